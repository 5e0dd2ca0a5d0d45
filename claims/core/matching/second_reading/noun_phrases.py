"""How the nouns and names of two claims belong together: possessors, appositions, origins, compounds, capital letters."""

from __future__ import annotations

from claims.core.extraction.lexicon.determiners import THIRD_POSSESSIVES
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.text.tokens import Token
from claims.core.matching.comparing.alignment import Link
from claims.core.matching.comparing.comparisons import Comparisons
from claims.core.matching.comparing.phrases import goes_before, narrows
from claims.core.matching.parts.units import NOMINAL, Unit, UnitKind
from claims.core.matching.parts.word_forms import VERB_TAGS
from claims.core.matching.second_reading.attachments import STATES, number_of
from claims.core.matching.second_reading.governors import BEARING, governor
from claims.core.matching.second_reading.rereading import Side, are_one
from claims.core.matching.vocabulary.parties import NAMES_OF_PARTIES
from claims.core.matching.vocabulary.places import PARTS_NAMED_FOR_THE_WHOLE
from claims.core.matching.words.inflections import degree_of
from claims.core.matching.words.lexicon import base_of, bases_of
from claims.core.matching.words.thesaurus import names_person

_ELSEWHERE = bases_of(
    """share stake interest role part holding investment profit earnings sales turnover value soldier troop army navy
        fleet force diplomat embassy consulate consul envoy hostage prisoner refugee plane jet ship warship tank gold team
        player athlete enemy foe adversary ally rival competitor critic opponent partner friend supporter threat supplier
        customer buyer donor creditor export import neighbor market"""
)
"""What a state or a firm has in other places as well, or others have in it."""
_SAID_OF = words("agent patient object")
"""Roles of what an apposition may be said of; behind a preposition a comma ends the phrase that opens a sentence."""

_LANGUAGES = words(
    """arabic bengali bulgarian chinese croatian czech danish dutch english estonian finnish french georgian german greek
    hebrew hindi hungarian icelandic irish italian japanese korean latvian lithuanian malay maltese norwegian persian polish
    portuguese romanian russian serbian slovak slovene slovenian somali spanish swedish thai tibetan turkish ukrainian
    vietnamese welsh"""
)
"""Adjectives of places that also name what is spoken: a French teacher need not come from France."""


def _phrases(listed: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(base_of(word) for word in phrase.split("-")) for phrase in words(listed))


_MEASURED_IN = _phrases(
    """economy parliament government inflation unemployment wage minimum-wage house-price property-price consumer-price
    unemployment-rate jobless-rate employment-rate inflation-rate birth-rate death-rate crime-rate poverty-rate
    literacy-rate divorce-rate suicide-rate murder-rate fertility-rate mortality-rate growth-rate interest-rate"""
)
"""What belongs to a state where "in" names it: "the Estonian birth rate" is "the birth rate in Estonia", though "Italian
wine prices" are not "wine prices in Italy"."""

_OF_STATES = _MEASURED_IN | _phrases(
    """senate economy president premier prime-minister chancellor king queen monarchy army navy constitution cabinet
    legislature supreme-court central-bank"""
)
"""What a state has but one of: "the Estonian parliament" is "the parliament of Estonia"."""

_INITIALS = words("ad ai ngo tv vat")
"""Initials and short forms of the vocabulary that are names where only their first letter is a capital."""


def noun_phrases_agree(pair: Comparisons, left: Side, right: Side) -> bool:
    """Whether the shared nouns and names belong to each other in the same way on both sides."""
    return (
        appositions_agree(pair, left, right)
        and owners_agree(pair, left, right)
        and origins_agree(pair, left, right)
        and capitals_agree(pair, left, right)
        and compounds_agree(pair, left, right)
        and all(_writings_agree(link, left, right) for link in pair.alignment.shared)
        and all(_adjectives_agree(pair, link, left, right) for link in pair.alignment.shared)
        and _wholes_agree(pair)
    )


def appositions_agree(pair: Comparisons, left: Side, right: Side) -> bool:
    """Whether what stands between commas behind a noun is said of the same noun: "the minister, a doctor," is not "the
    minister's doctor"."""
    return all(_is_apposed(pair, one, right, is_left=True) for one in _apposed(left)) and all(
        _is_apposed(pair, one, left, is_left=False) for one in _apposed(right)
    )


