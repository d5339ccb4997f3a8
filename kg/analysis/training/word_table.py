"""What BERT knows of single words, small enough to ship: the :class:`~kg.analysis.vectors.WordTable` of the pipeline's vectors.

A treebank of some thousand sentences shows few names; BERT has read all of Wikipedia.  Each word that is frequent in our raw texts goes through BERT alone,
and the principal components of what comes out are kept in eight bits each (static vectors from a contextual model: Bommasani et al. 2020; Gupta & Jaggi 2021).
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from pathlib import Path

import numpy
from spacy.strings import hash_string

from ...data import table
from ..vectors import WordTable
from . import corpora
from .bert import Bert
from .train import WORD, raw_lines

log = logging.getLogger("kg.training")
LEAST, COMPONENTS = 3, 64          # occurrences of a word, columns of the table


def frequent_words(data: Path) -> list[str]:
    """Return the words of the raw texts that occur often enough, and the words of names in the gazetteer; held-out sentences do not count."""
    held_out = {"".join(s.text.split()) for s in (*corpora.read_named_texts(data), *corpora.read_treebanks(data)) if corpora.is_dev(s.corpus, s.document)}
    count: Counter[str] = Counter()
    for text, _ in raw_lines(data):
        squeezed = "".join(text.split())
        if squeezed not in held_out and not (len(text) > 800 and any(s in squeezed for s in held_out)):
            count.update(WORD.findall(text))
    count.update({word: 2 for word, _ in table("name_words.tsv")})
    return sorted(w for w, n in count.items() if n >= LEAST and 1 < len(w) < 40 and re.match(r"[^\W\d_]", w))


def compress(words: list[str], vectors: numpy.ndarray) -> WordTable:
    """Return the table of the first principal components.

    :param vectors: words × width, any float
    """
    whole = vectors.astype("float32")
    whole -= whole.mean(0)
    whole /= whole.std(0) + 1e-6
    _, directions = numpy.linalg.eigh(whole.T @ whole / len(whole))
    columns = whole @ directions[:, ::-1][:, :COMPONENTS]
    columns /= columns[:, 0].std()
    scale = (columns.std(0) * 4 / 127).astype("float32")
    keys = numpy.array([hash_string(w) for w in words], dtype="uint64")
    order = numpy.argsort(keys)
    return WordTable(keys[order], numpy.clip(numpy.rint(columns / scale), -127, 127).astype("int8")[order], scale)


def word_table(data: Path, bert: Bert) -> WordTable:
    """Make the table from raw texts; twenty minutes on one core."""
    words = frequent_words(data)
    parts = []
    for start in range(0, len(words), 8192):
        parts += [v[0] for v in bert([[w] for w in words[start:start + 8192]])]
        log.info("%d of %d words seen by BERT", len(parts), len(words))
    return compress(words, numpy.stack(parts))
