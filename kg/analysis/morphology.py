"""Room 2: base forms and features from a full-form dictionary.

The dictionary (``kg/data/german.dict``, LanguageTool/Morphy, CC BY-SA 4.0) is a Morfologik automaton of the CFSA2 kind;
the reader follows the format description in Daciuk & Weiss, "Smaller representation of finite state automata" (2011).
An entry is ``form_<cut><suffix>_<tag>``: ``<cut>`` (A=0, B=1 …) letters of the form are cut and the suffix is put on.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

NEXT, LAST, FINAL, LABEL = 0x80, 0x40, 0x20, 0x1F
SEPARATOR = ord("_")


class Dictionary:
    """A Morfologik automaton, read into memory (0.9 MB) and walked on demand."""

    def __init__(self, data: bytes):
        if data[:4] != b"\\fsa" or data[4] != 0xC6:
            raise ValueError("not a CFSA2 automaton")
        self.labels = data[8:8 + data[7]]
        self.arcs = data[8 + data[7]:]
        self.nodes: dict[int, dict[int, tuple[bool, int]]] = {}
        self.root = next(iter(self.node(0).values()))[1]

    def node(self, at: int) -> dict[int, tuple[bool, int]]:
        """Return label → (is final, target) of the arcs that leave a node."""
        known = self.nodes.get(at)
        if known is not None:
            return known
        arcs, i, found = self.arcs, at, []
        while True:
            flags = arcs[i]
            i += 1
            if flags & LABEL:
                label = self.labels[flags & LABEL]
            else:
                label = arcs[i]
                i += 1
            target = -1
            if not flags & NEXT:
                target = shift = 0
                while True:
                    byte = arcs[i]
                    i += 1
                    target |= (byte & 0x7F) << shift
                    shift += 7
                    if byte < 0x80:
                        break
            found.append((label, bool(flags & FINAL), target))
            if flags & LAST:
                break
        result = {label: (final, i if target < 0 else target) for label, final, target in found}
        self.nodes[at] = result
        return result

    def follow(self, word: bytes) -> int:
        """Return the node that a word leads to, 0 where there is none."""
        at = self.root
        for byte in word:
            arc = self.node(at).get(byte)
            if arc is None or not arc[1]:
                return 0
            at = arc[1]
        return at

    def rest(self, at: int, prefix: bytes = b""):
        for label, (final, target) in self.node(at).items():
            text = prefix + bytes([label])
            if final:
                yield text
            if target:
                yield from self.rest(target, text)

    def lookup(self, form: str) -> list[tuple[str, str]]:
        """Return the (lemma, tag) pairs of a word form, in the dictionary's order.

        >>> sorted({lemma for lemma, tag in dictionary().lookup("Maßnahmen")})
        ['Maßnahme']
        """
        if "_" in form or not form:
            return []
        at = self.follow(form.encode("utf-8") + b"_")
        found = []
        for entry in (self.rest(at) if at else ()):
            code, _, tag = entry.decode("utf-8", "replace").partition("_")
            cut = ord(code[0]) - 65
            raw = form.encode("utf-8")
            stem = raw[:len(raw) - cut].decode("utf-8", "ignore")
            found.append((stem + code[1:], tag))
        return found


@lru_cache(maxsize=1)
def dictionary() -> Dictionary:
    """Return the bundled dictionary, read once per process."""
    return Dictionary((files("kg") / "data" / "german.dict").read_bytes())


@lru_cache(maxsize=200_000)
def entries(form: str) -> tuple[tuple[str, str], ...]:
    """Return the (lemma, tag) pairs of a word form; *ss* may stand for *ß*, as in Switzerland.

    >>> sorted({lemma for lemma, tag in entries("heisst")})
    ['heißen']
    """
    found = dictionary().lookup(form)
    if not found and "ss" in form and form[:1].islower():
        found = dictionary().lookup(form.replace("ss", "ß"))
    return tuple(found)
