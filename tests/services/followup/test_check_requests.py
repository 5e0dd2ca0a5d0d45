"""Requests for checks: kept once, the most asked for first, page by page, for checkers alone."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from claims.core.errors import Conflict, NotAllowed
from claims.services.base.paging import RankPlace, encode_cursor
from claims.services.followup.check_requests import (
    accept_request,
    count_open_requests,
    decline_request,
    list_requests,
    request_check,
)
from tests.support.databases import on_both_databases
from tests.support.factories import NOW, make_member, make_organization


@on_both_databases
def test_the_most_asked_for_come_first_page_by_page(session: Session) -> None:
    checker = make_member(session, make_organization(session), "checker")
    words = ("The tower is high.", "The pier is long.", "The quay is closed.", "The dam is full.")
    for text in (*words, words[2].upper(), words[1], words[2]):
        request_check(session, text, now=NOW)
    assert count_open_requests(session) == len(words)
    found, after = [], None
    for _ in words:
        page = list_requests(session, actor=checker, after=after, limit=1)
        found += [(item.text, item.asked) for item in page.items]
        after = page.next_cursor
    assert (found, after) == ([(words[2], 3), (words[1], 2), (words[0], 1), (words[3], 1)], None)
    beyond = encode_cursor("check_requests", RankPlace(2**40, 1))  # more than the column holds
    assert len(list_requests(session, actor=checker, after=beyond).items) == len(
        list_requests(session, actor=checker).items
    )


@pytest.mark.parametrize("decision", ["taken up", "declined"])
def test_a_request_is_decided_once_and_by_who_decides(session: Session, decision: str) -> None:
    organization = make_organization(session)
    checker, editor = make_member(session, organization, "checker"), make_member(session, organization, "editor")
    number = request_check(session, "The tower is high.", now=NOW).id

    def decide(actor):
        if decision == "declined":
            return decline_request(session, number, reason="Nobody can know.", actor=actor, now=NOW)
        return accept_request(session, number, actor=actor, now=NOW)

    with pytest.raises(NotAllowed):
        decide(editor)
    with pytest.raises(NotAllowed):
        list_requests(session, actor=editor)
    decide(checker)
    with pytest.raises(Conflict) as refused:
        decide(checker)
    assert refused.value.code == "request_decided"
    assert (count_open_requests(session), list_requests(session, actor=checker).items) == (0, [])
