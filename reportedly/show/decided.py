"""What people decided, as lines that a person reads: acts, clashes, orphans, and the claims that wait for a review."""

from collections.abc import Iterator

from reportedly.decision import Brought, Clash, Decision, Entered, Orphan, Standing
from reportedly.show.flow import Piece
from reportedly.show.lists import INDENT, Page, claim_lines, number
from reportedly.show.safe import harmless


def act_lines(page: Page, act: Decision) -> Iterator[str]:
    """Yield an act: when, who, what, of which words."""
    head: list[Piece] = [(f"{act.at[:16].replace('T', ' ')}  ", "quiet"), (harmless(act.by), "source")]
    yield from page.lines([*head, (f"  {said(act)}", "")], [(act.id, "quiet")], first="", rest=INDENT)
    if act.target is not None and act.target.quote:
        where = f" {harmless(act.target.source or '')} [{act.target.start}, {act.target.end})"
        yield from page.lines(
            [(f"“{harmless(act.target.quote)}”", "")], [(where.strip(), "quiet")], first=INDENT, rest=INDENT
        )
    if act.why:
        yield from page.lines([(harmless(act.why), "")], first=INDENT, rest=INDENT)


def said(act: Decision) -> str:
    """Return in words what an act says."""
    if act.of is not None:
        return f"{act.act} of {act.of}"
    others = " … ".join(f"“{harmless(each.head or each.quote)}”" for each in act.others)
    value = harmless(str(act.value)) if act.value is not None else others
    if act.act == "correct":
        before = f" (it was {harmless(str(act.was))})" if act.was is not None else ""
        return f"correct {act.field}: {value or 'nothing'}{before}"
    name = f" “{harmless(act.target.head)}”" if act.target and act.target.kind == "entity" and act.target.head else ""
    field = f" {harmless(act.field)}" if act.field else ""
    return f"{act.act}{name}{field}{': ' + value if value else ''}"


def entered_lines(page: Page, entered: Entered) -> Iterator[str]:
    """Yield an act that was entered, and what it does not agree with."""
    act, taken = entered.decision, entered.taken
    told = f"{act.act}: {said(taken)}" if taken is not None else said(act)
    about = (taken or act).target
    words: list[Piece] = (
        [(f"“{harmless(about.quote)}”", "")] if about and about.quote and about.kind != "entity" else []
    )
    yield from page.lines([(told, "")], words, [(act.id, "quiet")], first="", rest=INDENT)
    for clash in entered.clashes:
        yield from clash_lines(page, clash)


def clash_lines(page: Page, clash: Clash) -> Iterator[str]:
    """Yield acts that do not agree, one below the other."""
    yield page.paint(f"clash about {harmless(clash.about)}: both are kept; decide anew to settle it", "open")
    for act in clash.decisions:
        yield from page.lines(
            [(harmless(act.by), "source")], [(said(act), "")], [(act.id, "quiet")], first=INDENT, rest=INDENT * 2
        )


def orphan_lines(page: Page, orphan: Orphan) -> Iterator[str]:
    """Yield an act whose words are gone, and why it is of nothing now."""
    yield from act_lines(page, orphan.decision)
    yield from page.lines([(harmless(orphan.why), "open")], first=INDENT, rest=INDENT)


def brought_lines(page: Page, brought: Brought) -> Iterator[str]:
    """Yield what an import did."""
    yield f"{number(len(brought.new), 'new decision')}, {brought.known:,} known already"
    for clash in brought.clashes:
        yield from clash_lines(page, clash)
    for orphan in brought.orphans:
        yield from orphan_lines(page, orphan)


def review_lines(page: Page, claim: object, document: int, standing: Standing) -> Iterator[str]:
    """Yield a claim to review, with the name to give to `review accept`, and what was decided about it."""
    yield page.paint(f"{document}/{claim.id}", "title")  # type: ignore[attr-defined]
    yield from claim_lines(page, claim)  # type: ignore[arg-type]
    told: list[str] = [standing.verdict] if standing.verdict else []
    told += [said(act) for act in standing.corrections]
    told += [f"tag {harmless(tag)}" for tag in standing.tags]
    told += [f"{harmless(note.by)}: {harmless(str(note.value))}" for note in standing.notes]
    told += ["it was read otherwise when it was judged"] if standing.is_stale else []
    for each in told:
        yield from page.lines([(each, "quiet")], first=INDENT * 2, rest=INDENT * 3)
    for clash in standing.clashes:
        yield from clash_lines(page, clash)
