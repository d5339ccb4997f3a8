"""Room 7: the same store over HTTP on this machine: a SPARQL 1.1 protocol endpoint (query) and the explorer page.

Standard library only; for more than one user at a time put a real triple store behind the exported N-Quads.  Follows the W3C Recommendation
"SPARQL 1.1 Protocol" (2013), sections 2.1 and 2.2.
"""

from __future__ import annotations

import tempfile
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from ..errors import KGError
from ..export import export
from ..graph import Store, answer

MOST = 1_000_000                     # bytes of a query that are read


class Handler(BaseHTTPRequestHandler):
    """GET /sparql?query=…, POST /sparql (form or application/sparql-query), GET / for the page."""
    store: Store

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        if address.path == "/":
            self.send("text/html; charset=utf-8", page(self.store))
        elif address.path == "/sparql":
            self.sparql(parse_qs(address.query).get("query", [""])[0])
        else:
            self.send("text/plain; charset=utf-8", b"nothing here: / is the page, /sparql?query=... the endpoint\n", 404)

    def do_POST(self) -> None:
        length = min(int(self.headers.get("Content-Length") or 0), MOST)
        body = self.rfile.read(length).decode("utf-8", "replace")
        kind = (self.headers.get("Content-Type") or "").split(";")[0]
        if urlsplit(self.path).path != "/sparql" or kind == "application/sparql-update":
            self.send("text/plain; charset=utf-8", "queries only: the store is changed with kg add and kg remove\n".encode(), 403)
        else:
            self.sparql(body if kind == "application/sparql-query" else parse_qs(body).get("query", [""])[0])

    def sparql(self, query: str) -> None:
        if not query.strip():
            self.send("text/plain; charset=utf-8", b"no query: /sparql?query=SELECT ...\n", 400)
            return
        try:
            kind, body = answer(self.store, query, self.headers.get("Accept") or "")
        except KGError as error:
            self.send("text/plain; charset=utf-8", f"{error}\n".encode(), 400)
            return
        self.send(kind, body)

    def send(self, kind: str, body: bytes, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Access-Control-Allow-Origin", "*")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args) -> None:
        """Say nothing of single requests."""


@lru_cache(maxsize=1)
def page(store: Store) -> bytes:
    """Return the explorer page, made once."""
    with tempfile.TemporaryDirectory() as folder:
        export(store, Path(folder) / "graph.html")
        return (Path(folder) / "graph.html").read_bytes()


def server(store: Store, port: int = 0) -> ThreadingHTTPServer:
    """Return a server on 127.0.0.1 that is not running yet; port 0 takes a free one.

    :raises OSError: the port is taken
    """
    return ThreadingHTTPServer(("127.0.0.1", port), type("StoreHandler", (Handler,), {"store": store}))


__all__ = ["server"]
