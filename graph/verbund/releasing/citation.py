"""How a release is cited, and under which licence it may be used."""

from __future__ import annotations

import json
import re
from typing import Final

from verbund.releasing.pages import address
from verbund.settings import Settings

#: Licences by their address: the names that SPDX has for them.
_SPDX: Final = {
    "creativecommons.org/licenses/by/4.0/": "CC-BY-4.0",
    "creativecommons.org/licenses/by-sa/4.0/": "CC-BY-SA-4.0",
    "creativecommons.org/publicdomain/zero/1.0/": "CC0-1.0",
}


def files(settings: Settings, version: str) -> dict[str, bytes]:
    """CITATION.cff, citation.bib and LICENSE.txt of a release."""
    return {
        "CITATION.cff": _cff(settings, version).encode(),
        "citation.bib": _bibtex(settings, version).encode(),
        "LICENSE.txt": _licence(settings, version).encode(),
    }


def _cff(settings: Settings, version: str) -> str:
    """The Citation File Format 1.2.0; JSON strings are YAML strings."""
    name = _SPDX.get(settings.licence.value.partition("://")[2])
    licence = ("license", name) if name else ("license-url", settings.licence.value)
    pairs = (
        ("cff-version", "1.2.0"),
        ("message", "Please cite this catalogue as follows."),
        ("type", "dataset"),
        ("title", settings.title["en"]),
        ("abstract", settings.description["en"]),
        ("version", version),
        licence,
        ("url", address(settings, version)),
    )
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in pairs]
    lines += [f"date-released: {settings.released.isoformat()}"]
    lines += ["authors:", f"  - name: {json.dumps(settings.publisher, ensure_ascii=False)}"]
    return "\n".join(lines) + "\n"


def _bibtex(settings: Settings, version: str) -> str:
    key = re.sub(r"[^a-z0-9]+", "-", f"{settings.publisher} {version}".lower()).strip("-")
    fields = {
        "author": f"{{{_tex(settings.publisher)}}}",
        "title": f"{{{_tex(settings.title['en'])}}}",
        "year": str(settings.released.year),
        "version": version,
        "url": address(settings, version),
        "note": _tex(f"Licence: {settings.licence}"),
    }
    lines = [f"  {name:<8}= {{{value}}}," for name, value in fields.items()]
    return "\n".join([f"@misc{{{key},", *lines, "}"]) + "\n"


def _licence(settings: Settings, version: str) -> str:
    return (
        f"{settings.title['en']}, version {version}\n"
        f"{settings.publishing.attribution}, {settings.released.year}\n\n"
        f"May be used under the terms of {settings.licence}\n"
    )


def _tex(text: str) -> str:
    r"""Text that TeX sets as it is.

    >>> _tex("R&D_50 %")
    'R\\&D\\_50 \\%'
    """
    return re.sub(r"([&%$#_{}])", r"\\\1", text)
