"""Scores times against MEANTIME: 90 Wikinews articles with TIMEX3 values, brought to EDTF by a written rule.

    python -m bench.timex               relaxed and value, by corpus, with counts
    python -m bench.timex --misses      and what is wrong

Only the first six sentences of an article are annotated; no others are read. Its words are put together with spaces,
so that spacing is not the original's. The rule from a TIMEX3 value to EDTF:

1. A day, month, year, decade, time of day or duration is what it is; `dd-mm-yyyy` is turned round; parts of a day and
   unknown days go (`2012-05-03TMO` is the day); a fiscal year is its year.
2. A week is the interval of its days, a week-end of its two, a quarter and a season of their months.
3. `PRESENT_REF` is the day of publication, `PAST_REF` its month, `FUTURE_REF` what follows it.
4. A SET is a repetition (`R/P1D`). What has an X left cannot be resolved.

Ours is the same where it is equal but for `~` (TIMEX3 marks it elsewhere), for an open end (TIMEX3 gives the date at
which "since 2010" begins), where TIMEX3 gives a duration and we its interval, and where ours is the part of theirs that
the words name ("early 2012").
"""

import argparse
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from bench.counts import F1, Scores, total
from bench.data import MissingDataError, data_folder, exit_without_data
from bench.spans import matched_spans
from bench.table import table
from reportedly.claims.times import find_times
from reportedly.parse.parser import shipped
from reportedly.read import Options, read_text
from reportedly.record import Span, When

FOLDER = "meantime"
ANNOTATED = 6
"""Sentences at the start of each article that were read for times."""
NO_SPACE_BEFORE = frozenset(".,;:!?)]}%'") | {"'s", "n't", "’s"}
SEASONS = {"SP": "{0}-03/{0}-05", "SU": "{0}-06/{0}-08", "FA": "{0}-09/{0}-11", "WI": "{0}-12/{1}-02"}
PART = re.compile(r"(?:the )?(?:very )?(?:early|earlier|late|later|mid|middle|end|beginning|start)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Gold:
    """One time of an article: its words, and its value as EDTF."""

    span: Span
    edtf: str | None


@dataclass(frozen=True, slots=True)
class Article:
    """An article's annotated beginning; `published` is its day of publication."""

    name: str
    text: str
    published: str | None
    times: tuple[Gold, ...]


def read(path: Path) -> Article:
    """Read one annotated file; it comes from a data set that is pinned, not from a stranger."""
    root = ET.parse(path).getroot()
    text, places = _text(root)
    marks = [mark for mark in root.iter("TIMEX3") if mark.get("value")]
    values = {mark.get("m_id"): _turned(mark.get("value", "")) for mark in marks}
    created = next((values[m.get("m_id")] for m in marks if m.get("functionInDocument") == "CREATION_TIME"), None)
    days = (value for value in values.values() if re.fullmatch(r"\d{4}-\d\d-\d\d", value))
    published = created or next(days, None)
    times = []
    for mark in root.iter("TIMEX3"):
        words = [places.get(anchor.get("t_id")) for anchor in mark.findall("token_anchor")]
        spans = [span for span in words if span is not None]
        if spans and len(spans) == len(words):
            span = Span(min(one.start for one in spans), max(one.end for one in spans))
            times.append(Gold(span, to_edtf(mark.get("type", ""), mark.get("value", ""), published)))
    return Article(path.stem, text, published, tuple(sorted(times, key=lambda gold: gold.span.start)))


def _text(root: ET.Element) -> tuple[str, dict[str | None, Span]]:
    text, places, before = "", {}, None
    for token in root.iter("token"):
        sentence, word = token.get("sentence"), token.text or ""
        if int(sentence or 0) >= ANNOTATED:
            continue
        if before is not None and sentence != before:
            text += "\n"
        elif text and word not in NO_SPACE_BEFORE:
            text += " "
        places[token.get("t_id")] = Span(len(text), len(text) + len(word))
        text, before = text + word, sentence
    return text, places


def _turned(value: str) -> str:
    found = re.fullmatch(r"(\d\d)-(\d\d)-(\d{4})", value)
    return f"{found[3]}-{found[2]}-{found[1]}" if found else value


def to_edtf(kind: str, value: str, published: str | None) -> str | None:
    """Return the EDTF value of a TIMEX3 value by the rule at the top of this module; None where it is open."""
    value = _turned(value)
    references = {"PRESENT_REF": "{0}", "FUTURE_REF": "{0}/..", "PAST_REF": "{1}"}
    if value in references:
        return references[value].format(published, published[:7]) if published else None
    value = _months(value) or _week(value) or value
    value = re.sub(r"T(MO|AF|EV|NI|XX)$|-XX$", "", value.removeprefix("FY"))
    if re.fullmatch(r"\d{3}", value):
        return f"{value}X"
    if not value or "X" in value:
        return None
    value = re.sub(r"^P(\d+)\.5Y$", r"P\1Y6M", value)
    return f"R/{value}" if kind == "SET" else value


def _months(value: str) -> str | None:
    if found := re.fullmatch(r"(\d{4})-Q(\d)", value):
        last = 3 * int(found[2])
        return f"{found[1]}-{last - 2:02}/{found[1]}-{last:02}"
    if found := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        return SEASONS[found[2]].format(found[1], int(found[1]) + 1)
    return None


def _week(value: str) -> str | None:
    found = re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value)
    if not found:
        return None
    monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
    first, last = (5, 6) if found[3] else (0, 6)
    return f"{monday + timedelta(first)}/{monday + timedelta(last)}"


