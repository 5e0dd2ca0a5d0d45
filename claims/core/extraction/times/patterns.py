"""The forms of English time expressions, as one alternation over folded text; earlier rules win at the same place.

Every repeat is bounded, and no rule looks back further than a few characters, so a search is linear in the text.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby
from typing import NamedTuple

from claims.core.extraction.figures.number_words import ONES, TENS
from claims.core.extraction.lexicon.calendar_words import (
    BEHIND_ERAS,
    FULL_WEEKDAY_PATTERN,
    MONTH_PATTERN,
    RACE_TIME_LEAD,
    WEEKDAY_PATTERN,
)
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.times.zones import ZONE_PATTERN

_ONES = "|".join(sorted((word for word, value in ONES.items() if value), key=lambda word: -len(word)))
_TENS = "|".join(TENS)
_WORD_NUMBER = (
    rf"(?:(?:{_TENS})(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|"
    rf"(?:{_ONES}|a(?= hundred| thousand))(?: hundred| thousand)?)"
)
_ONE_NUMBER = (
    rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,2}}(?![\d,])|\d{{1,4}}(?:\.\d)?(?: \d/\d|(?! ?\d))|{_WORD_NUMBER}(?: and a half)?)"
)
_N = rf"(?:{_ONE_NUMBER})"
_UP_TO = rf"(?:(?:{_ONE_NUMBER})(?: to | or | - |-))?"
_VAGUE = r"(?:several|many|a few|few|a couple of|a couple|couple of|a number of|a dozen|dozens of|countless|numerous)"
_UNIT = (
    r"(?:seconds?|minutes?|hours?|days?|weeks?|weekends?|fortnights?|months?|quarters?|years?|decades?|"
    r"centur(?:y|ies))"
)
_CALENDAR_UNIT = r"(?:day|week|weekend|month|quarter|year|decade|century)"
_WEEKDAY = rf"(?:{WEEKDAY_PATTERN})"
_MONTH = rf"(?:{MONTH_PATTERN})"
_NO_SAYING = (
    r"(?<!\bsaid )(?<!\bsays )(?<!\bshow )(?<!\bshows )(?<!\bshowed )(?<!\bmeans )(?<!\bmeant )(?<!\bso )(?<!\bfact )"
)
"""Before "that": no word that it opens a clause behind ("said that May would go")."""
_NO_AGE = r"(?<!\bunder )(?<!\bover )(?<!\baged )(?<!\bbelow )(?<!\babove )(?<!\bthan )"
_PART = r"(?:morning|afternoon|evening|night)"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_YEAR = r"(?:1[0-9]|20)\d\d(?![\d%]|[,.]\d| (?:gmt|utc|hrs)\b)"
_NEXT_CENTURY = r"(?:(?<=by )|(?<=until )|(?<=year )|(?<=in )|(?<=for )|(?<=to ))21\d\d(?![\d%]|[,.]\d| [a-z]{1,20}s\b)"
_MOD = (
    r"(?:the )?(?:(?:very )?(?:early|late|mid|earlier|later)(?: ?- ?| in | )|(?:beginning|start|end|middle|"
    r"close|turn) of (?:the )?)"
)
_HOURS = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_OF_TWELVE = r"(?:0?[1-9]|1[0-2]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
# "Closed at 8.30 in the afternoon session" tells no time.
_AT_PART = (
    r"(?: in the (?:early |late )?(?:morning|afternoon|evening)\b(?! (?:sessions?|class(?:es)?|traffic|rush|peak|trading|"
    r"shifts?|papers?|editions?|light|heat|air|rain|sun|fog|games?|match(?:es)?|news|briefing|run|race|show|services?)\b)"
    r"| at night\b)"
)
# Profits rise "a quarter to nine million", and "by a quarter to 12".
_QUARTER_LEADS = ("at", "until", "till", "around", "about", "before", "after", "since", "is", "was")
# What leads to the quarter is looked at last, as few texts have one.
_QUARTER_TO = (
    rf"quarter to (?:(?:{'|'.join(f'(?<={lead} quarter to )|(?<={lead} a quarter to )' for lead in _QUARTER_LEADS)}|"
    r"(?<=^quarter to )|(?<=\nquarter to )|(?<=\. quarter to ))"
    rf"(?={_OF_TWELVE}\b(?! (?:million|billion|trillion|hundred|thousand|per ?cent|in (?!the\b)\w{{2,20}}\b)))"
    rf"|(?={_OF_TWELVE}{_AT_PART}))"
)
_AT_TIME = r"(?:(?<=at )|(?<=by )|(?<=until )|(?<=around )|(?<=about ))"
_CLOCK = (
    r"(?:\d{1,2}(?:[:.][0-5]\d)?(?::\d\d)? ?(?:a\.? ?m\b\.?|p\.? ?m\b\.?)|"
    # 2:03:41 is the time of a runner, unless something was "at" it.
    r"(?<=at )(?:[01]?\d|2[0-3]):[0-5]\d:[0-5]\d(?!\d)|"
    rf"(?<!\d:)(?=\d{{1,2}}:)(?!{RACE_TIME_LEAD})(?:[01]?\d|2[0-3]):[0-5]\d(?!\d|:[0-5]\d)|"
    r"(?:[01]\d|2[0-3])[0-5]\d(?= (?:gmt|utc)\b)|"
    rf"{_HOURS} o'clock|noon|midnight|midday|"
    rf"(?:(?:half|quarter) past |(?:{_QUARTER_TO})){_OF_TWELVE}\b(?![.,:]?\d)|"
    rf"(?=[\dotfsen]){_AT_TIME}(?:(?<!traded at )(?<!trading at )(?<!stood at )(?<!quoted at )"
    rf"(?:[01]?\d|2[0-3])\.[0-5]\d|{_OF_TWELVE})(?={_AT_PART}))"
    rf"{_AT_PART}?(?: \(?{ZONE_PATTERN}\)?)?"
)
_IN_ZONE = r" \(\d{1,4}(?:[.:]\d\d)? ?(?:[ap]m ?)?(?:gmt|utc|[bce]?[es]?t)\)"
"""The same moment in another zone, as agencies add it: "8pm (1900 GMT) on Thursday"."""
_DAY_NUMBER = r"(?:[0-2]?\d|3[01])(?:st|nd|rd|th)?"
_ORDINAL_DAY = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|"
    r"fourteenth|fifteenth|"
    r"sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-(?:first|second|third|fourth|fifth|sixth|"
    r"seventh|eighth|ninth)|"
    r"thirtieth|thirty-first)"
)
_YEAR_WORDS = (
    rf"(?:nineteen|twenty) (?:{_TENS}|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
    rf"nineteen)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|two thousand(?: and)? (?:{_ONES})|"
    rf"two thousand"
)
_AFTER_BEFORE = r"(?:and|but|or|in|at|on|when|as|with|while|by|from|to|for)\b"
"""What stands behind "three days before" where it says when; whatever else does is what it was before."""
_NO_LONGER_PHRASE = (
    rf"\b(?!'s|-| (?:{FULL_WEEKDAY_PATTERN}|weekend|week|month|quarter|year|season|spring|summer|autumn|"
    r"fall|winter|decade|century|night|time|christmas|easter|thanksgiving|new year)s?\b)"
)
"""Behind "before last" and "after next": no noun that "last" or "next" belongs to ("the year before last year's")."""
_MODERN = r"(?:19(?:5[1-9]|[6-9]\d)|20(?:0[1-9]|[1-4]\d|5[1-9]|[6-9]\d))"
"""Years that "BC" behind does not date: it is the province ("In 2021 BC recorded 40 deaths")."""
_BEHIND_ERA = rf"(?=\W{{0,3}}\Z|\s*[^\w\s'’-]|\n|['’]s\b| (?:{'|'.join(sorted(BEHIND_ERAS))})\b| ?[-–]\W?\d)"
_LAST = (
    r"(?<!\bto )(?<!\bwill )(?<!\bwould )(?<!\bcould )(?<!\bcan )(?<!\bmay )(?<!\bmight )(?<!\bshould )(?<!\bnot )last"
)
"""The adjective, not the verb."""
_ERA = r"(?:b\. ?c\.(?: ?e\.)?|bce?\b|a\.d\.|ad\b|c\.e\.|ce\b)"
_HOLIDAYS = (
    r"christmas(?: (?:eve|day))?|new year's (?:eve|day)|thanksgiving(?: day)?|independence day|labor day|"
    r"memorial day|"
    r"halloween|valentine's day|veterans day|election day|easter(?: (?:sunday|monday))?|good friday|boxing day|"
    r"easter week|holy week"
)


class Rule(NamedTuple):
    """A form of time expression: its name and its pattern over folded text."""

    name: str
    pattern: str


RULES: tuple[Rule, ...] = (
    # 2020-02-21, 2020-02-21T09:30
    Rule("iso", r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?:t\d{2}:\d{2}(?::\d{2})?(?:z|[+-]\d{2}:?\d{2})?)?(?!\d)"),
    Rule("slash", r"(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>\d{4}|\d{2})(?![\d/])"),
    # 1250 B.C., 4000 to 3200 BC, AD 410, the 4th century BC
    Rule(
        "era",
        rf"(?P<mod>(?:the )?(?:early|late|mid)[ -])?(?:the )?(?:(?P<c>\d{{1,2}})(?:st|nd|rd|th)|(?P<w>{_ORDINAL_DAY}))"
        rf"[ -]century,? (?P<ce>{_ERA})(?! [a-z]{{2,20}}s\b)|"
        rf"(?!{_MODERN} ?{_ERA})(?P<n>\d{{1,5}})(?: ?(?:to|-|and) ?(?P<n2>\d{{1,5}}))? ?(?P<e>{_ERA}){_BEHIND_ERA}|"
        # "In 79 AD Roman troops": a name may follow where "in" leads up to a year.
        rf"(?<=\bin )(?!{_MODERN})(?P<n4>\d{{1,5}}) ?(?P<e4>{_ERA})(?! (?:[a-z]{{2,20}}s|staff)\b)|"
        r"(?P<e3>a\.d\.|ad) (?P<n3>\d{1,4})(?![\d%]|[,.]\d)",
    ),
    # Tuesday week, a week on Tuesday, Monday of next week, the Friday before last
    Rule(
        "weekday_week",
        rf"(?P<w>{_WEEKDAY}) (?P<n>week|fortnight)\b(?!-|'s| (?:of|long|before|after|\d+|{_ONES})\b)|"
        rf"a (?P<n2>week|fortnight) (?P<d>on|from) (?P<w2>{_WEEKDAY})\b|"
        rf"(?P<w3>{_WEEKDAY}),? (?:of )?(?P<rel>next|last|this) week\b(?!'s)|"
        rf"the (?P<w4>{_WEEKDAY}) (?P<d4>before last|after next){_NO_LONGER_PHRASE}",
    ),
    # the week after next, the year before last
    Rule(
        "unit_beside", rf"the (?P<u>week|weekend|month|quarter|year) (?P<d>before last|after next){_NO_LONGER_PHRASE}"
    ),
    # the past fortnight
    Rule("fortnight", r"(?:the |this )?(?P<rel>past|last|previous|next|coming) fortnight\b"),
    # FY24, FY2023/24, H1 2025
    Rule("fiscal_code", r"fy ?'?(?P<y>(?:19|20)\d\d|\d\d)(?:[-/](?P<y2>\d\d(?:\d\d)?))?(?!\w)"),
    Rule("half_code", rf"h(?P<q>[12]) (?:of )?(?P<y>{_YEAR})|(?P<y2>{_YEAR})[ -]?h(?P<q2>[12])(?!\w)"),
    # this time last year
    Rule("this_time", r"(?:around |about )?this time (?P<rel>last|next) (?P<u>week|month|year)\b"),
    # in two years' time
    Rule(
        "in_time",
        rf"(?<=in )(?:{_UP_TO}(?P<n>{_N})|(?P<v>{_VAGUE})|(?P<one>an?|one)) (?P<u>day|week|month|year|decade)s?'s? time\b",
    ),
    # 9 a.m. EDT Thursday, midnight local time on Friday, noon on February 29, 3 p.m. on Friday, 21 February 2020
    Rule(
        "clock_day",
        rf"(?:around |about )?(?P<clock>{_CLOCK})(?:{_IN_ZONE})?,? (?:on )?(?:(?P<rel>last|next|this) )?"
        rf"(?:(?P<w>{_WEEKDAY})\b(?:\.?,? (?:(?P<wm>{_MONTH})\.? (?P<wd>{_DAY_NUMBER})|"
        rf"(?P<wd2>{_DAY_NUMBER}) (?P<wm2>{_MONTH}))\b(?:,? (?P<wy>{_YEAR}))?)?"
        rf"|(?P<word>yesterday|today|tomorrow|tonight)\b"
        rf"|(?:(?P<m>{_MONTH})\.? (?P<d>{_DAY_NUMBER})|"
        rf"(?:the )?(?P<d2>{_DAY_NUMBER}) (?:of )?(?P<m2>{_MONTH}))\b(?:,? (?P<y>{_YEAR}))?)"
        rf"(?: (?P<part>{_PART})\b)?",
    ),
    # Friday, April 10, 1998; Sept. 11; the 6th of March 2019
    Rule(
        "month_day",
        rf"(?:(?:this coming |next |last )?{_WEEKDAY}\b\.?,? )?(?:(?P<mod>{_MOD}))?(?P<m>{_MONTH})\b ?\.? ?"
        rf"(?:(?P<d>{_DAY_NUMBER})(?![\d%]|[.,:]\d|-\d{{3}}|\w)|(?P<od>{_ORDINAL_DAY})\b)"
        rf"(?: ?,? ?(?:of )?(?P<y>{_YEAR})|,? (?P<rel>this|last|next) year)?",
    ),
    Rule(
        "day_month",
        # Not of a name with a number or of an age: "Covid-19 may spread", "nobody under 18 may enter".
        rf"(?:{_WEEKDAY}\b\.?,? )?(?:the )?(?:(?<![^\W\d_]-){_NO_AGE}(?P<d>{_DAY_NUMBER})|(?P<od>{_ORDINAL_DAY}))"
        rf" (?:day )?(?:of )?(?P<m>{_MONTH})\b\.?"
        rf"(?:,? (?:of )?(?P<y>{_YEAR})|,? (?P<rel>this|last|next) year)?",
    ),
    # March 1998, late November 2019, June last year
    Rule(
        "month_year",
        rf"(?P<mod>{_MOD})?(?P<m>{_MONTH})\b\.?,? (?:of |in )?(?:(?P<y>{_YEAR})|(?P<yw>{_YEAR_WORDS})\b|"
        rf"(?P<rel>this|last|next|the following|the previous|that|the same) year)",
    ),
    # the week of March 6, the week beginning 6 March
    Rule(
        "week_of",
        rf"(?:the )?week (?:of|beginning|starting|from) (?:(?P<m>{_MONTH})\b ?\.? ?"
        rf"(?P<d>{_DAY_NUMBER})(?![\d%]|[.,:]\d|\w)|(?P<d2>{_DAY_NUMBER}) (?P<m2>{_MONTH})\b)(?:,? (?P<y>{_YEAR}))?",
    ),
    # last May, that September, the following January
    Rule(
        "month_rel",
        rf"(?P<mod>{_MOD})?(?P<rel>last|this|next|this past|this coming|{_NO_SAYING}that|the following|the previous|"
        rf"the next) (?P<m>{_MONTH})\b\.?",
    ),
    Rule("each_month", rf"(?:each|every) (?P<m>{_MONTH})\b"),
    # the first quarter of 2019, third-quarter, Q3 2020, this year's third quarter, the fiscal first quarter
    Rule(
        "quarter",
        rf"(?P<mod>{_MOD})?(?:the )?(?:(?P<rel>this|last|next) year's )?(?P<ago>year-ago |year-earlier )?"
        rf"(?:(?P<y0>{_YEAR})(?:'s)? )?(?:fiscal |latest |current )?"
        rf"(?P<q>first|second|third|fourth|final|last|1st|2nd|3rd|4th)[ -](?P<kind>quarters?|half)\b(?!-final)"
        rf"(?:(?:,| of| in| of fiscal| of the)? (?:fiscal )?(?:(?P<y>{_YEAR})|(?P<rel2>this|last|next) year|"
        rf"year\b))?",
    ),
    Rule(
        "quarter_code",
        rf"\bq(?P<q>[1-4])(?:[ -]?(?:of )?(?P<y>{_YEAR}))?(?!\w)|\b(?P<y2>{_YEAR})[ -]?q(?P<q2>[1-4])(?!\w)",
    ),
    Rule(
        "anaphoric_quarter",
        r"(?:the |its )?(?P<which>year-ago|year-earlier|latest|current|most recent|prior|previous|same|"
        r"preceding|comparable)(?: (?P<noun>quarter|period|month|year|week))\b"
        rf"(?: (?:a|one) year (?:ago|earlier)| of (?P<y>{_YEAR})| in (?P<y2>{_YEAR})|(?: in| of)? (?P<ly>last year)\b)?",
    ),
    Rule("year_period", rf"(?:the )(?P<y>{_YEAR}) (?:period|quarter)\b"),
    # the summer of 2019, last fall, this winter
    Rule(
        "season",
        # "the last summer before the war" is any.
        rf"(?P<mod>{_MOD})?(?:(?P<rel>(?<!the )(?<!its )(?<!their )(?<!his )(?<!her )last|"
        r"this|next|this past|this coming|the following|the previous|that) "
        rf"(?P<s>{_SEASON})\b|(?:the )?"
        rf"(?P<s2>{_SEASON}) (?:of |in )?(?:(?P<y>{_YEAR})|(?P<yw>{_YEAR_WORDS})\b|(?P<ry>last|this|next|that|"
        rf"the same|the following|the previous) year\b)|"
        # "before winter" of the next or the last.
        rf"(?:(?<=the )|(?<=\bbefore )|(?<=\bby )|(?<=\buntil )|(?P<bare>(?<=\bin )|(?<=\bsince )))(?:early |late )?"
        rf"(?P<s3>{_SEASON})\b(?! ?-| [a-z]{{1,20}}s?\b(?<! and)(?<! or)(?<! of)(?<! to)))",
    ),
    # the 1990s, the late 1980s, the '90s, the nineties
    Rule(
        "decade",
        r"(?P<mod>(?:the )?(?:early|late|mid)[ -](?:to[ -](?:mid|late)[ -])?)?(?:the )?"
        r"(?:(?P<y>(?:1[0-9]|20)\d0)'?s\b|'(?P<yy>\d0)s\b|(?P<w>twenties|thirties|forties|fifties|sixties|"
        r"seventies|eighties|nineties)\b)",
    ),
    # the 18th century, mid-20th century, this century
    Rule(
        "century",
        rf"(?P<mod>(?:the )?(?:early|late|mid)[ -])?(?:the )?(?:(?P<n>\d{{1,2}})(?:st|nd|rd|th)|"
        rf"(?P<w>{_ORDINAL_DAY}))[ -]century\b",
    ),
    # early next year, earlier this month, late last week; over the next week; the past decade
    Rule(
        "relative_unit",
        rf"(?P<mod>(?:early|late|earlier|later|mid)[ -](?:in )?|the (?:beginning|start|end|middle|rest) of )?"
        rf"(?P<rel>last|this past|this coming|this|next|the last|the next|the past|past|the coming|the previous|"
        rf"the following|the same|that same|that|the current|the preceding|previous|the full|the fiscal|"
        rf"the current fiscal|this fiscal|next fiscal|last fiscal|the latest fiscal|"
        rf"(?:the )?(?:current|last|next|previous|coming) (?:financial|tax)(?= year)|this (?:financial|tax)(?= year)) "
        rf"(?P<u>{_CALENDAR_UNIT})\b(?!-|s)(?! of (?!{_YEAR}|{_MONTH})\b)",
    ),
    # all week
    Rule("all_of", r"all (?P<u>week|month|year)\b(?! (?:round|long)\b|-|'s)"),
    # this season, last season
    Rule(
        "sport_season",
        r"(?P<rel>this|last|next|the last|the previous|the current) season\b"
        r"(?! (?:of|tickets?|finale|premiere)\b|-|'s finale)",
    ),
    # the past two decades, the first nine months, the next few weeks
    Rule(
        "counted_relative",
        # "is expected to last five weeks" is a length.
        rf"(?P<the>the |these |those |its )?(?P<rel>past|{_LAST}|next|coming|first|final|previous|preceding|"
        rf"following|recent|latest|remaining|over) (?:{_UP_TO}(?P<n>{_N})|(?P<v>{_VAGUE}))[ -](?:more )?"
        rf"(?P<u>{_UNIT})\b",
    ),
    # two years ago, a year earlier, several weeks later, three days from now
    Rule(
        "ago",
        # "for seven weeks before they left" is a length.
        rf"(?<!for )(?:(?:almost|nearly|more than|less than|at least) )?(?:{_UP_TO}(?P<n>{_N})|(?P<v>{_VAGUE})|"
        rf"(?P<half>half an?|(?:(?:a |one |three[ -])quarters?|half) of an?)|(?P<one>an?|one))"
        rf"[ -](?:more )?(?P<u>{_UNIT}|yrs?|wks?|mths?)(?: or (?:so|two|more)|(?P<more> and a half))? "
        # "two days before the accident" and "a year earlier than planned" tell how long, not when.
        rf"(?P<dir>ago(?: (?P<grain>today|this (?:week|month))\b(?!'))?|"
        rf"earlier(?! than\b)|later(?! than\b)|from now|from today|"
        rf"before(?! (?!{_AFTER_BEFORE})\w)|previously|prior|hence)\b",
    ),
    # 7.7 TWh the year before, 4% the month before; not "the year before the war"
    Rule("year_beside", rf"the (?P<u>year|month|week|quarter|day) (?P<d>before|after)(?=[,.;:)]|\Z| {_AFTER_BEFORE})"),
    # overnight; not "overnight success"
    Rule(
        "overnight", rf"overnight\b(?! (?!on |in |at |to |from |and |by |with |as |when |into |after |{_WEEKDAY})[a-z])"
    ),
    Rule("bare_ago", r"(?P<u>(?:days|weeks|months|years|decades|centuries)) (?P<dir>ago|earlier|later)\b"),
    Rule("year_ago_adjective", r"(?P<which>year-ago|year-earlier|year-before)\b"),
    # yesterday morning, late yesterday, tonight
    Rule(
        "day_word",
        rf"(?P<mod>early |late |later |earlier )?(?:the )?(?P<word>day before yesterday|day after tomorrow|"
        rf"yesterday|today|tomorrow|tonight)\b(?:(?:'s)? (?P<part>{_PART})\b)?",
    ),
    # mid-afternoon yesterday, the afternoon of Friday
    Rule(
        "part_of_day",
        rf"(?:early |late |mid[ -]?)?(?P<part>{_PART}) (?:"
        rf"(?:of )?(?:(?P<word>yesterday|today|tomorrow)|(?P<w>{_WEEKDAY}))\b(?!,? {_MONTH}\b)|"
        rf"of (?:(?P<m>{_MONTH})\b\.? (?P<d>{_DAY_NUMBER})|(?P<d2>{_DAY_NUMBER}) (?P<m2>{_MONTH}))\b"
        rf"(?:,? (?P<y>{_YEAR})|,? (?P<rel>this|last|next) year)?)",
    ),
    # the day before last Tuesday, the day after Christmas
    Rule(
        "day_beside",
        rf"the day (?P<dir>before|after) (?:(?P<word>yesterday|tomorrow)|(?P<rel>last |next )?(?P<w>{_WEEKDAY})|"
        rf"(?P<h>{_HOLIDAYS})|(?P<m>{_MONTH})\.? (?P<d>{_DAY_NUMBER}))\b",
    ),
    Rule("this_part", rf"(?P<rel>this|last|that|the next|the same|mid|by mid)[ -](?P<part>{_PART})\b"),
    # the quarter a year ago
    Rule("quarter_ago", r"the quarter (?:a|one) year (?:ago|earlier)\b"),
    # last Friday, Friday night, early Tuesday, next Monday, Fridays
    Rule(
        "each_weekday",
        rf"(?:(?:each|every) (?P<w>{_WEEKDAY})\b|on (?P<ws>{FULL_WEEKDAY_PATTERN}s)\b)"
        rf"(?: {_PART})?|(?P<wp>{_WEEKDAY}) (?P<parts>mornings|afternoons|evenings|nights)\b",
    ),
    # the last Saturday in October, the second Sunday of May 2019
    Rule(
        "weekday_of_month",
        rf"(?:the )?(?P<nth>first|second|third|fourth|last) (?P<w>{_WEEKDAY}) (?:in|of) (?P<m>{_MONTH})\b(?P<dot>\.)?"
        rf"(?:,? (?:(?P<y>{_YEAR})|(?P<rel>this|last|next) year))?",
    ),
    Rule(
        "weekday",
        rf"(?P<mod>early |late )?(?:(?P<rel>last|next|this|this past|this coming|the following|the previous|"
        rf"the next) )?(?P<w>{_WEEKDAY})\b(?P<poss>'s)?(?:,? (?:the )?(?P<dd>{_DAY_NUMBER}(?:st|nd|rd|th))\b)?"
        rf"(?: (?:at )?(?P<part>{_PART})\b)?(?:,? (?:(?:at |just |shortly )?(?:around |about |before |after )|at )?"
        rf"(?P<clock>{_CLOCK}))?",
    ),
    # fiscal 1990, early 2019, mid-2020, 2014-15, the end of 2019, the year 2000
    Rule(
        "year",
        rf"(?P<mod>{_MOD})?(?:fiscal (?:year )?|calendar )?(?:the year )?(?P<y>{_YEAR}|{_NEXT_CENTURY})"
        rf"(?:[-/](?P<y2>\d\d(?:\d\d)?)(?!\d))?(?!\w|-\d)",
    ),
    Rule(
        "year_short",
        r"(?:fiscal |class of |summer of |in |of |(?<=since )|(?<=by )|(?<=until )|(?<='\d\d and )|(?<=the )(?='0))"
        r"'(?P<yy>\d\d)(?!\w)",
    ),
    Rule(
        "year_words",
        rf"(?:the year )?(?P<yw>{_YEAR_WORDS})\b(?! (?:people|million|billion|percent|per|dollars)\b)",
    ),
    Rule("month", rf"(?P<mod>{_MOD})?(?:the month of )?(?P<m>{_MONTH})\b(?P<dot>\.)?"),
    Rule("holiday", rf"(?P<rel>last |next |this )?(?P<h>{_HOLIDAYS})\b(?:(?:,| of| in)? (?P<y>{_YEAR}))?"),
    # daily, every two years, annually, once a month, each year
    Rule(
        "set",
        rf"(?P<adv>daily|weekly|monthly|yearly|annually|hourly|nightly|biweekly|biannually)\b|(?:each|every)"
        # "Every second household" is a share.
        rf" (?!second [a-z]{{2,20}}\b(?<! counts)(?<! of)(?<! that)(?<! and)(?<! is)(?<! in)(?<! to)(?<! for)(?<! on)"
        rf"(?<! at)(?<! from)(?<! by)(?<! during)(?<! since)(?<! when)(?<! while)(?<! as)(?<! or)(?<! but)(?<! with)"
        rf"(?<! across)(?<! before)(?<! after)(?<! until)(?<! last)(?<! this))"
        rf"(?:other |single )?(?:(?P<n>{_N}) )?(?P<u>{_UNIT}|{_PART})\b|(?:once|twice|{_N} times) (?:a|per|"
        rf"every) (?P<u2>{_UNIT})\b",
    ),
    # seven-day, 18 year-long, week-long, decades-long
    Rule(
        "duration",
        rf"(?P<lead>the |(?:almost|nearly|more than|less than|at least) )?"
        rf"(?:{_UP_TO}(?P<n>{_N})|(?P<v>{_VAGUE})|(?P<one>an?|one))(?:[ -](?:more |full |straight |consecutive |"
        rf"whole |solid |long |additional )?| and a half )(?P<u>{_UNIT})(?!-(?:ago|earlier|before)\b)"
        rf"(?P<tail>-long|-old| old| of age| and a half|\b)",
    ),
    Rule("half_unit", r"(?:(?:a |one )?half[ -](?:an? )?)(?P<u>hour|day|month|year|decade|century|minute|second)\b"),
    Rule("long", r"(?P<u>hour|day|week|month|year|decade|centur)(?P<s>s|y|ies)?-?long\b"),
    Rule(
        "plural_units",
        r"(?P<pre>recent |coming |past |for |in |within |over |after |of )(?P<u>minutes|hours|days|weeks|months|"
        r"years|decades|centuries)\b",
    ),
    Rule(
        "anaphoric",
        r"(?P<mod>the (?:beginning|start|end|middle|rest) of )(?:the|that) (?P<um>week|month|quarter|year|decade)\b"
        r"(?!-|'s| of\b)|(?:the |that |that same )(?:(?P<we>weekend)|(?P<u>day|week|quarter|month|year)\b(?= ?[,.;:)]|"
        r" (?:ended|ending|before|after|earlier|was|is|and|to|from)\b)|(?P<uq>quarter)\b(?!-| of\b|s|'?s? (?:final|mile)))",
    ),
    # 2% this year and 3% next
    Rule("next_alone", r"next(?= ?[.,;:)]|\Z| (?:and|but|after|before|as|according)\b)"),
    Rule("year_end", r"(?P<mod>year-end|year's end|the year end|year end)\b"),
    Rule(
        "pointer",
        r"(?P<now>right now|now|currently|at present|the present|nowadays|these days)\b|(?P<past>more recently(?! as\b)|"
        r"recently(?! as\b)|lately|the (?:recent )?past\b(?! \w))\b|(?P<future>the (?:near |foreseeable )?future|"
        r"the near term)\b",
    ),
    Rule(
        "clock",
        rf"(?:around |about )?(?P<clock>{_CLOCK})(?: (?P<rel>this|that|the same|last) (?P<part>{_PART}))?(?!\w)",
    ),
)
_BY_NAME = {rule.name: rule.pattern for rule in RULES}

_BEGINNINGS = words(
    """
    abou afte all almo annu apr arou aug autu begi bian biwe boxi cale cent chri clas clos comi comp coun coup curr dail day
    dec doze each earl east eigh elec elev end even ever fall feb few fift fina firs fisc five foll for fort four fri good
    half hall holy hour inde its jan jul jun labo last late less many mar may memo mid mon mor most near new next nigh
    nine nint noon nov now nume oct once one over past prec prev prio quar rece rema righ same sat seco sep seve six spri
    star summ sun ten than that thes thir this thos thre thu toda tomo toni tue turn twel twen twic two vale very vete wed
    week wint with year yest
    """
)
_BEHIND_THE = words(
    """
    an aut beg clo com cou cur day doz ear eig ele end fal few fif fin fir fis fiv fol for fou fri ful fut las lat man mid
    mon mos nea nex nin num one ove pas pre pri qua rec rem res sam sat sec sev six spr sta sum sun ten thi thr thu tod tom
    ton tue tur twe two ver wed wee win yea yes
    """
)
"""The first letters of all words that a rule may begin with, and of those behind a "the" that it begins with."""


def _beginning() -> str:
    """What stands where a rule can begin, to be looked at first: at most words of a text none of them does, and to find
    that out for each rule by itself takes eight times as long."""
    return (
        rf"(?=[\d']|{_begins_with(_BEGINNINGS)}|the (?:[\d']|a[ -]|{_begins_with(_BEHIND_THE)})|"
        r"(?:in|of) (?:'|cen|day|dec|hou|min|mon|wee|yea)|on (?:fri|mon|sat|sun|thu|tue|wed)|at (?:lea|pre)|by mid|"
        r"an?[ -]|a\.d|ad |fy|h[12]|q[1-4])"
    )


def _begins_with(beginnings: frozenset[str]) -> str:
    by_letter = groupby(sorted(beginnings), key=lambda letters: letters[0])
    return "|".join(f"{letter}(?:{'|'.join(one[1:] for one in group)})" for letter, group in by_letter)


def compile_any() -> re.Pattern[str]:
    """The alternation of all rules, each with an empty group of its name behind it.

    A group around a rule would keep ``re`` from seeing by its first letter that it does not begin here, and a text would
    take half as long again.
    """
    branches = []
    for rule in RULES:
        anonymous = re.sub(r"\(\?P<\w+>", "(?:", rule.pattern)
        branches.append(f"(?:{anonymous})(?P<{rule.name}>)")
    return re.compile(rf"(?<![\w$£€.]){_beginning()}(?:{'|'.join(branches)})")


@cache
def alone(name: str) -> re.Pattern[str]:
    """One rule with its inner groups; compiled when a text first has what it is for, as a text has a few of the rules."""
    return re.compile(_BY_NAME[name])
