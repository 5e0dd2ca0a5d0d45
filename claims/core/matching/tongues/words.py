"""What each word of a statement in German, French or Spanish is taken for: noun, name, verb, modifier or small word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claims.core.matching.parts.said import Said
from claims.core.matching.parts.units import UnitKind, keys_of
from claims.core.matching.parts.word_forms import WordForm, base_of_word, name_form, word_form
from claims.core.matching.tongues.glossing import (
    MODIFIER,
    NOUN,
    PLACE,
    STEMMERS,
    VERB,
    Gloss,
    find_phrase,
    german_verb_stems,
    gloss_of,
    gloss_of_separated,
)
from claims.core.matching.tongues.grammar import Grammar
from claims.core.matching.vocabulary.light_words import LIGHT_WORDS
from claims.core.matching.words.terms import stem_word
from claims.core.records import Quantity, Span, TimeExpression

NAME, PREPOSITION, STOP, GAP, SMALL = "name", "prep", "stop", "gap", "small"
"""What a word may be beside the tags of ``glossing``: ``STOP`` ends a phrase, a time, figure or saying is a
``GAP``."""

THINGS = frozenset({NOUN, NAME, PLACE})
"""What names something."""

_WORD = re.compile(r"aujourd['’]hui|[^\W_]+(?:[-.&][^\W_]+)*")
_BREAK = re.compile(r"[,;:–—()]")
_NAME_JOINS = frozenset({"de", "del", "la", "el", "du", "des", "le", "von", "d"})
_ADJECTIVE = re.compile(r".{2,30}e[nrsm]?")
_NOUN_ENDING = re.compile(
    r".+(?:ung|ungen|heit|keit|keiten|schaft|schaften|tion|tionen|tät|täten|ismus|ling|nis|tum)s?"
)
_FINITE = re.compile(
    r".{2,30}(?:ó|aron|ieron|aba|aban|ía|ían|ará|erá|irá|arán|erán|irán|ait|aient|era|ira|ront|èrent|ent|é|ée|és|ées)"
)
_KINDS = {VERB: UnitKind.VERB, NOUN: UnitKind.NOUN, MODIFIER: UnitKind.MODIFIER}
_LONGEST_PHRASE = 6
_AT_ONCE = 2
_MEASURE_REACH = 40
"""Code points behind a figure within which what it counts is named ("15 weitere verletzte Bewohner")."""


@dataclass(slots=True)
class Item:
    """A word and what it is taken for; ``form`` where it is no small word, ``counted`` where a figure counts it."""

    start: int
    end: int
    written: str
    lower: str
    kind: str = SMALL
    form: WordForm | None = None
    role: str = ""
    counted: bool = False

    @property
    def span(self) -> Span:
        """Its place in the text."""
        return Span(self.start, self.end)

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.written[:1].isupper()


def read_items(
    text: str, quantities: Sequence[Quantity], times: Sequence[TimeExpression], said: Said | None
) -> list[Item]:
    """The words that belong to no saying, time or figure, with the marks between them; what a figure counts stays."""
    blocked = [time.span for time in times] + list(said.parts if said else ())
    items: list[Item] = []
    end = 0
    for match in _WORD.finditer(text):
        span = Span(*match.span())
        if _BREAK.search(text, end, span.start):
            items.append(Item(end, end, ",", ",", STOP))
        end = span.end
        figure = next((one for one in quantities if one.span.overlaps(span)), None)
        counted = any(_counts(one, span, match[0].lower()) for one in quantities)
        if any(one.overlaps(span) for one in blocked) or (figure is not None and not counted):
            items.append(Item(span.start, span.start, "", "", GAP))
        else:
            items.append(Item(span.start, span.end, match[0], match[0].lower(), counted=counted))
    return items


def _counts(figure: Quantity, span: Span, lower: str) -> bool:
    """Whether a figure counts what a word names."""
    is_behind = figure.number_span.end <= span.start <= figure.span.end + _MEASURE_REACH
    is_people = figure.unit == "person" and 0 <= span.start - figure.span.end <= _AT_ONCE
    return is_behind and figure.normalized is None and (lower == figure.measure or is_people)


class WordReader:
    """Walks the items of one statement once and tells what they are."""

    def __init__(self, items: list[Item], grammar: Grammar, language: str) -> None:
        self.items, self.grammar, self.language = items, grammar, language
        self._first = next((at for at, item in enumerate(items) if item.kind != STOP), 0)

    def classify(self) -> None:
        """Tell of each item what it is, in place."""
        at = 0
        while at < len(self.items):
            at += self._take(at)
        self._join_particles()

    def _take(self, at: int) -> int:
        """Tell what stands at a place; the number of items that it takes."""
        item = self.items[at]
        if item.kind in {STOP, GAP}:
            return 1
        phrase = find_phrase([one.lower for one in self.items[at : at + _LONGEST_PHRASE]], self.language)
        if phrase is not None:
            length, gloss = phrase
            item.end = self.items[at + length - 1].end
            item.kind, item.form = gloss.tag, glossed_form(gloss)
            return length
        if not item.is_capital or at == self._first or self.grammar.nouns_are_capitalized:
            if item.lower in self.grammar.roles:
                item.kind = PREPOSITION
                return 1
            if item.lower in self.grammar.small:
                return 1
        gloss_found = self._gloss(at)
        if gloss_found is not None:
            item.kind, item.form = gloss_found.tag, glossed_form(gloss_found)
            return 1
        if item.is_capital and self._is_name(at):
            return self._take_name(at)
        item.kind = self._guess(at)
        item.form = plain_form(item.lower, item.kind, self.language)
        return 1

    def _gloss(self, at: int) -> Gloss | None:
        item, before = self.items[at], self._before(at)
        if item.is_capital and not self.grammar.nouns_are_capitalized and self._is_capital(at + 1):
            return None  # "Banco Central" is a name
        is_noun = item.counted or (
            before is not None and (before.kind in {GAP, PREPOSITION} or self._is_article(before))
        )
        found = gloss_of(item.written, self.language, is_noun=is_noun)
        if found is None and at == self._first:
            found = gloss_of(item.lower, self.language, is_noun=is_noun)
        return found

    def _is_article(self, item: Item) -> bool:
        return item.lower in self.grammar.articles or item.lower in self.grammar.quantifiers

    def _before(self, at: int) -> Item | None:
        return self.items[at - 1] if at else None

    def _is_capital(self, at: int) -> bool:
        return at < len(self.items) and self.items[at].is_capital and not self.items[at].counted

    def _is_proper(self, at: int) -> bool:
        return self._is_capital(at) and gloss_of(self.items[at].written, self.language) is None

    def _is_name(self, at: int) -> bool:
        item, before = self.items[at], self._before(at)
        if not self.grammar.nouns_are_capitalized:
            return not (at == self._first and _FINITE.fullmatch(item.lower) and item.lower[-1:] in "óén")
        if item.written.isupper() or self._is_proper(at + 1):
            return True
        if item.counted or _NOUN_ENDING.fullmatch(item.lower):
            return False
        if before is None or before.kind in {STOP, PREPOSITION, NAME, NOUN}:
            return True
        return before.lower not in self.grammar.articles and before.kind not in {MODIFIER, GAP}

    def _take_name(self, at: int) -> int:
        end = at + 1
        is_german = self.grammar.nouns_are_capitalized
        while self._is_proper(end) if is_german else self._is_capital(end) or self._joins_name(end):
            end += 1
        item = self.items[at]
        item.kind, item.end = NAME, self.items[end - 1].end
        item.form = _name(tuple(one.written for one in self.items[at:end]))
        return end - at

    def _joins_name(self, at: int) -> bool:
        return at < len(self.items) and self.items[at].lower in _NAME_JOINS and self._is_capital(at + 1)

    def _guess(self, at: int) -> str:
        """What a word that is not glossed is, by its form and what stands before it."""
        item, before = self.items[at], self._before(at)
        if self.grammar.nouns_are_capitalized:
            if item.is_capital:
                return NOUN
            return MODIFIER if self._is_capital(at + 1) and _ADJECTIVE.fullmatch(item.lower) else VERB
        if item.counted or before is None:
            return NOUN
        if before.kind in {NOUN, NAME}:
            has_verb = any(one.kind == VERB for one in self.items[:at])
            return VERB if not has_verb and _FINITE.fullmatch(item.lower) else MODIFIER
        if before.lower in self.grammar.passives or before.lower in self.grammar.function:
            return VERB if self.grammar.participle.fullmatch(item.lower) else NOUN
        return NOUN

    def _join_particles(self) -> None:
        """ "baut … ab" is "abbauen": a particle at the end of a clause belongs to its finite verb."""
        for at, item in enumerate(self.items):
            is_end = at + 1 == len(self.items) or self.items[at + 1].kind == STOP
            if not is_end or item.lower not in self.grammar.particles or item.kind not in {PREPOSITION, SMALL, VERB}:
                continue
            verb = next((one for one in reversed(self.items[:at]) if one.kind == VERB), None)
            if verb is not None:
                joined = item.lower + verb.lower
                gloss = gloss_of_separated(item.lower, verb.lower)
                verb.form = glossed_form(gloss) if gloss is not None else plain_form(joined, VERB, self.language)
                item.kind, item.form = SMALL, None


def glossed_form(gloss: Gloss) -> WordForm:
    """The form of the English gloss, without senses: one word was chosen for what a foreign one may mean."""
    if gloss.tag == PLACE:
        return _name(tuple(word.capitalize() for word in gloss.english.split()))
    form = word_form(gloss.english, gloss.tag)
    keys = keys_of(form.bases, form.exact, form.near)
    return WordForm(gloss.english, form.bases, form.exact, form.near, _KINDS[gloss.tag], keys)


def plain_form(lower: str, kind: str, language: str) -> WordForm:
    """The form of a word that is not glossed: its stem, which only finds itself."""
    base = stem_word(lower, STEMMERS[language])
    if language == "de" and kind == VERB:
        base = min(german_verb_stems(lower), key=len, default=base)
    exact = frozenset({base})
    light = kind == MODIFIER and base in LIGHT_WORDS
    return WordForm(base, (base,), exact, frozenset(), _KINDS[kind], keys_of((base,), exact, frozenset()), light=light)


def _name(written: tuple[str, ...]) -> WordForm:
    return name_form(written, tuple(base_of_word(word, PLACE) for word in written))
