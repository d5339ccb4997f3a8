"""Room 5: Statement ↔ RDF.  pyoxigraph is the engine, rdflib the interface that users meet.

``vocabulary`` holds the terms, ``quads`` the mapping in both directions, ``store`` the persistent store, ``queries`` SPARQL, ``protocol`` its results for the web, ``counts`` statistics, ``validation`` SHACL,
``merges`` the log of names taken for one entity, ``records`` statements kept whole for quick reading, ``lines`` their edges as GraphML, ``xml`` text as XML carries it.
"""

from __future__ import annotations

from .counts import counts
from .merges import merges, undo
from .protocol import answer
from .queries import render, run, shipped
from .store import Store
from .validation import validate

__all__ = ["Store", "answer", "counts", "merges", "render", "run", "shipped", "undo", "validate"]
