"""Scales of organizations: versions that never change, drafts that are told, revisions that keep value and version."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from claims.core.errors import Conflict, Invalid, NotAllowed, NotFound
from claims.core.reviews.scales import PROMISE, SCALES, Grade, Scale, scale_for
from claims.core.verdicts import ClaimKind, Verdict
from claims.models import Change, Review, ReviewRevision
from claims.services.answers.answers import answers_for_claims
from claims.services.answers.scales import (
    add_version,
    get_scale,
    local_labels,
    own_scales,
    retire_value,
    scale_named,
    scale_of,
    scales_in_use,
    versions_of,
)
from claims.services.base.actors import CLI, Actor
from claims.services.base.log_facts import facts_of
from claims.services.desk.review_access import current_revision
from claims.services.exchange.imports import import_lines
from claims.services.reviews.reviews import OpinionInput, get_draft, missing_rules, save_draft, starting_draft
from tests.support.databases import on_both_databases
from tests.support.factories import (
    NOW,
    complete_draft,
    make_claim,
    make_member,
    make_organization,
    make_review,
    publish_review,
    recheck_review,
    refuting,
    step,
    submit_review,
    write_draft,
)

KIND = ClaimKind.QUANTITY
OWN = (
    Grade("true", "Stimmt", Verdict.TRUE, (("en", "Correct"), ("fr", "Exact"))),
    Grade("half", "Halb richtig", Verdict.MIXED),
    Grade("false", "Stimmt nicht", Verdict.FALSE),
    Grade("open", "Offen", Verdict.PENDING),
)


class Desk:
    """An organization with an admin, a checker and a reviewer."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.organization = make_organization(session, "Harbor desk")
        self.id = self.organization.id
        self.admin, self.checker, self.reviewer = (
            make_member(session, self.organization, role) for role in ("admin", "checker", "reviewer")
        )

    def add(self, grades: tuple[Grade, ...] = OWN, *, replaces: str = "", actor: Actor | None = None) -> Scale:
        name = replaces or scale_of(self.session, self.id, KIND).name
        return add_version(
            self.session, self.id, KIND, grades, language="de", replaces=name, actor=actor or self.admin, now=NOW
        )

    def retire(self, value: str) -> Scale:
        name = scale_of(self.session, self.id, KIND).name
        return retire_value(self.session, self.id, KIND, value, replaces=name, actor=self.admin, now=NOW)

    def publish(self, **changes: object) -> Review:
        return publish_review(
            self.session, make_review(self.session, self.organization), self.checker, self.reviewer, **changes
        )

    def revision(self, review: Review) -> ReviewRevision:
        found = current_revision(self.session, review)
        assert found is not None
        return found


@pytest.fixture
def desk(session: Session) -> Desk:
    return Desk(session)


@on_both_databases
def test_tables_hold_the_scales_that_everybody_has(session: Session) -> None:
    for scale in SCALES.values():
        stored = scale_named(session, scale.name)
        assert stored is not None
        assert [(grade.value, grade.label, grade.verdict) for grade in stored.grades] == [
            (grade.value, grade.label, grade.verdict) for grade in scale.grades
        ]
        assert {tag for grade in stored.grades for tag, _ in grade.labels} == {"de", "es", "fr"}
        assert all(len(grade.labels) == 3 for grade in stored.grades)
        assert get_scale(session, scale.name).kinds == tuple(kind for kind in ClaimKind if scale_for(kind) is scale)


@on_both_databases
def test_own_scales_come_in_the_order_of_their_names(session: Session, desk: Desk) -> None:
    """Whichever was added first: an export and its import list them alike."""
    made = {"language": "de", "actor": desk.admin, "now": NOW}
    kinds = (ClaimKind.QUANTITY, ClaimKind.EVENT, ClaimKind.IMAGE_CONTEXT)
    for kind in kinds:
        replaced = scale_of(session, desk.id, kind).name
        add_version(session, desk.id, kind, OWN, replaces=replaced, **made)
    assert [kind for _, kind in own_scales(session, [desk.id])] == sorted(kinds, key=lambda kind: kind.value)


@on_both_databases
def test_own_scale_is_for_its_organization_and_type_alone(session: Session, desk: Desk) -> None:
    other = make_organization(session)
    made = desk.add()
    assert (made.version, made.name) == (1, f"o{desk.id}.quantity/1")
    assert scale_of(session, desk.id, KIND) == made
    assert scale_of(session, desk.id, ClaimKind.PROMISE).name == PROMISE.name
    assert scale_of(session, other.id, KIND).name == scale_of(session, None, KIND).name == "truth/1"
    assert [view.scale.name for view in scales_in_use(session)] == ["promise/1", "quote/1", "truth/1", made.name]


