"""Nouns that state what happened or what somebody has, made sentences.

"the death of 12 miners in May" -> "12 miners died in May", "her second conviction" -> "She was convicted for a second
time", "his plan to sell" -> "He plans to sell", "the region's 812 clinics" -> "The region has 812 clinics", "ten years
of cuts" -> "Cuts have lasted ten years".
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.figures.counted_nouns import singular_of
from claims.core.extraction.lexicon.calendar_words import SPELLS
from claims.core.extraction.lexicon.ordinals import ORDINALS
from claims.core.extraction.lexicon.people import is_person
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.standalone.records import NOUN_PHRASE_MADE, StandaloneText
from claims.core.extraction.standalone.relative_doubts import is_people
from claims.core.extraction.standalone.written_out import phrase_text
from claims.core.extraction.statements.article import Article
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.text.edits import finish
from claims.core.extraction.text.tokens import Token
from claims.core.records import Addition, Span

_DONE = {
    "fall": "fell",
    "rise": "rose",
    "drop": "dropped",
    "decline": "declined",
    "increase": "increased",
    "death": "died",
    "deaths": "died",
    "resignation": "resigned",
    "return": "returned",
    "arrival": "arrived",
    "departure": "left",
    "retirement": "retired",
    "collapse": "collapsed",
}
"""What the bearer of an event did."""
_UNDERGONE = {
    "arrest": "arrested",
    "conviction": "convicted",
    "election": "elected",
    "re-election": "re-elected",
    "release": "released",
    "killing": "killed",
    "murder": "murdered",
    "appointment": "appointed",
    "dismissal": "dismissed",
    "defeat": "defeated",
    "sale": "sold",
    "closure": "closed",
    "launch": "launched",
    "publication": "published",
}
"""What was done to whoever or whatever an event befell."""
_MEANT = {"plan": "plans", "decision": "decided", "promise": "promised", "pledge": "pledged", "attempt": "attempted"}
"""Nouns before "to" and what somebody does who has them."""
_SUBJECT_OF = {"his": "he", "her": "she", "their": "they", "its": "it", "my": "I", "our": "we"}
_FOLLOWING = ORDINALS - {"first"}
_STATES = words("force place effect use office")


def nominal_text(article: Article, parsed: ParsedSentence, first: int, last: int) -> StandaloneText | None:
    """The noun phrase ``[first, last)`` as a sentence; None where its noun states nothing by itself."""
    tokens = parsed.tokens[first:last]
    if len(tokens) > 3 and tokens[0].tag == "C" and tokens[1].lower in SPELLS and tokens[2].lower == "of":
        verb = "have" if is_several(parsed.tokens, (first + 3, last), tokens[-1]) else "has"
        return _made(article, parsed, (first + 3, last), f"{verb} lasted {tokens[0].text.lower()} {tokens[1].text}")
    state = _state(parsed, first, last)
    if state is not None:
        at, verb = state
        return _made(article, parsed, (first, at), verb, (at, last))
    if len(tokens) > 3 and tokens[0].lower == "the" and tokens[2].lower == "of":
        return _befallen(article, parsed, first, last)
    owner = _end_of_owner(tokens)
    if owner is None:
        return None
    return _owned(article, parsed, first, first + owner, last)


def _state(parsed: ParsedSentence, first: int, last: int) -> tuple[int, str] | None:
    """Where the state of a noun begins and the verb before it: "curbs | in force since May", "rates | above 7%"."""
    tokens = parsed.tokens
    at = next((place for place in range(first + 1, last - 1) if tokens[place].tag not in "DNSPJCQ"), None)
    if at is None:
        return None
    several = is_several(tokens, (first, at), tokens[at - 1])
    if tokens[at].lower == "in" and tokens[at + 1].lower in _STATES and "since" in (t.lower for t in tokens[at:last]):
        return at, "have been" if several else "has been"
    if tokens[at].lower in ("above", "below") and tokens[at + 1].text[:1].isdigit():
        return at, "were" if several else "was"
    return None


_ROUND = frozenset(("million", "billion", "hundred", "thousand", "dozen"))
_MANY = frozenset(("most", "many", "several", "some", "both", "few"))
"""What begins a phrase of several, whatever its noun."""


def is_several(tokens: Sequence[Token], phrase: tuple[int, int], last: Token) -> bool:
    """Whether the phrase whose last word is ``last`` speaks of several: its noun before "of" decides."""
    inside = tokens[phrase[0] : phrase[1]]
    if inside[0].lower in ("a", "an", "one", "each", "every") and (len(inside) == 1 or inside[1].lower not in _ROUND):
        return last.tag == "S" and len(inside) > 1 and inside[1].lower in ("additional", "estimated", "average")
    counted = any(token.tag == "C" and token.lower not in ("one", "1") for token in inside[:3])
    if counted and last.lower.endswith("s") and not any(token.tag == "I" for token in inside):
        return True
    if inside[0].lower in _MANY or (last.tag == "P" and is_people(last.lower)):
        return True
    end = next((at for at in range(1, len(inside)) if inside[at].tag == "I"), len(inside))
    head = last if end == len(inside) else inside[end - 1]
    numbered = head.tag == "C" and head.lower not in ("one", "1") and not _is_number_of_name(inside[:end])
    # "Work to widen the road between Velm and Mour": one thing.
    open_end = next(
        (at for at, token in enumerate(inside) if token.tag == "A" or token.lower == "between"), len(inside)
    )
    joined = any(token.tag == "K" for token in inside[:open_end])
    opens_plural = head is inside[0] and end < len(inside) and _are_people(head)
    return joined or head.tag == "S" or opens_plural or numbered or head.lower in ("they", "them", "those")


def _are_people(head: Token) -> bool:
    """Whether what opens a sentence is a noun of people in the plural, taken for a name ("Nurses from Velm")."""
    singular = singular_of(head.lower)
    return head.tag == "P" and singular != head.lower and is_person(singular)


def _is_number_of_name(phrase: Sequence[Token]) -> bool:
    """Whether a number at the end tells which one is meant ("Flight | 482", "Room | 12")."""
    noun = phrase[-2] if len(phrase) > 1 else None
    return noun is not None and noun.tag in "NP" and noun.is_capitalized and phrase[-1].text[:1].isdigit()


def being_of(tokens: Sequence[Token], phrase: tuple[int, int], *, is_past: bool = True) -> str:
    """The form of "be" for what a phrase names was, or is."""
    several = is_several(tokens, phrase, tokens[phrase[1] - 1])
    if is_past:
        return "were" if several else "was"
    return "are" if several else "is"


def _befallen(article: Article, parsed: ParsedSentence, first: int, last: int) -> StandaloneText | None:
    """ "12 miners died in May." for "the death of 12 miners in May"."""
    tokens = parsed.tokens
    end = first + 3
    while end < last and (tokens[end].tag in "DNSPJCQ" or tokens[end].lower == "of"):
        end += 1
    if end == first + 3:
        return None
    told = _told(tokens[first + 1], several=is_several(tokens, (first + 3, end), tokens[end - 1]))
    if told is None:
        return None
    return _made(article, parsed, (first + 3, end), told, (end, last))


def _end_of_owner(tokens: Sequence[Token]) -> int | None:
    """Where the owner ends that begins a phrase: behind "his" or "Roe's"; None where none does."""
    for at, token in enumerate(tokens[:8]):
        if token.tag == "Q":
            return at + 1 if at else None
        if token.tag not in "DNSPJ":
            break
    return 1 if tokens[0].lower in _SUBJECT_OF else None


def _owned(article: Article, parsed: ParsedSentence, first: int, noun: int, last: int) -> StandaloneText | None:
    """What an owner's event, intention or number tells: "its fall to 4%", "Roe's plan to sell", "his three sons"."""
    tokens = parsed.tokens
    if noun + 1 >= last:
        return None
    pronoun = noun == first + 1
    owner = (first, noun) if pronoun else (first, noun - 1)
    several = tokens[first].lower in ("their", "our") if pronoun else is_several(tokens, owner, tokens[noun - 2])
    if tokens[noun].lower in _MEANT and tokens[noun + 1].tag == "A":
        verb = _MEANT[tokens[noun].lower]
        return _made(article, parsed, owner, verb.removesuffix("s") if several else verb, (noun + 1, last))
    if tokens[noun].tag == "C" and tokens[last - 1].tag == "S":
        return _made(article, parsed, owner, "have" if several else "has", (noun, last))
    if tokens[noun].lower in _FOLLOWING:
        told = _told(tokens[noun + 1], several=several)
        rest = (noun + 2, last)
        again = f"{told} for a {tokens[noun].lower} time" if told is not None else None
        return _made(article, parsed, owner, again, rest) if again is not None else None
    told = _told(tokens[noun], several=several)
    return _made(article, parsed, owner, told, (noun + 1, last)) if told is not None else None


def _told(noun: Token, *, several: bool) -> str | None:
    if noun.lower in _DONE:
        return _DONE[noun.lower]
    undergone = _UNDERGONE.get(noun.lower)
    return f"{'were' if several else 'was'} {undergone}" if undergone is not None else None


def _made(
    article: Article, parsed: ParsedSentence, subject: tuple[int, int], verb: str, rest: tuple[int, int] = (0, 0)
) -> StandaloneText:
    text, needed = phrase_text(article, parsed, subject)
    pronoun = _SUBJECT_OF.get(text.lower())
    if pronoun is not None:
        text, needed = pronoun, True
    elif parsed.tokens[subject[0]].lower in _SUBJECT_OF and subject[1] == subject[0] + 1:
        text = text.removesuffix("'s")
    additions = [Addition(Span(len(text) + 1, len(text) + 1 + len(verb)), "", NOUN_PHRASE_MADE)]
    whole = f"{text} {verb}"
    if rest[0] < rest[1]:
        behind, unresolved = phrase_text(article, parsed, rest)
        whole, needed = f"{whole} {behind}", needed or unresolved
    return StandaloneText(*finish(whole, additions), needed)
