"""Whatever a graph says, each format says it too: hostile text, odd datatypes, strange IRIs."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from verbund.export import Material, Output
from verbund.export.jsonld import jsonld
from verbund.export.rdf import nquads
from verbund.export.turtle import turtle
from verbund.formats import RdfFormat
from verbund.model import Iri, Literal, Statement
from verbund.store import Store
from verbund.vocab import ORG, PROV, RDF, RDFS, SCHEMA, SKOS, XSD, V

Make = Callable[[str], Material]
Read = Callable[[bytes, RdfFormat], set[str]]

EXPORTERS: dict[RdfFormat, Callable[[Material], Output]] = {
    RdfFormat.TURTLE: turtle,
    RdfFormat.NQUADS: nquads,
    RdfFormat.JSONLD: jsonld,
}
BASE = "https://w3id.org/stadt-land-plus/"
KINDS = ("project", "participation", "person", "organisation", "event", "amount", "grant", "x")
TRAPS = (" , ", " ;\n\t", " .\n", '"', "\\", '\\"', "\n", "\r\n", "\t", "@de", "^^xsd:date", "=1+1")
PROPERTIES = (
    *(RDFS.label, SCHEMA.name, SCHEMA.about, SCHEMA.startDate, SCHEMA.amount, SCHEMA.sameAs),
    *(ORG.organization, ORG.member, V.acronym, V.speakerListOpen, V.standing, SKOS.note),
    *(PROV.hadPrimarySource, "https://example.org/own", "http://www.w3.org/1999/xhtml/vocab#x"),
)
CLASSES = (
    *(SCHEMA.ResearchProject, V.Participation, SCHEMA.Person, SCHEMA.Event, V.Publication),
    *(SCHEMA.CreativeWork, SCHEMA.MonetaryAmount, "https://example.org/Class"),
)

local = st.one_of(
    st.sampled_from(("a", "b", "c.d", "e/f", "", ".", "..", "-", "a.", "a:b", "1", "true", "@x")),
    st.text(alphabet="ab1_.-~!$&'()*+,;=:@%/?#äß😀", max_size=6).filter(
        lambda text: "%" not in text and text.count("#") < 2
    ),
)
iris = st.one_of(
    st.builds(lambda kind, name: f"{BASE}{kind}/{name}", st.sampled_from(KINDS), local),
    st.builds(lambda name: f"https://example.org/{name}", local),
    st.builds(lambda name: f"https://schema.org/{name}", local),
    st.sampled_from(("urn:isbn:3-16", "mailto:a@example.org", BASE, f"{BASE}source/page")),
)
texts = st.one_of(
    st.lists(st.one_of(st.sampled_from(TRAPS), st.text(max_size=4)), max_size=4).map("".join),
    st.sampled_from(("007", "1.50", "2019-05-01Z", "true", "1", "-3", "NaN", "P1Y", "2020")),
).filter(lambda text: "\0" not in text)
datatypes = st.sampled_from(
    (XSD.string, XSD.integer, XSD.decimal, XSD.date, XSD.boolean, XSD.gYear, "urn:own:type")
)
literals = st.one_of(
    st.builds(Literal, texts),
    st.builds(Literal, texts, datatypes),
    st.builds(
        lambda text, language: Literal(text, RDF.langString, language),
        texts,
        st.sampled_from(("de", "en", "de-AT", "zh-Hant-TW")),
    ),
)
statements = st.one_of(
    st.builds(
        lambda s, p, o: Statement(Iri(s), Iri(p), o),
        iris,
        st.sampled_from(PROPERTIES),
        st.one_of(iris.map(Iri), literals),
    ),
    st.builds(
        lambda s, c: Statement(Iri(s), Iri(RDF.type), Iri(c)), iris, st.sampled_from(CLASSES)
    ),
)
graphs = st.lists(statements, max_size=12)


def _whole(output: Output) -> bytes:
    return b"".join(output.chunks)


def _material(make: Make, said: Iterable[Statement]) -> tuple[Material, set[str]]:
    empty = make("")
    store = Store.in_memory()
    store.add(said)
    return Material(store, empty.settings, empty.context), {
        str(quad.triple) for quad in store.engine
    }


def test_a_thing_that_the_engine_tells_in_parts_is_whole(make: Make, oxigraph: Read) -> None:
    thing, label = Iri(f"{BASE}project/a"), Iri(RDFS.label)
    said = [
        Statement(thing, label, thing),
        Statement(thing, Iri(RDF.type), Iri(SCHEMA.ResearchProject)),
        Statement(thing, label, Iri(f"{BASE}project/b")),
    ]
    material, wanted = _material(make, said)
    assert oxigraph(_whole(jsonld(material)), RdfFormat.JSONLD) == wanted


@pytest.mark.parametrize("form", EXPORTERS, ids=lambda form: form.label)
@settings(max_examples=50)
@given(said=graphs)
def test_oxigraph_reads_back_what_was_said(
    form: RdfFormat, said: list[Statement], make: Make, oxigraph: Read
) -> None:
    material, wanted = _material(make, said)
    assert oxigraph(_whole(EXPORTERS[form](material)), form) == wanted


@pytest.mark.parametrize("form", EXPORTERS, ids=lambda form: form.label)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(said=graphs)
def test_rdflib_reads_back_what_was_said(
    form: RdfFormat, said: list[Statement], make: Make, rdflib_reader: Read
) -> None:
    material, wanted = _material(make, said)
    assert rdflib_reader(_whole(EXPORTERS[form](material)), form) == wanted


@pytest.mark.parametrize("form", EXPORTERS, ids=lambda form: form.label)
@settings(max_examples=25)
@given(said=graphs)
def test_the_order_of_arrival_does_not_matter(
    form: RdfFormat, said: list[Statement], make: Make
) -> None:
    first, _ = _material(make, said)
    second, _ = _material(make, reversed(said))
    assert _whole(EXPORTERS[form](first)) == _whole(EXPORTERS[form](second))
