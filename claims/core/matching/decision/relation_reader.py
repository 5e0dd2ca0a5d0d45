"""Two kinds of evidence on how a pair relates, weighed together: what the slots say, and what a pair encoder reads.

Slots tell figures, dates, places and names apart and see that words say the same only where the vocabulary knows it; an
encoder fitted on judged pairs knows paraphrases and alternatives that no vocabulary lists, and misses digits. Both are
pooled log-linearly with fitted weights (``RelationReader.weights``) to a share of each relation.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from claims.core.extraction.lexicon.people import HONORIFICS, OFFICES
from claims.core.matching.comparing.alignment import Level, Link
from claims.core.matching.comparing.certainty import told_ahead_by_one
from claims.core.matching.comparing.comparisons import Comparisons, told_in_full
from claims.core.matching.comparing.relatedness import Relatedness, are_related
from claims.core.matching.comparing.speakers import have_one_speaker
from claims.core.matching.comparing.told_inversely import tells_the_rest
from claims.core.matching.decision.topic import READ_ALIKE, Alike, SentenceLikeness, may_read_alike
from claims.core.matching.differences.found import SLOTS_OF, Differences
from claims.core.matching.differences.saying_differences import denied_by_one
from claims.core.matching.differences.sure_differences import (
    are_other_names,
    is_one_verb_denied,
    is_surely_not_opposite,
    is_surely_not_same,
)
from claims.core.matching.differences.value_differences import tells_since_when
from claims.core.matching.parts.units import Unit, UnitKind
from claims.core.matching.statements.reading import Statement
from claims.core.matching.statements.walk import LOCATIVES
from claims.core.matching.words.lexicon import bases_of
from claims.core.records import AGREEING, Comparison, Relation, SlotComparison

Shares = Mapping[Relation, float]
"""A probability for each relation of a left text to a right one; they sum to 1."""

PairEncoder = Callable[[str, str], Shares | None]
"""Reads two texts and tells how the left one may relate to the right one; (right, left) gives the mirrored shares. None
where a text is too long to be read."""

LEAST_SHARED = 0.2
"""Share of its content (0..1) that the side with less in common must find on the other before the encoder is asked; where
it is less, the sentences must be alike."""

MOST_SHARED = 0.9
"""The same above which the slots know all there is: of the judged pairs that share more they tell as many right as both
kinds of evidence do together."""

ONE_THING = 0.7
"""Share of its content (0..1) that the side with less in common finds on the other where two texts are about one thing."""

MOSTLY = 0.5
"""Share (0..1) of what is ruled out from which the encoder has no say on a text that tells the same with a word more.

Of two texts with one day it expects another day; that ruled out, what it has left for all else is noise: "in Mumbai" was
*unrelated* to "in Mumbai, India"."""

DOUBT_FROM = 0.7
"""Share (0..1) of another relation from which a pair of next to the same words is not told as *same*.

The encoder has learnt that a small change turns a meaning and has seen few that do not. Of 149 harmless rewritings and
judged pairs that say the same, and that no machine confirms, it takes three away from here on; of those that say something
else it finds 18 of 51 judged pairs, 34 of 421 traps and a fifth of rewritings (all kept from it, December 2026;
``benchmarks/near_copies.py``). By its likeliest relation alone 80 of the 92 rewritings would be lost.
"""

_DOUBTED = (
    Relation.OPPOSITE,
    Relation.OTHER_ENTITY,
    Relation.OTHER_PLACE,
    Relation.OTHER_DATE,
    Relation.OTHER_MEASURE,
    Relation.REPORTED_ONLY,
)
"""What a word in another's place may make of a claim."""

_NOBODY = frozenset({"", "it", "they"})
"""Speakers of a saying that nobody is named for."""

_TITLES = HONORIFICS | OFFICES | {"colonel"}
_LEAST_SHARE = 1e-4
_WHERE = LOCATIVES | {"on", "to", "from", "over", "under", "behind", "through", "beside", "outside", "inside"}
_COMPASS = ("north", "south", "east", "west")


