"""What stands before or behind a statement and says what to make of it: the heading of a fact check, its verdict.

It is no part of what is claimed, and may turn it: "False: the mill closed" does not say that the mill closed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.core.matching.statements.verdict_words import BEHIND_LABEL, FALSE_BEHIND, FALSE_CLAIM, VERDICTS
from claims.core.records import Force

_CHECK = re.compile(
    r"\W*(?:(?:[A-Z][\w’'.&]*\s){0,3}(?i:fact[- ]?check(?:ed|er|ing)?s?)|"
    r"(?i:politifact|(?:viral )?claim|reality check|fact focus|true|verified|confirmed|fact))" + BEHIND_LABEL
)
""" "VERA FILES FACT CHECK: …": the kind of page, and who made it."""

_TRUE_THAT = re.compile(
    r"\W*(?:(?:it(?:['’]s| is)\s(?:simply |just |indeed )?(?:true|a fact|the case)"
    r"|the (?:fact|truth) (?:of the matter )?is)\sthat|the (?:fact|truth) is,)\s(?=[^\s?][^?]*\Z)",
    re.IGNORECASE,
)
""" "It is true that the mill closed" says no more than "the mill closed"; what asks so may be denied behind it."""

_LAST = 60
"""Code points at the end of a text in which its verdict may stand."""

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
    is_judged = _judges(text)
    rest = text if is_judged else _blanked(_CHECK, text)
    force = None
    if is_judged or rest != text:
        force = next((force for pattern, force in VERDICTS if pattern.match(rest)), None)
        for pattern, _ in VERDICTS:
            rest = _blanked(pattern, rest)
    rest = _blanked(_TRUE_THAT, _blanked(_NO, rest))
    rest, behind = _without_verdict_behind(rest)
    force = behind if force is None else force
    return Unheaded(_without_seeming_question(rest), force)


def _judges(text: str) -> bool:
    """Whether the verdict comes first: "False fact check: …"."""
    return any(pattern.match(text) for pattern, _ in VERDICTS)


def _without_verdict_behind(text: str) -> tuple[str, Force | None]:
    """The text without the verdict at its end, or around all of it, and what that does with the rest."""
    around = FALSE_CLAIM.match(text)
    if around is not None:
        start, end = around.span("claim")
        return " " * start + around["claim"] + " " * (len(text) - end), Force.DENIED
    found = FALSE_BEHIND.search(text, max(0, len(text) - _LAST))
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
