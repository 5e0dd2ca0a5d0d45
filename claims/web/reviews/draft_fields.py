"""The form of a draft: its fields as sent, what they mean, and which field a problem belongs to."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

from claims.core.errors import Invalid, Problem
from claims.core.reviews.validity import default_validity
from claims.core.verdicts import ClaimKind, Stance
from claims.services.reviews.reviews import DraftInput, EvidenceInput
from claims.web.words.pasted import read_day

MOST_ROWS = 60
"""Rows of evidence that are read from a form: more than a draft may hold, so that the rules can say so."""

_PARTS = ("stance", "url", "title", "publisher", "quote", "locator")
_ROW = re.compile(r"ev-(\d{1,3})-(?:" + "|".join(_PARTS) + r")\Z")
_EVIDENCE_POINTER = re.compile(r"/evidence/(\d{1,3})/(\w{1,20})\Z")
_VALUE = re.compile(r"\b[a-z]{1,20}(?:_[a-z]{1,20}){1,3}\b")
"""Values of closed lists ("mostly_true") as the rules name them."""

_LABELS = {
    "kind": "Type",
    "rating": "Rating",
    "rationale": "Rationale",
    "true_as_of": "As of",
    "next_release": "Next release",
    "valid_until": "Valid until",
    "timeless": "Timeless",
    "timeless_reason": "Why it is timeless",
    "correction_kind": "Kind of correction",
    "revision_reason": "What was corrected",
    "evidence": "Evidence",
}
FIELD_NAMES = tuple(_LABELS)
"""The fields of a draft, in the order of the form."""

_TEXTS = frozenset({"rationale", "timeless_reason", "revision_reason"})
"""Fields of which both texts can be kept, one below the other."""


_LEFT_OUT = frozenset({"kind", "rating", "true_as_of", "next_release", "valid_until", "correction_kind"})
"""Fields without which the rest of a draft is kept, where what they hold cannot be."""


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One row of evidence as written; all empty where nobody wrote in it."""

    stance: str = Stance.SUPPORTS.value
    url: str = ""
    title: str = ""
    publisher: str = ""
    quote: str = ""
    locator: str = ""

    @property
    def is_filled(self) -> bool:
        """Whether anything but the stance was given."""
        return any((self.url, self.title, self.publisher, self.quote, self.locator))


@dataclass(frozen=True, slots=True)
class RemovedRow:
    """A row that was taken out of a form a moment ago, and where it stood."""

    number: int
    row: EvidenceRow

    @property
    def parts(self) -> dict[str, str]:
        """The row's fields by name, for the form that brings it back."""
        return {part: getattr(self.row, part) for part in _PARTS}


@dataclass(frozen=True, slots=True)
class DraftForm:
    """The form as text: what a reader typed, whether or not it can be taken."""

    kind: str = ""
    rating: str = ""
    rationale: str = ""
    true_as_of: str = ""
    next_release: str = ""
    valid_until: str = ""
    proposed_until: str = ""
    """The last valid day that the form proposed when it was shown; "" where its author had given one. Not a field of the
    draft: it tells a date that nobody has touched from one that was chosen."""
    timeless: bool = False
    timeless_reason: str = ""
    correction_kind: str = ""
    revision_reason: str = ""
    evidence: tuple[EvidenceRow, ...] = field(default_factory=tuple)

    @property
    def filled(self) -> tuple[int, ...]:
        """Numbers of the rows of evidence in which something stands; only these are kept."""
        return tuple(number for number, row in enumerate(self.evidence) if row.is_filled)

    def ends_before(self, day: dt.date) -> bool:
        """Whether the verdict would have lapsed by a day."""
        try:
            return not self.timeless and dt.date.fromisoformat(self.valid_until) < day
        except ValueError:
            return False


@dataclass(frozen=True, slots=True)
class TextPair:
    """A field that two people gave different values, in the shape that the macro ``two_texts`` reads."""

    name: str
    label: str
    mine: str
    theirs: str


