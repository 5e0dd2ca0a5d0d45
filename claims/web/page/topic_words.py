"""A topic that somebody follows, in words."""

from __future__ import annotations

from claims.models import Speaker
from claims.models.topic_follow import TopicFollow
from claims.web.page.visit import Visit
from claims.web.words.words import KIND_WORDS


def topic_words(here: Visit, follow: TopicFollow) -> str:
    """What the topic asks of a claim: "type quantity, by Ivana Prokopović, with “harbor”"."""
    speaker = here.session.get(Speaker, follow.speaker_id) if follow.speaker_id else None
    parts = (
        f"type {KIND_WORDS[follow.kind.value]}" if follow.kind else "",
        f"by {speaker.name}" if speaker else "",
        f"with “{follow.words}”" if follow.words else "",
    )
    return ", ".join(filter(None, parts))
