"""Who is meant: mentions of 25 hand-annotated NTREX articles (``tests/resolution/mentions.tsv`` of a checkout) against the entities that room 4 gives them.

The articles are among the texts that taggers of names learn from, and one that has them by heart would flatter the measure.  Therefore the annotated names are given, and
resolution alone is measured; what comes out where the pipeline has to find the names is printed beside it (*end to end*).  How well names are found is measured elsewhere, on texts that no training saw.

A mention is right if its entity has the label written by hand, or is the entity that most names of the hand-written one got (so that *Internationaler
Gerichtshof* may also be called otherwise), or, where nobody of that name is meant, is described with that word (*Schüler*: *20.000 Schüler*).  Linking: an entity with a Wikidata id or an entry of the knowledge base, right if the label is.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Iterator

from ..model import Article, Reading
from ..resolution.knowledge import fold

GOLD = Path(__file__).resolve().parents[2] / "tests" / "resolution" / "mentions.tsv"
Row = tuple[str, str, int, int, str, str, str]


def gold(part: str = "") -> list[Row]:
    rows = [line.split("\t") for line in GOLD.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [(p, a, int(s), int(e), kind, words, entity) for p, a, s, e, kind, words, entity in rows if part in ("", p)]


def typed(rows: list[Row], articles: list[Article], data: Path) -> dict[str, list[tuple[int, int, str]]]:
    """Return the names of every article with their types, which the annotation of names tells; one that is none there has the type of the entity's other names, or ORG."""
    sentences = [r for r in map(json.loads, (data / "ner" / "news-names.jsonl").open(encoding="utf-8")) if r["id"].startswith("ntrex")]
    kinds: dict[tuple[str, int, int], str] = {}
    for article in articles:
        for sentence in sentences:
            at = article.text.find(sentence["text"])
            kinds.update({(article.id, at + e["start"], at + e["end"]): e["type"] for e in sentence["entities"] if at >= 0})
    names = [row for row in rows if row[4] == "name"]
    of_entity = {row[6]: kinds[row[1], row[2], row[3]] for row in names if (row[1], row[2], row[3]) in kinds}
    found: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for _, article_id, start, end, _, _, entity in names:
        found[article_id].append((start, end, kinds.get((article_id, start, end)) or of_entity.get(entity, "ORG")))
    return found


def readings(articles: list[Article], model: str, names: dict[str, list[tuple[int, int, str]]]) -> Iterator[Reading]:
    """Read articles; the names of an article that has some there are given to the pipeline."""
    from ..analysis.paragraphs import split
    from ..analysis.pipelines import given_names, load
    from ..pipeline import read
    given = {part.text: [(part.offsets.index(a), part.offsets.index(b - 1) + 1, label) for a, b, label in names.get(article.id, ()) if a in part.offsets and b - 1 in part.offsets]
             for article in articles for part in split(article.text)}
    with given_names(load(model), given):
        yield from read(articles, model=model)


def judged(data: Path, model: str, part: str = "", given: bool = True) -> Iterator[tuple[Row, str, bool, bool]]:
    """Yield (gold row, label found, right, linked) of every mention; ``given``: the annotated names are known."""
    from ..resolution.knowledge import knowledge
    known = knowledge("").addresses
    wanted: dict[str, list[Row]] = defaultdict(list)
    for row in gold(part):
        wanted[row[1]].append(row)
    records = [json.loads(line) for line in (data / "raw" / "ntrex-newstest2019-de.jsonl").open(encoding="utf-8")]
    articles = [Article(r["id"], r["text"], date=r["date"]) for r in records if r["id"] in wanted]
    for reading in readings(articles, model, typed([row for rows in wanted.values() for row in rows], articles, data) if given else {}):
        entities = {e.iri: e for e in reading.entities}
        resolved = {(a, b): entities.get(iri) for a, b, iri, _ in reading.resolved}
        rows = wanted[reading.article.id]
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for _, _, start, end, kind, _, entity in rows:
            found = resolved.get((start, end))
            if kind == "name" and found is not None:
                votes[entity][found.iri] += 1
        main = {entity: count.most_common(1)[0][0] for entity, count in votes.items()}
        owner = Counter(main.values())
        for row in rows:
            found = resolved.get((row[2], row[3]))
            label = found.label if found is not None else ""
            right = found is not None and (fold(label) == fold(row[6].replace(" & ", " und ")) or main.get(row[6]) == found.iri and owner[found.iri] == 1 or row[6] not in votes and fold(row[6]) in fold(label).split())
            yield row, label, right, found is not None and (bool(found.wikidata) or found.iri in known)


def measure(data: Path, model: str, errors: list[tuple]) -> Iterator[tuple[str, float, str]]:
    """Yield the share of mentions that are right, of all and of pronouns, and precision and recall of linking, for both halves."""
    from ..resolution.knowledge import knowledge
    if not all(p.exists() for p in (GOLD, data / "raw" / "ntrex-newstest2019-de.jsonl", data / "ner" / "news-names.jsonl")):
        return
    labels = {fold(label) for label in knowledge("").entities}
    for part in ("dev", "test"):
        rows = list(judged(data, model, part))
        if part == "dev":                                     # the other half is kept for the figure, unread
            errors.extend((f"{row[1]} {row[4]}", f"{row[5]}: {row[6]}", label, f"{row[2]}–{row[3]}") for row, label, right, _ in rows if not right)
        pronouns = [r for r in rows if r[0][4] == "pronoun"]
        names = [r for r in rows if r[0][4] == "name"]
        linked = [r for r in names if r[3]]
        linkable = [r for r in names if fold(r[0][6]) in labels]
        good = sum(fold(r[1]) == fold(r[0][6]) for r in linked)
        whole = [right for _, _, right, _ in judged(data, model, part, given=False)]
        yield f"mentions {part}", sum(r[2] for r in rows) / len(rows), f"{len(rows)} names, descriptions, pronouns; names given"
        yield f"mentions {part} end to end", sum(whole) / len(whole), "names found by the pipeline, which learnt from most of these articles"
        yield f"pronouns {part}", sum(r[2] for r in pronouns) / len(pronouns), f"{len(pronouns)} of the third person"
        yield f"linking precision {part}", good / max(1, len(linked)), f"{len(linked)} linked names"
        yield f"linking recall {part}", sum(r[3] and fold(r[1]) == fold(r[0][6]) for r in linkable) / max(1, len(linkable)), f"{len(linkable)} names that the knowledge base holds"
