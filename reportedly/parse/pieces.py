"""Words to word pieces: the model's input, with a cache because news repeats its words."""

from pathlib import Path

CLS, SEP, UNK, PAD, MASK = 101, 102, 100, 0, 103
"""Ids that the vocabulary of the starting weights reserves."""

CACHE_WORDS = 200_000
"""Words kept before the cache starts anew: about 50 MB, more words than most collections have."""

MOST_PIECES = 48
"""Pieces of one word that the model sees; what is longer is no word, and its beginning tells as much."""

SHAPES = 8

STRAIGHT = {ord(mark): '"' for mark in "“”„‟"} | {ord(mark): "'" for mark in "‘’‚‛"}
"""Quotation marks as the model sees them: most training texts have straight ones; a text says the same with both."""


def shape(word: str) -> int:
    """Return the class of a word's case, which the uncased vocabulary does not show: 1 … 7, of 8 classes."""
    if not any(map(str.isalpha, word)):
        return 6 if any(map(str.isdigit, word)) else 5
    if word.islower():
        return 1
    if word.isupper():
        return 7 if len(word) == 1 else 3
    return 2 if word[0].isupper() and word[1:].islower() else 4


class Pieces:
    """The tokenizer of the model; `encode` gives piece ids and shape for each of many words."""

    def __init__(self, path: Path) -> None:
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._known: dict[str, tuple[list[int], int]] = {}

    def encode(self, words: list[str]) -> list[tuple[list[int], int]]:
        """Return for each word its piece ids (at least one) and its shape."""
        known = self._known
        new = [word for word in dict.fromkeys(words) if word not in known]
        if new:
            if len(known) + len(new) > CACHE_WORDS:
                known = self._known = {}
                new = list(dict.fromkeys(words))
            plain = [word.translate(STRAIGHT) for word in new]
            for word, encoding in zip(new, self._tokenizer.encode_batch(plain, add_special_tokens=False), strict=True):
                known[word] = (encoding.ids[:MOST_PIECES] or [UNK], shape(word))
        return [known[word] for word in words]
