"""The SHACL shapes, judged by pySHACL, and what they find in plain words."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from io import BytesIO
from pathlib import Path

import pyshacl
import rdflib
from rdflib.namespace import RDF, SH
from rdflib.term import Node

from verbund.errors import VerbundError
from verbund.findings import Finding, Severity
from verbund.formats import RdfFormat
from verbund.provenance import Locator
from verbund.store import Store

_SEVERITIES = {str(SH.Warning): Severity.WARNING, str(SH.Info): Severity.NOTICE}
_INSTANCES = "SELECT ?thing WHERE {{ ?thing a <{kind}> }}"


@dataclass(frozen=True, slots=True)
class _Result:
    """One result of the validator, with what it says."""

    graph: rdflib.Graph
    node: Node

    def get(self, name: str) -> str:
        return str(self.graph.value(self.node, SH[name]) or "")

    def message(self, language: str) -> str:
        """The message in a language; any if there is none."""
        found = self.graph.objects(self.node, SH.resultMessage)
        texts = sorted(one for one in found if isinstance(one, rdflib.Literal))
        tagged = [text for text in texts if text.language == language]
        return str(next(iter(tagged or texts), ""))

    @property
    def severity(self) -> Severity:
        return _SEVERITIES.get(self.get("resultSeverity"), Severity.ERROR)


def check_shapes(store: Store, shapes: Iterable[Path], locator: Locator) -> list[Finding]:
    """What the shapes find in the public graph, each with its place."""
    rules = rdflib.Graph()
    for path in shapes:
        rules.parse(path)
    logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)
    data = rdflib.Graph()
    data.parse(BytesIO(store.dump(RdfFormat.NTRIPLES)), format="nt")
    _, results, _ = pyshacl.validate(
        data, shacl_graph=rules, inference="none", do_owl_imports=False
    )
    if not isinstance(results, rdflib.Graph):
        raise VerbundError(f"the shapes cannot be used: {results}")
    nodes = results.subjects(RDF.type, SH.ValidationResult)
    return [_finding(_Result(results, node), rules, store, locator) for node in nodes]


def _finding(result: _Result, rules: rdflib.Graph, store: Store, locator: Locator) -> Finding:
    thing, means, value = (result.get(n) for n in ("focusNode", "resultPath", "value"))
    place = locator.find(thing, means, value)
    component = result.get("sourceConstraintComponent").rsplit("#", 1)[-1]
    return Finding(
        file=place.file or thing,
        row=place.row,
        column=place.column,
        value=place.value or value,
        rule=_rule(component),
        severity=result.severity,
        de=result.message("de"),
        en=result.message("en"),
        fix=_nearest(value, result, rules, store)
        if component == "ClassConstraintComponent"
        else "",
    )


def _rule(component: str) -> str:
    """A constraint component's name as a rule's name.

    >>> _rule("MinCountConstraintComponent")
    'shape-min-count'
    """
    words = component.removesuffix("ConstraintComponent")
    return "shape" + "".join(f"-{c.lower()}" if c.isupper() else c for c in words)


def _nearest(value: str, result: _Result, rules: rdflib.Graph, store: Store) -> str:
    """The id that was probably meant by one that does not exist."""
    shape = result.graph.value(result.node, SH.sourceShape)
    kind = rules.value(shape, SH["class"]) if shape else None
    if kind is None:
        return ""
    known = [row[0] for row in store.select(_INSTANCES.format(kind=kind)).texts()]
    close = get_close_matches(value, known, n=1)
    return close[0].rsplit("/", 1)[-1] if close else ""
