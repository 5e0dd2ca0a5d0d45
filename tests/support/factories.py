"""Rows for tests of services: each function makes one thing and flushes; what a test is about, it gives itself."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import Any

from sqlalchemy.orm import Session

from claims.core.records import MatchState, Polarity, Relation, Voice
from claims.core.reviews.reviewing import ReviewAction
from claims.core.sources.source_states import QuoteState, SourceState
from claims.core.verdicts import ClaimKind
from claims.models import (
    Appearance,
    Article,
    ArticleVersion,
    Claim,
    DuplicatePair,
    EvidenceCheck,
    FourEyes,
    InputFormat,
    MarkupPage,
    Match,
    Organization,
    OrganizationRole,
    Outlet,
    PairState,
    ProcessingState,
    Review,
    Sentence,
    Snapshot,
    Source,
    User,
)
from claims.services.base.actors import SYSTEM, Actor, actor_for_user
from claims.services.base.organizations import add_member, get_or_create_organization
from claims.services.claims.claims import create_claim
from claims.services.evidence.sources import Work, ensure_sources
from claims.services.exchange.claim_review_out import Site
from claims.services.exchange.markup_pages import create_page
from claims.services.followup.recheck_triggers import lapsed_reviews, recheck_dates, reviews_whose_day_came
from claims.services.intake.intake import (
    ArticleInput,
    IntakeLimits,
    Received,
    check_article,
    process_version,
    receive_article,
    store_article,
)
from claims.services.reviews.reviews import ActionPayload, DraftInput, EvidenceInput, act, open_review, save_draft

NOW = dt.datetime(2024, 6, 1, 12, 0, tzinfo=dt.UTC)
"""The clock of the tests."""

_numbers = itertools.count(1)


def make_organization(session: Session, name: str = "", four_eyes: FourEyes = FourEyes.APPROVE) -> Organization:
    """An organization with a policy."""
    organization = get_or_create_organization(session, name or f"Desk {next(_numbers)}", now=NOW)
    organization.four_eyes = four_eyes
    session.flush()
    return organization


def make_user(session: Session, *, active: bool = True) -> User:
    """A person without any role."""
    number = next(_numbers)
    user = User(
        email=f"person{number}@desk.example",
        name=f"Person {number}",
        active=active,
        fs_uniquifier=f"uniquifier-{number}",
        created_at=NOW,
    )
    session.add(user)
    session.flush()
    return user


def make_member(session: Session, organization: Organization, *roles: OrganizationRole | str) -> Actor:
    """A person with these roles in the organization, as an actor there."""
    user = make_user(session)
    for role in roles:
        add_member(session, user, organization.id, OrganizationRole(role), actor=SYSTEM, now=NOW)
    return actor_for_user(session, user, organization.id)


def make_home_checker(session: Session) -> Actor:
    """A checker of the default organization, which is made for it."""
    organization = make_organization(session)
    organization.is_default = True
    session.flush()
    return make_member(session, organization, "checker")


def unrounded(number: int) -> int:
    """A figure of its own for a claim: the matcher takes a round one, as 10,000, for a rounding of its neighbors."""
    return 10 * number + 7


def make_claim(session: Session, text: str = "", kind: ClaimKind = ClaimKind.QUANTITY, **fields: Any) -> Claim:
    """A claim with a text of its own."""
    text = text or f"The harbor of town {unrounded(next(_numbers))} cost 40 million euros."
    return create_claim(session, text=text, kind=kind, **{"actor": SYSTEM, "now": NOW, **fields})


def make_review(session: Session, organization: Organization, claim: Claim | None = None) -> Review:
    """An open review of a claim."""
    claim = claim or make_claim(session)
    return open_review(session, claim.id, organization.id, actor=SYSTEM, now=NOW)


def complete_draft(**changes: Any) -> DraftInput:
    """A draft that fails no rule for a claim of type quantity."""
    content: dict[str, Any] = {
        "rating": "true",
        "rationale": "The accounts give the same figure.",
        "true_as_of": dt.date(2024, 5, 1),
        "valid_until": dt.date(2025, 5, 1),
        "evidence": (supporting(),),
    }
    return DraftInput(**(content | changes))


def supporting(**changes: Any) -> EvidenceInput:
    """Evidence that supports a claim, with quote and locator."""
    content = {
        "title": "Accounts 2023",
        "publisher": "Harbor office",
        "url": "https://harbor.example/accounts",
        "quote": "The works cost 40 million euros.",
        "stance": "supports",
        "locator": "p. 12",
    }
    return EvidenceInput(**(content | changes))


def refuting(**changes: Any) -> EvidenceInput:
    """Evidence that refutes a claim."""
    return supporting(**({"stance": "refutes"} | changes))


def step(session: Session, review: Review, action: str, actor: Actor, now: dt.datetime = NOW, **payload: Any) -> Review:
    """One action on a review, whatever its version."""
    return act(
        session,
        review.id,
        ReviewAction(action),
        actor=actor,
        now=now,
        expected_version=None,
        payload=ActionPayload(**payload),
    )


def write_draft(session: Session, review: Review, actor: Actor, now: dt.datetime = NOW, **changes: Any) -> Review:
    """Take an open review, unless somebody holds it, and save a complete draft."""
    if review.assignee_id is None:
        step(session, review, "claim", actor, now)
    save_draft(session, review.id, complete_draft(**changes), actor=actor, now=now, expected_version=None)
    return review


def submit_review(session: Session, review: Review, author: Actor, now: dt.datetime = NOW, **changes: Any) -> Review:
    """Write and submit a first revision."""
    return step(session, write_draft(session, review, author, now, **changes), "submit", author, now)


def publish_review(
    session: Session, review: Review, author: Actor, approver: Actor, now: dt.datetime = NOW, **changes: Any
) -> Review:
    """Write, submit and approve a first revision."""
    submit_review(session, review, author, now, **changes)
    return step(session, review, "approve", approver, now)


def cite_works(session: Session, *works: Work, organization: Organization | None = None) -> dict[str, int]:
    """A public verdict, of a new organization or this one, that rests on these works; gives the ids of their sources by
    key."""
    organization = organization or make_organization(session)
    author, approver = make_member(session, organization, "checker"), make_member(session, organization, "reviewer")
    evidence = tuple(supporting(title=work.title, publisher=work.publisher, url=work.url) for work in works)
    publish_review(session, make_review(session, organization), author, approver, evidence=evidence)
    return ensure_sources(session, works, now=NOW)


def archive_source(session: Session, review: Review, work: Work) -> int:
    """The source of a draft's evidence as the worker keeps it once it has looked at the page; gives its id."""
    source_id = ensure_sources(session, [work], now=NOW)[work.key]
    session.get_one(Source, source_id).state = SourceState.OK
    number = next(_numbers)
    snapshot = Snapshot(
        source_id=source_id,
        sha256=f"{number:064}",
        url=work.url,
        status=200,
        content_type="text/html",
        size=1,
        retrieved_at=NOW,
        seen_at=NOW,
        links=[],
    )
    session.add(snapshot)
    session.flush()
    found = {"quote_key": f"{number:064}", "quote_state": QuoteState.FOUND, "checked_at": NOW}
    session.add(EvidenceCheck(review_id=review.id, source_id=source_id, snapshot_id=snapshot.id, **found))
    session.flush()
    return source_id


