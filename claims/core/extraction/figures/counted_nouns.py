"""What a figure counts: the noun behind it, in the singular, and the outcome ("killed") that it measures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from claims.core.extraction.figures.currencies import NATIONALITIES
from claims.core.extraction.figures.number_words import ONES, TENS
from claims.core.extraction.figures.outcomes import OUTCOMES
from claims.core.extraction.figures.value_tokens import Token
from claims.core.extraction.lexicon.determiners import ARTICLES, POSSESSIVES
from claims.core.extraction.lexicon.inflection import PARTICIPLES_ONLY, base_of
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.tagger import shares_of

# Words that end a noun phrase: no counted noun stands beyond them.
STOP_WORDS: frozenset[str] = words(
    """
    a about above according across after against ago all along already also although always am among an and another
    any are around as at away back be because been before behind being below between both but by can cannot could
    did do does doing done down during each either else even ever every except far few for from get gets getting go
    goes going got had has have having he her here hers herself him himself his how however i if in inside into is
    it its itself just last later least less like made make makes many may me might more most much must my near
    neither never no nor not now of off on once only onto or other our out outside over own per plus put rather said
    same saw say saying says she should since so some such take than that the their theirs them then there these
    they this those though through throughout till to today together tomorrow tonight too toward towards under until
    unless unlike up upon us very via was we were what when where whereas whether which while who whom whose why
    will with within without worldwide would yesterday yet you your comes rises falls grows rose fell grew took take
    takes nationwide instead earlier ahead apart came come apiece respectively overall annually daily weekly monthly
    yearly combined himself total versus vs according including compared overnight
    underwater underground offshore abroad
    """
)
# Words inside a noun phrase that the counted noun is never, and that may follow a figure ("10 more people").
_CAPITALS = frozenset(("US", "IT", "UP"))
"""Stop words that are names in capitals."""
_REGULAR = words("daily weekly monthly yearly combined away overnight underwater underground offshore")
_SKIPPED = words(
    "more other further earlier later additional of the separate such new different straight consecutive own"
)
_NOUN_VERBS = words("falls rises")
"""Stop words that are the counted noun where an adjective leads to them."""
_NOT_PLURAL = words(
    """
    was is has does its this thus plus less yes always perhaps besides towards across sometimes afterwards news
    series species politics economics mathematics physics headquarters previous various us as his hers ours theirs
    yours says gets goes makes takes comes puts remains includes means appears seems afterwards outdoors indoors
    overseas unless versus gas bus campus virus status census bonus surplus focus process business address access
    success progress congress press loss class glass cross mass boss dress pass grass illness witness analysis
    crisis basis thesis emphasis diagnosis christmas texas paris
    """
)
_IRREGULAR: dict[str, str] = {
    "people": "person",
    "persons": "person",
    "children": "child",
    "grandchildren": "grandchild",
    "schoolchildren": "schoolchild",
    "men": "man",
    "women": "woman",
    "feet": "foot",
    "teeth": "tooth",
    "mice": "mouse",
    "dormice": "dormouse",
    "titmice": "titmouse",
    "geese": "goose",
    "lives": "life",
    "wives": "wife",
    "knives": "knife",
    "wolves": "wolf",
    "halves": "half",
    "leaves": "leaf",
    "thieves": "thief",
    "loaves": "loaf",
    "shelves": "shelf",
    "crises": "crisis",
    "analyses": "analysis",
    "bases": "base",
    "diagnoses": "diagnosis",
    "criteria": "criterion",
    "phenomena": "phenomenon",
    "bacteria": "bacterium",
    "viruses": "virus",
    "buses": "bus",
    "gases": "gas",
    "campuses": "campus",
    "houses": "house",
    "cases": "case",
    "horses": "horse",
    "nurses": "nurse",
    "purchases": "purchase",
    "increases": "increase",
    "releases": "release",
    "diseases": "disease",
    "courses": "course",
    "responses": "response",
    "licenses": "license",
    "expenses": "expense",
    "purposes": "purpose",
    "causes": "cause",
    "warehouses": "warehouse",
    "phases": "phase",
    "databases": "database",
    "offenses": "offense",
    "excuses": "excuse",
    "moves": "move",
    "movies": "movie",
    "ties": "tie",
    "cookies": "cookie",
    "calories": "calorie",
    "zombies": "zombie",
    "aircraft": "aircraft",
    "spacecraft": "spacecraft",
    "sheep": "sheep",
    "fish": "fish",
    "staff": "staff",
    "personnel": "personnel",
    "cattle": "cattle",
    "offspring": "offspring",
    "police": "police",
    "headquarters": "headquarters",
    "series": "series",
    "species": "species",
    "shoes": "shoe",
    "toes": "toe",
    "canoes": "canoe",
    "axes": "ax",
    "taxes": "tax",
    "menus": "menu",
    "gurus": "guru",
    "skis": "ski",
    "taxis": "taxi",
}
_AGE_GROUP = re.compile(
    r"(?:over|under)-(?:\d{1,3}s|(?:fives|sixes|sevens|tens|twelves|thirteens|fifteens|sixteens|eighteens))"
    r"|(?:\d{1,3}|[a-z]{3,9})-year-olds"
)
_MEN = re.compile(r"[a-z]{2,20}men")
_NUMBER_WORDS = frozenset({*ONES, *TENS}) - {"zero", "nought", "naught", "one"}
_PARTS_OF_KINDS = words(
    """
    bedroom room storey story seat seater wheel door bed berth star year month week day hour minute metre meter foot mile
    kilometre kilometer litre liter tonne ton gallon inch person man page part stage lane deck way pound euro dollar quarter
    """
)
"""Nouns in the singular that with a number word tell kinds of things apart ("three storey houses")."""
_NOUNS_IN_LY = words("family assembly ally supply butterfly anomaly monopoly bully jelly belly")
_OPENING_PHRASES = ARTICLES | POSSESSIVES | words("all those these")
_KINDS = words("men women children boys girls babies infants")
_LEAST_OF_KINDS = 3
"""Words of "women and children"."""
STANDINGS = words("short ahead behind clear adrift shy")
"""What stands behind a difference to what was counted."""
_OWN_PLURALS = words(
    "police staff fish sheep cattle offspring aircraft spacecraft personnel women men people series species"
)
OCCASIONS = frozenset(
    ("times", "occasions", "separate occasions", "different occasions", "previous occasions", "such occasions")
)
"""What is counted where a figure says how often something happened."""
# What may stand between "of" and the noun of a group; the noun itself within so many tokens.
_IN_GROUP = words(
    "the its their his her our these those my your most least more less very and such other own last past first next"
)
_GROUP_REACH = 8
_ADJECTIVE = re.compile(r"(?:ed|ing|est|al|ic|ive|ous|ary|ful|less|ly|ish|an|'s|s')\Z")
"""Endings of words before a plural that describe it."""
_MOSTLY = 0.5
"""Share of a word's tags from which it is taken for a noun before a plural, or for a verb behind "one man"."""
_LEAST_OF_VERBS = 0.15
"""Share of a verb's tags from which a word that is no plural is what several did; set by hand."""
DESCRIBING = words("male female adult civilian military public private foreign domestic local national")
"""What figures of one noun are told apart by ("12 male and 14 female inmates"), beside nationalities."""


