"""The release in git: what a build gives, and the same graph to every reader."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyoxigraph
import pytest
from click.testing import Result

from verbund.assembly import Build
from verbund.catalogue import Catalogue
from verbund.export import Material, release
from verbund.export.manifest import recorded
from verbund.formats import RdfFormat
from verbund.store import writing

Run = Callable[..., Result]
Read = Callable[[bytes, RdfFormat], set[str]]

ROOT = Path(__file__).resolve().parents[2]
SYNTAXES = (
    RdfFormat.TURTLE,
    RdfFormat.NQUADS,
    RdfFormat.TRIG,
    RdfFormat.RDFXML,
    RdfFormat.JSONLD,
)
each_syntax = pytest.mark.parametrize("form", SYNTAXES, ids=lambda form: form.label)


@pytest.fixture(scope="session")
def fresh(material: Material, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a release made now."""
    folder = tmp_path_factory.mktemp("release") / "exports"
    release(material, folder)
    return folder


@pytest.fixture(scope="session")
def public(material: Material) -> set[str]:
    """The statements of the public graph."""
    text = b"\n".join(writing.lines(material.store))
    return {str(quad.triple) for quad in pyoxigraph.parse(text, format=_NTRIPLES)}


def _names(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )


def test_the_release_in_git_is_what_a_build_gives(fresh: Path) -> None:
    kept = ROOT / "exports"
    advice = "the files in exports/ are old: run `verbund export`"
    assert _names(kept) == _names(fresh), advice
    for name in _names(fresh):
        assert (kept / name).read_bytes() == (fresh / name).read_bytes(), f"{name}: {advice}"


@each_syntax
def test_oxigraph_reads_the_public_graph(
    form: RdfFormat, fresh: Path, public: set[str], oxigraph: Read
) -> None:
    assert oxigraph((fresh / f"catalogue{form.suffix}").read_bytes(), form) == public


@pytest.mark.slow
@each_syntax
def test_rdflib_reads_the_public_graph(
    form: RdfFormat, fresh: Path, public: set[str], rdflib_reader: Read
) -> None:
    assert rdflib_reader((fresh / f"catalogue{form.suffix}").read_bytes(), form) == public


@pytest.mark.parametrize("form", SYNTAXES[:4], ids=lambda form: form.label)
def test_rapper_reads_the_public_graph(form: RdfFormat, fresh: Path, public: set[str]) -> None:
    rapper = shutil.which("rapper")
    if rapper is None:
        pytest.skip("rapper is not installed (Debian: raptor2-utils)")
    path = fresh / f"catalogue{form.suffix}"
    words = [rapper, "-q", "-i", form.label, "-o", "nquads", str(path)]
    done = subprocess.run(words, check=True, capture_output=True)
    quads = pyoxigraph.parse(done.stdout, format=pyoxigraph.RdfFormat.N_QUADS)
    default = pyoxigraph.DefaultGraph()
    assert {str(quad.triple) for quad in quads if quad.graph_name == default} == public
    assert done.stderr == b""


def test_trig_and_the_packed_file_say_what_the_nquads_say(fresh: Path) -> None:
    lines = (fresh / "catalogue.nq").read_bytes()
    assert gzip.decompress((fresh / "catalogue.nq.gz").read_bytes()) == lines
    text = (fresh / "catalogue.trig").read_bytes()
    read = pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.TRIG)
    assert set(read) == set(pyoxigraph.parse(lines, format=pyoxigraph.RdfFormat.N_QUADS))


def test_the_manifest_counts_what_is_in_the_files(fresh: Path) -> None:
    counts = {entry.path: entry.count for entry in recorded(fresh).values()}
    lines = (fresh / "catalogue.nq").read_bytes().count(b"\n")
    assert counts["catalogue.trig"] == counts["catalogue.nq.gz"] == counts["catalogue.nq"] == lines
    assert counts["sitemap.xml"] == (fresh / "sitemap.xml").read_bytes().count(b"<loc>")


def test_there_are_no_blank_nodes(fresh: Path) -> None:
    assert b"_:" not in re.sub(rb'"(?:[^"\\]|\\.)*"', b"", (fresh / "catalogue.nq").read_bytes())


def test_no_private_address_of_a_person_is_published(material: Material, fresh: Path) -> None:
    people = material.store.select(
        "SELECT ?p { ?p a <https://schema.org/Person> ;"
        " <https://schema.org/email>|<https://schema.org/telephone> ?x }"
    )
    assert len(people) == 0
    assert b"graph/internal" not in (fresh / "catalogue.nq").read_bytes()


@pytest.mark.slow
def test_another_hash_seed_time_zone_and_locale_give_the_same_bytes(
    catalogue: Catalogue, fresh: Path
) -> None:
    words = [sys.executable, "-m", "verbund", "export", "--quiet", "--output", "out"]
    other = {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Auckland", "LC_ALL": "C"}
    environment = {**os.environ, **other, "PYTHONPATH": str(ROOT / "graph")}
    subprocess.run(words, check=True, cwd=catalogue.root, env=environment)
    found = catalogue.root / "out"
    assert _names(found) == _names(fresh)
    for name in _names(fresh):
        assert (found / name).read_bytes() == (fresh / name).read_bytes(), name


@pytest.fixture
def export(built: Build, run: Run) -> Run:
    """Call ``verbund export`` on the catalogue that has been built."""
    root = built.folder.parents[1]
    return lambda *words: run("export", "--catalogue", str(root), *words)


def test_the_command_names_each_file_and_its_size(export: Run, tmp_path: Path) -> None:
    result = export("turtle", "tables", "--output", str(tmp_path / "out"))
    assert (result.exit_code, result.stdout) == (0, "")
    assert re.search(r"catalogue\.ttl: [\d,]+ bytes, [\d,]+ statements\n", result.stderr)
    assert re.search(r"projects\.csv: [\d,]+ bytes, \d+ rows\n", result.stderr)
    assert not (tmp_path / "out" / "catalogue.nq").exists()


def test_a_quiet_command_says_nothing(export: Run, built: Build) -> None:
    result = export("turtle", "-q")
    assert (result.exit_code, result.output) == (0, "")
    assert (built.folder.parents[1] / "exports" / "catalogue.ttl").exists()


def test_the_installed_catalogue_is_exported_to_where_we_are(
    export: Run, built: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = Catalogue.at(built.folder.parents[1])
    monkeypatch.setattr("verbund.cli._release.shipped", lambda: installed)
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    assert export("turtle", "-q").exit_code == 0
    assert [*here.rglob("catalogue.ttl")] == [here / "exports" / "catalogue.ttl"]


def test_an_unknown_format_is_refused(export: Run) -> None:
    result = export("excel")
    assert result.exit_code == 2
    assert "turtle" in result.stderr


_NTRIPLES = pyoxigraph.RdfFormat.N_TRIPLES
