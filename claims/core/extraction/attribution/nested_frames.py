"""Words that one source passes on for another: of "Reuters reported that the bank said …" they are the bank's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.core.extraction.attribution.frames import frame_within
from claims.core.extraction.attribution.said_content import Frame, Shape
from claims.core.extraction.lexicon.conjunctions import OPENING
from claims.core.extraction.lexicon.people import OUTLETS
from claims.core.extraction.lexicon.sayings import ASSERTING, FORCE_BY_VERB
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.mentions.names import Mention
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import has_finite
from claims.core.records import Force

_PASSED_ON = words(
    """
    say tell claim warn allege insist announce argue state assert deny write tweet add admit acknowledge confirm maintain
    contend testify report
    """
) | {"according to"}
"""Verbs by which the inner speaker said it."""
_NOBODY = words("no none neither nor few nobody never not n't n’t hardly little only any either")
"""Words in a source, or before a cue, that say that nobody spoke, or leave open whether."""
_SAME = words("it they we i you")
"""Pronouns that stand for the outer speaker, or for nobody whom the sentence names."""
_PEOPLE = words("he she")


def inner_frame(parsed: ParsedSentence, mentions: Sequence[Mention], frame: Frame, *, by_person: bool) -> Frame | None:
    """The frame of the one whose words the source of ``frame`` passes on; None where they are the source's own.

    ``by_person``: the source is somebody, whom "he" and "she" may mean then.
    """
    if frame.force not in ASSERTING or frame.shape in (Shape.CALL, Shape.LABEL) or _is_unsaid(parsed, frame.cue[0]):
        return None
    if len(frame.content) != 1:
        return None
    first, last = frame.content[0]
    inner = frame_within(parsed, mentions, first, last)
    if (
        inner is None
        or not _is_passed_on(parsed, inner, first, by_person=by_person)
        or _is_around(parsed, inner, frame)
    ):
        return None
    return replace(inner, own=frame.own)


def _is_around(parsed: ParsedSentence, inner: Frame, outer: Frame) -> bool:
    """Whether what stands inside passes on the other one's words.

    "Roe said it failed, | Reuters reported", "Reuters reported that it failed, | according to the bank".
    """
    if outer.shape is Shape.INITIAL:
        return inner.shape is Shape.FINAL
    return _is_outlet(parsed, inner) and not _is_outlet(parsed, outer)


def _is_outlet(parsed: ParsedSentence, frame: Frame) -> bool:
    return frame.source is not None and any(t.lower in OUTLETS for t in parsed.tokens[slice(*frame.source)])


def _is_unsaid(parsed: ParsedSentence, cue: int) -> bool:
    return any(token.lower in _NOBODY for token in parsed.tokens[max(0, cue - 2) : cue])


def _is_passed_on(parsed: ParsedSentence, inner: Frame, first: int, *, by_person: bool) -> bool:
    tokens = parsed.tokens
    if inner.verb not in _PASSED_ON or inner.source is None or inner.own is not None or not inner.content:
        return False
    if inner.shape in (Shape.CALL, Shape.LABEL) or tokens[inner.cue[0]].tag == "B":
        return False
    if inner.force is not FORCE_BY_VERB.get(inner.verb, Force.SAID):
        # "Roe said the firm wrongly told staff that …" tells what Roe thinks of it.
        return False
    source = [token.lower for token in tokens[slice(*inner.source)]]
    if source[0] in _SAME or (by_person and source[0] in _PEOPLE) or not _NOBODY.isdisjoint(source):
        return False
    if inner.shape is not Shape.INITIAL:
        return True
    # "said | when the bank told staff that it had failed" tells when.
    before = tokens[first : inner.source[0]]
    return not has_finite(before) and not any(token.lower in OPENING or token.tag == "W" for token in before)
