"""What stands before or behind a statement and says what to make of it: the heading of a fact check, its verdict.

It is no part of what is claimed, and may turn it: "False: the mill closed" does not say that the mill closed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.core.records import Force

_BEHIND_LABEL = r"\s*(?:[:|]|\s[–—-])\s+"
_CHECK = re.compile(
    r"\W*(?:(?:[A-Z][\w’'.&]*\s){0,3}(?i:fact[- ]?check(?:ed|er|ing)?s?)|"
    r"(?i:politifact|(?:viral )?claim|reality check|fact focus|true|verified|confirmed))" + _BEHIND_LABEL
)
""" "VERA FILES FACT CHECK: …": the kind of page, and who made it."""

_FALSE = re.compile(
    r"\W*(?:this is |that is |that's )?(?:completely |entirely |totally |mostly )?"
    r"(?:false(?:hood)?|fake(?: news)?|hoax|debunked|not true|untrue|incorrect|wrong|myth|fabricated|bogus|"
    r"pants on fire|disinformation)(?: claims?| alert)?" + _BEHIND_LABEL,
    re.IGNORECASE,
)
_FALSE_THAT = re.compile(
    r"\W*(?:it(?:['’]s| is| was)|that(?:['’]s| is))\s(?:simply |just |completely |entirely |totally |absolutely )?(?:an? )?"
    r"(?:false|fake|hoax|lie|myth|untrue|wrong|falsehood|fabrication|fake news)\s(?:to (?:say|claim) )?that\s",
    re.IGNORECASE,
)
_FALSE_BEHIND = re.compile(
    r"(?:\s*[:|?]\s*|\s+[–—-]\s+|\s*\()(?:this is |that is |that['’]s )?(?:completely |entirely |totally |mostly )?"
    r"(?:false|fake(?: news)?|hoax|debunked|not true|untrue|bogus|a lie|a hoax|a myth)(?: claims?)?\s*[.!)]*\s*\Z",
    re.IGNORECASE,
)
""" "The mill closed in May: false", "The mill closed in May? Fake!"."""

_LAST = 60
"""Code points at the end of a text in which its verdict may stand."""

_OPEN = re.compile(
    r"\W*(?:misleading|misinformation|unproven|unverified|unsupported|unfounded|missing context|lacks context|"
    r"out of context|no context|half[- ]true|partly (?:false|true)|partially (?:false|true)|disputed|rumou?r|"
    r"no evidence|not proven|satire)(?: claims?)?" + _BEHIND_LABEL,
    re.IGNORECASE,
)
_NO = re.compile(r"\W*No,\s+(?=\S)")
""" "No, the council did not close the mill" denies it once."""

_DID_YOU_KNOW = re.compile(
    r"\bdid(?:n['’]t)? (?:you|anyone|anybody|everyone) (?:also )?know(?: that)?[:,]?\s"
    r"(?!(?:who|whom|whose|what|which|where|why|how|whether|if)\b)",
    re.IGNORECASE,
)
"""What only seems to ask: it takes for granted what follows. "Did you know who closed it?" asks."""


@dataclass(frozen=True, slots=True)
class Unheaded:
    """A text without its heading, sign for sign as long, and what that does to the rest of it."""

    text: str
    force: Force | None = None


def without_heading(text: str) -> Unheaded:
    """The text with spaces in the place of its heading; as it is where it has none."""
    rest = text if _judges(text) else _blanked(_CHECK, text)
    force = next((force for pattern, force in _FORCES if pattern.match(rest)), None)
    for pattern, _ in _FORCES:
        rest = _blanked(pattern, rest)
    rest = _blanked(_NO, rest)
    rest, behind = _without_verdict_behind(rest)
    force = behind if force is None else force
    return Unheaded(_without_seeming_question(rest), force)


_FORCES = ((_FALSE, Force.DENIED), (_FALSE_THAT, Force.DENIED), (_OPEN, Force.DOUBTED))


def _judges(text: str) -> bool:
    """Whether the verdict comes first: "False fact check: …"."""
    return any(pattern.match(text) for pattern, _ in _FORCES)


def _without_verdict_behind(text: str) -> tuple[str, Force | None]:
    found = _FALSE_BEHIND.search(text, max(0, len(text) - _LAST))
    if found is None or not any(sign.isalnum() for sign in text[: found.start()]):
        return text, None
    return text[: found.start()] + " " * len(found[0]), Force.DENIED


def _blanked(pattern: re.Pattern[str], text: str) -> str:
    """The text without the heading, unless nothing that could be claimed stands behind it."""
    found = pattern.match(text)
    if found is None or not any(sign.isalnum() for sign in text[found.end() :]):
        return text
    return " " * found.end() + text[found.end() :]


def _without_seeming_question(text: str) -> str:
    found = _DID_YOU_KNOW.search(text)
    if found is None:
        return text
    told = text[: found.start()] + " " * len(found[0]) + text[found.end() :]
    asked = told.rstrip()
    return told if not asked.endswith("?") else asked[:-1] + " " * (len(told) - len(asked) + 1)
