"""Topics that a person follows: a type of claim, a speaker, words; each that is given must fit."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claims.core.errors import Conflict, Invalid, NotFound
from claims.core.sources.speaker_names import fold_name
from claims.core.texts.input_text import tidy_line
from claims.core.verdicts import ClaimKind
from claims.models.claim import Claim
from claims.models.speaker import Speaker, SpeakerAlias
from claims.models.topic_follow import TopicFollow
from claims.services.base.merged_rows import is_one_with
from claims.services.base.rows import find_row

MAX_TOPICS = 50
"""Topics of one person at most."""

MAX_WORDS_LENGTH = 200

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Topic:
    """What is followed; an empty field does not matter, but not all may be empty."""

    kind: ClaimKind | None = None
    speaker: str = ""
    words: str = ""


def follow_topic(session: Session, user_id: int, topic: Topic, *, now: dt.datetime) -> TopicFollow:
    """Let a person follow a topic; the same one again changes nothing.

    Raises ``Invalid`` (``topic_empty``, ``too_long``, ``speaker_unknown``) and ``Conflict`` (``too_many``).
    """
    words = " ".join(_WORD.findall(tidy_line(topic.words).casefold()))
    if len(words) > MAX_WORDS_LENGTH:
        raise Invalid(f"Words of a topic have at most {MAX_WORDS_LENGTH} characters.", code="too_long", field="words")
    speaker_id = _speaker_id(session, topic.speaker)
    if topic.kind is None and speaker_id is None and not words:
        raise Invalid("Give a type, a speaker or words to follow.", code="topic_empty", field="words")
    own = list_topics(session, user_id)
    for follow in own:
        if (follow.kind, follow.speaker_id, follow.words) == (topic.kind, speaker_id, words):
            return follow
    if len(own) >= MAX_TOPICS:
        raise Conflict(f"{MAX_TOPICS} topics are followed already; leave one first.", code="too_many")
    follow = TopicFollow(user_id=user_id, kind=topic.kind, speaker_id=speaker_id, words=words, created_at=now)
    session.add(follow)
    session.flush()  # the page lists it
    return follow


def leave_topic(session: Session, user_id: int, follow_id: int) -> None:
    """Stop following; a topic of somebody else counts as one that is not there (``NotFound``)."""
    follow = find_row(session, TopicFollow, follow_id)
    if follow is None or follow.user_id != user_id:
        raise NotFound("You do not follow this topic.", code="topic_not_found")
    session.delete(follow)
    session.flush()  # the page lists what is left


def list_topics(session: Session, user_id: int) -> list[TopicFollow]:
    """What a person follows, oldest first."""
    query = select(TopicFollow).where(TopicFollow.user_id == user_id).order_by(TopicFollow.id)
    return list(session.scalars(query.limit(MAX_TOPICS)))


def is_of_topic(follow: TopicFollow, claim: Claim, speakers: Collection[int]) -> bool:
    """Whether the claim has the type, the speaker and all words of the topic; ``speakers_of`` gives its speakers."""
    if follow.kind is not None and follow.kind is not claim.kind:
        return False
    if follow.speaker_id is not None and follow.speaker_id not in speakers:
        return False
    return has_words(follow, claim)


def has_words(follow: TopicFollow, claim: Claim) -> bool:
    """Whether the claim has all words of the topic."""
    return set(follow.words.split()) <= set(_WORD.findall(claim.text.casefold()))


def speakers_of(session: Session, claim: Claim) -> frozenset[int]:
    """The speaker of the claim and all that are one with them."""
    if claim.speaker_id is None:
        return frozenset()
    return frozenset(session.scalars(select(Speaker.id).where(is_one_with(Speaker.id, Speaker, claim.speaker_id))))


def _speaker_id(session: Session, name: str) -> int | None:
    name = tidy_line(name).replace("\x00", "\ufffd")  # PostgreSQL takes no NUL, not even in a question
    if not name:
        return None
    answering = func.coalesce(Speaker.merged_into_id, Speaker.id)
    named = select(answering).join(SpeakerAlias, SpeakerAlias.party_id == Speaker.id)
    found = session.scalar(named.where(SpeakerAlias.folded == fold_name(name)).order_by(answering).limit(1))
    if found is None:
        raise Invalid(f"No speaker is called “{name[:100]}”.", code="speaker_unknown", field="speaker")
    return found
