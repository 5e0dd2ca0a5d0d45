"""Filters of the queue in the address, and those kept under a name."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from claims.models import SavedFilter, TopicFollow, User
from claims.services.desk.saved_filters import MAX_FILTERS
from tests.support.desk import form_of, home, open_work, within
from tests.support.pages import Reader, now

VIEW = "tab=new&kind=quantity"


def kept(app):
    return within(app, lambda s: [(row.name, row.query, row.is_start) for row in s.scalars(select(SavedFilter))])


def ids(app):
    return within(app, lambda s: {row.name: row.id for row in s.scalars(select(SavedFilter))})


def test_the_address_holds_all_and_a_sentence_names_what_is_active(app):
    open_work(app, "The pier was closed for 12 days.")
    reader = Reader(app).sign_in("checker")
    page = reader.get("/queue?tab=new&kind=event&age=2&snoozed=1&sort=demand")
    assert page.texts("c-filter-said")[0].replace("\xa0", " ").startswith("event, older than 2 d, snoozed, 3 filters")
    assert "No claim matches these 3 filters. Remove filters" in page.text.replace("\xa0", " ")
    chosen = {
        select_.get("name"): select_.value
        for select_ in page.tree.xpath("//form[@role='search']//select")
        if select_.value
    }
    assert chosen == {"kind": "event", "age": "2"}
    assert page.tree.xpath("//input[@name='snoozed']/@checked")
    assert reader.get("/queue?kind=quantity").find("c-claim")
    assert "No claim matches this filter. Remove filter" in reader.get("/queue?kind=event").text


@pytest.mark.parametrize(
    "query",
    ["kind=x", "age=5", "age=-1", "outlet=x", "outlet=" + "9" * 30, "topic=1", "topic=²", "sort=x", "snoozed=yes"],
)
def test_values_that_are_not_offered_count_as_none(app, query):
    open_work(app)
    page = Reader(app).sign_in("checker").get(f"/queue?tab=new&{query}")
    assert page.status == 200
    assert page.find("c-claim")


def test_an_outlet_that_is_not_there_has_nothing(app):
    open_work(app)
    page = Reader(app).sign_in("checker").get("/queue?outlet=999999")
    assert "an outlet that is not there" in page.texts("c-filter-said")[0]
    assert page.find("c-claim") == []


def test_the_outlet_of_the_article_filters(app):
    open_work(app, "The pier was closed for 12 days.")
    reader = Reader(app).sign_in("checker")
    options = reader.get("/queue").tree.xpath("//select[@name='outlet']/option[@value!='']/@value")
    assert len(options) == 1
    assert reader.get(f"/queue?outlet={options[0]}").find("c-claim")


def test_a_topic_is_the_readers_own(app):
    open_work(app, "The pier was closed for 12 days.")
    reader, ben = Reader(app).sign_in("checker"), Reader(app).sign_in("checker", name="Ben")

    def follow(session):
        user = session.scalar(select(User).where(User.name == "Anna"))
        topic = TopicFollow(user_id=user.id, words="harbor", created_at=now())
        session.add(topic)
        session.flush()
        return topic.id

    topic = within(app, follow)
    page = reader.get(f"/queue?topic={topic}")
    assert page.find("c-claim") == []
    assert "topic with “harbor”" in page.texts("c-filter-said")[0]
    foreign = ben.get(f"/queue?topic={topic}")
    assert foreign.find("c-claim")
    assert "harbor" not in foreign.text


def test_a_filter_is_kept_applied_renamed_and_deleted_and_comes_back(app):
    open_work(app)
    reader = Reader(app).sign_in("checker")
    page = reader.get(f"/queue?{VIEW}")
    answer = reader.post("/queue/filters", form_of(page, "/queue/filters") | {"name": "  Figures  "})
    assert answer.headers["Location"] == f"/queue?{VIEW}"
    page = reader.follow(answer)
    assert "Saved as “Figures”." in page.text
    assert page.texts("c-saved")[0].startswith("Saved: Figures")
    number = ids(app)["Figures"]
    renamed = reader.post(f"/queue/filters/{number}/rename", {"name": "<b>Numbers</b>", "view": VIEW})
    assert "<b>Numbers" not in reader.follow(renamed).html
    deleted = reader.follow(reader.post(f"/queue/filters/{number}/delete", {"view": VIEW}))
    assert kept(app) == []
    assert deleted.texts("c-toast")[0].startswith("Filter “<b>Numbers</b>” deleted.")
    undo = deleted.tree.xpath("//*[contains(@class, 'c-toast')]//form[@action='/queue/filters']//input[@name]")
    reader.post("/queue/filters", {field.get("name"): field.get("value") for field in undo})
    assert kept(app) == [("<b>Numbers</b>", VIEW, False)]


def test_the_queue_starts_with_a_chosen_filter(app):
    open_work(app)
    reader = Reader(app).sign_in("checker")
    for name, view in (("Mine", "tab=mine"), ("Figures", VIEW)):
        reader.post("/queue/filters", {"name": name, "view": view})
    assert reader.get("/queue").status == 200
    for name in ("Mine", "Figures"):
        begun = reader.follow(reader.post(f"/queue/filters/{ids(app)[name]}/start", {"view": VIEW, "on": "1"}))
        assert f"Your queue starts with “{name}”." in begun.text
    assert [row[2] for row in sorted(kept(app))] == [True, False]
    assert reader.get("/queue").headers["Location"] == f"/queue?{VIEW}"
    assert reader.get("/queue?tab=new").status == 200, "removing the filters does not lead back to them"
    assert Reader(app).sign_in("checker", name="Ben").get("/queue").status == 200
    over = reader.follow(reader.post(f"/queue/filters/{ids(app)['Figures']}/start", {"view": VIEW, "on": ""}))
    assert "Your queue starts with what is new." in over.text
    assert reader.get("/queue").status == 200


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "a\x00b", "\u202eabc"])
def test_a_name_that_cannot_be_is_refused_and_kept_in_the_form(app, name):
    reader = Reader(app).sign_in("checker")
    page = reader.post("/queue/filters", {"name": name, "view": VIEW})
    assert page.status == 422
    assert page.tree.xpath("//*[@id='error-summary']//a[@href='#name']")
    assert kept(app) == []


def test_a_taken_name_and_too_many_are_refused(app):
    reader = Reader(app).sign_in("checker")
    for number in range(MAX_FILTERS):
        assert (
            reader.post("/queue/filters", {"name": f"f{number}", "view": f"tab=new&outlet={number + 1}"}).status == 303
        )
    page = reader.post("/queue/filters", {"name": "one more", "view": VIEW})
    assert page.status == 409
    assert "delete one first" in page.text
    taken = reader.post(f"/queue/filters/{ids(app)['f1']}/rename", {"name": "f2", "view": VIEW})
    assert taken.status == 409
    assert "a filter of this name already" in taken.text
    assert len(kept(app)) == MAX_FILTERS


def test_filters_of_somebody_else_are_as_none(app):
    reader, ben = Reader(app).sign_in("checker"), Reader(app).sign_in("checker", name="Ben")
    reader.post("/queue/filters", {"name": "Figures", "view": VIEW})
    number = ids(app)["Figures"]
    for action in ("rename", "start", "delete"):
        answer = ben.post(f"/queue/filters/{number}/{action}", {"name": "x", "on": "1", "view": VIEW})
        assert answer.status == 404, action
    assert kept(app) == [("Figures", VIEW, False)]
    assert "Figures" not in ben.get("/queue").text


@pytest.mark.parametrize(
    "view", ["", "tab=secret", "next=https://evil.example", "&" * 500, "tab=new&kind=" + "x" * 5_000]
)
def test_a_forged_view_leads_nowhere_else(app, view):
    reader = Reader(app).sign_in("checker")
    answer = reader.post("/queue/filters", {"name": "x", "view": view})
    assert answer.status in (303, 422)
    assert all(query.startswith("tab=") and len(query) < 300 for _, query, _ in kept(app))


def test_nothing_waits_says_what_expires(app):
    within(app, home)
    page = Reader(app).sign_in("checker").get("/queue")
    assert "Nothing waits." in page.texts("c-empty")[0]
