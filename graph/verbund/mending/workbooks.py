"""A workbook of which single cells change; formats, other cells and other parts stay."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape, unescape
from io import BytesIO
from zipfile import ZipFile

_BOOK, _TARGETS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_SHEET = re.compile(r"<(?:\w+:)?sheet\s[^>]*>")
_TARGET = re.compile(r"<(?:\w+:)?Relationship\s[^>]*>")
_ATTRIBUTE = re.compile(r'([\w:]+)="([^"]*)"')
_TYPE = re.compile(r'\s*\bt="[^"]*"')
_FORMULA = re.compile(r"<(?:\w+:)?f[\s/>]")


def with_cells(data: bytes, sheet: str, wanted: Mapping[str, str]) -> tuple[bytes, dict[str, str]]:
    """A workbook with other texts in some cells of a sheet, and why others stay as they are.

    Cells are called as a spreadsheet calls them, such as B2.
    """
    with ZipFile(BytesIO(data)) as book:
        part = _part(book, sheet)
        text, left = _changed(book.read(part).decode("utf-8"), wanted)
        new = BytesIO()
        with ZipFile(new, "w") as target:
            for one in book.infolist():
                target.writestr(one, text.encode() if one.filename == part else book.read(one))
    return new.getvalue(), left


def _changed(text: str, wanted: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    left = {}
    for name, new in wanted.items():
        found = _cell(name).search(text)
        if found is None:
            left[name] = "there is no such cell"
        elif _FORMULA.search(found["content"]):
            left[name] = "a formula stands there; mend it by hand"
        else:
            text = text[: found.start()] + _written(found, new) + text[found.end() :]
    return text, left


def _cell(name: str) -> re.Pattern[str]:
    return re.compile(
        rf'<(?P<prefix>(?:\w+:)?)c\s(?P<attributes>[^>]*?\br="{name}"[^>]*)(?<!/)>'
        r"(?P<content>.*?)</(?P=prefix)c>",
        re.DOTALL,
    )


def _written(cell: re.Match[str], new: str) -> str:
    """The cell with a text of its own; no spreadsheet takes that for a formula."""
    prefix, attributes = cell["prefix"], _TYPE.sub("", cell["attributes"]).strip()
    text = f'<{prefix}t xml:space="preserve">{escape(new, quote=False)}</{prefix}t>'
    inline = f"<{prefix}is>{text}</{prefix}is>"
    return f'<{prefix}c {attributes} t="inlineStr">{inline}</{prefix}c>'


def _part(book: ZipFile, sheet: str) -> str:
    """The part of a workbook that holds a sheet."""
    sheets = {one["name"]: one["r:id"] for one in _elements(_SHEET, book, _BOOK)}
    targets = {one["Id"]: one["Target"] for one in _elements(_TARGET, book, _TARGETS)}
    target = targets[sheets[sheet]]
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _elements(pattern: re.Pattern[str], book: ZipFile, part: str) -> Iterator[dict[str, str]]:
    for found in pattern.findall(book.read(part).decode("utf-8")):
        yield {name: unescape(value) for name, value in _ATTRIBUTE.findall(found)}
