"""Terms as SPARQL writes them, and our own texts filled with them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from verbund.errors import InvalidQuery
from verbund.model import XSD_STRING, Iri, Literal, Term
from verbund.queries.escapes import quoted
from verbund.vocab import XSD

_LANGUAGE = re.compile("[A-Za-z]+(?:-[A-Za-z0-9]+)*")
_WHOLE = re.compile("[0-9]+")
_GAP = re.compile(r"\$([a-z]+)")


def filled(text: str, values: Mapping[str, Sequence[Term]]) -> str:
    """A text of our own, without strings and comments, with each ``$name`` as its terms.

    >>> filled("SELECT ?x { ?x ex:in $year }", {"year": [Literal("$x")]})
    'SELECT ?x { ?x ex:in "$x" }'
    """
    return _GAP.sub(lambda gap: list_written(values[gap[1]]), text)


def written(term: Term) -> str:
    """A term as SPARQL writes it; numbers without a sign stand bare, as LIMIT wants them.

    >>> written(Literal("Wohnen", language="de")), written(Literal("3", XSD.integer))
    ('"Wohnen"@de', '3')

    Raises:
        InvalidQuery: the term has no name that a query could use.
    """
    if isinstance(term, Iri):
        return f"<{term.value}>"
    if not isinstance(term, Literal):
        raise InvalidQuery(f"{term} has no name outside its own answer")
    if term.language:
        if not _LANGUAGE.fullmatch(term.language):
            raise InvalidQuery(f"{term.language!r} is no language")
        return f"{quoted(term.value)}@{term.language}"
    if term.datatype == XSD_STRING:
        return quoted(term.value)
    if term.datatype == XSD.integer and _WHOLE.fullmatch(term.value):
        return term.value
    return f"{quoted(term.value)}^^<{Iri(term.datatype).value}>"


def list_written(terms: Sequence[Term]) -> str:
    """Terms with spaces between them; UNDEF where there is none."""
    return " ".join(map(written, terms)) or "UNDEF"
