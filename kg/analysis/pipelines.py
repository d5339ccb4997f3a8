"""Room 2: find, load and check language pipelines; register our components.

The bundled pipeline ``de_kg_news`` lies in ``kg/models``; every other spaCy pipeline for German works by name or path when it has
a parser with UD or TIGER labels and named entities.
"""

from __future__ import annotations

import json
import logging
import warnings
from contextlib import contextmanager
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Iterator

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans
from thinc.api import NumpyOps, get_current_ops, set_current_ops

from ..errors import PipelineError
from . import lemmas
from . import word_classes as _word_classes  # noqa: F401  registers the callback of the bundled config
from . import reader as _reader  # noqa: F401  registers kg_reader
from . import sentences as _sentences  # noqa: F401  registers kg_sentences
from . import vectors as _vectors  # noqa: F401  registers the vectors of the bundled config
from .trees import scheme

BUNDLED = "de_kg_news"
OFFICIAL = ("de_core_news_sm", "de_core_news_md", "de_core_news_lg", "de_dep_news_trf")
LABELS = {"PER": "PER", "PERSON": "PER", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC", "ORG": "ORG", "MISC": "MISC", "OTH": "MISC",
          "EVENT": "MISC", "WORK_OF_ART": "MISC", "PRODUCT": "MISC", "NORP": "MISC"}

logging.getLogger("spacy").setLevel(logging.ERROR)


@Language.factory("kg_lemmas", assigns=["token.lemma"], requires=["token.pos"])
def create_lemmas(nlp: Language, name: str):
    return set_lemmas


def set_lemmas(doc: Doc) -> Doc:
    """Set the lemma of every token from the bundled dictionary."""
    for token in doc:
        token.lemma_ = lemmas.lemma(token.text, token.pos_)
    return doc


def bundled_path() -> Path:
    return Path(str(files("kg") / "models" / BUNDLED))


@lru_cache(maxsize=2)
def load(name: str = "") -> Language:
    """Load a pipeline by name or path, the bundled one by default, and make it ready for :func:`kg.analysis.analyse`.

    :raises PipelineError: not installed, no parser, unknown label scheme, or no named entities
    """
    target = str(bundled_path()) if name in ("", BUNDLED) else name
    if type(get_current_ops()) is NumpyOps:
        set_current_ops(NumpyOps(use_blis=False))             # numpy's matrix products are three times as fast as those of blis
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            nlp = spacy.load(target)
    except OSError:
        raise PipelineError(f"pipeline {name!r} is not installed – try: python -m spacy download {name}, or give the path of a "
                            "pipeline folder; `kg model list` shows what is there") from None
    except (ValueError, KeyError, ImportError) as error:
        raise PipelineError(f"pipeline {name!r} cannot be loaded: {str(error).splitlines()[0][:160]} – is it made for spaCy {spacy.__version__}?") from None
    check(nlp, name or BUNDLED)
    if "kg_sentences" not in nlp.pipe_names:
        nlp.add_pipe("kg_sentences", first=True)
    return nlp


def check(nlp: Language, name: str) -> None:
    """Refuse a pipeline that lacks what the rooms need, and say what it lacks."""
    if nlp.lang != "de":
        raise PipelineError(f"pipeline {name!r} is for language {nlp.lang!r}, not German – give one whose name begins with de_")
    if not parser_of(nlp):
        raise PipelineError(f"pipeline {name!r} has no parser (it has: {', '.join(nlp.pipe_names) or 'nothing'}) – give a full one such as {BUNDLED}")
    if not label_scheme(nlp):
        raise PipelineError(f"pipeline {name!r} has a parser with unknown labels ({', '.join(sorted(nlp.get_pipe(parser_of(nlp)).labels)[:6])} …) – "
                            "Universal Dependencies and TIGER are understood")
    if not (setters(nlp, "doc.ents") or "span_ruler" in nlp.pipe_names):
        raise PipelineError(f"pipeline {name!r} has no named-entity recogniser – add one, or give {BUNDLED}")
    if not (setters(nlp, "token.pos") or setters(nlp, "token.tag") or "attribute_ruler" in nlp.pipe_names):
        raise PipelineError(f"pipeline {name!r} has no tagger or morphologizer, so parts of speech are missing – give {BUNDLED}")


def setters(nlp: Language, annotation: str) -> list[str]:
    """Return the components of a pipeline that set something, ``token.dep`` for example."""
    return [name for name in nlp.pipe_names if annotation in nlp.get_pipe_meta(name).assigns]


def parser_of(nlp: Language) -> str:
    """Return the name of the component that sets the tree, "" when there is none."""
    return next(iter(setters(nlp, "token.dep")), "")


def label_scheme(nlp: Language) -> str:
    return scheme(nlp.get_pipe(parser_of(nlp)).labels)


@contextmanager
def given_names(nlp: Language, names: dict[str, list[tuple[int, int, str]]]) -> Iterator[None]:
    """Let a pipeline know names of texts before it reads them: what is known already, taggers keep.

    :param names: text → (start, end, label) of its names
    """
    tokenizer = nlp.tokenizer

    def tokenize(text: str) -> Doc:
        doc = tokenizer(text)
        doc.ents = filter_spans([doc.char_span(a, b, label, alignment_mode="expand") for a, b, label in names.get(text, ())])
        return doc

    nlp.tokenizer = tokenize
    try:
        yield
    finally:
        nlp.tokenizer = tokenizer


def describe(nlp: Language) -> str:
    """Return ``name-version`` of a pipeline, as evidence carries it."""
    return f"{nlp.meta.get('lang', 'de')}_{nlp.meta.get('name', 'pipeline')}-{nlp.meta.get('version', '0')}".replace("de_de_", "de_")


def installed() -> list[dict[str, str]]:
    """List the bundled pipeline and the German ones installed as packages: name, version, scheme, where or how to get it."""
    rows = []
    meta = bundled_path() / "meta.json"
    if meta.exists():
        found = json.loads(meta.read_text(encoding="utf-8"))
        rows.append({"name": BUNDLED, "version": found.get("version", "?"), "state": "bundled", "note": found.get("description", "")})
    here = set(spacy.util.get_installed_models())
    for name in sorted(n for n in here if n.startswith("de_")):
        rows.append({"name": name, "version": spacy.util.get_package_version(name) or "?", "state": "installed", "note": ""})
    for name in OFFICIAL:
        if name not in here:
            rows.append({"name": name, "version": "", "state": "not installed", "note": f"python -m spacy download {name}"})
    return rows
