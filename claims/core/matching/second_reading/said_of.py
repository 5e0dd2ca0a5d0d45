"""What small words are said of: ages, shares, articles, "any" and "each", set beside the noun that each belongs to."""

from __future__ import annotations

import re
from itertools import pairwise

from claims.core.extraction.lexicon.determiners import DEMONSTRATIVES, THIRD_POSSESSIVES
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.text.tokens import Token
from claims.core.matching.comparing.comparisons import Comparisons
from claims.core.matching.parts.units import Unit, UnitKind
from claims.core.matching.rewording.turns import PUT_IN
from claims.core.matching.second_reading.rereading import Side, are_one, is_linked
from claims.core.matching.words.lexicon import bases_of
from claims.core.records import Quantity, Span

_AGE_BEFORE = re.compile(
    r"\b(\d{1,3}(?=-year-old\b)|[\w]+-(?:year|month|week|day|hour|minute)(?!-))(?:-year-old)?\b", re.IGNORECASE
)
_AGE_BEHIND = re.compile(r"\baged\s(\d{1,3})\b|,\s(\d{1,3}),")
_LEADS = words("of in on to by at for from against")
_NEVER_ALL = words("any")
_KNOWN = THIRD_POSSESSIVES | DEMONSTRATIVES | {"the"}
_EACH = words("each every")
_TIMES = words(
    "day week month year decade century hour minute summer winter spring autumn night morning evening season quarter"
)
_GOING_TO = re.compile(
    r"\bgoing\sto\s(?P<there>work|school|bed|church|market|sea|court|sleep|war|jail|prison|hospital|college|university|town|press)\b"
)
_PARTS = words("end beginning start middle rest half part first last most end close turn eve course weeks months days")
_WHEN = words("in on during")
_UNITS = "(?:year|month|week|day|hour|minute|decade)"
_LENGTH = re.compile(rf"\b(by|for|of)\s[\w-]+(?:\s[\w-]+)?\s{_UNITS}s?\b", re.IGNORECASE)
_LENGTH_OF_NOUN = re.compile(rf"\b[\w]+-{_UNITS}(?!-old)\b", re.IGNORECASE)
_SEASONS = words("spring summer autumn winter")
_LAST = ("last ", "this ", "next ")
_LENGTHENING = bases_of("extend prolong lengthen")
_SECOND = words("second third other two three four five")


def said_of_the_same(pair: Comparisons, left: Side, right: Side) -> bool:
    """Whether ages, shares, articles, "any" and "each" belong to the same words on both sides."""
    return (
        _ages_agree(pair, left, right)
        and _shares_led_alike(pair, left, right)
        and _any_agrees(pair, left, right)
        and _each_but_time(left) == _each_but_time(right)
        and _goes_there(left) == _goes_there(right)
        and _times_said_alike(pair, left, right)
        and _lengths_led_alike(left, right)
        and _put_in_alike(left, right)
        and _are_as_definite(pair, left, right)
    )


def _are_as_definite(pair: Comparisons, left: Side, right: Side) -> bool:
    """ "A minister resigned" may tell of another one than "the minister resigned": whoever acts, or it is done to, is known
    on both sides or on neither. "The average household" is no known one."""
    taking_part = (
        link
        for link in pair.alignment.shared
        if link.left.kind is link.right.kind is UnitKind.NOUN
        and {link.left.role, link.right.role} <= _TAKING_PART
        and left.tokens[left.token_at(link.left.start) - 1].lower not in _TYPICAL
    )
    return not any(
        "the" in leads and not leads.isdisjoint({"a", "an"})
        for leads in ({_article(link.left, left), _article(link.right, right)} for link in taking_part)
    )


_TAKING_PART = words("agent patient object")
_TYPICAL = words("average typical")


def _ages_agree(pair: Comparisons, left: Side, right: Side) -> bool:
    """ "The 29-year-old mother of a nurse" is not "the mother of a nurse aged 29", nor a "nine-year lease"
    that of a "nine-year port"."""
    ones, others = _ages(left), _ages(right)
    return all(
        are_one(pair, ones[age], others[age])
        for age in ones.keys() & others.keys()
        if is_linked(pair, ones[age]) and is_linked(pair, others[age])
    )


