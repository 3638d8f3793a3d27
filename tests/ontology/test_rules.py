"""Each rule derives from a small example what it says, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from verbund.catalogue import Catalogue
from verbund.formats import RdfFormat
from verbund.model import Iri, Statement
from verbund.store import Store
from verbund.vocab import PREFIXES

HERE = Path(__file__).parent
CATALOGUE = Catalogue.at(HERE.parent.parent)
RULES = {path.stem: path for path in CATALOGUE.files("ontology/rules", ".rq")}
DERIVED = Iri("https://example.org/derived")
HEAD = "".join(
    f"@prefix {name}: <{start}> .\n"
    for name, start in {
        **PREFIXES,
        "": "https://example.org/",
        "kind": "https://w3id.org/verbund/kind/",
        "role": "https://w3id.org/verbund/role/",
    }.items()
)

#: rule, what is given, what is derived from it
EXAMPLES = {
    "a participation is a membership": (
        "10-types",
        ":x a v:Participation .",
        ":x a org:Membership , schema:OrganizationRole .",
    ),
    "a project is one for FOAF too": (
        "10-types",
        ":loom a schema:ResearchProject .",
        ":loom a foaf:Project .",
    ),
    "a call is no programme": (
        "11-programmes",
        ":p a schema:FundingScheme . :c a schema:FundingScheme , v:Call .",
        ":p a frapo:FundingProgramme .",
    ),
    "a part of a project is no joint project": (
        "12-collaborations",
        ":a a schema:ResearchProject . :b a schema:ResearchProject ; dcterms:isPartOf :a .",
        ":a a org:OrganizationalCollaboration .",
    ),
    "a kind can say that a project is no joint project": (
        "12-collaborations",
        ":a a schema:ResearchProject ; v:kind kind:joint-project ."
        " :b a schema:ResearchProject ; v:kind kind:other-project .",
        ":a a org:OrganizationalCollaboration .",
    ),
    "what belongs to an organisation is a unit": (
        "13-units",
        ":chair org:unitOf :university .",
        ":chair a org:OrganizationalUnit .",
    ),
    "a name is a label in its language": (
        "20-labels",
        ':a schema:name "Stuhl"@de , "loom"@en . :b schema:name "Ada" . :c skos:prefLabel "x"@de .',
        ':a rdfs:label "Stuhl"@de , "loom"@en . :b rdfs:label "Ada" . :c rdfs:label "x"@de .',
    ),
    "an English title is a label without a language too": (
        "21-labels-from-other-languages",
        ':a schema:name "Loom"@en ; rdfs:label "Loom"@en .'
        ' :b schema:name "Stuhl"@de , "Loom"@en ; rdfs:label "Stuhl"@de , "Loom"@en .',
        ':a rdfs:label "Loom" .',
    ),
    "a grant is called by its number": (
        "22-labels-of-money",
        ':g a schema:MonetaryGrant ; frapo:hasGrantNumber "033L1" ; schema:fundedItem :p .'
        ' :p v:acronym "LOOM" .',
        ':g rdfs:label "033L1" .',
    ),
    "a grant without a number is called by its project": (
        "22-labels-of-money",
        ':g a schema:MonetaryGrant ; schema:fundedItem :p . :p v:acronym "LOOM" .',
        ':g rdfs:label "Förderung von LOOM"@de , "Funding of LOOM"@en .',
    ),
    "a grant with a name keeps it": (
        "22-labels-of-money",
        ':g a schema:MonetaryGrant ; schema:name "Garngeld"@de ; frapo:hasGrantNumber "033L1" .',
        "",
    ),
    "an amount is its number and currency": (
        "22-labels-of-money",
        ':a a schema:MonetaryAmount ; schema:value 12.5 ; schema:currency "EUR" .',
        ':a rdfs:label "12.5 EUR" .',
    ),
    "a participation is called by organisation and acronym": (
        "23-labels-of-roles-in-projects",
        ':x a v:Participation ; org:member :o ; org:organization :p . :p v:acronym "LOOM" .'
        ' :o rdfs:label "Stadt"@de , "town"@en .',
        ':x rdfs:label "Stadt in LOOM"@de , "town in LOOM"@en .',
    ),
    "without an acronym the name of the project will do": (
        "23-labels-of-roles-in-projects",
        ":x a v:ProjectRole ; org:member :ada ; org:organization :p ."
        ' :p rdfs:label "Stuhl"@de , "loom"@en . :ada rdfs:label "Ada" .',
        ':x rdfs:label "Ada in Stuhl" .',
    ),
    "an affiliation is called by person and organisation": (
        "24-labels-of-affiliations",
        ":x a v:Affiliation ; org:member :ada ; org:organization :o ."
        ' :ada rdfs:label "Ada" . :o rdfs:label "Stadt"@de .',
        ':x rdfs:label "Ada, Stadt"@de .',
    ),
    "a role at an event is called by who and where": (
        "25-labels-of-roles-at-events",
        ":x a v:SpeakerRole ; schema:performer :ada ; v:event :e ."
        " :y a v:OrganiserRole ; v:organiser :o ; v:event :e ."
        ' :e rdfs:label "Tagung"@de . :ada rdfs:label "Ada" .'
        ' :o rdfs:label "Stadt"@de , "town"@en .',
        ':x rdfs:label "Ada: Tagung"@de . :y rdfs:label "Stadt: Tagung"@de .',
    ),
    "a relation is called by both projects": (
        "26-labels-of-relations",
        ":x a v:ProjectRelation ; v:project :a ; v:relatedProject :b ."
        ' :a v:acronym "LOOM" . :b rdfs:label "Faden"@de .',
        ':x rdfs:label "LOOM – Faden" .',
    ),
    "a change is called by old and new": (
        "26-labels-of-relations",
        ":x a org:ChangeEvent ; org:originalOrganization :a ; org:resultingOrganization :b ."
        ' :a rdfs:label "Alt"@de , "old"@en . :b rdfs:label "Neu"@de .',
        ':x rdfs:label "Alt → Neu"@de .',
    ),
    "an image is called by its caption, a contact by its address": (
        "27-labels-of-documents",
        ':x a schema:ImageObject ; schema:caption "Ein Stuhl"@de .'
        ' :y a schema:ContactPoint ; schema:email "web@example.org" .',
        ':x rdfs:label "Ein Stuhl"@de . :y rdfs:label "web@example.org" .',
    ),
    "a statement is called by thing and property": (
        "28-labels-of-statements",
        ":x a rdf:Statement ; rdf:subject :p ; rdf:predicate schema:endDate ."
        " :y a rdf:Statement ; rdf:subject :o ; rdf:predicate schema:name ."
        ' :p rdfs:label "Der Webstuhl"@de ; v:acronym "LOOM" . :o rdfs:label "Stadt"@de .',
        ':x rdfs:label "LOOM: endDate"@de . :y rdfs:label "Stadt: name"@de .',
    ),
    "an acronym is another name": (
        "30-names",
        ':p v:acronym "LOOM" .',
        ':p schema:alternateName "LOOM" .',
    ),
    "a participant is a member, a funder is not": (
        "40-members",
        ":x a v:Participation ; org:organization :p ; org:member :a ; org:role role:partner ."
        " :y a v:Participation ; org:organization :p ; org:member :b ; org:role role:funder ."
        " :z a v:Participation ; org:organization :p ; org:member :c ;"
        " org:role role:managing-agency .",
        ":p schema:member :a . :a schema:memberOf :p .",
    ),
    "who has work in a project works on it, who writes about it does not": (
        "41-project-people",
        ":x a v:ProjectRole ; org:member :ada ; org:organization :p ; org:role role:lead ."
        " :y a v:ProjectRole ; org:member :zoe ; org:organization :p ; org:role role:author ."
        " role:lead skos:broader role:project-work .",
        ":ada v:worksOn :p .",
    ),
    "a speaker performs at the event and in the talk": (
        "42-performers",
        ":x a v:SpeakerRole ; schema:performer :ada ; v:event :e ; v:talk :t ;"
        " org:role role:keynote . role:keynote skos:broader role:event-speaking .",
        ":e schema:performer :ada . :t schema:performer :ada .",
    ),
    "a guest attends": (
        "42-performers",
        ":x a v:SpeakerRole ; schema:performer :ada ; v:event :e ; org:role role:participant ;"
        " v:status kind:reported . role:participant skos:broader role:event-attending .",
        ":e schema:attendee :ada .",
    ),
    "who is only announced has not performed": (
        "42-performers",
        ":x a v:SpeakerRole ; schema:performer :ada ; v:event :e ; org:role role:keynote ;"
        " v:status kind:announced . role:keynote skos:broader role:event-speaking .",
        "",
    ),
    "who holds an event organises it, who helps does not": (
        "43-organisers",
        ":x a v:OrganiserRole ; v:organiser :o ; v:event :e ; org:role role:host ."
        " :y a v:OrganiserRole ; v:organiser :n ; v:event :e ; org:role role:event-supporter ."
        " role:host skos:broader role:event-holding .",
        ":e schema:organizer :o .",
    ),
    "members of a joint project work with each other": (
        "50-works-with",
        ":p a org:OrganizationalCollaboration ; schema:member :a , :b . :q schema:member :b , :c .",
        ":a v:worksWith :b . :b v:worksWith :a .",
    ),
}


def read(turtle: str) -> Store:
    store = Store.in_memory()
    store.load(f"{HEAD}{turtle}".encode(), RdfFormat.TURTLE)
    return store


@pytest.mark.parametrize(("rule", "given", "wanted"), EXAMPLES.values(), ids=EXAMPLES)
def test_a_rule_derives_what_it_says(rule: str, given: str, wanted: str) -> None:
    store = read(given)
    store.derive(RULES[rule].read_text(encoding="utf-8"), into=DERIVED)
    derived = {Statement(s.subject, s.predicate, s.object) for s in store.statements(DERIVED)}
    assert derived == set(read(wanted).statements())


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_has_an_example(rule: str) -> None:
    assert rule in {example[0] for example in EXAMPLES.values()}


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_says_what_it_derives(rule: str) -> None:
    assert RULES[rule].read_text(encoding="utf-8").startswith("# Derived: ")


def test_a_second_run_derives_nothing_new() -> None:
    store = Store.in_memory()
    store.load_file(HERE / "clean.ttl")
    texts = [path.read_text(encoding="utf-8") for path in RULES.values()]
    first = [store.derive(text, into=DERIVED) for text in texts]
    assert sum(first) > 0
    assert [store.derive(text, into=DERIVED) for text in texts] == [0] * len(texts)
