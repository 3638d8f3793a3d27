"""What the shapes find in the public graph, each with its place and in plain words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from pathlib import Path

from verbund.errors import InvalidCatalogue
from verbund.findings import Finding
from verbund.model import Iri
from verbund.provenance import Locator
from verbund.store import Store
from verbund.validation.shacl import Result, look

#: Who looks at the public graph of a store with the shapes of files.
Validator = Callable[[Store, Iterable[Path]], list[Result]]
#: What a validator trips over where a shape is no proper shape.
_BROKEN = (LookupError, RuntimeError, SyntaxError, ValueError, re.error)
_INSTANCES = "SELECT ?thing WHERE { ?thing a <KIND> }"


def check_shapes(
    store: Store, shapes: Iterable[Path], locator: Locator, validator: Validator = look
) -> list[Finding]:
    """What the shapes find in the public graph, but for what follows from another finding.

    Raises:
        InvalidCatalogue: a shape is no proper one.
    """
    derived = f"{locator.context.base}graph/derived"
    try:
        results = validator(store, list(shapes))
    except _BROKEN as problem:
        raise InvalidCatalogue(
            f"the shapes cannot be used: {' '.join(str(problem).split())}",
            hint="look at what changed last in ontology/shapes/",
        ) from problem
    return [
        _finding(result, store, locator)
        for result in results
        if not (result.kind and _is_in(store, derived, result))
    ]


def _is_in(store: Store, graph: str, result: Result) -> bool:
    """Whether a link that is wrong was derived: then the link behind it is told."""
    wrong = (result.path, result.value)
    about = store.about(Iri(result.focus), Iri(graph))
    return any((one.predicate.value, str(one.object)) == wrong for one in about)


def _finding(result: Result, store: Store, locator: Locator) -> Finding:
    place = locator.find(result.focus, result.path, result.value)
    return Finding(
        file=place.file or result.focus,
        row=place.row,
        column=place.column,
        value=place.value or result.value,
        rule=_rule(result.component),
        severity=result.severity,
        de=result.message("de") or f"Die Form {result.shape} verlangt es anders.",
        en=result.message("en") or f"the shape {result.shape} wants it otherwise",
        fix=_nearest(result.value, result.kind, store) if result.kind else "",
        wrong=result.value.rpartition("/")[2] if result.kind else "",
    )


def _rule(component: str) -> str:
    """A constraint component's name as a rule's name.

    >>> _rule("MinCount")
    'shape-min-count'
    """
    return "shape" + re.sub("[A-Z]", lambda letter: f"-{letter[0].lower()}", component)


def _nearest(value: str, kind: str, store: Store) -> str:
    """The id that was probably meant by one that does not exist."""
    base, joint, name = value.rpartition("/")
    known = {row[0] for row in store.select(_INSTANCES.replace("KIND", kind)).texts()}
    names = [one.removeprefix(base + joint) for one in known if one.startswith(base + joint)]
    return next(iter(get_close_matches(name, names, n=1)), "")
