"""From a catalogue's files to a finished store: atomic, incremental, the same bytes each time."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from verbund.assembly.access import read_access
from verbund.assembly.choice import settle
from verbund.assembly.documents import SUFFIXES as DOCUMENTS
from verbund.assembly.segments import Scribe, Segment, read_segment
from verbund.catalogue import Catalogue
from verbund.errors import InvalidCatalogue
from verbund.findings import Finding, Severity
from verbund.model import Iri
from verbund.reading import SUFFIXES as TABLES
from verbund.reading import Context
from verbund.store import Store
from verbund.vocab import V

#: Raised whenever the same files would give another build than before.
FORM = "3"
_KEPT = 2


@dataclass(frozen=True, slots=True)
class Step:
    """Where a build stands: how many of its steps are done, and the one that begins."""

    done: int
    steps: int
    what: str


@dataclass(frozen=True, slots=True)
class Build:
    """A finished build on disk; ``read`` names the files that were read anew for it."""

    folder: Path
    digest: str
    statements: int
    derived: int
    rows: int
    read: tuple[str, ...] = ()
    is_new: bool = False

    def store(self) -> Store:
        """Its statements, for reading."""
        return Store.open(self.folder / "store")

    def note(self) -> dict[str, str | int]:
        """What is kept of it beside the store."""
        names = ("digest", "statements", "derived", "rows")
        return {name: getattr(self, name) for name in names}


@dataclass(frozen=True)
class _Builder:
    catalogue: Catalogue

    @cached_property
    def context(self) -> Context:
        base = self.catalogue.settings.base
        return Context.read(self.catalogue.root / "ontology" / "context.jsonld", base)

    @cached_property
    def ontology(self) -> tuple[Path, ...]:
        return tuple(self.catalogue.files("ontology", ".ttl", ".rq", ".jsonld"))

    @cached_property
    def inputs(self) -> tuple[Path, ...]:
        """The files that hold data, folders by such a name included: they are a mistake to tell."""
        suffixes = (*TABLES, *DOCUMENTS)
        found = sorted((self.catalogue.root / "data").iterdir())
        return tuple(p for p in found if p.suffix.lower() in suffixes and p.name[0] not in ".~")

    @cached_property
    def rules(self) -> str:
        """A digest of all that is not data: what a segment depends on besides its file."""
        settings = f"{FORM} {self.catalogue.settings}"
        files = [p for p in self.ontology if p.suffix == ".jsonld" or p.parent.name == "shapes"]
        return _digest(settings.encode(), *map(_sum, files))

    def key(self, path: Path) -> str:
        """The digest that a file's segment is kept under."""
        name = self.catalogue.name(path).encode()
        content = _sum(path) if path.is_file() else b"a folder"
        return _digest(self.rules.encode(), name, content)

    def segments(self, tell: Callable[[Step], None]) -> Iterator[tuple[str, Segment, bool]]:
        """The segment of each file, and whether it had to be read."""
        shapes = [path for path in self.ontology if path.parent.name == "shapes"]
        rows_graph = Iri(f"{self.context.base}graph/rows")
        scribe = Scribe(self.context, read_access(shapes), rows_graph)
        for done, path in enumerate(self.inputs):
            place = self.catalogue.name(path)
            folder = self.catalogue.builds / "segments" / self.key(path)
            kept = folder.is_dir()
            tell(Step(done, len(self.inputs) + 2, place))
            yield place, read_segment(folder) if kept else scribe.write(path, place, folder), kept

    def fill(self, store: Store, segments: Iterable[Segment]) -> int:
        """Load everything, choose among contested values, derive; returns what was derived."""
        for path in self.ontology:
            if path.suffix == ".ttl" and path.parent.name == "ontology":
                own = path.stem == "verbund"
                store.load_file(path, into=Iri(str(V).rstrip("#")) if own else None)
        for segment in segments:
            for document in segment.documents:
                store.load_file(document)
        settle(store, (pair for segment in segments for pair in segment.contested))
        into = Iri(f"{self.context.base}graph/derived")
        rules = (path for path in self.ontology if path.parent.name == "rules")
        return sum(store.derive(path.read_text(encoding="utf-8"), into=into) for path in rules)


