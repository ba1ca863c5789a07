"""One invented event in sentences of several outlets: a fire at a mill, told by its own words each time."""

from invented_reports import Said

NAMES = ("Torvik", "Ada Lenz", "Ben Orrs", "Harrow Mill", "Union of Weavers", "Lake Guard", "Daily Lantern")

KILLED = Said(
    "Four workers were killed when the Harrow Mill in Torvik burnt down on Monday night.", "killed", "kill",
    patient="Four workers", where="Torvik", when="Monday", day="2024-05-13", number=("Four workers", 4, 4, "people"),
)  # fmt: skip
DIED = Said(
    "Four people died in the fire at Torvik's Harrow Mill on Monday.", "died", "die", agent="Four people",
    where="Torvik", when="Monday", day="2024-05-13", number=("Four people", 4, 4, "people"),
)  # fmt: skip
SEVEN = Said(
    "Seven people died in the fire at Torvik's Harrow Mill on Monday.", "died", "die", agent="Seven people",
    where="Torvik", when="Monday", day="2024-05-13", number=("Seven people", 7, 7, "people"),
)  # fmt: skip
AT_LEAST_FOUR = Said(
    "The death of at least four people at the Harrow Mill in Torvik was announced at noon.", "death", "death",
    patient="at least four people", where="Torvik", number=("at least four people", 4, None, "people"),
)  # fmt: skip
LOCKED = Said(
    "Ada Lenz said that the owner of the Harrow Mill had locked the gate.", "locked", "lock",
    agent="the owner of the Harrow Mill", patient="the gate", by="Ada Lenz",
)  # fmt: skip
NOT_LOCKED = Said(
    "Ben Orrs denied that the owner of the Harrow Mill had locked the gate.", "locked", "lock",
    agent="the owner of the Harrow Mill", patient="the gate", by="Ben Orrs", cue="denied", act="deny",
)  # fmt: skip
SMOKE = Said(
    "A boatman told this page that he smelled smoke over Torvik an hour before anybody rang the bell.", "smelled",
    "smell", agent="he", patient="smoke", by="A boatman", cue="told",
)  # fmt: skip
EARLIER = Said(
    "Two workers were killed when a boiler of the Harrow Mill in Torvik burst on Friday.", "killed", "kill",
    patient="Two workers", where="Torvik", when="Friday", day="2024-05-03", number=("Two workers", 2, 2, "people"),
)  # fmt: skip
PADDING = Said(
    "The mill has stood beside the upper lock for a hundred and ten years and wove sails before it wove carpets.",
    "stood", "stand", agent="The mill", status="state",
)  # fmt: skip
