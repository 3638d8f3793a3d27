"""Lines of N-Quads say what a JSON-LD processor reads in the records."""

from __future__ import annotations

import json
from collections.abc import Iterable
from io import StringIO
from pathlib import Path

import pytest

from verbund.assembly.access import read_access
from verbund.assembly.lines import Liner
from verbund.catalogue import Catalogue
from verbund.formats import RdfFormat
from verbund.model import Iri, Statement
from verbund.reading import Context, Record, readers
from verbund.store import Store

ROOT = Path(__file__).resolve().parent.parent.parent
CATALOGUE = Catalogue.at(ROOT)
TABLES = sorted((ROOT / "data").glob("*.csv"))


def read(path: Path) -> tuple[Liner, list[Record]]:
    context = Context.read(ROOT / "ontology" / "context.jsonld", CATALOGUE.settings.base)
    shapes = [p for p in CATALOGUE.files("ontology", ".ttl") if p.parent.name == "shapes"]
    (reader,) = readers(path, path.name, context, read_access(shapes), [])
    return Liner(reader.kind.definitions), list(reader.read())


def statements(data: str, form: RdfFormat) -> set[Statement]:
    store = Store.in_memory()
    store.load(data.encode(), form)
    return set(store.statements(every=True))


def processed(liner: Liner, objects: Iterable[object]) -> set[Statement]:
    document = {"@context": dict(liner.terms), "@graph": list(objects)}
    return statements(json.dumps(document), RdfFormat.JSONLD)


@pytest.mark.parametrize("path", TABLES, ids=[path.stem for path in TABLES])
def test_lines_say_what_json_ld_says(path: Path) -> None:
    liner, records = read(path)
    public, said = StringIO(), StringIO()
    for record in records:
        liner.write(record, public, said)
    assert records
    shown = [record.public for record in records if record.public]
    assert statements(public.getvalue(), RdfFormat.NQUADS) == processed(liner, shown)
    by_source = [
        {"@id": source, "@graph": [record.said]}
        for record in records
        if record.said
        for source in record.sources
    ]
    assert statements(said.getvalue(), RdfFormat.NQUADS) == processed(liner, by_source)
    kept = [record.internal for record in records if len(record.internal) > 1]
    lines = "".join(map(liner.internal, (r for r in records if len(r.internal) > 1)))
    assert statements(lines, RdfFormat.NQUADS) == processed(liner, kept)


def test_every_letter_of_a_text_stays_as_it_is(tmp_path: Path) -> None:
    text = 'so "hier" \\ zwei\nZeilen\tund 𝄞 \u2028 '
    path = tmp_path / "projects.csv"
    cell = text.replace('"', '""')
    path.write_text(f'id,name@de,acronym,source\nolga,"{cell}",X,a\n', encoding="utf-8", newline="")
    liner, (record,) = read(path)
    public = StringIO()
    liner.write(record, public, StringIO())
    assert public.getvalue().count("\n") == 4  # class, name, acronym, source
    found = statements(public.getvalue(), RdfFormat.NQUADS)
    assert text.strip() in {str(one.object) for one in found}


def test_what_a_source_says_in_its_own_words_is_kept_apart() -> None:
    thing, source = "https://example.org/a", "https://example.org/source"
    liner = Liner({"name": {"@id": "https://schema.org/name"}})
    record = Record(
        row=2,
        subject="",
        public={"@id": thing, "name": "eins"},
        said={"@id": thing, "name": "zwei"},
        internal={},
        sources=(source,),
    )
    public, said = StringIO(), StringIO()
    liner.write(record, public, said)
    assert public.getvalue() == f'<{thing}> <https://schema.org/name> "eins" .\n'
    assert said.getvalue() == f'<{thing}> <https://schema.org/name> "zwei" <{source}> .\n'
    assert Iri(source) in {one.graph for one in statements(said.getvalue(), RdfFormat.NQUADS)}
