"""Digests of files: equal for equal content, and quick where no reader would get far."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import pytest

from verbund.assembly.sums import data_sum, digest, file_sum
from verbund.errors import UnreadableFile


def test_parts_do_not_run_into_each_other() -> None:
    assert digest(b"ab", b"c") != digest(b"a", b"bc") != digest(b"abc")
    assert digest(b"ab", b"c") == digest(b"ab", b"c")
    assert len(digest()) == 24


def test_a_file_is_known_by_name_and_content(tmp_path: Path) -> None:
    for name, text in {"a.csv": "x", "b.csv": "x", "c.csv": "y"}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    a, b, c = (tmp_path / name for name in ("a.csv", "b.csv", "c.csv"))
    assert file_sum(a) != file_sum(b)
    assert data_sum(a) == data_sum(b) != data_sum(c)


def test_what_is_no_file_has_a_sum_too(tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "link.csv").symlink_to("nowhere")
    assert data_sum(tmp_path / "folder.csv") == b"this is a folder"
    assert data_sum(tmp_path / "link.csv") == b"this link leads nowhere"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"gone\.ttl: No such file"):
        file_sum(tmp_path / "gone.ttl")


@pytest.mark.parametrize("suffix", [".csv", ".ttl", ".jsonld", ".xlsx"])
def test_a_gigabyte_that_nobody_reads_is_not_added_up(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"people{suffix}"
    with path.open("wb") as stream:
        stream.truncate(1 << 30)
    before = perf_counter()
    assert data_sum(path)
    assert perf_counter() - before < 2


def test_a_long_table_is_added_up_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(b"a,b\n" * 2_000_000 + b"1")
    first = data_sum(path)
    path.write_bytes(b"a,b\n" * 2_000_000 + b"2")
    assert data_sum(path) != first
