"""Shapes as values, read from files of Turtle."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from verbund.errors import InvalidCatalogue
from verbund.findings import Severity
from verbund.model import Iri, Literal, Term
from verbund.store import Store
from verbund.validation.shacl.facts import Facts
from verbund.vocab import SH

_SEVERITIES = {SH.Warning: Severity.WARNING, SH.Info: Severity.NOTICE}
#: Parameters with one value, by the name of their component.
_PLAIN = {
    SH.minCount: "MinCount",
    SH.maxCount: "MaxCount",
    SH.uniqueLang: "UniqueLang",
    SH.datatype: "Datatype",
    SH.nodeKind: "NodeKind",
    SH.pattern: "Pattern",
    SH.minLength: "MinLength",
    SH.minInclusive: "MinInclusive",
    SH.maxInclusive: "MaxInclusive",
    SH.lessThanOrEquals: "LessThanOrEquals",
}
_CLASS, _IN, _OR, _NOT = (f"{SH}{name}" for name in ("class", "in", "or", "not"))
_OTHER_TARGETS = [f"{SH}target{name}" for name in ("", "Node", "SubjectsOf", "ObjectsOf")]
_NO_CONSTRAINTS = {
    SH.path,
    SH.property,
    SH.targetClass,
    SH.message,
    SH.severity,
    SH.qualifiedMinCount,
    SH.name,
    SH.description,
    SH.order,
}


@dataclass(frozen=True, slots=True)
class Constraint:
    """One condition of a shape: its component, its parameters, and shapes that it refers to."""

    component: str
    terms: tuple[Term, ...] = ()
    shapes: tuple[Shape, ...] = ()


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape; ``path`` is empty for one that speaks of the node itself."""

    name: str
    path: str
    targets: tuple[str, ...]
    severity: Severity
    messages: Mapping[str, str]
    constraints: tuple[Constraint, ...]
    properties: tuple[Shape, ...]


def read_shapes(paths: Iterable[Path]) -> list[Shape]:
    """The node shapes with a target, read as one graph from files.

    Raises:
        InvalidCatalogue: a shape uses a part of SHACL that is not understood here.
        UnreadableFile: a file is not Turtle.
    """
    store = Store.in_memory()
    for path in paths:
        store.load_file(path)
    facts = Facts(store.statements())
    for means in _OTHER_TARGETS:
        for name in facts.column(means):
            raise _not_understood(name, means)
    return [_shape(facts, name) for name in sorted(facts.column(SH.targetClass))]


def _shape(facts: Facts, name: str) -> Shape:
    messages = facts.values(name, SH.message)
    return Shape(
        name=name,
        path=facts.value(name, SH.path),
        targets=tuple(map(str, facts.values(name, SH.targetClass))),
        severity=_SEVERITIES.get(facts.value(name, SH.severity), Severity.ERROR),
        messages={m.language: m.value for m in messages if isinstance(m, Literal)},
        constraints=tuple(_constraints(facts, name)),
        properties=tuple(_property(facts, str(p)) for p in facts.values(name, SH.property)),
    )


def _property(facts: Facts, name: str) -> Shape:
    paths = facts.values(name, SH.path)
    if len(paths) != 1 or not isinstance(paths[0], Iri):
        raise InvalidCatalogue(
            f"the shape {name} has no single property as its sh:path",
            hint="is its name spelt as where it is described?",
        )
    if facts.values(name, SH.property):
        raise _not_understood(name, SH.property)
    return _shape(facts, name)


def _constraints(facts: Facts, name: str) -> Iterable[Constraint]:
    for means in facts.properties(name):
        if means.startswith(str(SH)) and means not in _NO_CONSTRAINTS:
            for term in facts.values(name, means):
                yield _constraint(facts, name, means, term)


def _constraint(facts: Facts, name: str, means: str, term: Term) -> Constraint:
    if means in _PLAIN:
        return Constraint(_PLAIN[means], (term,))
    if means == _CLASS:
        return Constraint("Class", (term,))
    if means == _IN:
        return Constraint("In", tuple(facts.members(str(term))))
    if means == SH.languageIn:
        return Constraint("LanguageIn", tuple(facts.members(str(term))))
    if means == _OR:
        shapes = (_shape(facts, str(one)) for one in facts.members(str(term)))
        return Constraint("Or", (), tuple(shapes))
    if means == _NOT:
        return Constraint("Not", (), (_shape(facts, str(term)),))
    if means == SH.qualifiedValueShape:
        least = tuple(facts.values(name, SH.qualifiedMinCount))
        return Constraint("QualifiedMinCount", least, (_shape(facts, str(term)),))
    raise _not_understood(name, means)


def _not_understood(name: str, means: str) -> InvalidCatalogue:
    return InvalidCatalogue(
        f"the shape {name} uses {means}, which is not understood there",
        hint="say it with other parts of SHACL Core, or check with --engine pyshacl",
    )
