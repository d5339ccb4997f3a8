"""Room 3: Analysis → Triple: what the text says, in its own words.

``context`` tells who does an infinitive and how certain a clause is, ``speech`` whose words it is, ``verbs`` reads clauses, ``nominals`` noun phrases,
``openie`` writes the binary triples that Open IE benchmarks read.  No dependency label occurs here, and nobody is identified.
"""

from __future__ import annotations

from ..model import Analysis, Triple
from .context import Context
from .nominals import read_mentions
from .openie import binary
from .speech import attribute
from .verbs import read_clause


def extract(analysis: Analysis) -> list[Triple]:
    """Return the triples of an article in the order of the text."""
    context = Context(analysis)
    attribute(context)
    found = [triple for clause in analysis.clauses for triple in read_clause(context, clause)]
    found.extend(read_mentions(context))
    return sorted(found, key=lambda t: (t.evidence.start if t.evidence else 0, t.evidence.end if t.evidence else 0, t.kind, t.lemma,
                                        t.subject.start if t.subject else -1, t.object.start if t.object else -1))


__all__ = ["binary", "extract"]
