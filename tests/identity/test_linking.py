"""`verbund link`: records of ROR in Wikidata's words on an endpoint, found by names."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest
from click.testing import Result
from tests.endpoint.engines import oxigraph
from tests.identity.ror_names import records

from verbund.assembly import build
from verbund.catalogue import Catalogue
from verbund.formats import RdfFormat
from verbund.identity.candidates import PLACE
from verbund.identity.linking import link
from verbund.model import Table
from verbund.store import Store
from verbund.vocab import RDFS

Run = Callable[..., Result]
NAMES = {
    "bbsr": "Bundesinstitut für Bau-, Stadt- und Raumforschung",
    "charite": "Charité - Universitätsmedizin Berlin",
    "acker": "Acker e. V.",
    "quoted": 'Verein "Zur Linde" \\ Jena',
}


def turtle(found: list[dict[str, Any]]) -> bytes:
    """Records of ROR as Wikidata would tell them."""
    lines = ["@prefix wdt: <http://www.wikidata.org/prop/direct/> ."]
    lines += ["@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> ."]
    lines += ["@prefix skos: <http://www.w3.org/2004/02/skos/core#> ."]
    for number, one in enumerate(found):
        ids = {each["type"]: each["all"][0] for each in one.get("external_ids", [])}
        thing = f"<http://www.wikidata.org/entity/{ids.get('wikidata', f'Q9{number}')}>"
        place = f"<http://www.wikidata.org/entity/Q8{one['locations'][0]['geonames_id']}>"
        town = one["locations"][0]["geonames_details"]["name"]
        lines.append(f'{thing} wdt:P6782 "{one["id"].rpartition("/")[2]}" ; wdt:P131 {place} .')
        lines.append(f"{place} rdfs:label {json.dumps(town, ensure_ascii=False)}@de .")
        for name in one["names"]:
            text = json.dumps(name["value"], ensure_ascii=False)
            means = "rdfs:label" if "label" in name["types"] else "skos:altLabel"
            lines.append(f"{thing} {means} {text}@{name['lang'] or 'de'} .")
    return "\n".join(lines).encode()


@pytest.fixture
def several(small: Catalogue) -> Catalogue:
    """The small catalogue with organisations that real records are about."""
    path = small.root / "data" / "organisations.csv"
    head, *rows = path.read_text(encoding="utf-8").splitlines()
    width = head.count(",") + 1
    for own, name in NAMES.items():
        cells = [own, "FormalOrganization", '"' + name.replace('"', '""') + '"']
        cells += [""] * (width - 5) + ["", "programme-page"]
        cells[head.split(",").index("kind")] = "association"
        rows.append(",".join(cells))
    path.write_text("\n".join([head, *rows, ""]), encoding="utf-8")
    return small


@pytest.fixture(scope="module")
def address(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An endpoint filled with the records of the sample."""
    with oxigraph(tmp_path_factory.mktemp("link")) as url:
        data = turtle(records(shared))
        head = {"Content-Type": "text/turtle"}
        with urlopen(Request(f"{url}/store?default", data, head, method="POST")):  # noqa: S310
            yield f"{url}/query"


def test_records_are_proposed_with_all_their_ids(
    several: Catalogue, on_small: Run, address: str
) -> None:
    said = on_small("link", "--endpoint", address, "-q")
    assert (said.exit_code, said.stderr) == (0, "")
    lines = (several.root / PLACE).read_text(encoding="utf-8").splitlines()[1:]
    rows = [line.split(",") for line in lines if line.startswith("organisation:charite")]
    assert [row[4] for row in rows] == ["wikidata:Q162684", "ror:001w7jn25"]
    assert [line.split(",")[0] for line in lines if "ror:01zy7yh11" in line] == [
        "organisation:bbsr"
    ]
    assert all("verbund link,open" in line for line in lines)
    assert "same name; town not known on both sides" in said.stdout


def test_an_endpoint_that_is_silent_is_told(several: Catalogue, on_small: Run) -> None:
    said = on_small("link", "--endpoint", "http://127.0.0.1:9/sparql", "--timeout", "5", "-q")
    assert (said.exit_code, said.stdout) == (6, "")
    assert not (several.root / PLACE).exists()


def test_an_endpoint_has_to_be_named(on_small: Run) -> None:
    assert on_small("link").exit_code == 2


@dataclass
class Listener:
    """An endpoint that keeps what it is asked."""

    inner: Store = field(default_factory=Store.in_memory)
    asked: list[str] = field(default_factory=list)

    def select(self, sparql: str) -> Table:
        self.asked.append(sparql)
        return self.inner.select(sparql)

    ask = construct = None  # nothing of the kind is asked


def test_nothing_but_names_of_organisations_is_sent(several: Catalogue) -> None:
    listener = Listener()
    store = build(several).store()
    assert list(link(store, listener)) == []  # type: ignore[arg-type]
    (asked,) = listener.asked
    people = store.select(
        "SELECT ?n { ?p a <https://schema.org/Person> ; <https://schema.org/name> ?n }"
    )
    assert len(people) > 0
    assert not any(name in asked for (name,) in people.texts())
    assert '"Acker e. V."@de' in asked
    assert '"Acker"@de' not in asked[: asked.index("VALUES")]


def test_a_name_with_quotes_cannot_break_the_query(several: Catalogue) -> None:
    listener = Listener()
    said = f'<urn:q> <{RDFS.label}> "Verein \\"Zur Linde\\" \\\\ Jena"@de .'
    listener.inner.load(said.encode(), RdfFormat.TURTLE)
    found = list(link(build(several).store(), listener))  # type: ignore[arg-type]
    assert [(one.object, one.confidence) for one in found] == [("urn:q", 0.9)]


def test_many_names_are_asked_in_parts(store: Store) -> None:
    listener = Listener()
    list(link(store, listener))  # type: ignore[arg-type]
    assert len(listener.asked) > 1
    assert max(asked.count('"@de') for asked in listener.asked) <= 60
