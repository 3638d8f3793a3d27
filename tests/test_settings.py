"""What data/catalogue.toml says: read whole, and refused with the key, the fault and the cure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result

from verbund.catalogue import Catalogue
from verbund.errors import InvalidSettings
from verbund.model import Iri
from verbund.settings import Contact, Publishing, Settings

MORE = """
version = "2.1"
themes = ["REGI", "TECH"]
level = "state"
spatial = ["http://publications.europa.eu/resource/authority/country/DEU"]
contributor = "http://dcat-ap.de/def/contributors/govData"
attribution = "Wir alle"
[contact]
email = "office@example.org"
[addresses]
public = "https://data.example.org/"
sparql = "https://data.example.org/sparql"
"""


@pytest.fixture
def settings(small: Catalogue) -> Path:
    """The settings of a new catalogue."""
    return small.root / "data" / "catalogue.toml"


def _with(path: Path, more: str) -> Path:
    """The same settings with some more; keys come before tables."""
    keys, bracket, tables = f"\n{more}".partition("\n[")
    path.write_text(f"{keys}\n{path.read_text(encoding='utf-8')}{bracket}{tables}", "utf-8")
    return path


def test_settings_are_read(small: Catalogue) -> None:
    page = Iri("https://example.org/")
    assert small.settings == Settings(
        base=Iri("https://example.org/my-programme/"),
        title={"de": "Mein Förderprogramm", "en": "My funding programme"},
        description=small.settings.description,
        publisher="Programmbüro",
        publisher_url=page,
        licence=Iri("https://creativecommons.org/licenses/by/4.0/"),
        released=date(2026, 1, 31),
        publishing=Publishing(
            public=Iri("https://example.org/my-programme/"),
            contact=Contact("Programmbüro", page),
            version="2026-01-31",
            attribution="Programmbüro",
        ),
    )


def test_what_portals_are_told_is_read(settings: Path) -> None:
    assert Settings.read(_with(settings, MORE)).publishing == Publishing(
        public=Iri("https://data.example.org/"),
        contact=Contact("Programmbüro", None, "office@example.org"),
        version="2.1",
        attribution="Wir alle",
        sparql=Iri("https://data.example.org/sparql"),
        contributor=Iri("http://dcat-ap.de/def/contributors/govData"),
        themes=("REGI", "TECH"),
        level="state",
        spatial=(Iri("http://publications.europa.eu/resource/authority/country/DEU"),),
    )


def test_the_first_language_is_the_one_that_commands_answer_in(
    on_small: Callable[..., Result], settings: Path
) -> None:
    assert "Question" not in on_small("questions", "partner").stdout
    text = settings.read_text(encoding="utf-8").replace('["de", "en"]', '["en", "de"]')
    settings.write_text(text, encoding="utf-8")
    assert Settings.read(settings).languages == ("en", "de")
    assert "Question" in on_small("questions", "partner").stdout
    assert "Question" not in on_small("questions", "partner", "--lang", "de").stdout


def test_a_language_that_nobody_wrote_texts_in_is_refused(settings: Path) -> None:
    text = settings.read_text(encoding="utf-8").replace('["de", "en"]', '["fr"]')
    settings.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidSettings, match="languages is ") as problem:
        Settings.read(settings)
    assert "known: de, en" in problem.value.hint


@pytest.mark.parametrize(
    ("more", "message", "hint"),
    [
        ('themes = ["REGIO"]', "themes is ['REGIO']", "did you mean 'REGI'?"),
        ('themes = "REGI"', "themes is 'REGI', which is no list", "in quotes and brackets"),
        ("themes = [1]", "themes.0 is 1, which is no text", "put it in quotes"),
        ('level = "country"', "level is 'country'", "known: administrativeDistrict"),
        ('contributor = "https://example.org/us"', "not on GovData's list", "dcat-ap.de/def/"),
        ('spatial = ["DEU"]', "spatial.0 is 'DEU', which is no address", "from https:// on"),
        ('[addresses]\npublic = "https://e.org/x"', "addresses.public is", 'ends in "/"'),
        ('[addresses]\nsparql = "urn:x"', "which is no http address", "from https:// on"),
        ('[contact]\nname = "Ada"', "no way to get in touch", "contact.url or contact.email"),
        ('[contact]\nemail = "office"', "contact.email is 'office'", "office@example.org"),
        ('theme = ["REGI"]', "theme is not known", "did you mean 'themes'?"),
        ('[contact]\nurl = "https://e.org/"\nfax = "1"', "contact.fax is not known", "known: em"),
        ("version = true", "version is True, which is no text", "put it in quotes"),
        ('version = "1/0"', "version is '1/0', which is no version", "such as 1.0.0"),
        ('attribution = " "', "attribution is ' ', which is empty", "leave the key out"),
    ],
)
def test_a_wrong_key_is_named_with_its_cure(
    settings: Path, more: str, message: str, hint: str
) -> None:
    with pytest.raises(InvalidSettings) as caught:
        Settings.read(_with(settings, more))
    assert str(caught.value).startswith(f"{settings}: ")
    assert message in str(caught.value)
    assert hint in caught.value.hint


def test_settings_that_are_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidSettings, match="Is a directory"):
        Settings.read(tmp_path)
