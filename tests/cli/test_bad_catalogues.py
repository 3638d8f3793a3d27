"""Catalogues that cannot be used: each time the documented status, one line, and no traceback."""

from __future__ import annotations

import errno
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import Result

from verbund.assembly import latest
from verbund.catalogue import Catalogue

Call = Callable[..., Result]
HEAD = """#+ summary: {de: A, en: A}
#+ problem: {de: A, en: A}
#+ remedy: {de: A, en: A}
#+ severity: SEVERITY
"""
CHECK = HEAD.replace("SEVERITY", "error")


class Bad(NamedTuple):
    """A file with other words in it (all of it, or some replaced), the status and the message."""

    path: str
    old: str | None
    new: str | bytes
    status: int
    words: str


SETTINGS = {
    "no TOML": Bad("data/catalogue.toml", None, "base = ", 4, "Invalid value"),
    "TOML in Windows-1252": Bad("data/catalogue.toml", None, b"a = '\xf6'", 4, "utf-8"),
    "no base": Bad("data/catalogue.toml", "base =", "bass =", 4, "base is missing"),
    "a base without an end": Bad(
        "data/catalogue.toml", "my-programme/", "my-programme", 4, "base is 'https"
    ),
    "a base without a host": Bad(
        "data/catalogue.toml", "https://example.org/my-programme/", "https:///", 4, "base is 'https"
    ),
    "a base with a fragment": Bad(
        "data/catalogue.toml", "my-programme/", "my#programme/", 4, "base is 'https"
    ),
    "a base of another kind": Bad(
        "data/catalogue.toml",
        "https://example.org/my-programme/",
        "urn:x/",
        4,
        "base is 'urn:x/'",
    ),
    "a base with a step up": Bad(
        "data/catalogue.toml", "my-programme/", "x/../my-programme/", 4, "base is 'https"
    ),
    "a table of tables": Bad("data/catalogue.toml", "[title]", "[[title]]", 4, "title.de is"),
    "a base with a blank": Bad(
        "data/catalogue.toml", "my-programme/", "my programme/", 4, "no address"
    ),
    "a base that is a number": Bad(
        "data/catalogue.toml", '"https://example.org/my-programme/"', "17", 4, "base is 17"
    ),
    "no English title": Bad("data/catalogue.toml", 'en = "My f', 'fr = "My f', 4, "title.en is"),
    "a date that is a text": Bad(
        "data/catalogue.toml", "2026-01-31", "'soon'", 4, "released is 'soon', which is no date"
    ),
    "a date that is a moment": Bad(
        "data/catalogue.toml", "2026-01-31", "2026-01-31T12:00:00", 4, "which is no date"
    ),
    "a licence that is no address": Bad(
        "data/catalogue.toml",
        "https://creativecommons.org/licenses/by/4.0/",
        "CC BY 4.0",
        4,
        "licence is 'CC BY 4.0', which is no address",
    ),
}
ONTOLOGY = {
    "a context that is no JSON": Bad("ontology/context.jsonld", None, "{", 4, "not a JSON-LD"),
    "a context without a context": Bad(
        "ontology/context.jsonld", None, "{}", 4, 'no object with an "@context"'
    ),
    "a context in a list": Bad("ontology/context.jsonld", None, "[]", 4, "it is no object"),
    "a context far away": Bad(
        "ontology/context.jsonld", None, '{"@context": "https://schema.org/"}', 4, "not a JSON-LD"
    ),
    "a context without a base": Bad(
        "ontology/context.jsonld", '"@base": "",\n', "", 4, "it has no @base"
    ),
    "a context without ids": Bad(
        "ontology/context.jsonld", '"id": "@id",', "", 4, "not a JSON-LD context: 'id'"
    ),
    "a context that goes round in circles": Bad(
        "ontology/context.jsonld",
        '"id": "@id",',
        '"id": "@id", "a": {"@id": "b"}, "b": {"@id": "a"},',
        4,
        "in a circle",
    ),
    "a context with a misspelt keyword": Bad(
        "ontology/context.jsonld",
        '"id": "@id",',
        '"id": "@id", "a": {"@id": "v:a", "@typ": "v:b"},',
        4,
        "@typ",
    ),
    "a context in Windows-1252": Bad("ontology/context.jsonld", None, b"\xf6", 4, "utf-8"),
    "broken shapes": Bad("ontology/shapes/places.ttl", None, "shape:Place a", 4, "places.ttl"),
    "a broken ontology": Bad("ontology/verbund.ttl", None, "<a> <b> <c> .", 4, "verbund.ttl"),
    "broken roles": Bad("ontology/roles.ttl", None, "<", 4, "roles.ttl"),
    "a rule that is no SPARQL": Bad(
        "ontology/rules/30-names.rq", None, "CONSTRUKT", 4, "ontology/rules/30-names.rq"
    ),
    "a rule that selects": Bad(
        "ontology/rules/30-names.rq", None, "SELECT ?x {}", 4, "no CONSTRUCT"
    ),
    "a rule in Windows-1252": Bad("ontology/rules/30-names.rq", None, b"# \xf6", 4, "30-names.rq"),
    "a rule that changes something": Bad(
        "ontology/rules/30-names.rq", None, "DELETE WHERE { ?s ?p ?o }", 4, "30-names.rq"
    ),
    "a rule that asks the clock": Bad(
        "ontology/rules/30-names.rq",
        None,
        "CONSTRUCT { ?s ?p ?now } { ?s ?p ?o BIND (NOW() AS ?now) }",
        4,
        "30-names.rq: line 1, column 43: NOW would give something else each time",
    ),
    "a rule that makes a nameless node": Bad(
        "ontology/rules/30-names.rq",
        None,
        "CONSTRUCT { [] ?p ?o } { ?s ?p ?o }",
        4,
        "30-names.rq: line 1, column 13: this node would have no name",
    ),
    "a rule that calls another server": Bad(
        "ontology/rules/30-names.rq",
        None,
        "CONSTRUCT { ?s ?p ?o } { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        4,
        "SERVICE would call another server",
    ),
}
CHECKS = {
    "a check without a header": Bad(
        "queries/checks/no-coordinator.rq", None, "SELECT ?thing {}", 2, "no-coordinator.rq, "
    ),
    "a check without a remedy": Bad(
        "queries/checks/no-coordinator.rq", "#+ remedy", "#+ remark", 2, "no-coordinator.rq, "
    ),
    "a check with a header that is no YAML": Bad(
        "queries/checks/no-coordinator.rq", None, "#+ a: [\n", 2, "no-coordinator.rq, "
    ),
    "a check with a severity of its own": Bad(
        "queries/checks/no-coordinator.rq", "severity: warning", "severity: bad", 2, "write error"
    ),
    "a check that is no SPARQL": Bad(
        "queries/checks/no-coordinator.rq",
        "SELECT",
        "SELEKT",
        2,
        "no-coordinator.rq, line 16, column 1: 'SELEKT ?thin' is no SPARQL",
    ),
    "a check that calls another server": Bad(
        "queries/checks/no-coordinator.rq",
        None,
        CHECK + "SELECT ?thing { SERVICE <http://127.0.0.1:9/> { ?thing a ?class } }",
        2,
        "no-coordinator.rq, line 5, column 17: SERVICE would call another server",
    ),
    "a check that asks": Bad(
        "queries/checks/no-coordinator.rq", None, CHECK + "ASK {}", 2, "this is no SELECT query"
    ),
    "a check that names no thing": Bad(
        "queries/checks/no-coordinator.rq", None, CHECK + "SELECT ?x { ?x a ?y }", 2, "no ?thing"
    ),
    "a check in Windows-1252": Bad(
        "queries/checks/no-coordinator.rq", None, b"#+ \xf6", 4, "no-coordinator.rq"
    ),
}


