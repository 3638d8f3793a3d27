"""Dumps of ROR, in the forms in which they are published, and broken."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from verbund.errors import UnreadableFile
from verbund.identity.organisations import Organisation
from verbund.identity.ror import read_ror

RECORD: dict[str, Any] = {
    "id": "https://ror.org/05qpz1x62",
    "status": "active",
    "names": [
        {"value": "FSU", "types": ["acronym"], "lang": None},
        {"value": "Friedrich Schiller University Jena", "types": ["label", "ror_display"]},
    ],
    "locations": [
        {"geonames_id": 2895044, "geonames_details": {"name": "Jena", "country_code": "DE"}}
    ],
    "links": [{"type": "website", "value": "https://www.uni-jena.de/en"}],
    "external_ids": [{"type": "isni", "all": ["0000 0001 1939 2794"], "preferred": None}],
    "relationships": [{"type": "child", "id": "https://ror.org/1", "label": "x"}],
}
GONE = {**RECORD, "id": "https://ror.org/2", "status": "withdrawn"}


def test_a_record_becomes_an_organisation(tmp_path: Path) -> None:
    path = tmp_path / "ror.json"
    path.write_text(json.dumps([RECORD, GONE], indent=2), encoding="utf-8")
    assert list(read_ror(path)) == [
        Organisation(
            iri="https://ror.org/05qpz1x62",
            label="Friedrich Schiller University Jena",
            names=("Friedrich Schiller University Jena", "FSU"),
            towns=frozenset({"jena", "geonames:2895044"}),
            hosts=frozenset({"uni-jena.de"}),
            identifiers=frozenset(
                {"https://ror.org/05qpz1x62", "https://isni.org/isni/0000000119392794"}
            ),
            kin=frozenset({"https://ror.org/1"}),
            countries=frozenset({"DE"}),
        )
    ]


def test_lines_and_archives_hold_the_same_as_a_list(tmp_path: Path) -> None:
    plain, lines, packed = (tmp_path / name for name in ("a.json", "b.ndjson", "c.zip"))
    plain.write_text(json.dumps([RECORD, RECORD]), encoding="utf-8")
    lines.write_text(f"{json.dumps(RECORD)}\n{json.dumps(RECORD)}\n", encoding="utf-8")
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("v1_schema.json", "[]")
        archive.write(plain, "v1_schema_v2.json")
    assert list(read_ror(plain)) == list(read_ror(lines)) == list(read_ror(packed))


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.json", b"", "there is no record in it"),
        ("a.json", b"[{]", "record 1 cannot be read: Expecting"),
        ("a.json", b'[{"id": "x"}]', "record 1 cannot be read"),
        ("a.json", b"[1]", "record 1 cannot be read"),
        ("a.json", b'{"names": [', "cannot be read"),
        ("a.json", b"\xff\xfe{", "codec"),
        ("a.zip", b"PK no archive", "not a zip"),
    ],
)
def test_what_is_no_dump_is_told(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UnreadableFile, match=words):
        list(read_ror(path))
