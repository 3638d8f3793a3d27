"""``/oai``: OAI-PMH 2.0 over the things that have pages, for those who harvest by it."""

from __future__ import annotations

import asyncio
import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response

from verbund.export.dialects.cerif import NAMESPACE
from verbund.export.dialects.xml import element
from verbund.site.kinds import KINDS
from verbund.web.addresses import root
from verbund.web.edition import Edition
from verbund.web.forms import FORMS, metadata
from verbund.web.protocol import body
from verbund.web.records import Record

#: Records in one answer.
_MOST = 50
_SPACE = "http://www.openarchives.org/OAI/2.0/"
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
_ROOT = (
    f'<?xml version="1.0" encoding="UTF-8"?>\n<OAI-PMH xmlns="{_SPACE}" xmlns:xsi="{_INSTANCE}"'
    f' xsi:schemaLocation="{_SPACE} {_SPACE}OAI-PMH.xsd">\n'
)
#: The arguments of each verb: those it needs, those it may have.
_ARGUMENTS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "Identify": (frozenset(), frozenset()),
    "ListMetadataFormats": (frozenset(), frozenset({"identifier"})),
    "ListSets": (frozenset(), frozenset()),
    "GetRecord": (frozenset({"identifier", "metadataPrefix"}), frozenset()),
    "ListIdentifiers": (frozenset({"metadataPrefix"}), frozenset({"from", "until", "set"})),
    "ListRecords": (frozenset({"metadataPrefix"}), frozenset({"from", "until", "set"})),
}
#: The sets that OpenAIRE asks for, also where nothing is in them.
_OPENAIRE = (
    *("publications", "products", "patents", "persons", "orgunits", "projects", "funding"),
    *("events", "equipments"),
)


class _Fault(Exception):
    """An error as OAI-PMH names it."""

    def __init__(self, code: str, words: str) -> None:
        super().__init__(words)
        self.code = code


@dataclass(frozen=True, slots=True)
class _Asked:
    """A request and the edition that answers it."""

    edition: Edition
    address: str
    arguments: Mapping[str, str]

    @property
    def host(self) -> str:
        """What names the repository: the host of the IRIs."""
        return self.edition.settings.base.value.partition("://")[2].partition("/")[0]

    @property
    def start(self) -> str:
        """What identifiers begin with."""
        return f"oai:{self.edition.settings.base.value.partition('://')[2].replace('/', ':', 1)}"

    @property
    def form(self) -> str:
        """The name of the form that is asked for."""
        return self.arguments.get("metadataPrefix", "")

    def records(self) -> list[Record]:
        """The records that are wanted."""
        days = self.arguments.get("from", ""), self.arguments.get("until", "9999")
        return self.edition.records.wanted(
            days, self.arguments.get("set", ""), only_entities=FORMS[self.form].only_entities
        )


async def oai(request: Request) -> Response:
    """The answer to any of the six verbs."""
    query = request.scope["query_string"]
    fields = query if request.method != "POST" else await body(request)
    text = await asyncio.to_thread(_answer, request, fields)
    return Response(text, media_type="text/xml")


def _answer(request: Request, fields: bytes) -> str:
    pairs = parse_qsl(fields.decode("utf-8", "replace"), keep_blank_values=True)[:50]
    arguments = dict(pairs)
    asked = _Asked(request.state.edition, f"{root(request)}/oai", arguments)
    said: Mapping[str, str] = {}
    try:
        if len(arguments) < len(pairs):
            raise _Fault("badArgument", "an argument is given twice")
        verb = arguments.get("verb", "")
        asked = replace(asked, arguments=_checked(asked, verb))
        inner = element(verb, "\n", *_VERBS[verb](asked), raw=True)
        said = arguments
    except _Fault as fault:
        said = {} if fault.code in ("badVerb", "badArgument") else arguments
        inner = element("error", str(fault), code=fault.code)
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    head = (
        element("responseDate", now) + "\n" + element("request", asked.address, raw=False, **said)
    )
    return f"{_ROOT}{head}\n{inner}\n</OAI-PMH>\n"


def _checked(asked: _Asked, verb: str) -> Mapping[str, str]:
    """The arguments of a verb, those of a resumption token included."""
    if verb not in _ARGUMENTS:
        raise _Fault("badVerb", f"known: {', '.join(_ARGUMENTS)}")
    given = {name: value for name, value in asked.arguments.items() if name != "verb"}
    if "resumptionToken" in given and verb.startswith("List"):
        if len(given) > 1:
            raise _Fault("badArgument", "a resumptionToken stands alone")
        return _resumed(asked, verb, given["resumptionToken"])
    needed, more = _ARGUMENTS[verb]
    if needed - given.keys() or given.keys() - needed - more:
        raise _Fault("badArgument", f"{verb} takes {', '.join(sorted(needed | more)) or 'nothing'}")
    _check_days(given.get("from"), given.get("until"))
    if given.get("metadataPrefix", "oai_dc") not in FORMS:
        raise _Fault("cannotDisseminateFormat", f"known: {', '.join(FORMS)}")
    return given


def _check_days(first: str | None, last: str | None) -> None:
    for text in (first, last):
        try:
            is_day = text is None or f"{datetime.strptime(text, '%Y-%m-%d'):%Y-%m-%d}" == text
        except ValueError:
            is_day = False
        if not is_day:
            raise _Fault("badArgument", "days are written as 2026-11-22")
    if first and last and first > last:
        raise _Fault("badArgument", "from is after until")


