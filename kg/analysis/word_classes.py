"""Room 2: what the dictionary and the gazetteer know of a word form, as one short string: a feature for the token encoders.

Treebanks of some thousand sentences see few word forms; a full-form dictionary sees nearly all.  The class takes the place of spaCy's
``NORM`` attribute (the lower-cased form is in ``LOWER``), so that a standard ``MultiHashEmbed`` can embed it.
"""

from __future__ import annotations

from functools import lru_cache

import spacy
from spacy.attrs import NORM

from ..data import table
from .morphology import entries

CLOSED = ("ART", "PRO", "PRP", "KON", "NEG", "ZUS", "ADV", "ABK", "INJ")
CASES = {"NOM": "n", "AKK": "a", "DAT": "d", "GEN": "g"}
GENDERS = {"MAS": "M", "FEM": "F", "NEU": "N", "NOG": "-"}


@lru_cache(maxsize=1)
def gazetteer() -> dict[str, str]:
    """Return word → letters of ``name_words.tsv``: l place, o organisation, f first part, s last part of a person."""
    return {word: letters for word, letters in table("name_words.tsv")}


@lru_cache(maxsize=200_000)
def word_class(form: str) -> str:
    """Return the ambiguity class of a word form; closed-class words are their own class.

    >>> word_class("Russlands"), word_class("dem"), word_class("zurückzuweisen"), word_class("Videogipfel")
    ('E:COU+o', 'dem', 'V:zu', 'c:S:MsnadPnag')
    """
    found = entries(form) or (entries(form.lower()) if form[:1].isupper() else ())
    known = gazetteer().get(form) or (gazetteer().get(form[:-1]) if form.endswith("s") and len(form) > 4 else "") or ""
    if not found:
        base = compound_class(form)
        return (base or shape_class(form)) + (f"+{known}" if known else "")
    kind = describe(form, found)
    return kind + (f"+{known}" if known and form[:1].isupper() and kind != form.lower() else "")


def describe(form: str, found: tuple[tuple[str, str], ...]) -> str:
    parts: dict[str, set[str]] = {}
    for _, tag in found:
        fields = tag.split(":")
        kind = fields[0]
        if kind in CLOSED:
            return form.lower()
        if kind == "SUB":
            number = "s" if "SIN" in fields else "P"
            parts.setdefault("S", set()).update(GENDERS.get(f, "") + number + CASES.get(fields[1], "") for f in fields if f in GENDERS)
        elif kind == "EIG":
            parts.setdefault("E", set()).add(fields[-1] if fields[-1].isalpha() and len(fields) > 4 else "x")
        elif kind == "VER":
            if "INF" in fields:
                what = "inf"
            elif "PA2" in fields:
                what = "part"
            elif "EIZ" in fields:
                what = "zu"
            elif "IMP" in fields:
                what = ""
            else:
                what = next((f for f in fields if f in "123"), "") + ("s" if "SIN" in fields else "p") + ("k" if {"KJ1", "KJ2"} & set(fields) else "")
            parts.setdefault("V", set()).add(what)
        elif kind in ("ADJ", "PA1", "PA2"):
            parts.setdefault("A" if kind == "ADJ" else kind, set())
        else:
            parts.setdefault(kind, set())
    return "|".join(f"{kind}:{noun_signature(values) if kind == 'S' else ','.join(sorted(values - {''}))}".rstrip(":") for kind, values in sorted(parts.items()))


def noun_signature(values: set[str]) -> str:
    """Shorten {Msn, Msa, MPn …} to genders, singular cases, plural cases."""
    genders = "".join(sorted({v[0] for v in values}))
    singular = "".join(c for c in "nadg" if any(v[1:2] == "s" and v.endswith(c) for v in values))
    plural = "".join(c for c in "nadg" if any(v[1:2] == "P" and v.endswith(c) for v in values))
    return genders + ("s" + singular if singular else "") + ("P" + plural if plural else "")


@lru_cache(maxsize=100_000)
def compound_class(form: str) -> str:
    """Return the class of the longest known last part of a compound, "" where none is known."""
    if "-" in form[1:-1]:
        last = form.rpartition("-")[2]
        found = entries(last) or entries(last[:1].upper() + last[1:])
        return "h:" + describe(last, found) if found else "h:" + shape_class(last)
    if not form.isalpha() or len(form) < 7:
        return ""
    upper = form[:1].isupper()
    for cut in range(2, len(form) - 3):
        tail = form[cut:]
        tail = tail[:1].upper() + tail[1:] if upper else tail
        found = tuple(e for e in entries(tail) if e[1].startswith("SUB" if upper else ("ADJ", "VER", "PA1", "PA2")))
        if found:
            return "c:" + describe(tail, found)
    return ""


def shape_class(form: str) -> str:
    if not any(c.isalnum() for c in form):
        return form
    if any(c.isdigit() for c in form):
        return "0"
    return "?" + ("AA" if form.isupper() else "Aa" if form[:1].isupper() else "aa") + ("s" if form.endswith("s") else "")


@spacy.registry.callbacks("kg.word_classes.v1")
def create_word_classes():
    """Make the callback of a config's ``[nlp.after_creation]`` that puts word classes into ``NORM``."""
    return install


def install(nlp):
    nlp.vocab.lex_attr_getters[NORM] = word_class
    return nlp
