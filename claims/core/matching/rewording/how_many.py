"""How many there are of somebody, and how large something is, told in the turn that most sentences have: "the tower has a
height of 300 meters" is "the tower is 300 meters high"."""

from __future__ import annotations

import re

from claims.core.extraction.lexicon.vocabulary import words
from claims.core.matching.comparing.causatives import DEADLY
from claims.core.matching.parts.word_forms import VERB_TAGS
from claims.core.matching.rewording.wording import SCOPES, Wording, is_denied, verb_groups
from claims.core.matching.vocabulary.places import names_place
from claims.core.matching.words.lexicon import base_of, bases_of
from claims.core.matching.words.number_words import MAGNITUDES, NUMBER_WORDS

_ROUGHLY = (
    r"about|around|some|nearly|almost|roughly|approximately|just\sover|just\sunder|more\sthan|over|under|fewer\sthan|less\sthan"
    r"|at\sleast|at\smost|up\sto|an\sestimated"
)
_NUMBER = rf"\d[\d.,]*\d|\d|an?\sdozen|(?:{'|'.join(NUMBER_WORDS)})(?:-(?:{'|'.join(NUMBER_WORDS)}))?"
_COUNT = rf"(?:(?:{_ROUGHLY})\s)?(?:{_NUMBER})(?:\s(?:{'|'.join(MAGNITUDES)}))*"
_HOW_MANY = rf"(?P<count>(?i:{_COUNT}))"
_WHO = r"(?P<who>[^,;:]+?)"
_YEAR = r"(?P<tail>(?:\sin\s\d{4})?)"
_IN_YEAR = re.compile(r"\AIn\s(?P<year>\d{4}),\s")
_WHERE_OR_WHEN = r"(?P<tail>(?:\s(?:in|at|across|worldwide|around|on|since)\b[^,;:]*)?)"

_POPULATION = re.compile(
    rf"\A(?:{_WHO}\s(?P<having>has|had)\sa\spopulation\sof\s{_HOW_MANY}(?:\speople|\sinhabitants)?"
    rf"|The\spopulation\sof\s(?P<who2>[^,;:]+?)\s(?P<standing>stands|stood)\sat\s(?P<count2>(?i:{_COUNT}))){_YEAR}\Z"
)
_INHABITANTS = re.compile(
    rf"\A{_WHO}\s(?P<having>has|had|is\shome\sto|was\shome\sto)\s{_HOW_MANY}\s(?P<noun>people|inhabitants|residents){_YEAR}\Z"
)
_LIVING = re.compile(
    rf"\A{_HOW_MANY}\s(?P<noun>people|inhabitants|residents)\s(?P<having>live|lived)\sin\s{_WHO}{_YEAR}\Z"
)
_EMPLOYEES = re.compile(rf"\A{_WHO}\s(?P<having>has|had)\s{_HOW_MANY}\semployees{_YEAR}\Z")
_BEHIND_HEAD = re.compile(r"\s(?:of|in|at|on|near|from|by|with)\s")
_IN_PHRASE = words("of in at near on")
_SETTLED = words("nation city town village county state country island district province capital region municipality")
_WILD = words("park zoo reserve forest bay reef nest aquarium farm")
"""Where a population need not be of people."""

_UNIT = r"(?P<unit>(?:kilo|centi)?met(?:er|re)s?|feet|foot|miles?|yards?|inches|m|km|cm|ft)"
_SIZES = {"height": "high", "length": "long", "width": "wide", "depth": "deep"}
_SIZE = re.compile(
    rf"\A{_WHO}\s(?P<having>has|had|have)\sa\s(?P<size>{'|'.join(_SIZES)})\sof\s{_HOW_MANY}\s{_UNIT}{_YEAR}\Z"
)
_TALL = re.compile(rf"\b(?P<lead>(?:is|are|was|were)\s(?i:{_COUNT})\s{_UNIT})\stall(?=[.]?\Z|,\s|\sand\s)")
_STANDING = bases_of(
    "tower building skyscraper wall statue monument chimney mast tree church cathedral fence dam cliff"
)
"""What has a height; of what flies or climbs "high" tells where it is."""

