"""The build: only what changed is read, whole or not at all, the same bytes each time."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import perf_counter

import pytest

from verbund.assembly import Build, Step, build, latest, reading_findings
from verbund.assembly.access import read_access
from verbund.assembly.workbench import Workbench
from verbund.catalogue import Catalogue
from verbund.errors import InvalidCatalogue, VerbundError
from verbund.model import Iri, Literal
from verbund.reading import Context
from verbund.store import Store
from verbund.vocab import PROV, SCHEMA, V

BASE = "https://example.org/my-programme/"
PERSON = "p0002,Zoe,Prof.,programme-page\n"


def add(catalogue: Catalogue, table: str, row: str) -> None:
    with (catalogue.root / "data" / f"{table}.csv").open("a", encoding="utf-8") as stream:
        stream.write(row)


def has_zoe(store: Store) -> bool:
    return store.ask(f'ASK {{ ?person <{SCHEMA.name}> "Zoe" }}')


def scraps(catalogue: Catalogue) -> list[str]:
    return [path.name for path in catalogue.builds.rglob("*.part")]


# what is read


def test_nothing_changed_nothing_done(small: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    before = latest(small)
    monkeypatch.setattr(Workbench, "alone", lambda _: pytest.fail("it wants to write"))
    steps: list[Step] = []
    assert build(small, tell=steps.append) == before
    assert reading_findings(small) == ()
    assert steps == []
    assert before is not None
    assert not before.is_new


def test_findings_need_no_build(small: Catalogue) -> None:
    shutil.rmtree(small.builds)
    assert reading_findings(small) == ()
    assert latest(small) is None
    assert len([*(small.builds / "segments").iterdir()]) == len([*small.files("data", ".csv")])


def test_one_changed_table_is_read_again(small: Catalogue) -> None:
    before = latest(small)
    assert before is not None
    add(small, "people", PERSON)
    done = build(small)
    assert (done.read, done.is_new) == (("data/people.csv",), True)
    assert done.rows == before.rows + 1
    assert has_zoe(done.store())
    assert not has_zoe(before.store())


def test_a_new_file_and_one_less(small: Catalogue) -> None:
    (small.root / "data" / "speakers.csv").unlink()
    (small.root / "data" / "series.csv").write_text("id,name@de,source\ndays,Tage,programme-page\n")
    assert build(small).read == ("data/series.csv",)


def test_a_file_of_another_name_is_another_file(small: Catalogue) -> None:
    data = small.root / "data"
    (data / "calls.csv").rename(data / "schemes.csv")
    with pytest.raises(InvalidCatalogue, match=r"data/schemes\.csv, row 1, column programme"):
        build(small)


def test_what_was_built_before_is_taken_from_the_shelf(small: Catalogue) -> None:
    before = latest(small)
    people = small.root / "data" / "people.csv"
    text = people.read_text(encoding="utf-8")
    people.write_text(text + PERSON, encoding="utf-8")
    build(small)
    people.write_text(text, encoding="utf-8")
    again = build(small)
    assert (again.digest, again.read, again.is_new) == (before and before.digest, (), True)
    assert latest(small) == before


@pytest.mark.parametrize("name", ["ontology/shapes/places.ttl", "data/catalogue.toml"])
def test_new_rules_are_for_every_file(name: str, small: Catalogue) -> None:
    path = small.root / name
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Programmbüro", "Büro") + "\n# mended\n", encoding="utf-8")
    assert len(build(Catalogue.at(small.root)).read) == len(list(small.files("data", ".csv")))


def test_steps_are_told(small: Catalogue) -> None:
    add(small, "people", PERSON)
    steps: list[Step] = []
    build(small, tell=steps.append)
    assert [step.done for step in steps] == list(range(len(steps)))
    assert {step.steps for step in steps} == {len(steps)}
    last = ["the store", "the rules", "the search", "the finish"]
    assert [step.what for step in steps[-4:]] == last
    assert "data/people.csv" in [step.what for step in steps]


def test_a_broken_segment_is_read_again(small: Catalogue) -> None:
    for path in (small.builds / "segments").rglob("notes.json"):
        path.write_text("{}", encoding="utf-8")
    add(small, "people", PERSON)
    assert len(build(small).read) == len(list(small.files("data", ".csv")))


# what is in it


def test_each_source_says_its_part_and_each_thing_knows_its_row(started: Build) -> None:
    store = started.store()
    source, project = Iri(f"{BASE}source/programme-page"), Iri(f"{BASE}project/muster")
    said = {one.predicate.value for one in store.about(project, source)}
    assert {SCHEMA.name, V.acronym, SCHEMA.startDate, V.startDatePrecision} <= said
    assert PROV.hadPrimarySource not in said
    (row, *_) = sorted(str(one.object) for one in store.about(project, Iri(f"{BASE}graph/rows")))
    assert row.startswith(f"{BASE}data/cluster-members.csv#row=2")


def test_what_is_derived_is_public_and_marked(started: Build) -> None:
    store = started.store()
    derived = set(store.statements(Iri(f"{BASE}graph/derived")))
    assert len(derived) == started.derived > 0
    shown = {(one.subject, one.predicate, one.object) for one in store.statements()}
    assert {(one.subject, one.predicate, one.object) for one in derived} <= shown


def test_contact_data_of_a_person_get_into_no_graph(small: Catalogue) -> None:
    data = small.root / "data"
    secret = "zoe@secret.example"  # noqa: S105
    (data / "people.csv").write_text(
        f"id,name,email,telephone,source\np0001,Zoe,{secret},+49 999,programme-page\n"
    )
    add(small, "statements", f"s2,person/p0001,email,{secret},programme-page,Mail {secret}\n")
    (data / "more.ttl").write_text(
        f'<{BASE}person/p9> a <{SCHEMA.Person}> ; <{SCHEMA.email}> "{secret}" ;'
        f" <{PROV.hadPrimarySource}> <{BASE}source/programme-page> ."
    )
    (data / "more.jsonld").write_text(
        '{"type": "people", "id": "p8", "source": ["programme-page"], "telephone": "+49 999",'
        f' "email": "{secret}"}}'
    )
    done = build(small)
    everything = str(list(done.store().statements(every=True)))
    assert "Zoe" in everything
    assert secret not in everything
    assert "+49 999" not in everything
    kept = [*small.builds.glob("segments/*/internal*")]
    assert sum(secret in path.read_text(encoding="utf-8") for path in kept) == 4
    public = [*small.builds.glob("segments/*/public*"), *small.builds.glob("segments/*/said*")]
    assert not any(secret in path.read_text(encoding="utf-8") for path in public)


def test_every_word_that_is_no_shapes_is_kept_from_the_store(small: Catalogue) -> None:
    """A table with all columns that a table may have: only what shapes allow is in the store."""
    context = Context.read(small.root / "ontology" / "context.jsonld", Iri(BASE))
    shapes = [p for p in small.files("ontology", ".ttl") if p.parent.name == "shapes"]
    access = read_access(shapes)
    internal = set()
    for kind in context.kinds.values():
        plain = [
            column
            for column in kind.columns.values()
            if not (column.is_subject or column.is_link or column.datatype or column.reverse)
            and column.means not in ("@type",)
            and column.term not in ("property", "value")
        ]
        if kind.name == "statements" or not plain:
            continue
        header = [kind.subject.term, "source", *(column.term for column in plain)]
        words = [f"MARK-{kind.name}-{column.term}" for column in plain]
        text = ",".join(header) + "\n" + ",".join(["x-1", "programme-page", *words]) + "\n"
        (small.root / "data" / f"{kind.name}.csv").write_text(text, encoding="utf-8")
        internal |= {
            word
            for word, column in zip(words, plain, strict=True)
            if not access.is_public(kind.class_iri, column.means)
        }
    found = {
        one.object.value
        for one in build(small).store().statements(every=True)
        if isinstance(one.object, Literal)
    }
    assert len(internal) > 100
    assert not found & internal
    assert any(word.startswith("MARK-projects-acronym") for word in found)


# whole or not at all


@pytest.mark.parametrize(
    ("what", "problem"),
    [
        ("data/people.csv", KeyboardInterrupt),
        ("the store", OSError),
        ("the finish", ZeroDivisionError),
    ],
)
def test_a_fault_in_the_middle_leaves_the_last_build(
    what: str, problem: type[BaseException], small: Catalogue
) -> None:
    before = latest(small)
    add(small, "people", PERSON)

    def stop(step: Step) -> None:
        if step.what == what:
            raise problem

    wanted = VerbundError if problem is OSError else problem
    with pytest.raises(wanted):
        build(small, tell=stop)
    assert latest(small) == before
    assert scraps(small) == []
    assert has_zoe(build(small).store())


DIE = """
import os, sys
from pathlib import Path
from verbund.assembly import build
from verbund.assembly.workbench import Workbench
from verbund.catalogue import Catalogue

