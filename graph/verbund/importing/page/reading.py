"""The text of an announcement, line by line, from HTML or plain text."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from verbund.importing.given import Given
from verbund.importing.texts import plain
from verbund.importing.whole import whole_text

_BLOCKS = frozenset(
    {
        *("p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "br", "table", "ul", "ol"),
        *("section", "article", "header", "footer", "title", "dt", "dd"),
    }
)
_SILENT = frozenset({"script", "style", "nav", "noscript", "template"})
_CELLS = frozenset({"td", "th"})


class _Text(HTMLParser):
    """Writes blocks as lines, the cells of a table row with bars between."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in _SILENT
        if tag in _BLOCKS:
            self.parts.append("\n")
        elif tag in _CELLS:
            self.parts.append(" | ")

    def handle_endtag(self, tag: str) -> None:
        self._silent = max(0, self._silent - (tag in _SILENT))
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(" ".join(data.split("\n")))


def read_page(given: Given) -> tuple[str, ...]:
    """The lines of a page that say something, each once in a row.

    Raises:
        UnreadableFile: the file is empty or too large.
    """
    text = whole_text(given)
    if re.search(r"<(?:html|body|p|div|h1|br|table)\b", text[:20_000], re.IGNORECASE):
        reader = _Text()
        reader.feed(text)
        reader.close()
        text = "".join(reader.parts)
    lines = (plain(line).strip("| ") for line in text.splitlines())
    return tuple(dict.fromkeys(line[:5000] for line in lines if line))


def sentences(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The sentences of the lines; titles such as "Dr." do not end one.

    >>> sentences(("Am 3. Mai spricht Dr. Ada Bach. Der Eintritt ist frei.",))
    ('Am 3. Mai spricht Dr. Ada Bach.', 'Der Eintritt ist frei.')
    """
    found = []
    for line in lines:
        start = 0
        for end in _END.finditer(line):
            if _SHORTENED.search(line[: end.start()]):
                continue
            found.append(line[start : end.start() + 1].strip())
            start = end.end()
        found.append(line[start:].strip())
    return tuple(sentence for sentence in found if sentence)


#: Titles that end with a point, of which the last letters alone do not tell.
_SHORTENED = re.compile(
    r"(?:Dipl\.-\w+|\bh\.\s?c|\b(?:h|agr|oec|pol|med|jur|theol|techn|M|B|M\.\s?(?:Sc|A)|B\.\s?(?:Sc|A)))\Z"
)
_END = re.compile(
    r"(?<!\b\d)(?<!\b\d\d)(?<!Dr)(?<!Prof)(?<!\bz)(?<!\bB)(?<!\bd)(?<!Ing)(?<!Dipl)(?<!nat)(?<!rer)"
    r"(?<!phil)(?<!\b[A-Z])(?<!bzw)(?<!St)(?<!Nr)(?<!\be)(?<!\bV)(?<!apl)(?<!Jun)(?<!habil)[.!?]\s+(?=[A-ZÄÖÜ„])"
)
