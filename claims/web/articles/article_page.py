"""An article as its page shows it: the text in segments, a note for each claim, the shelf; ready values for templates."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claims.core.extraction.text.languages import level_of
from claims.core.records import MatchState, RejectReason, Span, Voice
from claims.core.reviews.public_status import Agreement
from claims.services.answers.lookup_answers import AppearanceAnswer, LookupAnswer, MatchAnswer, NamedSpeaker
from claims.services.base.actors import MATCHER_LABEL
from claims.web.articles.appearance_facts import read_facts
from claims.web.articles.segments import Highlight, Paragraph, Shelved, cut_body
from claims.web.articles.text_parts import TextPart, paragraphs_between, part_with
from claims.web.claims.answer_counts import AnswerCount, count_answers
from claims.web.claims.answer_lines import (
    RelationLine,
    VerdictLine,
    agreement_of,
    leading_line,
    relation_line,
    verdict_line,
)
from claims.web.words.looks import Look, Piece, look_of_match, look_without_match, mark_differences
from claims.web.words.words import CORRECTED_WORDS, KIND_WORDS, REJECT_WORDS, describe_voice

SHOWN_NEAR_MISSES = 3
"""Near misses in a note; the API lists more of them."""

MANY_CLAIMS = 150
"""Claims of a text above which a note comes empty and is filled when it is opened: an article of 400 claims took 167 kB and
half as much time again. Of a text that is not stored notes are brief instead."""


@dataclass(frozen=True, slots=True)
class MatchNote:
    """A claim of the registry beside an appearance. ``pieces`` is its text, words of differing slots set off.

    ``decided`` says who made it a match; ``id`` is None where nothing is stored, so that nothing can be judged.
    """

    id: int | None
    claim_id: int
    language: str
    pieces: tuple[Piece, ...]
    relation: RelationLine
    state: MatchState
    decided: str
    line: VerdictLine | None
    others: tuple[VerdictLine, ...]
    conflict: bool
    look_again: bool
    """Whether the words of the text were corrected since a person decided on it."""

    @property
    def is_suggested(self) -> bool:
        """Whether a person still has to confirm it."""
        return self.state is MatchState.SUGGESTED


@dataclass(frozen=True, slots=True)
class Note:
    """What is known about one claim of the text. ``facts`` are (word, value) pairs of what was read from it."""

    number: int
    appearance_id: int | None
    text: str
    exact: str
    kind: str
    voice: str
    look: Look
    facts: tuple[tuple[str, str], ...]
    reasons: tuple[str, ...]
    claim_id: int | None
    context_needed: bool
    matches: tuple[MatchNote, ...]
    near_misses: tuple[MatchNote, ...]
    near_miss_count: int
    name: str = ""
    """As the text names its speaker."""
    speaker: NamedSpeaker | None = None
    candidates: tuple[NamedSpeaker, ...] = ()
    """Whom the name may mean, where it is linked to nobody."""
    promoted_by: str = ""
    """The name of who took the sentence for a claim; "" where extraction did."""
    corrected: tuple[str, ...] = ()
    """What a person corrected of it, in words."""
    corrected_by: str = ""

    @property
    def best(self) -> MatchNote | None:
        """The match that the note's line shows."""
        return next(iter(self.matches), None)


@dataclass(frozen=True, slots=True)
class ShelfRow:
    """What was not taken, with the word for the reason; ``demoted_by`` names the person who took it off.

    ``sentence_id`` is None where nothing is stored, ``appearance_id`` names what was taken off.
    """

    text: str
    reason: str
    score: float
    sentence_id: int | None = None
    appearance_id: int | None = None
    demoted_by: str = ""


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """All that the article view shows; ``shelf_counts`` are (word, count), most frequent first.

    Of a long text it shows ``part``, one of ``parts``; the counts are those of the whole text.
    """

    paragraphs: tuple[Paragraph, ...]
    looks: Mapping[int, Look]
    notes: Mapping[int, Note]
    shelf: tuple[ShelfRow, ...]
    shelf_counts: tuple[tuple[str, int], ...]
    language: str
    claim_count: int
    answers: tuple[AnswerCount, ...]
    """How many claims have which answer, what has to be looked at first leading."""
    not_taken: int
    part: TextPart | None = None
    parts: tuple[TextPart, ...] = ()

    @property
    def language_level(self) -> str:
        """How well the language of the text is read."""
        return level_of(self.language).value

    @property
    def is_long(self) -> bool:
        """Whether there are too many notes to send whole."""
        return len(self.notes) > MANY_CLAIMS

    @property
    def is_brief(self) -> bool:
        """Whether the notes of a text that is not stored leave evidence and comparison to the claim's page."""
        return self.is_long or self.part is not None

    @property
    def sentence_count(self) -> int:
        """Claims and sentences of the shelf: what an empty page speaks of."""
        return self.claim_count + self.not_taken

    def part_of(self, number: int) -> int | None:
        """The number of the part in which a claim stands that is not on this page."""
        found = None if number in self.notes else part_with(self.parts, number)
        return None if found is None else found.number


