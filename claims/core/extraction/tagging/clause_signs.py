"""What around a word tells that another tag is right than the one that the word before it made likely."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.lexicon.conjunctions import FACTUAL
from claims.core.extraction.lexicon.determiners import DETERMINERS
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.people import SOURCE_NOUNS
from claims.core.extraction.lexicon.pronouns import SUBJECT_RELATIVES
from claims.core.extraction.lexicon.sayings import FORCE_BY_VERB
from claims.core.extraction.lexicon.verb_words import PARTICLES
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.tagger import (
    FINITE,
    before_adverbs,
    behind_adverbs,
    has_finite,
    may_be_verb,
    shares_of,
)
from claims.core.extraction.text.tokens import Token

_REACH = 30
"""Words between a subject and its verb at most."""
TIMES = words("after before since until as")
"""Subordinators that are as often prepositions of time."""
_PASSIVES = words(
    """bought built sold put found caught held kept made paid sent taught brought cut hit set shut left lost read laid led
    fought thought told spent shot hurt meant rebuilt"""
)
"""Past forms that are participles as well, of verbs that take an object."""
WITH_OBJECT = words(
    """bought sold sent brought caught found built rebuilt arrested released questioned charged jailed fined convicted
    sentenced acquitted deported evacuated rescued injured wounded destroyed damaged demolished repaired restored renovated
    converted searched seized detained treated suspended sacked banned rejected adopted approved published printed shipped
    delivered translated awarded nominated appointed auctioned transferred"""
)
"""Past forms of verbs that have an object right behind them where they are no participles."""
_ORDERED = words("ordered told required forced allowed urged instructed permitted obliged compelled sentenced invited")
"""Past forms that are participles right before "to" ("was jailed and ordered to pay")."""
_FINED = words("fined awarded")
"""Past forms that are participles right before a sum ("was jailed and fined $5,600")."""
_MONEY = words("euros euro dollars pounds francs yen rand rupees kroner kronor yuan")
_PUNISHED = words("jailed banned suspended docked")
"""Past forms that are participles right before a measure ("was charged with fraud and jailed 12 months")."""
_NEAR_AGENT = 4
"""Words from a participle to its "by", and from "was" to its participle, at most."""
_HABITS = words("usually often still rarely always never now also typically generally sometimes regularly already")
_VERB_NOUNS = words(
    """cost cut hit set shut spread beat split bet forecast burst peak rank range cause face lead end start drop rise fall
    plan claim support report remain work live circulate vary account differ average total number cover own date lie stand
    sit run"""
)
"""Nouns, or words out of the lexicon, that are as often verbs."""
SUBORDINATORS = FACTUAL - words("once")
LINKING = words("seems appears looks remains becomes feels sounds keeps goes stays lies stands")
_CREWS = words(
    "crews teams troops guards squads drivers pilots sailors soldiers firefighters nurses dealers users buyers"
)
AUXILIARIES = words("is are was were be been being has have had having 's 're 've get gets got")

_OBJECT_RELATIVES = frozenset(("that", "which", "whom"))


def is_passive(tokens: Sequence[Token], verb: int, end: int) -> bool:
    """Whether the verb with tense is the auxiliary of a participle before ``end`` ("was taken", "had been found")."""
    helped = any(base_of(token.lower) == "be" for token in tokens[verb : verb + 2])
    participles = tokens[verb + 1 : min(verb + _NEAR_AGENT, end)]
    return helped and any(token.tag == "E" and token.lower != "been" for token in participles)


def is_plain_subject(tokens: Sequence[Token], *, with_prepositions: bool = False) -> bool:
    """Whether the words are a noun phrase without verb, and without preposition unless those are allowed inside it."""
    within = "DJNSPQI" if with_prepositions else "DJNSPQ"
    return all(token.tag in within for token in tokens) and tokens[0].tag != "I" and tokens[-1].tag in "NSP"


def is_intent(tokens: Sequence[Token], at: int) -> bool:
    """Whether a subject without a verb stands before the word, and an infinitive after it."""
    if at + 2 >= len(tokens) or tokens[at + 1].tag != "A" or tokens[at - 1].tag not in "NPK":
        return False
    if tokens[at - 1].tag == "K":
        # "has raised $230 million and plans to launch 12 rockets".
        return any(token.tag == "Z" for token in tokens[:at])
    begin = next((place + 1 for place in range(at - 1, -1, -1) if tokens[place].text in ",;:—–"), 0)
    return not any(token.tag in FINITE or token.tag == "I" for token in tokens[begin:at])


def is_in_series(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word stands between commas-parted predicates ("attacked early, caught the leaders and held on")."""
    if tokens[at - 1].text != "," or tokens[at + 1].tag not in "DCPOS":
        return False
    before = [token for token in tokens[:at] if token.tag in FINITE]
    after = next((place for place in range(at + 2, min(len(tokens) - 1, at + 14)) if tokens[place].tag == "K"), None)
    if len(before) != 1 or before[0].tag != "T" or before[0].lower in AUXILIARIES or after is None:
        return False
    return tokens[after + 1].tag in "TE" and not any(token.text == "," for token in tokens[: at - 1])


