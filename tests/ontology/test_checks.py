"""Each check finds its offender in a small example, and lets the innocent beside it pass."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from verbund.catalogue import Catalogue
from verbund.formats import RdfFormat
from verbund.store import Store
from verbund.vocab import PREFIXES

CATALOGUE = Catalogue.at(Path(__file__).parent.parent.parent)
CHECKS = {path.stem: path for path in CATALOGUE.files("queries/checks", ".rq")}
START = "https://example.org/"
KIND = "https://w3id.org/verbund/kind/"
ROLE = "https://w3id.org/verbund/role/"
HEAD = "".join(
    f"@prefix {name}: <{start}> .\n"
    for name, start in {**PREFIXES, "": START, "kind": KIND, "role": ROLE}.items()
)
COLUMNS = ("thing", "property", "value", "other", "source")
LINKED = "prov:hadPrimarySource <https://example.org/source/links>"

#: check, what is given (TriG), the rows: thing, property, value, other
EXAMPLES = {
    "sources-disagree": (
        ':p schema:name "Stuhl"@de ; schema:endDate "2023-12-31"^^xsd:date .'
        " :s a rdf:Statement ; rdf:subject :p ; rdf:predicate schema:endDate ;"
        ' rdf:object "2023-11-30"^^xsd:date ; prov:hadPrimarySource :b .'
        ' :t a rdf:Statement ; rdf:subject :p ; rdf:predicate schema:name ; rdf:object "Stuhl"@de ;'
        " prov:hadPrimarySource :b ."
        " :x org:role role:partner . :u a rdf:Statement ; rdf:subject :x ; rdf:predicate org:role ;"
        " rdf:object role:supporter ; prov:hadPrimarySource :b .",
        [
            ("p", "schema:endDate", "2023-12-31", "2023-11-30"),
            ("x", "org:role", f"{ROLE}partner", f"{ROLE}supporter"),
        ],
    ),
    "no-coordinator": (
        ":a a org:OrganizationalCollaboration . :b a org:OrganizationalCollaboration ."
        " :x a v:Participation ; org:organization :b ; org:role role:coordinator ; org:member :o .",
        [("a", "", "", "")],
    ),
    "several-coordinators": (
        ":x a v:Participation ; org:organization :p ; org:role role:coordinator ; org:member :o1 ."
        " :y a v:Participation ; org:organization :p ; org:role role:coordinator ; org:member :o2 ."
        " :z a v:Participation ; org:organization :p ; org:role role:partner ; org:member :o3 .",
        [("y", "org:member", f"{START}o2", f"{START}o1")],
    ),
    "ends-before-it-starts": (
        ':a { :p schema:startDate "2019-01-01"^^xsd:date ; schema:endDate "2018-01-01"^^xsd:date }'
        ' :b { :p schema:startDate "2018-01-01"^^xsd:date ; schema:endDate "2019-01-01"^^xsd:date}',
        [("p", "schema:endDate", "2018-01-01", "2019-01-01")],
    ),
    "participation-outside-project": (
        ':p a schema:ResearchProject ; schema:startDate "2018-01-01"^^xsd:date ;'
        ' schema:endDate "2020-12-31"^^xsd:date .'
        ' :x org:organization :p ; schema:startDate "2017-01-01"^^xsd:date .'
        ' :y org:organization :p ; schema:endDate "2021-01-01"^^xsd:date .'
        ' :z org:organization :p ; schema:startDate "2018-01-01"^^xsd:date .',
        [
            ("x", "schema:startDate", "2017-01-01", "2018-01-01"),
            ("y", "schema:endDate", "2021-01-01", "2020-12-31"),
        ],
    ),
    "event-after-project": (
        ':p schema:endDate "2020-12-31"^^xsd:date . :q schema:endDate "2022-12-31"^^xsd:date .'
        ' :e a schema:Event ; v:ofProject :p ; schema:startDate "2021-01-01"^^xsd:date .'
        ' :f a schema:Event ; v:ofProject :p ; schema:startDate "2020-12-31"^^xsd:date .'
        ' :g a schema:Event ; v:ofProject :p , :q ; schema:startDate "2021-01-01"^^xsd:date .',
        [("e", "schema:startDate", "2021-01-01", "2020-12-31")],
    ),
    "same-organisation-name": (
        ':a a schema:Organization ; schema:name "Stadt Leipzig"@de .'
        ' :b a schema:Organization ; schema:name "Stadt Leipzig"@de .'
        ' :c a schema:Organization ; schema:name "Landkreis Leipzig"@de .',
        [("b", "schema:name", "Stadt Leipzig", f"{START}a")],
    ),
    "same-acronym": (
        ':a a schema:ResearchProject ; v:acronym "LOOM" .'
        ' :b a schema:ResearchProject ; v:acronym "Loom" .'
        ' :c a schema:ResearchProject ; v:acronym "YARN" .',
        [("b", "v:acronym", "Loom", f"{START}a")],
    ),
    "no-programme": (
        ":a a org:OrganizationalCollaboration . :c a schema:ResearchProject ."
        " :b a org:OrganizationalCollaboration ; v:underProgramme :x .",
        [("a", "v:underProgramme", "", "")],
    ),
    "role-of-another-list": (
        ":x a v:Participation ; org:role role:partner . :y a v:Participation ; org:role role:host ."
        " role:partner skos:broader role:consortium ."
        " role:consortium skos:broader role:organisation-in-project ."
        " role:organisation-in-project skos:topConceptOf :roles .",
        [("y", "org:role", f"{ROLE}host", "")],
    ),
    "kind-of-another-list": (
        ":a a schema:Place ; v:kind kind:city . kind:city skos:broader kind:place ."
        " :b a schema:Place ; v:kind kind:company . kind:company skos:broader kind:organisation ."
        " kind:place skos:topConceptOf :kinds . kind:organisation skos:topConceptOf :kinds .",
        [("b", "v:kind", f"{KIND}company", "")],
    ),
    "lonely-topic": (
        ':a a v:Topic ; skos:prefLabel "Stoff"@de . :b a v:Topic ; skos:broader :a .'
        ' :c a v:Topic ; skos:prefLabel "Wolle"@de , "wool"@en .',
        [("c", "skos:broader", "", "")],
    ),
    "unused-organisation": (
        ':a a schema:Organization ; rdfs:label "A"@de , "A"@en . :x org:member :b .'
        " :s rdf:subject :a . :b a schema:Organization .",
        [("a", "schema:name", "A", "")],
    ),
    "person-without-role": (
        ':a a schema:Person ; schema:name "Ada" . :b a schema:Person ; schema:name "Zoe" .'
        ' :c a schema:Person ; schema:name "Kim" . :x org:member :b . :e schema:performer :c .',
        [("a", "schema:name", "Ada", "")],
    ),
    "half-coordinates": (
        ":a a schema:Place ; schema:latitude 50.9 . :b a schema:Place ; schema:longitude 11.5 ."
        " :c a schema:Place ; schema:latitude 50.9 ; schema:longitude 11.5 .",
        [("a", "schema:latitude", "50.9", ""), ("b", "schema:longitude", "11.5", "")],
    ),
    "unused-source": (
        ':a a prov:Entity ; rdfs:label "Seite"@de ; prov:hadPrimarySource :a .'
        " :b a prov:Entity . :p prov:hadPrimarySource :b .",
        [("a", "schema:name", "Seite", "")],
    ),
    "statement-about-nothing": (
        ":s a rdf:Statement ; rdf:subject :p . :t a rdf:Statement ; rdf:subject :q ."
        " :q a schema:ResearchProject .",
        [("s", "rdf:subject", f"{START}p", "")],
    ),
    "link-to-nothing": (
        f":s a rdf:Statement ; rdf:subject :o ; rdf:object :x ; {LINKED} ."
        f" :t a rdf:Statement ; rdf:subject :o ; rdf:object <https://ror.org/1> ; {LINKED} ."
        f" :u a rdf:Statement ; rdf:subject :o ; rdf:object :p ; {LINKED} ."
        f" :v a rdf:Statement ; rdf:predicate owl:sameAs ; rdf:object :x ; {LINKED} ."
        " :o a schema:Organization . :p a schema:Organization .",
        [("s", "rdf:object", f"{START}x", "")],
    ),
    "unmerged-double": (
        ":s a rdf:Statement ; rdf:predicate owl:sameAs ; rdf:subject :a ; rdf:object :b ."
        " :t a rdf:Statement ; rdf:predicate owl:sameAs ; rdf:subject :a ; rdf:object :gone ."
        " :a a schema:Organization . :b a schema:Organization .",
        [("a", "owl:sameAs", f"{START}b", "")],
    ),
    "several-records": (
        ":a a schema:Organization ; schema:sameAs <https://ror.org/1> , <https://ror.org/2> ."
        " :b a schema:Organization ; schema:sameAs <https://ror.org/1> , <https://isni.org/2> .",
        [("a", "schema:sameAs", "https://ror.org/2", "https://ror.org/1")],
    ),
    "undecided-double": (
        ":a v:possiblySameAs :b . :b v:possiblySameAs :a . :d v:possiblySameAs :c .",
        [("a", "v:possiblySameAs", f"{START}b", ""), ("d", "v:possiblySameAs", f"{START}c", "")],
    ),
}

each_check = pytest.mark.parametrize("name", CHECKS)


def header(name: str) -> dict[str, dict[str, str] | str]:
    lines = CHECKS[name].read_text(encoding="utf-8").splitlines()
    return dict(yaml.safe_load("\n".join(line[3:] for line in lines if line.startswith("#+"))))


def full(row: tuple[str, str, str, str]) -> tuple[str, ...]:
    prefix, colon, local = row[1].partition(":")
    return (START + row[0], PREFIXES[prefix] + local if colon else "", *row[2:])


@each_check
def test_a_check_finds_its_offender(name: str) -> None:
    given, wanted = EXAMPLES[name]
    store = Store.in_memory()
    store.load(f"{HEAD}{given}".encode(), RdfFormat.TRIG)
    found = store.select(CHECKS[name].read_text(encoding="utf-8"))
    assert found.columns == COLUMNS[: len(found.columns)]
    rows = sorted((*row, "", "", "")[:4] for row in found.texts())
    assert rows == sorted(map(full, wanted))


@each_check
def test_a_check_says_what_is_wrong_and_what_to_do(name: str) -> None:
    found = header(name)
    assert set(found) == {"summary", "problem", "remedy", "severity"}
    assert found["severity"] in ("error", "warning", "notice")
    for part in ("summary", "problem", "remedy"):
        texts = found[part]
        assert isinstance(texts, dict)
        assert set(texts) == {"de", "en"}
        assert part == "summary" or all(text.endswith(".") for text in texts.values())


@each_check
def test_a_check_asks_no_negation_over_two_hops(name: str) -> None:
    text = CHECKS[name].read_text(encoding="utf-8")
    inside = re.findall(r"NOT EXISTS \{(.*?)\}", text, flags=re.S)
    assert all("." not in part and ";" not in part for part in inside), "use MINUS: it is fast"
