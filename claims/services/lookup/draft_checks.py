"""Draft checks: a text that is not printed yet, looked up as of the day of its publication and judged by a policy."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy.orm import Session

from claims.core.drafts import draft_check as rules
from claims.core.drafts.draft_check import DraftPolicy, Finding, Outcome, Said, judge_claim, worst
from claims.core.drafts.draft_words import RatedClaim, correction_note, sentence_of
from claims.core.errors import Invalid
from claims.core.extraction.text.body import normalize_body
from claims.core.messages.letters import Proof
from claims.core.reviews.public_status import FALSE_SIDE
from claims.core.reviews.recheck_need import RecheckNeed, recheck_need
from claims.core.verdicts import Freshness, Stance
from claims.services.answers.answers import ReviewAnswer
from claims.services.answers.lookup_answers import AppearanceAnswer, LookupAnswer, MatchAnswer
from claims.services.articles.article_input import ArticleInput, CheckedArticle, IntakeLimits, check_article
from claims.services.articles.short_texts import AskedText, Reader, read_asked
from claims.services.lookup.lookup import look_up, read_body, time_limit
from claims.services.matching.matching import MatchingSettings

MAX_FIELDS = 100
"""Fields of a draft."""

BETWEEN_FIELDS = "\n\n"

_CORRECTED = frozenset({Finding.RATED_FALSE, Finding.RATED_FALSE_LIKELY, Finding.RATED_FALSE_REPORTED})
"""Findings that a correction note answers."""


Place = tuple[str, int, int]
"""A field's name, and where it begins and ends in the text of all."""


@dataclass(frozen=True, slots=True)
class DraftField:
    """One field of a content system: its name there and its text."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be checked: either ``body``, ``html`` or ``fields``.

    ``publish_at`` None is now. Claims are looked up from number ``first`` (from 0) on.
    """

    body: str | None = None
    html: str | None = None
    fields: tuple[DraftField, ...] = ()
    headline: str = ""
    publish_at: dt.datetime | dt.date | None = None
    language: str | None = None
    first: int = 0


@dataclass(frozen=True, slots=True)
class FoundIn:
    """One finding in words; ``match`` is the claim that it is about, ``note`` the correction to add."""

    said: Said
    detail: str
    match: MatchAnswer | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """A claim of the draft with everything found about it, worst first; ``place`` names and counts into its field."""

    appearance: AppearanceAnswer
    findings: tuple[FoundIn, ...]
    place: tuple[str, int, int] | None = None

    @property
    def outcome(self) -> Outcome:
        """What this claim amounts to."""
        return self.findings[0].said.outcome


@dataclass(frozen=True, slots=True)
class DraftAnswer:
    """The outcome of a check. Offsets are into ``body``; ``publish_on`` is the day on which freshness was judged.

    Of a check for a part, ``claims`` are those of the part, and those that time did not reach.
    """

    outcome: Outcome
    body: str
    publish_on: dt.date
    policy: str
    claims: tuple[CheckedClaim, ...]
    lookup: LookupAnswer
    kept_id: int | None = None

    @property
    def incomplete(self) -> bool:
        """Whether the check ended before the last claim."""
        return self.lookup.incomplete

    @property
    def nothing_to_check(self) -> bool:
        """Whether the text says nothing that could be checked: no pass on the facts."""
        return not self.lookup.appearances

    @property
    def next_first(self) -> int | None:
        """The number from which the rest is to be checked; None where there is none."""
        return self.lookup.next_first

    def count(self, outcome: Outcome) -> int:
        """How many claims have this outcome."""
        return sum(claim.outcome is outcome for claim in self.claims)


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """How drafts are checked: matching, bounds of the text, and the seconds, from the first claim on, after which no
    further one is looked up.

    ``clock`` gives seconds from any moment on and never goes back. ``site`` stands before permalinks in notes. ``read`` may
    know the text from before. Pairs are decided by their slots alone, whatever ``matching`` says: an encoder confirms
    nothing, and takes eight times as long.
    """

    matching: MatchingSettings
    clock: Callable[[], float]
    seconds: float = 10.0
    limits: IntakeLimits = field(default_factory=IntakeLimits)
    site: str = ""
    read: Reader = read_asked