def _resumed(asked: _Asked, verb: str, token: str) -> Mapping[str, str]:
    try:
        build, at, *rest = urlsafe_b64decode(token.encode()).decode().split("\n")
        names = ("metadataPrefix", "set", "from", "until")
        kept = {name: value for name, value in zip(names, rest, strict=True) if value}
        is_known = build == asked.edition.build.digest and kept.get("metadataPrefix") in FORMS
        if not (is_known and at.isdecimal() and len(at) < 10) or "Sets" in verb:
            raise ValueError
    except (ValueError, binascii.Error, UnicodeError):
        raise _Fault("badResumptionToken", "it is unknown or of an older build") from None
    return {**kept, "at": at}


def _identify(asked: _Asked) -> Iterator[str]:
    settings, records = asked.edition.settings, asked.edition.records
    yield element("repositoryName", settings.title["en"])
    yield element("baseURL", asked.address)
    yield element("protocolVersion", "2.0")
    yield element("adminEmail", settings.publishing.contact.email or "nobody@example.invalid")
    yield element("earliestDatestamp", records.earliest.isoformat())
    yield element("deletedRecord", "persistent" if records.is_lasting else "transient")
    yield element("granularity", "YYYY-MM-DD")
    yield element("description", _naming(asked), raw=True)
    yield element("description", _service(asked), raw=True)


def _naming(asked: _Asked) -> str:
    """How records are named."""
    space = f"{_SPACE}oai-identifier"
    sample = next(iter(asked.edition.records.by_path), "project/1")
    parts = {
        "scheme": "oai",
        "repositoryIdentifier": asked.host,
        "delimiter": ":",
        "sampleIdentifier": asked.start + sample,
    }
    inner = "".join(element(tag, text) for tag, text in parts.items())
    place = {"xmlns": space, "xsi:schemaLocation": f"{space} {space}.xsd"}
    return element("oai-identifier", inner, raw=True, **place)


def _service(asked: _Asked) -> str:
    """The repository in the words of CERIF; no compatibility is claimed."""
    settings = asked.edition.settings
    about = {
        "Acronym": asked.host,
        "Name": settings.title["en"],
        "WebsiteURL": settings.publishing.public.value,
        "OAIPMHBaseURL": asked.address,
    }
    inner = "".join(
        element(tag, text, language="en" if tag == "Name" else "") for tag, text in about.items()
    )
    return element("Service", inner, raw=True, xmlns=NAMESPACE, id=settings.base.value)


def _formats(asked: _Asked) -> Iterator[str]:
    record = _record_of(asked) if "identifier" in asked.arguments else None
    for name, form in FORMS.items():
        if record is None or record.entity or not form.only_entities:
            inner = element("metadataPrefix", name) + element("schema", form.schema)
            space = element("metadataNamespace", form.namespace)
            yield element("metadataFormat", inner, space, raw=True) + "\n"


def _sets(asked: _Asked) -> Iterator[str]:
    named = {name: KINDS[name].titles["en"] for name in asked.edition.contents.counts()}
    named |= {f"openaire_cris_{name}": f"OpenAIRE_CRIS_{name}" for name in _OPENAIRE}
    for name, title in named.items():
        yield element("set", element("setSpec", name), element("setName", title), raw=True) + "\n"


def _record(asked: _Asked) -> Iterator[str]:
    record = _record_of(asked)
    if FORMS[asked.form].only_entities and not record.entity:
        raise _Fault("cannotDisseminateFormat", f"this has no form {asked.form}")
    yield from _whole(asked, [record])


def _identifiers(asked: _Asked) -> Iterator[str]:
    records, token = _part(asked)
    yield from (_header(asked, record) for record in records)
    yield token


def _list(asked: _Asked) -> Iterator[str]:
    records, token = _part(asked)
    yield from _whole(asked, records)
    yield token


_VERBS: Mapping[str, Callable[[_Asked], Iterator[str]]] = {
    "Identify": _identify,
    "ListMetadataFormats": _formats,
    "ListSets": _sets,
    "GetRecord": _record,
    "ListIdentifiers": _identifiers,
    "ListRecords": _list,
}


def _part(asked: _Asked) -> tuple[Sequence[Record], str]:
    """The records of an answer, and the token for the next one."""
    records, at = asked.records(), int(asked.arguments.get("at", "0"))
    if not records[at:]:
        raise _Fault("noRecordsMatch", "there is no such record")
    if at == 0 and len(records) <= _MOST:
        return records, ""
    names = ("metadataPrefix", "set", "from", "until")
    words = [asked.edition.build.digest, str(at + _MOST)]
    words += [asked.arguments.get(name, "") for name in names]
    token = urlsafe_b64encode("\n".join(words).encode()).decode() if records[at + _MOST :] else ""
    size = f'completeListSize="{len(records)}" cursor="{at}"'
    return records[at : at + _MOST], f"<resumptionToken {size}>{token}</resumptionToken>\n"


def _record_of(asked: _Asked) -> Record:
    """The record that is named."""
    identifier = asked.arguments.get("identifier", "")
    path = identifier.removeprefix(asked.start)
    record = asked.edition.records.by_path.get(path)
    if path == identifier or record is None:
        raise _Fault("idDoesNotExist", f"there is no {identifier[:200]}")
    return record


def _header(asked: _Asked, record: Record) -> str:
    parts = element("identifier", asked.start + record.path)
    parts += element("datestamp", record.day.isoformat())
    parts += "".join(element("setSpec", name) for name in record.sets)
    status = {"status": "deleted"} if record.is_gone else {}
    return element("header", parts, raw=True, **status) + "\n"


def _whole(asked: _Asked, records: Sequence[Record]) -> Iterator[str]:
    there = [record for record in records if not record.is_gone]
    texts = metadata(asked.edition, asked.form, there)
    for record in records:
        inner = "" if record.is_gone else element("metadata", texts[record.path], raw=True)
        yield element("record", _header(asked, record), inner, raw=True) + "\n"
