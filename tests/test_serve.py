"""The store over HTTP, asked by a real client."""

from __future__ import annotations

import json
import threading
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
import rdflib

from kg.serve import server

LABELS = "SELECT ?l { ?s a kg:Country ; rdfs:label ?l } ORDER BY ?l"


@pytest.fixture(scope="module")
def address(store):
    running = server(store)
    thread = threading.Thread(target=running.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{running.server_address[1]}"
    running.shutdown()
    running.server_close()


def ask(url, data=None, **headers):
    with urlopen(Request(url, data=data, headers=headers)) as reply:
        return reply.headers["Content-Type"], reply.read().decode("utf-8")


def test_select_by_get_and_post(address):
    kind, body = ask(f"{address}/sparql?{urlencode({'query': LABELS})}", Accept="application/sparql-results+json")
    labels = [row["l"]["value"] for row in json.loads(body)["results"]["bindings"]]
    assert kind == "application/sparql-results+json" and "Russland" in labels
    assert ask(f"{address}/sparql", urlencode({"query": LABELS}).encode(), Accept="application/sparql-results+json")[1] == body
    direct = ask(f"{address}/sparql", LABELS.encode(), Accept="text/csv", **{"Content-Type": "application/sparql-query"})
    assert direct[0] == "text/csv" and direct[1].split()[1:] == " ".join(labels).split()


def test_ask_and_construct(address):
    assert json.loads(ask(f"{address}/sparql?{urlencode({'query': 'ASK { ?s a kg:Statement }'})}")[1])["boolean"] is True
    kind, body = ask(f"{address}/sparql?{urlencode({'query': 'CONSTRUCT { ?s a kg:Country } WHERE { ?s a kg:Country }'})}", Accept="text/turtle")
    assert kind == "text/turtle" and len(rdflib.Graph().parse(data=body, format="turtle")) > 1


def test_the_page_is_there(address):
    kind, body = ask(f"{address}/")
    assert kind.startswith("text/html") and "Wladimir Putin" in body


@pytest.mark.parametrize("url, data, status", [("/sparql?query=SELECT", None, 400), ("/sparql", None, 400), ("/elsewhere", None, 404), ("/sparql", b"update=DROP ALL", 400)])
def test_mistakes_get_one_line(address, url, data, status):
    with pytest.raises(HTTPError) as caught:
        ask(address + url, data)
    assert caught.value.code == status and caught.value.read().decode().count("\n") == 1


def test_updates_are_refused(address):
    with pytest.raises(HTTPError) as caught:
        ask(f"{address}/sparql", b"DROP ALL", **{"Content-Type": "application/sparql-update"})
    assert caught.value.code == 403