def _apposed(side: Side) -> list[tuple[Unit, Unit]]:
    """Each noun or name with the one behind a comma that may say what it is: "the minister, a doctor,"."""
    found = []
    for number, token in enumerate(side.tokens[:-1]):
        following = side.tokens[number + 1]
        if token.text != "," or not (following.tag in "DNSPJ" or following.lower in THIRD_POSSESSIVES):
            continue
        before, after = side.unit_before(token.start), side.unit_after(token.end)
        if before is None or after is None or not {before.kind, after.kind} <= NOMINAL:
            continue
        if before.role not in _SAID_OF:
            continue  # "on buses in Bergen, children pay nothing"
        while (
            (behind := side.unit_after(after.end)) is not None
            and behind.kind in NOMINAL
            and behind.start - after.end == 1
        ):
            after = behind
        between = [one for one in side.tokens if token.end <= one.start and one.end <= after.start]
        if token.start == before.end and all(map(_is_inside, between)):
            found.append((before, after))
    return found


def _is_apposed(pair: Comparisons, units: tuple[Unit, Unit], other: Side, *, is_left: bool) -> bool:
    """Whether two units that a comma joins stand side by side or have a comma between them on the other side too."""
    likes = [like for unit in units if (like := _like_of(pair, unit, is_left=is_left)) is not None]
    if len(likes) < len(units):
        return True
    first, second = sorted(likes, key=lambda unit: unit.start)
    between = [token for token in other.tokens if first.end <= token.start and token.end <= second.start]
    return not first.possessive and all(_is_inside(token) or token.text == "," for token in between)


def _is_inside(token: Token) -> bool:
    """Whether a word may stand inside a noun phrase."""
    return token.tag in "DJNSPC" or token.lower in THIRD_POSSESSIVES


def _like_of(pair: Comparisons, unit: Unit, *, is_left: bool) -> Unit | None:
    """The like of a unit on the other side."""
    for link in pair.alignment.shared:
        if is_left and link.left is unit:
            return link.right
        if not is_left and link.right is unit:
            return link.left
    return None


def owners_agree(pair: Comparisons, left: Side, right: Side) -> bool:
    """Whether what belongs to somebody here does so there: "the mayor's deputy" is not "the mayor and his deputy"."""
    return _owners_kept(pair, left, right, is_left=True) and _owners_kept(pair, right, left, is_left=False)


def _owners_kept(pair: Comparisons, side: Side, other: Side, *, is_left: bool) -> bool:
    """Whether each possessor stands before what it has on the other side too, or in a phrase behind it; the noun of an act
    may be told by a verb."""
    for unit in side.units:
        owned = _owned(unit, side)
        owner_like = _like_of(pair, unit, is_left=is_left)
        owned_like = None if owned is None else _like_of(pair, owned, is_left=is_left)
        if _is_recipient(unit, side, owner_like, other):
            return False
        if owner_like is None or owned_like is None or owned is None:
            continue
        if owner_like.possessive:
            beside = _owned(owner_like, other)
            if unit.possessive and beside is not None and beside is not owned_like:
                return False  # "the city's review of the plan", "the review of the city's plan"
            continue
        apart = _owned(owner_like, other)
        if apart is not None and apart is not owned_like and {apart.kind, owned.kind} == NOMINAL:
            return False  # "Ivo Lenz, the coach of Orvale", "the coach, Ivo Lenz of Orvale"
        if owner_like.is_name and owner_like.end < owned_like.start and _is_chosen(owner_like, other):
            return False  # "appointed Ana Velk's coach", "appointed Ana Velk coach"
        are_several = [number_of(*one) == "many" for one in ((owned, side), (owned_like, other))]
        if unit.possessive and (owner_like.role == "near" or are_several[0] != are_several[1]):
            return False  # "Orvale's mine" is not "the mine near Orvale", nor "the mines in Orvale"
        is_at_work = owner_like.role in {"in", "at"} and names_person(owned.text.lower())
        if unit.possessive and is_at_work and number_of(owned_like, other) == "one":
            return False  # "a country's ambassador", "the ambassador in a country"
        if unit.possessive and owner_like.start > owned_like.start and governor(owner_like, other) in BEARING:
            return False  # "the bridge's load", "the load on the bridge"
        if owner_like.role in {"in", "at"} and _is_elsewhere(owned):
            return False  # "Orvale's troops", "the troops in Orvale"; "the share of Orvale", "the share in Orvale"
        if owned_like.kind not in NOMINAL:
            continue
        if not (narrows(other.statement, owner_like, owned_like) or _belongs(owner_like, owned_like, other)):
            return False
        is_of_persons = _is_person(unit) and (owned.sort == "a" or names_person(owned.text.lower()))
        if is_of_persons and goes_before(other.statement, owner_like, owned_like):
            return False  # "the child's doctor", "the child doctor"
    return True


