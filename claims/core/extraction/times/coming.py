"""Weekdays to come where no verb of the future says so: told in the present, "for" them, or by what is held on them.

"faces a hearing | Monday", "Doctors begin a walkout on | Thursday", "flights are canceled for | Friday", "tickets for the
concert on | Saturday", "gave them until | Monday to reply".
"""

from __future__ import annotations

import re

from claims.core.extraction.lexicon.calendar_words import FULL_WEEKDAY_PATTERN
from claims.core.extraction.times.arranged import EVENTS

_DAY = re.compile(rf"(?:on )?{FULL_WEEKDAY_PATTERN}\b")
_BETWEEN = (
    r"(?: (?!(?:after|since|for|from|by|with|of|that|who|which|whose|as|than|when|because|about|over|before|during|until|"
    r"and|or|but|every|each|all|most|won|lost|beat|met|sold|held|made|told|led|left|shot|struck|brought|built|paid|caught)\b)"
    r"(?!(?:[a-z]{2,20}ed|(?!hearing|meeting|briefing|sentencing)[a-z]{2,20}ing)\b)[a-z0-9'.-]{1,20}){0,6}?"
)
"""Words from a verb in the present to its day: nothing that was done, and no clause of its own."""
_BY_ONE = (
    r"(?<!to )(?<!not )(?<!n't )(?<!\bthe )(?<!\ba )(?<!\bits )(?<!\bhis )(?<!\bher )(?<!\btheir )(?<!\bin )(?<!\bof )"
    r"(?<!'s )(?<!\bnew )(?<!\btwo )(?<!\bthree )\b"
    r"(?:plays|faces|hosts|begins|starts|opens|holds|launches|stages|meets|resumes|returns|"
    r"decides|publishes|releases|unveils|concludes|kicks off|wraps up|reopens|takes (?:effect|place)|"
    r"reports (?:earnings|results))"
)
_BY_SEVERAL = (
    r"(?<=[a-z]s )(?<!\bhis )(?<!\bthis )(?<!\bits )(?<!\bus )(?<!\bas )(?<!\bwas )(?<!\bhas )"
    r"(?<!shares )(?<!stocks )(?<!markets )(?<!futures )"
    r"(?:begin|start|hold|host|meet|face|play|stage|launch|return|open|resume|decide|release|publish)"
)
_NO_ARTICLE = r"(?<!\ba )(?<!\bthe )(?<!\bits )(?<!\bhis )(?<!\bher )(?<!\btheir )(?<!'s )"
"""What makes a day the name of a thing ("hosts a | Sunday talk show")."""
_ACTS = re.compile(rf"(?:{_BY_ONE}|{_BY_SEVERAL}){_BETWEEN} {_NO_ARTICLE}(?:(?:late |early )?on )?\Z")
_FOR = re.compile(
    r"\b(?:cancell?ed|called off|called|grounded|scheduled|planned|slated|booked|arranged|penciled in|lined up|"
    r"(?:is|are|'s|'re) (?:[a-z]{2,12} )?(?:set|due|out|doubtful|in doubt|available|suspended|fit|ready|closed|forecast|"
    r"expected|ruled out))(?: [a-z]{2,12})? for (?:late |early )?\Z"
)
"""What something is arranged or missing for; a figure for a day has been, as what somebody is blamed for."""
_AWAITED = re.compile(
    r"\b(?:targeting|targets|eyeing|awaits?|awaiting|awaited|looking (?:ahead|forward) to) (?:the )?\Z"
)
_GIVEN_UNTIL = re.compile(r"\b(?:gave|given|gives?|granted)(?: [a-z'-]{1,20}){1,5} until \Z")
_VOTED = r"vote|election|primary|primaries|caucus|caucuse|referendum|runoff|ballot|poll|by-election|summit|deadline"
_EVENT_ON = re.compile(
    r"\b(?:ahead of|(?:days?|weeks?|hours) before|(?:run-?up|lead-?up|countdown|build-?up) to|tickets (?:for|to)|"
    r"(?:prepar(?:e|es|ing|ations)|ready) for|(?P<before>before|prior to)) "
    rf"(?:the|an?|its|his|her|their)(?: [a-z'-]{{2,20}}){{0,3}}? (?:(?P<voted>{_VOTED})|{EVENTS})s?"
    r"(?: (?:in|at) [a-z.'-]{2,20}){0,2} on \Z"
)
"""An event with its day; what was done before a match or a march is as often told when it is over, but for votes."""
_BESIDE = re.compile(rf"\b(?P<first>{FULL_WEEKDAY_PATTERN}),? (?:and|or|through) \Z")
_TO_DO_WITH = re.compile(
    r"\b(?:(?:will|would|may|could|might|must|(?:plans?|planning|planned|wants?|wanted|vow(?:s|ed)|threaten(?:s|ed|ing)|"
    r"hop(?:es?|ed|ing)|due|set|expected|likely|bid|motion|request|push|urged|asked) to) (?:also )?(?:call off|postpone|"
    r"delay|scrap|boycott|skip|attend|contest|stop|halt|block|cancel)|"
    r"(?:has|have|'ve) (?:also )?(?:called off|postponed|delayed|scrapped|cancell?ed)) (?:the )?\Z"
)
"""What is done about something to come ("may delay | Thursday's vote"); "had to cancel Thursday's" may be told later."""


def is_coming_day(folded: str, start: int, end: int, window: str) -> bool:
    """Whether the folded words around the weekday at ``[start, end)`` arrange something for it.

    ``window``: the folded words before it, as far as they are looked at.
    """
    if _DAY.match(folded, start) is None:
        return False
    if _GIVEN_UNTIL.search(window):
        return folded.startswith(" to ", end)
    event = _EVENT_ON.search(window)
    if event is not None:
        return event["before"] is None or event["voted"] is not None
    return any(arranges.search(window) is not None for arranges in (_FOR, _ACTS, _AWAITED))


def is_acted_on(window: str) -> bool:
    """Whether the folded words before "Thursday's vote" tell what is done about it beforehand."""
    return _TO_DO_WITH.search(window) is not None or _AWAITED.search(window) is not None


def first_of_days(window: str) -> tuple[int, int] | None:
    """How far before the end of the window the day begins and ends that another is joined to ("| Saturday | and")."""
    found = _BESIDE.search(window)
    return (len(window) - found.start("first"), len(window) - found.end("first")) if found is not None else None
