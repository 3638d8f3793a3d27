from __future__ import annotations

from verbund.assembly import Build
from verbund.catalogue import Catalogue
from verbund.network.model import Built
from verbund.pages import Picture, pictures
from verbund.store import Store


def test_the_page_of_the_real_catalogue_stays_under_a_megabyte(real_page: str) -> None:
    assert len(real_page.encode()) < 1_000_000


def test_it_holds_all_networks_and_opens_with_everything(
    real_pictures: tuple[Picture, ...],
) -> None:
    names = [picture.network.name for picture in real_pictures]
    assert (len(names), names[0]) == (9, "whole")


def test_a_full_network_opens_without_people_and_events(
    real_pictures: tuple[Picture, ...],
) -> None:
    opening = real_pictures[0].opening
    assert opening is not None
    assert opening.off == ("person", "event")
    shown = {real_pictures[0].network.by_id[key].kind for key in opening.positions.points}
    assert shown == {"project", "organisation", "topic"}
    assert real_pictures[1].opening is None


def test_a_question_of_ones_own_becomes_a_picture(
    store: Store, built: Build, catalogue: Catalogue
) -> None:
    sparql = """
        PREFIX schema: <https://schema.org/>
        SELECT ?source ?target WHERE { ?source a schema:ResearchProject ; schema:member ?target }
    """
    made = Built.of(catalogue.settings, built.digest)
    picture = pictures.asked(store, catalogue, made, sparql)
    assert len(picture.network.edges) > 100
    assert set(picture.positions.points) == set(picture.network.by_id)


def test_a_catalogue_without_outlines_has_a_page_without_a_map(catalogue: Catalogue) -> None:
    (catalogue.root / "data" / "geo" / "states.geojson").unlink()
    assert pictures.frame(catalogue).states == ()
