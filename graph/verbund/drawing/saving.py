"""Pictures as files: the same bytes for the same picture, with what they are inside."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure

from verbund.errors import UnknownFormat
from verbund.network.model import Built

#: A picture as the library holds it.
Drawn = Figure

#: Dots an inch of a PNG: enough for print.
DOTS = 300
# In SVG, letters are outlines, so that a picture looks the same everywhere and no name moves onto
# another; in PDF they are letters that can be searched.
_SETTINGS: dict[Any, Any] = {"svg.hashsalt": "verbund", "svg.fonttype": "path", "pdf.fonttype": 42}


_PATH = re.compile(r' d="[^"]*"')
_INNER = re.compile(r"<metadata>.*?</metadata>\s*", re.DOTALL)
_FRACTION = re.compile(r"-?\d+\.\d{3,}")
_OPENED = re.compile(r"(<svg [^>]*)>")


class ImageFormat(Enum):
    """A format of pictures, by the ending of the file."""

    SVG = ".svg"
    PNG = ".png"
    PDF = ".pdf"

    @classmethod
    def of(cls, path: Path) -> ImageFormat:
        """The format that a file's name says.

        Raises:
            UnknownFormat: none of ours.
        """
        for form in cls:
            if form.value == path.suffix.lower():
                return form
        raise UnknownFormat(path.suffix or path.name, (form.value for form in cls))


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a picture says of itself to programs."""

    title: str
    author: str = ""
    rights: str = ""
    released: date | None = None

    @classmethod
    def of(cls, built: Built, title: str) -> Imprint:
        """The imprint of a picture of this title, made from a build."""
        return cls(title, built.publisher, built.licence, built.released)


def saved(figure: Figure, form: ImageFormat, imprint: Imprint) -> bytes:
    """The picture in a format; no clock and no machine leaves a trace in it."""
    made = BytesIO()
    with mpl.rc_context(_SETTINGS):
        figure.savefig(made, format=form.value[1:], dpi=DOTS, metadata=_metadata(form, imprint))
    return _lean(made.getvalue(), imprint.title) if form is ImageFormat.SVG else made.getvalue()


def inline(figure: Figure, title: str) -> str:
    """The picture as an element of an HTML page, with a title for those who cannot see it."""
    text = saved(figure, ImageFormat.SVG, Imprint(title)).decode("utf-8")
    return _INNER.sub("", text[text.index("<svg") :])


def _lean(svg: bytes, title: str) -> bytes:
    """SVG with hundredths of a point, and a title for those who cannot see it."""
    text = _PATH.sub(lambda path: _FRACTION.sub(_hundredths, path[0]), svg.decode("utf-8"))
    head = f' role="img"><title>{escape(title, quote=False)}</title>'
    return _OPENED.sub(lambda tag: tag[1] + head, text, count=1).encode("utf-8")


def _hundredths(number: re.Match[str]) -> str:
    return f"{float(number[0]):.2f}".rstrip("0").rstrip(".")


def _metadata(form: ImageFormat, imprint: Imprint) -> dict[str, Any]:
    released = imprint.released
    if form is ImageFormat.SVG:
        day = released.isoformat() if released else None
        return {
            "Title": imprint.title,
            "Creator": imprint.author or None,
            "Rights": imprint.rights or None,
            "Date": day,
        }
    if form is ImageFormat.PNG:
        said = {"Title": imprint.title, "Author": imprint.author, "Copyright": imprint.rights}
        return {**{name: text for name, text in said.items() if text}, "Software": None}
    moment = datetime(released.year, released.month, released.day, tzinfo=UTC) if released else None
    said = {"Title": imprint.title, "Author": imprint.author, "Subject": imprint.rights}
    known = {name: text for name, text in said.items() if text}
    return {**known, "Creator": None, "Producer": None, "CreationDate": moment}
