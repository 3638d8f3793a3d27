"""Datasets at their addresses: 303 to a document, the page, and what the catalogue says of them."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import Response

from verbund.formats import RdfFormat
from verbund.model import Iri
from verbund.site.datasets import path as path_of
from verbund.store import writing
from verbund.vocab import PREFIXES, SCHEMA
from verbund.web.edition import Edition
from verbund.web.kept import Document
from verbund.web.refusals import not_here
from verbund.web.responses import HTML, answered
from verbund.web.things import SUFFIXES, signposts, to_document, to_other, to_page


async def at_iri(request: Request) -> Response:
    """What stands at the IRI of a dataset, or at that and a suffix."""
    edition: Edition = request.state.edition
    name, _, suffix = request.path_params["name"].partition(".")
    form, path = SUFFIXES.get(f".{suffix}"), f"dataset/{name}"
    await _refuse_unknown(edition, path)
    if form:
        key = f"{path}{form.suffix}"
        found = await edition.kept.document(key, lambda: _written(edition, path, form))
        return answered(request, edition, found)
    if suffix == "html":
        return to_page(request, path)
    if suffix:
        raise not_here(f"{path}.{suffix}")
    return to_document(request, path)


async def page(request: Request) -> Response:
    """The page of a dataset in a language."""
    edition: Edition = request.state.edition
    chosen, name = request.path_params["language"], request.path_params["name"]
    path, key = f"dataset/{name}", path_of(name, chosen)
    await _refuse_unknown(edition, path)

    def made() -> Document:
        links = [*_signposts(edition, path, key), to_other(chosen, path)]
        return Document(edition.release.page(key).encode(), HTML, "", links)

    return answered(request, edition, await edition.kept.document(key, made))


async def _refuse_unknown(edition: Edition, path: str) -> None:
    """Which datasets there are is known when the release is written."""
    await edition.released()
    portal = await asyncio.to_thread(lambda: edition.portal)
    try:
        known = _iri(edition, path) in portal
    except ValueError:
        known = False
    if not known:
        raise not_here(path)


def _written(edition: Edition, path: str, form: RdfFormat) -> Document:
    statements = tuple(edition.portal.about(_iri(edition, path)))
    ((_, content),) = writing.in_forms(statements, [form], PREFIXES)
    return Document(content, form.media_type, "", _signposts(edition, path, f"{path}{form.suffix}"))


def _signposts(edition: Edition, path: str, here: str) -> list[str]:
    return [*signposts(edition, path, here), f'<{SCHEMA.Dataset}>; rel="type"']


def _iri(edition: Edition, path: str) -> Iri:
    return Iri(edition.settings.base.value + path)
