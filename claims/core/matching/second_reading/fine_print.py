"""What a quick reader overlooks: whether the small words of two claims say the same, and of the same things.

Two claims may share every content word, figure, time and place and still differ: "was to open" and "opened", "for two
years" and "in two years", "only the bank sued" and "sued only the bank", "the bank, which bought the port in 2019, …" and
"… sold it in 2019". Looked at only where all else agrees, before a machine confirms; so both texts are read anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import TypeVar

from claims.core.extraction.lexicon.determiners import POSSESSIVES
from claims.core.extraction.lexicon.ordinals import ORDINALS
from claims.core.extraction.lexicon.verb_words import BEING
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.tagger import FINITE
from claims.core.extraction.text.tokens import Token
from claims.core.matching.comparing.comparisons import Comparisons
from claims.core.matching.parts.units import NOMINAL, Unit, UnitKind
from claims.core.matching.parts.word_forms import VERB_TAGS
from claims.core.matching.second_reading.as_of import published_alike
from claims.core.matching.second_reading.attachments import hang_alike
from claims.core.matching.second_reading.clauses import clauses_agree
from claims.core.matching.second_reading.denials import denials_agree
from claims.core.matching.second_reading.exact_shares import shares_exact
from claims.core.matching.second_reading.fine_figures import figures_agree
from claims.core.matching.second_reading.fine_times import times_agree
from claims.core.matching.second_reading.governors import governors_agree
from claims.core.matching.second_reading.initials import initials_agree
from claims.core.matching.second_reading.lacking import lacking_agrees
from claims.core.matching.second_reading.loose_figures import told_as_loosely
from claims.core.matching.second_reading.marks import marks_of
from claims.core.matching.second_reading.noun_phrases import noun_phrases_agree
from claims.core.matching.second_reading.particles import particles_agree
from claims.core.matching.second_reading.possessors import possessors_agree
from claims.core.matching.second_reading.punctuation import punctuation_agrees
from claims.core.matching.second_reading.rates_told import rates_agree
from claims.core.matching.second_reading.rereading import RELATIVE, Side, Tokens, are_one, is_linked, read_side
from claims.core.matching.second_reading.said_of import said_of_the_same
from claims.core.matching.second_reading.sayings import sayings_agree
from claims.core.matching.second_reading.turned_phrases import phrases_turned_alike
from claims.core.matching.second_reading.turned_voices import voices_turned_alike
from claims.core.matching.second_reading.unread_numbers import unread_numbers_agree
from claims.core.matching.second_reading.unread_words import unread_words_agree
from claims.core.matching.statements.reading import Statement
from claims.core.matching.statements.walk import CLASSES_OF_NAMES, PLACE_CLASSES
from claims.core.matching.words.lexicon import base_of, bases_of

_T = TypeVar("_T")

_SCOPING = {
    **{word: word for word in ("only", "even", "some", "most", "many", "several", "both", "either")},
    **dict.fromkeys(("every", "each", "all"), "all"),
    **dict.fromkeys(("not", "n't", "never"), "not"),
    "no": "no",
}
"""Words that are said of the next content word -> what they say."""

_ONLY = words("just merely solely")
"""Adverbs that say "only"."""

_RANK_IN_FIGURES = re.compile(r"\d+(?:st|nd|rd|th)\Z")
"""Said of the next word that is no name: "the third tallest tower" is not "the tallest third tower"."""

_PLAIN_SAYING = bases_of("say tell state report announce write add explain declare note be have according")
_SUPPOSING = words("if when unless whether once until")
_SAID_WHEN = words("also later earlier then now here there already recently previously meanwhile today yesterday")
"""Adverbs that change nothing of what somebody said."""
_BEING = words("is are was were been")
_FINDING = bases_of("find show conclude reveal discover establish")


def fine_print_agrees(pair: Comparisons) -> bool:
    """Whether nothing small tells two statements apart whose content words, figures and times agree."""
    left, right = read_side(pair.left), read_side(pair.right)
    if any(of(left) != of(right) for of in (marks_of, _saying)) or _perfects(left) | _perfects(right) == _BOTH:
        return False
    if not (_again_agrees(pair, left, right) and _relatives_agree(left, right) and _classes_agree(left, right)):
        return False
    if not (_reasons_agree(left, right) and _earlier_alike(left, right)):
        return False
    if not all(agree(pair, left, right) for agree in _READINGS):
        return False
    alone = [(unit, pair.left) for unit in pair.alignment.left_only]
    alone += [(unit, pair.right) for unit in pair.alignment.right_only]
    if any(_narrows_noun(unit, statement) for unit, statement in alone):
        return False
    if any(_is_head(unit, left) for unit in pair.alignment.left_only) or any(
        _is_head(unit, right) for unit in pair.alignment.right_only
    ):
        return False
    return all(hang_alike(pair, link, left, right) for link in pair.alignment.shared)


def _reasons_agree(left: Side, right: Side) -> bool:
    """ "Did not resign because of the strike" may tell that he did for another reason, "because of the strike, … did not
    resign" does not: beside a denial a reason stands at one end of both."""
    fronts = [_opens_with_reason(side) for side in (left, right)]
    return fronts[0] == fronts[1] or not any(side.statement.negations for side in (left, right))


