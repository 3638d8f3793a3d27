"""The rehearsal itself: harvest, look at all that was promised, and ask the portals' rules."""

from __future__ import annotations

from collections.abc import Iterator
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
from verbund.store import Store
from verbund.validation.shacl import look
from verbund.vocab import DCAT, VOID

#: how many IRIs of things are asked for
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
    sets = list(datasets(found.store))
    looked = [f"{len(found.pages)} page(s), {len(sets)} datasets, {files} files"]
    if not source.has_pages:
        left = "IRIs of things and pages for people: name an address to look at them"
        return Report(tuple(objections), tuple(looked), (left,), (GOOGLE,))
    iris = _sample(source, found, publishing.public.value, base)
    objections += [*look_at_things(source, iris), *look_at_pages(source, iris)]
    looked.append(f"{len(iris)} IRIs and their pages, evenly chosen (at most {SAMPLE})")
    return Report(tuple(objections), tuple(looked))


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
        what, _, mend = result.message("en").partition(": ")
        refused = result.severity is Severity.ERROR
        yield Objection(what, result.focus, mend, portals, refused)


def _sample(source: Source, found: Harvest, public: str, base: str) -> list[str]:
    """Datasets, and things from the sitemap and VoID, evenly chosen."""
    iris = {str(one) for one in datasets(found.store) if isinstance(one, Iri)}
    void = source.fetch(f"{public}void.ttl")
    if void.status == 200:
        store = Store.in_memory()
        store.load(void.body, RdfFormat.TURTLE)
        iris |= {str(value) for _, value in store.pairs(VOID.exampleResource)}
    sitemap = source.fetch(f"{public}sitemap.xml")
    if sitemap.status == 200:
        iris |= {base + a.removeprefix(public) for a in _addresses(sitemap.body) if a != public}
    every = sorted(iris)
    step = max(1, -(-len(every) // SAMPLE))
    return every[::step]


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
            yield _openaire(f"a set of entities is answered with {reply.status}", address, "export")
        elif b"<oai:adminEmail>" not in reply.body:
            mend = "set contact.email in data/catalogue.toml to a functional mailbox"
            yield _openaire("a repository names no e-mail address", address, mend)


def _openaire(what: str, where: str, mend: str) -> Objection:
    return Objection(what, where, mend, (OPENAIRE,))
