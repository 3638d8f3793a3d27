"""A header says what a question is; what it says wrongly is named with its line."""

from __future__ import annotations

import pytest
import yaml

from verbund.errors import InvalidQuery
from verbund.model import Iri
from verbund.queries.header import expanded
from verbund.queries.heads import read_header

GOOD = """\
#+ summary: Who works on a topic
#+ question: {de: "Wer arbeitet an {topic}?", en: "Who works on {topic}?"}
#+ description:
#+   de: >-
#+     Personen mit einer Aufgabe
#+     in Vorhaben zum Thema.
#+   en: People with a task in projects on the topic.
#+ tags: [topic, person]
#+ parameters:
#+   topic: {type: v:Topic, label: {de: Thema, en: topic}}
#+   least: {type: number, default: 2, label: {de: Mindestzahl, en: least number}}
#+   state: {type: text, many: true, default: [], choices: states, label: {de: Land, en: state}}
#+   lang: {type: language, default: de}
#+ columns:
#+   person: {de: Person, en: Person}
SELECT ?person WHERE { ?person ?does $topic }
"""


def test_a_header_is_read() -> None:
    header = read_header(GOOD)
    assert header.summary == "Who works on a topic"
    assert header.description["de"] == "Personen mit einer Aufgabe in Vorhaben zum Thema."
    assert header.tags == ("topic", "person")
    assert list(header.parameters) == ["topic", "least", "state", "lang"]
    assert header.columns == {"person": {"de": "Person", "en": "Person"}}


def test_a_parameter_says_what_it_takes() -> None:
    topic, least, state, lang = read_header(GOOD).parameters.values()
    assert (topic.kind, topic.of, topic.default) == (
        "thing",
        Iri("https://w3id.org/verbund/ns#Topic"),
        None,
    )
    assert (least.kind, least.default, least.many) == ("number", ("2",), False)
    assert (state.many, state.default, state.choices) == (True, (), "states")
    assert (lang.kind, lang.labels["de"]) == ("language", "Sprache")


def test_grlc_reads_the_same_lines_as_yaml() -> None:
    lines = "\n".join(line.lstrip("#+") for line in GOOD.splitlines() if line.startswith("#+"))
    found = yaml.safe_load(lines)
    assert (found["summary"], found["tags"]) == ("Who works on a topic", ["topic", "person"])


def test_the_sentence_has_gaps_until_they_are_filled() -> None:
    header = read_header(GOOD)
    assert header.sentence("de") == "Wer arbeitet an {Thema}?"
    assert header.sentence("en", {"topic": "housing"}) == "Who works on housing?"


def test_what_has_no_gap_in_the_sentence_is_added() -> None:
    header = read_header(GOOD)
    said = header.sentence("de", {"topic": "Wohnen", "least": "3", "state": ""})
    assert said == "Wer arbeitet an Wohnen? (Mindestzahl: 3)"


def test_a_column_without_a_heading_goes_by_its_name() -> None:
    header = read_header(GOOD)
    assert (header.heading("person", "de"), header.heading("role", "de")) == ("Person", "role")


def _changed(old: str, new: str) -> str:
    assert old in GOOD
    return GOOD.replace(old, new)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT * {}", "line 1: header: there is none"),
        (_changed("#+ summary: Who works on a topic\n", ""), "line 1: header: summary is missing"),
        (_changed("#+ summary: Who", "#+ summary: Who: what"), "line 1: header: mapping values"),
        (
            _changed("#+ tags:", "#+ labels:"),
            "line 8: labels: is unknown in header; known",
        ),
        (_changed("[topic, person]", "{a: b}"), "line 8: tags: a text is wanted"),
        (_changed("#+   en: People with a task in projects on the topic.\n", ""), "en is missing"),
        (
            _changed("Who works on {topic}?", "Who works on {theme}?"),
            r"line 2: .*\{theme\}",
        ),
        (_changed("type: v:Topic", "type: topic"), "line 10: type: 'topic' is no type"),
        (_changed("type: v:Topic, ", ""), "line 10: topic: type is missing"),
        (_changed("default: 2", "default: [2, 3]"), "line 11: default: needs one value"),
        (_changed("many: true", "many: yes"), "line 12: many: write true or false"),
        (_changed("  least:", "  Least:"), "line 11: Least: 'Least' is no name"),
        (_changed(", label: {de: Thema, en: topic}", ""), "line 10: topic: label is missing"),
        (_changed("person: {de: Person, en: Person}", "person: Person"), "line 15: person: named"),
        (_changed("person: {de: Person", 'person: {de: ""'), "line 15: de: it is empty"),
        (_changed("#+   lang:", "#+   least:"), "line 13: least: stands here twice"),
    ],
)
def test_a_fault_is_named_with_its_line(text: str, message: str) -> None:
    with pytest.raises(InvalidQuery, match=message):
        read_header(text)


def test_a_yaml_tag_makes_no_object() -> None:
    with pytest.raises(InvalidQuery):
        read_header(_changed("Who works on a topic", "!!python/object/apply:os.system [true]"))


def test_only_known_prefixes_are_expanded() -> None:
    assert expanded("nonsense:Event") is None
    assert expanded("Event") is None
