"""Shared fixtures: the seeds, read once per test run with the bundled pipeline."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """Return the output folder of ``kg build seeds``."""
    from kg.cli import main
    out = tmp_path_factory.mktemp("built")
    result = CliRunner().invoke(main, ["build", str(SEEDS), "-o", str(out)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    (out / "summary.txt").write_text(result.stdout, encoding="utf-8")
    return out


@pytest.fixture(scope="session")
def store(built):
    from kg import Store
    return Store(built / "store", read_only=True)


@pytest.fixture()
def run():
    from kg.cli import main

    def call(*arguments: str, **options):
        return CliRunner().invoke(main, [str(a) for a in arguments], **options)
    return call
