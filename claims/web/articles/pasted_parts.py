"""A text that is not stored, a part a page: which part is asked for, and what was told of the whole so far.

The page itself carries what the next one needs: its form has the text, a sum of it (``of``), and one letter a claim that
says what was told of it (``told``). So the counts are those of the whole text whichever process answers, two windows do
not mix, and what was found waits nowhere for somebody to come back.
"""

from __future__ import annotations

import hashlib
import json
import string
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from claims.services.answers.lookup_answers import LookupAnswer
from claims.services.articles.short_texts import MAX_SHORT, AskedText
from claims.services.lookup.lookup import time_limit
from claims.web.articles.article_page import Reached
from claims.web.articles.segments import find_paragraphs
from claims.web.articles.text_parts import PartSize, TextPart, cut_parts, part_with
from claims.web.words.pasted import read_number

T = TypeVar("T")

MOST_ITEMS = 65
MOST_CHARACTERS = 20_000
"""Claims with shelved sentences, and characters, of a part: with one claim in nine known, the page has some 145 kB of HTML
beside the text that its form holds (``benchmarks/long_texts.py``)."""

REST_SECONDS = 3.0
"""How long a further part takes for what is left of the text, so that counts become whole but nobody waits long."""

BESIDE = 2
"""Parts on each side of the one shown that the page leads to, beside the first, the last, and those to look at first."""

UNTOLD = "-"
"""Stands for a claim that was not looked up yet; letters are those of the page that sent them."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sent form goes on: the part from 1, or the claim from 0, None for the beginning; what it says of the text."""

    part: int | None = None
    first: int | None = None
    told: str = ""
    of: str = ""


def read_place(sent: Mapping[str, str]) -> Place:
    """The place that a form names; of one that names none the beginning, whatever was told before."""
    part, first = read_number(sent.get("part")), read_number(sent.get("first"))
    if part is None and not first:
        return Place()
    return Place(part, first, sent.get("told", ""), sent.get("of", ""))


@dataclass(frozen=True, slots=True)
class PartLink:
    """A way to another part; ``mark`` is that of what has to be looked at there first, "" where nothing has."""

    number: int
    mark: str


@dataclass(slots=True)
class Course:
    """How far a text was looked up: ``part`` is the one that is shown, from claim number ``first`` (from 0) on, ``told`` a
    letter for each claim of ``text``, none of a short one.

    ``has_changed``: the text is another one than that of the page that was gone on from, so that it begins anew.
    ``is_short``: it may be one statement, of which more is looked up than its claims.
    """

    text: str
    parts: tuple[TextPart, ...]
    part: TextPart | None
    first: int
    told: list[str]
    of: str
    has_changed: bool
    is_short: bool

    @property
    def is_in_parts(self) -> bool:
        """Whether the text takes more than one page."""
        return len(self.parts) > 1

    @property
    def most(self) -> int | None:
        """Claims that the page shows at most; None: all from ``first`` on."""
        if self.part is None or not self.is_in_parts or self.first >= max(self.part.first, self.part.last):
            return None
        return self.part.last - self.first

    @property
    def left(self) -> int:
        """Claims that were not looked up yet."""
        return self.told.count(UNTOLD)

    def tell(self, numbers: range, letters: Sequence[str]) -> None:
        """Note what was told of the claims that were looked up; of a short text nothing is noted."""
        if self.told:
            self.told[numbers.start : numbers.stop] = letters

    def gaps(self) -> Iterator[range]:
        """The claims that are left, those together that follow each other, in the order of the text."""
        start = 0
        while UNTOLD in self.told[start:]:
            start = self.told.index(UNTOLD, start)
            stop = next((at for at in range(start, len(self.told)) if self.told[at] != UNTOLD), len(self.told))
            yield range(start, stop)
            start = stop

    def reached(self, answer: LookupAnswer) -> Reached:
        """What the page shows: the part, without the claims before ``first`` and those that time did not reach."""
        if self.part is None:
            return Reached(0, None, ())
        is_begun = self.first >= self.part.first
        begin = answer.part_bounds[0] if is_begun else self._border(self.part.number - 1)
        is_all = answer.looked_up.stop >= self.part.last if self.is_in_parts else not answer.incomplete
        end = self._border(self.part.number) if is_all else answer.part_bounds[1]
        return Reached(begin or 0, end, self.part.paragraphs)

    def next_first(self, answer: LookupAnswer) -> int | None:
        """The number, from 0, of the claim from which the part goes on; None where all of it is shown."""
        stop, part = answer.looked_up.stop, self.part
        is_whole = not answer.incomplete or (self.is_in_parts and part is not None and stop >= part.last)
        return None if is_whole else stop

    def _border(self, number: int) -> int | None:
        """Where the part of this number ends and the next begins: the beginning of the text for none, None for its end."""
        if number == 0:
            return 0
        return None if number == len(self.parts) else self.parts[number].span.start

    def links(self, mark_of: Callable[[str], str], marks: Sequence[str]) -> list[PartLink | None]:
        """The ways to parts, None for those that are left out between them. ``mark_of`` a letter gives its mark, ``marks``
        are those to look at first, most urgent first."""
        shown = 1 if self.part is None else self.part.number
        links: list[PartLink | None] = []
        for part in self.parts:
            found = {mark_of(letter) for letter in self.told[part.first - 1 : part.last] if letter != UNTOLD}
            mark = next((mark for mark in marks if mark in found), "")
            if mark or part.number in (1, len(self.parts)) or abs(part.number - shown) <= BESIDE:
                links.append(PartLink(part.number, mark))
            elif links[-1] is not None:
                links.append(None)
        return links


