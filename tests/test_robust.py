"""Any text, any damage: rooms 2 to 4 never raise."""

from __future__ import annotations

import random
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kg import Article, analyse, extract, read, resolve
from kg.extraction import binary

SEED = (Path(__file__).resolve().parent.parent / "seeds" / "2021-12-ukraine-gipfel.txt").read_text(encoding="utf-8")


def damaged(count: int):
    """Yield sentences of the seed with words deleted, swapped, doubled, cut off."""
    rng = random.Random(1)
    sentences = [s for s in SEED.replace("\n", " ").split(". ") if s]
    for _ in range(count):
        words = rng.choice(sentences).split()
        for _ in range(rng.randint(1, 4)):
            i = rng.randrange(len(words))
            what = rng.randrange(4)
            if what == 0 and len(words) > 1:
                del words[i]
            elif what == 1:
                j = rng.randrange(len(words))
                words[i], words[j] = words[j], words[i]
            elif what == 2:
                words.insert(i, words[i])
            else:
                words = words[:max(1, i)]
        yield " ".join(words)


def test_damaged_sentences():
    articles = [Article(str(i), text, date="2021-12") for i, text in enumerate(damaged(150))]
    for analysis in analyse(articles):
        binary(analysis)
        reading = resolve(analysis, extract(analysis))
        for statement in reading.statements:
            for evidence in statement.evidence:
                assert analysis.article.text[evidence.start:evidence.end] == evidence.quote


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=120))
def test_any_text(text):
    for reading in read([Article("x", text)]):
        assert reading.article.text == text


def test_long_sentence_and_headline():
    long = "Der Minister sagte, " + ", ".join(f"dass der Abgeordnete {i} das Gesetz ablehne" for i in range(60)) + "."
    for reading in read([Article("long", long), Article("head", "UKRAINE BEFÜRCHTET ESKALATION"), Article("none", "")]):
        assert reading is not None
