"""The check queries: a file in queries/checks/ that finds a row has found a problem."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from verbund.catalogue import Catalogue
from verbund.errors import InvalidQuery, RefusedQuery, UnreadableFile
from verbund.findings import Certainty, Finding, Severity
from verbund.model import Iri, Table, Term
from verbund.provenance import Locator
from verbund.queries.outline import Node, outline
from verbund.sparql.guard import checked
from verbund.store import Store
from verbund.validation.repairs import REPAIRS

_PARTS = ("summary", "problem", "remedy", "severity")
_MORE = ("certainty", "repair")
_FOLDER, _THOROUGH = "checks", "all"
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
    certainty: Certainty = Certainty.CERTAIN
    repair: str = ""

    @classmethod
    def read(cls, path: Path) -> Check:
        """The check of a file.

        Raises:
            InvalidQuery: its header lacks a part; the message names file and line.
        RefusedQuery: it would change something or call somewhere.
        """
        try:
            text = path.read_text(encoding="utf-8")
            checked(text)
            parts = outline(text).parts(_PARTS, _MORE)
            severity = _one_of(parts.get("severity"), [one.value for one in Severity])
            certainty = _one_of(parts.get("certainty"), [one.value for one in Certainty])
            repair = _one_of(parts.get("repair"), REPAIRS)
            texts = {
                name: {lang: node.text() for lang, node in parts[name].parts(("de", "en")).items()}
                for name in ("problem", "remedy")
            }
        except (InvalidQuery, RefusedQuery) as problem:
            raise type(problem)(f"{path.name}, {problem}", hint=problem.hint) from problem
        except (OSError, UnicodeDecodeError) as problem:
            raise UnreadableFile(path, str(problem)) from problem
        sure = Certainty(certainty or Certainty.CERTAIN)
        kind = Severity(severity)
        return cls(path.stem, texts["problem"], texts["remedy"], kind, text, sure, repair)


def _one_of(node: Node | None, words: Iterable[str]) -> str:
    """The word of a part of the header, or nothing if the part is not there."""
    if node is None:
        return ""
    if node.text() not in (known := list(words)):
        raise node.fault(f"write {', '.join(known[:-1])} or {known[-1]}")
    return node.text()


def run_checks(
    catalogue: Catalogue, store: Store, locator: Locator, *, thorough: bool = False
) -> Iterator[Finding]:
    """What the check queries of a catalogue find; if thorough, also the slow and the unsure."""
    for path in catalogue.files("queries", ".rq"):
        where = path.relative_to(catalogue.root / "queries").parts[:-1]
        if where == (_FOLDER,) or (thorough and where == (_FOLDER, _THOROUGH)):
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
    fix, wrong = _repair(check, row, place.value)
    return Finding(
        file=place.file or thing,
        row=place.row,
        column=place.column,
        value=place.value if place.value and (fix or not other) else beside,
        rule=check.name,
        severity=check.severity,
        de=f"{_named(row['thing'], store)}: {check.problem['de']} {check.remedy['de']}",
        en=f"{_named(row['thing'], store)}: {check.problem['en']} {check.remedy['en']}",
        fix=fix,
        wrong=wrong,
        certainty=check.certainty,
    )


def _repair(check: Check, row: dict[str, Term], cell: str) -> tuple[str, str]:
    """What shall stand in a cell, and in the place of which part of it; nothing if unknown."""
    if check.repair:
        return REPAIRS[check.repair](cell), ""
    wrong = str(row.get("value", ""))
    return (str(row["repair"]), wrong) if "repair" in row and wrong in cell else ("", "")


def _named(term: Term, store: Store) -> str:
    """A term as people know it: a thing by its label."""
    if not isinstance(term, Iri):
        return str(term)
    labels = store.select(_LABEL.format(thing=term)).texts()
    return labels[0][0] if labels else term.local
