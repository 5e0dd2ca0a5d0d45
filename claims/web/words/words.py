"""The words of the pages for the closed lists of the registry; verdicts, relations and states have theirs in ``marks``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from claims.core.matching.decision.relations import denial_of
from claims.core.records import Comparison, Force, Relation, SlotComparison, Voice
from claims.core.reviews.recheck_need import RecheckNeed
from claims.core.verdicts import Freshness, Verdict
from claims.web.words.dates import format_day
from claims.web.words.marks import Mark, find_mark
from claims.web.words.numbers import count_of

REJECT_WORDS = {
    "opinion": "opinion",
    "question": "question",
    "no_assertion": "says nothing that can be checked",
    "too_vague": "too vague",
    "boilerplate": "boilerplate",
    "call_or_wish": "call or wish",
    "prediction": "prediction without a date",
    "rhetorical": "rhetorical",
    "personal_experience": "personal experience",
    "duplicate_in_article": "said before in this article",
}
"""Why a sentence is on the shelf, by the reason's value."""

REJECT_SAID = {
    "opinion": ("is opinion", "are opinion"),
    "question": ("is a question", "are questions"),
    "no_assertion": ("says nothing that can be checked", "say nothing that can be checked"),
    "too_vague": ("is too vague", "are too vague"),
    "boilerplate": ("is boilerplate", "are boilerplate"),
    "call_or_wish": ("is a call or wish", "are calls or wishes"),
    "prediction": ("is a prediction without a date", "are predictions without a date"),
    "rhetorical": ("is rhetorical", "are rhetorical"),
    "personal_experience": ("is personal experience", "are personal experience"),
    "duplicate_in_article": ("was said before", "were said before"),
}
"""What is said of one sentence on the shelf and of several, by the reason's value."""
_SAID_BY_WORD = {REJECT_WORDS[reason]: said for reason, said in REJECT_SAID.items()}

KIND_WORDS = {
    "quantity": "quantity",
    "event": "event",
    "quote": "quote",
    "causal": "cause",
    "comparison": "comparison",
    "status": "status",
    "promise": "promise",
    "position_change": "change of position",
    "prediction": "prediction",
    "image_context": "image context",
}
"""Claim types by value."""

STATUS_WORDS = {
    "unchecked": "not checked",
    "in_review": "in review",
    "checked": "checked",
    "conflict": "organizations conflict",
    "expired": "expired",
    "under_recheck": "under recheck",
    "withdrawn": "withdrawn",
}
"""Public statuses of a claim by value."""

SLOT_WORDS = {
    "subject": "Subject",
    "predicate": "Says",
    "object": "Object",
    "polarity": "Yes or no",
    "quantity": "Figure",
    "measure": "Counted",
    "time": "Time",
    "place": "Place",
    "population": "Whom",
    "modality": "Certainty",
    "attribution": "Said by",
}
"""Slots by name, in the order in which they are read."""

_READING_ORDER = {name: place for place, name in enumerate(SLOT_WORDS)}

OTHER_RELATIONS = tuple(relation.value for relation in Relation if relation is not Relation.SAME)
"""What a match that is not the same may be instead, by value."""

MATCH_WORDS = {
    "suggested": "suggested",
    "confirmed": "confirmed",
    "rejected": "rejected",
    "superseded": "superseded",
}
"""Match states by value."""

CORRECTION_WORDS = {
    "verdict_changed": "Verdict changed",
    "figure_updated": "Figure updated",
    "scope_changed": "Scope changed",
    "evidence_replaced": "Evidence replaced",
    "dates_extended": "Dates extended",
    "wording": "Wording",
    "withdrawn": "Withdrawn",
    "reinstated": "Reinstated",
}
"""Kinds of corrections by value."""

SOURCE_WORDS = {
    "ok": "ok",
    "changed": "changed",
    "changed_found": "changed, quote still there",
    "changed_lost": "changed, quote no longer there",
    "dead": "dead",
    "retracted": "retracted",
    "superseded": "superseded",
    "unreachable": "not reached",
    "unchecked": "link not checked",
}
"""States of a source by value, of a changed one also with that of a quote; ``unchecked`` where nothing was fetched yet."""

RECHECK_WORDS = {
    RecheckNeed.EXPIRED: "Needs recheck",
    RecheckNeed.OLDER_THAN_PERIOD: "Needs recheck: rated for an earlier time",
}
"""Why a verdict is not settled."""