_DEAD = re.compile(
    rf"\A{_WHO}\sleft\s{_HOW_MANY}(?P<noun>(?:\s[a-z]+){{0,2}}?)\sdead"
    rf"(?:\sand\s(?P<more>(?:another\s)?(?i:{_COUNT})(?:\s(?:people|others))?)\s(?P<hurt>injured|wounded|hurt))?{_WHERE_OR_WHEN}\Z"
)
_INJURED = re.compile(
    rf"\A{_WHO}\sleft\s{_HOW_MANY}(?P<noun>(?:\s[a-z]+){{0,2}}?)\s(?P<hurt>injured|wounded){_WHERE_OR_WHEN}\Z"
)
_TOLL = re.compile(
    rf"\AThe\sdeath\stoll\s(?:from|of|in)\s{_WHO}\s(?:is|was|stands\sat|stood\sat|has\sreached|reached)\s{_HOW_MANY}\Z"
)
_DEATHS = re.compile(
    rf"\A{_WHO}\s(?P<verb>causes|caused|cause)\s{_HOW_MANY}\sdeaths"
    rf"(?P<tail>(?:\s(?:a|each|every)\s(?:year|month|week|day)|\sin\s\d{{4}})?)\Z"
)
_ZERO = re.compile(r"zero|0|[£$€]0", re.IGNORECASE)
_NOUGHT = re.compile(r"(?:(?:[Zz]ero|ZERO|0)\s(?:(?:dollars|pounds|euros)\sin\s)?|[£$€]0\sin\s)(?P<noun>[a-z]+)\b")
_NOT_COUNTED = words(
    "percent per degrees degree tolerance hour hours gravity in to and or dollars pounds euros sum day"
)
"""What "zero" stands before without telling that there is none of it: "zero degrees", "zero hour"."""

_HURT = words("injured wounded hurt dead")
_KILL = {"s": "kills", "d": "killed", "e": "kill"}
"""Last letter of a verb of causing -> the form of "kill" that stands for it."""


def plain_population(wording: Wording) -> str | None:
    """ "Orm has a population of 31,000", "has 31,000 inhabitants", "31,000 people live in Orm": "the population of Orm is
    31,000"; "people" are all that live there only where a place is known to have them."""
    if not any(word in wording.text for word in ("population", "people", "inhabitants", "residents")):
        return None
    text = _year_behind(wording)
    found = _POPULATION.match(text)
    if found is not None:
        return _of_population(wording, found, found["who"] or found["who2"], found["having"] or found["standing"])
    found = _INHABITANTS.match(text)
    if found is not None:
        is_place = found["noun"] == "inhabitants" or _is_place(found["who"])
        return _of_population(wording, found, found["who"], found["having"]) if is_place else None
    found = _LIVING.match(text)
    if found is None or not found["who"].removeprefix("the ")[:1].isupper():
        return None
    return _of_population(wording, found, found["who"], found["having"])


def _of_population(wording: Wording, found: re.Match[str], who: str, having: str) -> str | None:
    is_one = who.split()[0].lower() in {"a", "an"}
    if is_one or _head(who).lower() in _WILD or not _may_be_retold(wording, who):
        return None
    being = "was" if having.startswith(("had", "was", "lived", "stood")) else "is"
    count = found["count"] or found["count2"]
    return wording.told(f"The population of {_small(wording, who)} {being} {_lower(count)}{found['tail']}")


def plain_employees(wording: Wording) -> str | None:
    """ "Orvale has 300 employees": "Orvale employs 300 people"; not of a workforce or staff, which may be others'."""
    if " employees" not in wording.text:
        return None
    found = _EMPLOYEES.match(_year_behind(wording))
    if found is None or _is_place(found["who"]) or not _may_be_retold(wording, found["who"]):
        return None
    verb = "employed" if found["having"] == "had" else "employs"
    return wording.told(f"{found['who']} {verb} {found['count']} people{found['tail']}")


