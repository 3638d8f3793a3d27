"""What must hold for any bytes, for atheris to try.

    python tests/fuzz/targets.py NAME FOLDER [OPTION OF LIBFUZZER]...

FOLDER gets the inputs that reach something new, and the one that breaks it.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import atheris
import pyoxigraph as ox

with atheris.instrument_imports(
    include=["verbund.importing", "verbund.queries", "verbund.reading"]
):
    from verbund.importing import KINDS, Job, bring_in, pipeline
    from verbund.importing.entry import Refused
    from verbund.importing.page import review
    from verbund.importing.texts import coordinate, day, number, plain, web_address
    from verbund.reading import Context, readers
    from verbund.reading.dates import read_date
    from verbund.sparql.guard import checked

from verbund.assembly.access import read_access
from verbund.catalogue import Catalogue, shipped
from verbund.errors import InvalidQuery, RefusedQuery, VerbundError
from verbund.findings import Finding
from verbund.starter import start

Target = Callable[[bytes], None]

SEEDS = Path(__file__).parent / "seeds"
NOWHERE = "http://127.0.0.1:1/"
MAPPING = """
[[entry]]
table = "projects"
[entry.cells]
id = "p-{Nummer | id}"
name = "{Titel | text}"
startDate = "{Beginn | date}"
url = "{Seite | url}"
[[entry]]
table = "organisations"
each = "Einrichtung"
[entry.cells]
id = "{each | id}"
name = "{each | text}"
[[entry]]
table = "grants"
[entry.cells]
id = "p-{Nummer | id}-grant"
project = "p-{Nummer | id}"
name = "{Summe | german number}"
"""


def dates(_: Path) -> Target:
    """Texts of foreign cells are a value as our tables write it, or are told."""

    def try_one(data: bytes) -> None:
        text = data.decode("utf-8", "replace")
        try:
            first, last = read_date(text, last=False), read_date(text, last=True)
        except ValueError:
            pass
        else:
            assert first.value <= last.value
            assert first.precision == last.precision
        assert plain(text) == " ".join(plain(text).split())
        assert coordinate(text) == coordinate(coordinate(text))
        assert web_address(text) == web_address(web_address(text))
        for read in (day, number):
            try:
                found = read(text, "a column")
            except Refused:
                continue
            assert read(found, "a column") == found

    return try_one


def guard(_: Path) -> Target:
    """What the guard lets through, Oxigraph answers without a call to another server."""
    store = ox.Store()
    thing = ox.NamedNode("http://example.org/a")
    store.add(ox.Quad(thing, thing, ox.Literal(value=True)))

    def try_one(data: bytes) -> None:
        text = data.decode("utf-8", "replace")
        try:
            checked(text)
        except (InvalidQuery, RefusedQuery):
            return
        if NOWHERE not in text:
            return
        try:
            found = store.query(text)
            if not isinstance(found, ox.QueryBoolean):
                list(found)
        except OSError as problem:
            raise AssertionError(f"it called out: {text!r}") from problem
        except (RuntimeError, SyntaxError, ValueError):
            return

    return try_one


def tables(folder: Path) -> Target:
    """A table of ours is read, or told."""
    catalogue = shipped()
    context = Context.read(catalogue.root / "ontology" / "context.jsonld", catalogue.settings.base)
    access = read_access(sorted((catalogue.root / "ontology" / "shapes").glob("*.ttl")))
    path = folder / "projects.csv"

    def try_one(data: bytes) -> None:
        path.write_bytes(data)
        findings: list[Finding] = []
        try:
            for reader in readers(path, "data/projects.csv", context, access, findings):
                for record in reader.read():
                    assert record.subject.startswith(context.base)
        except VerbundError:
            return

    return try_one


def importer(kind: str, *names: str) -> Callable[[Path], Target]:
    """A target for an importer; of several file names, the first byte of the input chooses."""

    def prepare(folder: Path) -> Target:
        bare = _bare(folder / "bare")
        schema = pipeline.schema_of(bare)
        pipeline.schema_of = lambda catalogue: schema  # read once, not for each input
        catalogue = _copy(bare, folder / "catalogue")
        mapping = folder / "mapping.toml"
        mapping.write_text(MAPPING, encoding="utf-8")

        def try_one(data: bytes) -> None:
            path = folder / names[data[0] % len(names) if data else 0]
            path.write_bytes(data[1:] if len(names) > 1 else data)
            job = Job([path], catalogue, folder / "rejects", mapping=mapping)
            try:
                report = bring_in(job, KINDS[kind])
            except VerbundError:
                return
            assert report.read == report.taken + report.refused
            if report.changes:
                _copy(bare, catalogue.root)

        return try_one

    return prepare


def page(folder: Path) -> Target:
    """An announcement is read, or told."""
    catalogue = _bare(folder / "bare")
    names = ("page.txt", "page.html")

    def try_one(data: bytes) -> None:
        path = folder / names[data[0] % len(names) if data else 0]
        path.write_bytes(data[1:])
        with suppress(VerbundError):
            review([path], catalogue)

    return try_one


def _bare(folder: Path) -> Catalogue:
    """A catalogue whose tables have no row."""
    shutil.rmtree(folder, ignore_errors=True)
    catalogue = start(folder, like=shipped())
    for path in (catalogue.root / "data").glob("*.csv"):
        path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    return catalogue


def _copy(bare: Catalogue, folder: Path) -> Catalogue:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    shutil.copytree(bare.root / "data", folder / "data")
    for part in ("ontology", "queries"):
        (folder / part).symlink_to(bare.root / part)
    return Catalogue.at(folder)


TARGETS: dict[str, Callable[[Path], Target]] = {
    "dates": dates,
    "guard": guard,
    "tables": tables,
    "cordis": importer("cordis", "organization.csv"),
    "foerderkatalog": importer("foerderkatalog", "register.csv"),
    "table": importer("table", "table.csv"),
    "events": importer("events", "page.html", "schedule.json", "schedule.xml", "calendar.ics"),
    "page": page,
}


def _main(name: str, folder: Path, *options: str) -> None:
    found = folder / "found"
    found.mkdir(parents=True, exist_ok=True)
    again = any(Path(option).is_file() for option in options)
    seeds = [] if again else [str(found), str(SEEDS / name)]
    words = [sys.argv[0], f"-artifact_prefix={folder}/", *options, *seeds]
    atheris.Setup(words, TARGETS[name](folder.absolute()))
    atheris.Fuzz()


if __name__ == "__main__":
    _main(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:])
