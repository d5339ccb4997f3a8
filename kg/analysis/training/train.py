"""Stages of training that spaCy and floret do: vectors, corpora as DocBin, a small tagger; and the assembly of the pipeline folder.

Needs ``pip install nachrichtengraph[train]`` (floret).  Every stage writes below a work folder and is skipped when its
result is there, so that a stopped run goes on.  Seeds are fixed; floret with one thread is reproducible, with more it is not.
"""

from __future__ import annotations

import json
import logging
import lzma
import random
import re
from pathlib import Path
from typing import Callable, Iterable, Iterator

import spacy
from spacy.tokens import Doc, DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as train_loop
from spacy.util import load_config

from .. import word_classes  # noqa: F401  registers the callback of the configs
from ..vectors import RememberedVectors, WordTable
from . import corpora
from .corpora import Sentence

HERE = Path(__file__).parent
log = logging.getLogger("kg.training")
WORD = re.compile(r"\d+(?:[.,:]\d+)*|\w+(?:[-'’.]\w+)*|\.\.\.|[^\w\s]")
DIMENSION, BUCKETS = 200, 30_000


# --- vectors ----------------------------------------------------------------------------------------------------

def raw_lines(data: Path) -> Iterator[tuple[str, int]]:
    """Yield (text, weight): news counts more than parliament, which is thirty times as large."""
    raw = data / "raw"
    for name, weight in (("leipzig-deu_news_2015_10K", 4), ("leipzig-deu_news_2020_10K", 4),
                         ("leipzig-deu_wikipedia_2016_10K", 3)):
        for line in (raw / f"{name}.txt").open(encoding="utf-8"):
            yield line.split("\t", 1)[-1].strip(), weight
    for line in (raw / "ntrex-newstest2019-de.jsonl").open(encoding="utf-8"):
        yield json.loads(line)["text"], 4
    for line in (data / "ner" / "smartdata.jsonl").open(encoding="utf-8"):
        yield json.loads(line)["text"].replace("\n", " "), 3
    for sentence in corpora.read_treebanks(data):
        yield sentence.text, 3
    with lzma.open(raw / "bundestag-wp19-20.txt.xz", "rt", encoding="utf-8") as file:
        for line in file:
            yield line.strip(), 1


def train_vectors(data: Path, work: Path, known: Callable[[], WordTable], *, epochs: int = 2, threads: int = 1) -> Path:
    """Train floret vectors (cbow, 30,000 rows of 200 dimensions) and store them, with the table of known words, as a spaCy pipeline."""
    target = work / "vectors"
    if target.exists():
        return target
    table = work / "vectors.floret"
    if not table.exists():
        import floret
        text = work / "raw.tok"
        with text.open("w", encoding="utf-8") as out:
            for line, weight in raw_lines(data):
                out.write((" ".join(WORD.findall(line)) + "\n") * weight)
        model = floret.train_unsupervised(
            str(text), model="cbow", mode="floret", dim=DIMENSION, bucket=BUCKETS, minn=4, maxn=5, minCount=8,
            hashCount=2, epoch=epochs, neg=8, thread=threads, lr=0.06, verbose=0)
        model.save_floret_vectors(str(table))
    from spacy.training.initialize import convert_vectors
    nlp = spacy.blank("de")
    convert_vectors(nlp, table, truncate=-1, prune=-1, mode="floret")
    draft = target.with_suffix(".part")
    nlp.to_disk(draft)
    nlp.vocab.vectors = RememberedVectors(strings=nlp.vocab.strings).from_disk(draft / "vocab")
    nlp.vocab.vectors.table = known()
    nlp.config["nlp"]["vectors"] = {"@vectors": "kg.Vectors.v1"}
    nlp.to_disk(draft)
    draft.rename(target)
    return target


# --- corpora ----------------------------------------------------------------------------------------------------

def tree_doc(nlp, sentences: list[Sentence]) -> Doc:
    """Join sentences into one Doc with gold annotation; what a corpus does not annotate stays unset."""
    words, spaces, heads, deps, pos, tags, morphs = [], [], [], [], [], [], []
    for sentence in sentences:
        offset = len(words)
        for i, token in enumerate(sentence.tokens):
            words.append(token.form)
            spaces.append(token.space or i == len(sentence.tokens) - 1)
            heads.append(offset + token.head)
            deps.append("ROOT" if token.head == i else token.deprel)
            pos.append(token.upos if token.upos not in ("", "_") else "X")
            tags.append(token.xpos if sentence.corpus == "gsd" else "")
            morphs.append(token.feats if token.feats != "_" else "")
    doc = Doc(nlp.vocab, words=words, spaces=spaces, heads=heads, deps=deps, pos=pos, tags=tags, morphs=morphs)
    return doc


