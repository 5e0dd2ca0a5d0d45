"""Offset-preserving sentence borders.

A rule splitter: a terminator, its closing marks, white space and a likely beginning make a border, unless the word before
is an abbreviation, an initial or an acronym that runs on. Each character is looked at a bounded number of times.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator

from claims.core.extraction.lexicon.determiners import ARTICLES
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.text.body import trimmed
from claims.core.records import Sentence, Span

_BLANK_LINE = re.compile(r"\n[^\S\n]{0,200}\n")
_TERMINATOR = re.compile(r"[.!?…]{1,6}[\"'”’»)\]]{0,3}(?=\s|[\"“‘(\[]|$)|[.!?…][\"”’»]{1,2}(?=[A-Z])")
_WORD_BEFORE = re.compile(r"[^\s\"“”‘’'(\[—–]{0,40}$")
_CLOSING = "\"'”’»)]"
_OPENING = "\"'“‘«([—–-¿¡#@*•"

_NEVER_LAST = words(
    """
    mr mrs ms dr prof gen sen rep gov lt col sgt capt cmdr maj adm pvt cpl brig rev hon pres supt det insp fr
    msgr messrs mme mlle st mt ft vs v no nos fig figs eq pp vol ed eds e.g i.e cf viz approx ca al
    """
)
"""Abbreviations that stand before what they belong to: a border never follows (except "no" and "v" before a non-figure)."""

_MONTHS = words(
    """
    jan feb mar apr jun jul aug sep sept oct nov dec
    """
)
_SOMETIMES_LAST = words(
    """
    inc co corp ltd llc bros jr sr ph.d m.d b.a m.a d.c u.s u.k u.n e.u a.m p.m etc dept est ave blvd rd tel hwy
    calif mass conn fla ga ill ind kan ky la md mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash
    wis wyo ala ariz ark colo del n.y n.j n.c s.c n.d s.d n.h n.m r.i w.va b.c
    """
)
_STARTERS = words(
    """
    the a an this that these those he she it they we you i his her its their our my there here in on at for from
    by with as if when while after before since until although though because but and or so yet however
    meanwhile according what who how why where which some many most all both each every no not one two three
    several other another under over between among during following despite given earlier last next now then
    still also only even more less once such asked mr mrs ms dr fewer nearly almost about around
    """
)
_NO_SURNAMES = words("the this that these those they it its their there but and when after with most")
"""Words that begin a sentence and are nobody's surname, which may follow an initial ("Yi | So", "Jian | He")."""
_TOLD_APART_BY_LETTERS = words(
    """
    group plan class vitamin hepatitis influenza flu type grade category block gate terminal zone section schedule
    appendix exhibit annex serie series division channel option scenario pool stage junction platform ward wing
    """
)
"""What is told apart by letters: "in Group B.", "hepatitis C."."""
_UNNAMED_BY_LETTERS = words(
    "witness person patient victim soldier officer child girl boy woman man player team company"
)
"""Who may have a letter for a name, or an initial: "Witness A.", but "the officer J. Roe"."""
_AFTER_CLOCK = words(
    """
    monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays
    january february march april may june july august september october november december jan feb mar apr jun jul aug sep
    sept oct nov dec eastern central mountain pacific greenwich moscow beijing tokyo london paris
    """
)
"""What goes on behind a clock time: a day, a month, whose time it is."""
_SPEECH_AFTER = re.compile(
    r"\s{1,3}(?:(?:[A-Z][\w’'.-]{0,30}\s{1,2}){1,5}|(?:he|she|they|one|the\s\w{1,20})\s)"
    r"(?:said|says|asked|asks|added|wrote|told|shouted|cried|replied|exclaimed|yelled|wondered|tweeted)\b"
)
_CAPTION_CREDIT = re.compile(r"\s(?=(?:Image|Images|Photo|Photos|Photograph|Picture|Credit|Video):\s)")
_WRAPPED_WIDTH = (50, 110)
_NEVER_ENDS_A_LINE = words(
    """
    the a an of and or than into its their whose der den dem des und oder von vom zum zur mit bei für
    les de du et une avec dans pour del los las para
    """
)
"""Behind these a line was broken for lack of room, as on the screen of a phone, whatever the next one begins with."""
_GOES_ON_WITH_A_FIGURE = words(
    """
    in on at to by for from with about over under until since between nearly almost only around some than more less
    """
)
"""The same where the next line begins with a figure ("sank on\\n14 April"); a headline may end with some of them."""
_WINDOW = 400
_LONGEST_WORD = 20


