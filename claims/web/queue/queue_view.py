"""Which part of the queue an address asks for: its tab, filters and order, read leniently and written in one way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from claims.core.errors import Invalid
from claims.core.verdicts import ClaimKind
from claims.services.claims.topics import list_topics
from claims.services.desk.queue_filters import QueueFilter, offered_outlets
from claims.services.reviews.reviews import QueueSort, QueueTab
from claims.web.page.topic_words import topic_words
from claims.web.page.visit import Visit, person_of
from claims.web.words.numbers import count_of
from claims.web.words.pasted import read_number
from claims.web.words.words import KIND_WORDS

SUGGESTIONS = "suggestions"
"""The tab that holds suggested matches, not reviews."""

AGES = (1, 2, 3, 7)
"""Days that a filter by age can ask for: where the bands of the insight into ageing end, and two."""

_ORDERED_ITSELF = frozenset({QueueTab.OVERDUE.value, SUGGESTIONS})
"""Tabs that keep their own order."""


@dataclass(frozen=True, slots=True)
class QueueView:
    """One view of the queue; ids are as they were sent, whether or not there is such a row."""

    tab: str = QueueTab.NEW.value
    kind: ClaimKind | None = None
    topic_id: int | None = None
    age_days: int | None = None
    outlet_id: int | None = None
    snoozed: bool = False
    worth: bool = False
    sort: QueueSort = QueueSort.USUAL
    after: str | None = None

    @property
    def filters(self) -> dict[str, str]:
        """What narrows the tab, as the address says it."""
        found = {
            "kind": self.kind.value if self.kind else "",
            "topic": str(self.topic_id or ""),
            "age": str(self.age_days or ""),
            "outlet": str(self.outlet_id or ""),
            "snoozed": "1" if self.snoozed else "",
            "worth": "1" if self.worth else "",
        }
        return {name: value for name, value in found.items() if value}

    @property
    def arguments(self) -> dict[str, str]:
        """Everything of the address but the place in the list, in one fixed order."""
        sort = {} if self.sort is QueueSort.USUAL else {"sort": self.sort.value}
        return {"tab": self.tab} | self.filters | sort

    @property
    def query(self) -> str:
        """What stands behind the question mark."""
        return urlencode(self.arguments)


@dataclass(frozen=True, slots=True)
class QueueChoices:
    """What the controls of the filter bar offer, and the active filters as a sentence."""

    kinds: list[tuple[str, str]]
    topics: list[tuple[str, str]]
    ages: list[tuple[str, str]]
    outlets: list[tuple[str, str]]
    sorts: list[tuple[str, str]]
    said: str


def read_view(sent: Mapping[str, str]) -> QueueView:
    """The view of an address; values that are not offered count as none. Raises ``Invalid`` (``tab_unknown``)."""
    tab = sent.get("tab", QueueTab.NEW.value)
    if tab not in {*QueueTab, SUGGESTIONS}:
        raise Invalid(f"The queue has no tab “{tab[:40]}”.", code="tab_unknown", field="tab")
    after = sent.get("after") or None
    if tab == SUGGESTIONS:
        return QueueView(tab, after=after)
    kind, sort = sent.get("kind", ""), sent.get("sort", "")
    age = read_number(sent.get("age"))
    return QueueView(
        tab,
        kind=ClaimKind(kind) if kind in set(ClaimKind) else None,
        topic_id=read_number(sent.get("topic")),
        age_days=age if age in AGES else None,
        outlet_id=read_number(sent.get("outlet")) or None,
        snoozed=sent.get("snoozed") == "1",
        worth=sent.get("worth") == "1",
        sort=QueueSort(sort) if sort in set(QueueSort) and tab not in _ORDERED_ITSELF else QueueSort.USUAL,
        after=after,
    )


def filter_of(here: Visit, view: QueueView) -> tuple[QueueView, QueueFilter]:
    """What the view lets through. A topic that is not the reader's own, or no more, is left out of both."""
    topic = next((row for row in list_topics(here.session, person_of(here)) if row.id == view.topic_id), None)
    wanted = QueueFilter(
        kind=view.kind,
        topic=topic,
        outlet_id=view.outlet_id,
        older_than=dt.timedelta(days=view.age_days) if view.age_days else None,
        snoozed=view.snoozed,
        worth_checking=view.worth,
    )
    return replace(view, topic_id=topic.id if topic else None), wanted


def choices_of(here: Visit, view: QueueView) -> QueueChoices:
    """The options of the filter bar."""
    topics = [(str(row.id), topic_words(here, row)) for row in list_topics(here.session, person_of(here))]
    outlets = [(str(number), name) for number, name in offered_outlets(here.session, view.outlet_id)]
    sorts = [(QueueSort.USUAL.value, "oldest first"), (QueueSort.DEMAND.value, "demand")]
    return QueueChoices(
        kinds=[("", "all"), *((kind.value, KIND_WORDS[kind.value]) for kind in ClaimKind)],
        topics=[("", "any"), *topics] if topics else [],
        ages=[("", "any"), *((str(days), f"older than {days} d") for days in AGES)],
        outlets=[("", "all"), *outlets],
        sorts=[] if view.tab in _ORDERED_ITSELF or view.snoozed else sorts,
        said=_said(view, dict(topics), dict(outlets)),
    )


def filter_count(view: QueueView) -> str:
    """How many filters are set, as words: "2 filters"."""
    return count_of(len(view.filters), "filter")


def _said(view: QueueView, topics: Mapping[str, str], outlets: Mapping[str, str]) -> str:
    """The active filters in a sentence: "event, older than 2 d, 2 filters"."""
    filters = view.filters
    words: list[Any] = [
        KIND_WORDS[view.kind.value] if view.kind else "",
        f"topic {topics.get(filters.get('topic', ''), '')}" if view.topic_id else "",
        f"older than {view.age_days} d" if view.age_days else "",
        f"in {outlets.get(filters.get('outlet', ''), 'an outlet that is not there')}" if view.outlet_id else "",
        "worth checking" if view.worth else "",
        "snoozed" if view.snoozed else "",
    ]
    return ", ".join([*filter(None, words), filter_count(view)]) if filters else ""
