"""The command line: ``kg``.  A command is a few lines around a library call.

Data goes to standard output, progress and counts to standard error.  Exit codes: 0 done, 1 some articles could not be read, 2 wrong input or option,
3 pipeline, 4 store, 5 query, 6 output, 130 interrupted.

Longer than other modules, because all commands and their help stand in one place.
"""

from __future__ import annotations

import json
import os
import sys
import time

import click

from . import __version__
from .errors import InputError, KGError, OptionError


class Group(click.Group):
    """Turn every error of ours into one line on standard error and its exit code."""

    def invoke(self, ctx: click.Context):
        try:
            return super().invoke(ctx)
        except KGError as error:
            click.echo(f"kg: {error}", err=True)
            ctx.exit(error.exit_code)
        except BrokenPipeError:
            sys.stdout = open(os.devnull, "w")
            ctx.exit(0)
        except KeyboardInterrupt:
            click.echo("kg: interrupted – what was stored is safe; the same command goes on", err=True)
            ctx.exit(130)
        except MemoryError:
            click.echo("kg: out of memory – give fewer or shorter articles", err=True)
            ctx.exit(1)
        except RuntimeError as error:                         # what the engine says of files that are damaged inside
            if "orruption" not in str(error):
                raise
            click.echo(f"kg: the store is damaged ({str(error).splitlines()[0][:120]}) – restore a copy or add the articles again", err=True)
            ctx.exit(4)
        except OSError as error:
            click.echo(f"kg: {error.filename or 'file'}: {error.strerror or error} – check the path and free space", err=True)
            ctx.exit(6)


CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 120}


@click.group(cls=Group, context_settings=CONTEXT)
@click.version_option(__version__, prog_name="kg")
def main() -> None:
    """German news articles in, a knowledge graph out: who did or said what to whom, where and when, with the words it stands in.

    \b
    Example:
      kg build seeds -o out && kg query --store out/store --name meetings
    """


model_option = click.option("--model", default="", metavar="NAME", help="A spaCy pipeline for German, by name or path; the bundled one by default.")
aliases_option = click.option("--aliases", default="", metavar="FILE", help="CSV of your own names: name,label,type,wikidata.")
processes_option = click.option("--processes", default=1, show_default=True, type=click.IntRange(1, 256), help="Worker processes; the output is the same.")
store_option = click.option("--store", "store_path", required=True, metavar="S", help="Folder of the store.")


def reading_options(command):
    for option in reversed((
            click.option("--date", default="", help="Publication date for articles that have none: 2021, 2021-12 or 2021-12-03."),
            model_option,
            click.option("--strict", is_flag=True, help="Stop at the first article that cannot be read."))):
        command = option(command)
    return command


class Tally:
    """Count articles and report the bad ones, one line each."""

    def __init__(self, strict: bool, quiet: bool = False):
        self.strict, self.good, self.bad, self.words = strict, 0, 0, 0
        self.began = time.monotonic()

    def good_ones(self, items):
        for item in items:
            if isinstance(item, KGError):
                if self.strict:
                    raise item
                self.bad += 1
                click.echo(f"kg: {item}", err=True)
                continue
            if item.note:
                click.echo(f"kg: {item.id}: {item.note}", err=True)
            self.good += 1
            self.words += item.text.count(" ") + 1
            yield item

    def close(self, ctx: click.Context) -> None:
        if self.bad:
            ctx.exit(1 if self.good else 2)


class Progress:
    """A bar on standard error for anything over two seconds; silent where nobody looks."""

    def __init__(self, total: int | None, label: str):
        self.bar = click.progressbar(length=total or 0, label=label, file=sys.stderr, show_pos=True, update_min_steps=1) if sys.stderr.isatty() and total else None
        self.seen, self.label, self.last = 0, label, time.monotonic()

    def __enter__(self):
        if self.bar:
            self.bar.__enter__()
        return self

    def __exit__(self, *args):
        if self.bar:
            self.bar.__exit__(*args)

    def step(self) -> None:
        self.seen += 1
        if self.bar:
            self.bar.update(1)
        elif time.monotonic() - self.last > 2:
            self.last = time.monotonic()
            click.echo(f"{self.label}: {self.seen} articles", err=True)


def checked_date(date: str) -> str:
    from .ingest import check_date
    return check_date(date) if date else ""


