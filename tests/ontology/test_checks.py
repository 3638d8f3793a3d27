"""Each check finds its offender in a small example, and lets the innocent beside it pass."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

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
HEAD += f"@base <{START}> .\n"
COLUMNS = ("thing", "property", "value", "other", "source")
LINKED = "prov:hadPrimarySource <https://example.org/source/links>"
REPAIRED = ("thing", "property", "value", "repair")

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
    "cell-outvoted": (
        ':p schema:endDate "2023-12-31"^^xsd:date ; schema:name "Stuhl"@de , "chair"@en .'
        ' :a { :p schema:endDate "2023-11-30"^^xsd:date ; schema:name "chair"@en }'
        ' :b { :p schema:endDate "2023-12-31"^^xsd:date ; schema:name "Stuhl"@de , "Sitz"@de }'
        " :s a rdf:Statement ; rdf:subject :p ; rdf:predicate schema:endDate ;"
        ' rdf:object "2023-12-31"^^xsd:date . :t a rdf:Statement ; rdf:subject :p ;'
        ' rdf:predicate schema:name ; rdf:object "Stuhl"@de . :u a rdf:Statement ;'
        ' rdf:subject :p ; rdf:predicate schema:name ; rdf:object "Sitz"@de .',
        [("p", "schema:endDate", "2023-11-30", "2023-12-31")],
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
    "circular": (
        ":a org:unitOf :b . :b org:unitOf :a . :c org:unitOf :a ."
        " :t skos:broader :t . :u skos:broader :w . :p schema:containedInPlace :q .",
        [
            ("a", "org:unitOf", f"{START}b", ""),
            ("b", "org:unitOf", f"{START}a", ""),
            ("t", "skos:broader", f"{START}t", ""),
        ],
    ),
    "html-remains": (
        ':a schema:name "Stadt &amp; Land"@de ; rdfs:label "Stadt &amp; Land"@de .'
        ' :graph\\/derived { :a rdfs:label "Stadt &amp; Land"@de }'
        ' :b schema:name "Wald<br/>Feld"@de . :c schema:name "R&D; a < b > c, AT&T"@en .'
        ' :d skos:note "the page shows &amp;"@en .',
        [
            ("a", "schema:name", "Stadt &amp; Land", ""),
            ("b", "schema:name", "Wald<br/>Feld", ""),
        ],
    ),
    "mojibake": (
        ':a schema:name "GrÃ¼ne DÃ¶rfer"@de . :b schema:name "FUNDAÇÃO, Grün, Âne"@pt .'
        ' :c schema:name "Caf\ufffd" .',
        [("a", "schema:name", "GrÃ¼ne DÃ¶rfer", ""), ("c", "schema:name", "Caf\ufffd", "")],
    ),
    "invisible-characters": (
        ':a schema:name "Wohn\u00adraum"@de . :b schema:name "Wohnraum"@de .',
        [("a", "schema:name", "Wohn\u00adraum", "Wohnraum")],
    ),
    "email-in-text": (
        ':a schema:description "Fragen an zoe.muster@uni.example.org"@de .'
        ' :b schema:email "zoe.muster@uni.example.org" . :c v:quote "Fragen an info@amt.example" .'
        ' :d schema:email "info@amt.example" . :e schema:name "Treffen @ Jena"@de .'
        ' :f v:quote "an zoe(at)uni.example.org" .',
        [("f", "v:quote", "an zoe(at)uni.example.org", "")],
    ),
    "telephone-in-text": (
        ':a skos:note "Frau Muster, 03641 94 00 00"@de . :b schema:telephone "03641/1234567" .'
        ' :c v:quote "Fragen: 03641 / 12 34 567" . :d schema:name "2018-08-01, 033L224A"@de .'
        ' :e skos:note "+49 3641 940000 (Zentrale)"@de .',
        [
            ("a", "skos:note", "Frau Muster, 03641 94 00 00", ""),
            ("e", "skos:note", "+49 3641 940000 (Zentrale)", ""),
        ],
    ),
    "placeholder": (
        ':a schema:name "N/A" . :b schema:name "unbekannt"@de . :c schema:name "NABU"@de .'
        ' :d schema:name "Test der Zukunft"@de .',
        [("a", "schema:name", "N/A", ""), ("b", "schema:name", "unbekannt", "")],
    ),
    "odd-date": (
        ':a schema:startDate "0202-03-01"^^xsd:date . :b schema:endDate "9999-12-31"^^xsd:date .'
        ' :c schema:startDate "1970-01-01"^^xsd:date ; schema:endDate "2021-12-31"^^xsd:date .',
        [
            ("a", "schema:startDate", "0202-03-01", ""),
            ("b", "schema:endDate", "9999-12-31", ""),
            ("c", "schema:startDate", "1970-01-01", ""),
        ],
    ),
    "odd-coordinates": (
        ":a a schema:Place ; schema:latitude 0 ; schema:longitude 0 ."
        " :b a schema:Place ; schema:latitude 11.6 ; schema:longitude 50.9 ."
        " :c a schema:Place ; schema:latitude 50.9 ; schema:longitude 11.6 .",
        [("a", "schema:latitude", "0", "0"), ("b", "schema:latitude", "11.6", "50.9")],
    ),
    "namibia": (
        ':na a schema:Place ; schema:name "Namibia"@de .'
        " :a schema:location :na . :b schema:containedInPlace :na ; schema:latitude -22.6 ;"
        " schema:longitude 17.1 . :c schema:containedInPlace :na ; schema:latitude 52.5 ;"
        " schema:longitude 13.4 .",
        [
            ("a", "schema:location", f"{START}na", ""),
            ("c", "schema:containedInPlace", f"{START}na", ""),
        ],
    ),
    "amount-with-decimals": (
        ":a a schema:MonetaryAmount ; schema:value 1.234 ."
        " :b a schema:MonetaryAmount ; schema:value 626199.99 ."
        " :c a schema:MonetaryAmount ; schema:value 1000 . :d v:grantShare 2.5 , 25000.5 ."
        " :e a schema:MonetaryAmount ; schema:value 50.000 . :f v:grantShare 0 .",
        [
            ("a", "schema:value", "1.234", ""),
            ("d", "v:grantShare", "2.5", ""),
            ("e", "schema:value", "50", ""),
        ],
    ),
    "parts-above-whole": (
        ":g schema:fundedItem :p ; schema:amount :whole . :whole schema:value 100 ."
        " :x org:organization :p ; v:underGrant :g1 . :g1 schema:fundedItem :p ."
        " :g1 schema:amount :m1 ."
        " :m1 schema:value 60 . :s dcterms:isPartOf :p ."
        " :g2 schema:fundedItem :s ; schema:amount :m2 . :m2 schema:value 60 ."
        " :h schema:fundedItem :q ; schema:amount :n . :n schema:value 120 ."
        " :y org:organization :q ; v:underGrant :h1 . :h1 schema:fundedItem :q ."
        " :h1 schema:amount :m1 . :i schema:fundedItem :r ; schema:amount :all ."
        " :all schema:value 100 . :u org:organization :r ; v:underGrant :i ; v:grantShare 40 ."
        " :v org:organization :r ; v:underGrant :i ; v:grantShare 61 ."
        " :j schema:fundedItem :t ; schema:amount :rest . :rest schema:value 100 ."
        " :w org:organization :t ; v:underGrant :j ; v:grantShare 100 ."
        " :k schema:fundedItem :z ; schema:amount :kw ; frapo:hasGrantNumber '033L9' ."
        " :ka schema:fundedItem :z ; schema:amount :m1 ; frapo:hasGrantNumber '033L9A' ."
        " :kb schema:fundedItem :z ; schema:amount :m2 ; frapo:hasGrantNumber '033L9B' ."
        " :kw schema:value 110 .",
        [
            ("all", "schema:value", "100", "101"),
            ("kw", "schema:value", "110", "120"),
            ("whole", "schema:value", "100", "120"),
        ],
    ),
    "unit-beside-parent": (
        ":unit org:unitOf :parent . :x a v:Participation ; org:member :unit ; org:organization :p ;"
        " org:role role:partner . :y a v:Participation ; org:member :parent ;"
        " org:organization :p ; org:role role:partner ."
        " :z a v:Participation ; org:member :parent ; org:organization :q ;"
        " org:role role:partner ."
        " :w a v:Participation ; org:member :unit ; org:organization :q ;"
        " org:role role:coordinator .",
        [("x", "org:member", f"{START}unit", f"{START}parent")],
    ),
    "shared-identifier": (
        ":a schema:sameAs <https://ror.org/1> . :b schema:sameAs <https://ror.org/1> ."
        " :c schema:sameAs <https://ror.org/2> .",
        [("b", "schema:sameAs", "https://ror.org/1", f"{START}a")],
    ),
    "same-website": (
        ":a a schema:Organization ; schema:url <https://a.example/> ."
        " :b a schema:Organization ; schema:url <https://a.example/> ."
        " :c a schema:Organization ; schema:url <https://c.example/> ."
        " :d a schema:Organization ; schema:url <https://c.example/> ; org:unitOf :c .",
        [("b", "schema:url", "https://a.example/", f"{START}a")],
    ),
    "similar-organisation-name": (
        ':a a schema:Organization ; schema:name "Müller und Söhne GmbH & Co. KG"@de .'
        ' :b a schema:Organization ; schema:name "MUELLER UND SÖHNE"@de .'
        ' :c a schema:Organization ; schema:name "Stadt Leipzig"@de .'
        ' :d a schema:Organization ; schema:name "Landkreis Leipzig"@de .'
        ' :e a schema:Organization ; schema:name "Stadt Leipzig"@de .',
        [("b", "schema:name", "MUELLER UND SÖHNE", f"{START}a")],
    ),
    "organisation-with-two-names": (
        ':a a schema:Organization ; schema:name "Stadt Jena"@de .'
        ' :s a rdf:Statement ; rdf:subject :a ; rdf:predicate schema:name ; rdf:object "Ruhla"@de .'
        " :t a rdf:Statement ; rdf:subject :a ; rdf:predicate schema:name ;"
        ' rdf:object "STADT JENA (Thüringen)"@de .',
        [("a", "schema:name", "Stadt Jena", "Ruhla")],
    ),
    "dead-reference": (
        "<project/a> schema:areaServed <place/x> , <place/y> . <place/y> a schema:Place ."
        " <project/a> schema:url <https://elsewhere.example/gone> .",
        [("project/a", "schema:areaServed", f"{START}place/x", "")],
    ),
    "odd-address": (
        ":a schema:url <http://https://a.example/x> . :b schema:url <https://intranet/x> ."
        " :c schema:url <https://www.jena.de/x?y=http://z> .",
        [
            ("a", "schema:url", "http://https://a.example/x", "https://a.example/x"),
            ("b", "schema:url", "https://intranet/x", ""),
        ],
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
    assert found.columns in (COLUMNS[: len(found.columns)], REPAIRED)
    rows = sorted((*row, "", "", "")[:4] for row in found.texts())
    assert rows == sorted(map(full, wanted))


@each_check
def test_a_check_says_what_is_wrong_and_what_to_do(name: str) -> None:
    found = header(name)
    assert set(found) - {"repair"} == {"summary", "problem", "remedy", "severity", "certainty"}
    assert found["severity"] in ("error", "warning", "notice")
    assert found["certainty"] in ("certain", "likely", "hint")
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


def test_addresses_are_looked_for_in_all_texts_that_people_write() -> None:
    context = json.loads(
        (CATALOGUE.root / "ontology" / "context.jsonld").read_text(encoding="utf-8")
    )
    texts = set(_texts(context["@context"]))
    asked = [
        set(
            re.findall(
                r"[a-z]+:[A-Za-z]+", CHECKS[name].read_text().split("VALUES")[1].split("}")[0]
            )
        )
        for name in ("email-in-text", "telephone-in-text")
    ]
    others = {
        *("schema:email", "schema:telephone"),  # what is published, or withheld, as such
        *("frapo:hasGrantNumber", "schema:currency", "schema:identifier", "schema:sha256", "v:ags"),
        *("schema:archivedAt", "v:startDatePrecision", "v:endDatePrecision"),
        "v:datePublishedPrecision",
    }
    assert asked == [texts - others] * 2


def _texts(definitions: dict[str, Any]) -> Iterator[str]:
    """The properties of a context whose values are plain text."""
    for one in definitions.values():
        if isinstance(one, dict):
            yield from _texts(one.get("@context", {}))
            if "@id" in one and not {"@type", "@context"} & set(one):
                yield one["@id"]
