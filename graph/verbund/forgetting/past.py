"""Former releases without a person: lines about them go, their name is blanked."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from verbund.catalogue import Catalogue
from verbund.export.rdf import packed
from verbund.forgetting.spelling import Spelling
from verbund.formats import RdfFormat
from verbund.model import Statement
from verbund.releasing.changeset import CS
from verbund.releasing.feed import FEED_PREFIXES
from verbund.releasing.history import FOLDER, THINGS, moments, table
from verbund.store import Store, writing
from verbund.vocab import DCTERMS, RDF

_MANIFEST = "manifest.json"
#: By these a version, a change set or a statement in it tells of a thing.
_TELL_OF = frozenset({DCTERMS.isVersionOf, f"{CS}subjectOfChange", RDF.subject, RDF.object})


Files = dict[Path, bytes]


def rewritten(catalogue: Catalogue, store: Store, gone: set[str], name: Spelling) -> Files:
    """The files of former releases that change, and what they say then.

    What says in words what changed, and mentions someone who is gone, is blanked; each manifest
    gets the new sizes and sums. Hashes of what was said go, since names could be tried out.
    """
    found: Files = {}
    folder = catalogue.root / FOLDER
    if known := moments(catalogue):
        near = gone | _neighbours(store, gone)
        kept = {iri: replace(one, digest="") if iri in near else one for iri, one in known.items()}
        found[folder / THINGS] = table(kept).encode()
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.is_file() and path.name not in (_MANIFEST, THINGS):
            before = path.read_bytes()
            after = _without(path, before, gone, name)
            if after != before:
                found[path] = after
    for manifest in sorted(folder.glob(f"*/{_MANIFEST}")):
        if any(path.parent == manifest.parent for path in found):
            found[manifest] = _manifest(manifest, found)
    return found


def _neighbours(store: Store, gone: set[str]) -> set[str]:
    """What says something of what is gone, and what that says something of."""
    found = set[str]()
    for one in store.statements():
        ends = {str(one.subject), str(one.object)}
        found |= ends if ends & gone else set()
    return found


def _without(path: Path, before: bytes, gone: set[str], name: Spelling) -> bytes:
    if path.suffix == ".gz":
        lines = gzip.decompress(before).decode().splitlines(keepends=True)
        kept = "".join(name.without(line) for line in lines if not _mentions(line, gone))
        return before if kept == "".join(lines) else b"".join(packed([kept.encode()]))
    text = before.decode()
    if path.suffix == ".ttl" and (name.is_in(text) or any(f"<{iri}>" in text for iri in gone)):
        return _turtle(text, gone, name)
    if path.suffix == ".json" and any(f'"{iri}"' in text for iri in gone):
        return _changes(text, gone, name)
    return name.without(text).encode()


def _mentions(line: str, gone: set[str]) -> bool:
    return any(f"<{iri}>" in line for iri in gone)


def _turtle(text: str, gone: set[str], name: Spelling) -> bytes:
    """The statements of a page without those of members or change sets of what is gone."""
    store = Store.in_memory()
    store.load(text.encode(), RdfFormat.TURTLE)
    statements = list(store.statements())
    hidden = gone | {
        str(one.subject)
        for one in statements
        if one.predicate.value in _TELL_OF and str(one.object) in gone
    }
    kept = (one for one in statements if hidden.isdisjoint((str(one.subject), str(one.object))))
    return writing.statements(_blanked(kept, name), RdfFormat.TURTLE, {**FEED_PREFIXES, "cs": CS})


def _blanked(statements: Iterator[Statement], name: Spelling) -> Iterator[Statement]:
    for one in statements:
        value = one.object
        if name.is_in(str(value)):
            value = type(value)(name.without(value.value), *_rest(value))
        yield Statement(one.subject, one.predicate, value)


def _rest(value: object) -> tuple[str, ...]:
    return tuple(
        getattr(value, field) for field in ("datatype", "language") if hasattr(value, field)
    )


def _changes(text: str, gone: set[str], name: Spelling) -> bytes:
    content = json.loads(name.without(text))
    content["changes"] = [one for one in content["changes"] if one["thing"] not in gone]
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _manifest(path: Path, found: Files) -> bytes:
    content = json.loads(path.read_text(encoding="utf-8"))
    for one in content["files"]:
        new = found.get(path.parent / one["path"])
        if new is not None:
            one["bytes"], one["sha256"] = len(new), sha256(new).hexdigest()
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
