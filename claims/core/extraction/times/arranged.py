"""Days and months that something is arranged for: what is said in the past or the present, and is still to come.

"has agreed to sell it in | March", "called an election for | Sunday", "moved the vote to | Friday", "ahead of | Sunday's
vote"; and the day of what a text can only report on ("| Sunday's attack").
"""

from __future__ import annotations

import re

from claims.core.extraction.lexicon.calendar_words import FULL_WEEKDAY_PATTERN

_WORDS = r"(?: [a-z0-9'-]{1,20})"
_SAID_AHEAD = (
    r"agreed|promised|decided|voted|pledged|vowed|threatened|offered|chosen|opted|committed|undertaken|proposed|asked|told|"
    r"ordered|urged|invited|warned|instructed|advised|sworn|allowed|summoned|forbidden|set out|resolved|elected|"
    r"called on|called for|announced (?:that )?(?:it|he|she|they) (?:is|are)|made plans|drawn up plans|announced plans"
)
_SAID_DAY = (
    rf"(?:(?:late |early )?(?:on )?{FULL_WEEKDAY_PATTERN}|"
    r"yesterday|today|this week|last (?:week|month))"
)
AHEAD = (
    # "Will have to close", and "will have closed by Friday"; "would have closed" was not to be.
    r"(?:expected|due|likely|set|supposed) to have|"
    r"(?:will|shall|'ll)(?: (?:not|also|still|soon|then|never|now|only))? have|"
    r"(?:would|could|should|might|may|must)(?: (?:not|also|still|soon|then|never|now|only))? "
    r"have (?:to|an?|the|its|their|his|her|no|more|until)|"
    r"(?:has|have|needs?|ought) to (?=[a-z])|should(?!n't)(?! (?:have|not have))|(?:ready|willing) to|"
    # What was once for all done has no day of its own in the present perfect: the day is of what is to be done.
    rf"(?:has|have|'s|'ve)(?: (?:also|now|already|since|again))? (?:been )?(?:{_SAID_AHEAD}){_WORDS}{{0,4}}? "
    r"to (?!the\b|an?\b|its\b|his\b|her\b|their\b|this\b|that\b)(?=[a-z])|"
    # Its own day stands behind the first verb: "agreed on Monday to close it in | August".
    rf"(?:{_SAID_AHEAD}){_WORDS}{{0,4}}? {_SAID_DAY} (?:not )?to (?=[a-z])|plans? {_SAID_DAY} (?:to|for)|"
    r"could (?!not\b|hear\b|see\b|feel\b|smell\b|only\b|have\b|never\b|hardly\b|"
    r"be (?:seen|heard|felt|reached|found|located|contacted)\b)(?=[a-z])|"
    r"(?<!was )(?<!were )(?:certain|sure|bound|poised|unlikely|eligible|eager|determined|gearing up|about) to "
    r"(?!have\b)(?=[a-z])|(?:hopes?|hoping|expects?|wants?|plans?|aims?|is|are) to have (?:an?|the|its|their|his|her|no)\b|"
    r"(?:is|are|'s|'re) (?:also )?(?:heading|headed|bound|braced|bracing|gearing up|on course) for|"
    r"(?:until|once|when|before|unless)(?: [a-z'-]{1,20}){1,4} (?:is|are) (?:[a-z]{2,20}ed|heard|held|sworn|put|cut|known|"
    r"met|sent|set|made|sold|built|chosen|paid)"
)
"""Verbs that look ahead; a regular expression over folded text, for one alternation with the others."""

_PLAN_VERBS = (
    r"approved|rejected|backed|endorsed|passed|unveiled|released|published|presented|submitted|outlined|scrapped|dropped|"
    r"blocked|shelved|opposed|condemned|criticized|criticised|welcomed|supported|signed off"
)
PLAN_DECIDED = rf"(?:{_PLAN_VERBS})(?: (?!to\b)[a-z0-9'-]{{1,20}}){{0,4}}? plans? (?:to|for)"
"""A past verb and the plan that it is about: "backed a plan to sell it on Tuesday" tells when it was backed."""
PLANNING = (
    r"(?:(?<!rejected )(?<!approved )plans?) (?:to|for)|plans? on (?=[a-z]{2,20}ing\b)|"
    r"(?<!the )(?<!\ba )(?<!this )(?<!that )(?<!its )(?<!his )(?<!her )(?<!their )(?<!our )(?<!'s )plans? "
    r"(?:an?|the|its|his|her|their|more|new|further|another|two|three|several|[$£€]?\d[\d.,]*)"
)
"""The verb, and the noun where what is planned follows it; "the plan" by itself may be decided on any day."""

