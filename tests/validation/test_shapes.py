"""Shapes that are none: told in one line, whoever looks with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result

from verbund.catalogue import Catalogue

Call = Callable[..., Result]
HEAD = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix schema: <https://schema.org/> .
@prefix v: <https://w3id.org/verbund/ns#> . @prefix : <https://w3id.org/verbund/shape/> .
:X sh:targetClass schema:ResearchProject ; sh:property :x .
"""
BROKEN = {
    "a shape that is described nowhere": "",
    "a shape with two paths": ":x sh:path schema:name , schema:url .",
    "a shape with a text as its path": ':x sh:path "name" .',
    "a number that is none": ':x sh:path schema:name ; sh:minCount "one" .',
    "a pattern that is none": ':x sh:path schema:name ; sh:pattern "(" .',
    "a kind of node that is none": ":x sh:path schema:name ; sh:nodeKind schema:name .",
    "a shape that refers to itself": ":x sh:path schema:name ; sh:not :x .",
    "a count without a number": ":x sh:path schema:name ; sh:qualifiedValueShape [] .",
    "a part that is not understood": ":x sh:path schema:name ; sh:closed true .",
}


@pytest.fixture
def shape(small: Catalogue) -> Iterator[Path]:
    """A file for more shapes; it is gone afterwards."""
    path = small.root / "ontology" / "shapes" / "more.ttl"
    yield path
    path.unlink()


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_a_broken_shape_is_told(text: str, shape: Path, on_small: Call) -> None:
    shape.write_text(HEAD + text, encoding="utf-8")
    result = on_small("check")
    assert (result.exit_code, result.stdout) == (5, "")
    error, hint = result.stderr.splitlines()
    assert error.startswith("Error: the shape")
    assert hint.startswith("Hint: ")


def test_a_list_that_bites_its_tail_comes_to_an_end(shape: Path, on_small: Call) -> None:
    rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    ring = f':l <{rdf}first> "x" ; <{rdf}rest> :l .'
    shape.write_text(HEAD + f":x sh:path schema:url ; sh:in :l . {ring}", encoding="utf-8")
    result = on_small("check", "--lang", "en")
    assert result.exit_code == 5
    assert "the shape https://w3id.org/verbund/shape/x wants it otherwise" in result.stdout
