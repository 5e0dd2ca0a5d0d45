"""Mutants that say another thing by one word or by their order: sister terms, general and special terms, contraries,
exchanged roles, other quantifiers, scope and modality.

The judge is the rule by which a mutant is made, apart from the code under test: a word is replaced by one that WordNet's
own relations hold apart from it (another kind of the same thing, a contrary, what is right above or below it), and only
where the two share no sense whatever, so that no reader can take the one for the other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from claims.core.extraction.lexicon.vocabulary import words
from claims.core.matching.vocabulary.wordnet import PARENTS, WORDS

MOST_PER_WORD = 6
"""Mutants of one word by one rule."""

_WORD = re.compile(r"[a-z]{4,}")
_NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][a-z]+(?: [A-Z][a-z]+)*")
_PERIODS = words(
    """January February March April May June July August September October November December Monday Tuesday Wednesday
    Thursday Friday Saturday Sunday Christmas Easter"""
)
_FUNCTION = words(
    """about above after almost along also although around because been before being between both could does doing done
    during each either every from further have having here itself just less like many more most much nearly once only
    other over same should since some such than that their them then there these they this those through under until upon
    very were what when where which while will with within without would your people person total number average year
    years month months week weeks days hours minutes seconds percent percentage point points million billion thousand
    hundred dollars euros pounds half third quarter fifth tenth dozen decade decades century doubled tripled halved twice
    seven eight nine eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty
    sixty seventy eighty ninety three four five zero first second last early late former roughly approximately currently
    already officially exactly kilometers kilometres miles meters metres tons tonnes liters litres grams kilograms barrels
    level figure amount cent ever involving altogether single ones"""
)
"""Words of grammar, figures and units, and those that add nothing to a claim."""

_ALIKE_WORDS = """
strike walkout|port harbor harbour|teacher educator|home house housing residence|town city|jail prison gaol jailhouse poky
pokey|firm company corporation|plant factory works|murder homicide killing|staff workforce worker|fight fighting
battle|road street highway|seize confiscate|loss forfeit
"""
_ALIKE = tuple(words(group) for group in _ALIKE_WORDS.split("|"))
"""Words that WordNet holds apart and newspapers use for one another."""


@lru_cache(maxsize=1)
def _table() -> tuple[dict[str, dict[str, tuple[frozenset[str], frozenset[str], frozenset[str]]]], dict[str, set[str]]]:
    """Of each word by part of speech: main senses, all senses, contraries; and of each sense the words that have it."""
    entries: dict[str, dict[str, tuple[frozenset[str], frozenset[str], frozenset[str]]]] = {}
    holders: dict[str, set[str]] = defaultdict(set)
    for line in WORDS.split(" "):
        word, *parts = line.split("/")
        entries[word] = {}
        for part in parts:
            head, _, rest = part.partition(":")
            senses, _, contraries = rest.partition("!")
            main, _, side = senses.partition(";")
            own = frozenset(filter(None, main.split(",")))
            entries[word][head[0]] = (
                own,
                own | frozenset(filter(None, side.split(","))),
                frozenset(filter(None, contraries.split(","))),
            )
            for sense in own:
                holders[sense].add(word)
    return entries, holders


@lru_cache(maxsize=1)
def _below() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for number, above in enumerate(PARENTS.split(" ")):
        for parent in above.split(","):
            if parent != "-":
                found[parent].append(_base36(number))
    return found


def _base36(number: int) -> str:
    digits = ""
    while True:
        number, digit = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
        if not number:
            return digits


def _lemma(word: str) -> tuple[str, str]:
    """The dictionary form of a word and the ending that its replacement needs."""
    entries, _ = _table()
    for ending, plain in (("ies", "y"), ("s", "")):
        if word.endswith(ending) and word[: -len(ending)] + plain in entries and not word.endswith("ss"):
            return word[: -len(ending)] + plain, "s"
    return word, ""


def _inflected(word: str, ending: str) -> str:
    if ending != "s":
        return word
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh", "z")) else "s")


def _all_senses(word: str) -> frozenset[str]:
    entries, _ = _table()
    return frozenset(sense for _, senses, _ in entries.get(word, {}).values() for sense in senses)


def _related(word: str) -> Iterator[str]:
    """Words that are other kinds of the same, contraries, right above or right below, as nouns or adjectives."""
    entries, holders = _table()
    parents, below = PARENTS.split(" "), _below()
    for part, (main, _, contraries) in entries.get(word, {}).items():
        yield from sorted(contraries)
        if part != "n":
            continue
        for sense in sorted(main):
            above = [parent for parent in parents[int(sense, 36)].split(",") if parent != "-"]
            near = [sister for parent in above for sister in below[parent] if sister != sense]
            for other in (*near[:40], *above, *below[sense][:10]):
                yield from sorted(holders.get(other, ()))


def replacements(word: str) -> list[str]:
    """Up to ``MOST_PER_WORD`` words that can stand for a word and say another thing."""
    lemma, ending = _lemma(word)
    own, found = _all_senses(lemma), []
    for other in _related(lemma):
        written = _inflected(other, ending)
        alike = other[:4] == lemma[:4] or lemma in other or other in lemma
        alike = alike or any({lemma, other} <= group for group in _ALIKE)
        if written not in found and not alike and len(other) > 3 and other.isalpha() and not own & _all_senses(other):
            found.append(written)
        if len(found) == MOST_PER_WORD:
            break
    return found


def substituted(text: str) -> Iterator[str]:
    """Texts with one content word replaced."""
    for found in _WORD.finditer(text):
        word = found[0]
        if (
            word in _FUNCTION
            or (found.start() and text[found.start() - 1].isalnum())
            or text[found.end() : found.end() + 1].isalnum()
        ):
            continue
        for other in replacements(word):
            yield text[: found.start()] + other + text[found.end() :]


def turned(text: str) -> Iterator[str]:
    """Texts with two names exchanged, or with another quantifier, scope, certainty or polarity."""
    names = [name for name in _NAME.finditer(text) if name[0] not in _PERIODS and name[0].split()[0] not in _PERIODS]
    for place, one in enumerate(names):
        for other in names[place + 1 :]:
            if one[0] != other[0]:
                yield (text[: one.start()] + other[0] + text[one.end() : other.start()] + one[0] + text[other.end() :])
    for old, new in _TURNS:
        changed = old.sub(new, text, count=1)
        if changed != text:
            yield changed
    for opening in _OPENINGS:
        yield opening + (
            text
            if text[:1].isdigit() or (_NAME.match("x " + text, 2) and text.split()[0] not in _COMMON)
            else text[0].lower() + text[1:]
        )


_COMMON = frozenset({"The", "A", "An", "In", "On", "Since", "About", "Some", "More", "Half", "Every", "Two", "Three"})
_OPENINGS = (
    "It is unlikely that ",
    "It is possible that ",
    "Hardly anyone believes that ",
    "Unless the court objects, ",
    "According to a rumor, ",
    "Critics allege that ",
    "The plan is that ",
)
_NO_NUMBER = r"(?! \W?\d| (?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|half)\b)"
_TURNS = tuple(
    (re.compile(old), new)
    for old, new in (
        (rf"\bwas\b{_NO_NUMBER}", "was almost"),
        (rf"\bwere\b{_NO_NUMBER}", "were nearly"),
        (r"\bhas\b", "has yet to have"),
        (r"\bhave\b", "may have"),
        (r"\bwill\b", "may"),
        (r"\bis\b", "is perhaps"),
        (r"\bare\b", "are mostly"),
        (r"^The (\w+s)\b", r"Some \1"),
        (r"^The (\w+s)\b", r"All \1"),
        (r"^The (\w+s)\b", r"Hardly any \1"),
        (r"^The\b", "Neither the council nor the"),
        (r"\bin\b", "outside"),
        (r"\bto\b(?= (?:the|an?|[A-Z]|\d))", "from"),
        (r"\bfrom\b(?! \d)", "to"),
        (r"\bafter\b", "before"),
        (r"\bsince\b", "until"),
        (r"\bby\b", "except by"),
        (r"\bfor\b", "against"),
        (r"\bof the\b", "of half the"),
        (r"\bpeople\b", "young people"),
        (r"\bpeople\b", "men"),
        (r"\bwomen\b", "people"),
        (r"\bchildren\b", "adults"),
        (r"\bmore\b", "less"),
        (r"\bat least\b", "at most"),
        (r"\bover\b", "under"),
        (r"\.$", " unless the law changes."),
        (r"\.$", ", but only in part."),
        (r"\.$", " by mistake."),
    )
)
