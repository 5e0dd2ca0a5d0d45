"""Rows of the queue: what somebody needs to see to decide what to do with a claim."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from flask import url_for

from claims.core.records import Relation
from claims.core.reviews.ageing import Due
from claims.core.reviews.reviewing import ReviewAction, ReviewState
from claims.core.texts.input_text import cut_to
from claims.models import Review
from claims.services.claims.demand import Demand
from claims.services.desk.review_steps import newest_steps, notes_on_texts
from claims.services.desk.second_opinions import open_to
from claims.services.desk.seen_words import seen_words
from claims.services.desk.snoozes import is_snoozed
from claims.services.followup.batches import seen_match, selected_value
from claims.services.judging.judgements import Suggestion
from claims.services.matching.matching import decision_of
from claims.services.matching.pairs import sentence_spans
from claims.services.reviews.review_queue import QueueItem
from claims.web.claims.answer_lines import relation_line
from claims.web.page.desk import InSentence, in_sentence, person_names
from claims.web.page.visit import Visit
from claims.web.words.dates import format_age, format_moment, format_near_day, format_near_moment, format_time
from claims.web.words.desk_words import DECLINE_WORDS
from claims.web.words.numbers import count_of
from claims.web.words.words import KIND_WORDS, describe_voice

TRIAGED = frozenset({ReviewState.OPEN, ReviewState.IN_PROGRESS, ReviewState.RECHECK})
"""States in which many reviews may be taken, assigned, released or declined at once."""

NOTE_SHOWN = 160
"""Characters of a reviewer's comment that a row has room for."""

SHOWN_REASONS = 2
"""Reasons of a recheck that a row has room for; its page tells all."""


@dataclass(frozen=True, slots=True)
class Age:
    """How long something waits ("2 h"), since which moment, and that moment as people write it."""

    text: str
    since: dt.datetime
    day: str


@dataclass(frozen=True, slots=True)
class CardMatch:
    """The nearest claim of the registry, in the shape that the macro ``claim_card`` reads."""

    relation: Relation
    sentence: str
    href: str
    claim: str
    claim_id: int = 0
    language: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A row in the shape that the macro ``claim_card`` reads; ``exact`` is "" where the sentence is the claim itself,
    ``select`` where the row cannot be part of a batch."""

    id: str
    text: str
    href: str
    before: str = ""
    exact: str = ""
    after: str = ""
    article: str = ""
    article_href: str = ""
    meta: tuple[str | Age, ...] = ()
    match: CardMatch | None = None
    taken_by: str = ""
    taken_at: str = ""
    select: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A review in the queue; ``holder`` names who has it, ``compare_href`` is "" where nothing is near, ``may_give``
    whether the reader may give the second opinion that it waits for."""

    card: Card
    review_id: int
    version: int
    state: ReviewState
    holder: str
    is_holder: bool
    compare_href: str
    may_give: bool = False
    is_snoozed: bool = False


@dataclass(frozen=True, slots=True)
class SuggestionRow:
    """An appearance that waits for a person to say which claim it is; the best suggestion stands on the card."""

    card: Card
    match_id: int
    seen: str
    words: str
    others: int
    compare_href: str


def queue_rows(here: Visit, items: Sequence[QueueItem]) -> list[QueueRow]:
    """Rows of reviews, in their order."""
    people = [number for item in items for number in (item.review.assignee_id, item.review.snoozed_by_id)]
    names = person_names(here, people)
    to_judge = open_to(here.session, [item.review for item in items], here.actor)
    notes = _own_notes(here, items) | _why_declined(here, items)
    return [
        _row(here, item, names, may_give=item.review.id in to_judge, note=notes.get(item.review.id, ""))
        for item in items
    ]


def suggestion_rows(here: Visit, items: Sequence[Suggestion]) -> list[SuggestionRow]:
    """Rows of suggested matches, in their order."""
    spans = sentence_spans(here.session, [item.appearance for item in items])
    words = seen_words(here.session, [item.matches[0].match.id for item in items])
    return [_suggestion(here, item, spans[item.appearance.id], words[item.matches[0].match.id]) for item in items]


def said_in(said: Demand) -> str:
    """How much a claim is said: "3 articles", "50 articles from 2 texts" where copies are among them."""
    articles = count_of(said.articles, "article")
    return articles if said.origins >= said.articles else f"{articles} from {count_of(said.origins, 'text')}"


def due_words(here: Visit, item: QueueItem) -> tuple[str, ...]:
    """When the work is due: "due 25 Feb", "due soon, 25 Feb" or "overdue since 25 Feb"; nothing where no clock runs."""
    due_at = item.review.due_at
    day = format_near_day(due_at.astimezone(ZoneInfo(here.zone)), here.today) if due_at else ""
    words = {Due.IN_TIME: "due ", Due.SOON: "due soon, ", Due.OVERDUE: "overdue since "}
    return (f"{words[item.due]}{day}",) if day and item.due in words else ()


def refused_card(here: Visit, row: QueueRow, item: QueueItem) -> Card:
    """The card of a review that somebody else has taken meanwhile."""
    taken = item.review.assigned_at
    return replace(row.card, taken_by=row.holder or "Somebody", taken_at=format_time(taken, here.zone) if taken else "")


