"""The public graph in Turtle that people can read.

Things stand grouped by kind under a heading; of each the type comes first, then its names, then
everything else in the order of the context, its sources last. The engine writes the terms; here its
lines are only put in order, which is why this is fast.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import groupby

from verbund.export.material import LAST, NAMES, Material, Output
from verbund.formats import RdfFormat
from verbund.store import writing

#: what the engine writes between things, between predicates and between objects; none of it can
#: occur inside a literal except the last, since line ends and tabs are escaped there
_THING, _PREDICATE, _OBJECT = b" .\n", b" ;\n\t", b" , "
_COMMA, _ESCAPE = ord(","), ord("\\")
_BEFORE = b" ^"
_TERM = re.compile(rb'"(?:[^"\\]|\\.)*"[^ ]*|[^ ,][^ ]*')
_NEXT = b" ;\n    "
_ITEM = b"\n        "

_UNKNOWN, _END = 0x4000, 0x8000


def turtle(material: Material) -> Output:
    """catalogue.ttl: the public graph for people."""
    return Output(
        path=f"catalogue{RdfFormat.TURTLE.suffix}",
        media_type=RdfFormat.TURTLE.media_type,
        chunks=written(material),
        count=material.size,
    )


def written(material: Material) -> Iterator[bytes]:
    """The document: its head, and everything else."""
    text = writing.document(material.store, RdfFormat.TURTLE, prefixes=material.prefixes)
    things = _things(text, _places(material))
    del text
    groups = _grouped(things)
    body = b"\n".join(_body(material, things, groups))
    yield _head(material, groups, body)
    yield body


def _head(material: Material, subjects: Container[bytes], body: bytes) -> bytes:
    """Title, date and licence as comments, and the prefixes that are used."""
    settings = material.settings
    comments = (
        f"# {settings.title['de']}",
        f"# {settings.title['en']}",
        f"# {settings.publisher}, {settings.released}, {settings.licence}",
        "",
    )
    prefixes = (
        f"@prefix {name}: <{start}> ."
        for name, start in sorted(material.prefixes.items())
        if name.encode() in subjects or _occurs(f"{name}:".encode(), body)
    )
    return "".join(f"{line}\n" for line in (*comments, *prefixes, "")).encode()


def _occurs(name: bytes, body: bytes) -> bool:
    """Whether a prefix is used; now and then a mere word of a text will do."""
    place = body.find(name)
    while place > 0 and body[place - 1] not in _BEFORE:
        place = body.find(name, place + 1)
    return place > 0


def _places(material: Material) -> Mapping[bytes, int]:
    """The place of each predicate: type, names, then as in the context, sources last."""
    kinds = material.context.kinds.values()
    middle = (column.means for kind in kinds for column in kind.columns.values())
    order = dict.fromkeys((*NAMES, *(iri for iri in middle if iri[0] != "@")))
    numbers = {iri: number for number, iri in enumerate(order, 1)}
    numbers |= {iri: _END + number for number, iri in enumerate(LAST)}
    names = {material.shortened(iri).encode(): number for iri, number in numbers.items()}
    return {**names, b"a": 0}


def _things(text: bytes, places: Mapping[bytes, int]) -> dict[bytes, list[bytes]]:
    """What the engine says of each thing, one predicate an item, in their order."""
    things: dict[bytes, list[bytes]] = {}
    torn = set()
    ordered = _Order(places)
    blocks = text.split(_THING)
    for block in blocks[:-1]:
        if block[:1] == b"@":
            continue
        subject, _, rest = block.partition(b" ")
        parts = ordered(rest.split(_PREDICATE))
        if subject in things:
            torn.add(subject)
            parts += things[subject]
        things[subject] = parts
    for subject in torn:
        things[subject] = ordered(_mended(things[subject]))
    return things


@dataclass(slots=True)
class _Order:
    """Puts predicates in their places; many things have the same ones."""

    places: Mapping[bytes, int]
    _known: dict[tuple[bytes, ...], list[int]] = field(default_factory=dict)

    def __call__(self, parts: list[bytes]) -> list[bytes]:
        names = tuple([part[: part.find(b" ")] for part in parts])
        order = self._known.get(names)
        if order is None:
            places = [(self.places.get(name, _UNKNOWN), name) for name in names]
            order = self._known[names] = sorted(range(len(names)), key=places.__getitem__)
        return [parts[number] for number in order]


def _mended(parts: list[bytes]) -> list[bytes]:
    """One item for each predicate, where the engine came back to a thing."""
    pairs = sorted(part.partition(b" ")[::2] for part in parts)
    return [
        predicate + b" " + _OBJECT.join(objects for _, objects in group)
        for predicate, group in groupby(pairs, key=lambda pair: pair[0])
    ]


def _grouped(things: Iterable[bytes]) -> dict[bytes, list[bytes]]:
    """The things by their prefix, which tells the kind; those without one under no name."""
    groups: dict[bytes, list[bytes]] = {}
    for subject in sorted(things):
        prefix = b"" if subject[:1] == b"<" else subject.partition(b":")[0]
        groups.setdefault(prefix, []).append(subject)
    return groups


def _body(
    material: Material, things: Mapping[bytes, list[bytes]], groups: Mapping[bytes, list[bytes]]
) -> Iterator[bytes]:
    """The things under their headings."""
    starts = {name.encode(): start.encode() for name, start in material.prefixes.items()}
    kinds = {material.shortened(kind.base).rstrip(":").encode(): kind for kind in material.kinds}
    known = [prefix for prefix in kinds if prefix in groups]
    others = sorted((prefix for prefix in groups if prefix not in kinds), key=lambda p: (not p, p))
    for prefix in (*known, *others):
        kind = kinds.get(prefix)
        main = material.shortened(kind.class_iri) if kind else ""
        name = kind.name if kind else f"{prefix.decode() or 'other thing'}s"
        yield _heading(name, main, len(groups[prefix]))
        spread = cache(partial(_spread, main=main.encode(), starts=starts))
        for subject in groups[prefix]:
            yield _plain(subject, starts) + b" " + _block(things[subject], spread)


def _heading(name: str, class_name: str, number: int) -> bytes:
    words = f"{name.replace('-', ' ').capitalize()} ({number})"
    line = f"# {words}: {class_name}" if class_name else f"# {words}"
    return f"{line}\n# {'=' * (len(line) - 2)}\n".encode()


def _block(parts: list[bytes], spread: Callable[[bytes], bytes]) -> bytes:
    """What is said about one thing."""
    lines = [
        spread(part) if (_COMMA in part and _OBJECT in part) or _ESCAPE in part else part
        for part in parts
    ]
    return _NEXT.join(lines) + _THING


def _spread(part: bytes, *, main: bytes, starts: Mapping[bytes, bytes]) -> bytes:
    """A predicate with several objects: each on a line of its own, but classes on one.

    The ``main`` class comes first.
    """
    predicate, _, text = part.partition(b" ")
    if b'"' in text:
        objects = sorted(
            (_plain(term, starts) for term in _TERM.findall(text) if term != b","),
            key=_by_language,
        )
    else:
        objects = sorted(_plain(name, starts) for name in text.split(_OBJECT))
    predicate = _plain(predicate, starts)
    if predicate == b"a":
        return b"a " + b", ".join(sorted(objects, key=lambda name: name != main))
    if len(objects) == 1:
        return predicate + b" " + objects[0]
    return predicate + _ITEM + (b"," + _ITEM).join(objects)


def _plain(name: bytes, starts: Mapping[bytes, bytes]) -> bytes:
    """A name as it stands, but as a whole IRI if only escapes make it fit a prefix."""
    if _ESCAPE not in name or name[:1] in b'"<':
        return name
    prefix, _, local = name.partition(b":")
    return b"<" + starts[prefix] + local.replace(b"\\", b"") + b">"


def _by_language(term: bytes) -> tuple[bytes, bytes]:
    """German before English, and within a language by the text."""
    return term.rpartition(b'"')[2], term
