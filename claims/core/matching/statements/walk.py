"""The words of one statement, walked once: units with roles, the main verb and its voice, negations."""

from __future__ import annotations

from dataclasses import replace

from claims.core.extraction.figures.units import UNITS
from claims.core.extraction.lexicon.verb_words import PARTICLES
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.tagger import FINITE, has_finite, is_known
from claims.core.extraction.text.tokens import Token
from claims.core.matching.parts.shares import SHARE
from claims.core.matching.parts.units import NOMINAL, Unit, UnitKind
from claims.core.matching.parts.word_forms import (
    MODAL,
    VERB_TAGS,
    WordForm,
    base_of_word,
    name_form,
    phrase_form,
    unit_of,
    word_form,
)
from claims.core.matching.statements.tagged_words import retagged
from claims.core.matching.vocabulary.occupations import OCCUPATIONS
from claims.core.matching.vocabulary.places import PLACE_NAMES
from claims.core.matching.words.function_words import FUNCTION_WORDS
from claims.core.matching.words.inflections import degree_of
from claims.core.matching.words.lexicon import find_phrase, is_in_vocabulary, may_begin_phrase
from claims.core.matching.words.thesaurus import UNKNOWN, senses_of
from claims.core.records import Quantity, Span, TimeExpression

MAX_UNITS = 80
"""Units that are read: a claim has a dozen; comparing hundreds with hundreds would let one text hold up all others."""

LOCATIVES = words("in at near across outside inside throughout around off along")
"""Prepositions before a name that make it a place."""

PLACE_HEADS = words(
    """county city valley province district town village river lake sea coast island islands bay mountains region state
    street road square park hills desert peninsula gulf strait harbor harbour airport station"""
)
"""Last word of a name that makes it a place."""

PLACE_CLASSES = words("town city village district port")
CLASSES_OF_NAMES = words(
    """company firm bank airline retailer manufacturer publisher startup start-up newspaper magazine town village freighter
    ferry tanker volcano comet asteroid hurricane typhoon cyclone"""
)
"""Words that say nothing new before a name, since hardly anything else of another sort has the same name: a film and a
novel, a ship, a state and its capital often do."""

_CLASSES = PLACE_CLASSES | CLASSES_OF_NAMES
_ORGANIZATION_HEADS = words("bank university ministry house court department office council church college city")
_NAME_JOINS = words("of de al")
_MONEY = words(
    "dollar dollars euro euros pound pounds yen yuan rupee rupees ruble rubles franc francs krona kronor peso pesos"
)
_SCORES = words("dozen dozens hundred hundreds thousand thousands score scores")
NEGATIONS = words("not n't no never none nobody nothing neither nor without cannot")
"""Words that deny."""

_NOBODY = words("nobody nothing none never")
_NEGATING_VERBS = words("avoid exempt abstain")
LACKING = frozenset({"=have no", "=lack"})
"""Concepts of phrases that deny what stands behind them: "is without", "has no", "do without"."""

_NEGATING_BEFORE_TO = words("fail refus declin")
_CLAUSE_MARKS = frozenset("BFZTMW,")
_DEONTIC = words("may can could must")
_PREPOSITIONS = words("near against without outside inside across despite beyond behind following")
"""Words that govern a phrase whatever the tagger takes them for."""

_ROLE_OF_PREPOSITION = {"following": "after", "across": "over", "towards": "to", "toward": "to", "into": "to"}
"""Prepositions that say what another one says."""

_TITLES = words("president minister secretary executive ceo senator professor general colonel judge")
"""Last words of titles before a name of two words: "President Lind" may be written for the name."""


Units = tuple[Unit, ...]