def die(*_):
    os.kill(os.getpid(), 9)

def tell(step):
    if step.what == sys.argv[2]:
        die()

if sys.argv[2] in ("finish", "show", "sweep"):
    setattr(Workbench, sys.argv[2], die)
build(Catalogue.at(Path(sys.argv[1])), tell=tell)
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    "what", ["data/people.csv", "the store", "the finish", "finish", "show", "sweep"]
)
def test_a_killed_build_leaves_the_last_one_and_no_scraps_for_long(
    what: str, small: Catalogue
) -> None:
    before = latest(small)
    add(small, "people", PERSON)
    killed = subprocess.run([sys.executable, "-c", DIE, str(small.root), what])
    assert killed.returncode == -signal.SIGKILL
    if what != "sweep":
        assert latest(small) == before
    done = build(small)
    assert has_zoe(done.store())
    assert latest(small) is not None
    assert scraps(small) == []
    assert len([*small.builds.glob("*/build.json")]) == 2


@pytest.mark.slow
def test_several_builds_at_once_are_one(small: Catalogue) -> None:
    add(small, "people", PERSON)
    words = [sys.executable, "-m", "verbund", "build", "--catalogue", str(small.root)]
    running = [subprocess.Popen(words, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    said = [process.communicate(timeout=60)[1].splitlines()[-1] for process in running]
    assert [process.returncode for process in running] == [0, 0, 0]
    assert sorted(line.split()[0] for line in said) == ["Built", "Nothing", "Nothing"]
    last = latest(small)
    assert last is not None
    assert has_zoe(last.store())
    assert scraps(small) == []


def test_several_threads_may_build(small: Catalogue) -> None:
    add(small, "people", PERSON)
    with ThreadPoolExecutor() as threads:
        done = list(threads.map(lambda _: build(small), range(4)))
    assert len({one.digest for one in done}) == 1
    assert sum(one.is_new for one in done) == 1


def test_readers_keep_the_build_they_have(small: Catalogue) -> None:
    before = latest(small)
    assert before is not None
    store = before.store()
    add(small, "people", PERSON)
    build(small)
    assert len(store) == before.statements
    assert not has_zoe(store)


def test_a_build_without_its_store_is_explained(small: Catalogue) -> None:
    last = latest(small)
    assert last is not None
    shutil.rmtree(last.folder / "store")
    with pytest.raises(VerbundError, match="the store cannot be opened"):
        build(small).store()


@pytest.mark.skipif(
    not Path("/proc/self").exists(), reason="there is no folder that none can write"
)
def test_a_folder_that_none_can_write_is_explained(small: Catalogue) -> None:
    nowhere = Catalogue.at(small.root, builds=Path("/proc/verbund"))
    with pytest.raises(VerbundError, match=r"^/proc/verbund.*: No such file") as caught:
        build(nowhere)
    assert caught.value.status == 1
    assert "permissions" in caught.value.hint


# the same bytes


def lines(done: Build) -> list[str]:
    store = done.store()
    quads = [
        f"{one.subject} {one.predicate} {one.object} {one.graph}"
        for one in store.statements(every=True)
    ]
    return sorted(quads)


SAME = """
import sys
from pathlib import Path
from verbund.assembly import build
from verbund.catalogue import Catalogue
store = build(Catalogue.at(Path(sys.argv[1]))).store()
store.save(Path(sys.argv[2]))
"""


@pytest.mark.slow
def test_the_same_files_give_the_same_bytes(small: Catalogue, tmp_path: Path) -> None:
    found = set()
    for seed in ("0", "1", "4711"):
        root = shutil.copytree(
            small.root, tmp_path / seed, ignore=shutil.ignore_patterns(".verbund")
        )
        out = tmp_path / f"{seed}.nq"
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        words = [sys.executable, "-c", SAME, str(root), str(out)]
        subprocess.run(words, check=True, env=environment)
        found.add(b"\n".join(sorted(out.read_bytes().splitlines())))
    assert len(found) == 1


def test_a_build_in_steps_is_a_build_at_once(small: Catalogue, tmp_path: Path) -> None:
    add(small, "people", PERSON)
    build(small)
    add(small, "participations", "muster.x,muster,ministry,funder,Geldgeber,programme-page\n")
    step_by_step = build(small)
    at_once = build(Catalogue.at(small.root, builds=tmp_path / "elsewhere"))
    assert step_by_step.digest == at_once.digest
    assert lines(step_by_step) == lines(at_once)


def test_there_are_no_nameless_nodes(started: Build) -> None:
    ontology = Iri(str(V).rstrip("#"))
    for one in started.store().statements(every=True):
        assert isinstance(one.subject, Iri) or one.graph == ontology


# what is large


def test_a_gigabyte_in_one_line_is_refused_at_once(small: Catalogue) -> None:
    with (small.root / "data" / "people.csv").open("wb") as stream:
        stream.truncate(1 << 30)
    before = perf_counter()
    with pytest.raises(InvalidCatalogue, match=r"people\.csv, row 1: .* longer than 1,000,000"):
        build(small)
    assert perf_counter() - before < 5


LARGE = """
import resource, sys
from pathlib import Path
from verbund.assembly import build
from verbund.catalogue import Catalogue
from verbund.errors import InvalidCatalogue
catalogue = Catalogue.at(Path(sys.argv[1]))
build(catalogue)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
with (catalogue.root / "data" / sys.argv[2]).open("wb") as stream:
    stream.write(b"id,name,source\\np2,")
    stream.truncate(1 << 30)
try:
    build(catalogue)
except InvalidCatalogue as problem:
    print(problem)
assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 64_000
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("people.csv", "data/people.csv, row 2: the file cannot be read: the line is longer"),
        ("more.ttl", "data/more.ttl: the file cannot be read: the file is too large"),
        ("more.jsonld", "data/more.jsonld: the file cannot be read: the file is too large"),
        ("more.xlsx", "data/more.xlsx: the file cannot be read: the workbook is too large"),
    ],
)
def test_a_gigabyte_does_not_fill_the_memory(name: str, words: str, small: Catalogue) -> None:
    command = [sys.executable, "-c", LARGE, str(small.root), name]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.startswith(words)
