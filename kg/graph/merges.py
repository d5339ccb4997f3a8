"""Room 5: which names of different articles were taken for one entity, why, and how to take that back.

A name that the knowledge base does not hold gets an IRI from the full name and its type, so that two articles that use it mean one node: a
merge by rule, independent of the order of articles.  A surname alone never leaves its article.  Each article's graph says why
(``kg:mergedBecause``); ``kg:keptApart`` in the graph of entities says for which articles the merge was taken back, also when they are read anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Iterable

from pyoxigraph import NamedNode, Quad

from ..errors import OptionError
from ..model import Entity, Statement, digest, replace
from .vocabulary import term


@dataclass(frozen=True)
class Merge:
    """One entity that several articles name."""
    entity: Entity
    reason: str
    articles: tuple[str, ...]
    apart: tuple[str, ...] = ()          # articles for which the merge was taken back


def merges(store) -> list[Merge]:
    """Return all merges, those taken back among them, sorted by IRI."""
    found: dict[str, tuple[str, set[str]]] = {}
    for quad in store.inner.quads_for_pattern(None, term("kg:mergedBecause"), None, None):
        found.setdefault(quad.subject.value, (quad.object.value, set()))[1].add(store.value(quad.graph_name, "schema:identifier"))
    apart: dict[str, set[str]] = {}
    for quad in store.inner.quads_for_pattern(None, term("kg:keptApart"), None, store.entities):
        apart.setdefault(quad.subject.value, set()).add(store.value(quad.object, "schema:identifier") or quad.object.value)
    return [Merge(store.entity(address), reason, tuple(sorted(articles)), tuple(sorted(apart.get(address, ()))))
            for address, (reason, articles) in sorted(found.items()) if len(articles) > 1 or address in apart]


def apart(entity: Entity, article: str) -> Entity:
    """Return the node that an entity gets in an article for which its merge was taken back."""
    return replace(entity, iri=f"{entity.iri}-{digest(article)[:6]}")


def changed(statements: Iterable[Statement], swap: Callable[[Entity], Entity]) -> list[Statement]:
    """Return statements with other entities in all places."""
    def maybe(entity: Entity | None) -> Entity | None:
        return None if entity is None else swap(entity)
    return [replace(s, subject=swap(s.subject), object=maybe(s.object), place=maybe(s.place), speaker=maybe(s.speaker),
                    arguments=tuple(replace(f, entity=maybe(f.entity)) for f in s.arguments)) for s in statements]


def undo(store, wanted: str, again: bool = False) -> Merge:
    """Take a merge back, so that every article has a node of its own for the name; ``again`` merges anew.

    :param wanted: label or IRI of the entity
    :raises OptionError: no merge of that name
    """
    one = next((m for m in merges(store) if wanted in (m.entity.iri, m.entity.label)), None)
    if one is None or bool(one.apart) != again:
        raise OptionError(f"no merge {'to restore' if again else 'to take back'} called {wanted!r} – `kg merges --store {store.path}` lists them")
    for identifier in one.articles:
        graph = store.graph(identifier)
        mark = Quad(NamedNode(one.entity.iri), term("kg:keptApart"), graph, store.entities)
        split = apart(one.entity, identifier)
        before, after = (split, one.entity) if again else (one.entity, split)
        statements = changed(store.statements_of(graph), lambda e: replace(e, iri=after.iri) if e.iri == before.iri else e)
        store.rewrite(graph, statements, [after])
        store.inner.remove(mark) if again else store.inner.add(mark)
    store.flush()
    return one
