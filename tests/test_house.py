"""The architecture: who may import whom, and where a foreign package lives."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = {"ingest", "analysis", "extraction", "resolution", "graph", "export"}
SHARED = {"model", "errors", "data"}
MAY = {"ingest": SHARED, "analysis": SHARED, "extraction": SHARED, "resolution": SHARED, "graph": SHARED, "export": SHARED | {"graph"},
       "model": set(), "errors": set(), "data": set()}
FOREIGN = {"spacy": {"analysis"}, "torch": {"analysis"}, "floret": {"analysis"}, "rdflib": {"graph", "export"}, "pyoxigraph": {"graph", "export"}, "oxrdflib": {"graph"},
           "networkx": {"export"}, "click": {"cli"}, "trafilatura": {"ingest"}}
MODULES = sorted(p for p in (ROOT / "kg").rglob("*.py") if "ontologies" not in p.parts)


def room_of(path: Path) -> str:
    parts = path.relative_to(ROOT / "kg").parts
    return parts[0].removesuffix(".py")


def imports(path: Path):
    """Yield (room inside kg or "", top-level foreign package) of every import of a module."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inside = path.relative_to(ROOT / "kg").parts[:-1]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                name = alias.name.split(".")
                yield (name[1] if len(name) > 1 else "") if name[0] == "kg" else "", name[0]
        elif isinstance(node, ast.ImportFrom):
            if node.level == 0:
                name = (node.module or "").split(".")
                yield (name[1] if len(name) > 1 else "") if name[0] == "kg" else "", name[0]
            else:
                base = list(inside[:len(inside) - (node.level - 1)])
                full = base + (node.module.split(".") if node.module else [])
                if full:
                    yield full[0], "kg"
                else:
                    for alias in node.names:
                        yield alias.name, "kg"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_rooms_keep_to_themselves(path):
    room = room_of(path)
    if room in MAY:
        for target, package in imports(path):
            if package == "kg" and target and target != room and (target in ROOMS or target in MAY or (ROOT / "kg" / f"{target}.py").exists()):
                assert target in MAY[room], f"{path.relative_to(ROOT)} imports kg.{target}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_foreign_packages_have_one_room(path):
    for _, package in imports(path):
        if package in FOREIGN:
            assert room_of(path) in FOREIGN[package], f"{path.relative_to(ROOT)} imports {package}"


def test_a_breach_is_seen(tmp_path):
    bad = ROOT / "kg" / "extraction" / "__init__.py"
    tree = bad.read_text(encoding="utf-8") + "\nfrom ..resolution import resolve\nimport spacy\n"
    probe = ROOT / "kg" / "extraction" / "_probe.py"
    try:
        probe.write_text(tree, encoding="utf-8")
        found = list(imports(probe))
        assert ("resolution", "kg") in found and ("", "spacy") in found
        assert "resolution" not in MAY["extraction"] and "extraction" not in FOREIGN["spacy"]
    finally:
        probe.unlink()


def test_no_dependency_label_in_extraction():
    labels = ("nsubj", "obl:", "amod", "ccomp", "advcl", "'sb'", '"sb"', "dep_")
    for path in (ROOT / "kg" / "extraction").glob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert not [x for x in labels if x in text], path


def test_import_is_light():
    code = "import sys, kg; assert not {'spacy', 'rdflib', 'networkx'} & set(sys.modules), sorted(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
    code = "import sys, kg.cli; assert 'spacy' not in sys.modules and 'pyoxigraph' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_public_surface():
    import kg
    for name in kg.__all__:
        assert getattr(kg, name) is not None
    with pytest.raises(AttributeError):
        kg.nothing
