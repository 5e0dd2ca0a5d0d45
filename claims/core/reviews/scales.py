"""Rating scales as data: which grades a claim type has, in which words, and the normalized verdict of each.

A scale is named and versioned, as ``truth/1``; published revisions keep the name, so that a version never changes: a
change is the next version. The scales here are those that everybody has; an organization may have its own for a claim
type (``services/answers/scales.py``). The tables hold these too, with labels in further languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.core.errors import Problem
from claims.core.texts.input_text import canonical_language, language_problem, text_problem
from claims.core.verdicts import VERDICT_NUMBER, ClaimKind, Verdict

MIN_GRADES, MAX_GRADES = 2, 20
"""Grades of a scale: fewer tell nothing apart, more are no longer told apart."""

MAX_LABEL_LENGTH = 200
"""Characters of a label: a revision keeps it as its rating."""

_VALUE = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)*\Z")
MAX_VALUE_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Grade:
    """One value of a scale: its stable name, its words, and the verdict that it stands for."""

    value: str
    label: str
    verdict: Verdict
    labels: tuple[tuple[str, str], ...] = ()
    """(language tag, label) in further languages."""

    @property
    def is_decisive(self) -> bool:
        """Whether it says where the claim stands between true and false, which its verdict decides."""
        return self.verdict in VERDICT_NUMBER


@dataclass(frozen=True, slots=True)
class Scale:
    """The grades of a scale in its order, as a rule the best first; ``language`` is that of their labels."""

    name: str
    grades: tuple[Grade, ...]
    language: str = "en"

    def grade(self, value: str) -> Grade | None:
        """The grade with this value; None if the scale lacks it."""
        return next((grade for grade in self.grades if grade.value == value), None)

    def grade_worded(self, label: str) -> Grade | None:
        """The grade with this label; None if the scale lacks it."""
        return next((grade for grade in self.grades if grade.label == label), None)

    @property
    def family(self) -> str:
        """The name without the version."""
        return self.name.rpartition("/")[0]

    @property
    def version(self) -> int:
        """The number of the version, from 1."""
        return int(self.name.rpartition("/")[2])


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


def scale_path(name: str) -> str:
    """The page on which the grades of a scale are explained, by the name that a revision keeps.

    Everybody's stand on one page; a version that an organization made has its own; words from another system are read by
    the table of known words.
    """
    if name in SCALES:
        return f"/ratings#{scale_anchor(name)}"
    return "/ratings#words" if name == IMPORTED_SCALE else f"/ratings/{name}"


def own_scale_name(organization_id: int, kind: ClaimKind, version: int) -> str:
    """The name of a version of an organization's own scale: at most 40 characters, as a revision keeps it."""
    return f"o{organization_id}.{kind}/{version}"


def value_of(label: str) -> str:
    """A value for a new grade of this label; empty where the label has no letter or digit that a value may have."""
    return re.sub(r"[^a-z0-9]+", "_", label.lower()).strip("_")[:MAX_VALUE_LENGTH].strip("_")


def scale_problems(grades: Sequence[Grade], language: str, earlier: Sequence[Scale]) -> Iterator[Problem]:
    """What keeps grades, with labels in ``language``, from being a version that follows the ``earlier`` ones.

    Values are fixed for good: one that stood for a verdict in an earlier version never stands for another one.
    """
    problem = _tag_problem(language, "/language")
    if problem is not None:
        yield problem
    if not MIN_GRADES <= len(grades) <= MAX_GRADES:
        yield Problem(
            f"A scale has {MIN_GRADES} to {MAX_GRADES} values; this one has {len(grades)}.", "/values", "scale_size"
        )
    known = {grade.value: grade.verdict for scale in earlier for grade in scale.grades}
    values, labels = set[str](), set[str]()
    for place, grade in enumerate(grades[: MAX_GRADES + 1]):
        at = f"/values/{place}"
        yield from _value_problems(grade, f"{at}/value", known.get(grade.value))
        yield from _label_problems(grade, at, language)
        if grade.value in values:
            yield Problem(f"The value “{grade.value}” is there twice.", f"{at}/value", "scale_value_twice")
        if grade.label.casefold() in labels:
            yield Problem(f"Two values are called “{grade.label}”.", f"{at}/label", "scale_label_twice")
        values.add(grade.value)
        labels.add(grade.label.casefold())


def _tag_problem(tag: str, pointer: str) -> Problem | None:
    """What is wrong with the tag of a label, which is compared with that of a claim letter by letter."""
    problem, canonical = language_problem(tag, pointer), canonical_language(tag)
    if problem is None and tag != canonical:
        return Problem(f"Write the language {tag} as {canonical}.", pointer, "language_invalid")
    return problem


def _value_problems(grade: Grade, at: str, stood_for: Verdict | None) -> Iterator[Problem]:
    if len(grade.value) > MAX_VALUE_LENGTH or not _VALUE.match(grade.value):
        yield Problem(
            f"A value is at most {MAX_VALUE_LENGTH} of a–z, 0–9 and _ between them, as mostly_true.",
            at,
            "scale_value_invalid",
        )
    elif stood_for is not None and stood_for is not grade.verdict:
        yield Problem(
            f"“{grade.value}” stood for {stood_for} before and cannot stand for {grade.verdict}: add a new value instead.",
            at,
            "scale_value_fixed",
        )


def _label_problems(grade: Grade, at: str, language: str) -> Iterator[Problem]:
    problem = text_problem(grade.label, f"{at}/label", max_length=MAX_LABEL_LENGTH, required=True)
    if problem is not None:
        yield problem
    seen = {language}
    for tag, label in grade.labels:
        problem = _tag_problem(tag, f"{at}/labels")
        if problem is not None:
            yield problem
        elif tag in seen:
            yield Problem(f"There are two labels in {tag}.", f"{at}/labels", "scale_label_twice")
        seen.add(tag)
        problem = text_problem(label, f"{at}/labels", max_length=MAX_LABEL_LENGTH, required=True)
        if problem is not None:
            yield problem