@dataclass(frozen=True, slots=True)
class ReadDraft:
    """A draft that was read and not looked up yet: its claims, the day on which freshness is judged and the ``places`` of
    its fields; ``past`` is that day where it is over."""

    asked: AskedText
    publish_on: dt.date
    past: dt.date | None
    places: tuple[Place, ...]


def check_draft(
    session: Session, draft: Draft, policy: DraftPolicy, *, now: dt.datetime, today: dt.date, settings: CheckSettings
) -> DraftAnswer:
    """Pass, warn or block for each claim and the whole; only reads.

    ``today`` is the newsroom's day, on which a draft without a date is published. Whoever answers a person or a key notes
    which revisions were served (``lookup.note_served`` with the answer's ``lookup``). Raises ``Invalid`` for a text that
    cannot be read, and for a part that the text does not have (``out_of_range``): nothing to check there is no pass of
    the rest; ``TooLarge`` for one too long.
    """
    read = read_draft(draft, now=now, today=today, settings=settings)
    has_time = time_limit(settings.seconds, settings.clock)
    return check_read(session, read, policy, first=draft.first, settings=settings, has_time=has_time)


def read_draft(draft: Draft, *, now: dt.datetime, today: dt.date, settings: CheckSettings) -> ReadDraft:
    """The draft read, as ``check_draft`` does; raises as that."""
    body, places = _joined(draft)
    article = _as_article(draft, body, now=now, limits=settings.limits)
    day = article.published_on if draft.publish_at else today
    asked = read_body(
        article.body,
        published=day,
        headline=article.headline or None,
        language=article.language,
        settings=settings.matching,
        is_article=True,
        read=settings.read,
    )
    return ReadDraft(asked, day, day if day < today else None, tuple(places))


def check_read(
    session: Session,
    read: ReadDraft,
    policy: DraftPolicy,
    *,
    first: int = 0,
    most: int | None = None,
    settings: CheckSettings,
    has_time: Callable[[], bool],
) -> DraftAnswer:
    """Claims of a draft checked, from number ``first`` (from 0) on, as by ``lookup.look_up``."""
    found = look_up(
        session,
        read.asked,
        today=read.publish_on,
        settings=replace(settings.matching, reader=None),
        first=first,
        most=most,
        has_time=has_time,
    )
    claims = tuple(
        _checked(appearance, _is_reached(found, number), policy, read.places, settings.site, past=read.past)
        for number, appearance in enumerate(found.appearances)
        if number >= first
    )
    return DraftAnswer(
        outcome=worst((claim.outcome for claim in claims), incomplete=found.incomplete),
        body=read.asked.text,
        publish_on=read.publish_on,
        policy=policy.name,
        claims=claims,
        lookup=found,
    )


def _as_article(draft: Draft, body: str | None, *, now: dt.datetime, limits: IntakeLimits) -> CheckedArticle:
    """The draft as an article is taken; published now where it does not say when."""
    sent = ArticleInput(
        headline=draft.headline,
        body=body,
        html=draft.html,
        published_at=draft.publish_at or now,
        language=draft.language,
    )
    return check_article(sent, now=now, limits=limits, date_field="publish_at")


def _joined(draft: Draft) -> tuple[str | None, list[Place]]:
    """The text of the fields, one below the other, with each one's name and where it begins and ends."""
    if not draft.fields:
        return draft.body, []
    if draft.body is not None or draft.html is not None:
        raise Invalid("Send either fields, body or html.", code="body_and_html", field="fields")
    if len(draft.fields) > MAX_FIELDS:
        raise Invalid(f"A draft has at most {MAX_FIELDS} fields.", code="too_many", field="fields")
    places: list[Place] = []
    texts: list[str] = []
    position = 0
    for part in draft.fields:
        text = normalize_body(part.text)
        if not text.strip():
            continue
        places.append((part.name, position, position + len(text)))
        texts.append(text)
        position += len(text) + len(BETWEEN_FIELDS)
    return BETWEEN_FIELDS.join(texts), places


