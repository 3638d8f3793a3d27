"""Turtle and JSON-LD files of data/: statements that are already RDF."""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from math import isfinite
from pathlib import Path
from typing import NoReturn

from verbund.errors import UnreadableFile
from verbund.findings import Finding, Severity
from verbund.formats import RdfFormat
from verbund.model import Blank, Iri, Statement
from verbund.reading import MOST_BYTES, Access, Context, not_a_file, position
from verbund.reading.cells import CellFault, control_character
from verbund.reading.objects import object_faults
from verbund.store import Store
from verbund.vocab import PROV, RDF, V

_MOST_DIGITS = 40


@dataclass(frozen=True, slots=True)
class Sorted:
    """The statements of a document: public ones in all their graphs, internal ones, findings."""

    public: tuple[Statement, ...]
    internal: tuple[Statement, ...]
    findings: tuple[Finding, ...]
    things: int


@dataclass(frozen=True, slots=True)
class DocumentReader:
    """Reads one document by the rules that hold for tables."""

    context: Context
    access: Access
    rows_graph: Iri

    def read(self, path: Path, place: str) -> Sorted:
        """The statements of a document, sorted.

        Raises:
            UnreadableFile: it is not well-formed, too large for memory, or has nameless nodes.
        """
        data, faults = _bytes(path, place), tuple[Finding, ...]()
        if RdfFormat.of(path) is RdfFormat.JSONLD:
            data, faults = self._in_context(data, place)
        store = Store.in_memory()
        try:
            store.load(data, RdfFormat.of(path))
            statements = tuple(store.statements(every=True))
        except UnreadableFile as problem:
            raise problem.at(place) from problem
        except (TypeError, ValueError) as problem:
            raise UnreadableFile(place, str(problem)) from problem
        nodes = (node for one in statements for node in (one.subject, one.object))
        if any(isinstance(node, Blank) for node in nodes) or store.graphs():
            raise UnreadableFile(
                place,
                "there are nodes without a name, or named graphs",
                de="es gibt Knoten ohne Namen oder benannte Graphen; jedem Knoten eine "
                "Adresse geben, zu welcher Quelle etwas gehört, sagt source",
                hint="give each node an IRI; the column source says which graph a thing belongs to",
            )
        found = self._sort(statements, place)
        return replace(found, findings=(*faults, *found.findings))

    def _in_context(self, data: bytes, place: str) -> tuple[bytes, tuple[Finding, ...]]:
        """A JSON-LD document with a context: its own, or the catalogue's, which is looked after."""
        try:
            raw = json.loads(
                data,
                parse_constant=_no_number,
                parse_float=_number,
                parse_int=_integer,
                object_pairs_hook=_object,
            )
        except (ValueError, RecursionError) as problem:
            raise UnreadableFile(place, f"not JSON: {problem}", de="das ist kein JSON") from problem
        if isinstance(raw, dict) and "@context" in raw:
            _refuse_elsewhere(raw["@context"], place)
            return data, ()
        things = raw.get("@graph", raw) if isinstance(raw, dict) else raw
        things = things if isinstance(things, list) else [things]
        if not all(isinstance(one, dict) for one in things):
            raise UnreadableFile(place, "there is no object in it", de="es steht kein Objekt darin")
        faults = (
            _finding(place, value, fault, column=key)
            for key, value, fault in object_faults(things, self.context)
        )
        return self.context.document(things), tuple(faults)

    def _sort(self, statements: tuple[Statement, ...], place: str) -> Sorted:
        classes, sources = defaultdict[str, set[str]](set), defaultdict[str, set[Iri]](set)
        for one in statements:
            if one.predicate.value == RDF.type:
                classes[str(one.subject)].add(str(one.object))
            if one.predicate.value == PROV.hadPrimarySource and isinstance(one.object, Iri):
                sources[str(one.subject)].add(one.object)
        public, internal = list[Statement](), list[Statement]()
        for one in statements:
            name = str(one.subject)
            if self._is_public(classes.get(name, set()), one.predicate.value):
                public += self._copies(one, sources.get(name, set()))
            else:
                internal.append(one)
        shown = sorted({str(one.subject) for one in public})
        public += [self._row(subject, place) for subject in shown]
        own = {name for name, found in classes.items() if PROV.Entity in found}  # sources
        faults = self._faults(place, statements, set(classes), own | set(sources))
        findings = (*faults, *self._unclear(place, statements, classes))
        things = len({one.subject for one in statements})
        return Sorted(tuple(public), tuple(internal), findings, things)

    def _is_public(self, classes: set[str], predicate: str) -> bool:
        """Whether every shape that is about such a thing allows it."""
        known = [name for name in classes if self.access.knows(name)]
        return bool(known) and all(self.access.is_public(name, predicate) for name in known)

    def _copies(self, one: Statement, sources: set[Iri]) -> Iterator[Statement]:
        yield one
        if one.predicate.value != PROV.hadPrimarySource:
            for source in sorted(sources):
                yield Statement(one.subject, one.predicate, one.object, source)

    def _row(self, subject: str, place: str) -> Statement:
        row = Iri(position(self.context.base, place))
        return Statement(Iri(subject), Iri(V.row), row, self.rows_graph)

    def _faults(
        self, place: str, statements: tuple[Statement, ...], typed: set[str], sourced: set[str]
    ) -> Iterator[Finding]:
        for subject in sorted({str(one.subject) for one in statements}):
            if subject not in typed:
                de, en = f"{subject} steht ohne Klasse da.", f"{subject} has no class"
                yield _finding(place, subject, CellFault("no-type", de=de, en=en))
            if subject not in sourced:
                de, en = f"{subject} steht ohne Quelle da.", f"{subject} names no source"
                yield _finding(place, subject, CellFault("no-source", de=de, en=en))
        for one in statements:
            if fault := control_character(str(one.object)):
                yield _finding(place, str(one.subject), fault)

    def _unclear(
        self, place: str, statements: tuple[Statement, ...], classes: Mapping[str, set[str]]
    ) -> Iterator[Finding]:
        """What stays internal because no shape says whether it is public, once for each word."""
        words = set[str]()
        for one in statements:
            its = classes.get(str(one.subject), set())
            known = {name for name in its if self.access.knows(name)}
            if not known:
                words |= its
            elif not any(self.access.names(name, one.predicate.value) for name in known):
                words.add(one.predicate.value)
        for word in sorted(words):
            fault = CellFault(
                "unclear-access",
                de=f"Keine Form in ontology/shapes/ nennt {word} für diese Dinge; was damit"
                " gesagt wird, bleibt intern. Das Wort berichtigen oder in einer Form sagen, ob es"
                " öffentlich ist.",
                en=f"no shape in ontology/shapes/ names {word} for these things; what it says"
                " stays internal; correct the word, or let a shape say whether it is public",
            )
            yield _finding(place, word, fault, severity=Severity.WARNING)


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is no number")


