"""A pair as a person sees it: both sides, the sentence around the words, the other candidates in their order."""

from __future__ import annotations

import pytest

from claims.core.errors import NotFound
from claims.core.records import MatchState, Relation
from claims.services.judging.judgements import count_suggestions, judge, suggestions
from claims.services.matching.pairs import candidates_of, get_appearance, get_pair
from tests.support.databases import on_both_databases
from tests.support.factories import NOW, make_appearance, make_claim, make_match, make_member, make_organization
from tests.support.sent_statements import counted

SAME = {"relation": Relation.SAME, "machine_relation": Relation.SAME}


def test_confirmed_stands_before_same_before_the_likelier_others(session):
    appearance = make_appearance(session, None, "The wall cost 41 million euros.")
    other, same, confirmed = (
        make_match(session, appearance, make_claim(session), probability=probability, **fields)
        for probability, fields in ((0.9, {}), (0.5, SAME), (0.1, SAME | {"state": MatchState.CONFIRMED}))
    )
    assert [match.id for match in candidates_of(session, appearance.id)] == [confirmed.id, same.id, other.id]
    pair = get_pair(session, same.id)
    assert (pair.position, len(pair.candidates)) == (2, 3)
    assert pair.before + pair.appearance.exact + pair.after in pair.version.body


def test_decisions_come_newest_first(session):
    checker = make_member(session, make_organization(session), "checker")
    match = make_match(session, make_appearance(session, None, "The wall stands."), make_claim(session), **SAME)
    for state in (MatchState.SUGGESTED, MatchState.CONFIRMED):
        judge(session, match.id, state=state, actor=checker, now=NOW)
    assert [item.state for item in get_pair(session, match.id).judgements] == [
        MatchState.CONFIRMED,
        MatchState.SUGGESTED,
    ]


@on_both_databases
@pytest.mark.parametrize("leads", [True, False])
def test_words_and_who_rejects_them_are_asked_for_at_once(session, leads):
    claim, said = make_claim(session), "The wall cost 41 million euros."
    checker = make_member(session, make_organization(session), "checker")
    wording = make_match(
        session,
        make_appearance(session, None, said),
        claim,
        **SAME | {"state": MatchState.CONFIRMED},
        decided_by_id=checker.user_id,
        is_wording=leads,
    )
    rejected, through = (
        make_match(session, make_appearance(session, None, said), claim, **SAME | fields)
        for fields in (
            {"state": MatchState.REJECTED, "decided_by_id": checker.user_id},
            {"through_id": wording.id},
        )
    )
    sent_for = []
    for match in (rejected, through):
        session.flush()
        with counted(session) as sent:
            pair = get_pair(session, match.id)
        sent_for.append(len(sent))
    assert (pair.wording, pair.rejected_id) == (said, rejected.id if leads else None)
    assert sent_for[1] == sent_for[0] + 1


@pytest.mark.parametrize("number", [0, -1, 7, 2**80])
def test_what_is_not_there_is_not_found(session, number):
    with pytest.raises(NotFound):
        get_pair(session, number)
    with pytest.raises(NotFound):
        get_appearance(session, number)


def test_as_many_suggestions_are_counted_as_are_listed(session):
    assert count_suggestions(session) == 0
    for number in range(3):
        appearance = make_appearance(session, None, f"The wall number {number} stands.")
        make_match(session, appearance, make_claim(session), **(SAME if number else {}))
    assert count_suggestions(session) == len(suggestions(session).items) == 2
    assert count_suggestions(session, limit=1) == 1
