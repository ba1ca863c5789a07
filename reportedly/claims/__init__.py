"""Analysis to Record: who says what, read off the trees by grammar and lexicon."""

from reportedly.analysis import Analysis
from reportedly.claims.amounts import find_amounts
from reportedly.claims.attributions import find_attributions
from reportedly.claims.people import find_people
from reportedly.claims.propositions import find_claims
from reportedly.claims.times import find_times
from reportedly.claims.wording import find_wording
from reportedly.record import Problem, Record, Sentence


def build_record(analysis: Analysis, problems: tuple[Problem, ...] = ()) -> Record:
    """Return the record of a document: 1. who, 2. when, 3. how many, 4. who says, 5. what, 6. in which words.

    `problems` are those of reading; they stand first in the record's own.
    """
    people = find_people(analysis)  # 1
    times = find_times(analysis)  # 2
    amounts = find_amounts(analysis, times)  # 3
    attributions = find_attributions(analysis, people)  # 4
    claims = find_claims(analysis, people, times, amounts, attributions)  # 5
    return Record(
        document=analysis.document,
        sentences=tuple(Sentence(tree.start, tree.end, tree.block) for tree in analysis.sentences),
        entities=people.entities,
        times=times,
        amounts=amounts,
        attributions=attributions,
        claims=claims,
        wording=find_wording(analysis, attributions),  # 6
        problems=problems + analysis.problems,
    )
