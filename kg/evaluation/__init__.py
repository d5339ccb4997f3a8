"""The scoreboard: how good each room is on the dev sets, with the measures that others apply.

``openie`` BenchIE triples, ``facts`` hand-written facts of articles, ``times`` TIMEX3, ``speech`` who says what; the parser's and tagger's scores come from
room 2 (:mod:`kg.analysis.training.scores`).  Nothing here is needed to build a graph, and no dev sentence is in the package.
"""

from __future__ import annotations

from pathlib import Path
from typing import Iterator

from ..errors import InputError


def evaluate(data: Path, model: str = "", only: str = "", errors: dict[str, list[tuple]] | None = None) -> Iterator[tuple[str, float, str]]:
    """Yield (name, score, remark) of every measure whose data lies in a folder.

    :param errors: takes in the errors of each group as rows: kind, what was wanted, what was found, where
    :param data: folder with ``treebank``, ``ner``, ``benchie``, ``gold``, ``krauts``, ``speech``
    :param only: name of one group: trees, names, openie, facts, times, mentions, speech, speed
    :raises InputError: the folder holds none of them
    """
    from . import facts, mentions, openie, speech, times
    from .rooms import names, speed, trees
    groups = {"trees": (trees, "treebank"), "names": (names, "ner"), "openie": (openie.measure, "benchie"), "facts": (facts.measure, "gold"), "times": (times.measure, "krauts"), "mentions": (mentions.measure, "raw"), "speech": (speech.measure, "speech"), "speed": (speed, "raw")}
    if only and only not in groups:
        raise InputError(only, "is no group of measures", "one of: " + ", ".join(groups))
    found = False
    for name, (function, folder) in groups.items():
        if (not only or only == name) and (data / folder).is_dir():
            found = True
            yield from function(data, model, errors.setdefault(name, []) if errors is not None else [])
    if not found:
        raise InputError(data, "holds no dev data", "give the folder with treebank/, ner/, benchie/, gold/, krauts/")


__all__ = ["evaluate"]
