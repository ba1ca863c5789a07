"""The commands that people decide with: review claims, say who is who, and pass decisions on."""

import getpass
from collections.abc import Sequence
from typing import Annotated, Any

import typer

from reportedly.cli.options import FAILED, OK, Form, command, told
from reportedly.cli.places import CaseFile, Limit, open_case, print_lines, print_rows


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""


By = Annotated[
    str, typer.Option("--by", metavar="NAME", envvar="REPORTEDLY_BY", default_factory=_user, show_default="your login",
                      help="Who decides.")
]  # fmt: skip
SHOWN = 5
"""Faulty lines of a file that are told one by one."""

Why = Annotated[str | None, typer.Option("--why", metavar="TEXT", help="The reason, for others to read.")]
Entity = Annotated[str, typer.Argument(metavar="ENTITY", help="Its number, or a name that is nobody else's.")]


@command("Review claims: list, accept, reject, correct, note, tag, undo, redo.")
def review(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="ACT DOCUMENT/THING", help="What to do, and to what.")
    ] = None,
    *,
    case: CaseFile,
    by: By,
    why: Why = None,
    every: Annotated[bool, typer.Option("--all", help="List the claims that were reviewed too.")] = False,
    limit: Limit = 20,
    form: Form,
) -> None:
    """List the claims that nobody has reviewed (of one document, if it is named), or decide:

    accept 1/c3 1/c4; reject 1/c3; correct 1/c3 status planned; note 1/c3 "seen on site"; tag 1/c3 hot; untag 1/c3 hot;
    undo [ID]; redo. 1/c3 is claim c3 of document 1; a1, t1, n1, e1 and w1 can be named too.

    Example: reportedly review accept 1/c3 --case my.case
    """
    with told():
        from reportedly.show.decided import entered_lines

        act, *rest = words or [""]
        with open_case(case) as opened:
            if act in _ACTS:
                entered = _ACTS[act](opened, by, rest, why)
                print_rows("entered", entered, entered_lines, form=form)
                return
            _list(opened, words, every=every, limit=limit, form=form)


def _list(case: Any, words: Sequence[str] | None, *, every: bool, limit: int, form: Form) -> None:
    from reportedly.errors import OptionError
    from reportedly.show.decided import review_lines
    from reportedly.store.reviewing import to_review

    if words and len(words) > 1:
        raise OptionError(f"got {words[0]!r}; wanted {', '.join(_ACTS)}, or one document to list the claims of")
    found = to_review(case, words[0] if words else None, every=every, limit=limit)
    none = "no claims" if every else "nothing to review: all claims are reviewed; --all lists those"
    print_rows(
        "review",
        found,
        lambda page, one: review_lines(page, one.claim, one.document, one.standing),
        form=form,
        none=none,
    )


def _judge(case: Any, by: str, rest: Sequence[str], why: str | None, *, act: Any) -> list[Any]:
    from reportedly.store.reviewing import judge

    return judge(case, by, act, _wanted(rest, 1, f"review {act} 1/c3"), why=why)


def _say(case: Any, by: str, rest: Sequence[str], why: str | None, *, act: Any) -> list[Any]:
    from reportedly.store.reviewing import say

    del why
    name, *words = _wanted(rest, 2, f'review {act} 1/c3 "some words"')
    return [say(case, by, act, name, " ".join(words))]


def _correct(case: Any, by: str, rest: Sequence[str], why: str | None) -> list[Any]:
    from reportedly.store.reviewing import correct

    name, field, *value = _wanted(rest, 3, "review correct 1/c3 status planned")
    return [correct(case, by, name, field, " ".join(value), why=why)]


def _undo(case: Any, by: str, rest: Sequence[str], why: str | None) -> list[Any]:
    del why
    return _done(case.undo(by, of=rest[0] if rest else None), by)


def _redo(case: Any, by: str, rest: Sequence[str], why: str | None) -> list[Any]:
    del rest, why
    return _done(case.redo(by), by)


def _done(entered: Any, by: str) -> list[Any]:
    from reportedly.errors import OptionError

    if entered is None:
        raise OptionError(f"there is nothing of {by} to take back or do again: --by says whose")
    return [entered]


def _wanted(rest: Sequence[str], least: int, example: str) -> Sequence[str]:
    from reportedly.errors import OptionError

    if len(rest) < least:
        raise OptionError(f"got {len(rest)} words after the act; wanted at least {least}: reportedly {example}")
    return rest


_ACTS: dict[str, Any] = {
    **{act: (lambda *given, act=act: _judge(*given, act=act)) for act in ("accept", "reject")},
    **{act: (lambda *given, act=act: _say(*given, act=act)) for act in ("note", "tag", "untag")},
    "correct": _correct,
    "undo": _undo,
    "redo": _redo,
}
"""What `review` does for its first word."""


@command("Say that entities of a case are one.")
def merge(
    entity: Entity,
    others: Annotated[list[str], typer.Argument(metavar="OTHER", help="The entities that are the same one.")],
    *,
    case: CaseFile,
    by: By,
    why: Why = None,
) -> None:
    """Say that entities of a case are one; the first gives its name. `reportedly review undo` takes it back.

    Example: reportedly merge "Petar Lund" "P. Lunde" --case my.case
    """
    _entities("merge", case, by, entity, others, why)


