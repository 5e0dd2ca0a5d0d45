"""Insights, notifications and targets as pages: what is shown to whom, bars that lead to what they count, CSV."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re

import pytest
from sqlalchemy import select

from claims.models import FourEyes, Organization, Review, User
from claims.services.base.notifications import count_unread, notify
from claims.services.desk.second_opinions import OpinionInput
from claims.services.insights.insight_queries import Period
from claims.services.insights.insights import Figure, Insight
from claims.services.insights.insights_work import BAND_COLUMNS
from claims.web.organization import insights
from tests.support.desk import home, open_work, within
from tests.support.factories import make_claim, make_member, make_review, publish_review, step, supporting, write_draft
from tests.support.pages import Reader, now


def published(app, count: int, **changes) -> None:
    def make(session):
        desk = home(session)
        author, approver = make_member(session, desk, "checker"), make_member(session, desk, "reviewer")
        for _ in range(count):
            publish_review(session, make_review(session, desk, make_claim(session)), author, approver, now(), **changes)

    within(app, make)


def member(app) -> Reader:
    return Reader(app).sign_in("checker")


def test_visitors_see_verdicts_and_not_how_the_desk_works(app):
    member(app)
    published(app, 12)
    page = Reader(app).get("/insights")
    assert page.status == 200
    assert "What did we conclude?" in page.text
    assert "How long does work wait?" not in page.text
    for address in ("ageing", "ageing.csv", "ageing/reviews?state=open"):
        assert Reader(app).get(f"/insights/{address}").headers["Location"].startswith("/login")
    assert Reader(app).get("/insights/nothing").status == 404


def test_members_see_every_section_with_table_and_csv(app):
    reader = member(app)
    open_work(app)
    published(app, 12)
    page = reader.get("/insights")
    assert len(page.tree.xpath("//section[contains(@class, 'c-chart')]")) == 9
    assert "0 of 12 claims were false or mostly false." in page.text
    assert "1 review waits, 1 over target." in page.text
    assert not page.tree.xpath("//*[@style]")
    assert len(page.tree.xpath("//a[text()='CSV']")) == 9


def test_a_withdrawn_verdict_is_not_denied(app):
    reader = member(app)
    published(app, 1)

    def withdraw(session):
        (review,) = session.scalars(select(Review)).all()
        step(
            session, review, "withdraw", make_member(session, home(session), "reviewer"), now(), reason="Counted anew."
        )

    assert "1 verdict of this period stands." in reader.get("/insights").text
    within(app, withdraw)
    page = reader.get("/insights").text
    assert "No verdict of this period stands." in page
    assert "published in this period" not in page


def test_agreement_has_a_row_for_all_pairs_and_months(app):
    reader = member(app)

    def rate_twice(session):
        desk = home(session)
        desk.four_eyes = FourEyes.BLIND
        first, second = make_member(session, desk, "checker"), make_member(session, desk, "checker")
        review = write_draft(session, make_review(session, desk), first, now())
        step(session, review, "submit", first, now())
        given = OpinionInput("true", "The accounts of the office give the same figure.", (supporting(),))
        step(session, review, "second", second, now(), opinion=given)

    within(app, rate_twice)
    page = reader.get("/insights/agreement")
    assert page.status == 200
    rows = [
        [" ".join(cell.text_content().split()) for cell in row.iterchildren()][1:3]
        for row in page.tree.xpath("//table/tbody/tr")
    ]
    assert rows[0] == ["all", "all"]
    assert ["all", now().strftime("%b %Y")] in rows
    assert reader.get("/insights").status == 200


def test_too_few_for_shares_leave_the_table(app):
    reader = member(app)
    published(app, 4)
    page = reader.get("/insights/verdicts-by-type")
    assert "Too few cases (n = 4) for a rate." in page.text
    assert page.tree.xpath("//table//td[last()]/text()") == ["4"]
    assert not page.tree.xpath("//rect")


def test_each_bar_leads_to_as_many_reviews_as_it_says(app):
    reader = member(app)
    published(app, 11)
    for _ in range(2):
        open_work(app)
    page = reader.get("/insights")
    seen = 0
    for link in page.tree.xpath("//main//a[contains(@aria-label, 'open list')]"):
        count = int(link.get("aria-label").split(": ")[-1].split(",")[0])
        listed = reader.get(link.get("href"))
        assert len(listed.tree.xpath("//main//li")) == count, link.get("aria-label")
        seen += count > 0
    assert seen >= 4


def test_what_is_over_target_is_hatched_and_has_a_list_of_its_own(app):
    reader = member(app)
    for days in (0, 400):  # one came just now and is late, one is old and is not

        def wait(session, days=days):
            review = make_review(session, home(session))
            review.state_since = now() - dt.timedelta(days=days)
            review.due_at = now() + dt.timedelta(days=days or -1)

        within(app, wait)
    open_work(app)
    page = reader.get("/insights/ageing")
    bars = page.tree.xpath("//li[starts-with(normalize-space(), 'Open')]//a/@aria-label")
    assert [label.split(", ", 1)[1].replace("\xa0", " ") for label in bars] == [
        "under 1 d, over target: 1, open list",
        "over 7 d, on target: 1, open list",
        "over 7 d, over target: 1, open list",
    ]
    fills = [rect.get("fill") for rect in page.tree.xpath("//ul[@class='c-chart-rows']//rect[@class='c-hatch']")]
    assert fills == ["url(#hatch-ink)", "url(#hatch-paper)"]
    assert {pattern.get("id") for pattern in page.tree.xpath("//pattern")} == {"hatch-ink", "hatch-paper"}
    for label, address in zip(bars, page.tree.xpath("//ul[@class='c-chart-rows']//a/@href"), strict=True):
        assert len(reader.get(address).tree.xpath("//main//li")) == 1, label


def test_another_choice_brings_each_chart_by_itself(app):
    reader = member(app)
    published(app, 12)
    page = reader.get("/insights?days=30")
    assert not page.tree.xpath("//section[@hx-get]")
    places = reader.get("/insights?days=30", part=True)
    assert "HX-Request" in places.headers["Vary"]
    sections = places.tree.xpath("//section")
    assert len(sections) == 9
    assert not places.tree.xpath("//table | //rect")
    for section in sections:
        chart = reader.get(section.get("hx-get"), part=True).tree.xpath("//section")
        assert [found.get("id") for found in chart] == [section.get("id")]
        assert words_of(chart[0]) == words_of(page.tree.get_element_by_id(section.get("id")))


def words_of(section):
    """The words of a chart, but for the minute of its figures: the next one may have begun."""
    return re.sub(r"As of \d\d:\d\d", "As of", section.text_content())


def test_a_chart_that_is_not_computed_yet_asks_for_itself(app, monkeypatch):
    reader = member(app)
    monkeypatch.setattr(insights, "read_figures", lambda _, wanted, *given, **named: dict.fromkeys(wanted))
    [section] = reader.get("/insights/ageing?days=30").tree.xpath("//section[@hx-get]")
    assert section.get("hx-get") == "/insights/ageing?days=30"
    assert section.get("hx-trigger") == "load delay:20s"
    assert reader.get(section.get("hx-get"), part=True).tree.xpath("//section/@hx-get") == ["/insights/ageing?days=30"]


def test_a_figure_kept_before_late_work_was_counted_by_age_has_no_hatch(app, monkeypatch):
    reader = member(app)
    columns = ("state", *BAND_COLUMNS, "over_target", "p50_hours", "p90_hours", "count")
    rows = (("open", 1, 0, 0, 2, 2, 30.0, 280.0, 3),)
    kept = Figure(Insight.AGEING, Period(1, now(), now()), columns, rows, 3)
    monkeypatch.setattr(insights, "read_figures", lambda *_, **__: {Insight.AGEING: kept})
    page = reader.get("/insights/ageing")
    assert "3 reviews wait, 2 over target." in page.text
    assert not page.tree.xpath("//ul[@class='c-chart-rows']//rect[@class='c-hatch']")


@pytest.mark.parametrize(
    ("held", "said"),
    [
        ((2, 0, 0), "2 reviews in the hands of 1 person."),
        ((2, 1), "3 reviews in the hands of 2 people."),
        ((0,), "Nobody"),
    ],
)
def test_only_who_holds_work_is_counted_as_holding_it(app, monkeypatch, held, said):
    reader = member(app)
    columns = ("person_id", "person", "held", "over_target", "p50_hours", "p90_hours", "taken", "handed_in", "closed")
    rows = tuple((number, f"Person {number}", count, 0, None, None, 1, 1, 1) for number, count in enumerate(held, 1))
    kept = Figure(Insight.PEOPLE, Period(1, now(), now()), columns, rows, len(rows))
    monkeypatch.setattr(insights, "read_figures", lambda *_, **__: {Insight.PEOPLE: kept})
    assert said in reader.get("/insights/people").text


def test_what_expires_is_a_dot_a_week(app):
    member(app)
    published(app, 2, valid_until=now().date() + dt.timedelta(days=10))
    page = Reader(app).get("/insights/expiring")
    dots = page.tree.xpath("//*[@class='c-lines']//a")
    assert [len(dots), dots[0].get("aria-label").split(": ")[1]] == [1, "2, open list"]
    assert not page.tree.xpath("//path[contains(@class, 'c-line')] | //text")
    assert len(page.find("c-line-ends")[0]) == 2


def test_where_nothing_expires_there_is_no_table_of_zeros(app):
    member(app)
    page = Reader(app).get("/insights/expiring")
    assert "No verdict expires." in page.text
    assert not page.tree.xpath("//table")


def test_a_scale_is_named_in_words(app, monkeypatch):
    reader = member(app)
    record = {"scale": "o7.image_context/2", "pair": "", "month": "", "agreed": 1, "count": 2}
    columns = (*record, "share", "share_low", "share_high", "kappa", "kappa_low", "kappa_high")
    rows = ((*record.values(), None, None, None, None, None, None),)
    kept = Figure(Insight.AGREEMENT, Period(1, now(), now()), columns, rows, 2)
    monkeypatch.setattr(insights, "read_figures", lambda *_, **__: {Insight.AGREEMENT: kept})
    text = reader.get("/insights/agreement").text.replace("\xa0", " ")
    assert text.count("Image context, version 2") == 2, "in chart and table"
    assert "o7." not in text


def test_the_csv_is_the_table_and_no_formula(app):
    reader = member(app)
    within(app, lambda session: make_member(session, home(session), "checker"))
    work = open_work(app)

    def take(session):
        actor = make_member(session, home(session), "checker")
        session.get_one(User, actor.user_id).name = '=HYPERLINK("https://bad.example")'
        review = session.get_one(Review, work)
        review.assignee_id, review.assigned_at, review.state = actor.user_id, now(), "in_progress"

    within(app, take)
    answer = reader.get("/insights/people.csv")
    assert answer.headers["Content-Type"].startswith("text/csv")
    assert "attachment" in answer.headers["Content-Disposition"]
    rows = list(csv.DictReader(io.StringIO(answer.html)))
    assert [row["person"] for row in rows] == ['\'=HYPERLINK("https://bad.example")']


@pytest.mark.parametrize(
    "address",
    [
        "verdicts-by-type/reviews?kind=nonsense",
        "verdicts-by-month/reviews?month=2024-13",
        "expiring/reviews?week=x",
        "ageing/reviews?state=published",
        "ageing/reviews?band=9",
        "arrivals-and-closures/reviews?side=up",
        "people/reviews?person_id=-1",
        "sources/reviews?after=x",
    ],
)
def test_parts_that_are_none_are_refused(app, address):
    assert member(app).get(f"/insights/{address}").status == 422


def test_other_desks_are_closed_and_their_verdicts_open(app):
    reader = member(app)
    within(app, lambda s: s.add(Organization(slug="other", name="Other", created_at=now(), is_default=False)))
    page = reader.get("/insights?organization=other")
    assert page.status == 200
    assert "How long does work wait?" not in page.text
    assert reader.get("/insights/flow?organization=other").status == 404
    assert reader.get("/insights/ageing?organization=other").status == 403
    assert reader.get("/insights?organization=nobody").status == 404
    assert reader.get("/insights?days=999999999999").status == 200
    assert reader.get(f"/insights?days=000030{'1' * 5_000}").status == 200


def test_an_empty_registry_says_so(app):
    assert "no organization yet" in Reader(app).get("/insights").text


def test_notifications_are_read_by_their_owner(app):
    reader, other = member(app), Reader(app).sign_in("checker", name="Ben")

    def make(session):
        anna = session.query(User).filter(User.name == "Anna").one().id
        notify(session, anna, "other", "Something <b>happened</b>", "/claims", now())
        return anna

    anna = within(app, make)
    page = reader.get("/notifications")
    assert "Something &lt;b&gt;happened&lt;/b&gt;" in page.html
    assert page.tree.xpath("string(//a[@href='/notifications']//*[@class='c-count'])").strip() == "1"
    assert "Something" not in other.get("/notifications").text
    line = page.tree.xpath("//input[@name='id']/@value")[0]
    other.post("/notifications/read", {"id": line, "link": "/claims"})
    assert within(app, lambda s: count_unread(s, anna)) == 1
    assert reader.post("/notifications/read", {"id": line, "link": "https://bad.example"}).headers["Location"] == "/"
    assert within(app, lambda s: count_unread(s, anna)) == 0
    assert Reader(app).get("/notifications").headers["Location"].startswith("/login")


def test_topics_are_followed_and_left(app):
    reader = member(app)
    assert reader.post("/notifications/topics", {"words": "harbor", "kind": "quantity"}).status == 303
    assert "type quantity, with “harbor”" in reader.get("/notifications").text
    refused = reader.post("/notifications/topics", {"speaker": "Nobody at all"})
    assert (refused.status, "No speaker is called" in refused.text) == (422, True)
    action = reader.get("/notifications").tree.xpath("//form[contains(@action, '/leave')]/@action")[0]
    assert Reader(app).sign_in("checker", name="Ben").post(action, {}).status == 404
    assert reader.post(action, {}).status == 303
    assert "with “harbor”" not in reader.get("/notifications").text


def test_only_an_admin_sets_targets(app):
    admin = Reader(app).sign_in("admin")
    sent = {"target_hours_high": "5", "target_hours_normal": "50", "target_hours_low": "500"}
    assert admin.post("/organization/targets", sent | {"target_hours_low": "0"}).status == 422
    assert admin.post("/organization/targets", sent).status == 303
    assert within(app, lambda s: home(s).target_hours_normal) == 50
    ben = Reader(app).sign_in("checker", name="Ben")
    assert "Normal priority: 50 hours" in ben.get("/organization/targets").text
    assert ben.post("/organization/targets", sent).status == 403
