"""Words and signs before or behind a text that say that it does not hold: "False: …", "…: fake", "Not true.", "/s".

A heading of a fact check is no part of what is claimed; a sentence behind a post may take all of it back. What both say it
with stands here.
"""

from __future__ import annotations

import re

from claims.core.records import Force

BEHIND_LABEL = r"\s*(?:[:|]|\s[–—-])\s+"
"""What closes a label: "False: …", "Fake news – …"."""

_FALSE = re.compile(
    r"\W*(?:this is |that is |that's )?(?:completely |entirely |totally |mostly )?"
    r"(?:false(?:hood)?|fake(?: news)?|hoax|debunked|not true|untrue|incorrect|wrong|myth|fabricated|bogus|"
    r"pants on fire|disinformation)(?: claims?| alert)?" + BEHIND_LABEL,
    re.IGNORECASE,
)
_FALSE_THAT = re.compile(
    r"\W*(?:it(?:['’]s| is| was)|that(?:['’]s| is))\s(?:simply |just |completely |entirely |totally |absolutely )?(?:an? )?"
    r"(?:false|fake|hoax|lie|myth|untrue|wrong|falsehood|fabrication|fake news)\s(?:to (?:say|claim) )?that\s",
    re.IGNORECASE,
)
FALSE_BEHIND = re.compile(
    r"(?:\s*[:|?]\s*|\s+[–—-]\s+|\s*\()(?:this is |that is |that['’]s )?(?:completely |entirely |totally |mostly )?"
    r"(?:false|fake(?: news)?|hoax|debunked|not true|untrue|bogus|a lie|a hoax|a myth)(?: claims?)?\s*[.!)]*\s*\Z",
    re.IGNORECASE,
)
""" "The mill closed in May: false", "The mill closed in May? Fake!"."""

FALSE_CLAIM = re.compile(
    r"[\"“‘']?(?:the |a )?(?:viral |widespread |online |popular )?"
    r"(?:claims?|rumou?rs?|idea|notion|belief)\sthat\s"
    r"(?!(?:\S+\s){1,4}(?:made|spread|shared|posted|repeated|published|told|heard|believed|read|wrote)\s)"
    r"(?P<claim>\S+\s\S+\s\S[^.!?;]*?)(?P<verdict>\s(?:is|are|was|were)\s(?:simply |just |completely |entirely |totally )?"
    r"(?:false|untrue|not true|wrong|incorrect|fake|bogus|an? (?:hoax|myth|lie|fabrication))\W*)\Z",
    re.IGNORECASE,
)
""" "Claims that the mill closed are false"."""

_OPEN = re.compile(
    r"\W*(?:misleading|misinformation|unproven|unverified|unsupported|unfounded|missing context|lacks context|"
    r"out of context|no context|half[- ]true|partly (?:false|true)|partially (?:false|true)|disputed|rumou?r|"
    r"no evidence|not proven|satire)(?: claims?)?" + BEHIND_LABEL,
    re.IGNORECASE,
)

VERDICTS = ((_FALSE, Force.DENIED), (_FALSE_THAT, Force.DENIED), (_OPEN, Force.DOUBTED))
"""Verdicts before a text, and what they do with it."""

_TAKEN_BACK = re.compile(
    r"/(?<!\S/)s(?!\w)|[:;=]['’-]?[()](?!\w)|[:;=](?<!\w[:;=])['’-]?[\[\]DPp/|](?!\w)|[\u203c\u2049\u20e0]"
)
"""Signs of mockery, doubt and denial that are no emoji. What must not stand before one is looked at behind its first sign:
a search for first signs takes a fifth of the time."""

_WRONG = (
    r"(?:not true|untrue|false|wrong|fake|a lie|lies|a hoax|a myth|a joke|a rumou?r|nonsense|bullshit|debunked|satire"
    r"|made up|falsch|gelogen|eine lüge|ein märchen|unsinn|faux|un mensonge|pas vrai|falso|mentira|un bulo)"
)
_DENIED_BEHIND = re.compile(
    r"[.!?…:;–—-]\W{1,4}(?:(?:(?:that|this|it|which)(?:['’]s|\s(?:is|was))|das\sist|c['’]est|es|eso\ses)\s"
    rf"(?:all\s|total\s|just\s)?)?{_WRONG}\W*\Z"
    r"|[.!?…:;–—-]\W{1,4}(?:not|not really|or not|yeah,? right|(?:just )?kidding|(?:just )?joking|april fools?|as if"
    r"|or (?:did|does|do|is|was|were|has|have|will) \w{1,20}|(?:that|this|it) (?:is|was) ?n(?:o|['’])t (?:true|so)"
    r"|(?:das )?stimmt nicht|das ist nicht wahr|ce n['’]est pas vrai|no es (?:verdad|cierto))\W*\Z",
    re.IGNORECASE,
)
"""A sentence behind another that takes it back: "Not true." """

_DENIED_BEFORE = re.compile(
    rf"\W*(?:{_WRONG}|hoax|myth|lie|rumou?r|satire|fact[- ]?check|faktencheck|märchen|mensonge|bulo)\s?[:|–—!]",
    re.IGNORECASE,
)
"""A call or a label in another language before a sentence that does so ("Hoax!", "Faktencheck:")."""

_LAST_SENTENCE = 500
"""Code points at the end of a text in which a sentence may take it back."""


def is_taken_back(text: str) -> bool:
    """Whether signs, a label before or a sentence behind a text say that it does not hold."""
    if _TAKEN_BACK.search(text) is not None or _DENIED_BEFORE.match(text) is not None:
        return True
    return _DENIED_BEHIND.search(text, max(0, len(text) - _LAST_SENTENCE)) is not None
