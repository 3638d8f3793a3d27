"""A mapping drafted from a table's header and values, for a person to look over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from verbund.importing.drafts import Found, Lines, aside, entry, field, head, quoted, separated
from verbund.importing.entry import ForeignTable
from verbund.importing.given import Given, opened
from verbund.importing.guessing import Profile, currency, guess, nothings
from verbund.importing.ids import named
from verbund.importing.tabular import foreign_tables
from verbund.importing.templates import EACH
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
#: What may have several values in a cell.
_LISTS = ("partners", "coordinator", "organisation", "person", "topics")
_NO_GUESS = "# No column looks like the name of a project or an organisation. Write the entries"


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
    return "\n".join([first, *map(aside, others)])


def _draft(given: Given, table: ForeignTable) -> str:
    columns = profiles(table)
    found = guess(columns)
    separator = _separator(found)
    entries = _entries(found, named(table.name))
    lines = [
        *head(table.place, Path(given.place).name),
        *_reading(columns, separator),
        *(line for line in entries if line != separator),
        *_unused(columns, found),
    ]
    return "\n".join(lines) + "\n"


def _separator(found: Found) -> str:
    """What parts the values of a cell in most columns that have several."""
    used = Counter(
        separated(found[meaning].separator)
        for meaning in _LISTS
        if meaning in found and found[meaning].separator
    )
    return max(used, key=lambda line: used[line], default=separated(""))


def _reading(columns: Sequence[Profile], separator: str) -> Lines:
    yield "[origin]"
    yield 'publisher = ""'
    yield 'licence = ""     # an address, such as https://creativecommons.org/licenses/by/4.0/'
    yield "standing = 1      # 1 the funder, 2 the coordinator, 3 a partner, 4 press and others"
    yield ""
    yield "[reading]"
    yield separator
    yield f"empty = {quoted(nothings(columns))}"
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
    cells = [("id", project), ("acronym", field(found, "acronym", "text"))]
    title = field(found, "title", "text") or field(found, "acronym", "text")
    if "title en" in found:
        cells += [("name", field(found, "title", "text"))]
        cells += [("name@en", field(found, "title en", "text"))]
    else:
        cells += [("name", title or field(found, "project id"))]
    cells += [("kind", "joint-project")]
    if programme:
        cells += [("programme", f"{prefix}-{{{programme.name} | id}}")]
    start = field(found, "start", "date") or field(found, "period", "first day")
    end = field(found, "end", "date") or field(found, "period", "last day")
    cells += [("startDate", start), ("endDate", end), ("url", field(found, "url", "url"))]
    yield from entry("projects", cells)
    if programme:
        own = f"{prefix}-{{{programme.name} | id}}"
        yield from entry("programmes", [("id", own), ("name", field(found, "programme", "text"))])


def _money(found: Found, project: str, key: Profile) -> Lines:
    """The amount of a row: a participation's where the same project has several rows."""
    if "amount" not in found:
        return
    whose = found.get("organisation id", found.get("organisation"))
    is_share = whose and ("role" in found or key.recurs)
    own = f"{project}.{{{whose.name} | id}}" if whose and is_share else project
    mark = mark_of_thousands(found["amount"].said)
    value = field(found, "amount", _NUMBERS[mark])
    if mark:
        yield f"# Thousands are parted in this column: 1{mark}000 is read as a thousand."
    told = field(found, "currency") or currency(found["amount"])
    if not told:
        yield "# No column tells the currency: look whether it is the euro."
    yield from entry("amounts", [("value", value), ("id", own), ("currency", told or "EUR")])
    funder = field(found, "funder", "id")
    if funder:
        cells = [("id", funder), ("name", field(found, "funder", "text"))]
        yield from entry("organisations", [*cells, ("type", "FormalOrganization")])
    name = field(found, "project id") or field(found, "title", "text")
    cells = [("id", own), ("name", name), ("grantNumber", field(found, "project id"))]
    cells += [("project", project), ("funder", funder)]
    yield from entry("grants", [*cells, ("amount", f"{{?{found['amount'].name}}}{own}")])


