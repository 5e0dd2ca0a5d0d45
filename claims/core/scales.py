"""Rating scales as data: which grades a claim type has, and the normalized verdict of each.

A scale is named and versioned; published revisions keep the name, so values are never removed, only added under a new
version. Languages: labels are English; other languages are added beside them.
"""

from __future__ import annotations

from dataclasses import dataclass

from claims.core.verdicts import ClaimKind, Verdict


@dataclass(frozen=True, slots=True)
class Grade:
    """One value of a scale: its stable name, its words, and the verdict that it stands for."""

    value: str
    label: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Scale:
    """The grades of a scale, best first."""

    name: str
    grades: tuple[Grade, ...]

    def grade(self, value: str) -> Grade | None:
        """The grade with this value; None if the scale lacks it."""
        return next((grade for grade in self.grades if grade.value == value), None)


_UNDECIDED = (
    Grade("unproven", "Unproven", Verdict.UNPROVEN),
    Grade("disputed", "Disputed", Verdict.DISPUTED),
    Grade("outdated", "Outdated", Verdict.OUTDATED),
    Grade("pending", "Pending", Verdict.PENDING),
)

TRUTH = Scale(
    "truth/1",
    (
        Grade("true", "True", Verdict.TRUE),
        Grade("mostly_true", "Mostly true", Verdict.MOSTLY_TRUE),
        Grade("mixed", "Mixed", Verdict.MIXED),
        Grade("mostly_false", "Mostly false", Verdict.MOSTLY_FALSE),
        Grade("false", "False", Verdict.FALSE),
        *_UNDECIDED,
    ),
)
PROMISE = Scale(
    "promise/1",
    (
        Grade("kept", "Kept", Verdict.TRUE),
        Grade("kept_late", "Kept late", Verdict.MOSTLY_TRUE),
        Grade("partly", "Partly kept", Verdict.MIXED),
        Grade("in_progress", "In progress", Verdict.PENDING),
        Grade("stalled", "Stalled", Verdict.MOSTLY_FALSE),
        Grade("broken", "Broken", Verdict.FALSE),
        *_UNDECIDED[:3],
    ),
)
QUOTE = Scale(
    "quote/1",
    (
        Grade("accurate", "Accurate", Verdict.TRUE),
        Grade("altered", "Altered", Verdict.MOSTLY_FALSE),
        Grade("out_of_context", "Out of context", Verdict.MIXED),
        Grade("fabricated", "Fabricated", Verdict.FALSE),
        *_UNDECIDED,
    ),
)

SCALES: dict[str, Scale] = {scale.name: scale for scale in (TRUTH, PROMISE, QUOTE)}
"""Every scale by name."""

IMPORTED_SCALE = "imported"
"""Scale name of a revision whose rating is in another system's words."""


def scale_for(kind: ClaimKind) -> Scale:
    """The scale that a claim of this type is rated on."""
    if kind is ClaimKind.PROMISE:
        return PROMISE
    if kind is ClaimKind.QUOTE:
        return QUOTE
    return TRUTH


def scale_anchor(name: str) -> str:
    """The anchor of a scale on the page that lists them all: ``truth-1`` for ``truth/1``."""
    return name.replace("/", "-")
