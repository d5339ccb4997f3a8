"""Commands about language pipelines: evaluate, model list, model train."""

from __future__ import annotations

import os

import click

from ..errors import InputError, OptionError
from .common import ensure_folder, main, model_option


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

    from ..evaluation import evaluate as measures
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
    from ..analysis.pipelines import installed
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
        from ..analysis.training.run import train_all
        train_all(Path(data), Path(work), Path(output))
    except ImportError as error:
        raise OptionError(f"training needs {error.name} – pip install 'nachrichtengraph[train]'") from None
