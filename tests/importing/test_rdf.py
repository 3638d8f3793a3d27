"""RDF of other systems comes back into our tables."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from verbund.catalogue import Catalogue
from verbund.errors import UnreadableFile
from verbund.findings import Severity
from verbund.importing import Report
from verbund.validation import check

Bring = Callable[..., Report]
Rows = Callable[[str], list[dict[str, str]]]

EURIO = """@prefix eurio: <http://data.europa.eu/s66#> .
<http://x/p1> a eurio:Project ; eurio:title "Project one"@en, "Projekt eins"@de ;
  eurio:startDate "2020-01-01" ; eurio:hasGrant <http://x/g1> .
<http://x/g1> a eurio:Grant ; eurio:identifier "123" ; eurio:hasFundingAmount <http://x/a1> .
<http://x/a1> eurio:value 12.5 ; eurio:currency "EUR" .
<http://x/o1> a eurio:ResearchOrganisation ; eurio:legalName "Institut" .
<http://x/r1> a eurio:OrganisationRole ; eurio:isRoleOf <http://x/o1> ;
  eurio:isInvolvedIn <http://x/p1> ; eurio:roleLabel "coordinator" .
"""
VIVO = """@prefix vivo: <http://vivoweb.org/ontology/core#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix obo: <http://purl.obolibrary.org/obo/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<http://v/g> a vivo:Grant ; rdfs:label "Ein Vorhaben"@de ; vivo:totalAwardAmount "1000" ;
  vivo:relates <http://v/r> .
<http://v/r> a vivo:PrincipalInvestigatorRole ; obo:RO_0000052 <http://v/n1> .
<http://v/n1> a foaf:Person ; rdfs:label "Erika Beispiel" .
<http://v/pos> a vivo:Position ; rdfs:label "Professorin"@de ;
  vivo:relates <http://v/n1>, <http://v/u> .