def course_of(
    asked: AskedText, place: Place, *, letters: str = string.ascii_letters, beside: Sequence[str] = ()
) -> Course:
    """Where a text is gone on with. ``letters`` are those that the page tells with; ``beside`` is what else the answers
    depend on, as the day on which freshness is judged."""
    of = _sum_of(asked, beside)
    has_changed = bool(place.of) and place.of != of
    if has_changed:
        place = Place()
    parts = cut_parts(
        find_paragraphs(asked.text),
        [claim.span for claim in asked.claims],
        [row.span for row in asked.rejected],
        size=PartSize(MOST_ITEMS, MOST_CHARACTERS),
    )
    is_short = not asked.is_article and len(asked.text) <= MAX_SHORT
    told = list(place.told)
    if is_short:
        told = []
    elif place.of != of or len(told) != len(asked.claims) or not set(told) <= {*letters, UNTOLD}:
        told = [UNTOLD] * len(asked.claims)
    part, first = _start(parts, place)
    return Course(asked.text, parts, part, first, told, of, has_changed, is_short)


def look_through(
    course: Course,
    place: Place,
    look_up: Callable[[int, int | None, Callable[[], bool]], T],
    *,
    has_time: Callable[[], bool],
    clock: Callable[[], float],
) -> T:
    """What is found of the claims that the page shows, those that are left being looked up after them as far as time goes,
    so that counts are whole.

    ``look_up`` is asked from a claim (from 0) on for so many, None for all, while there is time, and tells the course.
    """
    shown = look_up(course.first, course.most, has_time)
    has_more = time_for_rest(place, has_time, clock)
    for gap in course.gaps():
        if not has_more():
            break
        look_up(gap.start, len(gap), has_more)
    return shown


def time_for_rest(place: Place, has_time: Callable[[], bool], clock: Callable[[], float]) -> Callable[[], bool]:
    """Whether there is time for more of the text than the page shows: on its first page what the shown part has left of its
    own, on a further one little."""
    if place == Place():
        return has_time
    has_little = time_limit(REST_SECONDS, clock)
    return lambda: has_time() and has_little()


def _start(parts: Sequence[TextPart], place: Place) -> tuple[TextPart | None, int]:
    """The part that is asked for and the claim from which it is shown; a part that the text has not is its last."""
    if not parts:
        return None, place.first or 0
    if place.part is not None:
        part = parts[min(max(place.part, 1), len(parts)) - 1]
        return part, part.first - 1
    first = place.first or 0
    part_with_it = part_with(parts, first + 1)
    return part_with_it or (parts[-1] if first else parts[0]), first


def _sum_of(asked: AskedText, beside: Sequence[str]) -> str:
    named = json.dumps([asked.text, str(asked.published), asked.language, *beside])
    return hashlib.sha256(named.encode()).hexdigest()[:16]
