"""Whether four bare digits name a year or count: one answer for figures and for times."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claims.core.extraction.figures import counted_nouns, number_words, quantity_phrases, units
from claims.core.extraction.figures.bounds import approximator_before, approximator_behind
from claims.core.extraction.figures.measures import currency_after, unit_at
from claims.core.extraction.figures.number_words import Numeral
from claims.core.extraction.figures.numerals import read_numeral
from claims.core.extraction.figures.outcomes import OUTCOMES
from claims.core.extraction.figures.value_tokens import SHORT, Token, tokenize
from claims.core.extraction.lexicon.determiners import ARTICLES, POSSESSIVES
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.tagger import shares_of

_FIRST, _LAST = 1000, 2100
_DIGITS = 4
_MODERN = 1900
"""The year from which four bare digits name a year unless something tells that they count."""
_ROUND, _LAST_ROUND = 50, 2000
"""Modern numbers that such a step divides are as often a count where a plural stands behind ("cut 2000 jobs"); later ones
are years to come ("meet 2050 needs")."""
_CLOSING, _SURE = ("", ",", ".", ";", ")"), (" in ", "since ", "until ")
"""Signs behind and words before what is surely a year."""
_REACH = 80
"""Code points before and behind a numeral that are looked at for what it is."""
_CHANGE_REACH, _OTHER_END_REACH = 4, 7
"""Tokens before a numeral in which a verb of change, and the other end of it, may stand."""
_WORDS_BETWEEN = 2
"""Words between a numeral and the plural that it counts, at most."""
_CONTEXT = words(
    """
    in since by until till from to of during before after the early late mid circa between and or through around
    late-year year spring summer autumn fall winter through ,( ( [ , a for its their his on founded established est
    built born dated
    """
)
"""Words behind which an old number without a noun is a year."""
_LEADS = words("in since until till during early late mid circa")
"""Words that lead to a year, whatever noun follows ("since 1950 dollars have been used")."""
_OPENERS = words("by before after")
"""Words that do so where they begin a sentence ("By 2050 cities will be hotter")."""
_STARTS = frozenset(".!?;:—“”\"'|")
_DETERMINERS = ARTICLES | POSSESSIVES | words("this that last next each every fiscal")
_COUNTING = words("another further additional only just record total whopping all first extra other")
"""Words before a modern number that show that it counts ("another 2000 homes")."""
_TOTALS = words("maximum minimum average record toll sum total fine price fee prize salary wage cost")
"""What is "of" so many, whatever follows ("an average of 1987")."""
_GROUPS = _TOTALS | words(
    """
    survey poll sample study crowd group force fleet staff workforce army team list town village loss community bill score
    queue gathering
    """
)
"""What is "of" so many of a plural ("a poll of 2047 voters")."""
_PARTS = words("half third quarter most some many all none % percent cent hundreds dozens")
"""Words before "of the" that tell a part of so many."""
_DATED = words(
    """
    levels prices rates peaks highs lows averages totals estimates earnings terms values wages elections primaries
    campaigns candidates results returns rules standards emissions targets goals pledges commitments deadlines olympics
    games revolutions uprisings riots wars treaties fires massacres famines attacks protests caucuses midterms
    conventions nominees
    """
)
"""What is told apart by its year rather than counted by a number of four digits."""
_ALWAYS_COUNTED = words("people times occasions seats beds rooms pages")
"""What is never told apart by its year."""
_DATING = words("around about over perhaps maybe")
"""Bounds that stand before a year as well ("about 1950")."""
_LEVELED = words("above below under higher lower")
_COMPARING = _LEVELED | words("more less fewer")
"""How a comparison begins whose other side may be a year ("12% below 2019")."""
_CHANGES = words("% percent cent points times")
"""What tells before a comparison by how much it differs."""
_MOVING = words("index close closes closed ended trade traded trades trading dropped slipped settled toll")
"""Words of what stands at so many rather than beside a year ("the index closed above 1987")."""
_BEHIND_COMPARED = words("and but or while when as at for in on because after before despite this last")
"""Words that may follow a year that something is compared with; behind a count stands what is counted."""
_LETTERS = frozenset("ACFKVWJL") | {"PS"}
"""Units that are as well names or initials ("in 1998 A grades", "in 2016 K Street")."""
_INITIALS = words("gb mp pp db hp ct pc nm mb kb tb kt kw")
"""Units that are as well the initials of a name ("the 2012 GB team")."""
_SAME_IN_PLURAL = words("euro yen yuan renminbi baht won rand ringgit sterling quid lari taka birr leva pula")
"""Currencies whose plain name stands behind many."""
_LONGEST_SHORT = 3
"""Letters of an abbreviation at most."""
_DEFLATED = words("constant current real")
"""Words before a year in whose money something is told ("in constant 2015 dollars")."""
_SEATS = words("seat seater strong bed room member person page unit home capacity")
"""What a hyphen joins to a count of any size ("a 2000-seat theater")."""
_OF_YEARS = ("ed", "ing", "style", "era", "vintage", "model", "built", "born", "type", "only", "like")
"""How a word ends that a hyphen joins to a year ("an 1820-built mill")."""
_ON_YEARS = words("since in by until")
"""Words behind which no count that leads to another stands ("from 61,000 in 2018 to 43,500")."""
_MOSTLY_PAST = 0.5
"""Share of the past tense in a word from which it describes no plural."""


class _Place(NamedTuple):
    """A numeral with what stands before it: the folded word, and whether that leads to a year."""

    tokens: Sequence[Token]
    numeral: Numeral
    before: str
    is_led: bool
    is_modern: bool

    @property
    def behind(self) -> Token | None:
        """The token right behind the numeral."""
        end = self.numeral.start + 1
        return self.tokens[end] if end < len(self.tokens) else None


def is_year(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Whether a bare numeral is a calendar year ("in 2019", "the 1848 uprising") rather than a count."""
    token = tokens[numeral.start]
    if numeral.form != "digits" or len(token.low) != _DIGITS or not token.low.isdecimal():
        return False
    place = _place(tokens, numeral)
    if numeral.end != numeral.start + 1:
        # "In 2019 million-dollar homes".
        return place.is_led and numeral.end < len(tokens) and tokens[numeral.end].low == "-"
    return _FIRST <= numeral.value <= _LAST and not _counts(place)


def is_count_at(text: str, start: int) -> bool:
    """Whether the four bare digits at the place in the text count and name no year."""
    if text[start + _DIGITS : start + _DIGITS + 1] in _CLOSING and text[max(0, start - 7) : start].lower().endswith(
        _SURE
    ):
        # Most years are told so.
        return False
    begin, end = 0, len(text)
    if end > SHORT:  # of a shorter one the tokens are kept, as it is read for its figures too
        begin, end = max(0, start - _REACH), start + _REACH
        begin = begin and (text.find(" ", begin, start) + 1 or start)
    tokens = tokenize(text[begin:end])
    index = next((place for place, token in enumerate(tokens) if token.start == start - begin), None)
    if index is None or tokens[index].kind != "number":
        return False
    numeral = read_numeral(tokens, index)
    return numeral is not None and numeral.form == "digits" and not is_year(tokens, numeral)


def _place(tokens: Sequence[Token], numeral: Numeral) -> _Place:
    index = numeral.start
    before = tokens[index - 1].low if index else ""
    begins = index < 2 or tokens[index - 2].low in _STARTS
    is_led = before in _LEADS or (before in _OPENERS and begins)
    return _Place(tokens, numeral, before, is_led, int(tokens[index].low) >= _MODERN)


def _counts(place: _Place) -> bool:
    for rule in (_by_measure, _by_hyphen, _by_other_end, _by_bound, _by_noun, _by_rate):
        told = rule(place)
        if told is not None:
            return told
    return not place.is_modern and _is_old_count(place)


def _by_measure(place: _Place) -> bool | None:
    """Whether a unit, a currency or a magnitude behind it makes a count of it; None where there is none."""
    tokens, end, behind = place.tokens, place.numeral.end, place.behind
    if behind is None:
        return None
    if behind.glued and behind.kind == "word":
        return True
    if behind.low in number_words.SHORT_MAGNITUDES and behind.low not in units.CASED_UNITS:
        return True
    unit, last = unit_at(tokens, end)
    if unit is None:
        unit, last = currency_after(tokens, end, place.numeral)
    if unit is None or not _is_of_many(tokens, end, last, unit):
        return None
    if behind.text in _LETTERS:
        return (_is_plain_end(tokens, last) and not place.is_led and place.before not in _DETERMINERS) or None
    if behind.text.isupper() and behind.low in _INITIALS and place.is_modern and place.before in _DETERMINERS:
        return None
    is_noun = behind.kind == "word" and (unit.dimension == "money" or (last == end + 1 and behind.low.endswith("s")))
    if not is_noun:
        return True
    if unit.dimension == "money" and place.before in _DEFLATED:
        return False
    # "in 1200 metres of water".
    is_inside = place.before == "in" and not place.is_modern and not _begins(place) and unit.dimension != "money"
    return is_inside or not place.is_led


def _is_of_many(tokens: Sequence[Token], start: int, end: int, unit: units.Unit) -> bool:
    """Whether the unit at the tokens stands as it does behind many: no "second", "quarter", "day" in the singular."""
    low = tokens[start].low
    if end > start + 1 or counted_nouns.is_plural(low):
        return True
    if low in _SAME_IN_PLURAL:
        return tokens[start].text.islower() and _is_plain_end(tokens, end)
    if unit.dimension == "money":
        return not low.isalpha() or tokens[start].text.isupper() or low == "p"
    is_word = low == unit.name or len(low) > _LONGEST_SHORT
    return unit.dimension == "share" or not (is_word and units.plural_of(low) in units.UNITS)


def _is_plain_end(tokens: Sequence[Token], end: int) -> bool:
    """Whether no noun goes on behind the unit."""
    behind = tokens[end] if end < len(tokens) else None
    return behind is None or (behind.kind != "word" and behind.low != "-") or behind.low in counted_nouns.STOP_WORDS


def _by_hyphen(place: _Place) -> bool | None:
    """Whether what a hyphen joins to it is counted ("a 1200-mile trip", "a 2000-seat theater"); None without a hyphen."""
    tokens, end = place.tokens, place.numeral.end
    if end + 1 >= len(tokens) or tokens[end].low != "-" or not (tokens[end].glued and tokens[end + 1].glued):
        return None
    word = tokens[end + 1]
    if word.kind != "word":
        return None
    unit, _ = unit_at(tokens, end + 1)
    if unit is None:
        unit, _ = currency_after(tokens, end + 1, place.numeral)
    if unit is not None or word.low in number_words.MAGNITUDES or word.low in _SEATS or word.low in ("plus", "odd"):
        return True
    return not place.is_modern and not word.low.endswith(_OF_YEARS)


def _by_other_end(place: _Place) -> bool | None:
    """Whether it is one end of a range or change whose other end counts ("1950 to 2500 calories"); None where that tells
    nothing."""
    tokens, index, end = place.tokens, place.numeral.start, place.numeral.end
    joint = place.behind.low if place.behind is not None else ""
    leads_on = joint in ("-", "to") or (joint in ("and", "or") and (place.before == "between" or joint == "or"))
    if leads_on and not (joint == "to" and place.before in _ON_YEARS) and end + 1 < len(tokens):
        other = read_numeral(tokens, end + 1) if tokens[end + 1].kind == "number" else None
        if other is not None and other.form == "digits":
            return _is_other_end(place, other) or None
    if place.before not in ("to", "and"):
        return None
    if place.before == "to" and index > 1 and _is_bare_count(tokens, index - 2):
        # "stood at 1412 to 1380".
        return True
    for start in range(max(0, index - _OTHER_END_REACH), index - 1):
        lead = tokens[start - 1].low if start else ""
        if tokens[start].kind == "number" and lead == ("from" if place.before == "to" else "between"):
            first = read_numeral(tokens, start)
            if first is None or not is_year(tokens, first):
                return first is not None or None
            return False if lead == "between" else None
    return None


def _is_bare_count(tokens: Sequence[Token], index: int) -> bool:
    """Whether four bare digits at the token count by what stands before them."""
    first = (
        read_numeral(tokens, index) if tokens[index].kind == "number" and len(tokens[index].low) == _DIGITS else None
    )
    if first is None or first.form != "digits":
        return False
    place = _place(tokens, first)
    return _by_bound(place) is True or not (place.is_modern or place.before in _CONTEXT)


def _is_other_end(place: _Place, other: Numeral) -> bool:
    """Whether the other end of a range counts, so that this one does."""
    tokens = place.tokens
    low = tokens[other.start].low
    if other.end != other.start + 1 or not low.isdecimal() or int(low[:9]) > _LAST:
        return True
    end = _place(tokens, other)
    if _by_measure(end) or _plural_behind(end) in _ALWAYS_COUNTED:
        return True
    # "from 1000 to 2000 hires", but "Between 1600 and 1900 temperatures fell".
    return place.before != "between" and not (place.is_modern or _begins(place)) and _by_noun(end) is True


def _by_bound(place: _Place) -> bool | None:
    """Whether "more than", "nearly" and the like before it bound a count; None where there is none, or it dates as well."""
    tokens, numeral = place.tokens, place.numeral
    found = approximator_before(tokens, numeral.start, 0)
    noun = _plural_behind(place)
    if found is None:
        behind = approximator_behind(tokens, numeral.end, numeral.end)
        is_dating = behind is None or place.is_led or (place.is_modern and behind[2])
        return None if is_dating else True
    if noun is not None:
        return noun not in _DATED
    start = found[0]
    lead = tokens[start - 1].low if start else ""
    if lead in _LEADS or lead in _ON_YEARS or _is_compared_with(place, start):
        return False
    is_dating = place.before in _DATING or tokens[start].low == "up"
    return None if is_dating else True


def _is_compared_with(place: _Place, start: int) -> bool:
    """Whether a modern year is compared with: "5 percent above | 2019", "lower than | 2019", not "fell below | 2000".

    ``start``: the token at which the bound before it begins.
    """
    tokens, behind = place.tokens, place.behind
    if not place.is_modern or (behind and behind.kind in ("word", "number") and behind.low not in _BEHIND_COMPARED):
        return False
    if quantity_phrases.rate(tokens, place.numeral.end) is not None:
        return False
    before = [token.low for token in tokens[max(0, start - _CHANGE_REACH) : start]]
    if not _CHANGES.isdisjoint(before):
        return tokens[start].low in _COMPARING
    is_level = tokens[start].low in _LEVELED and quantity_phrases.CHANGE_WORDS.isdisjoint(before)
    return is_level and place.numeral.value % _ROUND != 0 and not _MOVING & set(before)


def _by_noun(place: _Place) -> bool | None:
    """Whether it counts the plural behind it; None where no plural stands there."""
    noun = _plural_behind(place)
    if noun is None:
        return None
    if not place.is_modern:
        is_inside = place.before == "in" and not _begins(place)
        is_named = noun in _DATED and (place.before in _DETERMINERS or not place.before)
        return not is_named and (is_inside or not place.is_led)
    if place.is_led or noun in _DATED:
        return False
    if noun in _ALWAYS_COUNTED or place.before in _COUNTING or place.before in OUTCOMES or _is_of(place, _GROUPS):
        return True
    index = place.numeral.start
    is_named = index > 0 and place.tokens[index - 1].text[:1].isupper() and not _begins(place)
    is_owned = place.before in _DETERMINERS or place.before.endswith(("'s", "s'"))
    is_round = place.numeral.value % _ROUND == 0 and place.numeral.value <= _LAST_ROUND
    if is_round and _is_part_of(place):
        return True
    return is_round and not (is_named or is_owned or place.before in _CONTEXT - words("of for by to from and"))


def _is_part_of(place: _Place) -> bool:
    """Whether so many of it are told before ("40 of the | 2000 workers")."""
    lead = place.tokens[max(0, place.numeral.start - 3) : place.numeral.start]
    if [token.low for token in lead[1:2]] != ["of"] or place.before not in _DETERMINERS:
        return False
    return lead[0].kind == "number" or lead[0].low in number_words.ONES or lead[0].low in _PARTS


def _by_rate(place: _Place) -> bool | None:
    """Whether a rate behind it, or a sum before, makes a count of it ("2000 a day", "a total of 1987"); else None."""
    if place.is_led:
        return None
    is_rate = quantity_phrases.rate(place.tokens, place.numeral.end) is not None
    nouns = _TOTALS if place.is_modern else _GROUPS
    return True if is_rate or _is_of(place, nouns) else None


def _is_old_count(place: _Place) -> bool:
    """Whether an old number without a noun counts ("rose to 1250", "killed 1107") rather than names a year."""
    lead = [token.low for token in place.tokens[max(0, place.numeral.start - _CHANGE_REACH) : place.numeral.start]]
    if place.before in ("to", "by") and any(low in quantity_phrases.CHANGE_WORDS for low in lead):
        return True
    return place.before not in _CONTEXT


def _is_of(place: _Place, nouns: frozenset[str]) -> bool:
    """Whether it stands behind such a noun and "of"."""
    index = place.numeral.start
    return place.before == "of" and index > 1 and place.tokens[index - 2].low in nouns


def _begins(place: _Place) -> bool:
    """Whether the word before the numeral begins its sentence."""
    index = place.numeral.start
    return index < 2 or place.tokens[index - 2].low in _STARTS


def _plural_behind(place: _Place) -> str | None:
    """The folded plural that it may count, up to two words behind it ("1107 new homes"), or None."""
    tokens, end = place.tokens, place.numeral.end
    for index in range(end, min(end + _WORDS_BETWEEN + 1, len(tokens))):
        token = tokens[index]
        if token.kind != "word" or (token.low in counted_nouns.STOP_WORDS and token.low not in ("more", "other")):
            return None
        if counted_nouns.is_plural(token.low):
            return token.low
        if place.is_led and (shares_of(token.low) or {}).get("T", 0.0) >= _MOSTLY_PAST:
            # "in 1816 faced new challenges".
            return None
    return None
