"""Badges: words and shape, what became of the pinned revision, nothing of the reader, and unknown ids."""

from __future__ import annotations

import datetime as dt

import lxml.html
import pytest

from claims.models import Article, ArticleVersion, Claim, ProcessingState, Review
from tests.support.desk import within
from tests.support.factories import make_appearance, make_claim
from tests.support.pages import Reader
from tests.web.claims.test_claim_pages import TEXT, import_claim, review_of

LIMIT_BYTES = 15_000


def badge(app, path):
    return Reader(app).get(path)


def pin_of(app, number=1):
    return f"{within(app, lambda session: session.query(Review).first().id)}.{number}"


def test_a_badge_says_verdict_whose_and_as_of_in_words_and_shape(app):
    claim_id = import_claim(app, review_of("Desk A", "false"))
    page = badge(app, f"/badge/claims/{claim_id}")
    assert page.status == 200
    assert page.texts("b-verdict") == ["False"]
    assert page.tree.xpath("//p[@class='b-verdict']//svg")
    assert "Desk A, as of 1" in page.text
    assert TEXT in page.text
    assert page.tree.xpath(f"//a[@href='http://localhost/claims/{claim_id}'][@target='_blank']")


def test_a_change_cannot_be_hidden(app):
    claim_id = import_claim(app, review_of("Desk A", "true"))
    pin = pin_of(app)
    assert "Updated" not in badge(app, f"/badge/claims/{claim_id}?revision={pin}").text
    import_claim(app, review_of("Desk A", "false"))
    page = badge(app, f"/badge/claims/{claim_id}?revision={pin}")
    assert page.texts("b-verdict") == ["False"]
    assert "Updated on" in page.text
    assert "(was True, revision 1)" in page.text
    assert "was True" not in badge(app, f"/badge/claims/{claim_id}?revision={pin_of(app, 2)}").text


@pytest.mark.parametrize("pin", ["999.1", "1.99", "x", "0.0", "9" * 30 + ".1", "1.1.1", "<b>"])
def test_a_pin_that_is_none_changes_nothing(app, pin):
    claim_id = import_claim(app, review_of("Desk A", "true"))
    page = badge(app, f"/badge/claims/{claim_id}?revision={pin}")
    assert (page.status, page.texts("b-verdict")) == (200, ["True"])


def test_what_has_lapsed_says_so(app):
    lapsed = {"timeless": False, "valid_until": "2024-06-01"}
    claim_id = import_claim(app, review_of("Desk A", "true", **lapsed))
    page = badge(app, f"/badge/claims/{claim_id}")
    assert page.find("is-drained")
    assert "Expired 1" in page.text


def test_conflicting_organizations_stand_together_and_nobody_is_unchecked(app):
    claim_id = import_claim(app, review_of("Desk A", "true"), review_of("Desk B", "false"))
    assert badge(app, f"/badge/claims/{claim_id}").texts("b-verdict")[0] == "Organizations conflict"
    pinned = badge(app, f"/badge/claims/{claim_id}?revision={pin_of(app)}")
    assert "Organizations conflict on this claim." in pinned.text
    unchecked = import_claim(app, name="nobody", text="Nobody has checked this.")
    assert badge(app, f"/badge/claims/{unchecked}").texts("b-verdict") == ["Not checked"]


@pytest.mark.parametrize("path", ["/badge/claims/999", "/badge/articles/999", f"/badge/claims/{2**70}"])
def test_an_unknown_id_is_neutral(app, path):
    page = badge(app, path)
    assert (page.status, page.texts("b-verdict")) == (404, ["Not in the registry"])
    assert not page.tree.xpath("//*[contains(@class, 't-no') or contains(@class, 't-yes')]")


