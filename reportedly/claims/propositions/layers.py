"""What the other layers know of one sentence: its times, amounts, cues and voices, beside its tree."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

from reportedly.analysis import Analysis, Tree
from reportedly.claims.propositions import classes
from reportedly.claims.propositions.attach import by_sentence, tops_of, words_of
from reportedly.claims.propositions.foreign import foreign
from reportedly.claims.propositions.nouns import Entities
from reportedly.claims.propositions.voices import Voices
from reportedly.lexicon import table
from reportedly.record import Act, Amount, Attribution, BlockKind, When

THINGS = frozenset({"NOUN", "PROPN"})
CLAUSES = frozenset({"ccomp", "xcomp"})

UNSAID = frozenset({"dateline", "byline", "source", "boilerplate"})
"""Blocks that state nothing: metadata of the document."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A piece of the cue of an attribution."""

    start: int
    end: int
    act: Act


@dataclass(frozen=True, slots=True)
class Layers:
    """A sentence of an analysis, by its `number`, and what is known of it.

    `reporting` are the words of cues that only report, `acting` those that are events of their own, `timed` the heads
    of expressions of time; `leads` where the block is the unfinished line before a list.
    """

    number: int
    tree: Tree
    block: BlockKind
    leads: bool
    people: Entities
    times: list[When]
    amounts: list[Amount]
    voices: Voices
    published: str | None
    reporting: frozenset[int]
    acting: frozenset[int]
    timed: frozenset[int]


def layers_of(
    analysis: Analysis,
    people: Entities,
    times: Sequence[When],
    amounts: Sequence[Amount],
    attributions: Sequence[Attribution],
) -> Iterator[Layers]:
    """Yield the sentences that can state something, with all that is known of each."""
    blocks = analysis.document.blocks
    leading = {block.lead for block in blocks}
    published = analysis.document.published.edtf if analysis.document.published else None
    voices = Voices(attributions)
    whens, counts = by_sentence(analysis, times), by_sentence(analysis, amounts)
    cues = by_sentence(analysis, [Cue(span.start, span.end, a.act) for a in attributions for span in a.cue])
    for number, tree in enumerate(analysis.sentences):
        if blocks[tree.block].kind in UNSAID or foreign(tree):
            continue
        mine = whens.get(number, [])
        reporting, acting = cue_words(tree, cues.get(number, ()))
        yield Layers(
            number=number,
            tree=tree,
            block=blocks[tree.block].kind,
            leads=tree.block in leading,
            people=people,
            times=mine,
            amounts=counts.get(number, []),
            voices=voices,
            published=published,
            reporting=reporting,
            acting=acting,
            timed=frozenset(word for time in mine for word in tops_of(tree, time.start, time.end)),
        )


def cue_words(tree: Tree, cues: Sequence[Cue]) -> tuple[frozenset[int], frozenset[int]]:
    """Return the words of cues that only report, and those that are events of their own."""
    reporting: set[int] = set()
    acting: set[int] = set()
    for cue in cues:
        verbs = classes.section("speech_acts.verbs").get(cue.act, ())
        words = words_of(tree, cue.start, cue.end)
        for word in words:
            plain = tree.lemmas[word] in classes.words("speech_acts.plain")
            acts = (cue.act in classes.words("speech_acts.always") and not plain) or tree.lemmas[word] in verbs
            acts = acts or (not plain and _done_to(tree, word, words))
            acts = acts or tree.lemmas[word] in classes.words("speech_acts.deeds")
            (acting if acts else reporting).add(word)
    return frozenset(reporting), frozenset(acting)


def _done_to(tree: Tree, word: int, cue: Sequence[int]) -> bool:
    """Return whether a verb that is no word for speaking does something to a thing.

    "Accepted the prize", "was acquitted". Not where the thing is part of the cue ("drew criticism"), nor where a clause
    hangs on the verb.
    """
    if tree.upos[word] != "VERB" or tree.lemmas[word] in _speaking():
        return False
    below = {tree.rel(kid): kid for kid in tree.kids[word]}
    thing = below.get("obj", next(iter(tree.kids_by(word, "nsubj:pass")), None))
    return thing is not None and thing not in cue and tree.upos[thing] in THINGS and not CLAUSES & below.keys()


@cache
def _speaking() -> frozenset[str]:
    """Return the verbs that report, of whatever act; not those that rule by a clause alone ("found the crack")."""
    verbs = table("en", "reporting")["verbs"]
    others = [group for act, of_act in verbs.items() for key, group in of_act.items() if (act, key) != ("rule", "that")]
    return frozenset(chain.from_iterable(others))
