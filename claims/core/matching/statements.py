"""One claim read into its parts, ready to be compared: words with their concepts and roles, figures, times, polarity."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from claims.core.extraction.quantities import find_quantities
from claims.core.extraction.tagging import FINITE, is_known, tag
from claims.core.extraction.time_expressions import find_times
from claims.core.extraction.tokens import Token, tokenize
from claims.core.extraction.units import UNITS
from claims.core.matching.function_words import FUNCTION_WORDS
from claims.core.matching.durations import duration_days
from claims.core.matching.lexicon import base_of, find_phrase, is_in_vocabulary, meaning_of, meaning_of_word
from claims.core.matching.said import Said, split_said
from claims.core.matching.vocabulary.kinds import QUANTIFIERS
from claims.core.matching.vocabulary.light_words import LIGHT_WORDS
from claims.core.matching.vocabulary.places import PLACE_NAMES
from claims.core.records import Force, Modality, Polarity, Quantity, Span, TimeExpression


class AttributionView(StrEnum):
    """Whether a text is compared with its attribution, or as content whose attribution was split off before."""

    WHOLE = "whole"
    CONTENT = "content"


class UnitKind(StrEnum):
    """What sort of word or phrase a unit is."""

    NAME = "name"
    NOUN = "noun"
    VERB = "verb"
    MODIFIER = "modifier"


@dataclass(frozen=True, slots=True)
class Unit:
    """A content word, phrase or name: its place, what it says, and how it stands in the sentence.

    ``role`` is ``agent``, ``patient``, ``verb`` or the governing preposition ("in", "of" …). ``place`` is the gazetteer's name where
    there is one; ``locative`` marks names that stand where something happens. ``light`` units add nothing by themselves.
    """

    start: int
    end: int
    text: str
    bases: tuple[str, ...]
    exact: frozenset[str]
    near: frozenset[str]
    kind: UnitKind
    role: str
    place: str | None = None
    locative: bool = False
    possessive: bool = False
    light: bool = False
    counted: bool = False
    inferred: bool = False

    @property
    def span(self) -> Span:
        """Its place in the text."""
        return Span(self.start, self.end)

    @property
    def is_name(self) -> bool:
        """Whether it names one person, body or place ("British" too)."""
        return self.kind is UnitKind.NAME or self.place is not None


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim read into its parts; offsets index ``text``."""

    text: str
    units: tuple[Unit, ...]
    quantities: tuple[Quantity, ...]
    times: tuple[TimeExpression, ...]
    polarity: Polarity
    negations: tuple[Span, ...]
    modality: Modality
    passive: bool
    quantifiers: frozenset[str]
    per: frozenset[str]
    connectors: frozenset[str]
    modals: frozenset[str]
    tense: str
    pronouns: frozenset[str]
    said: Said | None
    force: Force | None
    published: dt.date | None
    place_hint: str | None
    predicate: Unit | None
    content_words: int


LOCATIVES = frozenset({"in", "at", "near", "across", "outside", "inside", "throughout", "around", "off", "along"})
"""Prepositions before a name that make it a place."""

_PLACE_CLASSES = frozenset("town city village district province region island state port republic".split())

PLACE_HEADS = frozenset(
    [
        "county",
        "city",
        "valley",
        "province",
        "district",
        "town",
        "village",
        "river",
        "lake",
        "sea",
        "coast",
        "island",
        "islands",
        "bay",
        "mountains",
        "region",
        "state",
        "street",
        "road",
        "square",
        "park",
        "hills",
        "desert",
        "peninsula",
        "gulf",
        "strait",
        "harbor",
        "harbour",
        "airport",
        "station",
    ]
)
"""Last word of a name that makes it a place."""

_BACKWARD = ("past", "last", "previous", "recent")
_BASELINES = ("than in", "than", "compared with", "compared to", "compared with in", " from")
_VAGUE = frozenset({"PAST_REF", "PRESENT_REF", "FUTURE_REF"})
_LONGEST_STRETCH = 150_000
"""Days; a longer stretch would leave the calendar."""