<http://v/u> a foaf:Organization, vivo:University ; rdfs:label "Universität"@de .
"""
SCHEMA = """{"@context": "https://schema.org", "@type": "ResearchProject", "@id": "https://x.org/p/1",
 "name": {"@value": "Wohnen", "@language": "de"}, "startDate": "2020-01-01",
 "member": [{"@type": "CollegeOrUniversity", "name": "Universität Jena"}],
 "funding": {"@type": "MonetaryGrant", "identifier": "033L1",
  "amount": {"@type": "MonetaryAmount", "value": 1000.5, "currency": "EUR"}}}"""


def _file(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_eurio_gives_projects_grants_and_participations(
    bring: Bring, rows: Rows, tmp_path: Path
) -> None:
    bring("rdf", _file(tmp_path, "e.ttl", EURIO))
    (project,), (participation,), (amount,) = (
        rows("projects"),
        rows("participations"),
        rows("amounts"),
    )
    assert (project["name@de"], project["name@en"]) == ("Projekt eins", "Project one")
    assert participation["role"] == "coordinator"
    assert participation["project"] == project["id"]
    assert amount["value"] == "12.5"


def test_what_is_exported_in_the_words_of_eurio_comes_back_with_its_grant(
    bring: Bring, rows: Rows, tmp_path: Path
) -> None:
    text = EURIO.replace("eurio:hasGrant <http://x/g1>", 'eurio:url "https://x"').replace(
        "<http://x/g1> a eurio:Grant ;",
        "<http://x/r1> eurio:isBeneficiaryOf <http://x/g1> .\n<http://x/g1> a eurio:Grant ;"
        ' eurio:funds <http://x/p1> ; eurio:isDisbursedBy <http://x/o1> ; eurio:title "LOOM" ;',
    )
    bring("rdf", _file(tmp_path, "e.ttl", text))
    (project,), (grant,), (share,) = rows("projects"), rows("grants"), rows("participations")
    assert (grant["project"], grant["grantNumber"], grant["name"]) == (project["id"], "123", "LOOM")
    assert grant["funder"] == rows("organisations")[0]["id"]
    assert (grant["amount"], share["grant"]) == (rows("amounts")[0]["id"], grant["id"])


def test_vivo_gives_people_their_roles_and_positions(
    bring: Bring, rows: Rows, tmp_path: Path
) -> None:
    bring("rdf", _file(tmp_path, "v.ttl", VIVO))
    (role,), (position,) = rows("project-roles"), rows("affiliations")
    assert (role["role"], role["person"]) == ("lead", rows("people")[0]["id"])
    assert position["organisation"] == rows("organisations")[0]["id"]
    assert rows("organisations")[0]["kind"] == "university"


def test_eurio_may_say_it_the_other_way_round(bring: Bring, rows: Rows, tmp_path: Path) -> None:
    text = EURIO.replace(" eurio:isRoleOf <http://x/o1> ;", "").replace(
        'eurio:isInvolvedIn <http://x/p1> ; eurio:roleLabel "coordinator" .',
        'eurio:roleLabel "coordinator" . <http://x/p1> eurio:hasInvolvedParty <http://x/r1> .'
        " <http://x/o1> eurio:hasRole <http://x/r1> .",
    )
    bring("rdf", _file(tmp_path, "e.ttl", text))
    (share,) = rows("participations")
    assert share["project"] == rows("projects")[0]["id"]
    assert share["organisation"] == rows("organisations")[0]["id"]


def test_vivo_needs_no_classes_that_are_inferred_and_no_name_turned_round(
    bring: Bring, rows: Rows, tmp_path: Path
) -> None:
    text = VIVO.replace("foaf:Organization, ", "").replace("vivo:Position", "vivo:FacultyPosition")
    bring("rdf", _file(tmp_path, "v.ttl", text.replace("Erika Beispiel", "Beispiel, Erika")))
    assert [row["organisation"] for row in rows("affiliations")] == [rows("organisations")[0]["id"]]
    assert [row["name"] for row in rows("people")] == ["Erika Beispiel"]


def test_things_of_kinds_that_are_not_asked_for_are_told(bring: Bring, tmp_path: Path) -> None:
    text = EURIO + "<http://x/q1> a eurio:JournalPaper ; eurio:isResultOf <http://x/p1> ."
    path = _file(tmp_path, "e.ttl", text)
    lines = list(bring("rdf", path).lines())
    assert f"{path}, things of other kinds: not read, no part of this kind: 'JournalPaper'" in lines
    assert not any(
        "other kinds" in line for line in bring("rdf", _file(tmp_path, "f.ttl", EURIO)).lines()
    )


def test_schema_org_needs_nothing_from_the_web(bring: Bring, rows: Rows, tmp_path: Path) -> None:
    path = _file(tmp_path, "p.jsonld", SCHEMA)
    bring("rdf", path)
    before = {table: rows(table) for table in ("organisations", "grants", "participations")}
    assert [row["name"] for row in before["organisations"]] == ["Universität Jena"]
    bring("rdf", path)
    assert {table: rows(table) for table in before} == before


def test_things_of_the_catalogue_keep_their_ids(
    bring: Bring, rows: Rows, empty: Catalogue, tmp_path: Path
) -> None:
    base = empty.settings.base
    words = "a <https://schema.org/ResearchProject> ; <https://schema.org/name> 'N' ."
    text = f"<{base}project/neila> {words}"
    bring("rdf", _file(tmp_path, "own.ttl", text))
    assert [row["id"] for row in rows("projects")] == ["neila"]


def test_what_was_imported_checks(bring: Bring, empty: Catalogue, tmp_path: Path) -> None:
    files = [("e.ttl", EURIO), ("v.ttl", VIVO), ("p.jsonld", SCHEMA)]
    bring("rdf", *(_file(tmp_path, *one) for one in files))
    assert check(empty).count(Severity.ERROR) == 0


def test_short_entities_of_rdf_xml_are_read_and_others_refused(
    bring: Bring, rows: Rows, tmp_path: Path
) -> None:
    body = (
        '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="https://schema.org/">'
        '<s:ResearchProject r:about="&x;p"><s:name>P</s:name></s:ResearchProject></r:RDF>'
    )
    short = '<!DOCTYPE r:RDF [<!ENTITY x "https://x.org/">]>'
    assert bring("rdf", _file(tmp_path, "a.rdf", short + body)).taken == 1
    for value in ('"&y;&y;"', 'SYSTEM "file:///etc/hostname"', f'"{"y" * 1000}"'):
        trap = f"<!DOCTYPE r:RDF [<!ENTITY x {value}>]>"
        with pytest.raises(UnreadableFile, match="entity"):
            bring("rdf", _file(tmp_path, "b.rdf", trap + body))


def test_a_context_on_the_web_is_not_fetched(bring: Bring, tmp_path: Path) -> None:
    text = SCHEMA.replace("https://schema.org", "https://example.org/context.jsonld", 1)
    with pytest.raises(UnreadableFile):
        bring("rdf", _file(tmp_path, "p.jsonld", text))
