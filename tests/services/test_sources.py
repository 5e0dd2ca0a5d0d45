"""Sources: each work once, whoever names it and however often."""

from sqlalchemy import func, select

from claims.models import Source
from claims.services.sources import Work, ensure_sources
from tests.databases import on_both_databases
from tests.factories import NOW


@on_both_databases
def test_work_is_kept_once_with_its_first_title(session):
    first = Work("Accounts", "Harbor office", "https://harbor.example/accounts")
    again = Work("The accounts", "Town", "https://HARBOR.example/accounts#p2")
    book = Work("Handbook", "Press", "")
    ids = ensure_sources(session, [first, again, book, first], now=NOW)
    assert ids[first.key] == ids[again.key] != ids[book.key]
    assert ensure_sources(session, [again], now=NOW) == {again.key: ids[first.key]}
    session.expire_all()
    rows = {source.title: source.url for source in session.scalars(select(Source))}
    assert rows == {"Accounts": first.url, "Handbook": None}


def test_many_works_at_once_and_none_at_all(session):
    works = [Work(f"Table {number}", "Office", "") for number in range(1_200)]
    assert len(ensure_sources(session, works, now=NOW)) == 1_200
    assert len(ensure_sources(session, works[::-1], now=NOW)) == 1_200
    assert ensure_sources(session, [], now=NOW) == {}
    assert session.scalar(select(func.count()).select_from(Source)) == 1_200


def test_untitled_address_is_its_own_title(session):
    ensure_sources(session, [Work("", "", "https://harbor.example/x")], now=NOW)
    assert session.scalar(select(Source.title)) == "https://harbor.example/x"
