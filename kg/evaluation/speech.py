"""Who says what: cues and sources of SpkAtt (GermEval 2023; Bundestag speeches) against the statements' speakers.

A cue is found if one of its words is the verb of an act of saying or thinking that has content; its source is right if the words of the speaker overlap with the
annotated ones, or both are empty.  Overlap by words, as the shared task counts (Rehbein et al. 2023).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Iterator

from ..analysis import analyse
from ..extraction.context import Context
from ..extraction.lexicon import has_attitude
from ..extraction.speech import attribute
from ..model import Analysis, Article

Span = tuple[int, int]
GROUPS = ("say", "think", "demand", "will")


def text_of(document: dict) -> tuple[str, dict[str, Span]]:
    """Return the text of a document and the offsets of its tokens ("sentence:token")."""
    text, places = "", {}
    for sentence in document["Sentences"]:
        for number, token in enumerate(sentence["Tokens"]):
            if text and token not in ".,;:!?“)":
                text += " "
            places[f"{sentence['SentenceId']}:{number}"] = (len(text), len(text) + len(token))
            text += token
    return text, places


def acts(analysis: Analysis) -> dict[Span, Span | None]:
    """Return the verbs that open somebody's words, each with the span of its speaker."""
    context = Context(analysis)
    attribute(context)
    opening = {at for _, at in context.speakers.values() if at >= 0}
    for clause in analysis.clauses:
        if clause.link in ("content", "infinitive") and clause.parent >= 0 and has_attitude(analysis.clauses[clause.parent].lemma, GROUPS):
            opening.add(clause.parent)
        elif has_attitude(clause.lemma, ("say", "demand")) and clause.get("object", "oblique", "content") is not None:
            opening.add(clause.index)
    found: dict[Span, Span | None] = {}
    for index in sorted(opening):
        clause = analysis.clauses[index]
        subject = context.subject(clause)
        found[clause.head if clause.head != (0, 0) else clause.verb[0] if clause.verb else (clause.start, clause.end)] = subject.span if subject is not None else None
    return found


def around(text: str, span: Span) -> str:
    return " ".join(text[max(0, span[0] - 80):span[1] + 80].split())


def overlaps(span: Span, others: list[Span]) -> bool:
    return any(span[0] < b and a < span[1] for a, b in others)


def measure(data: Path, model: str, errors: list[tuple]) -> Iterator[tuple[str, float, str]]:
    """Yield F1 of cues, and of cues with the right source."""
    file = data / "speech" / "spkatt-dev.json"
    if not file.exists():
        return
    documents = json.loads(file.read_text(encoding="utf-8"))
    texts = [text_of(d) for d in documents]
    gold = seen = cues = both = 0
    for document, (_, places), analysis in zip(documents, texts, analyse([Article(str(i), t) for i, (t, _) in enumerate(texts)], model)):
        found = acts(analysis)
        wanted = [([places[t] for t in a["Cue"]], [places[t] for t in a["Source"]]) for a in document["Annotations"]]
        gold, seen = gold + len(wanted), seen + len(found)
        text = analysis.article.text
        errors.extend(("missed cue", " ".join(text[a:b] for a, b in cue), "", around(text, cue[0])) for cue, _ in wanted if cue and not any(overlaps(verb, cue) for verb in found))
        errors.extend(("spurious cue", "", text[a:b], around(text, (a, b))) for a, b in found if not any(overlaps((a, b), cue) for cue, _ in wanted))
        for verb, speaker in found.items():
            match = next((source for cue, source in wanted if overlaps(verb, cue)), None)
            right = match is not None and (overlaps(speaker, match) if speaker is not None else not match)
            cues, both = cues + (match is not None), both + right
            if match is not None and not right:
                errors.append(("source", " ".join(text[a:b] for a, b in match), text[slice(*speaker)] if speaker else "", around(text, verb)))
    remark = f"P {{:.3f}} R {{:.3f}}, {gold} annotations"
    for name, right in (("speech cues F1", cues), ("speech cues and sources F1", both)):
        yield name, 2 * right / max(1, gold + seen), remark.format(right / max(1, seen), right / max(1, gold))
