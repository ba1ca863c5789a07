"""Sentences with gold trees and names: UD English EWT and GUM, Universal NER, and GUM's entity mentions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

UNKNOWN = "?"
"""The tag of a word of which the annotation does not say whether it is a name."""

KINDS = {"PER": "person", "ORG": "organisation", "LOC": "place"}
GUM_KINDS = {"person": "person", "organization": "organisation", "place": "place"}

_ENTITY = re.compile(r"\((?P<open>[^()]+)(?P<whole>\))?|(?P<close>[^()]+)\)")

TITLES = frozenset(
    {
        "Ambassador", "Captain", "Chairman", "Chairwoman", "Chancellor", "Colonel", "Deputy", "Director", "Doctor",
        "Dr.", "First", "Foreign", "General", "God", "Governor", "Judge", "Justice", "King", "Lady", "Lord", "Mayor",
        "Minister", "Mr.", "Mrs.", "Ms.", "Pope", "President", "Prime", "Prince", "Princess", "Professor", "Queen",
        "Secretary", "Senator", "Sir", "State", "Vice", "of",
    }
)  # fmt: skip
"""Words of titles, which are no names of persons by themselves."""


@dataclass(slots=True)
class Sentence:
    """One sentence of a treebank; `heads` count words from 1, 0 is the root; `names` is None where nothing is known."""

    id: str
    forms: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    feats: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    rels: list[str] = field(default_factory=list)
    misc: list[str] = field(default_factory=list)
    names: list[str] | None = None

    @property
    def doc(self) -> str:
        """The document that the sentence stands in: its id without the sentence's number."""
        return self.id.rpartition("-")[0]