def build(catalogue: Catalogue, *, tell: Callable[[Step], None] = lambda _: None) -> Build:
    """The build of a catalogue as its files stand; what did not change is not read again.

    Raises:
        InvalidCatalogue: a file cannot be read as it should; the last good build stays.
    """
    builder = _Builder(catalogue)
    digest = _digest(
        *map(_sum, builder.ontology), *(builder.key(p).encode() for p in builder.inputs)
    )
    last = latest(catalogue)
    if last and last.digest == digest:
        return last
    found = list(builder.segments(tell))
    faults = [fault for _, segment, _ in found for fault in segment.findings]
    if any(fault.severity is Severity.ERROR for fault in faults):
        raise _refusal(faults)
    segments = [segment for _, segment, _ in found]
    tell(Step(len(found), len(found) + 2, "the store"))
    unfinished = catalogue.builds / f"{digest}.{os.getpid()}.part"
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    store = Store.create(unfinished / "store")
    derived = builder.fill(store, segments)
    tell(Step(len(found) + 1, len(found) + 2, "the finish"))
    store.finish()
    rows = sum(segment.rows for segment in segments)
    read = tuple(place for place, _, kept in found if not kept)
    folder = catalogue.builds / digest
    done = Build(folder, digest, len(store), derived, rows, read, is_new=True)
    (unfinished / "build.json").write_text(json.dumps(done.note()), encoding="utf-8")
    del store
    _publish(catalogue, unfinished, digest)
    _sweep(catalogue, digest, {segment.folder.name for segment in segments})
    return done


def latest(catalogue: Catalogue) -> Build | None:
    """The last good build, whether or not it is up to date."""
    try:
        digest = (catalogue.builds / "current").read_text(encoding="utf-8").strip()
        folder = catalogue.builds / digest
        return Build(folder, **json.loads((folder / "build.json").read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def reading_findings(catalogue: Catalogue) -> tuple[Finding, ...]:
    """What is wrong with the files themselves, before any rule is asked."""
    found = _Builder(catalogue).segments(lambda _: None)
    return tuple(fault for _, segment, _ in found for fault in segment.findings)


def _refusal(faults: list[Finding]) -> InvalidCatalogue:
    errors = sorted((f for f in faults if f.severity is Severity.ERROR), key=lambda f: f.order)
    first = errors[0]
    more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    return InvalidCatalogue(
        f"{first.place}: {first.en}{more}",
        hint="`verbund check` lists them all; the last good build stays in place",
    )


def _publish(catalogue: Catalogue, unfinished: Path, digest: str) -> None:
    """Make a finished build the current one; a reader sees the old one or the new one."""
    target = catalogue.builds / digest
    shutil.rmtree(target, ignore_errors=True)
    unfinished.rename(target)
    note = catalogue.builds / f"current.{os.getpid()}"
    note.write_text(digest, encoding="utf-8")
    note.replace(catalogue.builds / "current")


def _sweep(catalogue: Catalogue, digest: str, segments: set[str]) -> None:
    """Remove what no build needs: all but the newest builds, segments out of use."""
    builds = [path.parent for path in catalogue.builds.glob("*/build.json")]
    newest = sorted(builds, key=lambda path: (path.name == digest, path.stat().st_mtime))
    for folder in newest[:-_KEPT]:
        shutil.rmtree(folder, ignore_errors=True)
    for folder in (catalogue.builds / "segments").iterdir():
        if folder.name not in segments:
            shutil.rmtree(folder, ignore_errors=True)


def _sum(path: Path) -> bytes:
    with path.open("rb") as stream:
        found = sha256()
        while block := stream.read(1 << 20):
            found.update(block)
    return path.name.encode() + found.digest()


def _digest(*parts: bytes) -> str:
    found = sha256()
    for part in parts:
        found.update(len(part).to_bytes(8) + part)
    return found.hexdigest()[:24]
