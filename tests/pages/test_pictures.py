from __future__ import annotations

from verbund.assembly import Build
from verbund.catalogue import Catalogue
from verbund.pages import pictures, render
from verbund.store import Store


def test_the_page_of_the_real_catalogue_stays_under_a_megabyte(
    store: Store, built: Build, catalogue: Catalogue
) -> None:
    drawn = pictures.pictures(store, catalogue, pictures.built(catalogue, built.digest))
    page = render(drawn, pictures.frame(catalogue))
    assert len(drawn) == 9
    assert len(page.encode()) < 1_000_000


def test_a_question_of_ones_own_becomes_a_picture(
    store: Store, built: Build, catalogue: Catalogue
) -> None:
    sparql = """
        PREFIX schema: <https://schema.org/>
        SELECT ?source ?target WHERE { ?source a schema:ResearchProject ; schema:member ?target }
    """
    made = pictures.built(catalogue, built.digest)
    picture = pictures.asked(store, catalogue, made, sparql)
    assert len(picture.network.edges) > 100
    assert set(picture.positions.points) == set(picture.network.by_id)


def test_a_catalogue_without_outlines_has_a_page_without_a_map(catalogue: Catalogue) -> None:
    (catalogue.root / "data" / "geo" / "states.geojson").unlink()
    assert pictures.frame(catalogue).states == ()
