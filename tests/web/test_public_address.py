"""The registry below a path of another site: no page, script, form, redirect or cookie of it leads out of that path."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from sqlalchemy import select
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from claims.models import Notification, Scope
from claims.services.access.keys import create_key
from claims.services.base.actors import CLI
from claims.web.public.list_feeds import FEEDS
from tests.support import filled
from tests.support.browser_fixtures import PASSWORD
from tests.support.desk import within
from tests.support.page_table import DESK, LOOKS, OTHER
from tests.support.pages import Reader, import_demo, now

PREFIX = "/press/desk"
SITE = f"https://gazette.example{PREFIX}"
HOST = "https://gazette.example"
FORGED = {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "http"}
"""What somebody sends who would have others led elsewhere; the proxy in front is trusted, and hands it on as the host."""

ADDRESSES = ("href", "src", "action", "formaction", "poster", "content", "data-copy", "data-page", "data-go")
"""Attributes that hold an address; those of htmx come on top."""

WAYS_BACK = ("next", "back", "link", "queue")
"""Fields of forms that hold a path to go on to."""


@pytest.fixture(scope="module")
def app(apps, databases):
    """The demo with one of everything, reached below a path."""
    with apps.lent(databases.own("sqlite", "pages"), PUBLIC_URL=SITE, PROXY_COUNT=1) as lent:
        import_demo(lent)
        yield lent


@pytest.fixture(scope="module")
def ids(app):
    """The ids of everything by name."""
    return within(app, lambda session: filled.fill_once(session, now()))


@pytest.fixture(scope="module")
def readers(app, ids):
    """A window for each person, signed in."""
    return {
        "": Reader(app),
        DESK: Reader(app).enter(f"{DESK}@desk.example"),
        OTHER: Reader(app).enter(f"{OTHER}@desk.example"),
    }


def addresses_of(page):
    """Every address of this host that a page leads to, with where it stands."""
    for element in page.tree.iter():
        for name, value in element.attrib.items():
            if name in ADDRESSES or name.startswith("hx-"):
                yield f"{element.tag} {name}", value
        if element.tag == "input" and element.get("name") in WAYS_BACK:
            yield "field", element.get("value", "")


def strays(app, addresses):
    """Those that lie outside the path, or below it where nothing is."""
    routes = app.url_map.bind("gazette.example", url_scheme="https")
    for where, value in addresses:
        path = value.removeprefix(HOST)
        if not path.startswith("/"):
            continue
        if not f"{path}/".startswith(f"{PREFIX}/"):
            yield f"{where}: {value}"
        elif not leads_somewhere(routes, urlsplit(path.removeprefix(PREFIX)).path or "/"):
            yield f"{where}: {value} leads nowhere"


def leads_somewhere(routes, path):
    for method in ("GET", "POST"):
        try:
            routes.match(path, method=method)
        except RequestRedirect:
            return True
        except HTTPException:
            continue
        return True
    return False


def asked(reader, path):
    """The page at a path, after the redirects to it, each of which stays below the path; sent under another's name."""
    page = reader.get(path, headers=FORGED)
    while page.status in (302, 303):
        assert page.headers["Location"].startswith(f"{PREFIX}/")
        page = reader.get(page.headers["Location"], headers=FORGED)
    return page


def links_of(answer):
    """The addresses in the header ``Link``."""
    return [("Link", part) for part in re.findall("<([^>]*)>", answer.headers.get("Link", ""))]


def absolute(text):
    """The addresses of this host that a text names."""
    return re.findall(r"https://gazette\.example[^\s\"'<>]*", text)


