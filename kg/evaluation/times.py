"""Temporal tagging on TimeML files: strict and relaxed spans, and values, as TempEval-3 scores them (UzZaman et al. 2013)."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Iterable, Iterator

from ..analysis import analyse
from ..model import Article

TAG = re.compile(r"<TIMEX3\b([^>]*)>|</TIMEX3>")
Span = tuple[int, int, str]


def read_timeml(path: Path) -> tuple[str, str, list[Span]]:
    """Return (document date, text, spans); offsets count characters that are no white space, so that layout does not matter."""
    raw = path.read_text(encoding="utf-8")
    date = re.search(r"<DCT>.*?value=\"([^\"]*)\"", raw, re.S)
    body = re.search(r"<TEXT>(.*)</TEXT>", raw, re.S)
    pieces, spans, stack, position = [], [], [], 0
    text = body[1] if body else ""
    for match in TAG.finditer(text):
        pieces.append(html.unescape(re.sub(r"<[^>]+>", "", text[position:match.start()])))
        position = match.end()
        here = sum(map(len, pieces))
        if match[0].startswith("</"):
            if stack:
                start, attributes = stack.pop()
                spans.append((start, here, attributes.get("value", "")))
        elif not match[1].rstrip().endswith("/"):
            stack.append((here, dict(re.findall(r"(\w+)=\"([^\"]*)\"", match[1]))))
    pieces.append(html.unescape(re.sub(r"<[^>]+>", "", text[position:])))
    plain = "".join(pieces)
    at = squeezed(plain)
    return date[1] if date else "", plain, [(at[a], at[b], v) for a, b, v in spans]


def squeezed(text: str) -> list[int]:
    found = [0]
    for character in text:
        found.append(found[-1] + (not character.isspace()))
    return found


def score(pairs: Iterable[tuple[list[Span], list[Span]]]) -> dict[str, float]:
    gold = system = strict = relaxed = value = 0
    for wanted, made in pairs:
        gold, system, used = gold + len(wanted), system + len(made), set()
        for a, b, v in wanted:
            best = None
            for i, (c, d, _) in enumerate(made):
                if i not in used and c < b and a < d and (best is None or (c, d) == (a, b)):
                    best = i
            if best is not None:
                used.add(best)
                relaxed += 1
                strict += made[best][:2] == (a, b)
                value += made[best][2] == v
    return {name: 2 * x / (gold + system) if gold + system else 0.0 for name, x in (("strict", strict), ("relaxed", relaxed), ("value", value))}


def mistakes(wanted: list[Span], made: list[Span], text: str, at: list[int], name: str) -> Iterator[tuple]:
    """Yield the expressions that only one side has, and those with another value."""
    back = {n: i for i, n in reversed(list(enumerate(at)))}
    values = {(a, b): v for a, b, v in made}
    for a, b, v in sorted({*wanted} ^ {*made}):
        words, here = " ".join(text[back[a]:back[b]].split()), " ".join(text[max(0, back[a] - 60):back[b] + 40].split())
        if (a, b, v) in wanted:
            yield name, f"{words} {v}", values.get((a, b), ""), here
        elif (a, b) not in {(c, d) for c, d, _ in wanted}:
            yield name, "", f"{words} {v}", here


def measure(data: Path, model: str, errors: list[tuple]) -> Iterator[tuple[str, float, str]]:
    pairs = []
    files = sorted((data / "krauts" / "Dolomiten-42").glob("*.tml"))
    read = [read_timeml(f) for f in files]
    for (date, text, gold), analysis in zip(read, analyse([Article(str(i), text, date=date) for i, (date, text, _) in enumerate(read)], model)):
        at = squeezed(text)
        pairs.append((gold, [(at[t.start], at[t.end], t.value) for t in analysis.times]))
        errors.extend(mistakes(*pairs[-1], text, at, files[int(analysis.article.id)].stem))
    for name, value in score(pairs).items():
        yield f"times KRAUTS {name} F1", value, f"{len(files)} files; HeidelTime {dict(strict=.794, relaxed=.831, value=.800)[name]:.3f}"
