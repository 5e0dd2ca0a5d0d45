"""The history of a claim as a timeline: one line a fact, newest first, in people's words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select

from claims.core.reviews.corrections import MATERIAL
from claims.core.reviews.reviewing import ReviewAction
from claims.core.transparency.facts import is_public_step
from claims.models import Claim
from claims.services.base.actor_names import NOBODY_NAMED, actor_names, bodies_among
from claims.services.base.actors import Actor
from claims.services.claims.claim_history import HistoryItem, claim_history
from claims.services.claims.revision_changes import RevisionChange, RevisionText, revision_changes
from claims.services.desk.review_access import get_review
from claims.services.desk.second_opinions import is_hidden_from
from claims.web.page.visit import Visit
from claims.web.words.dates import format_day
from claims.web.words.marks import find_mark
from claims.web.words.words import CORRECTION_WORDS, KIND_WORDS

SHOWN = 100
"""Lines of a timeline; the API gives the rest."""

_HIDDEN = frozenset({("change", "match_judged")})
"""Facts that another line tells already: a judgement has its own."""

_KINDS_IN_ORDER = ("change", "judgement", "status", "revision")
_CHANGES = {
    "created": "Claim recorded",
    "imported": "Claim imported",
    "changed": "Claim changed by an import",
    "reworded": "Reworded",
    "reworded_as": "Reworded as another claim",
    "rewords": "Made as a rewording of another claim",
    "kind_changed": "Type changed",
    "appearance_linked": "Found in an article",
    "appearance_unlinked": "No longer found in an article",
    "merged": "Merged into another claim",
    "took_in": "Another claim was merged into this one",
    "merge_undone": "A merge was undone",
    "split": "Appearances were split off as a claim of their own",
    "split_off": "Split off another claim",
    "split_undone": "A split was undone",
    "kept_apart": "Kept apart from a claim that is like it",
    "reconsidered": "No longer kept apart from a claim that is like it",
    "redacted": "Text removed on a legal ground",
}
_STEPS = {
    "open": "Review opened",
    "claim": "Review taken",
    "assign": "Review assigned",
    "release": "Review given back",
    "decline": "Review declined",
    "submit": "Submitted",
    "second": "Second opinion given",
    "skip": "Gone on without a second opinion",
    "adjudicate": "Decided between two opinions",
    "approve": "Approved",
    "return": "Returned with comment",
    "recheck": "Recheck started",
    "dismiss": "Recheck dismissed",
    "reaffirm": "Reaffirmation submitted",
    "revise": "Revision submitted",
    "withdraw": "Withdrawn",
    "reopen": "Reopened",
    "snooze": "Snoozed for 24 hours",
    "wake": "Brought back",
    "expire": "Freed, because nobody worked on it",
}
_MATERIAL_CHANGES = frozenset(
    {
        "reworded",
        "kind_changed",
        "merged",
        "took_in",
        "merge_undone",
        "split",
        "split_off",
        "split_undone",
        "redacted",
    }
)
"""Changes after which the page may answer another question than before."""
_JUDGEMENTS = {
    "confirmed": "A person confirmed a match",
    "rejected": "A person rejected a match",
    "suggested": "A person was unsure about a match",
}


@dataclass(frozen=True, slots=True)
class Aspect:
    """One thing that a revision says otherwise than the one before it."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Event:
    """One line in the shape that the macro ``timeline_item`` reads.

    ``added`` and ``removed`` count evidence; ``compare`` names the revision that the line is about; ``id`` is the fact's
    own name.
    """

    on: dt.datetime
    what: str
    who: str
    why: str = ""
    old: str = ""
    new: str = ""
    log_index: int | None = None
    changes: tuple[Aspect, ...] = ()
    added: int = 0
    removed: int = 0
    compare: str = ""
    id: str = ""


def timeline_of(
    here: Visit, claim_id: int, *, until: dt.datetime | None = None, material_only: bool = False
) -> tuple[Event, ...]:
    """The newest ``SHOWN`` facts, up to an instant (None: all); steps of the reader's own organization's work are among
    them. With ``material_only`` those after which the page says something else: see ``_is_material``."""
    own = here.actor.organization_id if here.may_judge else None
    items = _lines(here, claim_id, own, until=until)
    shown = [item for item in items if not material_only or _is_material(item)][:SHOWN]
    blind = _blind_reviews(here, shown)
    return _events(here, [_without_comment(item, blind) for item in shown], reader=here.actor)


def public_timeline(here: Visit, claim_id: int, *, limit: int) -> tuple[Event, ...]:
    """The newest facts that anybody may read, in the words that everybody reads: caches may give them to others."""
    return _events(here, _lines(here, claim_id, None)[:limit], reader=None)


def _lines(here: Visit, claim_id: int, own: int | None, *, until: dt.datetime | None = None) -> list[HistoryItem]:
    """The facts that are lines, newest first."""
    history = claim_history(here.session, claim_id, organization_id=own, until=until)
    items = _without_twins(sorted(history, key=_order, reverse=True))
    return [item for item in items if (item.kind, item.what) not in _HIDDEN and not _is_own_publication(item)]


def _without_twins(items: Sequence[HistoryItem]) -> list[HistoryItem]:
    """The facts without those of a merged claim that the claim it was merged into tells as well, from its own side."""
    told = {_regrouping(item) for item in items if "claim" in item.detail}
    return [item for item in items if "into" not in item.detail or _regrouping(item) not in told]


