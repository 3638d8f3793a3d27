"""People: names fit, and something besides the name is shared."""

from __future__ import annotations

import pytest
from tests.identity.figures import documented
from tests.identity.people_names import measure, whole

from verbund.identity import gathering
from verbund.identity.people import Person, pairs, read_person
from verbund.store import Store

TIES = {"urn:p": "Interko2", "urn:o": "IfL"}


def told(one: str, other: str, ties: dict[str, str] = TIES) -> bool:
    people = [Person("urn:1", (one,), ties), Person("urn:2", (other,), ties)]
    return [(p.one.iri, p.other.iri) for p in pairs(people)] == [("urn:1", "urn:2")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Prof. Dr. Erika Müller", "Erika Mueller"),
        ("E. Müller", "Erika Müller"),
        ("Müller, Erika", "Dr.-Ing. Erika Müller"),
        ("Axel von der Heide", "Axel Heide"),
        ("Anna-Lena Groß", "Anna Lena Gross"),
        ("Thomas Zimmermann", "Thomas Zimermann"),
    ],
)
def test_two_spellings_with_a_tie_are_proposed(one: str, other: str) -> None:
    assert told(one, other)


@pytest.mark.parametrize("name", ["Erika Müller", "Prof. Dr. Axel von Priebs"])
def test_the_name_alone_is_never_enough(name: str) -> None:
    assert not told(name, name, {})


@pytest.mark.parametrize(
    ("one", "other"),
    [("Erika Müller", "Max Müller"), ("Erika Müller", "Erika Maier"), ("Müller", "Müller")],
)
def test_other_people_are_kept_apart(one: str, other: str) -> None:
    assert not told(one, other)


def test_an_orcid_joins_and_two_part() -> None:
    first, second = (frozenset({f"https://orcid.org/{n}"}) for n in (1, 2))
    one, other = Person("urn:1", ("A B",), {}, first), Person("urn:2", ("C D",), {}, first)
    assert [pair.score for pair in pairs([one, other])] == [0.99]
    twin = Person("urn:3", ("A B",), TIES, second)
    assert list(pairs([Person("urn:1", ("A B",), TIES, first), twin])) == []


def test_the_reasons_name_what_is_shared() -> None:
    people = [Person("urn:1", ("E. Muster",), TIES), Person("urn:2", ("Erika Muster",), TIES)]
    (pair,) = pairs(people)
    assert pair.reasons == (
        "same family name, initials or given names that fit",
        "both with 'IfL', 'Interko2'",
    )


def test_a_double_family_name_stays_whole() -> None:
    assert read_person("Dr. Eva Schulze-Meier") == (("eva",), "schulze-meier")


def test_ties_are_read_from_the_graph(store: Store) -> None:
    people = {name: one for one in gathering.people(store) for name in one.names}
    assert "NACHWUCHS" not in people["Axel Priebs"].ties.values()
    assert any("Interkommunales Wohnen" in tie for tie in people["Axel Priebs"].ties.values())


@pytest.mark.parametrize("which", ["tuned", "held-out"])
@pytest.mark.parametrize("worst", [False, True])
def test_the_figures_of_the_documentation_are_measured(
    which: str, worst: bool, store: Store
) -> None:
    found = measure(gathering.people(store), held_out=which == "held-out", worst=worst)
    documented("people" + (", worst" if worst else ""), which, found)
    assert whole(found).recall >= 0.9
    assert whole(found).precision >= (0.7 if worst else 0.97)
