"""What was read from an appearance's words, as pairs of word and value: whose words, figures, time, place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from claims.models import Appearance
from claims.services.answers.lookup_answers import AppearanceAnswer
from claims.web.words.dates import format_period
from claims.web.words.words import describe_voice


def read_facts(appearance: Appearance | AppearanceAnswer) -> tuple[tuple[str, str], ...]:
    """Figures as they stand in the text, the time they speak of, the place; what was not found is left out."""
    facts = [("Figure", _words_of(appearance, quantity)) for quantity in appearance.quantities]
    if appearance.period:
        start, end = (_day(appearance.period.get(edge)) for edge in ("start", "end"))
        facts.append(("Time", format_period(start, end)))
    if appearance.place:
        facts.append(("Place", appearance.place))
    return tuple((word, value) for word, value in facts if value)


def facts_with_voice(appearance: Appearance) -> tuple[tuple[str, str], ...]:
    """The same, and first whose words they are where they are not the outlet's own."""
    voice = describe_voice(appearance.voice, appearance.speaker, appearance.force)
    return ((("Voice", voice),) if voice else ()) + read_facts(appearance)


def _words_of(appearance: Appearance | AppearanceAnswer, quantity: Mapping[str, object]) -> str:
    """A quantity's words; its offsets index the body, of which the appearance holds its own part."""
    start, end = quantity.get("start"), quantity.get("end")
    if not isinstance(start, int) or not isinstance(end, int) or start < appearance.start:
        return ""
    return appearance.exact[start - appearance.start : end - appearance.start]


def _day(text: object) -> dt.date | None:
    return dt.date.fromisoformat(text) if isinstance(text, str) else None
