"""Room 5: the persistent store: pyoxigraph underneath, one named graph per article, one for entities, one for runs.

An article is written in one transaction or not at all.  An unchanged fingerprint is skipped, a changed article replaces its graph.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Iterable, Iterator

import pyoxigraph
from pyoxigraph import NamedNode, Quad

from ..errors import OutputError, StoreBusy, StoreError, StoreVersion
from ..model import Article, Entity, Reading, Statement
from . import vocabulary as v
from .merges import apart, changed
from .quads import KEPT, article_iri, article_quads, entity_graph, entity_quads, kept_quads, name_quads, read_entity, run_graph, run_quads, statements_quads
from .records import unpack
from .vocabulary import RDF_TYPE, term, text

FORMAT = "3"
BULK = 500_000           # quads that the bulk loader takes at once
FLUSH = 40               # articles after which the engine's memory goes to disk, so that a long run stays flat


class Store:
    """A graph store in a folder, or in memory when no path is given.

    :param path: folder of the store; made when it is not there, unless ``read_only``
    :param parameters: options of the run, kept in the graph of runs with version and model
    :param any_format: open a store of another format version too; only its articles can be relied on
    :raises StoreError: missing, corrupt, of another format version, or in use
    """

    def __init__(self, path: str | Path | None = None, *, read_only: bool = False, base: str = v.DATA, parameters: str = "", any_format: bool = False):
        self.path, self.base, self.parameters = path, base, parameters
        self.inner = open_inner(path, read_only)
        self.entities = entity_graph(base)
        meta = NamedNode(v.ONTOLOGY + "store")
        version = next((q.object.value for q in self.inner.quads_for_pattern(meta, term("kg:format"), None, None)), None)
        if version is None and not read_only:
            self.inner.add(Quad(meta, term("kg:format"), text(FORMAT), self.entities))
        elif version is not None and version != FORMAT and not any_format:
            raise StoreVersion(f"{path}: store has format {version}, this version reads {FORMAT} – its articles are safe; read them anew with: kg migrate --store {path}")
        self.written = 0

    # --- writing ---

    def fingerprint(self, identifier: str) -> str:
        return self.value(self.graph(identifier), "kg:fingerprint")

    def put(self, reading: Reading) -> None:
        """Write one article with its statements, replacing what was there, in one transaction."""
        graph = self.graph(reading.article.id)
        quads = self.quads_of(reading)
        try:
            if self.fingerprint(reading.article.id):
                self.replace(graph, [q for q in quads if q.graph_name == graph])
                quads = [q for q in quads if q.graph_name != graph]
            self.inner.extend(quads)
        except OSError as error:
            raise OutputError(f"{self.path}: article {reading.article.id} could not be written ({error}) – is the disk full? Articles stored before are safe") from None
        self.written += 1
        if self.written % FLUSH == 0:
            self.flush()

    def load(self, readings: Iterable[Reading]) -> None:
        """Write articles that the store does not hold with the engine's bulk loader: quicker for many at once, but no transaction; a load that is cut off begins anew in an empty store."""
        waiting: list[Quad] = []
        for reading in readings:
            waiting += self.quads_of(reading)
            if len(waiting) > BULK:
                self.inner.bulk_extend(waiting)
                waiting = []
        self.inner.bulk_extend(waiting)

    def quads_of(self, reading: Reading) -> list[Quad]:
        """Return all quads that a reading puts into the store: its graph, its entities, its run."""
        graph = self.graph(reading.article.id)
        named = {iri for _, _, iri, reason in reading.resolved if reason == "new name"}
        split = {q.subject.value for q in self.inner.quads_for_pattern(None, term("kg:keptApart"), graph, self.entities)}

        def swap(entity: Entity) -> Entity:
            return apart(entity, reading.article.id) if entity.iri in split else entity
        statements = changed(reading.statements, swap) if split else reading.statements
        run = run_quads(reading.analysis.model, self.parameters, self.base)
        return [*kept_quads(statements, graph), *article_quads(reading.article, statements, self.base), *name_quads((e for e in reading.entities if e.iri in named), graph),
                Quad(graph, term("prov:wasGeneratedBy"), run[0].subject, graph), *(q for entity in reading.entities for q in entity_quads(swap(entity), self.base)), *run]

    def rewrite(self, graph: NamedNode, statements: list[Statement], entities: list[Entity]) -> None:
        """Give an article other statements, in one transaction; what else its graph says stays."""
        new = [*kept_quads(statements, graph), *statements_quads(statements, graph, self.base)]
        old = list(self.inner.quads_for_pattern(None, None, None, graph))
        own = [q for q in old if q.subject == graph and q.predicate not in KEPT or q.predicate == term("kg:mergedBecause")]
        self.inner.extend([q for entity in entities for q in entity_quads(entity, self.base)])
        self.replace(graph, [*own, *new])

    def replace(self, graph: NamedNode, quads: list[Quad]) -> None:
        """Put quads in the place of what a graph held, in one transaction: one SPARQL update."""
        new = pyoxigraph.serialize((q.triple for q in quads), format=pyoxigraph.RdfFormat.N_TRIPLES)
        self.inner.update(f"DROP SILENT GRAPH {graph} ; INSERT DATA {{ GRAPH {graph} {{ {new.decode('utf-8')} }} }}")                     # type: ignore[union-attr]

    def remove(self, identifier: str) -> bool:
        """Remove an article and its statements; entity descriptions stay.  Returns whether it was there."""
        if not self.fingerprint(identifier):
            return False
        self.inner.remove_graph(self.graph(identifier))
        return True

    def flush(self) -> None:
        if self.path:
            self.inner.flush()

    # --- reading ---

    def graph(self, identifier: str) -> NamedNode:
        """Return the graph of an article."""
        return article_iri(identifier, self.base)

    def entity(self, address: str) -> Entity:
        """Return an entity by its IRI."""
        return read_entity(self.inner, address, self.base)

    def graphs(self) -> list[NamedNode]:
        """Return the graphs of the articles, sorted by IRI."""
        nodes = {q.subject.value for q in self.inner.quads_for_pattern(None, RDF_TYPE, term("schema:NewsArticle"), None)}
        return [NamedNode(n) for n in sorted(nodes)]

    def statements(self) -> Iterator[Statement]:
        """Yield all statements, article by article, in the order of the text."""
        for graph in self.graphs():
            yield from self.statements_of(graph)

    def edges(self) -> Iterator[Statement]:
        """Yield the statements between two entities, without their arguments, in the same order."""
        for graph in self.graphs():
            yield from self.statements_of(graph, edges=True)

    def statements_of(self, graph: NamedNode, *, edges: bool = False) -> Iterator[Statement]:
        """Yield the statements of one article; ``edges`` as in :func:`kg.graph.records.unpack`."""
        return unpack(self.value(graph, "kg:records") or "[[],[],[]]", self.value(graph, "schema:identifier"), edges=edges)

    def value(self, graph: NamedNode, name: str) -> str:
        """Return what an article's graph says of the article, "" where it says nothing."""
        return next((q.object.value for q in self.inner.quads_for_pattern(graph, term(name), None, graph)), "")

    def described(self) -> Iterator[Entity]:
        """Yield every described entity, sorted by IRI."""
        addresses = {q.subject.value for q in self.inner.quads_for_pattern(None, term("skos:prefLabel"), None, self.entities)}
        for address in sorted(addresses):
            yield self.entity(address)

    def quads(self) -> Iterator[Quad]:
        """Yield all quads in a stable order, graph by graph and subject by subject; what only stores hold is left out."""
        for graph in self.graphs():
            yield from self.article_graph(graph)
        for graph in (self.entities, run_graph(self.base)):
            yield from sorted(self.inner.quads_for_pattern(None, None, None, graph), key=quad_key)

    def article_graph(self, graph: NamedNode) -> list[Quad]:
        """Return the quads of an article's graph.

        They are made anew from the statements, which takes a fifth of the time that the engine needs to look up the strings of each, unless their number
        differs: then somebody else has written into the graph, and what it holds is read.
        """
        own = sorted((q for q in self.inner.quads_for_pattern(graph, None, None, graph) if q.predicate not in KEPT), key=quad_key)
        merged = sorted(self.inner.quads_for_pattern(None, term("kg:mergedBecause"), None, graph), key=quad_key)
        made = list(statements_quads(self.statements_of(graph), graph, self.base))
        count = self.inner.query(f"SELECT (COUNT(*) AS ?n) {{ GRAPH {graph} {{ ?s ?p ?o }} }}")
        if int(next(iter(count))[0].value) == len(own) + len(merged) + len(made) + len(KEPT):                                                   # type: ignore[union-attr, index]
            return [*own, *made, *merged]
        return sorted((q for q in self.inner.quads_for_pattern(None, None, None, graph) if q.predicate not in KEPT), key=quad_key)

    def articles(self) -> Iterator[Article]:
        for graph in self.graphs():
            yield Article(*(self.value(graph, f"schema:{name}") for name in ("identifier", "text", "headline", "datePublished", "url", "publisher")))

    def dataset(self):
        """Return the store as an rdflib Dataset (``default_union``), for who knows rdflib."""
        from oxrdflib import OxigraphStore
        from rdflib import Dataset
        return Dataset(store=OxigraphStore(store=self.inner), default_union=True)


