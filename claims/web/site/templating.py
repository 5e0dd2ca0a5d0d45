"""What templates may call: marks, words, dates and numbers as globals and filters, joined to an app by ``register``."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo

from flask import g, has_request_context
from jinja2 import Undefined, pass_context

from claims.web.account.preferences import CHOICES, Preferences
from claims.web.claims.answer_lines import linkable
from claims.web.page.frame import Frame
from claims.web.page.keys import KEY_GROUPS
from claims.web.page.visit import Visit
from claims.web.words import dates, marks, numbers, words
from claims.web.words.contexts import words_before, words_behind
from claims.web.words.local_paths import in_site, this_address, with_host
from claims.web.words.word_diff import diff_words

if TYPE_CHECKING:
    from flask import Flask
    from jinja2 import Environment
    from jinja2.runtime import Context

Value = TypeVar("Value")


class MissingPart(ValueError):
    """A component was given too little to be shown honestly."""


def required(value: Value, part: str) -> Value:
    """``value`` unless it is missing (undefined, None or blank), then MissingPart names the part."""
    if isinstance(value, Undefined) or value is None or (isinstance(value, str) and not value.strip()):
        raise MissingPart(f"a verdict line needs its {part}")
    return value


def own_key(usual: str) -> str:
    """The key that this request's reader presses for the usual one; macros do not see the page's own values."""
    kept: Preferences | None = g.get("preferences") if has_request_context() else None
    return kept.own_keys.get(usual, usual) if kept else usual


def near_day(day: dt.date) -> str:
    """The day as the reader of this request says it ("Sat 22 Feb"), that of a moment in the newsroom's zone; with its year
    where nobody reads."""
    here = _reader()
    if here is None:
        return dates.format_day(day)
    local = day.astimezone(ZoneInfo(here.zone)) if isinstance(day, dt.datetime) else day
    return dates.format_near_day(local, here.today)


def near_moment(moment: dt.datetime, zone: str = "UTC") -> str:
    """Day and time as the reader of this request says them ("Sat 22 Feb, 10:42"); with the year where nobody reads."""
    here = _reader()
    return dates.format_near_moment(moment, here.today, zone) if here else dates.format_moment(moment, zone)


def _reader() -> Visit | None:
    """Who reads the page of this request; macros do not see the page's own values."""
    return g.get("visit") if has_request_context() else None


@pass_context
def as_reached(_context: Context, path: str) -> str:
    """``in_site`` for templates; given the context, so that Jinja does not work it out when it compiles a template."""
    return in_site(path)


@pass_context
def whole_address(_context: Context, path: str) -> str:
    """``with_host`` for templates, as ``as_reached``."""
    return with_host(path)


def register(app: Flask) -> None:
    """Give the app's templates the helpers of this package."""
    extend(app.jinja_env)


def extend(environment: Environment) -> None:
    """Put the helpers into a Jinja environment (the app's, or a bare one of a test)."""
    environment.globals |= {
        "find_mark": marks.find_mark,
        "this_address": this_address,
        "draw_mark": marks.draw_mark,
        "marks_of": marks.marks_of,
        "required": required,
        "verdict_mark": words.verdict_mark,
        "format_rating": words.format_rating,
        "slot_rows": words.slot_rows,
        "describe_shelf": words.describe_shelf,
        "diff_words": diff_words,
        "count_of": numbers.count_of,
        "key_groups": KEY_GROUPS,
        "preference_choices": CHOICES,
        "default_frame": Frame(),
        "default_preferences": Preferences(),
        "words": {
            "reject": words.REJECT_WORDS,
            "kind": words.KIND_WORDS,
            "slot": words.SLOT_WORDS,
            "match": words.MATCH_WORDS,
            "correction": words.CORRECTION_WORDS,
            "source": words.SOURCE_WORDS,
            "other_relations": words.OTHER_RELATIONS,
        },
    }
    environment.tests["has_clock"] = lambda value: isinstance(value, dt.datetime)
    environment.filters |= {
        "web_address": linkable,
        "day": dates.format_day,
        "month": dates.format_month,
        "near_day": near_day,
        "near_moment": near_moment,
        "moment": dates.format_moment,
        "utc": dates.format_utc,
        "machine_time": dates.machine_time,
        "age": dates.format_age,
        "number": numbers.format_number,
        "short_count": numbers.short_count,
        "probability": numbers.format_probability,
        "own_key": own_key,
        "words_before": words_before,
        "words_behind": words_behind,
        "in_site": as_reached,
        "with_host": whole_address,
    }
