"""Answers on their way out: a table on a terminal, a format elsewhere, on stdout or in a file."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from verbund.errors import InvalidQuery, VerbundError
from verbund.formats import RdfFormat, TableFormat
from verbund.model import Statement, Table
from verbund.queries.engine import Engine
from verbund.queries.query import Answer, Query
from verbund.queries.results import write_answer, write_table
from verbund.queries.sheet import Reader, aligned, markdown
from verbund.sparql.guard import Form
from verbund.vocab import PREFIXES

#: every name that --format takes
FORMATS = tuple(form.label for form in (*TableFormat, *RdfFormat))
_FOR_PEOPLE = (TableFormat.TABLE, TableFormat.MARKDOWN, TableFormat.XLSX)


class Printer:
    """Writes answers in the wanted format, to a file or to stdout."""

    def __init__(self, form: str | None, output: Path | None, reader: Reader) -> None:
        self._form = form
        self._output = output
        self._reader = reader

    def check(self, query: Query) -> None:
        """Refuse a format that the answer cannot have, before it is asked for."""
        if query.form not in (Form.SELECT, Form.ASK):
            self._rdf()
            return
        form = self._table()
        if not form.is_text and query.form is Form.ASK:
            raise InvalidQuery(
                f"{form.label} is for rows; this query is answered by yes or no",
                hint="ask with SELECT, or choose a format such as json",
            )
        if not form.is_text and self._is_terminal():
            raise click.UsageError(
                f"{form.label} is no text: name a file with --output, or send it on with | or >"
            )

    def show(self, query: Query, answer: Answer, engine: Engine) -> None:
        """Write one answer."""
        if isinstance(answer, tuple):
            self._write([_document(answer, self._rdf())])
        elif isinstance(answer, bool):
            self._write([write_answer(answer, self._table())])
        elif self._table() in (TableFormat.PARQUET, TableFormat.ARROW):
            self._frame(query, answer)
        elif self._table() in _FOR_PEOPLE:
            self._readable(query, answer, engine)
        else:
            self._write(write_table(answer, self._table()))

    def _frame(self, query: Query, table: Table) -> None:
        from verbund.queries.frames import frame, write_frame

        lang = self._reader.language
        rows = frame(table, query.header, lang=lang, title=query.sentence)
        self._write([write_frame(rows, self._table())])

    def _readable(self, query: Query, table: Table, engine: Engine) -> None:
        names = self._reader.names(engine, table)
        sheet = self._reader.sheet(table, query.header, names)
        if self._table() is TableFormat.XLSX:
            from verbund.queries.workbook import write_workbook

            self._write([write_workbook(sheet, query.sentence)])
        elif self._table() is TableFormat.MARKDOWN:
            self._write(markdown(sheet))
        elif self._is_terminal():
            from verbund.cli._table import on_terminal

            on_terminal(sheet, query.sentence)
        else:
            self._write(aligned(sheet))

    def _table(self) -> TableFormat:
        """The format for rows: as told, as the file's name says, else by where it goes."""
        if other := self._wish(RdfFormat):
            raise InvalidQuery(
                f"{other} is for statements; this query gives rows",
                hint="ask with CONSTRUCT, or choose a format for rows such as csv",
            )
        if self._form:
            return TableFormat.named(self._form)
        if self._output:
            return TableFormat.of(self._output)
        return TableFormat.TABLE if self._is_terminal() else TableFormat.CSV

    def _rdf(self) -> RdfFormat:
        if other := self._wish(TableFormat):
            raise InvalidQuery(
                f"{other} is for rows; this query gives statements",
                hint="ask with SELECT, or choose a format for statements such as turtle",
            )
        if self._form:
            return RdfFormat.named(self._form)
        return RdfFormat.of(self._output) if self._output else RdfFormat.TURTLE

    def _wish(self, family: type[RdfFormat | TableFormat]) -> str:
        """The name, else the suffix, that is wanted; empty if it is none of a family."""
        suffix = self._output.suffix.lower() if self._output and not self._form else ""
        wish = self._form or suffix
        return wish if any(wish in (one.label, *one.suffixes) for one in family) else ""

    def _is_terminal(self) -> bool:
        return self._output is None and sys.stdout.isatty()

    def _write(self, pieces: Iterable[str] | Iterable[bytes]) -> None:
        put(pieces, self._output)


def put(pieces: Iterable[str] | Iterable[bytes], output: Path | None) -> None:
    """Write to a file, or to stdout.

    Raises:
        VerbundError: the file cannot be written.
    """
    if output is None:
        for piece in pieces:
            click.echo(piece, nl=False)
        return
    try:
        with output.open("wb") as file:
            for piece in pieces:
                file.write(piece.encode() if isinstance(piece, str) else piece)
    except OSError as problem:
        raise VerbundError(f"{output} cannot be written: {problem.strerror}") from problem


def width(output: Path | None) -> int:
    """The columns of the terminal that is written to; 0 elsewhere, where lines may be long."""
    if output is not None or not sys.stdout.isatty():
        return 0
    import shutil

    return shutil.get_terminal_size().columns


def wrapped(text: str, columns: int) -> str:
    """A text in lines of so many columns at most, as far as its words allow; 0 leaves it alone."""
    if not columns:
        return text
    from textwrap import TextWrapper

    lines = []
    for line in text.split("\n"):
        indent = " " * (len(line) - len(line.lstrip()))
        wrapper = TextWrapper(
            columns,
            initial_indent=indent,
            subsequent_indent=f"{indent}  ",
            break_long_words=False,
            break_on_hyphens=False,
        )
        lines.append(line if len(line) <= columns else wrapper.fill(line.strip()))
    return "\n".join(lines)


def _document(statements: Iterable[Statement], form: RdfFormat) -> bytes:
    from verbund.store import writing

    return writing.statements(statements, form, PREFIXES)