def read_form(sent: Mapping[str, str]) -> DraftForm:
    """The form as it was sent; rows of evidence keep their order and close up."""
    numbers = sorted({int(found[1]) for name in sent if (found := _ROW.match(name))})[:MOST_ROWS]
    rows = tuple(
        EvidenceRow(**{part: sent.get(f"ev-{number}-{part}", "").strip() for part in _PARTS}) for number in numbers
    )
    texts = {
        name: sent.get(name, "").strip() for name in FIELD_NAMES if name not in ("rationale", "timeless", "evidence")
    }
    proposed = sent.get("proposed_until", "").strip()
    form = DraftForm(
        rationale=sent.get("rationale", ""),
        timeless="timeless" in sent,
        evidence=rows,
        proposed_until=proposed if proposed == texts["valid_until"] else "",
        **texts,
    )
    if form.timeless:
        return replace(form, valid_until="") if _has_proposed_date(form) else form
    return _until_release(form)


def _has_proposed_date(form: DraftForm) -> bool:
    """Whether the last valid day is one that the form had proposed by itself; beside timeless a date of one's own is left,
    to be asked about."""
    return bool(form.valid_until) and form.valid_until in (
        form.proposed_until,
        _usual_end(replace(form, next_release="")),
    )


def _until_release(form: DraftForm) -> DraftForm:
    """The form of a figure with the last valid day that its next release sets, and with the usual one where that was taken
    back; a date of one's own is left."""
    is_open = not form.valid_until and bool(form.next_release)
    if form.kind != ClaimKind.QUANTITY or not (is_open or form.proposed_until):
        return form
    end = _usual_end(form)
    return replace(form, valid_until=end, proposed_until=end) if end else form


def _usual_end(form: DraftForm) -> str:
    """The last valid day that is usual for the form's type and days; "" where it has none, or a day of them is none."""
    if form.kind not in set(ClaimKind):
        return ""
    try:
        day = dt.date.fromisoformat(form.true_as_of)
        release = dt.date.fromisoformat(form.next_release) if form.next_release else None
    except ValueError:
        return ""
    return _written(default_validity(ClaimKind(form.kind), day, next_release=release).valid_until)


def form_of(draft: DraftInput) -> DraftForm:
    """A draft as the form shows it."""
    form = DraftForm(
        kind=draft.kind or "",
        rating=draft.rating or "",
        rationale=draft.rationale,
        true_as_of=_written(draft.true_as_of),
        next_release=_written(draft.next_release),
        valid_until=_written(draft.valid_until),
        timeless=draft.timeless,
        timeless_reason=draft.timeless_reason,
        correction_kind=draft.correction_kind or "",
        revision_reason=draft.revision_reason,
        evidence=tuple(
            EvidenceRow(str(item.stance), item.url, item.title, item.publisher, item.quote, item.locator)
            for item in draft.evidence
        ),
    )
    return replace(form, proposed_until=form.valid_until) if form.valid_until == _usual_end(form) else form


def draft_of(form: DraftForm) -> DraftInput:
    """What the form means; raises ``Invalid`` with every date that is none. Empty rows of evidence are left out."""
    problems: list[Problem] = []
    days = {name: _day(getattr(form, name), name, problems) for name in ("true_as_of", "next_release", "valid_until")}
    if problems:
        raise Invalid(problems[0].detail, problems=tuple(problems))
    return DraftInput(
        kind=form.kind or None,
        rating=form.rating or None,
        rationale=form.rationale,
        true_as_of=days["true_as_of"],
        next_release=days["next_release"],
        valid_until=days["valid_until"],
        timeless=form.timeless,
        timeless_reason=form.timeless_reason,
        correction_kind=form.correction_kind or None,
        revision_reason=form.revision_reason,
        evidence=tuple(
            EvidenceInput(row.title, row.publisher, row.url, row.quote, row.stance, row.locator)
            for row in form.evidence
            if row.is_filled
        ),
    )


def without_wrong(form: DraftForm, problems: Iterable[Problem]) -> DraftForm | None:
    """The form without the fields that cannot be taken as they are, so that a wrong day or address holds up no text; None
    where something else is wrong: a text is never left out."""
    changed: dict[str, Any] = {}
    rows = list(form.evidence)
    for problem in problems:
        row = _EVIDENCE_POINTER.match(problem.pointer)
        name = field_of(problem.pointer)
        if row is not None and row[2] == "url" and int(row[1]) < len(form.filled):
            number = form.filled[int(row[1])]
            rows[number] = replace(rows[number], url="")
        elif name in _LEFT_OUT:
            changed[name] = ""
        else:
            return None
    return replace(form, evidence=tuple(rows), **changed)


