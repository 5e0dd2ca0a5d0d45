"""Passages found again in changed texts."""

from __future__ import annotations

import pytest

from claims.core.records import Span
from claims.core.texts.anchoring import AnchorState, anchor_of, is_in_correction_note, reanchor

OLD = "Rain fell all day. The repair took 19 days. Nobody minded the noise of it."
SAID = "The repair took 19 days"


def span_of(body: str, words: str) -> Span:
    at = body.index(words)
    return Span(at, at + len(words))


def found_in(
    body: str, places: tuple[str, ...] = (), old: str = OLD, said: str = SAID
) -> tuple[AnchorState, str | None]:
    anchored = reanchor(anchor_of(old, span_of(old, said)), body, [span_of(body, place) for place in places])
    return anchored.state, None if anchored.span is None else body[anchored.span.start : anchored.span.end]


NOTE = "Correction: an earlier version said “The repair took 19 days”."

CASES = [
    # (what is tried, the new text, sentences of it, state, words)
    ("the same text", OLD, (), "exact", SAID),
    ("text added behind", OLD + " It was cheap.", (), "exact", SAID),
    ("text added before", "Leeds, Monday. " + OLD, (), "moved", SAID),
    ("sentences changed places", "The repair took 19 days. Rain fell all day.", (), "moved", SAID),
    ("another figure", OLD.replace("19", "21"), (), "changed", "The repair took 21 days"),
    (
        "another figure, the old one in a note",
        f"{OLD.replace('19', '21')}\n\n{NOTE}",
        (),
        "changed",
        "The repair took 21 days",
    ),
    (
        "another figure and other neighbors",
        "The repair took 21 days. All were glad.",
        ("The repair took 21 days",),
        "changed",
        "The repair took 21 days",
    ),
    ("taken out, told of in a note", f"Rain fell all day. Nobody minded the noise of it.\n\n{NOTE}", (), "gone", None),
    ("taken out", "Rain fell all day. Nobody minded the noise of it.", (), "gone", None),
    ("nothing alike", "The mayor resigned.", ("The mayor resigned",), "gone", None),
    ("the words inside longer words", "The repair took 19 daystar rides.", (), "gone", None),
    ("an empty text", "", (), "gone", None),
]


@pytest.mark.parametrize(
    ("body", "places", "state", "words"), [row[1:] for row in CASES], ids=[row[0] for row in CASES]
)
def test_passage_is_found_again(body: str, places: tuple[str, ...], state: str, words: str | None) -> None:
    assert found_in(body, places) == (AnchorState(state), words)


def test_of_repeated_words_those_between_the_same_neighbors_are_meant() -> None:
    body = "The repair took 19 days. That is much. Rain fell all day. The repair took 19 days. Nobody minded the noise."
    anchored = reanchor(anchor_of(OLD, span_of(OLD, SAID)), body)
    assert anchored.state is AnchorState.MOVED
    assert anchored.span is not None
    assert body[: anchored.span.start].endswith("Rain fell all day. ")


def test_a_note_that_was_one_before_stays() -> None:
    old = f"It rained. {NOTE}"
    assert found_in(f"So it was. {old}", old=old)[0] is AnchorState.MOVED


@pytest.mark.parametrize(
    ("body", "is_note"),
    [
        (NOTE, True),
        ("The repair took 19 days, this article originally said; it took 21.", True),
        ("It took 21 days. A previous version of this story stated: The repair took 19 days.", True),
        ("The repair took 19 days. Correction: the mayor is 50.", False),
        ("It rained.\nThe repair took 19 days.", False),
        ("An earlier attempt failed. The repair took 19 days.", False),
    ],
)
def test_notes_about_corrections_are_told_apart(body: str, is_note: bool) -> None:
    assert is_in_correction_note(body, span_of(body, SAID)) is is_note


def test_hostile_texts_take_no_time() -> None:
    old = "a" * 400
    anchor = anchor_of(f"b {old} c", Span(2, 402))
    assert reanchor(anchor, "a" * 200_000, [Span(0, 200_000)]).state is AnchorState.GONE
