"""The explanation of a pair: its slots with both values, and the rule under which a machine may confirm it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from claims.core.matching.comparing.alignment import Level, Link
from claims.core.matching.comparing.causatives import tells_same_outcome, told_as_outcome
from claims.core.matching.comparing.company import agree_in_company
from claims.core.matching.comparing.comparisons import SLOT_NAMES, Comparisons, link_slot, value_slot
from claims.core.matching.comparing.converses import is_retold_by_converse
from claims.core.matching.comparing.near_misses import is_missed_by_one, near_miss
from claims.core.matching.comparing.order import roles_agree
from claims.core.matching.comparing.speakers import are_other_speakers
from claims.core.matching.differences.found import Differences
from claims.core.matching.differences.saying_differences import denied_by_one, is_told_from_other_side
from claims.core.matching.differences.value_differences import counts_persons
from claims.core.matching.differences.word_differences import carries_noun
from claims.core.matching.parts.said import DENYING
from claims.core.matching.parts.units import NOMINAL, Unit, UnitKind
from claims.core.matching.second_reading.as_of import is_dated_back
from claims.core.matching.second_reading.fine_print import fine_print_agrees
from claims.core.matching.statements.reading import Statement
from claims.core.matching.words.inflections import degree_of
from claims.core.matching.words.lexicon import bases_of
from claims.core.records import AGREEING, Comparison, SlotComparison, Span

MIN_CONTENT_WORDS = 8
"""Content words that make a match safe without two filled slots."""

MIN_SLOTS = 2
"""Explicit slots that both sides must fill where the text is shorter."""

_SURE = frozenset({Level.SAME, Level.SYNONYM})


def build_slots(pair: Comparisons, differences: Differences) -> dict[str, SlotComparison]:
    """The filled slots of a pair in reading order."""
    found: dict[str, SlotComparison] = {}
    for name in SLOT_NAMES:
        slot = _BUILDERS[name](pair)
        link, spans = differences.slots.get(name), differences.spans.get(name)
        if spans is not None:
            values = _words(pair.left, spans[0]), _words(pair.right, spans[1])
            slot = SlotComparison(*values, Comparison.DIFFERENT, *spans)
        elif link is not None:
            slot = link_slot(pair.left, pair.right, link, Comparison.DIFFERENT)
        elif name in differences.slots and slot is not None and slot.comparison in AGREEING:
            slot = SlotComparison(
                slot.left, slot.right, Comparison.DIFFERENT, slot.left_span, slot.right_span, slot.inferred
            )
        elif name in differences.slots and slot is None:
            slot = SlotComparison(None, None, Comparison.DIFFERENT)
        if slot is not None and name in _WHEN_OR_WHERE:
            slot = _told_apart(pair, slot)
        if slot is not None and not _is_shown(slot, name, found):
            found[name] = slot
    return found


_WHEN_OR_WHERE = frozenset({"time", "place"})
_MOST_BEFORE = 3
_REACH = 60
"""Code points before a word in which the word before it is looked for."""
_WORD_BEFORE = re.compile(r"[^\W_]+(?:['’-][^\W_]+)* \Z")


def _told_apart(pair: Comparisons, slot: SlotComparison) -> SlotComparison:
    """A time or place that differs though its words are the same, with the small words before it in which it does: "before
    the vote" against "after the vote"."""
    if slot.comparison is not Comparison.DIFFERENT or slot.left_span is None or slot.right_span is None:
        return slot
    left, right = slot.left_span, slot.right_span
    for _ in range(_MOST_BEFORE):
        if _words(pair.left, left).lower() != _words(pair.right, right).lower():
            return replace(
                slot,
                left=_words(pair.left, left),
                right=_words(pair.right, right),
                left_span=left,
                right_span=right,
            )
        left, right = _with_word_before(pair.left, left), _with_word_before(pair.right, right)
    return slot


def _words(side: Statement, span: Span) -> str:
    return side.text[span.start : span.end]


def _with_word_before(side: Statement, span: Span) -> Span:
    found = _WORD_BEFORE.search(side.text, max(0, span.start - _REACH), span.start)
    return span if found is None else Span(found.start(), span.end)


def _is_shown(slot: SlotComparison, name: str, found: dict[str, SlotComparison]) -> bool:
    """Whether the object would only repeat the subject: one word that does it on one side and has it done on the other."""
    subject = found.get("subject")
    if name != "object" or subject is None or slot.comparison is Comparison.DIFFERENT or slot.left_span is None:
        return False
    return (slot.left_span, slot.right_span) == (subject.left_span, subject.right_span)


