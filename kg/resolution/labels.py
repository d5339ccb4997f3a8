"""Room 4: noun phrase → the label of its node, in base form: *mit massiven Aufmärschen* → *massive Aufmärsche*.

The dictionary is not asked here (room 2 owns it); endings follow from gender, number and case that the mention carries.
"""

from __future__ import annotations

import re

from ..model import Mention

STRONG = {("masc", "sing"): "er", ("fem", "sing"): "e", ("neut", "sing"): "es"}
MOST = 90
NUMBERS = frozenset("Zwei Drei Vier Fünf Sechs Sieben Acht Neun Zehn Elf Zwölf Mehrere Viele Einige Beide".split())
MARKS = re.compile("[„“”«»\"]")


def base_label(text: str, mention: Mention, depth: int = 0) -> str:
    """Return the label of a described thing: quantity, adjectives, head, and the phrases that narrow it."""
    if mention.kind == "pronoun" and mention.modifiers:
        return " ".join(text[mention.extent[0]:mention.extent[1]].split())                  # *einer von mehreren Rappern*
    if mention.kind in ("name", "pronoun", "adverb"):
        return paired(" ".join(text[mention.start:mention.end].split()))
    head = head_label(mention)
    gender = mention.gender if mention.number != "plur" else ""
    adjectives = [inflect(a, gender, mention.number) for a in mention.adjectives if not a[:1].isupper() or a.endswith("er")]
    parts = [mention.quantity.lower() if mention.quantity in NUMBERS else mention.quantity] if mention.quantity else []
    label = " ".join([*parts, *adjectives, head])
    if depth < 2:
        for modifier in mention.modifiers:
            begin, end = modifier.mention.extent
            if modifier.mention.conjuncts and (text[:end].endswith("-") or modifier.preposition == "zwischen"):
                end = modifier.mention.conjuncts[-1].extent[1]                # *der Wirtschafts- und Gesundheitskrise*
            if "," in text[mention.end:begin]:
                continue                                      # *die Politik, gerade mit Blick auf Studenten*
            inner = " ".join(text[begin:end].split())
            if modifier.kind == "possessive":
                label = f"{inner} {label}"
            elif modifier.kind == "genitive" or modifier.preposition in ("von", "zu", "für", "an", "über", "gegen", "mit", "zwischen", "auf"):
                lead = text[begin - len(modifier.preposition) - 6:begin]
                word = re.search(r"(\S+)\s+$", lead)
                surface = word[1] if modifier.preposition and word and word[1].lower()[:2] == modifier.preposition[:2] else modifier.preposition
                phrase = f"{surface} {inner}".strip() if modifier.preposition else inner
                if len(label) + len(phrase) < MOST:
                    label = f"{label} {phrase}"
    for name in mention.appositions:
        if name.start - mention.end <= 2 and "(" not in text[mention.end:name.start] and name.kind == "name" and mention.label == "" and name.label != "PER":
            label = f"{label} {name.text}"
    return paired(label.strip())


def paired(label: str) -> str:
    """Drop quotation marks that stand alone.

    >>> paired("Inbetriebnahme der „Rheinland-Pfalz"), paired("Serie „Tatort“")
    ('Inbetriebnahme der Rheinland-Pfalz', 'Serie „Tatort“')
    """
    return label if len(MARKS.findall(label)) % 2 == 0 else MARKS.sub("", label)


def head_label(mention: Mention) -> str:
    """Return the head in the nominative of its number, as room 2 found it."""
    return mention.nominative or (mention.head if mention.number == "plur" else mention.lemma or mention.head)


def inflect(adjective: str, gender: str, number: str) -> str:
    """Return an attributive adjective in the strong nominative.

    >>> inflect("russischen", "fem", "sing"), inflect("massiven", "masc", "sing"), inflect("möglichen", "", "plur"), inflect("Kiewer", "", ""), inflect("anderer", "masc", "sing")
    ('russische', 'massiver', 'mögliche', 'Kiewer', 'anderer')
    """
    if adjective[:1].isupper() or not re.search(r"e[nrsm]?$", adjective):
        return adjective
    stem = re.sub(r"e[nrsm]?$", "", adjective)
    if stem.endswith(("er", "eh")) and adjective.endswith(stem[-2:]) and stem != "ander":
        stem = adjective
    return stem + ("e" if number == "plur" else STRONG.get((gender, number), "e"))
