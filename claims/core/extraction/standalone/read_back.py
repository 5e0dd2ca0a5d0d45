"""A standalone text read by itself: whether it is a sentence, and whether each object pronoun can have somebody to mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from claims.core.extraction.figures.counted_nouns import is_plural, singular_of
from claims.core.extraction.lexicon.conjunctions import SUBORDINATORS
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.people import INSTITUTIONS, is_person
from claims.core.extraction.lexicon.sayings import FORCE_BY_VERB
from claims.core.extraction.lexicon.verb_words import DOING
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.standalone.records import StandaloneText
from claims.core.extraction.statements.records import Form
from claims.core.extraction.tagging.parsed import parse_alone
from claims.core.extraction.tagging.tagger import FINITE, has_finite
from claims.core.extraction.text.tokens import Token

_MARKS = re.compile("[\"“”`]|''")
_OBJECT = re.compile(r"\b(?:him|her|them|it)\b")
_OPENER = re.compile(r"\b(?:who|which|whose|where)\b|;")
_NO_SENTENCE = re.compile(
    r"""
      \A[,;:]|,[”"],|\AWho\b(?![^?]*\?)                   # ", according to Roe, it fell", '"It fell,", referring to it'
    | \b(?:an?|the)[ ](?:who|whose|whom|which)\b          # "was a whose husband"
    | \b[Ss]p(?:en[dt]s?|ending)[ ]on[ ]\d                # "spent on 5 June 2016 speaking"
    | \b(?:an?|his|her|its|their)[ ][A-Z][a-z]{2,8}\.?[ ]\d{1,2},[ ]\d{4}\.\Z   # "in an Aug. 8, 2015."
    """,
    re.VERBOSE,
)
_UNTOLD = re.compile(r"\w+ing[,:] [“\"‘'`]")
"""A quotation behind what somebody does who is not told ("Adding, “It fell.”")."""
_CONTENT = words(
    "think believe know mean ensure hope feel see make let help watch hear wish show find seem appear insist"
)
"""Verbs behind which a clause may stand without a joint, beside those that say."""
_SUBORDINATING = SUBORDINATORS | words("where than how why")
_BEING = re.compile(r"(?:In [A-Z][a-z]+ \d{4} )?(?P<who>[^,]+?) (?:is|was) (?P<what>[^,]+?)(?P<rest>,.*)?\.", re.DOTALL)
_BEHIND_NOUN = re.compile(r" (?:of|for|at|with|in|from|to|who|whose|which|that|on|under|and|by|near) ")
_OTHER_NAME = re.compile(r", and [A-Z][\w.]+(?: [A-Z][\w.]+)+\Z")
_SUBJECTS = words("he she they his her their its him them")
_NEEDING_VERB = words("who which whose where")
_TWO = 2
_OF_OUTCOMES = words("making giving costing earning")
"""What an event does to the one whom it happens to, behind a comma ("Acme grew by a fifth, | making it the largest")."""
_BOUND = words("of for against on to from by about")
"""Prepositions behind which a pronoun is not the subject of its own clause; "Roe has a dog with him" may be."""
_DASHES = frozenset("-–—")
_PARTS = words("much most all some none half part")
_OPENING_TAGS = "IGEWRA"
_PLURALS, _ONES, _NAMES = "SP", "NP", "NSPO"


def reads_amiss(standalone: StandaloneText, form: Form) -> bool:
    """Whether a text is no sentence, or leaves a pronoun without anybody whom it can mean, as far as its words tell."""
    text = standalone.text
    is_clause = form is Form.CLAUSE
    reasons = {addition.reason for addition in standalone.additions}
    if form is Form.OFFICE or "apposition made a sentence" in reasons:
        return _describes_amiss(text)
    if _UNTOLD.match(text) if not is_clause else _NO_SENTENCE.search(text):
        return True
    quotation = _MARKS.search(text)
    told = text if quotation is None else text[: quotation.start()]
    has_object = _OBJECT.search(told) is not None
    is_relative = "relative clause made a sentence" in reasons
    opens = is_clause and text.partition(" ")[0].lower() in _SUBJECTS
    is_open = is_clause and quotation is None and (is_relative or _OPENER.search(text) is not None)
    if not (has_object or opens or is_open):
        return False
    tokens = parse_alone(told)
    if opens or (has_object and _has_unbound_object(tokens)):
        return True
    return is_open and (_lacks_verb(tokens) or (is_relative and _runs_on(tokens)))


def _describes_amiss(text: str) -> bool:
    """Whether a text that says what somebody is gives one the noun of several, a thing a name, or a second name.

    "Roe was Norland developers", "The case is the Board", "Roe is an official, and Ben Doe", "Roe is R-Velm".
    """
    found = _BEING.fullmatch(text)
    if found is None:
        return False
    if found["rest"] is not None and _OTHER_NAME.search(found["rest"]):
        return True
    who, what = found["who"].split(), _BEHIND_NOUN.split(f"{found['what']} ")[0].split()
    if not what or found["what"].startswith(("a whose ", "an whose ", "R-", "D-")):
        return True
    is_name = all(word[:1].isupper() for word in who)
    if is_name and what[-1].islower() and len(who) > 1:
        return is_plural(what[-1])
    is_thing = who[-1].islower() and who[-1] not in INSTITUTIONS and not is_person(singular_of(who[-1]))
    return is_thing and what[0] == "the" and all(word[:1].isupper() for word in what[1:])


def _runs_on(tokens: Sequence[Token]) -> bool:
    """Whether a second verb with tense follows the first without a joint ("Men | left home | gained | 40 votes")."""
    verbs = [at for at, token in enumerate(tokens) if token.tag in FINITE][:2]
    if len(verbs) < _TWO or any(token.tag == "W" for token in tokens[: verbs[0]]):
        return False
    first, second = verbs
    if tokens[second].tag == "F" or (tokens[second].tag == "Z" and tokens[second - 1].tag in "NJ"):
        # A present form may be a noun as well ("an appropriations | bill", "the talk | shows").
        return False
    if any(_takes_clause(token) for token in tokens[first:second]):
        return False
    between = zip(tokens[first:second], tokens[first + 1 : second], strict=False)
    return not any(_joins(before, token) for before, token in between)


def _takes_clause(token: Token) -> bool:
    base = base_of(token.lower)
    return base in FORCE_BY_VERB or base in _CONTENT


def _joins(before: Token, token: Token) -> bool:
    """Whether a clause may begin at a word: a conjunction, a mark, or a subject right behind a noun ("men | she knew")."""
    if token.tag in "KWO" or token.lower in _SUBORDINATING or not (token.is_word or token.text in ".'’-"):
        return True
    return token.tag in "DPQ" and before.tag in "NSC"


def _lacks_verb(tokens: Sequence[Token]) -> bool:
    """Whether there are fewer verbs with tense than clauses that need one ("The plan is to ask Roe, | who in 2016")."""
    needed = 1
    for before, token, behind in zip(tokens, tokens[1:], tokens[2:], strict=False):
        is_relative = token.lower in _NEEDING_VERB and token.tag == "W" and before.tag != "I"
        # "the figures, which | tally wages": a verb that was taken for a noun.
        needed += is_relative and behind.tag != "N"
    if needed > 1 and sum(_may_tell(*pair) for pair in pairwise(tokens)) < needed:
        return True
    marks = [at for at, token in enumerate(tokens) if token.text == ";"]
    if len(marks) != 1:
        # "A; B; and C": a list.
        return False
    told = tokens[marks[0] + 1 :]
    if (
        told
        and told[0].tag in _NAMES
        and any(token.tag == "C" for token in told)
        and all(token.tag != "W" for token in told)
    ):
        # "Prices rose by 4 percent; wages by 2 percent."
        return False
    verbs = sum(token.tag in FINITE for token in told)
    return has_finite(tokens[: marks[0]]) and bool(told) and verbs <= sum(token.tag == "W" for token in told)


def _may_tell(before: Token, token: Token) -> bool:
    """Whether a word is a verb with tense, or a form that may be one where it stands ("Roe also | focused on it", "Velm -
    which has 40 mills - | joined", "men who work | earn").
    """
    if token.tag == "E":
        return before.tag in "NSPR" or before.text in _DASHES
    if token.tag == "B":
        return before.tag in "NSBF" and before.lower not in DOING
    return token.tag in FINITE


def _has_unbound_object(tokens: Sequence[Token]) -> bool:
    """Whether an object of the first clause has only its subject before it, which it cannot mean ("Roe urged | them")."""
    verb = next((at for at, token in enumerate(tokens) if token.tag in FINITE), 0)
    if verb == 0 or tokens[0].lower in SUBORDINATORS or any(token.tag == "W" for token in tokens[:verb]):
        return False
    head = _subject_head(tokens, verb)
    for at in range(verb + 1, len(tokens)):
        if tokens[at].tag in FINITE:
            return False
        if _is_object(tokens, at) and not _may_be_other(tokens, verb, at):
            return not any(_may_be(token, tokens[at].lower) for token in _others(tokens, head, at))
    return False


def _subject_head(tokens: Sequence[Token], verb: int) -> int | None:
    """Where the noun, name or pronoun of the subject stands before ``verb``, behind what opens the sentence."""
    commas = [at for at in range(verb) if tokens[at].text == ","]
    start = 0
    if tokens[0].tag in _OPENING_TAGS and commas:
        start = commas[-1] + 1 if commas[-1] + 1 < verb else commas[0] + 1
    head = None
    for at in range(start, verb):
        if tokens[at].tag in _NAMES:
            head = at
        elif tokens[at].tag == "Q":
            head = None
        elif head is not None and (tokens[at].tag in "IW" or tokens[at].text in ",("):
            break
    return head


def _is_object(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word at ``at`` is a personal pronoun that a verb or one of some prepositions has for its object."""
    token, before = tokens[at], tokens[at - 1]
    if token.lower not in ("him", "her", "them", "it"):
        return False
    behind = tokens[at + 1 : at + 3]
    if token.lower == "her" and behind and behind[0].tag in "NSJPCQGR":
        return False
    if behind and (behind[0].tag in FINITE or (behind[0].tag == "R" and behind[-1].tag in FINITE)):
        return False
    if token.lower == "it" and behind and behind[0].tag in "RJD":
        # "made it clear", "made it a crime to".
        return False
    if before.lower == "of" and tokens[at - 2].lower in _PARTS and tokens[at - 2].tag != "N":
        # "raised $3 million, much of it in May".
        return False
    if before.lower in _OF_OUTCOMES and tokens[at - 2].text == ",":
        return False
    return before.tag in FINITE | set("BEG") or (before.tag == "I" and before.lower in _BOUND)


def _may_be_other(tokens: Sequence[Token], verb: int, at: int) -> bool:
    """Whether somebody between acts on what the pronoun is, who may be the subject ("Roe asked | 40 men | to help her")."""
    between = tokens[verb + 1 : at]
    actor = next((place for place, token in enumerate(between) if token.tag in _NAMES), None)
    return actor is not None and any(token.tag in "GAB" for token in between[actor:])


def _others(tokens: Sequence[Token], head: int | None, at: int) -> list[Token]:
    """The nouns and names before the word at ``at`` that are not those of the subject."""
    return [
        token
        for place, token in enumerate(tokens[:at])
        if token.tag in "NSP" and place != head and not _is_of_name(tokens, place, head)
    ]


def _is_of_name(tokens: Sequence[Token], place: int, head: int | None) -> bool:
    """Whether a word belongs to the name that ends or begins at ``head`` ("Sen. Ana | Roe")."""
    if head is None or tokens[place].tag != "P":
        return False
    return all(token.tag == "P" or token.text == "." for token in tokens[min(place, head) : max(place, head) + 1])


def _may_be(token: Token, pronoun: str) -> bool:
    if pronoun in ("him", "her"):
        return token.tag == "P" or is_person(token.lower)
    return token.tag in (_PLURALS if pronoun == "them" else _ONES)
