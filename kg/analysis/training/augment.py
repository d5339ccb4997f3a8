"""Variants of training texts that no corpus has enough of: other quotation marks, no final stop, headlines in capitals, Swiss ss, other names.

A spaCy augmenter: every text passes as it is, and some pass a second time, changed.  Nothing but the form of words changes, so trees and features
stay; names change only where a text has no tree.
"""

from __future__ import annotations

import random
from typing import Callable, Iterator

import numpy
import spacy
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, MORPH, POS, TAG
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

STYLES = (("„", "“"), ("»", "«"), ("«", "»"), ("“", "”"), ('"', '"'), ("„", '"'), ("‚", "‘"))
MARKS = frozenset("„“”»«\"")
KEPT = 20_000                # names to draw from, per label


def other_quotes(words: list[str], rng: random.Random) -> list[str]:
    """Set the double quotation marks of a text in another style, where they come in pairs.

    >>> other_quotes(["„", "Nein", "“", ",", "sagte", "er"], random.Random(1))
    ['»', 'Nein', '«', ',', 'sagte', 'er']
    """
    places = [i for i, word in enumerate(words) if word in MARKS]
    if not places or len(places) % 2:
        return words
    style = rng.choice(STYLES)
    changed = list(words)
    for n, i in enumerate(places):
        changed[i] = style[n % 2]
    return changed


def other_form(words: list[str], rng: random.Random) -> list[str]:
    """Return the words with other quotation marks, in capitals or with ss for ß, as far as there is anything to change.

    >>> other_form(["Die", "Straße", "ist", "frei", "."], random.Random(3))
    ['Die', 'Strasse', 'ist', 'frei', '.']
    """
    quoted = other_quotes(words, rng)
    if quoted != words:
        return quoted
    kind = rng.random()
    if kind < 0.15 and len(words) < 15:
        return [word.upper() for word in words]
    return [word.replace("ß", "ss") for word in words]


def rebuilt(doc: Doc, words: list[str], dropped: int = -1) -> Doc:
    """Return a text with other words under the same annotation, on demand without one word that has no dependents."""
    kept = [i for i in range(len(doc)) if i != dropped]
    new = Doc(doc.vocab, words=[words[i] for i in kept], spaces=[bool(doc[i].whitespace_) or i + 1 == dropped for i in kept])
    attributes = [TAG, POS, MORPH, ENT_IOB, ENT_TYPE] + ([DEP, HEAD] if doc.has_annotation("DEP") else [])
    values = doc.to_array(attributes)[kept]
    if attributes[-1] == HEAD and dropped >= 0:
        place = {old: new for new, old in enumerate(kept)}
        values[:, -1] = numpy.array([place[doc[i].head.i] - place[i] for i in kept], dtype="int64").astype("uint64")
    return new.from_array(attributes, values)


def final_stops(doc: Doc) -> list[int]:
    """Return the full stops that end a sentence, those in the middle of the text where there are any: as between a headline and its text."""
    ends = [s.end - 1 for s in doc.sents] if doc.has_annotation("SENT_START") else [len(doc) - 1]
    found = [i for i in ends if doc[i].text == "." and not doc[i].ent_type_ and not any(True for _ in doc[i].children) and i > 1]
    return [i for i in found if i + 1 < len(doc)] or found


def other_names(doc: Doc, names: dict[str, list[list[str]]], rng: random.Random) -> Doc:
    """Return a text, half of whose names have given way to others of their label."""
    words, spaces, tags, at = [], [], [], 0
    for span in doc.ents:
        words += [t.text for t in doc[at:span.start]]
        spaces += [bool(t.whitespace_) for t in doc[at:span.start]]
        tags += ["O"] * (span.start - at)
        known = names.get(span.label_, [])
        new = rng.choice(known) if known and rng.random() < 0.5 else [t.text for t in span]
        words += new
        spaces += [True] * (len(new) - 1) + [bool(span[-1].whitespace_)]
        tags += [f"B-{span.label_}"] + [f"I-{span.label_}"] * (len(new) - 1)
        at = span.end
    words += [t.text for t in doc[at:]]
    spaces += [bool(t.whitespace_) for t in doc[at:]]
    tags += ["O"] * (len(doc) - at)
    return Doc(doc.vocab, words=words, spaces=spaces, ents=tags)


@spacy.registry.augmenters("kg.variants.v1")
def create_variants(forms: float = 0.1, names: float = 0.0) -> Callable[[Language, Example], Iterator[Example]]:
    """Make an augmenter.

    :param forms: share of the texts that come a second time in another form
    :param names: share of the texts without a tree that come a second time with other names
    """
    rng = random.Random(7)
    seen: dict[str, list[list[str]]] = {}

    def variants(nlp: Language, example: Example) -> Iterator[Example]:
        yield example
        doc = example.reference
        for span in doc.ents:
            if len(kept := seen.setdefault(span.label_, [])) < KEPT:
                kept.append([t.text for t in span])
        words = [t.text for t in doc]
        if rng.random() < forms and (changed := other_form(words, rng)) != words:
            new = rebuilt(doc, changed)
            yield Example(nlp.make_doc(new.text), new)
        if rng.random() < forms and (stops := final_stops(doc)):
            new = rebuilt(doc, words, rng.choice(stops))
            yield Example(nlp.make_doc(new.text), new)
        if doc.ents and not doc.has_annotation("DEP") and rng.random() < names:
            new = other_names(doc, seen, rng)
            yield Example(nlp.make_doc(new.text), new)
    return variants
