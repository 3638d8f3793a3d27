"""The files of a dataset as distributions, and the service that answers questions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from verbund.export.catalog import agents, words
from verbund.export.catalog.codes import (
    FILE_TYPES,
    asks_for_a_name,
    authority,
    licence,
    media_type,
)
from verbund.export.catalog.datasets import Dataset
from verbund.export.catalog.saying import Sayings, dated, some, tagged
from verbund.export.manifest import Entry
from verbund.export.material import Material
from verbund.formats import RdfFormat
from verbund.model import Iri, Literal, Term
from verbund.vocab import ADMS, DCAT, DCATAP, DCATDE, DCTERMS, SPDX, XSD

GZIP = "application/gzip"
Says = Mapping[str, Iterable[Term]]


def distribution(sayings: Sayings, material: Material, dataset: Dataset, file: Entry) -> Iri:
    """A file with its size, checksum, format and licence."""
    settings = material.settings
    iri = Iri(f"{dataset.iri}#{file.path.rpartition('/')[2]}")
    address = Iri(f"{settings.publishing.public}{file.path}")
    inside = RdfFormat.NQUADS.media_type if file.media_type == GZIP else file.media_type
    code = FILE_TYPES.get(inside)
    return sayings.of(
        iri,
        (DCAT.Distribution,),
        {
            **_terms(material),
            DCTERMS.title: tagged(words.file(file)),
            DCTERMS.identifier: [Literal(iri.value)],
            DCAT.accessURL: [address],
            DCAT.downloadURL: [address],
            DCAT.mediaType: [media_type(inside)],
            DCAT.compressFormat: some(media_type(GZIP) if file.media_type == GZIP else None),
            DCTERMS.format: some(authority("file-type", code) if code else None),
            DCAT.byteSize: [Literal(str(file.size), XSD.nonNegativeInteger)],
            SPDX.checksum: [_checksum(sayings, iri, file)],
            DCTERMS.issued: dated(material.dates.first or settings.released),
            DCTERMS.modified: dated(dataset.modified),
        },
    )


def _terms(material: Material) -> Says:
    """Under which terms a file may be used, and whether it stays."""
    settings = material.settings
    name = [Literal(settings.publishing.attribution)] if asks_for_a_name(settings.licence) else []
    return {
        DCTERMS.license: [licence(settings.licence)],
        DCATDE.licenseAttributionByText: name,
        DCATAP.availability: [authority("planned-availability", "AVAILABLE")],
        ADMS.status: [authority("distribution-status", "COMPLETED")],
        DCTERMS.rights: [authority("access-right", "PUBLIC")],
    }


def _checksum(sayings: Sayings, iri: Iri, file: Entry) -> Iri:
    return sayings.of(
        Iri(f"{iri}-checksum"),
        (SPDX.Checksum,),
        {
            SPDX.algorithm: [Iri(SPDX.checksumAlgorithm_sha256)],
            SPDX.checksumValue: [Literal(file.sha256, XSD.hexBinary)],
        },
    )


def service(sayings: Sayings, material: Material, serves: Iri, shared: Says) -> Iri | None:
    """The SPARQL service, if the settings name one that is open to all."""
    address = material.settings.publishing.sparql
    if address is None:
        return None
    whole = words.short(material.settings)
    return sayings.of(
        agents.named(material, "sparql"),
        (DCAT.DataService,),
        {
            **shared,
            DCTERMS.title: tagged({lang: f"{text}: SPARQL" for lang, text in whole.items()}),
            DCTERMS.license: [licence(material.settings.licence)],
            DCAT.endpointURL: [address],
            DCAT.endpointDescription: [address],
            DCAT.servesDataset: [serves],
            DCTERMS.conformsTo: [agents.protocol(sayings)],
        },
    )


def access(sayings: Sayings, material: Material, dataset: Dataset, served: Iri) -> Iri:
    """The way to a dataset through the service."""
    address = material.settings.publishing.sparql
    return sayings.of(
        Iri(f"{dataset.iri}#sparql"),
        (DCAT.Distribution,),
        {
            **_terms(material),
            DCTERMS.title: tagged({"de": "SPARQL-Dienst", "en": "SPARQL service"}),
            DCAT.accessURL: some(address),
            DCAT.accessService: [served],
            DCTERMS.format: [authority("file-type", "SPARQLQRES")],
        },
    )
