"""Builds a spaCy pipeline of the layers that our model has, to time beside it; needs the extra `spacy`."""

from importlib.util import find_spec
from typing import Any

from bench.speed_workers import MissingPackageError

WIDTH = 96
_LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH}
_TRANSITIONS = {"@architectures": "spacy.TransitionBasedParser.v2", "extra_state_tokens": False, "use_upper": True}

COMPONENTS: dict[str, dict[str, Any]] = {
    "tok2vec": {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": WIDTH,
            "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
            "rows": [5000, 1000, 2500, 2500],
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": WIDTH,
            "depth": 4,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    },
    "tagger": {"@architectures": "spacy.Tagger.v2", "tok2vec": _LISTENER},
    "parser": _TRANSITIONS | {"state_type": "parser", "hidden_width": 128, "maxout_pieces": 3, "tok2vec": _LISTENER},
    "ner": _TRANSITIONS | {"state_type": "ner", "hidden_width": 64, "maxout_pieces": 2, "tok2vec": _LISTENER},
}
"""The model of each component, sized as spaCy sizes its small CNN pipelines; one encoder for all three."""


def spacy_pipeline() -> Any:
    """Return the pipeline with our label sets and random weights; raises MissingPackageError."""
    if find_spec("spacy") is None:
        raise MissingPackageError(
            "spaCy is not installed; wanted it for --against spacy: pip install 'reportedly[spacy]'"
        )
    import spacy
    from spacy.training import Example

    from reportedly.parse.parser import shipped

    labels = shipped().labels
    nlp: Any = spacy.blank("en")
    for name, model in COMPONENTS.items():
        rare = {"min_action_freq": 1} if name == "parser" else {}
        nlp.add_pipe(name, config={"model": model, **rare})
    examples = [Example.from_dict(*_marked(nlp, labels.xpos, labels.rel, labels.name))]
    nlp.initialize(lambda: examples)
    return nlp


def _marked(
    nlp: Any, tags: tuple[str, ...], rels: tuple[str, ...], names: tuple[str, ...]
) -> tuple[Any, dict[str, Any]]:
    """Return a made-up sentence that has every label, from which spaCy takes its label sets."""
    size = max(len(tags), len(rels), len(names)) + 1
    kinds = sorted({name.partition("-")[2] for name in names} - {""})
    return nlp.make_doc(" ".join(["word"] * size)), {
        "tags": [tags[n % len(tags)] for n in range(size)],
        "heads": [0] * size,
        "deps": ["ROOT", *(rels[n % len(rels)] for n in range(1, size))],
        "entities": [f"U-{kinds[n]}" if n < len(kinds) else "O" for n in range(size)],
    }
