"""Read treebanks and named-entity corpora, bring them to one label scheme, split them by document.

The target scheme is the one of the news trees (UD v2 with the German sub-relations of ``docs/pipeline.md``).
GSD and PUD differ in names, titles, relative clauses, possessors and bare time phrases; :func:`harmonise` rewrites
them.  A sentence belongs to the dev split when the hash of its document says so, the same in every corpus.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Iterator

DEV_SHARE = {"news": 12, "gsd": 10, "pud": 25, "germeval": 12, "names": 6, "pudner": 25}
TIME_NOUNS = frozenset(
    "Jahr Monat Woche Tag Abend Morgen Nacht Stunde Minute Mal Montag Dienstag Mittwoch Donnerstag Freitag Samstag "
    "Sonnabend Sonntag Januar Februar März April Mai Juni Juli August September Oktober November Dezember Anfang Mitte "
    "Ende Vormittag Nachmittag Sommer Winter Herbst Frühling Frühjahr Zeit Wochenende".split())
CORE_LABELS = {"nsubj:outer": "nsubj", "csubj:outer": "csubj", "cc:preconj": "cc", "csubj:pass": "csubj",
               "advmod:neg": "advmod", "flat:foreign": "flat:name", "nmod:tmod": "nmod", "aux:caus": "aux"}


@dataclass
class Token:
    """One line of CoNLL-U; ``head`` is a 0-based index into the sentence, the root points at itself."""
    form: str
    lemma: str = ""
    upos: str = ""
    xpos: str = ""
    feats: str = ""
    head: int = 0
    deprel: str = ""
    space: bool = True
    ner: str = ""


@dataclass
class Sentence:
    id: str
    document: str
    tokens: list[Token] = field(default_factory=list)
    corpus: str = ""

    @property
    def text(self) -> str:
        return "".join(t.form + " " * t.space for t in self.tokens).rstrip()


def is_dev(corpus: str, document: str) -> bool:
    """Say whether a document is held out; depends on its name alone, so it never changes."""
    digest = int(hashlib.sha1(document.encode("utf-8")).hexdigest()[:8], 16)
    return digest % 100 < DEV_SHARE[corpus]


def read_conllu(path: Path, corpus: str) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file, contractions (*im*, *zum*) merged into one token."""
    document = "?"
    for number, block in enumerate(path.read_text(encoding="utf-8").split("\n\n")):
        sid, rows, ranges = f"{path.stem}-{number}", [], {}
        source = None
        for line in block.splitlines():
            if line.startswith("#"):
                key, _, value = line[1:].partition("=")
                key, value = key.strip(), value.strip()
                if key == "sent_id":
                    sid = value
                elif key == "newdoc id":
                    document = value
                elif key == "source":
                    source = value
                continue
            cells = line.split("\t")
            if len(cells) < 8 or "." in cells[0]:
                continue
            if "-" in cells[0]:
                first, last = map(int, cells[0].split("-"))
                ranges[first] = (last, cells[1], cells[9])
            else:
                rows.append(cells)
        if not rows:
            continue
        name = source or (document if document != "?" else sid)
        yield Sentence(sid, name, merge(rows, ranges), corpus)


def merge(rows: list[list[str]], ranges: dict[int, tuple[int, str, str]]) -> list[Token]:
    """Turn CoNLL-U rows into tokens; a contraction keeps its preposition's place and its article's features."""
    number = {0: -1}
    groups: list[list[list[str]]] = []
    until = 0
    for cells in rows:
        i = int(cells[0])
        if i <= until:
            groups[-1].append(cells)
        else:
            groups.append([cells])
            until = ranges.get(i, (0,))[0]
        number[i] = len(groups) - 1
    tokens = []
    for at, group in enumerate(groups):
        first = group[0]
        misc = ranges[int(first[0])][2] if int(first[0]) in ranges else first[9]
        form = ranges[int(first[0])][1] if int(first[0]) in ranges else first[1]
        inner = {int(c[0]) for c in group}
        outside = next((c for c in group if int(c[6]) not in inner), first)
        head = number[int(outside[6])]
        contraction = len(group) > 1 and first[3] == "ADP"
        marks = dict(p.split("=", 1) for p in misc.split("|") if "=" in p)
        tokens.append(Token(
            form, "" if first[2] == "_" else first[2], first[3],
            "APPRART" if contraction else ("" if first[4] == "_" else first[4]),
            group[-1][5] if contraction and group[-1][5] != "_" else ("" if first[5] == "_" else first[5]),
            at if head < 0 else head, outside[7] if not contraction else first[7],
            marks.get("SpaceAfter") != "No", marks.get("NE", "")))
    return tokens


