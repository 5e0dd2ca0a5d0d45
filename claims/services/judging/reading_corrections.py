"""What was read of an appearance, corrected by hand: whose words it is in, which words, and what it says by itself.

A correction is a judgement: it is kept beside what extraction had read, later versions of the article take it over where
the words are the same, and undoing it is another one. Only the newest version of an article is corrected.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claims.core.errors import Conflict, Invalid
from claims.core.records import Disposition, Force, RejectReason, Span, Voice
from claims.core.sources.quotes import MAX_QUOTE_LENGTH
from claims.core.texts.input_text import MAX_CLAIM_LENGTH, checked_line, checked_text
from claims.models.appearance import Appearance
from claims.models.article_version import ArticleVersion
from claims.models.match import Match
from claims.models.reading_correction import ReadingCorrection
from claims.models.sentence import Sentence
from claims.services.articles.readings import (
    CORRECTABLE,
    compared_words,
    differing_fields,
    put_back,
    put_reading,
    reading_of,
    span_of,
    without_marks,
    words_corrected_at,
)
from claims.services.base.actors import Actor
from claims.services.base.changes import MAX_REASON_LENGTH
from claims.services.base.claim_families import wait_for_other_regroupings
from claims.services.base.log import appending
from claims.services.base.saving import Expected, require_version
from claims.services.desk.demand_counts import refresh_demand
from claims.services.intake.appearance_rows import MAX_NAME_LENGTH
from claims.services.intake.processing import name_speakers
from claims.services.judging.corrected_matches import Corrected, follow_words, match_again
from claims.services.judging.dispositions import locked_appearance, require_newest
from claims.services.judging.judgements import require_deciding_person
from claims.services.judging.rereading import checked_place, place_of_quote, read_place, read_text, surroundings_of
from claims.services.judging.wording_decisions import judged_wordings, keep_wordings, let_passage_go, weigh_wordings
from claims.services.matching.going_live import live_settings
from claims.services.matching.matching import MatchingSettings
from claims.services.messages.verdict_changes import sides_of, tell_moved


@dataclass(frozen=True, slots=True)
class CorrectedReading:
    """What a person says of an appearance; None leaves a field as it is.

    ``speaker`` "" is nobody who is named. The words are given as ``exact``, to be found in the text, or by ``start``
    and ``end``.
    """

    voice: str | None = None
    speaker: str | None = None
    force: str | None = None
    exact: str | None = None
    start: int | None = None
    end: int | None = None
    standalone: str | None = None


def correct_reading(
    session: Session,
    appearance_id: int,
    wanted: CorrectedReading,
    *,
    actor: Actor,
    expected: Expected = None,
    reason: str = "",
    now: dt.datetime,
    settings: MatchingSettings,
) -> Appearance:
    """Correct what was read of an appearance; slots, matches and claim follow the corrected words.

    ``expected`` is the number of corrections that the person had seen. Raises ``NotFound``, ``NotAllowed`` as ``judge``,
    ``Stale``, ``Conflict`` (``appearance_demoted``, ``version_outdated``, ``version_unread``, ``span_taken``) and
    ``Invalid`` (``voice_unknown``, ``force_unknown``, ``force_and_voice``, ``span_incomplete``, ``nothing_corrected``; of
    the words as ``place_of_quote`` and ``checked_place`` say, of the texts as ``text_problem``).
    """
    user_id = require_deciding_person(actor, "what is read in an article")
    reason = checked_text(reason, "reason", max_length=MAX_REASON_LENGTH)
    row, version = _taken(session, appearance_id, expected)
    settings = live_settings(session, settings)
    before = reading_of(row)
    said, place, text = _said(row, wanted), _place(session, version, row, wanted), _text(row, wanted)
    _say(session, version, row, said)
    if place is not None:
        put_reading(row, place, ["span"])
    if text is not None:
        put_reading(row, read_text(version, text, encoder=settings.detection_encoder), ["standalone"])
    changed = differing_fields(before, reading_of(row))
    if not changed:
        raise Invalid("This is what is read already. Change what is wrong in it.", code="nothing_corrected")
    row.corrected = [field for field in CORRECTABLE if field in {*before["corrected"], *changed}]
    row.corrected_by_id = user_id
    row.as_read = row.as_read or without_marks(before)
    if compared_words(before) != compared_words(reading_of(row)):
        row.words_corrected_at = now
    _follow(session, Corrected(row, version, settings, actor, now), before, reason=reason)
    return row


def undo_correction(
    session: Session,
    appearance_id: int,
    correction_id: int,
    *,
    actor: Actor,
    reason: str = "",
    now: dt.datetime,
    settings: MatchingSettings,
) -> Appearance:
    """Take back the newest correction that stands; the appearance is read as before it.

    Raises as ``correct_reading``, and ``Conflict`` (``correction_undone``) for one that was taken back already, or that
    another one stands on, (``correction_removed``) for one whose words were removed on a legal ground.
    """
    require_deciding_person(actor, "what is read in an article")
    reason = checked_text(reason, "reason", max_length=MAX_REASON_LENGTH)
    row, version = _taken(session, appearance_id, None)
    standing = standing_corrections(corrections_of(session, row.id))
    undone = standing[-1] if standing else None
    if undone is None or undone.id != correction_id:
        raise Conflict(
            "This correction was taken back, or another one was made since. Look at the present state.",
            code="correction_undone",
        )
    if not undone.before or not undone.after:
        raise Conflict(
            "The words of this correction were removed on a legal ground. Correct what is read instead.",
            code="correction_removed",
        )
    before = reading_of(row)
    put_back(row, undone.before, instead_of=undone.after)
    row.corrected = list(undone.before["corrected"])
    is_other = compared_words(before) != compared_words(reading_of(row))
    if is_other and _judged_since(session, row, undone):
        row.words_corrected_at = now
    elif is_other:
        row.words_corrected_at = words_corrected_at(undone.before)
    row.corrected_by_id = standing[-2].user_id if len(standing) > 1 else None
    if not row.corrected:
        row.as_read = None
    one = Corrected(row, version, live_settings(session, settings), actor, now)
    _follow(session, one, before, reason=reason, undone=undone)
    return row


def corrections_of(session: Session, appearance_id: int) -> Sequence[ReadingCorrection]:
    """What people corrected of an appearance and took back, oldest first."""
    wanted = select(ReadingCorrection).where(ReadingCorrection.appearance_id == appearance_id)
    return session.scalars(wanted.order_by(ReadingCorrection.id)).all()


def standing_corrections(done: Sequence[ReadingCorrection]) -> list[ReadingCorrection]:
    """Those of ``corrections_of`` that nobody took back, oldest first: only the last of them can be."""
    standing: list[ReadingCorrection] = []
    for one in done:
        if one.undoes_id is None:
            standing.append(one)
        else:
            standing = [other for other in standing if other.id != one.undoes_id]
    return standing


def reading_version(session: Session, appearance_id: int) -> int:
    """How often the reading of an appearance was corrected or put back: who corrects says what they had seen."""
    count = select(func.count(ReadingCorrection.id)).where(ReadingCorrection.appearance_id == appearance_id)
    return session.scalar(count) or 0


def _taken(session: Session, appearance_id: int, expected: Expected) -> tuple[Appearance, ArticleVersion]:
    """The appearance, held, in the version that its article has now."""
    wait_for_other_regroupings(session)
    row = locked_appearance(session, appearance_id)
    version = require_newest(session, row.article_version_id)
    if row.disposition is Disposition.DEMOTED:
        raise Conflict("Somebody took this sentence off; take it back first.", code="appearance_demoted")
    if expected is not None:
        require_version(reading_version(session, row.id), expected)
    return row, version


def _said(row: Appearance, wanted: CorrectedReading) -> tuple[Voice, Force, str | None]:
    """Who says it, and how, after a correction."""
    voice = row.voice if wanted.voice is None else _voice(wanted.voice)
    force = row.force or Force.SAID if wanted.force is None else _force(wanted.force)
    if voice is Voice.OWN and wanted.voice is not None and wanted.force is None:
        force = Force.SAID
    if voice is Voice.OWN and force is not Force.SAID and (voice, force) != (row.voice, row.force):
        raise Invalid(
            "What the article says itself is neither denied nor claimed by anybody: leave it at said.",
            code="force_and_voice",
            field="force",
        )
    if wanted.speaker is None:
        return voice, force, row.speaker
    return voice, force, checked_line(wanted.speaker, "speaker", max_length=MAX_NAME_LENGTH) or None


def _say(session: Session, version: ArticleVersion, row: Appearance, said: tuple[Voice, Force, str | None]) -> None:
    voice, force, speaker = said
    if (voice, force) != (row.voice, row.force or Force.SAID):
        row.voice, row.attribution_verb = voice, None
        row.force = None if voice is Voice.OWN and speaker is None else force
    if speaker != row.speaker:
        row.speaker = speaker
        name_speakers(session, version, [row])


def _voice(value: str) -> Voice:
    if value not in set(Voice):
        raise Invalid(f"Choose one of {', '.join(Voice)}.", code="voice_unknown", field="voice")
    return Voice(value)


def _force(value: str) -> Force:
    if value not in set(Force):
        raise Invalid(f"Choose one of {', '.join(Force)}.", code="force_unknown", field="force")
    return Force(value)


def _place(
    session: Session, version: ArticleVersion, row: Appearance, wanted: CorrectedReading
) -> dict[str, Any] | None:
    """What is read at the words' place; None where they are those of before, whose parts stay."""
    given = [value for value in (wanted.start, wanted.end) if value is not None]
    if len(given) == 1 or (given and wanted.exact is not None):
        detail = "Give the words, or both their start and their end."
        raise Invalid(detail, code="span_incomplete", field="exact" if wanted.exact is not None else "start")
    if wanted.exact is None and not given:
        return None
    around = surroundings_of(session, row)
    if given:
        span = checked_place(version.body, around, Span(given[0], max(given)))
    else:
        exact = checked_text(wanted.exact or "", "exact", max_length=MAX_QUOTE_LENGTH, required=True)
        if exact.split() == row.exact.split():
            return None
        span = place_of_quote(version.body, around, exact)
    if span == span_of(row):
        return None
    _require_free(session, row, span)
    return read_place(version, row, around, span)


