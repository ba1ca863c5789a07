"""What is known of one entity while a document is being read: its mentions so far, and what they tell of it."""

from collections.abc import Sequence

from reportedly.claims.people.phrase import Phrase
from reportedly.record import EntityKind

_NAME_VOTES = 3
"""A name's kind was learnt, a description's is its noun's commonest: one name outweighs three descriptions."""


class Chain:
    """The phrases that stand for one entity, by their number in the document, and what they have in common."""

    __slots__ = (
        "_into", "active", "gender", "kind", "last", "members", "mods", "named", "nation", "number", "owner", "roles",
        "seen", "votes",
    )  # fmt: skip

    def __init__(self) -> None:
        """Begin with nothing known."""
        self.members: list[int] = []
        self.votes: dict[EntityKind, int] = {}
        self.kind: EntityKind = "other"
        self.gender = ""
        self.number = ""
        self.named = False
        self.roles: set[str] = set()
        self.mods: set[str] = set()
        self.nation = ""
        self.owner: Chain | None = None
        self.seen = 0
        self.last = -1
        self.active = False
        self._into: Chain | None = None

    def top(self) -> "Chain":
        """Return the chain that this one was taken into, or itself."""
        chain = self
        while chain._into is not None:
            chain = chain._into
        return chain

    def add(self, index: int, phrase: Phrase) -> None:
        """Take a phrase in, with what it tells of kind, number, gender and roles."""
        self.members.append(index)
        if phrase.form == "pronoun":
            self.gender = self.gender or phrase.gender
            self.number = self.number or phrase.number
            return
        if phrase.kind != "other":
            self.votes[phrase.kind] = self.votes.get(phrase.kind, 0) + (_NAME_VOTES if phrase.form == "name" else 1)
            self.kind = max(self.votes, key=self.votes.__getitem__)
        self.gender = self.gender or phrase.gender
        if self.gender == "n" and self.kind == "person":  # one mention was taken for a place
            self.gender = ""
        self.number = self.number or phrase.number
        self.mods |= phrase.mods
        self.nation = self.nation or phrase.nation
        self.roles.update(phrase.roles)
        if phrase.several:
            return
        if phrase.form == "nominal":
            self.roles.add(phrase.lemma)
        else:
            self.named = True

    def take(self, other: "Chain", phrases: Sequence[Phrase]) -> None:
        """Take all phrases of another chain in."""
        for index in other.members:
            self.add(index, phrases[index])
        self.owner = self.owner or other.owner
        self.seen += other.seen
        self.last = max(self.last, other.last)
        self.active = self.active or other.active
        other._into = self