class UnitReader:
    """Walks the words of one statement once and builds its units."""

    def __init__(
        self,
        tokens: list[Token],
        quantities: tuple[Quantity, ...],
        times: tuple[TimeExpression, ...],
        inferred: tuple[Span, ...],
    ) -> None:
        self.taken = _taken(tokens, quantities, times)
        self.tokens = tokens = _with_verb(retagged(tokens), self.taken)
        self.inferred = inferred
        self.bases = [base_of_word(token.text, token.tag) for token in tokens]
        self.in_times = _taken(tokens, (), times)
        self.counted = _counted(tokens, quantities, self.taken)
        self.verb = _main_verb(tokens)
        self.passive, self.participle = _passive(tokens, self.verb)
        self.in_phrases: set[int] = set()
        self.phrase_starts: set[int] = set()
        self.lacking: set[int] = set()
        self.role_after: dict[int, str | None] = {}
        self.truncated = False

    def read_units(self) -> tuple[Unit, ...]:
        """The units in order."""
        units: list[Unit] = []
        preposition: str | None = None
        is_filled = excludes = False
        names_class = not _CLASSES.isdisjoint([token.lower for token in self.tokens])
        index = 0
        while index < len(self.tokens):
            token = self.tokens[index]
            if index in self.in_phrases:
                preposition = self.role_after.get(index, preposition)
                index += 1
                continue
            if index in self.taken and index not in self.counted:
                is_filled = is_filled or index in self.in_times
                index += 1
                continue
            if token.lower == "of" and index - 1 in self.taken - self.counted:
                index += 1  # "a third of the farms": the farms stand where the figure stands
                continue
            if (token.tag in "IA" or token.lower in _PREPOSITIONS) and token.lower not in NEGATIONS:
                preposition, is_filled = _ROLE_OF_PREPOSITION.get(token.lower, token.lower), False
            elif token.tag in "BFZTMKW," or not token.is_word:
                preposition = None
            elif is_filled and (index - 1 in self.in_times or (token.tag == "D" and self.tokens[index - 1].tag != "C")):
                preposition = None  # "in March the director …", "in Rome the army …": another phrase begins
            if names_class and (self._is_class_of_name(index) or self._is_class_beside_name(index)):
                index += 1
                continue
            if names_class and self._is_class_of_name(index - 1):
                preposition = "in"
            if token.lower == "close" and self._word(index + 1) == "to":
                preposition = "near"
                index += 2
                continue
            length, unit = self._unit_at(index, preposition)
            excludes = self._excludes(index) or (excludes and token.tag not in _CLAUSE_MARKS)
            if unit is not None:
                units.append(replace(unit, excluded=True) if excludes else unit)
                is_filled = is_filled or unit.kind in NOMINAL
                if token.tag == "G" and length == 1:
                    preposition = None  # "for robbing the bank": the bank is robbed
                if len(units) == MAX_UNITS:
                    self.truncated = True
                    break
            index += length
        return tuple(units)

    def _is_class_of_name(self, index: int) -> bool:
        """ "the town of X" says no more than "X"."""
        if index < 0:
            return False
        after = self.tokens[index + 2] if index + 2 < len(self.tokens) else None
        return (
            self.tokens[index].lower in PLACE_CLASSES
            and self._word(index + 1) == "of"
            and after is not None
            and after.tag == "P"
        )

    def _is_class_beside_name(self, index: int) -> bool:
        """ "the company Helva", "the river Sal" say no more than the name."""
        if self.tokens[index].lower not in CLASSES_OF_NAMES or index == 0 or self.tokens[index - 1].tag != "D":
            return False
        if index + 1 < len(self.tokens) and self.tokens[index + 1].tag == "P":
            return True
        apposed = index >= 3 and self.tokens[index - 2].text == "," and self.tokens[index - 3].tag == "P"
        return apposed and self._word(index + 1) in {",", ".", ""}

    def read_negations(self) -> tuple[Span, ...]:
        """Where the statement denies, after ``read_units``; a denial inside a known phrase belongs to its meaning, unless
        the phrase says that something is lacking."""
        found: list[Span] = []
        for index, token in enumerate(self.tokens):
            if index in self.in_phrases or index in self.taken:
                continue
            base = self.bases[index]
            if (
                (token.lower in NEGATIONS and not self._is_contrast(index))
                or base in _NEGATING_VERBS
                or index in self.lacking
                or (base == "lack" and self._word(index + 1) != "of")
                or (base in _NEGATING_BEFORE_TO and self._is_before_deed(index + 1))
            ):
                found.append(token.span)
        if found and self.is_superlative():
            found.pop()
        return tuple(found)

    def _is_before_deed(self, index: int) -> bool:
        """Whether "to" and what is not done stand at ``index``; "declined to 6 percent" denies nothing."""
        if self._word(index) != "to":
            return False
        behind = next((token for token in self.tokens[index + 1 :] if token.tag != "R"), None)
        return behind is None or behind.tag not in "CDIQ"

    def _is_contrast(self, index: int) -> bool:
        """ "humans, not the sun, …" and "not only" deny nothing of the statement itself."""
        following = self.tokens[index + 1].lower if index + 1 < len(self.tokens) else ""
        before = self.tokens[index - 1].text if index else ""
        return self.tokens[index].lower == "not" and (following in {"only", "just"} or before in {",", "—", "–"})

    def is_in_phrase(self, index: int) -> bool:
        """Whether the word at ``index`` belongs to a known phrase, after ``read_units``."""
        return index in self.in_phrases or index in self.phrase_starts

    def _excludes(self, index: int) -> bool:
        """Whether "A, not B, …" begins to name who or what it was not."""
        return self.tokens[index].lower == "not" and index > 0 and self.tokens[index - 1].text in {",", "—", "–"}

    def is_superlative(self) -> bool:
        """ "no month was warmer than July" asserts that July was the warmest."""
        words = [token.lower for token in self.tokens]
        if "no" not in words or "than" not in words:
            return False
        between = words[words.index("no") + 1 : words.index("than")]
        return any(degree_of(word) == "more" or (word.endswith("er") and word != "other") for word in between)

    def _word(self, index: int) -> str:
        return self.tokens[index].lower if index < len(self.tokens) else ""

    def _unit_at(self, index: int, preposition: str | None) -> tuple[int, Unit | None]:
        token = self.tokens[index]
        if token.lower in _NOBODY or (token.lower == "one" and self._word(index - 1) == "no"):
            return 1, None
        if index not in self.taken and not token.text.isalpha() and any(letter.isdigit() for letter in token.text):
            return 1, self._name(index, index + 1, preposition)  # "the 15th Amendment", "flight 370", "batch 77B"
        if token.tag == "P" and index not in self.counted and not self._is_common(index):
            end = self._name_end(index)
            if self._is_occupation_of_name(index, end):
                return 1, self._word_unit(index, preposition)
            if not self._is_title_of_name(index, end):
                return end - index, self._name(index, end, preposition)
        phrase = self._phrase_unit(index, preposition)
        if phrase is not None:
            return 1, phrase
        if token.tag == MODAL and token.lower in _DEONTIC:
            return 1, self._word_unit(index, preposition)
        if token.lower == "aged" and index + 1 in self.taken:
            return 1, None  # "aged 52" is "52"
        if (
            not token.is_word
            or token.tag in "DOIAKQMC"
            or token.lower in PARTICLES
            or token.lower in _PREPOSITIONS
            or token.lower in FUNCTION_WORDS
            or token.lower in NEGATIONS
        ):
            return 1, self._name(index, index + 1, preposition) if is_acronym(token) else None
        return 1, self._word_unit(index, preposition)

    def _phrase_unit(self, index: int, preposition: str | None) -> Unit | None:
        """The phrase of several words with a meaning of its own that begins at the word, None where none does."""
        phrase = find_phrase(self.bases, index) if may_begin_phrase(self.bases[index]) else None
        if phrase is None or len(phrase[1]) < 2 or (self.taken - self.counted).intersection(phrase[1]):
            return None
        meaning, places = phrase
        tokens, bases = [self.tokens[place] for place in places], tuple(self.bases[place] for place in places)
        if index in self.counted and tokens[-1].tag in "IA":
            return None  # "72 objects to Nigeria" objects to nothing
        if bases[0] == "be" and any(token.tag == "G" for token in tokens):
            return None  # "is losing" is not "is lost"
        self.in_phrases.update(places[1:])
        self.phrase_starts.add(places[0])
        if meaning.exact & LACKING:
            self.lacking.add(places[0])
        form = phrase_form(tokens, bases, meaning.exact, meaning.near)
        unit = self._unit(form, places[0], places[-1], preposition, parts=self._parts(places, preposition))
        if tokens[0].tag == "I":
            unit = replace(unit, role="adverb")
        if tokens[-1].tag in "IA":
            self.role_after[places[-1]] = None if unit.kind is UnitKind.VERB else min(meaning.exact, default=None)
        return unit

    def _parts(self, places: tuple[int, ...], preposition: str | None) -> Units:
        """The words of a phrase as units of their own; none where one of them denies, or turns a verb: of "called off" to
        call is no part."""
        if any(self.tokens[place].lower in NEGATIONS or self._turns_verb(place) for place in places[1:]):
            return ()
        found = []
        for place in places:
            token = self.tokens[place]
            if token.tag in "DIA":
                preposition = token.lower if token.tag in "IA" else preposition
            if token.tag in "DOIAKQM" or token.lower in FUNCTION_WORDS or token.lower in PARTICLES:
                continue
            found.append(self._word_unit(place, preposition))
        return tuple(found)

    def _turns_verb(self, index: int) -> bool:
        return self.tokens[index].lower in PARTICLES and self.tokens[index].tag not in "IA"

    def _is_common(self, index: int) -> bool:
        """Whether a capital letter at the beginning of a sentence hides a common word ("Coral reefs …")."""
        if index and self.tokens[index - 1].text not in {".", "!", "?", '"', "“", ":"}:
            return False
        token = self.tokens[index]
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if token.lower in OCCUPATIONS or token.lower in FUNCTION_WORDS:
            return True
        if (following is not None and following.tag == "P") or token.lower in PLACE_NAMES:
            return False
        if is_known(token.lower) or is_in_vocabulary(self.bases[index]) or token.lower.endswith(("ing", "ed")):
            return True
        return following is not None and following.tag in "NS"

    def _is_occupation_of_name(self, index: int, end: int) -> bool:
        """ "Governor Maud Calder" is the governor Maud Calder, wherever it stands; "Baker Street" is a name."""
        last = self.tokens[end - 1].lower
        return (
            end - index > 1
            and self.tokens[index].lower in OCCUPATIONS
            and last not in PLACE_HEADS
            and last not in _ORGANIZATION_HEADS
        )

    def _is_title_of_name(self, index: int, end: int) -> bool:
        """ "President Rosa Lind" is Rosa Lind, the president; "Prime Minister" has two words."""
        phrase = find_phrase(self.bases, index) if may_begin_phrase(self.bases[index]) else None
        last = phrase[1][-1] if phrase is not None else index
        name = self.tokens[last + 1 : end]
        return self.tokens[last].lower in _TITLES and len(name) > 1 and name[-1].lower not in PLACE_HEADS

    def _name_end(self, index: int) -> int:
        end = index + 1
        while end < len(self.tokens) and end not in self.taken:
            if self.tokens[end].tag == "P":
                end += 1
            elif (
                self.tokens[end].lower in _NAME_JOINS
                and end + 1 < len(self.tokens)
                and self.tokens[end].lower in {"of", "de", "al"}
                and self.tokens[end + 1].tag == "P"
                and self.tokens[end - 1].lower in _ORGANIZATION_HEADS
            ):
                end += 2
            else:
                break
        return end

    def _name(self, index: int, end: int, preposition: str | None) -> Unit:
        tokens = self.tokens[index:end]
        form = name_form(tuple(token.text for token in tokens), tuple(self.bases[index:end]))
        locative = preposition in LOCATIVES or tokens[-1].lower in PLACE_HEADS
        return self._unit(form, index, end - 1, preposition, locative=locative)

    def _word_unit(self, index: int, preposition: str | None) -> Unit:
        token = self.tokens[index]
        return self._unit(word_form(token.text, token.tag), index, index, preposition)

    def _unit(
        self,
        form: WordForm,
        first: int,
        last: int,
        preposition: str | None,
        *,
        locative: bool = False,
        parts: Units = (),
    ) -> Unit:
        """The unit of a form at its place in the statement."""
        return unit_of(
            form,
            start=self.tokens[first].start,
            end=self.tokens[last].end,
            role=self._role(first, preposition),
            locative=locative,
            possessive=last + 1 < len(self.tokens) and self.tokens[last + 1].tag == "Q",
            counted=form.kind is not UnitKind.NAME and first in self.counted,
            inferred=bool(self.inferred) and self._is_inferred(first),
            parts=parts,
        )

    def _role(self, index: int, preposition: str | None) -> str:
        if index in {self.verb, self.participle}:
            return "verb"
        if preposition is not None:
            return "agent" if preposition == "by" and self.passive and index > self.verb else preposition
        if self.verb < 0 or index < self.verb:
            return "patient" if self.passive else "agent"
        return "object" if self.passive else "patient"

    def _is_inferred(self, index: int) -> bool:
        return any(span.overlaps(self.tokens[index].span) for span in self.inferred)


