"""The marks of verdicts, freshness, work states, relations and draft outcomes: words, tones and drawings.

Each drawing is written in a short notation, one shape a string, on a 16 × 16 grid:

    o CX CY R      ring                     d CX CY R   disc
    P PATH         stroked path             F PATH      filled path
    R X Y W H RX   stroked rectangle        FR …        filled rectangle
    K PATH         path knocked out of the shape below  KD CX CY R   disc knocked out

followed by ``@WIDTH`` (stroke width, else 1.5), ``dash A B`` and ``round`` (caps). ``MARKS`` holds the drawings parsed into
SVG elements, ``draw_mark`` writes them out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Mapping

KNOCK_OUT = "vm-k"
KNOCK_OUT_FILL = "vm-kf"

_OPTION = re.compile(r" (?:@(?P<width>[\d.]{1,5})|dash (?P<dash>[\d.]{1,5} [\d.]{1,5})|(?P<round>round))$")
_PAGE = "P M3.5 1.75h6l3 3v9.5h-9zM9.5 1.75v3h3"
_BARE_PAGE = "P M3.5 1.75h6l3 3v9.5h-9z"
_PRINTED_PAGE = "F M2.75 1H10l3.25 3.25V15H2.75z"
_RULE_OPEN = "P M1 8h11.25M12.25 3.75v8.5"
_NOT_EQUAL = ("P M2.5 6h11M2.5 10h11M10.75 2.5l-5.5 11 @1.8",)


@dataclass(frozen=True, slots=True)
class Shape:
    """One SVG element: its tag and its attributes in order."""

    tag: str
    attributes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark: family and name (the value of the enum that it stands for), word, tone class, drawing.

    ``tone`` is the part after ``t-``: yes, mid, no, clash, open, ink or ink2. ``letter`` is set where the mark is a
    character in a square instead of a drawing (stances).
    """

    family: str
    name: str
    word: str
    tone: str
    shapes: tuple[Shape, ...] = field(default=())
    letter: str = ""


def parse_shape(notation: str) -> Shape:
    """The SVG element of one shape in the notation of this module; ValueError when it is not in it."""
    attributes: dict[str, str] = {}
    while option := _OPTION.search(notation):
        notation = notation[: option.start()]
        if option["width"]:
            attributes["stroke-width"] = option["width"]
        elif option["dash"]:
            attributes["stroke-dasharray"] = option["dash"]
        else:
            attributes["stroke-linecap"] = "round"
    kind, _, geometry = notation.partition(" ")
    tag, located = _locate(kind, geometry)
    return Shape(tag, MappingProxyType(located | _paint(kind) | attributes))


def find_mark(name: str) -> Mark:
    """The mark called ``name``, or ``family/name`` where two families share the name; KeyError names what is unknown."""
    if name in MARKS:
        return MARKS[name]
    named = [mark for mark in MARKS.values() if mark.name == name]
    if len(named) != 1:
        reason = "is in several families, say family/name" if named else "is unknown"
        raise KeyError(f"mark {name!r} {reason}")
    return named[0]


@lru_cache(maxsize=512)
def draw_mark(name: str, size: int = 16, drained: bool = False, tone: str = "") -> Markup:
    """The HTML of a mark, hidden from readers by ear: its word must stand beside it. Raises as ``find_mark``.

    ``size`` in px: 14 in text, 16, 28 in the verdict block. Each drawing is written once and kept: the page of an article
    of 400 claims has a thousand marks, and a macro took 21 ms to write them anew.
    """
    mark = find_mark(name)
    if mark.letter:
        return Markup('<span class="c-stance" aria-hidden="true">{}</span>').format(mark.letter)
    shapes = Markup("").join(_element(shape) for shape in mark.shapes)
    return Markup(
        '<svg class="vm t-{}" width="{}" height="{}" viewBox="0 0 16 16" fill="none" stroke="currentColor"'
        ' stroke-width="1.5" aria-hidden="true" focusable="false">{}</svg>'
    ).format("open" if drained else tone or mark.tone, size, size, shapes)


def marks_of(family: str) -> tuple[Mark, ...]:
    """The marks of one family in the order of the design."""
    return tuple(mark for mark in MARKS.values() if mark.family == family)


