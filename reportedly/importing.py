"""Takes a corrected table of claims back into a case: what was changed in it becomes decisions, and the rest is told.

1. the rows of a document are laid beside the table that the case would write of it now
2. a row is known by its document and the offsets of its words; ids may have changed since
3. each changed cell that a person can decide becomes a decision, as `reportedly review` makes it
4. what does not fit is told with the line it stands on, and nothing else is lost for it
"""

import csv
import re
import sys
import tempfile
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import cache
from io import StringIO
from pathlib import Path

from reportedly.decision import IDENTITY
from reportedly.errors import CaseError, InputError, MissingInput, OptionError
from reportedly.show.exports.bundle import Exhibit
from reportedly.show.exports.columns import CLAIMS, JOIN, Cell, Context, claim_rows
from reportedly.show.exports.defuse import restored
from reportedly.show.exports.laid import Laid
from reportedly.show.exports.tables import lines
from reportedly.store import reviewing
from reportedly.store.case import Case

FIELDS = {
    "quote": "words", "predicate": "predicate.lemma", "polarity": "polarity", "status": "status", "hedges": "hedges",
    "said_in": "said_in", "agent": "roles.agent", "patient": "roles.patient",
}  # fmt: skip
"""The columns that can be corrected, and the field of a claim that each is."""
VERDICTS = {"accepted": "accept", "rejected": "reject"}
COMPARED = frozenset({"origin", "story", "verdict", "origins", "speaker_entity", "agent_entity", "patient_entity"})
"""Columns that tell of the whole case, and may have changed with it."""
OWN = frozenset({"review", "reviewed_by", "notes", "tags"})
NEEDED = ("document", "claim", "start", "end")
SIGNS = (",", ";", "\t")
"""What spreadsheets put between cells."""

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Correction:
    """A cell that was changed, and what it said before."""

    line: int
    document: str
    claim: str
    column: str
    before: str
    after: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.document[:8]}/{self.claim} {self.column}: {self.before!r} → {self.after!r}"