def is_acronym(token: Token) -> bool:
    """Whether a word is written in capitals alone: the WHO is nobody that "who" asks for."""
    return len(token.text) >= 2 and token.text.isupper() and token.text.isalpha() and token.tag != "C"


def _taken(tokens: list[Token], quantities: tuple[Quantity, ...], times: tuple[TimeExpression, ...]) -> frozenset[int]:
    spans = [found.span for found in quantities] + [found.span for found in times]
    return frozenset(
        [
            index
            for start, end in [(span.start, span.end) for span in spans]
            for index, token in enumerate(tokens)
            if start < token.end and token.start < end
        ]
    )


def _counted(tokens: list[Token], quantities: tuple[Quantity, ...], taken: frozenset[int]) -> frozenset[int]:
    """Words inside a figure's span that name what is counted and are no unit of measurement ("civilians"), also between the
    two numbers of a share ("one village school in five")."""
    inside = _between_numbers(tokens, quantities)
    return frozenset(
        index
        for index in taken
        for found in quantities
        if (index in inside or (found.normalized is None and tokens[index].start >= found.number_span.end))
        and tokens[index].end <= found.span.end
        and tokens[index].text.replace("-", "").isalpha()
        and tokens[index].lower not in UNITS
        and tokens[index].lower not in _MONEY | _SCORES
        and tokens[index].tag in "NSPJEGTR"
    )


