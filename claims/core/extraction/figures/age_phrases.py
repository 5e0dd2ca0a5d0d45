"""Ages without a unit: "aged 34", "age 87", "87 yo", "Anna Berg, 34,", "died at 91", "children under five"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claims.core.extraction.figures.counted_nouns import is_plural, singular_of
from claims.core.extraction.figures.currencies import NATIONALITIES
from claims.core.extraction.figures.number_words import ONES
from claims.core.extraction.figures.units import UNITS
from claims.core.extraction.figures.value_tokens import Token
from claims.core.extraction.lexicon.determiners import POSSESSIVES
from claims.core.extraction.lexicon.people import PARENTS, PEOPLE, SOURCE_NOUNS
from claims.core.extraction.lexicon.pronouns import SUBJECT_PRONOUNS
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.tagger import FINITE, shares_of

_OLDEST = 120
_AGED = frozenset(("aged", "age", "ages"))
_LIFE_EVENTS = words(
    """
    died dies die married marries retired retires released orphaned widowed emigrated immigrated enlisted graduated
    child baby debuted dropped left ordained crowned pregnant divorced began learned learnt gave
    """
)
"""What happens to a person "at" an age."""
_STEPS = words("entered joined became founded moved signed won")
"""What somebody does "at" an age, right behind the pronoun."""
_PERSONAL = words("he she who")
_GROWING = 13
"""Years of an age from which such steps are told by it; below it may be an hour ("joined the call at 12")."""
_YOUNG_AND_OLD = words(
    """
    child children kid kids infant infants baby babies toddler toddlers boy boys girl girls people person patient
    patients adult adults men women man woman resident residents voter voters pupil pupils student students player
    players population those everyone anyone victim victims worker workers
    """
)
_CLAUSE_END = words(
    """
    . , ; ) ! ? and or when in at who was were are within by on from to after before with is have had has will since during
    """
)
_REACH = 9
_MOSTLY = 0.5
"""Share of a word's tags from which it is a verb."""
_JOINTS = words(", and or to")
"""What stands between the ages of several."""
_LONGEST_LIST = 12
"""Tokens from "aged" to the last of several ages, at most."""
_SENTENCE_ENDS = frozenset('.!?"”’')
_YOUNGEST = 10
"""Years of an age from which "a woman of 29" tells one."""
_CHILDREN = words("boy girl child toddler")
_PERSONS = words("man woman boy girl person teenager youth widow widower bachelor pensioner player driver student")
_GROWN_PERSONS = words(
    """
    cyclist motorcyclist motorist passenger pedestrian walker hiker climber soldier labourer laborer builder nurse tourist
    farmer teacher surgeon clerk waiter shopkeeper gardener roofer plumber electrician carpenter mechanic miner sailor
    priest farmworker fisherman fireman firefighter schoolboy schoolgirl pupil swimmer jogger runner rider
    bystander patient lad
    """
)
"""Who is told of by an age alone ("a cyclist of 19")."""
_BEING_OF_AGE = words("is are was were turned")
_MODALS = words("can may must could should")
_OWNERS = POSSESSIVES - {"its"}
"""Pronouns of people, who alone are so many years old."""
_TURNING = words("was is be turned turns turning")
"""Verbs that lead to somebody's age."""
_BESIDE_TURNING = words("has had have just only recently")
"""What stands between somebody and the turning."""
_AFTER_TURNING = words("last this next today yesterday tomorrow")
_WHEN = words("when since until till before after once")
"""What leads to how old somebody was then."""
_CLAUSES_BEHIND = words("so because while but until then")
"""What opens the clause behind it."""
_BY_NOW = words("now then only just still already")
_PARTS = words("% percent cent half quarter third two-thirds most many some")
"""Words for a part of people, before a limit of their age."""
_KIN = words(
    """
    son sons daughter daughters child children kid kids boy boys girl girls twins triplets brother sister grandson
    granddaughter grandchildren baby
    """
)
"""Whose age is told by a bare number."""
_BEING = words("now currently is was at remains remained stands stood")
"""What stands between the word "age" and its years."""
_MEANS = words("median average mean typical")


