"""JSON-LD that people write: what would get lost is told."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbund.reading import Context
from verbund.reading.objects import object_faults


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ({"type": "projects", "id": "x", "name": {"de": "X"}, "region": ["jena"]}, []),
        ({"@type": "projects", "@id": "x", "schema:name": "X", "acronym": "X"}, []),
        ({"type": ["publications", "Report"], "id": "x", "doi": "10.1/x"}, []),
        ({"type": "projects", "nmae": {"de": "X"}}, [("nmae", "")]),
        ({"type": "projects", "latitude": "5"}, [("latitude", "")]),
        ({"type": "projcts"}, [("type", "projcts")]),
        ({"type": "schema:Thing"}, []),
        ({"id": "a b"}, [("id", "a b")]),
        ({"type": "projects", "region": ["a", "b c"]}, [("region", "b c")]),
        ([{"source": [{"type": "sources", "ulr": "x"}]}], [("ulr", "")]),
        ({"@context": {}, "nmae": "X"}, []),
        ({"type": 5, "id": None}, []),
        ("text", []),
        (17, []),
    ],
)
def test_what_would_get_lost_is_told(
    value: Any, told: list[tuple[str, str]], context: Context
) -> None:
    assert [(key, text) for key, text, _ in object_faults(value, context)] == told


def test_a_misspelt_type_is_guessed(context: Context) -> None:
    (found,) = object_faults({"type": "projcts"}, context)
    assert (found[2].rule, found[2].fix) == ("unknown-type", "projects")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "type", "name", "url", "@graph", "x"]), inner)
    ),
    max_leaves=10,
)


@given(JSON)
def test_any_json_can_be_looked_at(context: Context, value: Any) -> None:
    for key, text, fault in object_faults(value, context):
        assert isinstance(key, str)
        assert isinstance(text, str)
        assert fault.de != fault.en
