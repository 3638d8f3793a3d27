"""Topics and the subjects of a foreign scheme."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from verbund.errors import UnreadableFile
from verbund.identity.topics import Concept, align, read_scheme, topics
from verbund.reading.curies import REGISTERS
from verbund.store import Store
from verbund.vocab import RDFS, SKOS, V

SCHEME = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<urn:forst> skos:prefLabel "Forstwissenschaften"@de , "Forestry"@en .
<urn:verkehr> skos:prefLabel "Verkehrsplanung"@de .
<urn:recht> skos:prefLabel "Recht"@de ; skos:altLabel "diritto"@it .
"""


@pytest.fixture
def scheme(tmp_path: Path) -> list[Concept]:
    path = tmp_path / "scheme.ttl"
    path.write_text(SCHEME, encoding="utf-8")
    return read_scheme(path)


def related(topic: Concept, scheme: list[Concept]) -> list[tuple[str, str]]:
    return [(one.subject.iri, one.relation) for one in align([topic], scheme)]


def test_same_words_in_either_language_are_close(scheme: list[Concept]) -> None:
    wood = Concept("urn:t", ("Wald", "forestry"))
    assert related(wood, scheme) == [("urn:forst", SKOS.closeMatch)]
    assert related(Concept("urn:t", ("Verkehrs-Planung",)), scheme)[0][0] == "urn:verkehr"


def test_a_topic_with_more_words_is_narrower(scheme: list[Concept]) -> None:
    assert related(Concept("urn:t", ("Recht der Nachbarn",)), scheme) == [
        ("urn:recht", SKOS.broadMatch)
    ]


def test_what_has_nothing_in_common_is_not_proposed(scheme: list[Concept]) -> None:
    assert related(Concept("urn:t", ("Paludikultur",)), scheme) == []


def test_labels_of_other_languages_are_left_out(scheme: list[Concept]) -> None:
    assert [one.labels for one in scheme if one.iri == "urn:recht"] == [("Recht",)]


def test_labels_that_are_things_are_read_as_euroscivoc_has_them(tmp_path: Path) -> None:
    path = tmp_path / "scheme.ttl"
    path.write_text(
        "@prefix x: <http://www.w3.org/2008/05/skos-xl#> .\n"
        "<urn:forest> x:prefLabel <urn:l1> , <urn:l2> ; x:altLabel <urn:l3> .\n"
        '<urn:l1> x:literalForm "forestry"@en . <urn:l2> x:literalForm "Forstwirtschaft"@de .\n'
        '<urn:l3> x:literalForm "sylviculture"@fr .\n',
        encoding="utf-8",
    )
    scheme = read_scheme(path)
    assert scheme == [Concept("urn:forest", ("Forstwirtschaft", "forestry"))]
    assert related(Concept("urn:t", ("Wald", "forestry")), scheme) == [
        ("urn:forest", SKOS.closeMatch)
    ]


def test_a_file_without_labels_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "empty.ttl"
    path.write_text("<urn:a> <urn:b> <urn:c> .", encoding="utf-8")
    with pytest.raises(UnreadableFile, match="no labels of concepts"):
        read_scheme(path)


def test_the_subjects_of_the_dfg_are_read(store: Store, shared: Path) -> None:
    subjects = read_scheme(shared / "samples" / "vocab" / "dfg-fachsystematik-2024.rdf")
    found = {
        (one.topic.iri.rpartition("/")[2], one.subject.labels[0]): one.relation
        for one in align(topics(store), subjects)
    }
    assert len(subjects) > 250
    assert found["wald", "Forstwissenschaften"] == SKOS.closeMatch


def test_each_subject_of_the_alignment_is_one_of_the_dfg(store: Store, shared: Path) -> None:
    subjects = read_scheme(shared / "samples" / "vocab" / "dfg-fachsystematik-2024.rdf")
    labels = {one.iri: {" ".join(label.split()) for label in one.labels} for one in subjects}
    found = [pair for pair in aligned(store) if pair[0].startswith(REGISTERS["dfg"])]
    assert len(found) > 20
    assert [pair for pair in found if pair[1] not in labels[pair[0]]] == []


def test_each_concept_of_euroscivoc_is_one_address_and_one_name(store: Store) -> None:
    start = REGISTERS["euroscivoc"]
    found = [(iri, label) for iri, label in aligned(store) if iri.startswith(start)]
    named = dict(found)
    assert len(found) > 30
    assert len({*found}) == len(named) == len({*named.values()})
    assert all(UUID(iri.removeprefix(start)).version == 4 for iri in named)


def aligned(store: Store) -> list[tuple[str, str]]:
    """The subjects elsewhere of our topics, with their names."""
    means = " ".join(f"<{name}>" for name in (SKOS.closeMatch, SKOS.broadMatch, SKOS.relatedMatch))
    asked = "SELECT ?subject ?label { VALUES ?means { MEANS } ?topic a <TOPIC> ; ?means ?subject ."
    asked += " ?subject <LABEL> ?label }"
    asked = asked.replace("MEANS", means).replace("TOPIC", V.Topic).replace("LABEL", RDFS.label)
    return [(str(subject), str(label)) for subject, label in store.select(asked).texts()]
