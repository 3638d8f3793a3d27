"""The context of the shipped catalogue, and readers of small tables."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from verbund.assembly.access import read_access
from verbund.catalogue import Catalogue
from verbund.findings import Finding
from verbund.model import Iri
from verbund.reading import Access, Context, Record, readers

ROOT = Path(__file__).resolve().parent.parent.parent
BASE = Iri("https://example.org/")


@pytest.fixture(scope="session")
def context() -> Context:
    return Context.read(ROOT / "ontology" / "context.jsonld", BASE)


@pytest.fixture(scope="session")
def access() -> Access:
    shapes = Catalogue.at(ROOT).files("ontology", ".ttl")
    return read_access(path for path in shapes if path.parent.name == "shapes")


@pytest.fixture
def read(
    tmp_path: Path, context: Context, access: Access
) -> Callable[..., tuple[list[Record], list[Finding]]]:
    """The records and the findings of a table."""

    def call(name: str, text: str) -> tuple[list[Record], list[Finding]]:
        path = tmp_path / f"{name}.csv"
        path.write_text(text, encoding="utf-8")
        findings: list[Finding] = []
        found = [
            record
            for reader in readers(path, f"data/{name}.csv", context, access, findings)
            for record in reader.read()
        ]
        return found, findings

    return call
