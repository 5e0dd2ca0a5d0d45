"""The simple present with a weekday tells what is to come: "The film premieres on | Friday", "turns 80 on | Monday".

What has been and is told in the present ("shows him on Friday", "follows a vote on Friday") has another verb or an object.
"""

from __future__ import annotations

import re

from claims.core.extraction.lexicon.calendar_words import FULL_WEEKDAY_PATTERN
from claims.core.extraction.lexicon.determiners import DETERMINERS
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.tagger import shares_of

_DAY = re.compile(rf"\b{FULL_WEEKDAY_PATTERN}\b(?!')")
_CLAUSE = re.compile(
    r".*(?:[.,;:!?\n()\"“”–—](?!\d)|\b(?:that|when|if|because|while|although|though|but)\b(?= ))", re.DOTALL
)
"""Up to the last sign or word behind which a clause begins."""
_PRESENT = re.compile(
    r" ?(?P<lead>(?:and|or) )?(?P<subject>(?:[a-z0-9.'-]{1,20} ){0,6}?)(?P<verb>[a-z]{2,14}s) "
    r"(?:(?:up|out|off|in|over|away|down|back|again|live) )?"
    r"(?:\d{1,3} |(?P<joint>in|at|before|near|to|into) (?:[a-z.'-]{1,20} ){1,4}?)?(?:(?:late|early) )?(?:(?:on|at|from) )?"
)
_JOINED = re.compile(r".*\b(?:and|or) ", re.DOTALL)
_ENDS = re.compile(
    r"\W{0,2}(?:\Z|[.,;:!?)\"”\n])|\W?(?: (?:and|but|in|at|for|with|before|as|when|until|amid|morning|night)\b)"
)
"""What stands behind the day of a clause that ends there."""
_TOWARD = words("heads flies travels goes sails moves returns switches drives marches comes turns transfers")
"""Verbs that a place with "to" follows."""
_NO_PRESENTS = words(
    """
    says shows means denies claims believes follows comes marks reveals suggests adds confirms reports insists tells admits
    argues rises falls drops gains loses slips climbs jumps surges soars slides tumbles plunges sinks edges dips rallies
    dies kills wins beats strikes hits leaves is was has does as its his this us always yes plus less news series sports
    seems remains stands lies stems results relates refers amounts prices deaths protests attacks rates games crimes fires
    storms clashes talks shares sales events votes raids arrests shootings crashes
    """
)
"""Words in "-s" that tell what has been or how it stands, or are hardly verbs."""
_SET = re.compile(
    r"(?:the|its|his|her|their|a|an) (?:[a-z-]{1,20} ){0,2}(?:deadline|anniversary|birthday|holiday|date|feast) "
)
"""Whose day "falls on" some weekday."""
_NO_SUBJECTS = words(
    """
    in on at of by to from with for the a an and or its his her their our this these those all some no two three four five
    six seven eight nine ten many several few more most other
    """
)
"""Last words before what is a plural noun rather than a verb."""
_SOMETIMES = 0.3
_MOSTLY = 0.5
"""Shares of its tags from which a word may be a past form, and from which it is an adjective or a plural."""


def tells_ahead(folded: str, start: int, end: int, clause_start: int) -> bool:
    """Whether a weekday at ``[start, end)`` of the folded text is what a verb in the present names to come.

    ``clause_start``: where the words before it begin that are looked at.
    """
    if _DAY.search(folded, start, end) is None or _ENDS.match(folded, end) is None:
        return False
    before = folded[clause_start:start]
    opened = _CLAUSE.match(before)
    clause = before[opened.end() :] if opened is not None else before
    if _is_present(clause):
        return True
    joined = _JOINED.match(clause)
    if joined is None or not any(_is_verb(word) for word in joined[0].split()):
        return False
    return _is_present(clause[joined.end() :], is_joined=True)


def _is_present(clause: str, *, is_joined: bool = False) -> bool:
    found = _PRESENT.fullmatch(clause)
    if found is None or (found["joint"] == "to" and found["verb"] not in _TOWARD):
        return False
    if any(_is_verb(word) for word in clause[found.end("verb") :].split()):
        return False  # "cash machines in Orm ran empty on"
    subject = found["subject"]
    if is_joined and subject and subject.split()[0] not in DETERMINERS:
        return False  # "fined nine Spanish and Chinese trawlers on"
    if found["verb"] == "falls" and _SET.fullmatch(subject):
        return True
    if found["verb"] in _NO_PRESENTS or found["verb"].endswith("ss"):
        return False
    head = subject.split()
    if not head:
        return is_joined
    last = head[-1]
    if (
        last in _NO_SUBJECTS
        or _share(last, "J") >= _MOSTLY
        or any(_is_verb(word) or word[:1].isdigit() for word in head)
    ):
        return False
    return _share(found["verb"], "S") < _MOSTLY and not _is_plural(last)


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us", "is")) and word not in ("series", "news")


def _is_verb(word: str) -> bool:
    """Whether the word may be a past form or a participle, so that the clause has its verb already."""
    return word.endswith("ed") or max(_share(word, "T"), _share(word, "E"), _share(word, "M")) >= _SOMETIMES


def _share(word: str, tag: str) -> float:
    return (shares_of(word) or {}).get(tag, 0.0)
