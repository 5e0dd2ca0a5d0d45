"""Clauses about what is sought, denied or only possible tell of nothing that there is, built from parts."""

from __future__ import annotations

import itertools

import pytest

from claims.core.extraction.spans.claim_spans import SpanKind
from tests.core.extraction.span_fakes import extract_told

REAL = ("Ana Roe met {}.", "Police arrested {}.", "No deal would help, after a storm hit {}.")
DENIED = ("Ana Roe has not met {}.", "Police did not find {}.", "Ana Roe never met {}.", "Roe denied that he met {}.")
POSSIBLE = ("The council will hire {}.", "Roe would name {}.", "Roe is looking for {}.", "The town needs {}.")
PRESENT = (("a firm", "that sells 40 mills"), ("a nurse", "who owns 40 cows"))
PAST = (("a firm", "that sold 40 mills"), ("a nurse", "who bought 40 cows"))


def is_open(frame: str, noun: str, clause: str) -> bool:
    extraction = extract_told(frame.format(f"{noun} {clause}"), (clause, SpanKind.CLAIM))
    (claim,) = [claim for claim in extraction.claims if claim.exact == clause]
    return claim.context_needed


@pytest.mark.parametrize(("frame", "told"), list(itertools.product(DENIED, PRESENT + PAST)))
def test_what_is_denied_is_open(frame, told):
    assert is_open(frame, *told)


@pytest.mark.parametrize(("frame", "told"), list(itertools.product(POSSIBLE, PRESENT)))
def test_what_is_sought_is_open(frame, told):
    assert is_open(frame, *told)


@pytest.mark.parametrize(("frame", "told"), list(itertools.product(REAL, PRESENT + PAST)))
def test_what_there_is_is_told(frame, told):
    assert not is_open(frame, *told)


@pytest.mark.parametrize(("frame", "told"), list(itertools.product(POSSIBLE, PAST)))
def test_what_was_is_told_though_it_is_sought(frame, told):
    assert not is_open(frame, *told)


def test_who_would_be_tried_is_open():
    assert is_open("The law would make it hard to try {}.", "a man", "who had been cleared in 40 cases")


@pytest.mark.parametrize("frame", [*REAL, *DENIED, *POSSIBLE])
def test_any_one_is_open(frame):
    assert is_open(frame, "any nurse", "who sold 40 cows")