def age_end(tokens: Sequence[Token], start: int, end: int, value: float) -> int | None:
    """Where an age without a unit ends whose numeral stands at tokens ``[start, end)``; None where it is no age."""
    behind = tokens[end].low if end < len(tokens) else None
    if behind == "yo":
        return end + 1
    if behind == "y" and end + 1 < len(tokens) and tokens[end + 1].low == "/":
        return end + 3
    if not 0 < value <= _OLDEST or not start:
        return None
    if value != int(value):
        # "a mean age of 41.3".
        return end if _is_named_age(tokens, start, behind, value) or _is_aged(tokens, start) else None
    is_age = (
        _is_aged(tokens, start)
        or _is_said_of(tokens, start, behind)
        or _is_turned(tokens, start, behind)
        or _is_told_of_then(tokens, start, behind)
        or _is_said_of_kin(tokens, start, behind)
        or _is_age_by_now(tokens, start, behind)
        or _is_between_ages(tokens, start, behind)
        or _is_or_older(tokens, end)
        or _is_appositive(tokens, start, behind, value)
        or _is_at_age(tokens, start, behind, value)
        or _is_age_limit(tokens, start, behind)
        or _is_own_age(tokens, start, behind)
        or _is_of_youngest(tokens, start, behind)
        or _is_second_age(tokens, start, behind)
        or _is_of_person(tokens, start, behind, value)
        or _is_of_both(tokens, start, behind)
        or _is_told_first(tokens, start, behind)
        or _is_named_age(tokens, start, behind, value)
        or _is_older_than(tokens, start, behind)
        or _is_as_young(tokens, start, behind)
    )
    return end if is_age else None


def _is_aged(tokens: Sequence[Token], start: int) -> bool:
    """ "aged 34", "the age of 34", "aged between 18 and 35"."""
    before = [token.low for token in tokens[max(0, start - 2) : start]]
    return before[-1] in _AGED or (before[-1] in ("of", "between", "from") and before[0] in _AGED)


def _is_said_of(tokens: Sequence[Token], start: int, behind: str | None) -> bool:
    """ "who turned 34 in May", "Anna Berg will be 90 in June"; "it will be 104" may be anything."""
    at = start - 2
    if at > 0 and tokens[at].low in ("will", "would"):
        at -= 1
        if tokens[at].text[:1].isupper() and at > 0 and tokens[at - 1].text[:1].isupper():
            return tokens[start - 1].low in _TURNING and _ends(behind)
    return (
        at >= 0
        and tokens[start - 1].low in _TURNING
        and tokens[at].low in ("who", "he", "she")
        and (behind is None or behind in (".", ",", "when", "by", "at", "and", "in", "on", ")"))
    )


def _is_turned(tokens: Sequence[Token], start: int, behind: str | None) -> bool:
    """ "The senator turned 80 on Sunday.", "When she turned 30 she moved."; who turns is a person."""
    if tokens[start - 1].low not in ("turned", "turns") or start < 2:
        return False
    if not (_ends(behind) or behind in _AFTER_TURNING or behind in SUBJECT_PRONOUNS):
        return False
    at = start - 2
    while at > 0 and tokens[at].low in _BESIDE_TURNING:
        at -= 1
    who = tokens[at].low
    return who in ("he", "she", "i", "who") or who in PEOPLE or who in _KIN


def _is_told_of_then(tokens: Sequence[Token], start: int, behind: str | None) -> bool:
    """ "She has danced since she was six.", "until the child turns 18"."""
    if start < 3 or tokens[start - 1].low not in _TURNING or not (_ends(behind) or behind in _CLAUSES_BEHIND):
        return False
    who = tokens[start - 2].low
    if tokens[start - 1].low in ("turns", "turned") and (who in _KIN or who in _YOUNG_AND_OLD):
        return True
    return who in SUBJECT_PRONOUNS - {"it", "they", "we"} and tokens[start - 3].low in _WHEN


def _is_age_by_now(tokens: Sequence[Token], start: int, behind: str | None) -> bool:
    """ "who farms next door and is now 79", "he was only 16 then"."""
    if start < 3 or tokens[start - 1].low not in _BY_NOW or tokens[start - 2].low not in ("is", "was"):
        return False
    if not (_ends(behind) or behind in ("then", "now")):
        return False
    lead = [token.low for token in tokens[max(0, start - _REACH) : start - 2]]
    return lead[-1] in ("who", "he", "she") or (lead[-1] == "and" and "who" in lead)


def _is_said_of_kin(tokens: Sequence[Token], start: int, behind: str | None) -> bool:
    """ "My daughter is 12", "our boys are four and | seven"."""
    at = start - 1
    if tokens[at].low == "and" and at > 2 and (tokens[at - 1].kind == "number" or tokens[at - 1].low in ONES):
        at -= 2
    if at < 2 or tokens[at].low not in _BEING_OF_AGE or tokens[at - 1].low not in _KIN or not _ends(behind):
        return False
    owner = tokens[at - 2].low
    return owner in _OWNERS or owner.endswith(("'s", "s'")) or tokens[at - 1].low in ("twins", "triplets")


