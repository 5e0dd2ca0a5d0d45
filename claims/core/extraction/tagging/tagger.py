"""Parts of speech: shares per word, endings for the rest, and the cheapest path through the sentence (Viterbi)."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache

from claims.core.extraction.lexicon.inflection import IRREGULAR_FORMS
from claims.core.extraction.tagging.tag_lexicon import SHARES
from claims.core.extraction.tagging.tag_transitions import FOLLOWERS, PRIOR, TAGS
from claims.core.extraction.tagging.tense_context import is_open, settle_tense
from claims.core.extraction.tagging.word_endings import guess_by_ending
from claims.core.extraction.text.tokens import Token

FINITE = frozenset("MFZT")
"""Tags of verbs that carry tense."""

_CONTRACTED = {
    "n't": {"R": 1.0},
    "'s": {"Q": 0.9, "Z": 0.1},
    "'re": {"F": 1.0},
    "'ve": {"F": 1.0},
    "'ll": {"M": 1.0},
    "'d": {"M": 0.7, "T": 0.3},
    "'m": {"F": 1.0},
    "wo": {"M": 1.0},
    "ca": {"M": 1.0},
    "sha": {"M": 1.0},
}
_SAYING_NOUN = re.compile(
    r"(?:states|says|claims|shows|argues|reports|notes|finds|suggests|warns|estimates|"
    r"concludes|disputes|denies|admits|insists|believes|hopes|expects|fears|doubts|alleges|predicts|recommends|reckons|maintains|contends|asserts|confirms|reveals|"
    r"acknowledges|concedes|complains|thinks|knows|explains|adds|points|announces|indicates|declares|replies)$"
)
_UNCHANGED_PAST = frozenset(
    ("put", "cut", "hit", "set", "cost", "let", "shut", "spread", "beat", "quit", "split", "bet")
)
_SAYING_BASE = frozenset(("doubt", "claim", "report", "question", "fear", "hope", "demand", "promise", "estimate"))
_JOINTS = frozenset(("and", "but", "while", "whereas", "said", "says"))
_AUXILIARIES = frozenset(("is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "'s", "'re", "'ve"))
_BASE_TAKERS = frozenset(
    ("to", "do", "does", "did", "let", "lets", "make", "makes", "made", "help", "helps", "helped", "see", "saw", "watch",
     "watched", "hear", "heard", "have", "had", "should", "'ll", "n't", "demand", "demanded", "recommend", "recommended",
     "insist", "insisted", "suggest", "suggested", "ask", "asked")
)  # fmt: skip
_PREFIXED = re.compile(r"(?:mis|re|over|out|under|fore|with|up)-?([a-z]{3,})$")
_MOSTLY = 0.5
"""Share from which a word is taken for what it is most often."""
_ROW = {tag: dict(zip(TAGS, FOLLOWERS[tag], strict=True)) for tag in TAGS}


def _read_shares() -> dict[str, dict[str, float]]:
    shares: dict[str, dict[str, float]] = {}
    signature: dict[str, float] = {}
    for entry in SHARES.split():
        if entry[0].isupper():
            signature = {entry[at]: int(entry[at + 1]) / 10 for at in range(0, len(entry), 2)}
        else:
            shares[entry] = signature
    return shares


_SHARES = _read_shares() | _CONTRACTED


def is_known(word: str) -> bool:
    """Whether the lower-case word is in the lexicon, so that a capital at a sentence's beginning says nothing."""
    return word in _SHARES


def shares_of(word: str) -> dict[str, float] | None:
    """The tags that the lexicon gives the lower-case word, with their shares; None if it does not hold it."""
    return _SHARES.get(word)


def tag(tokens: list[Token], *, by_vote: bool = True) -> list[Token]:
    """Set ``tag`` of each token of one sentence; gives the same list.

    ``by_vote`` lets the fitted vote tell past tense from participle and verb from plural.
    """
    tag_by_tables(tokens)
    if by_vote:
        settle_tense(tokens, _SHARES)
    _repair(tokens)
    return tokens


def is_left_open(token: Token) -> bool:
    """Whether the tables leave open which of two tags a tagged word has (past tense or participle, verb or plural)."""
    return is_open(token, _SHARES)


def tag_by_tables(tokens: list[Token]) -> None:
    """Set ``tag`` of each token by the counted tables alone."""
    if not tokens:
        return
    costs: dict[str, float] = {"Y": 0.0}
    back: list[dict[str, str]] = []
    previous: Token | None = None
    for token in tokens:
        shares = _shares_of(token, previous)
        step: dict[str, float] = {}
        link: dict[str, str] = {}
        for name, share in shares.items():
            best, source = _cheapest(costs, name)
            step[name] = best - _rarity(share) - PRIOR[name]
            link[name] = source
        costs = step
        back.append(link)
        previous = token
    name = min(costs, key=lambda candidate: (costs[candidate], candidate))
    for token, link in zip(reversed(tokens), reversed(back), strict=True):
        token.tag = name
        name = link[name]


