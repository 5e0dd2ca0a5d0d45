"""Failures as pages and as lines for swapped parts; problem codes and the API's page."""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from claims.core import errors
from claims.core.problems.problem_codes import PROBLEM_CODES
from claims.web.page import problems
from claims.web.reviews import review_editor
from tests.support.desk import DRAFT, open_work
from tests.support.pages import Reader


def failing(error: Exception) -> Callable[..., NoReturn]:
    """What fails with this error however it is called."""

    def fail(*_: object, **__: object) -> NoReturn:
        raise error

    return fail


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (errors.NotFound("There is no claim 9.", code="claim_unknown"), 404, "There is no claim 9."),
        (errors.Invalid("The text is empty.", code="body_empty"), 422, "The text is empty."),
        (errors.TooLarge("This text has 9 characters."), 413, "This text has 9 characters."),
        (errors.Conflict("Ben took this.", code="already_assigned"), 409, "Ben took this."),
        (errors.Stale("Ben saved."), 412, "Ben saved."),
        (errors.Unavailable("The page took too long.", code="source_timeout"), 503, "The page took too long."),
        (IntegrityError("insert", {}, Exception("secret")), 409, "Somebody changed the same thing"),
        (OperationalError("select", {}, Exception("secret")), 503, "The database is busy"),
        (PoolTimeout("secret"), 503, "The database is busy"),
        (RuntimeError("secret"), 500, "Nothing was changed."),
    ],
)
def test_every_failure_is_a_page_in_plain_words(app, monkeypatch, error, status, said):
    monkeypatch.setattr(problems, "in_groups", failing(error))
    page = Reader(app).get("/problems")
    assert page.status == status
    assert page.headers["Content-Type"].startswith("text/html")
    assert said in page.text
    assert "secret" not in page.html
    assert page.tree.findtext(".//title") == page.tree.findtext(".//h1")
    assert page.texts("c-micro")[-1].startswith(f"{status} · request")
    explained = [code for code in PROBLEM_CODES if f'href="/problems/{code}"' in page.html]
    assert explained == ([error.code] if isinstance(error, errors.ClaimsError) else [])


def test_a_visitor_who_may_not_see_a_page_is_asked_to_sign_in(app, monkeypatch):
    error = errors.NotAllowed("Only a checker may see this.", code="role_missing")
    monkeypatch.setattr(problems, "in_groups", failing(error))
    visitor = Reader(app).get("/problems?x=1")
    assert visitor.status == 303
    assert visitor.headers["Location"] == "/login?next=/problems?x%3D1" or "next=" in visitor.headers["Location"]
    page = Reader(app).sign_in("reader").get("/problems")
    assert page.status == 403
    assert "Only a checker may see this." in page.text


def test_a_failure_of_a_part_is_a_line_for_the_page(app, monkeypatch):
    error = errors.Conflict("Ben took this at 10:41.")
    monkeypatch.setattr(problems, "in_groups", failing(error))
    part = Reader(app).get("/problems", part=True)
    assert part.status == 409
    assert part.headers["HX-Retarget"] == "#errors"
    assert "<html" not in part.html
    assert "Ben took this at 10:41." in part.html


@pytest.mark.parametrize(
    ("path", "status"), [("/nowhere", 404), ("/claims/x", 404), ("/claims/99999999999999999999", 404)]
)
def test_unknown_addresses(app, path, status):
    page = Reader(app).get(path)
    assert page.status == status
    assert page.title == "There is nothing here"


def test_a_wrong_method_names_the_right_ones(app):
    answer = Reader(app).post("/claims", {})
    assert answer.status == 405
    assert "GET" in answer.headers["Allow"]
    assert "html" in answer.headers["Content-Type"]


def test_below_the_api_failures_are_problem_details(app):
    answer = Reader(app).get("/api/v1/nowhere")
    assert answer.status == 404
    assert answer.headers["Content-Type"].startswith("application/problem+json")


def test_more_than_the_registry_takes_is_told(app):
    answer = Reader(app).post("/articles/new", {"body": "x" * 9_000_000, "action": "look_up"})
    assert answer.status == 413
    assert "larger than the registry takes" in answer.text


def test_a_broken_frame_still_answers(app, monkeypatch):
    error = OperationalError("select", {}, Exception("secret"))
    monkeypatch.setattr("claims.web.site.surroundings.visit", failing(error))
    page = Reader(app).get("/problems")
    assert page.status == 503
    assert "The database is busy" in page.text
    assert "secret" not in page.html


def test_passwords_are_never_handed_back(app):
    page = Reader(app).post("/", {"password": "correct horse battery staple", "q": "short"}, token=False)
    assert page.status == 400
    assert "correct horse" not in page.html


