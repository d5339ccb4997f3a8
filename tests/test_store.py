"""The store between processes and versions."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest

from kg import Article, Reading, Store
from kg.graph import vocabulary as v
from kg.model import Analysis

TEXT = "Der Minister traf am Montag in Stockholm die Kanzlerin Angela Merkel."


@pytest.fixture()
def small(run, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert run("add", tmp_path / "a.txt", "--store", tmp_path / "s").exit_code == 0
    return tmp_path / "s"


def make_old(path: Path) -> None:
    """Turn a store into one of format 1, which knew no records."""
    inner = pyoxigraph.Store(str(path))
    kind = pyoxigraph.NamedNode(v.ONTOLOGY + "format")
    for quad in list(inner.quads_for_pattern(None, kind, None, None)):
        inner.remove(quad)
        inner.add(pyoxigraph.Quad(quad.subject, kind, pyoxigraph.Literal("1"), quad.graph_name))
    for name in ("records", "edgeIndex", "edgeLines"):
        for quad in list(inner.quads_for_pattern(None, pyoxigraph.NamedNode(v.ONTOLOGY + name), None, None)):
            inner.remove(quad)
    inner.flush()


def test_an_old_store_is_refused_and_migrated(run, small):
    before = run("export", "--store", small, "-f", "nq", "-o", "-").stdout
    make_old(small)
    refused = run("stats", "--store", small)
    assert refused.exit_code == 4 and "kg migrate" in refused.stderr and refused.stderr.count("\n") == 1
    done = run("migrate", "--store", small)
    assert done.exit_code == 0 and Path(f"{small}.old").is_dir()
    assert run("export", "--store", small, "-f", "nq", "-o", "-").stdout == before
    again = run("migrate", "--store", small)
    assert again.exit_code == 6 and "in the way" in again.stderr


def test_a_second_process_gets_a_clear_answer(small):
    holder = Store(small)                                    # this process writes
    for command in (["stats"], ["query", "ASK { ?s ?p ?o }"]):
        done = subprocess.run([sys.executable, "-m", "kg.cli", *command, "--store", str(small)], capture_output=True, text=True)
        assert done.returncode == 0 or done.returncode == 4 and done.stderr.count("\n") == 1 and "another process" in done.stderr
    done = subprocess.run([sys.executable, "-m", "kg.cli", "remove", "a", "--store", str(small)], capture_output=True, text=True)
    assert done.returncode == 4 and "another process" in done.stderr and done.stderr.count("\n") == 1
    assert holder.fingerprint("a")


def test_a_damaged_store_says_so(run, small):
    for file in small.glob("MANIFEST*"):
        file.write_bytes(b"nonsense")
    done = run("stats", "--store", small)
    assert done.exit_code == 4 and done.stderr.count("\n") == 1 and "damaged" in done.stderr


def test_what_others_write_into_a_graph_is_exported(small):
    store = Store(small)
    extra = pyoxigraph.Quad(pyoxigraph.NamedNode("https://example.org/x"), pyoxigraph.NamedNode("https://example.org/y"), pyoxigraph.Literal("z"), store.graph("a"))
    assert extra not in set(store.quads())
    store.inner.add(extra)
    assert extra in set(store.quads())


@pytest.mark.parametrize("options", [[], ["--asserted"], ["--event-type", "Consult"]])
def test_no_export_shows_how_the_store_keeps_statements(run, small, options):
    shown = run("export", "--store", small, "-f", "nq", "-o", "-", *options).stdout
    assert "schema.org/NewsArticle" in shown and not any(f"ontology#{name}" in shown for name in ("records", "edgeIndex", "edgeLines"))


def test_bulk_load_holds_the_same_as_article_by_article():
    readings = [Reading(Article(str(i), f"Text {i}"), Analysis(Article(str(i), ""))) for i in range(5)]
    one, many = Store(), Store()
    many.load(readings)
    for reading in readings:
        one.put(reading)
    assert list(one.quads()) == list(many.quads())
