"""What the wire takes: strict bodies, days and instants, lines that can be shown."""

from __future__ import annotations

import datetime as dt
import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from marshmallow import ValidationError, fields

import claims.schemas
from claims.schemas.base import DateOrDateTime, InputSchema, Instant, OutputSchema, RegistryPath, line, site_path

for module in pkgutil.iter_modules(claims.schemas.__path__):
    importlib.import_module(f"claims.schemas.{module.name}")


def schemas_below(schema: type[InputSchema]) -> Iterator[type[InputSchema]]:
    for inner in schema.__subclasses__():
        yield inner
        yield from schemas_below(inner)


BODIES = sorted(
    {schema for schema in schemas_below(InputSchema) if not schema.__name__.endswith("Query")},
    key=lambda schema: schema.__name__,
)
"""What is sent as JSON; of a query all values are texts."""


@pytest.mark.parametrize("schema", BODIES, ids=lambda schema: schema.__name__)
def test_a_body_says_true_and_whole_numbers_as_json_does(schema: type[InputSchema]) -> None:
    for field in schema().load_fields.values():
        if isinstance(field, fields.Boolean):
            refused: tuple[object, ...] = ("yes", "true", "", "off", 2, 1, 0, 1.0)
        elif isinstance(field, fields.Integer):
            refused = ("seven", 7.5, "7.5")
        else:
            continue
        for value in refused:
            with pytest.raises(ValidationError):
                field.deserialize(value)


UTC = dt.UTC
EAST = dt.timezone(dt.timedelta(hours=1))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2020-02-22", dt.date(2020, 2, 22)),
        ("2020-02-22T10:30:00+01:00", dt.datetime(2020, 2, 22, 10, 30, tzinfo=EAST)),
        ("2020-02-22T10:30:00+0100", dt.datetime(2020, 2, 22, 10, 30, tzinfo=EAST)),
        ("2020-02-22T10:30:00 01:00", dt.datetime(2020, 2, 22, 10, 30, tzinfo=EAST)),
        ("2020-02-22 10:30:00Z", dt.datetime(2020, 2, 22, 10, 30, tzinfo=UTC)),
        ("2020-02-22t10:30z", dt.datetime(2020, 2, 22, 10, 30, tzinfo=UTC)),
        ("2020-02-22T10:30:00.123456789Z", dt.datetime(2020, 2, 22, 10, 30, 0, 123456, tzinfo=UTC)),
    ],
)
def test_days_and_instants_are_read(written: str, read: dt.date) -> None:
    found = DateOrDateTime().deserialize(written)
    assert found == read
    assert type(found) is type(read)


@pytest.mark.parametrize(
    "written",
    [
        "2020-02-30",
        "2020-2-2",
        "22.02.2020",
        "2020-02-22T10:30:00",
        "2020-02-22T25:30:00Z",
        "2020-02-22T10:30:00+99:00",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-10:00",
        "2020-02-22T10:30:00.1234567890Z",
        "2020-02-22\n",
        "٢٠٢٠-٠٢-٢٢",
        "",
        20200222,
        None,
        ["2020-02-22"],
    ],
)
def test_what_is_no_day_is_refused(written: object) -> None:
    with pytest.raises(ValidationError):
        DateOrDateTime().deserialize(written)


@pytest.mark.parametrize("text", ["a\x00b", "a\x07", "\x7f", "\ud800", "x" * 301])
def test_a_line_that_cannot_be_shown_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        line(maximum=300).deserialize(text)


@pytest.mark.parametrize("text", ["", "Zürich\t“5”", "x" * 300, "שלום", "\U0001f600"])
def test_a_line_that_can_be_shown_is_taken(text: str) -> None:
    assert line(maximum=300).deserialize(text) == text


def test_a_line_may_ask_for_something() -> None:
    with pytest.raises(ValidationError):
        line(minimum=1).deserialize("")
    with pytest.raises(ValidationError):
        line().deserialize("x" * 1001)
    with pytest.raises(ValidationError):
        line().deserialize(None)
    assert line(nullable=True).deserialize(None) is None


class Reply(OutputSchema):
    """An answer with a time and an address."""

    at = Instant()
    path = RegistryPath(allow_none=True)


def test_an_answer_has_every_field() -> None:
    when = dt.datetime(2020, 2, 22, 10, 30, 0, 999, tzinfo=EAST)
    assert Reply().dump({"at": when, "path": "/claims/1"}) == {"at": "2020-02-22T09:30:00Z", "path": "/claims/1"}
    assert Reply().dump({"at": None, "path": None}) == {"at": None, "path": None}
    with pytest.raises(KeyError, match="path"):
        Reply().dump({"at": when})


def test_addresses_are_as_the_reader_reaches_them() -> None:
    token = site_path.set("/facts")
    try:
        assert Reply().dump({"at": None, "path": "/claims/1"})["path"] == "/facts/claims/1"
    finally:
        site_path.reset(token)


class Order(InputSchema):
    """What may be sent."""

    words = line()
    count_ = fields.Integer(data_key="count")


def test_an_unknown_field_is_refused_naming_those_there_are() -> None:
    with pytest.raises(ValidationError) as refused:
        Order().load({"wrods": "x"})
    assert refused.value.messages == {"wrods": ["There is no such field. There are: count, words."]}
