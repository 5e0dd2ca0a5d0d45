"""Figures and counts as pages write them: grouped by the reader's locale, plural by number, cut off at 99+."""

from __future__ import annotations

from decimal import Decimal

NO_BREAK_SPACE = "\u00a0"
NARROW_NO_BREAK_SPACE = "\u202f"

# Separators of groups and decimals after Unicode CLDR 46; languages that are not listed read as English.
_SEPARATORS = {
    "en": (",", "."),
    "de": (".", ","),
    "es": (".", ","),
    "fr": (NARROW_NO_BREAK_SPACE, ","),
    "it": (".", ","),
    "nl": (".", ","),
    "pl": (NO_BREAK_SPACE, ","),
    "pt": (".", ","),
    "sv": (NO_BREAK_SPACE, ","),
}
# In these languages CLDR groups only from five digits on.
_FROM_FIVE_DIGITS = frozenset({"es", "pl", "pt"})


def format_number(value: int | float | Decimal, lang: str = "en") -> str:
    """The figure with its groups and decimals in the way of ``lang``: 157000 -> "157,000"; floats keep their digits."""
    language = lang.partition("-")[0].lower()
    group, point = _SEPARATORS.get(language, _SEPARATORS["en"])
    plain = _plain_digits(value)
    whole, _, decimals = plain.removeprefix("-").partition(".")
    if len(whole) > (4 if language in _FROM_FIVE_DIGITS else 3):
        whole = f"{int(whole):,}".replace(",", group)
    sign = "−" if plain.startswith("-") else ""
    return f"{sign}{whole}{point}{decimals}" if decimals else f"{sign}{whole}"


def count_of(number: int, singular: str, plural: str | None = None, lang: str = "en") -> str:
    """The count with its noun, kept on one line: "1 claim", "2 claims"; ``plural`` where an s is not enough."""
    noun = singular if number == 1 else plural or f"{singular}s"
    return f"{format_number(number, lang)}{NO_BREAK_SPACE}{noun}"


def short_count(number: int) -> str:
    """The count for a bar or a tab: nothing for 0, "99+" from 100 on."""
    if number <= 0:
        return ""
    return str(number) if number < 100 else "99+"


def format_probability(value: float) -> str:
    """A probability with two digits that never rounds to certainty: 0.996 -> "0.99", 0.004 -> "0.01", 0 -> "0.00"."""
    if 0 < value < 0.01:
        return "0.01"
    if 0.99 < value < 1:
        return "0.99"
    return f"{value:.2f}"


def _plain_digits(value: int | float | Decimal) -> str:
    """Digits without exponent; whole floats lose their ".0"."""
    plain = format(Decimal(str(value)), "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
