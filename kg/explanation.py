"""What a store knows of an entity or a statement, in lines for people."""

from __future__ import annotations

from typing import Iterator

from .errors import OptionError
from .model import Statement


def explain_term(store, term: str) -> Iterator[str]:
    """Yield lines about an entity (label, alias or IRI) or a statement (id).

    :raises OptionError: nothing of that name is in the store
    """
    want = term.strip().casefold()
    found = [s for s in store.statements() if s.id == term or any(
        e is not None and want in (e.iri.casefold(), e.label.casefold(), *(a.casefold() for a in e.aliases)) for e in (s.subject, s.object, s.place, s.speaker, *(a.entity for a in s.arguments)))]
    if not found:
        raise OptionError(f"nothing called {term!r} in {store.path} – `kg stats --store {store.path}` names the most frequent entities")
    texts = {a.id: a.text for a in store.articles()}
    yield f"{len(found)} statement{'s' * (len(found) != 1)} about {term}"
    for one in found:
        yield ""
        yield line(one)
        yield "  " + sentence(texts.get(one.article, ""), one)
        yield f"  [{one.article} {one.evidence[0].start}-{one.evidence[0].end}, {one.id}, rule {one.evidence[0].rule}, confidence {one.confidence:.2f}]"


def line(one: Statement) -> str:
    notes = [one.event_type, "" if one.polarity == "positive" else "negated", "" if one.modality == "none" else one.modality, "asserted" if one.asserted else "not asserted",
             f"says {one.speaker.label}" if one.speaker else "", f"in {one.place.label}" if one.place else "", (one.time.edtf or one.time.text) if one.time else ""]
    target = one.object.label if one.object else one.value
    return f"{one.subject.label} – {one.predicate} – {target or '·'}   ({', '.join(n for n in notes if n)})"


def sentence(text: str, one: Statement) -> str:
    """Return the surroundings of the evidence, the evidence itself between guillemets."""
    start, end = one.evidence[0].start, one.evidence[0].end
    before = text.rfind("\n", 0, start) + 1
    before = max(before, start - 120)
    after = text.find("\n", end)
    after = min(after if after >= 0 else len(text), end + 120)
    return " ".join(f"{text[before:start]}»{text[start:end]}«{text[end:after]}".split())