def split_sentences(body: str) -> tuple[Sentence, ...]:
    """The sentences of ``body`` in order: trimmed, never overlapping, covering every character that is not white space."""
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs_of(body)):
        sentences.extend(Sentence(span, number) for span in spans_between(body, paragraph, _borders(body, paragraph)))
    return tuple(sentences)


def paragraphs_of(body: str) -> Iterator[Span]:
    """Blocks between blank lines, and within a block its lines unless they are hard-wrapped."""
    start = 0
    for blank in _BLANK_LINE.finditer(body):
        yield from _lines_of_block(body, start, blank.start())
        start = blank.end()
    yield from _lines_of_block(body, start, len(body))


def _lines_of_block(body: str, start: int, end: int) -> Iterator[Span]:
    lines: list[Span] = []
    at = start
    while at <= end:
        line_end = body.find("\n", at, end)
        line_end = end if line_end < 0 else line_end
        span = trimmed(body, at, line_end)
        if span.start < span.end:
            lines.append(span)
        at = line_end + 1
    if not lines:
        return
    wrapped = _is_hard_wrapped(lines)
    paragraph_start = lines[0].start
    for previous, line in itertools.pairwise(lines):
        if _is_item(body, line) or (not wrapped and not _goes_on(body, previous, line)):
            yield Span(paragraph_start, previous.end)
            paragraph_start = line.start
    yield Span(paragraph_start, lines[-1].end)


def _is_item(body: str, line: Span) -> bool:
    """Whether a mark makes the line an item of a list, which begins anew whatever the width."""
    return line.end - line.start > 2 and body[line.start] in "*•▪●◦‣·" and body[line.start + 1] == " "


def _goes_on(body: str, previous: Span, line: Span) -> bool:
    """Whether a line goes on with what the one before has begun, whatever the width."""
    first = body[line.start]
    if first.islower():  # "… in the\ncapital"
        return True
    last_word = body[max(previous.start, previous.end - _LONGEST_WORD) : previous.end].split()[-1].lower()
    return last_word in _NEVER_ENDS_A_LINE or (first.isdigit() and last_word in _GOES_ON_WITH_A_FIGURE)


def _is_hard_wrapped(lines: list[Span]) -> bool:
    """Whether the lines look filled to one width, as plain-text mail and terminals do."""
    if len(lines) < 3:
        return False
    widths = [line.end - line.start for line in lines[:-1]]
    narrow, wide = _WRAPPED_WIDTH
    return min(widths) >= narrow and max(widths) <= wide and max(widths) - min(widths) <= 22


def spans_between(body: str, paragraph: Span, ends: Iterable[int]) -> Iterator[Span]:
    """The parts of the paragraph that the ``ends``, in order, cut it into: trimmed, none of them empty."""
    start = paragraph.start
    for end in ends:
        span = trimmed(body, start, end)
        if span.start < span.end:
            yield span
        start = end
    span = trimmed(body, start, paragraph.end)
    if span.start < span.end:
        yield span


def _borders(body: str, paragraph: Span) -> list[int]:
    """Where sentences end inside the paragraph, in order."""
    # A picture credit follows its caption without a period ("… in Washington D.C. Image: United States Navy").
    ends = {match.start() for match in _CAPTION_CREDIT.finditer(body, paragraph.start, paragraph.end)}
    for match in _TERMINATOR.finditer(body, paragraph.start, paragraph.end):
        if match.end() < paragraph.end and _is_border(body, match, paragraph):
            ends.add(match.end())
    return sorted(ends)