def read_conllu(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file, without multiword lines and empty nodes."""
    sentence = Sentence("")
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# sent_id"):
                sentence.id = line.partition("=")[2].strip()
            elif not line.strip():
                if sentence.forms:
                    yield sentence
                sentence = Sentence("")
            elif not line.startswith("#"):
                _add_word(sentence, line.rstrip("\n").split("\t"))
    if sentence.forms:
        yield sentence


def _add_word(sentence: Sentence, columns: list[str]) -> None:
    if not columns[0].isdigit():
        return
    sentence.forms.append(columns[1])
    sentence.lemmas.append(columns[2])
    sentence.upos.append(columns[3])
    sentence.xpos.append(columns[4])
    sentence.feats.append(columns[5])
    sentence.heads.append(int(columns[6]))
    sentence.rels.append(columns[7])
    sentence.misc.append(columns[9])


def read_names(path: Path) -> dict[str, tuple[list[str], list[str]]]:
    """Return forms and name tags by sentence id from an IOB2 file; a kind outside `KINDS` counts as no name."""
    found: dict[str, tuple[list[str], list[str]]] = {}
    forms: list[str] = []
    tags: list[str] = []
    name = ""
    for line in [*path.read_text("utf-8").splitlines(), ""]:
        if line.startswith("# sent_id"):
            name = line.partition("=")[2].strip()
        elif not line.strip():
            if forms:
                found[name] = (forms, tags)
            forms, tags = [], []
        elif not line.startswith("#"):
            columns = line.split("\t")
            forms.append(columns[1])
            kind = KINDS.get(columns[2][2:])
            tags.append(f"{columns[2][0]}-{kind}" if kind else "O")
    return found


def gum_names(sentence: Sentence, named: set[str]) -> list[str]:
    """Return name tags from GUM's entity mentions of people, organisations and places whose head is a proper noun.

    The name is the proper nouns around the head; what a mention covers beside it is no name if it is no proper noun,
    and unknown if it is one. `named` holds the persons who have a full name somewhere in the document: GUM counts
    peoples, groups and titles as persons too. Of places inside places the inner one counts ("Reno, Nevada" is two).
    """
    tags = ["O" if upos != "PROPN" else UNKNOWN for upos in sentence.upos]
    mentions = _mentions(sentence.misc)
    outer = sorted((m for m in mentions if m[1] != "place"), key=lambda m: m[2] - m[3])
    inner = sorted((m for m in mentions if m[1] == "place"), key=lambda m: m[3] - m[2])
    for number, kind, first, last in [*outer, *inner]:
        heads = [w for w in range(first, last) if not first <= sentence.heads[w] - 1 < last]
        if len(heads) != 1 or sentence.upos[heads[0]] != "PROPN":
            continue
        if kind not in GUM_KINDS:
            tags[first:last] = ["O" if tag == UNKNOWN else tag for tag in tags[first:last]]
            continue
        start, end = _proper_run(sentence, heads[0], first, last)
        if kind == "person" and (number not in named or _is_doubtful(sentence, heads[0], start, end)):
            continue
        while start < end and tags[start] not in ("O", UNKNOWN):
            start += 1
        while start < end and tags[end - 1] not in ("O", UNKNOWN):
            end -= 1
        if start < end and all(tag in ("O", UNKNOWN) for tag in tags[start:end]):
            tags[start:end] = [f"B-{GUM_KINDS[kind]}", *[f"I-{GUM_KINDS[kind]}"] * (end - start - 1)]
    return tags


def _full_names(sentence: Sentence) -> set[str]:
    """Return the numbers of the persons who are called by two proper nouns or more, the second flat under the first."""
    return {
        number
        for number, kind, first, last in _mentions(sentence.misc)
        if kind == "person"
        for word in range(first, last)
        if sentence.rels[word] == "flat" and sentence.upos[word] == sentence.upos[sentence.heads[word] - 1] == "PROPN"
    }


def _is_doubtful(sentence: Sentence, head: int, start: int, end: int) -> bool:
    """Tell whether a "person" may be a people, a group or a mere title, which GUM counts as persons."""
    plural = "Number=Plur" in sentence.feats[head]
    article = any(sentence.heads[w] - 1 == head and sentence.rels[w] == "det" for w in range(len(sentence.forms)))
    title = all(form in TITLES for form in sentence.forms[start:end])
    return plural or article or title


def _proper_run(sentence: Sentence, head: int, first: int, last: int) -> tuple[int, int]:
    """Return the run of words around `head` that are its own name: proper nouns and what joins them, no titles."""

    def belongs(word: int) -> bool:
        at = word
        while at != head:
            rel = sentence.rels[at].partition(":")[0]
            if rel not in ("flat", "compound", "punct", "case", "nmod", "amod") or sentence.rels[at] == "nmod:desc":
                return False
            if sentence.heads[at] - 1 < first or sentence.heads[at] > last:
                return False
            at = sentence.heads[at] - 1
        return named(word) or sentence.forms[word] in ("-", "of", "&", "/", ".")

    def named(word: int) -> bool:
        """UD tags "United" in "United Nations" as an adjective: in a name, capitals count."""
        return sentence.upos[word] == "PROPN" or (sentence.upos[word] == "ADJ" and sentence.forms[word][0].isupper())

    start, end = head, head + 1
    while start > first and belongs(start - 1):
        start -= 1
    while end < last and belongs(end):
        end += 1
    while not named(start):
        start += 1
    while not named(end - 1):
        end -= 1
    return start, end


def _mentions(misc: list[str]) -> list[tuple[str, str, int, int]]:
    """Return mentions as (number, kind, first word, one past the last); none crosses a sentence."""
    found: list[tuple[str, str, int, int]] = []
    stack: list[tuple[str, str, int]] = []
    for word, value in enumerate(misc):
        marks = next((part[7:] for part in value.split("|") if part.startswith("Entity=")), "")
        for match in _ENTITY.finditer(marks):
            if match["open"]:
                number, kind = match["open"].split("-")[:2]
                if match["whole"]:
                    found.append((number, kind, word, word + 1))
                else:
                    stack.append((number, kind, word))
            else:
                at = next((i for i in range(len(stack) - 1, -1, -1) if stack[i][0] == match["close"]), None)
                if at is not None:
                    number, kind, first = stack.pop(at)
                    found.append((number, kind, first, word + 1))
    return found


def load(data: Path, split: str) -> list[Sentence]:
    """Return the sentences of both treebanks of one split, with name tags where they are known."""
    ewt = list(read_conllu(data / "syntax" / f"ewt-{split}.conllu"))
    named = read_names(data / "names" / f"uner-ewt-{split}.iob2")
    for sentence in ewt:
        forms, tags = named.get(sentence.id, ([], []))
        if forms == sentence.forms:
            sentence.names = tags
    gum = list(read_conllu(data / "syntax" / f"gum-{split}.conllu"))
    persons: dict[str, set[str]] = {}
    for sentence in gum:
        persons.setdefault(sentence.doc, set()).update(_full_names(sentence))
    for sentence in gum:
        sentence.names = gum_names(sentence, persons[sentence.doc])
    return ewt + gum
