"""Letters to outlets: begun from a passage that a check found false, followed until the outlet has answered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from claims.core.errors import Conflict, Invalid, NotFound
from claims.core.extraction.text.sentences import paragraphs_of
from claims.core.messages.events import CorrectionRequestUpdated, RequestDirection
from claims.core.messages.letters import LETTER_STEPS, NO_REPLY_AFTER, LetterContent, LetterState, Proof, letter_text
from claims.core.reviews.public_status import FALSE_SIDE
from claims.core.row_ids import is_id
from claims.core.texts.input_text import checked_text
from claims.core.verdicts import Stance
from claims.models.appearance import Appearance
from claims.models.article import Article
from claims.models.article_version import ArticleVersion
from claims.models.correction_letter import CorrectionLetter
from claims.models.outlet import Outlet
from claims.models.review import Review
from claims.models.review_revision import ReviewRevision
from claims.models.user import OrganizationRole
from claims.services.answers.answers import permalink
from claims.services.articles.articles import processed_before, publication_date
from claims.services.articles.carried_dispositions import same_words
from claims.services.articles.outlets import is_shown_outlet, outlet_shown
from claims.services.articles.readings import anchor_of, reading_of
from claims.services.base.actors import SYSTEM, Actor, require_role
from claims.services.base.changes import MAX_REASON_LENGTH, record_change
from claims.services.base.claim_families import family_of
from claims.services.base.events import write_event
from claims.services.base.organization_families import owned_by
from claims.services.base.paging import Page, RankPlace, newest_first, page_of
from claims.services.base.rows import find_row
from claims.services.base.saving import Expected, require_version, saving
from claims.services.desk.review_access import get_review, organization_of, require_member, standing_revision
from claims.services.intake.version_diffs import unsaid_in
from claims.services.reviews.review_publishing import RevisionView, get_revision

MAX_LETTER_LENGTH = 20_000
MOST_PROOFS = 3
"""Passages that a letter quotes; the permalink leads to all."""

WRITING_ROLES = (OrganizationRole.EDITOR, OrganizationRole.CHECKER, OrganizationRole.REVIEWER)
SUBJECT = "correction_letter"
_LIST = "correction_letters"


@dataclass(frozen=True, slots=True)
class LetterView:
    """A letter with the passage, article and outlet that it is about, and the review that it rests on."""

    letter: CorrectionLetter
    appearance: Appearance
    version: ArticleVersion
    article: Article
    outlet: Outlet
    review: Review


def begin_letter(
    session: Session,
    appearance_id: int,
    review_id: int,
    *,
    actor: Actor,
    now: dt.datetime,
    address_of: Callable[[str], str] = lambda path: path,
) -> CorrectionLetter:
    """A draft of a letter about a passage that the organization rates false; the one there is, if there is one.

    ``address_of`` makes a web address of a path. Raises ``NotFound``, ``NotAllowed``, and ``Conflict`` where the review
    does not call the passage's claim false (``not_rated_false``).
    """
    review = get_review(session, review_id)
    require_member(actor, review.organization_id)
    require_role(actor, *WRITING_ROLES)
    appearance = find_row(session, Appearance, appearance_id)
    if appearance is None:
        raise NotFound(f"There is no passage {appearance_id}.", code="appearance_unknown")
    revision = _false_revision(session, review, appearance)
    if revision is None:
        raise Conflict("Only a passage that your organization rates false can be asked about.", code="not_rated_false")
    about = {
        "organization_id": review.organization_id,
        "appearance_id": appearance.id,
        "review_id": review.id,
        "revision_number": revision.number,
    }
    known = session.scalar(select(CorrectionLetter).filter_by(**about))
    if known is not None:
        return known
    version = session.get_one(ArticleVersion, appearance.article_version_id)
    view = get_revision(session, review.id, revision.number)
    letter = CorrectionLetter(
        **about,
        article_id=version.article_id,
        state=LetterState.DRAFT,
        text=letter_text(_content(session, appearance, version, view, address_of)),
        created_at=now,
        state_since=now,
    )
    with saving(session, conflict="Somebody has just begun this letter. Look at the list.", code="conflict"):
        session.add(letter)
    record_change(session, SUBJECT, letter.id, LetterState.DRAFT.value, actor=actor, now=now)
    _tell(session, letter, now=now)
    return letter


def _false_revision(session: Session, review: Review, appearance: Appearance) -> ReviewRevision | None:
    """The standing revision by which the review calls the passage's claim false; None where it does not."""
    revision = standing_revision(session, review)
    is_about = appearance.claim_id is not None and review.claim_id in family_of(session, appearance.claim_id)
    return revision if is_about and revision is not None and revision.verdict in FALSE_SIDE else None