def _is_chosen(owner: Unit, side: Side) -> bool:
    """Whether a name may be of somebody who becomes what stands behind it."""
    number = side.token_at(owner.start) - 1
    return number >= 0 and side.tokens[number].lower in _CHOOSING


_CHOOSING = words(
    "appointed appoints appoint appointing elected elects elect electing crowned crowns crown named names name"
)


def _is_recipient(owner: Unit, side: Side, like: Unit | None, other: Side) -> bool:
    """ "Sold Orvale's 40 buses" against "sold Orvale 40 buses"."""
    if not owner.possessive or like is None or like.possessive:
        return False
    return other.tag_at(like.end) == "C" and _figure_behind(owner, side)


def _figure_behind(owner: Unit, side: Side) -> bool:
    """Whether a figure follows a possessor and its ending."""
    number = side.token_at(owner.end)
    following = [token for token in side.tokens[number : number + 2] if token.text not in {"'s", "’s", "'", "’"}]
    return bool(following) and following[0].tag == "C"


def _is_elsewhere(owned: Unit) -> bool:
    """Whether a state or firm has such a thing elsewhere, or others have one in it; a firm's shares are "shares in" it."""
    return not _ELSEWHERE.isdisjoint(owned.bases) and owned.text.lower() != "shares"


def _is_person(unit: Unit) -> bool:
    """Whether a noun names a person, or may with an owner's ending: "the opposition's leader", not "the leader of the
    opposition", who is "the opposition leader"."""
    if unit.kind is not UnitKind.NOUN:
        return False
    return names_person(unit.text.lower()) or (unit.possessive and unit.sort == "a")


def _belongs(owner: Unit, owned: Unit, side: Side) -> bool:
    """Whether a phrase behind a noun names whose it is, or a pronoun before it does: "the largest … in the world", "doubled
    its seats"."""
    if owner.start > owned.start:
        return bool(governor(owner, side)) or side.tag_at(owner.start) == "I"
    return side.determiner_of(owned) in THIRD_POSSESSIVES


def _owned(unit: Unit, side: Side) -> Unit | None:
    """What a possessor has: the last of the nouns right behind it, or the one before "of"."""
    if not unit.possessive:
        number = side.word_before(unit.start)
        before = None if unit.role != "of" or number < 1 else side.unit_before(side.tokens[number].start)
        is_noun = before is not None and before.kind in NOMINAL and before.end == side.tokens[number - 1].end
        return before if is_noun and side.tokens[number].lower == "of" else None
    found = None
    for one in side.units:
        if one.start < unit.end:
            continue
        if one.kind is UnitKind.VERB or not goes_before(side.statement, unit, one):
            break
        found = one if one.kind in NOMINAL else found
    return found


def origins_agree(pair: Comparisons, left: Side, right: Side) -> bool:
    """ "Russian gas" is not "gas in Russia": what an adjective says of a noun may be where it comes from, whose it is, or
    what it is about."""
    return all(_origin_agrees(link, left, right) for link in pair.alignment.shared)


def _origin_agrees(link: Link, left: Side, right: Side) -> bool:
    one, other = link.left, link.right
    if not (one.place and other.place):
        return True
    adjectives = _narrowed_by(one, left), _narrowed_by(other, right)
    is_spoken = not _LANGUAGES.isdisjoint((one.text.lower(), other.text.lower()))
    if adjectives[0] is None and adjectives[1] is None:
        return not is_spoken or one.text.lower() == other.text.lower()
    if adjectives[0] is not None and adjectives[1] is not None:
        return True
    noun, adjective, name = (adjectives[0], one, other) if adjectives[0] is not None else (adjectives[1], other, one)
    if noun is None or name.possessive or name.role == "agent":
        return True
    if one.text.lower() == other.text.lower():
        return not is_spoken
    if name.role == "from":
        return noun.sort == "a" and adjective.text.lower() not in _LANGUAGES
    if _is_of_state(noun, name.role) and (name.role != "of" or _is_the(adjective, left if adjectives[0] else right)):
        return True
    number = number_of(noun, left if adjectives[0] is not None else right)
    if (name.role == "in" and number) or (is_spoken and number == "many"):
        return False  # "the French film" may be shown abroad, "Japanese exports" are not "exports in Japan"
    return name.role in {"in", "of"} and noun.sort in STATES


