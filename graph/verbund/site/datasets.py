"""The pages of the datasets, and what pages tell search engines about them all."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from markupsafe import Markup

from verbund.export import Material, schemaorg
from verbund.export.catalog import Dataset
from verbund.export.manifest import Entry
from verbund.formats import RdfFormat
from verbund.site.front import data_page, listed, start_page
from verbund.site.pages import Pages, Place
from verbund.site.texts import LANGUAGES

#: The syntaxes that the catalogue comes in.
_FORMS = (RdfFormat.TURTLE, RdfFormat.RDFXML, RdfFormat.JSONLD)

Object = dict[str, object]


def dataset_pages(
    pages: Pages, material: Material, found: Sequence[Dataset], entries: Sequence[Entry]
) -> Iterator[tuple[str, str]]:
    """The first page, the one of all files, and that of each dataset, in each language."""
    for language in LANGUAGES:
        yield data_page(pages, language, entries, found)
        whole = schemaorg.data_catalog(material, found, lang=language)
        yield start_page(pages, language, script(whole))
        for one in found:
            yield dataset_page(pages, material, one, language)


def dataset_page(pages: Pages, material: Material, one: Dataset, language: str) -> tuple[str, str]:
    """What a dataset is and covers, and its files."""
    place = Place(language, path(one.name, language))
    said = script(schemaorg.dataset(material, one, lang=language))
    stem = f"dataset/{one.name}" if pages.is_live else "catalog"
    text = pages.render(
        "dataset.html",
        place,
        one.title[language],
        dataset=one,
        files=listed(one.files, language),
        forms=[(form, place.to(f"{stem}{form.suffix}")) for form in _FORMS],
        linked_data=said,
    )
    return place.path, text


def path(name: str, language: str) -> str:
    """Where the page of a dataset stands."""
    return f"{language}/dataset/{name}.html"


def script(said: Object) -> Markup:
    """An object as it may stand in a script of a page."""
    text = json.dumps(said, ensure_ascii=False)
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704 (no tag is left)