@dataclass(frozen=True, slots=True)
class Whole:
    """The parts of a long text and what its counts are made of: ``numbers`` of its claims by appearance, those of them of
    which something is known, and how many sentences are not taken."""

    parts: tuple[TextPart, ...]
    part: TextPart
    numbers: Mapping[int, int]
    answered: Mapping[int, AppearanceAnswer]
    not_taken: int


@dataclass(frozen=True, slots=True)
class Reached:
    """What is shown of a text that is not stored: from where on and up to where, None for its end, and the paragraphs of
    which these bounds lie in some."""

    begin: int
    end: int | None
    paragraphs: tuple[Span, ...]


def article_page(
    body: str,
    answer: LookupAnswer,
    *,
    today: dt.date,
    at_publication: bool = False,
    names: Mapping[str, str] | None = None,
    whole: Whole | None = None,
    reached: Reached | None = None,
) -> ArticlePage:
    """The page of a text with what is known about it.

    ``at_publication`` shows answers as they stood on the day of publication; ``names`` are people's by actor label. With
    ``whole`` the answer is that of a part of a long text; with ``reached`` only what was looked up is shown.
    """
    paragraphs = None if whole is None else whole.part.paragraphs
    if reached is not None:
        paragraphs = paragraphs_between(reached.paragraphs, reached.begin, reached.end)
        answer = answer.part((reached.begin, reached.end))
    numbered = list(enumerate(answer.appearances, start=answer.looked_up.start + 1))
    notes = {
        number: make_note(number, appearance, today=today, at_publication=at_publication, names=names or {})
        for number, appearance in numbered
    }
    highlights = [_highlight(number, appearance) for number, appearance in numbered]
    shelved = [Shelved(Span(row.start, row.end), _reason_word(row.reason)) for row in answer.rejected]
    shelf = _shelf(answer, names or {})
    looks = {number: note.look for number, note in notes.items()}
    all_looks = looks if whole is None else _all_looks(whole, today=today, at_publication=at_publication)
    return ArticlePage(
        paragraphs=cut_body(body, highlights, shelved, paragraphs),
        looks=looks,
        notes=notes,
        shelf=shelf,
        shelf_counts=tuple(Counter(row.reason for row in shelf).most_common()),
        language=answer.language,
        claim_count=len(all_looks),
        answers=count_answers(all_looks),
        not_taken=len(shelf) if whole is None else whole.not_taken,
        part=None if whole is None else whole.part,
        parts=() if whole is None else whole.parts,
    )


def _all_looks(whole: Whole, *, today: dt.date, at_publication: bool) -> dict[int, Look]:
    """How each claim of a long text looks, by its number."""
    looks = {number: look_without_match() for number in whole.numbers.values()}
    for appearance_id, answer in whole.answered.items():
        if appearance_id in whole.numbers:
            matches = tuple(
                _match_note(match, today=today, at_publication=at_publication, names={}) for match in answer.matches
            )
            looks[whole.numbers[appearance_id]] = _look(matches, ())
    return looks


def make_note(
    number: int,
    appearance: AppearanceAnswer,
    *,
    today: dt.date,
    at_publication: bool,
    names: Mapping[str, str],
) -> Note:
    """The note of one claim of a text; ``number`` is its place there, from 1, the others as in ``article_page``."""
    matches, near = (
        tuple(_match_note(match, today=today, at_publication=at_publication, names=names) for match in found)
        for found in (appearance.matches, appearance.near_misses)
    )
    return Note(
        number=number,
        appearance_id=appearance.id,
        text=appearance.standalone,
        exact=appearance.exact,
        kind=KIND_WORDS.get(appearance.kind.value, appearance.kind.value),
        voice=describe_voice(appearance.voice, appearance.speaker, appearance.force),
        look=_look(matches, near),
        facts=read_facts(appearance),
        reasons=appearance.reasons,
        claim_id=appearance.claim_id,
        context_needed=appearance.context_needed,
        matches=matches,
        near_misses=near[:SHOWN_NEAR_MISSES],
        near_miss_count=len(near),
        name=appearance.speaker or "",
        speaker=appearance.linked_speaker,
        candidates=appearance.speaker_candidates,
        promoted_by=names.get(appearance.promoted_by, "somebody") if appearance.promoted_by else "",
        corrected=tuple(CORRECTED_WORDS[field] for field in appearance.corrected),
        corrected_by=names.get(appearance.corrected_by, "somebody") if appearance.corrected_by else "",
    )


