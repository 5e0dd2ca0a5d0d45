"""How claims look in running text: the line under a claim says how sure the answer is, its color what it says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claims.core.records import Comparison, MatchState, Relation, SlotComparison, Span
from claims.core.verdicts import Freshness, Verdict
from claims.web.words.marks import find_mark
from claims.web.words.words import FreshnessLine, verdict_mark


@dataclass(frozen=True, slots=True)
class Look:
    """How the segments of one claim look.

    ``case`` and ``tone`` become the classes ``is-CASE`` and ``is-TONE``; ``mark`` and ``freshness`` name marks to be drawn
    after the number ("" = none), ``hidden`` is the text for readers who do not see them.
    """

    case: str
    tone: str = ""
    mark: str = ""
    drained: bool = False
    freshness: str = ""
    hidden: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a claim's text; ``kind`` is "" for plain words, else differs, compatible or only."""

    text: str
    kind: str = ""
    hidden: str = ""


def look_of_match(
    state: MatchState | str,
    verdict: Verdict | str | None,
    freshness: FreshnessLine | None,
    *,
    conflict: bool = False,
    recheck: str = "",
) -> Look:
    """The look of a claim matched as *same*: confirmed or suggested, with the answer of its review (None = unchecked).

    ``recheck`` says why the answer is not settled, where it has not lapsed.
    """
    if state == MatchState.SUGGESTED:
        return Look("suggested", hidden="suggested, same claim")
    if conflict:
        return Look("conflict", "clash", "status/conflict", hidden="organizations conflict, same claim")
    if verdict is None:
        return Look("none", hidden="same claim, not checked")
    mark = verdict_mark(verdict)
    name = f"verdict/{mark.name}"
    if freshness is not None and freshness.drains:
        word = f"formerly {mark.word}" if freshness.former else mark.word
        shown = f"freshness/{Freshness(freshness.state)}"
        return Look("lapsed", "open", name, True, shown, f"{word}, {freshness.sentence}, same claim")
    if recheck:
        shown = f"freshness/{Freshness.EXPIRED}"
        return Look("lapsed", "open", name, True, shown, f"{mark.word}, {recheck[0].lower()}{recheck[1:]}, same claim")
    return Look("same", mark.tone, name, hidden=f"{mark.word}, same claim")


def look_without_match(near_misses: int = 0, relation: Relation | str | None = None) -> Look:
    """The look of a claim that nothing verified says: no match, near misses only, a prediction."""
    if near_misses and relation is not None:
        return Look("none", hidden=f"not checked, near miss: {find_mark(f'relation/{relation}').word}")
    return Look("none", hidden="not checked")


def mark_differences(text: str, slots: Mapping[str, SlotComparison], *, side: str) -> tuple[Piece, ...]:
    """``text`` in pieces, the words of slots that differ set off; ``side`` is "left" or "right".

    Spans that overlap an earlier one, or reach outside the text, are left plain. Joining the pieces gives the text back.
    """
    pieces: list[Piece] = []
    position = 0
    for span, piece in sorted(_differing(text, slots, side), key=lambda item: item[0]):
        if span.start < position or not span.start < span.end <= len(text):
            continue
        pieces += [Piece(text[position : span.start])] if position < span.start else []
        pieces.append(piece)
        position = span.end
    return (*pieces, Piece(text[position:])) if position < len(text) else tuple(pieces)


_KINDS = {
    Comparison.DIFFERENT: "differs",
    Comparison.COMPATIBLE: "compatible",
    Comparison.ONLY_LEFT: "only",
    Comparison.ONLY_RIGHT: "only",
}


def _differing(text: str, slots: Mapping[str, SlotComparison], side: str) -> Sequence[tuple[Span, Piece]]:
    found = []
    for slot in slots.values():
        span = slot.left_span if side == "left" else slot.right_span
        if span is None or slot.comparison not in _KINDS:
            continue
        kind = _KINDS[slot.comparison]
        differs = kind == "differs" and slot.left and slot.right
        hidden = f"differs: {slot.left} here, {slot.right} there" if differs else ""
        found.append((span, Piece(text[span.start : span.end], kind, hidden)))
    return found
