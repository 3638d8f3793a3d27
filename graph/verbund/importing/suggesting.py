"""A mapping drafted from a table's header and values, for a person to look over."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from verbund.importing.entry import ForeignTable
from verbund.importing.given import Given, opened
from verbund.importing.guessing import Profile, guess, nothings
from verbund.importing.ids import named
from verbund.importing.tabular import foreign_tables
from verbund.importing.templates import EACH, FILTERS
from verbund.importing.texts import mark_of_thousands

_LOOKED_AT = 1000
_SHOWN = 3
#: The filter for numbers, by the mark between thousands.
_NUMBERS = {"": "number", ".": "german number", ",": "english number"}
#: How words for roles begin, in German and English; any other is a partner.
_ROLES = {
    **dict.fromkeys(("coord", "koord", "lead"), "coordinator"),
    **dict.fromkeys(("praxispartner", "practice partner"), "practice-partner"),
    **dict.fromkeys(("assoziiert", "associated"), "associated-partner"),
    **dict.fromkeys(("auftragnehmer", "subcontract"), "subcontractor"),
}
_NO_GUESS = "# No column looks like the name of a project or an organisation. Write the entries"
Found = dict[str, Profile]
Lines = Iterator[str]


def suggest(path: Path) -> str:
    """A mapping for a file, as TOML, that works at once where the columns are told apart.

    Of several sheets the first that looks like projects or organisations gets it; the mappings of
    the others stand below as comments.

    Raises:
        UnreadableFile: the file is no table.
    """
    with opened([path]) as files:
        tables = [(given, table) for given in files for table in foreign_tables(given)]
        drafts = [_draft(given, table) for given, table in tables]
    first = next((draft for draft in drafts if _NO_GUESS not in draft), drafts[0] if drafts else "")
    others = (draft for draft in drafts if draft is not first)
    return "\n".join([first, *map(_aside, others)])


def _aside(draft: str) -> str:
    """A draft as comments."""
    lines = "".join(f"# {line}".rstrip() + "\n" for line in draft.splitlines())
    return f"# A mapping of its own: save it without the first sign of each line.\n{lines}"


def _draft(given: Given, table: ForeignTable) -> str:
    columns = profiles(table)
    found = guess(columns)
    lines = [
        *_head(table.place, Path(given.place).name),
        *_reading(columns, found),
        *_entries(found, named(table.name)),
        *_unused(columns, found),
    ]
    return "\n".join(lines) + "\n"


def _head(place: str, file: str) -> Lines:
    yield f"# How {place} becomes tables of ours: look it over, then"
    yield f"#   verbund import table {file} --mapping THIS-FILE --into CATALOGUE"
    yield "# A field is {Column | filter}, or {Column or Other | filter}; {?Column} writes nothing,"
    yield "# but wants the column to say something. The filters are"
    yield f"# {', '.join(FILTERS)}."
    yield "# A row of ours is left out where its first cell stays empty; not so the first entry:"
    yield "# without it the foreign row is refused."
    yield ""


def _reading(columns: Sequence[Profile], found: Found) -> Lines:
    separator = next((p.separator for p in found.values() if p.separator), " | ")
    yield "[origin]"
    yield 'publisher = ""'
    yield 'licence = ""     # an address, such as https://creativecommons.org/licenses/by/4.0/'
    yield "standing = 1      # 1 the funder, 2 the coordinator, 3 a partner, 4 press and others"
    yield ""
    yield "[reading]"
    yield f"separator = {_text(separator)}"
    yield f"empty = {_text(nothings(columns))}"
    yield "left = []         # columns that you know and do not want"
    yield ""


def profiles(table: ForeignTable) -> tuple[Profile, ...]:
    """The columns of a table with their first values."""
    rows = [row.cells for row in islice(table.rows, _LOOKED_AT) if not row.trouble]
    return tuple(
        Profile(name, tuple(text for row in rows if (text := row[place].strip())))
        for place, name in enumerate(table.columns)
        if name
    )


def _entries(found: Found, prefix: str) -> Lines:
    keys = ("project id", "acronym", "title", "title en")
    key = next((found[name] for name in keys if name in found), None)
    if key is None and not {"organisation", "coordinator"} & set(found):
        yield _NO_GUESS
        yield "# yourself; this one is an example:"
        key = Profile("COLUMN", ())
        found = {"title": key}
    project = f"{prefix}-{{{key.name} | id}}" if key else ""
    if key:
        yield from _projects(found, project, prefix)
        yield from _money(found, project, key)
    is_lead = "organisation" not in found and "coordinator" in found
    if is_lead:
        found = {**found, "organisation": found["coordinator"]}
        del found["coordinator"]
    yield from _organisations(found, project, _lone_role(found, key, is_lead=is_lead))
    if key:
        yield from _others(found, project, "coordinator", "coordinator")
        yield from _others(found, project, "partners", "partner")
        yield from _people(found, project)
        yield from _topics(found, project, prefix)


def _lone_role(found: Found, key: Profile | None, *, is_lead: bool) -> str:
    """The role of an organisation of which no column tells one: who is alone leads."""
    is_alone = "coordinator" not in found and not (key and key.recurs)
    is_alone = is_alone and not ("organisation" in found and found["organisation"].separator)
    return "coordinator" if is_lead or is_alone else "partner"


def _projects(found: Found, project: str, prefix: str) -> Lines:
    programme = found.get("programme")
    cells = [("id", project), ("acronym", _field(found, "acronym", "text"))]
    title = _field(found, "title", "text") or _field(found, "acronym", "text")
    if "title en" in found:
        cells += [("name", _field(found, "title", "text"))]
        cells += [("name@en", _field(found, "title en", "text"))]
    else:
        cells += [("name", title or _field(found, "project id"))]
    cells += [("kind", "joint-project")]
    if programme:
        cells += [("programme", f"{prefix}-{{{programme.name} | id}}")]
    cells += [("startDate", _field(found, "start", "date"))]
    cells += [("endDate", _field(found, "end", "date")), ("url", _field(found, "url", "url"))]
    yield from _entry("projects", cells)
    if programme:
        own = f"{prefix}-{{{programme.name} | id}}"
        yield from _entry("programmes", [("id", own), ("name", _field(found, "programme", "text"))])


def _money(found: Found, project: str, key: Profile) -> Lines:
    """The amount of a row: a participation's where the same project has several rows."""
    if "amount" not in found:
        return
    whose = found.get("organisation id", found.get("organisation"))
    is_share = whose and ("role" in found or key.recurs)
    own = f"{project}.{{{whose.name} | id}}" if whose and is_share else project
    mark = mark_of_thousands(found["amount"].said)
    value = _field(found, "amount", _NUMBERS[mark])
    if mark:
        yield f"# Thousands are parted in this column: 1{mark}000 is read as a thousand."
    if "currency" not in found:
        yield "# No column tells the currency: look whether it is the euro."
    currency = _field(found, "currency") or "EUR"
    amount = [("value", value), ("id", own), ("currency", currency)]
    yield from _entry("amounts", amount)
    name = _field(found, "project id") or _field(found, "title", "text")
    cells = [("id", own), ("name", name), ("grantNumber", _field(found, "project id"))]
    yield from _entry(
        "grants", [*cells, ("project", project), ("amount", f"{{?{found['amount'].name}}}{own}")]
    )


