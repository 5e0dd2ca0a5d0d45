"""Whether two words are forms of one word: number, tense, person and comparison, nothing more."""

from __future__ import annotations

from functools import lru_cache

from claims.core.extraction.lexicon.vocabulary import words
from claims.core.matching.vocabulary.light_words import IRREGULAR_FORMS
from claims.core.matching.words.spellings import one_spelling

_ENDINGS = (
    ("s", ""),
    ("es", ""),
    ("ies", "y"),
    ("'s", ""),
    ("ed", ""),
    ("d", ""),
    ("ied", "y"),
    ("ing", ""),
    ("ing", "e"),
)
"""Endings of inflected forms and what stands in their place in the plain form."""

_LAST_LETTERS = tuple({ending[-1] for ending, _ in _ENDINGS})


def are_inflections(one: str, other: str) -> bool:
    """Whether two phrases of equally many words differ in nothing but inflection.

    A stemmer also joins "import" and "important", "experience" and "experiment"; those must not confirm a match.
    """
    left, right = one.lower().split(), other.lower().split()
    return len(left) == len(right) and all(
        a == b or bool(plain_forms(a) & plain_forms(b)) for a, b in zip(left, right, strict=True)
    )


def are_derived_forms(one: str, other: str) -> bool:
    """Whether one word names what the other does ("approve", "approval"), or is its adverb ("global", "globally").

    Only pairs with the regular endings of English count, so that "import" and "importance" stay apart.
    """
    shorter, longer = sorted((one.lower(), other.lower()), key=len)
    if longer == shorter + "ly":
        return shorter not in _OTHER_ADVERBS
    for verb in plain_forms(shorter):
        if len(verb) >= 5 and any(longer in {stem + ending, stem + ending + "s"} for stem, ending in _noun_forms(verb)):
            return True
    return False


def is_plural_of_its_own(one: str, other: str) -> bool:
    """Whether two forms are a singular and a plural that is a word of its own ("arm" and "arms", "custom" and
    "customs")."""
    first, second = one.lower(), other.lower()
    return first != second and (first in _PLURALS_OF_THEIR_OWN or second in _PLURALS_OF_THEIR_OWN)


def _noun_forms(verb: str) -> list[tuple[str, str]]:
    """Stem and ending of the nouns of action that a verb may form."""
    found = [(verb, "ment"), (verb, "ion"), (verb, "ation")]
    if verb.endswith("e"):
        found += [(verb[:-1], ending) for ending in ("ion", "ation", "al", "ure")]
    if verb.endswith(("duce", "ribe")):
        found += [(verb[:-1], "tion"), (verb[:-2], "ption")]
    if verb.endswith(("de", "nd")):
        found += [(verb[:-2], "sion"), (verb[:-1], "sion")]
    if verb.endswith("ify"):
        found.append((verb[:-1], "ication"))
    return found


_OTHER_ADVERBS = words(
    """hard late near short bare scarce most high large dead ready just elder live kind cost friend love order time lone man
    sick good low home ghost earth heaven state body father mother brother sister king prince coward world leisure scholar
    woman god like fair present final real rough"""
)
"""Words of which the form in -ly is an adjective of its own ("elderly"), or an adverb that says something else
("hardly")."""

_PLURALS_OF_THEIR_OWN = words(
    """arms ashes brains contents customs damages effects forces glasses goods grounds irons looks manners means minutes
    odds papers peoples premises proceeds quarters regards remains savings securities spectacles spirits stocks troops
    values waters works"""
)


def base_form(word: str) -> str:
    """The plain form of an irregular lower-case word, else the word itself."""
    return IRREGULAR_FORMS.get(word, word)


def degree_of(text: str) -> str:
    """``more`` for a comparative, ``most`` for a superlative, else empty; read off the first word."""
    word = text.lower().partition(" ")[0]
    if word in _COMPARATIVES:
        return "more"
    if word in _SUPERLATIVES:
        return "most"
    return ""


_DEGREES = """
better best|worse worst|higher highest|lower lowest|bigger biggest|larger largest|smaller smallest|warmer warmest|hotter
hottest|colder coldest|faster fastest|stronger strongest|weaker weakest|slower slowest|longer longest|older oldest|younger
youngest|richer richest|poorer poorest|cheaper cheapest|earlier earliest|later latest|greater greatest|shorter
shortest|heavier heaviest|deeper deepest|more most|fewer fewest|less least|taller tallest|wetter wettest|drier driest|wider
widest|newer newest|safer safest|busier busiest|deadlier deadliest|costlier costliest|closer closest|nearer nearest|dearer
dearest|broader broadest|narrower narrowest|brighter brightest|lighter lightest|cleaner cleanest|dirtier dirtiest|healthier
healthiest|wealthier wealthiest
"""
_COMPARATIVES = frozenset(pair.split()[0] for pair in _DEGREES.split("|"))
_SUPERLATIVES = frozenset(pair.split()[1] for pair in _DEGREES.split("|"))


@lru_cache(maxsize=16_384)
def plain_forms(word: str) -> frozenset[str]:
    """The lower-case words that ``word`` may be a form of, itself among them."""
    is_inflected = word.endswith(_LAST_LETTERS)
    if not is_inflected and word not in IRREGULAR_FORMS:  # as most words
        return frozenset((word, one_spelling(word)))
    forms = {word, IRREGULAR_FORMS.get(word, word)}
    for ending, plain in _ENDINGS if is_inflected else ():
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            base = word[: -len(ending)]
            forms.add(base + plain)
            if len(base) > 3 and base[-1] == base[-2] and not plain:
                forms.add(base[:-1])
    return frozenset(forms.union(map(one_spelling, forms)))