def recheck_review(session: Session, review: Review, author: Actor, now: dt.datetime = NOW, **changes: Any) -> Review:
    """Start a recheck of a public review and write the draft of its answer."""
    reason = "A newer count is out."
    step(session, review, "recheck", author, now, reason=reason)
    return write_draft(session, review, author, now, **{"revision_reason": reason, **changes})


def let_day_come(session: Session, now: dt.datetime) -> int:
    """Open the rechecks whose day has come, as the jobs do that look for them; gives how many reasons were noted."""
    due = {*reviews_whose_day_came(session, now=now), *lapsed_reviews(session, today=now.date())}
    return recheck_dates(session, sorted(due), now=now)


def make_appearance(
    session: Session, claim: Claim | None, exact: str, *, article: Article | None = None, **fields: Any
) -> Appearance:
    """A claim as said in an article of its own, or in a further version of ``article``, between two other sentences."""
    before, after = "Rain fell all day. ", " Nobody minded."
    body = before + exact + after
    number = next(_numbers)
    if article is None:
        outlet = Outlet(key=f"outlet{number}.example", name=f"Outlet {number}", created_at=NOW)
        session.add(outlet)
        session.flush()
        article = Article(outlet_id=outlet.id, identity_key=f"url:{number}", created_at=NOW)
        session.add(article)
        session.flush()
    version = ArticleVersion(
        article_id=article.id,
        number=number,
        headline=f"Headline {number}",
        body=body,
        content_hash=f"{number:064}",
        authors=[],
        language="en",
        published_at=NOW,
        published_given=True,
        received_at=NOW,
        input_format=InputFormat.TEXT,
        processing=ProcessingState.PROCESSED,
        received_from="cli",
    )
    session.add(version)
    session.flush()
    start, end = len(before), len(before) + len(exact)
    spans = [(0, len(before) - 1), (start, end), (end + 1, len(body))]
    for position, span in enumerate(spans):
        row = Sentence(article_version_id=version.id, position=position, paragraph=0, start=span[0], end=span[1])
        session.add(row)
    content: dict[str, Any] = {
        "article_version_id": version.id,
        "position": 0,
        "sentence_positions": [1],
        "start": start,
        "end": end,
        "parts": [[start, end]],
        "exact": exact,
        "prefix": before,
        "suffix": after,
        "standalone_text": exact,
        "additions": [],
        "context_needed": False,
        "kind": ClaimKind.QUANTITY,
        "voice": Voice.OWN,
        "quantities": [],
        "polarity": Polarity.POSITIVE,
        "score": 0.5,
        "reasons": [],
        "claim_id": None if claim is None else claim.id,
    }
    appearance = Appearance(**(content | fields))
    session.add(appearance)
    session.flush()
    return appearance


