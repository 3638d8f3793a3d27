"""What the command line itself promises: words, streams and statuses, whatever the command."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from types import ModuleType

import click
import pytest
from click.testing import CliRunner, Result

from verbund import cli
from verbund.catalogue import Catalogue
from verbund.cli import COMMANDS, _options
from verbund.errors import VerbundError

#: what takes long to load, and what starts with verbund must not load before it is used
HEAVY = ("jinja2", "networkx", "numpy", "pyoxigraph", "pyshacl", "pyvis", "rdflib", "rich", "scipy")
LOADED = """
import sys
from click.testing import CliRunner
from verbund.cli import main
assert CliRunner().invoke(main, sys.argv[1:]).exit_code == 0
print(*sorted(name for name in sys.modules if "." not in name))
"""

Run = Callable[..., Result]
Failing = Callable[[BaseException], Result]
Decorator = Callable[[Callable[..., None]], Callable[..., None]]


@pytest.fixture
def failing(run: Run, monkeypatch: pytest.MonkeyPatch) -> Failing:
    """Call a command that raises what it is told to."""

    def call(problem: BaseException) -> Result:
        @click.command
        def command() -> None:
            raise problem

        module = ModuleType("verbund.cli.build")
        module.__dict__["command"] = command
        monkeypatch.setitem(sys.modules, module.__name__, module)
        return run("build")

    return call


def _said(*words: str, option: Decorator) -> Result:
    """What a command with one shared option makes of some words."""

    @click.command
    @option
    def command(**values: object) -> None:
        click.echo(values)

    return CliRunner().invoke(command, words)


def test_without_words_there_is_help(run: Run) -> None:
    bare, asked = run(), run("--help")
    assert (bare.exit_code, bare.stdout) == (0, asked.stdout)


def test_help_lists_every_command(run: Run) -> None:
    listed = run("--help").stdout.split("Commands:\n")[1].splitlines()
    assert [line.split()[0] for line in listed if line[2] != " "] == list(COMMANDS)


@pytest.mark.slow
def test_help_loads_nothing_heavy() -> None:
    words = [sys.executable, "-c", LOADED, "--help"]
    done = subprocess.run(words, check=True, capture_output=True, text=True)
    assert set(done.stdout.split()).isdisjoint(HEAVY)


@pytest.mark.slow
def test_ctrl_c_ends_what_is_still_loading_without_a_word(tmp_path: Path) -> None:
    slow = "import time; print('loading', flush=True); time.sleep(60)"
    (tmp_path / "click.py").write_text(slow, encoding="utf-8")
    words = [sys.executable, "-m", "verbund", "--help"]
    with subprocess.Popen(
        words,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # not that of a job
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == b"loading\n"
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=30)
    assert (process.returncode, said) == (-signal.SIGINT, b"")


def test_the_version_is_told(run: Run) -> None:
    assert run("--version").stdout == f"verbund {version('verbund')}\n"


def test_a_misspelt_command_is_guessed(run: Run) -> None:
    result = run("biuld")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "Error: no command called 'biuld'\nHint: did you mean 'build'?\n"


def test_an_unknown_option_is_a_wrong_word(run: Run) -> None:
    result = run("--biuld")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "No such option" in result.stderr


@pytest.mark.slow
def test_everything_once_ends_by_saying_what_to_type_next(run: Run, catalogue: Catalogue) -> None:
    result = run("run")
    assert result.exit_code == 0, result.stderr
    ending = [line.split() for line in result.stdout.splitlines()[-5:]]
    assert [words[0] for words in ending] == ["Have", "Look", "Ask", "Change", "Share"]
    assert ending[2][-2:] == ["--param", "project=interko2"]
    assert all(len(line) <= 80 for line in result.stdout.splitlines()[-5:])
    assert "57 files in exports; manifest.json names them." in result.stderr
    assert (catalogue.root / "network.html").is_file()
    assert (catalogue.root / "exports" / "manifest.json").is_file()


def test_a_folder_that_is_no_catalogue_is_named(run: Run, tmp_path: Path) -> None:
    result = run("build", "--catalogue", str(tmp_path))
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.startswith(f"Error: {tmp_path} is not a catalogue")


def test_our_errors_tell_what_and_what_next(failing: Failing) -> None:
    result = failing(VerbundError("the roof leaks", hint="fetch a bucket"))
    assert result.stderr == "Error: the roof leaks\nHint: fetch a bucket\n"
    assert (result.exit_code, result.stdout) == (1, "")


def test_an_error_without_a_hint_is_one_line(failing: Failing) -> None:
    assert failing(VerbundError("the roof leaks")).stderr == "Error: the roof leaks\n"


def test_a_fault_of_ours_is_two_lines_and_no_traceback(failing: Failing) -> None:
    result = failing(ZeroDivisionError("division\nby zero"))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "Error: something went wrong inside verbund: ZeroDivisionError: division by zero\n"
        "Hint: set VERBUND_DEBUG=1 and try again to see where\n"
    )


def test_who_wants_the_traceback_gets_it(failing: Failing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VERBUND_DEBUG", "1")
    assert isinstance(failing(ZeroDivisionError()).exception, ZeroDivisionError)


def test_an_interrupt_is_quiet(failing: Failing) -> None:
    result = failing(KeyboardInterrupt())
    assert (result.exit_code, result.output.strip()) == (130, "")


def test_clicks_own_errors_stay_as_they_are(failing: Failing) -> None:
    result = failing(click.UsageError("two is one too many"))
    assert result.exit_code == 2
    assert "Error: two is one too many" in result.stderr


def test_clicks_own_errors_fit_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "80")
    with pytest.raises(SystemExit) as ended:
        cli.main(("search", "x", "--format", "nope"))
    assert ended.value.code == 2
    lines = capsys.readouterr().err.splitlines()
    assert lines[3].startswith("Error: Invalid value for '--format': 'nope' is not one of 'csv',")
    assert lines[-1].endswith("'rdfxml'.")
    assert all(len(line) <= 80 for line in lines)


@pytest.mark.slow
def test_a_reader_who_leaves_early_hears_nothing() -> None:
    words = [sys.executable, "-m", "verbund", "--help"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


def test_the_catalogue_is_found_from_a_folder_inside_it(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(catalogue.root / "data")
    monkeypatch.delenv("VERBUND_CATALOGUE", raising=False)
    assert str(catalogue.root) in _said(option=_options.catalogue).stdout


def test_the_catalogue_can_be_named_by_the_environment(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir("/")
    monkeypatch.setenv("VERBUND_CATALOGUE", str(catalogue.root))
    assert str(catalogue.root) in _said(option=_options.catalogue).stdout


def test_a_format_is_one_of_the_commands_own() -> None:
    option = _options.form(["csv", "json"], default="csv")
    assert _said(option=option).stdout == "{'form': 'csv'}\n"
    assert _said("--format", "xml", option=option).exit_code == 2


def test_output_is_a_file_or_a_folder(tmp_path: Path) -> None:
    assert _said("--output", str(tmp_path), option=_options.output("DIR")).exit_code == 0
    assert _said("-o", str(tmp_path), option=_options.output("DIR")).exit_code == 0
    assert _said("--output", str(tmp_path), option=_options.output("FILE")).exit_code == 2
