"""A thing as text, Markdown, JSON-LD and Turtle."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.things.conftest import Described

from verbund.errors import UnknownFormat
from verbund.formats import RdfFormat
from verbund.model import Iri
from verbund.reading import Context
from verbund.store import Store
from verbund.things import Thing
from verbund.things.writing import ThingFormat, written

THINGS = ("project/interko2", "organisation/uba", "event/sk2022", "place/leipzig", "source/ror")


def _loaded(thing: Thing, form: ThingFormat, context: Context) -> set[object]:
    store = Store.in_memory()
    rdf = RdfFormat.JSONLD if form is ThingFormat.JSONLD else RdfFormat.TURTLE
    store.load(written(thing, form, context).encode(), rdf)
    return set(store.statements())


@pytest.mark.parametrize("form", [ThingFormat.JSONLD, ThingFormat.TURTLE])
@pytest.mark.parametrize("local", THINGS)
def test_a_graph_is_read_back_as_it_was(
    local: str, form: ThingFormat, described: Described, context: Context
) -> None:
    thing = described(local)
    assert _loaded(thing, form, context) == set(thing.statements)


def test_jsonld_uses_the_terms_of_the_context(described: Described, context: Context) -> None:
    found = json.loads(written(described("project/interko2"), ThingFormat.JSONLD, context))
    assert found["id"] == "https://w3id.org/stadt-land-plus/project/interko2"
    assert found["acronym"] == "Interko2"
    assert found["name"]["en"] == "Integrated living space concept in metropolitan areas"
    roles = [one["role"] for one in found["@reverse"]["org:organization"]]
    assert {"de": "Koordination", "en": "coordinator"} in [
        role["rdfs:label"] for role in roles if isinstance(role, dict)
    ]


def test_turtle_uses_the_prefixes_of_things(described: Described, context: Context) -> None:
    text = written(described("project/interko2"), ThingFormat.TURTLE, context)
    assert "@prefix project: <https://w3id.org/stadt-land-plus/project/> ." in text
    assert "\nproject:interko2 " in text


def test_text_has_numbers_that_lead_to_sources(described: Described, context: Context) -> None:
    text = written(described("organisation/uba"), ThingFormat.TEXT, context)
    assert text.startswith("Umweltbundesamt\nEinrichtung, organisation/uba\n\nArt\n")
    assert (
        "\nBeteiligt an\n  Querschnittsvorhaben (2017-10-01 – 2023-02-28) – Koordination [" in text
    )
    assert "\nQuellen\n  [1] " in text


def test_text_fits_a_terminal(described: Described, context: Context) -> None:
    text = written(described("project/interko2"), ThingFormat.TEXT, context, "en", 80)
    long = [line for line in text.splitlines() if len(line) > 80 and "http" not in line]
    assert long == []


def test_markdown_links_things_and_notes_sources(described: Described, context: Context) -> None:
    text = written(described("organisation/uba"), ThingFormat.MARKDOWN, context, "en")
    assert text.startswith("# German Environment Agency\n\nOrganisation: <https://w3id.org/")
    link = "[Querschnittsvorhaben](https://w3id.org/stadt-land-plus/project/querschnitt)"
    assert f"## Takes part in\n\n- {link} (2017-10-01 – 2023-02-28) – coordinator[^" in text
    assert "\n[^1]: " in text


def test_a_form_is_known_by_its_name_or_by_a_suffix() -> None:
    assert ThingFormat.wanted(None, None) is ThingFormat.TEXT
    assert ThingFormat.wanted(None, Path("a.TTL")) is ThingFormat.TURTLE
    assert ThingFormat.wanted("markdown", Path("a.ttl")) is ThingFormat.MARKDOWN
    with pytest.raises(UnknownFormat):
        ThingFormat.wanted(None, Path("a.xyz"))


def test_a_thing_with_little_to_say_is_written_too(context: Context) -> None:
    words = {"de": "Ding", "en": "thing"}
    thing = Thing(Iri("https://example.org/x"), None, words, words, {"de": "", "en": ""})
    assert written(thing, ThingFormat.TEXT, context) == "Ding\nDing, https://example.org/x\n"
    assert written(thing, ThingFormat.TURTLE, context).strip() == ""
