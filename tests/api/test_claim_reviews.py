"""ClaimReviews over the API: checked and taken in, as a document or as the body itself."""

from __future__ import annotations

import json

import pytest

from tests.core.claim_review.test_reading import BASE, changed

VALIDATE, IMPORT = "/api/v1/claimreview/validate", "/api/v1/claimreview/import"


@pytest.mark.parametrize("shape", [lambda d: d, lambda d: {"document": d}, lambda d: {"document": json.dumps([d])}])
def test_every_problem_comes_at_once(desk, shape):
    wrong = changed(claimReviewed=None, datePublished="soon", rating={"alternateName": "Three cats"})
    reply = desk.all_scopes.post(VALIDATE, shape(wrong))
    assert (reply.status, reply.json["valid"]) == (200, False)
    found = {(item["level"], item["code"]) for item in reply.json["findings"]}
    assert found == {("error", "claim_missing"), ("warning", "date_unreadable"), ("warning", "unmapped")}
    assert all(item["path"].startswith("$") and item["fix"] for item in reply.json["findings"])


def test_a_good_one_is_read_whole(desk):
    reply = desk.all_scopes.post(VALIDATE, BASE)
    assert reply.json["valid"] is True
    row = reply.json["reviews"][0]
    assert (row["organization"], row["rating"], row["verdict"]) == ("Desk", "False", "false")


def test_importing_is_idempotent_and_for_reviewers(desk):
    document = {"document": changed(url="https://desk.example/api", claimReviewed="The API wall cost 4 euros.")}
    assert desk.checker.post(IMPORT, document).status == 403
    assert desk.robot.post(IMPORT, document).status == 403
    first, again = desk.reviewer.post(IMPORT, document), desk.reviewer.post(IMPORT, document)
    assert (first.json["imported"], first.json["left_out"]) == (1, [])
    assert (again.json["imported"], again.json["unchanged"]) == (0, 1)


@pytest.mark.parametrize("body", [{}, {"document": None}, {"page_url": "https://desk.example/"}])
def test_nothing_is_refused(desk, body):
    assert desk.all_scopes.post(VALIDATE, body).status == 422


@pytest.mark.parametrize("address", [VALIDATE, IMPORT])
def test_beside_a_document_a_misspelt_name_is_refused(desk, address):
    reply = desk.reviewer.post(address, {"document": BASE, "pageurl": "https://desk.example/", "id": 1})
    assert reply.status == 422
    assert {item["pointer"] for item in reply.json["errors"]} == {"/id", "/pageurl"}


def test_no_key_no_answer(anyone):
    assert anyone.post(VALIDATE, BASE).status == 401


def test_controls_in_any_text_are_taken_in(desk):
    document = changed(
        url="https://desk.example/nul", claimReviewed="The NUL wall \x00 cost 5 euros.", x={"y\x00": "z\x01"}
    )
    reply = desk.reviewer.post(IMPORT, {"document": json.dumps(document)})
    assert (reply.status, reply.json["imported"], reply.json["left_out"]) == (200, 1, [])
