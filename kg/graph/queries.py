"""Room 5: SPARQL over a store: run, name, print."""

from __future__ import annotations

import csv
import io
import json
import re
from importlib.resources import files
from pathlib import Path

import pyoxigraph

from ..errors import QueryError
from . import vocabulary as v
from .store import Store


def shipped() -> dict[str, str]:
    """Return the queries that come with the package: name → SPARQL; the first comment line says what for."""
    folder = files("kg") / "data" / "queries"
    return {Path(p.name).stem: p.read_text(encoding="utf-8") for p in sorted(folder.iterdir(), key=lambda p: p.name) if p.name.endswith(".rq")}


def prologue() -> str:
    return "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in v.PREFIXES.items())


def run(store: Store, query: str, timeout: float = 0.0, bindings: dict[str, str] | None = None):
    """Run a query over the union of all graphs; the project's prefixes need no declaration.

    :param timeout: seconds after which the query is given up, 0 for never
    :param bindings: variables and the values that they must have
    :raises QueryError: broken, or out of time
    """
    declared = set(re.findall(r"(?im)^\s*PREFIX\s+([\w-]*)\s*:", query))
    prefixes = {name: iri for name, iri in v.PREFIXES.items() if name not in declared}
    if bindings:
        query = bound(query, bindings)
    if timeout:
        return run_limited(store, query, prefixes, timeout)
    return execute(store, query, prefixes)


def bound(query: str, bindings: dict[str, str]) -> str:
    """Return the query with a filter for some variables: only solutions where they have these values, as text, number, day or IRI.

    >>> print(bound("SELECT * { ?s rdfs:label ?who } ORDER BY ?who", {"who": "Kiew"}))
    SELECT * { ?s rdfs:label ?who FILTER(STR(?who) = "Kiew") } ORDER BY ?who

    :raises QueryError: the query has no such variable
    """
    filters = []
    known = sorted(set(re.findall(r"[?$](\w+)", query)))
    for name, value in bindings.items():
        if name not in known:
            raise QueryError(f"the query has no variable ?{name} – it has: {', '.join(known)}")
        prefix, _, local = value.partition(":")
        text = v.PREFIXES[prefix] + local if prefix in v.PREFIXES else value
        filters.append(f"FILTER(STR(?{name}) = {json.dumps(text, ensure_ascii=False)}) ")
    at = query.rfind("}")
    return query[:at] + "".join(filters) + query[at:]


def execute(store: Store, query: str, prefixes: dict[str, str]):
    try:
        return store.inner.query(query, prefixes=prefixes, use_default_graph_as_union=True)
    except SyntaxError as error:
        raise QueryError(describe(error, query)) from None
    except (ValueError, OSError, RuntimeError) as error:
        raise QueryError(f"query failed: {str(error).splitlines()[0][:200]}") from None


def run_limited(store: Store, query: str, prefixes: dict[str, str], timeout: float):
    """Run a query in a thread and give it up after a while; the process may end under it."""
    import threading
    box: list = []

    def job() -> None:
        try:
            found = execute(store, query, prefixes)
            box.append(materialise(found))
        except QueryError as error:
            box.append(error)
    worker = threading.Thread(target=job, daemon=True)
    worker.start()
    worker.join(timeout)
    if not box:
        raise QueryError(f"query was given up after {timeout:g} s – add LIMIT, bind a subject, or raise --timeout")
    if isinstance(box[0], QueryError):
        raise box[0]
    return box[0]


class Rows:
    """Solutions read to the end, with the interface of pyoxigraph's."""

    def __init__(self, variables: list[str], rows: list[tuple]):
        self.names, self.rows = variables, rows


def materialise(found):
    if isinstance(found, pyoxigraph.QuerySolutions):
        names = [x.value for x in found.variables]
        return Rows(names, [tuple(row[n] for n in names) for row in found])
    if isinstance(found, pyoxigraph.QueryTriples):
        return list(found)
    return bool(found)


def describe(error: SyntaxError, query: str) -> str:
    """Return one line with position and a hint."""
    message = str(error).splitlines()[0]
    line = getattr(error, "lineno", None) or (re.search(r"at (\d+):(\d+)", message) or [None, None])[1]
    text = query.splitlines()
    near = text[int(line) - 1].strip()[:60] if line and str(line).isdigit() and 0 < int(line) <= len(text) else query.strip()[:60]
    unknown = re.search(r"[Pp]refix (?:not found|.*?not)|Prefix", message)
    hint = "known prefixes: " + " ".join(sorted(v.PREFIXES)) if unknown else "check braces, dots and quotes; `kg query --list` shows examples"
    return f"SPARQL syntax: {message[:160]} – near “{near}” – {hint}"


def cell(value) -> str:
    """Return a short readable form of a term."""
    if value is None:
        return ""
    if isinstance(value, pyoxigraph.NamedNode):
        for name, iri in sorted(v.PREFIXES.items(), key=lambda p: -len(p[1])):
            if value.value.startswith(iri):
                return f"{name}:{value.value[len(iri):]}"
        return value.value
    return value.value


def render(found, form: str) -> str:
    """Return query results as table, csv, tsv, json, or ttl for CONSTRUCT.

    :raises QueryError: the form does not fit the kind of query
    """
    if not isinstance(found, (Rows, list, bool)):
        found = materialise(found)
    if isinstance(found, bool):
        return json.dumps({"head": {}, "boolean": found}) + "\n" if form == "json" else f"{'yes' if found else 'no'}\n"
    if isinstance(found, list):
        triples = sorted(found, key=str)
        return pyoxigraph.serialize(triples, format=pyoxigraph.RdfFormat.TURTLE, prefixes=v.PREFIXES).decode("utf-8")      # type: ignore[union-attr]
    if form == "json":
        return json.dumps({"head": {"vars": found.names}, "results": {"bindings": [
            {n: json_term(x) for n, x in zip(found.names, row) if x is not None} for row in found.rows]}}, ensure_ascii=False, indent=1) + "\n"
    if form in ("csv", "tsv"):
        out = io.StringIO()
        writer = csv.writer(out, delimiter="," if form == "csv" else "\t", lineterminator="\n")
        writer.writerow(found.names)
        writer.writerows([["" if x is None else x.value for x in row] for row in found.rows])
        return out.getvalue()
    if form == "ttl":
        raise QueryError("Turtle is for CONSTRUCT and DESCRIBE – use table, csv, tsv or json for SELECT")
    cells = [[cell(x) for x in row] for row in found.rows]
    widths = [min(60, max([len(n), *(len(r[i]) for r in cells)])) for i, n in enumerate(found.names)]
    lines = ["  ".join(n.ljust(w) for n, w in zip(found.names, widths)).rstrip(), "  ".join("-" * w for w in widths)]
    lines += ["  ".join((c if len(c) <= 60 else c[:59] + "…").ljust(w) for c, w in zip(row, widths)).rstrip() for row in cells]
    return "\n".join(lines) + f"\n({len(cells)} row{'s' * (len(cells) != 1)})\n"


def json_term(value) -> dict[str, str]:
    if isinstance(value, pyoxigraph.NamedNode):
        return {"type": "uri", "value": value.value}
    found = {"type": "literal", "value": value.value}
    if value.language:
        found["xml:lang"] = value.language
    elif not value.datatype.value.endswith("#string"):
        found["datatype"] = value.datatype.value
    return found
