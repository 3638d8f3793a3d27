"""What was read once is not read again, unless its text is another."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from verbund.catalogue import Catalogue
from verbund.errors import UnreadableFile
from verbund.queries import questions as module
from verbund.queries.files import read_question
from verbund.queries.questions import Questions


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on, no file is parsed."""
    monkeypatch.setattr(module, "_read", lambda path: pytest.fail(f"{path} is read again"))


def test_what_is_kept_is_what_was_read(small: Catalogue, request: pytest.FixtureRequest) -> None:
    read = [
        read_question(path)
        for path in sorted((small.root / "queries").glob("*.rq"), key=lambda path: path.stem)
    ]
    assert list(Questions(small)) == read
    request.getfixturevalue("unread")
    assert list(Questions(small)) == read


def test_another_text_is_read(small: Catalogue) -> None:
    before = Questions(small).named("partners")
    path = small.root / "queries" / "partners.rq"
    path.write_text(f"{before.sparql}# more", encoding="utf-8")
    assert Questions(small).named("partners") == read_question(path) != before


@pytest.mark.parametrize("what", ["", "[]", '{"reader": 1}', '{"reader": 0}', "\xff"])
def test_what_cannot_be_understood_is_made_anew(small: Catalogue, what: str) -> None:
    before = Questions(small).named("partners")
    kept = small.builds / "questions" / "partners.json"
    good = kept.read_bytes()
    kept.write_text(what, encoding="latin-1")
    assert Questions(small).named("partners") == before
    assert kept.read_bytes() == good
    broken = {**json.loads(good), "header": {}}
    kept.write_text(json.dumps(broken), encoding="utf-8")
    assert Questions(small).named("partners") == before


def test_a_faulty_question_is_told_each_time(small: Catalogue) -> None:
    path = small.root / "queries" / "partners.rq"
    path.write_text("#+ summary: none\nASK {}", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(UnreadableFile):
            Questions(small).named("partners")


def test_without_a_build_nothing_is_kept(small: Catalogue, tmp_path: Path) -> None:
    elsewhere = Catalogue.at(small.root, builds=tmp_path / "nowhere")
    assert Questions(elsewhere).named("partners").name == "partners"
    assert not elsewhere.builds.exists()
