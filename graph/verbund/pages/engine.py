"""The drawing engine: vis-network as pyvis ships it, read from the installed package.

pyvis writes its own pages with links to third parties, so none of its writers is ever called. The
script is taken only if it is byte for byte the one that was read and tried.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from verbund.errors import VerbundError

SCRIPT = "pyvis/templates/lib/vis-9.1.2/vis-network.min.js"
SHA256 = "1f20f0736f32cb9bedf8f6383b25cfea2f839e1abe80d6e8040b4d5bea378c69"
_MAP_COMMENT = "//# sourceMappingURL="


class EngineNotFound(VerbundError):
    """The engine's script is missing, or is not the one that was tried."""


@cache
def script() -> str:
    """The engine's source text as a page holds it.

    Line ends are plain, since browsers read them so before they check the script's hash; the
    comment that makes developer tools fetch a file is left out.

    >>> "vis-network" in script()
    True
    """
    raw = _read()
    found = sha256(raw).hexdigest()
    if found != SHA256:
        raise EngineNotFound(
            f"{SCRIPT} is not the file that was tried: SHA-256 {found}",
            hint="install the tried version again: pip install --force-reinstall pyvis==0.3.2",
        )
    text = raw.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    return text.partition(_MAP_COMMENT)[0].rstrip() + "\n"


def _read() -> bytes:
    try:
        package = distribution("pyvis")
        file = next(path for path in package.files or () if path.as_posix() == SCRIPT)
        return Path(file.locate()).read_bytes()
    except (PackageNotFoundError, StopIteration, FileNotFoundError) as problem:
        raise EngineNotFound(
            f"pyvis does not bring {SCRIPT}", hint="install it: pip install pyvis==0.3.2"
        ) from problem