def _between_numbers(tokens: list[Token], quantities: tuple[Quantity, ...]) -> frozenset[int]:
    """Words behind the first number of a share that is told by two, before "in" or "out of"."""
    found: list[int] = []
    for share in (one for one in quantities if one.unit == SHARE):
        inside = [
            index
            for index, token in enumerate(tokens)
            if share.number_span.start < token.start and token.end <= share.number_span.end
        ]
        joint = next((index for index in inside if tokens[index].lower in {"in", "out"}), None)
        found += [index for index in inside if joint is not None and index < joint]
    return frozenset(found)


def _with_verb(tokens: list[Token], taken: frozenset[int]) -> list[Token]:
    """The words with a finite verb where the tagger saw none: "Livestock account for 14 percent" has one."""
    if has_finite(tokens):
        return tokens
    for place in range(1, len(tokens) - 1):
        token, before, after = tokens[place], tokens[place - 1], tokens[place + 1]
        may_be = (
            token.tag in "NSJE" and before.tag in "NSPC" and (after.tag in "DIAC" or _is_verb_of_lacking(token, after))
        )
        if may_be and place not in taken and senses_of(token.lower, "v") is not UNKNOWN:
            tagged = replace(token, tag="T" if token.tag == "E" else "Z" if token.lower.endswith("s") else "F")
            return [*tokens[:place], tagged, *tokens[place + 1 :]]
    return tokens