def _opens_with_reason(side: Side) -> bool:
    return bool(side.tokens) and side.tokens[0].lower in _REASONS and not any(map(side.is_in_time, side.tokens[:2]))


_REASONS = words("because due owing thanks since to")
"""First words of a phrase or clause of reason or purpose."""


def _earlier_alike(left: Side, right: Side) -> bool:
    """ "Had lost when he came" is not "lost when he came"; "had lost before he came" is "lost before he came"."""
    if not any(token.lower in _AT_THAT_TIME for token in left.tokens):
        return True
    return ("had" in _perfects(left)) == ("had" in _perfects(right))


_AT_THAT_TIME = words("when while as by")

_BOTH = frozenset({"have", "had"})


def _perfects(side: Side) -> frozenset[str]:
    """``have`` where something has happened by now, ``had`` where it had happened by then; "had" goes with a plain past."""
    return frozenset(
        "had" if token.lower == "had" else "have"
        for token, after in pairwise(side.tokens)
        if token.lower in {"has", "have", "had"} and after.tag == "E"
    )


def _saying(side: Side) -> tuple[str, frozenset[str]]:
    """With what force somebody is said to have said it, and the words that color it ("wrongly said", "will say"); plain
    saying and finding are one each."""
    said = side.statement.said
    if said is None:
        return "", frozenset()
    covered = [token for token in side.tokens if said.covers(token)]
    verbs = [base_of(token.lower) for token in covered if token.tag in VERB_TAGS]
    verb = next((verb for verb in verbs if verb not in _PLAIN_SAYING), "")
    colors = {token.lower for token in covered if token.tag in "MR" or token.lower in _SUPPOSING}
    if _follows_rule(side):
        colors.add("according")
    if any(one.lower in _BEING and other.tag == "E" for one, other in pairwise(covered)):
        colors.add("passive")  # "was found to owe", "found … to owe"
    return "find" if verb in _FINDING else verb, frozenset(colors - _SAID_WHEN)


def _follows_rule(side: Side) -> bool:
    """Whether "according to" stands right behind a verb: who is "paid according to the ministry" is paid by its rules."""
    return any(token.lower == "according" and before.tag in VERB_TAGS for before, token in pairwise(side.tokens))


def _joints_agree(pair: Comparisons, left: Side, right: Side) -> bool:
    """Whether comparisons and directions join the same two words: "north of A and south of B" is not "south of A and north
    of B"."""
    return all(
        are_one(pair, before, first)
        for before, after in _joints(left)
        for first, second in _joints(right)
        if are_one(pair, after, second) and is_linked(pair, before) and is_linked(pair, first)
    )


def _pairs_agree(pair: Comparisons, left: Side, right: Side) -> bool:
    """Whether two nouns that "and" joins are joined on the other side: "the owner and the club" is not "the owner of the
    club"; words without their like are left aside."""

    def are_same(one: _Joined, other: _Joined) -> bool:
        return one.owned == other.owned and any(
            all(map(partial(are_one, pair), one.units, turned)) for turned in (other.units, other.units[::-1])
        )

    return _answer_each_other(_joined(pair, left), _joined(pair, right), are_same)


def _answer_each_other(ones: Sequence[_T], others: Sequence[_T], are_same: Callable[[_T, _T], bool]) -> bool:
    """Whether each of either side has its like on the other; ``are_same`` takes one of the left and one of the right."""
    return all(any(are_same(one, other) for other in others) for one in ones) and all(
        any(are_same(one, other) for one in ones) for other in others
    )


