"""Measures how comparing grows: all pairs of many synthetic documents, or one new document against a case of them.

    python -m bench.compare_scale                          10,000 30,000 100,000 documents
    python -m bench.compare_scale 1000 3000                as many as you say
    python -m bench.compare_scale --case 1000 3000         in a case that grows, 50 at a time, and then one by one

Each event of the synthetic case is told by four outlets within three days: one report, one copy of it, and two of their
own words; a formula stands in a tenth of all documents. Documents are made again whenever they are asked for, as a case
file would read them, so that the memory measured is that of comparing. Times are of one core at work, without waiting.
"""

import argparse
import random
import resource
import tempfile
import time
from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import reportedly
from reportedly.cases import follow
from reportedly.compare import Comparer
from reportedly.record import Amount, Block, Claim, Document, Entity, Mention, Predicate, Published, Record, Role
from reportedly.store.case import Case
from reportedly.text import content_id

SIZES = (10_000, 30_000, 100_000)
PAGE, SINGLES = 50, 40
"""Documents that come to a case at once, and those that come one by one to be timed."""
TELLINGS, CLAIMS, DAYS = 4, 10, 2_000
"""Documents of an event, claims of a document, and days over which the events are spread."""
VERBS = (
    ("killed", "kill"), ("injured", "injure"), ("destroyed", "destroy"), ("arrested", "arrest"), ("closed", "close"),
    ("evacuated", "evacuate"), ("inspected", "inspect"), ("bought", "buy"), ("rescued", "rescue"),
    ("searched", "search"),
)  # fmt: skip
SYLLABLES = ("ba", "do", "ke", "li", "mur", "ran", "sel", "tor", "vi", "zan", "ost", "hel", "dar", "fen", "gri", "pol")
FORMULA = "The office did not say when it would answer the questions that this page has sent to it by letter."


def main(argv: Sequence[str] | None = None) -> int:
    """Measure each size, and print the curve."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.compare_scale",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "sizes", type=int, nargs="*", metavar="DOCUMENTS", help="how many (default: 10000 30000 100000)"
    )
    parser.add_argument("--case", action="store_true", help="in a case that grows")
    options = parser.parse_args(argv)
    sizes = tuple(options.sizes) or SIZES
    if options.case:
        print("documents   claims   taken in, ms a document   one new, ms: median, p95   file MiB   peak MiB")
        grown(sizes)
        return 0
    print("documents   claims   taken s   compared s   ms a document   stories   peak MiB")
    for size in sizes:
        print(measured(size), flush=True)
    return 0


def measured(size: int) -> str:
    """Return one line of the curve."""
    comparer = Comparer(record_of=lambda key: make(int(key[1])))
    start = time.process_time()
    for number in range(size):
        comparer.add(make(number))
    taken = time.process_time() - start
    start = time.process_time()
    _, links, stories = comparer.parts()
    told = sum(1 for _ in stories)
    compared = time.process_time() - start
    each = (taken + compared) / size * 1000
    return (
        f"{size:9,} {size * CLAIMS:8,} {taken:9.1f} {compared:12.1f} {each:15.2f} {told:9,} {_peak():10.0f}"
        f"   ({len(links):,} links)"
    )


def grown(sizes: Sequence[int]) -> None:
    """Let one case grow from size to size, and print a line at each."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "grown.case"
        with reportedly.open(path) as case:
            number = 0
            for size in sorted(sizes):
                start, first = time.process_time(), number
                for number in range(first, size, PAGE):
                    list(case.add_all(make(n) for n in range(number, min(number + PAGE, size))))
                    follow(case)
                each = (time.process_time() - start) / (size - first) * 1000
                singles = sorted(_one_new(case, size + n) for n in range(SINGLES))
                number = size + SINGLES
                file, median, slow = path.stat().st_size / 2**20, singles[SINGLES // 2], singles[SINGLES * 95 // 100]
                print(
                    f"{size:9,} {size * CLAIMS:8,} {each:25.1f} {median:20.1f} {slow:9.1f} "
                    f"{file:10.0f} {_peak():10.0f}",
                    flush=True,
                )


def _one_new(case: Case, number: int) -> float:
    case.add(make(number))
    start = time.process_time()
    follow(case)
    return (time.process_time() - start) * 1000


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def make(number: int) -> Record:
    """Return the document of a number: always the same."""
    event, telling = divmod(number, TELLINGS)
    names = [_name(random.Random(event * 31 + n)) for n in range(4)]
    own = random.Random(event * 101 + (0 if telling == 1 else telling))
    day = date(2018, 1, 1) + timedelta(days=event % DAYS + telling // 2)
    sentences = [_sentence(own, names, VERBS[n % len(VERBS)], event + n) for n in range(CLAIMS)]
    text = "\n\n".join([*(words for words, _ in sentences), *([FORMULA] if event % 10 == 0 else [])])
    spans, at = [], 0
    for words, parts in sentences:
        spans.append((at, at + len(words), parts))
        at += len(words) + 2
    return _record(text, spans, names, day.isoformat(), number)


def _record(text: str, spans: list[tuple[int, int, dict[str, str]]], names: list[str], day: str, number: int) -> Record:
    publisher = f"Outlet {number % 997}"
    entities = tuple(
        Entity(f"e{n}", name, "other", (Mention(text.index(name), text.index(name) + len(name), "name"),))
        for n, name in enumerate(names)
        if name in text
    )
    find = partial(_within, text)
    claims = []
    amounts = []
    for n, (start, end, parts) in enumerate(spans):
        amount = Amount(
            f"n{n}", *find(parts["number"], start), float(parts["count"]), float(parts["count"]), False, "people"
        )
        amounts.append(amount)
        roles = (Role("agent", *find(parts["agent"], start)), Role("patient", *find(parts["patient"], start)))
        verb = Predicate(*find(parts["verb"], start), parts["lemma"])
        claims.append(Claim(f"c{n}", start, end, verb, roles, amounts=(amount.id,)))
    document = Document(
        content_id(text, publisher), str(number), text, publisher=publisher, published=Published(day, "option"),
        blocks=tuple(Block("paragraph", start, end) for start, end, _ in spans),
    )  # fmt: skip
    return Record(document, entities=entities, amounts=tuple(amounts), claims=tuple(claims))


def _sentence(own: random.Random, names: list[str], verb: tuple[str, str], seed: int) -> tuple[str, dict[str, str]]:
    count = str(10 + seed * 7 % 90)
    agent, patient = own.choice(names), f"{count} {_word(own)}s"
    filler = " ".join(_word(own) for _ in range(own.randint(4, 9)))
    words = f"{agent} {verb[0]} {patient} near {own.choice(names)} while {filler} went on."
    return words, {
        "agent": agent,
        "patient": patient,
        "verb": verb[0],
        "lemma": verb[1],
        "number": count,
        "count": count,
    }


def _within(text: str, words: str, start: int) -> tuple[int, int]:
    at = text.index(words, start)
    return at, at + len(words)


def _name(source: random.Random) -> str:
    return "".join(source.choice(SYLLABLES) for _ in range(3)).capitalize()


def _word(source: random.Random) -> str:
    return "".join(source.choice(SYLLABLES) for _ in range(2))


if __name__ == "__main__":
    raise SystemExit(main())
