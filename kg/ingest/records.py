"""Room 1: JSON lines and CSV → Article; fields ``id, title, text, date, url, publisher``."""

from __future__ import annotations

import csv
import io
import json
from typing import Iterator

from ..errors import InputError, KGError, NotAnArticle
from ..model import Article
from .text import check_date, make

FIELDS = ("id", "title", "text", "date", "url", "publisher")


def read_jsonl(text: str, place: str, date: str = "", note: str = "") -> Iterator[Article | KGError]:
    """Yield an article or an error per line."""
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        where = f"{place}:{number}"
        try:
            record = json.loads(line)
        except ValueError as error:
            yield InputError(where, f"is not JSON ({error.args[0].split(':')[0]} at column {getattr(error, 'colno', 0)})", "one object a line, quoted with \"")
            continue
        if not isinstance(record, dict):
            yield InputError(where, f"is a JSON {type(record).__name__}, not an object", 'write {"id": …, "text": …}')
            continue
        yield record_article(record, where, number, date, note)


def read_json(text: str, place: str, date: str = "", note: str = "") -> Iterator[Article | KGError]:
    """Yield the articles of a JSON file: one object, or a list of them."""
    try:
        loaded = json.loads(text)
    except ValueError as error:
        yield InputError(place, f"is not JSON (line {getattr(error, 'lineno', 1)})", "if it is JSON lines, name it .jsonl")
        return
    for number, record in enumerate(loaded if isinstance(loaded, list) else [loaded], 1):
        yield record_article(record, f"{place}[{number}]", number, date, note) if isinstance(record, dict) else InputError(f"{place}[{number}]", "is not an object", "write a list of objects")


def read_csv(text: str, place: str, date: str = "", note: str = "") -> Iterator[Article | KGError]:
    """Yield an article or an error per row; comma, semicolon or tab."""
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    csv.field_size_limit(50_000_000)
    try:
        rows = csv.DictReader(io.StringIO(text), delimiter=delimiter)
        if not rows.fieldnames or "text" not in [f.strip().lower() for f in rows.fieldnames if f]:
            yield InputError(place, f"has no column text (columns: {', '.join(map(str, rows.fieldnames or []))[:80]})", "first line: " + ",".join(FIELDS))
            return
        for number, row in enumerate(rows, 2):
            record = {(k or "").strip().lower(): v for k, v in row.items()}
            yield record_article(record, f"{place}:{number}", number - 1, date, note)
    except csv.Error as error:
        yield InputError(place, f"is broken CSV ({error})", "quote fields with \"")


def record_article(record: dict, where: str, number: int, date: str, note: str) -> Article | KGError:
    value = {k: str(record.get(k) or "").strip() for k in FIELDS}
    if not value["text"]:
        return NotAnArticle(where, "has no text", "the field is named text")
    try:
        return make(value["id"] or str(number), value["text"], where, title=value["title"], date=check_date(value["date"], where) if value["date"] else date,
                    url=value["url"], publisher=value["publisher"], note=note)
    except KGError as error:
        return error