@dataclass(frozen=True, slots=True)
class Misfit:
    """What of a table did not fit, and why."""

    line: int
    message: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What a table changed, what of it did not fit, and how many rows said what the case says."""

    decided: tuple[Correction, ...]
    misfits: tuple[Misfit, ...]
    rows: int
    same: int

    @property
    def summary(self) -> str:
        """All of it in one line."""
        changes = f"{len(self.decided)} changes, {len(self.misfits)} that do not fit"
        return f"{self.rows} rows, {self.same} unchanged; {changes}"


def is_table(path: str) -> bool:
    """Tell whether a file begins like a table of claims."""
    with _opened(path) as text:
        return _header(text) is not None


def take_in(case: Case, path: str, by: str, *, only_show: bool = False) -> TakenIn:
    """Take in a corrected table of claims; with `only_show`, only say what that would decide. Raises InputError."""
    with _rehearsal(case) if only_show else nullcontext(lambda _: case) as stage:
        return _take_in(case, path, by, stage)


def _take_in(case: Case, path: str, by: str, stage: Callable[[str], Case]) -> TakenIn:
    decided: list[Correction] = []
    misfits: list[Misfit] = []
    rows = same = 0
    known: tuple[str, list[Row]] = ("", [])
    for number, row in _rows(path):
        rows += 1
        try:
            if row["document"] != known[0]:  # 1
                known = row["document"], _now(case, row["document"])
            now = _beside(row, known[1])  # 2
        except (CaseError, OptionError) as error:
            misfits.append(Misfit(number, str(error)))
            continue
        found, unheard = list(_changes(number, row, now)), list(_unheard(row, now))
        same += not found and not unheard
        for one in found:
            try:
                _decide(stage(one.document), by, one)  # 3
            except OptionError as error:
                misfits.append(Misfit(number, f"{one.column}: {str(error).removeprefix(f'{one.column}: ')}"))  # 4
            else:
                decided.append(one)
        misfits += [Misfit(number, message) for message in unheard]
    return TakenIn(tuple(decided), tuple(misfits), rows, same)


@contextmanager
def _rehearsal(case: Case) -> Iterator[Callable[[str], Case]]:
    """Give a case for the while that has the documents that are asked for, with what was decided of them."""
    from reportedly.store.open import open as open_case

    with tempfile.TemporaryDirectory(prefix="reportedly-") as folder, open_case(Path(folder) / "show.case") as other:

        @cache
        def stage(document: str) -> Case:
            other.add(case.record(document))
            other.bring(act for act in case.decisions(document=document) if act.act not in IDENTITY)
            return other

        yield stage


@contextmanager
def _opened(path: str) -> Iterator[StringIO]:
    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        yield StringIO(data.decode("utf-16" if data[:2] in (BOM_UTF16_LE, BOM_UTF16_BE) else "utf-8-sig"), newline="")
    except FileNotFoundError as error:
        raise MissingInput(f"{path}: there is no such file; wanted what `reportedly export csv` wrote") from error
    except OSError as error:
        raise InputError(f"{path}: it cannot be read ({error.strerror}); wanted a table of claims") from error
    except UnicodeDecodeError as error:
        raise InputError(
            f"{path}: it is not in UTF-8; wanted a CSV saved as UTF-8: the program asks when it saves"
        ) from error


def _header(text: StringIO) -> str | None:
    """The sign between cells, None where the first line does not name the columns of a table of claims."""
    first = text.readline()
    text.seek(0)
    for sign in SIGNS:
        names = next(csv.reader([first], delimiter=sign), [])
        if all(name in names for name in NEEDED):
            return sign
    return None


def _rows(path: str) -> Iterator[tuple[int, Row]]:
    with _opened(path) as text:
        sign = _header(text)
        if sign is None:
            raise InputError(f"{path}: got no columns {', '.join(NEEDED)}; wanted a table of `reportedly export csv`")
        reader = csv.DictReader(text, delimiter=sign)
        for row in reader:
            yield (
                reader.line_num,
                {key: restored(cell or "") for key, cell in row.items() if key and isinstance(cell, str)},
            )


def _now(case: Case, document: str) -> list[Row]:
    """The table that the case would write of a document, in the same form as it is read."""
    exhibit = Exhibit(case.corrected(case.document(document).id), {}, case.standings(document))
    nothing = Context(lambda _document, _claim: (None, None, None), lambda _: None)
    names: list[tuple[Cell, ...]] = [tuple(column.name for column in CLAIMS)]
    text = (lines(names) + lines(claim_rows(Laid(exhibit), nothing))).decode()
    return [{key: restored(cell) for key, cell in row.items()} for row in csv.DictReader(StringIO(text, newline=""))]


def _beside(row: Row, table: list[Row]) -> Row:
    """The row of the case on the same words, and of the same id if several are. Raises OptionError."""
    places = [now for now in table if (now["start"], now["end"]) == (row["start"], row["end"])]
    for now in places:
        if now["claim"] == row["claim"]:
            return now
    if len(places) == 1:
        return places[0]
    raise OptionError(
        f"{row['document'][:8]}/{row['claim']}: no claim stands on characters {row['start']} to {row['end']} any more; "
        "wanted a row as it was written: export again, and correct that"
    )


def _changes(number: int, row: Row, now: Row) -> Iterator[Correction]:
    for column in (*FIELDS, "review", "notes", "tags"):
        if column in row and not _same(row[column], now[column]):
            if column == "review" and row[column].strip() not in VERDICTS:
                continue
            yield Correction(number, now["document"], now["claim"], column, now[column], row[column].strip())


def _same(one: str, other: str) -> bool:
    """Whether two cells say the same; spreadsheets change line ends and the blanks around."""
    return one.replace("\r\n", "\n").strip() == other.replace("\r\n", "\n").strip()


def _decide(case: Case, by: str, one: Correction) -> None:
    name = f"{one.document}/{one.claim}"
    if one.column == "review":
        reviewing.judge(case, by, VERDICTS[one.after], [name])  # type: ignore[arg-type]
    elif one.column in ("notes", "tags"):
        _say(case, by, name, one)
    elif JOIN in one.before or (JOIN in one.after and one.column != "quote"):
        raise OptionError(f"it holds several values; wanted one: `reportedly review correct {name}`")
    else:
        reviewing.correct(case, by, name, FIELDS[one.column], one.after)


def _say(case: Case, by: str, name: str, one: Correction) -> None:
    before, after = (set(filter(None, cell.split(JOIN))) for cell in (one.before, one.after))
    if one.column == "notes" and before - after:
        raise OptionError("a note was taken away; wanted it to stay: `reportedly review undo` takes an act back")
    act = "note" if one.column == "notes" else "tag"
    for words in sorted(after - before):
        reviewing.say(case, by, act, name, words)  # type: ignore[arg-type]
    for words in sorted(before - after):
        reviewing.say(case, by, "untag", name, words)


def _unheard(row: Row, now: Row) -> Iterator[str]:
    """What was changed that nobody can decide."""
    for column in now:
        if column in FIELDS or column in COMPARED or column in OWN or column not in row or column == "claim":
            continue
        if not any(same(row[column], now[column]) for same in (_same, _same_number, _same_date)):
            yield f"{column}: it follows from other fields, or is not the claim's, and stays {now[column]!r}"
    review = row.get("review", "").strip()
    if review in VERDICTS or review == "corrected" or (review == "" and now["review"] == "corrected"):
        return
    if review != now["review"]:
        wanted = "accepted or rejected" if review else "`reportedly review undo`, to take a verdict back"
        yield f"review: got {review!r}; wanted {wanted}"


def _same_date(one: str, other: str) -> bool:
    """Whether two cells give one date; spreadsheets write 2024-05-14 as 5/14/2024, and 2024-05 as May-24."""
    return bool(_DATE.fullmatch(other)) and _numbers(one) == _numbers(other)


def _numbers(date: str) -> list[int]:
    named = re.sub(r"[a-z]{3,}", lambda month: f" {MONTHS.find(month[0][:3]) // 3 + 1} ", date.casefold())
    return sorted(int(number) % 100 for number in re.findall(r"\d+", named))


_DATE = re.compile(r"\d{4}-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?)?)?")
MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"
"""The months as spreadsheets shorten them, in one word."""


def _same_number(one: str, other: str) -> bool:
    try:
        return float(one.replace(",", ".")) == float(other)
    except ValueError:
        return False
