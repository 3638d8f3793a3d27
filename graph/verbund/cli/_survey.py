"""A survey of a catalogue in words, German or English."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from textwrap import wrap

from verbund.surveying import SOURCES, Status

_MOST, _WIDTH = 10, 80
_WORDS: Mapping[str, Mapping[str, str]] = {
    "de": {
        "things": "Einträge je Tabelle",
        "projects": "Verbundvorhaben: {}, davon vollständig: {}",
        "missing": "Was wie oft fehlt, und wer es weiß",
        "lacks": "es fehlt: ",
        "more": "  und {} weitere (verbund query completeness)",
        "findings": "Befunde: {} Fehler, {} Warnungen, {} Hinweise (verbund check)",
        "candidates": "Vorschläge, die auf eine Entscheidung warten: {}",
        "unreleased": "Noch nichts veröffentlicht (verbund release, verbund export)",
        "changes": "Geändert seit {}",
        "nothing": "nichts",
        "english": "Titel (en)",
        "start": "Beginn",
        "end": "Ende",
        "cluster": "Cluster",
        "grant": "FKZ",
        "amount": "Summe",
        "lead": "Leitung",
        "topics": "Themen",
        "added": "neu",
        "changed": "geändert",
        "removed": "entfernt",
    },
    "en": {
        "things": "Things by table",
        "projects": "Joint projects: {}, of which complete: {}",
        "missing": "What is missing how often, and who would know",
        "lacks": "lacks ",
        "more": "  and {} more (verbund query completeness)",
        "findings": "Findings: errors {}, warnings {}, notices {} (verbund check)",
        "candidates": "Candidates that wait for a decision: {}",
        "unreleased": "Nothing was released yet (verbund release, verbund export)",
        "changes": "Changed since {}",
        "nothing": "nothing",
        "english": "title (en)",
        "start": "start",
        "end": "end",
        "cluster": "cluster",
        "grant": "grant number",
        "amount": "amount",
        "lead": "lead",
        "topics": "topics",
        "added": "added",
        "changed": "changed",
        "removed": "removed",
    },
}


def told(found: Status, language: str) -> Iterator[str]:
    """The lines of a survey for a terminal of 80 columns."""
    words = _WORDS[language]
    yield words["things"]
    for name, count in found.things.items():
        yield f"  {name:<24}{count:>8,}"
    yield from _projects(found, language)
    yield words["findings"].format(*found.findings.values())
    yield words["candidates"].format(found.candidates)
    yield from _changes(found, words)


def _projects(found: Status, language: str) -> Iterator[str]:
    words = _WORDS[language]
    missing = Counter(piece for project in found.projects for piece in project.missing)
    whole = sum(not project.missing for project in found.projects)
    yield words["projects"].format(len(found.projects), whole)
    if missing:
        yield words["missing"]
    for piece, count in missing.most_common():
        yield f"  {words[piece]:<13}{count:>6,}  {SOURCES[piece][language]}"
    lacking = [project for project in found.projects if project.missing]
    for project in lacking[:_MOST]:
        lacks = words["lacks"] + ", ".join(words[piece] for piece in project.missing)
        line = f"  {project.name[:24]:<24}  {lacks}"
        yield from wrap(line, _WIDTH, subsequent_indent=" " * 28)
    if len(lacking) > _MOST:
        yield words["more"].format(len(lacking) - _MOST)


def _changes(found: Status, words: Mapping[str, str]) -> Iterator[str]:
    if found.changes is None:
        yield words["unreleased"]
        return
    nothing = "" if found.changes else f": {words['nothing']}"
    yield words["changes"].format(found.release) + nothing
    for kind, counts in found.changes.items():
        told = ", ".join(f"{count} {words[how]}" for how, count in sorted(counts.items()))
        yield f"  {kind[:30]:<30}  {told}"