def _is_between_ages(tokens: Sequence[Token], start: int, behind: str | None) -> bool:
    """ "anyone between 18 and 30 can apply"."""
    if start < 2 or tokens[start - 1].low != "between" or tokens[start - 2].low not in _YOUNG_AND_OLD:
        return False
    return tokens[start + 1].low == "and" and (_ends(behind) or behind in _MODALS)


def _is_or_older(tokens: Sequence[Token], end: int) -> bool:
    """ "were 45 or older", "those 16 and under"."""
    lows = [token.low for token in tokens[end : end + 2]]
    return lows in (["or", "older"], ["or", "younger"], ["and", "older"], ["and", "younger"])


def _is_own_age(tokens: Sequence[Token], start: int, behind: str | None) -> bool:
    """ "I'm 63," and "I am 63 and …"."""
    before = [token.low for token in tokens[max(0, start - 3) : start]]
    said = (
        before[-2:] in (["i", "am"], ["i'm"], ["we're", "both"]) or before[-1:] == ["i'm"] or before == ["i", "'", "m"]
    )
    return said and _ends(behind)


def _is_of_youngest(tokens: Sequence[Token], start: int, behind: str | None) -> bool:
    """ "The youngest victim was 67.", "and the oldest, a retired nurse, was 94"."""
    if tokens[start - 1].low not in ("was", "is") or not _ends(behind):
        return False
    return any(token.low in ("youngest", "oldest", "eldest") for token in tokens[max(0, start - _REACH) : start - 1])


def _is_second_age(tokens: Sequence[Token], start: int, behind: str | None) -> bool:
    """ "aged 24 and | 31", "aged 4, 6 and | 9"; in "aged 42, two children" and "aged 42 and two were hurt" none is."""
    if tokens[start - 1].low not in _JOINTS or not (_ends(behind) or _is_verb(behind)):
        return False
    at = start - 1
    while at > 0 and start - at <= _LONGEST_LIST:
        if tokens[at].low in _AGED:
            first = tokens[min(at + 1, start)]
            return at + 1 < start and first.low not in _JOINTS and first.kind == tokens[start].kind
        if tokens[at].kind != "number" and tokens[at].low not in _JOINTS and tokens[at].low not in ONES:
            return False
        at -= 1
    return False


def _is_verb(word: str | None) -> bool:
    """Whether a word is mostly a verb with tense ("their sons aged two and four died")."""
    shares = (word and shares_of(word)) or {}
    return sum(shares.get(tag, 0.0) for tag in FINITE) > _MOSTLY


def _ends(behind: str | None) -> bool:
    """Whether what stands behind a number shows that it has no noun of its own."""
    return behind is None or behind in _CLAUSE_END


def _is_of_person(tokens: Sequence[Token], start: int, behind: str | None, value: float) -> bool:
    """ "a woman of 29", "a girl of nine" (a "mother of nine" has nine children)."""
    if start < 3 or tokens[start - 1].low != "of" or not (_ends(behind) or _is_verb(behind)):
        return False
    least = 1 if tokens[start - 2].low in _CHILDREN else _YOUNGEST
    return (
        value >= least
        and tokens[start - 2].low in _PERSONS | _CHILDREN | _GROWN_PERSONS
        and tokens[start - 3].low in ("a", "one", "the", "another", "young", "old")
    )


def _is_of_both(tokens: Sequence[Token], start: int, behind: str | None) -> bool:
    """ "The twins, both 11, live in Cork."."""
    if start < 2 or tokens[start - 1].low != "both" or tokens[start - 2].low not in (",", "(", "are", "were"):
        return False
    return _ends(behind)


def _is_told_first(tokens: Sequence[Token], start: int, behind: str | None) -> bool:
    """ "At 102, she is the oldest voter."."""
    if tokens[start - 1].low != "at" or behind != "," or (start > 1 and tokens[start - 2].low not in _SENTENCE_ENDS):
        return False
    return start + 2 < len(tokens) and tokens[start + 2].low in ("he", "she", "his", "her")


def _is_named_age(tokens: Sequence[Token], start: int, behind: str | None, value: float) -> bool:
    """ "the retirement age, now 60, would rise", "the minimum age is 16", "The median age of the dead was 34"."""
    if value < _YOUNGEST or not _ends(behind) or tokens[start - 1].low not in _BEING:
        return False
    if any(token.low == "age" for token in tokens[max(0, start - 4) : start - 1]):
        return True
    for at in range(start - 2, max(0, start - _REACH), -1):
        if tokens[at].kind == "sign":
            return False
        if tokens[at].low == "age":
            return tokens[at - 1].low in _MEANS and tokens[at + 1].low in ("of", "for", "at", "among")
    return False


