"""Room 6: Statement → files.  One module per format, one registry, every file written beside its target and renamed when complete.

The registry :data:`FORMATS` is the list that the command line, the tests and the documentation are made from.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Callable, Iterator

from ..errors import OutputError, UnknownFormat
from . import graphml, graphs, html, neo4j, rdf, tables
from .network import Filter


@dataclass(frozen=True)
class Format:
    """One exporter: ``write(store, path, filter)``; ``folder`` where it writes several files."""
    name: str
    suffixes: tuple[str, ...]
    what: str
    write: Callable
    folder: bool = False


FORMATS: dict[str, Format] = {f.name: f for f in (
    Format("ttl", (".ttl",), "Turtle: RDF triples, prefixed, grouped by subject", rdf.writer("ttl")),
    Format("trig", (".trig",), "TriG: the RDF dataset with one named graph per article", rdf.writer("trig")),
    Format("nq", (".nq",), "N-Quads: the RDF dataset, one quad a line", rdf.writer("nq")),
    Format("nt", (".nt",), "N-Triples: RDF triples, one a line", rdf.writer("nt")),
    Format("jsonld", (".jsonld",), "JSON-LD: the RDF dataset as JSON", rdf.writer("jsonld")),
    Format("rdfxml", (".rdf", ".xml"), "RDF/XML: RDF triples", rdf.writer("rdfxml")),
    Format("graphml", (".graphml",), "GraphML: the network of entities, for Gephi, igraph, networkx", graphml.write_graphml),
    Format("gexf", (".gexf",), "GEXF 1.3 with timeline, for Gephi", graphs.write_gexf),
    Format("jsonl", (".jsonl",), "JSON lines: one statement a line, with its evidence", tables.write_jsonl),
    Format("csv", (".csv",), "CSV: NAME.nodes.csv and NAME.edges.csv", tables.write_csv),
    Format("cypher", (".cypher",), "Cypher: statements that load the network into Neo4j", neo4j.write_cypher),
    Format("html", (".html",), "HTML: one page with the picture of the graph, opens from disk", html.write_html),
)}


def find(name: str, path: str) -> Format:
    """Return the format of a name, else of the suffix of a path.

    :raises UnknownFormat: neither is known
    """
    if name:
        if name.lower() in FORMATS:
            return FORMATS[name.lower()]
        raise UnknownFormat(f"format {name!r} is unknown – one of: {', '.join(FORMATS)}")
    suffix = Path(path).suffix.lower()
    for form in FORMATS.values():
        if suffix in form.suffixes:
            return form
    raise UnknownFormat(f"{path}: the suffix {suffix or '(none)'} names no format – give --format, one of: {', '.join(FORMATS)}")


@contextmanager
def beside(path: str | Path) -> Iterator[Path]:
    """Give a path beside the target to write to; rename it when all went well, remove it when not.

    :raises OutputError: the folder cannot be written or the disk is full
    """
    target = Path(path)
    draft = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        yield draft
        os.replace(draft, target)
    except OSError as error:
        raise OutputError(f"{target}: cannot be written ({error.strerror or error}) – free some space or choose another place with -o") from None
    finally:
        try:
            draft.unlink(missing_ok=True)
        except OSError:
            pass


def export(store, path: str | Path, name: str = "", filter: Filter | None = None) -> Format:
    """Write a store to a file in a format.

    :param name: a key of :data:`FORMATS`, "" for the suffix of the path
    :param filter: which statements to write, all by default
    """
    form = find(name, str(path))
    with beside(path) as draft:
        form.write(store, draft, filter or Filter())
        if not draft.exists():                                # a format that writes files of its own beside the target
            draft.touch()
    return form


def to_stream(store, out: BinaryIO, name: str, filter: Filter | None = None) -> None:
    """Write a store to a stream, in a format that is one file."""
    form = find(name, "-")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph"
        export(store, path, form.name, filter)
        with path.open("rb") as draft:
            shutil.copyfileobj(draft, out)


class Snapshot:
    """A store whose statements are read once and kept, for writing several formats of a graph that fits into memory."""

    def __init__(self, store):
        self.store = store
        self.kept: list | None = None

    def statements(self):
        if self.kept is None:
            self.kept = list(self.store.statements())
        return iter(self.kept)

    def edges(self):
        return (s for s in self.statements() if s.object is not None)

    def __getattr__(self, name: str):
        return getattr(self.store, name)


__all__ = ["FORMATS", "Filter", "Format", "Snapshot", "beside", "export", "find", "to_stream"]
