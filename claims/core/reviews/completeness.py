"""The rules of a complete verdict: everything that a draft still lacks, all at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claims.core.errors import Problem
from claims.core.reviews.scales import Grade, Scale, scale_for
from claims.core.sources.source_address import address_problem
from claims.core.texts.day_words import day_in_words
from claims.core.verdicts import DECIDING_STANCES, ClaimKind, Stance, Verdict

MAX_EVIDENCE = 50
"""Most pieces of evidence in one draft, and so of one revision."""

MIN_RATIONALE_LETTERS = 10
"""A rationale with fewer letters is no sentence in any script ("It is false." has 9)."""

_STANCE_WORDS = {Stance.SUPPORTS: "supports", Stance.REFUTES: "refutes"}


@dataclass(frozen=True, slots=True)
class EvidenceDraft:
    """One piece of evidence as written in a draft; empty strings where nothing was given."""

    title: str = ""
    publisher: str = ""
    url: str = ""
    quote: str = ""
    stance: Stance = Stance.CONTEXT
    locator: str = ""


@dataclass(frozen=True, slots=True)
class VerdictDraft:
    """What a draft says: ``rating`` is a value of ``scale``; pointers index ``evidence`` in its order.

    ``scale`` is the one in use for ``kind`` (None: the one that everybody has), ``rated_on`` the version on which the
    rating was chosen (None: the same).
    """

    kind: ClaimKind
    rating: str | None = None
    rationale: str = ""
    true_as_of: dt.date | None = None
    valid_until: dt.date | None = None
    timeless: bool = False
    timeless_reason: str = ""
    next_release: dt.date | None = None
    evidence: tuple[EvidenceDraft, ...] = ()
    scale: Scale | None = None
    rated_on: Scale | None = None

    @property
    def grade(self) -> Grade | None:
        """The grade on the scale in use; None where the rating is missing or not on it."""
        return (self.scale or scale_for(self.kind)).grade(self.rating) if self.rating else None


def failing_rules(draft: VerdictDraft, *, today: dt.date | None) -> tuple[Problem, ...]:
    """Every rule that the draft fails, in the order of the form; empty when the verdict is complete.

    ``today`` bounds ``true_as_of`` (None: not looked at); a day of grace covers time zones ahead of UTC.
    """
    problems = [*_rating(draft), *_rationale(draft), *date_problems(draft, today=today), *_validity(draft)]
    return (*problems, *_evidence(draft))


def date_problems(draft: VerdictDraft, *, today: dt.date | None) -> Iterator[Problem]:
    """Dates that contradict each other or the calendar, whether or not the draft is complete."""
    latest = None if today is None else today + dt.timedelta(days=1)
    if draft.true_as_of is not None and latest is not None and draft.true_as_of > latest:
        yield Problem("A verdict cannot speak about a day to come.", "/true_as_of", "true_as_of_in_future")
    if draft.valid_until is not None and draft.timeless:
        yield Problem("Give a last valid day or call it timeless, not both.", "/valid_until", "dates_contradict")
    ends = (
        ("Valid until", draft.valid_until, "/valid_until"),
        ("The next release", draft.next_release, "/next_release"),
    )
    for said, day, field in ends:
        if day is not None and draft.true_as_of is not None and day < draft.true_as_of:
            yield Problem(
                f"{said} ({day_in_words(day)}) is before as of ({day_in_words(draft.true_as_of)}). "
                "Change one of the dates.",
                field,
                "dates_contradict",
            )


def rating_problem(kind: ClaimKind, rating: str, scale: Scale | None = None) -> Problem | None:
    """Why a rating cannot be given to a claim of this type; None if it is on its scale (by default everybody's)."""
    scale = scale or scale_for(kind)
    if scale.grade(rating) is not None:
        return None
    values = ", ".join(grade.value for grade in scale.grades)
    return Problem(
        f"“{rating}” is not on the scale of this claim's type ({kind}). Choose from it ({values}), or change the type.",
        "/rating",
        "rating_not_on_scale",
    )


def _rating(draft: VerdictDraft) -> Iterator[Problem]:
    if not draft.rating:
        yield Problem("Choose a rating.", "/rating", "rating_missing")
        return
    problem = scale_change(draft) or rating_problem(draft.kind, draft.rating, draft.scale)
    if problem is not None:
        yield problem


def scale_change(draft: VerdictDraft) -> Problem | None:
    """What a new version of the scale did to the rating since it was chosen; None where it means and says the same."""
    scale, before = draft.scale, draft.rated_on
    if scale is None or before is None or not draft.rating or scale.name == before.name:
        return None
    old, new = before.grade(draft.rating), scale.grade(draft.rating)
    if old is None or (new is not None and (new.label, new.verdict) == (old.label, old.verdict)):
        return None
    since = f"Since this was rated, the scale has changed from {before.name} to {scale.name}"
    if new is None:
        return Problem(f"{since}: “{old.label}” is no longer on it. Choose a rating.", "/rating", "rating_not_on_scale")
    return Problem(
        f"{since}: “{old.label}” is now “{new.label}”. Look at the rating and save again.", "/rating", "scale_changed"
    )


def _rationale(draft: VerdictDraft) -> Iterator[Problem]:
    letters = sum(character.isalpha() for character in draft.rationale)
    if letters < MIN_RATIONALE_LETTERS:
        yield Problem(
            "Write at least one sentence on how the evidence leads to the verdict.", "/rationale", "rationale_missing"
        )


def _validity(draft: VerdictDraft) -> Iterator[Problem]:
    if draft.true_as_of is None:
        yield Problem("Give the day that the verdict speaks about.", "/true_as_of", "true_as_of_missing")
    if draft.valid_until is None and not draft.timeless:
        yield Problem("Give the last valid day, or call the verdict timeless.", "/valid_until", "validity_missing")
    if draft.timeless and not draft.timeless_reason:
        yield Problem("Say why the verdict is timeless.", "/timeless_reason", "timeless_reason_missing")


def _evidence(draft: VerdictDraft) -> Iterator[Problem]:
    grade = draft.grade
    deciding = DECIDING_STANCES.get(grade.verdict, frozenset()) if grade else frozenset()
    if grade is not None:
        yield from missing_stances(grade.verdict, {item.stance for item in draft.evidence})
    for index, item in enumerate(draft.evidence):
        yield from _work(item, f"/evidence/{index}")
        if item.stance in deciding:
            yield from _passage(item, f"/evidence/{index}")


def missing_stances(verdict: Verdict, given: set[Stance]) -> Iterator[Problem]:
    """One problem for each stance that a decisive verdict needs and no evidence has; none for another verdict."""
    for stance in sorted(DECIDING_STANCES.get(verdict, frozenset()) - given):
        yield Problem(
            f"A decisive rating needs a quote from a source that {_STANCE_WORDS[stance]} the claim. Add one, or choose "
            "one that is not decisive.",
            "/evidence",
            f"evidence_{stance}_missing",
        )


def lacks_archive(verdict: Verdict, pieces: Iterable[tuple[Stance, bool]]) -> bool:
    """Whether a decisive verdict has a side that no archived passage proves; ``pieces`` are stance and whether the quote
    was found in a snapshot. Imported verdicts are like that, and those of a registry that checks no links."""
    archived = {stance for stance, has_snapshot in pieces if has_snapshot}
    return bool(DECIDING_STANCES.get(verdict, frozenset()) - archived)


def _work(item: EvidenceDraft, pointer: str) -> Iterator[Problem]:
    if not item.title:
        yield Problem("Name the source.", f"{pointer}/title", "source_title_missing")
    if not item.url and not item.publisher:
        yield Problem("Give the source's address, or its publisher.", f"{pointer}/url", "source_unknown")
    if item.url:
        problem = address_problem(item.url)
        if problem is not None:
            yield Problem(problem, f"{pointer}/url", "address_invalid")


def _passage(item: EvidenceDraft, pointer: str) -> Iterator[Problem]:
    if not item.quote:
        yield Problem("Quote the passage that decides.", f"{pointer}/quote", "quote_missing")
    if not item.locator:
        yield Problem(
            "Say where in the source it stands (page, section, time).", f"{pointer}/locator", "locator_missing"
        )
