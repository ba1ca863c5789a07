"""Measures whether the source of an attribution is named right: the entity at the gold source has the gold name.

Names count as equal without regard to case, articles, quotation marks and a bracketed acronym at the end. Of first
and second persons inside quotations the speaker is given (`resolve_first_person` with the gold attributions).

    python -m bench.naming --data ../shared/data --split dev
"""

import argparse
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from bench.corpus import GoldDocument, load
from reportedly.analysis import Analysis
from reportedly.claims.people import People, Speaker, find_people, resolve_first_person

PRONOUNS = frozenset(
    "he him his she her hers they them their it its i me my we us our you your who whom which that".split()  # noqa: SIM905
)
_TRIM = re.compile(r"^(?:the|a|an|its|his|her|their) |[\"“”'‘’]| ?[(\[][^()\[\]]*[)\]]$|,$")


def plain(name: str | None) -> str:
    """Return a name as it is compared."""
    text, before = " ".join((name or "").split()).casefold(), ""
    while text != before:
        before, text = text, _TRIM.sub("", text).strip()
    return text


def form_of(words: str) -> str:
    """Return the category of a source: pronoun, name (a capital after the first word, or no article) or description."""
    if words.casefold() in PRONOUNS:
        return "pronoun"
    rest = words.split(" ")
    return (
        "name" if any(word[:1].isupper() for word in rest[1:]) or (rest[0][:1].isupper() and len(rest) == 1) else "role"
    )


def with_speakers(people: People, gold: GoldDocument) -> People:
    """Return the people with first persons given to the speakers that the gold attributions name."""
    speakers: list[Speaker] = []
    for one in gold.attributions:
        entity = people.at(one.source.start, one.source.end) if one.source else None
        if entity is not None:
            speakers.extend(Speaker(span.start, span.end, entity) for span in one.content)
    return resolve_first_person(people, speakers)


def judge(gold: GoldDocument, analysis: Analysis) -> Iterable[tuple[str, bool, str, str, str | None]]:
    """Yield for each gold source its category, whether it is named right, its words, the wanted and the found name."""
    people = with_speakers(find_people(analysis), gold)
    names = {entity.id: entity.name for entity in people.entities}
    for one in gold.attributions:
        if one.source is None:
            continue
        words = gold.text[one.source.start : one.source.end]
        entity = people.at(one.source.start, one.source.end)
        found = names.get(entity or "")
        yield form_of(words), plain(found) == plain(one.source_name), words, one.source_name or "", found


def measure(
    documents: Iterable[GoldDocument], analyse: Callable[[GoldDocument], Analysis]
) -> dict[str, tuple[int, int]]:
    """Return right and all, by form of the source and in all."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for gold in documents:
        for form, good, *_ in judge(gold, analyse(gold)):
            for key in (form, "all"):
                right[key] += good
                total[key] += 1
    return {key: (right[key], total[key]) for key in sorted(total)}


def main(argv: Sequence[str] | None = None) -> None:
    """Print the share named right, on news and on the excerpts."""
    from reportedly.parse.parser import Parser
    from reportedly.read import Options, read_text

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--split", choices=("train", "dev"), default="dev")
    parser.add_argument("--model", type=Path, default=None)
    options = parser.parse_args(argv)
    model = Parser(options.model)

    def analyse(gold: GoldDocument) -> Analysis:
        return model.analyse(read_text(gold.text, source=gold.name, options=Options(published=gold.published)).document)

    documents = list(load(options.data, options.split))
    for part in ("news", "excerpts"):
        figures = measure((gold for gold in documents if gold.part == part), analyse)
        for key, (right, total) in figures.items():
            print(f"{part:9} {key:8} {right:4} of {total:4}  {100 * right / total:5.1f} %")


if __name__ == "__main__":
    main()