def _ages(side: Side) -> dict[str, Unit]:
    """Each age, and each length written as one word, with the noun that is so old or so long."""
    text = side.statement.text
    found = {}
    for age in _AGE_BEFORE.finditer(text):
        owner = side.unit_after(age.end())
        while (
            owner is not None and (behind := side.unit_after(owner.end)) is not None and behind.start - owner.end == 1
        ):
            if behind.kind is not UnitKind.NOUN and not behind.is_name:
                break
            owner = behind
        if owner is not None:
            found[age[1]] = owner
    for age in _AGE_BEHIND.finditer(text):
        owner = side.unit_before(age.start())
        if owner is not None:
            found[age[1] or age[2]] = owner
    return found


def _shares_led_alike(pair: Comparisons, left: Side, right: Side) -> bool:
    """ "A stake of 30% in the firm" is not "a stake in 30% of the firm", nor "raised a tariff by 15%" "raised a 15%
    tariff"."""
    if any(
        _changes_by(one, figure) and _is_size(pair, other, beside)
        for found in pair.figures.pairs
        for one, figure, other, beside in (
            (left, found.left, right, found.right),
            (right, found.right, left, found.left),
        )
    ):
        return False
    return all(
        one == other or not one or not other
        for one, other in (
            (_lead(left, found.left.number_span.start), _lead(right, found.right.number_span.start))
            for found in pair.figures.pairs
            if found.left.unit == found.right.unit == "percent"
        )
    )


def _changes_by(side: Side, figure: Quantity) -> bool:
    """Whether "by" leads a figure in that counts nothing: "raised it by 15 percent", "rejected by 40 votes"."""
    lead = side.token_at(figure.number_span.start) - 1
    behind = side.token_at(figure.span.end)
    following = side.tokens[behind] if behind < len(side.tokens) else None
    counts = following is not None and (following.lower == "of" or following.tag in "NSP")
    return lead > 0 and side.tokens[lead].lower == "by" and not counts


def _is_size(pair: Comparisons, side: Side, figure: Quantity) -> bool:
    """Whether a figure tells how large something is that does not change by it: "a 15 percent tariff", "9 percent of the
    taxes"; "a rise of 15 percent" tells what "rose by" tells."""
    lead, behind = side.token_at(figure.number_span.start) - 1, side.token_at(figure.span.end)
    if lead > 0 and side.tokens[lead].lower == "of":
        told = side.unit_before(side.tokens[lead].start)
    elif behind < len(side.tokens) and side.tokens[behind].tag in "JNS":
        told = side.unit_after(figure.span.end)
    else:
        return figure.unit == "percent" and behind < len(side.tokens) and side.tokens[behind].lower == "of"
    links = [link for link in pair.alignment.shared if told in (link.left, link.right)]
    return told is not None and all(UnitKind.VERB not in {link.left.kind, link.right.kind} for link in links)


def _lead(side: Side, start: int) -> str:
    """The preposition between a noun and a share: "a stake of 30%"; empty where there is none."""
    number = side.token_at(start) - 1
    if number < 1 or side.tokens[number].lower not in _LEADS or side.tokens[number - 1].tag not in "NS":
        return ""
    return side.tokens[number].lower


def _any_agrees(pair: Comparisons, left: Side, right: Side) -> bool:
    """ "Did not pay any tax" is not "did not pay the tax"."""
    return not any(
        (_article(link.left, left) in _NEVER_ALL and _article(link.right, right) in _KNOWN)
        or (_article(link.right, right) in _NEVER_ALL and _article(link.left, left) in _KNOWN)
        for link in pair.alignment.shared
        if link.left.kind is link.right.kind is UnitKind.NOUN
    )


def _article(unit: Unit, side: Side) -> str:
    number = side.word_before(unit.start, "JNSPC")
    return side.tokens[number].lower if number >= 0 else ""


def _each_but_time(side: Side) -> int:
    """How often "each" is said of something else than a time: "each month the mine" is not "each mine a month"."""
    return sum(token.lower in _EACH and after.lower not in _TIMES | _SECOND for token, after in pairwise(side.tokens))


def _goes_there(side: Side) -> bool:
    """ "Is going to work in Orvale" may be on the way there, "will work" is not."""
    found = _GOING_TO.search(side.statement.text)
    following = None if found is None else side.following(side.token_at(found.start("there")))
    return found is not None and (following is None or following.tag not in "DCPO")