def gather(paths, date: str, tally: Tally, lines: bool = False):
    """Return the articles, their ids made unique in the order of reading."""
    from .ingest import read_articles, read_lines
    from .model import replace
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
    from .export import Snapshot, export
    from .graph import Store, counts
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

    from .model import digest
    names = f"aliases={digest(Path(aliases).read_text(encoding='utf-8', errors='replace'))}" if aliases and os.path.isfile(aliases) else ""
    return " ".join(x for x in (names, f"base={base}" if base else "") if x)


def read_into(store, articles, **options) -> tuple[list, int]:
    """Read the articles that a store does not hold as they are, and put each there as soon as it is read.

    :param options: as of :func:`kg.pipeline.read`
    :returns: the articles that were read, and how many of them replaced another text
    """
    from .pipeline import read
    todo = [article for article in articles if store.fingerprint(article.id) != article.fingerprint]
    changed = sum(bool(store.fingerprint(article.id)) for article in todo)
    with Progress(len(todo), "reading") as bar:
        for reading in read(todo, **options):
            store.put(reading)
            bar.step()
    store.flush()
    return todo, changed


def ensure_folder(path: str) -> None:
    from .errors import OutputError
    try:
        os.makedirs(path, exist_ok=True)
        if not os.access(path, os.W_OK):
            raise PermissionError(13, "Permission denied")
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror}) – choose another folder with -o") from None


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
    from .graph import Store
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
    from .graph import Store
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
    from .errors import OutputError
    from .graph import Store
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
    from .annotation import annotation
    from .pipeline import read
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
    from .analysis import analyse
    from .annotation import triple_record
    from .extraction import binary
    from .extraction import extract as extract_triples
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


@main.command()
@store_option
@click.option("-o", "--output", required=True, metavar="FILE", help="File to write, - for standard output; the suffix chooses the format.")
@click.option("-f", "--format", "form", default="", metavar="FORMAT", help="Format, where the suffix does not say it; `kg export --formats` lists them.")
@click.option("--asserted", is_flag=True, help="Only what the articles themselves state as a fact.")
@click.option("--entity-type", multiple=True, metavar="TYPE", help="Only between entities of these types.")
@click.option("--event-type", multiple=True, metavar="TYPE", help="Only events of these types.")
@click.option("--article", multiple=True, metavar="ID", help="Only from these articles.")
@click.option("--since", default="", metavar="DAY", help="Only events that may have been on or after this day.")
@click.option("--until", default="", metavar="DAY", help="Only events that may have been on or before this day.")
@click.option("--weight", default=1, show_default=True, type=click.IntRange(1), help="Only pairs with at least so many statements.")
@click.option("--fold", is_flag=True, help="In networks: one edge for all statements with the same subject, predicate and object, with counts.")
@click.option("--formats", is_flag=True, is_eager=True, expose_value=False, callback=lambda ctx, p, on: list_formats(ctx) if on else None, help="List the formats and stop.")
def export(store_path, output, form, asserted, entity_type, event_type, article, since, until, weight, fold) -> None:
    """Write a store in one of the formats.

    \b
    Example:
      kg export --store out/store -o graph.gexf --asserted
    """
    from .export import Filter, export as write
    from .graph import Store
    chosen = Filter(asserted, frozenset(entity_type), frozenset(event_type), frozenset(article), checked_date(since), checked_date(until), weight, fold)
    if output == "-":
        from .export import to_stream
        to_stream(Store(store_path, read_only=True), sys.stdout.buffer, form, chosen)
        return
    used = write(Store(store_path, read_only=True), output, form, chosen)
    click.echo(f"{output}: {used.what}", err=True)


def list_formats(ctx) -> None:
    from .export import FORMATS
    for form in FORMATS.values():
        click.echo(f"{form.name:8}  {' '.join(form.suffixes):12}  {form.what}")
    ctx.exit(0)


