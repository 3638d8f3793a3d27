"""Shapes against statements, by the definitions of SHACL (W3C Recommendation, section 4)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from verbund.model import Blank, Iri, Literal, Term
from verbund.store import Store
from verbund.validation.shacl.facts import Column, Facts, StoredFacts
from verbund.validation.shacl.results import Result
from verbund.validation.shacl.shapes import Constraint, Shape, read_shapes
from verbund.validation.shacl.values import at_most, is_well_formed
from verbund.vocab import SH

#: Whether a single value is accepted; how many results all the values of a thing give.
Accepts = Callable[[Term], bool]
Counts = Callable[[Sequence[Term]], int]
#: Things with the values that are refused; with None where it is all of them together.
Refused = Iterator[tuple[str, Term | None]]
Test = Callable[[Sequence[str], Column], Refused]

_NODE_KINDS: dict[str, tuple[type, ...]] = {
    SH.IRI: (Iri,),
    SH.Literal: (Literal,),
    SH.BlankNode: (Blank,),
    SH.IRIOrLiteral: (Iri, Literal),
    SH.BlankNodeOrIRI: (Blank, Iri),
    SH.BlankNodeOrLiteral: (Blank, Literal),
}


def look(store: Store, shapes: Iterable[Path]) -> list[Result]:
    """What the shapes of files find in the public graph."""
    return list(evaluate(StoredFacts(store), read_shapes(shapes)))


def evaluate(facts: Facts, shapes: Iterable[Shape]) -> Iterator[Result]:
    """What is wrong: a result for each value, or each thing, that a constraint refuses.

    A property is looked at for all things together, and in all shapes before the next one.
    """
    asked = []
    for shape in shapes:
        found = {thing for target in shape.targets for thing in facts.instances(target)}
        asked += [(one, sorted(found)) for one in (shape, *shape.properties) if one.constraints]
    for one, things in sorted(asked, key=lambda pair: pair[0].path):
        yield from _about(facts, things, one)


def _about(facts: Facts, things: Sequence[str], shape: Shape) -> Iterator[Result]:
    """What a shape refuses of some things: of what they have for its path, or of themselves."""
    themselves = {} if shape.path else {thing: (Iri(thing),) for thing in things}
    column = facts.column(shape.path) if shape.path else themselves
    for constraint in shape.constraints:
        for focus, value in _test(facts, constraint)(things, column):
            yield Result(
                focus=focus,
                path=shape.path,
                value="" if value is None else str(value),
                component=constraint.component,
                shape=shape.name,
                severity=shape.severity,
                messages=shape.messages,
                kind=str(constraint.terms[0]) if constraint.component == "Class" else "",
            )


def _test(facts: Facts, constraint: Constraint) -> Test:
    component = constraint.component
    if component in _OF_ALL:
        return partial(_counted, _OF_ALL[component](facts, constraint))
    if component == "LessThanOrEquals":
        return partial(_greater, facts.column(str(constraint.terms[0])))
    return partial(_each, _OF_ONE[component](facts, constraint))


def _counted(count: Counts, things: Sequence[str], column: Column) -> Refused:
    for thing in things:
        yield from [(thing, None)] * count(column.get(thing, ()))


def _greater(others: Column, things: Sequence[str], column: Column) -> Refused:
    for thing in things:
        for value in column.get(thing, ()):
            for other in others.get(thing, ()):
                if not at_most(value, other):
                    yield thing, value


def _each(accepts: Accepts, things: Sequence[str], column: Column) -> Refused:
    for thing in things:
        for value in column.get(thing, ()):
            if not accepts(value):
                yield thing, value


def _conforms(facts: Facts, shape: Shape) -> Accepts:
    """Whether a value fits a shape that another one refers to."""
    own = [_accepts(facts, constraint) for constraint in shape.constraints]
    if len(own) == 1 and not shape.properties:
        return own[0]
    return lambda value: (
        all(accepts(value) for accepts in own)
        and not any(True for one in shape.properties for _ in _about(facts, [str(value)], one))
    )


def _accepts(facts: Facts, constraint: Constraint) -> Accepts:
    if constraint.component in _OF_ONE:
        return _OF_ONE[constraint.component](facts, constraint)
    test = _test(facts, constraint)
    return lambda value: not any(True for _ in test([str(value)], {str(value): (value,)}))


def _number(constraint: Constraint) -> int:
    return int(str(constraint.terms[0]))


def _too_few(_: Facts, constraint: Constraint) -> Counts:
    least = _number(constraint)
    return lambda values: int(len(values) < least)


def _too_many(_: Facts, constraint: Constraint) -> Counts:
    most = _number(constraint)
    return lambda values: int(len(values) > most)


def _too_few_fit(facts: Facts, constraint: Constraint) -> Counts:
    least, conforms = _number(constraint), _conforms(facts, constraint.shapes[0])
    return lambda values: int(sum(map(conforms, values)) < least)


def _same_language(_: Facts, __: Constraint) -> Counts:
    def count(values: Sequence[Term]) -> int:
        if len(values) < 2:
            return 0
        languages = Counter(value.language for value in values if isinstance(value, Literal))
        return sum(1 for tag, times in languages.items() if tag and times > 1)

    return count


#: How many results a constraint gives for all the values together.
_OF_ALL: dict[str, Callable[[Facts, Constraint], Counts]] = {
    "MinCount": _too_few,
    "MaxCount": _too_many,
    "QualifiedMinCount": _too_few_fit,
    "UniqueLang": _same_language,
}


def _datatype(_: Facts, constraint: Constraint) -> Accepts:
    wanted = str(constraint.terms[0])
    return lambda value: (
        isinstance(value, Literal) and value.datatype == wanted and is_well_formed(value)
    )


def _class(facts: Facts, constraint: Constraint) -> Accepts:
    wanted = str(constraint.terms[0])
    return lambda value: not isinstance(value, Literal) and facts.is_a(str(value), wanted)


def _node_kind(_: Facts, constraint: Constraint) -> Accepts:
    kinds = _NODE_KINDS[str(constraint.terms[0])]
    return lambda value: isinstance(value, kinds)


def _pattern(_: Facts, constraint: Constraint) -> Accepts:
    search = re.compile(str(constraint.terms[0])).search
    return lambda value: not isinstance(value, Blank) and search(str(value)) is not None


def _min_length(_: Facts, constraint: Constraint) -> Accepts:
    least = _number(constraint)
    return lambda value: not isinstance(value, Blank) and len(str(value)) >= least


def _min_inclusive(_: Facts, constraint: Constraint) -> Accepts:
    return lambda value: at_most(constraint.terms[0], value)


def _max_inclusive(_: Facts, constraint: Constraint) -> Accepts:
    return lambda value: at_most(value, constraint.terms[0])


def _in(_: Facts, constraint: Constraint) -> Accepts:
    return frozenset(constraint.terms).__contains__


def _language_in(_: Facts, constraint: Constraint) -> Accepts:
    """Whether the language matches a basic range (RFC 4647, section 3.3.1)."""
    ranges = tuple(str(term).lower() for term in constraint.terms)

    def accepts(value: Term) -> bool:
        tag = value.language.lower() if isinstance(value, Literal) else ""
        return any(tag == one or tag.startswith(f"{one}-") for one in ranges)

    return accepts


def _or(facts: Facts, constraint: Constraint) -> Accepts:
    some = [_conforms(facts, shape) for shape in constraint.shapes]
    return lambda value: any(conforms(value) for conforms in some)


def _not(facts: Facts, constraint: Constraint) -> Accepts:
    conforms = _conforms(facts, constraint.shapes[0])
    return lambda value: not conforms(value)


#: Whether a constraint accepts a single value.
_OF_ONE: dict[str, Callable[[Facts, Constraint], Accepts]] = {
    "Datatype": _datatype,
    "Class": _class,
    "NodeKind": _node_kind,
    "Pattern": _pattern,
    "MinLength": _min_length,
    "MinInclusive": _min_inclusive,
    "MaxInclusive": _max_inclusive,
    "In": _in,
    "LanguageIn": _language_in,
    "Or": _or,
    "Not": _not,
}
