"""What outputs tell that they should not: withheld values, addresses of people, removed people."""

from __future__ import annotations

import gzip
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from verbund.assembly.access import read_access
from verbund.catalogue import Catalogue
from verbund.errors import UnreadableFile
from verbund.reading import Access, Context, sheets
from verbund.removals import Removals
from verbund.store import Store
from verbund.vocab import SCHEMA

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}")
_PHONE = re.compile(r"(?<![\w/.:-])(?:\+\d{2}|0\d{2,4})[ /()-][\d /()-]{5,}\d(?![\w-])")
_NAME = re.compile(r"[A-ZÄÖÜ][\w'’-]+(?:,?\s+(?:von|van|de|zu|der|den|[A-ZÄÖÜ][\w'’.-]*)){1,3}")
#: Pictures, and tables in a form of their own: nothing of them can be read as text.
_BINARY = frozenset({".png", ".pdf", ".parquet", ".arrow", ".woff2", ".ico"})
_ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U0*([0-9A-Fa-f]{1,6})")
_BACKSLASH = re.compile(r"\\([\\\"'/])")
#: Shorter values may stand anywhere by chance.
_SHORTEST = 6


@dataclass(frozen=True, order=True, slots=True)
class Leak:
    """Something that should not be told: where it stands, what sort it is, and a part of it."""

    place: str
    what: str
    shown: str


@dataclass(frozen=True)
class _Auditor:
    withheld: frozenset[str]
    allowed: frozenset[str]
    removals: Removals

    def leaks(self, place: str, text: str) -> Iterator[Leak]:
        for number, line in enumerate(text.splitlines(), start=1):
            for form in {line, plain(line)}:
                for what, value in self._found(form):
                    yield Leak(f"{place}, line {number}", what, f"{value[:3]}…")

    def _found(self, line: str) -> Iterator[tuple[str, str]]:
        if self._secret:
            yield from (("a withheld value", one) for one in self._secret.findall(line))
        for found in _MAIL.findall(line):
            if found not in self.allowed:
                yield "an e-mail address", found
        for found in _PHONE.findall(line):
            if _digits(found) not in self.allowed:
                yield "a telephone number", found
        if self.removals.marks:
            yield from (("someone who was removed", one) for one in self._removed(line))

    @cached_property
    def _secret(self) -> re.Pattern[str] | None:
        values = sorted(self.withheld, key=len, reverse=True)
        found = "|".join(map(re.escape, values))
        return re.compile(rf"(?<!\w)(?:{found})(?!\w)") if values else None

    def _removed(self, line: str) -> Iterator[str]:
        """Names of people who were removed, as two to four words in a row."""
        for found in _NAME.findall(line):
            words = found.split()
            for start in range(len(words)):
                for end in range(start + 2, len(words) + 1):
                    if self.removals.knows(" ".join(words[start:end])):
                        yield found


def audit(catalogue: Catalogue, store: Store, places: Iterable[Path]) -> tuple[Leak, ...]:
    """What the public graph and the files at ``places`` tell that they should not.

    Raises:
        UnreadableFile: a file cannot be read.
    """
    look = _Auditor(_withheld(catalogue), _allowed(store), Removals.of(catalogue))
    texts = "\n".join(str(one.object) for one in store.statements(every=True))
    found = list(look.leaks("the graph", texts))
    for place in places:
        for path in sorted(place.rglob("*")) if place.is_dir() else (place,):
            if path.is_file() and path.suffix.lower() not in _BINARY:
                found += look.leaks(str(path), _text(path))
    return tuple(sorted(set(found)))


def _text(path: Path) -> str:
    """What a file says, unpacked; of a workbook all its sheets."""
    try:
        if path.suffix == ".gz":
            content = gzip.decompress(path.read_bytes())
        elif zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as packed:
                content = b"\n".join(map(packed.read, packed.namelist()))
        else:
            content = path.read_bytes()
        return content.decode("utf-8", "replace")
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile) as problem:
        raise UnreadableFile(path, str(problem)) from problem


def plain(line: str) -> str:
    r"""A line as people read it: without the escapes of HTML, JSON, N-Triples and addresses.

    >>> plain(r'a%40b.org, M\u00fcller &amp; \"Co\"')
    'a@b.org, Müller & "Co"'
    """
    if not any(sign in line for sign in "&%\\"):
        return line
    signs = _ESCAPED.sub(lambda found: chr(int(found[1] or found[2], 16)), line)
    return unquote(unescape(_BACKSLASH.sub(r"\1", signs)))


def _allowed(store: Store) -> frozenset[str]:
    """The addresses and numbers that shapes let be published: functional ones."""
    mails = {str(value).removeprefix("mailto:") for _, value in store.pairs(SCHEMA.email)}
    phones = {_digits(str(value)) for _, value in store.pairs(SCHEMA.telephone)}
    return frozenset(mails | phones)


def _withheld(catalogue: Catalogue) -> frozenset[str]:
    """The values of columns that no shape lets be published."""
    ontology = catalogue.root / "ontology"
    context = Context.read(ontology / "context.jsonld", catalogue.settings.base)
    access = read_access(sorted((ontology / "shapes").glob("*.ttl")))
    tables = catalogue.files("data", ".csv", ".xlsx")
    found = {value for path in tables for value in _secrets(catalogue, path, context, access)}
    return frozenset(value for value in found if len(value) >= _SHORTEST)


def _secrets(catalogue: Catalogue, path: Path, context: Context, access: Access) -> Iterator[str]:
    for sheet in sheets(path, catalogue.name(path)):
        kind = context.kinds.get(sheet.name)
        columns = (
            [kind.columns.get(name.partition("@")[0]) for name in sheet.header] if kind else []
        )
        hidden = [
            number
            for number, column in enumerate(columns)
            if kind
            and column
            and not column.is_link
            and not column.is_subject
            and not column.means.startswith("@")
            and not access.is_public(kind.class_iri, column.means)
        ]
        for _, cells in sheet.rows:
            yield from (cells[n].strip() for n in hidden if n < len(cells) and cells[n].strip())


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)
