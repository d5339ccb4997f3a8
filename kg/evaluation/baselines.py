"""What others get on the same sentences: textacy's subject–verb–object triples, on our own parses (``pip install textacy``)."""

from __future__ import annotations

LABELS = {"obj": "dobj", "nsubj:pass": "nsubjpass", "csubj:pass": "csubjpass", "obl:agent": "agent", "compound:prt": "prt"}         # UD → the labels that textacy asks for


def textacy_triples(sentences: dict[str, str], model: str = "") -> dict[str, list[tuple[str, str, str]]] | None:
    """Return textacy's triples of each sentence, None where textacy is not installed."""
    try:
        from textacy.extract import subject_verb_object_triples
    except ImportError:
        return None
    from ..analysis.pipelines import load
    found = {}
    for key, doc in zip(sentences, load(model).pipe(sentences.values())):
        for token in doc:
            token.dep_ = LABELS.get(token.dep_, token.dep_)
        found[key] = [(words(t.subject), words(t.verb), words(t.object)) for t in subject_verb_object_triples(doc)]
    return found


def words(tokens) -> str:
    return " ".join(t.text for t in sorted(tokens, key=lambda t: t.i))