class Counted(NamedTuple):
    """A counted noun: the singular, the words as written, and the token index after it."""

    singular: str
    words: str
    end: int


def singular_of(noun: str) -> str:
    """The singular of a folded plural noun; a noun that is none stays as it is."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if _MEN.fullmatch(noun) and not noun.endswith(("specimen", "regimen", "abdomen", "omen")):
        return noun[:-2] + "an"
    if not is_plural(noun):
        return noun
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "xes", "sses", "zzes", "oes")):
        return noun[:-2]
    return noun[:-1]


def is_plural(noun: str) -> bool:
    """Whether a folded word looks like a plural noun."""
    if noun in _IRREGULAR:
        return True
    if not noun.endswith("s"):
        return _MEN.fullmatch(noun) is not None and not noun.endswith(("specimen", "regimen", "abdomen", "omen"))
    if len(noun) < 3 or noun in _NOT_PLURAL:
        return False
    return not noun.endswith(("ss", "us", "'s", "sis"))


def counted_noun(tokens: Sequence[Token], index: int, value: float) -> Counted | None:
    """The noun that a figure before the token counts, or None; looks at most six words ahead.

    The first plural within the phrase is the head ("14 first-team players left"); for exactly one, or where no plural
    stands, the word behind the figure is ("one proposal", "a 12 page document").
    """
    if index + 1 < len(tokens) and tokens[index].low == "of":
        return _noun_of_group(tokens, index + 1)
    group = _age_group(tokens, index) or _all_ages(tokens, index)
    if group is not None:
        return group
    measured = _behind_measure(tokens, index)
    if measured > index:
        # The size of each is a figure of its own.
        noun = _head_noun(tokens, measured, value)
        return noun._replace(end=index) if noun is not None and is_plural(noun.words.split()[-1].lower()) else None
    return _head_noun(tokens, index, value)


def _head_noun(tokens: Sequence[Token], index: int, value: float) -> Counted | None:
    """The head of the noun phrase that begins at the token."""
    words: list[Token] = []
    end = index
    while end < len(tokens) and len(words) < 6:
        token = tokens[end]
        if (
            token.kind == "sign"
            and token.glued
            and words
            and (token.low == "-" or (token.low == "." and len(words[-1].low) == 1))
        ):
            end += 1
            continue
        if token.low == "and" and words and words[-1].low != "more" and value > 1 and end - index <= 5:
            # "460 Kia and Hyundai vehicles", "3,500 U.S. and allied troops"
            end += 1
            continue
        if token.low in _NOUN_VERBS and value > 1 and words and words[-1].low not in _SKIPPED:
            # "14,000 serious falls".
            return Counted(singular_of(token.low), _phrase(tokens, index, end + 1), end + 1)
        if (
            token.kind != "word"
            or _is_number_word(tokens, end)
            or (token.low in STOP_WORDS and token.low not in _SKIPPED and not _describes(tokens, end))
            or token.low == "of"
            or token.low == "the"
        ):
            break
        words.append(token)
        end += 1
        joined = end < len(tokens) and tokens[end].low == "-" and tokens[end].glued
        if value != 1 and is_plural(token.low) and not joined and not _is_of_plural(tokens, end - 1):
            return Counted(singular_of(token.low), _phrase(tokens, index, end), end)
    candidates = [word for word in words if word.low not in _SKIPPED and len(word.low) > 1]
    return _singular_head(tokens, candidates, index, value)


def _is_number_word(tokens: Sequence[Token], at: int) -> bool:
    """Whether another figure begins at the token ("by 70 votes to 29 two weeks ago"; not in "20 two-bedroom flats", nor in
    "20 two bedroom flats")."""
    if tokens[at].low not in _NUMBER_WORDS:
        return False
    return at + 1 >= len(tokens) or (tokens[at + 1].low != "-" and tokens[at + 1].low not in _PARTS_OF_KINDS)


def _is_of_plural(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun that is its own plural describes the next ("4,500 police officers", "12 staff members")."""
    if tokens[at].low not in _OWN_PLURALS or at + 1 >= len(tokens):
        return False
    behind = tokens[at + 1]
    is_noun = behind.kind == "word" and behind.low not in STOP_WORDS and is_plural(behind.low)
    return is_noun and (shares_of(behind.low) or {"S": 1.0}).get("S", 0.0) >= _MOSTLY


