"""The official shapes, put together as profiles, and a judge that reads a catalogue by them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyshacl
import rdflib
from rdflib.namespace import RDFS, SH
from rdflib.term import Node

DCAT = rdflib.Namespace("http://www.w3.org/ns/dcat#")
_DE = "dcat-ap-de/v3.0"
PROFILES = {
    "ap-base": ("dcat-ap/3.0.1/html/shacl/shapes.ttl",),
    "ap": ("dcat-ap/3.0.1/shacl/dcat-ap-SHACL.ttl",),
    "de3": (
        "dcat-ap/3.0.0/shacl/dcat-ap-SHACL.ttl",
        f"{_DE}/dcat-ap-SHACL-DE.ttl",
        f"{_DE}/dcat-ap-de-deprecated.ttl",
        f"{_DE}/dcat-ap-spec-german-additions.ttl",
        f"{_DE}/dcat-ap-de-controlledvocabularies.ttl",
    ),
    "de2konv": ("dcat-ap-de/v2.0/dcat-ap-konventionen.ttl",),
    "dash": ("dcat-ap-de/dashboard/db-shapes.ttl",),
}
#: rules of the dashboard that fire for each file, to count them, and the codes of faults
_COUNTS = "http://govdata.de/mqa/#count_"


def judged(catalogue: Path, folder: Path, profile: str) -> list[str]:
    """Each violation that a profile finds in a catalogue: where, and in which words."""
    data = rdflib.Graph().parse(catalogue)
    ours = set(data.subjects())
    for path in (folder / "authority-all.ttl", *sorted(folder.glob("dcat-ap-de/mirror/*.ttl"))):
        data.parse(path)
    for name in ("Dataset", "DataService", "DatasetSeries", "Catalog"):
        data.add((DCAT[name], RDFS.subClassOf, DCAT.Resource))
    shapes = rdflib.Graph()
    for name in PROFILES[profile]:
        shapes.parse(folder / name)
    for shape, link in list(shapes.subject_objects(SH.property)):
        if (link, SH.path, None) not in shapes:
            shapes.remove((shape, SH.property, link))
    _, results, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none")
    assert isinstance(results, rdflib.Graph)
    return sorted(_violations(results, ours))


def _violations(results: rdflib.Graph, ours: set[Node]) -> Iterator[str]:
    for result in results.subjects(SH.focusNode):
        focus, severity = (
            results.value(result, SH.focusNode),
            results.value(result, SH.resultSeverity),
        )
        mild = severity in (SH.Warning, SH.Info) or str(severity).startswith(_COUNTS)
        if focus in ours and not mild:
            words = results.value(result, SH.resultMessage)
            path = results.value(result, SH.resultPath)
            yield f"{focus} {path} {results.value(result, SH.value)}: {words}"