@dataclass(frozen=True, slots=True)
class _Joined:
    """Two nouns that "and" joins; ``owned``: the second belongs to the first ("and his")."""

    units: tuple[Unit, Unit]
    owned: bool


def _joined(pair: Comparisons, side: Side) -> list[_Joined]:
    """The nouns that "and" joins, two by two, as far as both have their like on the other side."""
    found = []
    for token in side.tokens:
        if token.lower != "and":
            continue
        before, after = side.unit_before(token.start), side.unit_after(token.end)
        if before is None or after is None or after.kind not in NOMINAL or before.kind is UnitKind.VERB:
            continue
        if token.start - before.end > 1:
            continue
        if is_linked(pair, before) and is_linked(pair, after):
            is_owned = any(
                one.lower in POSSESSIVES for one in side.tokens if token.end <= one.start and one.end <= after.start
            )
            found.append(_Joined((before, after), is_owned))
    return found


def _joints(side: Side) -> Iterator[tuple[Unit, Unit]]:
    for token in side.tokens:
        if token.lower not in {"than", "of"}:
            continue
        before, after = side.unit_before(token.start), side.unit_after(token.end)
        if before is None or after is None or token.start - before.end > 1:
            continue
        if token.lower == "than" or before.text.lower() in _DIRECTIONS:
            yield before, after


_DIRECTIONS = words("north south east west northeast northwest southeast southwest ahead")


def _scopes_agree(pair: Comparisons, left: Side, right: Side) -> bool:
    """Whether denials and words of scope are said of the same: "only the bank sued" is not "sued only the bank"."""
    one, other = _scoped(left), _scoped(right)
    if ("either" in one) != ("either" in other):
        return False  # "either of the two", "both of the two"
    for word in one.keys() & other.keys():
        if len(one[word]) != len(other[word]):
            return False
        units, beside = ([unit for unit in side[word] if unit is not None] for side in (one, other))
        if len(units) != len(beside) or not _answer_each_other(units, beside, partial(are_one, pair)):
            return False
    return (_SOLE in one) == (_SOLE in other)


_SOLE = "the only"
"""An adjective: "the only mine" is no other one, "only the mine" did it."""


def _scoped(side: Side) -> dict[str, list[Unit | None]]:
    """The words that each denial and word of scope is said of: the next one; None for "… than those that did not"."""
    found: dict[str, list[Unit | None]] = {}
    for token in side.tokens:
        word = _SCOPING.get(token.lower)
        if token.lower in _HARDLY and not side.is_in_figure(token):
            found.setdefault(token.lower, []).append(side.unit_after(token.end))
        if token.lower == "alone":
            found.setdefault("alone", []).append(side.unit_before(token.start))
        if word or (token.lower in _ONLY and token.tag == "R"):
            word = word or "only"
            before = side.tokens[: side.token_at(token.start)][-1:]
            if token.lower == "only" and before and before[0].tag == "D":
                word = _SOLE
            found.setdefault(word, []).append(side.unit_after(token.end))
        is_rank = token.lower in ORDINALS or _RANK_IN_FIGURES.match(token.lower)
        if is_rank and not (side.is_in_time(token) or _is_in_share(token, side)):
            found.setdefault(token.lower, []).append(
                next((unit for unit in side.units if unit.start >= token.end and not unit.is_name), None)
            )
    return found


_HARDLY = words("nearly almost barely hardly")


def _is_in_share(token: Token, side: Side) -> bool:
    """Whether a word is part of a share: "a third of the towers"."""
    return any(found.unit != "rank" and found.span.overlaps(token.span) for found in side.statement.quantities)


def _classes_agree(left: Side, right: Side) -> bool:
    """ "The bank Condor" is not "the airline Condor", nor the village of a name the district of that name; "the city of" a
    name may be said because the bare name is another place."""
    one, other = (dict(_classes_of_names(side.tokens)) for side in (left, right))
    return all(one[name] == other[name] for name in one.keys() & other.keys()) and (
        _names_behind_of(left.tokens) == _names_behind_of(right.tokens)
    )


def _names_behind_of(tokens: Tokens) -> set[str]:
    """The names behind "city of" and the like."""
    return {
        name.lower
        for place, of, name in zip(tokens, tokens[1:], tokens[2:], strict=False)
        if of.lower == "of" and name.tag == "P" and place.lower in CLASSES_OF_NAMES | PLACE_CLASSES
    }