def make_match(session: Session, appearance: Appearance, claim: Claim, **fields: Any) -> Match:
    """A suggested match of an appearance to a claim."""
    content: dict[str, Any] = {
        "appearance_id": appearance.id,
        "claim_id": claim.id,
        "relation": Relation.OTHER_DATE,
        "machine_relation": Relation.OTHER_DATE,
        "state": MatchState.SUGGESTED,
        "probability": 0.5,
        "differing_slots": ["time"],
        "slots": {},
        "features": {},
        "threshold": 0.9,
        "matcher_version": "test/1",
        "decided_at": NOW,
    }
    match = Match(**(content | fields))
    session.add(match)
    session.flush()
    return match


def make_pair(session: Session, first: Claim, second: Claim, **fields: Any) -> DuplicatePair:
    """Two claims, the older one first, that the finder takes for the same."""
    content: dict[str, Any] = {
        "first_id": first.id,
        "second_id": second.id,
        "relation": Relation.SAME,
        "probability": 0.7,
        "differing_slots": [],
        "slots": {},
        "features": {},
        "threshold": 0.9,
        "matcher_version": "test/1",
        "state": PairState.SUGGESTED,
        "found_at": NOW,
        "decided_at": None,
    }
    pair = DuplicatePair(**(content | fields))
    session.add(pair)
    session.flush()
    return pair


def make_markup_page(session: Session, organization_id: int) -> MarkupPage:
    """A page that the organization keeps with clients of Google's; it reviews nothing yet."""
    content = {"pageUrl": "https://facts.example/check/1", "claimReviewAuthor": {"name": "Prüfer «ﷺ»"}}
    actor = Actor("system", organization_id=organization_id)
    return create_page(session, content, site=Site("https://registry.example"), actor=actor, now=NOW)


def receive_version(
    session: Session, article_id: int, article: ArticleInput, *, actor: Actor, now: dt.datetime
) -> Received:
    """Store a changed text of a known article, whatever address it names."""
    checked = check_article(article, now=now, limits=IntakeLimits())
    return store_article(session, checked, article_id=article_id, actor=actor, now=now)


def read_article(
    session: Session, body: str, *, after: ArticleVersion | None = None, actor: Actor = SYSTEM, **fields: Any
) -> ArticleVersion:
    """An article, or the next version of one, stored and processed."""
    article = ArticleInput(body=body, published_at=NOW, **fields)
    received = (
        receive_article(session, article, actor=actor, now=NOW)
        if after is None
        else receive_version(session, after.article_id, article, actor=actor, now=NOW)
    )
    process_version(session, received.version.id, now=NOW, actor=actor)
    return received.version
