"""Check queries: a file that finds a row has found a problem."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from verbund.assembly import build
from verbund.catalogue import Catalogue
from verbund.errors import InvalidQuery
from verbund.findings import Finding, Severity
from verbund.provenance import Locator
from verbund.reading import Context
from verbund.validation.checks import Check, run_checks

BASE = "https://example.org/my-programme/"
HEADER = """#+ summary: {de: Kurz, en: Short}
#+ problem: {de: Falsch., en: Wrong.}
#+ remedy: {de: Mach es so., en: Do it so.}
#+ severity: warning
"""


@pytest.fixture
def ask(small: Catalogue, tmp_path: Path) -> Callable[[str], list[Finding]]:
    """What a check finds in the small catalogue."""
    store = build(small).store()
    context = Context.read(small.root / "ontology" / "context.jsonld", small.settings.base)
    for part in ("ontology", "data", "queries/checks"):
        (tmp_path / "own" / part).mkdir(parents=True)
    own = Catalogue.at(tmp_path / "own")

    def call(sparql: str) -> list[Finding]:
        (own.root / "queries" / "checks" / "own.rq").write_text(HEADER + sparql, encoding="utf-8")
        return list(run_checks(own, store, Locator(small, context, store)))

    return call


def test_a_row_is_a_finding_in_its_place(ask: Callable[[str], list[Finding]]) -> None:
    name = "https://schema.org/name"
    pair = f"<{BASE}person/p0001> <{name}>"
    values = f"VALUES (?thing ?property) {{ ({pair}) }}"
    query = f"SELECT ?thing ?property ?value {{ ?thing ?property ?value {values} }}"
    assert ask(query) == [
        Finding(
            file="data/people.csv",
            row=2,
            column="name",
            value="Erika Beispiel",
            rule="own",
            severity=Severity.WARNING,
            de="Erika Beispiel: Falsch. Mach es so.",
            en="Erika Beispiel: Wrong. Do it so.",
        )
    ]


def test_another_thing_is_named_beside_it(ask: Callable[[str], list[Finding]]) -> None:
    values = f"<{BASE}person/p0001> <{BASE}organisation/university>"
    (found,) = ask(f"SELECT ?thing ?other {{ VALUES (?thing ?other) {{ ({values}) }} }}")
    assert found.value == "Erika Beispiel ↔ Universität Beispielstadt"


def test_a_thing_of_no_table_is_told_by_its_address(ask: Callable[[str], list[Finding]]) -> None:
    (found,) = ask(f"SELECT ?thing {{ BIND (<{BASE}person/nobody> AS ?thing) }}")
    assert (found.file, found.row, found.value) == (f"{BASE}person/nobody", 0, "nobody")


def test_a_row_without_a_thing_is_no_finding(ask: Callable[[str], list[Finding]]) -> None:
    assert ask("SELECT ?thing ?x { BIND (1 AS ?x) OPTIONAL { ?thing a <urn:nothing> } }") == []


def test_the_header_is_part_of_a_check(tmp_path: Path) -> None:
    path = tmp_path / "own.rq"
    path.write_text(HEADER + "SELECT ?thing {}", encoding="utf-8")
    check = Check.read(path)
    assert (check.name, check.severity) == ("own", Severity.WARNING)
    assert (check.problem, check.remedy["en"]) == ({"de": "Falsch.", "en": "Wrong."}, "Do it so.")
    path.write_text(HEADER.replace("#+ remedy", "#+ remady"), encoding="utf-8")
    with pytest.raises(InvalidQuery, match=r"^own\.rq, "):
        Check.read(path)
