"""Turns of grammar that say in more words what a plain clause says: "had its licence extended", "has sugar in it"."""

from __future__ import annotations

import re

from claims.core.extraction.lexicon.verb_words import HAVING
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.tagger import may_be_verb
from claims.core.extraction.times.absolute_dates import MONTHS
from claims.core.matching.parts.word_forms import VERB_TAGS
from claims.core.matching.rewording.noun_phrases import is_post
from claims.core.matching.rewording.verb_forms import base_of_participle
from claims.core.matching.rewording.voice import BODIES
from claims.core.matching.rewording.wording import SCOPES, Wording, is_denied, verb_groups
from claims.core.matching.words.number_words import NUMBER_WORDS
from claims.core.matching.words.thesaurus import UNKNOWN, names_person, senses_of

_ITS = words("its their")
_IN_PHRASE = frozenset("JNSP")
_DONE_WITH = words("in on at by from to since for after before during last over within until")
"""Words that may stand behind the participle which "had its licence" leads to."""

_IN_IT = re.compile(
    r"\A(?P<holder>[^,;:]+?)\s(?P<having>has|have|had)\s(?P<thing>(?:[^,;:]|(?<=\d),(?=\d))+?)\s(?P<where>in|on)\s(?:it|them)\Z"
)
_THERE_IS = re.compile(
    r"\A(?P<where>(?:In|On|At)\s[^,;:]+?),?\sthere\s(?P<being>is|are|was|were)\s(?P<thing>(?:[^,;:]|(?<=\d),(?=\d))+)\Z"
)
_YEAR_BEFORE = re.compile(
    r"\b(?:in\s)?the\s(?:(?:previous|preceding)\s(?P<unit>year|month|week|quarter|season|day)"
    r"|(?P<unit2>year|month|week|quarter|season|day)\sbefore)(?=[.,]?\Z|,\s)"
)
_FOLLOWS_AGE = r"(?=[.,]?\Z|,\s|\s(?:in|on|at|from|to|by|after|who|is|are|was|were|has|have|had|may|can|will)\s)"
_AGE = re.compile(
    r"\b(?P<lead>under|over|above|below|at)\sthe\sage\sof\s(?P<age>\d{1,2})\b(?!-|\s(?:and|or|to)\s\d|\s(?:year|month|week|day)s?\b)"
)
_AGED = re.compile(r"(?<=,)\saged\s(?P<age>\d{1,3})(?=,)")
_YEAR_OLD = re.compile(rf"\b(?P<article>[Aa]n?|[Tt]he)\s(?P<age>\d{{1,3}})-year-old\s(?P<noun>[a-z]+){_FOLLOWS_AGE}")
_GOING = re.compile(r"\b(?:is|are)(?P<denial>n['’]t|\snot)?\sgoing\sto\s(?P<verb>[a-z]+)\b")
_PHRASES = (
    (re.compile(r"\bonce\sagain\b"), "again"),
    (re.compile(r"\bon\sboard\b(?=\s(?:the|a|an|[A-Z])|[.,]?\Z)"), "aboard"),
)
_MEASURED = re.compile(
    rf"\b(?P<article>[Aa]n?)\s(?P<size>[\d.,]+|{'|'.join(NUMBER_WORDS)})"
    r"(?:(?P<share>\s?%|\spercent)|-(?P<unit>year|month|week|day|hour|minute))\s"
    r"(?P<noun>[a-z]+)\b(?=\s(?:on|in|for|to|from|by|at|against|over|after|with|was|were|is|has|had)\b|[.,]|\Z)"
)
_SUMS = words("tariff tax levy duty rise increase fall drop cut share stake discount majority")
_LASTING = words("truce ceasefire ban sentence strike suspension delay contract lease")
_AS_POST = re.compile(r"\b(?P<verb>(?:elected|appointed)(?:\s[A-Z][\w’'-]*){0,3})\sas\s(?=(?P<post>[a-z]+)\b)")
_OTHER_THAN_NONE = words("more less fewer longer one doubt matter better worse further sooner later other such")
_WITH_REASON = words("because due owing thanks")
_SHARE_OF = re.compile(
    rf"\AIn\s(?P<place>[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){{0,3}}),\s"
    rf"(?P<share>(?:[\d.,]+\s?%|(?:[\d.,]+|{'|'.join(NUMBER_WORDS)})\spercent)\sof\s|(?:one|\d+)\sin\s(?:\d+|{'|'.join(NUMBER_WORDS)})\s)",
    re.IGNORECASE,
)
_MONTH = rf"(?:{'|'.join(MONTHS)})"
_CHANGE = re.compile(
    r"\A(?P<what>[^,;:]+?)\s"
    r"(?P<rest>(?:fell|rose|dropped|climbed|increased|decreased|declined|grew|shrank|slowed|jumped|plunged|soared)"
    r"\s(?:to|by)\s(?:about\s|around\s|some\s)?[£$€]?\d[\d.,]*\d*(?:%|(?:\s[a-z]+){1,2}?)?)"
    rf"\sin\s(?P<place>(?:the\s)?(?!{_MONTH}\b)[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){{0,2}}(?:\s(?:province|county|district|by-election))?)"
    rf"(?P<tail>(?:\sin\s(?:{_MONTH}(?:\s\d{{4}})?|\d{{4}})|\slast\s(?:year|month|week))?)\Z"
)
PUT_IN = words("share stake confidence trust faith investment interest stock holding")
"""Nouns for what is put into something that "in" names."""

