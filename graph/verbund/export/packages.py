"""What the tables mean, for programs: CSV on the Web, and a Frictionless data package."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any, Final

from verbund.export.material import Material, Output
from verbund.export.tables import SEPARATOR, tables
from verbund.reading.context import Column, Kind
from verbund.vocab import RDF, XSD

#: the names of datatypes in CSV on the Web, and in data packages
_TYPES: Final = {
    XSD.date: ("date", "date"),
    XSD.decimal: ("decimal", "number"),
    XSD.integer: ("integer", "integer"),
    XSD.boolean: ("boolean", "boolean"),
}
_TEXT: Final = ("string", "string")

Object = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Table:
    """A table that has been written."""

    kind: Kind
    path: str
    header: tuple[str, ...]
    rows: int
    size: int
    sha256: str


def packaged(material: Material) -> Iterator[Output]:
    """The tables, and then two files that say what their columns mean."""
    found = []
    for output in tables(material):
        data = b"".join(output.chunks)
        header = tuple(data.split(b"\n", 1)[0].decode().split(","))
        kind = material.context.kinds[PurePosixPath(output.path).stem]
        check = sha256(data).hexdigest()
        found.append(_Table(kind, output.path, header, output.count or 0, len(data), check))
        yield Output(output.path, output.media_type, (data,), output.count, output.unit)
    csvw, package = _csvw(material, found), _datapackage(material, found)
    yield _json("tables.csv-metadata.json", "application/csvm+json", csvw, len(found))
    yield _json("datapackage.json", "application/json", package, len(found))


def _json(path: str, media_type: str, content: Object, count: int) -> Output:
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    return Output(path, media_type, (text.encode(),), count, "tables")


def _csvw(material: Material, found: list[_Table]) -> Object:
    """Metadata of CSV on the Web: a table group, with a property for each column."""
    settings = material.settings
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "de"}],
        "@id": f"{settings.publishing.public}tables.csv-metadata.json",
        "dc:title": [{"@value": text, "@language": key} for key, text in settings.title.items()],
        "dc:license": {"@id": settings.licence.value},
        "dc:publisher": {"schema:name": settings.publisher},
        "dc:modified": {"@value": settings.released.isoformat(), "@type": "xsd:date"},
        "tables": [_described(table) for table in found],
    }


def _described(table: _Table) -> Object:
    subject = table.kind.subject.term
    return {
        "url": table.path,
        "tableSchema": {
            "aboutUrl": f"{table.kind.base}{{{subject}}}",
            "primaryKey": subject,
            "columns": [_column(table.kind, header) for header in table.header],
        },
    }


def _column(kind: Kind, header: str) -> Object:
    """A column: its name, heading and property, and how its cells are read."""
    name, language, column = _parts(kind, header)
    found: Object = {"name": f"{name}_{language}" if language else name, "titles": header}
    if column is None or column.is_subject:
        return {**found, "suppressOutput": True, "datatype": "string"}
    found["propertyUrl"] = RDF.type if name == "type" else column.means
    found["datatype"] = _TYPES.get(column.datatype, _TEXT)[0]
    if language:
        found["lang"] = language
    if column.many:
        found["separator"] = SEPARATOR
    elif column.is_link and not column.reverse:
        found["valueUrl"] = f"{column.base}{{{name}}}"
    return found


def _parts(kind: Kind, header: str) -> tuple[str, str, Column | None]:
    """The term of a heading, its language, and what the context says of it."""
    name, _, language = header.partition("@")
    return name, language, kind.columns.get(name)


def _datapackage(material: Material, found: list[_Table]) -> Object:
    """A Frictionless data package (version 1 of the specification)."""
    settings = material.settings
    return {
        "profile": "tabular-data-package",
        "name": settings.publishing.public.value.rstrip("/").rpartition("/")[2].lower(),
        "id": f"{material.base}dataset/catalogue",
        "title": settings.title["en"],
        "description": settings.description["en"],
        "homepage": settings.publishing.public.value,
        "version": settings.publishing.version,
        "created": f"{settings.released.isoformat()}T00:00:00Z",
        "licenses": [{"path": settings.licence.value, "title": settings.licence.value}],
        "contributors": [
            {"title": settings.publisher, "path": settings.publisher_url.value, "role": "publisher"}
        ],
        "resources": [_resource(table) for table in found],
    }


def _resource(table: _Table) -> Object:
    return {
        "name": table.kind.name,
        "path": table.path,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": table.size,
        "hash": f"sha256:{table.sha256}",
        "schema": {
            "fields": [_field(table.kind, header) for header in table.header],
            "primaryKey": table.kind.subject.term,
            "missingValues": [""],
        },
    }


def _field(kind: Kind, header: str) -> Object:
    name, _, column = _parts(kind, header)
    plain = column is None or column.many or column.is_subject or name == "type"
    means = {"rdfType": column.means} if column and not column.means.startswith("@") else {}
    return {
        "name": header,
        "type": "string" if plain or column is None else _TYPES.get(column.datatype, _TEXT)[1],
        **means,
    }
