"""The files of the release, and of former ones, at their addresses."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import Response

from verbund.releasing.freezing import MEDIA
from verbund.releasing.history import FOLDER
from verbund.web.edition import Edition
from verbund.web.refusals import not_here
from verbund.web.responses import Document, answered


async def released(request: Request) -> Response:
    """A file of the release."""
    edition: Edition = request.state.edition
    path = request.path_params["path"]
    if "." not in path.rpartition("/")[2]:
        raise not_here(path)
    if path.startswith(f"{FOLDER}/"):
        return await asyncio.to_thread(_former, request, edition, path)
    release = await edition.released()
    entry, content = await asyncio.to_thread(release.read, path)
    if entry is None:
        raise not_here(path)
    return answered(request, edition, Document(content, entry.media_type, ""))


def _former(request: Request, edition: Edition, path: str) -> Response:
    """A file of releases/: the feeds, and what is kept of each release."""
    folder = (edition.catalogue.root / FOLDER).resolve()
    file = (edition.catalogue.root / path).resolve()
    media_type = MEDIA.get(file.suffix)
    if not (media_type and file.is_relative_to(folder) and file.is_file()):
        raise not_here(path)
    return answered(request, edition, Document(file.read_bytes(), media_type, ""))