def _cheapest(costs: dict[str, float], name: str) -> tuple[float, str]:
    """The least cost at which the tag ``name`` follows one of those before it, and that one; ties go by name."""
    best, source = math.inf, ""
    for before, cost in costs.items():
        sum_ = cost + _ROW[before][name]
        if sum_ < best or (sum_ == best and before < source):
            best, source = sum_, before
    return best, source


@lru_cache(maxsize=1_024)
def _rarity(share: float) -> float:
    return 10 * math.log(max(share, 0.01))


def _repair(tokens: list[Token]) -> None:
    """Tags that depend on more than the word before, set right in place."""
    for at in range(1, len(tokens) - 1):
        before, token, after = tokens[at - 1], tokens[at], tokens[at + 1]
        if token.tag == "T" and after.lower == "by" and before.tag in "NSP" and token.lower.endswith("ed"):
            # "a prospect feared by …" is a participle.
            token.tag = "E"
        elif (
            token.tag == "T"
            and before.text == ","
            and after.tag == "R"
            and tokens[min(at + 2, len(tokens) - 1)].lower == "by"
        ):
            # "a survey, carried out by …".
            token.tag = "E"
        elif token.tag == "E" and before.text == "," and after.lower == "that":
            # "Sen. Roe, a Democrat, denied that …".
            token.tag = "T"
        elif token.tag == "T" and token.lower not in _AUXILIARIES and _follows_auxiliary(tokens, at):
            token.tag = "E"
        elif token.tag == "E" and after.lower == "that" and before.tag in "NSP" and _is_first_verb(tokens, at):
            # "the commissioner disclosed that …".
            token.tag = "T"
        elif (
            token.tag == "N"
            and (before.tag in "SO" or before.lower == "police")
            and after.lower in ("that", "whether")
            and token.lower in _SAYING_BASE
        ):
            token.tag = "F"
        elif before.lower == "who" and token.tag in "NB":
            # "who control the north".
            token.tag = "F"
        elif token.tag == "B" and token.lower in _UNCHANGED_PAST and not _takes_base_form(tokens, at):
            token.tag = "T"
        elif (
            token.tag == "B"
            and (tokens[before_adverbs(tokens, at)].tag in "SPO" or token.lower == "say")
            and not _takes_base_form(tokens, at)
        ):
            # "the results confirm …": nothing before it asks for a base form.
            token.tag = "F"
        elif token.tag == "S" and after.lower == "that" and before.tag in "NP" and _SAYING_NOUN.match(token.lower):
            # "The report states that …".
            token.tag = "Z"

        if token.lower in _UNCHANGED_PAST and token.tag in "NBJ" and _joins(before) and after.tag in "CD":
            # "opened in 1998 and cost $40 million".
            token.tag = "T"
        elif token.tag == "E" and after.tag == "K" and before.tag in "NSP" and _goes_on_with_verb(tokens, at):
            # "The trust apologized and has paid …".
            token.tag = "T"
        elif (
            (token.tag == "E" or (token.tag == "J" and token.lower.endswith("ed") and before.tag == "C"))
            and before.tag in "NSPCO"
            and _is_only_verb(tokens, at)
        ):
            # "…, while two abstained", "and 39 needed treatment".
            token.tag = "T"
    if not any(token.tag in FINITE and tokens[at - 1].lower != "who" for at, token in enumerate(tokens)):
        _find_verb(tokens)


def _is_first_verb(tokens: list[Token], at: int) -> bool:
    return not any(token.tag in FINITE for token in tokens[:at])


def _follows_auxiliary(tokens: list[Token], at: int) -> bool:
    """Whether "be" or "have" stands before the word with nothing but adverbs between ("was not told")."""
    place = at - 1
    while place > 0 and tokens[place].tag == "R":
        place -= 1
    return place < at - 1 and tokens[place].lower in _AUXILIARIES


def _joins(token: Token) -> bool:
    return token.tag == "K" or token.text == ","


def first_finite(tokens: Sequence[Token]) -> int:
    """Index of the first verb with tense, past the last word if there is none."""
    return next((at for at, token in enumerate(tokens) if token.tag in FINITE), len(tokens))


def before_adverbs(tokens: Sequence[Token], at: int) -> int:
    """Index of the word before the one at ``at``, adverbs passed: the first word at least, -1 before that."""
    place = at - 1
    while place > 0 and tokens[place].tag == "R":
        place -= 1
    return place


def _is_only_verb(tokens: list[Token], at: int) -> bool:
    """Whether a clause after "and", "but" or "while" has no verb with tense unless this one is it."""
    start = at
    while (
        start > 0 and at - start < 10 and tokens[start - 1].text not in ",;:" and tokens[start - 1].lower not in _JOINTS
    ):
        start -= 1
    if start == 0 or tokens[start - 1].lower not in _JOINTS or at == start:
        return False
    end = at
    while end < len(tokens) and tokens[end].text not in ",;:.":
        end += 1
    return not any(token.tag in FINITE or token.tag == "A" for token in tokens[start:end])


