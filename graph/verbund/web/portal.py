"""The catalogue for portals in pages, each whole by itself: some datasets with all they have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from verbund.formats import RdfFormat
from verbund.model import Iri, Literal, Statement
from verbund.store import Store
from verbund.vocab import DCAT, HYDRA, RDF, XSD

#: Datasets on a page.
_MOST = 10


class Portal:
    """A DCAT catalogue that can be paged."""

    def __init__(self, turtle: bytes) -> None:
        self._store = Store.in_memory()
        self._store.load(turtle, RdfFormat.TURTLE)
        pairs = self._store.select(
            f"SELECT ?c ?d {{ ?c a <{DCAT.Catalog}> OPTIONAL {{ ?c <{DCAT.dataset}> ?d }} }}"
        )
        self._root = next(row[0] for row in pairs.rows if isinstance(row[0], Iri))
        self._datasets = sorted({row[1] for row in pairs.rows if isinstance(row[1], Iri)})

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return max(1, -(-len(self._datasets) // _MOST))

    def page(self, number: int, address: str) -> Iterator[Statement]:
        """The statements of a page; ``address`` is that of the whole, for the links to others."""
        shown = self._datasets[(number - 1) * _MOST : number * _MOST]
        for one in self._store.about(self._root):
            if one.predicate.value != DCAT.dataset or one.object in shown:
                yield one
        yield from self._closure([self._root, *shown])
        view = _page(address, number)
        yield _said(self._root, RDF.type, Iri(HYDRA.Collection))
        yield _said(self._root, HYDRA.totalItems, _number(len(self._datasets)))
        yield _said(self._root, HYDRA.view, view)
        yield _said(view, RDF.type, Iri(HYDRA.PartialCollectionView))
        yield _said(view, HYDRA.totalItems, _number(len(self._datasets)))
        others = {"first": 1, "last": self.pages, "previous": number - 1, "next": number + 1}
        for name, other in others.items():
            if 1 <= other <= self.pages:
                yield _said(view, getattr(HYDRA, name), _page(address, other))

    def __contains__(self, dataset: Iri) -> bool:
        return dataset in self._datasets

    def about(self, dataset: Iri) -> Iterator[Statement]:
        """All that is said of a dataset and of what it names."""
        return self._closure([dataset])

    def _closure(self, start: Iterable[Iri]) -> Iterator[Statement]:
        """What is said of things and of what they name, but not of other datasets."""
        waiting, seen = list(start), {self._root, *self._datasets}
        while waiting:
            thing = waiting.pop()
            for one in self._store.about(thing):
                if thing != self._root:
                    yield one
                if isinstance(one.object, Iri) and one.object not in seen:
                    seen.add(one.object)
                    waiting.append(one.object)


def _page(address: str, number: int) -> Iri:
    return Iri(f"{address}?page={number}")


def _said(subject: Iri, predicate: str, value: Iri | Literal) -> Statement:
    return Statement(subject, Iri(predicate), value)


def _number(value: int) -> Literal:
    return Literal(str(value), XSD.integer)
