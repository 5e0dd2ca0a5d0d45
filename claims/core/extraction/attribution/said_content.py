"""Where what was said begins and ends around a cue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from claims.core.extraction.attribution.other_senses import names_thing
from claims.core.extraction.lexicon.calendar_words import MONTHS
from claims.core.extraction.lexicon.conjunctions import CONTRASTING, FACTUAL
from claims.core.extraction.lexicon.content_nouns import DENIABLE_NOUNS, SIGN_NOUNS
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.pronouns import HEARERS
from claims.core.extraction.lexicon.sayings import (
    ADDRESSED,
    CALLING,
    CLAUSE_ONLY,
    FORCE_BY_VERB,
    JUDGING,
    PLAIN_SPEECH,
    THAT_REQUIRED,
    WISHING,
)
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, has_finite
from claims.core.extraction.text.tokens import Token
from claims.core.records import Force

WEEKDAYS = words("monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow")
_ROUGHLY = words("late early earlier later again")
_PARTS_OF_DAY = words("morning afternoon evening night lunchtime")
_SHORT_TIMES = words("week month weekend morning afternoon evening night")
_PLEAS = words("count counts charge charges murder manslaughter offence offences offense offenses")
_HOLDING = words("think believe hope")
"""Verbs that take "so" for what was said before ("Roe thinks so")."""
_SUBORDINATING = FACTUAL - words("once until whereas")
_SPOKEN = words("say tell write add warn state announce")
"""Verbs behind which a phrase tells where or how it was said ("said by phone | that …")."""
_ASKING = words("ask inquire wonder query question doubt challenge")
LABELING = words("call describe label brand dub")
"""Verbs that give something a name."""
_NAMING = words("say call describe claim believe think")
_AUDIENCE = words("reporters journalists lawmakers mps investors shareholders analysts parliament congress")
"""Hearers of one word, behind which the clause may begin without an article ("told reporters | members had left")."""
_WITHOUT_HEARER = words("warn caution")
"""Verbs of ``ADDRESSED`` behind which what is said may follow at once."""
_TWO = 2
_REACH = 30
"""Words between a cue and its "that" at most."""


class Shape(StrEnum):
    """Where the cue stands to the content."""

    INITIAL = "initial"
    FINAL = "final"
    MIDDLE = "middle"
    ACCORDING = "according"
    CALL = "call"
    LABEL = "label"


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue with its source and content as word ranges ``(first, last)`` of one sentence."""

    shape: Shape
    source: tuple[int, int] | None
    cue: tuple[int, int]
    verb: str
    force: Force
    content: tuple[tuple[int, int], ...]
    own: tuple[int, int] | None = None
    """Words before a second verb of the same subject ("The council disputes the figure | and says …"): not attributed."""


def content_end(parsed: ParsedSentence, cue: int, start: int, end: int) -> int:
    """Where the content ends: before "and" with another verb of saying in the tense of the cue, else at the end."""
    tokens = parsed.tokens
    for at in range(start + 2, end - 1):
        cites = tokens[at].text == "," and tokens[at + 1].lower == "citing" and tokens[at - 1].tag != "K"
        if cites and not parsed.quoted[at]:
            return at
        adding = tokens[at].text == "," and tokens[at + 1].tag == "G" and tokens[min(at + 2, end - 1)].lower == "that"
        if adding and not parsed.quoted[at] and base_of(tokens[at + 1].lower) in FORCE_BY_VERB:
            return at
        if tokens[at].tag != "K" or parsed.quoted[at] or tokens[at].lower not in ("and", "but"):
            continue
        verb = tokens[at + 1]
        if verb.tag == tokens[cue].tag and base_of(verb.lower) in FORCE_BY_VERB.keys() | LABELING:
            return at
    return end


def is_word_at(parsed: ParsedSentence, at: int, word: str) -> bool:
    """Whether the word at ``at`` exists and is ``word``."""
    return at < len(parsed.tokens) and parsed.tokens[at].lower == word