def plain_dimension(wording: Wording) -> str | None:
    """ "The tower has a height of 300 meters", "is 300 meters tall": "the tower is 300 meters high"."""
    text = wording.text[: wording.end]
    found = _SIZE.match(text)
    if found is not None and _may_be_retold(wording, found["who"]):
        being = {"has": "is", "had": "was", "have": "are"}.get(found["having"], found["having"])
        size = f"{found['count']} {found['unit']} {_SIZES[found['size']]}"
        return wording.told(f"{_small(wording, found['who'])} {being} {size}{found['tail']}")
    found = _TALL.search(wording.text)
    if found is None or base_of(_head(wording.text[: found.start()]).lower()) not in _STANDING:
        return None
    return f"{wording.text[: found.start()]}{found['lead']} high{wording.text[found.end() :]}"


def plain_deaths(wording: Wording) -> str | None:
    """ "The fire left 12 people dead", "the death toll from the fire is 12", "the fire caused 12 deaths": "the fire killed
    12 people"; not of people, who may leave the dead of others, nor of what kills animals as well."""
    if not any(word in wording.text for word in (" left ", " toll ", " deaths")):
        return None
    text = wording.text[: wording.end]
    found = _DEAD.match(text) or _INJURED.match(text) or _TOLL.match(text) or _DEATHS.match(text)
    if found is None or base_of(_head(found["who"]).lower()) not in DEADLY or not _may_be_retold(wording, found["who"]):
        return None
    told = found.groupdict()
    verb = _KILL[told["verb"][-1]] if told.get("verb") else "killed"
    hurt, more, whom = told.get("hurt"), told.get("more"), told.get("noun") or " people"
    if hurt and not more:
        verb = hurt
    besides = f" and {'injured' if hurt == 'hurt' else hurt} {more}" if more else ""
    return wording.told(f"{found['who']} {verb} {found['count']}{whom}{besides}{told.get('tail', '')}")


def no_for_zero(wording: Wording) -> str | None:
    """ "There were zero deaths", "paid zero dollars in taxes": "there were no deaths", "paid no taxes"."""
    at = next((at for at, token in enumerate(wording.tokens) if _ZERO.fullmatch(token.text)), None)
    if at is None or (at and wording.tag(at - 1) not in VERB_TAGS) or is_denied(wording.tokens):
        return None
    found = _NOUGHT.match(wording.text, wording.tokens[at].start)
    if found is None or found["noun"] in _NOT_COUNTED or verb_groups(wording.tokens) != 1:
        return None
    following = next((token for token in wording.tokens if token.start >= found.end()), None)
    if found["noun"].endswith("s") and following is not None and following.tag in "NSP":
        return None  # "zero emissions cars"
    if any(token.lower in SCOPES for token in wording.tokens):
        return None
    before, behind = wording.text[: found.start()], wording.text[found.start("noun") : wording.end]
    return wording.told(f"{before}no {behind}")


def _year_behind(wording: Wording) -> str:
    """The words of a sentence, a year that opens it at their end."""
    text = wording.text[: wording.end]
    found = _IN_YEAR.match(text)
    return text if found is None else f"{text[found.end() :]} in {found['year']}"


def _head(phrase: str) -> str:
    """The noun that a phrase is about: "the fire in Orm"."""
    return _BEHIND_HEAD.split(phrase, maxsplit=1)[0].split()[-1]


def _is_place(phrase: str) -> bool:
    """Whether a phrase is known to name a place that people live in."""
    return names_place(phrase) or _head(phrase) in _SETTLED


def _may_be_retold(wording: Wording, who: str) -> bool:
    """Whether a sentence says one thing of what a phrase names: nothing is denied, asked of some or told besides."""
    start = wording.text.index(who)
    tokens = [token for token in wording.tokens if start <= token.start < start + len(who)]
    return (
        verb_groups([token for token in wording.tokens if token.lower not in _HURT]) == 1
        and not is_denied(wording.tokens)
        and all(token.tag in "DJNSPCQ" or token.lower in _IN_PHRASE for token in tokens)
        and not any(token.lower in SCOPES for token in tokens)
    )


def _small(wording: Wording, who: str) -> str:
    """A phrase as it stands within a sentence: "the city", "Orm"."""
    first = wording.tokens[0]
    if not wording.text.startswith(who) or first.tag == "P" or first.text[1:2].isupper():
        return who
    return who[:1].lower() + who[1:]


def _lower(count: str) -> str:
    return count[:1].lower() + count[1:]
