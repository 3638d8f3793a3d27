"""Shapes against statements, by the definitions of SHACL (W3C Recommendation, section 4)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from verbund.model import Blank, Iri, Literal, Term
from verbund.store import Store
from verbund.validation.shacl.facts import Facts
from verbund.validation.shacl.results import Result
from verbund.validation.shacl.shapes import Constraint, Shape, read_shapes
from verbund.vocab import RDF, SH, XSD

_NODE_KINDS: dict[str, tuple[type, ...]] = {
    SH.IRI: (Iri,),
    SH.Literal: (Literal,),
    SH.BlankNode: (Blank,),
    SH.IRIOrLiteral: (Iri, Literal),
    SH.BlankNodeOrIRI: (Blank, Iri),
    SH.BlankNodeOrLiteral: (Blank, Literal),
}
_NUMBERS = {XSD.decimal, XSD.integer, XSD.nonNegativeInteger, XSD.double}
_LEXICAL = {
    XSD.integer: re.compile(r"[+-]?\d+"),
    XSD.decimal: re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)"),
    XSD.boolean: re.compile(r"true|false|0|1"),
}


def look(store: Store, shapes: Iterable[Path]) -> list[Result]:
    """What the shapes of files find in the public graph."""
    return list(evaluate(Facts(store.statements()), read_shapes(shapes)))


def evaluate(facts: Facts, shapes: Iterable[Shape]) -> Iterator[Result]:
    """What is wrong: a result for each value, or each thing, that a constraint refuses."""
    for shape in shapes:
        for target in shape.targets:
            for focus in facts.instances(target):
                yield from _about(facts, focus, shape)


def _about(facts: Facts, focus: str, shape: Shape) -> Iterator[Result]:
    for one in shape.properties:
        values = facts.values(focus, one.path)
        for constraint in one.constraints:
            for value in _refused(facts, focus, values, constraint):
                yield Result(
                    focus=focus,
                    path=one.path,
                    value="" if value is None else str(value),
                    component=constraint.component,
                    shape=one.name,
                    severity=one.severity,
                    messages=one.messages,
                    kind=str(constraint.terms[0]) if constraint.component == "Class" else "",
                )


def _refused(
    facts: Facts, focus: str, values: Sequence[Term], constraint: Constraint
) -> Iterator[Term | None]:
    """The values that a constraint refuses; None where it refuses the thing as a whole."""
    component = constraint.component
    if component in _OF_ALL:
        yield from [None] * _OF_ALL[component](facts, values, constraint)
    elif component == "LessThanOrEquals":
        others = facts.values(focus, str(constraint.terms[0]))
        for value in values:
            yield from (value for other in others if not _at_most(value, other))
    else:
        accepts = _OF_ONE[component]
        yield from (value for value in values if not accepts(facts, value, constraint))


def _conforms(facts: Facts, value: Term, shape: Shape) -> bool:
    own = not any(True for c in shape.constraints for _ in _refused(facts, str(value), (value,), c))
    return own and not any(True for _ in _about(facts, str(value), shape))


def _number(constraint: Constraint) -> int:
    return int(str(constraint.terms[0]))


def _too_few(_: Facts, values: Sequence[Term], constraint: Constraint) -> int:
    return int(len(values) < _number(constraint))


def _too_many(_: Facts, values: Sequence[Term], constraint: Constraint) -> int:
    return int(len(values) > _number(constraint))


def _too_few_fit(facts: Facts, values: Sequence[Term], constraint: Constraint) -> int:
    fitting = sum(_conforms(facts, value, constraint.shapes[0]) for value in values)
    return int(fitting < _number(constraint))


def _same_language(_: Facts, values: Sequence[Term], __: Constraint) -> int:
    languages = Counter(value.language for value in values if isinstance(value, Literal))
    return sum(1 for tag, count in languages.items() if tag and count > 1)


#: How many results a constraint gives for all the values together.
_OF_ALL: dict[str, Callable[[Facts, Sequence[Term], Constraint], int]] = {
    "MinCount": _too_few,
    "MaxCount": _too_many,
    "QualifiedMinCount": _too_few_fit,
    "UniqueLang": _same_language,
}


def _datatype(_: Facts, value: Term, constraint: Constraint) -> bool:
    wanted = str(constraint.terms[0])
    if not isinstance(value, Literal) or value.datatype != wanted:
        return False
    if wanted == XSD.date:
        return _day(value.value) is not None
    form = _LEXICAL.get(wanted)
    return form is None or form.fullmatch(value.value) is not None


def _class(facts: Facts, value: Term, constraint: Constraint) -> bool:
    return not isinstance(value, Literal) and facts.is_a(str(value), str(constraint.terms[0]))


def _node_kind(_: Facts, value: Term, constraint: Constraint) -> bool:
    return isinstance(value, _NODE_KINDS[str(constraint.terms[0])])


def _pattern(_: Facts, value: Term, constraint: Constraint) -> bool:
    found = re.search(str(constraint.terms[0]), str(value))
    return not isinstance(value, Blank) and found is not None


def _min_length(_: Facts, value: Term, constraint: Constraint) -> bool:
    return not isinstance(value, Blank) and len(str(value)) >= _number(constraint)


def _min_inclusive(_: Facts, value: Term, constraint: Constraint) -> bool:
    return _at_most(constraint.terms[0], value)


def _max_inclusive(_: Facts, value: Term, constraint: Constraint) -> bool:
    return _at_most(value, constraint.terms[0])


def _in(_: Facts, value: Term, constraint: Constraint) -> bool:
    return value in constraint.terms


def _language_in(_: Facts, value: Term, constraint: Constraint) -> bool:
    """Whether the language matches a basic range (RFC 4647, section 3.3.1)."""
    tag = value.language.lower() if isinstance(value, Literal) else ""
    ranges = (str(term).lower() for term in constraint.terms)
    return bool(tag) and any(tag == one or tag.startswith(f"{one}-") for one in ranges)


def _or(facts: Facts, value: Term, constraint: Constraint) -> bool:
    return any(_conforms(facts, value, shape) for shape in constraint.shapes)


def _not(facts: Facts, value: Term, constraint: Constraint) -> bool:
    return not _conforms(facts, value, constraint.shapes[0])


#: Whether a constraint accepts a single value.
_OF_ONE: dict[str, Callable[[Facts, Term, Constraint], bool]] = {
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


def _at_most(first: Term, second: Term) -> bool:
    """Whether two values can be compared, and the first is not the greater one."""
    one, other = _comparable(first), _comparable(second)
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return one <= other
    if isinstance(one, date) and isinstance(other, date):
        return one <= other
    if isinstance(one, str) and isinstance(other, str):
        return one <= other
    return False


def _comparable(term: Term) -> Decimal | date | str | None:
    if not isinstance(term, Literal):
        return None
    if term.datatype in _NUMBERS:
        try:
            return Decimal(term.value)
        except InvalidOperation:
            return None
    if term.datatype == XSD.date:
        return _day(term.value)
    return term.value if term.datatype in (XSD.string, RDF.langString) else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
