"""From raw files to the packaged pipeline: every stage in order, with the settings that the shipped weights were trained with.

About two hours, most of it the teachers and the small parser.  Stages whose result lies in the work folder are skipped.
"""

from __future__ import annotations

import logging
from pathlib import Path

from thinc.api import NumpyOps, set_current_ops

from . import train

log = logging.getLogger("kg.training")
META = {"name": "kg_news", "version": "0.1.0", "license": "CC BY-SA 4.0", "author": "nachrichtengraph",
        "description": "German news: sentences, STTS and UPOS tags, features, lemmas, UD dependencies, names; see docs/pipeline.md and kg/models/LICENSE.md"}
PARSER = {"training.max_steps": 3000, "training.optimizer.learn_rate.total_steps": 9000, "training.dropout": 0.12, "training.batcher.size.stop": 2000,
          "training.eval_frequency": 1000, "components.parser.model.hidden_width": 128}
NAMES = {"training.max_steps": 3000, "training.optimizer.learn_rate.total_steps": 7000, "training.dropout": 0.2, "training.batcher.size.stop": 2000,
         "training.optimizer.learn_rate.initial_rate": 0.0012}


def train_all(data: Path, work: Path, target: Path) -> None:
    """Train the bundled pipeline.

    :param data: folder with ``raw``, ``treebank``, ``ner``
    :param work: folder for what the stages leave
    :param target: folder of the finished pipeline
    """
    from . import distil, name_teacher, teacher
    set_current_ops(NumpyOps(use_blis=False))
    train.prepare(data, work)
    vectors = train.train_vectors(data, work)
    log.info("vectors are ready")
    small = train.train_parser(work, vectors, **{"training.max_steps": 2000})
    teachers = [work / f"teacher-{seed}.pt" for seed in (1, 2)]
    for seed, path in enumerate(teachers, 1):
        if not path.exists():
            teacher.train_teacher(data, vectors, path, seed=seed, epochs=14)
    names = work / "names-teacher-1.pt"
    if not names.exists():
        name_teacher.train_name_teacher(data, vectors, names, seed=1, epochs=8)
    if not (work / "all-train.spacy").exists():
        distil.silver_trees(data, vectors, teachers, small, work / "silver-leipzig.spacy")
        distil.merge([(work / "silver-train.spacy", 2), (work / "silver-leipzig.spacy", 1)], work / "all-train.spacy")
    if not (work / "names-all.spacy").exists():
        distil.silver_names(data, vectors, [names], work / "silver-names.spacy")
        distil.merge([(work / "names-train.spacy", 2), (work / "silver-names.spacy", 1)], work / "names-all.spacy")
    trees = {"paths.train": str(work / "all-train.spacy"), "paths.dev": str(work / "trees-dev.spacy"), "paths.vectors": str(vectors)}
    parser = train.run_stage("parser.cfg", work / "parser-final", {**trees, **PARSER})
    both = {"paths.dev": str(work / "names-dev.spacy"), "paths.vectors": str(vectors)}
    mixed, gold = {**both, "paths.train": str(work / "names-all.spacy")}, {**both, "paths.train": str(work / "names-train.spacy")}
    tagger = train.run_stage("names.cfg", work / "names-mixed", {**mixed, **NAMES})
    tagger = train.anneal("names.cfg", tagger, work / "names-annealed", 1200, {**mixed, "training.dropout": 0.2, "training.optimizer.learn_rate.initial_rate": 0.0008})
    tagger = train.anneal("names.cfg", tagger, work / "names-final", 800, {**gold, "training.dropout": 0.4, "training.optimizer.learn_rate.initial_rate": 0.0004})
    train.assemble(parser, tagger, target, META)
