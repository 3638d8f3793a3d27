"""A small catalogue that says things in every way there is."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from verbund.assembly import build
from verbund.catalogue import Catalogue
from verbund.provenance import Locator
from verbund.reading import Context
from verbund.starter import start

ROOT = Path(__file__).resolve().parent.parent.parent
TURTLE = """@prefix schema: <https://schema.org/> . @prefix prov: <http://www.w3.org/ns/prov#> .
<https://example.org/my-programme/person/zoe> a schema:Person ; schema:name "Zoe" ;
  prov:hadPrimarySource <https://example.org/my-programme/source/programme-page> .
"""
STATEMENTS = """id,about,property,value,source,quote
end-1,project/muster,endDate,2027-04,programme-page,bis April 2027
end-2,project/muster,endDate,2028-12-31,press,bis Ende 2028
short,project/muster,alternateName,Muster,programme-page,
"""
SOURCES = """id,type,url,name@de,publisher,standing,source,dateRead
programme-page,WebPage,https://example.org/programme,Seite des Programms,PB,1,programme-page,
press,WebPage,https://example.org/press,Zeitung,,4,press,2026-01-02
"""


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    catalogue = start(tmp_path_factory.mktemp("mixed") / "new", like=Catalogue.at(ROOT))
    data = catalogue.root / "data"
    projects = (data / "projects.csv").read_text(encoding="utf-8")
    (data / "projects.csv").write_text(projects.replace("2027-04", ""), encoding="utf-8")
    (data / "statements.csv").write_text(STATEMENTS, encoding="utf-8")
    (data / "sources.csv").write_text(SOURCES, encoding="utf-8")
    ror = "id,ror,source\nuniversity,01yrxsg58,programme-page\n"
    (data / "identifiers.csv").write_text(ror, encoding="utf-8")
    (data / "über uns.ttl").write_text(TURTLE, encoding="utf-8")
    book = openpyxl.Workbook()
    book.active.title = "series"
    book.active.append(["id", "name@de", "source"])
    book.active.append(["days", "Tage", "programme-page"])
    page = book.create_sheet("organisations")
    page.append(["id", "name@de", "kind", "source"])
    page.append([])
    page.append(["city", "Stadt Beispielstadt", "municipality", "programme-page"])
    book.save(data / "mehr davon.xlsx")
    return catalogue


@pytest.fixture(scope="module")
def locator(mixed: Catalogue) -> Locator:
    store = build(mixed).store()
    context = Context.read(mixed.root / "ontology" / "context.jsonld", mixed.settings.base)
    return Locator(mixed, context, store)