@main.command()
@click.argument("sparql", required=False, default="")
@click.option("--store", "store_path", metavar="S", default="", help="Folder of the store.")
@click.option("--file", "path", default="", metavar="FILE", help="Read the query from a file.")
@click.option("--name", default="", metavar="NAME", help="Run one of the shipped queries.")
@click.option("--set", "settings", multiple=True, metavar="VAR=VALUE", help="Bind a variable of the query to a text, a number, a day or an IRI.")
@click.option("--list", "listing", is_flag=True, help="List the shipped queries and stop.")
@click.option("-f", "--format", "form", type=click.Choice(["table", "csv", "tsv", "json", "ttl"]), default="table", show_default=True)
@click.option("--timeout", default=0.0, metavar="SECONDS", help="Give the query up after so long.")
def query(sparql, store_path, path, name, settings, listing, form, timeout) -> None:
    """Ask a store in SPARQL 1.1; the project's prefixes (kg:, id:, rel:, schema: …) need no declaration.

    \b
    Example:
      kg query --store out/store 'SELECT ?who ?what { ?s kg:speaker/rdfs:label ?who ; kg:predicate/rdfs:label ?what }'
    """
    from .errors import QueryError
    from .graph import Store, render, run, shipped
    queries = shipped()
    if listing:
        for title, text in queries.items():
            click.echo(f"{title:18}  {text.splitlines()[0].lstrip('# ')}")
        return
    if name:
        if name not in queries:
            raise QueryError(f"no shipped query {name!r} – one of: {', '.join(queries)}")
        sparql = queries[name]
    elif path:
        try:
            sparql = open(path, encoding="utf-8").read()
        except (OSError, UnicodeDecodeError) as error:
            raise QueryError(f"{path}: cannot be read ({getattr(error, 'strerror', None) or 'not UTF-8'})") from None
    if not sparql:
        raise QueryError("no query – give one in quotes, or --file, or --name (see --list)")
    if not store_path:
        raise QueryError("no store – give --store FOLDER")
    click.echo(render(run(Store(store_path, read_only=True), sparql, timeout, dict(bindings(settings))), form), nl=False)
    sys.stdout.flush()
    if timeout:
        os._exit(0)


def bindings(settings):
    for text in settings:
        name, sign, value = text.partition("=")
        if not sign or not name.strip("? "):
            raise OptionError(f"--set {text!r} – give VARIABLE=VALUE, for example --set who='Wladimir Putin'")
        yield name.strip("? "), value


@main.command()
@store_option
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
def stats(store_path, as_json) -> None:
    """Count what a store holds.

    \b
    Example:
      kg stats --store out/store
    """
    from .graph import Store, counts
    found = counts(Store(store_path, read_only=True).statements())
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    for key, value in found.items():
        click.echo(f"{key.replace('_', ' ')}: " + (", ".join(f"{k} {n}" for k, n in value.items()) if isinstance(value, dict) else str(value)))


@main.command()
@store_option
@click.pass_context
def validate(ctx, store_path) -> None:
    """Check a store against the SHACL shapes.

    \b
    Example:
      kg validate --store out/store
    """
    from .graph import Store
    from .graph import validate as check
    conforms, report = check(Store(store_path, read_only=True))
    click.echo("conforms" if conforms else report)
    ctx.exit(0 if conforms else 1)


@main.command()
@store_option
@click.option("--undo", "wanted", default="", metavar="NAME", help="Take a merge back: every article gets a node of its own for this label or IRI.")
@click.option("--redo", "again", default="", metavar="NAME", help="Merge again what was taken back.")
def merges(store_path, wanted, again) -> None:
    """List the names that several articles share and that were taken for one entity, with the reason.

    \b
    Example:
      kg merges --store out/store --undo "Anna Schmidt"
    """
    from .graph import Store
    from .graph import merges as listed
    from .graph import undo
    if wanted or again:
        one = undo(Store(store_path), wanted or again, bool(again))
        click.echo(f"{one.entity.label}: {'one node again' if again else 'a node of its own'} in {len(one.articles)} articles")
        return
    found = listed(Store(store_path, read_only=True))
    for one in found:
        state = f"taken back in {', '.join(one.apart)}" if one.apart else f"one node in {', '.join(one.articles)}"
        click.echo(f"{one.entity.label}  <{one.entity.iri}>  {one.reason}; {state}")
    click.echo(f"{len(found)} merges", err=True)


@main.command()
@click.argument("first")
@click.argument("second")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1), help="Lines to print of each side.")
@click.pass_context
def diff(ctx, first, second, limit) -> None:
    """Compare the statements of two stores: what only the one or the other holds.

    \b
    Example:
      kg diff old/store new/store
    """
    from .explanation import line
    from .graph import Store
    sides = [{s.id: s for s in Store(path, read_only=True).statements()} for path in (first, second)]
    for sign, mine, other in (("-", sides[0], sides[1]), ("+", sides[1], sides[0])):
        only = [s for key, s in mine.items() if key not in other]
        for statement in only[:limit]:
            click.echo(f"{sign} [{statement.article}] {line(statement)}")
        if len(only) > limit:
            click.echo(f"{sign} … {len(only) - limit} more")
    common = len(sides[0].keys() & sides[1].keys())
    click.echo(f"{len(sides[0]) - common} only in {first}, {len(sides[1]) - common} only in {second}, {common} in both", err=True)
    ctx.exit(0 if len(sides[0]) == len(sides[1]) == common else 1)