def with_row(form: DraftForm) -> DraftForm:
    """The form with one more row of evidence, empty."""
    return replace(form, evidence=(*form.evidence, EvidenceRow()))


def without_row(form: DraftForm, number: int) -> DraftForm:
    """The form without a row of evidence."""
    return replace(form, evidence=tuple(row for at, row in enumerate(form.evidence) if at != number))


def taken(form: DraftForm, number: int) -> RemovedRow | None:
    """A row that is being removed; None for one in which nothing stands, which nobody misses."""
    rows = form.evidence
    return RemovedRow(number, rows[number]) if number < len(rows) and rows[number].is_filled else None


def with_row_back(form: DraftForm, sent: Mapping[str, str]) -> DraftForm:
    """The form with the row that was removed last, in its place again."""
    row = EvidenceRow(**{part: sent.get(f"removed-{part}", "").strip() for part in _PARTS})
    at = sent.get("removed-at", "")
    place = int(at) if at.isascii() and at.isdigit() and len(at) <= 3 else len(form.evidence)
    rows = [known for known in form.evidence if known.is_filled]
    rows.insert(place, row)
    return replace(form, evidence=tuple(rows)[:MOST_ROWS])


def field_of(pointer: str, filled: Sequence[int] = ()) -> str:
    """The id of the field that a pointer names, "" for the form as a whole.

    Pointers count the rows of evidence that are kept; ``filled`` are their numbers in the form.
    """
    found = _EVIDENCE_POINTER.match(pointer)
    if found is None:
        name = pointer.strip("/").partition("/")[0]
        return name if name in FIELD_NAMES else ""
    number = int(found[1])
    return f"ev-{filled[number] if number < len(filled) else number}-{found[2]}"


def listed(problems: Iterable[Problem], filled: Sequence[int] = ()) -> list[dict[str, str]]:
    """Problems in the shape that the macro ``error_summary`` reads; rows of evidence are named by their number."""
    found = []
    for problem in problems:
        at = field_of(problem.pointer, filled)
        row = _EVIDENCE_POINTER.match(problem.pointer)
        plain = _VALUE.sub(lambda value: value[0].replace("_", " "), problem.detail)
        detail = f"Evidence {int(row[1]) + 1}: {plain}" if row else plain
        found.append({"detail": detail, "field": at})
    return found


def differing(mine: DraftForm, theirs: DraftForm) -> tuple[TextPair, ...]:
    """The fields that two forms give different values, both as text."""
    pairs = []
    for name, label in _LABELS.items():
        ours, other = _as_text(mine, name), _as_text(theirs, name)
        if ours != other:
            pairs.append(TextPair(name, label, ours, other))
    return tuple(pairs)


def merge(mine: DraftForm, theirs: DraftForm, choices: Mapping[str, str]) -> DraftForm:
    """One form of two: for each field what was chosen, ``mine``, ``theirs``, or ``both`` one below the other."""
    changed = {}
    for item in fields(DraftForm):
        ours, other = getattr(mine, item.name), getattr(theirs, item.name)
        choice = choices.get(item.name)
        if choice == "theirs":
            changed[item.name] = other
        elif choice == "both" and item.name in _TEXTS:
            changed[item.name] = f"{other.rstrip()}\n\n{ours.lstrip()}"
        elif choice == "both" and item.name == "evidence":
            changed[item.name] = (*other, *(row for row in ours if row not in other))
    return replace(mine, **changed)


def _as_text(form: DraftForm, name: str) -> str:
    value = getattr(form, name)
    if name == "evidence":
        rows = [row for row in value if row.is_filled]
        return "\n".join(
            ", ".join(
                filter(
                    None, (row.stance, row.quote and f"“{row.quote}”", row.title, row.publisher, row.url, row.locator)
                )
            )
            for row in rows
        )
    if isinstance(value, bool):
        return "yes" if value else "no"
    return " ".join(str(value).replace("_", " ").split()) if name != "rationale" else _lines(value)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def _written(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


def _day(text: str, name: str, problems: list[Problem]) -> dt.date | None:
    try:
        return read_day(text, name)
    except Invalid as error:
        problems += error.problems
        return None
