"""What people correct by hand of what was read: matches and claim follow, it is undone, and later versions keep it."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claims.core.errors import ClaimsError, Conflict, Invalid, NotAllowed, NotFound, Stale
from claims.core.records import Disposition, Force, MatchState, RejectReason, Relation, Voice
from claims.core.reviews.reviewing import ReviewState
from claims.models import (
    Appearance,
    ArticleVersion,
    Claim,
    Event,
    Match,
    ReadingCorrection,
    Review,
    Scope,
    Sentence,
    Speaker,
)
from claims.services.articles.readings import reading_of
from claims.services.base.actors import SYSTEM, Actor
from claims.services.claims.claims import create_claim
from claims.services.claims.demand import demand
from claims.services.desk.seen_words import seen_words
from claims.services.exchange.judgement_export import judgement_lines
from claims.services.exchange.reading_export import correction_lines
from claims.services.intake.intake import ArticleInput
from claims.services.intake.processing import prepare_version
from claims.services.intake.speaker_choices import choose_speaker
from claims.services.intake.storing import store_version
from claims.services.intake.version_diffs import diff_texts
from claims.services.judging.dispositions import demote_appearance, promote_sentence
from claims.services.judging.judgements import judge
from claims.services.judging.reading_corrections import (
    CorrectedReading,
    correct_reading,
    corrections_of,
    reading_version,
    standing_corrections,
    undo_correction,
)
from claims.services.judging.replay import replay
from claims.services.lookup.stored_lookup import lookup_version
from claims.services.matching.matching import MatchingSettings
from tests.support.databases import on_both_databases
from tests.support.factories import (
    NOW,
    make_home_checker,
    make_member,
    make_organization,
    make_review,
    publish_review,
    read_article,
    receive_version,
)
from tests.support.rows_on_databases import rows_on_sqlite

FIGURE = "The harbor of Norhaven employs 4,000 people"
SAID = "Roof tiles in Velia cost 12 euros each in 2019, mayor Ilse Brandt said"
BODY = (
    f"{FIGURE}. {SAID}. The tunnel below the Orrin was opened in May 1998 and cost 40 million euros.\n\n"
    "It rained. The ferry to Velia sank in 2011. It carried 90 cars and 310 passengers."
)
SETTINGS = MatchingSettings()
HOUR = dt.timedelta(hours=1)
LATER = NOW + HOUR


@pytest.fixture
def checker(session: Session) -> Actor:
    return make_home_checker(session)


def store(
    session: Session, body: str = BODY, after: ArticleVersion | None = None, actor: Actor = SYSTEM
) -> ArticleVersion:
    return read_article(session, body, after=after, actor=actor, url="https://coast.example/harbor")


def said_in(session: Session, version: ArticleVersion, words: str) -> Appearance:
    rows = session.scalars(select(Appearance).where(Appearance.article_version_id == version.id))
    return next(row for row in rows if words in row.exact or words in row.standalone_text)


def answer(session: Session, version: ArticleVersion):
    return lookup_version(session, version, today=NOW.date(), now=NOW, actor=SYSTEM, settings=SETTINGS)


def correct(session: Session, row: Appearance, actor: Actor, now: dt.datetime = LATER, **wanted) -> Appearance:
    expected = wanted.pop("expected", None)
    reason = wanted.pop("reason", "I read it.")
    return correct_reading(
        session,
        row.id,
        CorrectedReading(**wanted),
        actor=actor,
        expected=expected,
        reason=reason,
        now=now,
        settings=SETTINGS,
    )


def undo(session: Session, row: Appearance, actor: Actor, now: dt.datetime = LATER) -> Appearance:
    newest = standing_corrections(corrections_of(session, row.id))[-1]
    return undo_correction(session, row.id, newest.id, actor=actor, reason="No.", now=now, settings=SETTINGS)


def accounted(session: Session, version: ArticleVersion) -> bool:
    """Whether each sentence is the source of a standing appearance or on the shelf, and never both."""
    taken = {
        at
        for row in session.scalars(select(Appearance).where(Appearance.article_version_id == version.id))
        if row.disposition is not Disposition.DEMOTED
        for at in row.sentence_positions
    }
    rows = session.scalars(select(Sentence).where(Sentence.article_version_id == version.id)).all()
    return all((row.position in taken) == (row.rejected is None) for row in rows)


def holds(version: ArticleVersion, row: Appearance) -> bool:
    """Whether the offsets of an appearance name its words."""
    inside = all(row.start <= start < end <= row.end for start, end in row.parts)
    enclosed = (row.parts[0][0], row.parts[-1][1]) == (row.start, row.end)
    around = version.body[: row.start].endswith(row.prefix) and version.body[row.end :].startswith(row.suffix)
    values = [version.body[value["start"] : value["end"]] for value in (*row.quantities, *row.times)]
    return version.body[row.start : row.end] == row.exact and inside and enclosed and around and all(values)


@on_both_databases
def test_who_says_it_is_corrected_recorded_and_undone(session, checker):
    version = store(session)
    row = said_in(session, version, "Roof tiles")
    claim_id, read = row.claim_id, reading_of(row)
    correct(session, row, checker, voice="quoted", speaker="  Nora\u00a0Halm ", force="denied", expected=0)
    assert (row.voice, row.speaker, row.force) == (Voice.QUOTED, "Nora Halm", Force.DENIED)
    assert (row.corrected, row.corrected_by_id) == (["voice", "speaker", "force"], checker.user_id)
    assert row.as_read is not None
    assert (row.as_read["speaker"], row.as_read["force"]) == (read["speaker"], read["force"])
    [done] = corrections_of(session, row.id)
    assert (done.user_id, done.reason, done.created_at) == (checker.user_id, "I read it.", LATER)
    assert (done.before["speaker"], done.after["speaker"]) == (read["speaker"], "Nora Halm")
    shown = next(one for one in answer(session, version).appearances if one.id == row.id)
    assert (shown.corrected, shown.corrected_by) == (("voice", "speaker", "force"), checker.label)
    assert undo(session, row, checker) is row
    assert reading_of(row) == read
    assert (row.corrected, row.corrected_by_id, row.as_read, row.claim_id) == ([], None, None, claim_id)
    assert [one.undoes_id for one in corrections_of(session, row.id)] == [None, done.id]
    assert standing_corrections(corrections_of(session, row.id)) == []


def test_the_article_itself_and_nobody_who_is_named(session, checker):
    version = store(session)
    row = said_in(session, version, "Roof tiles")
    correct(session, row, checker, voice="own", speaker="")
    assert (row.voice, row.speaker, row.force, row.speaker_id) == (Voice.OWN, None, None, None)
    correct(session, row, checker, voice="reported", speaker="", force="warned")
    assert (row.voice, row.speaker, row.force) == (Voice.REPORTED, None, Force.WARNED)
    undo(session, row, checker)
    assert (row.voice, row.corrected) == (Voice.OWN, ["voice", "speaker", "force"])
    undo(session, row, checker)
    assert (row.voice, row.corrected) == (Voice.REPORTED, [])


def test_what_was_corrected_before_stays_beside_what_is_corrected_now(session, checker):
    row = said_in(session, store(session), "Roof tiles")
    correct(session, row, checker, voice="quoted", force="denied")
    correct(session, row, checker, speaker="Nora Halm")
    assert (row.voice, row.speaker, row.force) == (Voice.QUOTED, "Nora Halm", Force.DENIED)
    assert row.corrected == ["voice", "speaker", "force"]


def test_speaker_that_only_one_can_be_is_linked(session, checker):
    create_claim(session, text="It will rain.", kind="quote", speaker="Nora Halm", actor=SYSTEM, now=NOW)
    row = said_in(session, store(session), "Roof tiles")
    correct(session, row, checker, speaker="Nora Halm")
    assert row.speaker_id == session.scalars(select(Speaker.id).where(Speaker.name == "Nora Halm")).one()
    correct(session, row, checker, speaker="Nobody Known")
    assert row.speaker_id is None


@on_both_databases
def test_words_are_found_moved_and_read_again(session, checker):
    version = store(session)
    row = said_in(session, version, "opened in May 1998")
    correct(session, row, checker, exact="opened in May 1998  and cost 40 million euros.")
    assert row.exact == "opened in May 1998 and cost 40 million euros."
    assert [quantity["value"] for quantity in row.quantities] == [40_000_000]
    assert [time["timex"] for time in row.times] == ["1998-05"]
    assert row.corrected == ["span"]
    assert holds(version, row)
    correct(session, row, checker, start=row.start, end=row.start + len("opened in May 1998"))
    assert (row.exact, row.quantities) == ("opened in May 1998", [])
    assert holds(version, row)
    assert accounted(session, version)


def test_moved_to_the_next_sentence_both_are_accounted_for(session, checker):
    version = store(session)
    row = said_in(session, version, "ferry to Velia sank")
    read, shelf = reading_of(row), {one.start: one.reason for one in answer(session, version).rejected}
    correct(session, row, checker, exact="It rained")
    assert accounted(session, version)
    assert {one.reason for one in answer(session, version).rejected} != set()
    undo(session, row, checker)
    assert reading_of(row) == read
    assert {one.start: one.reason for one in answer(session, version).rejected} == shelf
    assert accounted(session, version)


def test_claim_follows_words_that_say_something_else(session, checker):
    version = store(session)
    row = said_in(session, version, "Norhaven")
    own = row.claim_id
    assert own is not None
    correct(session, row, checker, standalone="The harbor of Norhaven employs 400 people.")
    assert row.claim_id not in (own, None)
    assert session.get_one(Claim, row.claim_id).text == "The harbor of Norhaven employs 400 people."
    assert (demand(session, own).articles, demand(session, row.claim_id).articles) == (0, 1)
    states = dict(session.execute(select(Review.claim_id, Review.state)).all())
    assert (states[own], states[row.claim_id]) == (ReviewState.DECLINED, ReviewState.OPEN)
    made = row.claim_id
    undo(session, row, checker)
    assert row.claim_id == own
    assert (demand(session, own).articles, demand(session, made).articles) == (1, 0)
    states = dict(session.execute(select(Review.claim_id, Review.state)).all())
    assert (states[own], states[made]) == (ReviewState.OPEN, ReviewState.DECLINED)


def test_words_that_say_the_same_stay_with_their_claim(session, checker):
    row = said_in(session, store(session), "Norhaven")
    own = row.claim_id
    correct(session, row, checker, standalone="In Norhaven the harbor employs 4,000 people.")
    assert row.claim_id == own
    assert session.scalar(select(func.count(Match.id)).where(Match.appearance_id == row.id, Match.claim_id == own)) == 0


def test_matches_of_the_machine_are_recomputed(session, checker):
    known = create_claim(session, text=f"{FIGURE}.", kind="quantity", actor=SYSTEM, now=NOW)
    row = said_in(session, store(session), "Norhaven")
    match = session.scalars(select(Match).where(Match.appearance_id == row.id)).one()
    assert (match.state, row.claim_id) == (MatchState.CONFIRMED, known.id)
    correct(session, row, checker, standalone="The harbor of Norhaven employs 4,700 people.")
    assert (match.state, match.relation) == (MatchState.SUGGESTED, Relation.DIFFERENT_FIGURE)
    assert row.claim_id not in (known.id, None)
    undo(session, row, checker)
    assert (match.state, match.relation, row.claim_id) == (MatchState.CONFIRMED, Relation.SAME, known.id)


def test_who_denies_it_does_not_say_it(session, checker):
    known = create_claim(
        session, text="Roof tiles in Velia cost 12 euros each in 2019.", kind="quantity", actor=SYSTEM, now=NOW
    )
    row = said_in(session, store(session), "Roof tiles")
    assert row.claim_id == known.id
    correct(session, row, checker, force="denied")
    of_claim = select(Match).where(Match.appearance_id == row.id, Match.claim_id == known.id)
    match = session.scalars(of_claim).one()
    assert (match.relation, match.state) == (Relation.REPORTED_ONLY, MatchState.SUGGESTED)
    assert row.claim_id is None, "what is denied is no claim of its own"
    undo(session, row, checker)
    assert row.claim_id == known.id


def test_judgement_of_a_person_stays_and_is_to_be_looked_at_again(session, checker):
    known = create_claim(
        session, text="In Norhaven the port has 4,000 workers.", kind="quantity", actor=SYSTEM, now=NOW
    )
    version = store(session)
    row = said_in(session, version, "Norhaven")
    match = session.scalars(select(Match).where(Match.appearance_id == row.id, Match.claim_id == known.id)).one()
    judge(session, match.id, state=MatchState.CONFIRMED, actor=checker, now=NOW)
    correct(session, row, checker, speaker="Somebody Else")
    assert not look_again(session, version, match)
    correct(session, row, checker, standalone="The harbor of Norhaven employs 70 people.")
    assert (match.state, match.relation, row.claim_id) == (MatchState.CONFIRMED, Relation.SAME, known.id)
    assert match.decided_by_id == checker.user_id
    assert match.machine_relation is not Relation.SAME
    assert look_again(session, version, match)
    undo(session, row, checker)
    assert not look_again(session, version, match)
    correct(session, row, checker, standalone="The harbor of Norhaven employs 71 people.")
    judge(session, match.id, state=MatchState.CONFIRMED, actor=checker, now=LATER)
    assert not look_again(session, version, match)
    undo(session, row, checker, now=LATER + HOUR)
    assert look_again(session, version, match), "it was judged in other words"


def look_again(session: Session, version: ArticleVersion, match: Match) -> bool:
    shown = [one for row in answer(session, version).appearances for one in (*row.matches, *row.near_misses)]
    return next(one.look_again for one in shown if one.id == match.id)


def test_verdict_that_changes_is_told_to_who_sent_the_article(session, checker):
    organization = make_organization(session)
    known = create_claim(session, text=f"{FIGURE}.", kind="quantity", actor=SYSTEM, now=NOW)
    author, approver = (make_member(session, organization, role) for role in ("checker", "reviewer"))
    publish_review(session, make_review(session, organization, known), author, approver)
    key = make_member(session, organization, "editor")
    version = store(session, actor=key)
    row = said_in(session, version, "Norhaven")
    assert row.claim_id == known.id
    told = select(func.count(Event.id)).where(Event.type == "appearance.verdict_changed")
    correct(session, row, checker, speaker="Ilse Brandt")
    assert session.scalar(told) == 0
    correct(session, row, checker, standalone="The harbor of Norhaven employs 4,700 people.")
    assert session.scalar(told) == 1
    undo(session, row, checker)
    assert session.scalar(told) == 2


CHANGED = BODY.replace("310 passengers", "970 passengers")


@rows_on_sqlite("prefix", ["", "Velia, Monday. It was dry. "], ids=["same place", "moved"], and_on_postgresql=(0,))
def test_corrections_are_kept_in_the_next_version(session, checker, prefix):
    first = store(session)
    said, figure = said_in(session, first, "Roof tiles"), said_in(session, first, "Norhaven")
    opened = said_in(session, first, "opened in May 1998")
    correct(session, said, checker, speaker="Nora Halm", voice="quoted")
    correct(session, figure, checker, standalone="The harbor of Norhaven employs 400 people.")
    correct(
        session, opened, checker, exact="The tunnel below the Orrin was opened in May 1998 and cost 40 million euros"
    )
    claims = session.scalar(select(func.count(Claim.id)))
    second = store(session, prefix + CHANGED, after=first)
    again = said_in(session, second, "Roof tiles")
    assert (again.voice, again.speaker, again.corrected) == (Voice.QUOTED, "Nora Halm", ["voice", "speaker"])
    assert again.claim_id == said.claim_id
    again = said_in(session, second, "employs 400 people")
    assert (again.claim_id, again.corrected_by_id) == (figure.claim_id, checker.user_id)
    assert again.as_read is not None
    assert again.as_read["standalone_text"] != again.standalone_text
    again = said_in(session, second, "opened in May 1998")
    assert (again.exact, again.corrected) == (opened.exact, ["span"])
    assert all(holds(second, row) for row in session.scalars(select(Appearance)) if row.article_version_id == second.id)
    assert accounted(session, second)
    assert session.scalar(select(func.count(Claim.id))) == claims + 1, "only the changed figure is new"
    assert {row.kind for row in diff_texts(session, first, second).rows if row.kind in ("added", "removed")} == set()
    [carried] = corrections_of(session, again.id)
    assert carried.carried_from_id == corrections_of(session, opened.id)[0].id
    undo(session, again, checker)
    assert (again.exact, again.corrected) == (opened.as_read["exact"], [])
    assert accounted(session, second)


def test_what_a_person_left_is_read_anew(session, checker):
    body = "Mayor Ilse Brandt opened the bridge of Orrin in 2019. She was born in Velia in 1961, officials said."
    first = store(session, body)
    row = said_in(session, first, "born in Velia")
    assert "Ilse Brandt" in row.standalone_text
    correct(session, row, checker, voice="reported", speaker="Nora Halm", force="denied")
    assert row.claim_id is None
    second = store(session, body.replace("Ilse Brandt", "Edda Quist"), after=first)
    again = said_in(session, second, "born in Velia")
    assert (again.exact, again.speaker, again.force) == (row.exact, "Nora Halm", Force.DENIED)
    assert "Edda Quist" in again.standalone_text
    relations = session.scalars(select(Match.relation).where(Match.appearance_id == again.id)).all()
    assert Relation.SAME not in relations, "what is denied was compared so"
    assert again.claim_id is None, "and is no claim of its own"


def test_correction_made_while_the_next_version_was_read_is_taken_over(session, checker):
    first = store(session)
    row = said_in(session, first, "Norhaven")
    article = ArticleInput(body=CHANGED, url="https://coast.example/harbor", published_at=NOW)
    received = receive_version(session, first.article_id, article, actor=SYSTEM, now=NOW)
    prepared = prepare_version(session, received.version.id, settings=SETTINGS)
    assert prepared is not None
    correct(session, row, checker, standalone="The harbor of Norhaven employs 400 people.")
    store_version(session, received.version.id, prepared, now=LATER, actor=SYSTEM, settings=SETTINGS)
    again = said_in(session, received.version, "employs 400 people")
    assert (again.claim_id, again.corrected) == (row.claim_id, ["standalone"])


def test_correction_is_kept_where_extraction_finds_nothing_this_time(session, checker):
    first = store(session)
    shelved = session.scalars(select(Sentence).where(Sentence.rejected.is_not(None))).first()
    assert shelved is not None
    [taken] = promote_sentence(session, shelved.id, actor=checker, now=NOW, settings=SETTINGS)
    correct(session, taken, checker, standalone="In Velia it rained on the day of the accident.")
    second = store(session, "Weather. " + CHANGED, after=first)
    again = said_in(session, second, "day of the accident")
    assert (again.claim_id, again.disposition) == (taken.claim_id, Disposition.PROMOTED)
    assert holds(second, again)
    assert accounted(session, second)


def test_words_that_changed_are_a_new_case(session, checker):
    first = store(session)
    correct(session, said_in(session, first, "Norhaven"), checker, standalone="The harbor employs 400 people.")
    second = store(session, BODY.replace("4,000", "4,100"), after=first)
    row = said_in(session, second, "Norhaven")
    assert (row.corrected, row.as_read) == ([], None)
    assert "4,100" in row.standalone_text


def test_corrected_and_taken_off_both_hold_in_the_next_version(session, checker):
    first = store(session)
    row = said_in(session, first, "opened in May 1998")
    correct(
        session, row, checker, exact="opened in May 1998", standalone="A tunnel below the Orrin opened in May 1998."
    )
    demote_appearance(session, row.id, shelf_reason="too_vague", actor=checker, now=LATER)
    second = store(session, CHANGED, after=first)
    again = said_in(session, second, "opened in May 1998")
    assert (again.disposition, again.shelved_as, again.claim_id) == (
        Disposition.DEMOTED,
        RejectReason.TOO_VAGUE,
        None,
    )
    assert again.standalone_text == row.standalone_text
    assert accounted(session, second)
    with pytest.raises(Conflict) as caught:
        correct(session, again, checker, speaker="Nora Halm")
    assert caught.value.code == "appearance_demoted"


def test_corrections_are_exported_with_what_was_read(session, checker):
    first = store(session)
    row = said_in(session, first, "opened in May 1998")
    correct(session, row, checker, exact="opened in May 1998 and cost 40 million euros", speaker="Nora Halm")
    other = said_in(session, first, "Norhaven")
    correct(session, other, checker, standalone="The harbor of Norhaven employs 400 people.")
    undo(session, other, checker)
    [line] = correction_lines(session)
    assert line["fields"] == ["speaker", "span"]
    assert (line["corrected_by"], line["reason"]) == (checker.label, "I read it.")
    for reading in (line["read"], line["corrected"]):
        assert line["text"][reading["start"] : reading["end"]] == reading["exact"]
    assert (line["read"]["exact"], line["corrected"]["exact"]) == (row.as_read["exact"], row.exact)
    second = store(session, "Velia. " + CHANGED, after=first)
    [line] = correction_lines(session)
    assert line["version"] == second.number, "what a later version took over stands there"
    undo(session, said_in(session, second, "opened in May 1998"), checker)
    assert list(correction_lines(session)) == []


def test_judgements_are_exported_in_the_words_that_were_judged(session, checker):
    known = create_claim(
        session, text="In Norhaven the port has 4,000 workers.", kind="quantity", actor=SYSTEM, now=NOW
    )
    row = said_in(session, store(session), "Norhaven")
    match = session.scalars(select(Match).where(Match.appearance_id == row.id, Match.claim_id == known.id)).one()
    judge(session, match.id, state=MatchState.CONFIRMED, actor=checker, now=NOW)
    text = row.standalone_text
    correct(session, row, checker, standalone="The harbor of Norhaven employs 70 people.")
    [line] = judgement_lines(session)
    assert (line["new"], line["relation"]) == (text, "same")
    assert replay(session, settings=SETTINGS).score.judged == 0, "the machine is not measured on other words"
    undo(session, row, checker)
    [line] = judgement_lines(session)
    assert line["new"] == text
    assert replay(session, settings=SETTINGS).score.judged == 1


REFUSED = [
    ({"voice": "loud"}, "voice_unknown"),
    ({"force": "sung"}, "force_unknown"),
    ({"voice": "own", "force": "denied"}, "force_and_voice"),
    ({"speaker": "x" * 301}, "text_too_long"),
    ({"speaker": "Nora\x07Halm"}, "control_character"),
    ({"standalone": " \n "}, "text_missing"),
    ({"standalone": "x" * 2001}, "text_too_long"),
    ({"standalone": "The harbor\x00"}, "nul_character"),
    ({"standalone": "The harbor \ud800"}, "lone_surrogate"),
    ({"standalone": "The harbor \u202e"}, "direction_override"),
    ({"exact": ""}, "text_missing"),
    ({"exact": "…"}, "quote_not_in_text"),
    ({"exact": "“”"}, "quote_not_in_text"),
    ({"exact": "x" * 5001}, "text_too_long"),
    ({"exact": "The ferry to Velia sank"}, "quote_not_in_text"),
    ({"exact": "he harbor of Norhaven"}, "quote_not_in_text"),
    ({"exact": "employs 4"}, "quote_not_in_text"),
    ({"exact": "in"}, "quote_ambiguous"),
    ({"start": 0}, "span_incomplete"),
    ({"start": 0, "end": 5, "exact": "The harbor"}, "span_incomplete"),
    ({"start": 0, "end": 10**9}, "span_outside"),
    ({"start": -5, "end": 10}, "span_outside"),
    ({"start": 10, "end": 4}, "span_outside"),
    ({"start": 0, "end": 6}, "span_cuts_word"),
    ({"start": 3, "end": 4}, "span_cuts_word"),
    ({}, "nothing_corrected"),
    ({"exact": FIGURE, "voice": "own", "speaker": "", "force": "said"}, "nothing_corrected"),
    ({"speaker": "Nora Halm", "reason": "x" * 2001}, "text_too_long"),
]


@pytest.mark.parametrize(("wanted", "code"), REFUSED, ids=[f"{code}-{at}" for at, (_, code) in enumerate(REFUSED)])
def test_what_cannot_be_taken_changes_nothing(session, checker, wanted, code):
    row = said_in(session, store(session), "Norhaven")
    read = reading_of(row)
    with pytest.raises(Invalid) as caught:
        correct(session, row, checker, **wanted)
    assert caught.value.code == code
    assert (reading_of(row), reading_version(session, row.id)) == (read, 0)


def test_words_of_two_paragraphs_are_refused(session, checker):
    row = said_in(session, store(session), "opened in May 1998")
    with pytest.raises(Invalid) as caught:
        correct(session, row, checker, exact="cost 40 million euros. It rained")
    assert caught.value.code == "span_across_paragraphs"


def test_words_that_a_wrapped_line_parts_are_put_together(session, checker):
    body = (
        "The tunnel below the Orrin, which was opened in May 1998 and cost\n40 million euros, has carried\n"
        "9 million cars since then, the operator\nsaid on Friday."
    )
    version = store(session, body)
    row = said_in(session, version, "9 million")
    assert row.exact.startswith("9 million"), "each line begins like an item of a list"
    correct(session, row, checker, exact="has carried 9 million cars since then")
    assert row.exact == "has carried\n9 million cars since then"
    assert holds(version, row)
    assert accounted(session, version)


def test_words_of_another_claim_are_taken(session, checker):
    version = store(session)
    sank, carried = said_in(session, version, "ferry to Velia sank"), said_in(session, version, "310 passengers")
    with pytest.raises(Conflict) as caught:
        correct(session, sank, checker, exact=carried.exact)
    assert caught.value.code == "span_taken"


def test_who_corrects_and_what(session, checker):
    version = store(session)
    row = said_in(session, version, "Norhaven")
    reader = make_member(session, make_organization(session), "editor")
    program = Actor("key:7", key_id=7, scopes=frozenset({Scope.REVIEWS_WRITE}), roles=checker.roles)
    for actor in (reader, program, SYSTEM):
        with pytest.raises(NotAllowed):
            correct(session, row, actor, speaker="Nora Halm")
    for number in (0, -1, 10**9, 2**70):
        with pytest.raises(NotFound):
            correct_reading(session, number, CorrectedReading(speaker="X"), actor=checker, now=NOW, settings=SETTINGS)
    correct(session, row, make_member(session, make_organization(session), "reviewer"), speaker="Nora Halm")
    assert session.scalar(select(func.count(ReadingCorrection.id))) == 1


def test_form_sent_twice_or_over_anothers_work_is_stale(session, checker):
    row = said_in(session, store(session), "Norhaven")
    correct(session, row, checker, speaker="Nora Halm", expected=0)
    for speaker in ("Nora Halm", "Ilse Brandt"):
        with pytest.raises(Stale):
            correct(session, row, checker, speaker=speaker, expected=0)
    correct(session, row, checker, speaker="Ilse Brandt", expected=1)


def test_only_the_newest_correction_is_taken_back_and_once(session, checker):
    row = said_in(session, store(session), "Norhaven")
    correct(session, row, checker, speaker="Nora Halm")
    correct(session, row, checker, standalone="The harbor of Norhaven employs 400 people.")
    first, second = corrections_of(session, row.id)

    def take_back(correction_id: int) -> None:
        undo_correction(session, row.id, correction_id, actor=checker, now=LATER, settings=SETTINGS)

    for number in (first.id, 10**9, 0):
        with pytest.raises(Conflict) as caught:
            take_back(number)
        assert caught.value.code == "correction_undone"
    take_back(second.id)
    assert (row.speaker, row.corrected) == ("Nora Halm", ["speaker"])
    with pytest.raises(Conflict):
        take_back(second.id)
    take_back(first.id)
    assert row.corrected == []


def test_an_older_version_is_not_corrected(session, checker):
    first = store(session)
    row = said_in(session, first, "Norhaven")
    correct(session, row, checker, speaker="Nora Halm")
    store(session, CHANGED, after=first)
    for act in (lambda: correct(session, row, checker, speaker="Ilse Brandt"), lambda: undo(session, row, checker)):
        with pytest.raises(Conflict) as caught:
            act()
        assert caught.value.code == "version_outdated"


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.integers(-3, len(BODY) + 3), st.integers(-3, len(BODY) + 3), st.sampled_from(["offsets", "quote"]))
def test_offsets_name_the_words_whatever_is_asked(session, checker, start, end, how):
    version = session.scalars(select(ArticleVersion)).first() or store(session)
    row = said_in(session, version, "310 passengers") if version else None
    with session.begin_nested() as savepoint:
        try:
            if how == "offsets":
                correct(session, row, checker, start=start, end=end)
            else:
                correct(session, row, checker, exact=BODY[max(start, 0) : max(end, 0)])
        except ClaimsError:
            assert reading_version(session, row.id) == 0
        assert holds(version, row)
        assert accounted(session, version)
        savepoint.rollback()


def test_verdict_of_words_that_were_corrected_is_not_taken_over_by_others(session, checker):
    known = create_claim(
        session, text="Roof tiles in Velia cost 12 euros each in 2019.", kind="quantity", actor=SYSTEM, now=NOW
    )
    first = store(session)
    row = said_in(session, first, "Roof tiles")
    correct(session, row, checker, force="denied")
    assert row.claim_id is None
    second = store(session, BODY.replace("Velia cost 12 euros", "Velia\ncost 12 euros"), after=first)
    again = said_in(session, second, "Roof tiles")
    assert (again.standalone_text, again.corrected, again.force) == (row.standalone_text, [], Force.SAID)
    match = session.scalars(select(Match).where(Match.appearance_id == again.id, Match.claim_id == known.id)).one()
    assert (match.relation, match.state, again.claim_id) == (Relation.SAME, MatchState.CONFIRMED, known.id)


def test_reading_put_back_is_that_of_who_corrected_before(session, checker):
    other = make_member(session, make_organization(session), "checker")
    row = said_in(session, store(session), "Roof tiles")
    correct(session, row, checker, speaker="Nora Halm")
    correct(session, row, other, voice="quoted")
    undo(session, row, other)
    assert (row.corrected, row.corrected_by_id) == (["speaker"], checker.user_id)


def test_speaker_chosen_since_stays_when_other_words_are_put_back(session, checker):
    create_claim(session, text="It will rain.", kind="quote", speaker="Ilse Brandt", actor=SYSTEM, now=NOW)
    row = said_in(session, store(session), "Roof tiles")
    linked = row.speaker_id
    assert linked is not None
    correct(session, row, checker, standalone="Roof tiles in Velia cost 14 euros each in 2019.")
    choose_speaker(session, row.id, None, actor=make_member(session, make_organization(session), "reviewer"), now=LATER)
    undo(session, row, checker)
    assert (row.speaker, row.speaker_id) == ("Ilse Brandt", None)


@pytest.mark.parametrize("undone", [False, True])
def test_judgement_of_the_same_words_is_not_to_be_looked_at_again(session, checker, undone):
    known = create_claim(
        session, text="In Norhaven the port has 4,000 workers.", kind="quantity", actor=SYSTEM, now=NOW
    )
    version = store(session)
    row = said_in(session, version, "Norhaven")
    match = session.scalars(select(Match).where(Match.appearance_id == row.id, Match.claim_id == known.id)).one()
    if undone:
        correct(session, row, checker, voice="reported", speaker="Nora Halm")
    judge(session, match.id, state=MatchState.CONFIRMED, actor=checker, now=LATER)
    if undone:
        undo(session, row, checker, now=LATER + HOUR)
    else:
        correct(session, row, checker, voice="reported", speaker="Nora Halm", now=LATER + HOUR)
    assert not look_again(session, version, match)


def test_judgement_in_words_taken_over_and_put_back_is_to_be_looked_at_again(session, checker):
    known = create_claim(
        session, text="In Norhaven the port has 4,000 workers.", kind="quantity", actor=SYSTEM, now=NOW
    )
    first = store(session)
    row = said_in(session, first, "Norhaven")
    match = session.scalars(select(Match).where(Match.appearance_id == row.id, Match.claim_id == known.id)).one()
    correct(session, row, checker, standalone="The harbor of Norhaven employs 4,001 people.", now=NOW - HOUR)
    judge(session, match.id, state=MatchState.CONFIRMED, actor=checker, now=NOW - HOUR / 2)
    second = store(session, CHANGED, after=first)
    row = said_in(session, second, "Norhaven")
    match = session.scalars(select(Match).where(Match.appearance_id == row.id, Match.claim_id == known.id)).one()
    assert not look_again(session, second, match)
    undo(session, row, checker)
    assert look_again(session, second, match), "it was judged in other words"


def test_another_article_of_the_same_words_is_left_alone(session, checker):
    known = create_claim(
        session, text="In Norhaven the port has 4,000 workers.", kind="quantity", actor=SYSTEM, now=NOW
    )
    version = store(session)
    other = read_article(session, BODY, url="https://valley.example/harbor")
    ferry, twin = (said_in(session, one, "ferry to Velia sank") for one in (version, other))
    words = ferry.exact
    shelf = select(Sentence.position, Sentence.rejected).where(Sentence.article_version_id == other.id)
    read, before = reading_of(twin), session.execute(shelf.order_by(Sentence.position)).all()
    correct(session, ferry, checker, exact="It rained")
    correct(session, ferry, checker, exact=words)
    assert accounted(session, version)
    assert (reading_of(twin), session.execute(shelf.order_by(Sentence.position)).all()) == (read, before)
    assert [reading_version(session, row.id) for row in (ferry, twin)] == [2, 0]
    harbor, twin = (said_in(session, one, "Norhaven") for one in (version, other))
    correct(session, harbor, checker, standalone="The harbor of Norhaven employs 4,001 people.")
    match = session.scalars(select(Match).where(Match.appearance_id == twin.id, Match.claim_id == known.id)).one()
    judge(session, match.id, state=MatchState.CONFIRMED, actor=checker, now=LATER + HOUR)
    undo(session, harbor, checker, now=LATER + 2 * HOUR)
    assert harbor.words_corrected_at is None, "what was judged was the other article's"


def test_scores_of_the_shelf_are_put_back(session, checker):
    version = store(session)
    row = said_in(session, version, "ferry to Velia sank")
    wanted = select(Sentence.position, Sentence.rejected, Sentence.score)
    wanted = wanted.where(Sentence.article_version_id == version.id).order_by(Sentence.position)
    shelf = session.execute(wanted).all()
    correct(session, row, checker, exact="It rained")
    assert session.execute(wanted).all() != shelf
    undo(session, row, checker)
    assert session.execute(wanted).all() == shelf


@pytest.mark.parametrize("taken_back", [False, True])
def test_who_decides_on_words_that_were_corrected_meanwhile_is_told(session, checker, taken_back):
    known = create_claim(
        session, text="In Norhaven the port has 4,000 workers.", kind="quantity", actor=SYSTEM, now=NOW
    )
    row = said_in(session, store(session), "Norhaven")
    match = session.scalars(select(Match).where(Match.appearance_id == row.id, Match.claim_id == known.id)).one()
    shown = seen_words(session, [match.id])[match.id]
    correct(session, row, checker, standalone="The harbor of Norhaven employs 4,001 people.", now=LATER)
    if taken_back:
        shown = seen_words(session, [match.id])[match.id]
        undo(session, row, checker, now=LATER + HOUR)
    state = match.state
    with pytest.raises(Conflict) as refused:
        judge(session, match.id, state=MatchState.CONFIRMED, actor=checker, now=LATER + HOUR, words=shown)
    assert refused.value.code == "words_changed"
    assert (match.state, match.decided_by_id) == (state, None)
    shown = seen_words(session, [match.id])[match.id]
    judge(session, match.id, state=MatchState.CONFIRMED, actor=checker, now=LATER + HOUR, words=shown)
    assert match.decided_by_id == checker.user_id


@pytest.mark.parametrize(
    "wanted", [{"force": "denied"}, {"standalone": "Roof tiles in Velia cost 70 euros each in 2019."}]
)
def test_claim_that_it_opened_itself_is_not_matched_when_it_goes_back(session, checker, wanted):
    row = said_in(session, store(session), "Roof tiles")
    own = row.claim_id
    with_own = select(Match).where(Match.appearance_id == row.id, Match.claim_id == own)
    assert session.scalars(with_own).all() == []
    correct(session, row, checker, **wanted)
    assert row.claim_id != own
    undo(session, row, checker)
    assert (row.claim_id, session.scalars(with_own).all()) == (own, [])


def test_correction_that_stands_is_exported_and_taken_over_not_the_taking_back_of_a_later_one(session, checker):
    other = make_member(session, make_organization(session), "checker")
    first = store(session)
    row = said_in(session, first, "Roof tiles")
    correct(session, row, checker, speaker="Nora Halm", reason="She says so.")
    correct(session, row, other, voice="quoted")
    undo(session, row, other)
    stands = standing_corrections(corrections_of(session, row.id))[-1]
    [line] = correction_lines(session)
    assert (line["id"], line["corrected_by"], line["reason"]) == (
        f"c{stands.id}",
        f"user:{checker.user_id}",
        "She says so.",
    )
    again = said_in(session, store(session, CHANGED, after=first), "Roof tiles")
    [carried] = corrections_of(session, again.id)
    assert (carried.carried_from_id, carried.user_id) == (stands.id, checker.user_id)
    assert [line["id"] for line in correction_lines(session)] == [f"c{carried.id}"]
