"""A catalogue that nobody touched is known by the looks of its files alone."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import time

import pytest

from verbund.assembly import build, building, inputs, reading_findings, untouched
from verbund.assembly.inputs import look
from verbund.catalogue import Catalogue
from verbund.findings import Severity

#: what reads files, draws or asks elsewhere: no question on a finished build needs it
HEAVY = {
    *("verbund.reading", "verbund.assembly.building", "verbund.endpoint", "verbund.validation"),
    *("rich", "rdflib", "networkx", "numpy", "concurrent.futures.thread", "python_calamine"),
    *("yaml", "verbund.queries.files", "hashlib", "tempfile", "shutil"),
}
QUESTION = """
import sys
from verbund.cli import main
main(["query", "partners", "--param", "project=muster"], standalone_mode=False)
print(*sys.modules, file=sys.stderr)
"""


@pytest.fixture
def settled(small: Catalogue) -> Catalogue:
    """The small catalogue, its files a minute old when they were last found to be built."""
    before = time() - 60
    for path in small.root.rglob("*"):
        if path.is_file() and small.builds not in path.parents:
            os.utime(path, (before, before))
    build(small)
    return small


def test_what_nobody_touched_is_not_read(settled: Catalogue) -> None:
    assert untouched(settled) == build(settled)


def rewrite(path: Path) -> None:
    """Another content of the same size and time."""
    status = path.stat()
    path.write_bytes(path.read_bytes().swapcase())
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


@pytest.mark.parametrize(
    "change",
    [
        lambda root: rewrite(root / "data" / "projects.csv"),
        lambda root: rewrite(root / "ontology" / "rules" / "30-names.rq"),
        lambda root: rewrite(root / "data" / "catalogue.toml"),
        lambda root: (root / "data" / "people.csv").unlink(),
        lambda root: (root / "data" / "more.ttl").write_text(""),
        lambda root: (root / "data" / "more.ttl").symlink_to(root / "nowhere"),
    ],
    ids=["table", "rule", "settings", "removed", "added", "a link to nothing"],
)
def test_what_was_touched_is_looked_at(change: Callable[[Path], None], settled: Catalogue) -> None:
    change(settled.root)
    assert untouched(settled) is None


def test_another_program_builds_anew(
    settled: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, module = build(settled), tmp_path / "dates.py"
    module.write_text("# dates are read in another way", encoding="utf-8")
    known = inputs.program_files()
    for place in (inputs, building):
        monkeypatch.setattr(place, "program_files", lambda: [*known, module])
    assert untouched(settled) is None
    after = build(settled)
    assert (after.digest != before.digest, len(after.read)) == (True, 23)


def test_the_program_is_what_reads_and_stores() -> None:
    names = {path.parent.name for path in inputs.program_files()}
    assert names == {"verbund", "assembly", "reading", "search", "store"}


def test_what_changed_just_before_the_look_may_change_once_more(settled: Catalogue) -> None:
    (settled.root / "data" / "people.csv").touch()
    build(settled)
    assert untouched(settled) is None


def test_without_a_build_or_a_look_there_is_no_answer(settled: Catalogue) -> None:
    done = build(settled)
    (done.folder / "seen").unlink()
    assert untouched(settled) is None
    (settled.builds / "current").unlink()
    assert untouched(settled) is None


def test_a_build_that_cannot_be_written_to_is_still_one(settled: Catalogue) -> None:
    done = build(settled)
    (done.folder / "seen").unlink()
    (done.folder / "seen").mkdir()
    assert build(settled) == done
    assert look(settled)[0]


@pytest.mark.slow
def test_a_question_on_a_finished_build_loads_nothing_heavy(
    settled: Catalogue, unmeasured: dict[str, str]
) -> None:
    def ask() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", QUESTION],
            cwd=settled.root,
            env=unmeasured,
            check=True,
            capture_output=True,
            text=True,
        )

    ask()  # reads the question
    done = ask()
    assert "Koordination" in done.stdout
    loaded = done.stderr.split()
    assert "verbund.store.embedded" in loaded
    assert HEAVY.intersection(loaded) == set()


def test_files_that_nothing_reads_are_told(small: Catalogue) -> None:
    for name in ("people.ods", "people.xls", "README.md", "people.csv~", ".people.csv", "~$x.xlsx"):
        (small.root / "data" / name).write_text("", encoding="utf-8")
    assert [(one.file, one.rule, one.severity) for one in reading_findings(small)] == [
        ("data/people.ods", "idle-file", Severity.NOTICE),
        ("data/people.xls", "idle-file", Severity.NOTICE),
    ]
