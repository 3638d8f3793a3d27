"""Engines started for a test, each on a free port of this machine, and ended by their ids."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

import pytest

_INI = """\
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/temp.db
TransactionFile = {folder}/temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
ServerThreads = 40
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
CheckpointInterval = 0
DirsAllowed = {folder}
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 20
ServerRoot = {folder}
[SPARQL]
ResultSetMaxRows = 10000
MaxQueryExecutionTime = 60
"""


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def oxigraph(folder: Path) -> Iterator[str]:
    """The Oxigraph server; gives its address without a path."""
    program = Path(sys.executable).with_name("oxigraph")
    if not program.exists():
        pytest.skip("THE OXIGRAPH SERVER IS NOT TESTED: install the package `oxigraph`")
    port = free_port()
    words = [str(program), "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}"]
    with _running(words, folder, port):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def served(catalogue: Path, folder: Path) -> Iterator[str]:
    """`verbund serve` of a catalogue; gives its address without a path."""
    program = str(Path(sys.executable).with_name("verbund"))
    port = free_port()
    words = [program, "serve", "--catalogue", str(catalogue), "--port", str(port)]
    with _running(words, folder, port):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def virtuoso(folder: Path) -> Iterator[str]:
    """Virtuoso with the limits that Debian ships; gives its address without a path."""
    program = shutil.which("virtuoso-t")
    if program is None:
        pytest.skip("VIRTUOSO IS NOT TESTED: apt-get install virtuoso-opensource-7-bin")
    sql, port = free_port(), free_port()
    folder.mkdir(parents=True, exist_ok=True)
    ini = folder / "virtuoso.ini"
    ini.write_text(_INI.format(folder=folder, sql=sql, http=port), encoding="utf-8")
    with _running([program, "+foreground", "+configfile", str(ini)], folder, port):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def _running(words: list[str], folder: Path, port: int) -> Iterator[None]:
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "talk.txt").open("wb") as talk:
        process = subprocess.Popen(words, cwd=folder, stdout=talk, stderr=talk)
        try:
            _wait(process, port, folder / "talk.txt")
            yield
        finally:
            process.kill()  # what it holds is thrown away
            process.wait()


def _wait(process: subprocess.Popen[bytes], port: int, talk: Path) -> None:
    """Until someone listens."""
    end = monotonic() + 120
    while monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(talk.read_text(encoding="utf-8", errors="replace"))
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        sleep(0.1)
    raise TimeoutError(f"{process.args!r} did not begin to listen")
