"""Things and their pages at an address: each IRI leads somewhere, each page says what it shows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from verbund.errors import UnreadableFile
from verbund.formats import RdfFormat
from verbund.model import Iri
from verbund.rehearsal.objections import EUROPE, GOOGLE, GOVDATA, Objection
from verbund.rehearsal.sources import Reply, Source
from verbund.rehearsal.words import told
from verbund.store import Store

_SCRIPT: Final = re.compile(
    r"<script[^>]*type=[\"']?application/ld\+json[\"']?[^>]*>(.*?)</script>", re.S | re.I
)
_FORMATS: Final = {form.media_type: form for form in RdfFormat}
#: how long Google wants a description to be
_SHORTEST, _LONGEST = 50, 5000


def look_at_things(source: Source, iris: Iterable[str]) -> Iterator[Objection]:
    """What is wrong with things as data: each IRI must give statements about itself."""
    for iri in iris:
        reply = source.fetch(iri, accept="text/turtle")
        if reply.status != 200:
            what = told("iri.status", status=reply.status)
            yield Objection(what, iri, told("iri.status.mend"), (GOVDATA, EUROPE))
        elif not _speaks_of(reply, iri):
            what, mend = told("iri.silent"), told("iri.silent.mend")
            yield Objection(what, iri, mend, (EUROPE,), refused=False)


def _speaks_of(reply: Reply, iri: str) -> bool:
    form, store = _FORMATS.get(reply.media_type), Store.in_memory()
    if form is None:
        return False
    try:
        store.load(reply.body, form)
    except UnreadableFile:
        return False
    return any(True for _ in store.about(Iri(iri)))


def look_at_pages(source: Source, iris: Iterable[str], *, demanded: bool) -> Iterator[Objection]:
    """What search engines miss in pages; without schema.org those of datasets are refused."""
    for iri in iris:
        reply = source.fetch(iri, accept="text/html")
        if reply.status != 200 or "html" not in reply.media_type:
            what = told("html", status=reply.status, type=reply.media_type)
            yield Objection(what, iri, told("html.mend"), (GOOGLE,))
            continue
        objects = list(_objects(reply.body.decode("utf-8", "replace")))
        if not objects:
            what, mend = told("html.silent"), told("html.silent.mend")
            yield Objection(what, iri, mend, (GOOGLE,), demanded)
        for one in objects:
            yield from _object(one, iri)


def _objects(page: str) -> Iterator[Mapping[str, Any]]:
    for text in _SCRIPT.findall(page):
        try:
            found = json.loads(text)
        except ValueError:
            continue
        yield from (one for one in (found if isinstance(found, list) else [found]) if one)


def _object(one: Mapping[str, Any], iri: str) -> Iterator[Objection]:
    """What Google demands of an object."""
    kind = one.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    missing = [] if one.get("name") else ["name"]
    length = len(str(one.get("description", "")))
    if "Dataset" in kinds and not _SHORTEST <= length <= _LONGEST:
        missing.append("description")
    if "Event" in kinds:
        places = one.get("location") or []
        places = places if isinstance(places, list) else [places]
        missing += [] if one.get("startDate") else ["startDate"]
        missing += [] if any(p.get("address") or p.get("url") for p in places) else ["location"]
    for name in missing:
        refused = "Event" not in kinds or name == "name"
        what = "object.description" if name == "description" else "object"
        words = told(what, kinds=", ".join(map(str, kinds)), name=name)
        yield Objection(words, iri, told("object.mend"), (GOOGLE,), refused)
