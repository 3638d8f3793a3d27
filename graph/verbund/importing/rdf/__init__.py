"""RDF of other systems, asked by queries whose variables are columns of our tables."""

from verbund.importing.rdf.importer import ForeignRdf

__all__ = ["ForeignRdf"]