def _is_of_state(noun: Unit, role: str) -> bool:
    """Whether an adjective of a country before a noun says what its name behind "of" or "in" says."""
    heads = {"in": _MEASURED_IN, "of": _OF_STATES}
    return noun.bases in heads.get(role, frozenset())


def _is_the(adjective: Unit, side: Side) -> bool:
    """Whether "the" stands before an adjective: "a French president" need not be one of France."""
    number = side.token_at(adjective.start)
    return number > 0 and side.tokens[number - 1].lower == "the"


def _narrowed_by(unit: Unit, side: Side) -> Unit | None:
    """The noun behind the name or adjective of a place, with nothing but adjectives between."""
    if unit.possessive:
        return None
    noun = next((one for one in side.units if one.start >= unit.end and one.kind is not UnitKind.MODIFIER), None)
    if noun is None or noun.kind is UnitKind.VERB or noun.role == "verb":
        return None
    between = [token for token in side.tokens if unit.end <= token.start and token.end <= noun.start]
    return noun if all(token.tag == "J" for token in between) else None


def capitals_agree(pair: Comparisons, left: Side, right: Side) -> bool:
    """ "The China factory" is not "the china factory", nor the IRA Ira; the first word of a text may be either."""
    return all(
        _initials_agree(link)
        and (
            _solid(link.left) != _solid(link.right)
            or link.left.text[:1].isupper() == link.right.text[:1].isupper()
            or (
                0 in (left.token_at(link.left.start), right.token_at(link.right.start))
                and not _may_name_party(link.left, left)
                and not _may_name_party(link.right, right)
            )
        )
        for link in pair.alignment.shared
    )


def _solid(unit: Unit) -> str:
    """A word without what tells "coast guard" from "coastguards"."""
    return unit.text.lower().replace(" ", "").replace("-", "").removesuffix("s")


def _initials_agree(link: Link) -> bool:
    """Whether a word of initials is not set against a name: "AI" is no person called Ai, nor the IRA one called Ira."""
    one, other = link.left.text, link.right.text
    if one.lower() == other.lower():
        return one.isupper() == other.isupper() or len(one) < len("ira")
    return not any(text.lower() in _INITIALS and text.istitle() for text in (one, other))


def _may_name_party(unit: Unit, side: Side) -> bool:
    """Whether a first word may name a party: it is known to be such a name, or one for a thought stands before persons."""
    if unit.text.lower() in NAMES_OF_PARTIES:
        return True
    following = side.unit_after(unit.end)
    is_beside = following is not None and following.start - unit.end == 1
    return unit.sort in STATES and is_beside and following is not None and following.sort == "a"


def _wholes_agree(pair: Comparisons) -> bool:
    """Great Britain is not all of the United Kingdom."""
    return all(
        (link.left.text.lower() in PARTS_NAMED_FOR_THE_WHOLE) == (link.right.text.lower() in PARTS_NAMED_FOR_THE_WHOLE)
        for link in pair.alignment.shared
        if link.left.place
    )


def compounds_agree(pair: Comparisons, left: Side, right: Side) -> bool:
    """ "A school bus" is not "a bus near a school", nor "Pakistani cricket fans" "fans of Pakistani cricket", nor "first
    called" "the first … called"."""
    return all(
        _compound_agrees(pair, link.left, left, link.right, right, is_left=True)
        and _compound_agrees(pair, link.right, right, link.left, left, is_left=False)
        and {_is_adverb(link.left, left), _is_adverb(link.right, right)} != {True, False}
        for link in pair.alignment.shared
    )


def _writings_agree(link: Link, left: Side, right: Side) -> bool:
    """Whether two words that are one on the other side are one phrase: "at sea beds were sold" is not of seabeds."""
    one, other = link.left, link.right
    if (" " in one.text) == (" " in other.text) or (one.is_name and other.is_name):
        return True
    open_one, side = (one, left) if " " in one.text else (other, right)
    predicate = side.statement.predicate
    if predicate is None or predicate.start < open_one.end or not governor(open_one, side):
        return True
    between = side.tokens[side.token_at(open_one.end) : side.token_at(predicate.start)]
    return not all(token.tag in VERB_TAGS or token.tag in "NSPJR" for token in between)