def may_confirm(pair: Comparisons, differences: Differences, slots: dict[str, SlotComparison]) -> bool:
    """Whether nothing in a *same* pair forbids that a machine confirms it.

    Beside the rule on slots, every content word of either side must have found its like, in a role that fits.
    """
    if differences.loose or differences.slots:
        return False
    if not _all_words_agree(pair) or not roles_agree(pair):
        return False
    if not _grammar_agrees(pair, differences) or not fine_print_agrees(pair):
        return False
    both = [
        slot
        for name, slot in slots.items()
        if slot.left and slot.right and not (differences.complement and name in {"polarity", "quantity"})
    ]
    if any(slot.comparison not in AGREEING for slot in both):
        return False
    filled = sum(not slot.inferred for name, slot in slots.items() if slot.left and slot.right and name in _COUNTING)
    return filled >= MIN_SLOTS or min(pair.left.content_words, pair.right.content_words) >= MIN_CONTENT_WORDS


def leave_open(slots: dict[str, SlotComparison]) -> dict[str, SlotComparison]:
    """The slots of a pair that was read as *same*: a difference that the reading does not bear out is unknown."""
    return {
        name: replace(slot, comparison=Comparison.UNKNOWN) if slot.comparison is Comparison.DIFFERENT else slot
        for name, slot in slots.items()
    }


_SETTING_UP = bases_of("establish create set start form begin")


def _all_words_agree(pair: Comparisons) -> bool:
    alignment = pair.alignment
    if alignment.contrasts or alignment.kinds:
        return False
    if not all(is_told_from_other_side(pair, link) for link in alignment.antonyms):
        return False
    if any(_is_done_or_doer(pair, link) or _is_found_or_founded(link) for link in alignment.shared):
        return False
    return all(
        link.level in _SURE
        or counts_persons(pair, link)
        or tells_same_outcome(pair, link)
        or agree_in_company(pair, link)
        for link in alignment.shared
    )


def _is_found_or_founded(link: Link) -> bool:
    """Whether one side says "found" and the other "set up": most who found a company came upon one."""
    for one, other in ((link.left, link.right), (link.right, link.left)):
        if one.text.lower() == "found" and other.text.lower() != "found" and other.bases[0] in _SETTING_UP:
            return True
    return False


def _is_done_or_doer(pair: Comparisons, link: Link) -> bool:
    """ "was spied on" against "was a spy": the verb in the passive, and a noun of what the subject is."""
    for verb, noun, side in ((link.left, link.right, pair.left), (link.right, link.left, pair.right)):
        if verb.kind is UnitKind.VERB and verb.role == "verb" and side.passive:
            return noun.kind is UnitKind.NOUN and noun.role == "patient" and not noun.counted
    return False


def _grammar_agrees(pair: Comparisons, differences: Differences) -> bool:
    """Same small words that turn a meaning: conditions, order, quantifiers, negations; no pronoun left open."""
    left, right = pair.left, pair.right
    return (
        _small_words_agree(left, right)
        and _clauses_agree(pair)
        and left.rates == right.rates
        and _degrees_agree(pair)
        and _open_modals(pair, left) == _open_modals(pair, right)
        and _tenses_agree(left, right)
        and (len(left.negations) == len(right.negations) or differences.complement)
        and left.force not in DENYING
        and not (left.truncated or right.truncated)
        and not left.pronouns
        and not right.pronouns
    )


def _clauses_agree(pair: Comparisons) -> bool:
    """Whether the same thing stands behind each word that opens a clause: "prices fell because fewer moved" is not
    "because prices fell, fewer moved"."""
    for word in pair.left.connectors & pair.right.connectors & _OPENING:
        one, other = _first_behind(word, pair.left), _first_behind(word, pair.right)
        linked = any(link.left is one and link.right is other for link in pair.alignment.shared)
        if one is not None and other is not None and not linked:
            return False
    return True


_OPENING = frozenset({"because", "until", "while", "unless", "although", "if"})


def _first_behind(word: str, side: Statement) -> Unit | None:
    """The first content word behind a small word."""
    found = re.search(rf"\b{word}\b", side.text, re.IGNORECASE)
    return next((unit for unit in side.units if found and unit.start >= found.end() and not unit.light), None)


def _small_words_agree(left: Statement, right: Statement) -> bool:
    if left.tops_all == right.tops_all:
        return left.connectors == right.connectors and left.quantifiers == right.quantifiers
    return left.connectors - {"than"} == right.connectors - {"than"} and left.quantifiers - {
        "no"
    } == right.quantifiers - {"no"}


