"""Analysis to Record: who says what, read off the trees by grammar and lexicon."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportedly.analysis import Analysis
from reportedly.claims.amounts import find_amounts, with_dollars
from reportedly.claims.attributions import find_attributions
from reportedly.claims.doubts import doubts
from reportedly.claims.people import People, find_people
from reportedly.claims.people.first_person import Speaker, resolve_first_person, with_standing_names
from reportedly.claims.places import place_them
from reportedly.claims.propositions import find_claims
from reportedly.claims.times import find_times
from reportedly.claims.wording import find_wording
from reportedly.record import Attribution, Problem, Record, Sentence


def build_record(analysis: Analysis, problems: tuple[Problem, ...] = ()) -> Record:
    """Return the record of a document: 1. who, 2. when, 3. how many, 4. who says, 5. what, 6. in which words,
    7. where, and so in which dollars, 8. what cannot be as the text has it.

    "I" and "we" are known only once it is known who says the words that they stand in, so who is settled after that.

    `problems` are those of reading; they stand first in the record's own.
    """
    people = find_people(analysis)  # 1
    times = find_times(analysis)  # 2
    amounts = find_amounts(analysis, times)  # 3
    attributions = find_attributions(analysis, people)  # 4
    people = resolve_first_person(people, _speakers(attributions), analysis.document.language)
    people = with_standing_names(people, analysis.document.text)
    attributions = tuple(_named(one, people) for one in attributions)
    claims = find_claims(analysis, people, times, amounts, attributions)  # 5
    entities = place_them(people.entities, analysis)  # 7
    amounts = with_dollars(amounts, analysis, entities)
    return Record(
        document=analysis.document,
        sentences=tuple(Sentence(tree.start, tree.end, tree.block) for tree in analysis.sentences),
        entities=entities,
        times=times,
        amounts=amounts,
        attributions=attributions,
        claims=claims,
        wording=find_wording(analysis, attributions),  # 6
        problems=(*problems, *analysis.problems, *doubts(analysis.document.text, times, amounts)),  # 8
    )


def _speakers(attributions: Iterable[Attribution]) -> Iterator[Speaker]:
    for one in attributions:
        if one.entity:
            yield from (Speaker(span.start, span.end, one.entity) for span in one.content)


def _named(one: Attribution, people: People) -> Attribution:
    return replace(one, entity=people.at(one.source.start, one.source.end)) if one.source else one
