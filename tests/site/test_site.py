"""The folder as a stranger gets it: every link leads somewhere, in any folder, without a server."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import pytest
from click.testing import Result

from verbund.assembly import Build
from verbund.catalogue import Catalogue
from verbund.formats import RdfFormat
from verbund.site import write_site
from verbund.site.texts import LANGUAGES, texts
from verbund.store import Store


class Links(HTMLParser):
    """What a page points to, and the ids that it has."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self.ids.add(said.get("id") or "")
        canonical = said.get("rel") == "canonical"
        for name in ("href", "src"):
            if said.get(name) and not canonical:
                self.targets.append(said[name] or "")


def read(page: Path) -> Links:
    found = Links()
    found.feed(page.read_text(encoding="utf-8"))
    return found


def dead(site: Path) -> Iterator[str]:
    for page in site.rglob("*.html"):
        if page.name == "network.html":
            continue
        found = read(page)
        for target in found.targets:
            parts = urlsplit(target)
            place = page.parent / unquote(parts.path) if parts.path else page
            if not parts.scheme and not place.is_file():
                yield f"{page.relative_to(site)}: {target}"
            if not parts.scheme and not parts.path and parts.fragment not in found.ids:
                yield f"{page.relative_to(site)}: {target}"


def test_every_link_leads_to_a_file(small_site: Path) -> None:
    assert list(dead(small_site)) == []
    assert len(list(small_site.rglob("*.html"))) > 100


def test_every_page_exists_in_both_languages(small_site: Path) -> None:
    names = [
        {page.relative_to(small_site / one).as_posix() for page in (small_site / one).rglob("*")}
        for one in LANGUAGES
    ]
    assert names[0] == names[1]
    assert texts("de").keys() == texts("en").keys()


def test_no_page_asks_anybody_for_anything(small_site: Path) -> None:
    loaded = re.compile(r'<(?:link rel="(?:stylesheet|icon)"|script|img|iframe)[^>]*"https?:')
    pages = [page for page in small_site.rglob("*.html") if page.name != "network.html"]
    assert [page for page in pages if loaded.search(page.read_text(encoding="utf-8"))] == []
    style = (small_site / "static" / "site.css").read_text(encoding="utf-8")
    assert "url(" not in style
    assert "prefers-color-scheme: dark" in style


def test_each_thing_has_its_statements_in_four_syntaxes(small_site: Path) -> None:
    page = next((small_site / "de" / "project").glob("[!bi]*.html"))
    found = set[int]()
    for form in (RdfFormat.TURTLE, RdfFormat.NTRIPLES, RdfFormat.JSONLD, RdfFormat.RDFXML):
        store = Store.in_memory()
        store.load((small_site / "project" / f"{page.stem}{form.suffix}").read_bytes(), form)
        found.add(len(store))
    assert len(found) == 1
    assert found.pop() > 5


def test_search_engines_hear_of_all_but_people(small_site: Path) -> None:
    root = ElementTree.parse(small_site / "sitemap.xml").getroot()  # noqa: S314 (our own)
    addresses = [element.text or "" for element in root.iterfind(".//{*}loc")]
    assert any("/de/project/" in one for one in addresses)
    assert not any("/person/" in one for one in addresses)
    robots = (small_site / "robots.txt").read_text(encoding="utf-8")
    assert "sitemap.xml" in robots
    person = next((small_site / "en" / "person").glob("[!bi]*.html")).read_text(encoding="utf-8")
    assert '<meta name="robots" content="noindex">' in person
    assert "Correction and removal" in person


def test_the_release_is_in_the_folder_and_listed(small_site: Path) -> None:
    listed = (small_site / "de" / "data.html").read_text(encoding="utf-8")
    for name in ("catalogue.nq", "catalogue.ttl", "catalog.ttl"):
        assert (small_site / name).is_file()
        assert f'href="../{name}"' in listed


def test_every_question_is_answered_or_says_what_it_needs(small_site: Path) -> None:
    answers = list((small_site / "de" / "questions").glob("*.html"))
    shown = [page for page in answers if "<table>" in page.read_text(encoding="utf-8")]
    assert len(answers) > 60
    assert len(shown) > len(answers) / 2


def test_the_same_catalogue_gives_the_same_bytes(
    started: Build, small_site: Path, tmp_path: Path
) -> None:
    write_site(Catalogue.at(started.folder.parent.parent), started, tmp_path, lambda _: None)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    others = [small_site / path.relative_to(tmp_path) for path in files]
    differing = [
        one.name
        for one, other in zip(files, others, strict=True)
        if one.read_bytes() != other.read_bytes()
    ]
    assert differing == []


def test_what_pages_say_to_machines_is_json(small_site: Path) -> None:
    block = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
    found = [
        json.loads(text)
        for page in (small_site / "de").rglob("*.html")
        for text in block.findall(page.read_text(encoding="utf-8"))
    ]
    assert {"ResearchProject", "Person"} <= {str(one["@type"]) for one in found}
    assert all("https://schema.org" in json.dumps(one["@context"]) for one in found)


def test_the_names_that_are_searched_are_a_script(small_site: Path) -> None:
    text = (small_site / "static" / "names-en.js").read_text(encoding="utf-8")
    pairs = json.loads(text.removeprefix("window.verbundNames=").rstrip(";\n"))
    assert pairs
    assert all((small_site / "en" / f"{path}.html").is_file() for path, _ in pairs)


def test_a_folder_that_cannot_be_written_is_told(
    on_small: Callable[..., Result], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    result = on_small("site", str(tmp_path / "file" / "inside"), "--quiet")
    assert result.exit_code == 1
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_page_lets_choose_a_language(small_site: Path, language: str) -> None:
    assert f"{language}/index.html" in read(small_site / "index.html").targets


def test_each_dataset_has_a_page_that_search_engines_read(small_site: Path) -> None:
    catalog = (small_site / "catalog.ttl").read_text(encoding="utf-8")
    names = set(re.findall(r"/dataset/([a-z-]+)> a dcat:Dataset", catalog)) or set(
        re.findall(r"/dataset/([a-z-]+)>", catalog)
    )
    assert "catalogue" in names
    listing = (small_site / "sitemap.xml").read_text(encoding="utf-8")
    for name in names:
        page = (small_site / f"de/dataset/{name}.html").read_text(encoding="utf-8")
        said = json.loads(page.partition('ld+json">')[2].partition("</script>")[0])
        assert said["@type"] == "Dataset"
        assert 50 <= len(said["description"]) <= 5000
        assert f"/en/dataset/{name}.html<" in listing
    start = (small_site / "en/index.html").read_text(encoding="utf-8")
    whole = json.loads(start.partition('ld+json">')[2].partition("</script>")[0])
    assert {one["@id"].rpartition("/")[2] for one in whole["dataset"]} == names