def outside(addresses):
    """Those of these addresses of this host that do not lie below the path."""
    return [address for address in addresses if not f"{address}/".startswith(f"{SITE}/")]


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: f"{look.who or 'anybody'}-{look.address}")
def test_no_page_leads_out_of_the_path_or_to_a_forged_host(app, ids, readers, look):
    page = asked(readers[look.who], PREFIX + look.path(ids))
    assert page.status == look.status, page.html[:600]
    assert look.title.lower() in page.title.replace("\xa0", " ").lower()
    assert sorted(set(strays(app, addresses_of(page)))) == []
    assert "evil" not in page.html + str(page.headers)
    assert outside(absolute(page.html)) == []


def test_what_pages_load_is_there(readers):
    page = readers[""].get(f"{PREFIX}/")
    loaded = page.tree.xpath("//link[@rel='stylesheet']/@href | //script/@src")
    assert len(loaded) == 4
    for address in loaded:
        answer = readers[""].client.get(address)
        assert answer.status_code == 200, address
        assert re.search(r"url\(['\"]?/", answer.get_data(as_text=True)) is None, address


@pytest.mark.parametrize(
    "path",
    [
        *(f"/feeds/{name}.{form}" for name in FEEDS for form in ("atom", "json")),
        "/corrections/feed.atom",
        "/corrections/feed.json",
        "/claims/{true_claim}/feed.atom",
        "/claims/{true_claim}/feed.json",
        "/claims/{true_claim}.jsonld",
        "/reviews/{true}/revisions/1.jsonld",
        "/badge/claims/{true_claim}",
        "/badge/articles/{article}",
        "/badge/claims/999999",
    ],
)
def test_feeds_and_data_name_the_address_of_the_setting(app, ids, readers, path):
    page = asked(readers[""], PREFIX + path.format_map(ids))
    assert page.status in (200, 404), page.html
    own = absolute(page.html)
    assert own
    assert outside(own) == []
    assert "evil" not in page.html + str(page.headers)
    assert sorted(set(strays(app, links_of(page)))) == []


@pytest.mark.parametrize(
    "path",
    [
        "/claims",
        "/claims/{true_claim}",
        "/reviews/{true}",
        "/reviews/{corrected}/revisions/1",
        "/corrections",
        "/speakers/{speaker}",
        "/outlets/{outlet}",
        "/organizations/{organization}",
        "/reviews/{corrected}/revisions/2",
    ],
)
def test_paths_in_answers_of_the_api_lie_below_that_of_the_setting(app, ids, readers, path):
    answer = readers[""].client.get(f"{PREFIX}/api/v1{path.format_map(ids)}", headers=FORGED)
    assert answer.status_code == 200, answer.text
    found = [(name, value) for name, value in values_of(answer.json) if name in ("permalink", "url")]
    assert found
    assert sorted(set(strays(app, [*found, *links_of(answer)]))) == []


