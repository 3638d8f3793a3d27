"""The check queries: a file in queries/checks/ that finds a row has found a problem."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from verbund.catalogue import Catalogue
from verbund.errors import InvalidQuery, UnreadableFile
from verbund.findings import Finding, Severity
from verbund.model import Iri, Table, Term
from verbund.provenance import Locator
from verbund.queries.outline import outline
from verbund.store import Store

_PARTS = ("summary", "problem", "remedy", "severity")
_LABEL = """
SELECT ?label WHERE {{
  <{thing}> <http://www.w3.org/2000/01/rdf-schema#label> ?label FILTER(LANG(?label) IN ("de", ""))
}}
"""


@dataclass(frozen=True, slots=True)
class Check:
    """A query that finds offenders, and what its header says of them in both languages."""

    name: str
    problem: dict[str, str]
    remedy: dict[str, str]
    severity: Severity
    sparql: str

    @classmethod
    def read(cls, path: Path) -> Check:
        """The check of a file.

        Raises:
            InvalidQuery: its header lacks a part; the message names file and line.
        """
        try:
            text = path.read_text(encoding="utf-8")
            parts = outline(text).parts(_PARTS)
            severity = parts["severity"]
            if severity.text() not in {one.value for one in Severity}:
                raise severity.fault("write error, warning or notice")
            texts = {
                name: {lang: node.text() for lang, node in parts[name].parts(("de", "en")).items()}
                for name in ("problem", "remedy")
            }
        except InvalidQuery as problem:
            raise InvalidQuery(f"{path.name}, {problem}", hint=problem.hint) from problem
        except (OSError, UnicodeDecodeError) as problem:
            raise UnreadableFile(path, str(problem)) from problem
        kind = Severity(severity.text())
        return cls(path.stem, texts["problem"], texts["remedy"], kind, text)


def run_checks(catalogue: Catalogue, store: Store, locator: Locator) -> Iterator[Finding]:
    """What the check queries of a catalogue find."""
    for path in catalogue.files("queries", ".rq"):
        if path.parent.name == "checks":
            check = Check.read(path)
            for row in _rows(_offenders(check, store)):
                yield _finding(check, row, store, locator)


def _offenders(check: Check, store: Store) -> Table:
    try:
        found = store.select(check.sparql)
    except InvalidQuery as problem:
        raise InvalidQuery(f"{check.name}.rq: {problem}", hint=problem.hint) from problem
    if "thing" not in found.columns:
        raise InvalidQuery(
            f"{check.name}.rq: its rows have no ?thing", hint="SELECT ?thing ?property ?value"
        )
    return found


def _rows(table: Table) -> Iterator[dict[str, Term]]:
    for row in table:
        cells = {name: cell for name, cell in zip(table.columns, row, strict=True) if cell}
        if "thing" in cells:
            yield cells


def _finding(check: Check, row: dict[str, Term], store: Store, locator: Locator) -> Finding:
    thing, means = str(row["thing"]), str(row.get("property", ""))
    value = str(row.get("value", ""))
    place = locator.find(thing, means, value)
    other = row.get("other")
    against = f" ↔ {_named(other, store)}" if other else ""
    beside = _named(row.get("value", row["thing"]), store) + against
    return Finding(
        file=place.file or thing,
        row=place.row,
        column=place.column,
        value=place.value if place.value and not other else beside,
        rule=check.name,
        severity=check.severity,
        de=f"{_named(row['thing'], store)}: {check.problem['de']} {check.remedy['de']}",
        en=f"{_named(row['thing'], store)}: {check.problem['en']} {check.remedy['en']}",
    )


def _named(term: Term, store: Store) -> str:
    """A term as people know it: a thing by its label."""
    if not isinstance(term, Iri):
        return str(term)
    labels = store.select(_LABEL.format(thing=term)).texts()
    return labels[0][0] if labels else term.local
