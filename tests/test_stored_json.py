"""Columns of JSON are read as they were written, from text (SQLite) and bytes (PostgreSQL)."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import JSON, literal, select
from sqlalchemy.orm import Session

from claims.models.stored_json import read_json
from tests.support.databases import on_both_databases

VALUES: list[Any] = [
    [],
    {},
    None,
    True,
    12,
    -0.5,
    "",
    "[]",
    "né 世界 \u2028\x00 \"'\\",
    [[]],
    [1, {"a": [None]}],
    {"": ""},
]


@pytest.mark.parametrize("value", VALUES)
def test_what_was_written_is_read(value: object) -> None:
    for written in (json.dumps(value), json.dumps(value, ensure_ascii=False), json.dumps(value, indent=1)):
        assert read_json(written) == value
        assert read_json(written.encode()) == value


def test_no_two_values_share_a_list() -> None:
    first = read_json("[]")
    first.append(1)
    assert read_json("[]") == []


def test_what_is_no_json_is_an_error() -> None:
    with pytest.raises(ValueError, match="Expecting"):
        read_json("[")


@on_both_databases
def test_the_database_is_read_so(app: Flask, session: Session) -> None:
    assert app.config["SQLALCHEMY_ENGINE_OPTIONS"]["json_deserializer"] is read_json
    for value in VALUES[:2] + VALUES[-3:]:
        assert session.scalar(select(literal(value, JSON))) == value
