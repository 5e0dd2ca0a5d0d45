"""Outlets: found by name and domain, articles filed under them, merged and parted again without losing an article."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.core.errors import Conflict, Invalid, NotAllowed, NotFound
from claims.models import Article, Job, Outlet
from claims.services.articles.articles import get_article
from claims.services.articles.outlets import outlet_shown
from claims.services.base.actors import SYSTEM, Actor
from claims.services.claims.claim_history import changes_of
from claims.services.claims.demand import count_demand, demand
from claims.services.desk import demand_counts
from claims.services.directories import outlet_directory as directory
from claims.services.directories import parties
from claims.services.directories.outlet_directory import OUTLETS
from claims.services.directories.outlet_merging import COUNT_JOB, merge_outlets, preview_outlet_merge, undo_outlet_merge
from claims.services.intake.intake import ArticleInput, Received, receive_article
from tests.support.databases import on_both_databases
from tests.support.factories import NOW, make_appearance, make_claim, make_member, make_organization

DAY = dt.timedelta(days=1)
BODY = "The harbor of Umea cost 40 million euros in 2023. The ferry carried 41,000 passengers in 2019."


class Desk:
    """A reader, a checker and a reviewer, and three outlets: two known by domain, one by name."""

    def __init__(self, session: Session) -> None:
        organization = make_organization(session)
        self.reader: Actor = make_member(session, organization, "reader")
        self.checker: Actor = make_member(session, organization, "checker")
        self.reviewer: Actor = make_member(session, organization, "reviewer")
        self.post = send(session, "https://post.example/a", "The Harbor Post").article.outlet_id
        self.old = send(session, "https://www.old-post.example/a", "Old Post").article.outlet_id
        self.named = send(session, None, "Évening Post").article.outlet_id


def send(
    session: Session, url: str | None, outlet: str | None, body: str = BODY, day: dt.date | None = None
) -> Received:
    article = ArticleInput(url=url, outlet=outlet, body=body, published_at=day or NOW)
    return receive_article(session, article, actor=SYSTEM, now=NOW)


@pytest.fixture
def desk(session: Session) -> Desk:
    return Desk(session)


def merge(session: Session, desk: Desk, one: int, other: int) -> int:
    return merge_outlets(session, one, other, reason="One house.", actor=desk.reviewer, now=NOW).id


def undo(session: Session, desk: Desk, merge_id: int, now: dt.datetime = NOW) -> None:
    undo_outlet_merge(session, merge_id, actor=desk.reviewer, now=now)


def shown(session: Session, received: Received) -> int:
    assert get_article(session, received.article.id).outlet_id == outlet_shown(session, received.article).id
    return get_article(session, received.article.id).outlet_id


@on_both_databases
def test_an_article_is_filed_by_domain_and_confirmed_name(session: Session) -> None:
    desk = Desk(session)
    told = {"actor": desk.checker, "now": NOW}
    directory.add_domain(session, desk.post, "https://WWW.Mobile-Post.example/front", **told)
    assert send(session, "https://mobile-post.example/b", "Mobile").article.outlet_id == desk.post
    assert send(session, None, "THE HARBOR  POST").article.outlet_id not in (desk.post, desk.named)
    directory.add_name(
        session, desk.old, "The Old Post", since=dt.date(2019, 1, 1), until=dt.date(2019, 12, 31), **told
    )
    assert send(session, None, "The Old Post", day=dt.date(2019, 6, 1)).article.outlet_id == desk.old
    assert send(session, None, "The Old Post", day=dt.date(2020, 6, 1)).article.outlet_id != desk.old


def test_a_name_that_came_with_an_article_counts_once_it_is_confirmed(session: Session, desk: Desk) -> None:
    row = directory.add_name(
        session, desk.post, "The Harbor Post", reason="On its masthead.", actor=desk.checker, now=NOW
    )
    assert row.confirmed
    assert send(session, None, "the harbor post").article.outlet_id == desk.post
    with pytest.raises(Conflict) as again:
        directory.add_name(session, desk.post, "The Harbor Post", actor=desk.checker, now=NOW)
    assert again.value.code == "alias_held"
    assert [(change.action, change.reason) for change in changes_of(session, "outlet", desk.post)] == [
        ("name_confirmed", "On its masthead.")
    ]


def test_a_name_of_two_outlets_files_nothing(session: Session, desk: Desk) -> None:
    for outlet in (desk.post, desk.old):
        directory.add_name(session, outlet, "The Post", actor=desk.checker, now=NOW)
    assert send(session, None, "The Post").article.outlet_id not in (desk.post, desk.old)


def test_what_another_outlet_is_known_by_is_refused(session: Session, desk: Desk) -> None:
    with pytest.raises(Conflict) as named:
        directory.add_name(session, desk.post, "évening post", actor=desk.checker, now=NOW)
    assert (named.value.code, str(desk.named) in named.value.detail) == ("outlet_named_so", True)
    with pytest.raises(Conflict) as taken:
        directory.add_domain(session, desk.post, "old-post.example", actor=desk.checker, now=NOW)
    assert (taken.value.code, str(desk.old) in taken.value.detail) == ("domain_taken", True)
    directory.add_domain(session, desk.old, "two.example", actor=desk.checker, now=NOW)
    for host in ("two.example", "post.example"):
        with pytest.raises(Conflict):
            directory.add_domain(session, desk.post, host, actor=desk.checker, now=NOW)


@pytest.mark.parametrize(
    "host",
    [
        "",
        "localhost",
        "ftp://post.example",
        "a b.example",
        "http://u:p@post.example",
        "." * 50,
        "x" * 3000,
        "a..example",
    ],
)
def test_what_is_no_domain_is_refused(session: Session, desk: Desk, host: str) -> None:
    with pytest.raises(Invalid):
        directory.add_domain(session, desk.post, host, actor=desk.checker, now=NOW)


@on_both_databases
def test_a_merge_shows_the_one_that_stays_and_loses_no_article(session: Session) -> None:
    desk = Desk(session)
    first = send(session, "https://old-post.example/b", None)
    merge_id = merge(session, desk, desk.old, desk.post)
    assert shown(session, first) == desk.post
    again = send(session, "https://old-post.example/b", None, BODY + " It rained.")
    assert (again.article.id, again.created, again.version.number) == (first.article.id, False, 2)
    new = send(session, "https://old-post.example/c", None)
    assert (new.article.outlet_id, shown(session, new)) == (desk.old, desk.post)
    page = directory.articles_of(session, desk.post, limit=2)
    rest = directory.articles_of(session, desk.post, after=page.next_cursor, limit=2)
    assert len({view.article.id for view in (*page.items, *rest.items)}) == 4
    view = directory.view_outlet(session, directory.get_outlet(session, desk.post))
    assert view.hosts == ("post.example", "old-post.example")
    assert {name.name for name in view.facts.names} == {"The Harbor Post", "Old Post"}
    assert [row.id for row in directory.list_outlets(session, "old-p").items] == [desk.post]
    undo(session, desk, merge_id, NOW + 30 * DAY)
    assert shown(session, new) == shown(session, first) == desk.old
    actions = [(change.action, change.user_id) for change in changes_of(session, "outlet", desk.old)]
    assert actions == [("merge_undone", desk.reviewer.user_id), ("merged", desk.reviewer.user_id)]


@on_both_databases
def test_the_same_text_under_both_stays_two_articles_and_grows_at_the_older(session: Session) -> None:
    desk = Desk(session)
    wire = "The bridge at Malmo was closed for nine days in 2023. Nobody knows why."
    at_named, at_other = send(session, None, "Évening Post", wire), send(session, None, "Other Post", wire)
    assert at_named.article.identity_key == at_other.article.identity_key
    other = at_other.article.outlet_id
    preview = preview_outlet_merge(session, other, desk.named)
    assert [(one.id, two.id) for one, two in preview.same_identity] == [(at_other.article.id, at_named.article.id)]
    assert preview_outlet_merge(session, other, desk.post).same_identity == ()
    merge_id = merge(session, desk, other, desk.named)
    for outlet in ("Évening Post", "Other Post"):
        assert send(session, None, outlet, wire).article.id == at_named.article.id
    assert get_article(session, at_other.article.id).article.id == at_other.article.id
    undo(session, desk, merge_id)
    assert send(session, None, "Other Post", wire).article.id == at_other.article.id


@on_both_databases
def test_demand_counts_merged_outlets_once(session: Session) -> None:
    desk = Desk(session)
    claim = make_claim(session)
    outlets = []
    for _ in range(3):
        appearance = make_appearance(session, claim, claim.text)
        outlets.append(session.scalars(select(Article.outlet_id).order_by(Article.id.desc()).limit(1)).one())
        assert appearance.claim_id == claim.id
    demand_counts.refresh_demand(session, [claim.id], now=NOW)
    assert demand(session, claim.id).outlets == 3
    merge_id = merge(session, desk, outlets[0], outlets[1])
    (job,) = session.scalars(select(Job).where(Job.name == COUNT_JOB))
    assert demand_counts.recount_outlet(session, job.arguments["outlet_id"], after=0, limit=50, now=NOW) is None
    assert (demand(session, claim.id).outlets, demand(session, claim.id).articles) == (2, 3)
    undo(session, desk, merge_id)
    assert count_demand(session, [claim.id])[claim.id].outlets == 3


def test_who_may_and_what_is_refused(session: Session, desk: Desk) -> None:
    with pytest.raises(NotAllowed):
        directory.add_name(session, desk.post, "X", actor=desk.reader, now=NOW)
    with pytest.raises(NotAllowed):
        merge_outlets(session, desk.old, desk.post, reason="One.", actor=desk.checker, now=NOW)
    unknown = send(session, None, None).article.outlet_id
    for one, other in ((unknown, desk.post), (desk.post, unknown)):
        with pytest.raises(Conflict) as refused:
            merge(session, desk, one, other)
        assert refused.value.code == "outlet_is_unknown"
    with pytest.raises(Conflict) as same:
        merge(session, desk, desk.post, desk.post)
    assert same.value.code == "same_outlet"
    with pytest.raises(NotFound):
        merge(session, desk, desk.post, 2**70)
    merge_id = merge(session, desk, desk.old, desk.post)
    for call in (
        lambda: merge(session, desk, desk.old, desk.named),
        lambda: merge(session, desk, desk.named, desk.old),
        lambda: directory.add_domain(session, desk.old, "x.example", actor=desk.checker, now=NOW),
    ):
        with pytest.raises(Conflict) as refused:
            call()
        assert refused.value.code == "outlet_merged"
    with pytest.raises(Conflict) as late:
        undo(session, desk, merge_id, NOW + 31 * DAY)
    assert late.value.code == "undo_too_late"
    undo(session, desk, merge_id)
    with pytest.raises(Conflict) as twice:
        undo(session, desk, merge_id)
    assert twice.value.code == "undone_already"


def test_a_new_name_keeps_the_old_one(session: Session, desk: Desk) -> None:
    told = {"reason": "Renamed in May.", "actor": desk.checker, "now": NOW}
    parties.rename(session, OUTLETS, desk.post, "Harbor Daily", **told)
    parties.rename(session, OUTLETS, desk.post, "Harbor Daily", **told)
    outlet = directory.get_outlet(session, desk.post)
    view = directory.view_outlet(session, outlet)
    assert (outlet.name, {name.name for name in view.facts.names}) == (
        "Harbor Daily",
        {"Harbor Daily", "The Harbor Post"},
    )
    (change,) = changes_of(session, "outlet", desk.post)
    assert (change.action, change.reason) == ("renamed", "Renamed in May.")
    assert change.detail == {"old": "The Harbor Post", "new": "Harbor Daily"}
    with pytest.raises(Invalid):
        parties.rename(session, OUTLETS, desk.post, "X", reason=" ", actor=desk.checker, now=NOW)
    assert session.scalar(select(Outlet.name).where(Outlet.id == desk.post)) == "Harbor Daily"
