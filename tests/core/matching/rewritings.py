"""Rewritings of claims that keep what is said, and others that change it, made of parts of which the truth is known.

``tests/cases/rewritings.txt`` holds one claim a block. Its first line is the sentence with its parts in braces, lines like
``front= In {d}, …`` are the same sentence in another order, and ``d = 2023 | date! 2022`` gives the words of a part, those
of the claim first. The sign behind the class of a rewriting tells what holds by the words alone: ``=`` and ``~`` say the
same, ``!`` says something else. Rewritings with ``=`` are the ones that a machine may confirm.
"""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from claims.core.matching.statements.reading import Statement, read_statement

PUBLISHED = dt.date(2024, 6, 14)
CASES = Path(__file__).resolve().parents[2] / "cases" / "rewritings.txt"

_SLOT = re.compile(r"(\w) = (.*)")
_SENTENCE = re.compile(r"(\w+)([=~]) (.*)")
_WORDS = re.compile(r"(\w+)([=~!]) (.*)")
_KEEPING = frozenset("=~")
_MOST_TRIES = 4


class Form(NamedTuple):
    """A sentence or the words of a part: its class, its sign, and the text."""

    kind: str
    sign: str
    text: str


class Rewriting(NamedTuple):
    """A text beside a claim, and the class of what was done to it."""

    kind: str
    sign: str
    text: str
    claim: str


@dataclass(frozen=True, slots=True)
class Block:
    """A claim with all its rewritings."""

    sentences: tuple[Form, ...]
    parts: dict[str, tuple[Form, ...]]

    @property
    def plain(self) -> dict[str, str]:
        """The words of each part as the claim has them."""
        return {name: forms[0].text for name, forms in self.parts.items()}

    @property
    def claim(self) -> str:
        """The claim itself."""
        return told(self.sentences[0].text, self.plain)

    def keeping(self) -> Iterator[Rewriting]:
        """The claim with one thing rewritten, so that it says the same."""
        for form in self.sentences[1:]:
            yield Rewriting(form.kind, form.sign, told(form.text, self.plain), self.claim)
        for name, form in self._forms(_KEEPING):
            text = told(self.sentences[0].text, self.plain | {name: form.text})
            yield Rewriting(form.kind, form.sign, text, self.claim)

    def changing(self, rng: random.Random, count: int) -> Iterator[Rewriting]:
        """The claim with up to three things rewritten and one changed, so that it says something else."""
        changes, kept = list(self._forms(frozenset("!"))), list(self._forms(_KEEPING))
        for _ in range(count * _MOST_TRIES):
            sentence, (name, change) = rng.choice(self.sentences), rng.choice(changes)
            if f"{{{name}}}" not in sentence.text:
                continue
            words = self.plain
            words |= {other: form.text for other, form in rng.sample(kept, min(2, len(kept)))}
            yield Rewriting(change.kind, "!", told(sentence.text, words | {name: change.text}), self.claim)
            count -= 1
            if not count:
                return

    def _forms(self, signs: frozenset[str]) -> Iterator[tuple[str, Form]]:
        for name, forms in self.parts.items():
            yield from ((name, form) for form in forms[1:] if form.sign in signs)


def statements_of(rewriting: Rewriting) -> tuple[Statement, Statement]:
    """The rewriting and its claim, read; both published on ``PUBLISHED``, but a headline as soon as what it tells was over:
    nobody writes one years later."""
    rewritten, claim = _read(rewriting.text), _read(rewriting.claim)
    ends = [time.end for time in rewritten.times if time.end is not None]
    if rewriting.kind == "headline" and ends:
        rewritten = read_statement(rewriting.text, published=min(PUBLISHED, max(ends) + dt.timedelta(days=1)))
    return rewritten, claim


@cache
def _read(text: str) -> Statement:
    return read_statement(text, published=PUBLISHED)


def read_blocks() -> list[Block]:
    """All claims of the file."""
    return [_read_block(block.splitlines()) for block in CASES.read_text(encoding="utf-8").strip().split("\n\n")]


def _read_block(lines: list[str]) -> Block:
    sentences, parts = [Form("claim", "=", lines[0])], {}
    for line in lines[1:]:
        found = _SLOT.fullmatch(line)
        if found is None:
            sentences.append(_form(_SENTENCE, line))
            continue
        first, *others = found[2].split(" | ")
        parts[found[1]] = (Form("claim", "=", first), *(_form(_WORDS, words) for words in others))
    return Block(tuple(sentences), parts)


def _form(pattern: re.Pattern[str], line: str) -> Form:
    found = pattern.fullmatch(line)
    assert found is not None, line
    return Form(*found.groups())


def told(sentence: str, words: dict[str, str]) -> str:
    """A sentence with the words of its parts."""
    text = re.sub(r"\{(\w)\}", lambda found: words[found[1]], sentence)
    text = re.sub(r",\s*([,.])", r"\1", text)
    return text[0].upper() + text[1:]
