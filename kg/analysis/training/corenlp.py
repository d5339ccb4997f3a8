"""What Stanford CoreNLP's German models say of our sentences: a second opinion that the teachers read beside their own features (stacking, Nivre & McDonald 2008).

Its names come from a CRF trained on newspaper text of the nineties (Faruqui & Padó 2010), its phrases from a shift-reduce parser trained on NEGRA.  Both are fetched from Maven Central
(GPL v3, 200 MB) and run as a program beside training; nothing of them is shipped.  Needs a JDK and Maven.
"""

from __future__ import annotations

import json
import logging
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from ...errors import PipelineError

log = logging.getLogger("kg.training")
BLANK = re.compile(r"\s")
POM = Path(__file__).with_name("corenlp.xml")
MODELS = "edu/stanford/nlp/models"
NAMES = {"PERSON": "PER", "LOCATION": "LOC", "ORGANIZATION": "ORG", "MISC": "MISC"}
CONTRACTIONS = {"am": "an dem", "ans": "an das", "aufs": "auf das", "beim": "bei dem", "im": "in dem", "ins": "in das", "vom": "von dem", "zum": "zu dem", "zur": "zu der",
                "fürs": "für das", "ums": "um das", "übers": "über das", "durchs": "durch das", "vors": "vor das"}
SIGNS = {"(": "-LRB-", ")": "-RRB-", "[": "-LRB-", "]": "-RRB-", "„": '"', "“": '"', "”": '"', "»": '"', "«": '"', "‚": "'", "‘": "'", "–": "-", "…": "..."}
NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X")
HEADS = {"S": ("VP", "CVP", "VERB", "CS", "S", "AUX", "AP", "ADJ", "NP"), "VP": ("VP", "CVP", "VERB", "VZ", "CVZ", "AUX", "ADJ"), "VZ": ("VERB", "AUX"),
         "NP": ("NOUN", "NP", "CNP", "NM", *NOMINAL), "PP": ("NOUN", "NP", "CNP", "MPN", *NOMINAL, "PP", "ADV", "AP", "AVP", "VP", "S", "ADP"), "MPN": ("PROPN", "NOUN", "X"), "AP": ("ADJ", "VERB", "AP", "CAP", "NUM"),
         "AVP": ("ADV", "AVP"), "NM": ("NUM",)}


@dataclass(frozen=True)
class Seen:
    """What the shift-reduce parser sees of a word: the word above it (0-based; itself for the top) and the phrases that both head."""
    head: int
    phrase: str
    above: str


def java(work: Path, main: str, *arguments: str) -> str:
    """Run a class of CoreNLP, return what it prints.

    :raises PipelineError: when Maven or Java are missing or fail
    """
    paths = work / "corenlp.classpath"
    try:
        if not paths.exists():
            subprocess.run(["mvn", "-q", "-B", "-f", str(POM), "dependency:build-classpath", f"-Dmdep.outputFile={paths}"], check=True, capture_output=True, text=True)
        return subprocess.run(["java", "-Xmx6g", "-cp", paths.read_text(), main, *arguments], check=True, capture_output=True, text=True, encoding="utf-8").stdout
    except FileNotFoundError as e:
        raise PipelineError(f"training needs the program {e.filename}: install a JDK (17 or newer) and Maven") from None
    except subprocess.CalledProcessError as e:
        paths.unlink(missing_ok=True)
        raise PipelineError(f"CoreNLP could not be run: {(e.stderr or e.stdout or '').strip().splitlines()[-1:]}; is Maven Central within reach?") from None


def names(sentences: list[list[str]], work: Path) -> list[list[str]]:
    """Return ``PER``, ``LOC``, ``ORG``, ``MISC`` or an empty string for every word of every sentence."""
    source = work / "corenlp-names.tsv"
    source.write_text("".join("".join(BLANK.sub("_", word) + "\tO\n" for word in words) + "\n" for words in sentences if words), encoding="utf-8")
    printed = java(work, "edu.stanford.nlp.ie.crf.CRFClassifier", "-loadClassifier", f"{MODELS}/ner/german.distsim.crf.ser.gz", "-testFile", str(source), "-outputFormat", "tsv")
    source.unlink()
    tags = iter([NAMES.get(line.rsplit("\t", 1)[-1], "") for line in printed.splitlines() if line.strip()])
    return [[next(tags) for _ in words] for words in sentences]


