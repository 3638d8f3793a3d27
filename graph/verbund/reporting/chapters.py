"""The chapters of a report: what each says, as values for the template."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from verbund.drawing.look import COLOURS
from verbund.network.model import Network
from verbund.network.projection.columns import day, rows, text
from verbund.reporting import bridges, figures
from verbund.reporting.asking import Desk
from verbund.reporting.pictures import bar_picture
from verbund.reporting.saying import Voice
from verbund.reporting.scope import Scope, Wanted

#: So many projects that end, or topics that none works on, are listed.
LISTED = 20
#: Properties that go by another word where it is said that they are known.
_KNOWN = {"topics": "topicsknown", "cluster": "clusterknown"}
Chapter = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Basis:
    """What all chapters rest on."""

    desk: Desk
    scope: Scope
    voice: Voice
    wanted: Wanted
    network: Network


def glance(basis: Basis) -> Chapter:
    """The figures, partners by kind, and who holds how much."""
    desk, scope, voice = basis.desk, basis.scope, basis.voice
    money, members = figures.money(desk, scope), _members(basis)
    areas, projects = len(figures.regions(desk, scope)), len(scope.projects)
    partners = len(members.names)
    known, every = (
        voice.number(money.projects, "funding-of-projects"),
        voice.number(projects, "projects"),
    )
    of = voice.counted("money.of", projects, known=known, all=every)
    tiles = [
        (voice.number(projects, "projects"), voice.counted("projects", projects)),
        (voice.number(partners, "members-by-kind"), voice.counted("organisations", partners)),
        (voice.euros(money.total, "funding-of-projects"), voice.say("money") + ", " + of),
        (voice.number(areas, "regions-of-projects"), voice.counted("regions", areas)),
    ]
    kinds = [(name, count, str(count)) for name, count in members.kinds]
    said = voice.counted("map.text", areas, regions=voice.number(areas, "regions-of-projects"))
    picture = bar_picture(kinds, voice.say("kinds"), COLOURS["organisation"], "members-by-kind")
    return {"tiles": tiles, "kinds": picture, "map_text": said}


def concentration(basis: Basis) -> Chapter:
    """How much of the work and of the money is in few hands."""
    voice, members = basis.voice, _members(basis)
    money = figures.money(basis.desk, basis.scope)
    source = "members-by-kind"
    spread = members.single == len(members.names)
    said = voice.say(
        "concentration.none" if spread else "concentration.text",
        single=voice.number(members.single, source),
        all=voice.number(len(members.names), source),
        shown=len(members.busiest),
        share=voice.share(members.share, source),
        seats=voice.number(members.seats, source),
    )
    share = voice.share(money.share, "funding-of-projects")
    rows = [(_short(basis, name), count, str(count)) for name, count in members.busiest]
    return {
        "text": said,
        "money": voice.say("concentration.money", share=share) if money.projects > 3 else "",
        "picture": ""
        if spread
        else bar_picture(rows, voice.say("concentration"), COLOURS["project"], source),
    }


def holding(basis: Basis) -> Chapter:
    """The organisations that tie the projects together."""
    voice = basis.voice
    found = bridges.bridges(basis.network)
    return {
        "rows": [
            (
                bridge.node.label[voice.language],
                voice.number(bridge.projects, "members-by-kind"),
                voice.share(bridge.betweenness, "network"),
                voice.number(bridge.parts, "network"),
            )
            for bridge in found
        ]
    }


def thin(basis: Basis) -> Chapter:
    """The topics that none or only one works on."""
    voice = basis.voice
    none, one = figures.topics(basis.desk, basis.scope)
    narrow = bool(basis.scope.cluster)
    source = "topics-of-clusters" if narrow else "topics"
    every = sum(1 for _ in rows(basis.desk.ask("topics")))
    said = voice.say("topics.cluster" if narrow else "topics.text",
                     all=voice.number(every, "topics"), none=voice.number(len(none), source),
                     one=voice.number(len(one), source))  # fmt: skip
    told = voice.names(none) if len(none) <= LISTED else ""
    return {"text": said, "none": told, "one": voice.names(one), "full": not none and not one}


def ending(basis: Basis) -> Chapter:
    """What ends within twelve months, and what falls apart then."""
    voice, wanted = basis.voice, basis.wanted
    span = {"from": wanted.day.isoformat(), "until": wanted.until.isoformat()}
    found = list(basis.scope.only(basis.desk.ask("ending-within", span)))
    ties = _ties(basis, span)
    told = [
        (text(row, "projectLabel"), voice.day(end))
        for row in found if (end := day(row, "end"))
    ]  # fmt: skip
    said = [_parts(basis)] if told else [voice.say("ending.none"), _last(basis)]
    if ties == 1:
        said.append(voice.say("ending.tie"))
    elif ties:
        said.append(voice.say("ending.ties", count=voice.number(ties, "ties-ending-within")))
    days = {"from": voice.day(wanted.day), "until": voice.day(wanted.until)}
    return {"span": voice.say("ending.span", **days), "rows": told[:LISTED], "said": said}


def quality(basis: Basis) -> Chapter:
    """What is known of how many, and where sources disagree."""
    voice = basis.voice
    count, known, least = figures.complete(basis.desk, basis.scope)
    contested = figures.disagreements(basis.desk, basis.scope)
    headings = {key: str(voice.say(_KNOWN.get(key, key))) for key in known}
    rows = [
        (headings[key], number, str(voice.say("of", part=number, all=count)))
        for key, number in known.items()
    ]
    gaps = figures.gaps(basis.desk, basis.scope)
    names = voice.names([f"{name} ({number}/{len(known)})" for name, number in least])
    picture = bar_picture(rows, voice.say("quality"), COLOURS["person"], "completeness", count)
    return {
        "text": voice.say("quality.text", all=voice.number(count, "completeness")),
        "picture": picture if count > 1 else "",
        "headings": list(headings.values()),
        "gaps": gaps[:LISTED],
        "more": len(gaps) - LISTED,
        "least": voice.say("quality.least", names=names) if least else voice.say("quality.all"),
        "contested": _contested(voice, contested),
    }


def _contested(voice: Voice, contested: list[tuple[str, int]]) -> object:
    """What sources disagree about, in a sentence."""
    if not contested:
        return voice.say("quality.agree")
    kinds = ", ".join(f"{voice.naming(name)} ({number})" for name, number in contested)
    total = voice.number(sum(number for _, number in contested), "disagreements")
    return voice.say("quality.disagree", count=total, kinds=kinds)


def _members(basis: Basis) -> figures.Members:
    return figures.members(basis.desk, basis.scope, str(basis.voice.say("kinds.other")))


def _short(basis: Basis, name: str) -> str:
    """The short name of an organisation, for a bar beside it."""
    language = basis.voice.language
    found = (one for one in basis.network.of_kind("organisation") if one.label[language] == name)
    node = next(found, None)
    return node.short[language] if node else name


def _ties(basis: Basis, span: Mapping[str, str]) -> int:
    """How many pairs of organisations of these projects lose their last one."""
    ours = {node.id for node in basis.network.of_kind("organisation")}
    table = basis.desk.ask("ties-ending-within", span)
    return sum(1 for row in rows(table) if {text(row, "one"), text(row, "other")} <= ours)


def _parts(basis: Basis) -> object:
    before = bridges.joined(bridges.running(basis.network, basis.wanted.day))
    after = bridges.joined(bridges.running(basis.network, _next(basis.wanted.until)))
    voice = basis.voice
    return voice.say(
        "ending.parts",
        before=voice.number(sum(before), "projects"),
        beforeparts=voice.number(len(before), "network"),
        after=voice.number(sum(after), "projects"),
        afterparts=voice.number(len(after), "network"),
    )


def _last(basis: Basis) -> object:
    ends = [(one.end, one.short[basis.voice.language]) for one in basis.network.of_kind("project")
            if one.end and one.id in basis.scope.projects]  # fmt: skip
    if not ends:
        return ""
    end, name = max(ends)
    return basis.voice.say("ending.last", day=basis.voice.day(end), project=name)


def _next(value: date) -> date:
    return date.fromordinal(value.toordinal() + 1)
