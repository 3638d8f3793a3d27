"""Things at their addresses: 303 to a document, and the documents in HTML and four syntaxes."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from verbund.formats import RdfFormat
from verbund.model import Iri
from verbund.site.kinds import kind_of
from verbund.site.pages import SYNTAXES
from verbund.site.portions import linked_data
from verbund.site.texts import LANGUAGES
from verbund.store import writing
from verbund.things import Thing
from verbund.vocab import PREFIXES
from verbund.web.addresses import root
from verbund.web.edition import Edition
from verbund.web.kept import HERE, Document
from verbund.web.negotiation import best, language
from verbund.web.refusals import NotAcceptable, gone, not_here
from verbund.web.released import released
from verbund.web.responses import HTML, answered

#: The syntaxes of documents, by what their paths end with.
SUFFIXES: Mapping[str, RdfFormat] = {form.suffix: form for form in SYNTAXES}
_BY_TYPE: Mapping[str, RdfFormat] = {
    **{form.media_type: form for form in SYNTAXES},
    "application/json": RdfFormat.JSONLD,
    "application/xml": RdfFormat.RDFXML,
}
#: Pages that stand elsewhere than their addresses say.
_PAGES = {"questions": "questions/index", "data": "data", "dataset": "data"}
_OFFERS = (HTML, *_BY_TYPE)


async def at_iri(request: Request) -> Response:
    """What stands at the path of an IRI, or at that path and a suffix."""
    path = request.path_params["path"]
    stem, dot, suffix = path.rpartition(".")
    edition: Edition = request.state.edition
    form = SUFFIXES.get(f".{suffix}") if dot else None
    if form and (path in edition.kept or _is_here(edition, stem)):
        found = await edition.kept.document(path, lambda: _written(edition, stem, form))
        return answered(request, edition, found)
    if dot and suffix == "html" and _is_here(edition, stem):
        return to_page(request, stem)
    if not _is_here(edition, path):
        _refuse_if_gone(edition, path, stem)
        return _meant(request, path) or await released(request)
    return to_document(request, path)


def to_document(request: Request, path: str) -> Response:
    """The way from the path of an IRI to the document in the form that is wanted."""
    wanted = best(request.headers.get("accept"), _OFFERS)
    if wanted is None:
        raise NotAcceptable(_OFFERS)
    place = f"{path}{_BY_TYPE[wanted].suffix}" if wanted != HTML else _page(request, path)
    return _see_other(request, place, "Accept, Accept-Language")


def to_page(request: Request, path: str) -> Response:
    """The way to the page of what stands at a path."""
    return _see_other(request, _page(request, path), "Accept-Language")


async def page(request: Request) -> Response:
    """The page of a thing in a language."""
    chosen, path = request.path_params["language"], request.path_params["path"]
    edition: Edition = request.state.edition
    key = f"{chosen}/{path}.html"
    if key not in edition.kept and not _is_here(edition, path):
        _refuse_if_gone(edition, path)
        raise not_here(path)
    found = await edition.kept.document(key, lambda: _html(edition, path, chosen))
    return answered(request, edition, found)


def _html(edition: Edition, path: str, chosen: str) -> Document:
    thing = _thing(edition, path)
    text = edition.pages.thing(thing, chosen, linked_data(edition.material, thing, chosen))
    links = [*signposts(edition, path, f"{chosen}/{path}.html"), to_other(chosen, path)]
    return Document(text.encode(), HTML, "", links, _robots(path), _changed(edition, thing))


def _written(edition: Edition, path: str, form: RdfFormat) -> Document:
    thing = _thing(edition, path)
    told = (*thing.statements, *edition.dates.told(thing.iri))
    ((_, content),) = writing.in_forms(told, [form], PREFIXES)
    links = signposts(edition, path, f"{path}{form.suffix}")
    changed = _changed(edition, thing)
    return Document(content, form.media_type, "", links, _robots(path), changed)


def _robots(path: str) -> Mapping[str, str]:
    """People are not to be found by search engines."""
    return {"X-Robots-Tag": "noindex"} if path.startswith("person/") else {}


def _meant(request: Request, path: str) -> Response | None:
    """The way to what was meant by a folder: a first page, a list, a thing without its slash."""
    edition: Edition = request.state.edition
    short = path.rstrip("/")
    if short in LANGUAGES:
        return _see_other(request, f"{short}/index.html", "")
    named, _, kind = short.rpartition("/")
    if kind in _PAGES and named in ("", *LANGUAGES):
        return _see_other(request, _page(request, _PAGES[kind], named), "Accept-Language")
    if kind in edition.contents.counts() and named in ("", *LANGUAGES):
        return _see_other(request, _page(request, f"{kind}/index", named), "Accept-Language")
    if path.endswith("/") and _is_here(edition, short):
        return _see_other(request, short, "")
    return None


def _thing(edition: Edition, path: str) -> Thing:
    return edition.describer.thing(Iri(edition.settings.base.value + path))


def _changed(edition: Edition, thing: Thing) -> int:
    """When anything last changed of what documents say about a thing."""
    return edition.changed({str(one.subject) for one in thing.statements})


def _is_here(edition: Edition, path: str) -> bool:
    try:
        iri = Iri(edition.settings.base.value + path)
    except ValueError:
        return False
    return bool(path) and next(edition.store.about(iri), None) is not None


def _refuse_if_gone(edition: Edition, *paths: str) -> None:
    for path in paths:
        if edition.settings.base.value + path in edition.gone:
            raise gone(path)


def _page(request: Request, path: str, named: str = "") -> str:
    """The path of a page in the language that is named, or else liked best."""
    chosen = named or language(request.headers.get("accept-language"), LANGUAGES)
    return f"{chosen}/{path}.html"


def _see_other(request: Request, place: str, vary: str) -> Response:
    address = f"{root(request)}/{quote(place)}"
    headers = {"Location": address, **({"Vary": vary} if vary else {})}
    return Response(status_code=303, headers=headers)


def signposts(edition: Edition, path: str, here: str) -> list[str]:
    """Typed links for machines that do not read the page, a document at ``here`` about a thing."""
    settings = edition.settings
    iri = Iri(settings.base.value + path)
    found = [
        f'<{settings.base}{quote(path)}>; rel="cite-as"',
        f'<{settings.licence}>; rel="license"',
        f'<{settings.publishing.public}{quote(here)}>; rel="canonical"',
    ]
    found += [
        _link(f"{path}{form.suffix}", "describedby", type=form.media_type) for form in SYNTAXES
    ]
    kinds = (str(one) for one in edition.classes(iri) if "schema.org" in str(one))
    found += [f'<{one}>; rel="type"' for one in kinds]
    kind = kind_of(settings.base.value, iri)
    if kind:
        found.append(_link(f"de/{kind.name}/index.html", "collection", type=HTML))
    return found


def to_other(chosen: str, path: str) -> str:
    """The typed link to the page in the other language."""
    other = next(one for one in LANGUAGES if one != chosen)
    return _link(f"{other}/{path}.html", "alternate", hreflang=other)


def _link(path: str, rel: str, **more: str) -> str:
    words = "".join(f'; {name}="{value}"' for name, value in more.items())
    return f'<{HERE}/{quote(path)}>; rel="{rel}"{words}'
