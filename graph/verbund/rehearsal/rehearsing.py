"""The rehearsal itself: harvest, look at all that was promised, and ask the portals' rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

from verbund.catalogue import Catalogue
from verbund.findings import Severity
from verbund.formats import RdfFormat
from verbund.model import Iri
from verbund.rehearsal.files import look_at_contacts, look_at_files, look_at_links
from verbund.rehearsal.harvesting import Harvest, datasets, harvest
from verbund.rehearsal.objections import GOOGLE, GOVDATA, HARVESTERS, OPENAIRE, Objection, Report
from verbund.rehearsal.pages import look_at_pages, look_at_things
from verbund.rehearsal.sources import Source
from verbund.rehearsal.words import Told, told
from verbund.store import Store
from verbund.validation.shacl import look
from verbund.vocab import DCAT, VOID

#: how many datasets, things and pages are asked for
SAMPLE: Final = 40
_SETS: Final = ("projects", "orgunits", "persons", "funding", "events")
#: whose rules the files in ontology/portals/ are
_RULES: Final = {"dcat-ap": HARVESTERS, "govdata": (GOVDATA,)}
_LOC: Final = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def rehearse(catalogue: Catalogue, source: Source) -> Report:
    """What portals would say to the catalogue that a source has."""
    publishing, base = catalogue.settings.publishing, catalogue.settings.base.value
    found = harvest(source, _first(source, publishing.public.value))
    objections = [*found.objections, *_promised(source, found.store, catalogue)]
    objections += _cerif(source, publishing.public.value)
    files = len({str(value) for _, value in found.store.pairs(DCAT.downloadURL)})
    count = len(list(datasets(found.store)))
    looked = told("looked", pages=len(found.pages), sets=count, files=files)
    if not source.has_pages:
        return Report(tuple(objections), (looked,), (told("left out"),), (GOOGLE,))
    sets, things, pages = _sample(source, found, publishing.public.value, base)
    objections += look_at_things(source, [*sets, *things])
    objections += look_at_pages(source, sets, demanded=True)
    objections += look_at_pages(source, pages, demanded=False)
    counts = {"sets": len(sets), "things": len(things), "pages": len(pages)}
    return Report(tuple(objections), (looked, told("looked.sample", sample=SAMPLE, **counts)))


def _first(source: Source, public: str) -> str:
    """Where the catalogue begins: a static host knows it only by the name of its file."""
    address = f"{public}catalog"
    return address if source.fetch(address).status != 404 else f"{address}.ttl"


def _promised(source: Source, store: Store, catalogue: Catalogue) -> Iterator[Objection]:
    """What is wrong with the files, and with the catalogue by the rules of the portals."""
    yield from look_at_files(source, store)
    yield from look_at_contacts(store)
    yield from look_at_links(store)
    for path in catalogue.files("ontology", ".ttl"):
        if path.parent.name == "portals":
            yield from _judged(store, path)


def _judged(store: Store, shapes: Path) -> Iterator[Objection]:
    portals = _RULES.get(shapes.stem, HARVESTERS)
    for result in look(store, [shapes]):
        (en, _, mend_en), (de, _, mend_de) = (
            result.message(language).partition(": ") for language in ("en", "de")
        )
        refused = result.severity is Severity.ERROR
        what, mend = Told(en, de), Told(mend_en, mend_de)
        yield Objection(what, result.focus, mend, portals, refused)


def _sample(
    source: Source, found: Harvest, public: str, base: str
) -> tuple[list[str], list[str], list[str]]:
    """Datasets, things that VoID or the sitemap names, and pages of the sitemap."""
    sets = {str(one) for one in datasets(found.store) if isinstance(one, Iri)}
    void, store = source.fetch(f"{public}void.ttl"), Store.in_memory()
    if void.status == 200:
        store.load(void.body, RdfFormat.TURTLE)
    things = {str(value) for _, value in store.pairs(VOID.exampleResource)}
    listed = set(_addresses(source.fetch(f"{public}sitemap.xml").body)) - {public}
    pages = {address for address in listed if address.endswith((".html", "/"))}
    named = {base + address.removeprefix(public) for address in listed - pages}
    return _evenly(sets), _evenly((things | named) - sets), _evenly(pages or named - sets)


def _evenly(iris: Iterable[str]) -> list[str]:
    """Some of many, the same each time."""
    every = sorted(iris)
    return every[:: max(1, -(-len(every) // SAMPLE))]


def _addresses(text: bytes) -> list[str]:
    try:
        root = ElementTree.fromstring(text)  # noqa: S314 - our own file
    except ElementTree.ParseError:
        return []
    return [str(one.text) for one in root.iter(_LOC)]


def _cerif(source: Source, public: str) -> Iterator[Objection]:
    """What OpenAIRE would refuse in the static repositories."""
    for name in _SETS:
        address = f"{public}dialects/cerif/openaire_cris_{name}.xml"
        reply = source.fetch(address)
        if reply.status != 200:
            what = told("cerif.status", status=reply.status)
            yield _openaire(what, address, told("cerif.status.mend"))
        elif b"<oai:adminEmail>" not in reply.body:
            yield _openaire(told("cerif.mailbox"), address, told("cerif.mailbox.mend"))


def _openaire(what: Told, where: str, mend: Told) -> Objection:
    return Objection(what, where, mend, (OPENAIRE,))
