"""What matching knows of the grammar of a language: its small words, as data that one reader works with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Grammar:
    """The small words of a language, in lower case.

    ``roles`` gives the English preposition of each, ``connectors``, ``quantifiers`` and ``modals`` the English word that
    says the same. Each of ``denying`` denies, or with ``concord`` all of them together; those inside ``not_denying``, a
    pattern on folded text, do not ("ne … que"). One of ``passives`` and a ``participle`` that is none of ``never_passive``
    make a passive, in which ``agents`` go before whoever acts. The ``pronouns`` inside ``impersonal``, a pattern on folded
    text, stand for nothing ("il y a"). ``moves`` gives for what stands before a figure the English word for what something
    changed by, to or from. ``objects`` show that a noun is no subject. ``future`` is a
    pattern of what speaks of what will be. ``particles`` stand at the end of a clause and belong to its verb.
    """

    articles: frozenset[str]
    function: frozenset[str]
    roles: Mapping[str, str]
    connectors: Mapping[str, str]
    quantifiers: Mapping[str, str]
    modals: Mapping[str, str]
    pronouns: frozenset[str]
    denying: frozenset[str]
    concord: bool
    not_denying: re.Pattern[str]
    passives: frozenset[str]
    never_passive: frozenset[str]
    participle: re.Pattern[str]
    agents: frozenset[str]
    objects: frozenset[str]
    future: re.Pattern[str]
    moves: Mapping[str, str]
    impersonal: re.Pattern[str] | None = None
    particles: frozenset[str] = frozenset()
    nouns_are_capitalized: bool = False
    small: frozenset[str] = field(init=False)
    """All words that are no unit by themselves, prepositions aside."""

    def __post_init__(self) -> None:
        lists = (self.articles, self.function, self.pronouns, self.denying)
        keys = (self.connectors, self.quantifiers, self.modals)
        object.__setattr__(self, "small", frozenset().union(*lists, *keys))