def _degrees_agree(pair: Comparisons) -> bool:
    """ "the older bridge" is not "the oldest bridge"; "no bridge is older than" is."""
    if pair.left.tops_all != pair.right.tops_all:
        plain, topping = (pair.right, pair.left) if pair.left.tops_all else (pair.left, pair.right)
        return _degrees(pair, plain is pair.left) == {"most"} and _degrees(pair, topping is pair.left) <= {"more"}
    for link in pair.alignment.shared:
        left, right = degree_of(link.left.text), degree_of(link.right.text)
        if left != right and (link.left.bases == link.right.bases or (left and right)):
            return False
        if _is_made_so(link):
            return False
    return True


def _is_made_so(link: Link) -> bool:
    """ "The lower rate" may never have been higher, "the lowered rate" was; who is free need not have been freed."""
    sides = (link.left, link.right), (link.right, link.left)
    return any(
        other.text.lower() in {f"{one.text.lower()}d", f"{one.text.lower()}ed"} and one.kind is UnitKind.MODIFIER
        for one, other in sides
    )


def _degrees(pair: Comparisons, is_left: bool) -> set[str]:
    """The degrees of the shared words of one side, without plain forms."""
    units = [link.left if is_left else link.right for link in pair.alignment.shared]
    return {degree_of(unit.text) for unit in units} - {""}


def _open_modals(pair: Comparisons, side: Statement) -> frozenset[str]:
    """The modals whose meaning the other side does not say in another way ("must", "is obliged to")."""
    answered = {
        unit.text.lower()
        for link in pair.alignment.shared
        if link.level >= Level.ALIKE
        for unit in (link.left, link.right)
    }
    return side.modals - answered


def _tenses_agree(left: Statement, right: Statement) -> bool:
    """ "has 40 branches" is not "had 40 branches", nor "costs" "cost", but for "costs in 2019" in a later text."""
    if is_dated_back(left) and is_dated_back(right):
        return True
    if left.tense and right.tense:
        return left.tense == right.tense
    one, other = left.predicate, right.predicate
    if one is None or other is None or one.bases != other.bases:
        return True
    return one.text.lower().endswith("s") == other.text.lower().endswith("s")


_COUNTING = frozenset({"subject", "predicate", "object", "quantity", "measure", "time", "place", "population"})


def _role_slot(role: str) -> Callable[[Comparisons], SlotComparison | None]:
    def build(pair: Comparisons) -> SlotComparison | None:
        links = [link for link in pair.alignment.shared if role in {link.left.role, link.right.role}]
        links = [link for link in links if link.left.kind in NOMINAL and not link.left.light]
        for link in links:
            if link.left.role == link.right.role == role:
                return link_slot(pair.left, pair.right, link, Comparison.EQUAL)
        if links:
            return link_slot(pair.left, pair.right, links[0], Comparison.EQUAL)
        return _lone(pair, role)

    return build


def _lone(pair: Comparisons, role: str) -> SlotComparison | None:
    left = next((unit for unit in pair.alignment.left_only if unit.role == role and not unit.light), None)
    right = next((unit for unit in pair.alignment.right_only if unit.role == role and not unit.light), None)
    if left is None and right is None:
        return None
    if left is not None and right is not None:
        return value_slot(pair.left, pair.right, left, right, Comparison.UNKNOWN)
    return value_slot(pair.left, pair.right, left, right, Comparison.ONLY_LEFT if left else Comparison.ONLY_RIGHT)


def _predicate(pair: Comparisons) -> SlotComparison | None:
    left, right = pair.left.predicate, pair.right.predicate
    if is_missed_by_one(pair) and left is not None and right is not None:
        spans = near_miss(pair.left) or left.span, near_miss(pair.right) or right.span
        values = _words(pair.left, spans[0]), _words(pair.right, spans[1])
        return SlotComparison(*values, Comparison.DIFFERENT, *spans)
    for link in pair.alignment.shared:
        if "verb" in {link.left.role, link.right.role}:
            return link_slot(pair.left, pair.right, link, Comparison.EQUAL)
    if left is None and right is None:
        return None
    if left is None or right is None:
        return value_slot(pair.left, pair.right, left, right, Comparison.ONLY_LEFT if left else Comparison.ONLY_RIGHT)
    retold = (
        is_retold_by_converse(pair)
        or left in told_as_outcome(pair)
        or carries_noun(left, pair)
        or carries_noun(right, pair)
    )
    comparison = Comparison.COMPATIBLE if retold else Comparison.UNKNOWN
    return value_slot(pair.left, pair.right, left, right, comparison)