def _behind_measure(tokens: Sequence[Token], index: int) -> int:
    """Where the noun of "eight million 250ml bottles" and "14 80-metre towers" is looked for: behind the size of each."""
    first = index
    while index < len(tokens) and tokens[index].low in _SKIPPED:
        index += 1
    if index + 2 >= len(tokens) or tokens[index].kind != "number" or not tokens[index + 1].glued:
        return first
    if tokens[index + 1].low == "-" and tokens[index + 2].glued and tokens[index + 2].kind == "word":
        return index + 3
    is_measure = tokens[index + 1].kind == "word" and not tokens[index + 2].glued
    return index + 2 if is_measure else first


def _describes(tokens: Sequence[Token], at: int) -> bool:
    """Whether a stop word belongs to the noun phrase: "US vessels", "at-home kits", "40 daily trains"."""
    token, behind = tokens[at], tokens[at + 1 : at + 3]
    if token.text in _CAPITALS:
        return True
    is_joined = [other.low for other in behind[:1]] == ["-"] and all(other.glued for other in behind)
    if is_joined or (tokens[at - 1].low == "-" and token.glued):
        return bool(behind)
    return token.low in _REGULAR and any(
        other.kind == "word" and is_plural(other.low) and behind[0].low not in STOP_WORDS for other in behind
    )


def _noun_of_group(tokens: Sequence[Token], index: int) -> Counted | None:
    """ "two of Johnson's deputies", "one of the world's most advanced labs": the plural, counted without its group."""
    for place in range(index, min(index + _GROUP_REACH, len(tokens))):
        token = tokens[place]
        if token.kind == "aside" or (token.kind == "sign" and token.low != "-"):
            return None
        if token.low in STOP_WORDS and token.low not in _IN_GROUP:
            return None
        if is_plural(token.low) and not token.low.endswith("'s"):
            return Counted(singular_of(token.low), _with_compound(tokens, index, place), index - 1)
    return None


def _with_compound(tokens: Sequence[Token], first: int, place: int) -> str:
    """The noun of a group with the noun before it ("chip makers" of "the world's biggest chip makers")."""
    before = tokens[place - 1] if place > first else None
    if before is None or before.kind != "word" or before.low in STOP_WORDS or _ADJECTIVE.search(before.low):
        return tokens[place].text
    shares = shares_of(before.low) or {"N": 1.0}
    return f"{before.text} {tokens[place].text}" if shares.get("N", 0.0) >= _MOSTLY else tokens[place].text


