"""The header of a table: what each column means, or what is wrong with it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from verbund.reading.cells import CellFault, nearest
from verbund.reading.context import Column, Kind

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
#: What is wrong with a row that says what the header says.
HEADER_AGAIN = CellFault(
    "header-again",
    de="Der Kopf der Tabelle steht hier noch einmal. Die Zeile löschen.",
    en="the header of the table stands here once more; delete the row",
)


@dataclass(frozen=True, slots=True)
class Heading:
    """One column of one table: its header, the term, the language of its cells."""

    text: str
    column: Column
    language: str = ""


def read_heading(text: str, number: int, kind: Kind) -> Heading:
    """What a cell of the header means for the things of a table.

    Raises:
        CellFault: the table knows no such column, or its language is none.
    """
    term, at, language = text.partition("@")
    column = kind.columns.get(term)
    if not text:
        raise CellFault(
            "nameless-column",
            de=f"Die {number}. Spalte hat keinen Namen. Sie benennen oder entfernen.",
            en=f"column {number} has no name; name or remove it",
        )
    if column is None or not _is_usable(column, kind):
        raise _unknown(text, term, kind)
    if at and not column.tagged:
        raise CellFault(
            "unknown-column",
            de=f"Die Spalte {term!r} steht ohne Sprache da.",
            en=f"the column {term!r} takes no language",
            fix=term,
        )
    if at and not _LANGUAGE.fullmatch(language):
        raise CellFault(
            "bad-language",
            de=f"{language!r} ist kein Kürzel einer Sprache; gemeint ist etwa {term}@de.",
            en=f"{language!r} is no language tag; write {term}@de, for example",
        )
    return Heading(text, column, language)


def header_faults(header: Sequence[str], kind: Kind) -> Iterator[tuple[str, CellFault]]:
    """What is wrong with a header as a whole, each fault with the column it is about."""
    for text, times in Counter(header).items():
        if text and times > 1:
            yield (
                text,
                CellFault(
                    "double-column",
                    de=f"Die Spalte {text!r} steht mehrmals im Kopf. Eine davon umbenennen.",
                    en=f"the column {text!r} stands several times in the header; rename one",
                ),
            )
    subject = kind.subject.term
    if subject not in header:
        yield (
            subject,
            CellFault(
                "missing-column",
                de=f"Die Spalte {subject!r} fehlt; ohne sie hat keine Zeile eine Kennung.",
                en=f"the column {subject!r} is missing; without it no row has an id",
            ),
        )


def _is_usable(column: Column, kind: Kind) -> bool:
    """Whether a column is not a second one for the id."""
    return not column.is_subject or column.term == kind.subject.term


def _unknown(text: str, term: str, kind: Kind) -> CellFault:
    known = (column.term for column in kind.columns.values() if _is_usable(column, kind))
    close = nearest(term, known)
    return CellFault(
        "unknown-column",
        de=f"Die Tabelle {kind.name} kennt keine Spalte {text!r}.",
        en=f"the table {kind.name} knows no column {text!r}",
        fix=close + text.removeprefix(term) if close else "",
    )