def _is_reached(found: LookupAnswer, number: int) -> bool:
    return number in found.looked_up


def _checked(
    appearance: AppearanceAnswer,
    is_reached: bool,
    policy: DraftPolicy,
    places: Sequence[Place],
    site: str,
    *,
    past: dt.date | None,
) -> CheckedClaim:
    matches = (*appearance.matches, *appearance.near_misses)
    related = tuple(_related(match, past) for match in matches) if is_reached else None
    claim = rules.DraftClaim(appearance.kind, appearance.voice, appearance.score, related)
    findings = tuple(
        _found_in(said, None if said.place is None else matches[said.place], appearance.exact, site)
        for said in judge_claim(claim, policy)
    )
    place = next(
        (
            (name, appearance.start - start, appearance.end - start)
            for name, start, end in places
            if start <= appearance.start < end
        ),
        None,
    )
    return CheckedClaim(appearance, findings, place)


def _related(match: MatchAnswer, past: dt.date | None) -> rules.Related:
    """``past`` is the day of publication where it is over: a recheck of today says nothing of what was known then, nor
    does a count of later."""
    answers = tuple(_answer_now(row) if past is None else _answer_then(row) for row in match.reviews)
    is_later = past is not None and bool(match.reviews) and all(row.true_as_of > past for row in match.reviews)
    agrees = rules.slots_agree(match.decision.slots)
    return rules.Related(match.decision.relation, match.state, answers, agrees, is_later)


def _answer_now(row: ReviewAnswer) -> rules.Answer:
    return rules.Answer(row.verdict, row.freshness, row.needs_recheck)


def _answer_then(row: ReviewAnswer) -> rules.Answer:
    fresh = row.freshness_at_publication or row.freshness
    older = row.needs_recheck is RecheckNeed.OLDER_THAN_PERIOD
    return rules.Answer(row.verdict, fresh, row.needs_recheck if older else recheck_need(fresh, row.true_as_of))


def _found_in(said: Said, match: MatchAnswer | None, exact: str, site: str) -> FoundIn:
    rated = None if match is None else _rated(said.finding, match, site)
    note = correction_note(exact, rated) if rated is not None and said.finding in _CORRECTED else ""
    return FoundIn(said, sentence_of(said.finding, rated, _figures(match)), match, note)


def _figures(match: MatchAnswer | None) -> tuple[str, str] | None:
    """The figures of the draft and of a claim, as each is written; None where either says none."""
    slot = None if match is None else match.decision.slots.get("quantity")
    return (slot.left, slot.right) if slot is not None and slot.left and slot.right else None


def review_behind(finding: Finding, match: MatchAnswer) -> ReviewAnswer | None:
    """The answer that a finding rests on: for a false claim the newest standing one that rates it so, else the newest."""
    standing = [row for row in match.reviews if row.freshness not in (Freshness.EXPIRED, Freshness.WITHDRAWN)]
    if finding in _CORRECTED or finding is Finding.RATED_FALSE_SUGGESTED:
        return next((row for row in standing if row.verdict in FALSE_SIDE), None)
    if finding is Finding.WITHDRAWN:
        return match.reviews[0]
    return match.review


def _rated(finding: Finding, match: MatchAnswer, site: str) -> RatedClaim | None:
    review = review_behind(finding, match)
    if review is None:
        return None
    wanted = Stance.REFUTES if review.verdict in FALSE_SIDE else Stance.SUPPORTS
    return RatedClaim(
        text=match.claim.text,
        organization=review.organization,
        rating=review.rating,
        verdict=review.verdict,
        revision=review.revision,
        true_as_of=review.true_as_of,
        valid_until=None if review.timeless else review.valid_until,
        permalink=site + review.permalink,
        proofs=tuple(
            Proof(source.title, source.url or "", source.quote)
            for source in review.sources
            if source.stance is wanted and source.quote
        ),
    )
