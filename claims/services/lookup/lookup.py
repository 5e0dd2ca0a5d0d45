"""Look-ups: each claim of a text with what the registry knows of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from claims.core.errors import Invalid, TooLarge
from claims.core.extraction.text.body import context_around, normalize_body
from claims.core.extraction.text.languages import detect_language
from claims.core.matching.statements.reading import AttributionView
from claims.core.records import (
    ExtractedClaim,
    Relation,
)
from claims.core.texts.input_text import checked_language, shows_nothing
from claims.services.answers.answers_json import addition_to_dict, period_to_dict, quantity_to_dict, time_to_dict
from claims.services.answers.lookup_answers import (
    AppearanceAnswer,
    LookupAnswer,
    RejectedAnswer,
)
from claims.services.answers.sentences_asked import beside_pieces, known_sentences, unconfirmed
from claims.services.articles.short_texts import AskedText, Reader, read_asked
from claims.services.base.actors import Actor
from claims.services.intake.speaker_choices import with_speakers
from claims.services.lookup.known_for_lookup import Known, found_then
from claims.services.matching.going_live import live_settings
from claims.services.matching.matching import FoundMatch, MatchingSettings, find_matches_of_each
from claims.services.matching.probable_answers import ProbableAnswer, find_probable
from claims.services.matching.statements import statement_of
from claims.services.messages.usages import note_usages

MAX_LOOKUP_BYTES = 200_000
"""Text that is looked up without being stored, in bytes of UTF-8."""


def lookup_text(
    session: Session,
    body: str,
    *,
    published: dt.date,
    headline: str | None = None,
    language: str | None = None,
    today: dt.date,
    known_at: dt.datetime | None = None,
    now: dt.datetime,
    actor: Actor,
    settings: MatchingSettings,
    first: int = 0,
    most: int | None = None,
) -> LookupAnswer:
    """What is known about each claim of a text; nothing is stored but that the caller was served these revisions.

    ``today`` is the day on which freshness is judged; with ``known_at`` the claims and answers are those that were public
    at that instant. ``first`` and ``most`` ask for some of the claims (``look_up``). Raises ``Invalid`` for an empty or
    unstorable text and for what is no language tag, ``TooLarge`` over ``MAX_LOOKUP_BYTES``.
    """
    answer = read_text(
        session,
        body,
        published=published,
        headline=headline,
        language=language,
        today=today,
        known_at=known_at,
        settings=settings,
        first=first,
        most=most,
    )
    note_served(session, answer, actor=actor, now=now)
    return answer


def read_text(
    session: Session,
    body: str,
    *,
    published: dt.date,
    headline: str | None = None,
    language: str | None = None,
    today: dt.date,
    known_at: dt.datetime | None = None,
    settings: MatchingSettings,
    first: int = 0,
    most: int | None = None,
    has_time: Callable[[], bool] | None = None,
    is_article: bool = False,
    read: Reader = read_asked,
) -> LookupAnswer:
    """As ``lookup_text``, but only reads, however long it takes; what is answered goes to ``note_served`` then.

    The text is read as by ``read_body``, its claims are looked up as by ``look_up``.
    """
    asked = read_body(
        body,
        published=published,
        headline=headline,
        language=language,
        settings=settings,
        is_article=is_article,
        is_whole=first == 0,
        read=read,
    )
    return look_up(
        session, asked, today=today, known_at=known_at, settings=settings, first=first, most=most, has_time=has_time
    )


def read_body(
    body: str,
    *,
    published: dt.date,
    headline: str | None = None,
    language: str | None = None,
    settings: MatchingSettings,
    is_article: bool = False,
    is_whole: bool = True,
    read: Reader = read_asked,
) -> AskedText:
    """What of a text is looked up. ``read`` may know it from before (``kept_readings``): of 200 kB it takes seconds.

    With ``is_article`` a short text is read as any other: its length changes nothing of what is found. ``is_whole``: it is
    looked up from its beginning. Raises as ``lookup_text``.
    """
    text, tag = _checked_text(body), checked_language(language or "")
    return read(
        text,
        published=published,
        headline=headline,
        language=tag or detect_language(text),
        encoder=settings.detection_encoder,
        is_article=is_article,
        is_whole=is_whole,
    )


def look_up(
    session: Session,
    asked: AskedText,
    *,
    today: dt.date,
    known_at: dt.datetime | None = None,
    settings: MatchingSettings,
    first: int = 0,
    most: int | None = None,
    has_time: Callable[[], bool] | None = None,
) -> LookupAnswer:
    """What is known about the claims of a text that was read.

    Claims are looked up in the order of the text, from number ``first`` (from 0) on, ``most`` of them and for as long as
    ``has_time`` says so (``time_limit``), but at least one, unless ``most`` is 0; ``looked_up`` of the answer says which.
    Raises ``Invalid`` (``out_of_range``) where the text has no claim of that number.
    """
    settings = replace(live_settings(session, settings), other_words=known_at is None)
    found, last = _find_each(session, asked, settings=settings, first=first, most=most, has_time=has_time)
    if known_at is not None:
        found = found_then(session, found, known_at)
    related = {match.claim_id for matches in found for match in matches}
    probable: list[ProbableAnswer] = []
    if first == 0 and not asked.is_article:
        probable = find_probable(session, asked.text, known=related, known_at=known_at, settings=settings)
    through = [match.through_id for matches in found for match in matches]
    asked_about = related | {one.claim_id for one in probable}
    known = Known(session, asked_about, today, asked.published, known_at, through_ids=through)
    answer = _fresh_answer(session, asked, found, known, range(first, last), known_at=known_at)
    if first and most != 0 and first >= len(answer.appearances):
        detail = f"The text has {len(answer.appearances)} claims, so none from number {first} on. Send it anew."
        raise Invalid(detail, code="out_of_range", field="first")
    return replace(answer, probable=tuple(known.probable(one) for one in probable if known.was_there(one.claim_id)))


def time_limit(seconds: float, clock: Callable[[], float]) -> Callable[[], bool]:
    """Whether so many seconds are not over since this was first asked; ``clock`` gives seconds and never goes back.

    Reading a text of 200 kB takes some seconds too, which would leave a look-up none of its own if they counted.
    """
    ends: list[float] = []

    def has_time() -> bool:
        now = clock()
        if not ends:
            ends.append(now + seconds)
        return now < ends[0]

    return has_time


def _find_each(
    session: Session,
    asked: AskedText,
    *,
    settings: MatchingSettings,
    first: int,
    most: int | None,
    has_time: Callable[[], bool] | None,
) -> tuple[list[list[FoundMatch]], int]:
    """What is found for each claim, none for those that were not looked up, and for each whole sentence; and the number
    of the claim before which it ended."""
    found: list[list[FoundMatch]] = [[] for _ in asked.claims]
    view = None if asked.is_taken else AttributionView.WHOLE
    wanted = [(claim, view) for claim in asked.claims[first:]] + [(one, AttributionView.WHOLE) for one in asked.whole]
    statements = (statement_of(claim, published=asked.published, view=view) for claim, view in wanted)
    matches = find_matches_of_each(session, statements, settings=settings)
    is_limited = asked.is_taken and not asked.whole  # a sentence that is read whole is told from all its pieces
    count = len(asked.claims)
    last = first
    for place in range(first, min(count, first + most) if is_limited and most is not None else count):
        if is_limited and has_time is not None and place > first and not has_time():
            break
        found[place] = next(matches)
        last = place + 1
    return found + [next(matches) for _ in asked.whole], last


def _fresh_answer(
    session: Session,
    asked: AskedText,
    found: Sequence[list[FoundMatch]],
    known: Known,
    looked_up: range,
    *,
    known_at: dt.datetime | None,
) -> LookupAnswer:
    """The answer from what was found; ``looked_up`` are the claims that were."""
    claims = [*asked.claims, *asked.whole]
    appearances = [
        _fresh_appearance(asked.text, claim, matches, known) for claim, matches in zip(claims, found, strict=True)
    ]
    if asked.whole:
        pieces, whole = appearances[: len(asked.claims)], appearances[len(asked.claims) :]
        appearances = beside_pieces(pieces, [unconfirmed(one) for one in whole])
    rejected = asked.rejected
    if not (asked.is_taken and asked.is_all):
        appearances = [unconfirmed(one) for one in appearances]
    if not asked.is_taken:
        appearances, rejected = known_sentences(appearances, rejected)
    count = len(appearances)
    last = count if asked.whole or not asked.is_taken else min(looked_up.stop, count)
    return LookupAnswer(
        article=None,
        appearances=with_speakers(session, appearances, on=asked.published, known_at=known_at),
        rejected=tuple(
            RejectedAnswer(row.span.start, row.span.end, row.exact, row.reason, row.score)
            for row in sorted(rejected, key=lambda row: row.span)
        ),
        looked_up=range(min(looked_up.start, count), last),
        language=asked.language,
    )


def note_served(session: Session, answer: LookupAnswer, *, actor: Actor, now: dt.datetime) -> None:
    """Note the revisions that were given as an answer; near misses answer nothing."""
    served = (
        review.revision_id
        for appearance in answer.appearances
        for match in appearance.matches
        for review in match.reviews
    )
    article_id = answer.article.id if answer.article is not None else None
    note_usages(session, served, actor=actor, now=now, article_id=article_id)


def _fresh_appearance(body: str, claim: ExtractedClaim, found: list[FoundMatch], known: Known) -> AppearanceAnswer:
    prefix, suffix = context_around(body, claim.span)
    period = period_to_dict(claim.period)
    answers = [
        known.match(match.claim_id, match.decision, match.state, period, match.through_id)
        for match in found
        if known.was_there(match.claim_id)
    ]
    return AppearanceAnswer(
        id=None,
        claim_id=None,
        start=claim.span.start,
        end=claim.span.end,
        exact=claim.exact,
        prefix=prefix,
        suffix=suffix,
        parts=tuple((part.start, part.end) for part in claim.parts),
        standalone=claim.standalone_text,
        additions=tuple(addition_to_dict(addition) for addition in claim.additions),
        context_needed=claim.context_needed,
        kind=claim.kind,
        speaker=claim.speaker,
        voice=claim.voice,
        force=claim.attribution.force if claim.attribution else None,
        quantities=tuple(quantity_to_dict(quantity) for quantity in claim.quantities),
        times=tuple(time_to_dict(time) for time in claim.times),
        period=period,
        place=claim.place,
        polarity=claim.polarity,
        score=claim.score,
        reasons=claim.reasons,
        matches=tuple(answer for answer in answers if answer.decision.relation is Relation.SAME),
        near_misses=tuple(answer for answer in answers if answer.decision.relation is not Relation.SAME),
    )


def _checked_text(body: str) -> str:
    if len(body) > MAX_LOOKUP_BYTES or len(body.encode("utf-8", "surrogatepass")) > MAX_LOOKUP_BYTES:
        raise TooLarge(
            f"A look-up takes at most {MAX_LOOKUP_BYTES:,} bytes; store a longer text as an article.", field="body"
        )
    text = normalize_body(body)
    if shows_nothing(text):
        raise Invalid("The text is empty. Send the words to look up.", code="body_empty", field="body")
    return text
