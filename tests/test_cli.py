"""Commands as a user types them: answers, bad input, exit codes, nothing half-written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time

import pytest

from kg.export import FORMATS
from kg.graph import shipped

GERMAN = "Die Ministerin reiste am Montag nach Paris. Dort traf sie den Präsidenten und sprach mit ihm über die Lage."


def one_line(result):
    lines = [x for x in result.stderr.splitlines() if x.startswith("kg: ")]
    assert "Traceback" not in result.output + result.stderr
    return lines


def test_help_is_quick():
    best = min(timed() for _ in range(3))
    assert best < 0.4


def timed() -> float:
    began = time.monotonic()
    subprocess.run([sys.executable, "-m", "kg.cli", "--help"], check=True, capture_output=True)
    return time.monotonic() - began


@pytest.mark.parametrize("name", sorted(shipped()))
def test_shipped_queries_run(run, built, name):
    result = run("query", "--store", built / "store", "--name", name)
    assert result.exit_code == 0, result.output
    assert "row" in result.output


def test_query_answers_the_four_questions(run, built):
    met = run("query", "--store", built / "store", "--name", "meetings", "-f", "csv").output
    assert "Sergei Lawrow" in met and "Antony Blinken" in met
    warned = run("query", "--store", built / "store", "--name", "warnings", "-f", "csv").output
    assert "Regierung der Ukraine,warnen vor,Großangriff" in warned
    assert "Außenminister (Ukraine)" in run("query", "--store", built / "store", "--name", "offices", "-f", "csv").output
    assert "Juri Uschakow" in run("query", "--store", built / "store", "--name", "said", "-f", "csv").output


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json"])
def test_query_forms(run, built, form):
    result = run("query", "--store", built / "store", "SELECT ?l { ?s a kg:Country ; rdfs:label ?l } ORDER BY ?l", "-f", form)
    assert result.exit_code == 0 and "Russland" in result.output


def test_ask_and_construct(run, built):
    assert run("query", "--store", built / "store", "ASK { ?s a kg:Statement }").output == "yes\n"
    assert "rdfs:label" in run("query", "--store", built / "store", "CONSTRUCT { ?s rdfs:label ?l } WHERE { ?s a kg:Country ; rdfs:label ?l }").output


def test_broken_sparql_says_where(run, built):
    result = run("query", "--store", built / "store", "SELECT ?x { ?x a kg:Statement ")
    assert result.exit_code == 5 and len(one_line(result)) == 1 and "SPARQL syntax" in result.stderr
    unknown = run("query", "--store", built / "store", "SELECT ?x { ?x a nope:Thing }")
    assert unknown.exit_code == 5 and "nope" in unknown.stderr


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_is_written(run, built, tmp_path, name):
    target = tmp_path / f"x{FORMATS[name].suffixes[0]}"
    result = run("export", "--store", built / "store", "-o", target)
    assert result.exit_code == 0, result.output + result.stderr
    assert target.stat().st_size > 1000
    assert not [p for p in tmp_path.iterdir() if p.name.endswith(".part")]


def test_filters(run, built, tmp_path):
    run("export", "--store", built / "store", "-o", tmp_path / "a.jsonl", "--asserted", "--event-type", "Accuse")
    rows = [json.loads(x) for x in (tmp_path / "a.jsonl").read_text().splitlines()]
    assert rows and all(r["asserted"] and r["predicate"]["type"] == "Accuse" for r in rows)


def test_explain(run, built):
    result = run("explain", "Antony Blinken", "--store", built / "store")
    assert result.exit_code == 0 and "»" in result.output and "Lawrow" in result.output
    assert run("explain", "Niemand Garnicht", "--store", built / "store").exit_code == 2


def test_validate(run, built):
    result = run("validate", "--store", built / "store")
    assert result.exit_code == 0 and result.output == "conforms\n", result.output[:2000]


def test_validate_sees_a_breach(store):
    from kg import Store
    from kg.graph import validate
    from kg.graph.vocabulary import term, typed
    broken = Store()
    broken.inner.extend(store.quads())
    node = next(iter(broken.inner.quads_for_pattern(None, term("kg:speaker"), None, None)))
    for quad in list(broken.inner.quads_for_pattern(node.subject, term("kg:asserted"), None, None)):
        broken.inner.remove(quad)
    from pyoxigraph import Quad
    broken.inner.add(Quad(node.subject, term("kg:asserted"), typed("true", "boolean"), node.graph_name))
    conforms, report = validate(broken)
    assert not conforms and "Statement" in report


def test_diff(run, built, tmp_path):
    same = run("diff", built / "store", built / "store")
    assert same.exit_code == 0 and same.stdout == ""
    (tmp_path / "a.txt").write_text(GERMAN, encoding="utf-8")
    run("add", tmp_path / "a.txt", "--store", tmp_path / "s")
    other = run("diff", built / "store", tmp_path / "s", "--limit", "3")
    assert other.exit_code == 1 and "\n+ [a] " in other.stdout and "more" in other.stdout


def test_stats(run, built):
    found = json.loads(run("stats", "--store", built / "store", "--json").output)
    assert found["articles"] == 5 and found["statements"] > 100


def test_annotate_lines(run):
    result = run("annotate", "-", "--lines", "--date", "2021-12-03", input="Putin reiste gestern nach Indien.\nEr traf Modi.\n")
    rows = [json.loads(x) for x in result.stdout.splitlines()]
    assert [r["id"] for r in rows] == ["1", "2"]
    assert {"start": 13, "end": 20, "text": "gestern", "type": "DATE", "value": "2021-12-02"} in rows[0]["times"]
    putin = next(m for m in rows[0]["mentions"] if m["text"] == "Putin")
    assert putin["label"] == "Wladimir Putin" and putin["wikidata"] == "Q7747"


def test_extract_tsv(run):
    result = run("extract", "-", "--lines", "-f", "tsv", input="Kiew warnte vor einem Angriff.\n")
    assert result.stdout.splitlines() == ["1\tKiew\twarnte\tvor einem Angriff"]


def test_empty_and_odd_lines(run):
    for text in ("\n", "😀😀\n", "Ukraine befürchtet Eskalation\n", '"\n', "a\n", "… – ?\n", "(((\n"):
        for command in ("annotate", "extract"):
            result = run(command, "-", "--lines", input=text)
            assert "Traceback" not in result.output and (result.exception is None or isinstance(result.exception, SystemExit)), text


# --- bad input ----------------------------------------------------------------------------------------------------

def cases(folder):
    """Make one bad input of each kind: name → (path, words that the message must hold)."""
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "huge.txt").write_bytes(b"wort " * 10_000_000)
    (folder / "broken.html").write_text("<html><body><div><p>", encoding="utf-8")
    (folder / "lines.jsonl").write_text(json.dumps({"id": "a", "text": GERMAN}) + "\n" + json.dumps({"id": "b", "text": GERMAN}) + "\n{\"id\": oops\n", encoding="utf-8")
    (folder / "english.txt").write_text("The president said that he was not in the house and that they have to leave it by the end of the year.", encoding="utf-8")
    (folder / "wrongdate.txt").write_text("---\ndate: im Mai\n---\n" + GERMAN, encoding="utf-8")
    (folder / "broken.gz").write_bytes(b"\x1f\x8b not gzip")
    (folder / "broken.zip").write_bytes(b"PK\x03\x04 not zip")
    (folder / "columns.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    return {"missing.txt": "does not exist", "empty.txt": "is empty", "binary.txt": "is binary", "huge.txt": "50 MB", "broken.html": "without an article", "english.txt": "looks English",
            "wrongdate.txt": "is not a date", "broken.gz": "broken gzip", "broken.zip": "broken zip", "columns.csv": "no column text"}


def test_bad_articles_cost_one_line_each(run, tmp_path):
    (tmp_path / "in").mkdir()
    good = tmp_path / "in" / "good.txt"
    good.write_text(GERMAN, encoding="utf-8")
    for name, words in cases(tmp_path / "in").items():
        alone = run("build", tmp_path / "in" / name, "-o", tmp_path / "out-alone")
        assert alone.exit_code == 2, (name, alone.output)
        assert not (tmp_path / "out-alone" / "graph.ttl").exists()
        beside = run("build", tmp_path / "in" / name, good, "-o", tmp_path / "out")
        assert beside.exit_code == 1, (name, beside.output, beside.stderr)
        lines = one_line(beside)
        assert len(lines) == 1 and words in lines[0] and name in lines[0] and "–" in lines[0], (name, lines)
        assert (tmp_path / "out" / "graph.ttl").exists()


def test_broken_record_in_line_three(run, tmp_path):
    cases(tmp_path)
    result = run("build", tmp_path / "lines.jsonl", "-o", tmp_path / "out")
    assert result.exit_code == 1 and "lines.jsonl:3" in one_line(result)[0]
    assert "2 articles" in result.stdout


def test_strict_stops(run, tmp_path):
    cases(tmp_path)
    result = run("build", tmp_path / "lines.jsonl", "-o", tmp_path / "out", "--strict")
    assert result.exit_code == 2 and not (tmp_path / "out" / "graph.ttl").exists()


def test_latin1_is_recognised_and_said(run, tmp_path):
    (tmp_path / "l.txt").write_bytes(GERMAN.replace("Lage", "Lösung").encode("cp1252"))
    (tmp_path / "b.txt").write_bytes(b"\xef\xbb\xbf" + GERMAN.encode())
    result = run("build", tmp_path / "l.txt", tmp_path / "b.txt", "-o", tmp_path / "out")
    assert result.exit_code == 0 and "cp1252" in result.stderr
    assert "Lösung" in (tmp_path / "out" / "graph.ttl").read_text(encoding="utf-8")


def test_forms_of_input(run, tmp_path):
    import gzip
    import zipfile
    with gzip.open(tmp_path / "a.txt.gz", "wb") as file:
        file.write(GERMAN.encode())
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("x/one.txt", " date 2021-12 " + GERMAN)
        archive.writestr("x/two.html", f"<html><head><title>T</title></head><body><article><h1>Reise</h1><p>{GERMAN} {GERMAN}</p></article></body></html>")
    (tmp_path / "c.csv").write_text(f'id,title,text,date\nc1,T,"{GERMAN}",2021-12-03\n', encoding="utf-8")
    (tmp_path / "d.txt").write_text(f"---\ntitle: T\ndate: 2020-07-01\n---\n{GERMAN}", encoding="utf-8")
    result = run("annotate", tmp_path)
    ids = {json.loads(x)["id"]: json.loads(x)["date"] for x in result.stdout.splitlines()}
    assert result.exit_code == 0 and set(ids) == {"a", "x/one", "x/two", "c1", "d"}
    assert ids["x/one"] == "2021-12" and ids["c1"] == "2021-12-03" and ids["d"] == "2020-07-01"


def test_wrong_options(run, built, tmp_path):
    (tmp_path / "g.txt").write_text(GERMAN, encoding="utf-8")
    date = run("build", tmp_path / "g.txt", "-o", tmp_path / "o", "--date", "gestern")
    assert date.exit_code == 2 and "is not a date" in one_line(date)[0]
    form = run("export", "--store", built / "store", "-o", tmp_path / "x.docx")
    assert form.exit_code == 2 and "names no format" in one_line(form)[0]
    model = run("extract", tmp_path / "g.txt", "--model", "de_nix_da")
    assert model.exit_code == 3 and "de_nix_da" in one_line(model)[0]
    store = run("query", "--store", tmp_path / "none", "ASK {}")
    assert store.exit_code == 4 and "is no store" in one_line(store)[0]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_unwritable_folder(run, tmp_path):
    (tmp_path / "g.txt").write_text(GERMAN, encoding="utf-8")
    (tmp_path / "ro").mkdir(mode=0o555)
    result = run("build", tmp_path / "g.txt", "-o", tmp_path / "ro" / "x")
    assert result.exit_code == 6


def test_output_below_a_file_cannot_be_written(run, tmp_path):
    (tmp_path / "g.txt").write_text(GERMAN, encoding="utf-8")
    result = run("build", tmp_path / "g.txt", "-o", tmp_path / "g.txt" / "x")
    assert result.exit_code == 6 and len(one_line(result)) == 1


def test_a_failed_export_leaves_nothing(built, tmp_path, monkeypatch, store):
    from kg.errors import OutputError
    from kg.export import export
    (tmp_path / "dir.ttl").mkdir()
    with pytest.raises(OutputError):
        export(store, tmp_path / "dir.ttl")
    assert [p.name for p in tmp_path.iterdir()] == ["dir.ttl"]
