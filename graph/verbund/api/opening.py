"""A catalogue that is open: ask it, look at its networks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from verbund.api.answer import Answer
from verbund.api.description import Description
from verbund.assembly import Build, build
from verbund.catalogue import Catalogue
from verbund.endpoint import Client, Endpoint
from verbund.errors import InvalidQuery, UnknownKind, UnknownLanguage
from verbund.home import catalogue
from verbund.model import Iri, Table
from verbund.network import steps
from verbund.network.graphs import graph as drawn
from verbund.network.measures import measure
from verbund.network.model import LANGUAGES
from verbund.network.path import shortest
from verbund.network.projection import project
from verbund.queries.asking import Asker
from verbund.queries.engine import Engine
from verbund.queries.header import Header, Texts
from verbund.queries.limits import Limits
from verbund.queries.query import Query
from verbund.queries.questions import Questions
from verbund.queries.sheet import Reader
from verbund.queries.values import Values
from verbund.queries.worker import Worker
from verbund.reading import Context
from verbund.search import FILE, KINDS, Index, gathered
from verbund.search import rows as search_rows
from verbund.things import describe

Value = str | int | float | date


def open_catalogue(
    path: Path | str | None = None,
    *,
    endpoint: str | None = None,
    graph: str | None = None,
    lang: str = "de",
) -> OpenCatalogue:
    """The catalogue of a folder, else the nearest one, else the one that is installed.

    It is built when it is first asked, if its files have changed. With ``endpoint`` its questions
    go to that SPARQL endpoint instead, where ``graph`` names the public graph.

    >>> open_catalogue(lang="en").ask("partners", project="Interko2").columns[:2]
    ('organisation', 'organisationLabel')
    """
    found = catalogue(Path(path) if path is not None else None)
    return OpenCatalogue(found, lang, endpoint, graph)


@dataclass(frozen=True)
class OpenCatalogue:
    """Answers questions, in one language unless told otherwise."""

    catalogue: Catalogue
    lang: str = "de"
    endpoint: str | None = None
    graph: str | None = None

    def __post_init__(self) -> None:
        _spoken(self.lang)

    def __repr__(self) -> str:
        where = f" at {self.endpoint}" if self.endpoint else ""
        return f"<{self.catalogue.settings.title['en']}{where}: {len(self.questions)} questions>"

    @property
    def questions(self) -> tuple[str, ...]:
        """What the questions are called."""
        return self._questions.names

    def ask(
        self, name: str, /, *, lang: str | None = None, **values: Value | list[Value]
    ) -> Answer:
        """The answer to a named question; values are given as people know them.

        Raises:
            UnknownQuestion: there is none of this name; the hint has the nearest ones.
            UnknownValue: a value is not understood; the hint has the nearest ones.
            UnknownLanguage: there are no names in this language.
        """
        language = _spoken(lang or self.lang)
        asker = Asker(self._questions, Values(self._engine, self._base), language)
        given = {name: _words(value) for name, value in values.items()}
        return self._answer(asker.query(self._questions.named(name), given), self._engine, language)

    def sparql(self, text: str, *, seconds: float = 60.0) -> Answer:
        """The rows of a SELECT query of one's own; common prefixes need not be declared.

        Raises:
            RefusedQuery: it would change something or call somewhere.
            InvalidQuery: it is no SELECT query.
            QueryStopped: it took longer than so many seconds.
        """
        query = Query.own(text)
        with self._careful(seconds) as engine:
            return self._answer(query, engine, self.lang)

    def search(self, text: str, *, kind: str = "", limit: int = 10) -> Answer:
        """The things that go by a text in any spelling, the best first; of one kind if named.

        Raises:
            UnknownKind: there is no such kind.
        """
        if kind and kind not in KINDS:
            raise UnknownKind(kind, KINDS)
        hits = self._index.search(text, kind=kind, limit=limit)
        return self._rows(search_rows.table(hits, self.lang), search_rows.COLUMNS, text)

    def show(self, thing: str) -> Description:
        """Everything about a thing, which is named as people know it.

        Raises:
            UnknownValue: nothing, or more than one thing, goes by that name.
        """
        iri = Values(self._engine, self._base).thing(thing, None, "thing")
        found = describe(self.catalogue, self._engine, iri)
        path = self.catalogue.root / "ontology" / "context.jsonld"
        return Description(found, self.lang, Context.read(path, self._base))

    def path(self, start: str, goal: str, *, same_time: bool = False) -> Answer:
        """The shortest way between two things that means something, a row for each step.

        Its ``sentence`` tells the way, or why there is none.

        Raises:
            UnknownValue: nothing, or more than one thing, goes by one of the names.
            UnknownThing: one of the two is in no network, such as a role.
        """
        values = Values(self._engine, self._base)
        ends = [values.thing(word, None, "thing").value for word in (start, goal)]
        network = project(self._engine, "whole", folder=self._networks)
        found = shortest(network, *ends, same_time=same_time)
        sentence = steps.told(network, found)[self.lang]
        return self._rows(steps.table(network, found, self.lang), steps.COLUMNS, sentence)

    def network(self, name: str) -> Any:
        """A network as a ``MultiDiGraph`` of networkx, with what is measured of each node."""
        found = project(self._engine, name, folder=self._networks)
        return drawn(found, measure(found))

    def _answer(self, query: Query, engine: Engine, lang: str) -> Answer:
        table = query.asked(engine)
        if not isinstance(table, Table):
            raise InvalidQuery("this gives no rows", hint="ask with SELECT")
        reader = Reader(self._base, lang)
        sheet = reader.sheet(table, query.header, reader.names(engine, table))
        return Answer(table, sheet, query.sentence)

    def _rows(self, table: Table, columns: Mapping[str, Texts], sentence: str) -> Answer:
        """Rows that no query gave, under their headings."""
        header = Header("", {}, {}, (), {}, columns)
        return Answer(table, Reader(self._base, self.lang).sheet(table, header), sentence)

    @contextmanager
    def _careful(self, seconds: float) -> Iterator[Engine]:
        if self.endpoint:
            yield self._there(seconds)
            return
        with Worker(self._build.folder / "store", Limits(seconds)) as worker:
            yield worker

    def _there(self, seconds: float) -> Endpoint:
        client = Client(str(self.endpoint), seconds)
        return Endpoint(client, Iri(self.graph) if self.graph else None)

    @cached_property
    def _questions(self) -> Questions:
        return Questions(self.catalogue)

    @cached_property
    def _build(self) -> Build:
        return build(self.catalogue)

    @cached_property
    def _engine(self) -> Engine:
        return self._there(60.0) if self.endpoint else self._build.store()

    @cached_property
    def _index(self) -> Index:
        if self.endpoint:
            return Index.of(gathered(self._engine))
        return Index.open(self._build.folder / FILE)

    @property
    def _networks(self) -> Path:
        return self.catalogue.root / "queries" / "network"

    @property
    def _base(self) -> Iri:
        return self.catalogue.settings.base


def _words(value: Value | list[Value]) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [str(one) for one in values]


def _spoken(lang: str) -> str:
    if lang not in LANGUAGES:
        raise UnknownLanguage(lang, LANGUAGES)
    return lang