def _regrouping(item: HistoryItem) -> tuple[bool, int | None]:
    """Which merge a fact is about, and whether it tells its undoing."""
    return item.what == "merge_undone", item.detail.get("regrouping")


def _events(here: Visit, items: Sequence[HistoryItem], *, reader: Actor | None) -> tuple[Event, ...]:
    names = actor_names(here.session, [item.who for item in items], reader=reader)
    unnamed = bodies_among(here.session, names.values()) | {NOBODY_NAMED}
    changes = revision_changes(here.session, [item.row_id for item in items if item.kind == "revision"])
    texts = _merged_texts(here, items)
    return tuple(
        _with_change(_event(item, names, unnamed, texts), changes.get(item.row_id) if item.kind == "revision" else None)
        for item in items
    )


def _merged_texts(here: Visit, items: Sequence[HistoryItem]) -> dict[int, str]:
    """The texts of the claims that were merged into this one, by their ids."""
    ids = {item.detail["claim"] for item in items if item.kind == "change" and item.what == "took_in"}
    rows = select(Claim.id, Claim.text).where(Claim.id.in_(ids))
    return {row.id: row.text for row in here.session.execute(rows)} if ids else {}


def _with_change(event: Event, change: RevisionChange | None) -> Event:
    """The line of a revision with what it changed."""
    if change is None:
        return event
    return replace(
        event,
        changes=() if change.old is None else aspects(change.old, change.new),
        added=change.added,
        removed=change.removed,
        compare=change.new.key,
    )


def aspects(old: RevisionText, new: RevisionText) -> tuple[Aspect, ...]:
    """What two revisions say differently, each in both wordings."""
    pairs = (
        ("Verdict", old.rating, new.rating),
        ("Claim", old.claim_text, new.claim_text),
        ("Dates", validity_words(old), validity_words(new)),
        ("Rationale", old.rationale, new.rationale),
    )
    return tuple(Aspect(*pair) for pair in pairs if pair[1] != pair[2])


def validity_words(text: RevisionText) -> str:
    """As "as of 13 Nov 2019, valid until 1 Dec 2026"."""
    last = f"valid until {format_day(text.valid_until)}" if text.valid_until and not text.timeless else "timeless"
    return f"as of {format_day(text.true_as_of)}, {last}"


def _is_material(item: HistoryItem) -> bool:
    """Whether what the public is told changed: a first verdict, a material correction, a withdrawal, other words or
    another extent of the claim."""
    if item.kind == "revision":
        kind = item.detail.get("correction_kind")
        return kind is None or kind in MATERIAL
    if item.kind == "status":
        return item.what == ReviewAction.WITHDRAW
    return item.kind == "change" and item.what in _MATERIAL_CHANGES


def _blind_reviews(here: Visit, items: Sequence[HistoryItem]) -> frozenset[int]:
    """The reviews of which the reader must not know the first opinion yet."""
    ids = {item.detail["review_id"] for item in items if item.kind == "status"}
    return frozenset(
        number for number in ids if is_hidden_from(here.session, get_review(here.session, number), here.actor)
    )


def _without_comment(item: HistoryItem, blind: frozenset[int]) -> HistoryItem:
    """The fact without what its taker wrote, where that could tell the first opinion; public steps speak to everybody."""
    if item.kind != "status" or item.detail["review_id"] not in blind or is_public_step(item.what):
        return item
    return replace(item, why="")


def _order(item: HistoryItem) -> tuple[dt.datetime, int]:
    """By time; of one moment, what came of it stands above what led to it."""
    return item.when, _KINDS_IN_ORDER.index(item.kind)


def _is_own_publication(item: HistoryItem) -> bool:
    """A step that published: the revision itself is the line."""
    return item.kind == "status" and item.detail.get("revision") is not None and item.what == "approve"


def _event(item: HistoryItem, names: dict[str, str], unnamed: frozenset[str], texts: dict[int, str]) -> Event:
    who = names.get(item.who, item.who)
    if item.organization and who in unnamed:  # who works for several is told of by the one whose review it is
        who = item.organization
    elif item.organization:
        who = f"{who}, {item.organization}" if who != "an import" else item.organization
    old, new = _difference(item)
    name = f"{item.kind}:{item.row_id or item.detail.get('match_id')}"
    return Event(item.when, _what(item, texts), who, item.why, old, new, item.log_index, id=name)


def _what(item: HistoryItem, texts: dict[int, str]) -> str:
    detail = item.detail
    if item.kind == "revision":
        verdict = find_mark(f"verdict/{detail['verdict']}").word
        correction = CORRECTION_WORDS.get(detail.get("correction_kind") or "", "Published")
        return f"{correction}: {verdict}, revision\u00a0{detail['revision']}"
    if item.kind == "judgement":
        relation = find_mark(f"relation/{detail['relation']}").word.lower()
        return f"{_JUDGEMENTS.get(item.what, 'A person judged a match')}: {relation}"
    words = _STEPS if item.kind == "status" else _CHANGES
    said = words.get(item.what, item.what.replace("_", " ").capitalize())
    return f"{said}: “{texts[detail['claim']]}”" if detail.get("claim") in texts else said


def _difference(item: HistoryItem) -> tuple[str, str]:
    """Old and new wording where the fact is a rewording."""
    old, new = item.detail.get("old"), item.detail.get("new")
    if item.kind != "change" or not isinstance(old, str) or not isinstance(new, str):
        return "", ""
    return (KIND_WORDS.get(old, old), KIND_WORDS.get(new, new)) if item.what == "kind_changed" else (old, new)
