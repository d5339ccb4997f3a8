"""The data that the rooms share: gazetteers and lexica, each with source and licence in ``SOURCES.md``.

A leaf: it imports nothing of the package, every room may read it.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

MEASURES = frozenset("Dollar Euro Cent Pfund Franken Yen Rubel Prozent Prozentpunkt Punkt Meter Kilometer Zentimeter Kilo Kilogramm Gramm Tonne Liter Grad Zentner Hektar Meile Seite Platz Stück".split())          # what is counted is money, length, weight, a share

TIMES = frozenset("Sekunde Minute Stunde Tag Nacht Woche Wochenende Monat Quartal Semester Jahr Jahrzehnt Jahrhundert Zeit Mal Moment Augenblick Weile Anfang Mitte Ende Beginn Saison Sommer Winter Herbst Frühling Frühjahr Morgen Abend".split())

FORMER, COMING = ("ehemalig", "früher", "einstig"), ("künftig", "zukünftig", "designiert")          # adjectives of who held an office, of who will


def text(name: str) -> str:
    """Return a data file of the installed package as text."""
    return (files(__package__) / name).read_text(encoding="utf-8")


@lru_cache(maxsize=None)
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a tab-separated file; blank lines and lines that begin with # are left out."""
    return tuple(tuple(line.split("\t")) for line in text(name).splitlines() if line.strip() and not line.startswith("#"))


@lru_cache(maxsize=None)
def groups(name: str) -> dict[str, frozenset[str]]:
    """Return group → words of a file whose rows are ``group<TAB>word, word, …``; rows of one group add up."""
    found: dict[str, set[str]] = {}
    for group, words, *_ in table(name):
        found.setdefault(group, set()).update(w.strip() for w in words.split(",") if w.strip())
    return {group: frozenset(words) for group, words in found.items()}


def among(word: str, name: str, *kinds: str) -> bool:
    """Say whether a word is in one of the groups of a file.

    >>> among("sagen", "attitudes.tsv", "say", "think"), among("stehen", "attitudes.tsv", "say", "think")
    (True, False)
    """
    known = groups(name)
    return any(word in known.get(kind, ()) for kind in kinds)


@lru_cache(maxsize=20_000)
def collective(noun: str, *kinds: str) -> bool:
    """Say whether a noun is for a body that acts as somebody does (``collectives.tsv``), by its last part.

    >>> collective("Landesregierung", "body"), collective("Programm", "body"), collective("Mitgliedstaat", "side")
    (True, False, True)
    """
    return noun.lower().endswith(tuple(word for kind in kinds for word in groups("collectives.tsv")[kind]))


@lru_cache(maxsize=1)
def light_verbs() -> dict[str, str]:
    """Return noun and verb → the plain verb that says the same, "" for none: *Absage erteilen* → *absagen*."""
    return {f"{noun} {verb}": plain[0] if plain else "" for verb, noun, *plain in table("light_verbs.tsv")}


CONTRACTED = {"zum": "zu", "zur": "zu", "im": "in", "ins": "in", "am": "an", "ans": "an", "ums": "um", "aufs": "auf", "hinters": "hinter"}


@lru_cache(maxsize=1)
def light_phrases() -> dict[tuple[str, str, str], str]:
    """Return (preposition, noun, verb) → the light verb construction as it is said.

    >>> light_phrases()["zu", "Verfügung", "stellen"]
    'zur Verfügung stellen'
    """
    found = {}
    for pair in light_verbs():
        *phrase, verb = pair.split()
        if len(phrase) > 1:
            found[(CONTRACTED.get(phrase[0], phrase[0]), phrase[-1], verb)] = pair
    return found
