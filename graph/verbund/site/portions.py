"""The pages of things, a portion at a time, so that several processes can write them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from verbund.catalogue import Catalogue
from verbund.export import Dates, Material, schemaorg
from verbund.model import Iri
from verbund.site.kinds import path_of
from verbund.site.pages import SYNTAXES, Pages
from verbund.site.texts import LANGUAGES
from verbund.store import Store, writing
from verbund.things import Describer, Thing
from verbund.vocab import PREFIXES

Made = tuple[str, str | bytes]


@dataclass(frozen=True)
class Portion:
    """Some things to write, by IRI."""

    catalogue: Catalogue
    store: Path
    folder: Path
    counts: Mapping[str, int]
    dates: Dates
    iris: tuple[str, ...]


def write_portion(portion: Portion) -> list[str]:
    """Write the pages and documents of some things; the paths of the files."""
    store = Store.open(portion.store)
    pages = Pages(portion.catalogue.settings, portion.counts, dates=portion.dates)
    describer = Describer.of(portion.catalogue, store)
    material = Material.of(portion.catalogue, store)
    things = describer.things(map(Iri, portion.iris))
    return put(portion.folder, (one for thing in things for one in _made(pages, material, thing)))


def _made(pages: Pages, material: Material, thing: Thing) -> Iterator[Made]:
    """The pages of a thing in each language, if it has any, and its documents."""
    path = unquote(path_of(pages.base, thing.iri.value))
    for language in LANGUAGES if pages.page_of(thing.iri) else ():
        said = linked_data(material, thing, language)
        yield f"{language}/{path}.html", pages.thing(thing, language, said)
    told = (*thing.statements, *pages.dates.told(thing.iri))
    for form, text in writing.in_forms(told, SYNTAXES, PREFIXES):
        yield f"{path}{form.suffix}", text


def linked_data(material: Material, thing: Thing, language: str) -> str:
    """What the page of a thing says in schema.org; empty where that has no word for it."""
    found = schemaorg.thing(material, thing.iri.value, lang=language)
    return json.dumps(found, ensure_ascii=False) if found else ""


def put(folder: Path, made: Iterable[Made]) -> list[str]:
    """Write files into a folder; their paths.

    A file that says the same already is left alone: hosts tell its age by its time.
    """
    paths, known = list[str](), set[Path]()
    for path, text in made:
        place, content = folder / path, text if isinstance(text, bytes) else text.encode()
        if place.parent not in known:
            place.parent.mkdir(parents=True, exist_ok=True)
            known.add(place.parent)
        _write(place, content)
        paths.append(path)
    return paths


def _write(place: Path, content: bytes) -> None:
    try:
        with place.open("xb") as stream:
            stream.write(content)
    except FileExistsError:
        if place.stat().st_size != len(content) or place.read_bytes() != content:
            place.write_bytes(content)