def _element(shape: Shape) -> Markup:
    attributes = Markup("").join(Markup(' {}="{}"').format(name, value) for name, value in shape.attributes.items())
    return Markup("<{}{}/>").format(shape.tag, attributes)


def _locate(kind: str, geometry: str) -> tuple[str, dict[str, str]]:
    numbers = geometry.split()
    if kind in {"o", "d", "KD"} and len(numbers) == 3:
        return "circle", dict(zip(("cx", "cy", "r"), numbers, strict=True))
    if kind in {"R", "FR"} and len(numbers) == 5:
        return "rect", dict(zip(("x", "y", "width", "height", "rx"), numbers, strict=True))
    if kind in {"P", "F", "K"} and geometry.startswith("M"):
        return "path", {"d": geometry}
    raise ValueError(f"not a shape: {kind} {geometry}")


def _paint(kind: str) -> dict[str, str]:
    """How a kind is painted; knock-outs say Canvas for pages without our style sheet, the class says the rest."""
    if kind in {"d", "F", "FR"}:
        return {"fill": "currentColor", "stroke": "none"}
    if kind == "KD":
        return {"class": KNOCK_OUT_FILL, "fill": "Canvas", "stroke": "none"}
    if kind == "K":
        return {"class": KNOCK_OUT, "stroke": "Canvas"}
    return {}