def _organisations(found: Found, project: str, otherwise: str) -> Lines:
    """The organisation of a row, and its part in the project: told in the row, or ``otherwise``."""
    if "organisation" not in found:
        return
    column = found["organisation"]
    several = column.separator and "organisation id" not in found
    key = found.get("organisation id", column)
    source = EACH if several else key.name
    name = f"{{{EACH if several else column.name} | text}}"
    own = f"{'pic-' if key.name.lower() == 'pic' else ''}{{{source} | id}}"
    each = column if several else None
    town = "" if several else _place(found)
    cells = [("id", own), ("name", name), ("kind", name.replace("text", "kind"))]
    cells += [("type", name.replace("text", "type")), ("location", town)]
    yield from entry("organisations", cells, each)
    yield from _places(found, town)
    if project:
        role = field(found, "role", "role") or otherwise
        cells = [("id", f"{project}.{own}"), ("project", project), ("organisation", own)]
        yield from entry("participations", [*cells, ("role", role)], each)
        yield from _roles(found.get("role"))


def _others(found: Found, project: str, meaning: str, role: str) -> Lines:
    """The organisations of a cell that names one or several, in a role of the project."""
    if meaning not in found:
        return
    own, name = f"{{{EACH} | id}}", f"{{{EACH} | text}}"
    cells = [("id", own), ("name", name), ("kind", f"{{{EACH} | kind}}")]
    cells += [("type", f"{{{EACH} | type}}")]
    each = found[meaning]
    yield from entry("organisations", cells, each)
    cells = [("id", f"{project}.{own}"), ("project", project), ("organisation", own)]
    yield from entry("participations", [*cells, ("role", role)], each)


def _places(found: Found, town: str) -> Lines:
    country = field(found, "country", "country")
    if town and "city" in found:
        cells = [("id", town), ("name", field(found, "city", "text")), ("kind", "city")]
        yield from entry("places", [*cells, ("containedIn", country)])
    if town and country:
        name = ("name@de", field(found, "country", "country name"))
        yield from entry("places", [("id", country), name, ("kind", "country")])


def _roles(column: Profile | None) -> Lines:
    if column is None:
        return
    yield "[words.role]      # theirs = ours, from ontology/roles.ttl"
    for text in sorted(set(column.said)):
        role = next((r for start, r in _ROLES.items() if text.lower().startswith(start)), "partner")
        yield f"{quoted(text)} = {quoted(role)}"
    yield ""


def _people(found: Found, project: str) -> Lines:
    if "person" not in found:
        return
    column = found["person"]
    source, each = (EACH, column) if column.separator else (column.name, None)
    yield "# Ids of people tell no name; people of two projects are joined by hand, not by name."
    person = f"p-{{{source} | digest}}-{project}"
    cells = [("id", person), ("name", f"{{{source} | person}}")]
    cells += [("honorificPrefix", f"{{{source} | titles}}")]
    yield from entry("people", cells, each)
    cells = [("id", person), ("project", project), ("person", person), ("role", "lead")]
    yield from entry("project-roles", cells, each)


def _topics(found: Found, project: str, prefix: str) -> Lines:
    if "topics" not in found:
        return
    column = found["topics"]
    source, each = (EACH, column) if column.separator else (column.name, None)
    topic = f"{prefix}-{{{source} | id}}"
    yield from entry("schemes", [("id", f"{prefix}-topics"), ("name", column.name)])
    label = f"{{{source} | text}}"
    cells = [("id", topic), ("label", label), ("scheme", f"{prefix}-topics")]
    yield from entry("topics", cells, each)
    yield from entry("project-topics", [("about", topic), ("project", project)], each)


def _place(found: Found) -> str:
    country = field(found, "country", "country")
    if "city" in found:
        return f"town-{{{found['city'].name} | id}}"
    return country


def _unused(columns: Sequence[Profile], found: Found) -> Lines:
    unused = [column for column in columns if column not in found.values()]
    if unused:
        yield "# Columns without a guess; give them a cell above, or name them in left:"
    for column in unused:
        examples = ", ".join(repr(text[:40]) for text in dict.fromkeys(column.said[:_SHOWN]))
        yield f"#   {' '.join(column.name.split())}: {' '.join(examples.split()) or 'no values'}"