@command("Say that entities of a case are not one.")
def forbid(
    entity: Entity,
    others: Annotated[list[str], typer.Argument(metavar="OTHER", help="The entities that are others.")],
    *,
    case: CaseFile,
    by: By,
    why: Why = None,
) -> None:
    """Say that entities of a case are not one, so that the program never joins them.

    Example: reportedly forbid "Petar Lund" "Ada Lund" --case my.case
    """
    _entities("forbid", case, by, entity, others, why)


@command("Say that some names of an entity are somebody else's.")
def split(
    entity: Entity,
    names: Annotated[list[str], typer.Argument(metavar="DOCUMENT/NAME", help="Such as 3/e4: e4 of document 3.")],
    *,
    case: CaseFile,
    by: By,
    why: Why = None,
) -> None:
    """Say that some names of an entity are somebody else's; they become an entity of their own.

    Example: reportedly split "Petar Lund" 3/e4 --case my.case
    """
    _entities("split", case, by, entity, names, why)


@command("Give an entity of a case another name.")
def rename(
    entity: Entity,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What it is to be called.")],
    *,
    case: CaseFile,
    by: By,
) -> None:
    """Give an entity of a case another name; the names in the documents stay as they are.

    Example: reportedly rename 1048576 "Petar Lund (union)" --case my.case
    """
    _tell("rename", case, by, entity, name)


@command("Say of what kind an entity of a case is.")
def kind(
    entity: Entity,
    kind_: Annotated[
        str, typer.Argument(metavar="KIND", help="person, organisation, place, group, event, work, other.")
    ],
    *,
    case: CaseFile,
    by: By,
) -> None:
    """Say of what kind an entity of a case is.

    Example: reportedly kind "Selm Harbour" organisation --case my.case
    """
    _tell("kind", case, by, entity, kind_)


@command("Attach an identifier to an entity of a case.")
def identify(
    entity: Entity,
    scheme: Annotated[str, typer.Argument(metavar="SCHEME", help="wikidata, opensanctions …")],
    identifier: Annotated[str, typer.Argument(metavar="ID", help="Such as Q42.")],
    *,
    case: CaseFile,
    by: By,
) -> None:
    """Attach an identifier of another collection to an entity of a case.

    Example: reportedly identify "Petar Lund" wikidata Q1 --case my.case
    """
    _tell("identify", case, by, entity, identifier, scheme)


@command("List the decisions of a case, write them to a file, or take in a colleague's.")
def decisions(
    *,
    case: CaseFile,
    document: Annotated[str | None, typer.Option(metavar="DOCUMENT", help="Only those on this document.")] = None,
    export: Annotated[str | None, typer.Option("--export", metavar="FILE", help="Write all to a file, or - .")] = None,
    import_: Annotated[str | None, typer.Option("--import", metavar="FILE", help="Take in those of a file.")] = None,
    clashes: Annotated[bool, typer.Option("--clashes", help="Only those that do not agree.")] = False,
    orphans: Annotated[bool, typer.Option("--orphans", help="Only those whose words are gone.")] = False,
    form: Form,
) -> None:
    """List what people decided, in order of time; write it as JSON Lines, or take in what a colleague decided.

    Example: reportedly decisions --export decisions.jsonl --case my.case
    """
    with told():
        from reportedly.show import decided
        from reportedly.store.decision_files import lines

        with open_case(case) as opened:
            if import_ is not None:
                raise typer.Exit(take_in(opened, import_, form=form))
            found = opened.decisions(document=document and opened.document(document).id)
            if export is not None or (form.json and not clashes and not orphans):
                print_lines(lines(found), export or form.output)
                return
            rows: Any
            how: Any
            if clashes:
                rows, how, none = opened.clashes(), decided.clash_lines, "no clashes"
            elif orphans:
                rows, how, none = opened.orphans(), decided.orphan_lines, "no orphans"
            else:
                rows, how, none = found, decided.act_lines, "no decisions"
            print_rows("decided", rows, how, form=form, none=none)


def take_in(case: Any, path: str, *, form: Form) -> int:
    """Take in a file whole, or say what is wrong with its lines and take in nothing."""
    from reportedly.errors import RecordError
    from reportedly.show.decided import brought_lines
    from reportedly.show.printer import complain
    from reportedly.store.decision_files import read

    acts, faults = [], 0
    for number, act in read(path):
        if isinstance(act, RecordError):
            faults += 1
            if faults <= SHOWN:
                complain(f"{path}:{number}: {act}")
        else:
            acts.append(act)
    if faults:
        more = f" ({faults - SHOWN} more lines are faulty)" if faults > SHOWN else ""
        complain(f"{path}: nothing was taken in; wanted a file without faults{more}")
        return FAILED
    print_rows("brought", [case.bring(acts)], brought_lines, form=form)
    return OK


def _entities(act: str, where: str, by: str, entity: str, others: Sequence[str], why: str | None) -> None:
    with told():
        from reportedly.show.decided import entered_lines
        from reportedly.store import reviewing

        with open_case(where) as opened:
            made = getattr(reviewing, act)(opened, by, entity, others, why=why)
        print_rows("entered", [made], entered_lines, form=Form())


def _tell(act: Any, where: str, by: str, entity: str, value: str, field: str | None = None) -> None:
    with told():
        from reportedly.show.decided import entered_lines
        from reportedly.store.reviewing import tell

        with open_case(where) as opened:
            made = tell(opened, by, act, entity, value, field)
        print_rows("entered", [made], entered_lines, form=Form())