_TAKING_IN = PUT_IN | words(
    """shares stakes belief investments holdings stocks
    rise increase fall drop cut change growth decline increases trade dealing dealings"""
)
"""Nouns of which "in" tells what they are about: "shares in Orvale", "confidence in Orvale"."""

_LAST_TENSE = {"has": "is", "have": "are", "had": "was"}


def had_done(wording: Wording) -> str | None:
    """ "The plant had its licence extended": "the licence of the plant was extended"; what somebody has done is left, as he
    may have seen to it."""
    having = next((at for at, token in enumerate(wording.tokens) if token.lower in HAVING), 0)
    end = having + 2
    while wording.tag(end) in _IN_PHRASE and wording.tag(end):
        end += 1
    if not having or wording.word(having + 1) not in _ITS or end == having + 2 or wording.tag(end) not in {*"ET"}:
        return None
    owner, thing = wording.tokens[having - 1], wording.tokens[end - 1]
    if (
        senses_of(owner.lower, "n").sort not in {"t", ""}
        or owner.lower in BODIES
        or owner.tag != "N"
        or names_person(thing.lower)
        or thing.tag not in "NS"
    ):
        return None
    if not _is_phrase(wording, 0, having) or wording.word(end + 1) not in {*_DONE_WITH, ""} - {"."}:
        return None
    if verb_groups(wording.tokens[end + 1 : wording.last]):
        return None
    being = _LAST_TENSE[wording.word(having)]
    if thing.tag == "S" and being != "are":
        being = "were" if being == "was" else "are"
    elif being == "are" and thing.tag != "S":
        being = "is"
    rest = wording.between(end, wording.last)
    what, whose = wording.between(having + 2, end), wording.lowered(0, having)
    is_short = all(token.lower != "of" for token in wording.tokens[:having])
    phrase = f"{whose}'s {what}" if is_short else f"the {what} of {whose}"
    return wording.told(f"{phrase} {being} {rest}")


def _is_phrase(wording: Wording, start: int, end: int) -> bool:
    """Whether some words are one noun phrase of which nothing is said for some of several."""
    tokens = wording.tokens[start:end]
    return all(token.tag in "DJNSPC" or token.lower == "of" for token in tokens) and not any(
        token.lower in SCOPES - {"each", "every"} for token in tokens
    )


