"""What changed between two wordings, by words, whole numbers and dates, never by characters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

# A date ("22 Feb 2020", "February 22, 2020"), a figure with its groups and decimals, a word, white space, any other sign.
_TOKEN = re.compile(
    r"\d{1,2} [A-Z][a-z]{2,8} \d{4}|[A-Z][a-z]{2,8} \d{1,2}, \d{4}|\d{1,30}(?:[.,\u00a0\u202f]\d{1,15}){0,10}"
    r"|[^\W\d_]{1,60}(?:['’-][^\W\d_]{1,60}){0,5}|\s{1,100}|.",
    re.DOTALL,
)
# Past this share of changed words a reader is better served by both texts in full.
_REWRITTEN_SHARE = 0.6
# The matcher's time grows with the product of both lengths: 2 × 1,500 tokens stay below 0.2 s.
_MOST_TOKENS = 1_500


@dataclass(frozen=True, slots=True)
class Change:
    """A run of text that is the same in both wordings, only in the old one, or only in the new one."""

    kind: Literal["same", "removed", "added"]
    text: str


@dataclass(frozen=True, slots=True)
class WordDiff:
    """The runs in reading order, or both texts in full (``rewritten``) when more than 60 % of the words changed."""

    changes: tuple[Change, ...]
    rewritten: bool = False


def diff_words(old: str, new: str) -> WordDiff:
    """The word diff of two wordings; joining all but the added runs gives ``old``, all but the removed ones ``new``."""
    left, right = _TOKEN.findall(old), _TOKEN.findall(new)
    if max(len(left), len(right)) > _MOST_TOKENS:
        return _in_full(old, new)
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    changes: list[Change] = []
    changed = 0
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            changes.append(Change("same", "".join(left[a:b])))
            continue
        changed += max(_words(left[a:b]), _words(right[c:d]))
        changes += [Change("removed", "".join(left[a:b]))] if a < b else []
        changes += [Change("added", "".join(right[c:d]))] if c < d else []
    if changed > _REWRITTEN_SHARE * max(_words(left), _words(right), 1):
        return _in_full(old, new)
    return WordDiff(tuple(changes))


def _in_full(old: str, new: str) -> WordDiff:
    runs = (Change("removed", old), Change("added", new))
    return WordDiff(tuple(run for run in runs if run.text), rewritten=bool(old and new))


def _words(tokens: list[str]) -> int:
    return sum(not token.isspace() for token in tokens)
