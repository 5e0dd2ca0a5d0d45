"""Whether a figure without a noun counts people, votes, children or lives, as the words around it tell."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.figures.counted_nouns import STOP_WORDS, Counted, is_plural
from claims.core.extraction.figures.currencies import NATIONALITIES
from claims.core.extraction.figures.value_tokens import Token
from claims.core.extraction.lexicon.people import PARENTS
from claims.core.extraction.lexicon.vocabulary import words

_CORPSES = words("charred burned burnt mutilated decomposed dismembered dead lifeless human unidentified headless")
"""What bodies of the dead are said to be, bodies of officials never."""
_FINDING = words(
    """
    counted count recovered recover recovering found find pulled pulling retrieved retrieve exhumed unearthed identified
    received buried brought carried collected removed discovered seen saw laid washed
    """
)
"""What is done with the bodies of the dead."""
_TAKING = words(
    "claimed claim claims claiming cost costs costing taken took take takes lost lose saved save saving loss"
)
"""What is done with lives where they count the people who lived them."""
_LIFE_REACH = 5
"""Tokens between a verb and the bodies or lives that it is about, at most."""
_PEOPLED = words(
    """
    city town village hamlet settlement suburb borough county country nation municipality community congregation crowd
    audience population island parish intake class squad crew cast team troupe choir delegation panel jury gathering
    attendance electorate workforce
    """
)
# What only people do: a bare figure before it counts persons ("only three supported the plan").
_PEOPLE_VERBS = words(
    """
    supported supports support voted vote votes opposed oppose opposes backed signed attended attend survived survive
    escaped applied registered enrolled recovered refused resigned protested gathered marched abstained disagreed agreed
    quit believed believe think thought wanted wants want preferred prefers prefer owns own holds hold pleaded lived lives
    abstain protest married divorced drowned
    """
)
_PEOPLE_PARTICIPLES = words(
    """
    diagnosed treated jailed imprisoned charged admitted discharged hospitalized hospitalised elected appointed married
    hired fired sacked sentenced acquitted questioned prosecuted waiting living studying unemployed homeless stranded
    trapped evacuated vaccinated enrolled deported detained naturalized naturalised
    """
)
_DONE_TO_PEOPLE = words(
    """
    invited asked polled surveyed interviewed tested screened arrested accused killed injured hurt wounded rescued
    affected infected aged present involved responsible aboard attending taking suspected convicted
    """
)
"""Words behind "those" where they are people."""
_CARED_FOR = words(
    """
    treated treating hired recruited recruit recruits hire hires seats accommodates accommodated sheltered shelters
    carrying
    """
)
"""Verbs before a bare figure of people."""
_MADE = words("built designed intended meant made licensed room space")
"""What is done, or is there, "for" so many."""
_CARRYING = words("hold carry seat accommodate house take")
"""What something "can" do with so many."""
_ROOM = frozenset((("home", "to"), ("capacity", "of")))
_ENDS_OF_CAPACITY = words(
    """
    . , ; : ) ! ? - and but or in on at by since when while before after this last with from has had was were
    sank capsized crashed overturned collided hit struck plunged went left set broke ran veered derailed
    """
)
"""What stands behind a bare figure of people."""
_ASKED = words("polled surveyed interviewed questioned tested screened vaccinated")
_AUXILIARIES = words("was were is are be been being had have has still also later")
_CARE = words("hospital treatment surgery medical care oxygen intensive")
_ABOUT = words("about around some nearly almost roughly over than more just only fewer under approximately")
_WHOM_REACH = 8
"""Tokens from "of whom" to a figure of its clause, at most."""


_LACKED = words("power electricity water heat heating shelter food housing gas light")
"""What people are left without."""


def is_population(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a bare figure at tokens ``[start, end)`` counts the people of a place or crowd ("a town of 3,800")."""
    if start < 2:
        return False
    back = start - 1
    while back >= 1 and start - back < 4 and tokens[back].low in _ABOUT:
        back -= 1
    behind = tokens[end].low if end < len(tokens) else "."
    if behind == "of" or tokens[back].low != "of":
        return False
    return tokens[back - 1].low in _PEOPLED


def is_of_people(tokens: Sequence[Token], end: int) -> bool:
    """Whether what follows a bare figure that ends before the token says that people are counted."""
    if end + 1 < len(tokens) and tokens[end].low == "of" and tokens[end + 1].low in ("them", "us", "whom", "those"):
        # "2,847 of them were diagnosed", "one of whom later died".
        if tokens[end + 1].low == "whom":
            return True
        if tokens[end + 1].low == "those" and _is_done_to(tokens, end + 2):
            return True
        end += 2
    behind = [token.low for token in tokens[end : end + 4]]
    if not behind:
        return False
    if behind[0] in _ASKED or behind[0] in ("aged", "aboard") or behind[:2] == ["on", "board"]:
        return True
    verb = next((at for at, word in enumerate(behind) if word not in _AUXILIARIES), len(behind))
    if 0 < verb < len(behind) and behind[verb] in _PEOPLE_PARTICIPLES:
        return True
    if behind[1:3] == ["on", "strike"] or behind[:3] in (["out", "of", "work"], ["without", "a", "job"]):
        return True
    if behind[0] == "without" and behind[1:2] != [] and behind[1] in _LACKED:
        # "left 60,000 without power".
        return True
    return behind[0] in _PEOPLE_VERBS or (behind[0] in ("needed", "need", "received") and bool(_CARE & set(behind[1:])))


