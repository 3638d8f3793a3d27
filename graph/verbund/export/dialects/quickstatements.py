"""Wikidata QuickStatements: a table of what ontology/dialects/quickstatements.rq makes."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from typing import Final

from verbund.export.dialects.rdf import made
from verbund.export.material import Material, Output
from verbund.model import Iri, Literal, Term
from verbund.vocab import OWL, RDF, RDFS, SCHEMA, XSD, V

_NAME: Final = "quickstatements"
_ENTITY: Final = "http://www.wikidata.org/entity/"
_CLAIM: Final = "http://www.wikidata.org/prop/P"
_SAYS: Final = "http://www.wikidata.org/prop/statement/P"
_REFERENCE: Final = "http://www.wikidata.org/prop/reference/P854"
#: what comes behind a date as exact as this; the last number is Wikidata's for the exactness
_DATES: Final = {
    XSD.date: "T00:00:00Z/11",
    XSD.gYearMonth: "-00T00:00:00Z/10",
    XSD.gYear: "-00-00T00:00:00Z/9",
}
_WORDS: Final = (
    ("Lde", RDFS.label),
    ("Len", RDFS.label),
    ("Dde", SCHEMA.description),
    ("Den", SCHEMA.description),
)
#: behind all sources that have a standing
_LAST: Final = 99

Values = Mapping[str, list[Term]]


@dataclass(frozen=True, order=True, slots=True)
class _Claim:
    """A value as a source has it; that of the source with the best standing comes first."""

    standing: int
    reference: str
    value: str
    said: str


def outputs(material: Material, carried: set[tuple[str, str]]) -> Iterator[Output]:
    """dialects/quickstatements.csv: items that are known first; an empty qid makes a new one."""
    about = defaultdict[str, dict[str, list[Term]]](lambda: defaultdict(list))
    for one in made(_NAME, material):
        about[str(one.subject)][one.predicate.value].append(one.object)
    numbers = sorted({number for values in about.values() for number in _numbers(values)})
    rows = []
    for iri, values in about.items():
        claims = {number: _best(about, values, number) for number in _numbers(values)}
        if claims and (values.get(OWL.sameAs) or values.get(RDFS.label)):
            rows.append(_row(values, [claims.get(number) for number in numbers]))
            carried |= {(iri, claim.said) for claim in claims.values()}
            carried |= {(iri, str(value)) for _, name in _WORDS for value in values.get(name, ())}
            carried |= {(iri, str(item)) for item in values.get(OWL.sameAs, ())}
    if rows:
        header = ["qid", *(name for name, _ in _WORDS)]
        header += [cell for number in numbers for cell in (f"P{number}", "S854")]
        text = StringIO()
        ordered = sorted(rows, key=lambda row: (not row[0], row))
        csv.writer(text, lineterminator="\n").writerows((header, *ordered))
        data = text.getvalue().encode()
        yield Output(f"dialects/{_NAME}.csv", "text/csv", (data,), len(rows), "rows")


def _numbers(values: Values) -> Iterator[int]:
    for name in values:
        number = name.removeprefix(_CLAIM)
        if number != name and number.isdigit():
            yield int(number)


def _best(about: Mapping[str, Values], values: Values, number: int) -> _Claim:
    return min(_claims(about, values, number))


def _claims(about: Mapping[str, Values], values: Values, number: int) -> Iterator[_Claim]:
    for name in values[f"{_CLAIM}{number}"]:
        node = about[str(name)]
        standing = min((int(str(one)) for one in node.get(V.standing, ())), default=_LAST)
        reference = min(_text(str(one)) for one in node[_REFERENCE])
        (value,) = node[f"{_SAYS}{number}"]
        said = str(node.get(RDF.value, [value])[0])
        yield _Claim(standing, reference, _written(value), said)


def _row(values: Values, claims: list[_Claim | None]) -> list[str]:
    items = sorted(str(item).removeprefix(_ENTITY) for item in values.get(OWL.sameAs, ()))
    words = [_in_language(values.get(name, ()), column[1:]) for column, name in _WORDS]
    row = [items[0], *[""] * len(words)] if items else ["", *words]
    for claim in claims:
        row += [claim.value, claim.reference] if claim else ["", ""]
    return row


def _in_language(texts: Iterable[Term], language: str) -> str:
    found = (one for one in texts if isinstance(one, Literal) and one.language == language)
    return min((one.value for one in found), default="")


def _written(value: Term) -> str:
    """A value as QuickStatements has it: an item bare, a date with its exactness, text quoted."""
    if isinstance(value, Literal) and value.datatype in _DATES:
        return f"+{value.value}{_DATES[value.datatype]}"
    text = str(value)
    is_item = isinstance(value, Iri) and text.startswith(_ENTITY)
    return text.removeprefix(_ENTITY) if is_item else _text(text)


def _text(text: str) -> str:
    return f'"{text}"'
