"""The nouns: what an IRI is, and tables of terms."""

from __future__ import annotations

import pyoxigraph
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from verbund.model import Blank, Iri, Literal, Table

PIECES = st.sampled_from(
    [
        *"abzV01:/?#[]@%!$&'()*+,;=-._~|{}^`\\\"<> \n\t\0",
        *"\x7f\x80\xa0ä\ue000\ufdd0\ufffd\ufffe😀\U0001fffe\U000e0001\U000f0000\u200b\u202e",
        "//",
        "%41",
        "::1",
        "http",
    ]
)
STARTS = st.sampled_from(["http://", "a:", "urn:x:", "http://h/", "http://h?", "http://h#", ""])
TEXTS = st.builds(lambda start, rest: start + "".join(rest), STARTS, st.lists(PIECES, max_size=8))


@given(TEXTS | st.text(max_size=12))
@example("http://[::1]:80/")
@example("http://[v1.a:b]/")
@example("http://[1:2]/")
@example("http://[::1%25eth0]/")
@example("https://example.org/100%")
@example("https://example.org:port/")
@example("http://example.org/a\n")
def test_an_iri_is_what_the_engine_takes_for_one(text: str) -> None:
    try:
        wanted: str | None = pyoxigraph.NamedNode(text).value
    except ValueError:
        wanted = None
    try:
        found: str | None = Iri(text).value
    except ValueError:
        found = None
    assert found == wanted


@pytest.mark.parametrize(
    "text", ["", "neila", "/project/neila", "https://e.org/a b", "https://e.org/[1]", "http://[x]/"]
)
def test_what_is_no_absolute_iri_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not an absolute IRI"):
        Iri(text)


@pytest.mark.parametrize(
    ("iri", "local"),
    [
        ("https://example.org/project/neila", "neila"),
        ("https://example.org/ns#name", "name"),
        ("https://example.org/project/", "project"),
    ],
)
def test_the_local_part_is_the_last(iri: str, local: str) -> None:
    assert Iri(iri).local == local


def test_terms_are_written_as_they_are_read() -> None:
    terms = (Iri("https://example.org/"), Literal("Wohnen", language="de"), Blank("b0"))
    assert [str(term) for term in terms] == ["https://example.org/", "Wohnen", "_:b0"]


def test_a_table_is_rows_of_terms() -> None:
    table = Table(("name", "place"), ((Literal("b"), None), (Literal("a"), Iri("urn:x"))))
    assert len(table) == 2
    assert list(table) == list(table.rows)
    assert table.texts() == (("b", ""), ("a", "urn:x"))


def test_a_sorted_table_does_not_depend_on_the_engine() -> None:
    rows = ((Literal("b"),), (None,), (Iri("urn:x"),), (Literal("urn:x"),))
    table = Table(("x",), rows).sorted()
    assert table.rows == ((None,), (Literal("b"),), (Iri("urn:x"),), (Literal("urn:x"),))
    assert Table(("x",), rows[::-1]).sorted() == table
