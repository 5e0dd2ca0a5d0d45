"""What stands before and behind a figure without a noun, by which ``context`` tells what it counts."""

from __future__ import annotations

import re

_ABOUT = r"(?:only|just|no more than|nearer|closer to|now|then|probably|actually|in fact)"
_AMOUNT = r"(?:figure|number|total|count|tally)"
_IS = (
    r"(?:was|is|were|stands at|stood at|(?:stay|remain)(?:s|ed) at|reached|exceeded|would be|could be|may be|might be|"
    r"(?:rose|fell|grew|climbed|dropped|risen|fallen|grown|climbed|increased|decreased|declined) (?:to|by))"
)
OF_THOSE = re.compile(r"\s(?:of (?:them|these|those)|are|were|have|had)\b")
OF_THEM = re.compile(r"\sof (?:them|these|those)\b")
ENDS = re.compile(
    r"""\s*(?:$|[.,;:!?)”"—–]|(?:and|but|or|in|on|at|by|last|this|that|since|while|from|before|after|for|a|as|when|
        she|he|they|per|across|among|reached|recorded|reported|seen|today|tomorrow|yesterday|now|again|already|over|during|
        with|within|until|through|if|next|the\s(?:year|month|following|previous)|overall|together|altogether|instead)\b)""",
    re.VERBOSE,
)
IS_PUT_AT = re.compile(
    rf"""\b(?:puts?|putting|placed|placing|estimated|estimates|gave|gives|set|revised)\s
        (?:it|them|that|this|(?:the|its|their|that)\s(?:\w+\s)?(?:{_AMOUNT}|toll|losses))\s
        (?:up\s|down\s)?(?:at|as|to)\s(?:{_ABOUT}\s)?$""",
    re.VERBOSE,
)
IS_REVISED = re.compile(r"\brevised\s(?:(?:up|down|higher|lower)\s)?(?:by\s[\d.,]+\sto|by|to|from)\s$")
IS_SHARE = re.compile(
    rf"\b(?:the|that|its|their)\s(?:\w+\s){{0,2}}(?:figure|rate|share|proportion|percentage),?\s"
    rf"(?:for\s(?:\w+\s){{1,3}})?(?:has\s|had\s)?{_IS.replace('by', 'from')}\s(?:{_ABOUT}\s)?$",
    re.IGNORECASE,
)
IS_NUMBER = re.compile(
    rf"\b(?:the|that|its|their|this|a)\s(?:\w+\s)?{_AMOUNT}(?:\sof\s(?:them|these|those))?,?\s"
    rf"(?:[^,.;]{{1,40}},\s)?(?:has\s|had\s|have\s)?{_IS}\s(?:{_ABOUT}\s)?$",
    re.IGNORECASE,
)
IS_COUNTED = re.compile(
    rf"""\b(?:counted|counts|listed|lists|recorded|records|reported|reports|registered|logged|confirmed|named|tallied|
        documented|verified|found|showed|shows)\s(?:{_ABOUT}\s)?$""",
    re.VERBOSE,
)
IS_REST = re.compile(r"\b(?:the|his|her|its|their|all)\s(?:other|remaining|last)\s$")
IS_IT = re.compile(
    rf"(?:^|[;,]\s|\b(?:and|but|when)\s)(?:it|that)\s(?:has\s|had\s)?{_IS}\s(?:{_ABOUT}\s)?$", re.IGNORECASE
)
IS_THERE = re.compile(
    rf"\bthere\s(?:were|are|was|is|has been|have been|had been|will be|would be|could be)\s(?:{_ABOUT}\s)?$",
    re.IGNORECASE,
)
IS_BESIDE = re.compile(
    rf"(?:(?:^|[;,]\s|\b(?:and|but)\s)(?:for|in|among|at)\s(?!all\b|total\b|addition\b)(?:[\w’'-]+\s){{1,4}}?it\s"
    rf"(?:was|is|will be|would be)|(?:[;,]\s)?\b(?:and|but)\s(?:for|in|among|at)\s(?!all\b|total\b|addition\b)"
    rf"(?:[\w’'-]+\s){{0,2}}[\w’'-]+)\s(?:{_ABOUT}\s)?$",
    re.IGNORECASE,
)
"""What leads to the same measure of others: "for hip replacements it was | 27", "and for men | 80.2"."""
IS_AGAINST = re.compile(
    rf"\b(?:against|average of|(?:of|than|below|above|with) the|(?:up|down) from|compared (?:with|to))\s(?:{_ABOUT}\s)?$",
    re.IGNORECASE,
)
IS_COMPARED = re.compile(rf"\b(?:against|compared (?:with|to)|(?:up|down) from)\s(?:{_ABOUT}\s)?$")
IS_CHANGE_OF = re.compile(
    rf"\b(?:loss|drop|gain|rise|fall|increase|decrease|decline|total|reduction|surplus|shortfall|peak|record|high|low|"
    rf"maximum|minimum|quota|target|backlog)\sof\s(?:{_ABOUT}\s)?$"
)
IS_SOME_OF_THOSE = re.compile(
    rf"(?:^|[;.]\s|\b(?:and|but)\s)(?:of|among) (those|these|them)\b[^.,;]{{0,60}},\s(?:{_ABOUT}\s)?$", re.IGNORECASE
)
OPENS_CLAUSE = re.compile(
    rf"(?:^|[;,:]\s|[.!?][\"”]?\s|\b(?:that|and|but|while|when|where|because|though|although|so)\s)"
    rf"(?:(?:another|a further|the other|the remaining|{_ABOUT})\s)?$",
    re.IGNORECASE,
)
IS_HELD = re.compile(rf"\b(?:has|have|had|got)\s(?:{_ABOUT}\s)?$")
IS_THE = re.compile(r"\bthe\s$")
IS_KNOWN = re.compile(r"\s(?:that|which|in|of|a year|last|expected|forecast|recorded|reported|counted)\b|[,.]")
IS_WHO = re.compile(r"\s(?:who|whose)\b")
