"""The file of candidates: what comes in, what stays, what the build makes of it."""

from __future__ import annotations

from collections.abc import Callable

import openpyxl
import pytest
from click.testing import Result

from verbund.assembly import build
from verbund.catalogue import Catalogue
from verbund.errors import InvalidCatalogue, VerbundError
from verbund.findings import Change, Severity
from verbund.identity import Candidates, Merged, Proposal
from verbund.identity.candidates import PLACE
from verbund.model import Iri
from verbund.reading import Curies
from verbund.validation import check
from verbund.vocab import OWL, RDFS, SCHEMA, SKOS

Put = Callable[..., None]
SIGNED = {"reviewer_label": "A. Person", "mapping_date": "2026-11-22"}
ROR = "https://ror.org/05qpz1x62"


def organisation(small: Catalogue) -> str:
    """An id of the small catalogue's organisations."""
    text = (small.root / "data" / "organisations.csv").read_text(encoding="utf-8")
    return text.splitlines()[1].partition(",")[0]


def row(small: Catalogue, decision: str, **other: str) -> dict[str, str]:
    about = f"organisation:{organisation(small)}"
    cells = {"subject_id": about, "predicate_id": "schema:sameAs", "object_id": "ror:05qpz1x62"}
    return {**cells, "decision": decision, **SIGNED, **other}


def proposal(small: Catalogue, found: str = ROR, confidence: float = 0.9) -> Proposal:
    about = f"{small.settings.base}organisation/{organisation(small)}"
    return Proposal(
        about,
        "Muster",
        SCHEMA.sameAs,
        found,
        "Ein Muster",
        confidence,
        ("same name",),
        "verbund match",
    )


def links(small: Catalogue) -> set[str]:
    about = Iri(f"{small.settings.base}organisation/{organisation(small)}")
    shown = build(small).store().about(about)
    return {str(one.object) for one in shown if one.predicate.value == SCHEMA.sameAs}


def test_an_accepted_row_is_in_the_graph_and_says_where_it_stands(
    small: Catalogue, put: Put, on_small: Callable[..., Result]
) -> None:
    put(row(small, "accept"))
    assert ROR in links(small)
    told = on_small("why", f"organisation/{organisation(small)}", "sameAs", "-q").stdout
    assert "sagt: Entscheidungen, was dasselbe ist" in told
    assert "data/links/candidates.csv, Zeile 2" in told
    assert [one for one in check(small).findings if "candidates" in one.file] == []


@pytest.mark.parametrize("decision", ["reject", "open", ""])
def test_what_nobody_accepted_is_not_in_the_graph(
    small: Catalogue, put: Put, decision: str
) -> None:
    put(row(small, decision))
    assert ROR not in links(small)


def test_a_decision_is_taken_back_by_editing_the_file(small: Catalogue, put: Put) -> None:
    put(row(small, "accept"))
    before = links(small)
    put(row(small, "open"))
    assert links(small) == before - {ROR}


def test_who_decided_stays_out_of_the_graph(small: Catalogue, put: Put) -> None:
    put(row(small, "accept"))
    said = build(small).store().statements(every=True)
    assert not any("A. Person" in str(one.object) for one in said)


def test_a_subject_elsewhere_gets_a_name_with_the_accepted_topic(
    small: Catalogue, put: Put
) -> None:
    text = (small.root / "data" / "topics.csv").read_text(encoding="utf-8")
    topic = text.splitlines()[1].partition(",")[0]
    put(
        row(
            small,
            "accept",
            subject_id=f"topic:{topic}",
            predicate_id="skos:broadMatch",
            object_id="dfg:231-06",
            object_label="Forstwissenschaften",
        )
    )
    store, subject = build(small).store(), Iri("http://uri.gbv.de/terminology/dfg2024/231-06")
    shown = {one.predicate.value: str(one.object) for one in store.about(subject)}
    assert shown[RDFS.label] == "Forstwissenschaften"
    own = store.about(Iri(f"{small.settings.base}topic/{topic}"))
    assert subject in {one.object for one in own if one.predicate.value == SKOS.broadMatch}


def test_a_subject_of_two_topics_is_no_double_beside_a_workbook(small: Catalogue, put: Put) -> None:
    topics = small.root / "data" / "topics.csv"
    own = [line.partition(",")[0] for line in topics.read_text(encoding="utf-8").splitlines()]
    said = {"predicate_id": "skos:broadMatch", "object_id": "dfg:231-06", "object_label": "Forst"}
    put(*(row(small, "accept", subject_id=f"topic:{one}", **said) for one in own[1:3]))
    made = openpyxl.Workbook()
    made.active.title = "people"
    made.active.append(["id", "name"])
    made.active.append(["p9999", "Zoe Beispiel"])
    made.save(small.root / "data" / "people.xlsx")
    assert [one for one in check(small).findings if one.rule == "double-id"] == []


def test_an_accepted_link_to_nothing_is_told(small: Catalogue, put: Put) -> None:
    gone = row(small, "accept", subject_id="organisation:gone")
    lost = row(small, "accept", predicate_id="skos:closeMatch", object_id="topic:lost")
    put(gone, lost)
    found = {(one.rule, one.file, one.row) for one in check(small).findings}
    assert {("statement-about-nothing", PLACE, 2), ("link-to-nothing", PLACE, 3)} <= found


def test_contrary_decisions_about_a_pair_stop_the_build(small: Catalogue, put: Put) -> None:
    put(row(small, "accept"), row(small, "reject"))
    with pytest.raises(InvalidCatalogue, match="row 3, column decision: row 2 is about the same"):
        build(small)