@pytest.mark.parametrize("path", ["/login", "/reset-password/a-link-of-a-mail", "/change-password"])
def test_nothing_is_handed_back_of_a_form_in_which_people_sign_in(app, path):
    sent = {
        "password": "correct horse battery",
        "password_confirm": "battery staple horse",
        "email": "a long name@desk.example",
    }
    page = Reader(app).post(path, sent, token=False)
    assert (page.status, page.title) == (400, "This form has expired")
    assert not page.tree.xpath("//textarea")
    assert "horse" not in page.html
    assert "desk.example" not in page.html


def test_only_what_a_person_wrote_is_handed_back(app):
    written = {
        "why": "Der Hafen war nicht zwölf Tage lang zu.",
        "page": "https://harbor.example/accounts/2023",
        "text": "港口关闭了十二天，因为桥梁正在修理之中，没有人能通过。",
    }
    hidden = {
        "up_to": "2020-02-22T10:30:00+01:00",
        "confirm_password": "correct horse battery staple",
        "view": "tab=mine&order=newest&person=12",
        "back": "/queue?tab=mine&order=newest",
        "review_id": "123456789012345678901234567890",
    }
    page = Reader(app).post("/articles/new", hidden | written, token=False)
    assert page.tree.get_element_by_id("kept").text.strip() == "\n\n".join(written.values())


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (errors.NotAllowed("Somebody else holds this.", code="role_missing"), 403),
        (errors.NotFound("It was merged.", code="claim_unknown"), 404),
        (errors.Conflict("Ben took this."), 409),
        (RuntimeError("secret"), 500),
    ],
)
def test_whatever_fails_hands_back_what_was_written(app, monkeypatch, error, status):
    reader = Reader(app).sign_in("checker")
    monkeypatch.setattr(review_editor, "read_form", failing(error))
    page = reader.post(f"/reviews/{open_work(app)}/edit", DRAFT | {"action": "save", "draft_version": "0"})
    assert page.status == status
    assert DRAFT["rationale"] in page.tree.get_element_by_id("kept").text


def test_a_browser_that_does_not_say_where_a_form_comes_from_is_told_so(app, monkeypatch):
    monkeypatch.setitem(app.config, "WTF_CSRF_SSL_STRICT", True)
    reader = Reader(app).sign_in("checker")
    sent = {"csrf_token": reader.token(), "body": "The pier was closed for 12 days."}
    for headers in ({}, {"Referer": "https://elsewhere.example/"}):
        answer = reader.client.post("/articles/new", data=sent, headers=headers, base_url="https://localhost")
        assert answer.status_code == 400
        assert "Your browser did not name the page of this registry" in answer.text
        assert "signed in again" not in answer.text
        assert "The pier was closed for 12 days." in answer.text
    part = reader.client.post(
        "/reviews/1/autosave", data=sent, headers={"HX-Request": "true"}, base_url="https://localhost"
    )
    assert part.text.startswith("Not saved: <bdi>Your browser did not name the page")


def test_every_problem_code_has_its_page(app):
    reader = Reader(app)
    listed = reader.get("/problems")
    assert listed.status == 200
    for code, explained in PROBLEM_CODES.items():
        assert f'href="/problems/{code}"' in listed.html
        assert explained.title in listed.text
    page = reader.get("/problems/stale")
    assert page.tree.findtext(".//h1") == PROBLEM_CODES["stale"].title
    assert PROBLEM_CODES["stale"].text in page.text
    assert reader.get("/problems/nonsense").status == 404


def test_the_api_has_a_page_with_every_operation(app):
    reader = Reader(app)
    document = reader.client.get("/api/v1/openapi.json").get_json()
    page = reader.get("/api/v1/docs")
    assert page.status == 200
    words, tree = page.text, page.tree
    for path, item in document["paths"].items():
        assert path in words
        for operation in item.values():
            assert operation["summary"] in words
    for name in document["components"]["schemas"]:
        assert tree.get_element_by_id(f"schema-{name}") is not None
    targets = set(tree.xpath("//main//a[starts-with(@href, '#')]/@href"))
    assert {target[1:] for target in targets} <= set(tree.xpath("//@id"))


def test_each_group_of_problem_codes_stands_once():
    names = list(problems.in_groups())
    assert len(names) == len(set(names))
    assert {code for codes in problems.in_groups().values() for code, _ in codes} == set(PROBLEM_CODES)


@pytest.mark.parametrize(
    ("error", "retries"), [(RuntimeError("secret"), True), (errors.NotFound("It is gone."), False)]
)
def test_a_failed_autosave_takes_no_focus(app, monkeypatch, error, retries):
    monkeypatch.setattr(review_editor, "own_review", failing(error))
    reader = Reader(app).sign_in("checker")
    sent = {"rationale": "Half a sentence.", "csrf_token": reader.token()}
    answer = reader.client.post("/reviews/1/autosave", data=sent, headers={"HX-Request": "true"})
    assert "data-focus" not in answer.text
    assert answer.headers.get("HX-Retarget") == (None if retries else "#saved")
    assert answer.text.strip() == ("" if retries else "Not saved: <bdi>It is gone.</bdi>")
