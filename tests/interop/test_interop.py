"""The real consumers: Gephi's importer and Apache Jena, fetched by Maven and started headless.  Run with ``make interop``."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import igraph
import pandas
import pytest
import rdflib

from kg.graph import run, shipped
from kg.graph.queries import materialise, prologue

HERE = Path(__file__).resolve().parent
pytestmark = pytest.mark.skipif(not (shutil.which("mvn") and shutil.which("java")), reason="needs Maven and a JDK")


@pytest.fixture(scope="session")
def java():
    """Compile the checks and return a function that runs one of them."""
    subprocess.run(["mvn", "-q", "-B", "compile", "dependency:build-classpath", "-Dmdep.outputFile=target/classpath.txt"], cwd=HERE, check=True, capture_output=True)
    path = (HERE / "target" / "classpath.txt").read_text().strip() + f":{HERE / 'target' / 'classes'}"

    def call(name: str, *arguments) -> list[str]:
        done = subprocess.run(["java", "-Djava.awt.headless=true", "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-cp", path, name, *map(str, arguments)], capture_output=True, text=True, encoding="utf-8")
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout.splitlines()
    return call


def summary(built):
    return tuple(map(int, re.search(r"network: (\d+) nodes, (\d+) edges", (built / "summary.txt").read_text(encoding="utf-8")).groups()))


@pytest.mark.parametrize("name", ["graph.graphml", "graph.gexf"])
def test_gephi_reads_every_node_and_edge_without_a_warning(java, built, name):
    lines = java("GephiRead", built / name)
    found = dict(line.split(" ", 1) for line in lines if not line.startswith("issue"))
    nodes, edges = summary(built)
    assert not [line for line in lines if line.startswith("issue") and not line.startswith("issue INFO")], lines
    assert (int(found["nodes"]), int(found["edges"])) == (nodes, edges)
    assert int(found["labelled"]) == int(found["coloured"]) == int(found["placed"]) == int(found["typed"]) == nodes
    assert float(found["weight"]) == edges and int(found["edgelabels"]) == edges
    if name.endswith("gexf"):
        assert found["dynamic"] == "true"


def test_jena_reads_the_same_triples(java, run_export):
    files = [run_export(f"graph.{suffix}") for suffix in ("ttl", "nq", "jsonld", "trig")]
    counts = {line.rsplit(" triples ", 1)[1] for line in java("JenaCheck", *files)}
    assert counts == {str(len(rdflib.Graph().parse(files[0])))}


@pytest.fixture()
def run_export(store, tmp_path):
    from kg.export import export

    def make(name: str) -> Path:
        export(store, tmp_path / name)
        return tmp_path / name
    return make


def test_jena_rdflib_and_oxigraph_answer_alike(java, store, run_export, tmp_path):
    queries = []
    for name, text in shipped().items():
        (tmp_path / f"{name}.rq").write_text(prologue() + text, encoding="utf-8")
        queries.append(tmp_path / f"{name}.rq")
    file = run_export("graph.ttl")
    jena: dict[str, set[str]] = {}
    for line in java("JenaCheck", file, "--", *queries):
        if line.startswith("query "):
            current = line.split()[1][:-3]
            jena[current] = set()
        elif line.startswith("row "):
            jena[current].add(line[4:])
    plain = rdflib.Graph().parse(file)
    for name, text in shipped().items():
        found = materialise(run(store, text))
        ours = {"".join(("" if x is None else x.value).replace("\n", "\\n") + "\t" for x in row) for row in found.rows}
        theirs = {"".join(("" if x is None else str(x)).replace("\n", "\\n") + "\t" for x in row) for row in plain.query(prologue() + text)}
        theirs = {r.replace("\tTrue\t", "\ttrue\t").replace("\tFalse\t", "\tfalse\t") for r in theirs}
        assert ours == jena[name], name
        assert ours == theirs, name


def test_igraph_and_pandas_count_the_same(built, run_export):
    nodes, edges = summary(built)
    graph = igraph.Graph.Read_GraphML(str(built / "graph.graphml"))
    assert (graph.vcount(), graph.ecount()) == (nodes, edges)
    run_export("x.csv")
    folder = run_export("x.csv").parent
    assert len(pandas.read_csv(folder / "x.csv")) == edges and len(pandas.read_csv(folder / "x.nodes.csv")) == nodes
