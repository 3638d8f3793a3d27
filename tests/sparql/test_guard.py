"""Foreign queries read what is here and nothing else, however they are written."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from verbund.errors import InvalidQuery, RefusedQuery
from verbund.queries.escapes import decoded
from verbund.sparql.guard import Form, checked

#: nobody listens there, and Oxigraph says so in its own way: it is how we see that it called
NOWHERE = "http://127.0.0.1:1/"
CALLED = "port 1 is not allowed"

#: Oxigraph calls out on each of these, or would where data matches; none looks like it
HIDDEN = [
    f"SELECT * {{ ?s ?p ?o FILTER(?o<?b)SERVICE#>\n<{NOWHERE}>{{?x ?y ?z}} }}",
    f'SELECT * {{ ?s ?p ?o FILTER(?o<?b)#>"""\nSERVICE <{NOWHERE}> {{?x ?y ?z}}#"""\n }}',
    f'SELECT * {{ ?s ?p ?o FILTER(?o<#>"""\n?b)SERVICE <{NOWHERE}> {{?x ?y ?z}}#"""\n }}',
    f"PREFIX :<{NOWHERE}> SELECT * {{ ?s ?p ?o SERVICE:x{{?x ?y ?z}} }}",
    f"PREFIX :<{NOWHERE}> SELECT * {{ SERVICE:x{{?x ?y ?z}} }}",
    f"PREFIX e:<{NOWHERE}> SELECT * {{ ?s ?p ?o . SERVICEe:x{{?x ?y ?z}} }}",
    f"PREFIX :<{NOWHERE}> SELECT * {{ ?s ?p trueSERVICE:x{{?x ?y ?z}} }}",
    f"SELECT * {{ ?s ?p trueSERVICE<{NOWHERE}>{{?x ?y ?z}} }}",
    f"SELECT * {{ ?s ?p trueSERVICESILENT<{NOWHERE}>{{?x ?y ?z}} }}",
    f"SELECT * {{ ?s ?p ?o # \rSERVICE <{NOWHERE}> {{?x ?y ?z}}\n }}",
    f"SELECT * {{ SERVICE?x{{?x ?y ?z}} VALUES ?x {{ <{NOWHERE}> }} }}",
    f"PREFIX :<{NOWHERE}> SELECT * {{ FILTER(1<?b)SERVICE:x#>\n{{?x ?y ?z}} }}",
    r"SELECT * { \u0053ERVICE <http://127.0.0.1:1/> {?x ?y ?z} }",
    r"SELECT * { ?s ?p 'a\u0027 . SERVICE <http://127.0.0.1:1/> {?x ?y ?z} # }",
    f"PREFIX :<{NOWHERE}> SELECT * FROM:x WHERE {{ ?s ?p ?o }}",
    f"PREFIX :<{NOWHERE}> SELECT *FROM:x{{ ?s ?p ?o }}",
    f"PREFIX :<{NOWHERE}> CONSTRUCT {{ ?s ?p ?o }} FROM:x WHERE {{ ?s ?p ?o }}",
    f"PREFIX :<{NOWHERE}> DESCRIBE * FROM:x {{ ?s ?p ?o }}",
]
PLAIN = [
    f"SELECT * {{ SERVICE <{NOWHERE}> {{ ?s ?p ?o }} }}",
    f"select * {{ service silent <{NOWHERE}> {{ ?s ?p ?o }} }}",
    "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "SELECT * FROM NAMED <http://example.org/> { GRAPH ?g { ?s ?p ?o } }",
    f"LOAD <{NOWHERE}>",
    "INSERT DATA { <a:b> <a:b> <a:b> }",
    "DELETE WHERE { ?s ?p ?o }",
    "WITH <a:b> DELETE { ?s ?p ?o } INSERT { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "CLEAR ALL",
    "DROP DEFAULT",
    "CREATE GRAPH <a:b>",
    "COPY DEFAULT TO <a:b>",
    "ADD <a:b> TO DEFAULT",
    "MOVE <a:b> TO DEFAULT",
    "ASK {} ; INSERT DATA { <a:b> <a:b> <a:b> }",
]
HARMLESS = {
    "SELECT ?service { ?service a ex:SERVICE }  # LOAD <x>": Form.SELECT,
    'ASK { GRAPH service:g { ?s service:x \'SERVICE\', """FROM "" x""" } }': Form.ASK,
    "DESCRIBE service:x service:y { ?s from:load service:x }": Form.DESCRIBE,
    "SELECT (ex:f(?x) AS ?y) { <http://e/SERVICE> <http://e/FROM> 'LOAD' }": Form.SELECT,
    "SELECT * {} GROUP BY ex:f(?x) HAVING(?x<?y && ?z>?x) ORDER BY ex:f(?x)": Form.SELECT,
    "BASE <http://e/> SELECT * { VALUES (?a ?b) { (<#a> <#SERVICE>) } }": Form.SELECT,
    "SELECT * { ?s ?p ?o . FILTER(?o<?s&&?o>0) }": Form.SELECT,
    "SELECT * { ?x (ex:a|<#SERVICE>|^ex:b) ?y }": Form.SELECT,
    "PREFIX from: <http://e/> SELECT ?from WHERE { ?from from:load from:from }": Form.SELECT,
    "SELECT(COUNT(*)AS?n){?s?p?o}LIMIT1": Form.SELECT,
    "SELECT ?x { ?x ex:b ( ?x <#SERVICE> ) }": Form.SELECT,
    "CONSTRUCT { ?s ex:service ?o } WHERE { ?s ?p ?o }": Form.CONSTRUCT,
    "CONSTRUCT WHERE { ?s service:at ?o }": Form.CONSTRUCT,
    "SELECT ?x { ?x ex:p _:service, 'x'@en, 1.5e3 } VALUES ?x { service:a service:b }": Form.SELECT,
}