def values_of(value, name=""):
    """Each text in a JSON value with the name it stands under."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from values_of(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from values_of(inner, name)
    elif isinstance(value, str):
        yield name, value


def test_a_problem_leads_to_its_explanation(readers):
    answer = readers[""].client.get(f"{PREFIX}/api/v1/claims/999999")
    assert answer.status_code == 404
    assert answer.json["type"] == f"{PREFIX}/problems/claim_unknown"
    assert readers[""].get(answer.json["type"]).status == 200


def test_the_document_of_the_api_names_the_path(readers):
    assert readers[""].client.get(f"{PREFIX}/api/v1/openapi.json").json["servers"] == [{"url": PREFIX}]


def test_location_leads_to_what_was_made(app, readers):
    scopes = [Scope.ARTICLES_WRITE, Scope.LOOKUP]
    secret = within(app, lambda session: create_key(session, scopes=scopes, now=now(), actor=CLI)[1])
    answer = readers[""].client.post(
        f"{PREFIX}/api/v1/articles",
        json={"headline": "Ferries", "body": "The ferry of Umea carried 312 thousand people in 2023."},
        headers={"Authorization": f"Bearer {secret}", **FORGED},
    )
    assert answer.status_code == 201, answer.text
    assert answer.headers["Location"] == f"{PREFIX}/api/v1/articles/{answer.json['article']['id']}"
    assert answer.json["article"]["permalink"] == f"{PREFIX}/articles/{answer.json['article']['id']}"


def test_signing_in_goes_back_to_the_page_and_its_cookies_stay_below_the_path(app, ids):
    reader = Reader(app)
    sent = reader.get(f"{PREFIX}/queue?tab=mine", headers=FORGED)
    assert sent.headers["Location"] == f"{PREFIX}/login?next=/press/desk/queue?tab%3Dmine"
    page = reader.follow(sent)
    form = next(form for form in page.tree.forms if "password" in form.fields)
    fields = {**form.fields, "email": f"{DESK}@desk.example", "password": PASSWORD}
    answer = reader.client.post(form.action, data=fields, headers=FORGED)
    assert answer.headers["Location"] == f"{PREFIX}/queue?tab=mine"
    changed = reader.post(f"{PREFIX}/preferences", {"theme": "dark", "next": f"{PREFIX}/claims?verdict=false"})
    assert changed.headers["Location"] == f"{PREFIX}/claims?verdict=false"
    cookies = answer.headers.getlist("Set-Cookie") + changed.headers.getlist("Set-Cookie")
    assert {cookie.partition("=")[0] for cookie in cookies} == {"session", "preferences"}
    assert {re.search("Path=([^;]*)", cookie)[1] for cookie in cookies} == {PREFIX}
    assert reader.post(f"{PREFIX}/logout", {}).headers["Location"] == f"{PREFIX}/"


@pytest.mark.parametrize("elsewhere", ["/claims", "/press", "/press/desktop", "//evil.example", "/press/desk/../x"])
def test_the_way_back_stays_below_the_path(readers, elsewhere):
    answer = readers[""].post(f"{PREFIX}/preferences", {"theme": "dark", "next": elsewhere})
    assert answer.headers["Location"] == f"{PREFIX}/"


def test_what_is_kept_of_a_step_leads_nowhere_else_when_the_path_changes(app, ids, readers):
    page = readers[DESK].get(f"{PREFIX}/notifications")
    kept = within(app, lambda session: session.scalars(select(Notification.link)).all())
    assert kept
    assert not any(link.startswith(PREFIX) for link in kept)
    assert page.tree.xpath(f"//a[starts-with(@href, '{PREFIX}/reviews/') or starts-with(@href, '{PREFIX}/claims/')]")


def test_what_does_not_come_below_the_path_is_told_how(readers):
    answer = readers[""].client.get("/claims")
    assert answer.status_code == 404
    assert "below /press/desk" in answer.text
    problem = readers[""].client.get("/api/v1/claims")
    assert (problem.status_code, problem.json["code"]) == (404, "outside_public_url")


@pytest.mark.parametrize(
    ("following", "led"),
    [
        (f"{PREFIX}/queue?tab=mine", f"{PREFIX}/queue?tab=mine"),
        (f"{SITE}/queue", f"{PREFIX}/queue"),
        ("/elsewhere", f"{PREFIX}/"),
        (f"{HOST}/elsewhere", f"{PREFIX}/"),
        (f"{PREFIX}/../../elsewhere", f"{PREFIX}/"),
    ],
)
def test_who_signs_in_is_led_to_no_other_page_of_the_host(app, readers, following, led):
    window = Reader(app)
    page = window.get(f"{PREFIX}/login", query_string={"next": following}, base_url=HOST)
    (token,) = page.tree.xpath("//form//input[@name='csrf_token']/@value")[:1]
    sent = {"email": f"{DESK}@desk.example", "password": PASSWORD, "csrf_token": token, "next": following}
    answer = window.client.post(
        f"{PREFIX}/login",
        query_string={"next": following},
        data=sent,
        base_url=HOST,
        headers={"Referer": f"{SITE}/login"},
    )
    assert (answer.status_code, answer.headers["Location"]) == (302, led)
