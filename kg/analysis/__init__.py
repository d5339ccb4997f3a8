"""Room 2: Article → Analysis.  spaCy lives here and nowhere else.

``pipelines`` loads, ``sentences`` and ``lemmas`` are components, ``trees`` makes neutral trees of two label schemes, ``mentions`` and
``clauses`` with ``predicates`` read them, ``repairs`` and the modules ``…_repairs`` mend trees, ``paragraphs`` cuts the text, ``time_rules`` know time expressions, ``times`` tags them and ``timex`` holds their values, ``quotes`` finds quotation marks.  Nothing here decides who is meant or what is true.
"""

from __future__ import annotations

from typing import Any, Iterable, Iterator

from ..model import Analysis, Article, Clause, Mention
from .clauses import ClauseReader, top_mentions
from .mentions import CALENDAR
from .paragraphs import Paragraph, split
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
    nlp.max_length = 50_000_000
    for article, docs in grouped(nlp, articles):
        yield read(docs, article, kind, name)


def grouped(nlp, articles: Iterable[Article]) -> Iterator[tuple[Article, list[tuple[Any, Paragraph]]]]:
    """Parse the paragraphs of articles in common batches and hand them out article by article."""
    def paragraphs():
        for number, article in enumerate(articles):
            parts = split(article.text)
            yield "", (number, article, None)
            for part in parts:
                yield part.text, (number, article, part)
    current, docs = None, []
    for doc, (number, article, part) in nlp.pipe(paragraphs(), as_tuples=True, batch_size=64):
        if part is None:
            if current is not None:
                yield current, docs
            current, docs = article, []
        else:
            docs.append((doc, part))
    if current is not None:
        yield current, docs


def read(docs: list[tuple[Any, Paragraph]], article: Article, kind: str, name: str) -> Analysis:
    """Turn the parsed paragraphs of an article into plain values."""
    quotes = quote_spans(article.text)
    mentions: list[Mention] = []
    clauses: list[Clause] = []
    sentences: list[tuple[int, int]] = []
    for doc, paragraph in docs:
        here: list[Mention] = []
        for tree in read_trees(doc, paragraph, article.text, kind, quotes):
            for node in tree.nodes:
                node.label = LABELS.get(node.label, "")
            reader = ClauseReader(tree, len(sentences), len(clauses))
            clauses.extend(reader.read())
            here.extend(top_mentions(tree, reader.builder))
            sentences.append((tree.nodes[0].start, tree.nodes[-1].end))
        mentions.extend(with_entities(doc, paragraph, article.text, here))
    times = tag_times(article.text, article.date, Tenses(clauses))
    return Analysis(article, tuple(sentences), tuple(mentions), times, tuple(clauses), tuple(quotes), name)


class Tenses:
    """Tell the tense of the clause around an offset."""

    def __init__(self, clauses: list[Clause]):
        self.clauses = [c for c in clauses if c.mood not in ("infinitive", "participle")]

    def __call__(self, offset: int) -> str | None:
        best = None
        for clause in self.clauses:
            if clause.start <= offset < clause.end and (best is None or clause.end - clause.start < best.end - best.start):
                best = clause
        if best is None:
            return None
        return "future" if best.modal in ("wollen", "sollen") and best.tense == "present" else best.tense


def with_entities(doc, paragraph: Paragraph, text: str, mentions: list[Mention]) -> list[Mention]:
    """Add the named entities that no noun phrase carries, so that every name found is a mention."""
    have = {m.span for top in mentions for m in top.within()}
    counted = {m.head_start for top in mentions for m in top.within() if m.quantity}                  # *6,5 Milliarden Euro*
    extra = []
    for span in doc.ents:
        label = LABELS.get(span.label_, "")
        start, end = paragraph.span(span.start_char, span.end_char)
        if not label or label == "MISC" and start in counted or (start, end) in have or text[start:end].lower().rstrip("s") in CALENDAR:
            continue
        extra.append(Mention(start, end, text[start:end], span.root.text, span.root.text, "name", label=label, head_start=paragraph.span(span.root.idx, span.root.idx + 1)[0], person="3"))
    return sorted([*mentions, *extra], key=lambda m: (m.start, m.end))


__all__ = ["analyse"]
