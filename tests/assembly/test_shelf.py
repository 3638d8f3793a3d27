"""The shelf of builds: what is current, what is kept, what is swept away."""

from __future__ import annotations

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from verbund.assembly.shelf import Build
from verbund.assembly.workbench import Workbench


@pytest.fixture
def shelf(tmp_path: Path) -> Workbench:
    return Workbench(tmp_path / ".verbund")


def put(shelf: Workbench, digest: str) -> Build:
    """A finished build without a store."""
    with shelf.alone(), shelf.unfinished(digest) as folder:
        done = Build(shelf.folder / digest, digest, 10, 2, 3, 4, ("a.csv",), is_new=True)
        shelf.finish(folder, done)
        shelf.show(done)
    return done


def names(shelf: Workbench) -> set[str]:
    return {path.name for path in shelf.folder.iterdir()}


def test_an_empty_shelf_has_no_build(shelf: Workbench) -> None:
    assert shelf.current() is None
    assert shelf.find("x") is None


def test_a_build_is_found_again_without_the_news_of_its_day(shelf: Workbench) -> None:
    done = put(shelf, "one")
    again = Build(done.folder, "one", 10, 2, 3, 4)
    assert shelf.current() == shelf.find("one") == again
    assert names(shelf) == {"one", "current", "lock", "segments"}


@pytest.mark.parametrize("note", ["", "{}", "[]", "17", '{"digest": "other"}', '{"digest": "one"}'])
def test_a_broken_note_is_no_build(note: str, shelf: Workbench) -> None:
    done = put(shelf, "one")
    (done.folder / "build.json").write_text(note, encoding="utf-8")
    assert shelf.current() is None


@pytest.mark.parametrize("name", ["", "two", "../one", "\0"])
def test_a_broken_pointer_is_no_build(name: str, shelf: Workbench) -> None:
    put(shelf, "one")
    (shelf.folder / "current").write_text(name, encoding="utf-8")
    assert shelf.current() is None


def test_what_a_dead_process_left_is_removed(shelf: Workbench) -> None:
    put(shelf, "one")
    (shelf.folder / "two.x.part" / "store").mkdir(parents=True)
    (shelf.folder / "current.part").write_text("two", encoding="utf-8")
    (shelf.segments / "abc.part").mkdir()
    with shelf.alone():
        assert names(shelf) == {"one", "current", "lock", "segments"}
        assert [*shelf.segments.iterdir()] == []


def test_a_build_that_fails_leaves_nothing(shelf: Workbench) -> None:
    def half() -> None:
        with shelf.alone(), shelf.unfinished("two") as folder:
            (folder / "half").write_text("x", encoding="utf-8")
            raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        half()
    assert names(shelf) == {"lock", "segments"}


def test_the_newest_two_builds_are_kept(shelf: Workbench) -> None:
    for age, digest in enumerate(["one", "two", "three"]):
        put(shelf, digest)
        os.utime(shelf.folder / digest, (age, age))
        for name in ("old", "used"):
            (shelf.segments / name).mkdir(exist_ok=True)
    again = put(shelf, "one")
    os.utime(again.folder, (0, 0))
    shelf.sweep(again, {"used"})
    assert names(shelf) == {"one", "three", "current", "lock", "segments"}
    assert [path.name for path in shelf.segments.iterdir()] == ["used"]


def test_a_build_that_is_held_is_kept_until_it_is_let_go(shelf: Workbench) -> None:
    for age, digest in enumerate(["one", "two", "three"]):
        last = put(shelf, digest)
        os.utime(shelf.folder / digest, (age, age))
    held = shelf.find("one")
    assert held
    with held.held(), held.held():
        shelf.sweep(last, set())
        assert {"one", "two", "three"} <= names(shelf)
    shelf.sweep(last, set())
    assert "one" not in names(shelf)
    with pytest.raises(FileNotFoundError):
        held.held()


def test_one_waits_for_the_other(shelf: Workbench) -> None:
    inside, order = Event(), list[str]()

    def other() -> None:
        inside.wait()
        with shelf.alone():
            order.append("second")

    with ThreadPoolExecutor() as threads:
        waiting = threads.submit(other)
        with shelf.alone():
            inside.set()
            with pytest.raises(TimeoutError):
                waiting.result(timeout=0.2)
            order.append("first")
        waiting.result(timeout=10)
    assert order == ["first", "second"]


def test_others_may_read_a_build_as_far_as_the_system_allows(shelf: Workbench) -> None:
    before = os.umask(0o022)
    done = put(shelf, "one")
    os.umask(before)
    assert stat.S_IMODE(done.folder.stat().st_mode) == 0o755
