"""What programs are told of the tables: every column, and the bytes as they are."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from verbund.export import Material, release

Make = Callable[[str], Material]

EXPORTS = Path(__file__).resolve().parents[2] / "exports"
GRAPH = """
<project/loom> a schema:ResearchProject ; schema:name "Webstuhl"@de ;
  schema:startDate "2019-05-01"^^xsd:date ; v:underCall <call/c1> ;
  schema:areaServed <place/a> , <place/b> .
"""


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _header(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as stream:
        return next(csv.reader(stream))


@pytest.fixture
def columns(make: Make, tmp_path: Path) -> dict[str, Any]:
    """The columns of a small table, as CSV on the Web has them."""
    release(make(GRAPH), tmp_path, ["tables"])
    (table,) = _read(tmp_path / "tables.csv-metadata.json")["tables"]
    assert table["url"] == "tables/projects.csv"
    return {column["titles"]: column for column in table["tableSchema"]["columns"]}


def test_every_column_of_every_table_is_described() -> None:
    tables = _read(EXPORTS / "tables.csv-metadata.json")["tables"]
    assert {table["url"] for table in tables} == {
        path.relative_to(EXPORTS).as_posix() for path in EXPORTS.glob("tables/*.csv")
    }
    for table in tables:
        columns = table["tableSchema"]["columns"]
        assert [column["titles"] for column in columns] == _header(EXPORTS / table["url"])
        names = [column["name"] for column in columns]
        assert len(set(names)) == len(names)
        assert table["tableSchema"]["primaryKey"] in names
        known = [c for c in columns if "propertyUrl" in c or c.get("suppressOutput")]
        assert known == columns


def test_a_column_says_how_its_cells_are_read(columns: dict[str, Any]) -> None:
    assert columns["name@de"]["lang"] == "de"
    assert columns["name@de"]["propertyUrl"] == "https://schema.org/name"
    assert columns["startDate"]["datatype"] == "date"
    assert columns["region"]["separator"] == " | "
    base = "https://w3id.org/stadt-land-plus/call/"
    assert columns["call"]["valueUrl"] == f"{base}{{call}}"


def test_the_data_package_has_the_tables_as_they_are() -> None:
    package = _read(EXPORTS / "datapackage.json")
    assert len(package["resources"]) > 20
    for one in package["resources"]:
        data = (EXPORTS / one["path"]).read_bytes()
        assert one["bytes"] == len(data)
        assert one["hash"] == f"sha256:{sha256(data).hexdigest()}"
        fields = [field["name"] for field in one["schema"]["fields"]]
        assert fields == _header(EXPORTS / one["path"])
        assert one["schema"]["primaryKey"] in fields


def test_keys_of_tables_are_unique() -> None:
    for one in _read(EXPORTS / "datapackage.json")["resources"]:
        with (EXPORTS / one["path"]).open(encoding="utf-8", newline="") as stream:
            keys = [row[one["schema"]["primaryKey"]] for row in csv.DictReader(stream)]
        assert len(set(keys)) == len(keys), one["path"]