_NEGATIONS = frozenset(
    {"not", "n't", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without", "cannot"}
)
_NEGATING_VERBS = frozenset({"avoid", "lack", "exempt", "abstain"})
_NEGATING_BEFORE_TO = frozenset({"fail", "refus", "declin"})
_MIGHT = frozenset({"may", "might", "could", "perhaps", "possibly", "maybe", "likely", "probably"})
_WILL = frozenset({"will", "'ll", "shall", "wo"})
_PER_HEAD = re.compile(r"\b(?:per|a) (?:person|head|capita|resident|inhabitant)\b")
_CONNECTORS = frozenset(
    """before after during until while if unless only merely exclusively because although despite except instead without than or nor
    whereas against""".split()
)
_PRONOUNS = frozenset({"he", "she", "him", "i", "me", "we", "you", "they", "them", "this", "these", "those", "who"})
_MORE = frozenset({"more", "less", "fewer"})
_DEONTIC = frozenset({"may", "can", "could", "must"})
_PREPOSITIONS = frozenset({"near", "against", "without", "outside", "inside", "across", "despite", "beyond", "behind"})
"""Words that govern a phrase whatever the tagger takes them for."""

_PARTICLES = frozenset({"back", "up", "down", "out", "off", "away", "over"})
_VERB_TAGS = frozenset("BFZTEG")
_NAME_JOINS = frozenset({"of", "the", "and", "de", "al", "for"})


def read_statement(
    text: str,
    *,
    published: dt.date | None = None,
    attribution: AttributionView = AttributionView.WHOLE,
    force: Force | None = None,
    inferred: tuple[Span, ...] = (),
    place_hint: str | None = None,
) -> Statement:
    """Read a claim into its parts.

    ``published`` resolves relative times and open periods. ``force`` is what the attribution verb did with the content, where it
    was split off before (``AttributionView.CONTENT``). ``inferred`` are the spans that decontextualization added: they may block a
    confirmation and never support one. ``place_hint`` is a place known only from the context. Never raises, whatever the text.
    """
    tokens = tag(tokenize(text, Span(0, len(text))))
    figures, times = find_quantities(text), _periods(text, find_times(text, published), published)
    said = split_said(text, tokens) if attribution is AttributionView.WHOLE else None
    if said is not None and any(found.span.start < said.parts[0].end and said.parts[0].start == 0 for found in figures):
        said = None  # "66 percent of firms said they …" is a finding of the outlet's own
    content = [token for token in tokens if said is None or not said.covers(token)]
    times = tuple(found for found in times if _inside(found.span, said))
    quantities = tuple(
        found
        for found in figures
        if _inside(found.span, said) and not any(found.span.overlaps(time.span) for time in times)
    )
    reader = _Reader(content, quantities, times, inferred)
    units = reader.read_units()
    negations = reader.read_negations(units)
    return Statement(
        text=text,
        units=units,
        quantities=quantities,
        times=times,
        polarity=Polarity.NEGATIVE if len(negations) % 2 else Polarity.POSITIVE,
        negations=negations,
        modality=_modality(content),
        passive=reader.passive,
        quantifiers=frozenset(
            token.lower
            for place, token in enumerate(content)
            if token.lower in QUANTIFIERS and place not in reader.taken and place not in reader.in_phrases
        ),
        per=frozenset(
            found
            for quantity in quantities
            for found in _PER_HEAD.findall(text[quantity.span.start : quantity.span.end + 24])
        ),
        connectors=frozenset(
            token.lower
            for place, token in enumerate(content)
            if place not in reader.taken
            and place not in reader.in_phrases
            and (token.lower in _CONNECTORS or (token.lower in _PARTICLES and token.tag not in "IA"))
        ),
        modals=frozenset(token.lower for token in content if token.tag == "M"),
        tense=_tense(content, reader.verb),
        pronouns=frozenset(token.lower for token in content if token.lower in _PRONOUNS and token.tag in "OW"),
        said=said,
        force=force,
        published=published,
        place_hint=place_hint,
        predicate=next((unit for unit in units if unit.role == "verb"), None),
        content_words=sum(not unit.light for unit in units) + len(quantities) + len(times),
    )


def _periods(text: str, times: Sequence[TimeExpression], published: dt.date | None) -> tuple[TimeExpression, ...]:
    """The times that date a statement: without mere lengths and vague ones, baselines open-ended.

    "the past two years" ends at the publication; "80 % more than in 2014" speaks of the time since then.
    """
    found: list[TimeExpression] = []
    for time in times:
        before = text[max(0, time.span.start - 24) : time.span.start].lower()
        if time.type == "DURATION":
            own = text[time.span.start : time.span.end].lower().split()
            if before.rstrip().endswith(_BACKWARD) or not set(_BACKWARD).isdisjoint(own):
                found.append(_stretch(time, published))
        elif time.timex in _VAGUE:
            continue
        elif before.rstrip().endswith(_BASELINES) and time.end is not None and time.granularity == "year":
            found.append(replace(time, end=None, open_end=True))
        else:
            found.append(time)
    return tuple(found)


def _stretch(time: TimeExpression, published: dt.date | None) -> TimeExpression:
    length = duration_days(time.timex)
    if published is None or length is None or length > _LONGEST_STRETCH:
        return time
    return replace(time, start=published - dt.timedelta(days=round(length)), end=published, granularity="day")


def _inside(span: Span, said: Said | None) -> bool:
    return said is None or not any(part.overlaps(span) for part in said.parts)


def _modality(tokens: Sequence[Token]) -> Modality:
    words = {token.lower for token in tokens if token.tag in "MR"}
    if words & _WILL:
        return Modality.WILL
    return Modality.MIGHT if words & _MIGHT else Modality.IS


def _tense(tokens: Sequence[Token], verb: int) -> str:
    """``present`` or ``past`` where a form of *be*, *have* or *do* leaves no doubt, else empty.

    The perfect counts as past: "has killed" says what "killed" says. A passive tells nothing ("is built", "was built" do).
    """
    if verb < 0:
        return ""
    word = tokens[verb].lower
    if word in {"has", "have"}:
        following = next((token for token in tokens[verb + 1 : verb + 4] if token.tag in _VERB_TAGS), None)
        return "past" if following is not None and following.tag in "ET" else "present"
    if word in {"is", "are", "am", "does", "do"}:
        return "present"
    return "past" if word in {"was", "were", "had", "did"} else ""


class _Reader:
    """Walks the words of one statement once and builds its units."""

    def __init__(
        self,
        tokens: list[Token],
        quantities: tuple[Quantity, ...],
        times: tuple[TimeExpression, ...],
        inferred: tuple[Span, ...],
    ) -> None:
        self.tokens = tokens
        self.inferred = inferred
        self.bases = [_base(token) for token in tokens]
        self.taken = _taken(tokens, quantities, times)
        self.counted = _counted(tokens, quantities, self.taken)
        self.verb = _main_verb(tokens)
        self.passive, self.participle = _passive(tokens, self.verb)
        self.in_phrases: set[int] = set()

    def read_units(self) -> tuple[Unit, ...]:
        units: list[Unit] = []
        preposition: str | None = None
        index = 0
        while index < len(self.tokens):
            token = self.tokens[index]
            if index in self.taken and index not in self.counted:
                index += 1
                continue
            if (token.tag in "IA" or token.lower in _PREPOSITIONS) and token.lower not in _NEGATIONS:
                preposition = token.lower
            elif token.tag in "BFZTMKW," or not token.is_word:
                preposition = None
            if index in self.in_phrases or self._is_class_of_name(index):
                index += 1
                continue
            if self._is_class_of_name(index - 1):
                preposition = "in"
            if token.lower == "close" and self._word(index + 1) == "to":
                preposition = "near"
                index += 2
                continue
            length, unit = self._unit_at(index, preposition)
            if unit is not None:
                units.append(unit)
            index += length
        return tuple(units)

    def _is_class_of_name(self, index: int) -> bool:
        """ "the town of X" says no more than "X"."""
        if index < 0:
            return False
        after = self.tokens[index + 2] if index + 2 < len(self.tokens) else None
        return (
            self.tokens[index].lower in _PLACE_CLASSES
            and self._word(index + 1) == "of"
            and after is not None
            and after.tag == "P"
        )

    def read_negations(self, units: tuple[Unit, ...]) -> tuple[Span, ...]:
        found: list[Span] = []
        for index, token in enumerate(self.tokens):
            if index in self.in_phrases or index in self.taken:
                continue
            base = self.bases[index]
            if token.lower in _NEGATIONS and not self._is_contrast(index):
                found.append(token.span)
            elif base in _NEGATING_VERBS or (base in _NEGATING_BEFORE_TO and self._word(index + 1) == "to"):
                found.append(token.span)
        if found and self._is_superlative():
            found.pop()
        return tuple(found)

    def _is_contrast(self, index: int) -> bool:
        """ "humans, not the sun, …" and "not only" deny nothing of the statement itself."""
        following = self.tokens[index + 1].lower if index + 1 < len(self.tokens) else ""
        before = self.tokens[index - 1].text if index else ""
        return self.tokens[index].lower == "not" and (following in {"only", "just"} or before in {",", "—", "–"})

    def _is_superlative(self) -> bool:
        """ "no month was warmer than July" asserts that July was the warmest."""
        words = [token.lower for token in self.tokens]
        if "no" not in words or "than" not in words:
            return False
        between = words[words.index("no") + 1 : words.index("than")]
        return any(word == "more" or word.endswith("er") for word in between)

    def _word(self, index: int) -> str:
        return self.tokens[index].lower if index < len(self.tokens) else ""

    def _unit_at(self, index: int, preposition: str | None) -> tuple[int, Unit | None]:
        token = self.tokens[index]
        if token.tag == "P" and index not in self.counted and not self._is_common(index):
            end = self._name_end(index)
            return end - index, self._name(index, end, preposition)
        phrase = find_phrase(self.bases, index)
        if phrase is not None and len(phrase[1]) > 1 and not (self.taken - self.counted).intersection(phrase[1]):
            meaning, places = phrase
            self.in_phrases.update(places[1:])
            return 1, self._build(places, meaning.exact, meaning.near, preposition)
        if token.tag == "M" and token.lower in _DEONTIC:
            meaning = meaning_of(self.bases[index])
            return 1, replace(self._build((index,), meaning.exact, meaning.near, preposition), light=True)
        if (
            not token.is_word
            or token.tag in "DOIAKQMC"
            or token.lower in _PARTICLES
            or token.lower in FUNCTION_WORDS
            or token.lower in _NEGATIONS
        ):
            return 1, self._name(index, index + 1, preposition) if _is_acronym(token) else None
        meaning = meaning_of_word(token.lower)
        return 1, self._build((index,), meaning.exact, meaning.near, preposition)

    def _is_common(self, index: int) -> bool:
        """Whether a capital letter at the beginning of a sentence hides a common word ("Coral reefs …")."""
        if index and self.tokens[index - 1].text not in {".", "!", "?", '"', "“", ":"}:
            return False
        token = self.tokens[index]
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if following is not None and following.tag == "P" or token.lower in PLACE_NAMES:
            return False
        if is_known(token.lower) or is_in_vocabulary(self.bases[index]) or token.lower.endswith(("ing", "ed")):
            return True
        return following is not None and following.tag in "NS"

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
        words = [token.lower for token in self.tokens[index:end]]
        joined = " ".join(words).replace(".", "")
        place = PLACE_NAMES.get(joined) or PLACE_NAMES.get(words[-1])
        bases = tuple(self.bases[index:end])
        phrase = find_phrase(list(bases), 0)
        exact = frozenset({place or " ".join(bases)})
        if phrase is not None and len(phrase[1]) == len(bases):
            exact |= phrase[0].exact
        possessive = end < len(self.tokens) and self.tokens[end].tag == "Q"
        return Unit(
            start=self.tokens[index].start,
            end=self.tokens[end - 1].end,
            text=" ".join(token.text for token in self.tokens[index:end]),
            bases=bases,
            exact=exact,
            near=frozenset(),
            kind=UnitKind.NAME,
            role=self._role(index, preposition),
            place=place,
            locative=preposition in LOCATIVES or words[-1] in PLACE_HEADS,
            possessive=possessive,
            inferred=self._is_inferred(index),
        )

    def _build(
        self, places: tuple[int, ...], exact: frozenset[str], near: frozenset[str], preposition: str | None
    ) -> Unit:
        first = places[0]
        token = self.tokens[first]
        kind = UnitKind.NOUN
        if token.tag in _VERB_TAGS:
            kind = UnitKind.VERB
        elif self.tokens[places[-1]].tag in "JR":
            kind = UnitKind.MODIFIER
        adjective = PLACE_NAMES.get(token.lower)
        return Unit(
            start=token.start,
            end=self.tokens[places[-1]].end,
            text=" ".join(self.tokens[place].text for place in places),
            bases=tuple(self.bases[place] for place in places),
            exact=frozenset({adjective}) | exact if adjective else exact,
            near=near,
            kind=kind,
            role=self._role(first, preposition),
            place=adjective,
            light=len(places) == 1 and (token.lower in LIGHT_WORDS or self.bases[first] in LIGHT_WORDS),
            counted=first in self.counted,
            inferred=self._is_inferred(first),
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


_ORGANIZATION_HEADS = frozenset(
    ["bank", "university", "ministry", "house", "court", "department", "office", "council", "church", "college", "city"]
)


def _base(token: Token) -> str:
    if token.text in {"US", "U.S.", "USA"}:
        return base_of("usa")
    return base_of(token.lower)


def _is_acronym(token: Token) -> bool:
    return len(token.text) >= 2 and token.text.isupper() and token.text.isalpha() and token.tag != "C"


def _taken(tokens: list[Token], quantities: tuple[Quantity, ...], times: tuple[TimeExpression, ...]) -> frozenset[int]:
    spans = [found.span for found in quantities] + [found.span for found in times]
    return frozenset(
        index
        for index, token in enumerate(tokens)
        if any(span.start < token.end and token.start < span.end for span in spans)
    )


def _counted(tokens: list[Token], quantities: tuple[Quantity, ...], taken: frozenset[int]) -> frozenset[int]:
    """Words inside a figure's span that name what is counted and are no unit of measurement ("civilians")."""
    return frozenset(
        index
        for index in taken
        for found in quantities
        if found.normalized is None
        and tokens[index].start >= found.number_span.end
        and tokens[index].end <= found.span.end
        and tokens[index].text.isalpha()
        and tokens[index].lower not in UNITS
        and tokens[index].tag in "NSPJ"
    )


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
    saw_be = False
    last = verb
    for index in range(verb, min(verb + 7, len(tokens))):
        token = tokens[index]
        if token.lower in {"is", "are", "was", "were", "be", "been", "being"}:
            saw_be = True
        elif token.tag == "E" or (saw_be and token.tag == "T"):
            return saw_be, index
        elif token.tag in _VERB_TAGS:
            last = index
        elif token.tag not in "MRA" and token.lower not in _NEGATIONS:
            break
    return False, last
