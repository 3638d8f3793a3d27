"""Everything that can go wrong, in one tree.

* VerbundError                 status 1
    * CatalogueNotFound        3
    * InvalidSettings          4
    * UnreadableFile           4
        * WrongEncoding
    * UnknownName              2
        * UnknownQuestion
        * UnknownFormat
        * UnknownRelease
        * UnknownThing
            * UntiedThing
        * UnknownKind
        * UnknownLanguage
        * UnknownParameter
    * UnknownValue             2
    * NoSuchQuestion           2
    * InvalidQuery             2
    * RefusedQuery             2
    * InvalidCatalogue         5
    * EndpointUnavailable      6
    * QueryStopped             7
        * AnswerTooLarge
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path


class VerbundError(Exception):
    """A problem we can explain: the message says what and where, the hint what to do next."""

    #: Process exit status; part of the public interface.
    status = 1

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class CatalogueNotFound(VerbundError):
    """No folder with the expected parts was found."""

    status = 3


class InvalidSettings(VerbundError):
    """data/catalogue.toml is missing something or says it wrongly."""

    status = 4


class UnreadableFile(VerbundError):
    """A file could not be read; ``row`` says where, if known, and ``de`` the reason in German."""

    status = 4

    def __init__(
        self,
        path: Path | str,
        reason: str,
        *,
        de: str = "",
        row: int | None = None,
        hint: str = "",
    ) -> None:
        self.path, self.reason, self.row = path, reason, row
        self.de = de or reason
        place = str(path) if row is None else f"{path}, row {row}"
        super().__init__(f"{place}: {reason}", hint=hint)

    def at(self, path: Path | str) -> UnreadableFile:
        """The same of a file by another name."""
        return type(self)(path, self.reason, de=self.de, row=self.row, hint=self.hint)


class WrongEncoding(UnreadableFile):
    """A text is not UTF-8, but probably Windows-1252."""

    #: What it is taken for, and what it should be.
    found, wanted = "Windows-1252", "UTF-8"


class UnknownName(VerbundError):
    """A name was given that is not on the list; the hint has the nearest ones."""

    status = 2
    what = "name"

    def __init__(self, name: str, known: Iterable[str]) -> None:
        self.name, self.known = name, tuple(sorted(known))
        close = get_close_matches(name, self.known, n=3)
        if close:
            hint = f"did you mean {', '.join(repr(other) for other in close)}?"
        else:
            hint = f"known: {', '.join(self.known)}" if self.known else "there is none yet"
        super().__init__(f"no {self.what} called {name!r}", hint=hint)


class UnknownQuestion(UnknownName):
    """No such question in queries/."""

    what = "question"


class UnknownFormat(UnknownName):
    """No such format."""

    what = "format"


class UnknownRelease(UnknownName):
    """No such version, and no file or folder of this name either."""

    what = "release, file or folder"


class UnknownThing(UnknownName):
    """Nothing in the catalogue has this name."""

    what = "thing"


class UntiedThing(UnknownThing):
    """A thing that stands in no network, such as a place; the hint has what is called like it."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(name, ())
        ids = {other.rpartition("/")[2]: other for other in known}
        close = get_close_matches(name.rpartition("/")[2], ids, n=3)
        self.args = (f"{'/'.join(name.split('/')[-2:])} is in no network, so no way leads there",)
        listed = " or ".join("/".join(ids[one].split("/")[-2:]) for one in close)
        self.hint = f"did you mean {listed}?" if close else ""


class UnknownKind(UnknownName):
    """No kind of things has this name."""

    what = "kind"


class UnknownLanguage(UnknownName):
    """The catalogue does not speak this language."""

    what = "language"


class UnknownParameter(UnknownName):
    """A question has no parameter of this name."""

    what = "parameter"


class UnknownValue(VerbundError):
    """A value that nothing, or more than one thing, goes by; the hint has the nearest ones."""

    status = 2


class NoSuchQuestion(VerbundError):
    """A word that is in no question."""

    status = 2


class InvalidQuery(VerbundError):
    """A SPARQL text or a question file that the engine cannot read."""

    status = 2


class RefusedQuery(VerbundError):
    """A query that would change something or call somewhere."""

    status = 2


class InvalidCatalogue(VerbundError):
    """The catalogue breaks its own rules; ``findings`` are those that a report shall tell."""

    status = 5

    def __init__(self, message: str, *, hint: str = "", findings: Iterable[object] = ()) -> None:
        super().__init__(message, hint=hint)
        self.findings = tuple(findings)


class EndpointUnavailable(VerbundError):
    """A remote SPARQL endpoint did not answer properly."""

    status = 6


class QueryStopped(VerbundError):
    """A query passed its time or memory and was ended."""

    status = 7


class AnswerTooLarge(QueryStopped):
    """A query gives more than is sent at once."""
