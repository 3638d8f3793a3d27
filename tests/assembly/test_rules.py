"""Which properties a rule reads, as far as its text tells; when in doubt, any."""

from __future__ import annotations

from pathlib import Path

import pytest

from verbund.assembly import building
from verbund.assembly.rules import read_by, together
from verbund.catalogue import Catalogue
from verbund.model import Statement
from verbund.vocab import RDF

ROOT = Path(__file__).resolve().parents[2]
HEAD = "PREFIX s: <https://s/>\nCONSTRUCT { ?a s:made ?c } WHERE "


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("{ ?a s:b ?c ; s:d 'e s:no'@de , ?f . # s:comment", {"b", "d"}),
        ("{ ?a <https://s/b>/^s:d ?c ; a s:F", {"b", "d", "F", "type"}),
        ("{ ?a s:b ?c FILTER (?c != s:g) MINUS { ?a s:h true ; s:i 5.0 }", {*"bghi"}),
        ("{ VALUES (?c ?d) { (s:j s:k) } VALUES ?e { s:l s:m } ?a s:b ?c", {*"jklmb"}),
        ("{ GRAPH ?g { ?a s:b ?c } OPTIONAL { ?a s:n-o.p ?q }", {"b", "n-o.p"}),
    ],
)
def test_a_rule_reads_what_it_names(pattern: str, names: set[str]) -> None:
    found = read_by(f"{HEAD}{pattern}\n}}") or ()
    wanted = {RDF.type if name == "type" else f"https://s/{name}" for name in names}
    assert set(found) == wanted | {"https://s/made"}


@pytest.mark.parametrize(
    "pattern",
    [
        "?a ?any ?c",
        "?a s:b ?d ; ?any ?c",
        "?a !s:b ?c",
        "?a (s:b|!s:d)+ ?c",
        "?a s:b [ ?any ?c ]",
        "?a s:b ?c FILTER (EXISTS { ?a ?any ?c })",
        "?a s:b\\,c ?c",
        "?a $any ?c",
    ],
)
def test_a_rule_that_may_read_anything_reads_anything(pattern: str) -> None:
    assert read_by(f"{HEAD}{{ {pattern} }}") is None


def test_names_that_need_a_base_may_be_any() -> None:
    assert read_by("BASE <https://s/> CONSTRUCT { ?a <b> ?c } WHERE { ?a <d> ?c }") is None


def test_one_rule_that_may_read_anything_is_enough() -> None:
    assert together([frozenset("ab"), frozenset("bc")]) == frozenset("abc")
    assert together([frozenset("ab"), None]) is None


def test_all_rules_of_ours_name_what_they_read() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "ontology/rules").glob("*.rq")]
    assert None not in map(read_by, texts)


def whole(folder: Path) -> set[Statement]:
    """Every statement of a new build of the catalogue."""
    made = building.build(Catalogue.at(ROOT, builds=folder))
    return set(made.store().statements(every=True))


def test_what_is_derived_does_not_depend_on_what_memory_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = whole(tmp_path / "one")
    monkeypatch.setattr(building, "read_by", lambda _: None)
    assert whole(tmp_path / "other") == first
