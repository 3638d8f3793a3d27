"""What is written for VOSviewer is read by VOSviewer Online itself, which has no schema."""

from __future__ import annotations

import json
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from verbund.network.layout import lay_out
from verbund.network.measures import measure
from verbund.network.model import Network
from verbund.network.projection import Background, project
from verbund.network.writing import write
from verbund.store import Store

ONLINE = "vosviewer-online@1.2.2"
READER = Path(__file__).with_name("vosviewer.mjs")
Read = Callable[[object], Any]


def written(network: Network) -> Any:
    """A network as VOSviewer's JSON."""
    files = write(network, "vosviewer", measures=measure(network), positions=lay_out(network)).files
    return json.loads(next(iter(files.values())))


@pytest.fixture(scope="session")
def online() -> Path:
    """The script of VOSviewer Online, fetched once into the machine's temporary folder."""
    folder = Path(tempfile.gettempdir()) / f"verbund-{ONLINE}"
    script = folder / "package" / "index.js"
    if not script.is_file():
        npm = shutil.which("npm")
        if npm is None:
            pytest.skip("there is no npm here to fetch VOSviewer Online with")
        folder.mkdir(exist_ok=True)
        words = [npm, "pack", "--silent", "--pack-destination", str(folder), ONLINE]
        done = subprocess.run(words, capture_output=True, text=True, timeout=120, check=False)
        packed = sorted(folder.glob("*.tgz"))
        if not packed:
            pytest.skip(f"VOSviewer Online cannot be fetched here: {done.stderr.strip()[-200:]}")
        with tarfile.open(packed[0]) as archive:
            archive.extractall(folder, filter="data")
    return script


@pytest.fixture
def read(online: Path, tmp_path: Path) -> Read:
    """Have it read a file: what it complains of, its items and its links."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("there is no node here to run VOSviewer Online with")

    def ask(told: object) -> Any:
        file = tmp_path / "network.json"
        file.write_text(json.dumps(told), encoding="utf-8")
        words = [node, str(READER), str(online), str(file)]
        done = subprocess.run(words, capture_output=True, text=True, timeout=60, check=True)
        return json.loads(done.stdout)

    return ask


@pytest.mark.slow
@pytest.mark.parametrize("name", ["whole", "organisations", "topics", "clusters"])
def test_vosviewer_online_reads_a_network_of_the_catalogue(
    read: Read, store: Store, questions: Path, name: str
) -> None:
    known = Background.read(store, questions)
    network = project(store, name, folder=questions, background=known)
    found = read(written(network))
    assert found["error"] is None
    assert {item["id"] for item in found["items"]} == {node.id for node in network.nodes}
    pairs = {frozenset((edge.source, edge.target)) for edge in network.edges}
    assert {frozenset(link[:2]) for link in found["links"]} == pairs
    assert {"label", "description", "url", "cluster", "x", "y"} <= found["items"][0].keys()
    assert found["items"][0]["weight<Links>"] >= 0


@pytest.mark.slow
def test_vosviewer_online_would_tell_of_a_fault(read: Read, rich: Network) -> None:
    told = written(rich)
    assert read(told)["error"] is None
    told["network"]["links"][0]["source_id"] = "elsewhere"
    assert read(told)["error"] == "SOURCE_ID or TARGET_ID attribute of a link is invalid."
