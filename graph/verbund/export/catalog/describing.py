"""The statements about the catalogue, its datasets and their files, in DCAT-AP and DCAT-AP.de."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from verbund.export.catalog import agents, words
from verbund.export.catalog.codes import LANGUAGES, authority, level, licence
from verbund.export.catalog.datasets import WHOLE, Dataset, datasets
from verbund.export.catalog.files import Says, access, distribution, service
from verbund.export.catalog.saying import Sayings, dated, some, tagged
from verbund.export.manifest import Entry
from verbund.export.material import Material
from verbund.model import Iri, Literal, Statement
from verbund.vocab import DCAT, DCATDE, DCTERMS, FOAF, GEO, SKOS

_THEMES = "http://publications.europa.eu/resource/authority/data-theme"


def catalog(material: Material, entries: Iterable[Entry]) -> tuple[Statement, ...]:
    """All that portals are told of a release with these files."""
    sayings, found = Sayings(), datasets(material, entries)
    shared = _shared(sayings, material)
    served = service(sayings, material, found[0].iri, shared)
    for dataset in found:
        _dataset(sayings, material, dataset, shared)
    if served:
        way = access(sayings, material, found[0], served)
        sayings.of(found[0].iri, (), {DCAT.distribution: [way]})
    _series(sayings, material, shared)
    _catalog(sayings, material, found, {**shared, DCAT.service: some(served)})
    return tuple(dict.fromkeys(sayings.statements))


def _shared(sayings: Sayings, material: Material) -> Says:
    """What is the same for the catalogue, each dataset and the service."""
    publishing = material.settings.publishing
    return {
        DCTERMS.publisher: [agents.publisher(sayings, material)],
        DCAT.contactPoint: [agents.contact(sayings, material)],
        DCAT.theme: [authority("data-theme", code) for code in publishing.themes],
    }


def _common(material: Material, modified: date | None = None) -> Says:
    """Dates and languages; what is not dated by its content is so by the release."""
    released = material.settings.released
    return {
        DCTERMS.issued: dated(material.dates.first or released),
        DCTERMS.modified: dated(modified or released),
        DCTERMS.language: [authority("language", code) for code in LANGUAGES.values()],
    }


def _catalog(sayings: Sayings, material: Material, found: Iterable[Dataset], shared: Says) -> None:
    settings, itself = material.settings, Iri(f"{material.base}catalog")
    sayings.of(
        itself,
        (DCAT.Catalog,),
        {
            **_common(material),
            **{name: values for name, values in shared.items() if name != DCAT.theme},
            DCTERMS.title: tagged(settings.title),
            DCTERMS.description: tagged(settings.description),
            DCTERMS.identifier: [Literal(itself.value)],
            DCTERMS.license: [_licence(sayings, settings.licence)],
            DCTERMS.spatial: [
                sayings.of(place, (DCTERMS.Location,), {}) for place in settings.publishing.spatial
            ],
            FOAF.homepage: [agents.page(sayings, settings.publishing.public)],
            DCAT.themeTaxonomy: [sayings.of(Iri(_THEMES), (SKOS.ConceptScheme,), {})],
            DCAT.dataset: [dataset.iri for dataset in found],
            DCAT.record: [_record(sayings, material, dataset) for dataset in found],
        },
    )


def _licence(sayings: Sayings, given: Iri) -> Iri:
    """The licence; what one is that portals do not know is said."""
    known = licence(given)
    return sayings.of(given, (DCTERMS.LicenseDocument,), {}) if known == given else known


def _dataset(sayings: Sayings, material: Material, dataset: Dataset, shared: Says) -> None:
    publishing = material.settings.publishing
    files = [distribution(sayings, material, dataset, file) for file in dataset.files]
    sayings.of(
        dataset.iri,
        (DCAT.Dataset,),
        {
            **shared,
            **_common(material, dataset.modified),
            **_cover(sayings, material, dataset),
            **_german(material),
            DCTERMS.title: tagged(dataset.title),
            DCTERMS.description: tagged(dataset.description),
            DCTERMS.identifier: [Literal(dataset.iri.value)],
            DCTERMS.accessRights: [authority("access-right", "PUBLIC")],
            DCTERMS.conformsTo: [agents.ontology(sayings)],
            DCAT.version: [Literal(publishing.version)],
            DCAT.landingPage: [agents.page(sayings, publishing.public)],
            DCAT.keyword: [word for lang in dataset.keywords for word in _words(dataset, lang)],
            DCAT.inSeries: [agents.named(material, "series")] if dataset.name != WHOLE else [],
            DCAT.distribution: files,
        },
    )


def _german(material: Material) -> Says:
    """What only German portals ask for."""
    publishing = material.settings.publishing
    return {
        DCATDE.contributorID: some(publishing.contributor),
        DCATDE.politicalGeocodingLevelURI: some(level(publishing.level)),
    }


def _words(dataset: Dataset, language: str) -> list[Literal]:
    return [Literal(text, language=language) for text in dataset.keywords[language]]


def _cover(sayings: Sayings, material: Material, dataset: Dataset) -> Says:
    """The time and the area of a dataset, as far as the data tell."""
    period = area = None
    if days := dataset.cover.period:
        says = {DCAT.startDate: dated(days[0]), DCAT.endDate: dated(days[1])}
        period = sayings.of(Iri(f"{dataset.iri}#period"), (DCTERMS.PeriodOfTime,), says)
    if box := dataset.cover.box:
        says = {DCAT.bbox: [Literal(box, GEO.wktLiteral)]}
        area = sayings.of(Iri(f"{dataset.iri}#area"), (DCTERMS.Location,), says)
    return {
        DCTERMS.temporal: some(period),
        DCTERMS.spatial: [*material.settings.publishing.spatial, *some(area)],
    }


def _record(sayings: Sayings, material: Material, dataset: Dataset) -> Iri:
    """The entry of the catalogue for a dataset, which is not the dataset."""
    return sayings.of(
        agents.named(material, f"record-{dataset.name}"),
        (DCAT.CatalogRecord,),
        {
            **_common(material, dataset.modified),
            DCTERMS.title: tagged(dataset.title),
            FOAF.primaryTopic: [dataset.iri],
        },
    )


def _series(sayings: Sayings, material: Material, shared: Says) -> None:
    """The datasets by kind of thing, as one series."""
    whole = words.short(material.settings)
    titles = {"de": f"{whole['de']} nach Arten von Dingen", "en": f"{whole['en']} by kind of thing"}
    about = {
        "de": f"Der Katalog „{whole['de']}“ in einer Tabelle für jede Art von Ding.",
        "en": f"The catalogue “{whole['en']}” as one table for each kind of thing.",
    }
    sayings.of(
        agents.named(material, "series"),
        (DCAT.DatasetSeries,),
        {
            **_common(material),
            **{name: values for name, values in shared.items() if name != DCAT.theme},
            DCTERMS.title: tagged(titles),
            DCTERMS.description: tagged(about),
        },
    )