def is_next_act(tokens: Sequence[Token], at: int) -> bool:
    """Whether ", then" leads to the word, an object follows it, and a past tense stands before."""
    if at < 3 or tokens[at - 1].lower != "then" or tokens[at - 2].text != "," or tokens[at + 1].tag not in "DCPOSNJ":
        return False
    return any(token.tag == "T" and token.lower not in AUXILIARIES for token in tokens[: at - 2])


_IS_TO = frozenset(("is", "are", "was", "were", "plans", "plan", "planned", "wants", "want", "wanted", "aims", "hopes"))
"""Verbs with tense before "to" whose infinitives look like a past ("is to cut 900 jobs and | shut a plant")."""


def joins_modal(tokens: Sequence[Token], at: int) -> bool:
    """Whether "and" joins the word to the infinitive of a modal or of "is to", the only verb with tense before."""
    if tokens[at - 1].tag != "K":
        return False
    comma = next((place for place in range(at - 1, -1, -1) if tokens[place].text == ","), 0)
    behind = any(tokens[place].tag in FINITE for place in range(comma, at - 1))
    before = [place for place in range(comma if behind else 0, at - 1) if tokens[place].tag in FINITE]
    if len(before) != 1:
        return False
    verb = before[0]
    if tokens[verb + 1].tag == "A" and tokens[verb].lower in _IS_TO:
        return tokens[verb + 2].tag == "B"
    return tokens[verb].tag == "M" and tokens[verb + 1].tag == "B"


def joins_plural(tokens: Sequence[Token], at: int) -> bool:
    """Whether "and" joins the word to "are" or "were", with nothing between that asks for a base form."""
    follows = "DCPOSNJ" if tokens[at].tag == "B" else "I"
    if tokens[at - 1].tag != "K" or tokens[at + 1].tag not in follows:
        return False
    if tokens[at].tag == "N" and tokens[at].lower not in _VERB_NOUNS:
        return False
    for place in range(at - 2, max(-1, at - 14), -1):
        if tokens[place].tag in "AM" or tokens[place].text in ",;:":
            return False
        if tokens[place].lower in ("are", "were"):
            return True
    return False


def is_noun_before_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether what may be a noun stands between an article and a verb ("people familiar with the | matter | say")."""
    opens = tokens[at - 1].lower in DETERMINERS and tokens[at + 1].tag in "MFZTB"
    return opens and "N" in (shares_of(tokens[at].lower) or {})


def is_noun_before_past(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word, taken for a verb, is a noun before its verb ("lava flows killed 31 people")."""
    if at + 2 >= len(tokens) or tokens[at - 1].tag not in "NJ":
        return False
    if tokens[at + 1].tag != "E" or tokens[at].lower in LINKING:
        return False
    if tokens[at + 2].lower == "by":
        return False
    # "The firm sells used cars" has a noun behind its participle; people are nouns in any case.
    return tokens[at + 2].tag in "DCPO" or tokens[at].lower in SOURCE_NOUNS or tokens[at].lower in _CREWS


