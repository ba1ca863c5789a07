"""When: every expression that places or measures time, with its value in EDTF and the bounds that it allows.

1. lex       words and numbers of the text, each with a class
2. find      patterns over classes, three levels: dates, what they make together, their open and closed ranges
3. resolve   left to right, against publication, tense and what was said before
"""

from reportedly.claims.times.find import find_times

__all__ = ["find_times"]
