"""What is done by somebody, told as what somebody does: "the bill was rejected by the senate", "the senate rejected it"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claims.core.extraction.lexicon.determiners import DEMONSTRATIVES, POSSESSIVES
from claims.core.extraction.lexicon.verb_words import PARTICLES
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.text.tokens import Token
from claims.core.extraction.times.absolute_dates import MONTHS
from claims.core.matching.rewording.verb_forms import base_of_participle, past_of
from claims.core.matching.rewording.wording import SCOPES, Wording, is_denied, verb_groups
from claims.core.matching.statements.walk import CLASSES_OF_NAMES, PLACE_CLASSES
from claims.core.matching.vocabulary.company import ACTORS
from claims.core.matching.words.number_words import NUMBER_WORDS
from claims.core.matching.words.thesaurus import names_person, senses_of

_BEING = {"was": "past", "were": "past", "is": "present", "are": "present", "been": "perfect", "be": "future"}
_AUXILIARIES = {"been": words("has have had"), "be": words("will")}
_ROUGHLY = words("more less nearly almost half")
"""Words of scope that lead a figure in."""

_FIGURE_LEADS = _ROUGHLY | words("than about around some over at least most up to just under exactly roughly")
_ALL = words("all")
"""What may be said of those that one and the same does it to."""

_OTHER_OWNERS = DEMONSTRATIVES | POSSESSIVES | words("another other same such")
_RELATIVE = words("who whom whose which that and or but nor")
_INSIDE = "DJNSPCQE"
_IN_SUBJECT = words("of in at near")
_FORCES = words(
    """snow rain hail frost fog smoke ice lightning storm storms flood floods floodwater fire fires wildfire wildfires quake
    earthquake tsunami hurricane typhoon cyclone tornado drought avalanche landslide explosion blast"""
)
"""What acts without being somebody."""

BODIES = words(
    "rebels police ministry university church group regulator watchdog agency authority authorities union gang"
).union(*(words(ACTORS[name]) for name in ("employers", "lawmakers", "parties", "makers", "cleaners")))
"""Common nouns for those who act, beside persons and what the thesaurus knows for a group."""

STANDING = (
    PLACE_CLASSES
    | (CLASSES_OF_NAMES & words("volcano ferry tanker freighter asteroid comet"))
    | words(
        """lake river bridge street road tower mount mountain bay sea hill station park square gate canal castle hall avenue
        lane beach coast island valley forest wood port harbor harbour dam house museum hotel school works airport field"""
    )
)
"""Last words of what something may lie or be found by."""

_OTHER_IN_PASSIVE = frozenset(
    words(
        """marry want need like know mean expect suppose think believe keep hold leave put place bear get have name stop
        survive paint draw write compose direct draft design film photograph shoot sketch"""
    )
)
"""Verbs that say another thing in the other voice, leave open what stands behind them, or of which who made a thing and
who does it now may be two: a pastor marries whom he does not wed."""

_CHOOSING = words("elect appoint crown")
"""Verbs of which a bare noun tells what somebody becomes."""

_CHARGING = words("fine pay charge")
_MONEY = re.compile(
    r"(?:[£$€]\s?[\d.,]+(?:\s?(?:m|bn|million|billion))?|[\w.,]+(?:\s(?:million|billion|thousand))?"
    r"\s(?:euros?|pounds?|dollars?|crowns?|francs?|yen|dinars?|pesos?))\Z"
)
_SCORE = re.compile(r"\d+\s?(?:to|-|–)\s?\d+\Z")
_TIME = (
    rf"(?:(?:early|late|last|this|next)\s)*(?:(?:\d{{1,2}}\s)?(?:{'|'.join(MONTHS)})"
    r"(?:\s\d{1,2})?(?:,?\s\d{4})?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"(?:\s(?:night|morning|afternoon|evening))?|\d{4}|year|month|week|spring|summer|autumn|winter)"
)
_HAS_TIME = re.compile(rf"\b{_TIME}\b")
_ONLY_TIME = re.compile(rf"(?:(?:the\s)?(?:end|start|middle)\sof\s)?(?:the\s)?{_TIME}\Z")
_MEASURES = words("percent percentage point points share half third quarter record")
_NAME = r"[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,3}"
_FRONTED = re.compile(
    rf"((?:In|On|Since|During)\s{_TIME}|(?:Last|This|Next)\s{_TIME})(?:,\s|\s(?=\S))|((?:In|At|Near)\s{_NAME})(?:,\s|\s(?=\d))"
)
_PART = r"(?:spring|summer|autumn|fall|winter|(?:first|second)\shalf|(?:first|second|third|fourth)\squarter)"
_PLACE_OR_TIME = (
    rf"(?:in\sthe\s{_PART}\sof\s\d{{4}}|(?:in|at|near)\s(?:the\s(?:city|town|village)\sof\s)?{_NAME}"
    rf"|(?:in|on|since|during|until|before|after|from)\s{_TIME}|(?:last|this|next)\s{_TIME})"
)
_MIDDLE = re.compile(rf"{_PLACE_OR_TIME}\Z")
_TAIL = re.compile(
    rf"(?:{_PLACE_OR_TIME}|(?:by|to)\s(?:[\d.,]+%?|an?|one|two|three|four|five|six|seven|eight|nine|ten)"
    rf"(?:\s(?:percent|per\scent|points?|percentage\spoints?|seconds?|votes?|metres?|decades?|years?))?"
    rf"|{_SCORE.pattern.removesuffix(chr(92) + 'Z')}|for\s(?:[a-z-]+\s){{0,3}}[a-z-]+)(?:,?\s|\Z)"
)


@dataclass(frozen=True, slots=True)
class _Passive:
    """A passive with its agent: numbers of the words where each part begins; ``end`` is behind the agent."""

    subject: int
    auxiliary: int
    participle: int
    by: int
    end: int


def by_doer(wording: Wording) -> str | None:
    """ "The bill was rejected by the senate": "The senate rejected the bill"."""
    fronted = _FRONTED.match(wording.text)
    start = 0 if fronted is None else next(at for at, one in enumerate(wording.tokens) if one.start >= fronted.end())
    found = _find(wording, start)
    if found is None or verb_groups(wording.tokens) != 1 or is_denied(wording.tokens):
        return None
    verb = _verb(wording, found)
    if verb is None or not _is_plain(wording, found):
        return None
    particle = found.participle + 1 if wording.word(found.participle + 1) in PARTICLES else found.participle
    middle, tail = wording.between(particle + 1, found.by), wording.between(found.end, wording.last)
    if not _may_stand_between(wording, found, middle) or not _may_end(tail):
        return None
    is_dated = fronted is not None or _HAS_TIME.search(f"{middle} {tail}") is not None
    if _HAS_TIME.search(wording.between(start, found.auxiliary)) or (is_dated and _comes_about(wording, found)):
        return None
    doer = wording.between(found.by + 1, found.end)
    if _ONLY_TIME.match(doer):
        # "Raised by June" tells until when.
        return None
    subject = wording.between(found.subject, found.auxiliary) if found.subject else _lowered(wording, found.auxiliary)
    parts = (doer, verb, wording.between(found.participle + 1, particle + 1), subject, middle, tail)
    lead = "" if fronted is None else fronted[1] or fronted[2]
    return wording.told(" ".join(part for part in (*parts, lead[:1].lower() + lead[1:]) if part))


def _lowered(wording: Wording, behind: int) -> str:
    is_number = wording.word(0) in NUMBER_WORDS
    return (
        wording.between(0, behind).replace(wording.tokens[0].text, wording.word(0), 1)
        if is_number
        else wording.lowered(0, behind)
    )


def _find(wording: Wording, start: int) -> _Passive | None:
    """The one passive of a sentence, where "by" and somebody who acts follow its participle."""
    numbers = range(start + 1, wording.last)
    participle = next((at for at in numbers if wording.tag(at) == "E" and wording.word(at - 1) in _BEING), 0)
    by = next((at for at in range(participle + 1, wording.last) if wording.word(at) == "by"), 0)
    if not participle or not by:
        return None
    being = wording.word(participle - 1)
    auxiliary = participle - 1 - (being in _AUXILIARIES)
    if being in _AUXILIARIES and wording.word(auxiliary) not in _AUXILIARIES[being]:
        return None
    found = _Passive(start, auxiliary, participle, by, _phrase_end(wording, by + 1))
    return found if auxiliary > start and _acts(wording.tokens[by + 1 : found.end]) else None


def _phrase_end(wording: Wording, start: int) -> int:
    """Number of the word behind a noun phrase, with what "of" adds to it."""
    end = start
    while wording.tag(end) and (
        wording.tag(end) in _INSIDE
        or (wording.word(end) == "of" and end > start and wording.tag(end + 1) in {*"DNSPJ"})
    ):
        end += 1
    return min(end, wording.last)


def _acts(doer: Sequence[Token]) -> bool:
    """Whether a noun phrase names persons, a body of them or a name that nothing is found by."""
    behind = next((at for at, token in enumerate(doer) if token.lower == "of"), len(doer))
    head = doer[behind - 1] if behind else None
    if head is None or head.tag not in "NSP" or any(token.tag == "C" for token in doer):
        return False
    if any(token.lower in SCOPES | _OTHER_OWNERS for token in doer):
        return False
    if head.lower in STANDING and not (head.lower == "house" and doer[behind - 2].lower in {"lower", "upper"}):
        return False
    if head.tag == "P":
        return True
    noun = head.lower
    is_alive = names_person(noun) or senses_of(noun, "n").sort == "a"
    return is_alive or noun in BODIES | _FORCES


def _verb(wording: Wording, found: _Passive) -> str | None:
    """The verb in the active, in the time of the passive; None where its forms are not known."""
    participle = wording.word(found.participle)
    base = base_of_participle(participle)
    if base is None or base in _OTHER_IN_PASSIVE:
        return None
    time = _BEING[wording.word(found.participle - 1)]
    if time == "past":
        return past_of(participle, base)
    if time == "future":
        return f"will {base}"
    is_plural = _is_plural(wording, found.by + 1, found.end)
    if time == "perfect":
        had = wording.word(found.auxiliary) == "had"
        return f"{'had' if had else 'have' if is_plural else 'has'} {participle}"
    return base if is_plural else base + ("es" if base.endswith(("s", "x", "ch", "sh", "o")) else "s")


def _is_plural(wording: Wording, start: int, end: int) -> bool:
    head = next((at for at in range(start, end) if wording.word(at) == "of"), end) - 1
    return wording.tag(head) == "S" or wording.word(head) in {"police", "people"}


def _is_plain(wording: Wording, found: _Passive) -> bool:
    """Whether what it is done to is one phrase, of which nothing is said for each; and no word tells how it is done."""
    subject = wording.tokens[found.subject : found.auxiliary]
    others = (*wording.tokens[: found.subject], *wording.tokens[found.participle + 1 : wording.last])
    if any(token.tag in "OGY" or token.lower in _RELATIVE | _OTHER_OWNERS for token in subject):
        return False
    if any(token.tag == "O" or token.lower in _OTHER_OWNERS | SCOPES | _RELATIVE for token in others):
        return False
    doer = wording.tokens[found.by + 1]
    all_of = _ALL if doer.lower not in {"a", "an"} else frozenset[str]()
    if any(token.lower in SCOPES - _ROUGHLY - all_of for token in subject) or not _leads_figures(subject):
        return False
    if any(token.tag in "IR" and not _may_stand_in(subject, at) for at, token in enumerate(subject)):
        return False
    if any(token.tag == "R" and token.lower not in PARTICLES for token in others):
        return False
    is_generic = wording.word(found.participle - 1) in {"is", "are"} and subject[0].tag not in "DCP"
    return not is_generic and subject[0].tag in "DCNSPJR"


def _comes_about(wording: Wording, found: _Passive) -> bool:
    """Whether what it is done to may be of the time told: "the strike was banned in May", "survivors of the flood"."""
    return any(
        (token.tag in "NS" and token.lower not in _MEASURES and senses_of(token.lower, "n").sort == "m")
        or (token.lower == "of" and not any(one.tag == "C" for one in wording.tokens[found.subject : found.auxiliary]))
        for token in wording.tokens[found.subject : found.auxiliary]
    )


def _may_stand_in(subject: Sequence[Token], number: int) -> bool:
    """Whether a small word says whose or where the subject is, or leads a figure in."""
    word = subject[number].lower
    leads_figure = word in _FIGURE_LEADS and any(token.tag == "C" for token in subject[number + 1 : number + 3])
    return leads_figure or (word in _ALL and not number) or (word in _IN_SUBJECT and subject[number].tag == "I")


def _leads_figures(subject: Sequence[Token]) -> bool:
    """Whether words such as "more than" stand before a figure, and nowhere else."""
    last = max((at for at, token in enumerate(subject) if token.lower in _ROUGHLY), default=-1)
    return last < 0 or any(token.tag == "C" for token in subject[last + 1 : last + 3])


def _may_stand_between(wording: Wording, found: _Passive, middle: str) -> bool:
    """Whether what stands between the verb and "by" may follow the object: a place, a time, a score, a fine, a post."""
    if not middle or _MIDDLE.match(middle) or _SCORE.match(middle):
        return True
    base = base_of_participle(wording.word(found.participle))
    if base in _CHOOSING:
        return middle.isalpha() and wording.tag(found.by - 1) == "N"
    return base in _CHARGING and _MONEY.match(middle) is not None


def _may_end(tail: str) -> bool:
    """Whether what follows the agent is said of the verb alone: places by name, times, measures, reasons."""
    while tail:
        found = _TAIL.match(tail)
        if found is None:
            return False
        tail = tail[found.end() :]
    return True
