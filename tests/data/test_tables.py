"""The tables keep their own rules: ids, references, sources, people, counts, disagreements.

Each message says which row is meant (the header is row 1) and how to repair it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
Row = Mapping[str, str]
Tables = Mapping[str, list[Row]]
Context = Mapping[str, Any]

ABOUT_PEOPLE = {"people": "p", "affiliations": "a", "project-roles": "r", "speakers": "s"}
SEVERAL_VALUES = ("@set", "@language")
MAY_HAVE_MANY = ("alternateName", "altLabel", "note")
VOCABULARIES = {
    "https://w3id.org/verbund/role/": "roles",
    "https://w3id.org/verbund/kind/": "kinds",
}
MAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w")
TELEPHONE = re.compile(r"(?<![\w/.-])(\+49|0\d{2,4}[ /-])[\d /-]{5,}")
ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def terms(context: Context, table: str) -> dict[str, Any]:
    """What the columns of a table may be."""
    return {**context, **context[table]["@context"]}


def subject_of(context: Context, table: str) -> str:
    """The column that names what a row is about: id, or the subject of a relation."""
    own = [name for name, term in context[table]["@context"].items() if term == "@id"]
    return own[0] if own else "id"


def rows(tables: Tables) -> Iterator[tuple[str, Row]]:
    """Every row of every table, with its place as people see it."""
    for name, table in tables.items():
        for number, row in enumerate(table, start=2):
            yield f"data/{name}.csv, row {number}", row


def known(tables: Tables, context: Context) -> dict[str, set[str]]:
    """The ids that exist, by the base they belong to."""
    found: dict[str, set[str]] = {}
    for name, table in tables.items():
        if subject_of(context, name) == "id":
            base = context[name]["@context"]["@base"]
            found.setdefault(base, set()).update(row["id"] for row in table)
    for base, stem in VOCABULARIES.items():
        text = (ROOT / "ontology" / f"{stem}.ttl").read_text(encoding="utf-8")
        found[base] = set(re.findall(r"^\w+:([\w-]+) a skos:Concept", text, re.MULTILINE))
    return found


def term_of(context: Context, tables: Tables, row: Row) -> Any:
    """The term that a row of statements names in its column property."""
    base = row["about"].partition("/")[0] + "/"
    name = row["property"].partition("@")[0]
    scopes = [context[t]["@context"] for t in tables if context[t]["@context"]["@base"] == base]
    return next((scope[name] for scope in scopes if name in scope), context.get(name))


def cells(tables: Tables, context: Context) -> Iterator[tuple[str, str, Any, str]]:
    """Every cell with its place, its column, the term of the column and its text."""
    for name, table in tables.items():
        known_terms = terms(context, name)
        for number, row in enumerate(table, start=2):
            place = f"data/{name}.csv, row {number}"
            for column, text in row.items():
                if text and (name != "statements" or column not in ("about", "property", "value")):
                    yield place, column, known_terms.get(column.partition("@")[0]), text
            if name == "statements":
                yield place, "value", term_of(context, tables, row), row["value"]


def values(term: Any, text: str) -> list[str]:
    """The single values of a cell."""
    several = isinstance(term, Mapping) and term.get("@container") in SEVERAL_VALUES
    return text.split(" | ") if several else [text]


def test_every_table_is_known_to_the_context(tables: Tables, context: Context) -> None:
    unknown = [name for name in tables if name not in context]
    assert not unknown, f"ontology/context.jsonld has no table {unknown}: rename the file"


def test_every_column_is_known_to_the_context(tables: Tables, context: Context) -> None:
    wrong = [
        f"{name}.csv: {column}"
        for name, table in tables.items()
        for column in (table[0] if table else ())
        if column.partition("@")[0] not in terms(context, name)
    ]
    assert not wrong, f"columns without a term in context.jsonld, rename or add them: {wrong}"


def test_no_column_is_empty(tables: Tables) -> None:
    idle = [
        f"{name}.csv: {column}"
        for name, table in tables.items()
        for column in table[0]
        if not any(row[column] for row in table)
    ]
    assert not idle, f"columns that carry nothing, remove them: {idle}"


def test_no_row_has_too_many_or_too_few_cells(tables: Tables) -> None:
    wrong = [place for place, row in rows(tables) if None in row or None in row.values()]
    assert not wrong, f"count the commas, or put quotes around a text with a comma: {wrong}"


def test_no_cell_has_stray_blanks(tables: Tables) -> None:
    wrong = [
        f"{place}, {column}: {text!r}"
        for place, row in rows(tables)
        for column, text in row.items()
        if text != " ".join(text.split(" ")).strip() or "  " in text
    ]
    assert not wrong, f"remove the blanks at the edge, and double ones: {wrong}"


def test_ids_are_unique_in_their_table(tables: Tables, context: Context) -> None:
    twice = [
        f"{name}.csv: {value}"
        for name, table in tables.items()
        if subject_of(context, name) == "id"
        for value, count in Counter(row["id"] for row in table).items()
        if count > 1
    ]
    assert not twice, f"ids that stand twice, merge the rows or choose another id: {twice}"


def test_ids_are_plain(tables: Tables) -> None:
    form = re.compile(r"[a-z0-9][a-z0-9._-]*")
    wrong = [
        f"{place}: {row['id']!r}"
        for place, row in rows(tables)
        if "id" in row and not form.fullmatch(row["id"])
    ]
    assert not wrong, f"an id has lower-case letters, digits, hyphens and dots only: {wrong}"


def test_relations_do_not_repeat_themselves(tables: Tables, context: Context) -> None:
    twice = [
        f"{name}.csv: {pair}"
        for name, table in tables.items()
        if subject_of(context, name) != "id"
        for pair, count in Counter(tuple(row.values())[:2] for row in table).items()
        if count > 1
    ]
    assert not twice, f"rows that say the same, merge them and their sources: {twice}"


def test_references_resolve(tables: Tables, context: Context) -> None:
    ids = known(tables, context)
    lost = []
    for place, column, term, text in cells(tables, context):
        base = term.get("@context", {}).get("@base") if isinstance(term, Mapping) else None
        if base in ids and term.get("@type") == "@id":
            wrong = [value for value in values(term, text) if value not in ids[base]]
            lost += [f"{place}, {column}: {value!r} is not in {base}" for value in wrong]
    for name in tables:
        base = context[name]["@context"]["@base"]
        subject = subject_of(context, name)
        if subject != "id":
            wrong = [row[subject] for row in tables[name] if row[subject] not in ids[base]]
            lost += [f"{name}.csv, {subject}: {value!r} is not in {base}" for value in wrong]
    assert not lost, f"ids that do not exist, mend the spelling or add the row: {lost}"


def test_identifiers_belong_to_organisations(tables: Tables) -> None:
    organisations = {row["id"] for row in tables["organisations"]}
    lost = [row["id"] for row in tables["identifiers"] if row["id"] not in organisations]
    assert not lost, f"identifiers.csv names organisations that do not exist: {lost}"


def test_statements_are_about_things_and_properties_that_exist(
    tables: Tables, context: Context
) -> None:
    ids = known(tables, context)
    wrong = []
    for number, row in enumerate(tables["statements"], start=2):
        kind, _, local = row["about"].partition("/")
        if local not in ids.get(f"{kind}/", ()):
            wrong.append(f"row {number}: there is no {row['about']}")
        if not isinstance(term_of(context, tables, row), Mapping):
            wrong.append(f"row {number}: {kind} has no property {row['property']}")
    assert not wrong, f"data/statements.csv, mend the column about or property: {wrong}"


def test_every_row_has_a_source_that_exists(tables: Tables) -> None:
    sources = {row["id"] for row in tables["sources"]}
    wrong = []
    for place, row in rows(tables):
        named = row.get("source", "").split(" | ")
        if not place.startswith("data/sources.csv") and not sources.issuperset(named):
            wrong.append(f"{place}: {row.get('source')!r}")
    assert not wrong, f"name ids of sources.csv, separated by ' | ': {wrong}"


def test_every_source_has_a_standing(tables: Tables) -> None:
    wrong = [row["id"] for row in tables["sources"] if row["standing"] not in ("1", "2", "3", "4")]
    assert not wrong, f"the standing of a source is 1 to 4 (data/README.md says which): {wrong}"


def test_sources_that_no_row_names_are_listed(tables: Tables) -> None:
    named = {source for _, row in rows(tables) for source in row.get("source", "").split(" | ")}
    idle = [row["id"] for row in tables["sources"] if row["id"] not in named]
    readme = _plain(ROOT / "data" / "README.md")
    told = f"{len(idle)} sources were read as well and no row names them; they stay in sources: "
    assert told + ", ".join(idle) + "." in readme, f"data/README.md does not list {idle}"


def test_the_readmes_count_what_is_there(tables: Tables) -> None:
    joint = [row["id"] for row in tables["projects"] if row["kind"] == "joint-project"]
    whole = [row["id"] for row in tables["projects"] if row["kind"] != "sub-project"]
    stated = {row["about"] for row in tables["statements"] if row["property"] == "amount"}
    numbered = {row["project"] for row in tables["grants"] if row["grantNumber"]}
    summed = {r["project"] for r in tables["grants"] if r["amount"] or f"grant/{r['id']}" in stated}
    public = [row for row in tables["sources"] if row["id"] != "curation"]
    counts = f"{len(joint)} joint projects, {len(tables['organisations'])} organisations"
    others = f"{len(tables['people'])} people, from {len(public)} public sources"
    gaps = f"Grant numbers of {len({*whole} - numbered)} projects and sums of eight"
    assert f"{counts}, {others}" in _plain(ROOT / "README.md")
    assert gaps in _plain(ROOT / "data" / "README.md")
    assert len({*whole} - summed) == 8


def _plain(path: Path) -> str:
    """A text with every run of white space as one blank."""
    return " ".join(path.read_text(encoding="utf-8").split())


def test_no_two_sources_have_one_address(tables: Tables) -> None:
    found = Counter(row["url"] for row in tables["sources"] if row["url"])
    twice = [url for url, count in found.items() if count > 1]
    assert not twice, f"merge the rows of sources.csv with these addresses: {twice}"


def test_addresses_are_well_formed(tables: Tables, context: Context) -> None:
    wrong = [
        f"{place}, {column}: {value}"
        for place, column, term, text in cells(tables, context)
        if column in ("url", "license", "sameAs")
        for value in values(term, text)
        if not ADDRESS.fullmatch(value) or "@" in value.partition("//")[2].partition("/")[0]
    ]
    assert not wrong, f"write umlauts and blanks as %.., leave out users: {wrong}"


def test_dates_are_dates(tables: Tables, context: Context) -> None:
    wrong = [
        f"{place}, {column}: {text!r}"
        for place, column, term, text in cells(tables, context)
        if isinstance(term, Mapping) and term.get("@type") == "xsd:date"
        if not DATE.fullmatch(text)
    ]
    assert not wrong, f"write 2018, 2018-09 or 2018-09-01; the printed form elsewhere: {wrong}"


@pytest.mark.parametrize(("table", "letter"), sorted(ABOUT_PEOPLE.items()))
def test_ids_about_people_are_opaque(tables: Tables, table: str, letter: str) -> None:
    form = re.compile(rf"{letter}[2-9b-df-hj-np-tv-xz]{{4}}")
    wrong = [row["id"] for row in tables[table] if not form.fullmatch(row["id"])]
    assert not wrong, f"{table}.csv: an id is '{letter}' and four signs that mean nothing: {wrong}"


def test_ids_about_people_hold_no_part_of_a_name(tables: Tables) -> None:
    names = {row["id"]: row["name"] for row in tables["people"]}
    parts = {
        part for name in names.values() for part in re.split(r"\W+", name.lower()) if len(part) > 2
    }
    ids = [row["id"] for table in ABOUT_PEOPLE for row in tables[table]]
    stated = [row["id"] for row in tables["statements"] if row["about"].startswith("person/")]
    ids += [value.removeprefix("person-").partition("-")[0] for value in stated]
    wrong = [value for value in ids if any(part in value for part in parts)]
    assert not wrong, f"choose ids without a name: {wrong}"


def test_nobody_is_called_frau_or_herr(tables: Tables) -> None:
    wrong = [row["id"] for row in tables["people"] if row["honorificPrefix"] in ("Frau", "Herr")]
    assert not wrong, f"people.csv: honorificPrefix holds academic titles only: {wrong}"


def test_no_mail_address_or_telephone_number_of_a_person(tables: Tables) -> None:
    found = [
        f"{place}, {column}: {text}"
        for place, row in rows(tables)
        if not place.startswith(("data/contacts.csv", "data/sources.csv"))
        for column, text in row.items()
        if column not in ("property", "url", "value") or "//" not in text
        if MAIL.search(text) or TELEPHONE.search(text)
    ]
    assert not found, f"only mailboxes of organisations, and only in contacts.csv: {found}"


def test_contacts_belong_to_organisations(tables: Tables) -> None:
    wrong = [row["id"] for row in tables["contacts"] if not row["organisation"]]
    assert not wrong, f"contacts.csv holds mailboxes of organisations only: {wrong}"


def test_22_joint_projects_and_the_support_project_are_there(tables: Tables) -> None:
    kinds = Counter(row["kind"] for row in tables["projects"])
    assert (kinds["joint-project"], kinds["support-project"]) == (22, 1)


def test_12_projects_belong_to_the_first_round_and_10_to_the_second(tables: Tables) -> None:
    joint = [row for row in tables["projects"] if row["kind"] == "joint-project"]
    assert Counter(row["call"] for row in joint) == {"call-2018": 12, "call-2020": 10}


def test_every_project_has_one_coordinator(tables: Tables) -> None:
    found = Counter(
        row["project"] for row in tables["participations"] if row["role"] == "coordinator"
    )
    whole = [row["id"] for row in tables["projects"] if row["kind"] != "sub-project"]
    wrong = {project: found[project] for project in whole if found[project] != 1}
    assert not wrong, f"participations.csv: give exactly one the role coordinator: {wrong}"


def test_every_participation_has_a_role(tables: Tables) -> None:
    stated = {row["about"] for row in tables["statements"] if row["property"] == "role"}
    wrong = [
        row["id"]
        for row in tables["participations"]
        if not row["role"] and f"participation/{row['id']}" not in stated
    ]
    assert not wrong, f"fill the column role, or state it with its sources: {wrong}"


def test_contested_values_are_left_out_of_their_tables(tables: Tables, context: Context) -> None:
    said: dict[tuple[str, str], set[str]] = {}
    for row in tables["statements"]:
        term = term_of(context, tables, row)
        name = row["property"].partition("@")[0]
        if term.get("@container") != "@set" and name not in MAY_HAVE_MANY:
            said.setdefault((row["about"], row["property"]), set()).add(row["value"])
    wrong = []
    for name, table in tables.items():
        base = context[name]["@context"]["@base"]
        for row in table:
            for column, text in row.items():
                stated = said.get((f"{base}{row.get('id')}", column), {text})
                if text and stated != {text}:
                    wrong.append(f"{name}.csv, {row.get('id')}, {column}: {text} or {stated}")
    assert not wrong, f"empty the cell and state each value with its sources: {wrong}"


def test_every_state_of_germany_is_there(tables: Tables) -> None:
    states = [row for row in tables["places"] if row["kind"] == "state"]
    assert sorted(row["ags"] for row in states) == [f"{number:02}" for number in range(1, 17)]


def test_keys_of_areas_fit_the_state_they_lie_in(tables: Tables) -> None:
    keys = {row["id"]: row["ags"] for row in tables["places"] if row["kind"] == "state"}
    wrong = [
        row["id"]
        for row in tables["places"]
        if len(row["ags"]) == 5
        if row["ags"][:2] not in [keys.get(area) for area in row["containedIn"].split(" | ")]
    ]
    assert not wrong, f"places.csv: ags and containedIn name different states: {wrong}"


def test_coordinates_lie_in_germany(tables: Tables) -> None:
    wrong = [
        row["id"]
        for row in tables["places"]
        if row["latitude"]
        if not (47 < float(row["latitude"]) < 56 and 5 < float(row["longitude"]) < 16)
    ]
    assert not wrong, f"places.csv: latitude and longitude may be exchanged: {wrong}"


def test_short_labels_are_short(tables: Tables) -> None:
    wrong = [
        row["shortLabel@de"]
        for name in ("projects", "organisations", "clusters")
        for row in tables[name]
        if not 0 < len(row["shortLabel@de"]) <= 26
    ]
    assert not wrong, f"a short label has at most 26 signs: {wrong}"
