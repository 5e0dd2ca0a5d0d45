"""What may be wrong with a version of a rating scale, explained; part of ``problem_codes.py``."""

from __future__ import annotations

SCALE_CODES = {
    "scale_unknown": ("There is no such scale", "GET /api/v1/scales lists those in use."),
    "scale_value_unknown": ("The scale in use has no such value", "Read the scale, then name a value of it."),
    "verdict_unknown": ("There is no such verdict", "Choose one of the verdicts that the API document lists."),
    "scale_size": ("A scale cannot have so many or so few values", "Give 2 to 20 values."),
    "scale_value_invalid": ("A value is not written as one", "Use a–z, 0–9 and _, as mostly_true."),
    "scale_value_fixed": (
        "The value stood for another verdict in an earlier version",
        "Keep its verdict, or add a new value for the other one.",
    ),
    "scale_value_twice": ("A value is there twice", "Give each value once."),
    "scale_label_twice": ("A label is there twice", "Word each value differently, once in each language."),
    "scale_replaced": (
        "The scale has another version than the one that was to be replaced",
        "Read the scale in use again and repeat your change on it.",
    ),
    "scale_unchanged": ("The scale is the same as before", "Change something, or leave the version in use."),
}
