"""Parts of speech: shares per word, endings for the rest, and the cheapest path through the sentence (Viterbi)."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache

from claims.core.extraction.lexicon.inflection import IRREGULAR_FORMS
from claims.core.extraction.lexicon.verb_words import UNCHANGED_PAST
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.repair_table import Repair, RepairTable
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
_SAYING_BASE = frozenset(
    ("doubt", "claim", "report", "question", "fear", "hope", "demand", "promise", "estimate", "reckon")
)
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


def may_be_verb(word: str) -> bool:
    """Whether the lexicon knows the lower-case word as a base or as the present of a verb."""
    return not {"B", "F"}.isdisjoint(shares_of(word) or {})


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
        ways = [(before, cost, _ROW[before]) for before, cost in costs.items()]
        for name, share in shares.items():
            best, source = math.inf, ""
            for before, cost, row in ways:  # the cheapest, ties by name
                sum_ = cost + row[name]
                if sum_ < best or (sum_ == best and before < source):
                    best, source = sum_, before
            step[name] = best - _rarity(share) - PRIOR[name]
            link[name] = source
        costs = step
        back.append(link)
        previous = token
    name = min(costs, key=lambda candidate: (costs[candidate], candidate))
    for token, link in zip(reversed(tokens), reversed(back), strict=True):
        token.tag = name
        name = link[name]


@lru_cache(maxsize=1_024)
def _rarity(share: float) -> float:
    return 10 * math.log(max(share, 0.01))


def _repair(tokens: list[Token]) -> None:
    """Tags that depend on more than the word before, set right in place."""
    for at in range(1, len(tokens) - 1):
        if tokens[at].tag in _REPAIRED:  # as few words
            for table in (_BY_NEIGHBORS, _BY_CLAUSE):
                tokens[at].tag = table.right_tag(tokens, at) or tokens[at].tag
    if not any(token.tag in FINITE and tokens[at - 1].lower != "who" for at, token in enumerate(tokens)):
        _find_verb(tokens)


def _precedes_agent(tokens: Sequence[Token], at: int) -> bool:
    is_behind_noun = tokens[at - 1].tag in "NSP"
    return is_behind_noun and tokens[at + 1].lower == "by" and tokens[at].lower.endswith("ed")


def _precedes_adverb_and_agent(tokens: Sequence[Token], at: int) -> bool:
    is_set_off = tokens[at - 1].text == "," and tokens[at + 1].tag == "R"
    return is_set_off and tokens[min(at + 2, len(tokens) - 1)].lower == "by"


def _follows_auxiliary(tokens: Sequence[Token], at: int) -> bool:
    """Whether "be" or "have" stands before the word with nothing but adverbs between ("was not told")."""
    if tokens[at].lower in _AUXILIARIES:
        return False
    place = before_adverbs(tokens, at)
    return place < at - 1 and tokens[place].lower in _AUXILIARIES


def _tells_content_behind_comma(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at - 1].text == "," and tokens[at + 1].lower == "that"


def _tells_content_first(tokens: Sequence[Token], at: int) -> bool:
    if tokens[at + 1].lower != "that" or tokens[at - 1].tag not in "NSP":
        return False
    return first_finite(tokens) >= at


def _asks_or_doubts(tokens: Sequence[Token], at: int) -> bool:
    if tokens[at].lower not in _SAYING_BASE or tokens[at + 1].lower not in ("that", "whether"):
        return False
    opens = at == 1 and tokens[0].lower.endswith("s")
    return tokens[at - 1].tag in "SO" or tokens[at - 1].lower == "police" or opens


def _follows_who(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at - 1].lower == "who"


def _is_unchanged_past(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].lower in UNCHANGED_PAST and not _takes_base_form(tokens, at)


def _is_plain_present(tokens: Sequence[Token], at: int) -> bool:
    has_subject = tokens[before_adverbs(tokens, at)].tag in "SPO" or tokens[at].lower == "say"
    return has_subject and not _takes_base_form(tokens, at)


def _says_that(tokens: Sequence[Token], at: int) -> bool:
    if tokens[at + 1].lower != "that" or tokens[at - 1].tag not in "NP":
        return False
    return _SAYING_NOUN.match(tokens[at].lower) is not None


def _is_joined_past(tokens: Sequence[Token], at: int) -> bool:
    if tokens[at].lower not in UNCHANGED_PAST or tokens[at + 1].tag not in "CD":
        return False
    return tokens[at - 1].tag == "K" or tokens[at - 1].text == ","


def _goes_on_with_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb with tense follows the conjunction behind the word and none stands before it."""
    if tokens[at + 1].tag != "K" or tokens[at - 1].tag not in "NSP":
        return False
    return tokens[min(at + 2, len(tokens) - 1)].tag in FINITE and first_finite(tokens) >= at


