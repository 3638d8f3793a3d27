"""What outputs tell that they should not: withheld values, addresses of people, removed people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from verbund.assembly.access import read_access
from verbund.catalogue import Catalogue
from verbund.forgetting.texts import text_of
from verbund.reading import Access, Context, sheets
from verbund.removals import Removals
from verbund.store import Store
from verbund.vocab import SCHEMA

_AT = r"(?:@|\s?[(\[{][aä]t[)\]}]\s?)"
_AT_ALL = re.compile(_AT, re.IGNORECASE)
_MAIL = re.compile(rf"[\w.+-]+{_AT}[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{{2,}}", re.IGNORECASE)
_PHONE = re.compile(
    r"(?<![\w/.:-])(?:\+\d{2}|0\d{2,4})[ /()-][\d /()-]{5,}\d(?![\w-])"
    r"|(?<![\w/.:-])\+49\d{7,}|(?<=tel:)\+?\d[\d /().-]{5,}"
)
_NAME = re.compile(r"[A-ZÄÖÜ][\w'’-]+(?:,?\s+(?:von|van|de|zu|der|den|[A-ZÄÖÜ][\w'’.-]*)){1,3}")
_ADDRESS = re.compile(r"https?://[^/\s<>\"|]+(/[^\s<>\"|]*)")
_ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U0*([0-9A-Fa-f]{1,6})")
_BACKSLASH = re.compile(r"\\([\\\"'/])")
#: Shorter values may stand anywhere by chance.
_SHORTEST = 6
#: Words of the longest name that is looked for.
_LONGEST = 4
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, order=True, slots=True)
class Leak:
    """Something that should not be told: where it stands, what sort it is, and a part of it."""

    place: str
    what: str
    shown: str


@dataclass(frozen=True, slots=True)
class Audited:
    """What was found, and the pictures that nothing can be read from."""

    leaks: tuple[Leak, ...]
    unseen: tuple[Path, ...]


@dataclass(frozen=True)
class _Auditor:
    withheld: frozenset[str]
    allowed: frozenset[str]
    removals: Removals
    known: dict[str, bool] = field(default_factory=dict)

    def leaks(self, place: str, text: str) -> Iterator[Leak]:
        for number, line in enumerate(text.splitlines(), start=1):
            for form in {line, plain(line)}:
                for what, value in self._found(form):
                    yield Leak(f"{place}, line {number}", what, f"{value[:3]}…")

    def _found(self, line: str) -> Iterator[tuple[str, str]]:
        if self._secret:
            yield from (("a withheld value", one) for one in self._secret.findall(line))
        for found in _MAIL.findall(line) if _AT_ALL.search(line) else ():
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
        """Names of people who were removed, as two to four words in a row, also in addresses."""
        yield from (found for found in _NAME.findall(line) if self._is_known(found, found.split()))
        for path in _ADDRESS.findall(line):
            if self._is_known(path, _WORD.findall(path)):
                yield path.lstrip("/")

    def _is_known(self, found: str, words: list[str]) -> bool:
        """Whether two to four of the words in a row are the name of someone who was removed."""
        if found not in self.known:
            sizes = range(2, _LONGEST + 1)
            runs = (words[at : at + size] for size in sizes for at in range(len(words) - size + 1))
            self.known[found] = any(self.removals.knows(" ".join(run)) for run in runs)
        return self.known[found]


def audit(catalogue: Catalogue, store: Store, places: Iterable[Path]) -> Audited:
    """What the public graph and the files at ``places`` tell that they should not.

    Raises:
        UnreadableFile: a file cannot be read.
    """
    look = _Auditor(_withheld(catalogue), _allowed(store), Removals.of(catalogue))
    texts = "\n".join(str(one.object) for one in store.statements(every=True))
    found, unseen = list(look.leaks("the graph", texts)), list[Path]()
    for place in places:
        for path in sorted(place.rglob("*")) if place.is_dir() else (place,):
            text = text_of(path) if path.is_file() else ""
            found += look.leaks(str(path), text or "")
            unseen += [path] if text is None else []
    return Audited(tuple(sorted(set(found))), tuple(unseen))


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
