"""Reading a catalogue page by page, as CKAN's harvester does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from verbund.errors import UnreadableFile
from verbund.formats import RdfFormat
from verbund.model import Iri, Term
from verbund.rehearsal.objections import Objection
from verbund.rehearsal.sources import LARGEST, Reply, Source
from verbund.store import Store
from verbund.vocab import DCAT, DCTERMS

_HYDRA: Final = "http://www.w3.org/ns/hydra/core#"
_PAGES: Final = 1000
_FORMATS: Final = {form.media_type: form for form in RdfFormat}


@dataclass(slots=True)
class Harvest:
    """The catalogue as a harvester has it, and what it stumbled over."""

    store: Store
    pages: list[str] = field(default_factory=list)
    objections: list[Objection] = field(default_factory=list)

    def object(self, what: str, where: str, mend: str = "") -> None:
        """Note something that every harvester refuses."""
        self.objections.append(Objection(what, where, mend))


def harvest(source: Source, first: str) -> Harvest:
    """All pages of a catalogue from the first on."""
    found, address = Harvest(Store.in_memory()), first
    while address:
        if address in found.pages or len(found.pages) == _PAGES:
            found.object(
                "the pages go round in a circle", address, "let the last page have no next"
            )
            break
        found.pages.append(address)
        address = _page(source, found, address)
    _identify(found)
    return found


def _page(source: Source, found: Harvest, address: str) -> str:
    """Read one page into the harvest; gives the address of the next, or nothing."""
    head = source.fetch(address, method="HEAD")
    if head.status not in (200, 405, 400):
        found.object(
            f"HEAD is answered with {head.status}",
            address,
            "answer HEAD like GET, and with no redirect: harvesters do not follow one",
        )
    reply = source.fetch(address)
    if not (form := _readable(found, reply, address)):
        return ""
    page = Store.in_memory()
    try:
        page.load(reply.body, form)
    except UnreadableFile as problem:
        found.object(f"the page cannot be read: {problem.reason}", address, "export again")
        return ""
    found.store.add(page.statements(every=True))
    following = {value.value for _, value in page.pairs(f"{_HYDRA}next") if isinstance(value, Iri)}
    following |= {str(v) for _, v in page.pairs(f"{_HYDRA}nextPage") if not isinstance(v, Iri)}
    return min(following, default="")


def _readable(found: Harvest, reply: Reply, address: str) -> RdfFormat | None:
    """The format of a page that harvesters take."""
    if reply.status != 200:
        found.object(f"the catalogue is answered with {reply.status}", address, "export, and serve")
        return None
    if len(reply.body) > LARGEST:
        found.object("the page has more than 50 MB", address, "give it in pages (hydra:next)")
        return None
    form = _FORMATS.get(reply.media_type)
    if form is None:
        found.object(
            f"its Content-Type is {reply.media_type or 'missing'}, which is no RDF",
            address,
            "let the server name the type: text/turtle for .ttl, application/rdf+xml for .rdf",
        )
    return form


def _identify(found: Harvest) -> None:
    """Look at how harvesters tell datasets apart."""
    sets = list(datasets(found.store))
    if not sets:
        found.object("there is no dataset in it", found.pages[0], "export again")
    names: dict[str, str] = {}
    identifiers = dict(found.store.pairs(DCTERMS.identifier))
    for one in sets:
        if not isinstance(one, Iri):
            found.object("a dataset has no IRI: it is taken anew with each harvest", str(one))
        name = str(identifiers.get(str(one), one))
        if names.setdefault(name, str(one)) != str(one):
            found.object("two datasets have one identifier", name, "give each its own")
    for owner, value in found.store.pairs(DCAT.distribution):
        if not isinstance(value, Iri):
            found.object("a file has no IRI: its resource is made anew with each harvest", owner)


def datasets(store: Store) -> Iterator[Term]:
    """The datasets of a catalogue."""
    for _, value in store.pairs(DCAT.dataset):
        yield value
