"""Who or what a predicate is said of: the subject before a verb, what relative clauses stand behind, what "and" shares."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.clauses.pieces import is_day, phrase_before
from claims.core.extraction.clauses.shares import tells_share
from claims.core.extraction.lexicon.conjunctions import OPENING
from claims.core.extraction.lexicon.determiners import THIRD_POSSESSIVES
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.pronouns import SUBJECT_RELATIVES
from claims.core.extraction.lexicon.sayings import FORCE_BY_VERB
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.clause_signs import is_passive
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, before_adverbs, has_finite, may_be_verb
from claims.core.extraction.text.tokens import Token

_DATE = 2
"""Words of "last month"."""
_DONE_TO_THINGS = words("used sold printed published played performed read worn eaten drunk built spoken")
_IN_NOUN_PHRASE = frozenset("DNSPJCOQ")
"""Tags of the words of a plain noun phrase."""
_BEFORE_MAIN = OPENING - words("whether")
"""Words that open a clause before the main one; one behind "whether" is rather its subject."""


def shared_antecedent(parsed: ParsedSentence, start: int, first: int) -> tuple[int, int] | None:
    """What a predicate after "and" is said of where it shares the pronoun of a relative clause before it, else None.

    "Roe, who limped off and | is out": a comma opened the clause and none closed it. Without a comma it is so where it is
    now done to a thing alone ("She was behind the filter that bears her name and | is used"), and where the clause is in
    the perfect and the main one in the present.
    """
    tokens = parsed.tokens
    in_series = _antecedent_of_perfects(parsed, start, first)
    if in_series is not None:
        return in_series
    joint = before_adverbs(tokens, first, start)
    verb = next((at for at in range(first, len(tokens)) if tokens[at].tag in FINITE), len(tokens))
    if joint <= start or tokens[joint].tag != "K" or verb == len(tokens) or tokens[joint - 1].text in ",;—–":
        return None
    for at in range(joint - 2, start, -1):
        if tokens[at].text in ";:" or parsed.quoted[at] != parsed.quoted[first]:
            return None
        relative = tokens[at].tag == "W" or (tokens[at].lower == "that" and tokens[at - 1].tag in "NSP")
        if not relative or tokens[at].lower not in SUBJECT_RELATIVES:
            continue
        own = next((place for place in range(at + 1, joint) if tokens[place].tag != "R"), joint)
        if tokens[own].tag not in FINITE or any(token.text in ",—–" for token in tokens[own:joint]):
            return None
        if {_is_plural(tokens[own]), _is_plural(tokens[verb])} == {True, False}:
            # "Police freed Roe, who was ill and | were criticized": of the police.
            return None
        if tokens[at - 1].text == ",":
            return phrase_before(parsed, at - 1, start)
        main = next((token for token in reversed(tokens[start:at]) if token.tag in FINITE), None)
        told = main is not None and main.tag == "T" and tokens[own].tag != "T" and _is_done_to_thing(tokens, verb)
        if main is not None and main.tag in "ZF" and tokens[own].lower in ("has", "have") and tokens[first].tag in "TE":
            # "They run a mine that has poisoned two rivers and | killed 12 men": nobody runs it and killed.
            return phrase_before(parsed, at, start)
        return phrase_before(parsed, at, start) if told and tokens[at].lower != "who" else None
    return None


def pronoun_behind(tokens: Sequence[Token], at: int) -> int | None:
    """The relative pronoun at ``at`` or behind the comma there; None where none is."""
    at += tokens[at].text == ","
    return at if tokens[at].lower in SUBJECT_RELATIVES else None


def antecedent_before(parsed: ParsedSentence, at: int, start: int, pronoun: Token) -> tuple[int, int] | None:
    """What a relative clause behind ``at`` is told of: no date, and no difference or share that only tells more of it.

    "a loss of 4,100 in December, which was first put at 2,600", "1,460 wildfires, up by a quarter, which burned a hill".
    """
    phrase = phrase_before(parsed, at, start)
    tokens = parsed.tokens
    if phrase is None or pronoun.lower != "which" or tokens[at].text != "," or phrase[0] - 2 <= start:
        return phrase
    told, lead = tokens[slice(*phrase)], tokens[phrase[0] - 1].lower
    is_date = (
        lead == "in" and all(is_day(token) or token.tag == "C" for token in told) and not _is_being(tokens, at + 2)
    )
    is_difference = lead in ("by", "up", "down") and tells_share(told)
    if not is_date and not is_difference:
        return phrase
    end = phrase[0] - 1
    while is_difference and end > start and tokens[end].text != ",":
        end -= 1
    before = phrase_before(parsed, end, start) if end > start else None
    if before is None or has_finite(tokens[slice(*before)]):
        # "Sales fell by a third, which cost 40 jobs": what happened did.
        return None if is_difference else phrase
    return before


def _is_being(tokens: Sequence[Token], at: int) -> bool:
    """Whether the clause tells what a date is ("in May, which is the wettest month")."""
    behind = tokens[at + 1 : at + 2]
    return base_of(tokens[at].lower) == "be" and bool(behind) and behind[0].tag in "DJ"


def _antecedent_of_perfects(parsed: ParsedSentence, start: int, first: int) -> tuple[int, int] | None:
    """What a relative clause in the perfect is said of that goes on in a series up to ``first`` behind a past ("Crews
    fought a fire that has burned 900 acres, | destroyed 40 homes and | forced 200 people out")."""
    tokens = parsed.tokens
    for at in range(first - 3, start, -1):
        if tokens[at].text in ";:—–" or parsed.quoted[at] != parsed.quoted[first]:
            return None
        if (
            tokens[at].lower not in SUBJECT_RELATIVES
            or tokens[at - 1].tag not in "NSP"
            or tokens[at + 1].tag not in FINITE
        ):
            continue
        main = next((place for place in range(at - 1, start, -1) if tokens[place].tag in FINITE), None)
        if main is None or tokens[main].tag != "T":
            return None
        perfect = tokens[at + 1].lower in ("has", "have")
        # "was bailed out in a deal that cost $3m, | wiped out shareholders and | led to …": active as the clause inside.
        active = tokens[at + 1].tag == "T" and is_passive(tokens, main, at)
        marks = [place for place in range(at + 2, first + 1) if tokens[place - 1].text == "," or place == first]
        if not (perfect or active) or not all(tokens[place].tag in "TE" for place in marks):
            return None
        noun = phrase_before(parsed, at, start)
        inner = [place for place in range(*noun) if tokens[place].lower in ("a", "an")] if noun is not None else []
        # "the future of | a party that has shaped it": the party.
        return (inner[-1], at) if inner else noun
    return None


def _is_plural(verb: Token) -> bool | None:
    """Whether a verb says that its subject is several, None where its form does not tell."""
    if verb.lower in ("are", "were") or verb.tag == "F":
        return True
    return False if verb.lower == "was" or verb.tag == "Z" else None


def _is_done_to_thing(tokens: Sequence[Token], verb: int) -> bool:
    """Whether "be" at ``verb`` leads to what is done to things, never to people ("is still | used")."""
    follows = next((token for token in tokens[verb + 1 : verb + 4] if token.tag != "R"), None)
    return tokens[verb].lower in ("is", "are") and follows is not None and follows.lower in _DONE_TO_THINGS


def relative_in_subject(tokens: Sequence[Token], start: int, end: int) -> int | None:
    """The pronoun of a relative clause without a comma that stands right behind the noun that opens ``[start, end)``."""
    if start >= end or tokens[start].tag not in _IN_NOUN_PHRASE:
        return None
    for at in range(start + 1, end):
        token, before = tokens[at], tokens[at - 1]
        if token.lower in SUBJECT_RELATIVES and before.tag in "NSP" and (token.tag == "W" or token.lower == "that"):
            return at
        if token.tag not in _IN_NOUN_PHRASE and token.lower != "of":
            return None
    return None


def verb_behind_relative(tokens: Sequence[Token], pronoun: int, end: int) -> int | None:
    """The place of the main verb behind a relative clause, adverbs before it included; None where it is not surely told."""
    first = next((at for at in range(pronoun + 1, end) if tokens[at].tag != "R"), end)
    verbs = [at for at in range(first, end) if tokens[at].tag in FINITE]
    if first < end and tokens[first].tag in "NB" and may_be_verb(tokens[first].lower):
        # "firms that export steel": what is tagged as a noun is its verb.
        verbs.insert(0, first)
    if not verbs or any(token.text in ",;:—–" for token in tokens[pronoun:end]):
        return None
    if base_of(tokens[verbs[0]].lower) in FORCE_BY_VERB:
        return None
    for verb in verbs[1:]:
        before = before_adverbs(tokens, verb)
        if tokens[before].tag != "K":
            return before + 1
    return None


def _subject_of_relative(tokens: Sequence[Token], pronoun: int, end: int) -> tuple[int, int] | None:
    """The subject that a relative clause has beside its pronoun ("the law that | parliament | passed"); None where the
    pronoun is its subject, or the main verb behind it may be taken for another word."""
    verb = next((at for at in range(pronoun + 1, end) if tokens[at].tag in FINITE), end)
    last = before_adverbs(tokens, verb) + 1
    inside = tokens[pronoun + 1 : last]
    if verb == end or not inside or any(token.tag not in _IN_NOUN_PHRASE for token in inside):
        return None
    return None if any(_may_be_main(tokens, at, end) for at in range(verb + 1, end)) else (pronoun + 1, last)


def _may_be_main(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a plural or a participle may be the main verb: the lexicon knows it as a verb, or what is counted or has an
    article follows ("the mine that the firm bought | employs | 310 people")."""
    token = tokens[at]
    if token.tag == "S" and may_be_verb(token.lower.removesuffix("s")):
        return True
    return token.tag in "SE" and at + 1 < end and tokens[at + 1].tag in "CD"


def is_name_of_owned(tokens: Sequence[Token], start: int, comma: int, last: int) -> bool:
    """Whether ``(comma, last)`` is a name behind somebody told by an owner ("Its chairman, | Otto Brandt, | promised")."""
    name = tokens[comma + 1 : last]
    return tokens[start].lower in THIRD_POSSESSIVES and len(name) > 1 and all(token.tag == "P" for token in name)


def _behind_fronted_clause(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where the main clause of ``[start, end)`` begins behind a subordinate one and its comma; ``start`` if none does."""
    if start >= end or not (tokens[start].lower in _BEFORE_MAIN or tokens[start].tag == "G"):
        return start
    for comma in range(start + 2, end - 2):
        told = has_finite(tokens[start:comma]) or tokens[start].tag == "G"
        if tokens[comma].text == "," and told and tokens[comma + 1].tag in _IN_NOUN_PHRASE:
            return comma + 1 if has_finite(tokens[comma + 1 : end]) else start
    return start


def _is_date(inside: Sequence[Token]) -> bool:
    """Whether nothing but "last month" or "on Monday" stands there."""
    lows = [token.lower for token in inside]
    return (lows[0] in ("last", "this", "next") and len(lows) == _DATE) or (
        is_day(inside[-1]) and (len(lows) == 1 or lows[:-1] == ["on"])
    )


def subject_before_verb(parsed: ParsedSentence, start: int, end: int) -> tuple[int, int] | None:
    """The subject of the clause ``[start, end)``: what stands before its first verb with tense; None if nothing does.

    A relative clause that no comma sets off belongs to it: "The law that parliament passed | bans cups and …". A clause in
    front has its own: "After the mine closed in 1998, | the council | bought the land and built 300 homes".
    """
    tokens = parsed.tokens
    start = _behind_fronted_clause(tokens, start, end)
    pronoun = relative_in_subject(tokens, start, end)
    if pronoun is not None:
        main = verb_behind_relative(tokens, pronoun, end)
        if main is not None:
            return start, main
        return _subject_of_relative(tokens, pronoun, end) or (start, pronoun)
    for at in range(start, end):
        if tokens[at].text == "," and at > start and tokens[at + 1].tag == "W":
            # "The shelter, which takes in dogs, closed and …".
            return start, at
        if tokens[at].tag in FINITE:
            begin = start
            for place in range(start, at):
                if tokens[place].text == ",":
                    begin = place + 1
            if begin > start and tokens[at - 1].lower == "who" and tokens[begin].lower in ("a", "an"):
                # "Roe, a clerk who lives there, closed the court and …".
                comma = next(place for place in range(start, at) if tokens[place].text == ",")
                named = all(token.tag in _IN_NOUN_PHRASE for token in tokens[start:comma])
                return (start, comma) if named else (begin, at - 1)
            stop = at
            while stop > begin and tokens[stop - 1].tag == "R":
                stop -= 1
            if begin < stop and not (begin > start and _is_date(tokens[begin:stop])):
                return begin, stop
            comma = next((place for place in range(start, at) if tokens[place].text == ","), start)
            stop = begin if begin < stop else stop
            if is_name_of_owned(tokens, start, comma, stop - 1):
                return comma + 1, stop - 1
            return (start, comma) if start < comma else None
    return None
