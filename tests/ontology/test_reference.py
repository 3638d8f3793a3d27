"""docs/ontology.md is what the files of ontology/ say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from verbund.catalogue import Catalogue
from verbund.export.reference import ontology_page

ROOT = Path(__file__).parent.parent.parent


def test_the_reference_page_is_up_to_date(on_record: Callable[[str, str], None]) -> None:
    on_record("docs/ontology.md", ontology_page(Catalogue.at(ROOT)))


def test_the_page_shows_labels_comments_and_alignments() -> None:
    page = ontology_page(Catalogue.at(ROOT))
    entry = page.partition("### `v:Participation`")[2].partition("###")[0]
    assert "participation (en), Teilnahme (de)" in entry
    assert "- subclass of: `org:Membership`, `schema:OrganizationRole`" in entry
    assert "That an organisation takes part in a project" in entry
