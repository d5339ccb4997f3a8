"""Room 2: article → paragraphs with single blanks, each with the way back to the article's offsets.

Parsers are trained on clean sentences: a token of white space in the middle of a text can become the root of a sentence.  So every paragraph is
parsed on its own, runs of white space as one blank, and each character knows where it stood.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

TERMINAL = re.compile(r"[.!?…:][\"“”»«'’‘)\]]*\s*$|[\"“»]\s*$")
BULLET = re.compile(r"\s*[-•*–—]\s+\S|\s*\d{1,2}[.)]\s+[A-ZÄÖÜ]")


SIGNS = str.maketrans({"\u2212": "–", "\u2015": "–", "\u2010": "-", "\u2011": "-", "\u02bc": "’"})          # minus, bar, hyphens, modifier letter


@dataclass(frozen=True)
class Paragraph:
    """Clean text, and for each of its characters the offset in the article."""
    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the article's offsets of a stretch of the clean text."""
        if not self.offsets:
            return 0, 0
        if start >= end:
            at = self.offsets[min(start, len(self.offsets) - 1)]
            return at, at
        return self.offsets[start], self.offsets[end - 1] + 1


def split(text: str) -> list[Paragraph]:
    """Split a text into paragraphs: at blank lines, and at single line ends where a line is complete.

    >>> [p.text for p in split("Eine Zeile\\nUnd der Text dazu, der lang genug ist, um ein Absatz von eigenem Recht zu sein, und der noch ein wenig weitergeht.\\n\\nEin  Satz.")]
    ['Eine Zeile', 'Und der Text dazu, der lang genug ist, um ein Absatz von eigenem Recht zu sein, und der noch ein wenig weitergeht.', 'Ein Satz.']
    >>> [p.text for p in split("Der Minister kam am\\nMontag nach Paris.")]
    ['Der Minister kam am Montag nach Paris.']
    """
    found = []
    for block in re.finditer(r"(?:[^\n]+\n?)+", text):
        lines = list(re.finditer(r"[^\n]+", block[0]))
        longest = max((len(line[0]) for line in lines), default=0)
        start = 0
        for line, following in zip(lines, [*lines[1:], None]):
            if following is None or ends(line[0], following[0], longest):
                found.append(clean(text, block.start() + lines[start].start(), block.start() + line.end()))
                start = lines.index(line) + 1
    return [p for p in found if p.text]


def ends(line: str, following: str, longest: int) -> bool:
    """Say whether a paragraph ends with a line that another one follows directly."""
    if TERMINAL.search(line) or BULLET.match(following):
        return True
    return longest > 110 and len(line) < 90 and following.lstrip()[:1].isupper()


def clean(text: str, start: int, end: int) -> Paragraph:
    """Return a stretch of a text with single blanks and the dashes, hyphens and apostrophes that parsers know.

    >>> clean("Wien  − Der EU‑Gipfel", 0, 21).text
    'Wien – Der EU-Gipfel'
    """
    letters, offsets = [], []
    for match in re.finditer(r"\S+", text[start:end]):
        if letters:
            letters.append(" ")
            offsets.append(start + match.start() - 1)
        letters.append(match[0].translate(SIGNS))
        offsets.extend(range(start + match.start(), start + match.end()))
    return Paragraph("".join(letters), tuple(offsets))
