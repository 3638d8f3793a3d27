from __future__ import annotations

import pytest

from verbund.pages import engine
from verbund.pages.engine import EngineNotFound


def test_the_engine_is_the_one_that_was_tried() -> None:
    assert "@version 9.1.2" in engine.script()
    assert len(engine.script()) < 480_000


def test_the_engine_asks_for_no_source_map_and_has_plain_line_ends() -> None:
    assert "sourceMappingURL" not in engine.script()
    assert "\r" not in engine.script()


def test_another_file_is_refused_with_its_sum(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "SHA256", "0" * 64)
    engine.script.cache_clear()
    with pytest.raises(EngineNotFound, match=r"SHA-256 1f20f0736f32") as caught:
        engine.script()
    assert "pip install" in caught.value.hint


def test_a_missing_file_is_said_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "SCRIPT", "pyvis/templates/nothing.js")
    engine.script.cache_clear()
    with pytest.raises(EngineNotFound, match=r"does not bring pyvis/templates/nothing\.js"):
        engine.script()