@dataclass(frozen=True, slots=True)
class RelationReader:
    """An encoder with the weights by which its shares count beside the slots (``evidence_of`` names them).

    Most pairs that it is fitted on are about one thing. Of what an index lets through for a sentence few are: ``topic``
    leaves the others out before, by the ``likeness`` of the sentences and by how far ``apart`` the encoder finds them.
    """

    encode: PairEncoder
    weights: Mapping[str, float]
    likeness: SentenceLikeness | None = None

    def is_asked(self, pair: Comparisons, common: Relatedness, alike: Alike | None = None) -> bool:
        """Whether the slots leave something open: the statements share a little, and on a side a word has no like that is
        more than the title before a name of both.

        Where they share less they must be alike as sentences, and candidates of an index by all their words too (``alike``
        tells how much).
        """
        if common.least >= MOST_SHARED or denied_by_one(pair):
            return False
        if common.least < LEAST_SHARED and not self._reads_alike(pair, alike):
            return False
        shared, alignment = pair.alignment.shared, pair.alignment
        left, right = _verb_before_deed(pair.right), _verb_before_deed(pair.left)
        deeds = [link for link in shared if (link.left.kind is UnitKind.VERB) != (link.right.kind is UnitKind.VERB)]
        return bool(
            _telling(alignment.left_only, [link.left for link in shared], [link.left for link in deeds], left)
            or _telling(alignment.right_only, [link.right for link in shared], [link.right for link in deeds], right)
        )

    def _reads_alike(self, pair: Comparisons, alike: Alike | None) -> bool:
        if self.likeness is None or (alike is not None and not may_read_alike(alike)):
            return False
        return (self.likeness(pair.left.text, pair.right.text) or 0.0) >= READ_ALIKE

    def apart(self, pair: Comparisons) -> float | None:
        """The encoder's share of *unrelated*; None where a text is too long to be read."""
        read = self._read(pair)
        return None if read is None else read.get(Relation.UNRELATED, 0.0)

    def shares(
        self, pair: Comparisons, differences: Differences, slots: Mapping[str, SlotComparison], common: Relatedness
    ) -> Shares | None:
        """How the left statement may relate to the right one, by both kinds of evidence. Worth its cost where ``is_asked``.

        What the slots rule out has no share. None where a text is too long to be read, or where a contrary is read that
        cannot be one: the slots decide alone then.
        """
        read = self._read(pair)
        if read is None:
            return None
        ruled_out = _ruled_out(pair, differences, slots)
        impossible = sum(read.get(relation, 0.0) for relation in ruled_out - {Relation.SAME})
        if impossible >= MOSTLY and _tells_more(pair, common):
            return None
        if Relation.OPPOSITE in ruled_out and most_likely(read) is Relation.OPPOSITE:
            return None
        evidence = evidence_of(pair, differences, slots, common, read)
        possible = {relation: named for relation, named in evidence.items() if relation not in ruled_out}
        return dict.fromkeys(evidence, 0.0) | dict(self._weigh(pair, possible))

    def _read(self, pair: Comparisons) -> Shares | None:
        """What the encoder reads in a pair, with names written out: of three letters it knows too little."""
        return self.encode(*told_in_full(pair))

    def doubts(
        self, pair: Comparisons, differences: Differences, slots: Mapping[str, SlotComparison], common: Relatedness
    ) -> Shares | None:
        """The shares of a pair of next to the same words that the slots take for *same* and no machine may confirm; None
        for any other, and where nothing else is likely enough or one text only says more.

        Figures are read by the slots alone, and two such texts speak of one thing, so only what ``_DOUBTED`` names has a
        share beside *same*.
        """
        if differences.relation is not Relation.SAME or not pair.is_english or denied_by_one(pair):
            return None
        if not _have_words_of_their_own(pair, Level.SYNONYM):
            return None
        shares = self.shares(pair, differences, slots, common)
        if shares is None:
            return None
        open_to = {relation: shares[relation] for relation in (Relation.SAME, *_DOUBTED)}
        whole = sum(open_to.values())
        likely = most_likely(open_to)
        if likely is Relation.SAME or open_to[likely] < DOUBT_FROM * whole:
            return None
        if likely is Relation.OPPOSITE and not _have_words_of_their_own(pair, Level.ALIKE):
            return None  # what says the same in one sense is no contrary in any
        return dict.fromkeys(shares, 0.0) | {relation: share / whole for relation, share in open_to.items()}

    def _weigh(self, pair: Comparisons, possible: Mapping[Relation, Mapping[str, float]]) -> Shares:
        """What the evidence for the possible relations weighs. Shares that make a whole are no other figures where nothing
        else keeps the pair from being *same*."""
        if tells_the_rest(pair):
            others = dict(possible)
            others.pop(Relation.DIFFERENT_FIGURE, None)
            shares = weigh(others, self.weights)
            if most_likely(shares) is Relation.SAME:
                return shares
        return weigh(possible, self.weights)