def there_is(wording: Wording) -> str | None:
    """ "Each can has 36 grams of sugar in it", "in each can there are 36 grams": "there are 36 grams of sugar in each
    can"."""
    text = wording.text[: wording.end]
    found = _IN_IT.match(text)
    if found is not None:
        holder = next(at for at, token in enumerate(wording.tokens) if token.end >= found.end("holder")) + 1
        if any(
            token.tag in VERB_TAGS or (token.tag in "OI" and token.lower != "of") for token in wording.tokens[:holder]
        ):
            return None
        if any(token.lower in SCOPES - {"each", "every"} for token in wording.tokens[:holder]):
            return None
        being = "was" if found["having"] == "had" else "is"
        where, clause = f"{found['where']} {wording.lowered(0, holder)}", wording.tokens[holder:]
    else:
        found = _THERE_IS.match(text)
        if found is None:
            return None
        being = "was" if found["being"] in {"was", "were"} else "is"
        behind = next(at for at, token in enumerate(wording.tokens) if token.end >= found.end("where")) + 1
        where, clause = wording.lowered(0, behind), wording.tokens
        where = where[:1].lower() + where[1:]
    if verb_groups(clause) != 1:
        return None
    things = [token for token in wording.tokens if found.start("thing") <= token.start < found.end("thing")]
    if any(token.tag in VERB_TAGS or token.tag in "OM" for token in things) or "not" in found["thing"].split():
        return None
    is_many = (things[0].tag == "C" and things[0].lower not in {"one", "1"}) or things[-1].tag == "S"
    plural = {"was": "were", "is": "are"}
    return wording.told(f"There {plural[being] if is_many else being} {found['thing']} {where}")


def year_before(wording: Wording) -> str | None:
    """ "Than in the previous year": "than the year before"."""
    return _changed(
        wording, _YEAR_BEFORE.sub(lambda found: f"the {found['unit'] or found['unit2']} before", wording.text)
    )


def plain_age(wording: Wording) -> str | None:
    """ "Under the age of 18": "under 18"; "Ana Velk, aged 52,": "Ana Velk, 52,"; "a 34-year-old nurse": "a nurse aged
    34"."""

    def told(found: re.Match[str]) -> str:
        if not names_person(found["noun"]):
            return found[0]
        article = found["article"]
        if article.lower() != "the":
            article = ("A" if article[0] == "A" else "a") + ("n" if found["noun"][0] in "aeiou" else "")
        return f"{article} {found['noun']} aged {found['age']}"

    text = _AGE.sub(lambda found: f"{found['lead']} {found['age']}", wording.text)
    return _changed(wording, _YEAR_OLD.sub(told, _AGED.sub(lambda found: f" {found['age']}", text)))


def will_do(wording: Wording) -> str | None:
    """ "Is going to close six libraries": "will close six libraries"; not "is going to market"."""
    found = _GOING.search(wording.text)
    if found is None:
        return None
    verb = next(at for at, token in enumerate(wording.tokens) if token.start >= found.start("verb"))
    if wording.tag(verb) != "B":
        return None
    if senses_of(found["verb"], "n") is not UNKNOWN and (wording.tag(verb + 1) or "I") not in "DCP":
        return None
    denial = " not" if found["denial"] else ""
    return wording.text[: found.start()] + f"will{denial} {found['verb']}" + wording.text[found.end() :]


def no_object(wording: Wording) -> str | None:
    """ "Paid no tax": "did not pay any tax", where nothing else is denied or said of all."""
    number = next((at for at, token in enumerate(wording.tokens) if token.lower == "no"), 0)
    if number < 2 or wording.tag(number - 1) not in "TZFEB" or wording.tag(number + 1) not in "JNS":
        return None
    others = (*wording.tokens[:number], *wording.tokens[number + 1 :])
    if wording.word(number + 1) in _OTHER_THAN_NONE or is_denied(others) or verb_groups(wording.tokens) != 1:
        return None
    if any(token.lower in SCOPES | _WITH_REASON for token in others):
        return None
    denial = _denied_verb(wording, number - 1)
    if denial is None:
        return None
    start, told = denial
    before = wording.text[: wording.tokens[start].start]
    return before + told + " any" + wording.text[wording.tokens[number].end :]


