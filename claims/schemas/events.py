"""Events on the wire: schemas made from the shapes in ``core/messages/events.py``, so that each is declared once."""

from __future__ import annotations

import datetime as dt
from dataclasses import Field, is_dataclass
from dataclasses import fields as fields_of
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from marshmallow import RAISE, Schema, ValidationError, fields, validate

from claims.core.messages.events import SHAPES, SUBSCRIBABLE, EventType
from claims.schemas.base import InputSchema, Instant, OutputSchema, RegistryPath, line
from claims.schemas.lists import MAX_PAGE

_PLAIN: dict[type, type[fields.Field[Any]]] = {
    int: fields.Integer,
    str: fields.String,
    bool: fields.Boolean,
    float: fields.Float,
    dt.date: fields.Date,
}


_MADE: dict[type, type[Schema]] = {}
"""Schemas by shape: a shape that stands in another twice is one schema of the document."""


class EventShape(Schema):
    """The data of one type of event; nothing else stands in it."""

    class Meta:
        """Refuse what is not declared, so that a test of what is sent means something."""

        unknown = RAISE


def _schema_of(shape: type) -> type[Schema]:
    """The schema of a shape, the same each time; every field is always there, null only where the shape says so."""
    if shape in _MADE:
        return _MADE[shape]
    hints = get_type_hints(shape)
    declared = {item.name: _field_of(hints[item.name], item) for item in fields_of(shape)}
    made = EventShape.from_dict(declared, name=f"{shape.__name__}Data")
    made.__doc__ = shape.__doc__
    _MADE[shape] = made
    return made


def _field_of(kind: Any, item: Field[Any] | None = None) -> fields.Field[Any]:  # noqa: ANN401  (any type of a shape)
    options: dict[str, Any] = {"required": True}
    if item is not None and item.metadata:
        options["metadata"] = dict(item.metadata)
    if get_origin(kind) is UnionType:
        options["allow_none"] = True
        kind = next(part for part in get_args(kind) if part is not NoneType)
    if get_origin(kind) is tuple:
        return fields.List(_field_of(get_args(kind)[0]), **options)
    if isinstance(kind, type) and is_dataclass(kind):
        return fields.Nested(_schema_of(kind), **options)
    if issubclass(kind, StrEnum):
        return fields.String(validate=validate.OneOf([member.value for member in kind]), **options)
    return _PLAIN[kind](**options)


DATA_SCHEMAS: dict[EventType, type[Schema]] = {kind: _schema_of(shape) for kind, shape in SHAPES.items()}
"""The schema of each type's ``data``."""


def _message_schema(kind: EventType) -> type[Schema]:
    declared = {
        "type": fields.String(required=True, validate=validate.Equal(kind.value)),
        "timestamp": fields.DateTime(
            required=True, metadata={"description": "When it happened; the same at every attempt."}
        ),
        "data": fields.Nested(DATA_SCHEMAS[kind], required=True),
    }
    return EventShape.from_dict(declared, name=f"{SHAPES[kind].__name__}Message")  # type: ignore[arg-type]


MESSAGE_SCHEMAS: dict[EventType, type[Schema]] = {kind: _message_schema(kind) for kind in EventType}
"""The schema of the body that an endpoint gets, by type."""


class EventTypes(fields.Field[list[str]]):
    """Names of events with commas between them."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> list[str]:  # noqa: ANN401
        names = [name.strip() for name in str(value).split(",") if name.strip()]
        unknown = [name for name in names if name not in SUBSCRIBABLE]
        if unknown:
            raise ValidationError(f"There is no event “{unknown[0][:60]}”. There are: {', '.join(SUBSCRIBABLE)}.")
        return names


class EventQuery(InputSchema):
    """Where to go on, and which events."""

    after = line(maximum=500, description="`next_cursor` of the answer before; opaque.")
    limit = fields.Integer(load_default=50, validate=validate.Range(1, MAX_PAGE))
    types = EventTypes(
        load_default=list, metadata={"description": "Names of events with commas; without it, all.", "type": "string"}
    )


class EventRead(OutputSchema):
    """One event."""

    type = fields.String(validate=validate.OneOf([kind.value for kind in SUBSCRIBABLE]))
    timestamp = fields.String(metadata={"format": "date-time"})
    data = fields.Dict(metadata={"description": "As the webhook of this type describes it."})


class EventList(OutputSchema):
    """Events, oldest first."""

    items = fields.List(fields.Nested(EventRead))
    next_cursor = fields.String(metadata={"description": "Send it as `after`, also when nothing more is there yet."})
    has_more = fields.Boolean()


class UsageQuery(InputSchema):
    """Which uses."""

    after = line(maximum=500, description="`next_cursor` of the page before; opaque.")
    limit = fields.Integer(load_default=50, validate=validate.Range(1, MAX_PAGE))


class UsageRecallRead(OutputSchema):
    """Why a use no longer stands."""

    kind = fields.String()
    revision = fields.Integer(allow_none=True, metadata={"description": "The revision that took its place."})
    recalled_at = Instant()


class UsageRead(OutputSchema):
    """A use that no longer stands: what was served to whom, and what stands now."""

    id = fields.Integer()
    consumer = fields.String()
    article_id = fields.Integer(allow_none=True)
    claim_id = fields.Integer()
    claim_text = fields.String()
    review_id = fields.Integer()
    organization = fields.String()
    used = fields.Integer()
    used_verdict = fields.String()
    current = fields.Integer(allow_none=True)
    current_verdict = fields.String(allow_none=True)
    recalls = fields.List(fields.Nested(UsageRecallRead))
    first_served_at = Instant()
    permalink = RegistryPath()


class UsageList(OutputSchema):
    """Uses that nobody has seen to, those recalled longest ago first."""

    items = fields.List(fields.Nested(UsageRead))
    next_cursor = fields.String(allow_none=True)


class AcknowledgeWrite(InputSchema):
    """What was done."""

    action = line(required=True, maximum=20, description="corrected, kept or not_used.")


class AcknowledgeRead(OutputSchema):
    """What was noted: the uses that are settled by it."""

    action = fields.String()
    usages = fields.List(fields.Integer())
    acknowledged_at = Instant()
