"""Foreign RDF becomes rows of our tables: a query for each table that a vocabulary can fill."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from mmap import ACCESS_READ, mmap
from pathlib import Path
from tempfile import TemporaryDirectory

from verbund.errors import UnreadableFile
from verbund.formats import RdfFormat
from verbund.importing.delimited import read_delimited
from verbund.importing.entry import Cells, Entry, ForeignRow, ForeignTable, Mapper
from verbund.importing.given import Given
from verbund.importing.ids import digest, slug
from verbund.importing.pipeline import Job, Known, Origin, schema_of
from verbund.importing.rdf.entities import inspect
from verbund.importing.texts import day, number, plain, web_address
from verbund.importing.whole import whole_text
from verbund.model import Blank, Iri, Literal, Term
from verbund.reading.context import Column, Context
from verbund.store import Store
from verbund.vocab import XSD

#: The kinds of things that are more than a part of others: nothing leads to them.
_KINDS = """
SELECT ?thing ?kind WHERE { ?thing a ?kind FILTER (ISIRI(?thing)) MINUS { ?any ?means ?thing } }
"""
_QUERIES = Path(__file__).with_name("queries")
_TAGGED = re.compile(r"(?P<text>.*)@(?P<language>[a-z]{2})", re.DOTALL)
_REMOTE = re.compile(r"https?://(?:www\.)?schema\.org/?(?:docs/jsonldcontext\.json(?:ld)?)?")
_SCHEMA = {"@vocab": "https://schema.org/"}
_ORIGIN = Origin()
_DEEPEST = 100
#: Files below this size are asked in memory, others on disk.
_SMALL = 1 << 24
_GROWING_ENTITY = re.compile(
    rb"""<!ENTITY\s[^>"']*(?:SYSTEM|PUBLIC|"[^"]*&|'[^']*&|"[^"]{500}|'[^']{500})"""
)


@dataclass(frozen=True, slots=True)
class ForeignRdf:
    """RDF in the words of VIVO, EURIO or schema.org, in any common format."""

    context: Context
    origin: Origin = _ORIGIN

    @classmethod
    def of(cls, job: Job, _: Known) -> ForeignRdf:
        """The importer of a job."""
        return cls(schema_of(job.into).context)

    def tables(self, files: Sequence[Given]) -> Iterator[tuple[Given, ForeignTable]]:
        """A table for each query that finds something in a file."""
        for given in files:
            if given.suffix == ".csv":
                yield given, read_delimited(given.path, given.place, given.name)
                continue
            with TemporaryDirectory(prefix="verbund-", ignore_cleanup_errors=True) as folder:
                store, told = _loaded(given, Path(folder)), set[Term]()
                for path in sorted(_QUERIES.glob("*.rq")):
                    found = store.select(path.read_text(encoding="utf-8")).sorted()
                    told.update(term for row in found.rows for term in row if term)
                    name = path.stem.partition(".")[2]
                    rows = (
                        ForeignRow(place, tuple(_cell(term, given) for term in row))
                        for place, row in enumerate(found.rows, start=1)
                    )
                    if found.rows:
                        place = f"{given.place}#{path.stem}"
                        yield given, ForeignTable(name, place, found.columns, rows)
                if others := _others(store, told):
                    place = f"{given.place}, things of other kinds"
                    yield given, ForeignTable("", place, others, iter(()))

    def mapper(self, table: ForeignTable) -> Mapper | None:
        """The columns are ours already; what is left is to make ids of addresses."""
        if table.name not in self.context.kinds:
            return None
        columns = frozenset(table.columns) & self.context.kinds[table.name].columns.keys()
        return Mapper(columns, frozenset(), partial(self._entries, table.name))

    def _entries(self, table: str, cells: Cells) -> Iterator[Entry]:
        kind = self.context.kinds[table]
        found: dict[str, str] = {}
        for name, text in cells.items():
            if name in kind.columns:
                column = kind.columns[name]
                found |= self._written(column, text, kind.base)
        if kind.has_own_ids and "id" not in found:
            said = [text for name, text in sorted(found.items())]
            found["id"] = f"{table}-{digest(*said)}"
        yield Entry.of(table, **found)

    def _written(self, column: Column, text: str, base: str) -> dict[str, str]:
        """A cell as our tables write it, under its header."""
        if column.is_subject or (column.is_link and column.base):
            return {column.term: self._local(text, column.base or base)}
        if column.is_link and "://" in text:
            return {column.term: web_address(text)}
        if column.datatype == XSD.date:
            return {column.term: day(text, column.term)}
        if column.datatype == XSD.decimal:
            return {column.term: number(text, column.term)}
        tagged = _TAGGED.fullmatch(text)
        if column.tagged and tagged and tagged["language"]:
            return {f"{column.term}@{tagged['language']}": plain(tagged["text"])}
        return {column.term: text if column.term == "type" else plain(text)}

    def _local(self, text: str, base: str) -> str:
        """The id for an address: our own without its base, a foreign one with a digest."""
        if text.startswith(base):
            return text.removeprefix(base)
        if "://" not in text:
            return text
        ours = self.context.base
        if text.startswith(ours) or not base.startswith(ours):
            return text
        return f"{slug(Iri(text).local) or 'x'}-{digest(text)}"


def _others(store: Store, told: set[Term]) -> tuple[str, ...]:
    """The last words of the kinds of things that no query tells anything of."""
    found = store.select(_KINDS).rows
    kinds = {kind for thing, kind in found if isinstance(kind, Iri) and thing not in told}
    return tuple(sorted({kind.local for kind in kinds}))


def _loaded(given: Given, folder: Path) -> Store:
    """What a file states, ready to be asked."""
    name = f"file{given.suffix}"
    form = RdfFormat.of(Path(name))
    small = given.path.stat().st_size < _SMALL
    store = Store.in_memory() if small else Store.create(folder / "store")
    if form is RdfFormat.RDFXML:
        inspect(given.path, given.place)
    try:
        if form is RdfFormat.JSONLD:
            store.load(_local_context(given), form)
        else:
            _refuse_growing_entities(given, form)
            link = folder / name
            link.symlink_to(given.path.resolve())
            store.load_file(link)
    except UnreadableFile as problem:
        raise UnreadableFile(given.place, problem.reason, hint=problem.hint) from problem
    return store


def _refuse_growing_entities(given: Given, form: RdfFormat) -> None:
    """XML whose entities are long or contain entities grows without bound when it is read."""
    if form is not RdfFormat.RDFXML or not given.path.stat().st_size:
        return
    with given.path.open("rb") as stream, mmap(stream.fileno(), 0, access=ACCESS_READ) as content:
        if _GROWING_ENTITY.search(content):
            raise UnreadableFile(
                given.place,
                "it declares entities that are long, hold other entities, or stand elsewhere",
                hint="write the file out without entities",
            )


def _local_context(given: Given) -> bytes:
    """A JSON-LD document that needs nothing from the web: schema.org's context is known."""
    try:
        found = json.loads(whole_text(given), strict=False)
        for one in found if isinstance(found, list) else [found]:
            if isinstance(one, dict) and "@context" in one:
                one["@context"] = _context(one["@context"])
        return json.dumps(_with_ids(found, f"urn://{given.sha256[:8]}", 0)).encode()
    except (ValueError, RecursionError) as problem:
        raise UnreadableFile(given.place, f"no JSON: {problem}"[:200]) from problem


def _with_ids(value: object, place: str, depth: int) -> object:
    """The document with a name for each node that has none: the same content, the same ids."""
    if depth > _DEEPEST:
        raise ValueError("the document is nested too deeply")
    if isinstance(value, list):
        return [_with_ids(one, f"{place}/{n}", depth + 1) for n, one in enumerate(value)]
    if not isinstance(value, dict):
        return value
    inner = {
        key: one if key == "@context" else _with_ids(one, f"{place}/{slug(key)}", depth + 1)
        for key, one in value.items()
    }
    is_node = not {"@value", "@list", "@set", "@graph", "@id", "id"} & inner.keys()
    return {"@id": place, **inner} if is_node and depth else inner


def _context(value: object) -> object:
    if isinstance(value, list):
        return [_context(one) for one in value]
    return _SCHEMA if isinstance(value, str) and _REMOTE.fullmatch(value) else value


def _cell(term: Term | None, given: Given) -> str:
    match term:
        case None:
            return ""
        case Literal(value, _, language):
            return f"{value}@{language[:2]}" if language else value
        case Blank(value):
            return f"urn://{given.sha256[:8]}/{value}"
        case _:
            return str(term)
