"""What a static host needs: a page for what is not there, tombstones, rules, and no old files."""

from __future__ import annotations

import gzip
import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from verbund.formats import RdfFormat
from verbund.model import Iri
from verbund.site.kinds import kind_of, path_of
from verbund.site.pages import Pages, Place
from verbund.site.portions import Made
from verbund.site.texts import LANGUAGES, texts

#: The list of the files that the last site wrote.
WRITTEN = ".written.gz"
_HEAD = (
    "# For Apache; other hosts take no notice.\nErrorDocument 404 {root}404.html\nAddCharset UTF-8 "
)
_TEXTS = ".html .ttl .nt .nq .trig .jsonld .csv .json .xml .md"


def fallbacks(pages: Pages, gone: Iterable[str]) -> Iterator[Made]:
    """The pages for what is not there and for what was removed, and rules for a host."""
    removed = sorted(gone)
    yield "404.html", pages.render("missing.html", Place("de", "404.html"), "404", texts=texts)
    yield ".htaccess", _rules(pages, removed)
    for iri in removed:
        for language in LANGUAGES if kind_of(pages.base, Iri(iri)) else ():
            place = Place(language, f"{language}/{path_of(pages.base, iri)}.html")
            words = texts(language)
            said = {"told": words["problem.410.text"], "detail": "", "hint": ""}
            page = pages.render("message.html", place, words["problem.410"], **said)
            yield unquote(place.path), page


def _rules(pages: Pages, removed: Collection[str]) -> str:
    """Media types, and 410 for what was removed, in the words of Apache."""
    root = "/" + pages.settings.publishing.public.value.partition("://")[2].partition("/")[2]
    lines = [f"{_HEAD.format(root=root)}{_TEXTS}"]
    lines += [f"AddType {form.media_type} {form.suffix}" for form in RdfFormat]
    lines += [
        f"RedirectMatch 410 /{re.escape(path_of(pages.base, iri))}(\\.[a-z]+)?$" for iri in removed
    ]
    return "\n".join(lines) + "\n"


def tidied(folder: Path, paths: Collection[str]) -> None:
    """Remove what an earlier site wrote to a folder and this one did not; keep in mind what it did.

    Files that no site has written are left alone.
    """
    record = folder / WRITTEN
    former = gzip.decompress(record.read_bytes()).decode().split("\n") if record.is_file() else []
    for name in set(former) - set(paths):
        path = PurePosixPath(name)
        if name and not path.is_absolute() and ".." not in path.parts:
            (folder / path).unlink(missing_ok=True)
    record.write_bytes(gzip.compress("\n".join(sorted(paths)).encode(), mtime=0))
