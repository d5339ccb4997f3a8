"""The JSON records of ``kg annotate`` and ``kg extract`` (CONTRACT.md)."""

from __future__ import annotations

from typing import Any

from .model import Mention, Reading, Triple


def annotation(reading: Reading) -> dict[str, Any]:
    """Return what rooms 2 and 4 know of an article: mentions with their entities, times, sentences, clauses."""
    entities = {e.iri: e for e in reading.entities}
    resolved = {(a, b): iri for a, b, iri, _ in reading.resolved}
    article, analysis = reading.article, reading.analysis
    mentions: dict[tuple[int, int], dict[str, Any]] = {}
    for top in analysis.mentions:
        for mention in top.within():
            if mention.kind not in ("name", "noun", "pronoun") or mention.span in mentions:
                continue
            entity = entities.get(resolved.get(mention.span, ""))
            mentions[mention.span] = {"start": mention.start, "end": mention.end, "text": article.text[mention.start:mention.end], "type": mention.label or mention.kind,
                                      "entity": entity.iri if entity else None, "label": entity.label if entity else None, "wikidata": (entity.wikidata or None) if entity else None}
    return {"id": article.id, "date": article.date or None, "text": article.text, "mentions": [mentions[k] for k in sorted(mentions)],
            "times": [{"start": t.start, "end": t.end, "text": t.text, "type": t.type, "value": t.value} for t in analysis.times],
            "sentences": [{"start": a, "end": b} for a, b in analysis.sentences],
            "clauses": [{"start": c.start, "end": c.end, "lemma": c.lemma, "voice": c.voice, "mood": c.mood, "tense": c.tense, "polarity": c.polarity, "modal": c.modal or None,
                         "link": c.link, "parent": c.parent if c.parent >= 0 else None,
                         "arguments": [{"function": a.function, "preposition": a.preposition or None, "start": a.start, "end": a.end} for a in c.arguments]} for c in analysis.clauses]}


def mention_record(mention: Mention | None) -> dict[str, Any] | None:
    return None if mention is None else {"text": mention.text, "start": mention.start, "end": mention.end, "head": mention.head, "kind": mention.kind, "label": mention.label or None}


def triple_record(triple: Triple) -> dict[str, Any]:
    """Return a triple about words with roles, attributes and offsets."""
    evidence = triple.evidence
    return {"article": evidence.article if evidence else None, "subject": mention_record(triple.subject), "relation": triple.relation, "lemma": triple.lemma,
            "object": mention_record(triple.object), "value": triple.value or None, "kind": triple.kind, "polarity": triple.polarity, "modality": triple.modality, "tense": triple.tense,
            "speaker": mention_record(triple.speaker), "asserted": triple.modality == "none" and not triple.nested,
            "roles": [{"role": p.role, "preposition": p.preposition or None, "mention": mention_record(p.mention), "value": p.value or None} for p in triple.participants],
            "times": [{"text": t.text, "value": t.value} for t in triple.times],
            "start": evidence.start if evidence else None, "end": evidence.end if evidence else None, "quote": evidence.quote if evidence else None}
