"""When two values of figures are one, in every set of figures."""

from __future__ import annotations

_TOLERANCE = 1e-3
"""A tenth of a percent: published values are rounded ("one third" as 0.333)."""


def is_close(left: float, right: float) -> bool:
    """Whether two values agree within a tenth of a percent of the right one."""
    return abs(left - right) <= _TOLERANCE * max(1e-9, abs(right)) + 1e-9
