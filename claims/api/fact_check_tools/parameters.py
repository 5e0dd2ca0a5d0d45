"""The parameters of a call: which are known, and of what type."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from claims.api.fact_check_tools.errors import INVALID, GoogleError, bad_request
from claims.api.fact_check_tools.field_names import snake_case

COMMON = frozenset(
    {
        "$.xgafv",
        "$alt",
        "access_token",
        "alt",
        "callback",
        "fields",
        "key",
        "oauth_token",
        "prettyPrint",
        "quotaUser",
        "uploadType",
        "upload_protocol",
    }
)
"""What every call takes; of these ``alt`` and ``prettyPrint`` are looked at, and who calls. ``fields`` selects nothing."""

MAX_PAGE_SIZE = 100
DEFAULT_PAGE_SIZE = 10

_MAX_SHOWN = 200
"""Characters of a wrong value that are said back."""

_INT32 = re.compile(r"-?0*[0-9]{1,10}")


def checked_parameters(sent: Mapping[str, str], names: Mapping[str, type]) -> dict[str, str | int]:
    """The values by their camelCase name: those that were sent, numbers as numbers.

    ``names`` are the method's own, each a ``str`` or an ``int`` (of 32 bits). Raises ``GoogleError``: for unknown names,
    all at once, then for values of another type.
    """
    spelled = {spelling: name for name in (*names, *COMMON) for spelling in (name, snake_case(name))}
    unknown = [name for name in sent if name not in spelled]
    if unknown:
        raise bad_request(*({"description": _unknown(name[:200])} for name in unknown))
    values: dict[str, str | int] = {}
    wrong = []
    for spelling, text in sent.items():
        name = spelled[spelling]
        if names.get(name) is not int:
            values[name] = text
        elif (number := read_int32(text)) is not None:
            values[name] = number
        else:
            wrong.append(wrong_type(snake_case(name), "TYPE_INT32", text))
    if values.get("prettyPrint", "true") not in ("true", "false"):
        wrong.append(wrong_type("pretty_print", "TYPE_BOOL", str(values["prettyPrint"])))
    if wrong:
        raise bad_request(*wrong)
    if any(values.get(name, "json") != "json" for name in ("alt", "$alt")):
        raise GoogleError(400, INVALID)
    return values


def checked_page_size(given: str | int) -> int:
    """How many results a page has; ``GoogleError`` for a negative number."""
    size = int(given)
    if size < 0:
        raise GoogleError(400, INVALID)
    return min(size or DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE)


def read_int32(text: str) -> int | None:
    """The whole number of 32 bits that a text is, None for any other."""
    if not _INT32.fullmatch(text):
        return None
    number = int(text)
    return number if -(2**31) <= number < 2**31 else None


def _unknown(name: str) -> str:
    return (
        f'Invalid JSON payload received. Unknown name "{name}": Cannot bind query parameter. '
        f"Field '{name}' could not be found in request message."
    )


def wrong_type(field: str, kind: str, value: object) -> dict[str, str]:
    """The violation of a field whose value is not of its type."""
    shown = json.dumps(value, ensure_ascii=False)
    if len(shown) > _MAX_SHOWN:
        shown = f"{shown[:_MAX_SHOWN]}…"
    return {"field": field, "description": f"Invalid value at '{field}' ({kind}), {shown}"}
