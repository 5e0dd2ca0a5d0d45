"""Ids of people, bodies and publications in other systems: told apart from what cannot be one, never looked up.

ISSN: ISO 3297, check character modulo 11. ISNI and ORCID: ISO 27729, check character by ISO 7064, MOD 11-2.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

SCHEME = re.compile(r"[a-z][a-z0-9_]{1,38}")
"""How a system is named."""


@dataclass(frozen=True, slots=True)
class IdScheme:
    """A system whose ids have a known form; ``hint`` says it to people."""

    name: str
    form: re.Pattern[str]
    hint: str
    has_right_check: Callable[[str], bool] = lambda value: True


def _has_issn_check(value: str) -> bool:
    digits = value.replace("-", "")
    total = sum(int(digit) * weight for digit, weight in zip(digits, range(8, 1, -1), strict=False))
    return digits[-1] == "0123456789X"[-total % 11]


def _has_isni_check(value: str) -> bool:
    digits = value.replace("-", "")
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    return digits[-1] == "0123456789X"[(12 - total) % 11]


_SCHEMES = (
    IdScheme("wikidata", re.compile(r"Q[1-9]\d{0,15}", re.ASCII), "An id of Wikidata is Q and a number, as Q42."),
    IdScheme(
        "issn",
        re.compile(r"\d{4}-\d{3}[\dX]", re.ASCII),
        "An ISSN has eight digits, the last may be X and checks the others, as 0261-3077.",
        _has_issn_check,
    ),
    IdScheme(
        "isni",
        re.compile(r"\d{15}[\dX]", re.ASCII),
        "An ISNI has sixteen digits, the last may be X and checks the others, as 0000000121032683.",
        _has_isni_check,
    ),
    IdScheme(
        "orcid",
        re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]", re.ASCII),
        "An ORCID has sixteen digits in four groups, the last checks the others, as 0000-0002-1825-0097.",
        _has_isni_check,
    ),
    IdScheme("viaf", re.compile(r"[1-9]\d{0,21}", re.ASCII), "An id of VIAF is a number, as 102333412."),
    IdScheme("ror", re.compile(r"0[a-hj-km-np-tv-z0-9]{6}\d{2}"), "An id of ROR has nine characters, as 03yrm5c26."),
)

ID_SCHEMES: Mapping[str, IdScheme] = {scheme.name: scheme for scheme in _SCHEMES}
"""The systems whose ids are checked, by name; of others any line is taken."""


def is_external_id(scheme: str, value: str) -> bool:
    """Whether the value may be an id of the system; of an unknown system any may."""
    known = ID_SCHEMES.get(scheme)
    return known is None or (known.form.fullmatch(value) is not None and known.has_right_check(value))
