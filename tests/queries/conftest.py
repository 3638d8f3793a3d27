"""The shipped questions, each with an example, and what they are asked of."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from verbund.assembly import Build
from verbund.catalogue import Catalogue
from verbund.cli import main
from verbund.queries.asking import Asker
from verbund.queries.query import Query
from verbund.queries.questions import Questions
from verbund.queries.values import Values
from verbund.store import Store

ROOT = Path(__file__).resolve().parent.parent.parent
NAMES = sorted(path.stem for path in (ROOT / "queries").glob("*.rq"))
EXAMPLES: Mapping[str, Mapping[str, str]] = tomllib.loads(
    (Path(__file__).parent / "examples.toml").read_text(encoding="utf-8")
)

Asking = Callable[..., Result]
Example = Callable[..., Query]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Ask a test that wants a ``question`` about each of them."""
    if "question" in metafunc.fixturenames:
        metafunc.parametrize("question", NAMES)


@pytest.fixture(scope="session")
def questions(built: Build) -> Questions:
    """The questions of the catalogue that is built."""
    return Questions(Catalogue.at(built.folder.parent.parent))


@pytest.fixture(scope="session")
def examples() -> Mapping[str, Mapping[str, str]]:
    """What each question with gaps is asked in the tests."""
    return EXAMPLES


@pytest.fixture(scope="session")
def example(questions: Questions, built: Build, store: Store) -> Example:
    """The query of a question's example, in a language."""
    base = Catalogue.at(built.folder.parent.parent).settings.base
    askers = {lang: Asker(questions, Values(store, base), lang) for lang in ("de", "en")}

    def ask(name: str, lang: str = "de") -> Query:
        given = {gap: [value] for gap, value in EXAMPLES.get(name, {}).items()}
        return askers[lang].query(questions.named(name), given)

    return ask


@pytest.fixture
def ask(built: Build) -> Asking:
    """Call the command line on the catalogue that is built already."""
    root = built.folder.parent.parent
    runner = CliRunner(env={"VERBUND_CATALOGUE": str(root), "COLUMNS": "80"})
    return lambda *words, stdin=None: runner.invoke(main, words, input=stdin, prog_name="verbund")
