"""What of a claim can be corrected in the browser: its form, and the decisions that a filled-in form asks for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from reportedly.decision import Decision, Target, Value
from reportedly.errors import OptionError
from reportedly.record import Claim, Record
from reportedly.show.flow import bare
from reportedly.show.view import View
from reportedly.show.voices import short
from reportedly.show.web.case import CaseLike
from reportedly.show.web.pages import choices

ROLES = {"agent": "who", "patient": "what or whom", "recipient": "to whom", "about": "about what"}
"""Parts of a claim that the form always offers; others are offered where the claim has them."""
CHOSEN = ("polarity", "status")
"""Fields of which each value has a name."""
AROUND = 40
"""Letters on either side by which corrected words are found again when the document is read anew."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One field of the form: `name` is the thing and its field (`n1.low`), `value` what stands there now."""

    name: str
    label: str
    value: str
    options: tuple[tuple[str, str], ...] = ()
    hint: str = ""


def asked(record: Record, claim: Claim) -> list[Asked]:
    """Return the fields of the form for a claim."""
    return [
        *_chosen(claim),
        *_said(record, claim),
        *_told(record, claim),
        *_times(record, claim),
        *_amounts(record, claim),
    ]


def amended(
    case: CaseLike, by: str, record: Record, claim: Claim, given: Mapping[str, str], why: str | None
) -> list[Decision]:
    """Return the decisions that a form asks for. Raises OptionError for what cannot be."""
    changed = [one for one in asked(record, claim) if _changes(one, given)]
    acts = [_act(case, by, record, claim, one, given[one.name].strip(), why) for one in changed]
    target = case.target(record.document.id, claim.id)
    acts.sort(key=lambda act: (act.target != target, act.field == "low" and _rises(record, claim, given)))
    if acts and all(act.target != target for act in acts):
        acts.append(Decision("accept", by, target, why=why))
    for name in ("note", "tag"):
        if words := given.get(f"{name}-words", "").strip():
            acts.append(Decision("note" if name == "note" else "tag", by, target, value=words[:500]))
    if not acts:
        raise OptionError("got a correction that changes nothing; change a field, or accept the claim as it is")
    return acts


def _changes(one: Asked, given: Mapping[str, str]) -> bool:
    """Whether a form holds another value; a value of a list that is left open is none."""
    told = given.get(one.name)
    if told is None or (one.name in CHOSEN and not told):
        return False
    return told.strip() != one.value


def _chosen(claim: Claim) -> Iterator[Asked]:
    for name in CHOSEN:
        yield Asked(name, name, getattr(claim, name), tuple((value, value) for value in choices(name)))


def _said(record: Record, claim: Claim) -> Iterator[Asked]:
    view = View(record, 0, bare)
    voices = [("", "nobody but the publisher")]
    for item in record.attributions:
        cue = f" “{view.cut_all(item.cue)}”" if item.cue else ""
        voices.append((item.id, f"{short(view, item.id)}{cue}"[:80]))
    if len(voices) > 1:
        yield Asked("said_in", "who says so", claim.said_in or "", tuple(voices))


def _told(record: Record, claim: Claim) -> Iterator[Asked]:
    text = record.document.text
    yield Asked("predicate.lemma", "act", claim.predicate.lemma, hint="as in a dictionary")
    names = [*ROLES, *(role.role for role in claim.roles if role.role not in ROLES)]
    for name in dict.fromkeys(names):
        mine = [role for role in claim.roles if role.role == name]
        if len(mine) < 2:
            words = text[mine[0].start : mine[0].end] if mine else ""
            yield Asked(f"roles.{name}", ROLES.get(name, name), words, hint="words as they stand in the text")


def _times(record: Record, claim: Claim) -> Iterator[Asked]:
    for when in (one for one in record.times if one.id in claim.when):
        words = record.document.text[when.start : when.end]
        yield Asked(f"{when.id}.edtf", f"“{words}” is", when.edtf or "", hint="such as 2024-05-14, 2024-05, 2024~")


def _amounts(record: Record, claim: Claim) -> Iterator[Asked]:
    for amount in (one for one in record.amounts if one.id in claim.amounts):
        words = record.document.text[amount.start : amount.end]
        yield Asked(f"{amount.id}.low", f"“{words}”: at least", _figure(amount.low), hint="empty where it is open")
        yield Asked(f"{amount.id}.high", f"“{words}”: at most", _figure(amount.high), hint="empty where it is open")
        yield Asked(f"{amount.id}.unit", f"“{words}”: unit", amount.unit or "")


def _act(case: CaseLike, by: str, record: Record, claim: Claim, one: Asked, told: str, why: str | None) -> Decision:
    """One correction. `roles.…` and `said_in` point at words and things of the document, all else holds a value."""
    doc = record.document.id
    thing, _, field = one.name.rpartition(".") if one.name[1:2].isdecimal() else (claim.id, "", one.name)
    act = Decision("correct", by, case.target(doc, thing), field=field, was=one.value or None, why=why)
    if one.options and told not in [value for value, _ in one.options]:
        raise OptionError(
            f"got the {one.label} {told!r}; wanted {', '.join(value for value, _ in one.options if value)}"
        )
    if field == "said_in":
        return replace(act, others=(case.target(doc, told),) if told else ())
    if field.startswith("roles."):
        return replace(act, others=(_words(record, claim, told),) if told else ())
    return replace(act, value=_number(told) if field in ("low", "high") else told or None)


def _words(record: Record, claim: Claim, words: str) -> Target:
    """The place of some words that is nearest to the claim. Raises OptionError where the document has none."""
    doc, text = record.document, record.document.text
    places = []
    at = text.find(words)
    while at >= 0:
        places.append(at)
        at = text.find(words, at + 1)
    if not places:
        raise OptionError(f"got {words!r}, which does not stand in the document; wanted words as they stand there")
    start = min(places, key=lambda place: (not claim.start <= place < claim.end, abs(place - claim.start)))
    end = start + len(words)
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return Target("words", doc.id, words, before, after, start, end, source=doc.source)


def _number(told: str) -> Value:
    if not told:
        return None
    try:
        value = float(told.replace(",", "").replace(" ", ""))
    except ValueError as error:
        raise OptionError(f"got the figure {told!r}; wanted a number, such as 12 or 1200.5, or nothing") from error
    return int(value) if value.is_integer() else value


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.15g}"


def _rises(record: Record, claim: Claim, given: Mapping[str, str]) -> bool:
    """Whether a least figure is to lie above the most that stands there: then the most has to rise first."""
    for amount in (one for one in record.amounts if one.id in claim.amounts and one.high is not None):
        low = _number(given.get(f"{amount.id}.low", "").strip())
        if isinstance(low, int | float) and amount.high is not None and low > amount.high:
            return True
    return False
