"""No table keeps the words of a claim that was removed on a legal ground; what may not be rewritten is named."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import JSON, Column, Enum, String, func, select, update
from sqlalchemy.orm import Session

from claims.core.errors import Conflict
from claims.core.matching.words.terms import index_terms
from claims.core.records import MatchState, Relation
from claims.core.texts.removed_words import REMOVED, RemovedWords
from claims.models import Appearance, Base, Claim, LogRedaction, Match, Organization, SavedFilter
from claims.services.base.actors import CLI, Actor
from claims.services.claims.claims import change_claim_text
from claims.services.exchange.judgement_export import judgement_lines
from claims.services.exchange.reading_export import correction_lines
from claims.services.followup.check_requests import request_check
from claims.services.index.candidates import IndexedText, check, find_candidates, fold_tail, rebuild
from claims.services.index.indexed_texts import count_indexed_texts, index_wording, indexed_texts
from claims.services.judging.reading_corrections import (
    CorrectedReading,
    correct_reading,
    corrections_of,
    undo_correction,
)
from claims.services.matching.matching import MatchingSettings
from claims.services.regrouping.merging import merge_claims, undo_merge
from claims.services.removal.log_redaction import Redaction, redact_entry
from claims.services.removal.removed_everywhere import KEPT, forget_everywhere, left_words
from claims.services.transparency.log_check import check_log
from claims.services.transparency.log_entries import list_entries
from tests.support.databases import on_both_databases
from tests.support.factories import (
    NOW,
    make_appearance,
    make_claim,
    make_home_checker,
    make_match,
    make_member,
    make_organization,
    make_review,
    publish_review,
    read_article,
)
from tests.support.filled import fill_once
from tests.support.filled_tables import filled_tables
from tests.support.rows_on_databases import rows_on_sqlite

GROUND = "Order of the district court of 3 May."
SETTINGS = MatchingSettings()
LIBEL = "The mayor of Norhaven took 40,000 euros from the harbor company"
BODY = f"The ferry to Velia sank in 2011. {LIBEL}. The bridge at Orrin was closed for nine days in 2022."


@pytest.fixture
def checker(session: Session) -> Actor:
    return make_home_checker(session)


def places(session: Session, words: str) -> list[str]:
    """The columns in which these words stand, in whatever table."""
    found = set()
    for table in filled_tables(session):
        for row in session.execute(select(table)).mappings():
            found |= {f"{table.name}.{name}" for name, value in row.items() if words in json.dumps(value, default=str)}
    return sorted(found)


def remove(session: Session, claim_id: int) -> Redaction:
    entries = list_entries(session, claim_id=claim_id, limit=200).items
    done = redact_entry(session, entries[-1].leaf_index, ["claim"], reason=GROUND, actor=CLI, now=NOW)
    session.flush()
    session.expire_all()
    return done


def corrected(session: Session, checker: Actor, typed: str) -> Appearance:
    """The passage of an article of which a person said by hand what it says."""
    version = read_article(session, BODY, actor=checker, url="https://coast.example/mayor")
    rows = session.scalars(select(Appearance).where(Appearance.article_version_id == version.id))
    row = next(row for row in rows if "mayor" in row.exact)
    wanted = CorrectedReading(standalone=typed)
    return correct_reading(session, row.id, wanted, actor=checker, reason="I read it.", now=NOW, settings=SETTINGS)


TYPED = "Mayor Ilse Brandt of Norhaven took 40,000 euros of bribes from the harbor company"


@on_both_databases
def test_words_that_a_person_typed_go_with_the_claim(session, checker):
    row = corrected(session, checker, TYPED)
    assert row.claim_id is not None
    assert {"appearances.standalone_text", "claims.text", "reading_corrections.after"} <= set(places(session, TYPED))
    done = remove(session, row.claim_id)
    assert places(session, TYPED) == []
    assert done.left == ()
    assert "reading_corrections" in {note.row_table for note in done.noted}
    assert done.cleared["appearances.standalone_text"] == 1
    assert check_log(session).findings == []


@rows_on_sqlite("folded", [True, False], and_on_postgresql=(0,))
def test_a_claim_without_words_is_found_by_none_and_the_index_stays_whole(session, folded):
    organization = make_organization(session)
    reviewer = make_member(session, organization, "reviewer")
    gone, other = make_claim(session, LIBEL), make_claim(session)
    if folded:
        fold_tail(session)
    remove(session, gone.id)
    assert check(session, known_claims=1) == []
    merged = merge_claims(session, gone.id, other.id, actor=reviewer, reason="The same.", now=NOW)
    undo_merge(session, merged, actor=reviewer, reason="Another.", now=NOW)
    assert check(session, known_claims=1) == []
    claims = session.execute(select(Claim.id, Claim.text)).all()
    assert list(rebuild(session, (IndexedText(row.id, row.text) for row in claims))) == [1]
    assert check(session, known_claims=1) == []
    assert find_candidates(session, index_terms(REMOVED)) == []
    change_claim_text(session, gone, "The ferry to Velia sank in 2011.", actor=CLI, now=NOW, reason="Anew.")
    assert check(session, known_claims=2) == []


@on_both_databases
def test_an_article_that_says_it_is_covered_and_keeps_its_places(session, checker):
    version = read_article(session, BODY, actor=checker, url="https://coast.example/mayor")
    hashed = version.content_hash
    rows = session.scalars(select(Appearance).where(Appearance.article_version_id == version.id))
    said = next(row for row in rows if "mayor" in row.exact)
    assert said.claim_id is not None
    done = remove(session, said.claim_id)
    assert places(session, LIBEL) == []
    assert done.cleared["article_versions.body"] == 1
    assert len(version.body) == len(BODY)
    assert version.body.startswith("The ferry to Velia sank in 2011. █")
    assert version.body.endswith("The bridge at Orrin was closed for nine days in 2022.")
    for passage in session.scalars(select(Appearance)):
        assert version.body[passage.start : passage.end] == passage.exact
    again = read_article(session, BODY, actor=checker, url="https://coast.example/mayor")
    assert (again.id, again.content_hash) == (version.id, hashed), "sent again it is the article that is here already"
    assert places(session, LIBEL) == []


def test_a_correction_without_its_words_is_shown_and_not_taken_back(session, checker):
    row = corrected(session, checker, TYPED)
    remove(session, row.claim_id)
    (step,) = corrections_of(session, row.id)
    assert (step.before, step.after) == ({}, {}) or step.after == {}
    with pytest.raises(Conflict) as refused:
        undo_correction(session, row.id, step.id, actor=checker, now=NOW, settings=SETTINGS)
    assert refused.value.code == "correction_removed"
    assert TYPED not in json.dumps([*correction_lines(session), *judgement_lines(session)])
    wanted = CorrectedReading(standalone="A person took money from a company in Norhaven in 2024")
    correct_reading(session, row.id, wanted, actor=checker, now=NOW, settings=SETTINGS)
    assert row.standalone_text == wanted.standalone


@on_both_databases
def test_what_the_claim_said_before_it_was_reworded_goes_too(session, checker):
    claim = make_claim(session, f"{LIBEL}.")
    change_claim_text(session, claim, "The harbor company gave the mayor of Norhaven 40,000 euros.", actor=CLI, now=NOW)
    remove(session, claim.id)
    assert places(session, "took 40,000 euros") == places(session, "gave the mayor") == []
    assert check_log(session).findings == []


def test_what_may_not_be_rewritten_is_named_with_the_entry_that_removes_it(session, checker):
    organization = session.get_one(Organization, checker.organization_id)
    claim, twin = make_claim(session, f"{LIBEL}."), make_claim(session, LIBEL)
    approver = make_member(session, organization, "reviewer")
    review = make_review(session, organization, claim)
    publish_review(session, review, checker, approver, rationale=f"The court found that “{LIBEL}” is false.")
    done = remove(session, claim.id)
    assert [(left.table, left.column) for left in done.left] == [("claims", "text"), ("review_revisions", "rationale")]
    assert set(places(session, LIBEL)) <= {"changes.detail", "claims.text", "events.data", "review_revisions.rationale"}
    for left in done.left:
        assert left.entry is not None
        redact_entry(session, left.entry, [left.field], reason=GROUND, actor=CLI, now=NOW)
    session.expire_all()
    assert places(session, LIBEL) == []
    assert twin.text == "[removed]"
    assert check_log(session).findings == []


HIDDEN = (
    LIBEL.replace("harbor", "har\u00adbor"),
    LIBEL.replace("Norhaven", "Nor\u200bhaven").upper(),
    LIBEL.replace("mayor", "<b>ma</b>yor"),
    LIBEL.replace("company", "com&shy;pany"),
)


@rows_on_sqlite("hidden", HIDDEN, ids=ascii, and_on_postgresql=(0, 1))
def test_signs_that_nobody_sees_hide_the_words_from_nobody(session, checker, hidden):
    version = read_article(session, f"Heard: {hidden}. That was 2011.", actor=checker, url="https://a.example/x")
    request_check(session, f"Is it so that {hidden}?", now=NOW)
    session.add(SavedFilter(user_id=checker.user_id, name="a", query=f"?q={hidden}", created_at=NOW))
    done = remove(session, make_claim(session, f"{LIBEL}.").id)
    opened = [one for one in done.left if one.table == "claims"]
    assert len(done.left) == len(opened) <= 1, "the claim that the article opened is another one, and named"
    assert set(places(session, json.dumps(hidden)[1:-1])) <= {"changes.detail", "claims.text"}
    assert {"article_versions.body", "check_requests.text", "saved_filters.query"} <= set(done.cleared)
    assert version.body.startswith("Heard: █")
    assert version.body.endswith("█ That was 2011.")


def cleared_columns() -> list[tuple[str, Column[str]]]:
    """The columns that lose the words."""
    return [
        (table.name, column)
        for table in Base.metadata.sorted_tables
        if table.name not in KEPT
        for column in table.columns
        if isinstance(column.type, String | JSON) and not isinstance(column.type, Enum) and not column.primary_key
        if column.name != "as_read"  # has a shape of its own
    ]


@on_both_databases
def test_every_column_of_every_table_is_looked_at(app, session):
    """In a registry that has something of everything: the words are put into each column that can hold them."""
    with app.app_context():
        fill_once(session, NOW)
    put = set()
    for table, column in cleared_columns():
        length = getattr(column.type, "length", None)
        key = next(iter(column.table.primary_key))
        first = session.scalar(select(func.min(key)))
        if first is None or (length is not None and length < len(LIBEL)):
            continue
        said = {"said": [f"So: {LIBEL}."]} if isinstance(column.type, JSON) else LIBEL
        session.execute(update(column.table).where(key == first).values({column.name: said}))
        put.add(f"{table}.{column.name}")
    session.expire_all()
    assert put == {place for place in places(session, LIBEL) if place.partition(".")[0] not in KEPT}
    assert len(put) > 60
    done = forget_everywhere(session, RemovedWords([f"{LIBEL}."]))
    assert put - set(done) == {"appearances.exact"}, "which says what stands in the covered body"
    assert places(session, LIBEL) == []
    assert left_words(session, RemovedWords([LIBEL])) == []


@on_both_databases
def test_a_short_claim_is_named_where_it_stands_in_longer_texts(session, checker):
    """A person looks there: that it stands nowhere any more would be false."""
    read_article(
        session, "Berg stole. That is what the harbor heard in 2011.", actor=checker, url="https://a.example/x"
    )
    claim = make_claim(session, "Berg stole.")
    done = remove(session, claim.id)
    left = {f"{one.table}.{one.column}": one for one in done.left}
    assert "article_versions.body" in left
    assert left["article_versions.body"].why.startswith("in a longer text")


@on_both_databases
def test_words_of_another_alphabet_go_from_articles_too(session, checker):
    words = "Die Straße nach Köln kostete die Stadt 40 Millionen Euro"
    version = read_article(session, f"Heute: {words.upper()}. Das war 2011.", actor=checker, url="https://a.example/x")
    claim = make_claim(session, f"{words}.")
    assert version.body.count("█") == 0
    done = remove(session, claim.id)
    assert done.cleared["article_versions.body"] == 1
    assert "KÖLN" not in version.body
    assert version.body.endswith("Das war 2011.")


def test_a_claim_of_one_word_takes_no_value_that_programs_go_by(session, checker):
    article = read_article(session, BODY, actor=checker, url="https://coast.example/mayor")
    words = {row.matcher_version for row in session.scalars(select(Match))} | {article.language}
    for word in sorted(words - {""}):
        before = places(session, f'"{word}"')
        assert before
        done = remove(session, make_claim(session, word.upper()).id)
        assert (places(session, f'"{word}"'), done.cleared, bool(done.words)) == (before, {}, False)


def test_two_names_with_the_words_stay_two(session, checker):
    words = "Berg took 40,000 euros"
    named = [
        SavedFilter(user_id=checker.user_id, name=name, query="", created_at=NOW) for name in (words, words.upper())
    ]
    session.add_all(named)
    session.flush()
    done = forget_everywhere(session, RemovedWords([words]))
    assert done == {"saved_filters.name": 2}
    assert {row.name for row in named} == {f"{REMOVED} ({row.id})" for row in named}


def test_each_kept_table_exists():
    assert KEPT.keys() <= Base.metadata.tables.keys()


@on_both_databases
def test_a_public_request_in_other_spelling_goes_too(session, checker):
    request_check(session, f"{LIBEL.upper()}  ", note=f"Is it so that {LIBEL}?", now=NOW)
    claim = make_claim(session, f"{LIBEL}.")
    remove(session, claim.id)
    assert places(session, LIBEL) == places(session, LIBEL.upper()) == []
    assert "check_requests" not in {row.row_table for row in session.scalars(select(LogRedaction))}


@on_both_databases
def test_words_that_led_to_a_claim_stand_in_no_match_that_was_decided_through_them(session):
    known = make_claim(session, "The harbor company paid the mayor of Norhaven.")
    passage, follower = (make_appearance(session, known, words) for words in (LIBEL, "Mayor Brandt was bribed."))
    same = {"relation": Relation.SAME, "state": MatchState.CONFIRMED}
    wording = make_match(session, passage, known, is_wording=True, **same)
    index_wording(session, wording.id, LIBEL)
    said = {"subject": {"left": "Mayor Brandt", "right": "the words that are to go"}}
    through = make_match(session, follower, known, through_id=wording.id, slots=said, **same)
    gone = make_claim(session, LIBEL)
    remove(session, gone.id)
    assert places(session, LIBEL) == places(session, "the words that are to go") == []
    assert (wording.is_wording, through.through_id, through.state) == (False, None, MatchState.CONFIRMED)
    assert check(session, known_claims=count_indexed_texts(session)) == []
    assert list(rebuild(session, indexed_texts(session))) == [1]
