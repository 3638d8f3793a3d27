"""What the columns of an unknown table may mean, by their names and their values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from verbund.countries import country_code, country_named
from verbund.importing.entry import Refused
from verbund.importing.texts import day, number, period

#: Words that stand for "nothing", in any of the languages that such tables come in.
NOTHING = frozenset(
    {
        *("na", "n/a", "n.a.", "nan", "none", "null", "-", "–", "unknown", "ukjent", "unbekannt"),
        *("k.a.", "k. a.", "keine angabe", "nicht bekannt"),
    }
)

#: For each meaning the names that columns have for it, best first; signs and case aside.
_NAMES: Mapping[str, str] = {
    "project id": (
        "projectid projectnumber grantid grantnumber awardnumber awardid awardreference"
        " projektnummer projektid prosjektnummer prosjektid geprisid foerderkennzeichen"
        " fkz cordisid reference projectreference referencenumber projektnr prosjektnr projectno"
        " projectcode aktenzeichen az foerdernummer number nummer id"
    ),
    "acronym": ("projectacronym acronym akronym akronymer kurztitel shorttitle kurzname"),
    "title": ("projecttitle title projekttitel titel prosjekttittel tittel projektname name"),
    "title en": ("titleenglish englishtitle titleen titelenglisch projecttitleenglish"),
    "start": (
        "startdate projectstart projectstartdate start starts beginn projektbeginn"
        " laufzeitvon foerderbeginn foerderungseit foerderungvon startdato prosjektstart"
        " fundingstart effectivegrantstartdate von from"
    ),
    "end": (
        "enddate projectend projectenddate end ends ende projektende laufzeitbis"
        " foerderende foerderungbis sluttdato prosjektslutt fundingend effectivegrantenddate"
        " bis until"
    ),
    "period": (
        "laufzeit projektlaufzeit foerderzeitraum foerderung projektzeitraum zeitraum duration"
        " period fundingperiod projectperiod"
    ),
    "amount": (
        "amount grantamount fundingamount awardamount amountgranted amountgrantedallsets"
        " bewilligungssumme foerdersumme foerderbetrag summe eccontribution"
        " ecmaxcontribution neteccontribution bevilget bevilgning totalfunding eucontribution"
        " award awardpounds awardvalue contribution betrag beloep zuwendung foerdermittel zuschuss"
        " bewilligung grantvalue funding budget totalcost"
    ),
    "currency": ("currency waehrung valuta"),
    "funder": (
        "funder fundername fundingorgname fundingorganisation fundingorganization fundingagency"
        " fundingbody geldgeber mittelgeber foerderer ressort"
    ),
    "organisation": (
        "organisation organization organisationname organizationname institution"
        " institutionname researchinstitution einrichtung forschungseinrichtung"
        " antragstellendeinstitution hochschule institusjon organisasjon beneficiary"
        " beneficiaryname zuwendungsempfaenger participant participantname partner"
        " partnername orgname recipient legalname bewilligungsempfaenger hostinstitution"
        " leadroname grantee awardee virksomhet"
    ),
    "coordinator": (
        "coordinator coordinatorname koordinator koordination koordinierendeeinrichtung"
        " leadorganisation leadorganization leadpartner prosjektansvarlig ansvarligvirksomhet"
    ),
    "partners": (
        "partners partnere partnerorganisationen projektpartner kooperationspartner"
        " participants partnerorganisations partnerorganizations otherorganisations"
        " beteiligteeinrichtungen"
    ),
    "organisation id": (
        "organisationid organizationid orgid institutionid pic participantid ror rorid"
    ),
    "role": ("role rolle participantrole organisationrole"),
    "city": ("city town stadt ort by sted place organisationcity"),
    "country": ("country land countrycode institutioncountry organisationcountry laender"),
    "person": (
        "principalinvestigator responsibleapplicant responsibleapplicantname pi"
        " leadapplicant projektleitung projektleiter projektleiterin prosjektleder"
        " projectleader applicant antragsteller antragstellerin investigators applicants"
    ),
    "topics": (
        "topics topic keywords keyword schlagworte schlagwoerter themen thema disciplines"
        " discipline maindiscipline alldisciplines fachlichezuordnung subjectarea subjects"
        " subject fach fachgebiet fachsystematik fagomraade fagdisiplin emner"
    ),
    "url": ("url projecturl website webseite internet link weblink homepage"),
    "programme": (
        "programme program foerderprogramm foerderverfahren funding programmename fundinginstrument"
        " fundinginstrumentpublished programm aktivitet scheme fundingscheme"
    ),
}
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "å": "aa", "ø": "oe"})
_WORD = re.compile(r"[^a-z0-9]+")
#: Signs and words for a currency, in headings and in front of amounts.
_CURRENCIES = {
    **dict.fromkeys(("eur", "euro", "euros", "€"), "EUR"),
    **dict.fromkeys(("gbp", "pounds", "£"), "GBP"),
    **dict.fromkeys(("usd", "dollars", "$"), "USD"),
    **{code.lower(): code for code in ("CHF", "NOK", "SEK", "DKK", "PLN", "CZK", "HUF")},
}
_PIECE = re.compile(r"[€£$]|[A-ZÄÖÜ]+(?![a-zäöüß])|[A-ZÄÖÜ]?[a-zäöüß]+")
#: Headings of amounts that are not told in full.
_IN_THOUSANDS = re.compile(
    r"\bt\s?€|\bteur\b|\btsd\b|\bk€|\bkeur\b|\bmio\b|\bmill?ion|\btausend|\bthousand", re.IGNORECASE
)
_ENOUGH = 0.6
#: How far behind the others a column without values stands.
_EMPTY = 1000
_SEPARATORS = (" | ", "; ", ";", "|")


@dataclass(frozen=True, slots=True)
class Profile:
    """A column: its name, a few values, and what most of them look like."""

    name: str
    values: tuple[str, ...]

    @property
    def said(self) -> tuple[str, ...]:
        """The values that say something."""
        return tuple(text for text in self.values if text.casefold() not in NOTHING)

    @property
    def recurs(self) -> bool:
        """Whether several rows say the same."""
        return len(set(self.said)) < len(self.said)

    @property
    def separator(self) -> str:
        """What parts several values in a cell; empty if cells hold one."""
        for separator in _SEPARATORS:
            if sum(separator in text for text in self.said) >= max(1, len(self.said) // 10):
                return separator
        return ""

    def fits(self, meaning: str) -> bool:
        """Whether the values can have a meaning."""
        if meaning == "amount" and _IN_THOUSANDS.search(self.name):
            return False
        check = _CHECKS.get(meaning)
        if check is None or not self.said:
            return True
        return sum(map(check, self.said)) >= _ENOUGH * len(self.said)


def guess(columns: Sequence[Profile]) -> dict[str, Profile]:
    """For each meaning the column that has it most likely; a column has one meaning at most."""
    found: dict[str, Profile] = {}
    wishes = (
        (place if column.said else place + _EMPTY, meaning, column)
        for meaning, names in _NAMES.items()
        for column in columns
        if (place := _place(column.name, names.split())) >= 0 and column.fits(meaning)
    )
    taken = set[str]()
    ranked = sorted(wishes, key=lambda wish: wish[0])
    of_organisations = any(meaning == "organisation id" for _, meaning, _ in ranked)
    for _, meaning, column in ranked:
        if meaning == "title" and column.name.lower() == "name" and of_organisations:
            meaning = "organisation"
        if meaning not in found and column.name not in taken:
            found[meaning] = column
            taken.add(column.name)
    return found


def nothings(columns: Iterable[Profile]) -> list[str]:
    """The words in these columns that stand for nothing."""
    texts = {part.strip() for c in columns for text in c.values for part in _parts(text, c)}
    return sorted(text for text in texts if text.casefold() in NOTHING)


def _parts(text: str, column: Profile) -> list[str]:
    return text.split(column.separator) if column.separator else [text]


def currency(column: Profile) -> str:
    """The code of the currency that the heading or the values of a column tell; or nothing.

    >>> currency(Profile("AwardPounds", ())), currency(Profile("Summe", ("5 €",)))
    ('GBP', 'EUR')
    """
    texts = (column.name, *column.said[:1])
    pieces = (piece.lower() for text in texts for piece in _PIECE.findall(text))
    return next((_CURRENCIES[piece] for piece in pieces if piece in _CURRENCIES), "")


def _place(name: str, names: Sequence[str]) -> int:
    plain = _WORD.sub("", name.lower().translate(_GERMAN))
    if plain in names:
        return names.index(plain)
    within = [place for place, known in enumerate(names) if len(known) > 5 and known in plain]
    return 100 + within[0] if within else -1


def _is_number(text: str) -> bool:
    try:
        number(text, "", thousands=".")
    except Refused:
        return False
    return True


def _is_day(text: str) -> bool:
    try:
        day(text, "")
    except Refused:
        return False
    return True


def _is_period(text: str) -> bool:
    try:
        period(text, "")
    except Refused:
        return False
    return True


def _is_country(text: str) -> bool:
    return bool(country_code(text) or country_named(text))


def _is_text(text: str) -> bool:
    return not _is_number(text) and "://" not in text and not text.startswith("www.")


def _is_address(text: str) -> bool:
    return "." in text and " " not in text


_CHECKS = {
    "title": _is_text,
    "organisation": _is_text,
    "coordinator": _is_text,
    "partners": _is_text,
    "person": _is_text,
    "programme": _is_text,
    "start": _is_day,
    "end": _is_day,
    "period": _is_period,
    "amount": _is_number,
    "funder": _is_text,
    "country": _is_country,
    "url": _is_address,
}
