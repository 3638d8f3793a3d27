"""A small network with everything in it, and the page made from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from verbund.assembly import Build
from verbund.catalogue import PARTS, Catalogue
from verbund.network.layout import lay_out
from verbund.network.measures import measure
from verbund.network.model import (
    Built,
    Detail,
    Edge,
    Facet,
    Kind,
    Network,
    Node,
    Note,
    Place,
    Relation,
    Source,
    Words,
    words,
)
from verbund.pages import Frame, Picture, outlines, pictures, render
from verbund.store import Store

BASE = "https://example.org/demo/"
GEO = Path(__file__).resolve().parents[2] / "data" / "geo"

COORDINATES = Relation(
    "coordinator",
    words("koordiniert", "coordinates"),
    words("wird koordiniert von", "is coordinated by"),
)
PARTNER = Relation(
    "partner", words("ist Partner in", "is partner in"), words("hat als Partner", "has as partner")
)
SPEAKS = Relation(
    "speaker", words("spricht bei", "speaks at"), words("hat als Redner", "has as speaker")
)
ABOUT = Relation(
    "topic", words("hat das Thema", "has the topic"), words("ist Thema von", "is topic of")
)
WITH = Relation(
    "works-with",
    words("arbeitet zusammen mit", "works with"),
    words("arbeitet zusammen mit", "works with"),
)

CLUSTERS = {"water": words("Wasser", "Water"), "food": words("Ernährung", "Food")}
PROJECTS = {
    "alpha": ("Alpha", "water", date(2018, 3, 1), date(2021, 2, 28)),
    "beta": ("Beta", "water", date(2019, 1, 1), date(2022, 12, 31)),
    "gamma": ("Gamma", "food", date(2020, 2, 1), date(2024, 1, 31)),
}
ORGANISATIONS = {
    "fsu": ("FSU Jena", "Friedrich-Schiller-Universität Jena", "Thüringen", 50.93, 11.59),
    "lmu": ("LMU", "Ludwig-Maximilians-Universität München", "Bayern", 48.15, 11.58),
    "koeln": ("Stadt Köln", "Stadt Köln", "Nordrhein-Westfalen", 50.94, 6.96),
    "goe": ("Göttinger Land", "Verein Göttinger Land e. V.", "Niedersachsen", 51.53, 9.93),
}
PARTNERS = (
    ("fsu", "alpha", COORDINATES),
    ("lmu", "alpha", PARTNER),
    ("koeln", "beta", COORDINATES),
    ("lmu", "beta", PARTNER),
    ("goe", "gamma", COORDINATES),
    ("koeln", "gamma", PARTNER),
)
SOURCES = (
    Source("s1", words("Projektseite", "Project page"), "https://example.org/p", "Demo", None),
    Source("s2", words("Bericht", "Report"), "javascript:alert(1)", "", date(2024, 5, 6)),
)


def node(kind: Kind, key: str, label: Words, short: str = "") -> Node:
    """A node of the sample."""
    shown = words(short) if short else label
    return Node(f"{BASE}{kind}/{key}", kind, label, shown, sources=("s1",))


def _projects() -> Iterator[Node]:
    money = Detail("money", words("Förderung", "Funding"), "money", words("1234567.00 EUR"))
    web = Detail("url", words("Web"), "link", words("https://example.org/alpha"))
    for key, (name, cluster, start, end) in PROJECTS.items():
        title = words(f"Vorhaben {name} zum Wandel", f"Project {name} on change")
        facet = Facet("cluster", f"{BASE}cluster/{cluster}", CLUSTERS[cluster])
        yield replace(
            node("project", key, title, name),
            start=start,
            end=end,
            details=(money, web),
            facets=(facet,),
            places=(Place(words("Jena"), ags="16053"),),
        )


def _organisations() -> Iterator[Node]:
    for key, (short, name, state, latitude, longitude) in ORGANISATIONS.items():
        yield replace(
            node("organisation", key, words(name), short),
            details=(
                Detail("alternateName", words("Auch", "Also"), "text", words(f"Alte {name}")),
            ),
            facets=(Facet("state", state, words(state)),),
            places=(Place(words(short.split()[-1]), latitude, longitude),),
        )


def _nodes() -> tuple[Node, ...]:
    day = date(2020, 5, 5)
    others = (
        node("person", "p1", words("Dr. Ada Beispiel")),
        node("topic", "boden", words("Bodenschutz", "soil")),
        replace(node("event", "tagung", words("Tagung")), start=day, end=day),
    )
    return tuple(sorted((*_projects(), *_organisations(), *others), key=lambda one: one.id))


def _edges() -> tuple[Edge, ...]:
    made = []
    for row, (organisation, project, relation) in enumerate(PARTNERS, start=2):
        _, _, start, end = PROJECTS[project]
        made.append(
            Edge(
                f"{BASE}organisation/{organisation}",
                f"{BASE}project/{project}",
                relation,
                words(relation.name.title()),
                start,
                end,
                sources=("s1", "s2"),
                rows=(f"{BASE}data/participations.csv#row={row}",),
            )
        )
    person, event = f"{BASE}person/p1", f"{BASE}event/tagung"
    day = date(2020, 5, 5)
    made.append(Edge(person, event, SPEAKS, None, day, day, sources=("s2",)))
    made.append(Edge(person, f"{BASE}project/alpha", PARTNER, sources=("s1",)))
    made.append(Edge(f"{BASE}project/alpha", f"{BASE}topic/boden", ABOUT, sources=("s1",)))
    made.append(Edge(f"{BASE}project/gamma", f"{BASE}topic/boden", ABOUT, sources=("s1",)))
    return tuple(made)


def _network(name: str, title: str, nodes: tuple[Node, ...], edges: tuple[Edge, ...]) -> Network:
    left_out = (Note(words("Veranstaltungen ohne Datum", "events without a date"), 3),)
    built = Built(
        words("Beispiel: ein Netz", "Example: a network"),
        "Demo",
        "https://creativecommons.org/licenses/by/4.0/",
        date(2024, 6, 1),
        "abcdef0123456789",
    )
    return Network(name, words(title, f"{title} (en)"), nodes, edges, SOURCES, left_out, built)


@pytest.fixture(scope="session")
def sample() -> Network:
    """Three projects and what is around them."""
    return _network("whole", "Alles", _nodes(), _edges())


@pytest.fixture(scope="session")
def partners(sample: Network) -> Network:
    """The organisations of the sample with each other, with weights."""
    pairs = (("fsu", "lmu", 1.0), ("koeln", "lmu", 1.0), ("goe", "koeln", 0.5))
    edges = tuple(
        Edge(f"{BASE}organisation/{one}", f"{BASE}organisation/{other}", WITH, weight=weight)
        for one, other, weight in pairs
    )
    return _network("organisations", "Einrichtungen", tuple(sample.of_kind("organisation")), edges)


@pytest.fixture(scope="session")
def drawn() -> Callable[..., str]:
    """Networks as a page with a map."""

    def draw(*networks: Network, **more: object) -> str:
        frame = Frame(
            base=BASE,
            contact="https://example.org/contact",
            states=outlines.read(GEO / "states.geojson"),
            districts=outlines.read(GEO / "districts.geojson"),
        )
        drawn = [Picture(network, measure(network), lay_out(network)) for network in networks]
        return render(drawn, replace(frame, **more))  # type: ignore[arg-type]

    return draw


@pytest.fixture(scope="session")
def real_catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The real catalogue, with a folder of its own for what is computed."""
    folder = tmp_path_factory.mktemp("real")
    for part in PARTS:
        (folder / part).symlink_to(GEO.parents[1] / part)
    return Catalogue.at(folder)


@pytest.fixture(scope="session")
def real_pictures(store: Store, built: Build, real_catalogue: Catalogue) -> tuple[Picture, ...]:
    """All networks of the real catalogue."""
    made = Built.of(real_catalogue.settings, built.digest)
    return pictures.pictures(store, real_catalogue, made)


@pytest.fixture(scope="session")
def real_page(real_pictures: tuple[Picture, ...], real_catalogue: Catalogue) -> str:
    """The page of the real catalogue."""
    return render(real_pictures, pictures.frame(real_catalogue))


@pytest.fixture(scope="session")
def sample_page(sample: Network, partners: Network, drawn: Callable[..., str]) -> str:
    """The page of the sample with both networks."""
    return drawn(sample, partners)
