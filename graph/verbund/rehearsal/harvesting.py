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
from verbund.rehearsal.words import NOTHING, Told, told
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

    def object(self, what: Told, where: str, mend: Told = NOTHING) -> None:
        """Note something that every harvester refuses."""
        self.objections.append(Objection(what, where, mend))


def harvest(source: Source, first: str) -> Harvest:
    """All pages of a catalogue from the first on."""
    found, address = Harvest(Store.in_memory()), first
    while address:
        if address in found.pages or len(found.pages) == _PAGES:
            found.object(told("circle"), address, told("circle.mend"))
            break
        found.pages.append(address)
        address = _page(source, found, address)
    _identify(found)
    return found


def _page(source: Source, found: Harvest, address: str) -> str:
    """Read one page into the harvest; gives the address of the next, or nothing."""
    head = source.fetch(address, method="HEAD")
    if head.status not in (200, 405, 400):
        found.object(told("head", status=head.status), address, told("head.mend"))
    reply = source.fetch(address)
    if not (form := _readable(found, reply, address)):
        return ""
    page = Store.in_memory()
    try:
        page.load(reply.body, form)
    except UnreadableFile as problem:
        found.object(told("page.unread", reason=problem.reason), address, told("export"))
        return ""
    found.store.add(page.statements(every=True))
    following = {value.value for _, value in page.pairs(f"{_HYDRA}next") if isinstance(value, Iri)}
    following |= {str(v) for _, v in page.pairs(f"{_HYDRA}nextPage") if not isinstance(v, Iri)}
    return min(following, default="")


def _readable(found: Harvest, reply: Reply, address: str) -> RdfFormat | None:
    """The format of a page that harvesters take."""
    if reply.status != 200:
        what, mend = told("page.status", status=reply.status), told("page.status.mend")
        found.object(what, address, mend)
        return None
    if len(reply.body) > LARGEST:
        found.object(told("page.large"), address, told("page.large.mend"))
        return None
    form = _FORMATS.get(reply.media_type)
    if form is None:
        sentence = "page.type" if reply.media_type else "page.untyped"
        found.object(told(sentence, type=reply.media_type), address, told("page.type.mend"))
    return form


def _identify(found: Harvest) -> None:
    """Look at how harvesters tell datasets apart."""
    sets = list(datasets(found.store))
    if not sets:
        found.object(told("sets.none"), found.pages[0], told("export"))
    names: dict[str, str] = {}
    identifiers = dict(found.store.pairs(DCTERMS.identifier))
    for one in sets:
        if not isinstance(one, Iri):
            found.object(told("set.nameless"), str(one))
        name = str(identifiers.get(str(one), one))
        if names.setdefault(name, str(one)) != str(one):
            found.object(told("set.twice"), name, told("set.twice.mend"))
    for owner, value in found.store.pairs(DCAT.distribution):
        if not isinstance(value, Iri):
            found.object(told("file.nameless"), owner)


def datasets(store: Store) -> Iterator[Term]:
    """The datasets of a catalogue."""
    for _, value in store.pairs(DCAT.dataset):
        yield value
