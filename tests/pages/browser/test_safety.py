"""Nothing is fetched, and no word of the data becomes markup or runs."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from verbund.network.model import Detail, Network, Source, words

pytestmark = pytest.mark.browser

HOSTILE = (
    *("<script>alert(1)</script>", "</script><script>alert(2)</script>", "<img src=x onerror=a()>"),
    *("<!--<script>", "--></script>", "]]><script>alert(3)</script>", "<svg/onload=alert(4)>"),
    *('"><script>alert(5)</script>', "'; alert(6); //", "${alert(7)}", "{{ 7 * 7 }}", "{% raw %}"),
    *("javascript:alert(8)", "JaVaScRiPt:alert(9)", "data:text/html,<script>alert(1)</script>"),
    *("vbscript:msgbox(1)", "java\nscript:alert(1)", " javascript:alert(1)", "//evil.example/x"),
    *("file:///etc/passwd", "https://evil.example/<script>", "http://[::1", "https:/\\evil"),
    *("__proto__", "constructor", "toString", "hasOwnProperty", "\u2028alert(1)", "\u2029", "\x00"),
    *("&lt;b&gt;", "<b onclick=alert(1)>x</b>", "<style>*{display:none}</style>", "\ufeff\u202e"),
    *("=cmd|'/C calc'!A0", "+1+1", "@SUM(1)", "<iframe src=//evil.example>", "<base href=//x>"),
    *("<a href='javascript:alert(1)'>x</a>", "%3Cscript%3E", "#sel=x&steps=1", "a,b;c:d%20~e"),
    *("Ü" * 60, "\\u003cscript>"),
)


@pytest.fixture(scope="module")
def hostile_file(
    sample: Network, drawn: Callable[..., str], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A page on which each label, identifier, link, role and title is an attack."""
    first = sample.nodes[0]
    nodes = tuple(
        replace(
            first,
            id=f"{text}{number}",
            label=words(text),
            short=words(text),
            details=(
                Detail("url", words(text), "link", words(text)),
                Detail("note", words("Text"), "text", words(text)),
                Detail("money", words("Geld"), "money", words(text)),
                Detail("date", words("Tag"), "date", words(text)),
            ),
            sources=(f"s{number}",),
            rows=(text,),
        )
        for number, text in enumerate(HOSTILE)
    )
    relation = sample.edges[0].relation
    edges = tuple(
        replace(
            sample.edges[0],
            source=one.id,
            target=other.id,
            role=one.label,
            relation=replace(relation, name=one.label["de"], forward=one.label),
            sources=one.sources,
            rows=one.rows,
        )
        for one, other in pairwise(nodes)
    )
    sources = tuple(
        Source(f"s{number}", words(text), text, text) for number, text in enumerate(HOSTILE)
    )
    network = replace(
        sample, nodes=nodes, edges=edges, sources=tuple(sorted(sources, key=lambda one: one.id))
    )
    file = tmp_path_factory.mktemp("hostile") / "network.html"
    file.write_text(drawn(network), encoding="utf-8")
    return file


def test_there_are_forty_attacks() -> None:
    assert len(set(HOSTILE)) >= 40


def test_hostile_words_stay_words(open_file: Callable[..., Any], hostile_file: Path) -> None:
    view = open_file(hostile_file, "#view=table&list=links&lang=de")
    page = view.page
    scripts = page.locator("script").count()
    seen = page.locator("tbody tr").count()
    assert seen == len(HOSTILE) - 1
    text = page.inner_text("tbody")
    for hostile in HOSTILE[:12]:
        assert hostile in text
    assert page.locator("script").count() == scripts == 4
    assert page.locator("iframe, base, img:not(#paper), tbody b, tbody svg[onload]").count() == 0


def test_every_hostile_thing_can_be_opened_and_only_http_leads_out(
    open_file: Callable[..., Any], hostile_file: Path
) -> None:
    view = open_file(hostile_file, "#view=table")
    page = view.page
    for index in range(len(HOSTILE)):
        page.locator("tbody th button").nth(index).click()
        for link in page.locator("#panel a").all():
            assert (link.get_attribute("href") or "").startswith(("https://", "http://"))
    assert page.locator("script").count() == 4


def test_hostile_words_survive_every_view(
    open_file: Callable[..., Any], hostile_file: Path
) -> None:
    for address in ("#view=table&list=text", "#view=map", "#group=kind", "#lang=en&off=person"):
        view = open_file(hostile_file, address)
        assert view.page.locator("script").count() == 4


def test_a_spreadsheet_is_given_no_formula(
    open_file: Callable[..., Any], hostile_file: Path
) -> None:
    view = open_file(hostile_file, "#view=table")
    page = view.page
    with page.expect_download() as caught:
        page.get_by_role("button", name="Tabelle (CSV)").first.click()
    text = Path(caught.value.path()).read_text(encoding="utf-8-sig")
    assert "'=cmd|" in text
    assert not any(line.startswith(("=", "+", "@")) for line in text.splitlines())


def test_the_page_works_from_a_static_server(browser: Browser, sample_file: Path) -> None:
    with serving(sample_file.parent) as address:
        page = browser.new_page()
        asked: list[str] = []
        complaints: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        page.goto(f"{address}/network.html#sel=project/alpha")
        page.wait_for_selector("html[data-ready=yes]", state="attached")
        page.get_by_role("button", name="Karte").click()
        page.close()
    outside = [url for url in asked if not url.endswith(("/network.html", "/favicon.ico"))]
    assert (outside, complaints) == ([], [])


def test_a_script_that_is_not_ours_does_not_run(browser: Browser, sample_page: str) -> None:
    page = browser.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    changed = sample_page.replace("</body>", "<script>window.stranger = true</script></body>")
    page.set_content(changed)
    assert page.evaluate("window.stranger") is None
    assert any("Content Security Policy" in text for text in refused)
    page.close()


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder and says nothing."""

    def log_message(self, *_: object) -> None:
        """Keep the tests' output clean."""

    def do_GET(self) -> None:
        if self.path == "/favicon.ico":
            self.send_response(204)
            self.end_headers()
        else:
            super().do_GET()


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """A folder behind a free port of this machine."""
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(Quiet, directory=str(folder))
    )
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
