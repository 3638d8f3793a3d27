"""The server of the real catalogue, asked without a network, and one on a port of this machine."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from verbund.assembly import Build
from verbund.catalogue import Catalogue
from verbund.web import application


@pytest.fixture(scope="session")
def served(built: Build) -> Catalogue:
    """The catalogue that is served; do not change it."""
    return Catalogue.at(built.folder.parent.parent)


@pytest.fixture(scope="session")
def client(served: Catalogue) -> Iterator[TestClient]:
    with TestClient(application(served), follow_redirects=False) as client:
        client.get("/catalog")  # from now on nothing waits to be written
        yield client


def start(catalogue: Catalogue, *words: str) -> tuple[subprocess.Popen[str], str]:
    """``verbund serve`` on a free port, and its address."""
    path = os.pathsep.join(filter(None, sys.path))
    process = subprocess.Popen(
        [sys.executable, "-m", "verbund", "serve", "--port", "0", *words],
        cwd=catalogue.root,
        env={**os.environ, "PYTHONPATH": path},
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr
    for line in process.stderr:
        if found := re.match(r"http://\S+", line):
            return process, found[0].rstrip("/")
    raise AssertionError("the server did not start")


@pytest.fixture(scope="module")
def running(served: Catalogue) -> Iterator[str]:
    """The address of a server that runs as strangers meet it."""
    process, address = start(served)
    yield address
    process.terminate()
    process.communicate(timeout=30)
