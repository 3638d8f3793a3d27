"""Formats tell their suffix and media type, and are found by either name."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest

from verbund.errors import UnknownFormat
from verbund.formats import RdfFormat, TableFormat


@pytest.mark.parametrize("form", RdfFormat)
def test_a_format_is_found_by_its_label_and_by_a_files_suffix(form: RdfFormat) -> None:
    assert RdfFormat.named(form.label) is form
    assert RdfFormat.of(Path("some.thing").with_suffix(form.suffix.upper())) is form


@pytest.mark.parametrize("form", RdfFormat)
def test_the_engine_agrees_on_each_rdf_format(form: RdfFormat) -> None:
    theirs = pyoxigraph.RdfFormat.from_media_type(form.media_type)
    assert theirs is not None
    assert f".{theirs.file_extension}" == form.suffix
    assert theirs.supports_datasets == form.keeps_graphs


@pytest.mark.parametrize("form", TableFormat)
def test_a_table_format_is_found_by_its_label_and_by_a_files_suffix(form: TableFormat) -> None:
    assert TableFormat.named(form.label) is form
    for suffix in form.suffixes:
        assert TableFormat.of(Path(f"rows{suffix}")) is form


def test_a_misspelt_format_is_guessed() -> None:
    with pytest.raises(UnknownFormat) as caught:
        RdfFormat.named("turtel")
    assert caught.value.hint == "did you mean 'turtle'?"
    with pytest.raises(UnknownFormat):
        TableFormat.named("excel")


def test_an_unknown_suffix_is_refused() -> None:
    with pytest.raises(UnknownFormat):
        RdfFormat.of(Path("people.docx"))
    with pytest.raises(UnknownFormat) as caught:
        TableFormat.of(Path("people.docx"))
    assert {".json", ".srj", ".xml"} <= set(caught.value.hint.removeprefix("known: ").split(", "))
