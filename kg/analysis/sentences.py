"""Room 2: sentence boundaries by rule, as a spaCy component that runs before the parser.

A blank line ends a sentence, a full stop does unless it belongs to an abbreviation, an ordinal or an initial.  Where the words
do not tell (a headline without a stop before a capital letter) the boundary is left to the parser.
"""

from __future__ import annotations

import re

import numpy
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc

MARKS = {True: 1, False: -1, None: 0}                          # as spaCy keeps them
TERMINAL = frozenset(". ! ? … ... ?! !? !!! !! ??".split())
CLOSING = frozenset("“ ” \" » ' ’ ‘ ) ] « '' ‹ ›".split())
OPENING = frozenset("„ \" » « ( [ – - — ‚ › ‹ “".split())
HOLDING = frozenset(", : ; ( „ \" » - – ‚ / & « ›".split())
END_ABBREVIATIONS = frozenset("usw. etc. u.a. ff. Co. Inc. Jr. sen. jun. Corp. Ltd. AG.".split())
ORDINAL = re.compile(r"^(\d{1,2}|[IVXLC]+)\.$")
INITIAL = re.compile(r"^[A-ZÄÖÜ]\.$")


def boundary(doc: Doc, text: str, i: int, before: int) -> bool | None:
    """Say whether token ``i`` begins a sentence; ``before`` is the last token that is no white space; None: let the parser say."""
    token, last = doc[i], doc[before]
    gap = text[last.idx + len(last.text):token.idx]
    if gap.count("\n") >= 2 or ("\n" in gap and re.search(r"\n[ \t]*[-•*–][ \t]", gap + token.text + " ")):
        return True
    k = before
    while k > 0 and doc[k].text in CLOSING and doc[k].text not in TERMINAL:
        if doc[k].text == '"' and doc[k].whitespace_ == "" and k == i - 1:
            break                                            # an opening quote sticks to what follows
        k -= 1
    end = doc[k].text
    upper = token.text[:1].isupper() or token.text[:1].isdigit() or token.text in OPENING
    if end in TERMINAL:
        if token.text in CLOSING and token.text not in OPENING:
            return False
        if token.text == '"' and not token.whitespace_ and before == k and not gap:
            return False
        if token.text in ('"', "»", "«", "“", "'", "’", "‘") and not gap and before == k:
            return False                                     # closes what the stop ended
        if end in ("…", "...") and not token.text[:1].isupper():
            return False
        return bool(upper)
    if ORDINAL.match(end) or end in END_ABBREVIATIONS:
        return None if upper else False
    if INITIAL.match(end) or end.endswith("."):
        return None if upper and len(end) > 3 else False
    if last.text in HOLDING or last.text.endswith("-"):
        return False
    return None                                              # a headline without a stop: *… zu nutzen Premierministerin May …*


@Language.factory("kg_sentences", assigns=["token.is_sent_start"])
def create_sentences(nlp: Language, name: str):
    return mark_sentences


def mark_sentences(doc: Doc) -> Doc:
    """Set ``is_sent_start`` of every token whose place the rules know."""
    before, text, marks = -1, doc.text, [1] + [0] * (len(doc) - 1)
    for i, token in enumerate(doc):
        word = token.text
        if word.isspace():
            marks[i] = -1 if before >= 0 else marks[i]
            continue
        if before >= 0:
            able = before < i - 1 or word[0].isupper() or word[0].isdigit() or word in OPENING       # nothing else begins a sentence inside a line
            marks[i] = MARKS[boundary(doc, text, i, before)] if able else -1
        before = i
    return doc.from_array([SENT_START], numpy.array(marks, dtype="int64").astype("uint64").reshape(-1, 1)) if len(doc) else doc
