"""A comparison as RDF: one change set a thing, in the vocabulary of that name.

The vocabulary is http://purl.org/vocab/changeset/schema#: a ChangeSet has a subjectOfChange, and
each statement that came or went is an rdf:Statement, its addition or removal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256

from verbund.formats import RdfFormat
from verbund.model import Blank, Iri, Literal, Statement, Term
from verbund.releasing.model import Comparison
from verbund.store import writing
from verbund.vocab import PREFIXES, RDF

CS = "http://purl.org/vocab/changeset/schema#"
_TYPE = Iri(RDF.type)


def changeset(found: Comparison, base: Iri, between: tuple[str, str]) -> bytes:
    """All statements that came and went, by the thing that they are about, as Turtle."""
    reason = Literal(f"{between[0]} → {between[1]}")
    start = f"{base}change/{_key(*between)}/"
    sides = (("addition", found.added), ("removal", found.removed))
    statements = (one for side, moved in sides for one in _moved(moved, side, start, base, reason))
    return writing.statements(statements, RdfFormat.TURTLE, PREFIXES | {"cs": CS})


def _moved(
    statements: Iterable[Statement], side: str, start: str, base: Iri, reason: Literal
) -> Iterator[Statement]:
    for one in statements:
        about = one.subject
        local = str(about).removeprefix(base.value)
        name = f"{start}{local}" if local != str(about) else f"{start}{_key(local)}"
        node = Iri(f"{name}#{side}-{_key(one.predicate.value, _written(one.object))}")
        yield Statement(Iri(name), _TYPE, Iri(f"{CS}ChangeSet"))
        yield Statement(Iri(name), Iri(f"{CS}subjectOfChange"), about)
        yield Statement(Iri(name), Iri(f"{CS}changeReason"), reason)
        yield Statement(Iri(name), Iri(f"{CS}{side}"), node)
        yield Statement(node, _TYPE, Iri(RDF.Statement))
        yield Statement(node, Iri(RDF.subject), about)
        yield Statement(node, Iri(RDF.predicate), one.predicate)
        yield Statement(node, Iri(RDF.object), one.object)


def _written(term: Term) -> str:
    if isinstance(term, Iri | Blank):
        return f"<{term}>"
    return f"{term.value}\0{term.datatype}\0{term.language}"


def _key(*words: str) -> str:
    return sha256("\0".join(words).encode()).hexdigest()[:16]
