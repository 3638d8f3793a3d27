"""Foreign files become our tables: one way in, and a reader for each kind of file."""

from verbund.importing.cordis import Cordis
from verbund.importing.events import Events
from verbund.importing.foerderkatalog import Foerderkatalog
from verbund.importing.pipeline import Factory, Job, bring_in
from verbund.importing.rdf import ForeignRdf
from verbund.importing.report import Report
from verbund.importing.suggesting import suggest
from verbund.importing.tabular import AnyTable

__all__ = ["KINDS", "Job", "Report", "bring_in", "suggest"]

#: What can be imported, by the name that people use.
KINDS: dict[str, Factory] = {
    "cordis": Cordis,
    "events": Events,
    "foerderkatalog": Foerderkatalog,
    "rdf": ForeignRdf.of,
    "table": AnyTable.of,
}
