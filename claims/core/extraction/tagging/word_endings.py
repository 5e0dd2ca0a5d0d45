"""What a word's ending says of its part of speech, where the lexicon does not hold it; tags as in ``tag_lexicon``."""

from __future__ import annotations

from collections import defaultdict

_ENDINGS: tuple[tuple[str, dict[str, float]], ...] = (
    ("ly", {"R": 0.9, "J": 0.1}),
    ("ing", {"G": 0.8, "N": 0.12, "J": 0.08}),
    ("ed", {"E": 0.5, "T": 0.35, "J": 0.15}),
    ("ous", {"J": 1.0}),
    ("ful", {"J": 0.95, "N": 0.05}),
    ("less", {"J": 1.0}),
    ("ive", {"J": 0.7, "N": 0.3}),
    ("able", {"J": 1.0}),
    ("ible", {"J": 1.0}),
    ("ical", {"J": 1.0}),
    ("ial", {"J": 0.85, "N": 0.15}),
    ("nal", {"J": 0.8, "N": 0.2}),
    ("ic", {"J": 0.75, "N": 0.25}),
    ("ish", {"J": 0.7, "N": 0.2, "B": 0.1}),
    ("ary", {"J": 0.6, "N": 0.4}),
    ("ant", {"J": 0.5, "N": 0.5}),
    ("ent", {"N": 0.6, "J": 0.4}),
    ("ize", {"B": 0.7, "F": 0.3}),
    ("ise", {"N": 0.4, "B": 0.4, "F": 0.2}),
    ("ify", {"B": 0.75, "F": 0.25}),
    ("ss", {"N": 1.0}),
    ("us", {"N": 0.7, "J": 0.3}),
    ("is", {"N": 1.0}),
    ("s", {"S": 0.8, "Z": 0.2}),
)
_BY_LAST_LETTER: dict[str, list[tuple[str, dict[str, float]]]] = defaultdict(list)
for _ending, _shares in _ENDINGS:
    _BY_LAST_LETTER[_ending[-1]].append((_ending, _shares))
_HYPHENATED = {"J": 0.6, "N": 0.4}
_OTHER = {"N": 0.85, "J": 0.1, "B": 0.03, "F": 0.02}


def guess_by_ending(word: str) -> dict[str, float]:
    """Tags that a lower-case word may have, with their shares (summing to 1); never empty."""
    if "-" in word:
        return _HYPHENATED
    for ending, shares in _BY_LAST_LETTER.get(word[-1:], ()):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return shares
    return _OTHER
