"""JSON in the one form that everybody writes alike (RFC 8785), so that a hash of it means the content."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from claims.core.errors import Invalid

MAX_EXACT_INTEGER = 2**53 - 1
"""Largest integer that every JSON reader keeps exactly (RFC 7493)."""

_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"), sort_keys=True)

_SAFE_DIGITS = 15
"""A whole number of so many digits is exact in every reader."""

_MOST_PLACES = 21
_MOST_ZEROS = -6
"""ECMAScript writes a number without an exponent while its point stands within these places of its first digit."""


def canonical_json(value: Any) -> bytes:  # noqa: ANN401  (anything that JSON can say)
    """The UTF-8 bytes of a JSON value: no white space, keys in the order of their UTF-16 code units, shortest escapes.

    Takes dicts with string keys, lists, tuples, strings, whole numbers up to ``MAX_EXACT_INTEGER`` in size, finite
    floats, booleans and None. Raises ``Invalid`` (code ``not_canonical``) for anything else and for lone surrogates.
    """
    try:
        return (_ENCODER.encode(value) if _is_simple(value) else _write(value)).encode("utf-8")
    except UnicodeEncodeError as error:
        raise Invalid("A text that is not valid Unicode has no canonical form.", code="not_canonical") from error


def is_canonical(data: bytes) -> bool:
    """Whether the bytes are a JSON value in its canonical form."""
    try:
        text = data.decode("utf-8")
        if data.isascii() and _is_plainly_canonical(text):
            return True
        return canonical_json(json.loads(text, parse_constant=_refuse, parse_int=_number)) == data
    except (ValueError, OverflowError, RecursionError, Invalid):
        return False


def _is_plainly_canonical(text: str) -> bool:
    """Whether ASCII without fractions or large numbers is in the form that the standard library writes by itself: all
    leaves are, and it says so in less than half the time."""
    try:
        value = json.loads(text, parse_float=_refuse, parse_constant=_refuse, parse_int=_small)
    except ValueError:
        return False
    return _ENCODER.encode(value) == text


def _number(digits: str) -> int | float:
    """A whole number as ECMAScript reads it: beyond the exact ones it is the nearest of its numbers."""
    number = int(digits)
    return number if abs(number) <= MAX_EXACT_INTEGER else float(number)


def _small(digits: str) -> int:
    if len(digits) > _SAFE_DIGITS:
        raise ValueError(digits)
    return int(digits)


def _is_simple(value: Any) -> bool:  # noqa: ANN401
    """Whether the standard library's encoder, a quarter of the work, writes the canonical form by itself: it only sorts
    other than ASCII keys, and writes fractions, in ways of its own."""
    if value is None or isinstance(value, str):
        return True
    if isinstance(value, int):
        return abs(value) <= MAX_EXACT_INTEGER
    if isinstance(value, dict):
        return all(isinstance(key, str) and key.isascii() and _is_simple(inner) for key, inner in value.items())
    return isinstance(value, list | tuple) and all(map(_is_simple, value))


def _write(value: Any) -> str:  # noqa: ANN401
    if value is None or value is True or value is False:
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, int):
        if abs(value) > MAX_EXACT_INTEGER:
            raise Invalid(f"{value} is too large a number for canonical JSON.", code="not_canonical")
        return str(int(value))
    if isinstance(value, float):
        return _write_float(value)
    if isinstance(value, list | tuple):
        return f"[{','.join(map(_write, value))}]"
    if isinstance(value, Mapping) and all(isinstance(key, str) for key in value):
        pairs = sorted(value.items(), key=_utf16)
        return f"{{{','.join(f'{json.dumps(key, ensure_ascii=False)}:{_write(inner)}' for key, inner in pairs)}}}"
    raise Invalid(f"{type(value).__name__} has no canonical JSON.", code="not_canonical")


def _utf16(pair: tuple[str, Any]) -> bytes:
    return pair[0].encode("utf-16-be", "surrogatepass")


def _write_float(value: float) -> str:
    """The number as ECMAScript writes it (RFC 8785 section 3.2.2.3): both languages find the same shortest digits, and
    only place the point differently."""
    if not math.isfinite(value):
        raise Invalid("JSON has no infinite numbers.", code="not_canonical")
    if value == 0:
        return "0"
    number = Decimal(repr(abs(value))).normalize().as_tuple()
    assert isinstance(number.exponent, int)  # finite
    digits, sign = "".join(map(str, number.digits)), "-" if value < 0 else ""
    point = len(digits) + number.exponent
    if len(digits) <= point <= _MOST_PLACES:
        return f"{sign}{digits}{'0' * (point - len(digits))}"
    if 0 < point <= _MOST_PLACES:
        return f"{sign}{digits[:point]}.{digits[point:]}"
    if _MOST_ZEROS < point <= 0:
        return f"{sign}0.{'0' * -point}{digits}"
    rest = f".{digits[1:]}" if len(digits) > 1 else ""
    return f"{sign}{digits[0]}{rest}e{'+' if point > 0 else '-'}{abs(point - 1)}"


def _refuse(name: str) -> float:
    raise ValueError(name)