def _goes_on_with_verb(tokens: list[Token], at: int) -> bool:
    """Whether a verb with tense follows the conjunction after ``at`` and none stands before it."""
    verb = tokens[min(at + 2, len(tokens) - 1)]
    return verb.tag in FINITE and not any(token.tag in FINITE for token in tokens[:at])


def _find_verb(tokens: list[Token]) -> None:
    """Where no word has tense, the likeliest one gets it: "The department plans to hold …", "The move cut costs"."""
    for at in range(1, len(tokens) - 1):
        before, token, after = tokens[at - 1], tokens[at], tokens[at + 1]
        if token.lower in ("plan", "aim", "want", "hope", "need") and before.tag in "SP" and after.lower == "to":
            token.tag = "F"
            return
        if token.tag == "S" and before.tag in "NP" and (after.tag in "ADC" or after.lower == "that"):
            token.tag = "Z"
            return
        if token.tag in "BE" and before.tag in "NSPORYQ" and (token.lower in _UNCHANGED_PAST or token.tag == "E"):
            token.tag = "T"
            return
        if token.tag == "B" and before.tag in "SPOY" and not _takes_base_form(tokens, at):
            token.tag = "F"
            return
        if token.tag == "N" and token.lower in ("forecast", "broadcast") and before.tag in "SP" and after.tag in "NSDC":
            # "The firm forecast revenue of …".
            token.tag = "T"
            return


def _takes_base_form(tokens: list[Token], at: int) -> bool:
    """Whether a modal, "to" or such asks for a base form here, in the same stretch between commas."""
    for place in range(at - 1, max(-1, at - 7), -1):
        if tokens[place].text == ",":
            return False
        if tokens[place].tag in "MA" or tokens[place].lower in _BASE_TAKERS:
            return True
    return False


def _shares_of(token: Token, previous: Token | None) -> dict[str, float]:
    if not token.is_word:
        return {"Y": 1.0}
    text, lower = token.text, token.lower
    if text[0].isdigit() or text[0] in "$€£¥":
        return {"J": 0.7, "C": 0.3} if "-" in text else {"C": 1.0}
    initial = previous is None or previous.text in ".!?:;\"“‘'"
    if token.is_capitalized and text != "I":
        if not initial and text not in ("May", "Will", "Might"):
            return {"P": 0.97, "J": 0.03} if lower not in _CLOSED else _SHARES[lower]
        if not initial:
            return {"P": 1.0}
        if lower not in _SHARES:
            guess = _guess(lower)
            name = 0.2 if lower.endswith(("ed", "ing", "ly")) else 0.7
            return {"P": name} | {tag_: share * (1 - name) for tag_, share in guess.items()}
        if lower not in _CLOSED and max(_SHARES[lower], key=lambda t: _SHARES[lower][t]) not in "RI":
            return {name: share * 0.9 for name, share in _SHARES[lower].items()} | {"P": 0.1}
    return _SHARES.get(lower) or _guess(lower)


@lru_cache(maxsize=16_384)
def _guess(lower: str) -> dict[str, float]:
    if "-" not in lower and lower.endswith("s") and _is_noun_stem(lower[:-1]):
        return {"S": 1.0}
    if lower in IRREGULAR_FORMS:
        return dict.fromkeys(IRREGULAR_FORMS[lower], 1 / len(IRREGULAR_FORMS[lower]))
    prefixed = _PREFIXED.match(lower)
    if prefixed and _SHARES.get(prefixed[1], {}).keys() and _SHARES[prefixed[1]].keys() <= {"T", "E"}:
        # "misheard", "rebuilt", "overheard": as their verb.
        return _SHARES[prefixed[1]]
    if lower.endswith("est") and _is_degree_of_adjective(lower[:-3]):
        return {"J": 1.0}
    return guess_by_ending(lower)


def _is_degree_of_adjective(stem: str) -> bool:
    """Whether a word less its "-est" is an adjective ("hott-est", "larg-est", "deadli-est")."""
    bases = [stem, f"{stem}e"]
    if len(stem) > 2 and stem[-1] == stem[-2]:
        bases.append(stem[:-1])
    if stem.endswith("i"):
        bases.append(f"{stem[:-1]}y")
    return any(_SHARES.get(base, {}).get("J", 0.0) >= _MOSTLY for base in bases)


def _is_noun_stem(stem: str) -> bool:
    """Whether a word less its final s is a noun and no verb, so that it is a plural ("leaders", "statements")."""
    known = _SHARES.get(stem)
    if known is not None:
        return not known.keys() & {"B", "F"}
    return stem.endswith(("er", "or", "ist", "ion", "ment", "ness", "ity", "ship"))


_CLOSED = frozenset(word for word, shares in _SHARES.items() if max(shares, key=lambda t: shares[t]) in "DOMIAKW")
