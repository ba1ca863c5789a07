"""Says from the end of a line whether its sentence is finished, or goes on in what follows."""

from reportedly.lexicon import words

CLOSERS = "\"'”’»)]*_ \xa0"
"""What may stand behind the last sign of a sentence: quotation marks, brackets, emphasis of Markdown."""

OPEN = ":：,;–—-"
STOPS = ".!?…。！？؟۔"
TAIL = 80
"""Characters that hold the last word of a line."""


def finished(text: str, end: int) -> bool:
    """Say whether the words before `end` end a sentence."""
    while end > 0 and text[end - 1] in CLOSERS:
        end -= 1
    return end > 0 and text[end - 1] in STOPS


def unfinished(text: str, start: int, end: int, language: str) -> bool:
    """Say whether a line leaves its sentence open: it ends on a colon, comma, dash, or a word that needs another."""
    ending = text[max(start, end - TAIL) : end].rstrip(CLOSERS)
    if not ending or ending[-1] in OPEN:
        return bool(ending)
    return ending.split()[-1].lower() in words(language, "blocks", "unfinished.words")