COMPARISON_SIGNS = {
    Comparison.EQUAL: ("=", "equal"),
    Comparison.COMPATIBLE: ("≈", "compatible"),
    Comparison.DIFFERENT: ("≠", "different"),
    Comparison.ONLY_LEFT: ("—", "only here"),
    Comparison.ONLY_RIGHT: ("—", "only there"),
    Comparison.UNKNOWN: ("?", "not known"),
}
"""Sign and word of each outcome of comparing a slot."""

_ROW_ORDER = {
    Comparison.DIFFERENT: 0,
    Comparison.UNKNOWN: 1,
    Comparison.ONLY_LEFT: 1,
    Comparison.ONLY_RIGHT: 1,
    Comparison.COMPATIBLE: 2,
    Comparison.EQUAL: 3,
}


@dataclass(frozen=True, slots=True)
class SlotRow:
    """One row of the slot table: the slot's word, both values (None = silent), sign, its word, whether it differs."""

    slot: str
    here: str | None
    there: str | None
    sign: str
    word: str
    differs: bool = False
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class FreshnessLine:
    """The freshness of an answer in words: ``text`` + the day ``on`` (None = no day), e.g. "Expired" + 6 Oct 2020.

    ``drains``: the verdict beside it loses its color. ``former``: its word is struck through and called "former".
    """

    state: Freshness
    text: str
    on: dt.date | None = None
    reason: str = ""
    drains: bool = False
    former: bool = False
    is_fixed: bool = False
    """It tells how things stood; whether they still do is not known here, and the verdict has no color."""

    @property
    def sentence(self) -> str:
        """Text, day and reason in one string, for titles and hidden text."""
        day = f" {format_day(self.on)}" if self.on else ""
        return f"{self.text}{day}{', because ' + self.reason if self.reason else ''}"


def verdict_mark(verdict: Verdict | str | None) -> Mark:
    """The mark of a verdict; of "not checked" for None."""
    return find_mark("status/unchecked" if verdict is None else f"verdict/{verdict}")


def relation_sentence(relation: Relation | str, here: str | None = None, there: str | None = None) -> str:
    """The relation in words, with both values where known: "Different figure: 157,000 here, 175,000 there"."""
    word = find_mark(f"relation/{relation}").word
    sides = [f"{value} {where}" for value, where in ((here, "here"), (there, "there")) if value]
    return f"{word}: {', '.join(sides)}" if sides else word


def describe_relation(relation: Relation | str, slots: dict[str, SlotComparison], differing: tuple[str, ...]) -> str:
    """The relation with the values of the slot behind it; *same*, and a pair without a differing slot, are the word alone.

    The slot shown is the first of ``differing`` that both sides fill, else the first that one side fills.
    """
    if relation == Relation.SAME:
        return relation_sentence(relation)
    denial = denial_of(slots) if relation == Relation.REPORTED_ONLY else None
    if denial is not None:
        return _DENIALS[denial]
    named = [slots[name] for name in differing if name in slots]
    both = [slot for slot in named if slot.left and slot.right]
    if relation in (Relation.NARROWER, Relation.BROADER) and not both:
        return f"{relation_sentence(relation)} than the claim"
    shown = next(iter(both or named), None)
    return relation_sentence(relation, shown.left, shown.right) if shown else relation_sentence(relation)


_DENIALS = {Force.ASKED: "Only asked", Force.DENIED: "Denied by somebody", Force.DOUBTED: "Doubted by somebody"}


def slot_rows(slots: dict[str, SlotComparison]) -> tuple[SlotRow, ...]:
    """The rows of the slot table: differing first, then unknown, compatible, equal; reading order inside each group,
    whichever order they come in: PostgreSQL keeps none of what is stored as JSON."""
    ordered = sorted(slots.items(), key=lambda item: (_ROW_ORDER[item[1].comparison], _reading_order(item[0])))
    return tuple(_slot_row(name, slot) for name, slot in ordered)


def _reading_order(name: str) -> tuple[int, str]:
    return (_READING_ORDER.get(name, len(_READING_ORDER)), name)


def describe_freshness(
    state: Freshness | str,
    *,
    today: dt.date,
    valid_until: dt.date | None = None,
    since: dt.date | None = None,
    reason: str = "",
) -> FreshnessLine:
    """The freshness line of an answer.

    ``valid_until`` is the day it lapses (None = timeless), ``since`` the day of the recheck or withdrawal, ``reason`` why.
    """
    state = Freshness(state)
    if state is Freshness.CURRENT:
        return FreshnessLine(state, "Current, valid until" if valid_until else "Current", valid_until)
    if state is Freshness.EXPIRING:
        return FreshnessLine(state, _expiry(valid_until, today), valid_until)
    if state is Freshness.EXPIRED:
        return FreshnessLine(state, "Expired", valid_until, drains=True)
    if state is Freshness.UNDER_RECHECK:
        return FreshnessLine(state, "Under recheck since" if since else "Under recheck", since, reason)
    return FreshnessLine(state, "Withdrawn", since, reason, drains=True, former=True)