def _is_verb_of_lacking(token: Token, after: Token) -> bool:
    """ "Schools lack water": without "of" behind it the word is no noun."""
    return token.lower == "lack" and after.lower != "of"


def _main_verb(tokens: list[Token]) -> int:
    """Place of the first finite verb outside a relative clause; -1 where there is none."""
    fallback = -1
    relative = False
    for index, token in enumerate(tokens):
        if token.tag == "W" or (token.lower == "that" and index and tokens[index - 1].tag in "NSP"):
            relative = True
        elif token.tag in FINITE:
            if not relative:
                return index
            fallback = index if fallback < 0 else fallback
            relative = False
    return fallback


def _passive(tokens: list[Token], verb: int) -> tuple[bool, int]:
    """Whether a form of *be* is followed by a participle, and the place of the lexical verb."""
    if verb < 0:
        return False, -1
    saw_be = saw_have = False
    last = verb
    for index in range(verb, min(verb + 7, len(tokens))):
        token = tokens[index]
        if token.lower in {"is", "are", "was", "were", "be", "been", "being"}:
            saw_be = True
        elif token.lower in {"has", "have", "had", "having"}:
            saw_have = True
            last = index
        elif (token.tag == "E" and (saw_be or saw_have)) or (saw_be and token.tag == "T"):
            return saw_be, index
        elif token.tag == "E" or (token.tag == "G" and saw_have and not saw_be):
            break  # "have running water"
        elif token.tag in VERB_TAGS:
            last = index
        elif token.tag not in "MRA" and token.lower not in NEGATIONS:
            break
    return False, last
