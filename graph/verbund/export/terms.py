"""The context that is published: the terms of the catalogue's own context, made for whole things.

In ontology/context.jsonld each table is a class with terms of its own, and each term says where
the ids in its cells begin. Here the same terms belong to the class under its own name, and one
``@base`` serves all ids. What the graph does not use is left out; what only rules derive gets a
term.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from verbund.export.material import Material
from verbund.export.survey import EMBEDDED, Shapes
from verbund.reading.context import ALIASES, Column, Context, Kind
from verbund.store import writing
from verbund.vocab import PREFIXES


@dataclass(frozen=True, slots=True)
class Term:
    """A key of the document: its property, the type of its values, and how they stand there."""

    name: str
    means: str
    datatype: str = ""
    tagged: bool = False
    many: bool = False
    reverse: bool = False

    @property
    def definition(self) -> dict[str, str]:
        """What the context says of it."""
        found = {"@reverse" if self.reverse else "@id": curie(self.means)}
        if self.datatype:
            found["@type"] = curie(self.datatype)
        if self.tagged or self.many:
            found["@container"] = "@language" if self.tagged else "@set"
        return found


@dataclass(frozen=True)
class Terms:
    """The terms for a graph: those that hold everywhere, and by class name those of one class."""

    base: str
    shared: Mapping[str, Term]
    scoped: Mapping[str, Mapping[str, Term]]
    classes: Mapping[str, str]

    def at(self, main: str) -> dict[str, Term]:
        """The terms that hold inside a thing of a ``main`` class."""
        return {**self.shared, **self.scoped.get(self.classes.get(main, ""), {})}

    def types(self, classes: Iterable[str], main: str) -> list[str]:
        """Classes as they stand in ``type``, the ``main`` one first.

        Others that have terms of their own are written with a prefix: not every reader can keep
        two sets of terms apart.
        """
        rest = sorted(iri for iri in classes if iri != main)
        return [self.classes[main], *map(self._plain, rest)] if main else [*map(self._plain, rest)]

    def _plain(self, iri: str) -> str:
        name = self.classes.get(iri, "")
        return name if name and name not in self.scoped else curie(iri)

    @property
    def definitions(self) -> dict[str, Any]:
        """The context as JSON."""
        terms = {name: term.definition for name, term in sorted(self.shared.items())}
        named = ((name, iri) for iri, name in self.classes.items())
        classes = {name: self._class(name, iri) for name, iri in sorted(named)}
        head = {"@version": 1.1, "@base": self.base}
        return {**head, **PREFIXES, **ALIASES, **terms, **classes}

    def _class(self, name: str, iri: str) -> Any:
        scoped = self.scoped.get(name, {})
        terms = {term: scoped[term].definition for term in sorted(scoped)}
        return {"@id": curie(iri), "@context": terms} if terms else curie(iri)


def curie(iri: str) -> str:
    """An IRI with the prefix of its vocabulary, where there is one.

    >>> curie("https://schema.org/name")
    'schema:name'
    """
    for prefix, start in PREFIXES.items():
        local = iri.removeprefix(start)
        if local and local != iri and "/" not in local:
            return f"{prefix}:{local}"
    return iri


def terms_for(material: Material, shapes: Shapes) -> Terms:
    """The terms that things with such values need."""
    classes = _class_names(material)
    own = {kind.class_iri: _own(material, kind) for kind in material.kinds}
    general = _general(material.context, shapes, own)
    shared: dict[str, Term] = {}
    scoped = defaultdict[str, dict[str, Term]](dict)
    for class_iri, sorts in shapes.items():
        for name in sorted(sorts):
            term = own.get(class_iri, {}).get(name) or general[name]
            if class_iri and term.tagged and sorts[name] == {""}:
                term = replace(term, tagged=False, many=False)
            target = shared if term == general.get(name) else scoped[classes[class_iri]]
            target[term.name] = term
    for owner, term in _embedded(material.context):
        if owner in classes:
            scoped[classes[owner]][term.name] = term
    return Terms(material.base, shared, scoped, classes)


def _class_names(material: Material) -> dict[str, str]:
    """A short name for each class of a table, and for those that the context names."""
    names: dict[str, str] = {}
    for kind in material.kinds:
        local = kind.class_iri.replace("#", "/").rpartition("/")[2]
        names[kind.class_iri] = curie(kind.class_iri) if local in names.values() else local
    for iri, name in material.class_terms.items():
        if name not in names.values() and writing.has_class(material.store, iri):
            names.setdefault(iri, name)
    return names


def _general(
    context: Context, shapes: Shapes, own: Mapping[str, Mapping[str, Term]]
) -> dict[str, Term]:
    """The term of each property that some class has no own term for, made up where need be."""
    sorts = defaultdict[str, set[str]](set)
    for class_iri, found in shapes.items():
        for name in found.keys() - own.get(class_iri, {}).keys():
            sorts[name] |= found[name]
    columns = [column for kind in context.kinds.values() for column in kind.columns.values()]
    known = {c.means: _term(c) for c in reversed(columns) if _is_shared(context, c)}
    taken = {column.term: column.means for column in columns}
    for name in sorted(sorts.keys() - known.keys()):
        local = name.replace("#", "/").rpartition("/")[2]
        free = taken.setdefault(local, name) == name and local not in PREFIXES
        known[name] = _made(local if free else curie(name), name, sorts[name])
    return known


def _made(name: str, iri: str, sorts: set[str]) -> Term:
    """A term for a property that no table has."""
    if "@language" in sorts:
        return Term(name, iri, tagged=True)
    (datatype,) = sorts if len(sorts) == 1 else ("",)
    return Term(name, iri, datatype=datatype, many=datatype == "@id")


def _own(material: Material, kind: Kind) -> dict[str, Term]:
    """The terms that only tables of a kind have; those for ids of other places come last."""
    tables = [table for table in material.context.kinds.values() if table.base == kind.base]
    columns = [c for table in tables for c in table.columns.values() if c.means[0] != "@"]
    shared = {c.means for c in columns if _is_shared(material.context, c)}
    found: dict[str, Term] = {}
    for column in sorted(columns, key=lambda c: material.is_elsewhere(c.base)):
        is_last = material.is_elsewhere(column.base) and column.means in shared
        if not (column.reverse or is_last or _is_shared(material.context, column)):
            found.setdefault(column.means, _term(column))
    return found


def _is_shared(context: Context, column: Column) -> bool:
    return context.definitions.get(column.term) == column.definition and not column.reverse


def _term(column: Column) -> Term:
    many = column.many and not column.tagged
    return Term(column.term, column.means, column.datatype, column.tagged, many)


def _embedded(context: Context) -> Iterator[tuple[str, Term]]:
    """The class of the owner, and the term under which it holds the things of a table."""
    for table, name in EMBEDDED.items():
        kind = context.kinds.get(table)
        column = kind.columns.get(name) if kind else None
        for owner in context.kinds.values():
            if column and owner.base == column.base:
                yield owner.class_iri, Term(table, column.means, many=True, reverse=True)
                break
