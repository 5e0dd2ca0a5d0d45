"""Names that a text gives with their initials: "the Coastal Trade Board (CTB)"."""

from __future__ import annotations

import re

_IN_BRACKETS = re.compile(r"\s\((?P<initials>[A-Z]{2,8})\)")
_NAME_BEFORE = re.compile(r"[A-Z][\w’'-]*(?:\s[\w’'-]+){1,8}\Z")
_FEWEST_LETTERS = 3
"""Letters of initials that may stand for a name; two stand for too many."""


def with_one_name(text: str, beside: str) -> str:
    """The text without the initials behind a name; without the name where ``beside`` knows it by the initials alone."""
    found = _IN_BRACKETS.search(text)
    if found is None:
        return text
    before, rest, initials = text[: found.start()], text[found.end() :], found["initials"]
    name = _name_of(before, initials)
    if not name:
        return text
    is_known_by_initials = re.search(rf"\b{initials}\b", beside) is not None and not _IN_BRACKETS.search(beside)
    if is_known_by_initials and name not in beside and len(initials) >= _FEWEST_LETTERS:
        return before.removesuffix(name) + initials + rest
    return before + rest


def _name_of(before: str, initials: str) -> str:
    """The words right before the brackets of which the capitals are the initials; empty where there are none such."""
    found = _NAME_BEFORE.search(before)
    words = found[0].split() if found is not None else []
    for start in range(len(words) - 1, -1, -1):
        capitals = "".join(word[0] for word in words[start:] if word[0].isupper())
        if capitals == initials and words[start][0].isupper():
            return " ".join(words[start:])
    return ""
