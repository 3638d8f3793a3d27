"""The graph in Oxigraph, on disk or in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from verbund.errors import InvalidQuery, UnreadableFile, VerbundError
from verbund.formats import RdfFormat
from verbund.model import Dataset, Iri, Statement, Table, Term
from verbund.store.terms import Engine, made, ours, quads, statement

_ENGINE_FORMATS = {
    RdfFormat.TURTLE: ox.RdfFormat.TURTLE,
    RdfFormat.NTRIPLES: ox.RdfFormat.N_TRIPLES,
    RdfFormat.NQUADS: ox.RdfFormat.N_QUADS,
    RdfFormat.TRIG: ox.RdfFormat.TRIG,
    RdfFormat.JSONLD: ox.RdfFormat.JSON_LD,
    RdfFormat.RDFXML: ox.RdfFormat.RDF_XML,
}

#: From so many statements on, adding them in bulk is faster than in a transaction.
_MANY = 2000
#: The engine keeps what it adds in bulk in memory, a kilobyte for each statement.
_PORTION = 25_000


class Store:
    """Statements of one catalogue: the public graph (the default one) and the named graphs."""

    def __init__(self, inner: ox.Store) -> None:
        self._inner = inner
        self._seen: dict[str, list[ox.NamedNode | ox.BlankNode]] = {}

    @classmethod
    def open(cls, folder: Path) -> Store:
        """The store of a folder, for reading only."""
        try:
            return cls(ox.Store.read_only(str(folder)))
        except (OSError, RuntimeError) as problem:
            raise VerbundError(
                f"{folder}: the store cannot be opened: {problem}",
                hint="remove the folder .verbund and build again",
            ) from problem

    @classmethod
    def create(cls, folder: Path) -> Store:
        """A new, empty store in a folder."""
        return cls(ox.Store(str(folder)))

    @classmethod
    def in_memory(cls) -> Store:
        """A new, empty store that is gone with the process."""
        return cls(ox.Store())

    def __len__(self) -> int:
        """How many statements there are, in all graphs."""
        return len(self._inner)

    @property
    def engine(self) -> ox.Store:
        """The engine's own store, for modules of this package."""
        return self._inner

    def within(self, dataset: Dataset) -> Store:
        """The same store, whose queries see these graphs and no others."""
        narrow = Store(self._inner)
        narrow._seen = {
            "default_graph": [ox.NamedNode(graph.value) for graph in dataset.default],
            "named_graphs": [ox.NamedNode(graph.value) for graph in dataset.named],
        }
        return narrow

    def load(self, data: bytes, form: RdfFormat, *, into: Iri | None = None) -> None:
        """Read a document; ``into`` names the graph for formats that have none.

        Raises:
            UnreadableFile: the document is not well-formed.
        """
        try:
            self._inner.load(data, engine_format(form), to_graph=_target(form, into))
        except (SyntaxError, ValueError) as problem:
            raise _unreadable("the document", problem) from problem

    def load_file(self, path: Path, *, into: Iri | None = None) -> None:
        """Read a file by its suffix, without keeping it in memory.

        Raises:
            UnreadableFile: the file cannot be opened, or is not well-formed.
            OSError: the store cannot be written.
        """
        form = RdfFormat.of(path)
        engine = engine_format(form)
        try:
            with path.open("rb"):
                pass  # what is wrong from here on is the store's disk
        except OSError as problem:
            raise UnreadableFile(path, problem.strerror or str(problem)) from problem
        try:
            self._inner.bulk_load(path=str(path), format=engine, to_graph=_target(form, into))
        except (SyntaxError, ValueError) as problem:
            raise _unreadable(path, problem) from problem

    def save(self, path: Path) -> None:
        """Write every statement to a file, by its suffix."""
        self._inner.dump(str(path), engine_format(RdfFormat.of(path)))

    def dump(self, form: RdfFormat, graph: Iri | None = None) -> bytes:
        """The public graph or a named one as the engine writes it, in no certain order."""
        name = ox.NamedNode(graph.value) if graph else ox.DefaultGraph()
        return self._inner.dump(format=engine_format(form), from_graph=name) or b""

    def add(self, statements: Iterable[Statement]) -> None:
        """Add statements, each to its graph."""
        self._inner.extend(quads(statements))

    def remove(self, statements: Iterable[Statement]) -> None:
        """Take statements away, each from its graph."""
        for quad in quads(statements):
            self._inner.remove(quad)

    def derive(self, construct: str, *, into: Iri) -> int:
        """Add what a CONSTRUCT finds and the public graph lacks, there and in ``into``.

        Returns how many statements are new.
        """
        count, new = 0, self._lacking(self._made(construct))
        while portion := list(islice(new, _PORTION)):
            count += len(portion)
            self._put(portion, ox.NamedNode(into.value))
        return count

    def _lacking(self, triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
        """Those that the public graph lacks; of a property that nothing had so far, all."""
        public, had = ox.DefaultGraph(), dict[ox.NamedNode, bool]()
        for triple in triples:
            means = triple.predicate
            if means not in had:
                found = self._inner.quads_for_pattern(None, means, None, public)
                had[means] = next(found, None) is not None
            if not had[means] or (
                ox.Quad(triple.subject, means, triple.object, public) not in self._inner
            ):
                yield triple

    def select(self, sparql: str) -> Table:
        """The rows of a SELECT query."""
        found = self._query(sparql)
        if not isinstance(found, ox.QuerySolutions):
            raise InvalidQuery("this is no SELECT query")
        columns = tuple(variable.value for variable in found.variables)
        try:
            rows = tuple([tuple(map(_term, solution)) for solution in found])
        except OSError as problem:
            raise VerbundError(f"the store broke off: {problem}") from problem
        except TypeError as problem:
            raise InvalidQuery(f"the answer is more than RDF 1.1: {problem}") from problem
        return Table(columns, rows)

    def ask(self, sparql: str) -> bool:
        """The answer to an ASK query."""
        found = self._query(sparql)
        if not isinstance(found, ox.QueryBoolean):
            raise InvalidQuery("this is no ASK query")
        return bool(found)

    def construct(self, sparql: str) -> tuple[Statement, ...]:
        """The statements that a CONSTRUCT or DESCRIBE query makes."""
        try:
            return tuple(made(triple) for triple in self._made(sparql))
        except TypeError as problem:
            raise InvalidQuery(f"the answer is more than RDF 1.1: {problem}") from problem

    def statements(self, graph: Iri | None = None, *, every: bool = False) -> Iterator[Statement]:
        """The statements of the public graph, of a named ``graph``, or of ``every`` graph."""
        name = ox.NamedNode(graph.value) if graph else ox.DefaultGraph()
        found = self._inner.quads_for_pattern(None, None, None, None if every else name)
        return map(statement, found)

    def about(self, subject: Iri, graph: Iri | None = None) -> Iterator[Statement]:
        """The statements about a thing in the public graph or in a named one."""
        name = ox.NamedNode(graph.value) if graph else ox.DefaultGraph()
        found = self._inner.quads_for_pattern(ox.NamedNode(subject.value), None, None, name)
        return map(statement, found)

    def pairs(self, means: str) -> Iterator[tuple[str, Term]]:
        """What has a property in the public graph, as text, and each value that it has."""
        pattern = (None, ox.NamedNode(means), None, ox.DefaultGraph())
        for quad in self._inner.quads_for_pattern(*pattern):
            subject = quad.subject
            name = subject.value if isinstance(subject, ox.NamedNode) else str(subject)
            yield name, ours(quad.object)

    def naming(self, means: str, thing: Iri) -> list[str]:
        """The IRIs of what names a thing by a property in the public graph, sorted."""
        pattern = (None, ox.NamedNode(means), ox.NamedNode(thing.value), ox.DefaultGraph())
        found = (quad.subject for quad in self._inner.quads_for_pattern(*pattern))
        return sorted(one.value for one in found if isinstance(one, ox.NamedNode))

    def graphs(self) -> tuple[Iri, ...]:
        """The names of the named graphs, sorted."""
        names = (graph.value for graph in self._inner.named_graphs())
        return tuple(Iri(name) for name in sorted(names))

    def _made(self, sparql: str) -> ox.QueryTriples:
        found = self._query(sparql)
        if not isinstance(found, ox.QueryTriples):
            raise InvalidQuery("this is no CONSTRUCT or DESCRIBE query")
        return found

    def _put(self, new: list[ox.Triple], into: ox.NamedNode) -> None:
        """Add what is new to the public graph, and to the graph that tells what is derived."""
        lines = ox.serialize(new, format=ox.RdfFormat.N_TRIPLES) or b""
        for graph in (ox.DefaultGraph(), into):
            self._put_lines(lines, len(new), graph)

    def _put_lines(self, lines: bytes, count: int, graph: ox.DefaultGraph | ox.NamedNode) -> None:
        load = self._inner.load if count < _MANY else self._inner.bulk_load
        load(lines, ox.RdfFormat.N_TRIPLES, to_graph=graph, lenient=True)

    def _query(self, sparql: str) -> ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean:
        try:
            return self._inner.query(sparql, **self._seen)  # type: ignore[arg-type]
        except SyntaxError as problem:
            raise InvalidQuery(f"the query cannot be read: {_line(problem)}") from problem
        except (OSError, ValueError) as problem:
            raise VerbundError(f"the store broke off: {problem}") from problem


def engine_format(form: RdfFormat) -> ox.RdfFormat:
    """The engine's name for a format."""
    return _ENGINE_FORMATS[form]


def _unreadable(path: Path | str, problem: Exception) -> UnreadableFile:
    """The engine's words about a document, and the line where it gave up."""
    reason = _line(problem.msg if isinstance(problem, SyntaxError) else problem)
    line = problem.lineno if isinstance(problem, SyntaxError) else None
    return UnreadableFile(path, reason, de=f"so geschrieben ist sie kein RDF ({reason})", row=line)


def _line(words: object) -> str:
    """What the engine says, on one line."""
    return " ".join(str(words).split())


def _target(form: RdfFormat, into: Iri | None) -> ox.NamedNode | ox.DefaultGraph | None:
    """The graph to read into; None where the document itself says it."""
    if form.keeps_graphs:
        return None
    return ox.NamedNode(into.value) if into else ox.DefaultGraph()


def _term(cell: Engine | None) -> Term | None:
    return None if cell is None else ours(cell)