def quad_key(quad: Quad) -> tuple[str, str, str]:
    return str(quad.subject), str(quad.predicate), str(quad.object)


def open_inner(path: str | Path | None, read_only: bool) -> pyoxigraph.Store:
    if path is None:
        return pyoxigraph.Store()
    folder = Path(path)
    if read_only:
        if not (folder / "CURRENT").exists():
            raise StoreError(f"{path}: is no store – make one with: kg add ARTICLES --store {path}")
    elif folder.exists() and any(folder.iterdir()) and not (folder / "CURRENT").exists():
        raise StoreError(f"{path}: is a folder with other files – give an empty or a new one")
    try:
        if not read_only:
            folder.mkdir(parents=True, exist_ok=True)
            if not os.access(folder, os.W_OK):
                raise PermissionError(13, "Permission denied")
        return pyoxigraph.Store.read_only(str(folder)) if read_only else pyoxigraph.Store(str(folder))
    except (OSError, RuntimeError) as error:                  # the engine raises RuntimeError for damaged files
        message = str(error)
        if "lock" in message.lower():
            raise StoreBusy(f"{path}: another process writes to this store – wait for it to end, or copy the folder and read the copy") from None
        if isinstance(error, (PermissionError, FileExistsError, NotADirectoryError)) or "No space" in message:
            raise OutputError(f"{path}: cannot be written ({error.strerror or message[:80]}) – choose another folder") from None
        raise StoreError(f"{path}: cannot be opened ({message.splitlines()[0][:120]}) – the store may be damaged; restore a copy or add the articles again") from None
