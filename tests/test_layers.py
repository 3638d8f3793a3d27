"""The rules of the house, in a form that anyone can read: who imports whom, and how large."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "graph" / "verbund"
MODULES = sorted(PACKAGE.rglob("*.py"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS = PROJECT["tool"]["importlinter"]["contracts"]
#: from the top down, as import-linter is told; a part may import from lower lines only
LAYERS = [re.findall(r"\w+", line) for line in CONTRACTS[0]["layers"]]
DEPTH = {name: depth for depth, names in enumerate(LAYERS) for name in names}
OWNED = {library for rule in CONTRACTS for library in rule.get("protected_modules", ())}
#: distributions whose import name is another
IMPORTED_AS = {
    "python-calamine": "python_calamine",
    "PyYAML": "yaml",
    "Jinja2": "jinja2",
    "XlsxWriter": "xlsxwriter",
    "RapidFuzz": "rapidfuzz",
}

each_module = pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))


def _part(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _imports(path: Path) -> Iterator[ast.ImportFrom]:
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("verbund"):
            yield node


@each_module
def test_imports_point_down(path: Path) -> None:
    me = _part(path)
    if me == "__init__":
        return
    parts = {
        (node.module or "").split(".")[1] for node in _imports(path) if node.module != "verbund"
    }
    upward = {part for part in parts - {me} if DEPTH[part] <= DEPTH[me]}
    assert not upward, f"{me} must not import {upward}"


@each_module
def test_names_with_an_underscore_stay_in_their_file(path: Path) -> None:
    hidden = {name.name for node in _imports(path) for name in node.names if name.name[0] == "_"}
    neighbours = {module.stem for module in path.parent.glob("_*.py")}
    assert hidden <= neighbours


def test_every_part_has_its_layer() -> None:
    assert {_part(path) for path in MODULES} - {"__init__"} == set(DEPTH)


def test_every_dependency_has_one_owner() -> None:
    names = [re.split(r"[<>=\[]", line)[0] for line in PROJECT["project"]["dependencies"]]
    assert {IMPORTED_AS.get(name, name) for name in names} == OWNED


@each_module
def test_modules_are_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) < 300


@each_module
def test_functions_are_short(path: Path) -> None:
    long = {f"{node.name}: {size} lines" for node in _functions(path) if (size := _size(node)) > 25}
    assert not long


def _functions(path: Path) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(_tree(path)) if isinstance(node, ast.FunctionDef))


def _size(function: ast.FunctionDef) -> int:
    """The lines of a function without its docstring."""
    told = function.body[0] if ast.get_docstring(function) is not None else None
    docstring = (told.end_lineno or 0) - told.lineno + 1 if told else 0
    return (function.end_lineno or 0) - function.lineno + 1 - docstring
