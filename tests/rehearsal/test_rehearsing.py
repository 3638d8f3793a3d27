"""The harvest rehearsed: what is right passes, each fault is told to the portal it concerns."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from click.testing import Result

from verbund.assembly import build
from verbund.catalogue import Catalogue
from verbund.errors import EndpointUnavailable
from verbund.export import Material, release
from verbund.model import Literal
from verbund.rehearsal import Folder, Objection, Report, Site, rehearse
from verbund.rehearsal.harvesting import harvest
from verbund.rehearsal.pages import look_at_pages, look_at_things
from verbund.rehearsal.sources import Reply
from verbund.rehearsal.words import SENTENCES
from verbund.store import Store
from verbund.vocab import SH

Run = Callable[..., Result]

ROOT = Path(__file__).resolve().parents[2]
PUBLIC = "https://w3id.org/stadt-land-plus/"
TURTLE = {"content-type": "text/turtle; charset=utf-8"}
HEAD = """@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix hydra: <http://www.w3.org/ns/hydra/core#> .
@base <https://e.org/> .
"""


@dataclass
class Said:
    """Answers by address, and what was asked."""

    answers: dict[str, Reply]
    has_pages: bool = True
    asked: list[tuple[str, str]] = field(default_factory=list)

    def fetch(self, address: str, *, accept: str = "*/*", method: str = "GET") -> Reply:
        self.asked.append((method, address))
        return self.answers.get(address, Reply(404))


def _page(text: str, media_type: str = "text/turtle") -> Reply:
    return Reply(200, {"content-type": media_type}, (HEAD + text).encode())


def _told(objections: list[Objection]) -> list[str]:
    return [one.what.en for one in objections]


@pytest.fixture(scope="module")
def ours() -> Report:
    """What portals say to the catalogue in git."""
    return rehearse(Catalogue.at(ROOT), Folder(ROOT / "exports", PUBLIC))


@pytest.fixture
def exported(small: Catalogue) -> Catalogue:
    """A new catalogue with its release."""
    release(Material.of(small, build(small).store()), small.root / "exports")
    return small


def _small_report(catalogue: Catalogue) -> Report:
    public = catalogue.settings.publishing.public.value
    return rehearse(catalogue, Folder(catalogue.root / "exports", public))


def test_the_catalogue_in_git_lacks_a_mailbox_and_nothing_else(ours: Report) -> None:
    assert ours.refusing() == ("OpenAIRE",)
    assert {one.what.en for one in ours.objections} == {"a repository names no e-mail address"}
    assert "GovData: nothing refused" in ours.text("en")


def test_what_is_not_looked_at_is_said(ours: Report) -> None:
    assert [one.en for one in ours.left_out] == [
        "IRIs of things and pages for people: name an address to look at them",
    ]


def test_a_catalogue_that_says_little_is_refused_by_govdata_alone(exported: Catalogue) -> None:
    report = _small_report(exported)
    assert report.refusing() == ("GovData", "OpenAIRE")
    assert "mend: set contributor in data/catalogue.toml" in report.text("en")
    assert "missed: portals sort by theme" in report.text("en")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("tables/projects.csv", "a file has"),
        ("catalogue.nq.gz", "a file is answered with 404"),
        ("catalogue.ttl", "another checksum"),
        ("dialects/cerif/openaire_cris_events.xml", "a set of entities is answered with 404"),
    ],
)
def test_files_that_are_not_as_promised_are_told(
    exported: Catalogue, name: str, words: str
) -> None:
    path = exported.root / "exports" / name
    if path.suffix == ".ttl":
        path.write_bytes(path.read_bytes().replace(b"a", b"b", 1))
    elif path.suffix == ".csv":
        path.write_bytes(path.read_bytes() + b"\n")
    else:
        path.unlink()
    assert any(words in told for told in _told(list(_small_report(exported).objections)))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("dcterms:license <http://dcat-ap.de/", "dcterms:license <http://e.org/", "by its own"),
        ("foaf:name", "foaf:nick", "who publishes has a name"),
        ("vcard:hasURL", "vcard:note", "a contact has neither a page nor a mailbox"),
        ("foaf:primaryTopic", "foaf:topic", "a record is about one thing"),
        ("spdx:algorithm", "spdx:name", "a checksum names its algorithm"),
        ("dcat:accessURL", "dcat:x", "a file needs an address"),
        ("dcat:distribution", "dcat:x", "a dataset has no file"),
    ],
)
def test_each_rule_finds_what_breaks_it(old: str, new: str, words: str, tmp_path: Path) -> None:
    text = (ROOT / "exports" / "catalog.ttl").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "catalog.ttl").write_text(text.replace(old, new), encoding="utf-8")
    report = rehearse(Catalogue.at(ROOT), Folder(tmp_path, PUBLIC))
    assert any(words in told for told in _told(list(report.objections)))


def test_a_folder_gives_nothing_from_outside(tmp_path: Path) -> None:
    (tmp_path / "secret.ttl").write_text("", encoding="utf-8")
    inside = tmp_path / "exports"
    inside.mkdir()
    assert Folder(inside, PUBLIC).fetch(f"{PUBLIC}../secret.ttl").status == 404


def test_all_pages_are_read_head_first() -> None:
    one = "<c> dcat:dataset <a> ; hydra:next <https://e.org/2> ."
    said = Said({"https://e.org/1": _page(one), "https://e.org/2": _page("<c> dcat:dataset <b> .")})
    found = harvest(said, "https://e.org/1")
    assert found.objections == []
    assert said.asked[:3] == [
        ("HEAD", "https://e.org/1"),
        ("GET", "https://e.org/1"),
        ("HEAD", "https://e.org/2"),
    ]
    assert len(found.store) == 3


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (Reply(503), "the catalogue is answered with 503"),
        (_page("", "text/html"), "its Content-Type is text/html, which is no RDF"),
        (Reply(200, TURTLE, b"<a"), "the page cannot be read"),
        (_page("<c> hydra:next <1> ; dcat:dataset <a> ."), "the pages go round in a circle"),
        (_page("<c> dcat:dataset [] ."), "a dataset has no IRI"),
        (_page("<c> a dcat:Catalog ."), "there is no dataset in it"),
        (_page("<a> dcat:distribution [] . <c> dcat:dataset <a> ."), "a file has no IRI"),
        (
            _page('<c> dcat:dataset <a> , <b> . <a> dcterms:identifier "x" . '
                  '<b> dcterms:identifier "x" .'),
            "two datasets have one identifier",
        ),
    ],
)  # fmt: skip
def test_what_stops_a_harvester_is_told(reply: Reply, words: str) -> None:
    found = harvest(Said({"https://e.org/1": reply}), "https://e.org/1")
    assert any(words in told for told in _told(found.objections))


def test_a_redirect_of_head_is_told() -> None:
    class Moved(Said):
        def fetch(self, address: str, *, accept: str = "*/*", method: str = "GET") -> Reply:
            reply = super().fetch(address, accept=accept, method=method)
            return Reply(302) if method == "HEAD" else reply

    found = harvest(Moved({"https://e.org/1": _page("<c> dcat:dataset <a> .")}), "https://e.org/1")
    assert _told(found.objections) == ["HEAD is answered with 302"]


def test_an_iri_that_leads_nowhere_is_told() -> None:
    right = _page('<https://e.org/a> dcterms:title "A" .')
    said = Said({"https://e.org/a": right, "https://e.org/b": right})
    found = list(look_at_things(said, ["https://e.org/a", "https://e.org/b", "https://e.org/c"]))
    assert [(one.where, one.refused) for one in found] == [
        ("https://e.org/b", False),
        ("https://e.org/c", True),
    ]


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("", ["a page has no schema.org"]),
        ('{"@type": "Place"}', ["an object of schema.org (Place) has no name"]),
        (
            '{"@type": "Dataset", "name": "A", "description": "short"}',
            ["an object of schema.org (Dataset) has no description of 50 to 5,000 characters"],
        ),
        (
            '{"@type": "Event", "name": "A", "location": {"name": "B"}}',
            [
                "an object of schema.org (Event) has no startDate",
                "an object of schema.org (Event) has no location",
            ],
        ),
        ('{"@type": "Person", "name": "Ada"}', []),
    ],
)
def test_pages_must_say_what_search_engines_want(script: str, words: list[str]) -> None:
    inside = f'<script type="application/ld+json">{script}</script>' if script else ""
    page = Reply(200, {"content-type": "text/html"}, f"<html>{inside}</html>".encode())
    said = Said({"https://e.org/a": page})
    assert _told(list(look_at_pages(said, ["https://e.org/a"], demanded=True))) == words


@pytest.fixture
def served(exported: Catalogue) -> Iterator[str]:
    """A server on this machine with the release, and with a thing that is redirected."""
    folder = Folder(exported.root / "exports", "/")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/moved":
                self.send_response(303)
                self.send_header("Location", "/catalogue.ttl")
                self.end_headers()
                return
            reply = folder.fetch(self.path)
            self.send_response(reply.status)
            for name, text in reply.headers.items():
                self.send_header(name, text)
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(reply.body)

        do_HEAD = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_site_is_asked_in_place_of_the_public_host(served: str, exported: Catalogue) -> None:
    public = exported.settings.publishing.public.value
    site = Site(served, public, public)
    assert site.fetch(f"{public}catalog", method="HEAD").status == 200
    assert site.fetch(f"{public}moved").media_type == "text/turtle"
    assert site.fetch(f"{public}moved", method="HEAD").status == 303
    assert site.fetch("https://elsewhere.example/").status == 404
    report = rehearse(exported, site)
    assert "things and" in report.looked[1].en
    sets = {one.where for one in report.objections if one.what.en.startswith("there is no page")}
    assert f"{public}dataset/catalogue" in sets
    assert "Google Dataset Search" in report.refusing()
    assert "there is no page: 404 " in _told(list(report.objections))


def test_a_static_host_has_the_catalogue_as_a_file(exported: Catalogue) -> None:
    class Static(Folder):
        def fetch(self, address: str, *, accept: str = "*/*", method: str = "GET") -> Reply:
            if address.endswith("/catalog"):
                return Reply(404)
            return super().fetch(address, accept=accept, method=method)

    public = exported.settings.publishing.public.value
    static = Static(exported.root / "exports", public)
    assert rehearse(exported, static).refusing() == ("GovData", "OpenAIRE")


def test_a_server_that_is_not_there_is_named(exported: Catalogue) -> None:
    with pytest.raises(EndpointUnavailable, match="does not answer"):
        Site("http://127.0.0.1:9/", PUBLIC, PUBLIC).fetch(f"{PUBLIC}catalog")


def test_the_command_ends_with_5_where_something_is_refused(
    exported: Catalogue, on_small: Run
) -> None:
    result = on_small("rehearse", "--lang", "en")
    assert result.exit_code == 5
    assert "GovData: " in result.stdout
    assert "refused by GovData, OpenAIRE" in result.stderr


def test_the_command_wants_a_release_first(small: Catalogue, on_small: Run) -> None:
    shutil.rmtree(small.root / "exports", ignore_errors=True)
    result = on_small("rehearse", "--lang", "en")
    assert result.exit_code == 1
    assert "run `verbund export` first" in result.stderr


def test_an_address_without_http_is_refused(on_small: Run) -> None:
    assert on_small("rehearse", "example.org").exit_code == 2


def test_a_catalogue_that_says_all_passes(exported: Catalogue, on_small: Run) -> None:
    path = exported.root / "data" / "catalogue.toml"
    more = 'contributor = "http://dcat-ap.de/def/contributors/govData"\nthemes = ["TECH"]\n'
    contact = '\n[contact]\nemail = "office@example.org"\n'
    path.write_text(more + path.read_text(encoding="utf-8") + contact, encoding="utf-8")
    assert on_small("export", "-q").exit_code == 0
    result = on_small("rehearse", "--lang", "en")
    assert result.exit_code == 0, result.stdout
    assert "OpenAIRE: nothing refused" in result.stdout


def test_the_command_speaks_german_where_the_catalogue_does(
    exported: Catalogue, on_small: Run
) -> None:
    result = on_small("rehearse")
    assert "angesehen: 1 Seite(n), " in result.stdout
    assert "vermisst: Portale ordnen nach Themen" in result.stdout
    assert "Abhilfe: contributor in data/catalogue.toml angeben" in result.stdout
    assert not re.search(r"\b(refused|missed|mend|looked|the|set)\b", result.stdout)


@pytest.mark.parametrize("name", SENTENCES)
def test_each_sentence_has_the_same_gaps_in_both_languages(name: str) -> None:
    english, german = (sorted(re.findall(r"\{\w+\}", text)) for text in SENTENCES[name])
    assert english == german
    assert all(SENTENCES[name])


def test_rules_of_portals_are_told_in_both_languages() -> None:
    for path in (ROOT / "ontology" / "portals").glob("*.ttl"):
        store = Store.in_memory()
        store.load_file(path)
        told: dict[str, set[str]] = {}
        for shape, words in store.pairs(SH.message):
            assert isinstance(words, Literal)
            told.setdefault(shape, set()).add(words.language)
        assert told
        assert all(languages == {"de", "en"} for languages in told.values()), path