def _tells_more(pair: Comparisons, common: Relatedness) -> bool:
    """Whether just one side has words of meaning that the other lacks, and the two are about one thing."""
    left, right = _have_words_alone(pair)
    return left != right and common.least >= ONE_THING


def _have_words_alone(pair: Comparisons) -> tuple[bool, bool]:
    """Whether the left and the right side have words of meaning without their like."""
    left, right = pair.alignment.left_only, pair.alignment.right_only
    return any(not unit.light for unit in left), any(not unit.light for unit in right)


def _have_words_of_their_own(pair: Comparisons, known: Level) -> bool:
    """Whether each text has a word, or one more of a kind, that the other lacks and is not ``known`` to have."""
    alike = [link for link in pair.alignment.shared if link.level >= known or _is_one_name(link)]
    one = _words_beside(pair.left, [link.left for link in alike])
    other = _words_beside(pair.right, [link.right for link in alike])
    return bool(one - other) and bool(other - one)


def _is_one_name(link: Link) -> bool:
    """Whether two names end alike: "Ana Velk" is "Mayor Velk", where nothing else sets them apart."""
    return link.left.is_name and link.right.is_name and link.left.bases[-1:] == link.right.bases[-1:]


def _words_beside(statement: Statement, units: Sequence[Unit]) -> Counter[str]:
    """The words of a text, without those of some of its units."""
    text = statement.text.lower()
    for unit in units:
        text = text[: unit.start] + " " * (unit.end - unit.start) + text[unit.end :]
    return Counter(_WORD.findall(text))


_WORD = re.compile(r"\w+")


def _telling(alone: Sequence[Unit], shared: Sequence[Unit], deeds: Sequence[Unit], doing: frozenset[str]) -> list[Unit]:
    """The words of meaning that one side has alone, without titles ("Judge Orla Venn" is Orla Venn) and without the verb
    before a deed that the other side tells by its own: "received approval", "was approved"."""
    names = {unit.start for unit in shared if unit.is_name}
    nouns = [unit.start for unit in deeds if unit.kind is not UnitKind.VERB]
    return [
        unit
        for unit in alone
        if not unit.light
        and not (unit.end + 1 in names and _is_title(unit))
        and not (unit.bases[0] in doing and any(0 < start - unit.end <= _NEXT for start in nouns))
    ]


def _verb_before_deed(telling: Statement) -> frozenset[str]:
    """The verbs that may stand before a deed that a side tells by its own: who "was approved" received approval, who
    "pardoned" granted a pardon."""
    return _GETTING if telling.passive else _DOING


_DOING = bases_of("make take give grant issue tell")
_GETTING = bases_of("get receive")
_NEXT = 8
"""Characters between such a verb and its noun, with an article or a word about it."""


