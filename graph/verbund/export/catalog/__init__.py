"""The catalogue as portals read it: DCAT-AP 3 and DCAT-AP.de in one graph.

``catalog(material, entries)`` gives its statements, ``datasets(material, entries)`` the datasets
as values; ``entries`` are the files of a release, as ``recorded(folder).values()`` has them.
"""

from verbund.export.catalog.datasets import Dataset, datasets
from verbund.export.catalog.describing import catalog
from verbund.export.catalog.writing import catalogs

__all__ = ["Dataset", "catalog", "catalogs", "datasets"]
