"""What tense the words around a time expression are in: whether a bare weekday or month is the last one or the next."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.core.extraction.lexicon.determiners import ARTICLES, DEMONSTRATIVES, POSSESSIVES
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.times.arranged import (
    AHEAD,
    PLAN_DECIDED,
    PLANNING,
    is_for_day,
    is_reported_on,
    is_set,
    tense_of_named,
)
from claims.core.extraction.times.coming import first_of_days, is_acted_on, is_coming_day
from claims.core.extraction.times.presents import tells_ahead

# A verb form this far before an expression still governs it, unless the sentence ends between.
_TENSE_WINDOW = 120
_DAYS_IN_ROW = 7
"""Weekdays joined to one another at most, by whose first the tense of the last is told."""
_SENTENCE_END = re.compile(r"[.!?](?=\s|[\"'”])|\n")
_SCHEDULED = re.compile(
    r"\b(?:starts|begins?|opens|ends|resumes?|closes|meets?|expires?|takes? (?:place|effect)|kicks? off|"
    r"(?:comes?|go(?:es)?) (?:into (?:force|effect)|on (?:sale|trial|strike)|live|to the polls)|reopens?|arrives?|departs?|"
    r"continues?|appl(?:y|ies)|(?:parliament|country|nation|council|senate|house|committee|assembly|congress|state|city) "
    r"votes|we vote|walks? out|(?:steps?|stands?) (?:down|aside)|retires?|leaves? office|takes? office|"
    r"(?:is|are)(?: (?:out|back|away))?|"
    r"(?:(?<=[a-rt-z]s )|(?<=people )|(?<=police )|(?<=they )|(?<=we )|(?<=, ))(?:start|open|end|close))"
    r"(?: (?:again|on|in|at|from)){0,2} \Z"
)
"""Verbs in the present tense right before a day tell of what is to come; "the | Open", "an | end" are no verbs."""
_SCHEDULED_AT = re.compile(
    r"(?<!to )\b(?:starts|begins|opens|ends|resumes|closes|meets|concludes|finishes|arrives|lands|flies|gets under way)"
    r" (?:in|at|near|outside)(?: [a-z.'-]{1,20}){1,4} (?:on|at|in) (?:the )?\Z"
)
"""The same with a place between ("The race ends in Port Sallis | on Thursday")."""
_HARM_ON = re.compile(
    r"(?P<known>\b(?:the|that|this|his|her|its|their|whose)(?: [a-z-]{2,20}){0,2} |s' |'s (?:[a-z-]{2,20} )?)?"
    r"\b(?:attack|shooting|crash|explosion|bombing|massacre|stabbing|killing|murder|assassination|collapse|accident|"
    r"collision|derailment|earthquake|blast|blaze|fire|assault|raid|ambush|riot|robbery|kidnapping|incursion|death)s?"
    r"(?: (?:on|at|in|near|outside|against|of)(?: [a-z.'-]{1,20}){1,4})? on \Z"
)
"""What nobody sets a day for, right before its day: "his attack on | Oct. 7"."""
_MEANT = re.compile(
    r"\b(?:plan|plot|threat|risk|warn|fear|avert|prevent|future|possible|expected|will|would|may|might)"
)
"""What makes such a thing one to come, if it is not known which."""
_ARRANGED = re.compile(
    r"(?<!to )(?<!not )(?<!n't )\b(?:plays?|faces?|meets?|hosts|(?<=s )host|"
    r"(?<=they )host|(?<=that )host|(?<=which )host|travels? to|returns? to|sits|holds|hears|votes? on|publishes|releases|"
    r"launches|reports? (?:[a-z-]{1,20} ){0,3}(?:results|earnings))(?: [a-z'-]{1,20}){0,5} (?:on|in|at|from) (?:the )?\Z"
)
"""Fixtures, sittings and results in the present tense: they are arranged, and still to come."""
_HAS_UNTIL = re.compile(
    r"\b(?:has|have|given|gives|give|needs?|runs?|lasts|applies|apply|remains?|stays?|valid|holds) until(?: the)? \Z"
)
"""A time that somebody has still: "has until Thursday to reply"."""
_SHUT_UNTIL = re.compile(
    r"\b(?:adjourned|postponed|delayed|suspended|closed|shut|remanded|grounded|deferred|shelved|put off|put back)\b"
    r"(?: [a-z'-]{1,20}){0,6} until(?: after)?(?: the)? \Z"
)
"""When something ends that was put off or shut: "adjourned the hearing until Friday"."""
_STILL_AHEAD = re.compile(r" at the (?:very )?(?:earliest|soonest)\b")
"""What stands behind a day to come ("cancelled all trains until Monday at the earliest")."""
_BEFORE_DAYS = (" on ", " in ", " at ", " from ", " the ")
_THAN_THEN = re.compile(
    r"\b(?:than|(?:many|much|high|large|big|often|few|low|strong|fast) as) (?:in|on|at|last) (?:the )?\Z"
)
"""What leads to the time of a comparison, which has been ("£6bn higher than in March")."""
_THAN_TOLD = re.compile(
    r"\bthan (?:[a-z]{2,20} ){0,4}?(?:forecast|planned|expected|predicted|estimated|"
    r"promised|budgeted|projected|announced|thought|feared|assumed)(?: [a-z]{2,12}){0,2}? (?:in|on|at)(?: the)? \Z"
)
"""When something was foretold that turned out otherwise ("will borrow more than it forecast in March")."""
_DELIVERED = re.compile(r" (?:delivery|deliveries|contracts?|futures|settlement)\b")
"""What stands behind the month that goods are traded for ("crude for August delivery")."""
_BACKDATED = re.compile(
    r"\b(?:backdat(?:ed|ing|es?)|retroactive(?:ly)?|retrospective(?:ly)?|dating back|dates back)(?: [a-z]{1,20}){0,3}? "
    r"(?:to|from) (?:the |early |late )?\Z"
)
"""What is reckoned from a time that has been ("a raise that will be backdated to | July")."""
_SINCE = re.compile(r"\bsince (?:the |early |late |about |around |at least ){0,2}\Z")
_DONE_ON = re.compile(
    r"(?<!be )(?<!is )(?<!are )\b(?!scheduled|expected|planned|extended|slated|fixed|moved|postponed|delayed)"
    r"(?:[a-z]{2,20}ed|died|was|were|began|met|won|lost|came|went|fell|struck|took place|broke out) (?:on|in) \Z"
)
"""A past verb right before a day: "the trick that showed on Oct. 7"."""
_COMMITTED = re.compile(
    r"\b(?:promised|pledged|vowed|agreed|undertook|committed|ordered|obliged|obliges|required|requires|demanded|asked|"
    r"urged|told|given|gave|wanted|voted|decided|proposed|offered|invited|instructed|advised)\b"
)
_TOLD_ON = re.compile(r"(?:^|[.!?\"”'’;,]|\band|\bthen) ?for \Z")
_SAYING = re.compile(r"\b(?:said|says?|told|tells?|announced|warned|added|forecasts?|estimated|predicted|according)\b")
_DEADLINE = re.compile(
    r"\b(?:by|before|until|till|within|from|starting|beginning|no later than)(?: the)?(?: end of)? \Z"
)
"""What a promise or an order leads to: said in the past, to be done in time to come."""
_TOWARD = re.compile(r"\b(?:through|well into|towards?)(?: the)? \Z")
_AT_EARLIEST = re.compile(r"\bas (?:soon|early) as (?:on )?\Z")
_FUTURE = (
    rf"{AHEAD}|{PLANNING}|"
    r"will|shall|won't|going to|scheduled|due|expected|expects|planned|planning|upcoming|set to|set for|"
    r"supposed to|on (?:course|track) (?:to|for)|in line (?:to|for)|"
    r"starts|begins|opens|forecasts?|slated|payable|deadline (?:of|for|is)|(?:an?|new|next|final) deadline|(?:is|are) to|"
    r"(?:was|were) to (?!blame|have)|"
    r"(?<!appeared )(?<!seemed )(?<!thought )(?<!believed )(?<!happened )(?<!proved )to be|"
    r"(?<!appeared )(?<!seemed )(?<!thought )(?<!believed )to (?:begin|start)|"
    r"must|would|might|"
    # The month is no modal: "approved in May, rejected in June".
    r"(?<!\bin )(?<!\bon )(?<!\bof )(?<!\bby )(?<!\bsince )(?<!\buntil )(?<!\blast )(?<!\bthis )(?<!\bearly )(?<!\blate )"
    r"(?<!mid-)may(?! \d|[,.;:])|"
    r"can (?:not )?(?:apply|vote|collect|buy|book|order|register|enroll?|enter|visit|attend|comment|"
    r"respond|reply|appeal|object|return|travel|expect|start|resume|reopen|submit|download|renew)|"
    r"expect|expecting|likely|hop(?:e|es|ed|ing)|wants?|intends?|aims?|seeks|"
    r"prepar(?:es?|ing)|(?:risk|threat|chance|prospect) of|"
    r"(?:go(?:es)?|heads?) to the polls|if|unless|"
    r"(?:is|are|am|'s|'re|'m) (?:not |also )?(?:coming|leaving|arriving|meeting|travell?ing|sending|holding|hosting|"
    r"playing|facing|starting|opening|launching|publishing|releasing|flying|visiting|returning|voting|hearing|closing|striking|"
    r"walking out|standing (?:down|aside)|stepping (?:down|aside)|retiring|quitting|resigning|ending|staging|performing|"
    r"joining|appearing|speaking|addressing|introducing|scrapping|unveiling|announcing|convening|marrying|competing|raising|"
    r"cutting)"
)
_WON = r"(?<!illion )(?<!thousand )(?<!,\d\d\d )(?<! \d\d\d )won"
"""The verb; behind an amount it is money ("4.2 trillion won")."""
_PAST = (
    rf"said|told|was|were|had|did|has|have|began|met|held|took|{_WON}|lost|came|went|rose|fell|gave|saw|found|"
    r"wrote|sent|led|left|ran|struck|announced|reported|added|ended|set|made|called|spoke|became|broke|brought|built|bought|caught|"
    r"chose|drew|drove|felt|fought|flew|got|grew|kept|knew|paid|sat|sold|shot|stood|stole|swore|taught|threw|thought|"
    r"withdrew|sank|heard|bore|"
    # ", councillors agreed on Thursday" tells who said it, whatever the sentence before speaks of.
    r"(?:did|was|were|had|has|have)n't|"
    r"(?<=, )(?:[a-z'-]{2,20} ){1,4}(?:agreed|announced|confirmed|decided|ruled|voted|warned|revealed|learned)(?! to\b)|"
    r"(?:who|which|that|he|she|it|they|and|(?:that|which|whom) (?:the|an?|its|his|her|their) [a-z-]{2,20}) "
    r"(?!hoped|expected|planned|scheduled|supposed)[a-z]{2,20}ed"
)
_PARTICIPLE = (
    r"(?:led|made|held|brought|built|bought|caught|found|fought|run|set|sold|sent|shot|struck|kept|paid|told|left|lost|"
    r"called)"
)
"""Past forms that are participles before "by" ("is sending a team led by Roe on | Thursday")."""
_TENSE = re.compile(
    r"(?P<past_plan>\bhad (?:been (?:scheduled|due|expected|planned|set)|(?:widely )?(?:expected|forecast)(?! to\b))\b)|"
    rf"(?P<either>\b{PLAN_DECIDED}\b)|(?P<by>\b{_PARTICIPLE} by\b)|"
    rf"(?P<future>\b(?:{_FUTURE})\b|'ll\b)|(?P<past>\b(?<!be )(?:{_PAST})\b)|(?P<until>\buntil\b)|"
    r"(?P<perhaps>\b(?<!be )[a-z]{2,20}ed\b)"
)


_COMPARED_TO = re.compile(
    r"(?:(?:, |\(|[–—] )(?:(?:up|down|higher|lower|unchanged) from|against)|(?<!\bbe )\bcompared (?:with|to))"
    r" (?:(?:about|around|some|just|only|nearly|almost) )?[$£€]?\d[^\s,;:]{0,20}"
    r"(?: (?!(?:to|will|would|shall|may|might|must)\b)[^\s,;:]{1,20}){0,5} (?:on|in|at)(?: the)? \Z"
)
"""What something is compared with has been: "a 22% chance of a cut, down from 61% on Tuesday"."""
_WITH_OBJECT = re.compile(
    r"(?<!the )(?<!\ba )(?<!\ban )(?<!its )(?<!his )(?<!her )(?<!their )(?<!newly )[a-z]{2,20}ed "
    r"(?:the|a|an|its|his|her|their|our|this|that|these|some|about|around|nearly|almost|all|more|another|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds|thousands|[$£€]?\d[\d.,]*)\b"
)
"""A past form that has an object is no participle ("introduced a scheme")."""
_OPENS_CLAUSE = re.compile(r"\b(?:after|because|since|when|while|although|though)\b")
"""What begins a clause of its own tense ("will rise after councillors approved a budget on Tuesday")."""
_NO_OBJECTS = words("by in on at from to with for of as after before during under near and or")
_DETERMINERS = ARTICLES | DEMONSTRATIVES | POSSESSIVES | words("some any all no")
_SHORT_SUBJECT = 4
"""Words before the only verb of a sentence at most, with which it is no participle ("The mine raised wages in")."""
_JUST_BEHIND = re.compile(
    r" (?:(?:down|up|out|off|over|back) )?(?:(?:on|in|at|over|during|late|early|late on|early on)(?: the)? )?"
)
"""What stands between a past form and its time ("closed | at the end of March", "fell | over the summer")."""
_KINDS = {"past_plan": "past", "either": "", "by": "perhaps"}
_IN_EVENT = re.compile(r"\b(?:in|at|during|miss|win|lose|attend|watch|skip|for|of) (?:the )?\Z")
"""What leads to an event that somebody will be at: "is to speak at | Sunday's rally"."""


def tense_around(folded: str, start: int, end: int) -> str:
    """The tense of the nearest verb form before the expression (else behind it) within its sentence, or "".

    A bare "-ed" form, which may be a participle, tells only right before the expression or where nothing else does.
    """
    window = folded[max(0, start - _TENSE_WINDOW) : start]
    for _ in range(_DAYS_IN_ROW):
        joined = first_of_days(window)
        if joined is None:
            break
        # "The finals are Saturday and | Sunday".
        start, end = start - joined[0], start - joined[1]
        window = folded[max(0, start - _TENSE_WINDOW) : start]
    by_lead = _tense_by_lead(window)
    if by_lead:
        return by_lead
    if is_coming_day(folded, start, end, window):
        return "future"
    if _STILL_AHEAD.match(folded, end):
        return "future"
    if _DELIVERED.match(folded, end):
        return "future"
    if folded.startswith("'s ", end) or folded.endswith("'s", start, end):
        return _tense_of_named(folded, window, end)
    cut = _sentence_start(window)
    found = list(_TENSE.finditer(window, cut))
    if found and found[-1].lastgroup == "perhaps" and _JUST_BEHIND.fullmatch(window, found[-1].end()):
        return "past"
    if tells_ahead(folded, start, end, max(0, start - _TENSE_WINDOW) + cut):
        return "future"
    if _DEADLINE.search(window) and _is_committed(window, cut, found):
        return "future"
    return _tense_by_verbs(window, found, _tense_behind(folded, end))


def _tense_of_named(folded: str, window: str, end: int) -> str:
    """ "will meet in Sunday's final", "Sunday's vote will decide": by the event, its verb and the one before it.

    "Will look for a way around Wednesday's ruling" tells of one that has been.
    """
    by_event = tense_of_named(folded, window, end)
    if by_event:
        return by_event
    if is_acted_on(window):
        return "future"
    found = list(_TENSE.finditer(window, _sentence_start(window)))
    if found and found[-1].lastgroup == "future" and _IN_EVENT.search(window) and is_set(folded, end):
        return "future"
    return _tense_behind(folded, end) or "past"


def is_surely_over(folded: str, start: int) -> bool:
    """Whether the words right before an expression leave no day to come: "since Oct. 7", "which showed on Oct. 7"."""
    window = folded[max(0, start - _TENSE_WINDOW) : start]
    return bool(_SINCE.search(window) or _DONE_ON.search(window) or _is_of_harm(window))


def is_counted_from_then(folded: str, start: int, end: int) -> bool:
    """Whether a length is counted from what was told before, not from the day of the article.

    "For the next 25 years he ran a shop", but "Ministers said the cost over the next 10 years was put at £3 billion".
    """
    window = folded[max(0, start - _TENSE_WINDOW) : start]
    lead = _TOLD_ON.search(window)
    if lead is None or _tense_behind(folded, end) != "past":
        return False
    tail = folded[end : end + _TENSE_WINDOW]
    stop = _SENTENCE_END.search(tail)
    sentence = f"{window[_sentence_start(window) :]} {tail[: stop.start() if stop else len(tail)]}"
    return not _SAYING.search(sentence) and not _COMMITTED.search(sentence)


def _sentence_start(window: str) -> int:
    cut = 0
    for boundary in _SENTENCE_END.finditer(window):
        cut = boundary.end()
    return cut


def _tense_by_lead(window: str) -> str:
    """The tense that the words right before an expression tell, whatever the verbs of its sentence, or ""."""
    if _SINCE.search(window) or _COMPARED_TO.search(window):
        return "past"
    if _THAN_THEN.search(window) or _THAN_TOLD.search(window):
        return "past"
    if _is_of_harm(window):
        return "past"
    if is_reported_on(window) or _BACKDATED.search(window):
        return "past"
    if _SCHEDULED_AT.search(window) or is_for_day(window):
        return "future"
    if _AT_EARLIEST.search(window) or _SCHEDULED.search(window) or _HAS_UNTIL.search(window):
        return "future"
    if _SHUT_UNTIL.search(window):
        return "future"
    return "future" if window.endswith(_BEFORE_DAYS) and _ARRANGED.search(window) else ""


def _is_of_harm(window: str) -> bool:
    """Whether a day is that of what nobody sets one for, and is not only feared ("killed in the blast on | May 3")."""
    harm = _HARM_ON.search(window)
    return harm is not None and bool(harm["known"] or not _MEANT.search(window, _sentence_start(window)))


def _tense_by_verbs(window: str, found: Sequence[re.Match[str]], behind: str) -> str:
    """The tense of the last verb form found before an expression, else that of the first one behind it."""
    kinds = [_kind_of(match) for match in found]
    if len(kinds) > 1 and kinds[-1] == "perhaps" and _is_past_clause(window, found[-2], found[-1]):
        return "past"
    for kind in reversed(kinds):
        if kind not in ("perhaps", "until"):
            return kind
    if kinds[-1:] == ["perhaps"] and ", " not in window[found[-1].end() :]:
        alone = kinds == ["perhaps"] and behind != "future" and _is_short_clause(window, found[-1])
        if alone or _WITH_OBJECT.match(window, found[-1].start()):
            return "past"
    if kinds:
        return behind or "future" if "until" in kinds else ""
    return behind or ("future" if _TOWARD.search(window) else "")


def _is_past_clause(window: str, earlier: re.Match[str], last: re.Match[str]) -> bool:
    """Whether the last "-ed" form has an object in a clause of its own, behind that of the verb before."""
    is_verb = _WITH_OBJECT.match(window, last.start()) and "," not in window[last.end() :]
    return bool(is_verb and _OPENS_CLAUSE.search(window, earlier.end(), last.start()))


def _is_short_clause(window: str, verb: re.Match[str]) -> bool:
    """Whether the one verb of a sentence has a short subject and an object: "The mine raised wages by 3 percent in"."""
    subject = window[_sentence_start(window[: verb.start()]) : verb.start()].strip("\"“'‘ ").split()
    behind = window[verb.end() :].split()
    if not 1 <= len(subject) <= _SHORT_SUBJECT or subject[-1] in _DETERMINERS or subject[-1].endswith("ly"):
        return False
    return len(behind) > 1 and behind[0] not in _NO_OBJECTS


def _kind_of(match: re.Match[str]) -> str:
    return _KINDS.get(str(match.lastgroup), str(match.lastgroup))


def _is_committed(window: str, cut: int, verbs: Sequence[re.Match[str]]) -> bool:
    """Whether the last verb that tells of a promise or an order has no verb with tense behind it."""
    said = list(_COMMITTED.finditer(window, cut))
    return bool(said) and all(
        verb.start() <= said[-1].end() or verb.lastgroup in ("perhaps", "until") for verb in verbs
    )


def _tense_behind(folded: str, end: int) -> str:
    tail = folded[end : end + _TENSE_WINDOW // 2]
    stop = _SENTENCE_END.search(tail)
    found = list(_TENSE.finditer(tail, 0, stop.start() if stop else len(tail)))
    kinds = [_kind_of(match) for match in found]
    sure = next((kind for kind in kinds if kind not in ("perhaps", "until")), "")
    follows = kinds[:1] == ["perhaps"] and (tail.startswith(",") or found[0].start() == 1)
    if sure or not follows:
        return sure
    # "In the spring, storms damaged 300 homes", "The raid on May 9 | killed two men": with an object it is the verb.
    return "past" if _WITH_OBJECT.match(tail, found[0].start()) else ""