def save_letter(
    session: Session, letter_id: int, text: str, *, actor: Actor, expected_version: Expected
) -> CorrectionLetter:
    """Change the text before it is sent. Raises ``Conflict`` (``letter_sent``), ``Stale`` by the row's version."""
    letter = _own(session, letter_id, actor)
    if letter.state is not LetterState.DRAFT:
        raise Conflict("The letter was sent; its text stays as it went out.", code="letter_sent")
    require_version(letter.lock_version, expected_version)
    with saving(session):
        letter.text = checked_text(text, "text", max_length=MAX_LETTER_LENGTH, required=True)
    return letter


def move_letter(
    session: Session,
    letter_id: int,
    state: LetterState | str,
    *,
    note: str = "",
    actor: Actor,
    now: dt.datetime,
    expected_version: Expected = None,
) -> CorrectionLetter:
    """Note what became of a letter; ``note`` is what the outlet said.

    Raises ``Invalid`` (``state_unknown``), ``Conflict`` (``transition_not_allowed``, naming the states that may follow;
    ``not_rated_false`` for sending a letter whose verdict no longer stands).
    """
    letter = _own(session, letter_id, actor)
    require_version(letter.lock_version, expected_version)
    try:
        wanted = LetterState(state)
    except ValueError as error:
        raise Invalid(f"There is no state “{state}”.", code="state_unknown", field="state") from error
    if wanted not in LETTER_STEPS[letter.state]:
        following = ", ".join(LETTER_STEPS[letter.state]) or "nothing"
        raise Conflict(
            f"A letter that is {letter.state} cannot become {wanted}. May follow: {following}.",
            code="transition_not_allowed",
        )
    if wanted is LetterState.SENT:
        _require_still_false(session, letter)
    note = checked_text(note, "note", max_length=MAX_REASON_LENGTH)
    _move(session, letter, wanted, actor=actor, now=now, note=note)
    return letter


