from __future__ import annotations

import json
import re
from collections.abc import Callable
from importlib.resources import files

from verbund.network.model import Network
from verbund.pages.network_page import SCRIPTS, script
from verbund.pages.policy import content_security_policy

STATIC = files("verbund.pages").joinpath("static")


def test_the_policy_names_exactly_the_scripts_of_the_page(sample_page: str) -> None:
    scripts = re.findall(r"<script>(.*?)</script>", sample_page, re.DOTALL)
    assert len(scripts) == 2
    policy = content_security_policy(scripts).replace("'", "&#39;")
    assert f'content="{policy}"' in sample_page


def test_the_page_names_no_address_to_load_from(sample_page: str) -> None:
    markup = re.sub(r"<(script|style).*?</\1>", "", sample_page, flags=re.DOTALL)
    assert not re.search(r'(src|href|srcset|action)="', markup)


def test_the_page_is_the_same_each_time(sample: Network, drawn: Callable[..., str]) -> None:
    assert drawn(sample) == drawn(sample)


def test_the_data_are_json_with_the_labels_in_it(sample_page: str) -> None:
    block = re.search(r'id="data">(.*?)</script>', sample_page, re.DOTALL)
    assert block
    assert "Friedrich-Schiller-Universität Jena" in json.loads(block[1])["texts"]


def test_a_page_for_an_iframe_says_so(sample: Network, drawn: Callable[..., str]) -> None:
    assert '<body class="embed">' in drawn(sample, embed=True)
    assert "<body>" in drawn(sample)


def test_every_script_file_is_on_the_page() -> None:
    found = {file.name.removesuffix(".js") for file in STATIC.iterdir() if file.name.endswith("js")}
    assert set(SCRIPTS) == found


def test_no_script_reads_markup_or_runs_text() -> None:
    forbidden = r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\(|new Function|srcdoc"
    for name in SCRIPTS:
        text = STATIC.joinpath(f"{name}.js").read_text(encoding="utf-8")
        assert not re.search(forbidden, text), name
        assert len(text.splitlines()) < 300, name
        assert text.startswith("/*"), name


def test_comments_are_left_out_and_no_text_with_them() -> None:
    assert "/**" not in script()
    assert "https:" in script()
