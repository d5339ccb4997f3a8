"""Room 1: paths → articles: files, folders, ``.gz``, ``.zip``, standard input."""

from __future__ import annotations

import gzip
import io
import sys
import zipfile
import zlib
from pathlib import Path
from typing import Iterable, Iterator

from ..errors import InputError, KGError, NotAnArticle
from ..model import Article
from . import markup, records
from .text import LIMIT, decode, read_text

SUFFIXES = frozenset(".txt .md .text .html .htm .xhtml .json .jsonl .ndjson .csv .tsv .gz .zip".split())
ARCHIVE_LIMIT = 2_000_000_000


def read_articles(paths: Iterable[str], date: str = "") -> Iterator[Article | KGError]:
    """Yield every article below the paths in sorted order, or the error that stands in its place.

    :param paths: files, folders or ``-`` for standard input
    :param date: publication date for articles that have none
    """
    for path in paths:
        if path == "-":
            yield from guarded(lambda: read_bytes(sys.stdin.buffer.read(), "stdin", "stdin", "-", date), "-")
            continue
        root = Path(path)
        try:
            if root.is_dir():
                files = [p for p in sorted(root.rglob("*")) if p.is_file() and p.suffix.lower() in SUFFIXES and not any(part.startswith(".") for part in p.relative_to(root).parts)
                         and not p.name.upper().startswith(("LICENSE", "README"))]
                if not files:
                    yield InputError(path, "holds no article", "known suffixes: " + " ".join(sorted(SUFFIXES)))
                for file in files:
                    yield from read_file(file, identifier(file.relative_to(root)), date)
            elif root.exists():
                yield from read_file(root, identifier(Path(root.name)), date)
            else:
                yield InputError(path, "does not exist", "check the path")
        except OSError as error:
            yield InputError(path, error.strerror or "cannot be read", "check the permissions")


def read_lines(paths: Iterable[str], date: str = "") -> Iterator[Article | KGError]:
    """Yield every non-empty input line as an article of its own, its id the line number."""
    number = 0
    for path in paths:
        try:
            data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
            text, note = decode(data, path)
        except OSError as error:
            yield InputError(path, error.strerror or "cannot be read", "give a text file")
            continue
        except KGError as error:
            yield error
            continue
        for line in text.splitlines():
            number += 1
            if line.strip():
                yield Article(str(number), line.strip(), date=date, note=note)


def identifier(relative: Path) -> str:
    """Return the id of a file: its path without suffixes.

    >>> identifier(Path("2021/faz-79579.txt.gz"))
    '2021/faz-79579'
    """
    name = relative
    while name.suffix.lower() in SUFFIXES:
        name = name.with_suffix("")
    return name.as_posix()


def guarded(read, place: str) -> Iterator[Article | KGError]:
    try:
        yield from read()
    except KGError as error:
        yield error


def read_file(file: Path, name: str, date: str) -> Iterator[Article | KGError]:
    try:
        size = file.stat().st_size
        if size > (ARCHIVE_LIMIT if file.suffix.lower() in (".zip", ".gz", ".jsonl", ".ndjson", ".csv", ".tsv") else LIMIT):
            yield NotAnArticle(file, f"has {size / 1e6:.0f} MB, more than the {LIMIT / 1e6:.0f} MB that one article may have", "split it, one article a file or a JSONL line")
            return
        data = file.read_bytes()
    except OSError as error:
        yield InputError(file, error.strerror or "cannot be read", "check the permissions")
        return
    yield from guarded(lambda: read_bytes(data, name, str(file), file.name, date), str(file))


def read_bytes(data: bytes, name: str, place: str, filename: str, date: str) -> Iterator[Article | KGError]:
    """Yield the articles of a file's bytes by suffix, else by what it looks like."""
    suffix = Path(filename).suffix.lower()
    if suffix == ".gz" or data[:2] == b"\x1f\x8b":
        try:
            with gzip.open(io.BytesIO(data)) as stream:
                inner = stream.read(ARCHIVE_LIMIT)
        except (OSError, EOFError, zlib.error):
            yield NotAnArticle(place, "is a broken gzip file", "pack it again")
            return
        yield from read_bytes(inner, name, place, filename[:-3] if suffix == ".gz" else filename + ".txt", date)
        return
    if suffix == ".zip" or data[:4] == b"PK\x03\x04":
        yield from read_zip(data, name, place, date)
        return
    if suffix in (".jsonl", ".ndjson", ".csv", ".tsv", ".json"):
        text, note = decode(data, place) if len(data) <= LIMIT else (data.decode("utf-8-sig", "replace"), "")
        reader = {".json": records.read_json, ".csv": records.read_csv, ".tsv": records.read_csv}.get(suffix, records.read_jsonl)
        yield from reader(text, place, date, note)
        return
    text, note = decode(data, place)
    if suffix in (".html", ".htm", ".xhtml") or markup.looks_like_html(text):
        yield markup.read_html(text, name, place, date, note)
    elif text.lstrip().startswith('{"') and "\n" in text.strip() or text.lstrip().startswith('{"id"'):
        yield from records.read_jsonl(text, place, date, note)
    else:
        yield read_text(text, name, place, date, note)


def read_zip(data: bytes, name: str, place: str, date: str) -> Iterator[Article | KGError]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except zipfile.BadZipFile:
        yield NotAnArticle(place, "is a broken zip file", "pack it again")
        return
    for info in sorted(archive.infolist(), key=lambda i: i.filename):
        inner = Path(info.filename)
        if info.is_dir() or inner.suffix.lower() not in SUFFIXES:
            continue
        where = f"{place}!{info.filename}"
        if info.file_size > LIMIT * 5:
            yield NotAnArticle(where, f"unpacks to {info.file_size / 1e6:.0f} MB", "split it")
            continue
        try:
            content = archive.read(info)
        except (zipfile.BadZipFile, RuntimeError, zlib.error, OSError) as error:
            yield NotAnArticle(where, f"cannot be unpacked ({str(error)[:60]})", "pack it again without a password")
            continue
        yield from guarded(lambda content=content, inner=inner, where=where: read_bytes(content, identifier(inner), where, inner.name, date), where)


__all__ = ["read_articles", "read_lines"]
