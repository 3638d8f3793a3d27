"""Entities of RDF/XML: short names for addresses are common, anything else is a trap."""

from __future__ import annotations

import re
from pathlib import Path

from verbund.errors import UnreadableFile

_BLOCK = 1 << 20
_LONGEST = 500
_DECLARED = re.compile(rb"<!ENTITY")
_HARMLESS = re.compile(
    rb"<!ENTITY\s{1,20}[\w.-]{1,60}\s{1,20}(?:\"[^\"&%<]{0,200}\"|'[^'&%<]{0,200}')\s{0,20}>"
)


def inspect(path: Path, place: str) -> None:
    """Refuse entities that name others, or other files: they can grow without end.

    Raises:
        UnreadableFile: an entity is more than a short text.
    """
    with path.open("rb") as stream:
        rest = b""
        while block := stream.read(_BLOCK):
            text = rest + block
            whole = len(text) - _LONGEST if len(block) == _BLOCK else len(text)
            _look(text, whole, place)
            rest = text[max(whole, 0) :]


def _look(text: bytes, whole: int, place: str) -> None:
    if text.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableFile(place, "this is UTF-16", hint="save it as UTF-8")
    for found in _DECLARED.finditer(text):
        if found.start() < whole and not _HARMLESS.match(text, found.start()):
            raise UnreadableFile(
                place,
                "it declares an entity that is more than a short text",
                hint="write the entities out, or save it as Turtle",
            )
