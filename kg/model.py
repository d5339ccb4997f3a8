"""What flows between the rooms: frozen dataclasses of plain values, picklable and JSON-able.

All offsets are characters of ``Article.text``, end exclusive.  Nothing here knows a parser, a file format or RDF.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from typing import Any

# closed vocabularies of a statement (CONTRACT.md)
ROLES = ("agent", "patient", "recipient", "topic", "instrument", "place", "source", "destination", "time", "purpose",
         "manner", "attribute", "content")
TENSES = ("past", "present", "future")
POLARITIES = ("positive", "negative")
MODALITIES = ("none", "volition", "possibility", "necessity", "hearsay", "hypothetical")
ENTITY_TYPES = ("Person", "Organization", "Government", "Country", "Region", "City", "Place", "Facility", "Event",
                "Role", "Group", "Work", "Thing")


ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, default=str)


def digest(*values: object) -> str:
    """Return 16 hex digits that depend on the values alone.

    >>> digest("a", 1) == digest("a", 1), len(digest("a"))
    (True, 16)
    """
    text = ENCODER.encode(values)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


@dataclass(frozen=True)
class Article:
    """One document.  ``date`` is ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``: what the source leaves open stays open."""
    id: str
    text: str
    title: str = ""
    date: str = ""
    url: str = ""
    publisher: str = ""
    note: str = ""          # what the reader had to assume, for example the encoding

    @property
    def fingerprint(self) -> str:
        """Hash of everything that the graph depends on."""
        return digest(self.id, self.text, self.title, self.date, self.url, self.publisher)


@dataclass(frozen=True)
class TimeExpression:
    """A TIMEX3: ``value`` as the standard has it, ``earliest``/``latest`` the ISO days that the words allow.

    ``tag`` is the standard's type: DATE, TIME, DURATION or SET.
    """
    start: int
    end: int
    text: str
    type: str
    value: str
    earliest: str = ""
    latest: str = ""
    edtf: str = ""


@dataclass(frozen=True)
class Modifier:
    """A noun phrase inside a noun phrase.  ``kind``: genitive, possessive, prepositional, compound."""
    kind: str
    mention: "Mention"
    preposition: str = ""


@dataclass(frozen=True)
class Mention:
    """A noun phrase: a name, a description, a pronoun, or a whole clause standing for one.

    ``start``/``end`` are the words that name it (*der russische Präsident*, *Putin*), ``reach`` the end of the phrase with
    everything that depends on it, relative clauses left out; ``first`` its beginning with preposed genitives.
    """
    start: int
    end: int
    text: str
    head: str                       # surface of the head word
    lemma: str                      # base form of the head word
    kind: str                       # name | noun | pronoun | number | adverb | adjective
    first: int = -1
    reach: int = -1
    label: str = ""                 # PER, ORG, LOC, MISC of a name
    gender: str = ""                # masc | fem | neut
    number: str = ""                # sing | plur
    person: str = ""                # 1 | 2 | 3
    case: str = ""                  # nom | acc | dat | gen
    determiner: str = ""            # lemma: der, ein, kein, dieser …
    adjectives: tuple[str, ...] = ()
    modifiers: tuple[Modifier, ...] = ()
    appositions: tuple["Mention", ...] = ()
    conjuncts: tuple["Mention", ...] = ()
    possessor: "Mention | None" = None   # the possessive pronoun: *sein*, *ihr*
    quantity: str = ""              # surface of the numerals
    head_start: int = -1
    nominative: str = ""            # the head in the nominative of its number: Soldaten, Ländern → Länder
    animate: bool = False           # the head is a noun for human beings, as its feminine in -in shows
    denied: bool = False            # a member of a coordination that is not meant: *A, nicht B*

    @cached_property
    def span(self) -> tuple[int, int]:
        return self.start, self.end

    @cached_property
    def extent(self) -> tuple[int, int]:
        """Begin and end with all dependents."""
        return (self.start if self.first < 0 else self.first), (self.end if self.reach < 0 else self.reach)

    def members(self) -> tuple["Mention", ...]:
        """The phrase itself and those coordinated with it."""
        return (self, *self.conjuncts)

    def attributed(self) -> "Mention":
        """Leave out what is joined to it and begins anew: an attribute is not said of it (*die dort lebende Anna Roth und der Maler Paul Lenz*)."""
        return replace(self, conjuncts=tuple(m for m in self.conjuncts if m.kind == "noun" and not m.determiner and not m.adjectives)) if self.conjuncts else self

    def within(self):
        """Yield this mention and every mention inside it."""
        yield self
        for modifier in self.modifiers:
            yield from modifier.mention.within()
        for other in (*self.appositions, *self.conjuncts):
            yield from other.within()
        if self.possessor:
            yield self.possessor


@dataclass(frozen=True)
class Argument:
    """One dependent of a predicate.

    ``function``: subject, object, indirect (dative), genitive, oblique (with its preposition), agent (of a passive),
    predicative, adverbial, content (a clause), time (a bare noun phrase of time).
    """
    function: str
    mention: Mention | None = None
    preposition: str = ""
    clause: int = -1
    start: int = -1
    end: int = -1
    case: str = ""                  # of the prepositional object: acc, dat, where the form tells
    shared: bool = False            # taken over from a coordinated or controlling clause


@dataclass(frozen=True)
class Clause:
    """One predication, whatever label scheme its parser used."""
    index: int
    sentence: int
    start: int
    end: int
    lemma: str                      # with separable prefix: zurückweisen; "sein"/"werden" for copulas
    verb: tuple[tuple[int, int], ...]   # spans of the words of the predicate, in order
    head: tuple[int, int] = (0, 0)
    voice: str = "active"           # active | passive | stative
    mood: str = "indicative"        # indicative | konjunktiv1 | konjunktiv2 | imperative | infinitive | participle
    tense: str = "present"
    polarity: str = "positive"
    modal: str = ""                 # lemma of the modal verb
    passive_aux: str = ""
    reflexive: bool = False
    expletive: bool = False
    question: bool = False
    negators: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()
    arguments: tuple[Argument, ...] = ()
    parent: int = -1
    link: str = "root"              # root | coordinate | content | infinitive | relative | participle | adverbial | parataxis | noun
    marker: str = ""                # dass, weil, wenn, um, ohne …
    antecedent: Mention | None = None
    quoted: bool = False            # stands inside quotation marks
    particles: tuple[str, ...] = ()
    certain: float = 1.0            # how likely the parser holds the least sure of its words, 0 to 1

    def get(self, *functions: str) -> Argument | None:
        """Return the first argument with one of the functions."""
        return next((a for a in self.arguments if a.function in functions), None)

    def all(self, *functions: str) -> tuple[Argument, ...]:
        return tuple(a for a in self.arguments if a.function in functions)


@dataclass(frozen=True)
class Analysis:
    """All that leaves room 2."""
    article: Article
    sentences: tuple[tuple[int, int], ...] = ()
    mentions: tuple[Mention, ...] = ()      # top-level noun phrases in order; nested ones inside them
    times: tuple[TimeExpression, ...] = ()
    clauses: tuple[Clause, ...] = ()
    quotes: tuple[tuple[int, int], ...] = ()
    model: str = ""


@dataclass(frozen=True)
class Evidence:
    """Where a statement stands: ``text[start:end] == quote``."""
    article: str
    start: int
    end: int
    quote: str
    rule: str = ""
    model: str = ""


@dataclass(frozen=True)
class Participant:
    """An argument with its semantic role, still in words."""
    role: str
    mention: Mention | None = None
    preposition: str = ""
    value: str = ""                 # where it is a clause: its words
    start: int = -1
    end: int = -1
    clause: int = -1


@dataclass(frozen=True)
class Triple:
    """About words: what a piece of text says, before anyone knows who is who."""
    subject: Mention | None
    lemma: str
    relation: str                   # surface words of the relation
    object: Mention | None
    participants: tuple[Participant, ...] = ()
    evidence: Evidence | None = None
    polarity: str = "positive"
    modality: str = "none"
    tense: str = "present"
    speaker: Mention | None = None
    nested: bool = False            # inside somebody's speech or thought, even where the speaker is unknown
    times: tuple[TimeExpression, ...] = ()
    clause: int = -1
    kind: str = "verb"              # verb | nominal | role | apposition | speech
    value: str = ""                 # literal object
    confidence: float = 1.0
    sentence: int = -1


@dataclass(frozen=True)
class Entity:
    """About things: a node of the graph."""
    iri: str
    label: str
    type: str = "Thing"
    wikidata: str = ""
    aliases: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    country: str = ""               # iri of the country of a place

    def record(self) -> dict[str, Any]:
        """The form of ``graph.jsonl``: what it is called, what it is, and other names that people use for it."""
        return {"iri": self.iri, "label": self.label, "type": self.type, "wikidata": self.wikidata or None, "aliases": sorted(self.aliases)}


@dataclass(frozen=True)
class Filler:
    """An argument of a statement: a role filled by an entity or by words."""
    role: str
    entity: Entity | None = None
    value: str = ""
    preposition: str = ""

    def record(self) -> dict[str, Any]:
        entity = self.entity.record() if self.entity else {"iri": None, "label": None, "type": None, "wikidata": None, "aliases": []}
        return {"role": self.role, "preposition": self.preposition or None, **entity, "value": self.value or None}


@dataclass(frozen=True)
class Statement:
    """About things: who does or is what, and how the article puts it."""
    id: str
    article: str
    subject: Entity
    predicate_iri: str
    predicate: str                  # lemma with governed preposition
    event_type: str = ""
    object: Entity | None = None
    value: str = ""
    arguments: tuple[Filler, ...] = ()
    place: Entity | None = None
    time: TimeExpression | None = None
    tense: str = "present"
    polarity: str = "positive"
    modality: str = "none"
    speaker: Entity | None = None
    asserted: bool = True
    evidence: tuple[Evidence, ...] = ()
    confidence: float = 1.0

    def record(self) -> dict[str, Any]:
        """Return the JSON object of CONTRACT.md, keys in its order."""
        time = self.time and {"text": self.time.text, "value": self.time.value, "start": self.time.earliest or None,
                              "end": self.time.latest or None, "edtf": self.time.edtf or None}
        if self.object:
            target: dict[str, Any] | None = self.object.record()
        else:
            target = {"value": self.value, "datatype": "http://www.w3.org/2001/XMLSchema#string"} if self.value else None
        return {
            "id": self.id, "article": self.article, "subject": self.subject.record(),
            "predicate": {"iri": self.predicate_iri, "lemma": self.predicate, "type": self.event_type or None},
            "object": target, "arguments": [a.record() for a in self.arguments],
            "place": self.place.record() if self.place else None, "time": time or None, "tense": self.tense,
            "polarity": self.polarity, "modality": self.modality,
            "speaker": self.speaker.record() if self.speaker else None, "asserted": self.asserted,
            "evidence": [{"article": e.article, "start": e.start, "end": e.end, "quote": e.quote, "rule": e.rule}
                         for e in self.evidence],
            "confidence": round(self.confidence, 3)}


@dataclass(frozen=True)
class Reading:
    """Everything that one article gives: the pure result of rooms 1–4."""
    article: Article
    analysis: Analysis
    statements: tuple[Statement, ...] = ()
    entities: tuple[Entity, ...] = ()
    resolved: tuple[tuple[int, int, str, str], ...] = field(default=())   # start, end, iri, reason
    triples: tuple[Triple, ...] = ()


__all__ = [
    "Analysis", "Argument", "Article", "Clause", "Entity", "Evidence", "Filler", "Mention", "Modifier", "Participant",
    "Reading", "Statement", "TimeExpression", "Triple", "asdict", "digest", "replace"]
