"""Records of the Research Organization Registry (schema 2), from a dump as it is published."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from io import TextIOWrapper
from pathlib import Path
from typing import Any, TextIO
from urllib.parse import urlsplit

from verbund.errors import UnreadableFile
from verbund.identity.names import folded, read_name
from verbund.identity.organisations import Organisation

_BLOCK = 1 << 20
_LONGEST = 10_000_000
_BETWEEN = " \t\r\n,[]"
#: Where the ids that ROR repeats of other registers begin.
_STARTS = {
    "wikidata": "http://www.wikidata.org/entity/",
    "isni": "https://isni.org/isni/",
    "grid": "grid:",
    "fundref": "fundref:",
}
_HINT = "a dump of ROR (schema 2) as .json, .zip or one record a line"


def read_ror(path: Path) -> Iterator[Organisation]:
    """The records of a dump: a JSON list, one record a line, or the ZIP that has such a file.

    Raises:
        UnreadableFile: it is none of these.
    """
    read = 0
    try:
        with ExitStack() as files:
            for record in _objects(_opened(path, files)):
                if record.get("status", "active") == "active":
                    yield organisation(record)
                read += 1
    except (OSError, UnicodeDecodeError, zipfile.BadZipFile) as problem:
        raise UnreadableFile(path, str(problem), hint=_HINT) from problem
    except (ValueError, LookupError, TypeError, AttributeError) as problem:
        reason = f"record {read + 1} cannot be read: {problem}"
        raise UnreadableFile(path, reason, hint=_HINT) from problem
    if not read:
        raise UnreadableFile(path, "there is no record in it", hint=_HINT)


def organisation(record: Mapping[str, Any]) -> Organisation:
    """A record as an organisation."""
    names = sorted(record["names"], key=lambda one: "ror_display" not in one["types"])
    places = [one["geonames_details"] | {"id": one["geonames_id"]} for one in record["locations"]]
    towns = {folded(one["name"]) for one in places} | {f"geonames:{one['id']}" for one in places}
    towns |= {word for one in places for word in read_name(one["name"]).words}
    links = [one["value"] for one in record.get("links", []) if one["type"] == "website"]
    return Organisation(
        iri=record["id"],
        label=names[0]["value"],
        names=tuple(dict.fromkeys(one["value"] for one in names)),
        towns=frozenset(towns),
        hosts=frozenset(filter(None, map(host, links))),
        identifiers=frozenset({record["id"], *_identifiers(record.get("external_ids", []))}),
        kin=frozenset(one["id"] for one in record.get("relationships", [])),
        countries=frozenset(one["country_code"] for one in places if one.get("country_code")),
    )


def host(address: str) -> str:
    """The name of the machine of a home page; empty for a page further inside.

    >>> host("https://www.uni-jena.de/en"), host("https://www.uni-jena.de/ifg/team")
    ('uni-jena.de', '')
    """
    parts = urlsplit(address)
    inside = [part for part in parts.path.split("/") if len(part) > 2]
    return "" if inside else (parts.hostname or "").removeprefix("www.")


def _identifiers(found: list[dict[str, Any]]) -> Iterator[str]:
    for one in found:
        start = _STARTS.get(one["type"])
        if start:
            yield from (start + text.replace(" ", "") for text in one["all"])


def _opened(path: Path, files: ExitStack) -> TextIO:
    if path.suffix.lower() != ".zip":
        return files.enter_context(path.open(encoding="utf-8-sig"))
    archive = files.enter_context(zipfile.ZipFile(path))
    names = sorted(name for name in archive.namelist() if name.endswith(".json"))
    if not names:
        raise UnreadableFile(path, "there is no .json in it", hint=_HINT)
    inner = next((name for name in names if "schema_v2" in name), names[0])
    return TextIOWrapper(files.enter_context(archive.open(inner)), encoding="utf-8-sig")


def _objects(stream: TextIO) -> Iterator[dict[str, Any]]:
    """The objects of a list or of lines, one after the other, without the whole in memory."""
    decoder, text, place, ended = json.JSONDecoder(), "", 0, False
    while True:
        while text[place : place + 1] in _BETWEEN and place < len(text):
            place += 1
        try:
            found, place = decoder.raw_decode(text, place)
        except json.JSONDecodeError:
            if ended and place == len(text):
                return
            if ended or len(text) - place > _LONGEST:
                raise
            block = stream.read(_BLOCK)
            text, place, ended = text[place:] + block, 0, not block
            continue
        yield found