def harmonise(sentence: Sentence) -> Sentence:
    """Rewrite GSD and PUD relations to those of the news trees, in place."""
    tokens = sentence.tokens
    kids: dict[int, list[int]] = {}
    for i, t in enumerate(tokens):
        t.deprel = CORE_LABELS.get(t.deprel, t.deprel)
        if t.head != i:
            kids.setdefault(t.head, []).append(i)
    for i, t in enumerate(tokens):
        head = tokens[t.head]
        if t.deprel == "flat":
            t.deprel = "appos" if head.upos == "NOUN" and t.upos == "PROPN" else "flat:name"
        elif t.deprel == "compound" and t.upos == "NOUN" and head.upos == "PROPN" and i < t.head:
            promote_title(tokens, kids, i)
        elif t.deprel == "acl" and any("PronType=Rel" in tokens[k].feats for k in subtree(kids, i)):
            t.deprel = "acl:relcl"
        elif t.deprel == "obl" and t.upos == "NOUN" and t.lemma in TIME_NOUNS \
                and not any(tokens[k].deprel == "case" for k in kids.get(i, ())):
            t.deprel = "obl:tmod"
        elif t.deprel == "nmod" and t.upos == "PROPN" and i < t.head \
                and not any(tokens[k].deprel in ("case", "det") for k in kids.get(i, ())):
            t.deprel = "nmod:poss"
    return sentence


def promote_title(tokens: list[Token], kids: dict[int, list[int]], title: int) -> None:
    """*Präsident Putin*: make the title the head and its name the apposition, as the news trees have it."""
    name = tokens[title].head
    root = tokens[name].head == name
    tokens[title].head, tokens[title].deprel = (title if root else tokens[name].head), tokens[name].deprel
    for k in kids.get(name, ()):
        if k != title and not tokens[k].deprel.startswith("flat"):
            tokens[k].head = title
    tokens[name].head, tokens[name].deprel = title, "appos"


def subtree(kids: dict[int, list[int]], top: int) -> Iterator[int]:
    """Yield the descendants of a token that belong to its own clause's surface (depth three at most)."""
    layer = [top]
    for _ in range(3):
        layer = [k for i in layer for k in kids.get(i, ())]
        yield from layer


def read_treebanks(data: Path) -> Iterator[Sentence]:
    """Yield every tree of ``data/treebank``, harmonised."""
    for name, corpus in (("news", "news"), ("gsd-train-part", "gsd"), ("gsd-dev", "gsd"), ("gsd-test", "gsd"),
                         ("pud-wiki", "pud")):
        for sentence in read_conllu(data / "treebank" / f"{name}.conllu", corpus):
            yield harmonise(sentence) if corpus != "news" else sentence


# --- named entities ---------------------------------------------------------------------------------------------

NAME_LABELS = {"PER": "PER", "LOC": "LOC", "ORG": "ORG", "OTH": "MISC", "MISC": "MISC"}


@dataclass
class NamedText:
    """A text with its names as (start, end, label), offsets in characters."""
    id: str
    document: str
    text: str
    names: list[tuple[int, int, str]]
    corpus: str


