"""What all commands share: the group that turns errors into one line, options, counting of articles, progress bars."""

from __future__ import annotations

import os
import sys
import time

import click

from .. import __version__
from ..errors import KGError


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
    from ..ingest import check_date
    return check_date(date) if date else ""


def ensure_folder(path: str) -> None:
    from ..errors import OutputError
    try:
        os.makedirs(path, exist_ok=True)
        if not os.access(path, os.W_OK):
            raise PermissionError(13, "Permission denied")
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror}) – choose another folder with -o") from None
