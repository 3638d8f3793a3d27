"""Values as people know them, made into terms: ``Interko 2``, ``31.12.2022``, ``1,5``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from verbund.errors import VerbundError
from verbund.model import Iri, Literal, Term
from verbund.queries.binding import bound
from verbund.queries.engine import Engine
from verbund.queries.header import Parameter, expanded
from verbund.queries.names import keys, listed, near
from verbund.vocab import XSD

#: Names of the things of a class: the name that is shown first, then short, then other ones.
NAMES = """
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX v: <https://w3id.org/verbund/ns#>
SELECT DISTINCT ?thing ?name ?rank WHERE {
  VALUES (?property ?rank) {
    (rdfs:label 0) (v:acronym 1) (v:shortLabel 1)
    (schema:name 2) (schema:alternateName 2) (skos:prefLabel 2) (skos:altLabel 2)
  }
  VALUES ?name { $name }
  VALUES ?class { $class }
  ?thing ?property ?name ; a ?class .
  FILTER NOT EXISTS { ?thing a rdf:Statement }
}
ORDER BY ?rank ?name ?thing
"""
KNOWN = "ASK { VALUES ?class { $class } $thing a ?class }"

_LANGUAGES = ("", "de", "en")
_ISO = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_GERMAN = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


class UnknownValue(VerbundError):
    """A value that nothing, or more than one thing, goes by; the hint has the nearest ones."""

    status = 2


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
            if self._engine.ask(bound(KNOWN, {"thing": [iri], "class": _maybe(of)})):
                return iri
        exact = [Literal(word.strip(), language=language) for language in _LANGUAGES[1:]]
        found = self._named([Literal(word.strip()), *exact], of)
        if not found:
            found = [row for row in self._named([], of) if _meant(word, row[0], row[1])]
        return self._only(word, of, what, found)

    def _only(self, word: str, of: Iri | None, what: str, found: list[tuple[Iri, str, int]]) -> Iri:
        best = min((rank for *_, rank in found), default=0)
        things = sorted({thing for thing, _, rank in found if rank == best})
        if len(things) == 1:
            return things[0]
        names = {thing: name for thing, name, rank in reversed(self._named([], of))}
        if things:
            shown = (f"{thing.local} ({names.get(thing, thing.value)})" for thing in things)
            raise UnknownValue(
                f"{word!r} is the name of {len(things)} things: {what}",
                hint=f"give the id: {', '.join(shown)}",
            )
        raise _unknown(word, what, {name: str(thing) for thing, name, _ in self._named([], of)})

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

    def _named(self, names: Sequence[Literal], of: Iri | None) -> list[tuple[Iri, str, int]]:
        table = self._engine.select(bound(NAMES, {"name": names, "class": _maybe(of)}))
        return [
            (thing, str(name), int(str(rank)))
            for thing, name, rank in table.rows
            if isinstance(thing, Iri)
        ]

    def _chosen(self, parameter: Parameter, word: str, choices: str) -> Term:
        known: dict[str, Term] = {}
        for value, *names in self._engine.select(choices).rows:
            if value is not None:
                known |= {str(name): value for name in (value, *names) if name is not None}
        for name, term in known.items():
            if keys(word) & keys(name) or (isinstance(term, Iri) and word == term.local):
                return term
        raise _unknown(word, parameter.labels["en"], {n: str(term) for n, term in known.items()})


def _maybe(of: Iri | None) -> list[Iri]:
    return [of] if of else []


def _meant(word: str, thing: Iri, name: str) -> bool:
    return word == thing.local or bool(keys(word) & keys(name))


def _unknown(word: str, what: str, names: Mapping[str, str]) -> UnknownValue:
    close = near(word, names)
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
