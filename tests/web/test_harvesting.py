"""What portals do: page through the catalogue, read VoID, harvest by OAI-PMH."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from verbund.formats import RdfFormat
from verbund.model import Iri
from verbund.store import Store
from verbund.vocab import DCAT, HYDRA
from verbund.web import portal
from verbund.web.portal import Portal

OAI = "{http://www.openarchives.org/OAI/2.0/}"
CERIF = "{https://www.openaire.eu/cerif-profile/1.2/}"
NEILA = "oai:w3id.org:stadt-land-plus/project/neila"


def graph(content: bytes, form: RdfFormat = RdfFormat.TURTLE) -> Store:
    store = Store.in_memory()
    store.load(content, form)
    return store


@pytest.mark.parametrize("accept", ["*/*", "text/turtle", "application/ld+json"])
def test_the_catalogue_comes_in_pages_that_lead_to_each_other(
    client: TestClient, accept: str
) -> None:
    number, found = 1, set[str]()
    while number:
        page = client.get(f"/catalog?page={number}", headers={"Accept": accept})
        media_type = page.headers["content-type"].partition(";")[0]
        form = next(one for one in RdfFormat if one.media_type == media_type)
        store = graph(page.content, form)
        found |= {str(r[0]) for r in store.select(f"SELECT ?d {{ ?c <{DCAT.dataset}> ?d }}").rows}
        following = store.select(f"SELECT ?n {{ ?v <{HYDRA.next}> ?n }}").rows
        number = int(str(following[0][0]).rpartition("=")[2]) if following else 0
    total = store.select(f"SELECT ?t {{ ?v <{HYDRA.totalItems}> ?t ; <{HYDRA.first}> ?f }}").rows
    assert len(found) == int(str(total[0][0])) > 5


def test_pages_share_no_dataset_and_lose_none(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(portal, "_MOST", 3)
    whole = client.get("/catalog.ttl").content
    paged, seen = Portal(whole), list[str]()
    statements = set[tuple[str, str, str]]()
    for number in range(1, paged.pages + 1):
        page = tuple(paged.page(number, "http://h/catalog"))
        statements |= {(str(s.subject), s.predicate.value, str(s.object)) for s in page}
        seen += {str(s.object) for s in page if s.predicate.value == DCAT.dataset}
    assert len(seen) == len(set(seen))
    wanted = graph(whole).statements()
    reached = {(str(s.subject), s.predicate.value, str(s.object)) for s in wanted}
    missing = {one for one in reached - statements if not one[1].startswith(str(HYDRA))}
    linked = {one[0] for one in statements} | set(seen)
    assert [one for one in missing if one[0] in linked] == []


def test_what_is_in_the_data_stands_where_it_is_looked_for(client: TestClient) -> None:
    store = graph(client.get("/.well-known/void").content)
    assert store.ask("ASK { ?d <http://rdfs.org/ns/void#triples> ?n }")


def ask(client: TestClient, **arguments: str) -> ElementTree.Element:
    names = {"first": "from"}
    params = {names.get(name, name): value for name, value in arguments.items()}
    found = client.get("/oai", params=params)
    assert found.headers["content-type"].startswith("text/xml")
    return ElementTree.fromstring(found.text)  # noqa: S314 (our own)


def error(root: ElementTree.Element) -> str:
    found = root.find(f"{OAI}error")
    return "" if found is None else found.attrib["code"]


def texts(root: ElementTree.Element, name: str) -> list[str]:
    return [element.text or "" for element in root.iter(OAI + name)]


def test_a_harvester_gets_every_record_once(client: TestClient) -> None:
    found, token = list[str](), ""
    while True:
        more = {"resumptionToken": token} if token else {"metadataPrefix": "oai_dc"}
        root = ask(client, verb="ListIdentifiers", **more)
        found += texts(root, "identifier")
        token = (texts(root, "resumptionToken") or [""])[0]
        if not token:
            break
    size = root.find(f".//{OAI}resumptionToken")
    assert size is not None
    assert len(found) == len(set(found)) == int(size.attrib["completeListSize"]) > 500


LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def test_a_record_says_what_the_page_says(client: TestClient) -> None:
    record = ask(
        client,
        verb="GetRecord",
        metadataPrefix="oai_dc",
        identifier=NEILA,
    )
    titles = [one.text for one in record.iter("{http://purl.org/dc/elements/1.1/}title")]
    assert titles[0]
    assert titles[0].startswith("NEILA: Nachhaltige Entwicklung")
    said = {
        one.tag.rpartition("}")[2]: (one.text, one.get(LANG))
        for one in record.iter()
        if one.text
        in ("2018-09/2023-08", "Bonn", "Technische Universität Dortmund", "Verbundvorhaben")
    }
    assert said == {
        "date": ("2018-09/2023-08", None),
        "coverage": ("Bonn", None),
        "contributor": ("Technische Universität Dortmund", "de"),
        "type": ("Verbundvorhaben", "de"),
    }
    subjects = [one.text for one in record.iter("{http://purl.org/dc/elements/1.1/}subject")]
    assert "Gewerbeflächen" in subjects
    listed = ask(client, verb="ListRecords", metadataPrefix="oai_dc", set="cluster")
    assert len(texts(listed, "datestamp")) == 8


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({}, "badVerb"),
        ({"verb": "Delete"}, "badVerb"),
        ({"verb": "ListRecords"}, "badArgument"),
        ({"verb": "Identify", "set": "x"}, "badArgument"),
        ({"verb": "ListRecords", "metadataPrefix": "mods"}, "cannotDisseminateFormat"),
        ({"verb": "ListRecords", "metadataPrefix": "oai_dc", "set": "x"}, "noRecordsMatch"),
        ({"verb": "ListSets", "resumptionToken": "YQ=="}, "badResumptionToken"),
        ({"verb": "ListRecords", "metadataPrefix": "oai_dc", "until": "31.12.2020"}, "badArgument"),
        ({"verb": "ListRecords", "resumptionToken": "x"}, "badResumptionToken"),
        ({"verb": "ListRecords", "resumptionToken": "YQ==", "set": "x"}, "badArgument"),
        ({"verb": "GetRecord", "metadataPrefix": "oai_dc", "identifier": "x"}, "idDoesNotExist"),
        ({"verb": "ListRecords", "metadataPrefix": "oai_dc", "from": "2026-01-02",
          "until": "2026-01-01"}, "badArgument"),
        ({"verb": "ListRecords", "metadataPrefix": "oai_dc", "until": "1999-01-01"},
         "noRecordsMatch"),
        ({"verb": "ListRecords", "metadataPrefix": "oai_cerif", "set": "openaire_cris_patents"},
         "noRecordsMatch"),
        ({"verb": "GetRecord", "metadataPrefix": "oai_cerif",
          "identifier": NEILA.replace("project/neila", "cluster/interessenausgleich-2018")},
         "cannotDisseminateFormat"),
        ({"verb": "GetRecord", "metadataPrefix": "oai_dc", "identifier": "\x01<&"},
         "idDoesNotExist"),
        ({"verb": "Identify"}, ""),
        ({"verb": "ListSets"}, ""),
        ({"verb": "ListMetadataFormats"}, ""),
        ({"verb": "ListMetadataFormats", "identifier": NEILA}, ""),
    ],
)  # fmt: skip
def test_verbs_and_their_mistakes(client: TestClient, arguments: dict[str, str], code: str) -> None:
    assert error(ask(client, **arguments)) == code


def test_verbs_may_be_posted(client: TestClient) -> None:
    found = client.post("/oai", data={"verb": "Identify"})
    assert "<protocolVersion>2.0</protocolVersion>" in found.text


def test_a_release_is_whole(client: TestClient) -> None:
    files = client.get("/manifest.json").json()["files"]
    assert client.get("/catalogue.nq").status_code == 200
    assert {Iri(f"http://h/{one['path']}").local for one in files} >= {"catalogue.ttl", "void.ttl"}
