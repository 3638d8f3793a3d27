"""The tables of the catalogue as they were written, read with nothing but csv."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
Row = Mapping[str, str]
Tables = Mapping[str, list[Row]]


@pytest.fixture(scope="session")
def tables() -> Tables:
    """Every table by its name, each a list of rows."""
    return {path.stem: _rows(path) for path in sorted((ROOT / "data").glob("*.csv"))}


@pytest.fixture(scope="session")
def context() -> Mapping[str, Any]:
    """ontology/context.jsonld, which says what tables and columns mean."""
    text = (ROOT / "ontology" / "context.jsonld").read_text(encoding="utf-8")
    content: Mapping[str, Any] = json.loads(text)["@context"]
    return content


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))
