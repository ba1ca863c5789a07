"""Lemmas as edit rules: the model picks for each word how many letters to cut and what to add.

A rule is `case|cut|add`: case 0 lowers the word first, 1 keeps it; then `cut` letters go from the end
and `add` is put there (after Straka 2018, UDPipe 2.0, without its prefix part).
"""


def rule_of(form: str, lemma: str) -> str:
    """Return the shortest rule that makes `lemma` of `form`."""
    best = None
    for case, base in enumerate((form.lower(), form)):
        same = 0
        while same < min(len(base), len(lemma)) and base[same] == lemma[same]:
            same += 1
        cost = len(base) + len(lemma) - 2 * same
        if best is None or cost < best[0]:
            best = (cost, f"{case}|{len(base) - same}|{lemma[same:]}")
    assert best is not None
    return best[1]


def apply_rule(form: str, rule: str) -> str:
    """Return the lemma that a rule makes of `form`; a rule that cuts more than there is leaves the word."""
    case, cut, add = rule.split("|", 2)
    base = form.lower() if case == "0" else form
    keep = len(base) - int(cut)
    return base[:keep] + add if keep >= 0 and keep + len(add) else base