def split(words: list[str]) -> tuple[list[str], list[int]]:
    """Part contractions and write signs as the parser knows them; returns the words and, for each, the index of the word it comes from.

    >>> split(["Im", "Mai", "(", "2020"])
    (['In', 'dem', 'Mai', '-LRB-', '2020'], [0, 0, 1, 2, 3])
    """
    out, origin = [], []
    for i, word in enumerate(words):
        for part in (CONTRACTIONS[word.lower()].split() if word.lower() in CONTRACTIONS else [SIGNS.get(word, BLANK.sub("_", word))]):
            out.append(part.capitalize() if word[:1].isupper() and part == CONTRACTIONS.get(word.lower(), "").split(" ")[0] else part)
            origin.append(i)
    return out, origin


def phrases(sentences: list[list[str]], work: Path) -> list[list[Seen]]:
    """Return what the parser sees of every word of every sentence."""
    source, rows = work / "corenlp-phrases.txt", [split(words) for words in sentences]
    source.write_text("".join(" ".join(row) + "\n" for row, _ in rows), encoding="utf-8")
    java(work, "edu.stanford.nlp.pipeline.StanfordCoreNLP", "-annotators", "tokenize,pos,parse", "-tokenize.language", "de", "-tokenize.whitespace", "true", "-ssplit.eolonly", "true",
         "-pos.model", f"{MODELS}/pos-tagger/german-ud.tagger", "-parse.model", f"{MODELS}/srparser/germanSR.beam.ser.gz", "-outputFormat", "json",
         "-file", str(source), "-outputDirectory", str(work))
    printed = work / f"{source.name}.json"
    found = json.loads(printed.read_text(encoding="utf-8"))["sentences"]
    source.unlink()
    printed.unlink()
    if len(found) != len(sentences):
        raise PipelineError(f"CoreNLP read {len(found)} sentences where {len(sentences)} were given")
    return [seen(sentence["parse"], origin, len(words)) for sentence, (_, origin), words in zip(found, rows, sentences)]


def seen(parse: str, origin: list[int], size: int) -> list[Seen]:
    """Turn a bracketed tree into heads by head rules: a noun heads its preposition, a full verb its auxiliaries.

    :param parse: the tree as text
    :param origin: for each leaf the index of its word
    :param size: number of words

    >>> [s.head for s in seen("(ROOT (S (NP (DET Die) (NOUN Frau)) (VERB lebt) (PP (ADP in) (PROPN Rom))))", [0, 1, 2, 3, 4], 5)]
    [1, 2, 2, 4, 2]
    """
    heads, phrase = list(range(len(origin))), [""] * len(origin)
    tokens, at, leaf = re.findall(r"\(|\)|[^\s()]+", parse), 0, 0

    def read() -> tuple[str, int]:
        nonlocal at, leaf
        label, at = tokens[at + 1].split("-")[0], at + 2
        kids: list[tuple[str, int]] = []
        while tokens[at] != ")":
            if tokens[at] == "(":
                kids.append(read())
            else:
                at += 1
                leaf += 1
        at += 1
        if not kids:
            return label, leaf - 1
        chosen = head_of(label, kids)
        for _, i in kids:
            if i != chosen:
                heads[i] = chosen
        if label not in ("ROOT", "NUR"):
            phrase[chosen] = label
        return label, chosen

    if leaf == 0 and tokens:
        read()
    first = {}
    for i, word in enumerate(origin):
        first.setdefault(word, i)
    out = []
    for word in range(size):
        i = first[word]
        out.append(Seen(origin[heads[i]], phrase[i] or "-", phrase[heads[i]] or "-"))
    return out


def head_of(label: str, kids: list[tuple[str, int]]) -> int:
    """Return the leaf that heads a phrase; coordinations are headed by their first part, names by their first word."""
    last = label == "NP" or label == "NM"
    for wanted in HEADS.get(label, ()):
        found = [i for name, i in kids if name == wanted]
        if found:
            return found[-1] if last and wanted == "NUM" else found[0]
    return next((i for name, i in kids if name not in ("PUNCT", "CCONJ", "ADP", "DET")), kids[0][1])
