"""Charts as rows of bars, dots and lines: places in percent, classes for colors, links; templates write the SVG.

No style attribute and no script is needed: a bar is a ``rect`` whose ``x`` and ``width`` are percentages, so that it
follows the width of the page while labels stay text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

LABEL_HEIGHT = 10.0
"""One line of small text (16 px) in percent of the height of a line chart (160 px)."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar: ``look`` is its class, ``name`` its word ("False"), ``count`` what it stands for. ``hatch`` names
    the lines drawn over it ("ink", "paper"), "" none."""

    name: str
    look: str
    count: int
    href: str = ""
    hatch: str = ""


@dataclass(frozen=True, slots=True)
class PlacedSegment:
    """A segment with its place: ``x`` and ``width`` in percent of the axis."""

    segment: Segment
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A stacked bar: label, parts, and what stands after it."""

    label: str
    parts: tuple[PlacedSegment, ...]
    total: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Dot:
    """A value with its interval, all in percent of the axis; ``text`` says it in words."""

    look: str
    x: float
    low: float | None
    high: float | None
    text: str


@dataclass(frozen=True, slots=True)
class DotRow:
    """Values of one thing; without dots ``note`` says why."""

    label: str
    dots: tuple[Dot, ...]
    note: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a line; ``x`` and ``y`` in percent from the left and the top."""

    label: str
    count: int
    x: float
    y: float
    href: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A series over time; ``path`` is for a view box of 100 × 100. ``label_y`` is where its name stands after its end,
    in percent from the top; ``has_path`` is False where the points alone are drawn, without line and name."""

    name: str
    look: str
    points: tuple[Point, ...]
    label_y: float = 0.0
    has_path: bool = True

    @property
    def path(self) -> str:
        """The line through the points."""
        return "M" + "L".join(f"{point.x:g} {point.y:g}" for point in self.points)


def stack_bars(
    rows: Sequence[tuple[str, Sequence[Segment], str]], *, gap: float = 0.0, split: frozenset[str] = frozenset()
) -> list[Bar]:
    """Stacked bars from rows (label, segments, note), on one axis whose end is the longest bar.

    Empty segments are left out. ``gap`` percent of room stands before a segment whose look is in ``split``, once a bar.
    """
    longest = max((sum(part.count for part in parts) for _, parts, _ in rows), default=0)
    bars = []
    for label, parts, note in rows:
        placed: list[PlacedSegment] = []
        x, has_gap = 0.0, False
        for part in parts:
            if part.count <= 0:
                continue
            if part.look in split and placed and not has_gap:
                x, has_gap = x + gap, True
            width = (100 - gap) * part.count / longest
            placed.append(PlacedSegment(part, round(x, 3), round(width, 3)))
            x += width
        bars.append(Bar(label, tuple(placed), sum(part.count for part in parts), note))
    return bars


def on_axis(value: float, low: float, high: float) -> float:
    """The place of a value on an axis in percent, at an end where it lies beyond."""
    return round(100 * min(1.0, max(0.0, (value - low) / (high - low))), 3)


def draw_line(name: str, look: str, points: Sequence[tuple[str, int, str]], top: int, *, has_path: bool = True) -> Line:
    """A line through (label, count, link), or the points alone, from zero at the bottom to ``top``."""
    step = 100 / max(len(points) - 1, 1)
    placed = [
        Point(label, count, round(number * step, 3), round(100 - 100 * count / max(top, 1), 3), href)
        for number, (label, count, href) in enumerate(points)
    ]
    return Line(name, look, tuple(placed), label_y=placed[-1].y if placed else 0.0, has_path=has_path)


def part_labels(lines: Sequence[Line]) -> list[Line]:
    """The lines with the names at their ends moved apart where they would stand on each other."""
    placed: dict[int, float] = {}
    for at, line in sorted(enumerate(lines), key=lambda item: item[1].label_y):
        above = max(placed.values(), default=-LABEL_HEIGHT)
        placed[at] = max(line.label_y, above + LABEL_HEIGHT)
    beyond = max(0.0, max(placed.values(), default=0.0) - 100)
    return [replace(line, label_y=round(placed[at] - beyond, 3)) for at, line in enumerate(lines)]


def axis_top(most: int) -> int:
    """The end of an axis that begins at zero and holds ``most``: 1, 2 or 5 times a power of ten."""
    power = 1
    while power < max(most, 1):
        for factor in (1, 2, 5):
            if factor * power >= most:
                return factor * power
        power *= 10
    return max(power, 1)
