"""Room 5: Statement ↔ RDF.  pyoxigraph is the engine, rdflib the interface that users meet.

``vocabulary`` holds the terms, ``quads`` the mapping in both directions, ``store`` the persistent store, ``queries`` SPARQL, ``counts`` statistics, ``validation`` SHACL.
"""

from __future__ import annotations

from .counts import counts
from .queries import render, run, shipped
from .store import Store
from .validation import validate

__all__ = ["Store", "counts", "render", "run", "shipped", "validate"]
