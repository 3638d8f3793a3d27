"""What data/catalogue.toml says of a catalogue as a whole, checked key by key."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final, NoReturn

from verbund.errors import InvalidSettings
from verbund.model import Iri

#: the data themes of the EU, as https://op.europa.eu/s/y9Vo codes them
THEMES: Final = (
    *("AGRI", "ECON", "EDUC", "ENER", "ENVI", "GOVE", "HEAL"),
    *("INTR", "JUST", "REGI", "SOCI", "TECH", "TRAN"),
)
#: the types of publishers that ADMS knows
PUBLISHERS: Final = (
    *("Academia-ScientificOrganisation", "Company", "IndustryConsortium", "LocalAuthority"),
    *("NationalAuthority", "NonGovernmentalOrganisation", "NonProfitOrganisation"),
    *("PrivateIndividual-s", "RegionalAuthority", "StandardisationBody"),
    "SupraNationalAuthority",
)
#: which level of government the data are about, as DCAT-AP.de codes it
LEVELS: Final = (
    *("administrativeDistrict", "european", "federal", "international", "municipality"),
    *("state",),
)
#: the languages that names and texts are shown in
LANGUAGES: Final = ("de", "en")
CONTRIBUTORS: Final = "http://dcat-ap.de/def/contributors/"

_KINDS: Final[Mapping[type, tuple[str, str]]] = {
    str: ("no text", "put it in quotes"),
    date: ("no date", "write it without quotes and time, such as 2026-01-31"),
    list: ("no list", 'put the values in quotes and brackets, such as ["…", "…"]'),
}

_KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "": (
        *("base", "licence", "released", "languages", "version", "themes", "level", "spatial"),
        *("contributor", "attribution", "title", "description", "publisher", "contact"),
        "addresses",
    ),
    "title": ("de", "en"),
    "description": ("de", "en"),
    "publisher": ("name", "url", "identifier", "type"),
    "contact": ("name", "url", "email"),
    "addresses": ("public", "sparql"),
}
# an address that ends in "/" and has no step up, which every reader of addresses would take
_FOLDER = re.compile(r"https?://[^/?#@]+/((?!\.{1,2}/)[^?#/]*/)*")
#: what a version may be called: it is the name of a folder, and part of addresses
VERSION: Final = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+-]*")
_MAIL = re.compile(r"[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\"]+")


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask: a name, and a page, a functional mailbox or both."""

    name: str
    url: Iri | None = None
    email: str = ""


