"""The page that checks and takes in ClaimReviews: pasted or uploaded, every finding, and who may import."""

from __future__ import annotations

import io
import json

from claims.models import ReviewRevision
from tests.core.claim_review.test_reading import BASE, changed
from tests.support.desk import within
from tests.support.pages import Reader


def count(app) -> int:
    return within(app, lambda session: session.query(ReviewRevision).count())


def test_a_visitor_signs_in_first(app):
    assert "/login" in Reader(app).get("/claimreview").headers["Location"]


def test_everything_that_is_wrong_stands_on_the_page_and_nothing_is_stored(app):
    reader = Reader(app).sign_in("editor")
    pasted = json.dumps(changed(claimReviewed=None, datePublished="soon", rating={"alternateName": "Three <b>cats"}))
    page = reader.post("/claimreview", {"document": pasted, "action": "validate"})
    assert page.status == 200
    for part in ("Cannot be imported", "$.claimReviewed", "$.datePublished", "“Three cats”", "Give claimReviewed"):
        assert part in page.text, part
    assert page.tree.xpath("//textarea[@name='document']")[0].value.strip() == pasted
    assert "Check and import" not in page.text
    assert count(app) == 0


def test_a_reviewer_imports_a_file_and_again_nothing_happens(app):
    reader = Reader(app).sign_in("reviewer")
    for expected in ("1 claim imported", "0 claims imported, 0 updated, 1 unchanged"):
        sent = {
            "action": "import",
            "csrf_token": reader.token(),
            "file": (io.BytesIO(b"\xef\xbb\xbf" + json.dumps(BASE).encode()), "review.json"),
        }
        answer = reader.client.post("/claimreview", data=sent)
        assert answer.status_code == 303
        assert expected in reader.get("/claimreview").text.replace("\xa0", " ")
    assert count(app) == 1
    page = reader.get("/claims/1")
    assert "“False”" not in page.text
    assert "The check at Desk" in page.text


def test_what_is_left_out_says_why(app):
    reader = Reader(app).sign_in("reviewer")
    ours = changed(author={"@type": "Organization", "name": "Home desk"})
    page = reader.post("/claimreview", {"document": json.dumps(ours), "action": "import"})
    assert "publishes through its desk alone" in page.text
    assert count(app) == 0


def test_nothing_or_no_text_is_refused_at_the_field(app):
    reader = Reader(app).sign_in("reviewer")
    assert reader.post("/claimreview", {"action": "validate"}).status == 422
    sent = {"csrf_token": reader.token(), "file": (io.BytesIO(b"\xff\xfe\x00"), "x.json")}
    answer = reader.client.post("/claimreview", data=sent)
    assert answer.status_code == 422
    assert "UTF-8" in answer.text


def test_a_checker_who_tries_to_import_is_told_so(app):
    reader = Reader(app).sign_in("checker")
    answer = reader.post("/claimreview", {"document": json.dumps(BASE), "action": "import"})
    assert answer.status == 403
    assert count(app) == 0
