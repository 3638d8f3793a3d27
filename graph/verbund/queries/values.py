"""Values as people know them, made into terms: ``Interko 2``, ``31.12.2022``, ``1,5``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from verbund.errors import UnknownValue
from verbund.model import Iri, Literal, Table, Term
from verbund.queries.engine import Engine
from verbund.queries.header import Parameter, expanded
from verbund.queries.names import keys, listed, near, turned
from verbund.queries.terms import filled
from verbund.vocab import PROV, RDF, RDFS, SCHEMA, SKOS, XSD, V

#: The properties that names stand in: the name that is shown first, then short, then other ones.
RANKS = {
    RDFS.label: 0,
    V.acronym: 1,
    V.shortLabel: 1,
    SCHEMA.name: 2,
    SCHEMA.alternateName: 2,
    SKOS.prefLabel: 2,
    SKOS.altLabel: 2,
}
_PROPERTIES = tuple(Iri(name) for name in RANKS)
# One text for each case, since an engine plans them well only when they say no more than they ask.
_SELECT = "SELECT DISTINCT ?thing ?property ?name WHERE"
# a document is often named like the thing that it is about
_THINGS = " ".join(
    f"FILTER NOT EXISTS {{ ?thing a <{one}> }}" for one in (RDF.Statement, PROV.Entity)
)
_EXACTLY = "VALUES ?name { $name } ?thing ?property ?name"
_ALL_OF = "?thing a $class ; ?property ?name . VALUES ?property { $property }"
_ALL = "VALUES ?property { $property } ?thing ?property ?name"
NAMED_OF = f"{_SELECT} {{ {_EXACTLY} ; a $class }}"
NAMED = f"{_SELECT} {{ {_EXACTLY} {_THINGS} }}"
NAMES_OF = f"{_SELECT} {{ {_ALL_OF} }}"
NAMES = f"{_SELECT} {{ {_ALL} {_THINGS} }}"
NAMES_GIVEN = (
    f"{_SELECT} {{ VALUES ?thing {{ $thing }} VALUES ?property {{ $property }} "
    "?thing ?property ?name }"
)
SAME = (
    "SELECT DISTINCT ?thing WHERE { VALUES ?class { $class } "
    f"?thing <{SCHEMA.sameAs}> $other ; a ?class }}"
)
KNOWN = "ASK { VALUES ?class { $class } $thing a ?class }"

Name = tuple[int, str, Iri]
_LANGUAGES = ("", "de", "en")
_ISO = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_GERMAN = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


class Values:
    """Turns words into terms, by the names that things have in a graph."""

    def __init__(self, engine: Engine, base: Iri) -> None:
        self._engine = engine
        self._base = base

    def terms(self, parameter: Parameter, words: Sequence[str], choices: str = "") -> list[Term]:
        """One term for each word; ``choices`` is a query for the terms that may be given.

        Raises:
            UnknownValue: a word is not understood; the message says what is near.
        """
        if choices:
            return [self._chosen(parameter, word, choices) for word in words]
        if parameter.kind == "thing":
            return [self.thing(word, parameter.of, parameter.labels["en"]) for word in words]
        return [_PLAIN[parameter.kind](parameter.name, word) for word in words]

    def thing(self, word: str, of: Iri | None, what: str) -> Iri:
        """The thing of a class that goes by a name, an id or an IRI."""
        for iri in self._written_out(word):
            if self._engine.ask(filled(KNOWN, {"thing": [iri], "class": _maybe(of)})):
                return iri
            elsewhere = self._engine.select(filled(SAME, {"other": [iri], "class": _maybe(of)}))
            if len(elsewhere) == 1 and isinstance(same := elsewhere.rows[0][0], Iri):
                return same
        literals = [Literal(word.strip(), language=language) for language in _LANGUAGES]
        found = self._named(NAMED_OF if of else NAMED, of, literals)
        every: list[Name] = []
        if not found:
            every = self._named(NAMES_OF if of else NAMES, of)
            called = keys(word) | keys(turned(word))
            found = [name for name in every if called & keys(name[1])]
            found = found or [name for name in every if word == name[2].local]
        best = min((rank for rank, *_ in found), default=0)
        things = sorted({thing for rank, _, thing in found if rank == best})
        if len(things) > 1:
            raise self._ambiguous(word, what, things)
        if not things:
            raise _unknown(word, what, {name: str(thing) for _, name, thing in every})
        return things[0]

    def _ambiguous(self, word: str, what: str, things: Sequence[Iri]) -> UnknownValue:
        names = {thing: self._first(thing) for thing in things}
        shown = (f"{self._id(thing, things)} ({name})" for thing, name in names.items())
        return UnknownValue(
            f"{word!r} is the name of {len(things)} things: {what}",
            hint=f"give the id: {', '.join(shown)}",
        )

    def _id(self, thing: Iri, others: Sequence[Iri]) -> str:
        """What tells a thing from others: its id, with the kind where that alone does not."""
        alone = [other.local for other in others].count(thing.local) == 1
        return thing.local if alone else thing.value.removeprefix(self._base.value)

    def _first(self, thing: Iri) -> str:
        """The name that is shown of a thing."""
        text = "SELECT ?name WHERE { $thing $label ?name } ORDER BY ?name"
        rows = self._engine.select(filled(text, {"thing": [thing], "label": [_PROPERTIES[0]]}))
        return next((str(name) for (name,) in rows), thing.value)

    def _written_out(self, word: str) -> list[Iri]:
        """What a word may be as an IRI: whole, with a prefix, or as ``project/interko2``."""
        if re.search(r"\s", word) or not re.search("[:/]", word):
            return []
        short = expanded(word) if ":" in word else None
        text = word if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", word) else f"{self._base}{word}"
        try:
            return [iri for iri in (short, Iri(text)) if iri]
        except ValueError:
            return []

    def _named(self, text: str, of: Iri | None, names: Sequence[Literal] = ()) -> list[Name]:
        """Names and what goes by them, the first names first."""
        given: dict[str, Sequence[Term]] = {"name": names, "property": _PROPERTIES}
        return _ranked(self._engine.select(filled(text, {**given, "class": [of]} if of else given)))

    def _names_of(self, things: Sequence[Iri]) -> list[Name]:
        """All names of some things."""
        given: dict[str, Sequence[Term]] = {"thing": things, "property": _PROPERTIES}
        return _ranked(self._engine.select(filled(NAMES_GIVEN, given)))

    def _chosen(self, parameter: Parameter, word: str, choices: str) -> Term:
        known: dict[str, Term] = {}
        for value, *names in self._engine.select(choices).rows:
            if value is not None:
                known |= {str(name): value for name in (value, *names) if name is not None}
        found = _called(word, known.items())
        things = sorted({term for term in known.values() if isinstance(term, Iri)})
        if not found and things:  # not as the question calls it, but by another of its names
            others = [(name, thing) for _, name, thing in self._names_of(things)]
            found = _called(word, others)
            known |= {} if found else dict(others)
        if len(found) == 1:
            return found.pop()
        raise _unknown(word, parameter.labels["en"], {n: str(term) for n, term in known.items()})


def _ranked(table: Table) -> list[Name]:
    """Names and what goes by them, the first names first."""
    return sorted(
        (RANKS[str(place)], str(name), thing)
        for thing, place, name in table.rows
        if isinstance(thing, Iri) and str(place) in RANKS
    )


def _called(word: str, names: Iterable[tuple[str, Term]]) -> set[Term]:
    """What goes by a word: by a name in any spelling, or by its id."""
    wanted = keys(word)
    return {
        term
        for name, term in names
        if wanted & keys(name) or (isinstance(term, Iri) and word == term.local)
    }


def of_class(parameter: Parameter) -> str:
    """A query for everything that a gap for a class of things may be filled with."""
    return filled(
        "SELECT DISTINCT ?thing WHERE { ?thing a $class }", {"class": _maybe(parameter.of)}
    )


def _maybe(of: Iri | None) -> list[Iri]:
    return [of] if of else []


def _unknown(word: str, what: str, names: Mapping[str, str]) -> UnknownValue:
    close = near(word, names) or near(turned(word), names)
    hint = f"did you mean {listed(close, 'or')}?" if close else ""
    return UnknownValue(f"no {what} called {word!r}", hint=hint)


def _text(_: str, word: str) -> Literal:
    return Literal(word)


def _number(name: str, word: str) -> Literal:
    if not _NUMBER.fullmatch(word):
        raise UnknownValue(f"{name}: {word!r} is no number", hint="write 5, 2.5 or 2,5")
    plain = word.replace(",", ".")
    return Literal(plain, XSD.decimal if "." in plain else XSD.integer)


def _date(name: str, word: str) -> Literal:
    """A day; a month or a year stands for its first day."""
    iso, german = _ISO.fullmatch(word), _GERMAN.fullmatch(word)
    parts = iso.groups(default="1") if iso else german.groups()[::-1] if german else ()
    try:
        day = date(*map(int, parts))
    except (TypeError, ValueError) as problem:
        raise UnknownValue(
            f"{name}: {word!r} is no date", hint="write 2022-12-31, 2022-12 or 31.12.2022"
        ) from problem
    return Literal(day.isoformat(), XSD.date)


def _language(name: str, word: str) -> Literal:
    if not _LANGUAGE.fullmatch(word):
        raise UnknownValue(f"{name}: {word!r} is no language", hint="write de or en")
    return Literal(word)


_PLAIN: Mapping[str, Callable[[str, str], Literal]] = {
    "text": _text,
    "number": _number,
    "date": _date,
    "language": _language,
}
