"""What a dossier says of how it was made, what its words mean, what it cannot say, and how anybody can check it."""

WARNING = "This file records what was published and by whom. It does not say what is true."

METHOD = (
    "Each document was read as it was published. Its text, which all places here are counted in, and the file that it "
    "was read from are named by their SHA-256 in the list of documents.",
    "A program marked on the words themselves what is claimed, who is said to say it, when, where and how many. "
    "Nothing is paraphrased and nothing is added: every claim is shown as it stands, within its sentence.",
    "The documents were laid side by side. Those that carry the same words, credit the same agency or pass each other "
    "on go back to one origin, for a reason that is named. Claims about one act make a story, with the reasons for it.",
)

WORDS = (
    ("asserted", "one document says it"),
    ("repeated", "several documents say it, and no two of them are shown to say it independently"),
    ("independently reported", "two origins or more are shown to say it independently, and none says otherwise"),
    ("disputed", "claims of it contradict each other, in what stands in brackets"),
    ("denied", "somebody says that it is not so"),
    ("not comparable", "the claims speak of the same thing in different scopes, or none of them of a fact"),
    ("since moved on", "a later count of what goes on being counted, or a later report of the same outlet"),
    ("origin", "documents that go back to one telling; what is counted is origins, and not outlets"),
    ("Outlet › person", "whoever the claim reached the page through, the publisher first, the innermost voice last"),
    ("alleged, planned, possible …", "how the text itself tells it; without such a mark, as something that happened"),
    ("in the negative", "the text says that it did not happen"),
    ("denied by the voice", "the innermost voice says that it is not so"),
    ("hedged", "the words by which the text weakens it"),
)
"""Words that a dossier uses, and what they mean."""

LIMITS = (
    "Nothing in this file was checked against the world. No verdict says who is right.",
    "Claims, voices, times and amounts were found by a program. It misses some and gets some wrong: read the quotation "
    "and its sentence, not the label. What a person has decided is marked, with who.",
    "Two origins that quote one speaker report independently that he spoke, and no more. A source that nobody names "
    "can stand behind several. That no link was found between two reports does not make them independent.",
    "A date is as exact as its source and no more; a figure has the bounds that the text sets.",
)

CHECK = (
    "Compare the file that you hold with the SHA-256 of the file. Take the text of the document from the case: it is "
    "document.text in what reportedly export jsonl writes, or in what reportedly read makes of the file again. Its "
    "SHA-256, in UTF-8, must be the one in the list.",
    "Cut the text from the first number of a place up to the second, and without that: in Python text[start:end]. It "
    "is the quotation, sign for sign. Programs that count UTF-16 units (JavaScript, Java, Word) or bytes of UTF-8 take "
    "the numbers in brackets.",
    "For a whole case, reportedly verify proves every place and every hash.",
)
"""How to prove a quotation, step by step."""
