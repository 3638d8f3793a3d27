r"""Codepoint escapes become characters; text becomes literals, and is the same when read back."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbund.errors import InvalidQuery
from verbund.queries.escapes import decoded, quoted
from verbund.sparql.tokens import Kind, tokens

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))


def _said(query: str) -> str:
    """The text that a query gives back."""
    found = ox.Store().query(query)
    assert isinstance(found, ox.QuerySolutions)
    value = next(found)["text"]
    assert isinstance(value, ox.Literal)
    return value.value


@given(TEXT)
def test_a_quoted_text_is_read_back_as_it_was(text: str) -> None:
    assert _said(f"SELECT ({quoted(text)} AS ?text) {{}}") == text


@given(TEXT)
def test_a_quoted_text_is_one_token(text: str) -> None:
    assert [token.kind for token in tokens(quoted(text))] == [Kind.STRING]


@given(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))
def test_an_escape_in_a_string_means_its_character(character: str) -> None:
    text = decoded(f'SELECT ("\\U{ord(character):08X}" AS ?text) {{}}')
    assert "\\U" not in text
    assert _said(text) == character


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (r"SELECT ?gr\u00f6\u00dfe {}", "SELECT ?größe {}"),
        (r"\u0041SK {}", "ASK {}"),
        (r"ASK { ?s <http://e/\u00e4#b> ?o }", "ASK { ?s <http://e/ä#b> ?o }"),
        (r"ASK { ?s ?p 'it\u0027s' }", r"ASK { ?s ?p 'it\'s' }"),
        (r"ASK { ?s ?p '\\u0027' }", r"ASK { ?s ?p '\\u0027' }"),
        (r"ASK {} # \u0041", r"ASK {} # \u0041"),
        ("ASK\r\n{\r}", "ASK\n{\n}"),
    ],
)
def test_escapes_and_line_ends_are_replaced(text: str, meant: str) -> None:
    assert decoded(text) == meant


def test_an_escaped_sign_outside_of_strings_stays_and_is_no_token() -> None:
    with pytest.raises(InvalidQuery):
        list(tokens(decoded(r"ASK \u007b }")))


@pytest.mark.parametrize("escape", [r"\ud800", r"\U00110000", r"\u0000"])
def test_what_is_no_character_is_refused(escape: str) -> None:
    with pytest.raises(InvalidQuery, match="no character"):
        decoded(f"ASK {{ ?s ?p '{escape}' }}")
