"""SPARQL is cut where the specification cuts it, and nothing of it gets lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbund.errors import InvalidQuery
from verbund.sparql.tokens import WORDS, Kind, place, tokens

#: texts that are one token each, and what they are
WHOLE = {
    "'a'": Kind.STRING,
    '"a # \\" b"': Kind.STRING,
    "'''a\n'b'' ?c'''": Kind.STRING,
    '"""{ SERVICE "x" }"""': Kind.STRING,
    "<http://example.org/#SERVICE>": Kind.IRI,
    "<#>": Kind.IRI,
    "ex:thing": Kind.NAME,
    "ex:a.b-c:d%20\\(e\\)": Kind.NAME,
    ":": Kind.NAME,
    ":local": Kind.NAME,
    "größe:maß": Kind.NAME,
    "service:x": Kind.NAME,
    "_:b1.x": Kind.BLANK,
    "?x1": Kind.VARIABLE,
    "$größe": Kind.VARIABLE,
    "@de-AT": Kind.LANGUAGE,
    "1": Kind.NUMBER,
    ".5": Kind.NUMBER,
    "1.5e-3": Kind.NUMBER,
    "select": Kind.WORD,
    "GROUP_CONCAT": Kind.WORD,
    "^^": Kind.SIGN,
    "&&": Kind.SIGN,
    "# a 'comment' <with> everything": Kind.COMMENT,
}
#: pieces that queries are made of, right and wrong ones
PIECES = st.sampled_from([*WHOLE, " ", "\n", "\t", "{", "}", "(", ")", ".", "<", ">", "a", "LIMIT"])


@pytest.mark.parametrize("text", WHOLE)
def test_a_token_is_known_for_what_it_is(text: str) -> None:
    (token,) = tokens(text)
    assert (token.kind, token.text) == (WHOLE[text], text)


@given(st.lists(PIECES))
def test_the_tokens_joined_are_the_text(pieces: list[str]) -> None:
    text = " ".join(pieces)
    assert "".join(token.text for token in tokens(text)) == text


@given(st.text())
def test_any_text_is_cut_or_refused(text: str) -> None:
    try:
        found = list(tokens(text))
    except InvalidQuery:
        return
    assert "".join(token.text for token in found) == text


@given(st.text(alphabet="\"'\\#<>{}()?$:@ab\n .-", max_size=30))
def test_any_mixture_of_quotes_and_signs_is_cut_or_refused(text: str) -> None:
    try:
        found = list(tokens(text))
    except InvalidQuery:
        return
    assert "".join(token.text for token in found) == text


def test_a_name_ends_before_a_full_stop() -> None:
    assert [token.text for token in tokens("ex:a.")] == ["ex:a", "."]


def test_keywords_need_no_space_between_them() -> None:
    words = [token.word for token in tokens("trueSERVICE")]
    assert words == ["TRUE", "SERVICE"]


@pytest.mark.parametrize("word", sorted(WORDS))
def test_every_keyword_is_one_token_in_any_case(word: str) -> None:
    for text in (word, word.lower(), word.title()):
        assert [token.word for token in tokens(text)] == [word]


BROKEN = ["'open", '"open', "'a\nb'", '"\\q"', "hello", "\u00a0", "ex:a\u2003b"]


@pytest.mark.parametrize("text", BROKEN)
def test_what_is_no_token_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(InvalidQuery, match=r"line 1, column \d+: .* is no SPARQL"):
        list(tokens(text))


def test_places_are_counted_as_people_do() -> None:
    assert [place("ab\ncd", at) for at in (0, 1, 3, 4)] == [
        "line 1, column 1",
        "line 1, column 2",
        "line 2, column 1",
        "line 2, column 2",
    ]
