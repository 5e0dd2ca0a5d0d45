"""Chooses from WordNet what a comparison of claims may rest on: of each word the senses it mostly has, and what they
stand in relation to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from claims.training.wordnet_reader import Synset, WordNet

MAIN_SHARE = 0.35
"""Share of its uses from which a sense is one that a word mostly has."""

SIDE_SHARE = 0.10
"""Share from which it is one that a word also has."""

_ACTIONS = frozenset({4, 10, 9, 11, 19, 21, 22, 26})
"""Lexicographer's files of nouns that name what a verb does: act, communication, cognition, event, phenomenon, possession,
process, state."""

_QUALITIES = frozenset({7, 26, 12})
"""Files of nouns that name what an adjective says: attribute, state, feeling."""

_RARE_FIELDS = frozenset({5, 20})
"""Files of animals and plants: thousands of names that news never has; only tagged words of them are kept."""

SORT_SHARE = 0.7
"""Share of its uses in which a noun names one sort of thing."""

_SORT_OF_FIELD = {
    **dict.fromkeys((5, 14, 15, 18), "a"),
    **dict.fromkeys((6, 8, 13, 17, 20, 25, 27), "t"),
    **dict.fromkeys((4, 7, 9, 10, 11, 12, 16, 19, 21, 22, 24, 26), "m"),
    **dict.fromkeys((23, 28), "q"),
}
"""Number of a lexicographer's file of nouns -> the sort of what its words name."""

_ADJECTIVE_OF_NOUN = "\\"


@dataclass(slots=True)
class Chosen:
    """What is kept. Synsets are named by their id.

    ``main`` and ``side`` give the senses of each (lemma, part of speech); ``parents`` the synsets right above one;
    ``antonyms`` the lemmas that say the contrary; ``sorts`` what sort of thing a noun mostly names: agents ("a": persons,
    groups, animals, places), things ("t"), matters ("m": acts, states, sums), measures ("q": times, quantities).
    """

    main: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    side: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    parents: dict[str, set[str]] = field(default_factory=dict)
    antonyms: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    sorts: dict[str, str] = field(default_factory=dict)


def choose(wordnet: WordNet) -> Chosen:
    """Senses, derivations and relations of the single words of a WordNet."""
    found = Chosen()
    for lemma, pos in wordnet.senses:
        if not _is_kept(wordnet, lemma, pos):
            continue
        weights = wordnet.weights(lemma, pos)
        found.main[lemma, pos] = {one for one, share in weights.items() if share >= MAIN_SHARE}
        found.side[lemma, pos] = {one for one, share in weights.items() if SIDE_SHARE <= share < MAIN_SHARE}
        if pos == "n":
            found.sorts[lemma] = _sort(wordnet, weights)
    _add_derivations(wordnet, found)
    _add_relations(wordnet, found)
    return found


def _is_kept(wordnet: WordNet, lemma: str, pos: str) -> bool:
    if not lemma.replace("-", "").isalpha() or len(lemma) < 3 or not lemma.isascii():
        return False
    first = wordnet.synsets[wordnet.senses[lemma, pos][0]]
    if lemma not in first.words:  # written with a capital: a name
        return False
    return first.field not in _RARE_FIELDS or pos != "n" or wordnet.tagged(lemma, pos) > 0


def _sort(wordnet: WordNet, weights: dict[str, float]) -> str:
    """The sort of what a noun names in most of its uses; empty where none prevails."""
    shares: dict[str, float] = defaultdict(float)
    for sense, share in weights.items():
        shares[_SORT_OF_FIELD.get(wordnet.synsets[sense].field, "")] += share
    best = max(shares, key=lambda sort: (shares[sort], sort))
    return best if shares[best] >= SORT_SHARE else ""


def _add_derivations(wordnet: WordNet, found: Chosen) -> None:
    """Give nouns of action the senses of their verb, nouns of quality those of their adjective, adverbs those of theirs."""
    added: dict[tuple[str, str], set[str]] = defaultdict(set)
    for (lemma, pos), senses in found.main.items():
        for sense in senses:
            synset = wordnet.synsets[sense]
            place = [word.lower() for word in synset.words].index(lemma) + 1
            for pointer in synset.pointers:
                target = wordnet.synsets[pointer.synset]
                if pointer.source != place or not pointer.target:
                    continue
                other = (target.words[pointer.target - 1].lower(), target.id[0])
                if target.id in found.main.get(other, ()) and _says_the_same(synset, pointer.sign, target):
                    added[lemma, pos].add(target.id)
    for key, senses in added.items():
        found.main[key] |= senses


def _says_the_same(synset: Synset, sign: str, target: Synset) -> bool:
    kinds = synset.id[0] + target.id[0]
    if sign == "+" and kinds == "nv":
        return synset.field in _ACTIONS
    if sign == "+" and kinds == "na":
        return synset.field in _QUALITIES
    return sign == _ADJECTIVE_OF_NOUN and kinds in {"an", "ra"}


def _add_relations(wordnet: WordNet, found: Chosen) -> None:
    used = {sense for senses in found.main.values() for sense in senses}
    pending = list(used)
    while pending:
        synset = wordnet.synsets[pending.pop()]
        above = {pointer.synset for pointer in synset.pointers if pointer.sign == "@"}
        if synset.id not in found.parents:
            found.parents[synset.id] = above
            pending += above
    for (lemma, pos), senses in found.main.items():
        contrary = set()
        for sense in senses | found.side[lemma, pos]:
            synset = wordnet.synsets[sense]
            place = [word.lower() for word in synset.words].index(lemma) + 1 if _holds(synset, lemma) else 0
            for pointer in synset.pointers:
                if pointer.sign == "!" and pointer.source == place and pointer.target:
                    target = wordnet.synsets[pointer.synset]
                    other = target.words[pointer.target - 1].lower()
                    if target.id in found.main.get((other, target.id[0]), set()) | found.side.get(
                        (other, target.id[0]), set()
                    ):
                        contrary.add(other)
        if contrary:
            found.antonyms[lemma, pos] = contrary


def _holds(synset: Synset, lemma: str) -> bool:
    return lemma in {word.lower() for word in synset.words}