def _organisations(found: Found, project: str, otherwise: str) -> Lines:
    """The organisation of a row, and its part in the project: told in the row, or ``otherwise``."""
    if "organisation" not in found:
        return
    column = found["organisation"]
    several = column.separator and "organisation id" not in found
    key = found.get("organisation id", column)
    source = EACH if several else key.name
    name = f"{{{EACH if several else column.name} | text}}"
    own = f"{{{source} | id}}"
    each = column.name if several else ""
    town = "" if several else _place(found)
    cells = [("id", own), ("name", name), ("kind", name.replace("text", "kind"))]
    cells += [("type", name.replace("text", "type")), ("location", town)]
    yield from _entry("organisations", cells, each)
    yield from _places(found, town)
    if project:
        role = _field(found, "role", "role") or otherwise
        cells = [("id", f"{project}.{own}"), ("project", project), ("organisation", own)]
        yield from _entry("participations", [*cells, ("role", role)], each)
        yield from _roles(found.get("role"))


def _others(found: Found, project: str, meaning: str, role: str) -> Lines:
    """The organisations of a cell that names one or several, in a role of the project."""
    if meaning not in found:
        return
    own, name = f"{{{EACH} | id}}", f"{{{EACH} | text}}"
    cells = [("id", own), ("name", name), ("kind", f"{{{EACH} | kind}}")]
    cells += [("type", f"{{{EACH} | type}}")]
    each = found[meaning].name
    yield from _entry("organisations", cells, each)
    cells = [("id", f"{project}.{own}"), ("project", project), ("organisation", own)]
    yield from _entry("participations", [*cells, ("role", role)], each)