def is_time(tokens: Sequence[Token], at: int) -> bool:
    """Whether a weekday, a number or an article stands at ``at``, so that "on" or "in" before it tells when."""
    return at < len(tokens) and (
        tokens[at].lower in WEEKDAYS or tokens[at].tag == "C" or tokens[at].lower in ("a", "an")
    )


def rest_after(parsed: ParsedSentence, at: int, end: int) -> int | None:
    """Where content goes on after a cue in the middle, None if only time, place and hearer follow."""
    tokens = parsed.tokens
    for place in range(at + 1, end):
        if parsed.quoted[place]:
            return place
        if tokens[place].text in ",:" and place + 1 < end:
            if parsed.quoted[place + 1]:
                return place + 1
            follows = tokens[place + 1]
            if follows.tag == "C" and place + 2 < end and tokens[place + 2].text == ",":
                continue
            tail = tokens[place + 1 : end]
            contrast = follows.lower == "while" and _begins_clause(parsed, place + 2, end, strict=False)
            if follows.tag == "G" and is_word_at(parsed, place + 2, "that"):
                return None
            if not contrast and (
                follows.tag == "G" or follows.lower in ("who", "whose", "whom", "which", "after", "as", "while")
            ):
                return next((p for p in range(place, end) if parsed.quoted[p]), None)
            if has_finite(tail) and follows.lower not in ("where", "when"):
                return place + 1
    return None


def is_named_so(tokens: Sequence[Token], what: int) -> bool:
    """Whether "what" leads to how somebody names a thing: "showed | what it said was footage of the raid"."""
    verb = tokens[what + 2] if what + 2 < len(tokens) else None
    return verb is not None and verb.tag in FINITE and base_of(verb.lower) in _NAMING


def content_after(parsed: ParsedSentence, at: int, verb: str, end: int) -> int | None:
    """Where the content after the cue begins: after "that" or a colon, at a quotation, or at a clause of its own."""
    tokens = parsed.tokens
    start = at + 1
    resume = start
    for place in range(start, min(end, at + _REACH)):
        token = tokens[place]
        if place < resume:
            continue
        if token.text == "," and place + 1 < end and tokens[place + 1].lower in ("who", "whose"):
            # "told Roe, who showed no emotion, | that …".
            resume = next((p for p in range(place + 1, end) if tokens[p].text == ","), place) + 1
            continue
        if names_thing(tokens, place):
            # "wrote a novel called "The Salt Road" in 1994".
            resume = next((p for p in range(place + 2, end) if not parsed.quoted[p]), end)
            continue
        if parsed.quoted[place]:
            return place if verb in PLAIN_SPEECH or place == start or tokens[place - 1].text in ",:" else None
        if (
            token.lower == "that"
            and place + 1 < end
            and not (
                tokens[place - 1].tag in "NSC"
                and verb not in ADDRESSED
                and place > start
                and tokens[start].lower != "without"
                and not (tokens[start].tag == "I" and verb in _SPOKEN)
                and not is_time_word(tokens[place - 1])
            )
        ):
            if _has_clause(parsed, place + 1, end) or (place == start and _has_clause_length(tokens, place, end)):
                return place + 1
            continue
        if token.text == ":":
            return place + 1
        if token.lower in ("whether", "if", "how", "why", "who", "what") and place == start and verb in _ASKING:
            return place
        if token.lower == "what" and place == start and is_named_so(tokens, place):
            return None
        if token.tag in FINITE:
            break
    if verb in THAT_REQUIRED:
        return None
    strict = verb in CLAUSE_ONLY or verb in ADDRESSED
    # "warned | the road was closed" has no hearer.
    starts = (_skip_adverbials(parsed, start, verb, end), *((start,) if verb in _WITHOUT_HEARER else ()))
    return next((place for place in starts if _begins_clause(parsed, place, end, strict=strict)), None)