def _is_as_young(tokens: Sequence[Token], start: int, behind: str | None) -> bool:
    """ "boys as young as 12", "patients as old as 90"."""
    lead = [token.low for token in tokens[max(0, start - 3) : start]]
    if lead not in (["as", "young", "as"], ["as", "old", "as"]):
        return False
    return _ends(behind) or not (behind in UNITS or is_plural(behind or "") or behind == "-")


def _is_older_than(tokens: Sequence[Token], start: int, behind: str | None) -> bool:
    """ "Ten of the dead were younger than 18"."""
    lead = [token.low for token in tokens[max(0, start - 2) : start]]
    return lead in (["younger", "than"], ["older", "than"]) and _ends(behind)


def _is_appositive(tokens: Sequence[Token], start: int, behind: str | None, value: float) -> bool:
    """ "Anna Berg, 34,", "Rendall, now 81, said", "the athlete, 27, was"."""
    comma = start - 2 if start >= 2 and tokens[start - 1].low in ("now", "then", "still") else start - 1
    return (
        tokens[comma].low in (",", "(")
        and comma >= 1
        and tokens[comma - 1].kind == "word"
        and tokens[comma - 1].low != "ci"
        and (tokens[comma - 1].text[:1].isupper() or tokens[comma - 1].low in PEOPLE or _is_parent_of(tokens, comma))
        and (behind in (",", ".", ")") or _goes_on(tokens, start + 1))
        and value >= 5
        and tokens[start].kind == "number"
    )


def _is_parent_of(tokens: Sequence[Token], comma: int) -> bool:
    """Whether "mother-of-two" stands before the comma."""
    lows = [token.low for token in tokens[max(0, comma - 5) : comma]]
    return len(lows) > 4 and lows[0] in PARENTS and lows[1:4] == ["-", "of", "-"]


def _goes_on(tokens: Sequence[Token], end: int) -> bool:
    """ "Aagaard, 31 and a mother of two", "Aagaard, 31 from Odense"."""
    lows = [token.low for token in tokens[end : end + 2]]
    return lows[:1] == ["from"] or (lows[:1] == ["and"] and lows[1:] != [] and lows[1] in ("a", "an", "the", "now"))


def _is_at_age(tokens: Sequence[Token], start: int, behind: str | None, value: float) -> bool:
    """ "died at 91", "left school at 16"."""
    if tokens[start - 1].low != "at" or value < 5 or not _ends(behind):
        return False
    lead = [token.low for token in tokens[max(0, start - _REACH) : start - 1]]
    if any(low in _LIFE_EVENTS for low in lead):
        return True
    # "She entered the academy at 20"; a share enters an index at 20 as well, and a match is won "at 18 to 12".
    is_range = [token.low for token in tokens[start + 1 : start + 2]] in (["to"], ["-"], ["–"])
    is_step = any(one in _PERSONAL and other in _STEPS for one, other in pairwise(lead))
    return is_step and value >= _GROWING and not is_range


def _is_age_limit(tokens: Sequence[Token], start: int, behind: str | None) -> bool:
    """ "children under five", "half of the patients were over 80"."""
    if tokens[start - 1].low not in ("under", "over", "below", "above") or start < 2:
        return False
    ends = _ends(behind) or behind == "-"
    before = tokens[start - 2].low
    is_demonym = tokens[start - 2].text[:1].isupper() and start > 2 and is_plural(before)
    is_pronoun = before in ("them", "whom") and tokens[start - 3].low == "of"
    if before in _YOUNG_AND_OLD or before in SOURCE_NOUNS or is_demonym or is_pronoun:
        # "children under 12 travel free".
        return ends or not (behind in UNITS or is_plural(behind or ""))
    lead = tokens[max(0, start - _REACH) : start - 2]
    is_said = before in ("were", "are", "was", "is", "be", "been")
    if ends and is_said and any(_is_of_people(token.low) for token in lead):
        return True
    # "Their average age was 67, and a quarter were over 75", "Over-65s make up 22%, against 14.5% under 15".
    part = tokens[start - 3].low if is_said and start > 2 else before
    return ends and part in _PARTS and any(_tells_age(tokens, at) for at in range(start - 2))


def _tells_age(tokens: Sequence[Token], at: int) -> bool:
    """Whether an age is told at the token: "aged", "over-65s", "18-year-olds"."""
    if tokens[at].low in _AGED or tokens[at].low in ("olds", "old"):
        return True
    return tokens[at].low in ("over", "under") and tokens[at + 1].low == "-" and tokens[at + 1].glued


def _is_of_people(word: str) -> bool:
    return word in _YOUNG_AND_OLD or singular_of(word) in PEOPLE or word.removesuffix("s") in NATIONALITIES
