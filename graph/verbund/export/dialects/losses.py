"""What no dialect could say: counted by kind of thing and property, as JSON and to read."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from verbund.export.dialects.dialect import DIALECTS, Carried, Dialect
from verbund.export.manifest import Entry
from verbund.export.material import Loss, Material, Output
from verbund.export.syntax import shortened
from verbund.export.things import Value
from verbund.vocab import PREFIXES, RDF


def outputs(name: str, material: Material) -> Iterator[Output]:
    """The files of a dialect; once they are written, what they leave out has been counted."""
    carried: Carried = set()
    yield from DIALECTS[name].write(material, carried)
    material.left_out[name] = tuple(_counted(material, carried))


def losses(material: Material, entries: Iterable[Entry]) -> Iterator[Output]:
    """dialects/losses.json and losses.md, on those dialects that are in the release."""
    parts = {entry.part for entry in entries}
    found = {
        name: (dialect, material.left_out.get(name) or tuple(lost(material, dialect)))
        for name, dialect in DIALECTS.items()
        if name in parts
    }
    if not found:
        return
    noted = {name: _noted(dialect, rows) for name, (dialect, rows) in found.items()}
    text = json.dumps(noted, ensure_ascii=False, indent=1) + "\n"
    yield Output("dialects/losses.json", "application/json", (text.encode(),), len(noted), "tables")
    page = "\n".join(("# What the dialects could not carry", "", *_page(noted)))
    yield Output("dialects/losses.md", "text/markdown", (page.encode(),), None, "lines")


def lost(material: Material, dialect: Dialect) -> Iterator[Loss]:
    """What a dialect could not carry of the catalogue's own things, most often first."""
    carried: Carried = set()
    for output in dialect.write(material, carried):
        for _ in output.chunks:
            pass
    return _counted(material, carried)


def _counted(material: Material, carried: Carried) -> Iterator[Loss]:
    total, left = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for iri, thing in material.things.each():
        if kind := material.kind_of(iri):
            for name, values in thing.items():
                key = (kind.name, shortened(name, PREFIXES))
                total[key] += len(values)
                left[key] += sum(not _is_carried(carried, iri, name, value) for value in values)
    for key in sorted(total, key=lambda key: (-left[key], key)):
        yield Loss(*key, left[key], total[key])


def _is_carried(carried: Carried, iri: str, name: str, value: Value) -> bool:
    if name == RDF.type and (iri, RDF.type) in carried:
        return True
    other = value.get("@id") or value["@value"]
    return (iri, other) in carried or (other, iri) in carried


def _noted(dialect: Dialect, rows: Iterable[Loss]) -> dict[str, Any]:
    found = list(rows)
    return {
        "title": dialect.title,
        "note": dialect.note,
        "statements": sum(row.of for row in found),
        "lost": sum(row.lost for row in found),
        "losses": [
            {"kind": row.kind, "property": row.property, "lost": row.lost, "of": row.of}
            for row in found
            if row.lost
        ],
    }


def _page(noted: dict[str, dict[str, Any]]) -> Iterator[str]:
    for name, one in noted.items():
        yield from (f"## {one['title']} (`{name}`)", "", one["note"], "")
        yield from (f"{one['lost']:,} of {one['statements']:,} statements are left out.", "")
        yield from ("| kind | property | left out | of |", "| --- | --- | ---: | ---: |")
        for row in one["losses"]:
            yield f"| {row['kind']} | `{row['property']}` | {row['lost']:,} | {row['of']:,} |"
        yield ""
