"""Concepts of words and phrases: which say the same, the contrary, exclude each other, or are a kind of another.

A concept is a short string: ``=kill`` for a class of synonyms, ``=kill!`` for those of them that are interchangeable in any
claim, or the stem of a word that is in none.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache

from claims.core.matching.vocabulary.antonyms import ANTONYMS, CONVERSES, TRANSFERS
from claims.core.matching.vocabulary.contrasts import CONTRASTS
from claims.core.matching.vocabulary.entries import entries
from claims.core.matching.vocabulary.kinds import KINDS
from claims.core.matching.vocabulary.light_words import IRREGULAR_FORMS
from claims.core.matching.vocabulary.synonyms import ALL_CLASSES
from claims.core.matching.words.inflections import degree_of, plain_forms
from claims.core.matching.words.spellings import one_spelling
from claims.core.matching.words.terms import stem_word

SURE = "!"
"""End of the concept that only the interchangeable words of a class have."""

MAX_GAP = 5
"""Words that ``*`` may stand for."""

_BE_HAVE_DO = {
    **dict.fromkeys(("is", "are", "was", "were", "been", "being", "am"), "be"),
    **dict.fromkeys(("has", "had", "having"), "have"),
    **dict.fromkeys(("does", "did", "done", "doing"), "do"),
    **dict.fromkeys(("its", "his", "her", "my", "our", "your"), "their"),
}
_PLAIN = IRREGULAR_FORMS | _BE_HAVE_DO
_NEGATED_PREFIXES = ("un", "in", "im", "il", "ir", "non", "dis")
_LEAST_NEGATED = 4
"""Letters that a word must have for a prefix to negate it."""


@dataclass(slots=True)
class Meaning:
    """What a word or phrase says: concepts that may stand for each other (``exact``) and those that come close
    (``near``). Nobody changes one; it is not frozen, since a look-up makes a dozen."""

    exact: frozenset[str]
    near: frozenset[str]


@dataclass(slots=True)
class _Node:
    next: dict[str, _Node] = field(default_factory=dict)
    exact: set[str] = field(default_factory=set)
    near: set[str] = field(default_factory=set)


@lru_cache(maxsize=16_384)
def base_of(word: str) -> str:
    """The stem of a lower-case word after irregular forms are undone ("fell" -> "fall", "children" -> "child")."""
    plain = _PLAIN.get(word)
    if plain is None:
        plain = IRREGULAR_FORMS.get(word[:-1], word) if word[-1:] == "s" and word != "lowers" else word
    return stem_word(one_spelling(plain))


def bases_of(text: str) -> frozenset[str]:
    """The stems of the lower-case words of a list, parted by blanks."""
    return frozenset(map(base_of, text.split()))


def may_begin_phrase(base: str) -> bool:
    """Whether a phrase of several words begins with the word of this base."""
    return base in _BEGINNINGS


def may_go_on(base: str, following: str) -> bool:
    """Whether a phrase of several words may begin with the word of the first base and go on with that of the second."""
    node = _ROOT.next.get(base)
    return node is not None and _goes_on(node, following)


def _goes_on(node: _Node, following: str) -> bool:
    """Whether a phrase that has come to a node may go on with the word of a base, or leaves a gap for it."""
    return "*" in node.next or following in node.next


def find_phrase(bases: list[str], start: int) -> tuple[Meaning, tuple[int, ...]] | None:
    """The longest phrase of the vocabulary that begins at ``start``: its meaning and the places of its words.

    ``None`` for a word in no class. Words that fill a gap do not belong to the phrase.
    """
    first = _ROOT.next.get(bases[start]) if start < len(bases) else None
    if first is None:
        return None
    following = bases[start + 1] if start + 1 < len(bases) else ""
    if not (first.exact or first.near or _goes_on(first, following)):
        return None
    best: tuple[_Node, tuple[int, ...]] | None = None
    pending: list[tuple[_Node, int, tuple[int, ...]]] = [(_ROOT, start, ())]
    while pending:
        node, place, taken = pending.pop()
        if taken and (node.exact or node.near) and (best is None or len(taken) > len(best[1])):
            best = (node, taken)
        if place >= len(bases):
            continue
        step = node.next.get(bases[place])
        if step is not None:
            pending.append((step, place + 1, (*taken, place)))
        gap = node.next.get("*") if taken else None
        if gap is not None:
            pending += _after_gap(gap, bases, place, taken)
    if best is None:
        return None
    return Meaning(frozenset(best[0].exact), frozenset(best[0].near)), best[1]


def _after_gap(
    gap: _Node, bases: list[str], place: int, taken: tuple[int, ...]
) -> list[tuple[_Node, int, tuple[int, ...]]]:
    found = []
    for skipped in range(1, MAX_GAP + 1):
        at = place + skipped
        if at >= len(bases):
            break
        node = gap.next.get(bases[at])
        if node is not None:
            found.append((node, at + 1, (*taken, at)))
    return found


@lru_cache(maxsize=16_384)
def meaning_of(base: str) -> Meaning:
    """The meaning of one word, given its base."""
    node = _ROOT.next.get(base)
    if node is None:
        return Meaning(frozenset({base}), _NOTHING)
    return Meaning(frozenset(node.exact) | {base}, frozenset(node.near))


@lru_cache(maxsize=16_384)
def meaning_of_word(word: str) -> Meaning:
    """The meaning of a lower-case word; classes that only its stem leads to ("important" to "import") merely come
    close."""
    base = base_of(word)
    if base not in _ROOT.next:
        return Meaning(frozenset((base,)), _NOTHING)
    meaning = meaning_of(base)
    forms = plain_forms(word)
    sure = frozenset(name for name in meaning.exact if name[0] != "=" or forms & _SURFACES.get(name, frozenset()))
    return Meaning(sure, meaning.near | (meaning.exact - sure))


def are_interchangeable(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether one may stand for the other in any claim, and not only in one sense of a word of several."""
    return any(concept[0] != "=" or concept.endswith(SURE) for concept in left & right)