def _is_border(body: str, match: re.Match[str], paragraph: Span) -> bool:
    """Whether the sentence ends with ``match``, judged by the word before and the one after."""
    after = match.end()
    while after < paragraph.end and body[after].isspace():
        after += 1
    following = body[after : min(after + _WINDOW, paragraph.end)]
    if not following or not _can_begin(following):
        return False
    marks = match.group()
    if (
        marks[0] in "!?"
        and marks[-1] in _CLOSING
        and _SPEECH_AFTER.match(body, match.end(), min(after + 150, paragraph.end))
    ):
        return False
    if marks[0] != "." or marks.startswith(".."):
        return True
    begin = max(paragraph.start, match.start() - 40)
    found = _WORD_BEFORE.search(body, begin, match.start())
    word = found.group() if found else ""
    if len(word) == 1 and word.isupper() and marks[-1] not in _CLOSING:
        return _ends_at_letter((body[begin : match.start() - 1].split() or [""])[-1], word, following)
    return _ends_at_period(word, following, closed=marks[-1] in _CLOSING)


def _can_begin(following: str) -> bool:
    first = following.lstrip(_OPENING)[:1]
    if not first:
        return following[0] in _OPENING
    if not first.isascii() or not first.isalnum():
        return True
    return first.isupper() or first.isdigit() or following[0] in '#@"“‘(['


def _ends_at_letter(before: str, word: str, following: str) -> bool:
    """Whether the period after a single capital letter ends a sentence rather than an initial; ``before`` stands before it.

    "in Group B. England …", "marks from A to E. Fewer …", "Malcolm X. The …"; not "by J. Roe", "George W. Roe", "A. The
    first point".
    """
    next_word = re.split(r"[\s,.;:!?]", following, maxsplit=1)[0].strip(_OPENING + _CLOSING)
    starts = next_word.lower() in _STARTERS or following[:1] in '"“‘'
    if word == "I" or not before:
        return starts and word == "I"
    if before.lower() in _TOLD_APART_BY_LETTERS:
        return starts or (next_word.isalpha() and len(next_word) > 1)
    if before in ARTICLES or before.lower() in _UNNAMED_BY_LETTERS:
        return starts
    if not before.isalpha():
        return False
    return next_word.lower() in _NO_SURNAMES or (starts and before == "to" and next_word[:1].isupper())


def _ends_at_period(word: str, following: str, *, closed: bool) -> bool:
    """Whether the period after ``word`` ends a sentence rather than an abbreviation."""
    key = word.lower()
    next_word = re.split(r"[\s,.;:!?]", following, maxsplit=1)[0]
    bare_next = next_word.strip(_OPENING + _CLOSING)
    starts = bare_next.lower() in _STARTERS or next_word[:1] in '"“‘'
    if closed and "." not in key:
        return True
    if key in ("no", "nos", "v", "pp", "fig", "figs", "eq", "ed", "al"):
        return not (bare_next[:1].isdigit() or (key == "v" and not starts))
    if key in _NEVER_LAST:
        return False
    if key in _MONTHS:
        return not bare_next[:1].isdigit()
    if key in _SOMETIMES_LAST or _is_acronym(key):
        if key in ("a.m", "p.m") and bare_next[:1].isupper():
            # "at 6 a.m. Cashiers …"; "at 6 a.m. EST", "at 6 p.m. Monday", "at 6 p.m. Eastern" go on.
            return not (bare_next.isupper() and len(bare_next) > 1) and bare_next.lower() not in _AFTER_CLOCK
        return starts
    return True


def _is_acronym(word: str) -> bool:
    """Whether a period stands behind nearly each letter ("u.s", "w.va"); "8.4%" is a figure."""
    letters = len(word.replace(".", ""))
    return "." in word and letters <= len(word) // 2 + 1 and not any(char.isdigit() for char in word)