def _has_clause_length(tokens: Sequence[Token], that: int, end: int) -> bool:
    """Whether enough words for a clause follow a "that" right behind the verb, before any mark ("disputes that")."""
    mark = next((place for place in range(that + 1, end) if not tokens[place].is_word), end)
    return mark - that > 4


def _has_clause(parsed: ParsedSentence, start: int, end: int) -> bool:
    """Whether a clause follows "that": a verb with tense or a quotation before any ", and"."""
    tokens = parsed.tokens
    resume = start
    for place in range(start, end):
        if place < resume:
            continue
        if tokens[place].text == "," and is_word_at(parsed, place + 1, "and"):
            # "said that 94 rebels, and no civilians, | had died".
            closing = next((at for at in range(place + 2, end - 1) if tokens[at].text == ","), end)
            if closing < end and tokens[closing + 1].tag in FINITE and not has_finite(tokens[place:closing]):
                resume = closing + 1
                continue
        if tokens[place].tag in FINITE or parsed.quoted[place]:
            return place > start
        if tokens[place].tag == "B" and place > start and tokens[place - 1].tag in "NSPO":
            return True
        if tokens[place - 1].text == "," and (tokens[place].tag == "K" or tokens[place].lower in CONTRASTING):
            # "No one claimed that attack, | although officials blamed bandits".
            return False
    return False


def is_time_word(token: Token) -> bool:
    """Whether a noun after a cue tells when or by which means something was said ("on Friday", "in a statement")."""
    return token.lower in WEEKDAYS or token.lower in (
        "week", "month", "year", "statement", "interview", "conference", "briefing", "report", "morning", "afternoon",
        "evening", "night", "weekend", "twitter", "speech", "reporters", "letter", "email", "television", "radio", "post",
        "court", "hearing",
    )  # fmt: skip


def when_said_end(tokens: Sequence[Token], at: int) -> int:
    """Where the words end that tell from ``at``, right behind a verb of saying, when it was said; ``at`` where none do.

    "said | late on Tuesday night | the firm had failed", "said | last week | it would close". Not so "said last week was
    hard", nor of years: those are rather when it happened.
    """
    place = at
    while place + 1 < len(tokens) and tokens[place].lower in _ROUGHLY and _opens_day(tokens, place + 1):
        place += 1
    if not _opens_day(tokens, place):
        return at
    place += tokens[place].lower == "on"
    if tokens[place].lower in WEEKDAYS:
        place += 1
        is_part = place + 2 < len(tokens) and tokens[place].lower in _PARTS_OF_DAY
        leads = is_part and (tokens[place + 1].tag in "DPOCI" or tokens[place + 2].tag in FINITE)
        # "On Monday night the firm" and "on Monday night trains were", but not "on Monday morning trains from".
        place += leads
    else:
        place += 2
    return at if place < len(tokens) and tokens[place].tag in FINITE else place


def _opens_day(tokens: Sequence[Token], at: int) -> bool:
    """Whether a day, a week or a month begins at ``at``: "on Monday", "Monday", "last week", "on April 3"."""
    lowered = [token.lower for token in tokens[at : at + 3]] + ["", "", ""]
    first, second, third = lowered[:3]
    if first in WEEKDAYS or (first in ("this", "last") and second in _SHORT_TIMES):
        return True
    dated = (second in MONTHS and third.isdigit()) or (second.isdigit() and third in MONTHS)
    return first == "on" and (second in WEEKDAYS or dated)


def _skip_adverbials(parsed: ParsedSentence, start: int, verb: str, end: int) -> int:
    """Past "Friday", "on Monday", "in a statement", and past the hearer of "told"."""
    tokens = parsed.tokens
    at = start
    if verb in ADDRESSED:
        if at + 1 < end and tokens[at].lower in HEARERS and tokens[at + 1].tag not in FINITE:
            # "told | us | last week he had left".
            at += 1
        while at < end and tokens[at].tag in "DPSNQJ" and not parsed.quoted[at]:
            at += 1
            if at < end and _begins_behind_hearer(tokens, at):
                break
    return _behind_circumstances(tokens, at, end)