def detokenise(words: list[str], tags: list[str]) -> tuple[str, list[tuple[int, int, str]]]:
    """Join words as German is written and carry BIO tags over as character spans.

    >>> detokenise(["Putin", "(", "Moskau", ")", "."], ["B-PER", "O", "B-LOC", "O", "O"])
    ('Putin (Moskau).', [(0, 5, 'PER'), (7, 13, 'LOC')])
    """
    text, spans, open_quote = "", [], False
    glue = True
    for word, tag in zip(words, tags):
        closing = word in {".", ",", ";", ":", "!", "?", ")", "]", "“", "»", "%", "…"} or (word == '"' and open_quote) or word == "''"
        if text and not glue and not closing:
            text += " "
        start = len(text)
        text += word
        glue = word in {"(", "[", "„", "«", "``"} or (word == '"' and not open_quote)
        if word == '"':
            open_quote = not open_quote
        label = NAME_LABELS.get(tag[2:])
        if label and tag[0] == "B":
            spans.append((start, len(text), label))
        elif label and tag[0] == "I" and spans and spans[-1][2] == label:
            spans[-1] = (spans[-1][0], len(text), label)
    return text, spans


def read_germeval(path: Path) -> Iterator[NamedText]:
    """Yield GermEval 2014 sentences with the outer layer, derivations and parts left out."""
    for number, block in enumerate(path.read_text(encoding="utf-8").split("\n\n")):
        lines = block.strip().splitlines()
        if not lines:
            continue
        source = lines[0][1:].strip().replace("\t", " ") if lines[0].startswith("#") else str(number)
        rows = [x.split("\t") for x in lines if not x.startswith("#\t") and len(x.split("\t")) >= 3]
        text, spans = detokenise([r[1] for r in rows], [r[2] for r in rows])
        yield NamedText(f"germeval-{number}", source, text, spans, "germeval")


def read_names(path: Path) -> Iterator[NamedText]:
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        spans = [(e["start"], e["end"], e["type"]) for e in record["entities"]]
        document = record["id"].rsplit("-", 1)[0] if record["id"].startswith("ntrex") else record["id"]
        yield NamedText(record["id"], document, record["text"], spans, "names")


def read_pud_names(path: Path) -> Iterator[NamedText]:
    document = "?"
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        words, tags, text = [], [], ""
        for line in block.splitlines():
            if line.startswith("# newdoc"):
                document = line.split("=")[1].strip()
            elif line.startswith("# text ="):
                text = line[8:].strip()
            elif not line.startswith("#") and line.strip():
                cells = line.split("\t")
                words.append(cells[1])
                tags.append(cells[2])
        if not words:
            continue
        yield NamedText(f"{document}-{len(text)}", document, *align(text, words, tags), "pudner")


def align(text: str, words: list[str], tags: list[str]) -> tuple[str, list[tuple[int, int, str]]]:
    """Find tagged words in their text; words split from contractions that do not occur are passed over."""
    at, spans = 0, []
    for word, tag in zip(words, tags):
        start = text.find(word, at)
        if start < 0 or start - at > 3:
            continue
        at = start + len(word)
        label = NAME_LABELS.get(tag[2:])
        if label and tag[0] == "B":
            spans.append((start, at, label))
        elif label and tag[0] == "I" and spans:
            spans[-1] = (spans[-1][0], at, label)
    return text, spans


ADJECTIVE = re.compile(r".*(isch|sch)(e[rnms]?)?$|^[a-zäöü]")
SMART = {"person": "PER", "location": "LOC", "location-city": "LOC", "location-street": "LOC", "organization": "ORG",
         "organization-company": "ORG"}


def read_named_texts(data: Path) -> Iterator[NamedText]:
    """Yield every text of ``data/ner`` whose scheme is complete (PER, LOC, ORG, MISC)."""
    yield from read_germeval(data / "ner" / "germeval2014-test.tsv")
    yield from read_names(data / "ner" / "news-names.jsonl")
    yield from read_pud_names(data / "ner" / "pud-wiki.iob2")
