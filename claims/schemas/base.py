"""Base schemas and fields: strict on the way in, complete on the way out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, validate

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")

site_path: ContextVar[str] = ContextVar("site_path", default="")
"""The path below which the answer's reader reaches the registry, as "/claims"; "" where it has a host of its own."""

MAX_LINE = 1000
"""Code points that a one-line field may have where nothing narrower is said."""


class InputSchema(Schema):
    """What a client sends: unknown fields are refused, so that a misspelt one is never silently ignored."""

    class Meta:
        """Refuse what is not declared."""

        unknown = RAISE

    def __init__(self, **options: Any) -> None:  # noqa: ANN401  (marshmallow's own options)
        """As marshmallow makes it; what it says of a field that is not declared names those that are."""
        super().__init__(**options)
        names = sorted(field.data_key or name for name, field in self.load_fields.items())
        there = f"There are: {', '.join(names)}." if names else "Send none."
        self.error_messages["unknown"] = f"There is no such field. {there}"


class OptionalInput(InputSchema):
    """What need not be sent: without a body every field has its default."""


class NoInput(OptionalInput):
    """What is sent to a call that takes no fields."""


class OutputSchema(Schema):
    """What a client gets: dumping fails when a declared field is missing from the value, so that no answer lacks one."""

    def on_bind_field(self, field_name: str, field_obj: fields.Field[Any]) -> None:
        """Marshmallow's hook for each field of a schema: it is there in every answer, and the document says so."""
        field_obj.required = True

    def get_attribute(self, obj: Any, attr: str, default: Any) -> Any:  # noqa: ANN401  (marshmallow's signature)
        """Read one field; ``KeyError`` where the value lacks it. Of a mapping, as nearly all values are, at once: a text of
        400 claims has 23,000 fields."""
        if isinstance(obj, dict) and attr in obj:
            return obj[attr]
        found = super().get_attribute(obj, attr, default)
        if found is default:
            raise KeyError(f"{type(self).__name__}: the value has no {attr!r}")
        return found


class Length(validate.Length):
    """The bounds of a text or list, refused with what to do about it."""

    message_min = "This needs at least {min} characters or entries; send more."
    message_max = "This holds at most {max} characters or entries; send fewer."
    message_all = "This needs {min} to {max} characters or entries; send as many."


def readable(text: str) -> None:
    """Refuse control characters and lone surrogates, which no reader or database can show."""
    if _CONTROL.search(text):
        raise ValidationError("Control characters are not allowed. Remove them and send it again.")
    if _SURROGATE.search(text):
        raise ValidationError(
            "This holds half of a surrogate pair; it was cut or decoded wrongly. Send it as valid UTF-8."
        )


def line(
    *, required: bool = False, maximum: int = MAX_LINE, minimum: int = 0, description: str = "", nullable: bool = False
) -> fields.String:
    """A string field with bounds (code points) and readable characters only."""
    checks: list[Callable[[str], Any]] = [Length(min=minimum, max=maximum), readable]
    options: dict[str, Any] = {} if required else {"load_default": None}
    return fields.String(
        required=required, allow_none=nullable, validate=checks, metadata={"description": description}, **options
    )


class TrueOrFalse(fields.Boolean):
    """``true`` or ``false`` as JSON has them: 1, "yes" and their like are neither; for bodies."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> bool:  # noqa: ANN401
        if not isinstance(value, bool):
            raise self.make_error("invalid", input=value)
        return value


def as_reached(path: str) -> str:
    """A path within the registry ("/claims/1") as the reader of this answer reaches it."""
    return site_path.get() + path


class RegistryPath(fields.String):
    """A path within the registry ("/claims/1"), written as the reader of the answer reaches it; output only."""

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> str | None:  # noqa: ANN401
        text: str | None = super()._serialize(value, attr, obj, **kwargs)
        return text if text is None else as_reached(text)


class ByName(fields.Dict):
    """Values by name; what is wrong with a name or its value is told of that name, as a JSON Pointer would have it."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        try:
            return super()._deserialize(value, attr, data, **kwargs)  # type: ignore[no-untyped-call]
        except ValidationError as error:
            if not isinstance(error.messages, dict):
                raise
            told = {
                name: [text for texts in parts.values() for text in texts] for name, parts in error.messages.items()
            }
            raise ValidationError(told) from error


class DateOrDateTime(fields.Field[dt.date]):
    """A day (``YYYY-MM-DD``) or an instant (RFC 3339 with an offset); loads ``date`` or aware ``datetime``."""

    default_error_messages = {  # noqa: RUF012  (marshmallow reads a plain class attribute)
        "invalid": "Not a date. Write 2020-02-22 or 2020-02-22T10:30:00+01:00."
    }
    _DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)
    _INSTANT = re.compile(
        r"(?P<local>\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?)(?P<offset>[Zz]|[+ -]\d{2}:?\d{2})\Z",
        re.ASCII,
    )

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> dt.date:  # noqa: ANN401
        if not isinstance(value, str):
            raise self.make_error("invalid")
        try:
            if self._DAY.match(value):
                return dt.date.fromisoformat(value)
            if found := self._INSTANT.match(value):
                offset = found["offset"].replace(" ", "+")  # a plus in an address that was not written as %2B
                instant = dt.datetime.fromisoformat((found["local"] + offset).upper())
                instant.astimezone(dt.UTC)  # year 1 or 9999 with an offset has no UTC time
                return instant
        except (ValueError, OverflowError) as error:
            raise self.make_error("invalid") from error
        raise self.make_error("invalid")

    def _serialize(self, value: dt.date | None, attr: str | None, obj: Any, **kwargs: Any) -> str | None:  # noqa: ANN401
        return None if value is None else value.isoformat()


class Instant(fields.Field[dt.datetime]):
    """A UTC instant, written as RFC 3339 with ``Z``; output only."""

    def _serialize(self, value: dt.datetime | None, attr: str | None, obj: Any, **kwargs: Any) -> str | None:  # noqa: ANN401
        if value is None:
            return None
        return value.astimezone(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