@dataclass(frozen=True, slots=True)
class Publishing:
    """What portals are told beyond title, publisher and licence; all of it may be left out."""

    public: Iri
    contact: Contact
    version: str
    attribution: str
    sparql: Iri | None = None
    publisher_id: Iri | None = None
    publisher_type: str = ""
    contributor: Iri | None = None
    themes: tuple[str, ...] = ()
    level: str = ""
    spatial: tuple[Iri, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """What data/catalogue.toml says of the catalogue as a whole."""

    base: Iri
    title: Mapping[str, str]
    description: Mapping[str, str]
    publisher: str
    publisher_url: Iri
    licence: Iri
    released: date
    publishing: Publishing
    languages: tuple[str, ...] = LANGUAGES

    @classmethod
    def read(cls, path: Path) -> Settings:
        """The settings of a file.

        Raises:
            InvalidSettings: a key is missing, unknown or wrong; it is named.
        """
        found = _Reader(path, _raw(path))
        settings = cls(
            base=found.folder("base"),
            title=found.by_language("title"),
            description=found.by_language("description"),
            publisher=found.text("publisher.name"),
            publisher_url=found.iri("publisher.url"),
            licence=found.iri("licence"),
            released=found.value("released", date),
            publishing=_publishing(found),
            languages=_languages(found),
        )
        found.look_for_strangers()
        return settings


def _raw(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as problem:
        raise InvalidSettings(
            f"{path} is missing", hint="copy one from `verbund init DIR` and fill it in"
        ) from problem
    except OSError as problem:
        raise InvalidSettings(f"{path}: {problem.strerror}") from problem
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise InvalidSettings(f"{path}: {problem}") from problem


def _languages(found: _Reader) -> tuple[str, ...]:
    names = [found.one_of(f"languages.{n}", LANGUAGES) for n in found.numbers("languages")]
    return tuple(names) or LANGUAGES


def _publishing(found: _Reader) -> Publishing:
    """What portals are told; what is left out follows from the rest."""
    name = found.text("publisher.name")
    return Publishing(
        public=found.folder("addresses.public" if found.has("addresses.public") else "base"),
        contact=_contact(found, name),
        version=_version(found),
        attribution=found.text("attribution", name),
        sparql=found.web("addresses.sparql"),
        publisher_id=found.web("publisher.identifier"),
        publisher_type=found.one_of("publisher.type", PUBLISHERS),
        contributor=_contributor(found),
        themes=tuple(found.one_of(f"themes.{n}", THEMES) for n in found.numbers("themes")),
        level=found.one_of("level", LEVELS),
        spatial=tuple(found.iri(f"spatial.{n}") for n in found.numbers("spatial")),
    )


def _version(found: _Reader) -> str:
    version = found.text("version", str(found.value("released", date)))
    if not VERSION.fullmatch(version):
        found.refuse("version", "no version", "write letters, digits and dots, such as 1.0.0")
    return version


def _contact(found: _Reader, name: str) -> Contact:
    """Who is asked: the publisher's page unless something else is said."""
    url, email = found.web("contact.url"), found.text("contact.email", "")
    if email and not _MAIL.fullmatch(email):
        found.refuse("contact.email", "no mailbox", 'write it as "office@example.org"')
    if found.has("contact") and not (url or email):
        found.refuse("contact", "no way to get in touch", "add contact.url or contact.email")
    return Contact(
        found.text("contact.name", name), url if url or email else found.iri("publisher.url"), email
    )


def _contributor(found: _Reader) -> Iri | None:
    iri = found.web("contributor")
    if iri and (not iri.value.startswith(CONTRIBUTORS) or iri.value == CONTRIBUTORS):
        found.refuse("contributor", "not on GovData's list", f"take an address from {CONTRIBUTORS}")
    return iri


@dataclass(frozen=True, slots=True)
class _Reader:
    """Values by dotted keys; each fault names the file, the key and what to write."""

    path: Path
    raw: Mapping[str, Any]

    def value(self, key: str, kind: type) -> Any:
        """The value of a key that must be there."""
        value = self._at(key)
        if value is None:
            raise InvalidSettings(f"{self.path}: {key} is missing", hint=f"add {key} = …")
        if not isinstance(value, kind) or isinstance(value, (datetime, bool)):
            self.refuse(key, *_KINDS[kind])
        return value

    def has(self, key: str) -> bool:
        """Whether a key is there."""
        return self._at(key) is not None

    def text(self, key: str, otherwise: str | None = None) -> str:
        """The text of a key; ``otherwise`` is for keys that may be left out."""
        if otherwise is not None and not self.has(key):
            return otherwise
        text = str(self.value(key, str))
        if not text.strip():
            self.refuse(key, "empty", "say it, or leave the key out if it may be missing")
        return text

    def by_language(self, key: str) -> Mapping[str, str]:
        """The German and the English text of a key."""
        return {language: self.text(f"{key}.{language}") for language in _KEYS[key]}

    def iri(self, key: str) -> Iri:
        """The address that a key must have."""
        text = self.text(key)
        try:
            return Iri(text)
        except ValueError:
            self.refuse(key, "no address", "write all of it, from https:// on")

    def web(self, key: str) -> Iri | None:
        """The http address of a key, if it is there."""
        if not self.has(key):
            return None
        iri = self.iri(key)
        if not re.match("https?://", iri.value):
            self.refuse(key, "no http address", "write all of it, from https:// on")
        return iri

    def folder(self, key: str) -> Iri:
        """An http address that others begin with."""
        iri = self.iri(key)
        if not _FOLDER.fullmatch(iri.value):
            raise InvalidSettings(
                f"{self.path}: {key} is {iri.value!r}",
                hint='an http address that ends in "/", such as "https://w3id.org/my-programme/"',
            )
        return iri

    def one_of(self, key: str, known: Iterable[str]) -> str:
        """The text of a key that may only be one of some; empty if it is not there."""
        text = self.text(key, "")
        if text and text not in known:
            self.refuse(key.partition(".")[0] if key[-1].isdigit() else key, *_near(text, known))
        return text

    def numbers(self, key: str) -> range:
        """The places in a list that may be left out."""
        return range(len(self.value(key, list)) if self.has(key) else 0)

    def look_for_strangers(self) -> None:
        """Refuse keys that nobody reads: they are slips of the pen."""
        for table, known in _KEYS.items():
            there = self._at(table) if table else self.raw
            for key in there if isinstance(there, Mapping) else ():
                if key not in known:
                    name = f"{table}.{key}" if table else key
                    _, hint = _near(key, known)
                    raise InvalidSettings(f"{self.path}: {name} is not known", hint=hint)

    def refuse(self, key: str, what: str, hint: str) -> NoReturn:
        """Say what is wrong with a key, and what to do."""
        raise InvalidSettings(
            f"{self.path}: {key} is {self._at(key)!r}, which is {what}", hint=hint
        )

    def _at(self, key: str) -> Any:
        value: Any = self.raw
        for part in key.split("."):
            if isinstance(value, list):
                value = value[int(part)] if part.isdigit() else None
            else:
                value = value.get(part) if isinstance(value, Mapping) else None
        return value


def _near(text: str, known: Iterable[str]) -> tuple[str, str]:
    """What is wrong with a word that is not on a list, and which are."""
    names = tuple(known)
    close = get_close_matches(text, names, n=1)
    guess = f"did you mean {close[0]!r}? " if close else ""
    return f"not on the list (it is {text!r})", f"{guess}known: {', '.join(sorted(names))}"
