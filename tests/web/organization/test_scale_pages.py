"""The pages of scales: members see them, an admin adds a version or retires a value; the editor and readers are told."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from claims.core.verdicts import ClaimKind
from claims.models import Review
from claims.services.answers.scales import Scale, scale_of
from claims.services.claims.claims import get_claim
from tests.support.desk import DRAFT, home, open_work, within
from tests.support.factories import make_claim, make_member, make_review, publish_review
from tests.support.pages import Answer, Reader

PAGE = "/organization/scales/quantity"


def in_use(app: Flask, kind: ClaimKind = ClaimKind.QUANTITY) -> Scale:
    return within(app, lambda session: scale_of(session, home(session).id, kind))


def fields_of(page: Answer, path: str = PAGE) -> dict[str, str]:
    form = next(form for form in page.tree.forms if form.action == path)
    return {name: value or "" for name, value in form.fields.items() if name != "csrf_token"}


def own_words(page: Answer) -> dict[str, str]:
    return fields_of(page) | {"label-0": "Spot on", "labels-0": "de: Stimmt\nfr: Exact"}


def test_members_see_scales_and_change_nothing(app: Flask) -> None:
    checker = Reader(app).sign_in("checker")
    assert "Kept late" in checker.get("/organization/scales").text
    page = checker.get(PAGE)
    assert "Only an admin changes what stands here." in page.text
    assert not [form for form in page.tree.forms if form.action and "/scales/" in form.action]
    assert checker.post(PAGE, {"replaces": "truth/1"}).status == 403
    assert checker.post(f"{PAGE}/retire", {"value": "mixed", "replaces": "truth/1"}).status == 403
    assert checker.get("/organization/scales/rumor").status == 404


def test_admin_words_adds_and_orders_values_without_script(app: Flask) -> None:
    admin = Reader(app).sign_in("admin")
    added = own_words(admin.get(PAGE)) | {"label-9": "Nonsense", "verdict-9": "false", "place-9": "1"}
    page = admin.follow(admin.post(PAGE, added))
    assert "claims are rated on" in page.text
    scale = in_use(app)
    assert [(grade.value, grade.label) for grade in scale.grades][:3] == [
        ("true", "Spot on"),
        ("nonsense", "Nonsense"),
        ("mostly_true", "Mostly true"),
    ]
    assert scale.grades[0].labels == (("de", "Stimmt"), ("fr", "Exact"))
    assert scale.grades[2].labels[0] == ("de", "Größtenteils wahr"), "what was not touched is kept"
    retired = admin.post(f"{PAGE}/retire", {"value": "nonsense", "replaces": scale.name})
    assert "“nonsense” is retired" in admin.follow(retired).text
    assert (in_use(app).version, in_use(app).grade("nonsense")) == (2, None)
    assert "put the scale" in admin.get("/organization/history").text


@pytest.mark.parametrize(
    ("changes", "status", "said"),
    [
        ({"replaces": "truth/9"}, 409, "another version by now"),
        ({}, 409, "Nothing differs"),
        ({"label-1": "True"}, 422, "Two values are called"),
        ({"label-1": " "}, 422, "left empty"),
        ({"verdict-1": "kept"}, 422, "Choose the verdict"),
        ({"verdict-1": "false"}, 422, "stood for mostly_true before"),
        ({"value-1": "<script>"}, 422, "A value is at most"),
        ({"label-9": "偽", "verdict-9": "false"}, 422, "A value is at most"),
        ({"labels-1": "no colon"}, 422, "no language tag"),
        ({"language": ""}, 422, "Give the language"),
        (
            {f"label-{n}": f"L{n}" for n in range(9, 40)} | {f"verdict-{n}": "true" for n in range(9, 40)},
            422,
            "2 to 20",
        ),
    ],
)
def test_what_is_no_scale_is_said_and_what_was_written_stays(
    app: Flask, changes: dict[str, str], status: int, said: str
) -> None:
    admin = Reader(app).sign_in("admin")
    answer = admin.post(PAGE, fields_of(admin.get(PAGE)) | changes)
    assert (answer.status, said in answer.text) == (status, True), answer.text[:3_000]
    assert in_use(app).name == "truth/1"
    assert len(fields_of(answer)) > 20, "the form comes again"
    if changes.get("label-9") == "偽":
        assert fields_of(answer)["label-9"] == "偽"


@pytest.mark.parametrize(
    ("fields", "status"), [({"value": "mixed"}, 409), ({"value": "x", "replaces": "truth/1"}, 404)]
)
def test_retiring_what_is_not_there_is_refused(app: Flask, fields: dict[str, str], status: int) -> None:
    assert Reader(app).sign_in("admin").post(f"{PAGE}/retire", fields).status == status


def test_editor_offers_the_own_scale_and_tells_of_a_newer_version(app: Flask) -> None:
    review_id = open_work(app)
    reader = Reader(app).sign_in("admin", "checker")
    reader.post(f"/reviews/{review_id}/claim", {"version": "1"})
    edit = f"/reviews/{review_id}/edit"
    saved = reader.post(edit, DRAFT | {"action": "save", "draft_version": "0"})
    assert saved.status == 303, saved.text
    reader.post(PAGE, own_words(reader.get(PAGE)))
    page = reader.get(edit)
    assert "Spot on" in page.text
    assert "This was rated on truth/1; the scale in use now is" in page.text
    assert "“True” is now “Spot on”" in page.text
    again = reader.post(edit, DRAFT | {"action": "save", "draft_version": "1"})
    assert again.status == 303, again.text
    assert "This was rated on" not in reader.get(edit).text


def test_public_page_says_the_rating_in_the_language_of_the_claim(app: Flask) -> None:
    def published(session: Session) -> Review:
        organization = home(session)
        claim = make_claim(session, "Der Hafen kostete 40 Millionen Euro.", language="de")
        review = make_review(session, organization, claim)
        author, approver = (make_member(session, organization, role) for role in ("checker", "reviewer"))
        return publish_review(session, review, author, approver)

    review = within(app, published)
    page = Reader(app).get(f"/claims/{within(app, lambda s: get_claim(s, review.claim_id).id)}")
    said = page.tree.xpath("//*[contains(@class, 'c-verdict-word')]//*[@lang='de']")
    assert [item.text_content() for item in said][:1] == ["“Wahr”"]
    revision = Reader(app).get(f"/reviews/{review.id}/revisions/1")
    assert "Wahr" not in revision.text, "a revision is shown as it was worded"


def test_verdict_on_an_own_scale_leads_to_the_page_of_its_grades(app: Flask) -> None:
    admin = Reader(app).sign_in("admin")
    admin.post(PAGE, own_words(admin.get(PAGE)))

    def published(session: Session) -> Review:
        organization = home(session)
        organization.method_url = "https://desk.example/method"
        review = make_review(session, organization)
        author, approver = (make_member(session, organization, role) for role in ("checker", "reviewer"))
        return publish_review(session, review, author, approver)

    review = within(app, published)
    own, visitor = in_use(app).name, Reader(app)
    admin.post(PAGE, fields_of(admin.get(PAGE)) | {"label-1": "Nearly"})
    revision = visitor.get(f"/reviews/{review.id}/revisions/1")
    assert revision.tree.xpath("//a[text()='What the grades mean']/@href") == [f"/ratings/{own}"]
    assert f'"http://localhost/ratings/{own}"' in visitor.get(f"/reviews/{review.id}/revisions/1.jsonld").html
    page = visitor.get(f"/ratings/{own}")
    assert page.status == 200
    rows = {row[0]: row[1:] for row in ([cell.text_content().strip() for cell in row] for row in page.tree.iter("tr"))}
    assert rows["Spot on"] == ["True", "5", "de Stimmt, fr Exact"]
    assert rows["Unproven"][:2] == ["Unproven", "none"]
    newest = in_use(app).name
    assert page.tree.xpath("//a[text()='version 2']/@href") == [f"/ratings/{newest}"]
    assert page.tree.xpath("//a[text()='How it works']/@href") == ["https://desk.example/method"]
    assert "in use" in visitor.get(f"/ratings/{newest}").text
    on_organization = visitor.get(f"/organizations/{within(app, lambda session: home(session).id)}")
    assert on_organization.tree.xpath(f"//a[@href='/ratings/{newest}']/text()") == ["quantity"]


@pytest.mark.parametrize("name", ["truth/2", "truth", "o1.quantity/1", "imported", "%00/1", "x" * 300])
def test_a_scale_that_is_not_there_is_not_found(app: Flask, name: str) -> None:
    assert Reader(app).get(f"/ratings/{name}").status == 404