@on_both_databases
def test_retiring_makes_a_version_and_deletes_nothing(session: Session, desk: Desk) -> None:
    review = desk.publish()
    first = desk.add()
    second = desk.retire("half")
    assert [grade.value for grade in second.grades] == ["true", "false", "open"]
    assert [view.scale for view in versions_of(session, desk.id, KIND)] == [second, first]
    assert (get_scale(session, first.name).is_in_use, get_scale(session, second.name).is_in_use) == (False, True)
    assert desk.revision(review).rating == "True"
    told = session.scalars(select(Change.detail).where(Change.action == "scale_added").order_by(Change.id)).all()
    assert told == [
        {"scale": first.name, "replaces": "truth/1", "values": ["true", "half", "false", "open"]},
        {"scale": second.name, "replaces": first.name, "values": ["true", "false", "open"]},
    ]
    with pytest.raises(NotFound):
        desk.retire("half")


@on_both_databases
@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM scales",
        "DELETE FROM scale_values WHERE value = 'kept'",
        "DELETE FROM scale_labels",
        "UPDATE scale_values SET verdict = 'false' WHERE value = 'kept'",
        "UPDATE scale_labels SET label = 'x'",
        "UPDATE scales SET language = 'de'",
    ],
)
def test_database_refuses_to_change_or_delete(session: Session, statement: str) -> None:
    with pytest.raises(DatabaseError, match="only added"):
        session.execute(text(statement))
    session.rollback()


def test_sqlite_refuses_to_replace_a_value(session: Session) -> None:
    with pytest.raises(DatabaseError, match="only added"):
        session.execute(
            text(
                "INSERT OR REPLACE INTO scale_values (scale, value, position, label, verdict) "
                "VALUES ('promise/1', 'kept', 0, 'Broken', 'false')"
            )
        )


@pytest.mark.parametrize(
    ("grades", "code"),
    [
        (OWN[:1], "scale_size"),
        (tuple(Grade(f"v{n}", f"L{n}", Verdict.TRUE) for n in range(5_000)), "scale_size"),
        ((), "scale_size"),
        ((*OWN, OWN[0]), "scale_value_twice"),
        ((*OWN, Grade("no", "STIMMT", Verdict.FALSE)), "scale_label_twice"),
        ((*OWN, Grade("No way", "No way", Verdict.FALSE)), "scale_value_invalid"),
        ((*OWN, Grade("", "No way", Verdict.FALSE)), "scale_value_invalid"),
        ((*OWN, Grade("x" * 41, "No way", Verdict.FALSE)), "scale_value_invalid"),
        ((*OWN, Grade("no", " ", Verdict.FALSE)), "text_missing"),
        ((*OWN, Grade("no", "x" * 201, Verdict.FALSE)), "text_too_long"),
        ((*OWN, Grade("no", "\u202eno", Verdict.FALSE)), "direction_override"),
        ((*OWN, Grade("no", "a\x00b", Verdict.FALSE)), "nul_character"),
        ((*OWN, Grade("no", "No", Verdict.FALSE, (("not a tag", "x"),))), "language_invalid"),
        ((*OWN, Grade("no", "No", Verdict.FALSE, (("fr", "x"), ("fr", "y")))), "scale_label_twice"),
        ((*OWN, Grade("mixed", "Gemischt", Verdict.FALSE)), "scale_value_fixed"),
    ],
)
def test_what_is_no_scale_is_refused(session: Session, desk: Desk, grades: tuple[Grade, ...], code: str) -> None:
    with pytest.raises(Invalid) as refused:
        desk.add(grades)
    assert code in {problem.code for problem in refused.value.problems}
    assert versions_of(session, desk.id, KIND) == []


def test_only_an_admin_of_the_organization_adds_a_version(session: Session, desk: Desk) -> None:
    stranger = make_member(session, make_organization(session), "admin", "reviewer")
    for actor in (desk.checker, desk.reviewer, stranger):
        with pytest.raises(NotAllowed):
            desk.add(actor=actor)


def test_second_of_two_who_change_the_same_version_is_told(desk: Desk) -> None:
    desk.add(replaces="truth/1")
    with pytest.raises(Conflict) as late:
        desk.add(OWN[:3], replaces="truth/1")
    assert late.value.code == "scale_replaced"
    with pytest.raises(Conflict) as same:
        desk.add()
    assert same.value.code == "scale_unchanged"


def test_revision_keeps_label_value_and_version(session: Session, desk: Desk) -> None:
    made = desk.add()
    revision = desk.revision(desk.publish())
    assert (revision.rating, revision.rating_value, revision.scale, revision.verdict) == (
        "Stimmt",
        "true",
        made.name,
        Verdict.TRUE,
    )
    logged = facts_of(session, [revision])[0].fact
    assert "rating_value" not in str(logged)


def test_rating_of_another_scale_is_refused(session: Session, desk: Desk) -> None:
    desk.add()
    review = make_review(session, desk.organization)
    with pytest.raises(Invalid) as refused:
        write_draft(session, review, desk.checker, rating="mostly_true")
    assert refused.value.code == "rating_not_on_scale"
    write_draft(session, review, desk.checker, rating="half")