def follows_pronoun(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing but adverbs parts the word from the pronoun of a relative clause."""
    place = before_adverbs(tokens, at)
    return tokens[place].tag == "W" and tokens[place].lower in SUBJECT_RELATIVES


def is_noun_before_passive(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word, taken for a verb, is a noun, as "by" follows the participle behind it and a verb comes later."""
    if at + 2 >= len(tokens) or tokens[at + 1].tag != "E" or tokens[at + 2].lower != "by":
        return False
    return tokens[at - 1].tag in "NJP" and has_finite(tokens[at + 3 :])


def verb_of_subject(tokens: Sequence[Token], at: int) -> Token | None:
    """The verb that follows, in one clause, a past form right behind its noun: the form is then a participle."""
    if tokens[at + 1].lower in ("that", "whether", "if"):
        return None
    regular = tokens[at].lower.endswith("ed")
    if tokens[at - 1].tag not in "NS" or at < 2 or not (regular or tokens[at].lower in _PASSIVES):
        return None
    if any(token.tag in FINITE or token.tag == "W" for token in tokens[:at]):
        return None
    ordered = tokens[at + 1].tag == "A"
    if ordered and (regular or tokens[at].lower not in ("told", "meant")):
        # "The firm agreed to …" is as good a clause as "The sensor meant to …" is none.
        return None
    opened = 0
    for place in range(at + (2 if ordered else 1), len(tokens) - 1):
        token, follows = tokens[place], tokens[place + 1]
        if token.lower in ("when", "where") or _opens_time(tokens, place):
            opened += 1
        elif token.text in ",;:—–" or token.tag in ("KW" if opened else "KWAO") or token.lower in SUBORDINATORS - TIMES:
            return None
        elif opened and token.tag in FINITE:
            # "built after | the dam was full | cost $3 million".
            opened -= 1
        elif token.tag in FINITE or (token.tag == "E" and follows.tag in "IRDC" and not regular):
            return token
    return None


def _opens_time(tokens: Sequence[Token], at: int) -> bool:
    """Whether "after" and the like lead to a clause of their own: "after the dam", "after captain Ana Roe"."""
    if tokens[at].lower not in TIMES:
        return False
    is_titled = tokens[at + 1].tag in "NJ" and at + 2 < len(tokens) and tokens[at + 2].tag == "P"
    return tokens[at + 1].tag in "DPO" or is_titled


def is_inserted_participle(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word begins an insertion between a subject and its verb."""
    begin = next((p + 1 for p in range(at - 2, -1, -1) if _opens_insertion_clause(tokens[p])), 0)
    if has_finite(tokens[begin:at]) or tokens[at - 2].tag not in "NSP":
        return False
    closing = _next_comma(tokens, at)
    if closing is None or has_finite(tokens[at + 1 : closing]):
        return False
    return _leads_to_verb(tokens, closing)


def _opens_insertion_clause(token: Token) -> bool:
    """Whether a clause may begin behind the word: a subordinator, or a verb of saying without its "that"."""
    return token.lower in SUBORDINATORS or (token.tag in FINITE and base_of(token.lower) in FORCE_BY_VERB)


def joins_past(tokens: Sequence[Token], at: int) -> bool:
    """Whether "and" joins the word to a verb of the past, with nothing between that asks for another form."""
    if tokens[at - 1].tag != "K" or tokens[at + 1].tag not in "IRDCOPSNJ":
        return False
    is_participle = tokens[at].tag == "E"
    for place in range(at - 2, max(-1, at - 16), -1):
        token = tokens[place]
        if token.tag == "T" and token.lower not in AUXILIARIES:
            return True
        if token.lower in AUXILIARIES or token.text in ";:" or token.tag == "W":
            return False
        if token.tag == "E" if is_participle else token.tag in "AM":
            return False
    return False


def joins_passive(tokens: Sequence[Token], at: int) -> bool:
    """Whether "and" joins the word to a passive, and it has no object: one behind "by", or of a verb that takes one."""
    joint = before_adverbs(tokens, at)
    is_undergone = _is_ordered_or_fined(tokens, at)
    if joint < 1 or tokens[joint].tag != "K" or not (tokens[at + 1].tag in "IR" or is_undergone):
        return False
    agent = is_undergone or any(token.lower == "by" for token in tokens[at + 1 : at + _NEAR_AGENT])
    if (not agent and tokens[at].lower not in WITH_OBJECT) or _has_object_behind_particle(tokens, at):
        return False
    verb = next((place for place in range(joint - 1, -1, -1) if tokens[place].tag in FINITE), None)
    return verb is not None and is_passive(tokens, verb, joint)


def _is_ordered_or_fined(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word tells what somebody was made to do, pay or undergo ("ordered to close", "fined 5,600 euros")."""
    if tokens[at].lower in _ORDERED:
        return tokens[at + 1].tag == "A"
    if tokens[at].lower in _PUNISHED:
        return tokens[at + 1].tag == "C"
    behind = tokens[at + 1 : at + _NEAR_AGENT]
    is_money = behind[0].text[0] in "$€£¥" or (behind[0].tag == "C" and any(one.lower in _MONEY for one in behind))
    return tokens[at].lower in _FINED and is_money


def is_passive_in_series(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word goes on from a passive behind a comma: it takes an object, has none, and "and" comes later."""
    if tokens[at - 1].text != "," or tokens[at].lower not in WITH_OBJECT or tokens[at + 1].tag not in "IR":
        return False
    verb = next((place for place in range(at - 2, -1, -1) if tokens[place].tag in FINITE), None)
    is_joined = any(token.tag == "K" for token in tokens[at + 1 : at + _REACH])
    return is_joined and verb is not None and is_passive(tokens, verb, at - 1)


def joins_opening_participle(tokens: Sequence[Token], at: int) -> bool:
    """Whether "and" joins the word to a participle that opens the sentence ("Built in 1974 and | repaired twice, the wall
    stands")."""
    joint = before_adverbs(tokens, at)
    closing = _next_comma(tokens, at)
    if tokens[joint].tag != "K" or closing is None or tokens[0].tag != "E":
        return False
    return not has_finite((*tokens[:joint], *tokens[at + 1 : closing])) and has_finite(tokens[closing:])


def joins_inserted_participle(tokens: Sequence[Token], at: int) -> bool:
    """Whether "and" joins the word to a participle that opens an insertion between a subject and its verb."""
    joint = before_adverbs(tokens, at)
    opening = next((place for place in range(joint - 1, 0, -1) if tokens[place].text == ","), None)
    closing = _next_comma(tokens, at)
    if tokens[joint].tag != "K" or opening is None or closing is None:
        return False
    first = opening + 1 + (tokens[opening + 1].tag == "R")
    if tokens[first].tag != "E" or tokens[opening - 1].tag not in "NSP":
        return False
    others = (*tokens[:opening], *tokens[first:joint], *tokens[at + 1 : closing])
    return _leads_to_verb(tokens, closing) and not has_finite(others)


def _next_comma(tokens: Sequence[Token], at: int) -> int | None:
    """Index of the comma that closes what is inserted at ``at``; None where none is near."""
    return next((place for place in range(at + 1, min(len(tokens), at + _REACH)) if tokens[place].text == ","), None)


def _leads_to_verb(tokens: Sequence[Token], closing: int) -> bool:
    """Whether a verb with tense follows the mark that closes an insertion, adverbs passed."""
    after = behind_adverbs(tokens, closing + 1, len(tokens))
    if after >= len(tokens) or tokens[after].tag in FINITE:
        return after < len(tokens)
    # A verb with tense may be taken for an infinitive or participle as long as its clause has not been read.
    is_verb = tokens[after].tag == "B" or (tokens[after].tag == "E" and _is_by_number(tokens, after + 1))
    return is_verb and after + 2 < len(tokens)


def _is_by_number(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number stands behind "by" at the word: by how much, not by whom ("failed | by 12 votes")."""
    return at + 1 < len(tokens) and tokens[at].lower == "by" and tokens[at + 1].tag == "C"


def _has_object_behind_particle(tokens: Sequence[Token], at: int) -> bool:
    """Whether a particle of the verb and an object follow it: "sold off | 40 branches", "brought in | a tax"."""
    particle, follows = tokens[at + 1].lower, tokens[min(at + 2, len(tokens) - 1)].tag
    if particle == "in":
        return tokens[at].lower in ("brought", "sent") and follows == "D"
    return particle in PARTICLES and follows in "DCNSPJO"


def follows_habit(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word follows a subject and an adverb of how often, and something that a verb has behind it follows."""
    before = tokens[at - 1]
    if before.lower not in _HABITS or at < 2 or tokens[at + 1].tag not in "IRDAC":
        return False
    subject = tokens[at - 2]
    if subject.text == ",":
        return _inserted_from(tokens, at - 2) is not None and not _has_finite_ahead(tokens, at)
    return subject.tag in "SP" and not has_finite(tokens[max(0, at - 8) : at])


def is_verb_after_insertion(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word follows what is inserted behind a subject that has no verb yet, and an object follows it."""
    token = tokens[at]
    if token.tag == "S":
        stem = token.lower.removesuffix("s")
        known = stem in _VERB_NOUNS or may_be_verb(stem)
    else:
        known = token.tag in "EB" or token.lower in _VERB_NOUNS
    if not known:
        return False
    comma = before_adverbs(tokens, at)
    if tokens[comma].text not in ",—–" or tokens[comma - 1].lower in AUXILIARIES:
        return False
    by_somebody = tokens[at + 1].lower == "by" and not _is_by_number(tokens, at + 1)
    if tokens[at + 1].tag not in "DCOPIRANSJ" or by_somebody:
        return False
    return _inserted_from(tokens, comma) is not None and not _has_finite_ahead(tokens, at)


def _inserted_from(tokens: Sequence[Token], closing: int) -> int | None:
    """Index of the mark that opens an insertion behind a subject without a verb, closed by the same mark; else None."""
    mark = tokens[closing].text
    opening = next((at for at in range(1, min(closing, _REACH)) if tokens[at].text == mark), None)
    joined = _clause_start(tokens, closing)
    if joined is not None:
        opening = next((at for at in range(joined + 1, closing) if tokens[at].text == mark), None)
        return opening if opening is not None and _is_subject(tokens, joined, opening) else None
    if opening is None or closing - opening < 2 or closing > 2 * _REACH:
        return None
    if tokens[opening - 1].tag not in "NSPC" or has_finite(tokens[:opening]):
        return None
    if tokens[0].tag in "IAR" or tokens[0].lower in ("when", "while", "if"):
        return None
    inserted = tokens[opening + 1 : closing]
    if inserted[0].tag == "W" or mark != ",":
        return opening
    return None if has_finite(inserted) else opening


def _clause_start(tokens: Sequence[Token], closing: int) -> int | None:
    """Where a clause begins that ", and" or a semicolon joins to another before ``closing``; None if there is none."""
    for at in range(closing - 3, max(1, closing - _REACH), -1):
        joint = tokens[at].tag == "K" or tokens[at].lower in SUBORDINATORS
        subordinate = tokens[at].tag == "I" and tokens[at].lower in SUBORDINATORS
        if tokens[at].text == ";" or subordinate or (joint and tokens[at - 1].text == ","):
            return at + 1 if has_finite(tokens[:at]) else None
    return None


def _is_subject(tokens: Sequence[Token], first: int, opening: int) -> bool:
    """Whether a noun phrase without a verb stands from ``first`` to the mark at ``opening``."""
    inside = tokens[first:opening]
    return bool(inside) and inside[-1].tag in "NSP" and not has_finite(inside)


def _has_finite_ahead(tokens: Sequence[Token], at: int) -> bool:
    """Whether the subject finds another verb after the word at ``at``: in its stretch, or right behind the next comma."""
    stop = at + 1
    while stop < len(tokens) and not (tokens[stop].text in ",;:" or tokens[stop].tag in "KW"):
        if tokens[stop].tag in FINITE:
            return True
        stop += 1
    after = behind_adverbs(tokens, stop + 1, len(tokens))
    return stop < len(tokens) and tokens[stop].text == "," and after < len(tokens) and tokens[after].tag in FINITE


def is_verb_of_relative(tokens: Sequence[Token], at: int) -> bool:
    """Whether a seeming participle behind the subject of a relative clause is its verb, as a clause lacks one without it.

    "They rely on figures that the council | published in May", "The fine that the court | imposed on Acme came to $4m".
    """
    first = at
    while first > 0 and tokens[first - 1].tag in "DNSPJCQ":
        first -= 1
    if first == at or first < 2 or tokens[at - 1].tag not in "NSP" or tokens[first - 1].lower not in _OBJECT_RELATIVES:
        return False
    head = tokens[first - 2]
    if head.text == "," and first > 2 and tokens[first - 1].lower != "that":
        # "The figures, which the council | published | in May, show": nothing else in the commas has tense.
        inside = tokens[at + 1 : next((place for place in range(at, len(tokens)) if tokens[place].text == ","), at)]
        return bool(inside) and tokens[first - 3].tag in "NSP" and not has_finite(inside)
    if head.tag not in "NSPJ" or not head.is_word or tokens[first].tag == "J":
        return False
    if at + 2 < len(tokens) and tokens[at + 1].tag == tokens[at + 2].tag == "I":
        # "the bridge that engineers | warned | about in 2019": cut behind its preposition.
        return False
    verbs = [token for token in tokens[: first - 1] if token.tag in FINITE]
    if any(base_of(token.lower) in FORCE_BY_VERB for token in verbs):
        # "told a crowd that the campaign | estimated | at 3,000": it may be what was told.
        return False
    behind = sum(token.tag in FINITE for token in tokens[at + 1 :])
    return behind == 0 if verbs else behind <= 1
