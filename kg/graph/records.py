"""Room 5: the statements of an article as one compact JSON text, kept in the article's graph beside its triples.

Triples are what people query; to list, compare or draw a graph every statement is needed whole, and to gather it from some forty
triples takes ten times as long as to read it from here.  Written and replaced in the same transaction as the triples, left out of
every RDF export.
"""

from __future__ import annotations

import json
from typing import Iterable, Iterator

from ..model import Entity, Evidence, Filler, Statement, TimeExpression

TIME = ("start", "end", "text", "type", "value", "earliest", "latest", "edtf")


def pack(statements: Iterable[Statement]) -> str:
    """Return statements as JSON: entities once, statements as rows that point to them by number, -1 for none."""
    numbers: dict[Entity, int] = {}
    models: dict[str, int] = {}

    def number(entity: Entity | None) -> int:
        return -1 if entity is None else numbers.setdefault(entity, len(numbers))
    rows = [[s.id, number(s.subject), s.predicate_iri, s.predicate, s.event_type, number(s.object), s.value,
             [[f.role, number(f.entity), f.value, f.preposition] for f in s.arguments], number(s.place),
             [getattr(s.time, name) for name in TIME] if s.time else 0, s.tense, s.polarity, s.modality, number(s.speaker), int(s.asserted),
             [[e.start, e.end, e.quote, e.rule, models.setdefault(e.model, len(models))] for e in s.evidence], s.confidence] for s in statements]
    entities = [[e.iri, e.label, e.type, e.wikidata, e.aliases, e.latitude, e.longitude, e.country] for e in numbers]
    return json.dumps([entities, list(models), rows], ensure_ascii=False, separators=(",", ":"))


def unpack(text: str, article: str, *, edges: bool = False) -> Iterator[Statement]:
    """Yield the statements of a packed text in the order that they were packed in.

    :param edges: only those between two entities, their arguments left out: what a network needs, in half the time
    """
    described, models, rows = json.loads(text)
    entities: list[Entity | None] = [Entity(i, label, kind, wikidata, tuple(aliases), *rest) for i, label, kind, wikidata, aliases, *rest in described]
    entities.append(None)                                     # what -1 points to
    for (identifier, subject, iri, lemma, event, target, value, fillers, place, time, tense, polarity, modality, speaker, asserted, evidence, confidence) in rows:
        if edges:
            if target < 0:
                continue
            fillers = ()
        yield Statement(identifier, article, entities[subject], iri, lemma, event, entities[target], value,                               # type: ignore[arg-type]
                        tuple([Filler(role, entities[filler], words, preposition) for role, filler, words, preposition in fillers]), entities[place],
                        TimeExpression(*time) if time else None, tense, polarity, modality, entities[speaker], bool(asserted),
                        tuple([Evidence(article, start, end, quote, rule, models[model]) for start, end, quote, rule, model in evidence]), confidence)