@main.command()
@click.argument("term")
@store_option
def explain(term, store_path) -> None:
    """Show the statements about an entity (label or IRI) or a statement (id), each with the sentence it stands in.

    \b
    Example:
      kg explain "Wladimir Putin" --store out/store
    """
    from .explanation import explain_term
    from .graph import Store
    for line in explain_term(Store(store_path, read_only=True), term):
        click.echo(line)


@main.command()
@store_option
@click.option("--port", default=7878, show_default=True, type=click.IntRange(0, 65535), help="Port on 127.0.0.1; 0 takes a free one.")
def serve(store_path, port) -> None:
    """Serve a store on this machine: SPARQL 1.1 queries at /sparql, the explorer page at /.  Ctrl-C ends it.

    \b
    Example:
      kg serve --store out/store
    """
    from .errors import OutputError
    from .graph import Store
    from .serve import server
    try:
        running = server(Store(store_path, read_only=True), port)
    except OSError as error:
        raise OutputError(f"port {port} cannot be used ({error.strerror}) – choose another with --port") from None
    host, port = running.server_address[:2]
    click.echo(f"http://{host}:{port}/ is the page, http://{host}:{port}/sparql the endpoint; Ctrl-C ends it", err=True)
    try:
        running.serve_forever()
    except KeyboardInterrupt:
        running.server_close()


@main.command()
@click.argument("data", type=click.Path(file_okay=False))
@model_option
@click.option("--only", default="", metavar="GROUP", help="One group of measures: trees, names, openie, facts, times, mentions, speech, speed.")
@click.option("--floors", default="", metavar="FILE", help="Fail where a score is below its floor in this file (name<TAB>floor).")
@click.option("--errors", "folder", default="", metavar="DIR", help="Write the errors of each group to DIR/GROUP.tsv: kind, wanted, found, where.")
@click.pass_context
def evaluate(ctx, data, model, only, floors, folder) -> None:
    """Measure every room on the dev sets that lie in a folder.

    \b
    Example:
      kg evaluate ../shared/data --only times --errors errors
    """
    from pathlib import Path

    from .evaluation import evaluate as measures
    wanted = dict(line.split("\t")[:2] for line in open(floors, encoding="utf-8") if "\t" in line and not line.startswith("#")) if floors else {}
    low, errors = [], {}
    for name, score, remark in measures(Path(data), model, only, errors):
        floor = float(wanted[name]) if name in wanted else None
        if floor is not None and score < floor:
            low.append(name)
        click.echo(f"{name:32} {score:10.4f}  {'' if floor is None else f'floor {floor:.3f}  ' if score >= floor else f'BELOW {floor:.3f}  '}{remark}")
    if folder:
        ensure_folder(folder)
        for group, rows in ((g, r) for g, r in errors.items() if r):
            lines = ["\t".join(" ".join(str(x).split()) for x in row) for row in rows]
            (Path(folder) / f"{group}.tsv").write_text("".join(line + "\n" for line in lines), encoding="utf-8")
            click.echo(f"{len(rows)} errors in {Path(folder) / group}.tsv", err=True)
    if low:
        click.echo(f"kg: below the floor: {', '.join(low)}", err=True)
        ctx.exit(1)


@main.group()
def model() -> None:
    """The language pipelines: which are there."""


@model.command("list")
def model_list() -> None:
    """List the bundled pipeline and those installed, and how to get others.

    \b
    Example:
      kg model list
    """
    from .analysis.pipelines import installed
    for row in installed():
        click.echo(f"{row['name']:18} {row['version']:8} {row['state']:14} {row['note']}".rstrip())


@model.command("train")
@click.argument("data", type=click.Path(file_okay=False))
@click.option("-o", "--output", required=True, metavar="DIR", help="Folder for the finished pipeline.")
@click.option("--work", default="training", show_default=True, metavar="DIR", help="Folder for what the stages leave; a stopped run goes on.")
def model_train(data, output, work) -> None:
    """Train the bundled pipeline from raw files (hours; needs the extra "train").

    \b
    Example:
      kg model train ../shared/data -o my_pipeline
    """
    import logging
    from pathlib import Path
    for folder in ("raw", "treebank", "ner"):
        if not os.path.isdir(os.path.join(data, folder)):
            raise InputError(data, f"has no folder {folder}", "give the folder with raw/, treebank/ and ner/")
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    try:
        from .analysis.training.run import train_all
        train_all(Path(data), Path(work), Path(output))
    except ImportError as error:
        raise OptionError(f"training needs {error.name} – pip install 'nachrichtengraph[train]'") from None


if __name__ == "__main__":
    main()