def _calls_out(text: str) -> bool:
    store = ox.Store()
    thing = ox.NamedNode("http://example.org/a")
    store.add(ox.Quad(thing, thing, ox.Literal(value=True)))
    try:
        found = store.query(text)
        if not isinstance(found, ox.QueryBoolean):
            list(found)
    except OSError as problem:
        return CALLED in str(problem)
    except (SyntaxError, ValueError, RuntimeError):
        return False
    return False


@pytest.mark.parametrize("text", [*HIDDEN, *PLAIN])
def test_what_calls_out_or_changes_is_refused(text: str) -> None:
    with pytest.raises((RefusedQuery, InvalidQuery)):
        checked(decoded(text))


@pytest.mark.parametrize("text", PLAIN)
def test_a_plain_refusal_says_why(text: str) -> None:
    with pytest.raises(RefusedQuery, match=r"line 1, column \d+: [A-Z]+ "):
        checked(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_what_only_looks_like_it_is_let_through(text: str) -> None:
    assert checked(decoded(text)) is HARMLESS[text]


@pytest.mark.parametrize("text", HIDDEN[:6])
def test_the_hidden_calls_are_real(text: str) -> None:
    assert _calls_out(text)


NOISE = st.lists(
    st.sampled_from(
        [
            *("'", '"', "'''", '"""', "\\", "#", "\n", " ", "<", ">", "<#>", "<?b)", "(", ")"),
            *("{", "}", ".", "?o", "1", "true", "FILTER(?o", "SERVICE", "e:", ":", "@en", "^^"),
            *("SILENT", "<http://127.0.0.1:1/>", "\\u0022", "UNION", "\r", "OPTIONAL", "BIND("),
        ]
    ),
    max_size=8,
).map("".join)


CALLS = st.sampled_from(["SERVICE", "SERVICE ", "service\n", "SERVICE:", "SERVICE#\n"])


@given(NOISE, NOISE, CALLS)
@example('FILTER(?o<?b)#>"""\n', '#"""\n', "SERVICE ")
def test_no_noise_around_a_call_gets_it_past(before: str, after: str, call: str) -> None:
    target = "x" if call.endswith(":") else f"<{NOWHERE}>"
    text = (
        f"PREFIX e: <{NOWHERE}> PREFIX : <{NOWHERE}> "
        f"SELECT * {{ ?s ?p ?o {before}{call}{target} {{?x ?y ?z}}{after} }}"
    )
    try:
        checked(text)
    except (RefusedQuery, InvalidQuery):
        return
    assert not _calls_out(text)


SAID = st.text(alphabet="SERVICE FROM LOAD<>{}#'\"", max_size=20)


@given(SAID)
def test_strings_comments_and_names_may_say_anything(words: str) -> None:
    quoted = words.replace('"', '\\"')
    assert checked(f'ASK {{ ?s ?p "{quoted}" }}') is Form.ASK
    assert checked(f"ASK {{ ?s ?p ?o }} # {words}") is Form.ASK
    name = "".join(filter(str.isalpha, words))
    assert checked(f"ASK {{ ?x{name} e:{name} <http://e/{name}> }}") is Form.ASK


@pytest.mark.parametrize("text", ["", "# nothing", "PREFIX a: <b>", "{ }"])
def test_what_asks_nothing_is_no_query(text: str) -> None:
    with pytest.raises(InvalidQuery, match="no SPARQL query"):
        checked(text)


def test_what_is_nested_too_deeply_is_refused_before_it_breaks_the_engine() -> None:
    with pytest.raises(InvalidQuery, match="nested more than 200 levels"):
        checked("ASK " + "{" * 300 + "}" * 300)