def _require_free(session: Session, row: Appearance, span: Span) -> None:
    others = session.scalars(
        select(Appearance).where(
            Appearance.article_version_id == row.article_version_id,
            Appearance.id != row.id,
            Appearance.start == span.start,
            Appearance.end == span.end,
        )
    )
    if any(len(other.parts) == 1 for other in others):
        raise Conflict("Another claim of this article has these very words already.", code="span_taken")


def _text(row: Appearance, wanted: CorrectedReading) -> str | None:
    """What is said, understood alone; None where that is as before."""
    if wanted.standalone is None:
        return None
    text = checked_line(wanted.standalone, "standalone", max_length=MAX_CLAIM_LENGTH, required=True)
    return None if text == " ".join(row.standalone_text.split()) else text


def _follow(
    session: Session,
    one: Corrected,
    before: Mapping[str, Any],
    *,
    reason: str,
    undone: ReadingCorrection | None = None,
) -> None:
    """Let sentences, matches and claim follow a reading that was changed, record it and tell of it."""
    row, after = one.row, reading_of(one.row)
    shelf = _account(session, row, {*before["sentence_positions"], *after["sentence_positions"]}, undone)
    before_claim, answered = row.claim_id, sides_of(session, [row])
    one = replace(one, is_anothers=before["speaker"] != after["speaker"])
    with appending(session):
        session.flush()  # matches and claims are asked from the database
        rather = undone.from_claim_id if undone else None
        is_other = compared_words(before) != compared_words(after)
        if is_other:
            # Whoever confirmed that the words of before say a claim, meant others.
            let_passage_go(session, row, words=before["standalone_text"], actor=one.actor, now=one.now)
            weighed = judged_wordings(session, row, words=before["standalone_text"])
            match_again(session, one, rather=rather)
            weighed += [*keep_wordings(session, row, actor=one.actor, now=one.now), *judged_wordings(session, row)]
            weigh_wordings(session, weighed, actor=one.actor, now=one.now)
        if is_other or one.is_anothers:
            follow_words(session, one, rather=rather)
        correction = ReadingCorrection(
            appearance_id=row.id,
            before={**before, "shelf": shelf},
            after=reading_of(row),
            from_claim_id=before_claim,
            claim_id=row.claim_id,
            undoes_id=undone.id if undone else None,
            user_id=one.actor.user_id,
            reason=reason,
            created_at=one.now,
        )
        session.add(correction)
        session.flush()  # demand is counted in the database, and the caller may read the correction
        tell_moved(session, [row], answered, now=one.now)
        changed = {before_claim, row.claim_id} if before_claim != row.claim_id else set()
        refresh_demand(session, changed, now=one.now)
    session.flush()  # the caller may read everything at once