def spoil(root: Path, bad: Bad) -> None:
    path = root / bad.path
    text = path.read_text(encoding="utf-8")
    if bad.old is None:
        path.write_bytes(bad.new if isinstance(bad.new, bytes) else bad.new.encode())
    else:
        assert text.count(bad.old) == 1
        path.write_text(text.replace(bad.old, str(bad.new)), encoding="utf-8")


def refused(result: Result, status: int, words: str) -> None:
    """One error of one line, the status, and nothing on stdout."""
    assert (result.exit_code, result.stdout) == (status, "")
    lines = [line for line in result.stderr.splitlines() if not line.startswith(("[", "Hint: "))]
    assert len(lines) == 1
    assert lines[0].startswith("Error: ")
    assert words in lines[0]
    assert "something went wrong" not in lines[0]


@pytest.fixture
def stays(small: Catalogue) -> Callable[[], None]:
    """A check that the build from before can still be asked, and that no scraps lie about."""
    before = latest(small)
    assert before is not None

    def check() -> None:
        assert latest(small) == before
        assert len(before.store()) == before.statements
        assert not [*small.builds.rglob("*.part")]

    return check


@pytest.mark.parametrize("bad", [*SETTINGS.values(), *ONTOLOGY.values()], ids=SETTINGS | ONTOLOGY)
def test_a_bad_catalogue_is_refused_and_the_last_build_stays(
    bad: Bad, small: Catalogue, on_small: Call, stays: Callable[[], None]
) -> None:
    spoil(small.root, bad)
    refused(on_small("build", "--quiet"), bad.status, bad.words)
    refused(on_small("check"), bad.status, bad.words)
    stays()


