"""The report itself: chapters, pictures and the rows behind the numbers, in one HTML file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from verbund.catalogue import Catalogue
from verbund.drawing.words import colophon
from verbund.errors import UnknownValue
from verbund.model import Literal, Table
from verbund.network.model import Built
from verbund.network.projection import project
from verbund.network.projection.columns import rows, text
from verbund.queries.engine import Engine
from verbund.reporting import chapters, figures
from verbund.reporting.asking import Asked, Desk
from verbund.reporting.bridges import within
from verbund.reporting.chapters import Basis
from verbund.reporting.pictures import map_picture, network_picture
from verbund.reporting.saying import Voice
from verbund.reporting.scope import Scope, Wanted, cluster_named
from verbund.templates import templates

NETWORK = "project-organisation"
#: The column in which an answer names a property.
PROPERTY = "property"
#: So many rows of each answer are printed; the file has them all.
PRINTED = 12
_TEMPLATES = templates("verbund.reporting")
_TEMPLATES.filters["css"] = lambda text: re.sub(
    r"[^\w .,-]", lambda sign: f"\\{ord(sign[0]):x} ", str(text)
)


def report(engine: Engine, catalogue: Catalogue, wanted: Wanted, built: Built) -> str:
    """The report as HTML that needs nothing else.

    Raises:
        UnknownValue: no cluster has the name that is wanted; the hint has those there are.
        UnknownQuestion: the catalogue lacks a question that the report rests on.
    """
    desk = Desk(engine, catalogue, wanted.language)
    scope = _scope(desk, engine, catalogue, wanted)
    folder = catalogue.root / "queries" / "network"
    network = within(project(engine, NETWORK, folder=folder, built=built), scope.projects)
    basis = Basis(desk, scope, Voice(wanted.language), wanted, network)
    parts = {
        "glance": chapters.glance(basis),
        "bridges": chapters.holding(basis),
        "concentration": chapters.concentration(basis),
        "topics": chapters.thin(basis),
        "ending": chapters.ending(basis),
        "quality": chapters.quality(basis),
    }
    return _TEMPLATES.get_template("report.html").render(
        **parts, **_pictures(basis, catalogue), **_frame(basis, built), questions=_appendix(basis)
    )


def _scope(desk: Desk, engine: Engine, catalogue: Catalogue, wanted: Wanted) -> Scope:
    every = frozenset(text(row, "project") for row in rows(desk.ask("projects")))
    if not wanted.cluster:
        return Scope(every)
    try:
        cluster = cluster_named(wanted.cluster, engine, catalogue.settings.base)
    except UnknownValue as problem:
        names = sorted(
            {text(row, "clusterLabel") for row in rows(desk.ask("projects-of-clusters"))}
        )
        known = f"known: {', '.join(names)}" if names else "no project has a cluster"
        raise UnknownValue(str(problem), hint=problem.hint or known) from problem
    table = desk.ask("projects-of-clusters", {"cluster": cluster.value})
    return Scope(every & {text(row, "project") for row in rows(table)}, cluster)


def _pictures(basis: Basis, catalogue: Catalogue) -> Mapping[str, object]:
    """The large pictures."""
    voice = basis.voice
    cache, geo = catalogue.builds / "layouts", catalogue.root / "data" / "geo"
    keys = _regions(basis)
    title = str(voice.say("map"))
    return {
        "network": network_picture(basis.network, voice.language, cache),
        "map": map_picture(basis.network, keys, geo, title),
    }


def _regions(basis: Basis) -> frozenset[str]:
    return figures.regions(basis.desk, basis.scope)


def _cluster(basis: Basis) -> str:
    """What the cluster is called; "" if the report is about the whole programme."""
    if not basis.scope.cluster:
        return ""
    table = basis.desk.ask("projects-of-clusters")
    return next((text(row, "clusterLabel") for row in rows(table)), basis.scope.cluster.local)


def _named(sentence: str, basis: Basis) -> str:
    """A question with the name of the cluster in place of its identifier."""
    cluster = basis.scope.cluster
    return sentence.replace(cluster.value, _cluster(basis)) if cluster else sentence


def _frame(basis: Basis, built: Built) -> Mapping[str, object]:
    voice, scope = basis.voice, basis.scope
    name = _cluster(basis)
    subject = voice.say("cluster", name=name) if name else voice.say("whole")
    return {
        "voice": voice,
        "say": voice.say,
        "title": built.catalogue[voice.language].split(": ")[0],
        "subject": subject,
        "running": f"{built.catalogue[voice.language].split(': ')[0]} · {subject}",
        "asof": voice.say("asof", day=voice.day(built.released)) if built.released else "",
        "colophon": colophon(built, 0, voice.language),
        "in_cluster": bool(scope.cluster),
        "printed": PRINTED,
        "measuring": f"verbund network {NETWORK} --format csv",
    }


def _appendix(basis: Basis) -> Iterator[Mapping[str, object]]:
    for asked in basis.desk.asked.values():
        table = _in_words(basis.voice, basis.scope.rest(asked.table))
        sheet = basis.desk.sheet(asked, table)
        yield {
            "asked": asked,
            "sentence": basis.voice.dated(_named(asked.sentence, basis)),
            "sheet": sheet,
            "count": len(sheet.rows),
            "narrowed": _narrowed(asked, basis.scope),
        }


def _in_words(voice: Voice, table: Table) -> Table:
    """The rows with words in place of the names of properties."""
    if PROPERTY not in table.columns:
        return table
    at = table.columns.index(PROPERTY)
    named = (
        (*row[:at], Literal(voice.naming(str(row[at] or ""))), *row[at + 1 :]) for row in table
    )
    return Table(table.columns, tuple(named))


def _narrowed(asked: Asked, scope: Scope) -> bool:
    return bool(scope.cluster and scope.column(asked.table))