def _is_only_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether a clause after "and", "but" or "while" has no verb with tense unless this one is it."""
    if tokens[at - 1].tag not in "NSPCO":
        return False
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


def _is_only_verb_of_figure(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].lower.endswith("ed") and tokens[at - 1].tag == "C" and _is_only_verb(tokens, at)


def first_finite(tokens: Sequence[Token]) -> int:
    """Index of the first verb with tense, past the last word if there is none."""
    return next((at for at, token in enumerate(tokens) if token.tag in FINITE), len(tokens))


def has_finite(tokens: Sequence[Token]) -> bool:
    """Whether a verb with tense is among the words."""
    return any(token.tag in FINITE for token in tokens)


def finite_of(tokens: Sequence[Token]) -> Token | None:
    """The first verb with tense among the words."""
    return next((token for token in tokens if token.tag in FINITE), None)


def before_adverbs(tokens: Sequence[Token], at: int, first: int = 0) -> int:
    """Index of the word before the one at ``at``, adverbs passed, ``first`` at least; of ``first`` the one before it."""
    place = at - 1
    while place > first and tokens[place].tag == "R":
        place -= 1
    return place


def behind_adverbs(tokens: Sequence[Token], first: int, last: int) -> int:
    """The first of the words ``[first, last)`` that is no adverb; ``last`` if all are."""
    at = first
    while at < last and tokens[at].tag == "R":
        at += 1
    return at


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
        if token.tag in "BE" and before.tag in "NSPORYQ" and (token.lower in UNCHANGED_PAST or token.tag == "E"):
            token.tag = "T"
            return
        if token.tag == "B" and before.tag in "SPOY" and not _takes_base_form(tokens, at):
            token.tag = "F"
            return
        if token.tag == "N" and token.lower in ("forecast", "broadcast") and before.tag in "SP" and after.tag in "NSDC":
            # "The firm forecast revenue of …".
            token.tag = "T"
            return


def _takes_base_form(tokens: Sequence[Token], at: int) -> bool:
    """Whether a modal, "to" or such asks for a base form here, in the same stretch between commas."""
    for place in range(at - 1, max(-1, at - 7), -1):
        if tokens[place].text == ",":
            return False
        if tokens[place].tag in "MA" or tokens[place].lower in _BASE_TAKERS:
            return True
    return False


_TENS = words("twenty thirty forty fifty sixty seventy eighty ninety")
_ONES = words("one two three four five six seven eight nine")
"""Words that make a number with a hyphen behind those of _TENS."""


def _shares_of(token: Token, previous: Token | None) -> dict[str, float]:
    text, lower = token.text, token.lower
    if text.islower() and text.isalpha():  # as most words
        return _SHARES.get(lower) or _guess(lower)
    if not token.is_word:
        return {"Y": 1.0}
    if text[0].isdigit() or text[0] in "$€£¥":
        return {"J": 0.7, "C": 0.3} if "-" in text else {"C": 1.0}
    tens, _, ones = lower.partition("-")
    if tens in _TENS and ones in _ONES:
        # "Sixty-two percent".
        return {"C": 1.0}
    initial = previous is None or previous.text in ".!?:;\"“‘'"
    if text == "US":
        return {"P": 1.0}
    if token.is_capitalized and text != "I":
        if not initial and text not in ("May", "Will", "Might"):
            return {"P": 0.97, "J": 0.03} if lower not in _CLOSED else _SHARES[lower]
        if not initial:
            return {"P": 1.0}
        if text == "May":
            # "May sales rose", "May 2020 was dry", but "May they rest".
            return {"P": 0.8, "M": 0.2}
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

_BY_NEIGHBORS = RepairTable(
    # "a prospect feared by …" is a participle.
    Repair("T", "E", _precedes_agent),
    # "a survey, carried out by …".
    Repair("T", "E", _precedes_adverb_and_agent),
    # "Sen. Roe, a Democrat, denied that …".
    Repair("E", "T", _tells_content_behind_comma),
    Repair("T", "E", _follows_auxiliary),
    # "the commissioner disclosed that …".
    Repair("E", "T", _tells_content_first),
    # "Experts doubt that …", "police claim that …".
    Repair("N", "F", _asks_or_doubts),
    # "who control the north".
    Repair("NB", "F", _follows_who),
    Repair("B", "T", _is_unchanged_past),
    # "the results confirm …": nothing before it asks for a base form.
    Repair("B", "F", _is_plain_present),
    # "The report states that …".
    Repair("S", "Z", _says_that),
)
_BY_CLAUSE = RepairTable(
    # "opened in 1998 and cost $40 million".
    Repair("NBJ", "T", _is_joined_past),
    # "The trust apologized and has paid …".
    Repair("E", "T", _goes_on_with_verb),
    # "…, while two abstained".
    Repair("E", "T", _is_only_verb),
    # "and 39 needed treatment".
    Repair("J", "T", _is_only_verb_of_figure),
)
_REPAIRED = _BY_NEIGHBORS.tags | _BY_CLAUSE.tags
