"""``/oai``: OAI-PMH 2.0 over the things that have pages, for those who harvest by it."""

from __future__ import annotations

import asyncio
import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from urllib.parse import parse_qsl, urlsplit
from xml.sax.saxutils import escape, quoteattr

from starlette.requests import Request
from starlette.responses import Response

from verbund.model import Iri
from verbund.site.kinds import KINDS
from verbund.things import Thing
from verbund.web.addresses import root
from verbund.web.edition import Edition
from verbund.web.protocol import body

#: Records in one answer.
_MOST = 50
_FORMAT = "oai_dc"
_SPACE = "http://www.openarchives.org/OAI/2.0/"
_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
_ROOT = (
    f'<?xml version="1.0" encoding="UTF-8"?>\n<OAI-PMH xmlns="{_SPACE}"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    f' xsi:schemaLocation="{_SPACE} {_SPACE}OAI-PMH.xsd">\n'
)
_METADATA = (
    f'<metadata><oai_dc:dc xmlns:oai_dc="{_DC}" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    f' xsi:schemaLocation="{_DC} http://www.openarchives.org/OAI/2.0/oai_dc.xsd">\n'
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
    def day(self) -> str:
        """The day that every record has: nobody knows when a single one changed."""
        return self.edition.settings.released.isoformat()

    @property
    def start(self) -> str:
        """What identifiers begin with."""
        host = urlsplit(self.edition.settings.publishing.public.value).hostname
        return f"oai:{host}:"

    def paths(self) -> list[str]:
        """The paths of the records that are wanted."""
        wanted = self.arguments.get("set", "")
        first, last = self.arguments.get("from", ""), self.arguments.get("until", "9")
        if not first <= self.day <= f"{last}~":
            return []
        entries = self.edition.contents.entries
        kinds = [wanted] if wanted else list(KINDS)
        return [entry.path for kind in kinds for entry in entries.get(kind, ())]


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
    said = ""
    try:
        if len(arguments) < len(pairs):
            raise _Fault("badArgument", "an argument is given twice")
        verb = arguments.get("verb", "")
        asked = replace(asked, arguments=_checked(asked, verb))
        said = "".join(f" {name}={quoteattr(value)}" for name, value in pairs)
        inner = f"<{verb}>\n{''.join(_VERBS[verb](asked))}</{verb}>\n"
    except _Fault as fault:
        inner = f"<error code={quoteattr(fault.code)}>{escape(str(fault))}</error>\n"
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    head = f"<responseDate>{now}</responseDate>\n<request{said}>{escape(asked.address)}</request>\n"
    return f"{_ROOT}{head}{inner}</OAI-PMH>\n"


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
    for name in ("from", "until"):
        _check_day(given.get(name))
    if given.get("metadataPrefix", _FORMAT) != _FORMAT:
        raise _Fault("cannotDisseminateFormat", f"known: {_FORMAT}")
    return given


def _check_day(text: str | None) -> None:
    try:
        if text is not None and datetime.strptime(text, "%Y-%m-%d").strftime("%Y-%m-%d") != text:
            raise ValueError
    except ValueError:
        raise _Fault("badArgument", "days are written as 2026-11-22") from None


def _resumed(asked: _Asked, verb: str, token: str) -> Mapping[str, str]:
    try:
        build, at, *rest = urlsafe_b64decode(token.encode()).decode().split("\n")
        names = ("metadataPrefix", "set", "from", "until")
        kept = {name: value for name, value in zip(names, rest, strict=True) if value}
        if build != asked.edition.build.digest or not at.isdecimal() or "Sets" in verb:
            raise ValueError
    except (ValueError, binascii.Error, UnicodeError):
        raise _Fault("badResumptionToken", "it is unknown or of an older build") from None
    return {**kept, "at": at}


def _identify(asked: _Asked) -> Iterator[str]:
    settings = asked.edition.settings
    contact = settings.publishing.contact.email or "nobody@example.invalid"
    yield f"<repositoryName>{escape(settings.title['en'])}</repositoryName>\n"
    yield f"<baseURL>{escape(asked.address)}</baseURL>\n<protocolVersion>2.0</protocolVersion>\n"
    yield f"<adminEmail>{escape(contact)}</adminEmail>\n"
    yield f"<earliestDatestamp>{asked.day}</earliestDatestamp>\n"
    yield "<deletedRecord>no</deletedRecord>\n<granularity>YYYY-MM-DD</granularity>\n"


def _formats(asked: _Asked) -> Iterator[str]:
    if "identifier" in asked.arguments:
        _path(asked)
    yield f"<metadataFormat><metadataPrefix>{_FORMAT}</metadataPrefix>"
    yield "<schema>http://www.openarchives.org/OAI/2.0/oai_dc.xsd</schema>"
    yield f"<metadataNamespace>{_DC}</metadataNamespace></metadataFormat>\n"


def _sets(asked: _Asked) -> Iterator[str]:
    for name in asked.edition.contents.counts():
        title = escape(KINDS[name].titles["en"])
        yield f"<set><setSpec>{name}</setSpec><setName>{title}</setName></set>\n"


def _record(asked: _Asked) -> Iterator[str]:
    yield from _records(asked, [_path(asked)])


def _identifiers(asked: _Asked) -> Iterator[str]:
    paths, token = _part(asked)
    yield from (_header(asked, path) for path in paths)
    yield token


def _list(asked: _Asked) -> Iterator[str]:
    paths, token = _part(asked)
    yield from _records(asked, paths)
    yield token


_VERBS: Mapping[str, Callable[[_Asked], Iterator[str]]] = {
    "Identify": _identify,
    "ListMetadataFormats": _formats,
    "ListSets": _sets,
    "GetRecord": _record,
    "ListIdentifiers": _identifiers,
    "ListRecords": _list,
}


def _part(asked: _Asked) -> tuple[Sequence[str], str]:
    """The paths of an answer, and the token for the next one."""
    paths, at = asked.paths(), int(asked.arguments.get("at", "0"))
    if not paths[at:]:
        raise _Fault("noRecordsMatch", "there is no such record")
    if at == 0 and len(paths) <= _MOST:
        return paths, ""
    names = ("metadataPrefix", "set", "from", "until")
    words = [asked.edition.build.digest, str(at + _MOST)]
    words += [asked.arguments.get(name, "") for name in names]
    token = urlsafe_b64encode("\n".join(words).encode()).decode() if paths[at + _MOST :] else ""
    size = f'completeListSize="{len(paths)}" cursor="{at}"'
    return paths[at : at + _MOST], f"<resumptionToken {size}>{token}</resumptionToken>\n"


def _path(asked: _Asked) -> str:
    """The path of the record that is named."""
    identifier = asked.arguments.get("identifier", "")
    path = identifier.removeprefix(asked.start)
    entries = asked.edition.contents.entries.get(path.partition("/")[0], ())
    if path == identifier or all(entry.path != path for entry in entries):
        raise _Fault("idDoesNotExist", f"there is no {identifier[:200]}")
    return path


def _header(asked: _Asked, path: str) -> str:
    kind = path.partition("/")[0]
    return (
        f"<header><identifier>{escape(asked.start + path)}</identifier>"
        f"<datestamp>{asked.day}</datestamp><setSpec>{kind}</setSpec></header>\n"
    )


def _records(asked: _Asked, paths: Sequence[str]) -> Iterator[str]:
    base = asked.edition.settings.base.value
    for thing in asked.edition.describer.things([Iri(base + path) for path in paths]):
        path = thing.iri.value.removeprefix(base)
        inner = "".join(_elements(asked, thing))
        yield f"<record>{_header(asked, path)}{_METADATA}{inner}</oai_dc:dc></metadata></record>\n"


def _elements(asked: _Asked, thing: Thing) -> Iterator[str]:
    settings = asked.edition.settings
    for language in ("de", "en"):
        yield f'<dc:title xml:lang="{language}">{escape(thing.title(language))}</dc:title>\n'
        if thing.description[language]:
            text = escape(thing.description[language])
            yield f'<dc:description xml:lang="{language}">{text}</dc:description>\n'
    yield f"<dc:identifier>{escape(thing.iri.value)}</dc:identifier>\n"
    yield f"<dc:type>{escape(thing.kind_words['en'])}</dc:type>\n"
    yield f"<dc:publisher>{escape(settings.publisher)}</dc:publisher>\n"
    yield f"<dc:rights>{escape(settings.licence.value)}</dc:rights>\n"
    for source in thing.sources:
        yield f"<dc:source>{escape(source.url or source.iri)}</dc:source>\n"
