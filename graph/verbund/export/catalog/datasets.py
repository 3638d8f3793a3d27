"""Which datasets a release has: one for the whole, and one for each kind of thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from verbund.export.catalog import words
from verbund.export.catalog.cover import Cover, covers
from verbund.export.manifest import Entry
from verbund.export.material import Material
from verbund.model import Iri
from verbund.reading.context import Kind
from verbund.vocab import SKOS, V

WHOLE = "catalogue"

#: the parts of a release that are data; others describe it
DATA = (
    *("turtle", "nquads", "gzip", "trig", "rdfxml", "jsonld"),
    *("schemaorg", "eurio", "vivo", "frapo"),
)


@dataclass(frozen=True, slots=True)
class Dataset:
    """A dataset: its IRI and name, what it is called and covers, its files, its last change."""

    iri: Iri
    name: str
    title: Mapping[str, str]
    description: Mapping[str, str]
    keywords: Mapping[str, tuple[str, ...]]
    cover: Cover
    files: tuple[Entry, ...]
    modified: date


def datasets(material: Material, entries: Iterable[Entry]) -> tuple[Dataset, ...]:
    """The datasets of a release with these files; the whole comes first."""
    files = sorted(entries)
    cover = covers(material)
    found = [_whole(material, [file for file in files if file.part in DATA], cover)]
    by_table = {PurePosixPath(file.path).stem: file for file in files if file.part == "tables"}
    for kind in material.kinds:
        tables = [t.name for t in material.context.kinds.values() if t.base == kind.base]
        mine = [by_table[name] for name in tables if name in by_table]
        if mine and kind.base in cover:
            found.append(_part(material, kind, mine, cover[kind.base]))
    return tuple(found)


def _iri(material: Material, name: str) -> Iri:
    return Iri(f"{material.base}dataset/{name}")


def _whole(material: Material, files: Iterable[Entry], cover: Mapping[str, Cover]) -> Dataset:
    settings = material.settings
    return Dataset(
        _iri(material, WHOLE),
        WHOLE,
        settings.title,
        settings.description,
        {language: tuple(_topics(material, language)) for language in settings.title},
        cover.get("", Cover()),
        tuple(files),
        material.dates.latest(material.base, settings.released),
    )


def _part(material: Material, kind: Kind, files: Iterable[Entry], cover: Cover) -> Dataset:
    settings, name = material.settings, kind.name
    called, whole = words.kind(name), words.short(settings)
    return Dataset(
        _iri(material, name),
        name,
        words.title(settings, name),
        words.description(settings, name, cover.count),
        {language: (called[language], whole[language]) for language in called},
        cover,
        tuple(files),
        material.dates.latest(kind.base, settings.released),
    )


def _topics(material: Material, language: str) -> Iterator[str]:
    """The name of the catalogue and those of its topics that are part of no other."""
    yield words.short(material.settings)[language]
    names = material.store.select(
        f"SELECT DISTINCT ?name WHERE {{ ?topic a <{V.Topic}> ; <{SKOS.prefLabel}> ?name"
        f" MINUS {{ ?topic <{SKOS.broader}> ?wider }}"
        f' FILTER (LANG(?name) = "{language}") }}'
    )
    yield from sorted(name for (name,) in names.texts())