def _is_title(unit: Unit) -> bool:
    return unit.kind is UnitKind.NOUN and unit.text[:1].isupper() and unit.text.lower().split()[-1] in _TITLES


def _ruled_out(pair: Comparisons, differences: Differences, slots: Mapping[str, SlotComparison]) -> set[Relation]:
    """The relations that the explanation would belie: figures or times that are the same, a place where all that may be one
    has its like, *same* where something differs for sure, *opposite* where nothing but a name or phrase does, *other
    measure* where nothing but a name does, *reported only* where one and the same says it on both sides."""
    told = (("quantity", Relation.DIFFERENT_FIGURE), ("time", Relation.OTHER_DATE))
    ruled_out = {relation for name, relation in told if name in slots and slots[name].comparison is Comparison.EQUAL}
    times = slots["time"].comparison if "time" in slots else None
    if Relation.OTHER_DATE not in differences.relations and (times in AGREEING or tells_since_when(pair)):
        ruled_out.add(Relation.OTHER_DATE)
    if not _may_stand_elsewhere(pair):
        ruled_out.add(Relation.OTHER_PLACE)
    if pair.left.said and pair.right.said and pair.left.said.speaker not in _NOBODY and have_one_speaker(pair):
        ruled_out.add(Relation.REPORTED_ONLY)
    if is_surely_not_opposite(pair):
        ruled_out.add(Relation.OPPOSITE)
        if are_other_names(pair):
            ruled_out.add(Relation.OTHER_MEASURE)
    return ruled_out | ({Relation.SAME} if is_surely_not_same(pair, differences) else set())


def _may_stand_elsewhere(pair: Comparisons) -> bool:
    """Whether a word without its like may be of a place: a name, or what stands where something happens."""
    alone = (*pair.alignment.left_only, *pair.alignment.right_only)
    links = (*pair.alignment.contrasts, *pair.alignment.antonyms, *pair.alignment.kinds)
    units = (*alone, *(unit for link in links for unit in (link.left, link.right)))
    return any(
        unit.is_name or unit.locative or unit.role in _WHERE or unit.text.lower().startswith(_COMPASS) for unit in units
    )


def evidence_of(
    pair: Comparisons, differences: Differences, slots: Mapping[str, SlotComparison], common: Relatedness, read: Shares
) -> dict[Relation, dict[str, float]]:
    """For each relation what speaks for or against it, by the names of the weights.

    *Narrower* and *broader* go by the same weights, so that no side is favored.
    """
    signs = _signs(pair, differences, slots, common)
    found: dict[Relation, dict[str, float]] = {}
    for relation in Relation:
        name = _SCOPE if relation in _SCOPES else str(relation)
        found[relation] = {
            "read": math.log(max(read.get(relation, 0.0), _LEAST_SHARE)),
            f"always: {name}": 1.0,
            f"decided: {name}": float(relation is differences.relation),
            f"found: {name}": float(relation in differences.relations),
        }
        found[relation] |= {f"{sign}: {name}": signs[sign] for sign in _SPEAKING.get(relation, ())}
    more = sum(not unit.light for unit in pair.alignment.left_only)
    more -= sum(not unit.light for unit in pair.alignment.right_only)
    found[Relation.NARROWER]["says more"] = min(max(more, 0), _MOST_MORE) / _MOST_MORE
    found[Relation.BROADER]["says more"] = min(max(-more, 0), _MOST_MORE) / _MOST_MORE
    return found


_SCOPE = "narrower or broader"
_SCOPES = frozenset({Relation.NARROWER, Relation.BROADER})
_MOST_MORE = 3
"""Words that one side has more than the other, up to which more of them tell more."""

