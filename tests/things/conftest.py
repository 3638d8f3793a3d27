"""What the real catalogue says, described."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from verbund.assembly import Build
from verbund.catalogue import Catalogue
from verbund.model import Iri
from verbund.reading import Context
from verbund.store import Store
from verbund.things import Describer, Thing

BASE = "https://w3id.org/stadt-land-plus/"
Described = Callable[[str], Thing]


@pytest.fixture(scope="session")
def describer(built: Build, store: Store) -> Describer:
    return Describer.of(Catalogue.at(built.folder.parent.parent), store)


@pytest.fixture(scope="session")
def described(describer: Describer) -> Described:
    """The description of a thing by its id, such as ``project/neila``."""
    return lambda local: describer.thing(Iri(BASE + local))


@pytest.fixture(scope="session")
def context(built: Build) -> Context:
    catalogue = Catalogue.at(built.folder.parent.parent)
    return Context.read(catalogue.root / "ontology" / "context.jsonld", catalogue.settings.base)
