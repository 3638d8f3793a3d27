"""People who were removed and stand in the tables again, however they came there."""

from __future__ import annotations

from collections.abc import Iterator

from verbund.catalogue import Catalogue
from verbund.errors import VerbundError
from verbund.findings import Finding, Severity
from verbund.model import Iri
from verbund.reading import read_position
from verbund.removals import FILE, KEY, Removals
from verbund.store import Store
from verbund.vocab import RDF, SCHEMA, V

_RULE = "removed-person"


def returned(catalogue: Catalogue, store: Store) -> Iterator[Finding]:
    """Those whom a build has although they asked to be removed, each with the row that says so.

    Their addresses are known to everyone; names and identifiers are recognised by the key alone.
    """
    removals = Removals.of(catalogue)
    people = store.naming(RDF.type, Iri(SCHEMA.Person)) if removals.entries else []
    is_readable = _is_readable(removals)
    if people and not is_readable:
        yield _blind()
    for iri in people:
        person = Iri(iri)
        if person in removals.things or (is_readable and removals.is_of(store.about(person))):
            yield _finding(catalogue, store, person)


def _is_readable(removals: Removals) -> bool:
    try:
        return bool(removals.key) if removals.marks else False
    except VerbundError:
        return False


def _finding(catalogue: Catalogue, store: Store, person: Iri) -> Finding:
    base = catalogue.settings.base
    about = store.about(person, Iri(f"{base}graph/rows"))
    rows = [str(one.object) for one in about if one.predicate.value == V.row]
    file, row = min((read_position(one, base.value) for one in rows), default=("", 0))
    return Finding(
        file=file or person.value,
        row=row,
        column="",
        value=person.local,
        rule=_RULE,
        severity=Severity.ERROR,
        de=f"{person.local}: Diese Person hat verlangt, nicht im Katalog zu stehen. Nehmen Sie sie"
        " mit `verbund forget` wieder heraus; ist jemand anderes gleichen Namens gemeint, tragen"
        " Sie dessen ORCID oder GND-Nummer ein.",
        en=f"{person.local}: this person has asked to be removed from the catalogue. Take them out"
        " again with `verbund forget`; if someone else of the same name is meant, give their"
        " ORCID or GND number.",
    )


def _blind() -> Finding:
    return Finding(
        file=FILE,
        row=0,
        column="",
        value="",
        rule=_RULE,
        severity=Severity.NOTICE,
        de=f"{KEY} fehlt: Ob jemand wieder da ist, der entfernt wurde, lässt sich so nicht"
        " erkennen. Legen Sie den Schlüssel neben data/.",
        en=f"{KEY} is not here: whether someone is back who was removed cannot be recognised."
        " Put the key beside data/.",
    )