def _singular_head(tokens: Sequence[Token], words: list[Token], index: int, value: float) -> Counted | None:
    if not words or (words[0].low.endswith("ly") and words[0].low not in _NOUNS_IN_LY):
        return None
    head = words[0]
    if head.low in STANDINGS:
        # "23 titles, one short of the record".
        return None
    if value == 1:
        for word in words[1:3]:
            if word.low.endswith(("ed", "ing", "ly")) or word.text[:1].isupper() or is_plural(word.low):
                break
            if (shares_of(word.low) or {}).get("T", 0.0) >= _MOSTLY:
                # "one man wrote".
                break
            head = word
    if (
        head.low.endswith(("ed", "'s", "ing"))
        or head.low in OUTCOMES
        or head.low in PARTICIPLES_ONLY
        or (value == 1 and is_plural(head.low))
    ):
        # "one holds shares": what looks like a plural behind "one" is a verb.
        return None
    if value > 1 and _is_no_noun(head.low):
        # "of whom 1,200 work in Leeds", "32,000 short of the target".
        return None
    end = next(place + 1 for place in range(index, len(tokens)) if tokens[place] is head)
    if (
        value == 1
        and index > 1
        and tokens[index - 2].kind == "word"
        and tokens[end : end + 1]
        and tokens[end].low == "can"
    ):
        # "the land that one family can own": any one.
        return None
    return Counted(singular_of(head.low) if value == 1 else head.low, _phrase(tokens, index, end), end)


def _is_no_noun(word: str) -> bool:
    """Whether a word that is no plural is a verb, or no noun at all, right behind a figure of several."""
    shares = shares_of(word)
    if shares is None and word not in _IRREGULAR and base_of(word) != word and not word.endswith("s"):
        # "a trawler carrying 380 sank".
        return True
    if shares is None or word in _IRREGULAR or word in DESCRIBING or word in NATIONALITIES or word.endswith("est"):
        # "the 40,000 smallest" and "20 Indian and four Chinese soldiers" have their noun elsewhere.
        return False
    is_verb = sum(shares.get(tag, 0.0) for tag in "BFZT") >= _LEAST_OF_VERBS
    return is_verb or not shares.keys() & {"N", "S", "C"}


def _age_group(tokens: Sequence[Token], index: int) -> Counted | None:
    """ "613,000 sixteen-year-olds", "48,000 over-65s", "40 under-fives": people of an age."""
    for end in range(index + 3, min(index + 6, len(tokens)) + 1):
        text = "".join(token.low for token in tokens[index:end])
        if _AGE_GROUP.fullmatch(text) and all(token.glued for token in tokens[index + 1 : end]):
            return Counted("person", text, end)
    return None


def _all_ages(tokens: Sequence[Token], index: int) -> Counted | None:
    """ "1,100 men, women and children", "40 women and children": people of several kinds, counted together."""
    end = index
    while end < len(tokens) and (tokens[end].low in _KINDS or (end > index and tokens[end].low in (",", "and", "or"))):
        end += 1
    while end > index and tokens[end - 1].low not in _KINDS:
        end -= 1
    if end - index < _LEAST_OF_KINDS or not any(token.low in ("and", "or") for token in tokens[index:end]):
        return None
    text = " ".join(token.text for token in tokens[index:end]).replace(" ,", ",")
    return Counted("person", text, end)


def _phrase(tokens: Sequence[Token], first: int, end: int) -> str:
    """The noun with what describes it ("death certificates", "small landlords"), without "more", "other" and such."""
    while first < end - 1 and tokens[first].low in _SKIPPED:
        first += 1
    parts = [token.text if token.glued and at else f" {token.text}" for at, token in enumerate(tokens[first:end])]
    return "".join(parts).strip()


def complement_of(tokens: Sequence[Token], end: int) -> str | None:
    """What a share is of: "of voters", "of the adult population" behind the figure -> the noun phrase without articles."""
    if end >= len(tokens) or tokens[end].low != "of":
        return None
    parts: list[str] = []
    is_owned = False
    for token in tokens[end + 1 : end + 8]:
        if token.low in _OPENING_PHRASES:
            continue
        if token.low == "-" and token.glued and parts:
            parts.append("-")
            continue
        if token.low.endswith(("'s", "’s")) or (token.kind == "number" and not parts and is_owned):
            # "one in ten of the province's 900 schools".
            is_owned, parts = True, []
            continue
        if token.kind != "word" or (token.low in STOP_WORDS and parts[-1:] != ["-"]):
            break
        parts.append(token.low)
        if is_plural(token.low):
            break
    return " ".join(parts).replace(" - ", "-").strip(" -") or None