_FOR_DAY = re.compile(
    rf"\b(?:called|set|booked|scheduled|fixed|arranged|planned|penciled|pencilled|slated|convened|summoned)"
    rf"{_WORDS}{{0,6}}? for (?:the )?\Z"
)
_MOVED_TO_DAY = re.compile(
    rf"\b(?:mov(?:ed?|ing)|postponed?|delayed|deferred|rescheduled|pushed back|put back|put off|brought forward|extended)"
    rf"{_WORDS}{{0,5}}? (?:to|until|till|for) (?:the )?\Z"
)
_DECLARED = re.compile(r"\bdeclar(?:ed|es|ing) \Z")
_UNTIL_DAY = re.compile(
    r"(?:\b(?:has|have)\b|['’]ve\b)[^.;:]{1,80} until (?:the )?\Z|"
    r"\b(?:bail|loan|custody|contract|deal|extension|truce|ceasefire|visa|license|licence|permit)\b[^.,;:]{0,40} "
    r"until (?:the )?\Z"
)
_REPORTED_ON = re.compile(
    r"\baccording to [^.,;:]{2,60}? (?:on )?\Z|"
    r"\bafter (?:being|losing|breaking|failing|suffering|pleading|admitting|winning|beating|crashing|collapsing|injuring|"
    r"rejecting|missing|quitting|resigning|killing|stealing|tearing|fracturing)\b(?! to\b)[^.,;:]{0,60} "
    r"(?:on|in) (?:the )?\Z"
)
"""What gives a source or a reason: it has been, whatever it leads to ("will miss it after breaking a leg on | Tuesday")."""


def is_for_day(window: str) -> bool:
    """Whether the folded words before a day or month arrange something for it."""
    if window.endswith((" for ", " to ", " until ", " till ", " the ")):
        found = _FOR_DAY.search(window) or _MOVED_TO_DAY.search(window) or _UNTIL_DAY.search(window)
        return found is not None
    return _DECLARED.search(window) is not None


def is_reported_on(window: str) -> bool:
    """Whether the folded words before a day or month tell a source or a reason that the text reports on."""
    return _REPORTED_ON.search(window) is not None


_AHEAD_OF = re.compile(
    r"\b(?:ahead of|(?P<before>before|prior to)|(?:run-?up|lead-?up|lead up|run up|countdown|build-?up) to|"
    r"head(?:ing|s) into|go(?:ing|es) into|"
    r"(?:ready|braced?|bracing|prepar(?:e|es|ed|ing)|tickets|squad|picked|fit|available) for|out of) "
    r"(?:the )?\Z"
)
_HAPPENED = re.compile(
    r"(?:'s)? (?:[a-z-]{2,20} ){0,3}?(?:attack|shooting|crash|explosion|bombing|blast|blaze|fire|storm|flood|earthquake|"
    r"quake|massacre|stabbing|killing|murder|assassination|collapse|accident|collision|derailment|assault|raid|ambush|riot|"
    r"robbery|kidnapping|death|tragedy|disaster|incident|violence|clashes|arrest|ruling|decision|verdict|announcement|statement|"
    r"defeat|win|victory|loss|draw|leak|result|news|comments|remarks|outage|slump|sell-off|landslide|tornado|eruption)s?\b"
)
EVENTS = (
    r"vote|election|primary|primaries|caucus|caucuse|final|match|matche|game|debate|"
    r"meeting|hearing|talk|summit|deadline|budget|referendum|race|launch|strike|contest|ceremony|convention|conference|session|"
    r"poll|runoff|ballot|trial|march|rally|protest|festival|funeral|wedding|inauguration|release|derby|fight|show|concert|"
    r"execution|parade|auction|walkout|showdown|playoff|by-election|jobs report"
)
"""What days are set for, without its "s"; a regular expression over folded text."""
_SET = re.compile(rf"(?:'s)? (?:[a-z-]{{2,20}} ){{0,3}}?(?:{EVENTS})s?\b")
"""What a day is set for, behind its "'s"."""
_HAD_DONE = re.compile(r"\bhad (?:[a-z]{2,12}ly )?(?:[a-z]{2,20}ed|won|lost|made|held|taken|been|led|spent) [^.;:]*\Z")
_AFTER_IT = re.compile(
    r"\b(?:following|since|despite|in the wake of|because of|thanks to|in response to|as a result of) \Z"
)


def tense_of_named(folded: str, window: str, end: int) -> str:
    """The tense of a day that tells which event is meant ("Sunday's vote"), by the event and what leads to it, or "".

    ``window``: the folded words before the day, which ends before the "'s" or with it at ``end``.
    """
    ahead = _AHEAD_OF.search(window)
    if ahead is not None and _HAD_DONE.search(window):
        # "had won 40 seats heading into | Tuesday's vote".
        return "past"
    if ahead is not None and (not ahead["before"] or is_set(folded, end)):
        return "future"
    return "past" if _AFTER_IT.search(window) or _HAPPENED.match(folded, end) else ""


def is_set(folded: str, end: int) -> bool:
    """Whether what stands behind a day is an event that days are set for ("Sunday's | final")."""
    return _SET.match(folded, end) is not None
