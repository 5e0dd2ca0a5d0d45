"""Bodies in the JSON form of protocol buffers: which fields there are, of what type, and what Google says of others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claims.api.fact_check_tools.errors import TOO_LARGE, GoogleError, bad_request
from claims.api.fact_check_tools.field_names import inner_path, snake_case
from claims.api.fact_check_tools.parameters import read_int32, wrong_type
from claims.api.problems import ApiError
from claims.api.reading import json_object, read_bytes

Message = Mapping[str, Any]
"""Fields by their lowerCamelCase name: ``str``, ``int`` (of 32 bits), another message, or a list with one of these."""

_PACKAGE = "type.googleapis.com/google.factchecking.factchecktools.v1alpha1"
_AUTHOR = {"name": str, "imageUrl": str}
_CLAIM_AUTHOR = {"name": str, "jobTitle": str, "imageUrl": str, "sameAs": str}
_RATING = {
    "ratingValue": int,
    "bestRating": int,
    "worstRating": int,
    "textualRating": str,
    "ratingExplanation": str,
    "imageUrl": str,
}
_MARKUP = {
    "url": str,
    "claimReviewed": str,
    "claimDate": str,
    "claimLocation": str,
    "claimFirstAppearance": str,
    "claimAppearances": [str],
    "claimAuthor": _CLAIM_AUTHOR,
    "rating": _RATING,
}
MARKUP_PAGE: Message = {
    "name": str,
    "pageUrl": str,
    "publishDate": str,
    "claimReviewAuthor": _AUTHOR,
    "claimReviewMarkups": [_MARKUP],
    "versionId": str,
}
"""ClaimReviewMarkupPage."""

_NAMES = {id(_AUTHOR): "ClaimReviewAuthor", id(_CLAIM_AUTHOR): "ClaimAuthor"}
_NAMES |= {id(_RATING): "ClaimRating", id(_MARKUP): "ClaimReviewMarkup"}


def read_message(message: Message) -> dict[str, Any]:
    """The request's body: the fields that are set, by their camelCase name, in the order of the description.

    Names may be in snake_case, whole numbers in quotation marks. What says nothing (null, "", 0, nothing in brackets)
    is unset; "" within a list is left out, and null there is of the wrong type. Raises ``GoogleError`` for what is no JSON
    object, else for all unknown fields and wrong types together.
    """
    try:
        body = json_object(read_bytes())
    except ApiError as error:
        if error.status == 413:
            raise GoogleError(413, TOO_LARGE) from error
        raise bad_request({"description": f"Invalid JSON payload received. {error.detail}"}) from error
    violations: list[dict[str, str]] = []
    value = _message(body, message, "", violations)
    if violations:
        raise bad_request(*violations)
    return value


def in_order(value: Mapping[str, Any], message: Message) -> dict[str, Any]:
    """The fields in the order of the description, at any depth: databases keep none."""
    return {name: _in_order(value[name], kind) for name, kind in message.items() if name in value}


def _in_order(value: Any, kind: Any) -> Any:  # noqa: ANN401  (a field of any type)
    if isinstance(kind, list):
        return [_in_order(item, kind[0]) for item in value]
    return in_order(value, kind) if isinstance(kind, dict) else value


def _message(sent: dict[str, Any], message: Message, path: str, violations: list[dict[str, str]]) -> dict[str, Any]:
    spelled = {spelling: name for name in message for spelling in (name, snake_case(name))}
    violations += [_unknown(name, path) for name in sent if name not in spelled]
    given = {spelled[name]: value for name, value in sent.items() if name in spelled}
    read = {
        name: _field(given[name], message[name], inner_path(path, name), violations)
        for name in message
        if name in given
    }
    return {name: value for name, value in read.items() if value not in ("", 0, [], {}, None)}


def _field(value: Any, kind: Any, path: str, violations: list[dict[str, str]]) -> Any:  # noqa: ANN401
    if value is None:
        return None
    if isinstance(kind, list):
        if isinstance(value, list):
            return _items(value, kind[0], path, violations)
    elif isinstance(kind, dict):
        if isinstance(value, dict):
            return _message(value, kind, path, violations)
    elif (read := _scalar(value, kind)) is not None:
        return read
    violations.append(wrong_type(path, _name_of(kind), value))
    return None


def _items(values: list[Any], kind: Any, path: str, violations: list[dict[str, str]]) -> list[Any]:  # noqa: ANN401
    read = []
    for number, value in enumerate(values):
        place = f"{path}[{number}]"
        if value is None:
            violations.append(wrong_type(place, _name_of(kind), value))
        elif value != "" or kind is not str:
            read.append(_field(value, kind, place, violations))
    return read


def _scalar(value: object, kind: type) -> str | int | None:
    if kind is str:
        return value if isinstance(value, str) else None
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    # As protocol buffers have it, 5.0 is the whole number 5.
    return read_int32(f"{value:.0f}" if isinstance(value, float) and value.is_integer() else str(value))


def _name_of(kind: Any) -> str:  # noqa: ANN401  (a field's type)
    inner = kind[0] if isinstance(kind, list) else kind
    if isinstance(inner, dict):
        return f"{_PACKAGE}.{_NAMES[id(inner)]}"
    return "TYPE_STRING" if inner is str else "TYPE_INT32"


def _unknown(name: str, path: str) -> dict[str, str]:
    where = f" at '{path}'" if path else ""
    description = f'Invalid JSON payload received. Unknown name "{name[:200]}"{where}: Cannot find field.'
    return ({"field": path} if path else {}) | {"description": description}
