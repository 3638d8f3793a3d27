"""One cell at a time: from what a person typed to what JSON-LD wants."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from urllib.parse import quote

from verbund.model import Iri
from verbund.reading.context import Column
from verbund.reading.dates import probable_date, read_date
from verbund.vocab import SCHEMA, XSD

SEPARATOR = "|"
LOCAL_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]*")
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,2})?")
_WHOLE = re.compile(r"[+-]?\d+")
_MOST_DIGITS = 40
_LONG = 200
_GERMAN_NUMBER = re.compile(r"-?(?:\d{1,3}(?:\.\d{3})+|\d+),\d+|-?\d{1,3}(?:\.\d{3}){2,}")
_UNSAFE = re.compile(r"%(?![0-9A-Fa-f]{2})|[\s\[\]{}|\\^`\"<>]")

# what no text has: the controls but tab and line ends, and what Unicode keeps out of texts
_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


# a mark that keeps a spreadsheet from taking a text for a formula
_GUARD = re.compile(r"'(?=[=+\-@\t\r])")
# what a spreadsheet would run as a formula; numbers are none
_FORMULA = re.compile(r"[=@\t\r]|[+-](?![0-9.]*\Z)")


class CellFault(ValueError):
    """A cell that cannot be read: the rule it breaks, both messages, and a repair if known.

    ``wrong`` is the part of the cell that the repair is for; without it, the repair is for all.
    """

    def __init__(self, rule: str, *, de: str, en: str, fix: str = "", wrong: str = "") -> None:
        super().__init__(en)
        self.rule, self.de, self.en, self.fix, self.wrong = rule, de, en, fix, wrong


@dataclass(frozen=True, slots=True)
class Value:
    """What a cell says: JSON-LD values, and the precision of a date that is no full one."""

    values: tuple[str, ...]
    precision: str = ""


def bare(text: str) -> str:
    """What a cell says, without blanks around it and without the guard of a formula.

    >>> bare(" '=1+1 "), bare("'s-Hertogenbosch")
    ('=1+1', "'s-Hertogenbosch")
    """
    found = text.strip()
    return _GUARD.sub("", found, count=1) if found[:1] == "'" else found


def guarded(text: str) -> str:
    """The text as no spreadsheet runs it: what looks like a formula gets the mark in front.

    >>> guarded("=1+1"), guarded("-5.2"), bare(guarded("@here"))
    ("'=1+1", '-5.2', '@here')
    """
    return f"'{text}" if _FORMULA.match(text) else text


def read_cell(column: Column, text: str) -> Value:
    """The value of a cell under a column of the context.

    Raises:
        CellFault: the text does not fit the column.
    """
    if fault := control_character(text):
        raise fault
    parts = text.split(SEPARATOR) if column.many else [text]
    texts = tuple(part.strip() for part in parts if part.strip())
    if column.is_link:
        return Value(tuple(read_link(part, column.base) for part in texts))
    if column.datatype == XSD.date:
        return _date(column, texts[0])
    check = _CHECKS.get(column.datatype)
    return Value(tuple(check(part) for part in texts) if check else texts)


def read_link(text: str, base: str, *, web: bool = False) -> str:
    """The IRI that a cell names: an id of ours under ``base``, or an absolute IRI.

    With ``web``, the IRI has to be an address of the web.

    >>> read_link("neila", "https://example.org/project/")
    'https://example.org/project/neila'
    """
    if LOCAL_ID.fullmatch(text) and base:
        return base + text
    try:
        if web and not text.startswith(("http://", "https://")):
            raise ValueError
        return Iri(text).value
    except ValueError:
        raise CellFault(
            "bad-reference",
            de=f"{_short(text)!r} ist weder eine Kennung noch eine Adresse.",
            en=f"{_short(text)!r} is neither an id nor an address",
            fix=_mended_link(text, base) if len(text) < _LONG else "",
            wrong=text,
        ) from None


def _mended_link(text: str, base: str) -> str:
    """A link that was probably meant, or nothing."""
    if "://" not in text:
        return re.sub(r"[^A-Za-z0-9._-]+", "-", text).strip("-._").lower() if base else ""
    escaped = _UNSAFE.sub(lambda found: quote(found[0]), text)
    try:
        return Iri(escaped).value
    except ValueError:
        return ""


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that was probably meant, or nothing.

    >>> nearest("nmae", ["name", "note"]), nearest("id", ["kind"])
    ('name', '')
    """
    return next(iter(get_close_matches(name, known, n=1, cutoff=0.7)), "")


def _date(column: Column, text: str) -> Value:
    try:
        found = read_date(text, last=column.means == SCHEMA.endDate)
    except ValueError as problem:
        raise CellFault(
            "bad-date",
            de=f"{_short(text)!r} ist kein mögliches Datum. Erlaubt sind 2023-02-28, 2023-02 und"
            f" 2023; was gedruckt steht, gehört in die Spalte {column.term}AsPrinted.",
            en=f"{problem}; write 2023-02-28, 2023-02 or 2023, and keep what is printed in the"
            f" column {column.term}AsPrinted",
            fix=probable_date(text),
        ) from problem
    precision = found.precision if found.precision != "day" else ""
    return Value((found.value.isoformat(),), precision)


def _decimal(text: str) -> str:
    german = _GERMAN_NUMBER.fullmatch(text)
    if german or not _NUMBER.fullmatch(text) or len(text) > _MOST_DIGITS:
        raise CellFault(
            "bad-number",
            de=f"{_short(text)!r} ist keine Zahl mit Dezimalpunkt.",
            en=f"{_short(text)!r} is not a number with a decimal point",
            fix=text.replace(".", "").replace(",", ".") if german and "," in text else "",
            wrong=text,
        )
    return f"{Decimal(text):f}"


def _integer(text: str) -> str:
    if not _WHOLE.fullmatch(text) or len(text) > _MOST_DIGITS:
        raise CellFault(
            "bad-number",
            de=f"{_short(text)!r} ist keine ganze Zahl.",
            en=f"{_short(text)!r} is not a whole number",
        )
    return str(int(text))


def _boolean(text: str) -> str:
    if text.lower() not in ("true", "false"):
        raise CellFault(
            "bad-boolean",
            de=f"{_short(text)!r} ist weder true noch false.",
            en=f"{_short(text)!r} is neither true nor false",
        )
    return text.lower()


def control_character(text: str) -> CellFault | None:
    """The fault of a text with an invisible character; Windows' own ones can be put right."""
    found = _CONTROL.search(text)
    if found is None:
        return None
    code = f"U+{ord(found[0]):04X}"
    return CellFault(
        "control-character",
        de=f"Im Text steht das Steuerzeichen {code}. Es entfernen oder ersetzen.",
        en=f"the text has the control character {code}; remove or replace it",
        fix=_CONTROL.sub(lambda one: _windows(one[0]), text) if len(text) < _LONG else "",
    )


def _windows(character: str) -> str:
    """What Windows-1252 has in the place of a control character."""
    code = ord(character)
    return bytes([code]).decode("cp1252", "ignore") if 0x80 <= code < 0xA0 else ""


def _short(text: str) -> str:
    return text if len(text) < _LONG else f"{text[:_LONG]}…"


_CHECKS = {XSD.decimal: _decimal, XSD.integer: _integer, XSD.boolean: _boolean}
