"""Our SHACL finds what pySHACL finds: on clean data, on broken data, on damaged real data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from verbund.errors import InvalidCatalogue, VerbundError
from verbund.formats import RdfFormat
from verbund.model import Iri, Literal, Statement
from verbund.store import Store
from verbund.validation.shacl import Facts, Result, evaluate, read_shapes
from verbund.validation.shacl.judge import judge
from verbund.vocab import RDF, SCHEMA, XSD

ROOT = Path(__file__).resolve().parents[2]
SHAPES = sorted((ROOT / "ontology" / "shapes").glob("*.ttl"))
EXAMPLES = ROOT / "tests" / "ontology"
PREFIXES = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix ex: <https://example.org/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""


def both(statements: Iterable[Statement], shapes: list[Path]) -> tuple[Counter[Result], ...]:
    store = Store.in_memory()
    store.add(statements)
    ours = evaluate(Facts(store.statements()), read_shapes(shapes))
    theirs = judge(store, shapes)
    return Counter(map(without_names, ours)), Counter(map(without_names, theirs))


def without_names(result: Result) -> Result:
    """A result in which blank nodes, which each side names anew, have no names."""
    is_named = ":/" in result.value or result.component != "NodeKind"
    return result if is_named else replace(result, value="_")


def read(text: str) -> list[Statement]:
    store = Store.in_memory()
    store.load(text.encode(), RdfFormat.TURTLE)
    return list(store.statements())


@pytest.mark.parametrize("name", ["clean", "broken"])
def test_examples_are_judged_alike(name: str) -> None:
    statements = read((EXAMPLES / f"{name}.ttl").read_text(encoding="utf-8"))
    ours, theirs = both(statements, SHAPES)
    assert ours == theirs
    assert ours


def damaged(statements: list[Statement], chance: Random) -> Iterable[Statement]:
    """Statements of which some are gone, some doubled with another value, some mistyped."""
    for one in statements:
        luck = chance.random()
        if luck < 0.02:
            continue
        yield one
        if one.predicate.value.endswith(("itude", "Date")):
            continue  # pySHACL passes over what it cannot compare, or gives up
        if luck > 0.98 and isinstance(one.object, Literal):
            yield replace(one, object=replace(one.object, value=f"{one.object.value} 2"))
        elif luck > 0.97:
            yield replace(one, object=Iri("https://example.org/nothing"))
        elif luck > 0.96:
            yield replace(one, object=Literal("2020-13-45", XSD.date))


def test_where_the_judge_gives_up_is_said() -> None:
    project = "https://example.org/project/a"
    days = {SCHEMA.startDate: "2020-13-46", SCHEMA.endDate: "2020-13-45"}
    store = Store.in_memory()
    store.add([Statement(Iri(project), Iri(RDF.type), Iri(SCHEMA.ResearchProject))])
    store.add(
        Statement(Iri(project), Iri(name), Literal(day, XSD.date)) for name, day in days.items()
    )
    with pytest.raises(VerbundError, match="pySHACL gave up"):
        judge(store, SHAPES)


@pytest.mark.slow
def test_damaged_real_data_are_judged_alike(store: Store) -> None:
    kept = [one for one in store.statements() if "/source/" not in one.subject.value]
    statements = list(damaged(sorted(kept, key=repr)[::3], Random(7)))  # noqa: S311
    ours, theirs = both(statements, SHAPES)
    assert ours == theirs
    assert len(ours) > 100


CONSTRAINTS = [
    "sh:minCount 2",
    "sh:maxCount 1",
    "sh:uniqueLang true",
    "sh:datatype xsd:date",
    "sh:datatype xsd:integer",
    "sh:datatype xsd:decimal",
    "sh:datatype xsd:boolean",
    "sh:nodeKind sh:IRI",
    "sh:nodeKind sh:Literal",
    "sh:nodeKind sh:BlankNodeOrIRI",
    "sh:class ex:Kind",
    'sh:pattern "^a.c$"',
    "sh:minLength 3",
    "sh:minInclusive 3",
    'sh:in ( "abc" ex:thing 4 )',
    'sh:languageIn ( "de" )',
    "sh:or ( [ sh:datatype xsd:string ] [ sh:class ex:Kind ] )",
    'sh:not [ sh:pattern "b" ]',
    "sh:qualifiedValueShape [ sh:datatype xsd:string ] ; sh:qualifiedMinCount 1",
]
VALUES = [
    '"abc"',
    '"xyz"@de, "uvw"@de-AT, "rst"@en, "more"@en',
    "1, 2.5, 4",
    '"2020-01-01"^^xsd:date, "2020-02-31"^^xsd:date',
    '"x"^^xsd:integer, "true"^^xsd:boolean, "ja"^^xsd:boolean',
    "ex:thing, ex:nothing",
]


@pytest.mark.parametrize("constraint", CONSTRAINTS)
def test_each_component_is_judged_alike(constraint: str, tmp_path: Path) -> None:
    shapes = tmp_path / "shapes.ttl"
    body = f"ex:Shape sh:targetClass ex:Top ; sh:property ex:P . ex:P sh:path ex:p ; {constraint} ."
    shapes.write_text(PREFIXES + body, encoding="utf-8")
    things = "".join(
        f'ex:a{n} a ex:Sub ; ex:p {v} ; ex:other 3, "2020-01-15"^^xsd:date, "b" .\n'
        for n, v in enumerate(VALUES)
    )
    kinds = "ex:Sub rdfs:subClassOf ex:Top . ex:thing a ex:Low . ex:Low rdfs:subClassOf ex:Kind ."
    ours, theirs = both(read(f"{PREFIXES}{things}{kinds} ex:none a ex:Top ."), [shapes])
    assert ours == theirs
    assert ours


@pytest.mark.parametrize(
    "constraint",
    ["sh:in ( ex:a 4 )", "sh:nodeKind sh:Literal", 'sh:pattern "a$"', "sh:class ex:Kind"],
)
def test_what_is_asked_of_a_thing_itself_is_judged_alike(constraint: str, tmp_path: Path) -> None:
    shapes = tmp_path / "shapes.ttl"
    body = f"ex:Shape sh:targetClass ex:Top ; sh:property [ sh:path ex:p ] ; {constraint} ."
    shapes.write_text(PREFIXES + body, encoding="utf-8")
    ours, theirs = both(read(f"{PREFIXES} ex:a a ex:Top ; ex:p ex:c . ex:b a ex:Top ."), [shapes])
    assert ours == theirs
    assert ours


def test_numbers_and_dates_are_compared_alike(tmp_path: Path) -> None:
    shapes = tmp_path / "shapes.ttl"
    body = """ex:Shape sh:targetClass ex:Top ; sh:property ex:P, ex:Q .
        ex:P sh:path ex:n ; sh:maxInclusive 3 . ex:Q sh:path ex:p ; sh:lessThanOrEquals ex:q ."""
    shapes.write_text(PREFIXES + body, encoding="utf-8")
    data = """ex:a a ex:Top ; ex:n 2, 3, 3.5, 4 .
        ex:b a ex:Top ; ex:p 1, 2.5, 9 ; ex:q 2, 8 .
        ex:c a ex:Top ; ex:p "2020-01-01"^^xsd:date ; ex:q "2019-12-31"^^xsd:date .
        ex:d a ex:Top ; ex:p "2020-01-01"^^xsd:date ; ex:q "2020-01-01"^^xsd:date ."""
    ours, theirs = both(read(PREFIXES + data), [shapes])
    assert ours == theirs
    assert ours.total() == 6


def test_what_cannot_be_compared_breaks_a_limit(tmp_path: Path) -> None:
    """As section 4.5.4 has it; pySHACL passes such values over."""
    shapes = tmp_path / "shapes.ttl"
    body = "ex:Shape sh:targetClass ex:Top ; sh:property [ sh:path ex:n ; sh:maxInclusive 3 ] ."
    shapes.write_text(PREFIXES + body, encoding="utf-8")
    facts = Facts(read(PREFIXES + 'ex:a a ex:Top ; ex:n "many" .'))
    assert [one.value for one in evaluate(facts, read_shapes([shapes]))] == ["many"]


@pytest.mark.parametrize(
    ("body", "part"),
    [
        ("sh:targetClass ex:Top ; sh:property [ sh:path ex:p ; sh:hasValue 1 ]", "#hasValue"),
        ("sh:targetClass ex:Top ; sh:hasValue 1", "#hasValue"),
        ("sh:targetNode ex:a ; sh:nodeKind sh:IRI", "#targetNode"),
        ("sh:targetSubjectsOf ex:p ; sh:nodeKind sh:IRI", "#targetSubjectsOf"),
        (
            "sh:targetClass ex:Top ; sh:property [ sh:path ex:p ; sh:property ex:Q ] ."
            " ex:Q sh:path ex:q ; sh:minCount 1",
            "#property",
        ),
    ],
)
def test_what_is_not_understood_is_refused(body: str, part: str, tmp_path: Path) -> None:
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(f"{PREFIXES} ex:Shape {body} .", encoding="utf-8")
    with pytest.raises(InvalidCatalogue, match=part):
        read_shapes([shapes])
