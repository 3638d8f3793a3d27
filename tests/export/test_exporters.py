"""A release is written whole or not at all, and its manifest can be trusted."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from verbund.errors import UnknownFormat, VerbundError
from verbund.export import PARTS, Material, Output, release
from verbund.export.manifest import recorded

Make = Callable[[str], Material]

GRAPH = """
<project/loom> a schema:ResearchProject ; schema:name "Webstuhl"@de .
<organisation/uni> a schema:Organization ; schema:name "Uni"@de .
"""
OTHER = '<organisation/uni> a schema:Organization ; schema:name "Universität"@de .'


def _files(folder: Path) -> Mapping[str, bytes]:
    """What is in a folder, by name."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def _manifest(folder: Path) -> Any:
    return json.loads((folder / "manifest.json").read_text(encoding="utf-8"))


def test_the_manifest_tells_size_and_checksum_of_each_file(make: Make, tmp_path: Path) -> None:
    material = make(GRAPH)
    release(material, tmp_path)
    files = {name: data for name, data in _files(tmp_path).items() if name != "manifest.json"}
    entries = {one["path"]: one for one in _manifest(tmp_path)["files"]}
    assert list(entries) == sorted(files)
    for name, data in files.items():
        assert entries[name]["bytes"] == len(data)
        assert entries[name]["sha256"] == sha256(data).hexdigest()
    assert entries["catalogue.ttl"]["statements"] == 4
    assert entries["tables/projects.csv"]["rows"] == 1


def test_the_manifest_tells_title_licence_and_date(make: Make, tmp_path: Path) -> None:
    material = make(GRAPH)
    release(material, tmp_path, ["turtle"])
    found, settings = _manifest(tmp_path), material.settings
    assert found["title"] == settings.title
    assert found["licence"] == settings.licence.value
    assert found["released"] == settings.released.isoformat()
    assert found["statements"] == 4


def test_one_part_alone_leaves_the_others_recorded(make: Make, tmp_path: Path) -> None:
    release(make(GRAPH), tmp_path, ["turtle", "nquads"])
    before = recorded(tmp_path)
    written = release(make(OTHER), tmp_path, ["turtle", "turtle"])
    assert [entry.path for entry in written] == ["catalogue.ttl", "manifest.json"]
    after = recorded(tmp_path)
    assert after["catalogue.nq"] == before["catalogue.nq"]
    assert after["catalogue.ttl"] != before["catalogue.ttl"]


def test_what_describes_the_data_is_written_anew_with_them(make: Make, tmp_path: Path) -> None:
    release(make(GRAPH), tmp_path)
    written = release(make(OTHER), tmp_path, ["turtle"])
    assert "catalog.ttl" in {entry.path for entry in written}
    (turtle,) = (entry for entry in written if entry.path == "catalogue.ttl")
    assert turtle.sha256 in (tmp_path / "catalog.ttl").read_text(encoding="utf-8")


def test_files_of_a_former_release_go_and_foreign_ones_stay(make: Make, tmp_path: Path) -> None:
    release(make(GRAPH), tmp_path)
    (tmp_path / "README.md").write_text("by hand", encoding="utf-8")
    (tmp_path / "tables" / "own.csv").write_text("by hand", encoding="utf-8")
    release(make(OTHER), tmp_path)
    found = _files(tmp_path)
    assert "tables/projects.csv" not in found
    assert {"README.md", "tables/own.csv", "tables/organisations.csv"} <= found.keys()


def test_a_manifest_cannot_make_us_remove_files_elsewhere(make: Make, tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("precious", encoding="utf-8")
    folder = tmp_path / "exports"
    release(make(GRAPH), folder)
    manifest = _manifest(folder)
    manifest["files"] += [
        {**manifest["files"][-1], "path": "../outside.txt"},
        {**manifest["files"][-1], "path": str(outside)},
    ]
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    release(make(GRAPH), folder)
    assert outside.exists()


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"files": 3}', '{"files": [1]}', "\0"])
def test_a_broken_manifest_is_written_anew(make: Make, tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest.json").write_text(text, encoding="utf-8")
    release(make(GRAPH), tmp_path, ["turtle"])
    assert [one["path"] for one in _manifest(tmp_path)["files"]] == ["catalogue.ttl"]


def test_a_write_that_fails_midway_leaves_the_old_release(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "exports"
    release(make(GRAPH), folder)
    before = _files(folder)
    opened = Path.open

    def full(self: Path, *args: Any, **options: Any) -> Any:
        if self.name == "organisations.csv":
            raise OSError(28, "No space left on device")
        return opened(self, *args, **options)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", full)
        with pytest.raises(VerbundError, match="No space left") as caught:
            release(make(OTHER), folder)
    assert "--output" in caught.value.hint
    assert _files(folder) == before
    assert [path.name for path in tmp_path.iterdir()] == ["exports"]


def test_a_folder_that_is_a_file_is_refused(make: Make, tmp_path: Path) -> None:
    target = tmp_path / "exports"
    target.write_text("a file", encoding="utf-8")
    with pytest.raises(VerbundError):
        release(make(GRAPH), target)
    assert target.read_text(encoding="utf-8") == "a file"
    assert list(tmp_path.iterdir()) == [target]


def test_an_unknown_part_is_guessed(make: Make, tmp_path: Path) -> None:
    with pytest.raises(UnknownFormat) as caught:
        release(make(GRAPH), tmp_path, ["turtel"])
    assert "turtle" in caught.value.hint
    assert _files(tmp_path) == {}


def test_a_fault_while_writing_leaves_the_old_release(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "exports"
    release(make(GRAPH), folder)
    before = _files(folder)

    def _until_it_breaks() -> Iterator[bytes]:
        yield b"half"
        raise ZeroDivisionError

    def broken(_: Material) -> Iterator[Output]:
        yield Output("catalogue.ttl", "text/turtle", _until_it_breaks())

    monkeypatch.setattr("verbund.export.exporters.EXPORTERS", {"turtle": broken})
    with pytest.raises(ZeroDivisionError):
        release(make(OTHER), folder)
    assert _files(folder) == before
    assert [path.name for path in tmp_path.iterdir()] == ["exports"]


def test_every_part_can_be_written_alone(make: Make, tmp_path: Path) -> None:
    material = make(GRAPH)
    release(material, tmp_path / "whole")
    for part in PARTS:
        release(material, tmp_path / "parts", [part])
    assert _files(tmp_path / "parts") == _files(tmp_path / "whole")
