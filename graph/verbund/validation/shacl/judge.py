"""pySHACL as the second opinion: slow, complete, and somebody else's."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

import pyshacl
import rdflib
from rdflib.namespace import RDF, SH
from rdflib.term import Node

from verbund.errors import VerbundError
from verbund.findings import Severity
from verbund.formats import RdfFormat
from verbund.store import Store
from verbund.validation.shacl.results import Result

_SEVERITIES = {str(SH.Warning): Severity.WARNING, str(SH.Info): Severity.NOTICE}


def judge(store: Store, shapes: Iterable[Path]) -> list[Result]:
    """What pySHACL finds in the public graph.

    Raises:
        VerbundError: it cannot use the shapes, or cannot compare what it found.
    """
    rules = rdflib.Graph()
    for path in shapes:
        rules.parse(path)
    logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)
    data = rdflib.Graph()
    data.parse(BytesIO(store.dump(RdfFormat.NTRIPLES)), format="nt")
    try:
        _, results, _ = pyshacl.validate(
            data, shacl_graph=rules, inference="none", do_owl_imports=False
        )
    except TypeError as problem:  # two values of one datatype that are none of its values
        raise VerbundError(
            f"pySHACL gave up: {problem}",
            hint="check without --engine pyshacl, and mend that first",
        ) from problem
    if not isinstance(results, rdflib.Graph):
        raise VerbundError(f"the shapes cannot be used: {results}")
    nodes = results.subjects(RDF.type, SH.ValidationResult)
    return [_result(results, node, rules) for node in nodes]


def _result(results: rdflib.Graph, node: Node, rules: rdflib.Graph) -> Result:
    def get(name: str) -> str:
        found = results.value(node, SH[name])
        return "" if found is None else str(found)

    shape = results.value(node, SH.sourceShape)
    component = get("sourceConstraintComponent").rsplit("#", 1)[-1]
    said = results.objects(node, SH.resultMessage)
    messages = (one for one in said if isinstance(one, rdflib.Literal))
    return Result(
        focus=get("focusNode"),
        path=get("resultPath"),
        value=get("value"),
        component=component.removesuffix("ConstraintComponent"),
        shape=str(shape or ""),
        severity=_SEVERITIES.get(get("resultSeverity"), Severity.ERROR),
        messages={one.language or "": str(one) for one in messages},
        kind=str(rules.value(shape, SH["class"]) or "") if shape else "",
    )
