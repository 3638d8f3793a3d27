"""How well proposals match what people would have written down."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

from verbund.importing.page import Proposal

HERE = Path(__file__).parent / "announcements"
FIELDS = (
    *("event", "kind", "startDate", "endDate", "place", "venue", "attendanceMode", "organiser"),
    *("speaker", "titles", "affiliation", "project"),
)
#: A weaker proposal is shown to people, but not counted as one.
SURE = 0.5


def expected(path: Path) -> dict[str, list[str]]:
    """What an announcement says, by field; pairs of a name and its detail for people."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    found = {field: list(raw.get(field, [])) for field in FIELDS}
    for part in ("titles", "affiliation"):
        pairs = zip(found["speaker"], found[part], strict=True)
        found[part] = [f"{name}: {detail}" for name, detail in pairs if detail]
    return found


def proposed(proposals: tuple[Proposal, ...]) -> dict[str, list[str]]:
    """The proposals worth counting, in the same form."""
    found: dict[str, list[str]] = {field: [] for field in FIELDS}
    for one in proposals:
        if one.confidence < SURE or one.field not in found:
            continue
        found[one.field].append(one.known if one.field == "project" else one.value)
        for part in ("titles", "affiliation"):
            if one.field == "speaker" and (detail := getattr(one, part)):
                found[part].append(f"{one.value}: {detail}")
    return found


def count(wanted: dict[str, list[str]], found: dict[str, list[str]]) -> Counter[tuple[str, str]]:
    """By field: how many are right, proposed and wanted."""
    tally = Counter[tuple[str, str]]()
    for field in FIELDS:
        tally[field, "right"] = len(set(wanted[field]) & set(found[field]))
        tally[field, "proposed"] = len(set(found[field]))
        tally[field, "wanted"] = len(set(wanted[field]))
    return tally