def _classes_of_names(tokens: Tokens) -> Iterator[tuple[str, str]]:
    for number, token in enumerate(tokens[:-1]):
        if token.lower not in CLASSES_OF_NAMES | PLACE_CLASSES:
            continue
        behind = tokens[number + 2 :] if tokens[number + 1].lower == "of" else tokens[number + 1 :]
        if behind and behind[0].tag == "P":
            yield behind[0].lower, _SAME_CLASSES.get(token.lower, token.lower)


_SAME_CLASSES = {"company": "firm", "startup": "firm", "start-up": "firm"}


def _again_agrees(pair: Comparisons, left: Side, right: Side) -> bool:
    """ "Was arrested again" is not "was arrested"; "opened again" is "reopened"."""
    here, there = (next((token for token in side.tokens if token.lower == "again"), None) for side in (left, right))
    if here is not None and there is None:
        return _says_again(here, [(link.left, link.right) for link in pair.alignment.shared])
    if there is not None and here is None:
        return _says_again(there, [(link.right, link.left) for link in pair.alignment.shared])
    return True


def _says_again(again: Token, shared: Sequence[tuple[Unit, Unit]]) -> bool:
    """Whether the last verb before "again" says it itself on the other side."""
    verbs = [(one, other) for one, other in shared if one.kind is UnitKind.VERB and one.start < again.start]
    if not verbs:
        return False
    verb, other = max(verbs, key=lambda found: found[0].start)
    return _AGAIN.match(verb.text) is None and _AGAIN.match(other.text) is not None


_AGAIN = re.compile(
    r"re-?(?:admit|apply|appoint|arrest|assert|build|built|capture|consider|convene|elect|engage|enter|establish|gain|impose"
    r"|instate|introduce|issue|join|launch|marri|marry|negotiate|offend|open|print|publish|ran|run|schedule|sell|sold|settle"
    r"|start|surface|take|think|thought|told|took|unite|visit|write|wrote)",
    re.IGNORECASE,
)
"""Verbs that say "again": "reopened", not "removed"."""


def _relatives_agree(left: Side, right: Side) -> bool:
    """Whether clauses about a noun have it as who acts, or not: "who shot the mayor" is not "whom the mayor shot"."""
    one, other = (sorted(_relatives(side.tokens)) for side in (left, right))
    return len(one) != len(other) or one == other


def _relatives(tokens: Tokens) -> Iterator[tuple[bool, bool]]:
    for number in range(1, len(tokens) - 1):
        before, after = tokens[number - 1], tokens[number + 1]
        noun = tokens[number - 2] if before.text == "," and number > 1 else before
        if noun.tag in "NSP" and tokens[number].lower in RELATIVE:
            is_passive = after.lower in BEING and tokens[number + 2 : number + 3] != ()
            yield (after.tag in FINITE or after.tag in "MR"), is_passive and tokens[number + 2].tag in "ET"


def _narrows_noun(unit: Unit, statement: Statement) -> bool:
    """Whether a light word without its like stands right before a noun: "single mothers", "a level crossing"."""
    if unit.kind is UnitKind.VERB or not unit.light:
        return False
    return any(other.start - unit.end == 1 and other.role != "verb" for other in statement.units if other is not unit)


def _is_head(unit: Unit, side: Side) -> bool:
    """Whether a light word without its like is what an article belongs to: "released a single"; not "the number of"."""
    number = side.token_at(unit.start)
    if unit.kind is UnitKind.VERB or not unit.light or not number or side.tokens[number - 1].tag != "D":
        return False
    following = side.following(number)
    return following is None or (following.tag not in "NSPJCG" and following.lower != "of")


_READINGS = (
    _scopes_agree,
    times_agree,
    published_alike,
    figures_agree,
    shares_exact,
    unread_numbers_agree,
    unread_words_agree,
    rates_agree,
    told_as_loosely,
    _joints_agree,
    _pairs_agree,
    governors_agree,
    clauses_agree,
    noun_phrases_agree,
    initials_agree,
    particles_agree,
    possessors_agree,
    punctuation_agrees,
    lacking_agrees,
    denials_agree,
    voices_turned_alike,
    phrases_turned_alike,
    said_of_the_same,
    sayings_agree,
)
"""What is read anew, one after the other."""
