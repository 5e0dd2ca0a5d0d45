"""How the words of a statement in German, French or Spanish stand to its verb."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.lexicon.vocabulary import words
from claims.core.matching.tongues.glossing import MODIFIER, PLACE, VERB
from claims.core.matching.tongues.grammar import Grammar
from claims.core.matching.tongues.words import NAME, PREPOSITION, STOP, THINGS, Item

_GENITIVES = words("der des eines einer")
"""German articles that say "of" behind a noun."""

_OF = frozenset({"von"})
"""Prepositions that say "of" behind a noun."""

_AFTER_OR_TO = "nach"
"""Says "to" before the name of a place, and else "after"."""

_HAVING = words("hat haben hatte hatten habe a ont avait aura auront ha han había habían es son est sont ist sind war")
_PASSIVE_REACH = 4
"""Words behind an auxiliary within which French and Spanish have its participle."""


def is_passive(items: Sequence[Item], grammar: Grammar) -> bool:
    """Whether an auxiliary of the passive stands with a participle that makes one."""
    auxiliary = next((at for at, item in enumerate(items) if item.lower in grammar.passives), None)
    if auxiliary is None:
        return False
    rest = items if grammar.nouns_are_capitalized else items[auxiliary + 1 : auxiliary + _PASSIVE_REACH]
    return any(
        item.kind == VERB and item.lower not in grammar.never_passive and grammar.participle.fullmatch(item.lower)
        for item in rest
    )


class RoleReader:
    """Gives the items of one statement their roles, which mean what they mean in ``Unit``."""

    def __init__(self, items: Sequence[Item], grammar: Grammar, *, passive: bool) -> None:
        self.items, self.grammar, self.passive = items, grammar, passive
        self.verb = self._main_verb()
        self.finite = self._finite()
        self.had_subject = False

    def give_roles(self) -> None:
        """Give each item with a form its role, in place."""
        preposition: str | None = None
        for at, item in enumerate(self.items):
            if item.kind == STOP:
                preposition = None
            elif item.kind == PREPOSITION:
                preposition = self._preposition(at)
            elif item.form is not None:
                item.role = self._role(at, preposition)
                if item.kind in THINGS:
                    preposition = None

    def _main_verb(self) -> int:
        verbs = [at for at, item in enumerate(self.items) if item.kind == VERB]
        if not verbs:
            return -1
        small = self.grammar.passives | self.grammar.function
        is_last = self.grammar.nouns_are_capitalized and any(item.lower in small for item in self.items)
        return verbs[-1] if is_last else verbs[0]

    def _finite(self) -> int:
        """Place of the first verb or auxiliary: what stands before it is mostly the subject."""
        small = self.grammar.passives | frozenset(self.grammar.modals) | _HAVING
        auxiliary = next((at for at, item in enumerate(self.items) if item.lower in small), len(self.items))
        return min(auxiliary, self.verb if self.verb >= 0 else len(self.items))

    def _preposition(self, at: int) -> str:
        item, before = self.items[at], self.items[at - 1] if at else None
        if before is not None and before.kind in THINGS and item.lower in _OF:
            return "of"
        if self.passive and item.lower in self.grammar.agents:
            return "agent"
        if item.lower in self.grammar.objects and before is not None and before.kind == VERB:
            return "patient"
        if item.lower == _AFTER_OR_TO and at + 1 < len(self.items) and self.items[at + 1].kind in {NAME, PLACE}:
            return "to"
        return self.grammar.roles[item.lower]

    def _role(self, at: int, preposition: str | None) -> str:
        item = self.items[at]
        if at == self.verb:
            return "verb"
        if preposition is not None:
            return preposition
        if item.kind in {VERB, MODIFIER}:
            return "patient" if at > self.finite else "agent"
        if self._is_genitive(at):
            return "of"
        if self._is_subject(at):
            self.had_subject = True
            return "patient" if self.passive else "agent"
        return "object" if self.passive else "patient"

    def _is_genitive(self, at: int) -> bool:
        if not self.grammar.nouns_are_capitalized or at < 2 or self.items[at - 1].lower not in _GENITIVES:
            return False
        return self.items[at - 2].kind in THINGS

    def _is_subject(self, at: int) -> bool:
        if not self.grammar.nouns_are_capitalized:
            return at < self.finite
        is_object = at > 0 and self.items[at - 1].lower in self.grammar.objects
        return not is_object and not self.had_subject