def _number(text: str) -> float:
    """A number that stays one: 1e400 would become infinite."""
    return found if isfinite(found := float(text)) else _no_number(text)


def _integer(text: str) -> int:
    """A whole number that can be read: Python refuses those of thousands of digits."""
    return int(text) if len(text) <= _MOST_DIGITS else _no_number(f"{text[:_MOST_DIGITS]}…")


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object whose keys differ: of two values under one key, one would get lost."""
    found = dict[str, object]()
    for key, value in pairs:
        if key in found:
            raise ValueError(f"the key {key!r} stands twice in one object")
        found[key] = value
    return found


def _refuse_elsewhere(context: object, place: str) -> None:
    """Refuse a context that stands elsewhere: nothing is fetched while a catalogue is built."""
    parts = context if isinstance(context, list) else [context]
    if address := next((part for part in parts if isinstance(part, str)), ""):
        raise UnreadableFile(
            place,
            f"its context stands elsewhere: {address}",
            de=f"ihr Kontext steht woanders ({address}); ihn in die Datei schreiben oder weglassen",
            hint="write it into the file, or leave it out and use the words of the catalogue",
        )


def _bytes(path: Path, place: str) -> bytes:
    if not path.is_file():
        raise not_a_file(path, place)
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UnreadableFile(
                place,
                "the file is too large",
                de=f"die Datei ist zu groß, höchstens {MOST_BYTES} Bytes; sie aufteilen",
                hint=f"at most {MOST_BYTES:,} bytes; divide it into several",
            )
        return path.read_bytes().removeprefix(BOM_UTF8)
    except OSError as problem:
        raise UnreadableFile(place, problem.strerror or str(problem)) from problem


def _finding(
    place: str,
    value: str,
    fault: CellFault,
    column: str = "",
    *,
    severity: Severity = Severity.ERROR,
) -> Finding:
    return Finding(
        file=place,
        row=0,
        column=column,
        value=value,
        rule=fault.rule,
        severity=severity,
        de=fault.de,
        en=fault.en,
        fix=fault.fix,
    )
