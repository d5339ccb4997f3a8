"""German news articles in, a knowledge graph out.

The rooms, in the order in which an article passes through them:

1. :mod:`kg.ingest`      files → Article
2. :mod:`kg.analysis`    Article → Analysis (spaCy lives here)
3. :mod:`kg.extraction`  Analysis → Triple, about words
4. :mod:`kg.resolution`  Triple → Statement, about things
5. :mod:`kg.graph`       Statement ↔ RDF, store, SPARQL
6. :mod:`kg.export`      Statement → files
7. :mod:`kg.serve`       the same store over HTTP

>>> from kg import Store, read, read_articles
>>> # store = Store("news.store")
>>> # for reading in read(read_articles(["seeds"])): store.put(reading)
>>> # kg.export.export(store, "graph.ttl")
"""

from __future__ import annotations

__version__ = "0.1.0"

_PLACES = {"Article": "model", "Statement": "model", "Entity": "model", "Reading": "model", "KGError": "errors", "read_articles": "ingest", "analyse": "analysis", "extract": "extraction",
           "resolve": "resolution", "read": "pipeline", "Store": "graph"}
__all__ = [*_PLACES, "__version__"]


def __getattr__(name: str):
    """Import a public name when it is first used, so that ``import kg`` stays quick and loads no spaCy."""
    if name in _PLACES:
        from importlib import import_module
        return getattr(import_module(f".{_PLACES[name]}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
