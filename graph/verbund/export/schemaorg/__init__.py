"""What search engines read in a page: schema.org as one JSON object.

``thing(material, iri, lang=…)`` is for the page of a thing, ``dataset(material, dataset, lang=…)``
for that of a dataset, ``data_catalog(material, datasets, lang=…)`` for the first page.
"""

from verbund.export.schemaorg.datasets import data_catalog, dataset
from verbund.export.schemaorg.things import thing

__all__ = ["data_catalog", "dataset", "thing"]
