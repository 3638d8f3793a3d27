"""What the shapes say of each class: which properties are public, which have one value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from verbund.reading import Access
from verbund.store import Store
from verbund.vocab import PREFIXES, RDF, V

_PROPERTIES = """
SELECT ?class ?path (COALESCE(?open, false) AS ?public) (BOUND(?max) || BOUND(?unique) AS ?single)
WHERE {
  ?shape sh:targetClass ?class ; sh:property ?property .
  ?property sh:path ?path .
  OPTIONAL { ?property v:public ?open }
  OPTIONAL { ?property sh:maxCount ?max FILTER(?max = 1) }
  OPTIONAL { ?property sh:uniqueLang ?unique FILTER(?unique) }
}
"""
_ALWAYS_PUBLIC = (RDF.type, V.row)


def read_access(shapes: Iterable[Path]) -> Access:
    """What files of shapes say of the properties of each class."""
    store = Store.in_memory()
    for path in shapes:
        store.load_file(path)
    prefixes = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    named, public, single = (defaultdict[str, set[str]](set) for _ in range(3))
    for kind, means, is_public, is_single in store.select(prefixes + _PROPERTIES).texts():
        named[kind].add(means)
        public[kind] |= {means} if is_public == "true" else set()
        single[kind] |= {means} if is_single == "true" else set()
    return Access(
        named={name: frozenset({*found, *_ALWAYS_PUBLIC}) for name, found in named.items()},
        public={name: frozenset({*found, *_ALWAYS_PUBLIC}) for name, found in public.items()},
        single={name: frozenset(found) for name, found in single.items()},
    )
