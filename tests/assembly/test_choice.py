"""The rule of choice: which value is shown where sources disagree."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbund.assembly.choice import Candidate, choose, settle
from verbund.formats import RdfFormat
from verbund.model import Iri, Literal, Statement, Term
from verbund.store import Store
from verbund.vocab import PREFIXES, SCHEMA, XSD, V

HEAD = "".join(f"@prefix {name}: <{start}> .\n" for name, start in PREFIXES.items())
P = Iri("https://example.org/p")

NUMBERS = st.decimals(0, 10**7, places=2).map(lambda n: Literal(f"{n:f}", XSD.decimal))
DATES = st.dates().map(lambda day: Literal(day.isoformat(), XSD.date))
CANDIDATES = st.builds(
    Candidate,
    value=NUMBERS | DATES,
    standing=st.integers(1, 9),
    precision=st.sampled_from(["", "day", "month", "year"]),
    printed=st.just(""),
    sources=st.integers(1, 4),
)


@given(st.lists(CANDIDATES, min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_the_choice_does_not_depend_on_the_order(
    candidates: list[Candidate], chance: Random
) -> None:
    chosen = choose(candidates)
    chance.shuffle(candidates)
    assert choose(candidates) == chosen


def test_a_day_is_a_day_whether_that_is_said_or_not() -> None:
    day = Literal("2022-01-01", XSD.date)
    said, unsaid = (Candidate(day, 2, precision, "", 1) for precision in ("day", ""))
    assert choose([said, unsaid]) == choose([unsaid, said])


@given(CANDIDATES, CANDIDATES)
def test_a_better_source_wins_whatever_it_says(one: Candidate, other: Candidate) -> None:
    better = replace(one, standing=1)
    assert choose([replace(other, standing=2), better]) == better


@given(CANDIDATES, CANDIDATES)
def test_among_equals_the_finer_date_wins(one: Candidate, other: Candidate) -> None:
    finer, coarser = replace(one, standing=2, precision=""), replace(other, standing=2)
    assert choose([replace(coarser, precision="year"), finer]) == finer
    assert choose([replace(coarser, precision="month"), finer]) == finer


@given(CANDIDATES, CANDIDATES)
def test_then_the_greater_number_of_sources_wins(one: Candidate, other: Candidate) -> None:
    more = replace(one, standing=2, precision="", sources=3)
    assert choose([replace(other, standing=2, precision="", sources=2), more]) == more


@given(st.lists(NUMBERS, min_size=1))
def test_then_the_greatest_amount_wins(values: list[Literal]) -> None:
    found = choose(Candidate(value, 2, "", "", 1) for value in values).value
    assert Decimal(str(found)) == max(Decimal(value.value) for value in values)


@given(st.lists(DATES, min_size=1))
def test_then_the_latest_date_wins(values: list[Literal]) -> None:
    found = choose(Candidate(value, 2, "", "", 1) for value in values).value
    assert str(found) == max(value.value for value in values)


def test_a_number_that_is_none_comes_last() -> None:
    values = (Literal("much", XSD.decimal), Literal("0.5", XSD.decimal))
    assert str(choose(Candidate(value, 2, "", "", 1) for value in values).value) == "0.5"


def settled(trig: str, *names: str) -> list[Statement]:
    """The public statements about P after the choice, without its sources."""
    store = Store.in_memory()
    store.load(f"{HEAD}@prefix : <https://example.org/> .\n{trig}".encode(), RdfFormat.TRIG)
    settle(store, [f"{P} {name}" for name in names])
    return sorted(store.about(P), key=lambda one: (one.predicate.value, str(one.object)))


SOURCES = """
:good a prov:Entity ; v:standing 1 . :fair a prov:Entity ; v:standing 2 .
:also a prov:Entity ; v:standing 2 . :odd a prov:Entity ; v:standing "high" .
:unranked a prov:Entity .
"""


def test_the_chosen_value_takes_the_place_of_the_others() -> None:
    found = settled(
        SOURCES + ':p schema:endDate "2020-01-01"^^xsd:date ; schema:name "P" .'
        ' :fair { :p schema:endDate "2020-01-01"^^xsd:date }'
        ' :good { :p schema:endDate "2021-07-31"^^xsd:date ; v:endDatePrecision "month" ;'
        ' v:endDateAsPrinted "Juli 2021" }',
        SCHEMA.endDate,
    )
    assert found == [
        Statement(P, Iri(SCHEMA.endDate), Literal("2021-07-31", XSD.date)),
        Statement(P, Iri(SCHEMA.name), Literal("P")),
        Statement(P, Iri(V.endDateAsPrinted), Literal("Juli 2021")),
        Statement(P, Iri(V.endDatePrecision), Literal("month")),
    ]


@pytest.mark.parametrize(
    ("graphs", "shown"),
    [
        (':fair { :p v:acronym "B" } :also { :p v:acronym "A" }', ["B"]),
        (':fair { :p v:acronym "A" } :also { :p v:acronym "A" } :good { :p v:acronym "B" }', ["B"]),
        (':odd { :p v:acronym "Z" } :fair { :p v:acronym "A" }', ["A"]),
        (':unranked { :p v:acronym "Z" } :fair { :p v:acronym "A" }', ["A"]),
        (':nowhere { :p v:acronym "Z" }', []),
        (":fair { :p v:acronym :x , :y }", ["https://example.org/y"]),
    ],
)
def test_one_value_is_shown(graphs: str, shown: list[str]) -> None:
    assert [str(one.object) for one in settled(SOURCES + graphs, V.acronym)] == shown


def test_in_each_language_one_value_is_shown() -> None:
    found = settled(
        SOURCES + ':p schema:name "C"@fr . :fair { :p schema:name "A"@de , "A"@en }'
        ' :good { :p schema:name "B"@de }',
        SCHEMA.name,
    )
    texts: list[Term] = [one.object for one in found]
    assert texts == [
        Literal("A", language="en"),
        Literal("B", language="de"),
        Literal("C", language="fr"),
    ]


def test_one_source_counts_once_however_often_it_says_so() -> None:
    found = settled(
        SOURCES + ':fair { :p schema:endDate "2020-12-31"^^xsd:date ; v:endDatePrecision "year" ;'
        ' v:endDateAsPrinted "2020" , "Ende 2020" }'
        ' :also { :p schema:endDate "2021-12-31"^^xsd:date ; v:endDatePrecision "year" }',
        SCHEMA.endDate,
    )
    assert str(found[0].object) == "2021-12-31"
