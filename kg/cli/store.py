"""Commands that look into a store or write it elsewhere: export, query, stats, validate, merges, diff, explain, serve."""

from __future__ import annotations

import json
import os
import sys

import click

from ..errors import OptionError
from .common import checked_date, main, store_option


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
    from ..export import Filter, export as write
    from ..graph import Store
    chosen = Filter(asserted, frozenset(entity_type), frozenset(event_type), frozenset(article), checked_date(since), checked_date(until), weight, fold)
    if output == "-":
        from ..export import to_stream
        to_stream(Store(store_path, read_only=True), sys.stdout.buffer, form, chosen)
        return
    used = write(Store(store_path, read_only=True), output, form, chosen)
    click.echo(f"{output}: {used.what}", err=True)


def list_formats(ctx) -> None:
    from ..export import FORMATS
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
    from ..errors import QueryError
    from ..graph import Store, render, run, shipped
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
    from ..graph import Store, counts
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
    from ..graph import Store
    from ..graph import validate as check
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
    from ..graph import Store
    from ..graph import merges as listed
    from ..graph import undo
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
    from ..explanation import line
    from ..graph import Store
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
    from ..explanation import explain_term
    from ..graph import Store
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
    from ..errors import OutputError
    from ..graph import Store
    from ..serve import server
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
