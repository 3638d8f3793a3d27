"""All findings of a check, in order, and the ways to write them down."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import quote

from verbund.findings import Certainty, Finding, Severity

Kind = tuple[int | str, ...]

_SARIF_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "note"}
_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_WORDS: Mapping[str, Mapping[str, str]] = {
    "de": {
        "error": "Fehler",
        "warning": "Warnung",
        "notice": "Hinweis",
        "likely": "wahrscheinlich",
        "hint": "vielleicht",
        "row": "Zeile",
        "column": "Spalte",
        "value": "steht da",
        "fix": "Vorschlag",
        "apply": "ansehen mit",
        "more": "ebenso in {} weiteren Zeilen von {} bis {}; --format json nennt alle",
    },
    "en": {
        "error": "error",
        "warning": "warning",
        "notice": "notice",
        "likely": "likely",
        "hint": "perhaps",
        "row": "row",
        "column": "column",
        "value": "it says",
        "fix": "suggestion",
        "apply": "look with",
        "more": "the same in {} further rows from {} to {}; --format json names all",
    },
}
#: Of so many warnings alike a person reads the first few.
_MANY, _SHOWN = 10, 3


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found, the worst first; ``whole`` unless faults of files hid the rest."""

    findings: tuple[Finding, ...]
    whole: bool = True

    @classmethod
    def of(cls, findings: Iterable[Finding], *, whole: bool = True) -> Report:
        """The report of findings, each once, in order."""
        return cls(tuple(sorted(set(findings), key=lambda one: one.order)), whole)

    @property
    def ok(self) -> bool:
        """Whether no rule is broken; warnings and notices do not count."""
        return not any(one.severity is Severity.ERROR for one in self.findings)

    def count(self, severity: Severity) -> int:
        """How many findings are of a severity."""
        return Counter(one.severity for one in self.findings)[severity]

    def text(self, language: str) -> str:
        """The report for a person: a paragraph for each finding; many alike are told in few."""
        kinds: dict[Kind, list[Finding]] = {}
        for one in self.findings:
            kinds.setdefault(_kind(one), []).append(one)
        paragraphs = []
        for one in self.findings:
            alike = kinds[_kind(one)]
            if len(alike) <= _MANY or one in alike[:_SHOWN]:
                paragraphs.append(_paragraph(one, language))
            if len(alike) > _MANY and one is alike[_SHOWN - 1]:
                paragraphs[-1] += _rest(alike[_SHOWN:], language)
        return "\n\n".join(paragraphs)

    def json(self) -> str:
        """The report as JSON: a list of objects with the fields of a finding."""
        found = [
            {
                "file": one.file,
                "row": one.row or None,
                "column": one.column or None,
                "value": one.value,
                "rule": one.rule,
                "severity": one.severity.value,
                "certainty": one.certainty.value,
                "message": {"de": one.de, "en": one.en},
                "fix": one.fix or None,
                "repair": {"id": one.id, **asdict(one.repair)} if one.repair else None,
            }
            for one in self.findings
        ]
        return json.dumps({"ok": self.ok, "findings": found}, ensure_ascii=False, indent=2)

    def sarif(self, language: str, *, version: str) -> str:
        """The report in SARIF 2.1.0 (OASIS), as editors and forges read it."""
        rules = sorted({one.rule for one in self.findings})
        run = {
            "tool": {
                "driver": {
                    "name": "verbund",
                    "version": version,
                    "rules": [{"id": rule} for rule in rules],
                }
            },
            "results": [_sarif_result(one, language) for one in self.findings],
        }
        log = {"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}
        return json.dumps(log, ensure_ascii=False, indent=2)


def _kind(one: Finding) -> Kind:
    """What findings alike have in common; an error, and what can be repaired, stands alone."""
    if one.severity is Severity.ERROR or one.fix or not one.row:
        return one.order
    return (one.severity.rank, one.certainty.value, one.file, one.column, one.rule)


def _rest(alike: Sequence[Finding], language: str) -> str:
    words = _WORDS["de" if language == "de" else "en"]
    told = words["more"].format(len(alike), alike[0].row, alike[-1].row)
    return f"\n  {told}"


def _paragraph(one: Finding, language: str) -> str:
    words = _WORDS["de" if language == "de" else "en"]
    place = [one.file or "?"]
    place += [f"{words['row']} {one.row}"] if one.row else []
    place += [f"{words['column']} {' '.join(one.column.split())}"] if one.column else []
    sure = one.certainty is Certainty.CERTAIN
    kind = words[one.severity.value] + ("" if sure else f" ({words[one.certainty.value]})")
    lines = [f"{kind}: {', '.join(place)}", f"  {one.message(language)}"]
    is_told = one.message(language).startswith(f"{one.value}: ")
    lines += [f"  {words['value']}: {_short(one.value)}"] if one.value and not is_told else []
    lines += [f"  {words['fix']}: {_short(one.fix)}"] if one.fix else []
    lines += [f"  {words['apply']}: verbund fix {one.id}"] if one.repair else []
    return "\n".join(lines)


def _short(value: str, *, most: int = 200) -> str:
    line = " ".join(value.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def _file(place: str) -> str:
    """The file of a place, without the sheet of a workbook."""
    return place.partition(".xlsx#")[0] + ".xlsx" if ".xlsx#" in place else place


def _sarif_result(one: Finding, language: str) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(_file(one.file), safe="/:")}}
    if one.row:
        place["region"] = {"startLine": one.row}
    fix = f" ({one.fix})" if one.fix else ""
    return {
        "ruleId": one.rule,
        "level": _SARIF_LEVELS[one.severity],
        "message": {"text": one.message(language) + fix},
        "locations": [{"physicalLocation": place}],
        "properties": {
            "column": one.column,
            "value": one.value,
            "certainty": one.certainty.value,
        },
    }
