"""Commands that read articles: build, add, remove, migrate, annotate, extract."""

from __future__ import annotations

import json
import os
import time

import click

from ..errors import InputError, OptionError
from .common import Progress, Tally, aliases_option, checked_date, ensure_folder, main, model_option, processes_option, reading_options, store_option


def gather(paths, date: str, tally: Tally, lines: bool = False):
    """Return the articles, their ids made unique in the order of reading."""
    from ..ingest import read_articles, read_lines
    from ..model import replace
    seen: dict[str, int] = {}
    found = []
    for article in tally.good_ones((read_lines if lines else read_articles)(paths, date)):
        seen[article.id] = seen.get(article.id, 0) + 1
        if seen[article.id] > 1:
            article = replace(article, id=f"{article.id}-{seen[article.id]}")
        found.append(article)
    return found


@main.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("-o", "--output", required=True, metavar="DIR", help="Folder for the store and the files.")
@processes_option
@aliases_option
@click.option("--base", default="", metavar="IRI", help="Namespace of the IRIs that are minted.")
@reading_options
@click.pass_context
def build(ctx, paths, output, processes, aliases, base, date, model, strict) -> None:
    """Read articles (files, folders, archives, -), build the graph and write it in all main formats.

    \b
    Example:
      kg build seeds -o out
    """
    from ..export import Snapshot, export
    from ..graph import Store, counts
    date = checked_date(date)
    ensure_folder(output)
    tally = Tally(strict)
    articles = gather(paths, date, tally)
    if not articles:
        raise InputError(" ".join(paths), "no article could be read", "give .txt, .html, .jsonl or .csv files with German text")
    store = Store(os.path.join(output, "store"), parameters=run_parameters(aliases, base), **({"base": base} if base else {}))
    keep = {article.id for article in articles}
    for old in [a.id for a in store.articles() if a.id not in keep]:
        store.remove(old)
    began = time.monotonic()
    todo, _ = read_into(store, articles, model=model, aliases=aliases, base=base, processes=processes)
    seconds = time.monotonic() - began
    store = Snapshot(store) if len(articles) < 20_000 else store
    for name in ("ttl", "trig", "graphml", "gexf", "jsonl", "html"):
        export(store, os.path.join(output, f"graph.{name}"))
    found = counts(store.statements())
    words = sum(a.text.count(" ") + 1 for a in todo)
    click.echo(f"{found['articles']} articles, {found['statements']} statements ({found['asserted']} asserted, {found['with_speaker']} with a speaker, {found['negative']} negated), {found['entities']} entities")
    nodes = {node.iri for edge in store.edges() for node in (edge.subject, edge.object)}
    click.echo(f"network: {len(nodes)} nodes, {found['edges']} edges")
    click.echo("most named: " + ", ".join(f"{k} ({n})" for k, n in list(found["subjects"].items())[:6]))        # type: ignore[attr-defined]
    if todo:
        click.echo(f"{len(todo)} articles read in {seconds:.1f} s: {len(todo) / max(seconds, .001):.2f} articles/s, {words / max(seconds, .001):.0f} words/s", err=True)
    if len(todo) < len(articles):
        click.echo(f"{len(articles) - len(todo)} articles unchanged", err=True)
    click.echo(f"look at {os.path.join(output, 'graph.html')} in a browser, {os.path.join(output, 'graph.gexf')} in Gephi; ask with: kg query --store {os.path.join(output, 'store')} --list")
    tally.close(ctx)


def run_parameters(aliases: str = "", base: str = "") -> str:
    """Return the options that decide what a reading gives, for the graph of runs; a file of names by its contents."""
    from pathlib import Path

    from ..model import digest
    names = f"aliases={digest(Path(aliases).read_text(encoding='utf-8', errors='replace'))}" if aliases and os.path.isfile(aliases) else ""
    return " ".join(x for x in (names, f"base={base}" if base else "") if x)


def read_into(store, articles, **options) -> tuple[list, int]:
    """Read the articles that a store does not hold as they are, and put each there as soon as it is read.

    :param options: as of :func:`kg.pipeline.read`
    :returns: the articles that were read, and how many of them replaced another text
    """
    from ..pipeline import read
    todo = [article for article in articles if store.fingerprint(article.id) != article.fingerprint]
    changed = sum(bool(store.fingerprint(article.id)) for article in todo)
    with Progress(len(todo), "reading") as bar:
        for reading in read(todo, **options):
            store.put(reading)
            bar.step()
    store.flush()
    return todo, changed


