"""The files of the release at their addresses."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import Response

from verbund.web.edition import Edition
from verbund.web.refusals import not_here
from verbund.web.responses import Document, answered


async def released(request: Request) -> Response:
    """A file of the release."""
    edition: Edition = request.state.edition
    path = request.path_params["path"]
    if "." not in path.rpartition("/")[2]:
        raise not_here(path)
    release = await edition.released()
    entry, content = await asyncio.to_thread(release.read, path)
    if entry is None:
        raise not_here(path)
    return answered(request, edition, Document(content, entry.media_type, ""))
