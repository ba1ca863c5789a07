"""The tag sets of the model, kept beside it as JSON."""

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from reportedly.errors import ModelError

FRAME_TAGS = (
    "O", "B-S", "I-S", "E-S", "S-S", "B-C", "I-C", "E-C", "S-C", "B-q", "I-q",
)  # fmt: skip
"""What a word is to a cue: source, content, or a further part of the cue."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The names of the model's outputs, in the order of their numbers."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: tuple[str, ...]
    lemma: tuple[str, ...]
    rel: tuple[str, ...]
    name: tuple[str, ...] = ("O", *(f"{b}-{k}" for k in ("person", "organisation", "place") for b in "BI"))
    cue: tuple[str, ...] = ("O", "B-cue", "I-cue")
    act: tuple[str, ...] = (
        "state", "believe", "deny", "refuse", "promise", "threaten", "demand", "ask", "accuse", "rule", "praise",
        "criticise", "rumour",
    )  # fmt: skip
    source_kind: tuple[str, ...] = ("person", "organisation", "role", "group", "document", "none")
    frame: tuple[str, ...] = FRAME_TAGS

    def sizes(self) -> dict[str, int]:
        """Return how many tags each set has, in the order of the fields."""
        return {part.name: len(getattr(self, part.name)) for part in fields(self)}


def save(labels: Labels, path: Path) -> None:
    """Write the tag sets as JSON."""
    path.write_text(json.dumps(asdict(labels), ensure_ascii=False, indent=0) + "\n", "utf-8")


def load(path: Path) -> Labels:
    """Read the tag sets; raises ModelError where the file is not theirs."""
    try:
        given = json.loads(path.read_text("utf-8"))
        return Labels(**{name: tuple(values) for name, values in given.items()})
    except (OSError, ValueError, TypeError) as error:
        raise ModelError(f"{path}: got no tag sets ({error}); install reportedly again, or run `make model`") from error