@main.command()
@click.argument("paths", nargs=-1, required=True)
@store_option
@processes_option
@aliases_option
@reading_options
@click.pass_context
def add(ctx, paths, store_path, processes, aliases, date, model, strict) -> None:
    """Add articles to a store: unchanged ones are skipped, changed ones replaced, each whole or not at all.

    \b
    Example:
      kg add articles/ --store news.store
    """
    from ..graph import Store
    tally = Tally(strict)
    articles = gather(paths, checked_date(date), tally)
    todo, changed = read_into(Store(store_path, parameters=run_parameters(aliases)), articles, model=model, aliases=aliases, processes=processes)
    click.echo(f"{len(todo) - changed} articles added, {changed} replaced, {len(articles) - len(todo)} unchanged")
    tally.close(ctx)


@main.command()
@click.argument("ids", nargs=-1, required=True)
@store_option
def remove(ids, store_path) -> None:
    """Remove articles and their statements from a store.

    \b
    Example:
      kg remove 2021-12-ukraine-gipfel --store news.store
    """
    from ..graph import Store
    store = Store(store_path)
    missing = [i for i in ids if not store.remove(i)]
    store.flush()
    click.echo(f"{len(ids) - len(missing)} articles removed")
    if missing:
        raise OptionError(f"not in {store_path}: {', '.join(missing)} – `kg query --store {store_path} 'SELECT ?id {{ ?a schema:identifier ?id }}'` lists the ids")


@main.command()
@store_option
@aliases_option
@model_option
def migrate(store_path, aliases, model) -> None:
    """Read the articles of a store of another format version anew; the old store is kept beside it as S.old.

    \b
    Example:
      kg migrate --store news.store
    """
    from ..errors import OutputError
    from ..graph import Store
    path = store_path.rstrip("/")
    old = Store(path, read_only=True, any_format=True)
    articles = list(old.articles())
    if os.path.exists(f"{path}.old"):
        raise OutputError(f"{path}.old: is in the way – move the copy of the last migration elsewhere")
    new = Store(f"{path}.new", parameters=run_parameters(aliases))
    read_into(new, articles, model=model, aliases=aliases)
    del new, old
    os.replace(path, f"{path}.old")
    os.replace(f"{path}.new", path)
    click.echo(f"{len(articles)} articles read anew; the old store is {path}.old")


@main.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--lines", is_flag=True, help="Every line is an article of its own, its id the line number.")
@reading_options
@click.pass_context
def annotate(ctx, paths, lines, date, model, strict) -> None:
    """Print mentions, times, sentences and clauses as JSON lines, one article a line.

    \b
    Example:
      kg annotate seeds > annotated.jsonl
    """
    from ..annotation import annotation
    from ..pipeline import read
    tally = Tally(strict)
    with Progress(None, "annotating") as bar:
        for reading in read(gather(paths, checked_date(date), tally, lines), model=model):
            click.echo(json.dumps(annotation(reading), ensure_ascii=False))
            bar.step()
    tally.close(ctx)


@main.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("-f", "--format", "form", type=click.Choice(["jsonl", "tsv"]), default="jsonl", show_default=True, help="jsonl: full triples; tsv: binary triples of surface words.")
@click.option("--lines", is_flag=True, help="Every line is an article of its own, its id the line number.")
@reading_options
@click.pass_context
def extract(ctx, paths, form, lines, date, model, strict) -> None:
    """Print triples about words, before anybody is identified.

    \b
    Example:
      kg extract seeds -f tsv | head
    """
    from ..analysis import analyse
    from ..annotation import triple_record
    from ..extraction import binary
    from ..extraction import extract as extract_triples
    tally = Tally(strict)
    with Progress(None, "extracting") as bar:
        for analysis in analyse(gather(paths, checked_date(date), tally, lines), model):
            if form == "tsv":
                for triple in binary(analysis):
                    click.echo("\t".join((analysis.article.id, *triple)))
            else:
                for triple in extract_triples(analysis):
                    click.echo(json.dumps(triple_record(triple), ensure_ascii=False))
            bar.step()
    tally.close(ctx)
