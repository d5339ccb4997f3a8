"""Room 5: what a store holds, in numbers."""

from __future__ import annotations

from collections import Counter
from typing import Iterable

from ..model import Statement


def counts(statements: Iterable[Statement]) -> dict[str, object]:
    """Return counts over statements: how many, of what, by whom.

    Keys: articles, statements, asserted, negative, with_speaker, entities, entity_types, event_types, speakers, subjects (most frequent first).
    """
    articles, kinds, events, speakers, subjects = set(), Counter(), Counter(), Counter(), Counter()
    seen: dict[str, str] = {}
    total = asserted = negative = spoken = edges = 0
    for one in statements:
        total += 1
        articles.add(one.article)
        asserted += one.asserted
        negative += one.polarity == "negative"
        edges += one.object is not None
        events[one.event_type or "(none)"] += 1
        subjects[one.subject.label] += 1
        if one.speaker is not None:
            spoken += 1
            speakers[one.speaker.label] += 1
        for entity in (one.subject, one.object, one.place, one.speaker, *(a.entity for a in one.arguments)):
            if entity is not None:
                seen[entity.iri] = entity.type
    kinds.update(seen.values())

    def top(counter: Counter, most: int = 10) -> dict[str, int]:
        return dict(sorted(counter.items(), key=lambda kv: (-kv[1], kv[0]))[:most])
    return {"articles": len(articles), "statements": total, "asserted": asserted, "negative": negative, "with_speaker": spoken, "edges": edges,
            "entities": len(seen), "entity_types": top(kinds, 20), "event_types": top(events, 60), "speakers": top(speakers), "subjects": top(subjects)}