def _denied_verb(wording: Wording, verb: int) -> tuple[int, str] | None:
    """Number of the first word of a verb before "no", and the verb denied."""
    word, tag, auxiliary = wording.word(verb), wording.tag(verb), wording.word(verb - 1)
    if auxiliary in {"has", "have", "had"} and tag in "ET":
        return verb - 1, f"{auxiliary} not {word}"
    if auxiliary == "will" and tag == "B":
        return verb - 1, f"will not {word}"
    if tag == "T":
        base = base_of_participle(word)
        return None if base is None or base in {"have", "be"} else (verb, f"did not {base}")
    if tag == "F" and may_be_verb(word) and word not in {"have", "are"}:
        return verb, f"do not {word}"
    if tag == "Z" and word not in {"is", "has"}:
        base = word[:-2] if word.endswith(("ses", "shes", "ches", "xes", "oes")) else word[:-1]
        return (verb, f"does not {base}") if _is_verb(base) else None
    return None


def _is_verb(word: str) -> bool:
    return may_be_verb(word) or senses_of(word, "v") is not UNKNOWN


def plain_phrases(wording: Wording) -> str | None:
    """ "Once again": "again"; "on board": "aboard"; "elected as chairman": "elected chairman"."""
    text = wording.text
    for pattern, told in _PHRASES:
        text = pattern.sub(told, text)
    return _changed(
        wording, _AS_POST.sub(lambda found: f"{found['verb']} " if is_post(found["post"]) else found[0], text)
    )


def size_behind(wording: Wording) -> str | None:
    """ "A 15 percent tariff": "a tariff of 15 percent"; "a seven-day truce": "a truce of seven days"."""

    def told(found: re.Match[str]) -> str:
        if found["noun"] not in (_SUMS if found["share"] else _LASTING):
            return found[0]
        article = found["article"][0] + ("n" if found["noun"][0] in "aeiou" else "")
        size = found["size"] + (
            found["share"] or f" {found['unit']}" + ("s" if found["size"] not in {"1", "one"} else "")
        )
        return f"{article} {found['noun']} of {size}"

    return _changed(wording, _MEASURED.sub(told, wording.text))


def place_of_share(wording: Wording) -> str | None:
    """ "In Orvale, 22% of adults are poor": "22% of adults in Orvale are poor"."""
    found = _SHARE_OF.match(wording.text)
    if found is None or verb_groups(wording.tokens) != 1:
        return None
    start = next(at for at, token in enumerate(wording.tokens) if token.start >= found.end())
    end = start
    while wording.tag(end) in {*"DJNSP"} and wording.word(end) != "each":
        end += 1
    if (
        end == start
        or wording.tag(end) not in {*"ZFTM"}
        or any(token.lower in SCOPES - {"no"} for token in wording.tokens)
    ):
        return None
    first = next(at for at, token in enumerate(wording.tokens) if token.start >= found.start("share"))
    return wording.told(f"{wording.between(first, end)} in {found['place']} {wording.between(end, wording.last)}")


def place_of_change(wording: Wording) -> str | None:
    """ "Turnout fell to 31 percent in Orvale": "turnout in Orvale fell to 31 percent"; not "shares … in Orvale"."""
    found = _CHANGE.match(wording.text[: wording.end])
    if found is None or verb_groups(wording.tokens) != 1 or is_denied(wording.tokens):
        return None
    verb = next(at for at, token in enumerate(wording.tokens) if token.start >= found.start("rest"))
    head = wording.word(verb - 1)
    if not verb or not _is_phrase(wording, 0, verb) or any(token.lower in SCOPES for token in wording.tokens):
        return None
    if any(token.text[:1].isupper() for token in wording.tokens[1:verb]):
        return None  # "the number of Orvale buses" rose in another place
    if head in _TAKING_IN or names_person(head) or senses_of(head, "n").sort in {"a", "t"}:
        return None
    what = wording.between(0, verb)
    return wording.told(f"{what} in {found['place']} {found['rest']}{found['tail']}")


def _changed(wording: Wording, text: str) -> str | None:
    return text if text != wording.text else None