@pytest.mark.parametrize(
    ("change", "rule", "severity"),
    [
        ({"decision": "acept"}, "unknown-decision", Severity.ERROR),
        ({"object_id": "no name"}, "bad-reference", Severity.ERROR),
        ({"predicate_id": "skos:narrowMatch"}, "unknown-predicate", Severity.ERROR),
        ({"reviewer_label": ""}, "unsigned-decision", Severity.WARNING),
        ({"confidence": "7"}, "bad-number", Severity.ERROR),
        ({"confidence": "-0.5"}, "bad-number", Severity.ERROR),
        ({"mapping_date": "2026-02-31"}, "bad-date", Severity.ERROR),
        ({"mapping_date": "2026"}, "bad-date", Severity.ERROR),
        ({"mapping_date": "gestern"}, "bad-date", Severity.ERROR),
    ],
)
def test_a_row_that_cannot_be_right_is_told(
    small: Catalogue, put: Put, change: dict[str, str], rule: str, severity: Severity
) -> None:
    put(row(small, **{"decision": "accept", **change}))
    found = [one for one in check(small).findings if one.file == PLACE]
    assert [(one.rule, one.row, one.severity) for one in found] == [(rule, 2, severity)]


def test_a_link_of_a_thing_to_itself_is_told(small: Catalogue, put: Put) -> None:
    own = f"organisation:{organisation(small)}"
    put(row(small, "accept", subject_id=own, object_id=own))
    found = [one for one in check(small).findings if one.file == PLACE]
    assert [(one.rule, one.row, one.column) for one in found] == [
        ("link-to-itself", 2, "object_id")
    ]


def test_a_decimal_comma_of_a_confidence_has_its_repair(small: Catalogue, put: Put) -> None:
    put(row(small, "accept", confidence='"0,95"'))
    (found,) = (one for one in check(small).findings if one.file == PLACE)
    assert found.repair == Change(PLACE, 2, "confidence", "0,95", "0.95")


def test_a_decided_double_of_ours_is_told_until_it_is_merged(small: Catalogue, put: Put) -> None:
    path = small.root / "data" / "organisations.csv"
    before = path.read_text(encoding="utf-8")
    twin = before.splitlines()[1].replace(organisation(small), "twin", 1)
    path.write_text(f"{before}{twin}\n", encoding="utf-8")
    put(row(small, "accept", predicate_id="owl:sameAs", object_id="organisation:twin"))
    place = (PLACE, 2, "object_id")
    told = {one.rule: (one.file, one.row, one.column) for one in check(small).findings}
    assert told["unmerged-double"] == place
    predicates = {one.predicate.value for one in build(small).store().statements()}
    assert OWL.sameAs not in predicates
    path.write_text(before, encoding="utf-8")
    assert place not in {(one.file, one.row, one.column) for one in check(small).findings}


def test_proposals_come_once_and_a_rejected_pair_never_again(
    small: Catalogue, put: Put, curies: Curies
) -> None:
    put(row(small, "reject", reason="another town"))
    before = Candidates.read(small.root, curies)
    other = proposal(small, "https://ror.org/01zy7yh11")
    after, change = before.merge([proposal(small), other])
    assert change == Merged(new=1, decided=1)
    assert after.rows[0] == before.rows[0]
    again, change = after.merge([proposal(small), other])
    assert (again, change) == (after, Merged(renewed=1, decided=1))


def test_the_order_of_the_two_does_not_matter(small: Catalogue, put: Put, curies: Curies) -> None:
    put(
        row(
            small,
            "reject",
            subject_id="ror:05qpz1x62",
            object_id=f"organisation:{organisation(small)}",
        )
    )
    _, change = Candidates.read(small.root, curies).merge([proposal(small)])
    assert change == Merged(decided=1)


def test_an_open_row_gets_the_newest_score_and_keeps_its_place(
    small: Catalogue, curies: Curies
) -> None:
    first, _ = Candidates(curies).merge([proposal(small, confidence=0.7)])
    second, change = first.merge([proposal(small, confidence=0.95)])
    assert change == Merged(renewed=1)
    assert [one["confidence"] for one in second.rows] == ["0.95"]


def test_what_people_wrote_survives_to_the_letter(small: Catalogue, curies: Curies) -> None:
    path = small.root / PLACE
    path.parent.mkdir()
    about = f"organisation:{organisation(small)}"
    text = (
        "object_id,subject_id,predicate_id,decision,reason,colour\n"
        f'ror:05qpz1x62,{about},schema:sameAs,Reject," two, words ",red\n'
    )
    path.write_text(text, encoding="utf-8")
    after, change = Candidates.read(small.root, curies).merge([proposal(small)])
    after.write(small.root)
    assert change == Merged(decided=1)
    head, line = path.read_text(encoding="utf-8").splitlines()
    assert head.startswith("object_id,subject_id,predicate_id,decision,reason,colour,")
    assert line.startswith(text.splitlines()[1])


def test_a_name_like_a_formula_is_written_as_text(small: Catalogue, curies: Curies) -> None:
    about = proposal(small)
    evil = Proposal(
        about.subject, "=1+1", about.predicate, about.object, "", 0.9, (), "verbund match"
    )
    Candidates(curies).merge([evil])[0].write(small.root)
    assert ",'=1+1," in (small.root / PLACE).read_text(encoding="utf-8")


def test_nothing_is_left_when_writing_fails(small: Catalogue, curies: Curies) -> None:
    (small.root / "data" / "links").write_text("no folder", encoding="utf-8")
    with pytest.raises(VerbundError, match="cannot be written"):
        Candidates(curies).write(small.root)
    assert (small.root / "data" / "links").read_text(encoding="utf-8") == "no folder"
