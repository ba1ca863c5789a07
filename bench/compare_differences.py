"""Writes out what the program got wrong in an event, in the words of its articles."""

from collections.abc import Iterator

from bench.comparing import Compared
from bench.events import Statement, TrueStory, doc_key
from bench.score_links import COPIES, pairs_of_kinds
from bench.score_stories import INDEPENDENT, Told, best, is_independent, right_dispute


def differences(compared: Compared) -> Iterator[str]:
    """Yield a line, or several, for each link, story, dispute and verdict that is wrong."""
    told = compared.told()
    yield from _links(compared)
    for story in compared.truth.stories.values():
        yield from _story(story, told)
    for one in told:
        if len({each.story for each in one.statements}) > 1:
            yield f"{one.name} mixes what is apart ({one.verdict}, {one.dispute})"
            yield from _quotes(one)
        if one.disputed and len(one.statements) > 1 and not right_dispute(one, compared.truth):
            yield f"{one.name} is no dispute: {one.dispute}"
            yield from _quotes(one)
        if one.verdict == INDEPENDENT and len(one.statements) > 1 and not is_independent(one):
            yield f"{one.name} is called independently reported and rests on one origin"
            yield from _quotes(one)


def _links(compared: Compared) -> Iterator[str]:
    gold = {(frozenset((one.from_, one.to)), one.kind) for event in compared.truth.events for one in event.links}
    said = {
        (pair, kind) for kind in (*COPIES, "cites", "same statement") for pair in pairs_of_kinds(compared.links, kind)
    }
    linked = {pair for pair, _ in said}
    for pair, kind in sorted(gold - said, key=str):
        other = "linked by another kind" if pair in linked else "not linked"
        yield f"link missed: {' = '.join(sorted(pair))}: {kind} ({other})"
    for pair, kind in sorted(said - gold, key=str):
        if pair not in {p for p, _ in gold}:
            yield f"link not marked: {' = '.join(sorted(pair))}: {kind}"
    true_groups = {group for event in compared.truth.events for group in event.origins}
    for origin in compared.origins:
        group = frozenset(doc_key(doc.source) for doc in origin.documents)
        if group not in true_groups:
            yield f"origin {origin.origin} is none: {', '.join(sorted(group))}"


def _story(story: TrueStory, told: list[Told]) -> Iterator[str]:
    held = best(story, told)
    if held is None and len(story.statements) == 1:
        return
    got = (held.verdict, held.dispute, held.development, held.origins) if held else (None, None, False, 1)
    wanted = (story.verdict, story.dispute, story.development, story.origins)
    missing = set(story.statements) - (held.statements if held else set())
    if got == wanted and not missing:
        return
    yield f"{story.name} ({story.about})"
    if got != wanted:
        yield f"    got {_words(got)}; wanted {_words(wanted)}"
    for statement in story.statements:
        sign = "-" if statement in missing else " "
        yield f"  {sign} {statement.doc.partition('/')[2]} [{statement.origin}]: {statement.quote}"


def _words(judged: tuple[str | None, str | None, bool, int]) -> str:
    verdict, dispute, development, origins = judged
    more = [dispute] if dispute else []
    more += ["development"] if development else []
    return f"{verdict or 'no story'}{' (' + ', '.join(more) + ')' if more else ''}, origins {origins}"


def _quotes(one: Told) -> Iterator[str]:
    def by_place(statement: Statement) -> tuple[str, str]:
        return statement.story, statement.doc

    for statement in sorted(one.statements, key=by_place):
        yield f"      {statement.story} | {statement.doc.partition('/')[2]} [{statement.origin}]: {statement.quote}"
