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
from verbund.store import Store
from verbund.vocab import PREFIXES

#: every name that --format takes
FORMATS = tuple(form.label for form in (*TableFormat, *RdfFormat))
_READABLE = (TableFormat.TABLE, TableFormat.MARKDOWN)
_OTHER_SUFFIXES = {".json": TableFormat.JSON, ".xml": TableFormat.XML, ".txt": TableFormat.TABLE}


class Printer:
    """Writes answers in the wanted format, to a file or to stdout."""

    def __init__(self, form: str | None, output: Path | None, reader: Reader) -> None:
        self._form = form
        self._output = output
        self._reader = reader

    def show(self, query: Query, answer: Answer, engine: Engine) -> None:
        """Write one answer."""
        if isinstance(answer, tuple):
            self._write([_document(answer, self._rdf())])
        elif isinstance(answer, bool):
            self._write([write_answer(answer, self._table())])
        elif self._table() in _READABLE:
            self._readable(query, answer, engine)
        else:
            self._write(write_table(answer, self._table()))

    def _readable(self, query: Query, table: Table, engine: Engine) -> None:
        names = self._reader.names(engine, table)
        sheet = self._reader.sheet(table, query.header, names)
        if self._table() is TableFormat.MARKDOWN:
            self._write(markdown(sheet))
        elif self._is_terminal():
            from verbund.cli._table import on_terminal

            on_terminal(sheet, query.sentence)
        else:
            self._write(aligned(sheet))

    def _table(self) -> TableFormat:
        """The format for rows: as told, as the file's name says, else by where it goes."""
        if self._form:
            if self._form in (form.label for form in RdfFormat):
                raise InvalidQuery(
                    f"{self._form} is for statements; this query gives rows",
                    hint="ask with CONSTRUCT, or choose a format for rows such as csv",
                )
            return TableFormat.named(self._form)
        if self._output:
            suffix = self._output.suffix.lower()
            return _OTHER_SUFFIXES.get(suffix) or TableFormat.of(self._output)
        return TableFormat.TABLE if self._is_terminal() else TableFormat.CSV

    def _rdf(self) -> RdfFormat:
        if self._form:
            if self._form in (form.label for form in TableFormat):
                raise InvalidQuery(
                    f"{self._form} is for rows; this query gives statements",
                    hint="ask with SELECT, or choose a format for statements such as turtle",
                )
            return RdfFormat.named(self._form)
        return RdfFormat.of(self._output) if self._output else RdfFormat.TURTLE

    def _is_terminal(self) -> bool:
        return self._output is None and sys.stdout.isatty()

    def _write(self, pieces: Iterable[str]) -> None:
        if self._output is None:
            for piece in pieces:
                click.echo(piece, nl=False)
            return
        try:
            with self._output.open("w", encoding="utf-8", newline="\n") as file:
                file.writelines(pieces)
        except OSError as problem:
            raise VerbundError(f"{self._output} cannot be written: {problem.strerror}") from problem


def _document(statements: Iterable[Statement], form: RdfFormat) -> str:
    from verbund.store import writing

    store = Store.in_memory()
    store.add(statements)
    if form in (RdfFormat.NTRIPLES, RdfFormat.NQUADS):
        return "".join(sorted(writing.document(store, form).decode().splitlines(keepends=True)))
    text = writing.document(store, RdfFormat.NTRIPLES).decode()
    used = {name: start for name, start in PREFIXES.items() if f"<{start}" in text}
    return writing.document(store, form, prefixes=used).decode()