def _begins_behind_hearer(tokens: Sequence[Token], at: int) -> bool:
    """Whether another phrase than that of who was told begins at ``at`` ("told the regulator | the bank had failed")."""
    if tokens[at - 1].lower in _AUDIENCE:
        return True
    if tokens[at - 1].tag == tokens[at].tag == "P":
        # "told Fox | News | the firm had failed", not "told Reuters | Roe had left".
        behind = next((token for token in tokens[at:] if token.tag != "P"), tokens[at])
        return behind.tag not in "DO"
    return tokens[at].tag in ("DPO" if tokens[at - 1].tag in "SP" else "DO" if tokens[at - 1].tag == "N" else "")


def clause_behind_circumstances(parsed: ParsedSentence, start: int, end: int) -> int:
    """Where what was said begins behind when and how it was, right behind the verb; ``start`` where no clause follows.

    "said | in a statement on Monday | it had failed".
    """
    behind = _behind_circumstances(parsed.tokens, start, end)
    return behind if _begins_clause(parsed, behind, end, strict=False) else start


def _behind_circumstances(tokens: Sequence[Token], start: int, end: int) -> int:
    at = start
    while at < end:
        if (said_by := when_said_end(tokens, at)) > at:
            at = said_by
        elif tokens[at].lower in WEEKDAYS or (tokens[at].lower in ("late", "early") and tokens[at].tag == "R"):
            at += 1
        elif tokens[at].lower == "on" and is_time(tokens, at + 1):
            at += 2
        elif tokens[at].lower in ("in", "at", "during", "on") and (noun := _time_noun_within(tokens, at, end)):
            at = noun + 1
        elif tokens[at].lower in ("this", "last") and at + 1 < end and is_time_word(tokens[at + 1]):
            at += 2
        elif tokens[at].text == "," and at + 1 < end and tokens[at + 1].tag in "IR":
            break
        else:
            break
    return at


def _time_noun_within(tokens: Sequence[Token], at: int, end: int) -> int | None:
    for place in range(at + 1, min(end, at + 6)):
        is_last = place + 1 >= end or tokens[place + 1].tag not in "NSI" or when_said_end(tokens, place + 1) > place + 1
        if is_time_word(tokens[place]) and is_last:
            return place
        if tokens[place].tag not in "DJNPQC":
            return None
    return None


def _begins_clause(parsed: ParsedSentence, start: int, end: int, *, strict: bool) -> bool:
    """Whether a subject and a finite verb begin at ``start``."""
    tokens = parsed.tokens
    has_subject = False
    resume = start
    for place in range(start, min(end, start + _REACH)):
        token = tokens[place]
        if place < resume:
            continue
        if token.tag == "W" and has_subject and tokens[place - 1].text == ",":
            # "said Roe, who runs the shop, made …": the relative clause is passed.
            resume = next((p + 1 for p in range(place, end) if tokens[p].text == ","), end)
            continue
        if token.tag in FINITE and not names_thing(tokens, place):
            return has_subject
        is_thing = tokens[start].lower == "no" or tokens[place - 1].lower in SIGN_NOUNS
        of_noun = token.lower == "that" and tokens[place - 1].tag in "NS" and is_thing
        if of_noun and has_subject and _has_one_verb(tokens, place, end):
            # "found (no) evidence that the vote was rigged": the only verb is of the evidence.
            return False
        if token.tag in "NSPOCDGJ":
            has_subject = True
        if token.tag == "A" or token.text in ";:" or (token.tag == "W" and has_subject):
            return False
        if token.tag == "K" and place + 1 < end and parsed.tokens[place + 1].tag in FINITE:
            # "declared a state of emergency and asked for aid" has two predicates of one subject, and no clause.
            return False
        if strict and (
            (token.text == "," and not is_word_at(parsed, place + 1, "who") and not _is_described(tokens, place, end))
            or (token.tag == "K" and token.lower == "but")
        ):
            return False
        if strict and token.tag == "I" and (not has_subject or token.lower in _SUBORDINATING):
            # "reported a jump in profit as customers returned" reports no clause.
            return False
    return False


