"""The real consumers: Gephi's importer and Apache Jena, fetched by Maven and started headless.  Run with ``make interop``."""

from __future__ import annotations

import json
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

    def call(name: str, *arguments, options: tuple[str, ...] = ()) -> list[str]:
        done = subprocess.run(["java", *options, "-Djava.awt.headless=true", "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-cp", path, name, *map(str, arguments)], capture_output=True, text=True, encoding="utf-8")
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout.splitlines()
    return call


NEWS = HERE.parents[1] / ".." / "shared" / "data" / "raw" / "ntrex-newstest2019-de.jsonl"          # 123 articles; where they lie beside the checkout


@pytest.fixture(scope="session")
def news(tmp_path_factory):
    """Return the output folder of the 123 NTREX articles."""
    if not NEWS.exists():
        pytest.skip("the 123 NTREX articles are not there")
    from click.testing import CliRunner

    from kg.cli import main
    out = tmp_path_factory.mktemp("news")
    result = CliRunner().invoke(main, ["build", str(NEWS), "-o", str(out)], catch_exceptions=False)
    (out / "summary.txt").write_text(result.stdout, encoding="utf-8")
    return out


def summary(built):
    return tuple(map(int, re.search(r"network: (\d+) nodes, (\d+) edges", (built / "summary.txt").read_text(encoding="utf-8")).groups()))


@pytest.mark.parametrize("folder", ["built", "news"])
@pytest.mark.parametrize("name", ["graph.graphml", "graph.gexf"])
def test_gephi_reads_every_node_and_edge_without_a_warning(java, request, folder, name):
    built = request.getfixturevalue(folder)
    lines = java("GephiRead", built / name)
    found = dict(line.split(" ", 1) for line in lines if not line.startswith(("issue", "nodecolumn", "edgecolumn")))
    columns = {tuple(line.split()[:2]): line.split()[2] for line in lines if line.startswith(("nodecolumn", "edgecolumn"))}
    nodes, edges = summary(built)
    assert not [line for line in lines if line.startswith("issue") and not line.startswith("issue INFO")], lines
    assert (int(found["nodes"]), int(found["edges"])) == (nodes, edges)
    assert int(found["labelled"]) == int(found["coloured"]) == int(found["placed"]) == int(found["typed"]) == nodes
    assert float(found["weight"]) == edges and int(found["edgelabels"]) == edges
    assert columns["nodecolumn", "degree"] == columns["nodecolumn", "community"] == "Integer" and columns["nodecolumn", "pagerank"] == "Double"
    if name.endswith("gexf"):
        dated = sum(bool(s["time"] and s["time"]["start"] and s["time"]["end"] and s["object"] and s["object"].get("iri")) for s in map(json.loads, (built / "graph.jsonl").open(encoding="utf-8")))
        assert found["dynamic"] == "true" and int(found["timededges"]) == dated > 0 and int(found["timednodes"]) > 0
        assert columns["edgecolumn", "confidence"] == "Float" and columns["edgecolumn", "asserted"] == "Boolean"


def test_gephi_reads_folded_edges_with_their_weights(java, store, built, tmp_path):
    from kg.export import Filter, export
    export(store, tmp_path / "folded.graphml", filter=Filter(fold=True))
    found = dict(line.split(" ", 1) for line in java("GephiRead", tmp_path / "folded.graphml") if not line.startswith(("issue", "nodecolumn", "edgecolumn")))
    nodes, edges = summary(built)
    assert int(found["nodes"]) == nodes and int(found["edges"]) <= edges == float(found["weight"])


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
    for line in java("JenaCheck", file, "--", *queries, options=(f"-Dtdb={tmp_path / 'tdb'}",)):            # from a TDB2 store on disk
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