def _own_notes(here: Visit, items: Sequence[QueueItem]) -> dict[int, str]:
    """With what words texts came back that the reader writes on; what is said of a text is told to nobody else."""
    own = [item.review.id for item in items if item.review.state in TRIAGED and _is_held_by_reader(here, item.review)]
    if not own:
        return {}
    found = notes_on_texts(here.session, own)
    return {
        review_id: f"returned: “{cut_to(notes[0].reason, NOTE_SHOWN)}”"
        for review_id, notes in found.items()
        if notes[0].action == ReviewAction.RETURN.value
    }


def _why_declined(here: Visit, items: Sequence[QueueItem]) -> dict[int, str]:
    """Who declined what is not checked, and why."""
    declined = [item.review.id for item in items if item.review.state is ReviewState.DECLINED]
    if not declined:
        return {}
    steps = newest_steps(here.session, declined, ReviewAction.DECLINE)
    names = person_names(here, [step.user_id for step in steps.values()])
    told = {}
    for review_id, step in steps.items():
        why = DECLINE_WORDS.get(step.detail.get("decline_reason", ""), "declined")
        told[review_id] = f"{why.lower()}, says {names.get(step.user_id or 0, 'the registry')}"
    return told


def _is_held_by_reader(here: Visit, review: Review) -> bool:
    return review.assignee_id is not None and review.assignee_id == here.actor.user_id


def _row(here: Visit, item: QueueItem, names: dict[int, str], *, may_give: bool, note: str) -> QueueRow:
    review = item.review
    if review.state is ReviewState.SECOND_OPINION:
        item = replace(
            item, appearance=None, near_match=None
        )  # nothing may stand there that the first person saw or said
    said, near = in_sentence(item.appearance), item.near_match
    meta = (*_meta(here, item, names), *((note,) if note else ()))
    compare = url_for("compare.show", match_id=near.match_id) if near else ""
    match = CardMatch(near.relation, "", compare, near.claim_text, near.claim_id, near.claim_language) if near else None
    href = url_for("review_work.show", review_id=review.id)
    select = selected_value(review.id, review.lock_version) if here.may_judge and review.state in TRIAGED else ""
    text, language = item.claim.text, item.claim.language
    card = Card(f"q-{review.id}", text, href, meta=meta, match=match, select=select, language=language)
    card = _in_its_sentence(card, said)
    return QueueRow(
        card=card,
        review_id=review.id,
        version=review.lock_version,
        state=review.state,
        holder=names.get(review.assignee_id or 0, ""),
        is_holder=_is_held_by_reader(here, review),
        compare_href=compare,
        may_give=may_give,
        is_snoozed=is_snoozed(review, here.now),
    )


def _age(here: Visit, since: dt.datetime) -> Age:
    return Age(format_age(since, here.now), since, format_moment(since, here.zone))


def _meta(here: Visit, item: QueueItem, names: dict[int, str]) -> tuple[str | Age, ...]:
    """Type, demand, age, due time and reasons; of what waits for a second opinion only type and age."""
    kind, age = KIND_WORDS[item.claim.kind.value], _age(here, item.state_since)
    if item.review.state is ReviewState.SECOND_OPINION:
        return kind, age
    return (
        kind,
        said_in(item.said),
        age,
        *due_words(here, item),
        *_snooze_words(here, item.review, names),
        *item.reasons[:SHOWN_REASONS],
    )


def _snooze_words(here: Visit, review: Review, names: dict[int, str]) -> tuple[str, ...]:
    """Until when it rests, and who said so; nothing once that is over."""
    if review.snoozed_until is None or not is_snoozed(review, here.now):
        return ()
    who = names.get(review.snoozed_by_id or 0, "somebody")
    return (f"snoozed by {who} until {format_near_moment(review.snoozed_until, here.today, here.zone)}",)


def _suggestion(here: Visit, item: Suggestion, span: tuple[int, int], words: str) -> SuggestionRow:
    appearance, version, best = item.appearance, item.version, item.matches[0]
    compare = url_for("compare.show", match_id=best.match.id)
    said = InSentence(
        before=version.body[span[0] : appearance.start],
        exact=appearance.exact,
        after=version.body[appearance.end : span[1]],
        article=version.headline or "Text without a headline",
        article_href=url_for("articles.show", article_id=version.article_id, version=version.number),
        outlet=item.outlet,
    )
    meta: tuple[str | Age, ...] = (
        KIND_WORDS[appearance.kind.value],
        *filter(None, [describe_voice(appearance.voice, appearance.speaker)]),
        item.outlet,
        _age(here, version.received_at),
    )
    line = relation_line(decision_of(best.match))
    match = CardMatch(line.name, "Suggested: same as", compare, best.claim.text, language=best.claim.language)
    select = selected_value(best.match.id, seen_match(best.match.state, words)) if here.may_judge else ""
    text, language = appearance.standalone_text, version.language
    card = Card(f"m-{appearance.id}", text, compare, meta=meta, match=match, select=select, language=language)
    return SuggestionRow(
        _in_its_sentence(card, said), best.match.id, best.match.state.value, words, len(item.matches) - 1, compare
    )


def _in_its_sentence(card: Card, said: InSentence | None) -> Card:
    """The card with what the claim's sentence adds to it."""
    if said is None:
        return card
    named = replace(card, article=said.article, article_href=said.article_href)
    return replace(named, before=said.before, exact=said.exact, after=said.after) if said.adds_to(card.text) else named