@pytest.mark.parametrize("path", ["/badge/claims/{claim}", "/badge/articles/{article}", "/badge/claims/999"])
def test_nothing_of_the_reader_and_only_the_frame_is_loosened(app, path):
    claim_id = import_claim(app, review_of("Desk A", "true"))

    def say(session):
        return make_appearance(session, session.get_one(Claim, claim_id), TEXT)

    within(app, say)
    reader = Reader(app).sign_in("checker")
    answer = reader.client.get(path.format(claim=claim_id, article=1))
    assert "Set-Cookie" not in answer.headers
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert answer.headers["Cache-Control"] == "public, max-age=60"
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; ")
    assert policy.endswith("frame-ancestors *")
    assert "script" not in policy
    again = reader.client.get(
        path.format(claim=claim_id, article=1), headers={"If-None-Match": answer.headers.get("ETag", "")}
    )
    assert again.status_code == (304 if answer.status_code == 200 else 404)
    for other in (f"/claims/{claim_id}", f"/claims/{claim_id}/badge", "/"):
        assert "frame-ancestors 'none'" in reader.get(other).headers["Content-Security-Policy"]


def test_all_that_is_loaded_is_small_and_from_here(app):
    claim_id = import_claim(app, review_of("Desk A", "true"), text="x" * 1_990)
    client = app.test_client()
    page = client.get(f"/badge/claims/{claim_id}")
    parts = [page.data, client.get("/static/badge.css").data, client.get("/static/badge.js").data]
    assert sum(map(len, parts)) <= LIMIT_BYTES
    assert b"<script" not in page.data
    assert page_links(page.text) == ["/static/badge.css"]


def page_links(html):
    return list(lxml.html.fromstring(html).xpath("//link/@href"))


def test_an_article_counts_its_claims_and_names_what_changed(app):
    claim_id = import_claim(app, review_of("Desk A", "true"))

    def say(session):
        article = make_appearance(session, session.get_one(Claim, claim_id), TEXT).article_version_id
        make_appearance(session, make_claim(session, "Another."), "Another.")
        return article

    within(app, say)
    page = badge(app, "/badge/articles/1")
    assert "1 claim of this article" in page.text.replace("\xa0", " ")
    assert "1 True" in page.text
    import_claim(app, review_of("Desk A", "false"))
    since = (dt.datetime.now(dt.UTC) - dt.timedelta(days=1)).date()
    assert "(was True)" in badge(app, f"/badge/articles/1?since={since}").text
    later = since + dt.timedelta(days=5)
    assert "was True" not in badge(app, f"/badge/articles/1?since={later}").text
    assert badge(app, "/badge/articles/1?since=soon").status == 200


def test_an_article_whose_next_version_is_being_read_keeps_what_it_said(app):
    claim_id = import_claim(app, review_of("Desk A", "true"))

    def say(session):
        first = make_appearance(session, session.get_one(Claim, claim_id), TEXT)
        article = session.get_one(Article, session.get_one(ArticleVersion, first.article_version_id).article_id)
        second = make_appearance(session, None, "Anew.", article=article)
        session.get_one(ArticleVersion, second.article_version_id).processing = ProcessingState.RECEIVED
        return article.id

    assert "1 True" in badge(app, f"/badge/articles/{within(app, say)}").text


def test_the_page_to_copy_from_pins_what_stands_today(app):
    claim_id = import_claim(app, review_of("Desk A", "true"), text='A "quoted" <b>claim</b>.')
    page = Reader(app).get(f"/claims/{claim_id}/badge")
    pin = pin_of(app)
    shown = [element.text_content() for element in page.tree.xpath("//pre")]
    assert f'data-pin="{pin}"' in shown[0]
    assert "&lt;b&gt;claim" in shown[0]
    assert f"/badge/claims/{claim_id}?revision={pin}" in shown[1]
    assert page.tree.xpath("//button[@data-copy]/@data-copy") == shown
    assert "Corrections" in page.text
    assert f"← Claim {claim_id}" in page.text
    assert Reader(app).get("/claims/999/badge").status == 404
    assert Reader(app).get("/articles/999/badge").status == 404