_SPEAKING: dict[Relation, tuple[str, ...]] = {
    Relation.SAME: (
        "agreement",
        "alternatives",
        "certainty differs",
        "common",
        "contraries",
        "denials differ",
        "figure alone",
        "figure differs",
        "figures alone",
        "kinds",
        "loose",
        "names alone",
        "places alone",
        "quantifiers differ",
        "small words differ",
        "source on one side",
        "time differs",
    ),
    Relation.DIFFERENT_FIGURE: ("figure agrees", "figure differs", "figures alone", "no figures"),
    Relation.OPPOSITE: ("contraries", "denials differ"),
    Relation.OTHER_ENTITY: ("names alone",),
    Relation.OTHER_PLACE: ("names alone", "places alone"),
    Relation.OTHER_DATE: ("no times", "time agrees"),
    Relation.OTHER_MEASURE: ("figure agrees",),
    Relation.NARROWER: ("quantifiers differ",),
    Relation.BROADER: ("quantifiers differ",),
    Relation.REPORTED_ONLY: ("source on one side",),
    Relation.UNRELATED: ("common", "words unrelated"),
}
"""The signs that count for a relation."""


def _signs(
    pair: Comparisons, differences: Differences, slots: Mapping[str, SlotComparison], common: Relatedness
) -> dict[str, float]:
    """What a pair shows, 1 where it does and 0 where not; ``common`` and ``agreement`` are shares."""
    left, right, alignment, figures = pair.left, pair.right, pair.alignment, pair.figures
    figure, time = (slots[name].comparison if name in slots else None for name in ("quantity", "time"))
    agrees = differences.relation is Relation.SAME
    shown = {
        "alternatives": bool(alignment.contrasts),
        "certainty differs": left.modality is not right.modality,
        "contraries": bool(alignment.antonyms),
        "denials differ": len(left.negations) != len(right.negations),
        "figure agrees": figure in AGREEING,
        "figure alone": bool(figures.left_only or figures.right_only),
        "figure differs": figure is Comparison.DIFFERENT,
        "figures alone": bool(figures.left_only and figures.right_only),
        "kinds": bool(alignment.kinds),
        "loose": agrees and bool(differences.loose),
        "names alone": _alone_on_both(pair, lambda unit: unit.is_name and not unit.light),
        "no figures": not (figures.pairs or figures.left_only or figures.right_only),
        "no times": not (left.times or right.times),
        "places alone": _alone_on_both(pair, _is_place),
        "quantifiers differ": left.quantifiers != right.quantifiers,
        "small words differ": left.connectors != right.connectors,
        "source on one side": (left.said is None) != (right.said is None),
        "time agrees": time in AGREEING,
        "time differs": time is Comparison.DIFFERENT,
        "words unrelated": not are_related(common),
    }
    shares = {"common": common.least, "agreement": common.least if agrees else 0.0}
    return {name: float(one) for name, one in shown.items()} | shares


def _alone_on_both(pair: Comparisons, fits: Callable[[Unit], bool]) -> bool:
    return all(any(fits(unit) for unit in alone) for alone in (pair.alignment.left_only, pair.alignment.right_only))


def weigh(evidence: Mapping[Relation, Mapping[str, float]], weights: Mapping[str, float]) -> Shares:
    """The shares that the weighed evidence gives; evidence without a weight counts nothing."""
    scores = {
        relation: sum(weights.get(name, 0.0) * value for name, value in named.items())
        for relation, named in evidence.items()
    }
    highest = max(scores.values())
    raised = {relation: math.exp(score - highest) for relation, score in scores.items()}
    total = sum(raised.values())
    return {relation: one / total for relation, one in raised.items()}


def most_likely(shares: Shares) -> Relation:
    """The relation with the largest share; of equal ones the first of the list."""
    return max(Relation, key=lambda relation: shares.get(relation, 0.0))


