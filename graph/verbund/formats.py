"""Formats as values, so that no other module spells out a file suffix or a media type."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Final, Self

from verbund.errors import UnknownFormat

#: The suffixes of files of data/ that hold tables, and of those that hold statements.
TABLES: Final = (".csv", ".xlsx")
DOCUMENTS: Final = (".ttl", ".jsonld")
#: What files of a format are called as well, by its own suffix.
_ALSO: Final = {".srj": ".json", ".srx": ".xml"}


class _Format(Enum):
    """A format that is found by its name or by a suffix."""

    label: str
    suffix: str

    @classmethod
    def named(cls, label: str) -> Self:
        """The format with the name that is used on the command line."""
        for member in cls:
            if member.label == label:
                return member
        raise UnknownFormat(label, (member.label for member in cls))

    @classmethod
    def of(cls, path: Path) -> Self:
        """The format that the suffix of a file tells."""
        for member in cls:
            if path.suffix.lower() in member.suffixes:
                return member
        known = (suffix for member in cls for suffix in member.suffixes)
        raise UnknownFormat(path.suffix or path.name, known)

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Its suffix, and another one that its files have as well."""
        return tuple(filter(None, (self.suffix, _ALSO.get(self.suffix, ""))))


class RdfFormat(_Format):
    """One member for each way to write a graph: its label, suffix and media type.

    ``keeps_graphs`` says whether a file can hold named graphs.

    >>> RdfFormat.of(Path("people.ttl")).media_type
    'text/turtle'
    >>> RdfFormat.named("nquads").keeps_graphs
    True
    """

    TURTLE = ("turtle", ".ttl", "text/turtle", False)
    NTRIPLES = ("ntriples", ".nt", "application/n-triples", False)
    NQUADS = ("nquads", ".nq", "application/n-quads", True)
    TRIG = ("trig", ".trig", "application/trig", True)
    JSONLD = ("jsonld", ".jsonld", "application/ld+json", True)
    RDFXML = ("rdfxml", ".rdf", "application/rdf+xml", False)

    def __init__(self, label: str, suffix: str, media_type: str, keeps_graphs: bool) -> None:
        self.label = label
        self.suffix = suffix
        self.media_type = media_type
        self.keeps_graphs = keeps_graphs


class TableFormat(_Format):
    """One member for each way to write the rows of an answer: its label, suffix and media type.

    ``is_text`` says whether it may go to a terminal.

    >>> TableFormat.of(Path("partners.csv")).media_type
    'text/csv'
    >>> TableFormat.named("json").suffix
    '.srj'
    >>> TableFormat.named("xlsx").is_text
    False
    """

    CSV = ("csv", ".csv", "text/csv")
    TSV = ("tsv", ".tsv", "text/tab-separated-values")
    JSON = ("json", ".srj", "application/sparql-results+json")
    XML = ("xml", ".srx", "application/sparql-results+xml")
    MARKDOWN = ("markdown", ".md", "text/markdown")
    TABLE = ("table", ".txt", "text/plain")
    JSONL = ("jsonl", ".jsonl", "application/jsonl")
    XLSX = ("xlsx", ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    PARQUET = ("parquet", ".parquet", "application/vnd.apache.parquet")
    ARROW = ("arrow", ".arrow", "application/vnd.apache.arrow.file")

    def __init__(self, label: str, suffix: str, media_type: str) -> None:
        self.label = label
        self.suffix = suffix
        self.media_type = media_type

    @property
    def is_text(self) -> bool:
        """Whether people can read it as it is."""
        return self.label not in ("xlsx", "parquet", "arrow")
