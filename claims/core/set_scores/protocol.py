"""What a score of a set is: the shape of its rows, and the function from rows to named figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]
"""One line of a set's NDJSON file."""

Shape = type | tuple[type, ...] | list[Any] | Mapping[str, Any]
"""What a value must be: a type or several, ``[shape]`` for a list of such, ``[shape, shape]`` for exactly two, a mapping
for an object with such fields.

An object may have further fields; a field whose name ends in "?" may be missing or null.
"""


@dataclass(frozen=True, slots=True)
class SetFigure:
    """A measured figure of a set; ``value`` is usually a share 0..1, beside the counts that it comes from, if any.

    ``right``: what agrees; ``given``: what was found; ``of``: what there was to find, or the rows that were judged.
    """

    name: str
    value: float
    of: int
    right: int | None = None
    given: int | None = None
    precision: float | None = None
    recall: float | None = None


@dataclass(frozen=True, slots=True)
class SetScore:
    """How one set is scored. ``score`` gets rows that have the shape, any number of them, and reads them once."""

    name: str
    shape: Mapping[str, Shape]
    score: Callable[[Iterable[Row]], Iterable[SetFigure]]


def f1_figure(name: str, *, given: int, of: int, right: int) -> SetFigure:
    """F1 as the value, precision and recall of ``right`` among ``given`` found and ``of`` wanted; 0 where none are."""
    total = given + of
    return SetFigure(
        name=f"{name} F1",
        value=2 * right / total if total else 0.0,
        of=of,
        right=right,
        given=given,
        precision=right / given if given else 0.0,
        recall=right / of if of else 0.0,
    )


def misfit(value: object, shape: Shape, *, place: str = "") -> str | None:
    """Why a value has not the shape, as "quantities[2].unit is missing", or None where it has."""
    if isinstance(shape, Mapping):
        return _misfit_of_object(value, shape, place)
    if isinstance(shape, list):
        if not isinstance(value, list):
            return f"{place or 'the row'} is no list"
        if len(shape) > 1 and len(value) != len(shape):
            return f"{place or 'the row'} has not {len(shape)} items"
        shapes = shape if len(shape) > 1 else shape * len(value)
        found = (misfit(item, shapes[index], place=f"{place}[{index}]") for index, item in enumerate(value))
        return next((text for text in found if text), None)
    # JSON's true and false are no numbers, though Python's are.
    if not isinstance(value, shape) or (isinstance(value, bool) and shape is not bool):
        kinds = shape if isinstance(shape, tuple) else (shape,)
        return f"{place or 'the row'} is no {' or '.join(kind.__name__ for kind in kinds)}"
    return None


def _misfit_of_object(value: object, shape: Mapping[str, Any], place: str) -> str | None:
    if not isinstance(value, Mapping):
        return f"{place or 'the row'} is no object"
    for key, inner in shape.items():
        name = key.removesuffix("?")
        where = f"{place}.{name}" if place else name
        if key.endswith("?") and value.get(name) is None:
            continue
        if name not in value:
            return f"{where} is missing"
        if found := misfit(value[name], inner, place=where):
            return found
    return None
