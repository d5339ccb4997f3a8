"""The main job on the seeds: what comes out, and that every format says the same."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import networkx
import pyoxigraph
import pytest
import rdflib

from kg.ingest import read_articles

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
KEYS = ["id", "article", "subject", "predicate", "object", "arguments", "place", "time", "tense", "polarity", "modality", "speaker", "asserted", "evidence", "confidence"]


def records(built):
    return [json.loads(line) for line in (built / "graph.jsonl").read_text(encoding="utf-8").splitlines()]


def seed_records(built):
    return [r for r in records(built) if r["article"] == "2021-12-ukraine-gipfel"]


def test_records_have_the_keys_of_the_contract(built):
    for record in records(built):
        assert list(record) == KEYS
        assert record["asserted"] == (record["speaker"] is None and record["modality"] == "none") or not record["asserted"]


def test_every_quote_stands_where_it_says(built):
    texts = {a.id: a.text for a in read_articles([str(SEEDS)])}
    for record in records(built):
        for evidence in record["evidence"]:
            assert texts[evidence["article"]][evidence["start"]:evidence["end"]] == evidence["quote"] != ""


def test_statements_are_sorted_and_unique(built):
    found = records(built)
    assert len({r["id"] for r in found}) == len(found)
    order = [(r["article"], r["evidence"][0]["start"]) for r in found]
    assert order == sorted(order)


def triples_of_oxigraph(path, form):
    return {(str(q.subject), str(q.predicate), str(q.object)) for q in pyoxigraph.parse(path=str(path), format=form)}


def test_turtle_and_trig_hold_the_same_for_rdflib_and_oxigraph(built):
    turtle = triples_of_oxigraph(built / "graph.ttl", pyoxigraph.RdfFormat.TURTLE)
    trig = triples_of_oxigraph(built / "graph.trig", pyoxigraph.RdfFormat.TRIG)
    assert turtle == trig and turtle
    plain = rdflib.Graph().parse(built / "graph.ttl")
    union = rdflib.Dataset(default_union=True).parse(built / "graph.trig")
    assert len(plain) == len(turtle) == len({(s, p, o) for s, p, o, _ in union.quads((None, None, None, None))})
    assert {(s, p, o) for s, p, o in plain} == {(s, p, o) for s, p, o, _ in union.quads((None, None, None, None))}


@pytest.mark.parametrize("name", ["graph.graphml", "graph.gexf"])
def test_networks_load_with_as_many_nodes_and_edges_as_the_summary_says(built, name):
    nodes, edges = map(int, re.search(r"network: (\d+) nodes, (\d+) edges", (built / "summary.txt").read_text(encoding="utf-8")).groups())
    if name.endswith("graphml"):
        graph = networkx.read_graphml(built / name, force_multigraph=True)
    else:
        text = (built / name).read_text(encoding="utf-8").replace("gexf.net/1.3", "www.gexf.net/1.2draft").replace('version="1.3"', 'version="1.2"').replace('gexf.net/1.2draft/viz', 'gexf.net/1.2draft/viz')
        other = built / "for-networkx.gexf"
        other.write_text(text, encoding="utf-8")
        graph = networkx.read_gexf(other)
    assert graph.number_of_nodes() == nodes
    assert graph.number_of_edges() == edges


def test_edges_have_unique_ids(built):
    ids = re.findall(r'<edge id="([^"]+)"', (built / "graph.graphml").read_text(encoding="utf-8"))
    assert len(ids) == len(set(ids)) > 20


def names(record):
    return {a["label"] for a in record["arguments"] if a["label"]} | {record["subject"]["label"]}


def test_who_met_whom_where(built):
    meetings = [r for r in seed_records(built) if r["predicate"]["type"] == "Consult"]
    assert any({"Sergei Lawrow", "Antony Blinken"} <= names(r) for r in meetings)
    assert any({"Wladimir Putin", "Recep Tayyip Erdoğan"} <= names(r) for r in meetings)


def test_what_kiew_warned_of(built):
    assert any(r["subject"]["label"] == "Regierung der Ukraine" and r["predicate"]["lemma"] == "warnen vor" and "Großangriff" in (r["object"] or {}).get("label", "") and r["asserted"]
               for r in seed_records(built))


def test_who_holds_which_office(built):
    held = {(r["subject"]["label"], r["object"]["label"]) for r in seed_records(built) if r["predicate"]["type"] == "HoldRole" and r["object"]}
    assert {("Dmytro Kuleba", "Außenminister (Ukraine)"), ("Oleksij Resnikow", "Verteidigungsminister (Ukraine)"), ("Wladimir Putin", "Präsident (Russland)")} <= held


def test_what_is_said_is_not_asserted(built):
    said = [r for r in seed_records(built) if r["speaker"]]
    assert {"Juri Uschakow", "Joe Biden", "Oleksij Resnikow"} <= {r["speaker"]["label"] for r in said}
    assert not any(r["asserted"] for r in said)


def test_negation_and_will(built):
    found = [r for r in seed_records(built) if r["predicate"]["lemma"].startswith("verzichten")]
    assert any(r["polarity"] == "negative" and r["modality"] == "volition" and not r["asserted"] for r in found)


def test_late_january_is_a_range(built):
    times = {(r["time"]["start"], r["time"]["end"]) for r in seed_records(built) if r["time"] and r["time"]["text"] == "Ende Januar"}
    assert times == {("2022-01-21", "2022-01-31")}


def test_actors_are_one_node_each(built):
    iris = {}
    for r in seed_records(built):
        for node in [r["subject"], r["object"], *r["arguments"]]:
            if node and node.get("label") in ("Joe Biden", "Wladimir Putin", "Russland", "Ukraine"):
                iris.setdefault(node["label"], set()).add(node["iri"])
    assert len(iris) == 4 and all(len(v) == 1 for v in iris.values())


def test_a_second_run_and_two_processes_give_the_same_bytes(built, tmp_path):
    out = tmp_path / "again"
    subprocess.run([sys.executable, "-m", "kg.cli", "build", str(SEEDS), "-o", str(out), "--processes", "2"], check=True, capture_output=True)
    for name in ("graph.ttl", "graph.trig", "graph.graphml", "graph.gexf", "graph.jsonl", "graph.html"):
        assert (out / name).read_bytes() == (built / name).read_bytes(), name


def test_unchanged_articles_are_skipped(built, run, tmp_path):
    result = run("add", SEEDS, "--store", tmp_path / "s")
    assert result.exit_code == 0 and "5 articles added" in result.output
    again = run("add", SEEDS, "--store", tmp_path / "s")
    assert "0 articles added, 0 replaced, 5 unchanged" in again.output


def test_removing_and_adding_gives_the_same_dump(run, tmp_path):
    import gc
    run("add", SEEDS, "--store", tmp_path / "s")
    gc.collect()
    run("export", "--store", tmp_path / "s", "-o", tmp_path / "a.nq")
    gc.collect()
    assert run("remove", "reuters-218882", "cnbc-6769", "--store", tmp_path / "s").exit_code == 0
    gc.collect()
    run("add", SEEDS, "--store", tmp_path / "s")
    gc.collect()
    run("export", "--store", tmp_path / "s", "-o", tmp_path / "b.nq")
    assert (tmp_path / "a.nq").read_bytes() == (tmp_path / "b.nq").read_bytes()
