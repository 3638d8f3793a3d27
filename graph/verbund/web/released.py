"""The files of the release, and of former ones, at their addresses."""

from __future__ import annotations

import asyncio
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from verbund.releasing import pages
from verbund.releasing.freezing import MEDIA
from verbund.releasing.history import FOLDER
from verbund.web.addresses import root
from verbund.web.edition import Edition
from verbund.web.kept import Document
from verbund.web.refusals import not_here
from verbund.web.responses import answered, sent

#: Files of this size or more are sent piece by piece and not kept.
_LARGE = 1 << 20


async def released(request: Request) -> Response:
    """A file of the release."""
    edition: Edition = request.state.edition
    path = request.path_params["path"]
    if f"{path}/".startswith(f"{FOLDER}/"):
        return await _former(request, edition, path)
    if "." not in path.rpartition("/")[2]:
        raise not_here(path)
    release = await edition.released()
    entry = await asyncio.to_thread(release.entry, path)
    if entry is None:
        raise not_here(path)
    if entry.size >= _LARGE or "range" in request.headers:
        file = release.folder / path
        return sent(request, edition, file, entry.media_type, entry.sha256)
    found = await edition.kept.document(
        f"release {path}", lambda: Document(release.read(path), entry.media_type, "")
    )
    return answered(request, edition, found)


async def _former(request: Request, edition: Edition, path: str) -> Response:
    """A file of releases/: the feeds, and what is kept of each release."""
    folder = (edition.catalogue.root / FOLDER).resolve()
    file = (edition.catalogue.root / path).resolve()
    if path.endswith("/"):
        file /= pages.NAME
    elif (file / pages.NAME).is_file() and file.is_relative_to(folder):
        return RedirectResponse(f"{root(request)}/{path}/", 303)
    media_type = MEDIA.get(file.suffix)
    if not (media_type and file.is_relative_to(folder) and file.is_file()):
        raise not_here(path)
    content = await asyncio.to_thread(file.read_bytes)
    if len(content) >= _LARGE or "range" in request.headers:
        return sent(request, edition, file, media_type, sha256(content).hexdigest())
    return answered(request, edition, Document(content, media_type, ""))
