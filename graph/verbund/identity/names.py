"""Names of organisations, taken apart: words that two languages share, and what a name is of."""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_LEGAL = re.compile(
    r"\b(?:g?gmbh(?:\s*&\s*co\.?\s*(?:kg|ohg)(?:aa)?)?|g?mbh(?:\s*&\s*co\.?\s*kg)?|ag|kgaa|kg"
    r"|ohg|gbr|se|ug(?:\s*\(haftungsbeschraenkt\))?|e\.\s?v\.?|ev|e\.\s?g\.?|eg|aoer"
    r"|a\.\s?oe\.\s?r\.?|kdoer|ltd|inc|llc|limited|plc|b\.?v|n\.?v|s\.?a|s\.?a\.?s|s\.?r\.?l|s\.?p\.?a"
    r"|s\.?l\.?u?|s\.?a\.?u|oyj?|aps|spolka z ograniczona odpowiedzialnoscia|sp\.? z ?o\.? ?o"
    r"|stiftung des oeffentlichen rechts)(?=\W|\Z)"
)
_ENDING = re.compile(
    r"[\s,]+(?:g?GmbH(?:\s*&\s*Co\.?\s*(?:KG|OHG)a?A?)?|g?mbH(?:\s*&\s*Co\.?\s*KG)?|AG|KG|SE|UG|e\.?\s?[VG]\.?"
    r"|A\.?ö\.?R\.?)\s*\Z"
)
#: The points of an abbreviation: S.U.N. is SUN.
_POINTS = re.compile(r"\b([a-z])\.(?=[a-z]\b)")
_COUNTRY = re.compile(r"\((?:germany|deutschland)\)")
_PHRASES = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"universit(?:y|ies) of applied sciences?(?: and arts?)?", " hochschule "),
        (r"hochschule fuer angewandte wissenschaften?(?: und kuenste?)?", " hochschule "),
        (r"universit(?:y|aet) of technology", " technische universitaet "),
        (
            r"universit(?:y|aets?|ats?)[- ]?(?:hospital|klinikum|kliniken|klinik|medizin|spital)",
            " universitaetsklinikum ",
        ),
        (
            r"universit(?:y|aets?|air|aire)[- ]?(?:medical|medisch)[- ]cent(?:er|re|rum)",
            " universitaetsklinikum ",
        ),
        (r"max[- ]planck[- ]institut\w*|\bmpi\b", " maxplanck institut "),
        (r"karlsruhe(?:r institut fuer| institute of) technolog(?:y|ie)", " kit karlsruhe "),
        (r"member of the helmholtz association", " "),
        (r"\b(?:stadtverwaltung|(?:magistrat|verwaltung) der stadt)\b", " stadt "),
        (r"\bgemeindeverwaltung\b", " gemeinde "),
        (r"\b(?:landratsamt|kreisverwaltung)\b", " landkreis "),
    )
)  # fmt: skip
_STOP = frozenset(
    re.findall(
        r"\w+",
        "der die das des dem den und fuer zu zum zur von vom in im am an auf aus bei beim mit e v"
        " of for and the at to on with by de la co g a o s"
        " di da do del della degli dei dos das du des le les el los las i y et u studi",
    )
)
#: Heads that are parted from a compound; the rest is a word of its own.
_HEADS = re.findall(
    r"\w+",
    "forschungsinstitut forschungszentrum forschung institut zentrum museum verband stiftung verein"
    " gesellschaft anstalt ministerium akademie bibliothek netzwerk wissenschaften wissenschaft"
    " entwicklung planung foerderung technik wesen schutz bildung amt dienst",
)
_WORD = re.compile(r"[a-z0-9]+")
_ACRONYM = re.compile(r"[A-ZÄÖÜ][A-Za-zÄÖÜäöüß0-9&.+-]*")
#: Endings in which words that German and English share differ: Biochemie, biochemistry.
_COGNATE = re.compile(r"(?<=[a-z]{4})(?:istry|isch(?:e[mnrs]?)?|ical|ics|ie|ik|ic|al|y)\Z")
#: What a name may be of: names of two different ones are never the same.
_KINDS = {
    "stadt": "town", "landeshauptstadt": "town", "hansestadt": "town", "gemeinde": "town",
    "landkreis": "district", "universitaet": "university", "hochschule": "college",
    "universitaetsklinikum": "hospital", "klinikum": "hospital", "krankenhaus": "hospital",
    "klinik": "hospital", "stadtwerke": "utility", "studierendenwerk": "student services",
    "studentenwerk": "student services", "bibliothek": "library", "museum": "museum",
    "kammer": "chamber", "ministerium": "ministry", "amt": "office", "stiftung": "foundation",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands, its words without endings and legal forms, and the words in one.

    ``letters`` are those of the name as it stands, but for its legal form.
    """

    text: str
    words: tuple[str, ...]
    joined: str
    letters: str
    kinds: frozenset[str]
    acronym: str

    @property
    def is_short(self) -> bool:
        """Whether it is nothing but an acronym."""
        return bool(self.acronym)


@lru_cache(maxsize=1 << 17)
def read_name(text: str) -> Name:
    """The parts of an organisation's name.

    >>> read_name("Verein für Umweltforschung e. V.").words
    ('verein', 'umwelt', 'forschung')
    >>> read_name("University of Applied Sciences Cologne").words
    ('hochschule', 'koeln')
    >>> sorted(read_name("Landkreis Leipzig").kinds)
    ['district']
    """
    plain = _POINTS.sub(r"\1", folded(text))
    bare = _COUNTRY.sub(" ", _LEGAL.sub(" ", plain))
    letters = "".join(_WORD.findall(bare))
    for pattern, meant in _PHRASES:
        bare = pattern.sub(meant, bare)
    found = tuple(word for part in _WORD.findall(bare) for word in _meant(part))
    words = tuple(dict.fromkeys(word for word in found if word not in _STOP)) or found
    kinds = frozenset(_KINDS[word] for word in words if word in _KINDS)
    return Name(text, words, "".join(words), letters, _kinds(kinds, words, plain), _acronym(text))


def folded(text: str) -> str:
    """A text in small letters, with German letters written out and without other accents.

    >>> folded("Universität Łódź")
    'universitaet lodz'
    """
    small = unicodedata.normalize("NFC", text).lower().translate(_GERMAN).replace("ł", "l")
    return unicodedata.normalize("NFKD", small).encode("ascii", "ignore").decode()


def initials(text: str) -> str:
    """The first letters of the words that begin with a capital.

    >>> initials("Bundesinstitut für Bau-, Stadt- und Raumforschung")
    'bbsr'
    """
    return "".join(folded(word[0]) for word in re.findall(r"\w+", text) if word[0].isupper())


def _kinds(kinds: frozenset[str], words: tuple[str, ...], plain: str) -> frozenset[str]:
    if re.search(r"[a-z]kreis\b", plain):
        kinds |= {"district"}
    if "hospital" in kinds:
        kinds -= {"university", "college"}
    return kinds - {"town"} if kinds & {"university", "college", "library"} else kinds


def _acronym(text: str) -> str:
    """The letters of a name that is an acronym, else nothing."""
    bare = text.strip()
    capitals = sum(letter.isupper() for letter in bare)
    is_one = bool(_ACRONYM.fullmatch(bare)) and len(bare) <= 10
    return re.sub(r"[^a-z0-9]", "", folded(bare)) if is_one and capitals >= 2 else ""


def _meant(word: str) -> tuple[str, ...]:
    """The words that a word stands for: its translation, or the parts of a compound."""
    known = _words()
    if word in known:
        return known[word]
    for head in _HEADS:
        rest = word.removesuffix(head)
        if rest != word and len(rest) > 3:
            first = rest if rest in known else rest.removesuffix("s")
            return (*_meant(first), *_meant(head))
    return (_COGNATE.sub("", word),)


@cache
def _words() -> dict[str, tuple[str, ...]]:
    path = Path(__file__).with_name("words.csv")
    with path.open(encoding="utf-8", newline="") as stream:
        return {word: tuple(means.split()) for word, means in list(csv.reader(stream))[1:]}


def without_form(text: str) -> str:
    """A name without the legal form at its end.

    >>> without_form("Acker e. V."), without_form("T&T Business Consulting GmbH & Co. KG")
    ('Acker', 'T&T Business Consulting')
    """
    return _ENDING.sub("", text).strip(" ,–-")
