"""The object of schema.org for a dataset, as Google Dataset Search reads it, and for them all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from verbund.export.catalog import Dataset
from verbund.export.manifest import Entry
from verbund.export.material import Material
from verbund.export.schemaorg.things import CONTEXT

Object = dict[str, Any]
#: what Google takes of a description
_LONGEST = 5000


def dataset(material: Material, one: Dataset, *, lang: str = "de") -> Object:
    """The object for the page of a dataset."""
    return {"@context": CONTEXT, **_dataset(material, one, lang)}


def data_catalog(material: Material, datasets: Iterable[Dataset], *, lang: str = "de") -> Object:
    """The object for the first page: the catalogue and its datasets."""
    settings = material.settings
    return {
        "@context": CONTEXT,
        "@id": f"{material.base}catalog",
        "@type": "DataCatalog",
        "name": settings.title[lang],
        "description": settings.description[lang][:_LONGEST],
        "url": settings.publishing.public.value,
        "license": settings.licence.value,
        "publisher": _publisher(material),
        "inLanguage": sorted(settings.title),
        "dataset": [
            {"@id": one.iri.value, "@type": "Dataset", "name": one.title[lang]}
            | {"description": one.description[lang][:_LONGEST]}
            for one in datasets
        ],
    }


def _publisher(material: Material) -> Object:
    settings = material.settings
    same = settings.publishing.publisher_id
    return {
        "@type": "Organization",
        "name": settings.publisher,
        "url": settings.publisher_url.value,
        **({"sameAs": same.value} if same else {}),
    }


def _dataset(material: Material, one: Dataset, lang: str) -> Object:
    settings = material.settings
    issued, publisher = material.dates.first or settings.released, _publisher(material)
    return {
        "@id": one.iri.value,
        "@type": "Dataset",
        "name": one.title[lang],
        "description": one.description[lang][:_LONGEST],
        "url": one.iri.value,
        "identifier": one.iri.value,
        "keywords": list(one.keywords[lang]),
        "license": settings.licence.value,
        "creator": publisher,
        "publisher": publisher,
        "version": settings.publishing.version,
        "datePublished": issued.isoformat(),
        "dateModified": one.modified.isoformat(),
        "isAccessibleForFree": True,
        "includedInDataCatalog": {"@id": f"{material.base}catalog", "@type": "DataCatalog"},
        "distribution": [_download(material, file) for file in one.files],
        **_cover(one),
    }


def _cover(one: Dataset) -> Object:
    """The time and the area, as far as the data tell."""
    found: Object = {}
    if one.cover.period:
        found["temporalCoverage"] = "/".join(one.cover.period)
    if one.cover.box:
        found["spatialCoverage"] = {"@type": "Place", "geo": _box(one)}
    return found


def _download(material: Material, file: Entry) -> Object:
    return {
        "@type": "DataDownload",
        "contentUrl": f"{material.settings.publishing.public}{file.path}",
        "encodingFormat": file.media_type,
        "contentSize": f"{file.size} B",
        "sha256": file.sha256,
    }


def _box(one: Dataset) -> Object:
    """The box as Google writes one: south, west, north, east."""
    south, west, north, east = one.cover.bounds
    return {"@type": "GeoShape", "box": f"{south} {west} {north} {east}"}
