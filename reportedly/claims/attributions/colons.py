"""Speakers before a colon: headlines ("Coast guard: two boats missing") and transcripts ("Q:", "MS RUIZ:")."""

from collections.abc import Iterator

from reportedly import lexicon
from reportedly.analysis import Analysis, Tree
from reportedly.claims.attributions.draft import Draft
from reportedly.record import Block, SourceKind, Span

MOST_LABEL_WORDS = 8
FEWEST_LABELS = 2
"""Labels that make a transcript: a single one may be a heading or a list's beginning."""

SPEAKERS: tuple[tuple[str, SourceKind], ...] = (
    ("organisation", "organisation"),
    ("person", "role"),
    ("group", "group"),
)
"""Classes of nouns in the lexicon that can speak, and the kind of source that each makes."""


def colon_drafts(analysis: Analysis, found: list[Draft]) -> Iterator[Draft]:
    """Yield the attributions of speakers before a colon that no cue of the model stands for."""
    taken = {span.start for draft in found for span in draft.cue}
    labelled = [labels for labels in _labels(analysis) if labels[1].starts[labels[2]] not in taken]
    speakers = [one for one in labelled if analysis.document.blocks[one[1].block].kind != "heading"]
    turns = speakers if len(speakers) >= FEWEST_LABELS else []
    starts = {tree.block for _, tree, _ in turns}
    for number, tree, colon in turns:
        yield _turn(analysis, number, tree, colon, starts)
    for number, tree, colon in labelled:
        kind = _speaker_kind(tree, colon)
        if analysis.document.blocks[tree.block].kind == "heading" and kind and _has_finite_verb(tree, colon + 1):
            content = Span(tree.starts[colon + 1], tree.end)
            yield Draft(number, (_at(tree, colon),), tree.span(0, colon), (content,), "state", kind, 1.0)


def _labels(analysis: Analysis) -> Iterator[tuple[int, Tree, int]]:
    """Yield the sentences that open their block with a short label, and where its colon stands."""
    opened: set[int] = set()
    for number, tree in enumerate(analysis.sentences):
        if tree.block in opened:
            continue
        opened.add(tree.block)
        colon = next((w for w in range(min(len(tree), MOST_LABEL_WORDS)) if tree.words[w] == ":"), 0)
        credit = colon and tree.lemmas[colon - 1].lower() in lexicon.words("en", "reporting", "labels.credit")
        if colon and not credit and colon + 1 < len(tree) and not _has_verb(tree, 0, colon):
            yield number, tree, colon


def _turn(analysis: Analysis, number: int, tree: Tree, colon: int, starts: set[int]) -> Draft:
    """Return a speaker's turn: from behind the colon to the block before the next speaker."""
    blocks = analysis.document.blocks
    last = tree.block
    while last + 1 < len(blocks) and last + 1 not in starts and blocks[last + 1].kind == "paragraph":
        last += 1
    content = Span(tree.starts[colon + 1], _end(analysis, blocks[last]))
    asked = tree.words[0].rstrip(".").lower() in lexicon.words("en", "reporting", "labels.question")
    kind: SourceKind = "person" if any(name.first < colon for name in tree.names) else "role"
    return Draft(number, (_at(tree, colon),), tree.span(0, colon), (content,), "ask" if asked else "state", kind, 1.0)


def _end(analysis: Analysis, block: Block) -> int:
    return len(analysis.document.text[: block.end].rstrip())


def _at(tree: Tree, word: int) -> Span:
    return tree.span(word, word + 1)


def _speaker_kind(tree: Tree, colon: int) -> SourceKind | None:
    """Return the kind of speaker that a label names, None where it names a topic or a place."""
    head = next((word for word in range(colon) if not 0 <= tree.heads[word] < colon), 0)
    name = next((name for name in tree.names if name.first <= head < name.last and name.last <= colon), None)
    if name and name.kind != "place":
        return "person" if name.kind == "person" else "organisation"
    if tree.words[head].isupper() and 1 < len(tree.words[head]) <= 4:
        return "organisation"
    lemma = tree.lemmas[colon - 1].lower()
    if lemma in lexicon.words("en", "reporting", "labels.document"):
        return "document"
    return next((kind for key, kind in SPEAKERS if lemma in lexicon.words("en", "people", f"nouns.{key}")), None)


def _has_finite_verb(tree: Tree, first: int) -> bool:
    return any(tree.xpos[word] in ("VBD", "VBZ", "VBP", "MD", "VBN", "VBG") for word in range(first, len(tree)))


def _has_verb(tree: Tree, first: int, last: int) -> bool:
    return any(tree.upos[word] in ("VERB", "AUX") for word in range(first, last))