def test_draft_on_an_older_version_is_told_and_can_be_saved_again(session: Session, desk: Desk) -> None:
    review = submit_review(session, make_review(session, desk.organization), desk.checker)
    desk.add()
    told = [problem for problem in missing_rules(session, review) if problem.pointer == "/rating"]
    assert [(problem.code, "“True” is now “Stimmt”" in problem.detail) for problem in told] == [("scale_changed", True)]
    with pytest.raises(Invalid) as refused:
        step(session, review, "approve", desk.reviewer)
    assert "scale_changed" in {problem.code for problem in refused.value.problems}
    save_draft(session, review.id, complete_draft(), actor=desk.checker, now=NOW, expected_version=None)
    assert desk.revision(step(session, review, "approve", desk.reviewer)).rating == "Stimmt"


def test_draft_with_a_retired_value_is_told(session: Session, desk: Desk) -> None:
    desk.add()
    review = write_draft(session, make_review(session, desk.organization), desk.checker)
    desk.retire("true")
    told = [problem for problem in missing_rules(session, review) if problem.pointer == "/rating"]
    assert [problem.code for problem in told] == ["rating_not_on_scale"]
    assert "“Stimmt” is no longer on it" in told[0].detail


def test_version_that_leaves_the_rating_alone_holds_no_draft_up(session: Session, desk: Desk) -> None:
    desk.add()
    review = write_draft(session, make_review(session, desk.organization), desk.checker)
    newest = desk.retire("open")
    assert missing_rules(session, review) == ()
    step(session, review, "submit", desk.checker)
    assert desk.revision(step(session, review, "approve", desk.reviewer)).scale == newest.name


def test_next_draft_starts_with_the_value_and_for_old_revisions_with_the_words(session: Session, desk: Desk) -> None:
    review = desk.publish()
    desk.add()
    assert starting_draft(session, review, today=NOW.date()).rating == "true"  # by its value: the words are others now
    old = desk.publish()
    session.execute(text("DROP TRIGGER append_only_review_revisions_update"))
    session.execute(text("UPDATE review_revisions SET rating_value = NULL"))
    session.expire_all()
    assert starting_draft(session, old, today=NOW.date()).rating == "true"  # "Stimmt"
    assert starting_draft(session, review, today=NOW.date()).rating is None  # "True" is on the new scale no more


def test_rewording_is_a_correction_of_words(session: Session, desk: Desk) -> None:
    review = desk.publish()
    desk.add()
    recheck_review(session, review, desk.checker, correction_kind="wording", revision_reason="New words.")
    step(session, review, "revise", desk.checker)
    step(session, review, "approve", desk.reviewer)
    assert (desk.revision(review).rating, desk.revision(review).correction_kind) == ("Stimmt", "wording")


def test_second_opinion_and_third_rating_are_on_the_own_scale(session: Session, desk: Desk) -> None:
    desk.organization.four_eyes = "blind"
    made = desk.add()
    second = make_member(session, desk.organization, "checker")
    review = submit_review(session, make_review(session, desk.organization), desk.checker)
    off = OpinionInput("mostly_false", "The audit counts the works twice.", (refuting(),))
    with pytest.raises(Invalid):
        step(session, review, "second", second, opinion=off)
    step(session, review, "second", second, opinion=OpinionInput("false", off.rationale, off.evidence))
    third = OpinionInput("half", "Both have a point in the accounts.", (refuting(),))
    step(session, review, "adjudicate", desk.reviewer, choice="third", reason="Half.", opinion=third)
    draft = get_draft(session, review.id)
    assert draft is not None
    assert (draft.rating, draft.scale) == ("half", made.name)


def test_import_notes_the_value_where_the_words_mean_the_same(session: Session, desk: Desk) -> None:
    made = desk.add()
    said = {"organization": "Harbor desk", "summary": "Counted.", "timeless": True}
    ratings = [("Offen", "pending"), ("Offen", "unproven"), ("Unknown", "pending")]
    texts = [
        json.dumps(
            {
                "external_id": f"pier-{number}",
                "text": f"The pier of Lund cost {number} million euros.",
                "kind": "quantity",
                "reviews": [said | {"rating": rating, "verdict": verdict}],
            }
        )
        for number, (rating, verdict) in enumerate(ratings, 1)
    ]
    report = import_lines(session, list(enumerate(texts, 1)), now=NOW, actor=CLI)
    assert report.problems == []
    found = session.query(ReviewRevision).order_by(ReviewRevision.id)
    assert [(row.scale, row.rating_value) for row in found] == [
        (made.name, "open"),
        ("imported", None),
        ("imported", None),
    ]


def test_rating_is_told_in_the_language_of_the_claim(session: Session, desk: Desk) -> None:
    ratings = {}
    for language in ("de", "fr", "en", "sv"):
        claim = make_claim(session, language=language)
        review = make_review(session, desk.organization, claim)
        publish_review(session, review, desk.checker, desk.reviewer)
        answer = answers_for_claims(session, [claim.id], on=dt.date(2024, 6, 1), published=None)[claim.id][0]
        ratings[language] = (answer.rating, answer.local_rating)
    assert ratings == {
        "de": ("True", ("Wahr", "de")),
        "fr": ("True", ("Vrai", "fr")),
        "en": ("True", None),
        "sv": ("True", None),
    }
    assert local_labels(session, []) == {}
