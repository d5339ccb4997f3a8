"""The only composition of rooms: articles → readings, in as many processes as wanted.

From article to statements is a pure function of one article and the gazetteers, so order and number of processes change nothing.
"""

from __future__ import annotations

import itertools
import os
from typing import Iterable, Iterator

from .analysis import analyse
from .extraction import extract
from .model import Article, Reading
from .resolution import resolve

BATCH = 8


def read(articles: Iterable[Article], *, model: str = "", aliases: str = "", base: str = "", processes: int = 1) -> Iterator[Reading]:
    """Read articles and yield what each of them says, in the order given.

    :param model: name or path of a spaCy pipeline, "" for the bundled one
    :param aliases: path of a CSV file with names of the user's own
    :param base: namespace of data IRIs, "" for the default
    :param processes: worker processes; 1 reads in this one
    :raises PipelineError: the pipeline cannot be used
    """
    if processes <= 1:
        yield from read_here(articles, model, aliases, base)
        return
    import multiprocessing
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")        # of the workers: one core each
    context = multiprocessing.get_context("spawn")
    with context.Pool(processes, quiet) as pool:
        for batch in pool.imap(work, ((chunk, model, aliases, base) for chunk in batches(articles))):
            yield from batch


def quiet() -> None:
    """Leave Ctrl-C to the main process: a worker that is interrupted would print a traceback."""
    import signal
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def read_here(articles: Iterable[Article], model: str, aliases: str, base: str) -> Iterator[Reading]:
    options = {"aliases": aliases, **({"base": base} if base else {})}
    for analysis in analyse(articles, model):
        yield resolve(analysis, extract(analysis), **options)


def batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    iterator = iter(articles)
    while chunk := list(itertools.islice(iterator, BATCH)):
        yield chunk


def work(task: tuple[list[Article], str, str, str]) -> list[Reading]:
    """Read one batch in a worker process."""
    articles, model, aliases, base = task
    return list(read_here(articles, model, aliases, base))