def _is_described(tokens: Sequence[Token], comma: int, end: int) -> bool:
    """Whether a relative clause parts a subject from its verb ("added the dam|, which is old, lost water")."""
    if comma + 2 >= end or tokens[comma + 1].tag != "W":
        return False
    closing = next((at for at in range(comma + 2, end - 1) if tokens[at].text == ","), None)
    return closing is not None and tokens[closing + 1].tag in FINITE


def _has_one_verb(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Whether no more than one verb with tense stands from ``first`` to the next mark."""
    stop = next((at for at in range(first, end) if not tokens[at].is_word), end)
    return sum(token.tag in FINITE for token in tokens[first:stop]) < _TWO


def special_content(
    parsed: ParsedSentence, at: int, verb: str, end: int
) -> tuple[Shape, Force | None, int, int] | None:
    """Content that is no clause: a denied act, a wanted act, a name given to something."""
    tokens = parsed.tokens
    after = at + 1
    if after >= end:
        return None
    force = FORCE_BY_VERB.get(verb)
    window = tokens[after : min(end, after + 8)]
    if verb == "deny" and any(token.lower in _PLEAS for token in window):
        # "denied 14 counts of fraud": a plea is an act before the court.
        return None
    if force is Force.DENIED:
        denies = tokens[after].tag == "G" or any(token.lower in DENIABLE_NOUNS for token in window)
        stop = content_end(parsed, at, after, end)
        return (Shape.INITIAL, None, after, stop) if denies or verb == "deny" else None
    if verb in _HOLDING and tokens[after].lower == "so":
        return Shape.LABEL, Force.SAID, after, end
    if force is Force.DOUBTED and tokens[after].lower in ("whether", "if", "that"):
        return Shape.INITIAL, None, after, end
    if verb == "call" and tokens[after].lower in ("on", "for", "upon"):
        return Shape.CALL, Force.CALLED, after, end
    if verb in JUDGING and tokens[after].tag in "DPNSJOG":
        return Shape.CALL, Force.CALLED, after, end
    if verb in WISHING and tokens[after].tag in "DPNSJOGAR":
        comma = next((at for at in range(after, end) if tokens[at].text == "," and not parsed.quoted[at]), end)
        return Shape.CALL, Force.CALLED, after, comma
    if verb in CALLING and verb != "call" and any(token.tag == "A" for token in tokens[after : min(end, after + 15)]):
        return Shape.CALL, Force.CALLED, after, end
    if verb in ("call", "describe", "label", "brand", "dub") and _labels(parsed, after, end, verb):
        return Shape.LABEL, Force.SAID, after, end
    return None


def _labels(parsed: ParsedSentence, after: int, end: int, verb: str) -> bool:
    """Whether an object and its name follow: "called the ruling a disgrace", "described it as chaotic"."""
    tokens = parsed.tokens
    window = range(after, _second_predicate(tokens, after, min(end, after + 12)))
    if verb in ("describe", "label", "brand"):
        return any(tokens[place].lower == "as" or parsed.quoted[place] for place in window)
    return any(parsed.quoted[place] for place in window) or any(
        tokens[place].lower in ("a", "an") or tokens[place].tag == "J" for place in list(window)[1:]
    )


def _second_predicate(tokens: Sequence[Token], first: int, end: int) -> int:
    """Where another verb of the same subject is joined ("called nine strikes | and is planning more"); ``end`` if none."""
    return next((at for at in range(first, end - 1) if tokens[at].tag == "K" and tokens[at + 1].tag in FINITE), end)
