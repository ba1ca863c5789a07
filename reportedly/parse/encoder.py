"""The model at run time: one ONNX session; this module alone knows onnxruntime."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reportedly.errors import ModelError

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

SLOW_FUSIONS = ["SkipLayerNormFusion"]
"""Fusions that cost more than they save on a CPU: the fused operator took 1 ms where the two took 0.2."""

INPUTS = ("ids", "shapes", "first", "words")
OUTPUTS = ("tags", "arcs", "dependents", "heads", "names", "cues", "acts", "kinds", "pairs")


@dataclass(frozen=True, slots=True)
class Encoded:
    """What one pass gives for a batch, [sentence, word, …]; word 0 is the root.

    `tags` are the best numbers of upos, xpos, feats, lemma, head and rel; the rest are scores and projections.
    """

    tags: NDArray[np.int32]
    arcs: Floats
    dependents: Floats
    heads: Floats
    names: Floats
    cues: Floats
    acts: Floats
    kinds: Floats
    pairs: Floats


class Encoder:
    """The session and the few weights that are applied outside of it."""

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        """Load `model.onnx` and `weights.npz`; raises ModelError where they are absent or broken."""
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # Spinning threads starve whatever else runs on the machine.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        try:
            self._session = onnxruntime.InferenceSession(
                str(folder / "model.onnx"),
                options,
                providers=["CPUExecutionProvider"],
                disabled_optimizers=SLOW_FUSIONS,
            )
            self.weights: dict[str, Floats] = dict(np.load(folder / "weights.npz"))
        except Exception as error:
            raise ModelError(
                f"{folder}: the model cannot be loaded ({error}); install reportedly again, or run `make model`"
            ) from error

    def run(self, ids: Integers, shapes: Integers, first: Integers, words: Floats) -> Encoded:
        """Run the model over a padded batch of pieces."""
        given = dict(zip(INPUTS, (ids, shapes, first, words), strict=True))
        return Encoded(*self._session.run(list(OUTPUTS), given))