def same(gold: str | None, ours: str | None, words: str) -> bool:
    """Tell whether our value is theirs, by the rule at the top of this module."""
    if gold is None or ours is None:
        return gold is ours
    ours = ours.replace("~", "")
    if gold in (ours, ours.removeprefix("R/"), ours.removesuffix("/.."), ours.removeprefix("../")):
        return True
    if gold.startswith("P") and "/" in ours and ".." not in ours:
        return _length(*ours.split("/")) == gold
    return bool(PART.match(words)) and ours.replace("../", "").startswith(gold)


def _length(first: str, last: str) -> str | None:
    """Return the time between two dates of one precision as a duration."""
    if len(first) != len(last) or not re.fullmatch(r"[\d-]+", first + last):
        return None
    if len(first) == 4:
        return f"P{int(last) - int(first)}Y"
    if len(first) == 7:
        return f"P{(int(last[:4]) - int(first[:4])) * 12 + int(last[5:]) - int(first[5:])}M"
    return f"P{(date.fromisoformat(last) - date.fromisoformat(first)).days}D"


def find(article: Article) -> tuple[When, ...]:
    """Return the times that the program finds in an article."""
    options = Options(published=article.published)
    reading = read_text(article.text, source=article.name, options=options)
    return find_times(shipped().analyse(reading.document))


def score(article: Article, found: Sequence[When]) -> Scores:
    """Return `relaxed` (some words in common) and `value` (the same value too) of one article."""
    pairs = matched_spans([Span(one.start, one.end) for one in found], [gold.span for gold in article.times])
    right = sum(_is_right(article, found[ours], article.times[gold]) for ours, gold in pairs.items())
    sizes = len(found), len(article.times)
    return {"relaxed": F1(len(pairs), *sizes), "value": F1(right, *sizes)}


def _is_right(article: Article, ours: When, gold: Gold) -> bool:
    return same(gold.edtf, ours.edtf, article.text[ours.start : ours.end])


def misses(article: Article, found: Sequence[When]) -> Iterator[str]:
    """Yield a line for each time that is missed, invented or has another value."""
    pairs = matched_spans([Span(one.start, one.end) for one in found], [gold.span for gold in article.times])
    for number, ours in enumerate(found):
        words = article.text[ours.start : ours.end]
        if number not in pairs:
            yield f"invented  {words!r} {ours.edtf}"
        elif not _is_right(article, ours, article.times[pairs[number]]):
            yield f"value     {words!r} {ours.edtf}, theirs {article.times[pairs[number]].edtf}"
    for number, gold in enumerate(article.times):
        if number not in pairs.values():
            yield f"missed    {article.text[gold.span.start : gold.span.end]!r} {gold.edtf}"


def main(argv: Sequence[str] | None = None) -> int:
    """Print the figures, and with `--misses` what is wrong; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.timex", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", help="folder of the data (default: DATA, else ../shared/data)")
    parser.add_argument("--misses", action="store_true", help="list what is wrong")
    options = parser.parse_args(argv)
    try:
        folder = data_folder(options.data, FOLDER) / FOLDER
    except MissingDataError as error:
        return exit_without_data(error)
    columns: dict[str, list[Scores]] = {}
    for path in sorted(folder.glob("*/*.xml")):
        article = read(path)
        found = find(article)
        columns.setdefault(path.parent.name, []).append(score(article, found))
        for line in misses(article, found) if options.misses else ():
            print(f"{article.name[:30]:30}  {line}")
    summed = {name: total(scores) for name, scores in columns.items()}
    summed["all"] = total(one for scores in columns.values() for one in scores)
    print("\n".join(table("TIMES", summed)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