_DRAWINGS: tuple[tuple[str, str, str, str, tuple[str, ...]], ...] = (
    ("verdict", "true", "True", "yes", ("d 8 8 7", "K M4.6 8.3l2.4 2.4 4.5-5.1 @1.9")),
    ("verdict", "mostly_true", "Mostly true", "yes", ("o 8 8 6.25", "P M4.9 8.3l2.2 2.2 4.1-4.7 @1.7")),
    (
        "verdict",
        "mixed",
        "Mixed",
        "mid",
        ("F M8 1a7 7 0 0 0 0 14z", "P M8 1.75h5.25a1 1 0 0 1 1 1v10.5a1 1 0 0 1-1 1H8z"),
    ),
    (
        "verdict",
        "mostly_false",
        "Mostly false",
        "no",
        ("R 1.75 1.75 12.5 12.5 1", "P M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6 @1.7"),
    ),
    ("verdict", "false", "False", "no", ("FR 1 1 14 14 1.5", "K M4.8 4.8l6.4 6.4M11.2 4.8l-6.4 6.4 @1.9")),
    (
        "verdict",
        "unproven",
        "Unproven",
        "open",
        (
            "o 8 8 6.25 dash 2.7 2.21",
            "P M6.1 6.4a1.95 1.95 0 1 1 2.8 1.75c-.6.3-.9.7-.9 1.35",
            "d 8 11.4 .9",
        ),
    ),
    ("verdict", "disputed", "Disputed", "clash", ("P M1.75 2.75v10.5L7.25 8zM14.25 2.75v10.5L8.75 8z",)),
    (
        "verdict",
        "outdated",
        "Outdated",
        "open",
        ("P M2.9 4.9A6 6 0 1 1 2 8", "P M2.6 1.6v3.5h3.5M8 4.8V8l2.3 1.6"),
    ),
    (
        "verdict",
        "pending",
        "Pending",
        "open",
        ("P M8 1.3L14.7 8 8 14.7 1.3 8z", "d 5.1 8 .95", "d 8 8 .95", "d 10.9 8 .95"),
    ),
    ("status", "unchecked", "Not checked", "open", ("o 8 8 6.25 @1.8 dash .1 2.7 round",)),
    ("status", "conflict", "Organizations conflict", "clash", ("o 5.75 8 4.5", "R 7 3.75 7.75 8.5 0")),
    ("freshness", "current", "Current", "ink", (_RULE_OPEN, "d 4.5 8 2.6")),
    ("freshness", "expiring", "Expires soon", "ink", (_RULE_OPEN, "d 9.5 8 2.6")),
    ("freshness", "expired", "Expired", "ink", ("P M1 8h7.5M8.5 3.75v8.5", "o 12.5 8 2.3")),
    (
        "freshness",
        "under_recheck",
        "Under recheck",
        "ink",
        ("P M1 13.75h14M12.75 10.75V7.5a4.25 4.25 0 0 0-8.5 0v2.25M1.9 7.5l2.35 2.4L6.6 7.5",),
    ),
    ("freshness", "withdrawn", "Withdrawn", "ink", ("P M1 8h4.4M10.6 8H15M3.5 13.5l9-11", "o 8 8 2.6")),
    ("state", "open", "Open", "ink2", (_PAGE,)),
    ("state", "in_progress", "In progress", "ink2", (_PAGE, "P M5.75 8h4.5M5.75 11h2.25")),
    ("state", "second_opinion", "Second opinion", "ink2", ("P M5.5 1.75h5l3 3v7.25h-8zM2.5 4.5v9.75h8",)),
    ("state", "adjudication", "Adjudication", "ink2", ("P M1.25 3.25h4.5v9.5h-4.5zM10.25 3.25h4.5v9.5h-4.5zM8 1v14",)),
    ("state", "in_approval", "In approval", "ink2", (_PAGE, "P M5.75 8h4.5", "P M5.75 11.5h4.7 dash 1 .85")),
    ("state", "published", "Published", "ink2", (_PRINTED_PAGE, "K M5.25 7.25h5.5M5.25 10.75h5.5")),
    (
        "state",
        "recheck",
        "Recheck",
        "ink2",
        (_BARE_PAGE, "P M10.1 9.7a2.2 2.2 0 1 1-.6-2.1M10 5.6v2.2H7.8 @1.3"),
    ),
    ("state", "declined", "Declined", "ink2", ("P M3.5 1.75h6l3 3v9.5h-9zM1.5 14.5l13-13",)),
    ("state", "withdrawn", "Withdrawn", "ink2", (_PRINTED_PAGE, "K M3.5 13.5l9-10 @1.9")),
    ("relation", "same", "Same claim", "ink", ("P M2.5 6h11M2.5 10h11 @2",)),
    ("relation", "opposite", "Opposite", "ink", ("P M2 5h11.5l-3-3M14 11H2.5l3 3 @1.7",)),
    ("relation", "different_figure", "Different figure", "ink", _NOT_EQUAL),
    ("relation", "other_entity", "Other entity", "ink", _NOT_EQUAL),
    ("relation", "other_place", "Other place", "ink", _NOT_EQUAL),
    ("relation", "other_date", "Other date", "ink", _NOT_EQUAL),
    ("relation", "other_measure", "Other measure", "ink", _NOT_EQUAL),
    ("relation", "narrower", "Narrower", "ink", ("o 8 8 6.25", "d 8 8 2.75")),
    ("relation", "broader", "Broader", "ink", ("d 8 8 7", "KD 8 8 3")),
    (
        "relation",
        "reported_only",
        "Only reported",
        "ink",
        (
            "F M7 4C4.7 4.7 3.4 6.3 3.4 9v2.6h3.2V8.9H5C5 7.4 5.7 6.5 7.2 5.9z"
            "M13 4c-2.3.7-3.6 2.3-3.6 5v2.6h3.2V8.9H11c0-1.5.7-2.4 2.2-3z",
        ),
    ),
    ("relation", "unrelated", "Unrelated", "ink", ("o 3.9 8 2.9", "o 12.1 8 2.9")),
    ("outcome", "pass", "Pass", "yes", ("P M2 8.5l4 4 8-9 @2.2",)),
    ("outcome", "warn", "Warn", "mid", ("P M8 1.9l6.6 12H1.4z", "P M8 6.2v4 @1.8", "d 8 12 .95")),
    ("outcome", "block", "Block", "no", ("F M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z", "K M4.5 8h7 @2.2")),
)
_LETTERS = (
    ("stance", "supports", "supports", "ink2", "+"),
    ("stance", "refutes", "refutes", "ink2", "−"),
    ("stance", "context", "context", "ink2", "·"),
)

MARKS: Mapping[str, Mark] = MappingProxyType(
    {
        f"{family}/{name}": Mark(family, name, word, tone, tuple(map(parse_shape, drawing)))
        for family, name, word, tone, drawing in _DRAWINGS
    }
    | {
        f"{family}/{name}": Mark(family, name, word, tone, letter=letter)
        for family, name, word, tone, letter in _LETTERS
    }
)
"""Every mark by ``family/name``, families in the order verdict, status, freshness, state, relation, outcome, stance."""
