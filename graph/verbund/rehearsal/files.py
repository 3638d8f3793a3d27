"""The files that a catalogue promises: there, and as promised."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from verbund.model import Iri
from verbund.rehearsal.objections import GOVDATA, Objection
from verbund.rehearsal.sources import Source
from verbund.rehearsal.words import told
from verbund.store import Store
from verbund.vocab import DCAT, DCTERMS, SPDX, VCARD

_AGAIN = told("file.mend")


def look_at_files(source: Source, store: Store) -> Iterator[Objection]:
    """What is wrong with the size, the checksum, the type or the address of each file."""
    for owner, checksums in _by_subject(store, SPDX.checksum).items():
        values = {v for c in checksums for v in _texts(store, c, SPDX.checksumValue)}
        for address in _texts(store, owner, DCAT.downloadURL):
            yield from _file(source, store, owner, address, values)


def _file(
    source: Source, store: Store, owner: str, address: str, checksums: set[str]
) -> Iterator[Objection]:
    reply = source.fetch(address)
    if reply.status != 200:
        yield Objection(told("file.status", status=reply.status), address, _AGAIN)
        return
    sizes = _texts(store, owner, DCAT.byteSize)
    if sizes and str(len(reply.body)) not in sizes:
        what = told("file.size", size=len(reply.body), wanted=sizes[0])
        yield Objection(what, address, _AGAIN)
    if checksums and sha256(reply.body).hexdigest() not in checksums:
        yield Objection(told("file.sum"), address, _AGAIN)
    packed = _texts(store, owner, DCAT.compressFormat)
    wanted = [
        iri.partition("media-types/")[2] for iri in packed or _texts(store, owner, DCAT.mediaType)
    ]
    if wanted and reply.media_type not in wanted:
        name = "file.type" if reply.media_type else "file.untyped"
        what = told(name, type=reply.media_type, wanted=wanted[0])
        yield Objection(what, address, told("file.type.mend"), refused=False)


def look_at_contacts(store: Store) -> Iterator[Objection]:
    """What is wrong with those who are asked: GovData wants a way to reach them."""
    reached = {who for name in (VCARD.hasURL, VCARD.hasEmail) for who, _ in store.pairs(name)}
    for who in sorted({str(who) for _, who in store.pairs(DCAT.contactPoint)} - reached):
        yield Objection(told("contact"), who, told("contact.mend"), (GOVDATA,))


def look_at_links(store: Store) -> Iterator[Objection]:
    """Datasets without a file: some portals skip or delete them."""
    filled = {owner for owner, _ in store.pairs(DCAT.distribution)}
    for one in sorted(
        {str(v) for _, v in store.pairs(DCAT.dataset) if isinstance(v, Iri)} - filled
    ):
        title = (_texts(store, one, DCTERMS.title) or [one])[0]
        yield Objection(told("set.empty", title=title), one, _AGAIN, (GOVDATA,))


def _by_subject(store: Store, means: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for owner, value in store.pairs(means):
        found.setdefault(owner, []).append(str(value))
    return found


def _texts(store: Store, owner: str, means: str) -> list[str]:
    about = store.about(Iri(owner))
    return sorted(str(one.object) for one in about if one.predicate.value == means)
