"""A small catalogue with a file of candidates."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from verbund.catalogue import Catalogue
from verbund.identity.candidates import COLUMNS, PLACE
from verbund.reading import Context, Curies

Put = Callable[..., None]


@pytest.fixture
def curies(small: Catalogue) -> Curies:
    path = small.root / "ontology" / "context.jsonld"
    return Curies(Context.read(path, small.settings.base))


@pytest.fixture
def put(small: Catalogue) -> Put:
    """Write rows of candidates into the small catalogue, without their empty columns."""

    def call(*rows: dict[str, str]) -> None:
        path = small.root / PLACE
        path.parent.mkdir(exist_ok=True)
        lines = [",".join(row.get(name, "") for name in COLUMNS) for row in rows]
        path.write_text("\n".join([",".join(COLUMNS), *lines, ""]), encoding="utf-8")

    return call
