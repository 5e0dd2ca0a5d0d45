"""The import format: one JSON object a line, a claim with the reviews of any organizations, read strictly.

Fields that the format does not have are refused: in an import of thousands of lines a misspelt one would else be lost
in silence.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar

from claims.core.errors import Invalid
from claims.core.reviews.completeness import missing_stances
from claims.core.sources.source_address import address_problem
from claims.core.texts.day_words import first_moment
from claims.core.texts.input_text import (
    MAX_CLAIM_LENGTH,
    MAX_LANGUAGE_LENGTH,
    is_language_tag,
    text_problem,
    tidy_line,
    tidy_text,
)
from claims.core.verdicts import ClaimKind, Stance, Verdict

MAX_LINE_LENGTH = 1_000_000
"""Code points of a line."""

MAX_REVIEWS = 50
MAX_EVIDENCE = 100
MAX_SUMMARY_LENGTH = 20_000

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:[Zz]|[+-]\d{2}:\d{2})")

Member = TypeVar("Member", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class ImportedEvidence:
    """A piece of evidence of an imported review; ``title`` is the address where none was given."""

    title: str
    publisher: str
    url: str
    quote: str
    stance: Stance
    locator: str


@dataclass(frozen=True, slots=True)
class ImportedReview:
    """An organization's review as given; None where the line says nothing.

    ``reviewed_day`` is the day of ``reviewed_at`` where it was written. ``digest`` (SHA-256 in hex) tells whether a
    later line gives the same.
    """

    organization: str
    rating: str
    verdict: Verdict
    url: str | None
    reviewed_at: dt.datetime | None
    reviewed_day: dt.date | None
    true_as_of: dt.date | None
    valid_until: dt.date | None
    timeless: bool
    summary: str
    evidence: tuple[ImportedEvidence, ...]
    digest: str
    next_release: dt.date | None = None
    """When the figure comes out next: the last valid day of a claim of type quantity that gives none."""


@dataclass(frozen=True, slots=True)
class ImportedClaim:
    """A claim as given, with its reviews, one an organization."""

    external_id: str
    text: str
    claimant: str | None
    claim_date: dt.date | None
    kind: ClaimKind | None
    language: str | None
    reviews: tuple[ImportedReview, ...]


def parse_line(line: str) -> ImportedClaim:
    """Read one line; raises ``Invalid`` whose detail is a plain sentence that names the field."""
    if len(line) > MAX_LINE_LENGTH:
        raise Invalid(f"The line has {len(line):,} characters; at most {MAX_LINE_LENGTH:,} are read.")
    reader = _Reader(_json_object(line), "")
    claim = ImportedClaim(
        external_id=reader.line("external_id", 300, required=True) or "",
        text=reader.line("text", MAX_CLAIM_LENGTH, required=True) or "",
        claimant=reader.line("claimant", 300),
        claim_date=reader.day("claim_date"),
        kind=reader.member("kind", ClaimKind),
        language=reader.language("language"),
        reviews=tuple(reader.objects("reviews", MAX_REVIEWS, _review)),
    )
    reader.finish()
    names = [review.organization for review in claim.reviews]
    if len(set(names)) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise Invalid(f"reviews: “{twice}” appears twice; an organization has one review of a claim.")
    return claim


def _json_object(line: str) -> dict[str, Any]:
    try:
        content = json.loads(line.removeprefix("\ufeff"), object_pairs_hook=_unique, parse_constant=_no_constant)
    except RecursionError as error:
        raise Invalid("This is not JSON that can be read: it is nested too deeply.") from error
    except json.JSONDecodeError as error:
        raise Invalid(f"This is not valid JSON: {error.msg} at character {error.pos + 1}.") from error
    except ValueError as error:
        raise Invalid(f"This is not valid JSON: {error}.") from error
    if not isinstance(content, dict):
        raise Invalid("A line must hold one JSON object.")
    return content


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a field appears twice in one object")
    return found


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON number")


def _review(reader: _Reader) -> ImportedReview:
    reviewed_at, reviewed_day = reader.moment("reviewed_at")
    review = ImportedReview(
        organization=reader.line("organization", 300, required=True) or "",
        rating=reader.line("rating", 200, required=True) or "",
        verdict=reader.member("verdict", Verdict, required=True) or Verdict.UNPROVEN,
        url=reader.address("url"),
        reviewed_at=reviewed_at,
        reviewed_day=reviewed_day,
        true_as_of=reader.day("true_as_of"),
        valid_until=reader.day("valid_until"),
        timeless=reader.truth("timeless"),
        summary=reader.text("summary", MAX_SUMMARY_LENGTH),
        evidence=tuple(reader.objects("evidence", MAX_EVIDENCE, _evidence)),
        digest="",
        next_release=reader.day("next_release"),
    )
    reader.finish()
    _check_dates(review, reader)
    for problem in missing_stances(review.verdict, {item.stance for item in review.evidence}):
        raise reader.problem("evidence", problem.detail)
    return replace(review, digest=_digest(reader.content))


def _check_dates(review: ImportedReview, reader: _Reader) -> None:
    if review.timeless and review.valid_until is not None:
        raise reader.problem("valid_until", "Give a last valid day or call it timeless, not both.")
    if review.valid_until and review.true_as_of and review.valid_until < review.true_as_of:
        raise reader.problem("valid_until", f"{review.valid_until} lies before true_as_of ({review.true_as_of}).")


def _evidence(reader: _Reader) -> ImportedEvidence:
    title, url = reader.line("title", 1_000), reader.address("url")
    evidence = ImportedEvidence(
        title=title or url or "",
        publisher=reader.line("publisher", 300) or "",
        url=url or "",
        quote=reader.text("quote", 5_000),
        stance=reader.member("stance", Stance, required=True) or Stance.CONTEXT,
        locator=reader.line("locator", 300) or "",
    )
    reader.finish()
    if not evidence.title:
        raise reader.problem("title", "Name the source by title or url.")
    return evidence


def _digest(content: Mapping[str, Any]) -> str:
    given = {name: value for name, value in content.items() if value is not None}
    text = json.dumps(given, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


Item = TypeVar("Item")


class _Reader:
    """Reads the fields of one JSON object, each once; null counts as left out, what was never read is unknown."""

    def __init__(self, content: Mapping[str, Any], path: str) -> None:
        self.content = content
        self._path = path
        self._read: set[str] = set()

    def problem(self, name: str, detail: str) -> Invalid:
        """The error for a field, its path before the sentence."""
        return Invalid(f"{self._path}{name}: {detail}", field=f"{self._path}{name}")

    def finish(self) -> None:
        """Refuse fields that were not asked for."""
        unknown = sorted(self.content.keys() - self._read)
        if unknown:
            known = ", ".join(sorted(self._read))
            raise self.problem(tidy_line(unknown[0])[:60], f"This field is not known. Known here: {known}.")

    def text(self, name: str, max_length: int) -> str:
        """A text of several lines, empty where left out."""
        return self._string(name, max_length, tidy_text) or ""

    def line(self, name: str, max_length: int, *, required: bool = False) -> str | None:
        """A text on one line."""
        return self._string(name, max_length, tidy_line, required=required)

    def address(self, name: str) -> str | None:
        """An http or https address."""
        value = self._string(name, MAX_LINE_LENGTH, str.strip)
        problem = address_problem(value) if value else None
        if problem is not None:
            raise self.problem(name, problem)
        return value

    def language(self, name: str) -> str | None:
        """A language tag (BCP 47)."""
        value = self.line(name, MAX_LANGUAGE_LENGTH)
        if value is not None and not is_language_tag(value):
            raise self.problem(name, f"“{value}” is no language tag such as en or pt-BR.")
        return value

    def member(self, name: str, enum: type[Member], *, required: bool = False) -> Member | None:
        """One of the values of an enum."""
        value = self.line(name, 100, required=required)
        if value is None:
            return None
        try:
            return enum(value)
        except ValueError as error:
            raise self.problem(name, f"“{value}” is not known. Use one of: {', '.join(enum)}.") from error

    def truth(self, name: str) -> bool:
        """True or false, false where left out."""
        value = self._take(name)
        if value is None:
            return False
        if not isinstance(value, bool):
            raise self.problem(name, "Must be true or false.")
        return value

    def day(self, name: str) -> dt.date | None:
        """A day, of a time the day where it was written."""
        return self.moment(name)[1]

    def moment(self, name: str) -> tuple[dt.datetime | None, dt.date | None]:
        """A time in UTC and its day as written; a bare day begins at midnight UTC."""
        value = self.line(name, 40)
        if value is None:
            return None, None
        try:
            if _DATE.fullmatch(value):
                day = dt.date.fromisoformat(value)
                return first_moment(day), day
            if _TIME.fullmatch(value):
                time = dt.datetime.fromisoformat(value.upper())
                return time.astimezone(dt.UTC), time.date()
        except (ValueError, OverflowError) as error:
            raise self.problem(name, f"“{value}” is no date of the calendar.") from error
        raise self.problem(name, f"“{value}” is neither YYYY-MM-DD nor a time of RFC 3339 with its offset.")

    def objects(self, name: str, max_count: int, read: Callable[[_Reader], Item]) -> list[Item]:
        """A list of objects, each read by ``read``; empty where left out."""
        value = self._take(name)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.problem(name, "Must be a list of objects.")
        if len(value) > max_count:
            raise self.problem(name, f"Has {len(value)} entries; at most {max_count} are read.")
        return [read(_Reader(item, f"{self._path}{name}[{index}].")) for index, item in enumerate(value)]

    def _string(self, name: str, max_length: int, tidy: Callable[[str], str], *, required: bool = False) -> str | None:
        value = self._take(name)
        if value is None:
            if required:
                raise self.problem(name, "This is required.")
            return None
        if not isinstance(value, str):
            raise self.problem(name, "Must be a text.")
        tidied = tidy(value)
        problem = text_problem(tidied, "", max_length=max_length, required=required)
        if problem is not None:
            raise self.problem(name, problem.detail)
        return tidied or None

    def _take(self, name: str) -> object:
        self._read.add(name)
        return self.content.get(name)