@pytest.mark.parametrize("bad", CHECKS.values(), ids=CHECKS)
def test_a_bad_check_is_named(bad: Bad, small: Catalogue, on_small: Call) -> None:
    spoil(small.root, bad)
    refused(on_small("check"), bad.status, bad.words)
    assert on_small("build").exit_code == 0


def test_a_missing_context_is_named(small: Catalogue, on_small: Call) -> None:
    (small.root / "ontology" / "context.jsonld").unlink()
    refused(on_small("build"), 4, "context.jsonld")


def test_a_damaged_segment_is_named(small: Catalogue, on_small: Call) -> None:
    for path in small.builds.glob("segments/*/public.nq"):
        path.write_text("damaged", encoding="utf-8")
    with (small.root / "data" / "people.csv").open("a", encoding="utf-8") as table:
        table.write("p0002,Zoe,,programme-page\n")
    result = on_small("build", "--quiet")
    refused(result, 1, "what was read before is damaged")
    assert "remove the folder .verbund and build again" in result.stderr


def test_missing_settings_are_named(small: Catalogue, on_small: Call) -> None:
    (small.root / "data" / "catalogue.toml").unlink()
    refused(on_small("build"), 4, "catalogue.toml is missing")


def test_settings_that_are_a_folder_are_named(small: Catalogue, on_small: Call) -> None:
    small.settings_file.unlink()
    small.settings_file.mkdir()
    refused(on_small("build"), 4, "catalogue.toml: Is a directory")


def test_settings_from_a_simple_editor_are_read(small: Catalogue, on_small: Call) -> None:
    path = small.root / "data" / "catalogue.toml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert on_small("build").exit_code == 0


def test_a_folder_without_tables_is_no_catalogue(on_small: Call, tmp_path: Path) -> None:
    refused(on_small("build", "--catalogue", str(tmp_path)), 3, "is not a catalogue")


def test_a_catalogue_without_any_table_is_built(small: Catalogue, on_small: Call) -> None:
    for path in (small.root / "data").glob("*.csv"):
        path.unlink()
    assert on_small("build").exit_code == 0
    assert on_small("check").exit_code == 0


def test_a_file_that_may_not_be_read_is_a_finding(
    small: Catalogue, on_small: Call, monkeypatch: pytest.MonkeyPatch, stays: Callable[[], None]
) -> None:
    _forbid(monkeypatch, small.root / "data" / "people.csv")
    found = json.loads(on_small("check", "--format", "json").stdout)["findings"]
    assert [(one["file"], one["rule"]) for one in found] == [("data/people.csv", "unreadable-file")]
    assert "Permission denied" in found[0]["message"]["en"]
    stays()
    monkeypatch.undo()
    monkeypatch.chdir(small.root)
    assert on_small("build").exit_code == 0


def test_an_ontology_that_may_not_be_read_is_named(
    small: Catalogue, on_small: Call, monkeypatch: pytest.MonkeyPatch, stays: Callable[[], None]
) -> None:
    _forbid(monkeypatch, small.root / "ontology" / "roles.ttl")
    refused(on_small("build"), 4, "roles.ttl: Permission denied")
    stays()


def _forbid(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Take the right to read a file, from the superuser, too."""
    path.chmod(0)
    usual = Path.open

    def opened(self: Path, *words: str, **named: str) -> object:
        if self == path:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return usual(self, *words, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", opened)


def test_a_build_that_cannot_be_written_is_explained(
    small: Catalogue, on_small: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(small.builds)
    small.builds.write_text("in the way", encoding="utf-8")
    refused(on_small("build"), 1, ".verbund")
    refused(on_small("check"), 1, ".verbund")


@pytest.mark.parametrize("most", [500, 20_000, 60_000])
def test_a_full_disk_is_explained(
    small: Catalogue, most: int, stays: Callable[[], None], unmeasured: dict[str, str]
) -> None:
    people = small.root / "data" / "people.csv"
    people.write_text("id,name,source\np2,Zoe,programme-page\n", encoding="utf-8")

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    words = [sys.executable, "-m", "verbund", "build", "--catalogue", str(small.root)]
    done = subprocess.run(words, capture_output=True, text=True, preexec_fn=limit, env=unmeasured)
    lines = [line for line in done.stderr.splitlines() if not line.startswith("[")]
    assert (done.returncode, done.stdout, len(lines)) == (1, "", 2)
    assert lines[0].startswith("Error: ")
    assert "File too large" in lines[0]
    assert "free space" in lines[1]
    stays()