def freshness_as_published(valid_until: dt.date | None) -> FreshnessLine:
    """The freshness line of a revision as it was published; ``valid_until`` None: timeless."""
    text = "Published, valid until" if valid_until else "Published, timeless"
    return FreshnessLine(Freshness.CURRENT, text, valid_until, is_fixed=True)


VOICE_WORDS = {
    Voice.OWN: "The article's own",
    Voice.REPORTED: "Somebody's, reported",
    Voice.QUOTED: "Somebody's, in quotation marks",
}
FORCE_WORDS = {
    Force.SAID: "said",
    Force.CLAIMED: "claimed",
    Force.DENIED: "denied",
    Force.DOUBTED: "doubted",
    Force.ASKED: "asked",
    Force.WARNED: "warned of",
    Force.CALLED: "called for or called so",
}
CORRECTED_WORDS = {
    "voice": "whose words",
    "speaker": "speaker",
    "force": "how it is said",
    "span": "words in the text",
    "standalone": "what it says alone",
}
"""What a person corrects of a reading, by the name that the API has for it."""

_DISTANT = (Force.CLAIMED, Force.DENIED, Force.DOUBTED, Force.ASKED)
"""What somebody does with words that "said" would not tell."""


def describe_voice(voice: Voice | str, speaker: str | None, force: Force | str | None = None) -> str:
    """Whose words an appearance is in; empty for the outlet's own words without a named source."""
    if voice == Voice.OWN:
        return f"according to {speaker}" if speaker else ""
    distant = force if force in _DISTANT else None
    if voice == Voice.QUOTED:
        words = f"in the words of {speaker}" if speaker else "in somebody's words"
        return f"{words}, {FORCE_WORDS[Force(distant)]}" if distant else words
    if distant:
        return f"{FORCE_WORDS[Force(distant)]} by {speaker or 'somebody'}"
    return f"said by {speaker}" if speaker else "somebody's words, reported"


def format_rating(rating: str, verdict: Verdict | str) -> tuple[str, str]:
    """What leads and what follows on a verdict line: (“Largely untrue”, "(Mostly false)"), or ("False", "").

    Own words lead where the organization's rating differs from our word, whatever its case.
    """
    word = verdict_mark(verdict).word
    if not rating.strip() or rating.strip().casefold() == word.casefold():
        return word, ""
    return f"“{rating.strip()}”", f"({word})"


def _slot_row(name: str, slot: SlotComparison) -> SlotRow:
    sign, word = COMPARISON_SIGNS[slot.comparison]
    label = SLOT_WORDS.get(name, name.replace("_", " ").capitalize())
    differs = slot.comparison is Comparison.DIFFERENT
    return SlotRow(label, slot.left, slot.right, sign, word, differs=differs, inferred=slot.inferred)


def _expiry(valid_until: dt.date | None, today: dt.date) -> str:
    if valid_until is None:
        return "Expires soon"
    days = (valid_until - today).days
    if days <= 0:
        return "Expires today,"
    return f"Expires in {count_of(days, 'day')},"


_FIELD_WORDS = {
    "claim_text": "the wording of the claim",
    "locator": "where the quote stands",
    "quote": "the quote",
    "rationale": "the rationale",
    "reason": "the reason of the revision",
    "timeless_reason": "why it is timeless",
    "title": "the source's title",
    "url": "the address of the fact-check",
}


def removed_words(fields: Iterable[str]) -> str:
    """What a legal removal took, in words."""
    return ", ".join(_FIELD_WORDS.get(name, name.replace("_", " ")) for name in sorted(fields))


def describe_shelf(counts: Iterable[tuple[str, int]]) -> str:
    """What the sentences of a shelf are, by (word of ``REJECT_WORDS``, count): "1 sentence is opinion, 2 are questions"."""
    parts = [
        (count, _SAID_BY_WORD[word][count > 1] if word in _SAID_BY_WORD else f"{'is' if count == 1 else 'are'} {word}")
        for word, count in counts
    ]
    return ", ".join(f"{count if at else count_of(count, 'sentence')} {said}" for at, (count, said) in enumerate(parts))
