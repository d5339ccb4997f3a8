"""Room 2: where quotations begin and end.

All German habits are known: „…“, »…«, «…», "…", ‚…‘, ›…‹ and the English “…”.  A mark that is never closed opens nothing; a closing mark that nothing
opened goes with the quotation before it, whose second part lost its opening mark.
"""

from __future__ import annotations

import re

PAIRS = {"„": "“”\"", "»": "«", "«": "»", "“": "”", "‚": "‘’", "›": "‹", "‹": "›", '"': '"'}
LONGEST = 3000


def quote_spans(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of every quotation, marks included, in order; nested ones inside their outer ones.

    >>> quote_spans('Er sagte: "Ja." Und »nein«.')
    [(10, 15), (20, 26)]
    """
    found: list[tuple[int, int]] = []
    i = 0
    while i < len(text):
        mark = text[i]
        if mark in PAIRS and opens(text, i):
            end = closing(text, i, PAIRS[mark])
            if end > 0:
                found.append((i, end))
                found.extend((i + 1 + a, i + 1 + b) for a, b in quote_spans(text[i + 1:end - 1]) if mark != '"')
                i = end
                continue
        i += 1
    return sorted([*found, *resumed(text, found)])


def resumed(text: str, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return quotations that go on after their speaker was named, with no new opening mark.

    >>> text = '„Das war gut“, so der Spieler. Wir wollten mehr. Es reichte nicht.“ Er ging.'
    >>> [text[a:b] for a, b in quote_spans(text)]
    ['„Das war gut“', 'Wir wollten mehr. Es reichte nicht.“']
    """
    made = []
    for number, (start, end) in enumerate(found):
        if text[start] not in "„“":
            continue
        until = min([len(text), end + LONGEST // 2, *(a for a, _ in found[number + 1:] if a >= end)])
        closer = next((i for i in range(end, until) if text[i] in "“”" and text[i - 1] in ".!?…"), -1)
        said = re.match(r"[^.!?„“]{3,90}[.]\s+(?=[A-ZÄÖÜ])", text[end:closer]) if closer > 0 else None
        if said and "\n\n" not in text[end:closer]:
            made.append((end + said.end(), closer + 1))
    return made


def opens(text: str, i: int) -> bool:
    """Say whether a mark can open: not after a letter, and with a word behind it."""
    after = text[i + 1:i + 2]
    if text[i] in "«»" and (not after or after.isspace()):
        return False
    return (i == 0 or not text[i - 1].isalnum()) and bool(after) and not after.isspace()


def closing(text: str, start: int, marks: str) -> int:
    """Return the offset after the closing mark, 0 where none comes within a paragraph or :data:`LONGEST` characters."""
    for i in range(start + 1, min(len(text), start + LONGEST)):
        if text[i] in marks and not (text[i] == "’" and text[i - 1:i].isalpha() and text[i + 1:i + 2].isalpha()):
            return i + 1
        if text[i] == "\n" and text[i:i + 2] == "\n\n":
            return 0
    return 0
