"""How far the shipped tagger agrees with tags given by another one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from claims.core.extraction.tagging.tagger import FINITE, tag
from claims.core.extraction.text.tokens import Token
from claims.training.tag_counts import TaggedDocument, TaggedWord


@dataclass(frozen=True, slots=True)
class Agreement:
    """Counts over all words and marks, and over those that either side calls a finite verb."""

    tokens: int
    equal: int
    finite_ours: int
    finite_theirs: int
    finite_both: int

    @property
    def share(self) -> float:
        """Share (0..1) of tokens with the same tag; 0 for none."""
        return self.equal / max(self.tokens, 1)

    @property
    def finite_f1(self) -> float:
        """F1 (0..1) of finite verbs, the other tagger's taken as right: where clauses are found hangs on them."""
        return 2 * self.finite_both / max(self.finite_ours + self.finite_theirs, 1)


def agreement_on(documents: Iterable[TaggedDocument]) -> Agreement:
    """Tags every sentence anew with the shipped tables and compares; word borders are those of the other tagger."""
    pairs = [
        (word.tag, token.tag)
        for document in documents
        for sentence in document.sentences
        for word, token in zip(sentence, _tagged_by_us(sentence), strict=True)
    ]
    return Agreement(
        tokens=len(pairs),
        equal=sum(theirs == ours for theirs, ours in pairs),
        finite_ours=sum(ours in FINITE for _, ours in pairs),
        finite_theirs=sum(theirs in FINITE for theirs, _ in pairs),
        finite_both=sum(theirs in FINITE and ours in FINITE for theirs, ours in pairs),
    )


def _tagged_by_us(sentence: Iterable[TaggedWord]) -> list[Token]:
    return tag([Token(0, 0, word.text, word.text.lower().replace("’", "'")) for word in sentence])