def _is_done_to(tokens: Sequence[Token], index: int) -> bool:
    """Whether "those" before the token are people: "12 of those invited", "four of those who signed"."""
    behind = tokens[index].low if index < len(tokens) else ""
    return behind == "who" or behind in _DONE_TO_PEOPLE or behind in _PEOPLE_PARTICIPLES


def is_of_capacity(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a bare figure counts those for whom there is room, who live there or were cared for ("a camp for 800")."""
    if end < len(tokens) and tokens[end].low not in _ENDS_OF_CAPACITY:
        return False
    back = start - 1
    while back >= 1 and tokens[back].low in _ABOUT | {"up", "to"} and tokens[back - 1].low != "home":
        back -= 1
    if back < 1:
        return False
    lead, before = tokens[back].low, tokens[back - 1].low
    if lead in _CARED_FOR:
        return True
    return (before, lead) in _ROOM or (lead == "for" and before in _MADE) or (before == "can" and lead in _CARRYING)


_DIGITS_OF_NATIONALS = 3


def is_of_nationals(tokens: Sequence[Token], start: int) -> bool:
    """ "followed by Eritreans at 2,860": a bare figure behind the name of a people; a lower one may be goals or a rank."""
    if not tokens[start].low.replace(",", "").isdecimal() or len(tokens[start].low) < _DIGITS_OF_NATIONALS:
        return False
    if start < 2 or tokens[start - 1].low not in ("at", "with") or not tokens[start - 2].text[:1].isupper():
        return False
    return tokens[start - 2].low.removesuffix("s") in NATIONALITIES and tokens[start - 2].low.endswith("s")


def outnumbered(tokens: Sequence[Token], start: int) -> str | None:
    """The plural that is outnumbered by a bare figure at the token ("Women outnumbered men by nearly 120,000")."""
    lead = [token.low for token in tokens[max(0, start - 6) : start]]
    while lead and lead[-1] in _ABOUT:
        lead.pop()
    if len(lead) < 3 or lead[-1] != "by" or not lead[-3].startswith("outnumber") or not is_plural(lead[-2]):
        return None
    return lead[-2]


def is_of_votes(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a bare figure counts votes ("a majority of 19,213", "polled 11,872")."""
    if end < len(tokens) and tokens[end].low == "of":
        return False
    lead = [token.low for token in tokens[max(0, start - 2) : start]]
    return lead in (["majority", "of"], ["margin", "of"], ["majority", "to"])


def is_of_whom(tokens: Sequence[Token], start: int) -> bool:
    """Whether "of whom" leads to a bare figure ("of whom there are 20,000", "of whom the army says it holds 1,840")."""
    lead = [token.low for token in tokens[max(0, start - _WHOM_REACH) : start]]
    place = next((at for at in range(len(lead) - 2, -1, -1) if lead[at : at + 2] == ["of", "whom"]), None)
    return place is not None and all(word.isalpha() or word == "'s" for word in lead[place:])


def is_of_children(tokens: Sequence[Token], start: int) -> bool:
    """Whether a bare figure at the token counts somebody's children ("a mother of three")."""
    lead = [token.low for token in tokens[max(0, start - 4) : start] if token.low != "-"]
    return lead[-1:] == ["of"] and lead[-2:-1] != [] and lead[-2] in PARENTS


def is_of_toll(tokens: Sequence[Token], start: int) -> bool:
    """Whether a bare figure at the token tells how many died ("gave a toll of 11")."""
    lead = [token.low for token in tokens[max(0, start - 5) : start]]
    while lead and lead[-1] in _ABOUT:
        lead.pop()
    return lead[-2:] == ["toll", "of"]


def is_of_family(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a figure at tokens ``[start, end)`` that no noun follows counts a family ("a family of four")."""
    if start < 2 or tokens[start - 1].low != "of" or tokens[start - 2].low != "family":
        return False
    return end >= len(tokens) or tokens[end].low in STOP_WORDS | {"lives"} or tokens[end].kind == "sign"


def is_strong(tokens: Sequence[Token], at: int) -> bool:
    """Whether "strong" at the token ends a count of people ("800 strong,"), where "12 strong aftershocks" goes on."""
    if at >= len(tokens) or tokens[at].low != "strong":
        return False
    return at + 1 >= len(tokens) or tokens[at + 1].low in (".", ",", ";")


def is_of_lives(tokens: Sequence[Token], start: int, counted: Counted) -> bool:
    """Whether bodies or lives counted by a figure at the token are people ("recovered 51 bodies", "claimed 300 lives")."""
    before = [token.low for token in tokens[max(0, start - _LIFE_REACH) : start]]
    if counted.singular == "life":
        return not _TAKING.isdisjoint(before)
    if counted.singular not in ("body", "corpse"):
        return False
    described = counted.words.lower().split()[:-1]
    if described:
        return described[-1] in _CORPSES
    behind = [token.low for token in tokens[counted.end : counted.end + _LIFE_REACH]]
    return counted.singular == "corpse" or not _FINDING.isdisjoint((*before, *behind))
