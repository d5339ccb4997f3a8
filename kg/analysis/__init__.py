"""Room 2: Article → Analysis.  spaCy lives here and nowhere else.

``pipelines`` loads, ``sentences`` and ``lemmas`` are components, ``trees`` makes neutral trees of two label schemes, ``mentions`` and
``clauses`` read them, ``times`` tags time expressions, ``quotes`` finds quotation marks.  Nothing here decides who is meant or what is true.
"""

from __future__ import annotations

from typing import Iterable, Iterator

from ..model import Analysis, Article, Clause, Mention
from .clauses import ClauseReader, top_mentions
from .pipelines import LABELS, describe, label_scheme, load
from .quotes import quote_spans
from .times import tag_times
from .trees import read_trees


def analyse(articles: Iterable[Article], model: str = "") -> Iterator[Analysis]:
    """Analyse articles one after the other.

    :param model: name or path of a spaCy pipeline, "" for the bundled one
    :raises PipelineError: the pipeline cannot be used
    """
    nlp = load(model)
    kind, name = label_scheme(nlp), describe(nlp)
    pairs = ((article.text, article) for article in articles)
    nlp.max_length = 50_000_000
    for doc, article in nlp.pipe(pairs, as_tuples=True, batch_size=16):
        yield read(doc, article, kind, name)


def read(doc, article: Article, kind: str, name: str) -> Analysis:
    """Turn one parsed Doc into plain values."""
    quotes = quote_spans(article.text)
    mentions: list[Mention] = []
    clauses: list[Clause] = []
    sentences: list[tuple[int, int]] = []
    for number, tree in enumerate(read_trees(doc, kind, quotes)):
        for node in tree.nodes:
            node.label = LABELS.get(node.label, "")
        reader = ClauseReader(tree, number, len(clauses))
        found = reader.read()
        clauses.extend(found)
        mentions.extend(top_mentions(tree, reader.builder, set(reader.index)))
        sentences.append((tree.nodes[0].start, tree.nodes[-1].end))
    mentions = with_entities(doc, mentions)
    times = tag_times(article.text, article.date, Tenses(clauses))
    return Analysis(article, tuple(sentences), tuple(mentions), times, tuple(clauses), tuple(quotes), name)


class Tenses:
    """Tell the tense of the clause around an offset."""

    def __init__(self, clauses: list[Clause]):
        self.clauses = [c for c in clauses if c.mood not in ("infinitive", "participle")]
        self.starts = [c.start for c in self.clauses]

    def __call__(self, offset: int) -> str | None:
        best = None
        for clause in self.clauses:
            if clause.start <= offset < clause.end and (best is None or clause.end - clause.start < best.end - best.start):
                best = clause
        if best is None:
            return None
        return "future" if best.modal in ("wollen", "sollen") and best.tense == "present" else best.tense


def with_entities(doc, mentions: list[Mention]) -> list[Mention]:
    """Add the named entities that no noun phrase carries, so that every name found is a mention."""
    have = {m.span for top in mentions for m in top.within()}
    extra = []
    for span in doc.ents:
        label = LABELS.get(span.label_, "")
        if not label or (span.start_char, span.end_char) in have:
            continue
        extra.append(Mention(span.start_char, span.end_char, span.text, span.root.text, span.root.text, "name", label=label,
                             head_start=span.root.idx, person="3"))
    return sorted([*mentions, *extra], key=lambda m: (m.start, m.end))


__all__ = ["analyse"]
