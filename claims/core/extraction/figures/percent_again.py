"""Whether a bare figure is a percentage again: "Growth was 2.1%. The bank had forecast 1.8."."""

from __future__ import annotations

import re

_WHOLE = 100
"""Percents of a whole."""
_FAR_APART = 5.0
"""How many times as large as another a percentage is at most that is set against it."""
_ABOUT = r"(?:(?:only|just|about|around|nearly|almost|over|under)\s)?"
_MOVE = r"(?:rise|fall|drop|climb|slow|ease|increase|decline|grow|shrink|return|recover|dip|accelerate)"
_FUTURE = (
    r"(?:will|would|could|may|might|should"
    r"|(?:is|was|are|were)\s(?:expected|forecast|projected|predicted|likely|set|due)\sto)"
)
_IS_EXPECTED = re.compile(
    rf"\b(?:(?:had|has|have)\s(?:expected|forecast|predicted|projected|offered|demanded|promised|sought)"
    rf"|(?:an\searlier|a\sprevious|an\sinitial|an\soriginal))\s{_ABOUT}$"
)
"""What leads to what else a percentage could be, whether it tells a level or a change."""
_IS_LEVEL_AGAIN = re.compile(
    rf"(?:(?:^|[;,]\s|\b(?:and|but|when|now|ago|earlier|before)\s)it\s(?:was|is|will\sbe|would\sbe|had\sbeen)"
    rf"|(?:(?:^|[;,]\s|\b(?:and|but)\s)it|\b(?:and|but))\s{_FUTURE}\s(?:then\s)?{_MOVE}\s(?:back\s|further\s)?to)\s{_ABOUT}$",
    re.IGNORECASE,
)
"""What leads to another level of what the figure before tells the level of."""
_LEVEL = re.compile(r"\b(?:is|was|are|were|be|at|to|takes?|took|stands|stood|reached|hit)\s(?:[a-z]+\s){0,2}$")
"""What leads to a level in percent, not to a change."""
_YEAR = (
    r"(?:(?:this|next|last)\s(?:year|month|quarter)|in\s(?:19|20)\d\d"
    r"|the\s(?:year|month)\s(?:after|before)|the\sfollowing\s(?:year|month))"
)
_BESIDE_YEAR = re.compile(rf"\s{_YEAR}(?:,|\sand|\sbut|,\sand)\s{_ABOUT}$")
_BEFORE_YEAR = re.compile(rf"\s{_YEAR}\b")
_TO_RIVAL = re.compile(r"\sto\s(?:his|her|their|its|[A-Z][\w-]+['’]s)\s$")


def is_level(ahead: str) -> bool:
    """Whether the words before a percentage lead to a level ("is 5%"), no change ("fell 5%")."""
    return _LEVEL.search(ahead) is not None


def is_percent_again(value: float, last: float, *, ahead: str, after_level: bool) -> bool:
    """Whether a bare figure is in percent as the ``last`` before it, by the words ``ahead`` of it in its sentence.

    ``after_level``: the last told a level, which "it was" goes on with.
    """
    if not 0 <= value <= _WHOLE or not _is_near(value, last):
        return False
    if _IS_EXPECTED.search(ahead):
        return True
    return after_level and _IS_LEVEL_AGAIN.search(ahead) is not None


def is_percent_beside(value: float, last: float, *, between: str, behind: str) -> bool:
    """Whether a bare figure is in percent as the ``last`` of its sentence, by the words between them and ``behind`` it.

    "6.2% this year and 5.9 in 2027", "52 percent to his 48".
    """
    if not 0 <= value <= _WHOLE or not _is_near(value, last):
        return False
    if _TO_RIVAL.match(between):
        return last + value <= _WHOLE
    return _BESIDE_YEAR.match(between) is not None and _BEFORE_YEAR.match(behind) is not None


def _is_near(value: float, last: float) -> bool:
    low, high = sorted((abs(value), abs(last)))
    return high <= _FAR_APART * low