def _adjectives_agree(pair: Comparisons, link: Link, left: Side, right: Side) -> bool:
    """ "Painted the cars red" is not "painted the red cars", nor "made poor men kings" "made men poor kings": what a noun
    becomes, and what it is."""
    heads = _plural_behind(link.left, left), _plural_behind(link.right, right)
    if heads[0] is not None and heads[1] is not None and not are_one(pair, heads[0], heads[1]):
        return False
    return {_beside_noun(link.left, left), _beside_noun(link.right, right)} != {"before", "behind"}


def _plural_behind(unit: Unit, side: Side) -> Unit | None:
    """The plural noun right behind an adjective, which is no part of a compound."""
    noun = side.unit_after(unit.end) if unit.kind is UnitKind.MODIFIER and not unit.place else None
    if noun is None or noun.start - unit.end != 1 or noun.kind is not UnitKind.NOUN or noun.possessive or noun.parts:
        return None
    return noun if side.tag_at(noun.start) == "S" else None


def _beside_noun(unit: Unit, side: Side) -> str:
    """``before`` for a word right before a noun, ``behind`` for one right behind it, with no noun of its own; else
    empty."""
    if unit.kind in NOMINAL or degree_of(unit.text):
        return ""
    first, number = side.token_at(unit.start), side.token_at(unit.end - 1)
    following = side.following(number)
    if following is not None and following.tag in "JNSP":
        return "before" if following.tag != "J" else ""
    is_main = side.statement.predicate is unit
    return (
        "behind"
        if first and side.tokens[first - 1].tag in "NS" and side.tokens[first].tag in "JET" and not is_main
        else ""
    )


_MAKING_ONE = words("of for agent patient object verb")
"""Roles of a word that may stand before the noun for persons instead: "workers of the mine", "mine workers"."""

_SPENDING = bases_of("spend waste lavish")
"""Verbs with "on": "spends 3 percent of its budget on schools" is not "of its school budget"."""

_BESIDE = words("near along between against about beyond behind under outside around off after before")


def _compound_agrees(
    pair: Comparisons, unit: Unit, side: Side, other: Unit, other_side: Side, *, is_left: bool
) -> bool:
    noun = _narrowed_by(unit, side)
    if noun is None or unit.kind is UnitKind.VERB:
        return True
    narrowed = _narrowed_by(other, other_side)
    is_spent_on = other.role == "on" and any(not _SPENDING.isdisjoint(one.bases) for one in other_side.units)
    if (other.role in _BESIDE or is_spent_on) and unit.role != other.role and narrowed is None:
        return False
    if (
        unit.kind is other.kind is UnitKind.NOUN
        and noun.sort == "a"
        and other.role not in _MAKING_ONE
        and other.role != unit.role
        and not other.possessive
        and narrowed is None
    ):
        return False  # "the bank robber", "the robber at the bank"
    further = _narrowed_by(noun, side)
    if _are_of_others(pair, (noun, side), (narrowed, other_side), is_left=is_left):
        return False
    if narrowed is None or further is None or noun.kind is not UnitKind.NOUN:
        return True
    if not unit.place and not (unit.kind is UnitKind.MODIFIER and further.sort == "a"):
        return True  # "foreign student numbers", "the number of foreign students"
    return _like_of(pair, noun, is_left=is_left) is not narrowed or _narrowed_by(narrowed, other_side) is not None


def _are_of_others(pair: Comparisons, one: tuple[Unit, Side], two: tuple[Unit | None, Side], *, is_left: bool) -> bool:
    """Whether a word narrows another noun here than there: "European makers of chips", "makers of European chips"; in
    "European chip makers" it narrows both."""
    (noun, side), (narrowed, other_side) = one, two
    if narrowed is None:
        return False
    like, back = _like_of(pair, noun, is_left=is_left), _like_of(pair, narrowed, is_left=not is_left)
    if like is None or back is None or like is narrowed:
        return False
    return _narrowed_by(noun, side) is not back and _narrowed_by(narrowed, other_side) is not like


def _is_adverb(unit: Unit, side: Side) -> bool | None:
    """Whether a word is an adverb beside no noun, or else an adjective before one; None where it is neither."""
    number = side.token_at(unit.start)
    following = side.following(number)
    is_before_noun = following is not None and following.tag in "NS"
    if unit.kind is not UnitKind.MODIFIER or degree_of(unit.text):
        return None
    return side.tokens[number].tag == "R" if (side.tokens[number].tag == "R") != is_before_noun else None
