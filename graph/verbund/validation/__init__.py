"""What is wrong with a catalogue: its files, its shapes, its check queries."""

from __future__ import annotations

from verbund.assembly import build, reading_findings
from verbund.assembly.returning import returned
from verbund.catalogue import Catalogue
from verbund.errors import InvalidCatalogue
from verbund.findings import Finding
from verbund.provenance import Locator
from verbund.reading import Context
from verbund.validation.checks import run_checks
from verbund.validation.report import Report
from verbund.validation.shacl import look
from verbund.validation.shapes import Validator, check_shapes

__all__ = ["Report", "check"]


def check(catalogue: Catalogue, *, validator: Validator = look, thorough: bool = False) -> Report:
    """Everything that is wrong; only the files' own faults where they hinder a build.

    A thorough check also asks what takes longer or is less sure (queries/checks/all/).
    """
    try:
        store = build(catalogue).store()
    except InvalidCatalogue as refused:
        told = (one for one in refused.findings if isinstance(one, Finding))
        return Report.of([*reading_findings(catalogue), *told], whole=False)
    context = Context.read(catalogue.root / "ontology/context.jsonld", catalogue.settings.base)
    locator = Locator(catalogue, context, store)
    shapes = (p for p in catalogue.files("ontology", ".ttl") if p.parent.name == "shapes")
    return Report.of(
        [
            *reading_findings(catalogue),
            *returned(catalogue, store),
            *check_shapes(store, shapes, locator, validator),
            *run_checks(catalogue, store, locator, thorough=thorough),
        ]
    )
