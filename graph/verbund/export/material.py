"""What exporters get and what they give."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from verbund.catalogue import Catalogue
from verbund.export.about import Said
from verbund.export.dates import Dates
from verbund.export.things import Things
from verbund.model import Iri
from verbund.reading.context import Context, Kind
from verbund.settings import Settings
from verbund.store import Store, writing
from verbund.vocab import PREFIXES, PROV, RDFS, SCHEMA, SKOS, V

#: what people want to see first of a thing, and what last
NAMES = (
    RDFS.label,
    SCHEMA.name,
    SKOS.prefLabel,
    V.acronym,
    V.shortLabel,
    SCHEMA.alternateName,
    SKOS.altLabel,
)
LAST = (SKOS.note, V.quote, PROV.hadPrimarySource)

#: where the project's own roles and kinds live, next to its namespace
_OURS = str(V).removesuffix("ns#")
_SIZES = "SELECT ?graph (COUNT(*) AS ?size) WHERE { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph"
_SIZE = "SELECT (COUNT(*) AS ?size) WHERE { ?s ?p ?o }"


@dataclass(frozen=True, slots=True)
class Output:
    """One file of a release: its place in the folder, what it is, and how much it holds.

    Its bytes come in ``chunks``, once. ``count`` is None where each line is one.
    """

    path: str
    media_type: str
    chunks: Iterable[bytes]
    count: int | None = None
    unit: str = "statements"


@dataclass(frozen=True, order=True, slots=True)
class Loss:
    """How many statements with a property about a kind of thing were lost, and of how many."""

    kind: str
    property: str
    lost: int
    of: int


@dataclass(frozen=True)
class Material:
    """Everything an exporter may look at: the graph, settings, context, dialects, dates.

    ``left_out`` is what dialects that were written could not say.
    """

    store: Store
    settings: Settings
    context: Context
    dialects: Mapping[str, str] = field(default_factory=dict)
    dates: Dates = field(default_factory=Dates)
    left_out: dict[str, tuple[Loss, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, catalogue: Catalogue, store: Store, dates: Dates | None = None) -> Material:
        """The material of a catalogue that has been built."""
        path = catalogue.root / "ontology" / "context.jsonld"
        context = Context.read(path, catalogue.settings.base)
        dialects = {
            path.stem: path.read_text(encoding="utf-8")
            for path in catalogue.files("ontology", ".rq")
            if path.parent.name == "dialects"
        }
        return cls(store, catalogue.settings, context, dialects, dates or Dates())

    @property
    def base(self) -> str:
        """The beginning of the catalogue's own IRIs."""
        return self.settings.base.value

    @cached_property
    def kinds(self) -> tuple[Kind, ...]:
        """What there is in the catalogue, in the order of the context: one table for each base."""
        found: dict[str, Kind] = {}
        for kind in self.context.kinds.values():
            if kind.base not in found and writing.has_class(self.store, kind.class_iri):
                found[kind.base] = kind
        return tuple(found.values())

    @cached_property
    def _by_base(self) -> Mapping[str, Kind]:
        return {kind.base: kind for kind in self.kinds}

    @cached_property
    def prefixes(self) -> dict[str, str]:
        """Short names for vocabularies and for each kind of thing; none begins another."""
        found = dict(PREFIXES)
        for kind in self.kinds:
            found.setdefault(kind.base.rstrip("/").rpartition("/")[2], kind.base)
        for kind in self.kinds:
            for column in kind.columns.values():
                if column.base.startswith(_OURS):
                    found.setdefault(column.base.rstrip("/").rpartition("/")[2], column.base)
        starts = tuple(found.values())
        return {
            name: start
            for name, start in found.items()
            if not any(start.startswith(other) for other in starts if other != start)
        }

    @cached_property
    def said(self) -> Said:
        """What the public graph says of a thing, for those who ask for one and its neighbours."""
        return Said(self.store)

    @cached_property
    def things(self) -> Things:
        """What the public graph says, thing by thing."""
        return Things(self.store)

    @cached_property
    def derived(self) -> Things:
        """What of it rules have derived."""
        return Things(self.store, Iri(f"{self.base}graph/derived"))

    @cached_property
    def class_terms(self) -> Mapping[str, str]:
        """The names that the context has for classes without a table, by IRI."""
        return {
            self.context.expand(name): name
            for name, means in self.context.definitions.items()
            if isinstance(means, str) and name[0] != "@" and ":" in means and means[-1] not in "/#"
        }

    @cached_property
    def lines(self) -> tuple[bytes, ...]:
        """The lines of the N-Quads, sorted, in packed pieces: they stand in two files."""
        pieces = writing.quad_lines(self.store, tuple(self.graphs()))
        return tuple(zlib.compress(piece, level=1) for piece in pieces)

    @cached_property
    def size(self) -> int:
        """How many statements the public graph has."""
        ((number,),) = self.store.select(_SIZE).texts()
        return int(number)

    @cached_property
    def quads(self) -> int:
        """How many statements the public graph and the published named graphs have."""
        named = {str(graph): int(str(size)) for graph, size in self.store.select(_SIZES)}
        return self.size + sum(named[graph.value] for graph in self.graphs())

    def graphs(self) -> Iterator[Iri]:
        """The named graphs that are published: one for each source, the derived, the rows."""
        ours = (f"{self.base}graph/derived", f"{self.base}graph/rows")
        for graph in self.store.graphs():
            if graph.value in ours or graph.value.startswith(f"{self.base}source/"):
                yield graph

    def kind_of(self, iri: str) -> Kind | None:
        """The kind of a thing, by how its IRI begins."""
        return self._by_base.get(iri[: iri.find("/", len(self.base)) + 1])

    def is_elsewhere(self, base: str) -> bool:
        """Whether ids with this base are given out by others, as those of ROR or ORCID are."""
        return bool(base) and not base.startswith((self.base, _OURS))

    def shortened(self, iri: str) -> str:
        """An IRI as Turtle writes it, with a prefix where one fits."""
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        for name, start in self.prefixes.items():
            if start == iri[:cut]:
                return f"{name}:{iri[cut:]}"
        return f"<{iri}>"
