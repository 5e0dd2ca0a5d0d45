"""From a word of German, French or Spanish to the English word that the vocabulary knows it by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from claims.core.extraction.tongues.tongue import by_word
from claims.core.matching.tongues.german import PARTICLES
from claims.core.matching.tongues.glossed_nouns import MODIFIERS, NOUNS
from claims.core.matching.tongues.glossed_places import PLACES
from claims.core.matching.tongues.glossed_verbs import VERBS
from claims.core.matching.vocabulary.entries import entries
from claims.core.matching.words.lexicon import base_of
from claims.core.matching.words.terms import stem_word

LANGUAGES = ("de", "fr", "es")
"""The languages of the tables, in the order of their columns."""

STEMMERS = {"de": "german", "fr": "french", "es": "spanish"}
"""Name of the stemmer of each language."""

PLACE, NOUN, VERB, MODIFIER = "P", "N", "F", "J"
"""Tags of glosses, as ``word_forms`` reads them."""

_GERMAN_ENDINGS = ("eten", "test", "ten", "tet", "te", "est", "st", "et", "t", "en", "n", "e")
_GERMAN_PREFIXES = sorted(PARTICLES, key=len, reverse=True)
_STRONG = by_word(
    {
        "nehm": "nahm nahmen nimmt",
        "geb": "gab gaben gibt",
        "sprech": "sprach sprachen spricht",
        "tret": "trat traten tritt",
        "zieh": "zog zogen",
        "weis": "wies wiesen",
        "heb": "hob hoben",
        "geh": "ging gingen",
        "komm": "kam kamen",
        "lad": "lud luden lädt",
        "halt": "hielt hielten hält",
        "brech": "brach brachen bricht",
        "schließ": "schloss schlossen",
        "steh": "stand standen",
        "ruf": "rief riefen",
        "lass": "ließ ließen lässt",
        "werf": "warf warfen wirft",
        "trag": "trug trugen trägt",
        "schlag": "schlug schlugen schlägt",
        "steig": "stieg stiegen",
        "sink": "sank sanken",
        "schneid": "schnitt schnitten",
        "reiß": "riss rissen",
        "find": "fand fanden",
        "fall": "fiel fielen fällt",
        "schreib": "schrieb schrieben",
    }
)
"""Forms of strong verbs, of which others stand before their particle ("nahm … fest")."""

_KEPT = 8_192


@dataclass(frozen=True, slots=True)
class Gloss:
    """The English word (or name of a place) that a word answers to, and its tag."""

    english: str
    tag: str


@dataclass(frozen=True, slots=True)
class Glossary:
    """The glosses of a language: nouns and places, all other words, and phrases by their first word."""

    nouns: Mapping[str, Gloss]
    others: Mapping[str, Gloss]
    noun_stems: Mapping[str, Gloss]
    other_stems: Mapping[str, Gloss]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Gloss], ...]]


@cache
def glossed_verbs() -> frozenset[str]:
    """The bases of the English verbs that the tables gloss with: what they have is known, and what is another verb."""
    return frozenset(base_of(line.partition(": ")[0]) for line in entries(VERBS))


@cache
def glossary_of(language: str) -> Glossary:
    """The glosses of a language of ``LANGUAGES``."""
    written: dict[bool, dict[str, Gloss]] = {True: {}, False: {}}
    stems: dict[bool, dict[str, set[Gloss]]] = {True: {}, False: {}}
    phrases: dict[str, tuple[tuple[tuple[str, ...], Gloss], ...]] = {}
    for table, tag in ((VERBS, VERB), (NOUNS, NOUN), (MODIFIERS, MODIFIER), (PLACES, PLACE)):
        is_noun = tag in {NOUN, PLACE}
        for word, gloss in _entries(table, tag, LANGUAGES.index(language)):
            parts = tuple(word.split("_"))
            if len(parts) > 1:
                phrases[parts[0]] = (*phrases.get(parts[0], ()), (parts, gloss))
                continue
            written[is_noun].setdefault(word, gloss)
            if tag != PLACE:
                stems[is_noun].setdefault(stem_of(word, language, tag), set()).add(gloss)
    return Glossary(written[True], written[False], _own_stems(stems[True]), _own_stems(stems[False]), phrases)


def _own_stems(stems: Mapping[str, set[Gloss]]) -> dict[str, Gloss]:
    """The stems of one entry alone: "Arbeitslosen" is of "Arbeitslose" or of "Arbeitslosigkeit" by its stem."""
    return {stem: gloss for stem, (gloss, *others) in stems.items() if not others}


def _entries(table: str, tag: str, column: int) -> Iterator[tuple[str, Gloss]]:
    for line in entries(table):
        english, _, rest = line.partition(": ")
        for word in rest.split("|")[column].lower().split():
            yield word, Gloss(english, tag)


def stem_of(word: str, language: str, tag: str = "") -> str:
    """What the inflected forms of a word have in common; of a German verb, its infinitive without the ending."""
    if language == "de" and tag == VERB:
        return next((word.removesuffix(end) for end in ("en", "n") if word.endswith(end)), word)
    return stem_word(word, STEMMERS[language])


@lru_cache(maxsize=_KEPT)
def gloss_of(word: str, language: str, *, is_noun: bool = False) -> Gloss | None:
    """The gloss of a word as written, or None; ``is_noun`` where what stands before it shows that it is a noun.

    German nouns and verbs are told apart by the capital letter.
    """
    lower, is_german = word.lower(), language == "de"
    if is_german:
        return _noun(lower, language) if word[:1].isupper() else _other(lower, language)
    readers = (_noun, _other) if is_noun else (_other, _noun)
    return next((found for read in readers if (found := read(lower, language)) is not None), None)


def _noun(lower: str, language: str) -> Gloss | None:
    known = glossary_of(language)
    written = known.nouns.get(lower) or known.nouns.get(lower.removesuffix("s"))
    return written or known.noun_stems.get(stem_word(lower, STEMMERS[language]))


def _other(lower: str, language: str) -> Gloss | None:
    known = glossary_of(language)
    found = known.others.get(lower) or known.other_stems.get(stem_word(lower, STEMMERS[language]))
    if found is None and language == "es" and (subjunctive := _SUBJUNCTIVE.fullmatch(lower)):
        return _other(f"{subjunctive[1]}ron", language)
    if found is not None or language != "de":
        return found
    return next((known.other_stems[stem] for stem in german_verb_stems(lower) if stem in known.other_stems), None)


_SUBJUNCTIVE = re.compile(r"(\w{2,30}[ae])(?:ran?|sen?)")
"""Of the Spanish past, "destruyeran", whose stem is that of "destruyeron"."""


def gloss_of_separated(particle: str, verb: str) -> Gloss | None:
    """The gloss of a German verb whose particle stands apart: "baut … ab", "nahm … fest"."""
    return _other(particle + verb, "de") or _other(f"{particle}{_STRONG.get(verb, verb)}en", "de")


def german_verb_stems(word: str) -> Iterator[str]:
    """Beginnings of infinitives that a form may belong to, likeliest first: "abgebaut" may be of "abbauen"."""
    for form in dict.fromkeys((_without_ge(word), word)):
        yield from (
            form.removesuffix(end) for end in _GERMAN_ENDINGS if form.endswith(end) and len(form) > len(end) + 1
        )


def _without_ge(word: str) -> str:
    for prefix in ("", *_GERMAN_PREFIXES):
        if word.startswith(f"{prefix}ge") and len(word) > len(prefix) + 4:
            return prefix + word[len(prefix) + 2 :]
    return word


def find_phrase(lowers: Sequence[str], language: str) -> tuple[int, Gloss] | None:
    """The number of words of the longest glossed phrase that words begin with, and its gloss."""
    options = glossary_of(language).phrases.get(lowers[0], ())
    fitting = [(len(parts), gloss) for parts, gloss in options if tuple(lowers[: len(parts)]) == parts]
    return max(fitting, key=lambda one: one[0], default=None)
