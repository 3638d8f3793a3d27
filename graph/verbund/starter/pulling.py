"""A catalogue made from the public graph of an engine elsewhere."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from verbund.catalogue import Catalogue
from verbund.endpoint import Endpoint
from verbund.endpoint.pulling import pull
from verbund.errors import VerbundError
from verbund.formats import RdfFormat
from verbund.model import Iri, Literal, Statement
from verbund.starter.start import start
from verbund.store import Store, writing
from verbund.vocab import PROV, RDF, SCHEMA

_BASE = re.compile("(.+[/#])project/[^/#]+")
_SOURCE, _KIND = Iri(PROV.hadPrimarySource), Iri(RDF.type)
_PROJECT, _ENTITY = Iri(SCHEMA.ResearchProject), Iri(PROV.Entity)

Things = Mapping[Iri, list[Statement]]


def pulled(endpoint: Endpoint, folder: Path, like: Catalogue) -> Catalogue:
    """A new catalogue with the rules and questions of another, and the statements there.

    They go to data/NAME.ttl, one file for each kind of thing. The folder appears whole or not at
    all.

    Raises:
        EndpointUnavailable: the engine did not give them all.
        VerbundError: the folder is not empty, nothing is there, or nothing can be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise VerbundError(f"{folder} is not empty", hint="name a new folder")
    store = Store.in_memory()
    store.add(pull(endpoint))
    if not len(store):
        raise VerbundError(
            f"{endpoint.client.url} has nothing to pull",
            hint="name the graph that is the public one with --graph",
        )
    store.remove(_derived_classes(store, like))
    things = _grouped(store.statements(), _known(like))
    base = _base(things) or like.settings.base
    _with_sources(things, base, endpoint)
    made = folder.absolute().with_name(f".{folder.absolute().name}.pulled")
    catalogue = start(made, like)
    try:
        _fill(catalogue, things, base)
        if folder.exists():
            folder.rmdir()
        made.replace(folder)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise VerbundError(f"{folder} cannot be written: {reason}") from problem
    return Catalogue.at(folder)


def _known(like: Catalogue) -> frozenset[str]:
    """What the ontology of the catalogue itself brings."""
    store = Store.in_memory()
    for path in like.files("ontology", ".ttl"):
        store.load_file(path)
    return frozenset(writing.subjects(store))


def _derived_classes(store: Store, like: Catalogue) -> list[Statement]:
    """The classes that follow by rule: what is public of a thing is said for its own ones."""
    rules = (path for path in like.files("ontology", ".rq") if path.parent.name == "rules")
    made = (one for rule in rules for one in store.construct(rule.read_text(encoding="utf-8")))
    return [one for one in made if one.predicate == _KIND]


def _grouped(statements: Iterable[Statement], known: frozenset[str]) -> dict[Iri, list[Statement]]:
    things = defaultdict[Iri, list[Statement]](list)
    for one in statements:
        if isinstance(one.subject, Iri) and one.subject.value not in known:
            things[one.subject].append(one)
    return things


def _base(things: Things) -> Iri | None:
    """What the IRIs of the projects begin with."""
    for thing, about in things.items():
        found = _BASE.fullmatch(thing.value)
        if found and any((one.predicate, one.object) == (_KIND, _PROJECT) for one in about):
            return Iri(found[1])
    return None


def _with_sources(things: dict[Iri, list[Statement]], base: Iri, endpoint: Endpoint) -> None:
    """Say that the engine says so where nobody else does; a source needs no other."""
    here = Iri(f"{base}source/endpoint")
    bare = [
        about
        for about in things.values()
        if not any(
            one.predicate == _SOURCE or (one.predicate, one.object) == (_KIND, _ENTITY)
            for one in about
        )
    ]
    for about in bare:
        about.append(Statement(about[0].subject, _SOURCE, here))
    if bare:
        name, url = Literal(endpoint.client.url), Iri(endpoint.client.url)
        things[here] = [
            Statement(here, _KIND, _ENTITY),
            Statement(here, _KIND, Iri(SCHEMA.WebPage)),
            Statement(here, Iri(SCHEMA.name), name),
            Statement(here, Iri(SCHEMA.url), url),
        ]


def _fill(catalogue: Catalogue, things: Things, base: Iri) -> None:
    data = catalogue.root / "data"
    for path in catalogue.files("data", ".csv"):
        path.unlink()
    settings = data / "catalogue.toml"
    text = settings.read_text(encoding="utf-8")
    line = f'base = "{base}"'
    settings.write_text(re.sub("(?m)^base = .*$", lambda _: line, text), encoding="utf-8")
    files = defaultdict[str, list[Statement]](list)
    for thing, about in things.items():
        files[_file(thing, base)] += about
    for name, statements in files.items():
        store = Store.in_memory()
        store.add(statements)
        lines = sorted(writing.document(store, RdfFormat.NTRIPLES).splitlines(keepends=True))
        (data / f"{name}{RdfFormat.TURTLE.suffix}").write_bytes(b"".join(lines))


def _file(thing: Iri, base: Iri) -> str:
    """The name of the file for a thing: its kind, as its IRI says it."""
    kind = thing.value.removeprefix(base.value).partition("/")[0]
    return kind if thing.value.startswith(base.value) and re.fullmatch("[a-z-]+", kind) else "other"