def _polarity(pair: Comparisons) -> SlotComparison | None:
    left, right = pair.left, pair.right
    return SlotComparison(
        left.polarity.value,
        right.polarity.value,
        Comparison.EQUAL if left.polarity is right.polarity else Comparison.UNKNOWN,
        left.negations[0] if left.negations else None,
        right.negations[0] if right.negations else None,
    )


def _quantity(pair: Comparisons) -> SlotComparison | None:
    rank = {Comparison.DIFFERENT: 0, Comparison.COMPATIBLE: 1, Comparison.EQUAL: 2}
    told = pair.told
    pairs = [one for one in pair.figures.pairs if not (one.left in told and one.right in told)]
    if not pairs and told:
        other = next(quantity for quantity in told if quantity in pair.right.quantities)
        return value_slot(pair.left, pair.right, told[0], other, Comparison.COMPATIBLE)
    if pairs:
        worst = min(pairs, key=lambda one: rank[one.comparison])
        return value_slot(pair.left, pair.right, worst.left, worst.right, worst.comparison)
    if pair.figures.left_only:
        return value_slot(pair.left, pair.right, pair.figures.left_only[0], None, Comparison.ONLY_LEFT)
    if pair.figures.right_only:
        return value_slot(pair.left, pair.right, None, pair.figures.right_only[0], Comparison.ONLY_RIGHT)
    return None


def _measure(pair: Comparisons) -> SlotComparison | None:
    for one in pair.figures.pairs:
        if one.left.measure and one.right.measure:
            link = next((link for link in pair.alignment.shared if link.left.counted or link.right.counted), None)
            if link is not None:
                return link_slot(pair.left, pair.right, link, Comparison.EQUAL)
    return None


def _time(pair: Comparisons) -> SlotComparison | None:
    period = pair.period
    if period is None:
        return None
    return value_slot(pair.left, pair.right, period.left, period.right, period.comparison)


def _place(pair: Comparisons) -> SlotComparison | None:
    for link in pair.alignment.shared:
        if link.left.place or link.left.locative or link.right.locative:
            return link_slot(pair.left, pair.right, link, Comparison.EQUAL)
    left = next((unit for unit in pair.alignment.left_only if unit.place or unit.locative), None)
    right = next((unit for unit in pair.alignment.right_only if unit.place or unit.locative), None)
    if left is None and right is None:
        return None
    if left and right:
        return value_slot(pair.left, pair.right, left, right, Comparison.DIFFERENT)
    return value_slot(pair.left, pair.right, left, right, Comparison.ONLY_LEFT if left else Comparison.ONLY_RIGHT)


def _population(pair: Comparisons) -> SlotComparison | None:
    """Whom a text speaks of is told by its words: only a difference between them fills this slot."""
    return None


def _modality(pair: Comparisons) -> SlotComparison | None:
    left, right = pair.left.modality, pair.right.modality
    return SlotComparison(left.value, right.value, Comparison.EQUAL if left is right else Comparison.UNKNOWN)


def _attribution(pair: Comparisons) -> SlotComparison | None:
    left, right = pair.left.said, pair.right.said
    if denied_by_one(pair):
        denial = [str(side.force) if side.force in DENYING else None for side in (pair.left, pair.right)]
        return SlotComparison(denial[0], denial[1], Comparison.DIFFERENT)
    if left is None and right is None:
        return None
    if left is not None and right is not None:
        comparison = Comparison.EQUAL if left.speaker == right.speaker else Comparison.UNKNOWN
        if are_other_speakers(pair):
            comparison = Comparison.DIFFERENT
        return SlotComparison(_source(pair.left), _source(pair.right), comparison, left.parts[0], right.parts[0])
    if left is not None:
        return SlotComparison(_source(pair.left), None, Comparison.ONLY_LEFT, left.parts[0], None)
    assert right is not None
    return SlotComparison(None, _source(pair.right), Comparison.ONLY_RIGHT, None, right.parts[0])


def _source(side: Statement) -> str | None:
    """Who says it; where that is not told, the words of the saying ("allegedly", "it is said that")."""
    said = side.said
    if said is None:
        return None
    is_told = said.speaker not in {"", "it"}
    return said.speaker if is_told else side.text[said.parts[0].start : said.parts[0].end].strip()


_BUILDERS: dict[str, Callable[[Comparisons], SlotComparison | None]] = {
    "subject": _role_slot("agent"),
    "predicate": _predicate,
    "object": _role_slot("patient"),
    "polarity": _polarity,
    "quantity": _quantity,
    "measure": _measure,
    "time": _time,
    "place": _place,
    "population": _population,
    "modality": _modality,
    "attribution": _attribution,
}