def is_in_vocabulary(base: str) -> bool:
    """Whether a word, given its base, belongs to a class, a set or a kind of the vocabulary."""
    node = _ROOT.next.get(base)
    if node is not None and (node.exact or node.near):
        return True
    return base in _CONTRASTS_OF or base in _KINDS


def concepts_of(phrase: str) -> frozenset[str]:
    """The concepts that a word or phrase of the vocabulary stands for."""
    bases = [base_of(word) for word in phrase.split()]
    found = find_phrase(bases, 0)
    joined = frozenset({" ".join(bases)})
    if found is not None and len(found[1]) == len(bases):
        return found[0].exact | joined
    return joined


def concepts_of_each(listed: str) -> frozenset[str]:
    """The concepts of the words of a list, parted by blanks."""
    return frozenset().union(*map(concepts_of, listed.split()))


def are_antonyms(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether one stands for the contrary of the other, by the vocabulary or by a negating prefix ("safe",
    "unsafe")."""
    return not contraries_of(left).isdisjoint(right)


@lru_cache(maxsize=16_384)
def contraries_of(concepts: frozenset[str]) -> frozenset[str]:
    """All that stands for the contrary of one of the concepts, be it in the vocabulary or not."""
    found: set[str] = set()
    for concept in concepts:
        if concept in _ANTONYMS:
            found |= _ANTONYMS[concept]
        if len(concept) >= _LEAST_NEGATED:
            found.update([prefix + concept for prefix in _NEGATED_PREFIXES])
        if concept.startswith(_NEGATED_PREFIXES):
            plain = [concept[len(prefix) :] for prefix in _NEGATED_PREFIXES if concept.startswith(prefix)]
            found.update(one for one in plain if len(one) >= _LEAST_NEGATED)
    return frozenset(found)


@lru_cache(maxsize=16_384)
def contrasts_of(concepts: frozenset[str]) -> frozenset[str]:
    """Keys of the sets of concepts that exclude each other to which one of the concepts belongs."""
    return frozenset(f"%{number}" for number, _ in _members_of(concepts))


def is_of_contrasts(concepts: frozenset[str]) -> bool:
    """Whether one of the concepts belongs to a set of those that exclude each other."""
    return not _CONTRASTS_OF.keys().isdisjoint(concepts)


@lru_cache(maxsize=16_384)
def _members_of(concepts: frozenset[str]) -> frozenset[tuple[int, int]]:
    return frozenset(member for concept in concepts for member in _CONTRASTS_OF.get(concept, ()))


def contrast_slot(left: frozenset[str], right: frozenset[str]) -> str | None:
    """The slot that differs where both belong to one set of concepts that exclude each other, else ``None``."""
    if left & right:
        return None
    members, others = _members_of(left), _members_of(right)
    if not members or not others or members & others:
        return None
    shared = {number for number, _ in members} & {number for number, _ in others}
    return _CONTRAST_SLOTS[min(shared)] if shared else None


def opposing_keys(concepts: frozenset[str]) -> frozenset[str]:
    """Keys of which two sets of concepts share one wherever they are antonyms, contrasts, or one is a kind of the other."""
    return _NOTHING if _OPPOSED.isdisjoint(concepts) else _opposing_keys(concepts)


@lru_cache(maxsize=16_384)
def _opposing_keys(concepts: frozenset[str]) -> frozenset[str]:
    found: set[str] = set()
    for concept in concepts:
        found |= _ANTONYMS.get(concept, frozenset())
        found |= {f"%{number}" for number, _ in _CONTRASTS_OF.get(concept, ())}
        found |= _ALL_ABOVE.get(concept, frozenset())
    return frozenset(found)


def is_of_kinds(concepts: frozenset[str]) -> bool:
    """Whether one of the concepts is a kind or part of another, or has kinds or parts."""
    return not _OF_KINDS.isdisjoint(concepts)


def is_kind_of(special: frozenset[str], general: frozenset[str]) -> bool:
    """Whether the first is a kind or part of the second, over at most three steps."""
    return not kinds_above(special).isdisjoint(general)


@lru_cache(maxsize=16_384)
def kinds_above(concepts: frozenset[str]) -> frozenset[str]:
    """All of which one of the concepts is a kind or part, over at most three steps."""
    return frozenset().union(*(_ALL_ABOVE.get(concept, frozenset()) for concept in concepts))


def are_converse(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether one verb says of (A, B) what the other says of (B, A)."""
    return any(other in right for concept in left for other in _CONVERSES.get(concept, ())) or are_transfers(
        left, right
    )


def are_transfers(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether both say of one thing that it passes from one to another, seen from either end ("sell", "buy")."""
    return any(other in right for concept in left for other in _TRANSFERS.get(concept, ()))


def is_receiving(concepts: frozenset[str]) -> bool:
    """Whether a verb of passing on says that whoever acts gets something ("buy"), and not that he gives it ("sell")."""
    return not concepts.isdisjoint(_RECEIVING)


def _read_classes() -> _Node:
    root = _Node()
    for line in entries(ALL_CLASSES):
        sure, alike, near = _groups(line)
        name = f"={sure[0]}"
        for phrase in sure:
            _node_of(root, phrase).exact.update((name, name + SURE))
        for phrase in alike:
            _node_of(root, phrase).exact.add(name)
        for phrase in near:
            _node_of(root, phrase).near.add(name)
    return root


def _groups(line: str) -> tuple[list[str], list[str], list[str]]:
    """The phrases of a class: those that are interchangeable, those that share a sense, those that come close."""
    exact, _, near = line.partition("~~")
    sure, _, alike = exact.partition("~")
    return _phrases(sure), _phrases(alike), _phrases(near)


def _phrases(text: str) -> list[str]:
    return [phrase.strip() for phrase in text.split("|") if phrase.strip()]


def _read_surfaces() -> dict[str, frozenset[str]]:
    """The single words of each class as written, in all plain forms."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in entries(ALL_CLASSES):
        sure, alike, _ = _groups(line)
        for names, phrases in ((("", SURE), sure), (("",), alike)):
            for phrase in phrases:
                for mark in names if len(phrase.split()) == 1 else ():
                    found[f"={sure[0]}{mark}"] |= {phrase} if degree_of(phrase) == "more" else plain_forms(phrase)
    return {name: frozenset(forms) for name, forms in found.items()}


def _node_of(root: _Node, phrase: str) -> _Node:
    node = root
    for word in phrase.split():
        node = node.next.setdefault("*" if word == "*" else base_of(word), _Node())
    return node


def _read_opposed(text: str) -> dict[str, frozenset[str]]:
    """Of each concept those on the other side of ``>`` in any line."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in entries(text):
        left, _, right = line.partition(" > ")
        for one in _words_or_phrase(left):
            for other in _words_or_phrase(right):
                for a in concepts_of(one):
                    found[a] |= concepts_of(other)
                for b in concepts_of(other):
                    found[b] |= concepts_of(one)
    return {concept: frozenset(others) for concept, others in found.items()}


def _words_or_phrase(text: str) -> list[str]:
    """The words of a group, where a known phrase ("lift ban") is one."""
    text = text.strip()
    words = text.split()
    whole = find_phrase([base_of(word) for word in words], 0)
    return [text] if len(words) > 1 and whole is not None and len(whole[1]) == len(words) else words


def _read_contrasts() -> tuple[dict[str, tuple[tuple[int, int], ...]], list[str]]:
    """Of each concept the sets that it belongs to, with its place there, and the slot of each set."""
    sets: dict[str, list[tuple[int, int]]] = defaultdict(list)
    slots: list[str] = []
    for line in entries(CONTRASTS):
        slot, _, members = line.partition(": ")
        for place, member in enumerate(members.split("|")):
            for concept in concepts_of(member.strip()):
                sets[concept].append((len(slots), place))
        slots.append(slot)
    return {concept: tuple(numbers) for concept, numbers in sets.items()}, slots


def _read_kinds() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for line in entries(KINDS):
        specials, _, general = line.partition(" < ")
        for special in _words_or_phrase(specials):
            for concept in concepts_of(special):
                found[concept] |= concepts_of(general.strip())
    return {concept: frozenset(above - {concept}) for concept, above in found.items()}


def _read_all_above() -> dict[str, frozenset[str]]:
    """Of each special concept all that it is a kind of, over at most three steps."""
    found: dict[str, frozenset[str]] = {}
    for concept, above in _KINDS.items():
        reached = last = above
        for _ in range(2):
            last = frozenset(higher for one in last for higher in _KINDS.get(one, ()))
            reached |= last
        found[concept] = reached
    return found


_NOTHING: frozenset[str] = frozenset()
_ROOT = _read_classes()
_BEGINNINGS = frozenset(base for base, node in _ROOT.next.items() if node.next)
_SURFACES = _read_surfaces()
_ANTONYMS = _read_opposed(ANTONYMS)
_CONVERSES = _read_opposed(CONVERSES)
_TRANSFERS = _read_opposed(TRANSFERS)
_RECEIVING = frozenset(
    concept for line in entries(TRANSFERS) for word in line.partition(" > ")[2].split() for concept in concepts_of(word)
)
_CONTRASTS_OF, _CONTRAST_SLOTS = _read_contrasts()
_KINDS = _read_kinds()
_ALL_ABOVE = _read_all_above()
_OF_KINDS = frozenset(_ALL_ABOVE).union(*_ALL_ABOVE.values())
_OPPOSED = frozenset(_ANTONYMS) | _CONTRASTS_OF.keys() | _ALL_ABOVE.keys()
"""Concepts of which anything is known in these tables; most words have none."""