def conclude(pair: Comparisons, found: Differences, shares: Shares, *, suggest_from: float = 0.0) -> Differences:
    """The differences as the weighed evidence has them: its relation, and the slot that keeps the pair from *same*.

    *Same* is told from the share ``suggest_from`` on; below it, where nothing else is likelier, the next best relation is.
    """
    relation = most_likely(shares)
    if relation is Relation.SAME and shares[relation] < suggest_from:
        relation = _next_likely(pair, found, shares)
    if relation is found.relation or _comes_first(pair, found, relation):
        return found
    slots = SLOTS_OF.get(relation, ())
    kept = {slot: link for slot, link in found.slots.items() if slot in slots}
    if slots and not kept:
        kept = {slots[0]: _point_out(pair, relation)}
    return Differences(relations={relation}, slots=kept, coverage=found.coverage, relation=relation)


def _next_likely(pair: Comparisons, found: Differences, shares: Shares) -> Relation:
    """What a pair that is hardly *same* is: what the slots show for sure; else less or more than the other side where just
    one has words without their like, else what is read most after *same*."""
    if found.relation in found.sure - {Relation.UNRELATED}:
        return found.relation
    left, right = _have_words_alone(pair)
    if left != right:
        return Relation.NARROWER if left else Relation.BROADER
    return most_likely({relation: share for relation, share in shares.items() if relation is not Relation.SAME})


def _comes_first(pair: Comparisons, found: Differences, relation: Relation) -> bool:
    """Whether the slots are sure of what comes first by the order of precedence: a verb denied, turned to its contrary, or
    told ahead here and as done there; other names beside what is read, of which they are as sure."""
    if found.relation is Relation.OPPOSITE:
        is_contrary = relation in _NO_CONTRARY and found.relation in found.sure and _tell_the_contrary(pair)
        return is_contrary or is_one_verb_denied(pair)
    if found.relation in _NAMES_DIFFER and {found.relation, relation} <= found.sure:
        return True
    return _TOLD_AHEAD.get(found.relation, "") in found.slots and told_ahead_by_one(pair) is not None


def _tell_the_contrary(pair: Comparisons) -> bool:
    """Whether the two main verbs are known for contraries: "joined", "left"."""
    return any(
        link.left is pair.left.predicate and link.right is pair.right.predicate and link.level >= Level.ALIKE
        for link in pair.alignment.antonyms
    )


_NO_CONTRARY = frozenset({Relation.OTHER_MEASURE, Relation.UNRELATED, Relation.DIFFERENT_FIGURE, Relation.OTHER_ENTITY})
"""What the encoder makes of two contrary verbs: it learnt each of them beside many others."""

_NAMES_DIFFER = frozenset({Relation.OTHER_ENTITY, Relation.OTHER_PLACE})
_TOLD_AHEAD = {Relation.NARROWER: "modality", Relation.BROADER: "modality", Relation.OTHER_DATE: "time"}
"""The slot that shows what one side tells ahead and the other as done, by the relation."""


def _point_out(pair: Comparisons, relation: Relation) -> Link | None:
    """The words on either side without their like in which a relation shows; None where no two stand against each other."""
    fits = _SHOWN_BY.get(relation)
    if fits is None:
        return None
    left, right = (
        [unit for unit in alone if not unit.light and fits(unit)]
        for alone in (pair.alignment.left_only, pair.alignment.right_only)
    )
    return Link(left[0], right[0]) if left and right else None


def _is_place(unit: Unit) -> bool:
    return unit.locative or bool(unit.place)


def _is_name(unit: Unit) -> bool:
    return unit.is_name and not unit.locative


def _tells(unit: Unit) -> bool:
    return unit.kind is UnitKind.VERB


def _is_said(unit: Unit) -> bool:
    return not unit.is_name


_SHOWN_BY: dict[Relation, Callable[[Unit], bool]] = {
    Relation.OPPOSITE: _tells,
    Relation.OTHER_ENTITY: _is_name,
    Relation.OTHER_PLACE: _is_place,
    Relation.OTHER_MEASURE: _is_said,
    Relation.NARROWER: _is_said,
    Relation.BROADER: _is_said,
}