def _account(
    session: Session, row: Appearance, positions: set[int], undone: ReadingCorrection | None
) -> dict[str, list[Any]]:
    """Shelve the sentences that nothing is taken from any more, and take those from the shelf that something is; gives
    what stood there before, by position."""
    known: Mapping[str, list[Any]] = undone.before.get("shelf", {}) if undone else {}
    session.flush()  # which sentences an appearance comes from is asked from the database
    wanted = select(Appearance).where(Appearance.article_version_id == row.article_version_id)
    taken = {
        at
        for other in session.scalars(wanted)
        if other.disposition is not Disposition.DEMOTED
        for at in other.sentence_positions
    }
    held = select(Sentence).where(
        Sentence.article_version_id == row.article_version_id, Sentence.position.in_(positions)
    )
    shelf: dict[str, list[Any]] = {}
    for sentence in session.scalars(held):
        if (sentence.position in taken) == (sentence.rejected is None):
            continue
        shelf[str(sentence.position)] = [sentence.rejected.value if sentence.rejected else None, sentence.score]
        was = known.get(str(sentence.position))
        if sentence.position in taken:
            sentence.rejected, sentence.score = None, was[1] if was else sentence.score
        elif was and was[0]:
            sentence.rejected, sentence.score = RejectReason(was[0]), was[1]
        else:
            sentence.rejected, sentence.score = RejectReason.NO_ASSERTION, row.score
    return shelf


def _judged_since(session: Session, row: Appearance, undone: ReadingCorrection) -> bool:
    """Whether somebody decided on a match in the words of a correction that is taken back; of one that was taken over, in
    those of any earlier version."""
    judged = select(func.count(Match.id)).where(Match.appearance_id == row.id, Match.decided_by_id.is_not(None))
    if undone.carried_from_id is None:
        judged = judged.where(Match.decided_at >= undone.created_at)
    return bool(session.scalar(judged))
