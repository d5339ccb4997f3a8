"""From raw files to the packaged pipeline: every stage in order, with the settings that the shipped weights were trained with.

About two hours and a half on two cores, most of it BERT and the student.  Stages whose result lies in the work folder are skipped.
"""

from __future__ import annotations

import logging
from pathlib import Path

from thinc.api import NumpyOps, set_current_ops

from . import train

log = logging.getLogger("kg.training")
META = {"name": "kg_news", "version": "0.2.0", "license": "CC BY-SA 4.0", "author": "nachrichtengraph",
        "description": "German news: sentences, STTS and UPOS tags, features, lemmas, UD dependencies, names; see docs/pipeline.md and kg/models/LICENSE.md"}


def train_all(data: Path, work: Path, target: Path) -> None:
    """Train the bundled pipeline.

    :param data: folder with ``raw``, ``treebank``, ``ner``
    :param work: folder for what the stages leave
    :param target: folder of the finished pipeline
    """
    import spacy
    from . import corpora, distil, name_teacher, student, teacher, word_table
    from .bert import Bert, fetch
    set_current_ops(NumpyOps(use_blis=False))
    train.prepare(data, work)
    bert = Bert(fetch(work / "bert"))
    vectors = train.train_vectors(data, work, lambda: word_table.word_table(data, bert))
    tagger, labelled = train.train_tagger(work, vectors)
    trees, names, network = work / "teacher-of-trees.pt", work / "teacher-of-names.pt", work / "student"
    if not trees.exists():
        teacher.train_teacher(data, bert, trees, seed=1)
    if not names.exists():
        name_teacher.train_name_teacher(data, bert, names, seed=1)
    if not network.exists():
        parser, unlabelled, nlp = teacher.load_teacher(trees), distil.unlabelled_words(data), spacy.load(vectors)
        train.split_years(nlp)
        annotated = [tuple(name_teacher.tagged(nlp, t)[0]) for t in corpora.read_named_texts(data)] + [tuple(t.form for t in s.tokens) for s in corpora.read_treebanks(data)]
        judged = distil.judge(bert, parser, name_teacher.load_name_teacher(names), [*unlabelled, *annotated])
        known = distil.known_features(labelled)
        distil.add_features(known, tagger, parser, judged, unlabelled)
        labels = distil.label_lists(parser, known)
        student.train_student(distil.examples(data, parser, judged, known, labels), labels, nlp.vocab, network.with_suffix(".part"))
        student.train_student(distil.examples(data, parser, judged, known, labels, softly=True), labels, nlp.vocab, network.with_suffix(".part"), epochs=3, rate=6e-4, dropout=0.3, hide=0.15)
        network.with_suffix(".part").rename(network)
    train.assemble(vectors, network, target, META)
