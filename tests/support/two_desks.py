"""A registry in which two desks work, for tests that take steps in any order: every step picks what it is about by number
among the rows that there are, and is taken by somebody of the desk that may take it, or by somebody else."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable
from typing import Any

from sqlalchemy import Engine, Select, select
from sqlalchemy.orm import Session, sessionmaker

from claims.core.errors import ClaimsError
from claims.core.records import Disposition, MatchState, Relation
from claims.core.reviews.reviewing import ReviewAction, ReviewState, allowed_actions
from claims.core.reviews.second_opinions import AdjudicationChoice
from claims.extensions import reading
from claims.jobs.worker import run_worker
from claims.models import (
    Appearance,
    ArticleVersion,
    Base,
    Claim,
    ClaimRegrouping,
    CorrectionLetter,
    DuplicatePair,
    FourEyes,
    LogEntry,
    Match,
    Organization,
    OrganizationMerge,
    OrganizationRole,
    ReadingCorrection,
    Review,
    Sentence,
    Source,
    User,
)
from claims.models.claim_regrouping import RegroupingAction
from claims.services.articles.article_input import ArticleInput
from claims.services.base.actors import CLI, SYSTEM, Actor, actor_for_user
from claims.services.base.organizations import add_member, ensure_default_organization, get_or_create_organization
from claims.services.directories.organization_merging import merge_organizations, undo_organization_merge
from claims.services.followup import correction_letters, retractions
from claims.services.index.candidates import fold_tail
from claims.services.intake.intake import process_version, receive_article
from claims.services.judging.dispositions import demote_appearance, promote_sentence
from claims.services.judging.judgements import judge
from claims.services.judging.reading_corrections import (
    CorrectedReading,
    correct_reading,
    corrections_of,
    standing_corrections,
    undo_correction,
)
from claims.services.lookup.stored_lookup import lookup_version
from claims.services.matching.matching import MatchingSettings
from claims.services.matching.sweeps import start_duplicates, start_rematch
from claims.services.regrouping.duplicates import keep_apart, merge_pair, reconsider
from claims.services.regrouping.merging import merge_claims, undo_merge
from claims.services.regrouping.rewording import reword_claim
from claims.services.regrouping.splitting_claims import Split, split_claim, undo_split
from claims.services.removal.log_redaction import redact_entry
from claims.services.reviews.reviews import ActionPayload, OpinionInput, act, open_review, save_draft
from tests.support.factories import complete_draft, refuting, supporting
from tests.support.filled_tables import filled_tables

START = dt.datetime(2024, 6, 1, 8, tzinfo=dt.UTC)
SETTINGS = MatchingSettings()
PLACES = ("Umea", "Turku", "Kiel")
WORDINGS = (
    "The harbor of {} cost 40 million euros in 2023.",
    "The harbor of {} cost at least 40 million euros in 2023.",
    "The harbor of {} cost 43 million euros in 2023.",
    "The port of {} cost 40 million euros in 2023.",
    "In 2023, the harbor of {} cost 40 million euros.",
    "{}'s harbor cost the town 40 million euros in 2023.",
    "The harbor of {} did not cost 40 million euros in 2023.",
    "Mayor Ida Berg said that the harbor of {} cost 40 million euros in 2023.",
)
"""Of each place some that are the same, some that may be, some that are not."""

ADDRESSES = tuple(f"https://{outlet}.example/{page}" for outlet in ("post", "times") for page in ("one", "two"))
WORKS = tuple(f"https://harbor.example/accounts-{number}" for number in range(3))
HOME, SECOND = "Home desk", "Second desk"
PEOPLE = {
    "anna": (HOME, ("checker", "reviewer", "admin")),
    "ben": (HOME, ("checker", "reviewer")),
    "cora": (HOME, ("checker", "reviewer")),
    "dora": (SECOND, ("checker", "reviewer", "admin")),
    "eli": (SECOND, ("checker", "reviewer")),
}
NAMES = tuple(PEOPLE)
OVER = (ReviewState.PUBLISHED, ReviewState.DECLINED)

_UNREAD = ("posting_blocks", "posting_tail", "term_statistics", "jobs", "log_nodes", "scales", "scale_values")
_TABLES = {
    table.name: ([column.name for column in table.primary_key], select(table))
    for table in Base.metadata.sorted_tables
    if table.name not in _UNREAD
}
Row = dict[str, Any]
Rows = dict[str, dict[Any, Row]]
"""By table and key (a tuple where it has several columns) what stands there."""


class TwoDesks:
    """The registry with its people. ``now`` is the clock: each step is a minute later than the one before."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.now = START
        self.open_session = sessionmaker(engine, expire_on_commit=False)
        self.desks: dict[str, int] = {}
        self.users: dict[str, int] = {}
        self.removed: list[str] = []
        with self.open_session() as session:
            self.desks[HOME] = ensure_default_organization(session, name=HOME, now=START).id
            self.desks[SECOND] = get_or_create_organization(session, SECOND, now=START).id
            for name, (desk, roles) in PEOPLE.items():
                user = User(name=name, email=f"{name}@desk.example", fs_uniquifier=name, active=True, created_at=START)
                session.add(user)
                session.flush()
                self.users[name] = user.id
                for role in roles:
                    add_member(session, user, self.desks[desk], OrganizationRole(role), actor=SYSTEM, now=START)
            anna = session.get_one(User, self.users["anna"])
            add_member(session, anna, self.desks[SECOND], OrganizationRole.ADMIN, actor=SYSTEM, now=START)
            session.commit()

    def rows(self) -> Rows:
        """All that is stored, but for the index and the jobs."""
        found: Rows = {name: {} for name in _TABLES}
        with self.engine.connect() as connection:
            for table in filled_tables(connection):
                if table.name not in _TABLES:
                    continue
                name, (keys, query) = table.name, _TABLES[table.name]
                rows = [dict(row) for row in connection.execute(query).mappings()]
                found[name] = {row[keys[0]] if len(keys) == 1 else tuple(row[key] for key in keys): row for row in rows}
        return found

    def take(self, step: Callable[[Session], object]) -> None:
        """Take a step; one that is refused leaves nothing behind."""
        self.now += dt.timedelta(minutes=1)
        with self.open_session() as session:
            try:
                step(session)
            except ClaimsError:
                session.rollback()
            else:
                session.commit()

    def work(self, days: int = 0) -> None:
        """Do what waits, as the worker does, some days later."""
        self.now += dt.timedelta(minutes=1, days=days)
        run_worker(
            self.open_session,
            stop=threading.Event(),
            clock=lambda: self.now,
            read_only=reading,
            handlers={"refresh_planner": lambda *_: lambda _session: {}},  # it changes how rows are found, none of them
            until_idle=True,
        )

    def someone(self, session: Session, number: int, desk_id: int | None = None) -> Actor:
        """Somebody, of the desk if one is given, acting for it or for the one that it was merged into."""
        names = [name for name in NAMES if desk_id in (None, self.desks[PEOPLE[name][0]])]
        return self.person(session, names[number % len(names)])

    def person(self, session: Session, name: str) -> Actor:
        user, home = session.get_one(User, self.users[name]), self.desks[PEOPLE[name][0]]
        merged = session.get_one(Organization, home).merged_into_id is not None
        return actor_for_user(session, user, None if merged else home)

    def says(self, number: int) -> str:
        """One of the statements about places of which nothing was removed."""
        places = [place for place in PLACES if not any(place in text for text in self.removed)] or ["Malmo"]
        return WORDINGS[number % len(WORDINGS)].format(places[number // len(WORDINGS) % len(places)])


def pick(session: Session, query: Select[Any], number: int) -> Any:
    """One of the values that a query gives; None where it gives none."""
    found = session.scalars(query).all()
    return found[number % len(found)] if found else None


def article(desks: TwoDesks, session: Session, a: int, b: int, c: int) -> None:
    """Somebody sends an article, or another text of one."""
    body = " ".join(dict.fromkeys(desks.says(a + place * (1 + b % 7)) for place in range(1 + c % 3)))
    actor = desks.someone(session, c) if b % 4 else SYSTEM
    sent = ArticleInput(body=body, url=ADDRESSES[b % len(ADDRESSES)], published_at=START + dt.timedelta(days=c % 5))
    received = receive_article(session, sent, actor=actor, now=desks.now)
    process_version(session, received.version.id, actor=actor, now=desks.now)


def judge_match(desks: TwoDesks, session: Session, a: int, b: int, c: int) -> None:
    """A person decides on a match, or takes a decision back."""
    matches = select(Match.id).order_by(Match.id)
    number = pick(session, matches.where(Match.machine_relation == Relation.SAME) if c % 4 else matches, a)
    state = (MatchState.CONFIRMED, MatchState.REJECTED, MatchState.SUGGESTED)[b % 3]
    if number is not None:
        judge(session, number, state=state, actor=desks.someone(session, c), now=desks.now)


def take_off(desks: TwoDesks, session: Session, a: int, b: int, c: int) -> None:
    """A person takes a passage off, or takes a sentence of the shelf."""
    if b % 2:
        standing = select(Appearance.id).where(Appearance.disposition.is_distinct_from(Disposition.DEMOTED))
        number = pick(session, standing.order_by(Appearance.id.desc()), a)
        if number is not None:
            demote_appearance(session, number, shelf_reason="too_vague", actor=desks.someone(session, c), now=desks.now)
        return
    number = pick(session, select(Sentence.id).where(Sentence.rejected.is_not(None)).order_by(Sentence.id.desc()), a)
    if number is not None:
        promote_sentence(session, number, actor=desks.someone(session, c), now=desks.now, settings=SETTINGS)


def correct(desks: TwoDesks, session: Session, a: int, b: int, c: int) -> None:
    """A person corrects what was read, or takes the last correction back."""
    told: dict[str, Any] = {"actor": desks.someone(session, c), "now": desks.now, "settings": SETTINGS}
    corrected = pick(session, select(ReadingCorrection.appearance_id).order_by(ReadingCorrection.id.desc()), a)
    if b % 3 == 0 and corrected is not None:
        standing = standing_corrections(corrections_of(session, corrected))
        if standing:
            undo_correction(session, corrected, standing[-1].id, **told)
        return
    number = pick(session, select(Appearance.id).order_by(Appearance.id.desc()), a)
    wanted = (
        CorrectedReading(standalone=desks.says(c)),
        CorrectedReading(voice="reported", speaker="Ida Berg", force=("said", "denied")[c % 2]),
        CorrectedReading(voice="own", speaker=""),
    )[b % 3]
    if number is not None:
        correct_reading(session, number, wanted, **told)


def open_work(desks: TwoDesks, session: Session, a: int, b: int, c: int) -> None:
    """Somebody opens a review of a claim for their desk, merged or not."""
    number, actor = pick(session, select(Claim.id).order_by(Claim.id.desc()), a), desks.someone(session, c)
    if number is not None and actor.organization_id is not None:
        open_review(session, number, actor.organization_id, actor=actor, now=desks.now)


def take_step(desks: TwoDesks, session: Session, a: int, b: int, c: int) -> None:
    """Somebody of its desk takes a step of a review that its state allows."""
    reviews = select(Review.id).order_by(Review.id.desc())
    number = pick(session, reviews.where(Review.state.not_in(OVER)) if b % 3 else reviews, a)
    if number is None:
        return
    review = session.get_one(Review, number)
    allowed = allowed_actions(review.state)
    action, actor = allowed[b % len(allowed)], desks.someone(session, c, review.organization_id)
    if review.assignee_id is not None and action not in (ReviewAction.WITHDRAW, ReviewAction.DISMISS):
        holder = next(name for name in NAMES if desks.users[name] == review.assignee_id)
        actor = desks.person(session, holder)
    payload = ActionPayload(
        reason="As it is.",
        assignee_id=actor.user_id if action is ReviewAction.ASSIGN else None,
        decline_reason="too_vague" if action is ReviewAction.DECLINE else None,
        opinion=OpinionInput("false", "Why so.", (refuting(),)) if action is ReviewAction.SECOND else None,
        choice=tuple(AdjudicationChoice)[c % 2] if action is ReviewAction.ADJUDICATE else None,
    )
    act(session, number, action, actor=actor, now=desks.now, expected_version=review.lock_version, payload=payload)


def publish(desks: TwoDesks, session: Session, a: int, b: int, c: int) -> None:
    """Two of a desk write and approve a verdict, true or false; under a policy that asks for more it waits."""
    begun = (ReviewState.OPEN, ReviewState.IN_PROGRESS, ReviewState.RECHECK)
    number = pick(session, select(Review.id).where(Review.state.in_(begun)).order_by(Review.id.desc()), a)
    if number is None:
        return
    review, told = session.get_one(Review, number), {"now": desks.now, "expected_version": None}
    author = desks.someone(session, c, review.organization_id)
    if review.assignee_id is None:
        act(session, number, ReviewAction.CLAIM, actor=author, **told)
    evidence = (refuting if b % 2 else supporting)(url=WORKS[b % len(WORKS)])
    written = complete_draft(
        rating="false" if b % 2 else "true",
        rationale=f"The accounts give the same figure, {b}.",
        true_as_of=dt.date(2024, 5, 1) + dt.timedelta(days=b % 20),
        valid_until=desks.now.date() + dt.timedelta(days=3 + b % 60),
        evidence=(evidence,),
        revision_reason="A newer count is out.",
    )
    save_draft(session, number, written, actor=author, **told)
    handing_in = ReviewAction.REVISE if review.state is ReviewState.RECHECK else ReviewAction.SUBMIT
    act(session, number, handing_in, actor=author, payload=ActionPayload(reason="A newer count is out."), **told)
    if review.state is ReviewState.IN_APPROVAL:
        act(session, number, ReviewAction.APPROVE, actor=desks.someone(session, c + 1, review.organization_id), **told)


def merge(desks: TwoDesks, session: Session, a: int, b: int, c: int) -> None:
    """A reviewer merges two claims."""
    claims = select(Claim.id).where(Claim.merged_into_id.is_(None)).order_by(Claim.id.desc())
    one, other = pick(session, claims, a), pick(session, claims, b)
    if one is not None:
        merge_claims(session, one, other, actor=desks.someone(session, c), reason="One.", now=desks.now)


def split(desks: TwoDesks, session: Session, a: int, b: int, c: int) -> None:
    """A reviewer splits some of what is said off a claim."""
    number = pick(session, select(Appearance.claim_id).where(Appearance.claim_id.is_not(None)).distinct(), a)
    if number is None:
        return
    root = session.get_one(Claim, number).merged_into_id or number
    said = list(session.scalars(select(Appearance.id).where(Appearance.claim_id == number).order_by(Appearance.id)))
    moving = said[: 1 + b % len(said)]
    what = Split(text=desks.says(b + c), appearance_ids=moving, relation=Relation.OTHER_DATE)
    split_claim(session, root, what, actor=desks.someone(session, c), reason="Two.", now=desks.now)


def undo(desks: TwoDesks, session: Session, a: int, b: int, c: int) -> None:
    """A reviewer takes a merge or a split back."""
    rows = select(ClaimRegrouping.id).where(ClaimRegrouping.undo_of_id.is_(None))
    number = pick(session, rows.order_by(ClaimRegrouping.id.desc()), a)
    if number is None:
        return
    row = session.get_one(ClaimRegrouping, number)
    take_back = undo_merge if row.action is RegroupingAction.MERGE else undo_split
    take_back(session, row, actor=desks.someone(session, c), reason="Not so.", now=desks.now)


def pair(desks: TwoDesks, session: Session, a: int, b: int, c: int) -> None:
    """A reviewer decides on two claims that the search found."""
    number = pick(session, select(DuplicatePair.id).order_by(DuplicatePair.id.desc()), a)
    if number is None:
        return
    told: dict[str, Any] = {"actor": desks.someone(session, c), "reason": "Seen.", "now": desks.now}
    if b % 3 == 0:
        merge_pair(session, number, session.get_one(DuplicatePair, number).first_id, **told)
    else:
        (keep_apart if b % 3 == 1 else reconsider)(session, number, **told)


def reword(desks: TwoDesks, session: Session, a: int, b: int, c: int) -> None:
    """Somebody words a claim otherwise."""
    number = pick(session, select(Claim.id).order_by(Claim.id.desc()), a)
    if number is not None:
        reword_claim(session, number, desks.says(b), actor=desks.someone(session, c), reason="Better.", now=desks.now)


def mark_source(desks: TwoDesks, session: Session, a: int, b: int, c: int) -> None:
    """A reviewer says that a source was retracted, or takes that back."""
    number = pick(session, select(Source.id).order_by(Source.id), a)
    if number is not None:
        mark = retractions.reinstate_source if b % 3 == 0 else retractions.retract_source
        mark(session, number, actor=desks.someone(session, c), reason="Made up.", now=desks.now)


def write_letter(desks: TwoDesks, session: Session, a: int, b: int, c: int) -> None:
    """Somebody begins a letter about a passage that their desk rates false, or goes on with one."""
    if b % 2:
        number = pick(session, select(CorrectionLetter.id).order_by(CorrectionLetter.id.desc()), a)
        if number is not None:
            state = ("sent", "acknowledged", "corrected")[c % 3]
            actor = desks.someone(session, c)
            correction_letters.move_letter(session, number, state, actor=actor, now=desks.now)
        return
    said = select(Appearance.id, Review.id).join(Review, Review.claim_id == Appearance.claim_id)
    found = session.execute(said.where(Review.current_number.is_not(None)).order_by(Appearance.id.desc())).all()
    if found:
        passage, review = found[a % len(found)]
        correction_letters.begin_letter(session, passage, review, actor=desks.someone(session, c), now=desks.now)


def look_up(desks: TwoDesks, session: Session, a: int, b: int, c: int) -> None:
    """Somebody looks an article up, and is served verdicts."""
    version = pick(session, select(ArticleVersion).order_by(ArticleVersion.id.desc()), a)
    if version is not None:
        actor, today = desks.someone(session, c), desks.now.date()
        lookup_version(session, version, today=today, now=desks.now, actor=actor, settings=SETTINGS)


def desks_become_one(desks: TwoDesks, session: Session, a: int, b: int, c: int) -> None:
    """Anna merges the second desk into hers, or takes that back."""
    anna = desks.person(session, "anna")
    told: dict[str, Any] = {"reason": "As it is.", "actor": anna, "now": desks.now}
    made = pick(session, select(OrganizationMerge.id).order_by(OrganizationMerge.id.desc()), 0)
    if b % 2 and made is not None:
        undo_organization_merge(session, made, **told)
    else:
        merge_organizations(session, desks.desks[SECOND], desks.desks[HOME], **told)


def set_policy(desks: TwoDesks, session: Session, a: int, b: int, c: int) -> None:
    """A desk asks for more or fewer eyes from now on."""
    session.get_one(Organization, tuple(desks.desks.values())[a % 2]).four_eyes = tuple(FourEyes)[b % len(FourEyes)]


def search(desks: TwoDesks, session: Session, a: int, b: int, c: int) -> None:
    """A search for duplicates or a pass over stored articles is queued, or the index is folded."""
    told: dict[str, Any] = {"actor": desks.someone(session, c), "now": desks.now}
    if b % 3 == 0:
        start_duplicates(session, everything=True, **told)
    elif b % 3 == 1:
        start_rematch(session, **told)
    else:
        fold_tail(session)


def remove_words(desks: TwoDesks, session: Session, a: int, b: int, c: int) -> None:
    """The operator removes the words of a claim on a legal ground."""
    claim = pick(session, select(Claim).order_by(Claim.id.desc()), a)
    if claim is None or b % 4 or "harbor" not in claim.text:
        return
    entry = pick(session, select(LogEntry.leaf_index).where(LogEntry.claim_id == claim.id), 0)
    words = claim.text
    redact_entry(session, entry, ["claim"], reason="A court.", actor=CLI, now=desks.now)
    desks.removed.append(words)


STEPS: tuple[Callable[[TwoDesks, Session, int, int, int], None], ...] = (
    article,
    article,
    judge_match,
    judge_match,
    take_off,
    correct,
    open_work,
    take_step,
    take_step,
    take_step,
    publish,
    publish,
    merge,
    split,
    undo,
    undo,
    pair,
    reword,
    mark_source,
    write_letter,
    look_up,
    desks_become_one,
    set_policy,
    search,
    remove_words,
)
"""What may happen; what happens often in a registry stands here more than once."""
