"""Single values of JSON-LD, read leniently: texts, numbers, dates and addresses as publishers really write them."""

from __future__ import annotations

import datetime as dt
import math
import re
import unicodedata
from typing import Any
from urllib.parse import urljoin, urlsplit

from claims.core.claim_review.records import Moment
from claims.core.errors import Invalid
from claims.core.sources.web_addresses import canonical_url
from claims.core.texts.day_words import day_of
from claims.core.texts.html_escapes import unescaped

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,1000}>")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_NUMBER = re.compile(r"-?\d{1,15}(?:[.,]\d{1,10})?")
_ISO = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})(?:[T ]\s?(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d{1,9})?"
    r"\s?(?P<zone>Z|z|UTC|GMT|[+-]\d{1,2}(?::?\d{2})?)?)?"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_IN_WORDS = re.compile(
    r"(?:(?P<d1>\d{1,2})(?:st|nd|rd|th)? (?P<m1>[A-Za-z]{3,9})\.?,?"
    r"|(?P<m2>[A-Za-z]{3,9})\.? (?P<d2>\d{1,2})(?:st|nd|rd|th)?,?) (?P<year>\d{4})"
)
EARLIEST = dt.date(1990, 1, 1)
"""No fact check on the web is older; an earlier date is a mistake of a program."""


def is_absent(value: object) -> bool:
    """Whether a value says nothing: null, blanks, nothing in brackets."""
    if isinstance(value, list):
        return all(is_absent(item) for item in value)
    return value is None or value == {} or (isinstance(value, str) and not value.strip())


def texts_of(value: object) -> list[str]:
    """The texts in a value, tidied: entities decoded once, tags and controls taken out, white space single."""
    if isinstance(value, list):
        return [text for item in value for text in texts_of(item)]
    if isinstance(value, dict):
        return texts_of(value.get("@value"))
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return []
    plain = _CONTROL.sub(" ", _TAG.sub(" ", unescaped(str(value))))
    text = " ".join(unicodedata.normalize("NFC", plain).split())
    return [text] if text else []


def text_of(value: object) -> str:
    """The first text in a value; "" without one."""
    return next(iter(texts_of(value)), "")


def number_of(value: object) -> float | None:
    """A number, also one written as a text with a point or comma; None for anything else."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return float(value) if abs(value) < 1e15 and math.isfinite(value) else None
    if isinstance(value, str) and _NUMBER.fullmatch(value.strip()):
        return float(value.strip().replace(",", "."))
    return None


def moment_of(value: object) -> tuple[Moment | None, str]:
    """A day or an instant in UTC, and the code of what was odd: ``date_unreadable`` or ``zone_missing``."""
    text = text_of(value)
    if not text:
        return None, ""
    found = _ISO.fullmatch(text)
    try:
        if found is not None:
            return _iso_moment(found)
        worded = _IN_WORDS.fullmatch(text)
        if worded is not None:
            return _worded_day(worded), ""
    except (ValueError, OverflowError):
        pass
    return None, "date_unreadable"


def is_odd_date(moment: Moment, today: dt.date) -> bool:
    """Whether it lies more than a day ahead, or before there were fact checks on the web."""
    return not EARLIEST <= day_of(moment) <= today + dt.timedelta(days=1)


def address_of(value: object, base: str = "") -> tuple[str, str]:
    """An absolute http or https address, and the code of what was odd: ``url_relative``, ``url_tracking``,
    ``address_unusable`` (then the address is "")."""
    raw = _raw_address(value)
    if not raw:
        return "", ""
    odd = ""
    try:
        if not urlsplit(raw).scheme and base:
            raw, odd = urljoin(base, raw), "url_relative"
        address = canonical_url(raw.partition("#")[0])
        fragment = urlsplit(raw).fragment
        odd = odd or ("url_tracking" if len(urlsplit(address).query) < len(urlsplit(raw).query) else "")
    except (Invalid, ValueError):
        return "", "address_unusable"
    return (f"{address}#{fragment}" if fragment else address), odd


def _raw_address(value: object) -> str:
    if isinstance(value, list):
        return next((found for item in value if (found := _raw_address(item))), "")
    if isinstance(value, dict):
        return _raw_address(value.get("url")) or _raw_address(value.get("@id"))
    return value.strip() if isinstance(value, str) else ""


def _iso_moment(found: re.Match[str]) -> tuple[Moment, str]:
    day = dt.date.fromisoformat(found["day"])
    if found["clock"] is None:
        return day, ""
    hour, minute, second = (*(int(part) for part in found["clock"].split(":")), 0)[:3]
    moment = dt.datetime.combine(day, dt.time(hour, minute, second), _zone(found["zone"]))
    return moment.astimezone(dt.UTC), "" if found["zone"] else "zone_missing"


def _zone(text: str | None) -> dt.tzinfo:
    if not text or text.upper() in ("Z", "UTC", "GMT"):
        return dt.UTC
    digits = text[1:].replace(":", "")
    hours, minutes = (digits, "0") if len(digits) <= 2 else (digits[:-2], digits[-2:])
    offset = dt.timedelta(hours=int(hours), minutes=int(minutes))
    return dt.timezone(-offset if text[0] == "-" else offset)


def _worded_day(found: re.Match[str]) -> dt.date:
    month = (found["m1"] or found["m2"])[:3].casefold()
    return dt.date(int(found["year"]), _MONTHS.index(month) + 1, int(found["d1"] or found["d2"]))


def as_list(value: Any) -> list[Any]:  # noqa: ANN401  (any JSON value)
    """The entries of a list, or the value alone; none where it is absent."""
    if is_absent(value):
        return []
    return [item for item in value if not is_absent(item)] if isinstance(value, list) else [value]