def expire_letters(session: Session, *, now: dt.datetime, limit: int = 500) -> int:
    """Mark letters that were never answered; gives how many."""
    rows = session.scalars(
        select(CorrectionLetter)
        .where(CorrectionLetter.state == LetterState.SENT, CorrectionLetter.sent_at <= now - NO_REPLY_AFTER)
        .order_by(CorrectionLetter.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()
    for letter in rows:
        _move(session, letter, LetterState.NO_REPLY, actor=SYSTEM, now=now)
    return len(rows)


def propose_corrected(session: Session, version: ArticleVersion) -> int:
    """Mark the letters about an article whose newer version no longer says what they are about; gives how many. Where it
    says so again, the mark of an earlier version is taken away.

    The passage is sought in the new text as in a comparison of versions: where its words stand only in a note that tells of
    the correction, it was corrected.
    """
    if version.id != processed_before(session, version.article_id):
        return 0  # the job of a version that was overtaken; one that is not read yet has a job of its own
    rows = session.execute(
        select(CorrectionLetter, Appearance)
        .join(Appearance, Appearance.id == CorrectionLetter.appearance_id)
        .where(
            CorrectionLetter.article_id == version.article_id,
            CorrectionLetter.state.in_((LetterState.SENT, LetterState.ACKNOWLEDGED, LetterState.NO_REPLY)),
            Appearance.article_version_id != version.id,
        )
    ).all()
    claim_ids = {passage.claim_id for _, passage in rows if passage.claim_id is not None}
    still_said = claim_ids - unsaid_in(session, claim_ids, version)
    changed = 0
    for letter, passage in rows:
        is_there = (
            passage.claim_id in still_said or same_words(anchor_of(reading_of(passage)), version.body) is not None
        )
        letter.proposed_version_id = None if is_there else version.id
        changed += not is_there
    session.flush()  # the list shows it
    return changed


def get_letter(session: Session, letter_id: int, actor: Actor) -> LetterView:
    """A letter of the reader's organization; ``NotFound`` for others': their work is not even known to exist."""
    found = session.execute(_views().where(CorrectionLetter.id == letter_id)).first() if is_id(letter_id) else None
    if found is None or not actor.acts_for(found[0].organization_id):
        raise NotFound(f"Your organization has no letter {letter_id}.", code="letter_unknown")
    return LetterView(*found)


def list_letters(
    session: Session,
    *,
    organization_id: int,
    state: LetterState | None = None,
    after: str | None = None,
    limit: int = 50,
) -> Page[LetterView]:
    """An organization's letters, newest first."""
    rows = _views().where(owned_by(session, CorrectionLetter.organization_id, organization_id))
    if state is not None:
        rows = rows.where(CorrectionLetter.state == state)
    rows = newest_first(rows, CorrectionLetter.id, _LIST, after=after, limit=limit)
    found = [LetterView(*row) for row in session.execute(rows)]
    return page_of(found, limit, _LIST, lambda view: RankPlace(0, view.letter.id))


def _content(
    session: Session,
    appearance: Appearance,
    version: ArticleVersion,
    view: RevisionView,
    address_of: Callable[[str], str],
) -> LetterContent:
    article = session.get_one(Article, version.article_id)
    proofs = [
        Proof(item.title, source.url or "", item.quote)
        for item, source in view.evidence
        if item.stance is Stance.REFUTES
    ]
    return LetterContent(
        outlet=outlet_shown(session, article).name,
        headline=version.headline or "",
        article_url=article.url or "",
        published=publication_date(version),
        exact=appearance.exact,
        paragraph=_paragraph_of(appearance, version),
        claim_text=view.revision.claim_text,
        rating=view.revision.rating,
        rationale=view.revision.rationale,
        permalink=address_of(permalink(view.review.id, view.revision.number)),
        organization=organization_of(session, view.review).name,
        proofs=tuple(proofs[:MOST_PROOFS]),
    )


def _paragraph_of(appearance: Appearance, version: ArticleVersion) -> int | None:
    """In which paragraph the passage begins, from 1; None where the text has but one."""
    starts = [paragraph.start for paragraph in paragraphs_of(version.body)]
    return sum(start <= appearance.start for start in starts) if len(starts) > 1 else None


def _own(session: Session, letter_id: int, actor: Actor) -> CorrectionLetter:
    require_role(actor, *WRITING_ROLES)
    letter = get_letter(session, letter_id, actor).letter
    require_member(actor, letter.organization_id)
    return letter


def _require_still_false(session: Session, letter: CorrectionLetter) -> None:
    """Refuse to send what the organization no longer says, or no longer says of this passage: a person may have taken it
    off, or said that it is another claim."""
    passage = session.get_one(Appearance, letter.appearance_id, populate_existing=True)
    if _false_revision(session, get_review(session, letter.review_id), passage) is None:
        raise Conflict(
            "Your organization no longer rates this false, so the letter cannot be sent.", code="not_rated_false"
        )


def _move(
    session: Session, letter: CorrectionLetter, state: LetterState, *, actor: Actor, now: dt.datetime, note: str = ""
) -> None:
    with saving(session):
        letter.state, letter.state_since = state, now
        if state is LetterState.SENT:
            letter.sent_at = now
        record_change(session, SUBJECT, letter.id, state.value, actor=actor, now=now, reason=note)
        _tell(session, letter, now=now)


def _tell(session: Session, letter: CorrectionLetter, *, now: dt.datetime) -> None:
    """Told to the letter's own organization: what it writes to outlets is its own affair."""
    data = CorrectionRequestUpdated(
        direction=RequestDirection.OUTGOING,
        id=letter.id,
        state=letter.state,
        review_id=letter.review_id,
        revision=letter.revision_number,
        permalink=f"/correction-requests/{letter.id}",
    )
    write_event(session, data, now=now, organization_id=letter.organization_id)


def _views() -> Select[CorrectionLetter, Appearance, ArticleVersion, Article, Outlet, Review]:
    return (
        select(CorrectionLetter, Appearance, ArticleVersion, Article, Outlet, Review)
        .join(Appearance, Appearance.id == CorrectionLetter.appearance_id)
        .join(ArticleVersion, ArticleVersion.id == Appearance.article_version_id)
        .join(Article, Article.id == CorrectionLetter.article_id)
        .join(Outlet, is_shown_outlet())
        .join(Review, Review.id == CorrectionLetter.review_id)
    )