def group(sentences: Iterable[Sentence], rng: random.Random, most: int = 4) -> Iterator[list[Sentence]]:
    """Group sentences of one corpus, so that the parser sees sentence boundaries and single sentences alike."""
    bundle: list[Sentence] = []
    size = 1
    for sentence in sentences:
        if bundle and (bundle[0].corpus != sentence.corpus or len(bundle) >= size):
            yield bundle
            bundle, size = [], rng.randint(1, most)
        bundle.append(sentence)
    if bundle:
        yield bundle


def write_trees(sentences: list[Sentence], path: Path) -> None:
    nlp, rng = spacy.blank("de"), random.Random(7)
    DocBin(docs=[tree_doc(nlp, b) for b in group(sentences, rng)], store_user_data=False).to_disk(path)


def prepare(data: Path, work: Path) -> None:
    """Write the train and dev corpora of all stages as DocBin files below ``work``."""
    work.mkdir(parents=True, exist_ok=True)
    trees = list(corpora.read_treebanks(data))
    for part in ("train", "dev"):
        chosen = [s for s in trees if corpora.is_dev(s.corpus, s.document) == (part == "dev")]
        write_trees(chosen, work / f"trees-{part}.spacy")
        write_trees([s for s in chosen if s.corpus != "news"], work / f"morph-{part}.spacy")


# --- stages -----------------------------------------------------------------------------------------------------

def split_years(nlp) -> None:
    """Part the full stop from a number of three and more digits (*2014.*): only shorter ones can be ordinals."""
    rules = [*nlp.Defaults.suffixes, r"(?<=[0-9]{3})\.", r"(?<=[0-9][,.:][0-9])\.", r"(?<=[0-9][,.:][0-9]{2})\."]
    nlp.tokenizer.suffix_search = spacy.util.compile_suffix_regex(rules).search


def run_stage(config_name: str, target: Path, overrides: dict) -> Path:
    """Train one pipeline from its config unless it is there; return the folder of the best model."""
    best = target / "model-best"
    if best.exists():
        return best
    config = load_config(HERE / config_name, overrides=overrides, interpolate=False)
    nlp = init_nlp(config)
    split_years(nlp)
    return finished(nlp, target)


def finished(nlp, target: Path) -> Path:
    """Train beside the target and rename it when it is done: a stopped stage begins again."""
    draft = target.with_name(f"{target.name}.part")
    draft.mkdir(parents=True, exist_ok=True)
    train_loop(nlp, draft, use_gpu=-1)
    draft.rename(target)
    return target / "model-best"


def add_silver_morphology(trees: Path, teacher: Path, target: Path) -> None:
    """Give the news trees the features and STTS tags that a tagger trained on GSD and PUD predicts for them."""
    nlp = spacy.load(teacher)
    docs = []
    for doc in DocBin().from_disk(trees).get_docs(nlp.vocab):
        if not any(str(t.morph) for t in doc):
            guess = Doc(nlp.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc])
            for _, pipe in nlp.pipeline:
                guess = pipe(guess)
            for gold, seen in zip(doc, guess):
                if gold.pos == seen.pos:
                    gold.set_morph(seen.morph)
                    gold.tag_ = seen.tag_
        docs.append(doc)
    DocBin(docs=docs).to_disk(target)


def train_tagger(work: Path, vectors: Path) -> tuple[Path, Path]:
    """Train a tagger on GSD and PUD, label the news trees with it, then train one on all trees; return it and the labelled trees."""
    labelled, steps = work / "silver-train.spacy", {"training.max_steps": 2000, "paths.vectors": str(vectors)}
    if not labelled.exists():
        teacher = run_stage("tagger.cfg", work / "morphology", {"paths.train": str(work / "morph-train.spacy"), "paths.dev": str(work / "morph-dev.spacy"), **steps})
        add_silver_morphology(work / "trees-train.spacy", teacher, labelled)
    return run_stage("tagger.cfg", work / "tagger", {"paths.train": str(labelled), "paths.dev": str(work / "trees-dev.spacy"), **steps}), labelled


def assemble(vectors: Path, network: Path, target: Path, meta: dict) -> None:
    """Put vectors and network into one pipeline folder."""
    from .. import pipelines  # noqa: F401  registers our components
    from ..network import Network
    nlp = spacy.load(vectors)
    split_years(nlp)
    nlp.add_pipe("kg_sentences")
    nlp.add_pipe("kg_reader").network = Network(network)
    nlp.add_pipe("kg_lemmas")
    nlp.meta.update(meta)
    nlp.to_disk(target)
    strings = {label for kind in ("deps", "upos", "stts", "morph") for label in nlp.get_pipe("kg_reader").network.labels[kind]}
    (target / "vocab" / "strings.json").write_text(json.dumps(sorted(s for s in strings if s), ensure_ascii=False), encoding="utf-8")       # not the words of the texts
