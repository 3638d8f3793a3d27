"""From a catalogue's files to a finished store: atomic, incremental, the same bytes each time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from verbund.assembly.access import read_access
from verbund.assembly.choice import choosing, settle
from verbund.assembly.collisions import collisions
from verbund.assembly.inputs import data_files, idle_files, look, ontology_files, program_files
from verbund.assembly.returning import returned
from verbund.assembly.rules import check_rule, read_by, together
from verbund.assembly.segments import Scribe, Segment, loose_ends, read_segment
from verbund.assembly.shelf import Build
from verbund.assembly.sums import data_sum, digest, file_sum
from verbund.assembly.workbench import Workbench
from verbund.catalogue import Catalogue
from verbund.errors import (
    InvalidCatalogue,
    InvalidQuery,
    RefusedQuery,
    UnreadableFile,
    VerbundError,
)
from verbund.findings import Finding, Severity
from verbund.formats import RdfFormat
from verbund.model import Iri
from verbund.reading import Context
from verbund.search import FILE as INDEX
from verbund.search import READ, gathered
from verbund.search import write as write_index
from verbund.sparql.guard import checked
from verbund.store import Store
from verbund.store.making import NewStore
from verbund.vocab import V

#: The steps after the files.
_LAST = ("the store", "the rules", "the search", "the finish")


@dataclass(frozen=True, slots=True)
class Step:
    """Where a build stands: how many of its steps are done, and the one that begins."""

    done: int
    steps: int
    what: str


Tell = Callable[[Step], None]


@dataclass(frozen=True)
class _Builder:
    catalogue: Catalogue

    @cached_property
    def shelf(self) -> Workbench:
        return Workbench(self.catalogue.builds)

    @cached_property
    def context(self) -> Context:
        path = self.catalogue.root / "ontology" / "context.jsonld"
        found = Context.read(path, self.catalogue.settings.base)
        try:
            Store.in_memory().load(found.document([]), RdfFormat.JSONLD)
        except UnreadableFile as problem:
            raise UnreadableFile(path, problem.reason) from problem
        return found

    @cached_property
    def ontology(self) -> tuple[Path, ...]:
        return ontology_files(self.catalogue)

    @cached_property
    def inputs(self) -> tuple[Path, ...]:
        return data_files(self.catalogue)

    @cached_property
    def rules(self) -> dict[Path, str]:
        """The text of each rule, in the order in which they are applied."""
        return {p: self._text(p) for p in self.ontology if p.parent.name == "rules"}

    @cached_property
    def form(self) -> bytes:
        """What shapes every part of a build: the program and the settings."""
        return digest(
            f"{self.catalogue.settings}".encode(), *map(file_sum, program_files())
        ).encode()

    @cached_property
    def keys(self) -> dict[Path, str]:
        """The digest that the segment of each file is kept under."""
        files = [p for p in self.ontology if p.suffix == ".jsonld" or p.parent.name == "shapes"]
        rules = digest(self.form, *map(file_sum, files)).encode()
        name = self.catalogue.name
        return {p: digest(rules, name(p).encode(), data_sum(p)) for p in self.inputs}

    @cached_property
    def digest(self) -> str:
        """The name of the build that the files as they are would give."""
        keys = (key.encode() for key in self.keys.values())
        removed = [one for one in (self.catalogue.removed_file,) if one.is_file()]
        return digest(self.form, *map(file_sum, [*self.ontology, *removed]), *keys)

    def segments(self, tell: Tell) -> Iterator[tuple[str, Segment, bool]]:
        """The segment of each file, and whether it was kept."""
        shapes = [path for path in self.ontology if path.parent.name == "shapes"]
        rows_graph = Iri(f"{self.context.base}graph/rows")
        scribe = Scribe(self.context, read_access(shapes), rows_graph)
        for done, (path, key) in enumerate(self.keys.items()):
            place = self.catalogue.name(path)
            tell(Step(done, len(self.inputs) + len(_LAST), place))
            folder = self.shelf.segments / key
            kept = read_segment(folder)
            yield place, kept or scribe.write(path, place, folder), bool(kept)

    def faults(self, found: Sequence[tuple[str, Segment]]) -> list[Finding]:
        """What is wrong in files, and between them."""
        own = [fault for _, segment in found for fault in segment.findings]
        return [*own, *collisions(found, self.context.base)]

    def fill(
        self, store: NewStore, segments: Sequence[Segment], index: Path, tell: Tell
    ) -> tuple[int, int]:
        """Finish a store, and write its index for searches while it is written to disk itself.

        Returns how many statements it has, and how many of them are derived.
        """
        files = len(self.inputs)
        steps = (Step(files + n, files + len(_LAST), what) for n, what in enumerate(_LAST))
        tell(next(steps))
        contested = {pair for segment in segments for pair in segment.contested}
        rules = [READ, *map(read_by, self.rules.values())]
        store.needed = together([*rules, choosing(contested)])
        self._load(store, segments)
        settle(store, contested, [path for segment in segments for path in segment.said])
        tell(next(steps))
        derived = 0
        for path, rule in self.rules.items():
            del rules[1]
            store.needed = together(rules)  # what no later rule reads takes no room
            derived += self._derive(path, rule, store)
        tell(next(steps))
        write_index(index, gathered(store)).close()
        tell(next(steps))
        store.finish()
        return len(store), derived

    def _load(self, store: NewStore, segments: Sequence[Segment]) -> None:
        for path in self.ontology:
            if path.suffix == ".ttl" and path.parent.name == "ontology":
                own = path.stem == "verbund"
                store.load_file(path, into=Iri(str(V).rstrip("#")) if own else None)
        store.look(path for segment in segments for path in segment.public)

    def _derive(self, path: Path, rule: str, store: Store) -> int:
        try:
            return store.derive(rule, into=Iri(f"{self.context.base}graph/derived"))
        except InvalidQuery as problem:
            raise UnreadableFile(self.catalogue.name(path), str(problem)) from problem

    def _text(self, path: Path) -> str:
        try:
            rule = path.read_text(encoding="utf-8")
            checked(rule)
            check_rule(rule)
            return rule
        except (InvalidQuery, RefusedQuery, UnicodeDecodeError) as problem:
            raise UnreadableFile(self.catalogue.name(path), str(problem)) from problem


def build(catalogue: Catalogue, *, tell: Tell = lambda _: None) -> Build:
    """The build of a catalogue as its files stand; what did not change is not read again.

    Raises:
        InvalidCatalogue: a file cannot be read as it should; the last good build stays.
        VerbundError: something else cannot be read, or the build cannot be written.
    """
    builder = _Builder(catalogue)
    with _explained(catalogue):
        looks, _ = look(catalogue)
        done = _done(builder, tell)
        builder.shelf.note(done, looks)
        return done


def reading_findings(catalogue: Catalogue) -> tuple[Finding, ...]:
    """What is wrong with the files themselves, before any rule is asked."""
    builder = _Builder(catalogue)
    with _explained(catalogue):
        kept = [read_segment(builder.shelf.segments / key) for key in builder.keys.values()]
        segments = [segment for segment in kept if segment]
        if len(segments) < len(kept):
            with builder.shelf.alone():
                segments = [segment for _, segment, _ in builder.segments(lambda _: None)]
        found = zip(map(catalogue.name, builder.inputs), segments, strict=True)
        return (*builder.faults(list(found)), *map(_idle, idle_files(catalogue)))


def _done(builder: _Builder, tell: Tell) -> Build:
    last = builder.shelf.current()
    if last and last.digest == builder.digest:
        return last
    with builder.shelf.alone():
        done = builder.shelf.find(builder.digest)
        if done is None:
            return _anew(builder, tell)
        current = builder.shelf.current()
        builder.shelf.show(done)
        return replace(done, is_new=current != done)


def _anew(builder: _Builder, tell: Tell) -> Build:
    with builder.shelf.unfinished(builder.digest) as folder:
        found = list[tuple[str, Segment, bool]]()
        with NewStore(folder / "store") as store:
            for place, segment, kept in builder.segments(tell):
                store.fill([*segment.public, *segment.said])
                found.append((place, segment, kept))
            segments = [segment for _, segment, _ in found]
            _refuse(builder.faults([(place, segment) for place, segment, _ in found]))
            statements, derived = builder.fill(store, segments, folder / INDEX, tell)
            _refuse(list(returned(builder.catalogue, store)))
        done = Build(
            folder=builder.shelf.folder / builder.digest,
            digest=builder.digest,
            statements=statements,
            derived=derived,
            rows=sum(segment.rows for segment in segments),
            loose=loose_ends(segments),
            read=tuple(place for place, _, kept in found if not kept),
            is_new=True,
        )
        builder.shelf.finish(folder, done)
    builder.shelf.show(done)
    builder.shelf.sweep(done, {segment.folder.name for segment in segments})
    return done


@contextmanager
def _explained(catalogue: Catalogue) -> Iterator[None]:
    """Say in words what the system refuses, and what of an earlier build is damaged."""
    try:
        yield
    except SyntaxError as problem:
        raise VerbundError(
            f"what was read before is damaged: {problem.msg}",
            hint="remove the folder .verbund and build again",
        ) from problem
    except OSError as problem:
        reason = problem.strerror or " ".join(str(problem).split())
        raise VerbundError(
            f"{problem.filename or catalogue.builds}: {reason}",
            hint="look for free space and permissions; the last good build stays in place",
        ) from problem


def _idle(name: str) -> Finding:
    return Finding(
        file=name,
        row=0,
        column="",
        value="",
        rule="idle-file",
        severity=Severity.NOTICE,
        de="Diese Datei wird nicht gelesen. Tabellen als „CSV UTF-8“ oder .xlsx speichern,"
        " RDF als Turtle (.ttl) oder JSON-LD (.jsonld); anderes gehört nicht hierher.",
        en='this file is not read; save tables as "CSV UTF-8" or .xlsx, RDF as Turtle (.ttl) or'
        " JSON-LD (.jsonld), and keep other things elsewhere",
    )


def _refuse(faults: list[Finding]) -> None:
    """End the build if the files have errors."""
    errors = sorted((f for f in faults if f.severity is Severity.ERROR), key=lambda f: f.order)
    if errors:
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        raise InvalidCatalogue(
            f"{errors[0].place}: {errors[0].en}{more}",
            hint="`verbund check` lists them all; the last good build stays in place",
            findings=errors,
        )