def _places(found: Found, town: str) -> Lines:
    country = _field(found, "country", "country")
    if town and "city" in found:
        cells = [("id", town), ("name", _field(found, "city", "text")), ("kind", "city")]
        yield from _entry("places", [*cells, ("containedIn", country)])
    if town and country:
        name = ("name@de", _field(found, "country", "country name"))
        yield from _entry("places", [("id", country), name, ("kind", "country")])


def _roles(column: Profile | None) -> Lines:
    if column is None:
        return
    yield "[words.role]      # theirs = ours, from ontology/roles.ttl"
    for text in sorted(set(column.said)):
        role = next((r for start, r in _ROLES.items() if text.lower().startswith(start)), "partner")
        yield f"{_text(text)} = {_text(role)}"
    yield ""


def _people(found: Found, project: str) -> Lines:
    if "person" not in found:
        return
    column = found["person"]
    source, each = (EACH, column.name) if column.separator else (column.name, "")
    yield "# Ids of people tell no name; people of two projects are joined by hand, not by name."
    person = f"p-{{{source} | digest}}-{project}"
    cells = [("id", person), ("name", f"{{{source} | person}}")]
    cells += [("honorificPrefix", f"{{{source} | titles}}")]
    yield from _entry("people", cells, each)
    cells = [("id", person), ("project", project), ("person", person), ("role", "lead")]
    yield from _entry("project-roles", cells, each)


def _topics(found: Found, project: str, prefix: str) -> Lines:
    if "topics" not in found:
        return
    column = found["topics"]
    source, each = (EACH, column.name) if column.separator else (column.name, "")
    topic = f"{prefix}-{{{source} | id}}"
    yield from _entry("schemes", [("id", f"{prefix}-topics"), ("name", column.name)])
    label = f"{{{source} | text}}"
    cells = [("id", topic), ("label", label), ("scheme", f"{prefix}-topics")]
    yield from _entry("topics", cells, each)
    yield from _entry("project-topics", [("about", topic), ("project", project)], each)


def _place(found: Found) -> str:
    country = _field(found, "country", "country")
    if "city" in found:
        return f"town-{{{found['city'].name} | id}}"
    return country


def _entry(table: str, cells: Iterable[tuple[str, str]], each: str = "") -> Lines:
    yield "[[entry]]"
    yield f"table = {_text(table)}"
    if each:
        yield f"each = {_text(each)}"
    yield "[entry.cells]"
    yield from (f"{_key(name)} = {_text(text)}" for name, text in cells if text)
    yield ""


def _unused(columns: Sequence[Profile], found: Found) -> Lines:
    unused = [column for column in columns if column not in found.values()]
    if unused:
        yield "# Columns without a guess; give them a cell above, or name them in left:"
    for column in unused:
        examples = ", ".join(repr(text[:40]) for text in dict.fromkeys(column.said[:_SHOWN]))
        yield f"#   {' '.join(column.name.split())}: {' '.join(examples.split()) or 'no values'}"


def _field(found: Found, meaning: str, kind: str = "") -> str:
    if meaning not in found:
        return ""
    return f"{{{found[meaning].name} | {kind}}}" if kind else f"{{{found[meaning].name}}}"


def _key(name: str) -> str:
    return name if name.replace("-", "").isalnum() else _text(name)


def _text(value: str | list[str]) -> str:
    return json.dumps(value, ensure_ascii=False)
