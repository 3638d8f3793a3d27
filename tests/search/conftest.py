"""The index of the real catalogue."""

from __future__ import annotations

import pytest

from verbund.assembly import Build
from verbund.search import FILE, Index


@pytest.fixture(scope="session")
def index(built: Build) -> Index:
    return Index.open(built.folder / FILE)