def look_of(appearance: AppearanceAnswer, *, today: dt.date) -> Look:
    """How one claim of a text that is not stored looks."""
    matches, near = (
        tuple(_match_note(match, today=today, at_publication=False, names={}) for match in found)
        for found in (appearance.matches, appearance.near_misses)
    )
    return _look(matches, near)


def plain_page(
    body: str, language: str = "en", part: TextPart | None = None, parts: tuple[TextPart, ...] = ()
) -> ArticlePage:
    """The page of a text that is not taken apart yet, or of a part of it."""
    paragraphs = cut_body(body, (), paragraphs=None if part is None else part.paragraphs)
    return ArticlePage(paragraphs, {}, {}, (), (), language, 0, (), 0, part, parts)


def deciders(answer: LookupAnswer) -> set[str]:
    """Labels of the people who decided on matches of this answer, on what of the text is a claim, and on how it is read."""
    shown = [match for row in answer.appearances for match in (*row.matches, *row.near_misses)]
    labels = {match.decided_by for match in shown if match.decided_by != MATCHER_LABEL}
    labels |= {row.decided_by for row in answer.demoted}
    return labels | {
        label for row in answer.appearances for label in (row.promoted_by, row.corrected_by) if label is not None
    }


def _shelf(answer: LookupAnswer, names: Mapping[str, str]) -> tuple[ShelfRow, ...]:
    """The sentences that extraction shelved and what people took off, in the order of the text."""
    taken_off = {row.sentence_id for row in answer.demoted if row.whole}
    rows = [
        (row.start, ShelfRow(row.exact, _reason_word(row.reason), row.score, row.id))
        for row in answer.rejected
        if row.id is None or row.id not in taken_off
    ]
    for row in answer.demoted:
        by = names.get(row.decided_by, "somebody")
        word = _reason_word(row.reason)
        rows.append((row.start, ShelfRow(row.exact, word, row.score, row.sentence_id, row.appearance_id, by)))
    return tuple(row for _, row in sorted(rows, key=lambda pair: pair[0]))


def _highlight(number: int, appearance: AppearanceAnswer) -> Highlight:
    parts = tuple(Span(start, end) for start, end in appearance.parts) or (Span(appearance.start, appearance.end),)
    return Highlight(number, parts, quoted=appearance.voice is Voice.QUOTED)


def _match_note(match: MatchAnswer, *, today: dt.date, at_publication: bool, names: Mapping[str, str]) -> MatchNote:
    lines = [verdict_line(review, today=today, at_publication=at_publication) for review in match.reviews]
    leading = leading_line(lines)
    relation = relation_line(match.decision)
    places = relation.slots if match.is_in_own_words else {}
    return MatchNote(
        id=match.id,
        claim_id=match.claim.id,
        language=match.claim.language,
        pieces=mark_differences(match.claim.text, places, side="right"),
        relation=relation,
        state=match.state,
        decided=_decided(match, names),
        line=leading,
        others=tuple(line for line in lines if line is not leading),
        conflict=agreement_of(lines) is Agreement.CONFLICT,
        look_again=match.look_again,
    )


def _decided(match: MatchAnswer, names: Mapping[str, str]) -> str:
    """Who made the match what it is: "confirmed by the matcher", "confirmed by Anna", "suggested by the matcher"."""
    who = "the matcher" if match.decided_by == MATCHER_LABEL else names.get(match.decided_by, "somebody")
    return f"{match.state.value} by {who}{', in words that were confirmed before' if match.wording else ''}"


def _look(matches: Sequence[MatchNote], near: Sequence[MatchNote]) -> Look:
    best = next(iter(matches), None)
    if best is None:
        return look_without_match(len(near), near[0].relation.name if near else None)
    line = best.line
    return look_of_match(
        best.state,
        line.verdict if line else None,
        line.freshness if line else None,
        conflict=best.conflict,
        recheck=line.recheck if line else "",
    )


def _reason_word(reason: RejectReason) -> str:
    return REJECT_WORDS.get(reason.value, reason.value)