def _times_said_alike(pair: Comparisons, left: Side, right: Side) -> bool:
    """ "The law of 1933", or "the 1933 law, was repealed" is not "the law was repealed in 1933", nor "the flood of 1902
    shut the mill" "the flood shut the mill of 1902"."""
    leads = [_leads_of_times(side) for side in (left, right)]
    if any("of" in one and "of" not in other and not other.isdisjoint(_WHEN) for one, other in (leads, leads[::-1])):
        return False
    one, other = _noun_of_time(left), _noun_of_time(right)
    if one is None or other is None or not (is_linked(pair, one) and is_linked(pair, other)):
        return True
    return are_one(pair, one, other)


def _noun_of_time(side: Side) -> Unit | None:
    """The noun that a time behind "of" tells which one it is."""
    for of, after in pairwise(side.tokens):
        if of.lower == "of" and side.is_in_time(after):
            return side.unit_before(of.start)
    return None


def _leads_of_times(side: Side) -> set[str]:
    """The prepositions between a noun and a time, and those before other times; "the end of May" is a time itself."""
    leads = {
        lead.lower
        for before, lead, after in zip(side.tokens, side.tokens[1:], side.tokens[2:], strict=False)
        if lead.tag == "I" and _is_time(side, after) and before.lower not in _TIMES | _PARTS
    }
    for time in side.statement.times:
        if _is_owner(side, time.span):
            leads.add("of")
        elif side.statement.text[time.span.start :].lower().startswith(_LAST):
            leads.add("in")
    return leads | {"of"} if _tells_which_by_time(side) else leads


def _is_time(side: Side, token: Token) -> bool:
    return side.is_in_time(token) or token.lower in _SEASONS


def _is_owner(side: Side, time: Span) -> bool:
    """ "Last week's strike"."""
    return side.statement.text[time.start : time.end + len("'s")].endswith(("'s", "’s"))


def _tells_which_by_time(side: Side) -> bool:
    """Whether a year, month or season stands between an article or owner and a noun: "the 2019 strike", "Kelp's May
    strike"."""
    return any(
        before.tag in "DQ"
        and _is_time(side, time)
        and not side.is_in_time(before)
        and noun.tag in "NS"
        and not side.is_in_time(noun)
        for before, time, noun in zip(side.tokens, side.tokens[1:], side.tokens[2:], strict=False)
    )


def _lengths_led_alike(left: Side, right: Side) -> bool:
    """ "Delayed by nine years" is not "delayed for nine years", nor "banned the nine-year strike" "banned the strike for
    nine years"; what is extended by them is extended for them."""
    one, other = _leads_of_lengths(left), _leads_of_lengths(right)
    if {"by", "of"} in (one | other, one ^ other):
        return True  # "delayed by nine years", "a delay of nine years"
    is_extended = any(bases_of(token.lower) & _LENGTHENING for side in (left, right) for token in side.tokens)
    return is_extended or not one or not other or not one.isdisjoint(other)


def _leads_of_lengths(side: Side) -> set[str]:
    """The prepositions before lengths of time; "of" for one that stands before a noun."""
    text = side.statement.text
    of_noun = {"of"} if _LENGTH_OF_NOUN.search(text) else set[str]()
    return of_noun | {found[1].lower() for found in _LENGTH.finditer(text)}


def _put_in_alike(left: Side, right: Side) -> bool:
    """ "Shares in Kelp rose" is not "shares rose in Kelp"; "Kelp's shares rose" may be."""
    one, other = _put_in(left), _put_in(right)
    return not any(
        one[noun] != other[noun]
        and not (one[noun] and other[noun])
        and _behind_in(one[noun] or other[noun], left, right)
        for noun in one.keys() & other.keys()
    )


def _behind_in(name: str, left: Side, right: Side) -> bool:
    return all(f" in {name.lower()}" in side.statement.text.lower() for side in (left, right))


def _put_in(side: Side) -> dict[str, str]:
    """Each noun for what is put into something -> the first word of the name that "in" leads behind it, or nothing."""
    return {
        token.lower.rstrip("s"): name.text
        if in_.lower == "in" and name.tag == "P" and not side.is_in_time(name)
        else ""
        for token, in_, name in zip(side.tokens, side.tokens[1:], side.tokens[2:], strict=False)
        if token.lower.rstrip("s") in PUT_IN
    }
