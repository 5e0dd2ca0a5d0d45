"""Where a new clause begins within a sentence: one rule for each way in which clauses follow each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from claims.core.extraction.clauses.antecedents import (
    pronoun_behind,
    relative_in_subject,
    shared_antecedent,
    subject_before_verb,
    verb_behind_relative,
)
from claims.core.extraction.clauses.asides import ATTITUDES
from claims.core.extraction.clauses.pieces import (
    RELATIVE_PRONOUNS,
    Role,
    completes_comparison,
    has_figure,
    has_main_verb,
    tells_value,
)
from claims.core.extraction.clauses.subjects import (
    begins_clause,
    past_approximators,
    starts_past_clause,
    verb_behind_subject,
)
from claims.core.extraction.lexicon.conjunctions import CONTRASTING, JOINING, SUBORDINATORS
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.sayings import FORCE_BY_VERB
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.clause_signs import WITH_OBJECT, is_passive
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, before_adverbs, behind_adverbs, has_finite
from claims.core.extraction.text.tokens import Token

_REASONS = words("so as because")
_SPLICED = words("his her their its he she they it this")
"""Pronouns that begin a clause which nothing joins to the one before."""
_OPENERS = JOINING | _REASONS | _SPLICED | words("after when before so ; : — – ,")
_NEGATIVE = words("never not hardly barely scarcely rarely seldom nearly almost only no")
"""Adverbs without which a predicate says something else ("and | never got it back")."""
_NEAR_VERB = 6
"""Words of a bare subject before its auxiliary at most."""
_SURE_VERBS = words("is are was were has have had will would can could")
_PLURAL_AUXILIARIES = words("are have do 're 've")
"""Verbs of the plural that no noun looks like."""

Subject = tuple[int, int]
"""Words ``[first, last)`` that a clause takes from an earlier one as its subject."""


class Cut(NamedTuple):
    """A new clause: its first word, its role, the subject that it shares, and the relative pronoun that stands for it."""

    begin: int
    role: Role
    subject: Subject | None = None
    pronoun: int | None = None


@dataclass(frozen=True, slots=True)
class CutPlace:
    """A word where a new clause may begin.

    The word is at ``at``, the clause before it goes from ``start`` on, what is looked at ends at ``last``. ``shared`` is
    the subject of the clause before, where that is an earlier one's; ``has_verb`` tells whether a verb with tense stands
    between ``start`` and ``at``.
    """

    parsed: ParsedSentence
    start: int
    at: int
    last: int
    shared: Subject | None
    has_verb: bool

    @property
    def tokens(self) -> Sequence[Token]:
        """The words of the sentence."""
        return self.parsed.tokens

    @property
    def token(self) -> Token:
        """The word itself."""
        return self.parsed.tokens[self.at]

    @property
    def is_behind_comma(self) -> bool:
        """Whether a comma stands right before the word, within the clause."""
        return self.at > self.start and self.tokens[self.at - 1].text == ","


def may_begin_clause(token: Token) -> bool:
    """Whether ``find_cut`` can find a clause at the word at all: most words need no further look."""
    return token.lower in _OPENERS or token.tag == "I"


def find_cut(place: CutPlace) -> Cut | None:
    """The clause that begins at a place, by the first rule that finds one; ``None`` where the clause before goes on."""
    if place.parsed.quoted[place.at]:
        return None
    cut = _after_event(place)
    if cut is not None:
        return cut
    goes_on = place.shared is not None and place.tokens[place.start].tag == "B"
    if not place.has_verb and not goes_on:
        return None
    return next((cut for rule in _RULES if (cut := rule(place)) is not None), None)


def _after_event(place: CutPlace) -> Cut | None:
    """ "in 2004, when lava killed 31 people", "shut after a storm tore off its roof"."""
    tokens, start, at = place.tokens, place.start, place.at
    is_counted = tokens[start].tag == "C" or tokens[start].text[:1].isdigit()
    # "in 2004, when lava killed 31 people".
    tells_when = (
        place.token.lower == "when" and at > start and (tokens[at - 1].text == "," or tokens[at - 1].tag in "ENSRPC")
    )
    if not (place.token.lower == "after" or tells_when) or not (place.has_verb or is_counted):
        return None
    if at < start + (3 if is_counted else 4):
        return None
    is_coming = tells_when and place.has_verb and tells_value(tokens[at - 3 : at])
    begins = starts_past_clause(place.parsed, at + 1, place.last) or (is_coming and _begins_behind(place, reach=8))
    return Cut(at + 1, Role.COORDINATE) if begins else None


def _begins_behind(place: CutPlace, *, reach: int) -> bool:
    return begins_clause(place.parsed, place.at + 1, place.last, reach=reach)


def _while_it_happened(place: CutPlace) -> Cut | None:
    """ "rose to 57 on Wednesday as crews reached villages"."""
    tokens, start, at = place.tokens, place.start, place.at
    if place.token.lower != "as" or at - start < 5 or tokens[at - 1].tag not in "NSPCER":
        return None
    begins = starts_past_clause(place.parsed, at + 1, place.last) and not completes_comparison(tokens, start, at)
    return Cut(at + 1, Role.COORDINATE) if begins else None


def _behind_mark(place: CutPlace) -> Cut | None:
    """Behind a semicolon, a colon or a dash."""
    tokens, at, last = place.tokens, place.at, place.last
    begins = False
    if place.token.text == ";":
        begins = has_finite(tokens[at + 1 : last])
    elif place.token.text == ":":
        is_subordinate = at + 1 < last and tokens[at + 1].is_capitalized and tokens[at + 1].lower in SUBORDINATORS
        begins = is_subordinate or _begins_behind(place, reach=12)
    elif place.token.text in "—–":
        begins = _begins_behind(place, reach=8) and not _dash_later(tokens, at + 1, last)
    return Cut(at + 1, Role.COORDINATE) if begins else None


def _behind_preposition(place: CutPlace) -> Cut | None:
    """ "the dam, in which 40 people worked"."""
    at = place.at
    if place.token.tag != "I" or at + 2 >= place.last or place.tokens[at + 1].lower != "which":
        return None
    return Cut(at + 2, Role.RELATIVE) if begins_clause(place.parsed, at + 2, place.last, reach=12) else None


def _before_event(place: CutPlace) -> Cut | None:
    """ "held the town for a week, before troops took it back"."""
    if place.token.lower != "before" or place.tokens[place.at - 1].text != ",":
        return None
    return Cut(place.at + 1, Role.COORDINATE) if starts_past_clause(place.parsed, place.at + 1, place.last) else None


def _behind_comma(place: CutPlace) -> Cut | None:
    """Behind a comma that parts predicates, infinitives of one modal, or clauses of a list."""
    tokens, start, at, last = place.tokens, place.start, place.at, place.last
    if place.token.text != ",":
        return None
    if at + 2 < last and tokens[at + 1].lower == "then" and tokens[at + 2].tag in "TZ":
        # "broke in through a back door, | then copied the files".
        return _with_subject(at + 2, subject_before_verb(place.parsed, start, at) or place.shared)
    modal = _before_modal_series(tokens, start, at, last)
    if modal is not None:
        return Cut(at + 1, Role.COORDINATE, modal)
    if _lists_clauses(place.parsed, start, at, last):
        return Cut(at + 1, Role.COORDINATE)
    if _goes_on_passively(tokens, start, at, last):
        return _with_subject(at + 1, subject_before_verb(place.parsed, start, at), Role.PRESUPPOSED)
    if _goes_on_in_series(tokens, start, at, last):
        if (antecedent := shared_antecedent(place.parsed, start, at + 1)) is not None:
            return Cut(at + 1, Role.COORDINATE, antecedent, pronoun_behind(tokens, antecedent[1]))
        return _with_subject(at + 1, subject_before_verb(place.parsed, start, at))
    return None


def _with_subject(begin: int, subject: Subject | None, role: Role = Role.COORDINATE) -> Cut | None:
    return None if subject is None else Cut(begin, role, subject)


def _behind_reason(place: CutPlace) -> Cut | None:
    """ "Cases peak in April, so more are to come", "…, as demand collapsed"."""
    if place.token.lower not in _REASONS or not place.is_behind_comma:
        return None
    return Cut(place.at + 1, Role.COORDINATE) if _begins_behind(place, reach=10) else None


def _behind_contrast(place: CutPlace) -> Cut | None:
    """ "…, though two villages refused"."""
    if place.token.lower not in CONTRASTING or not place.is_behind_comma:
        return None
    return Cut(place.at + 1, Role.CONTRAST) if _begins_behind(place, reach=10) else None


def _at_splice(place: CutPlace) -> Cut | None:
    """ "He won the vote his rivals dispute the result"."""
    is_splice = place.token.lower in _SPLICED and _is_splice(place.parsed, place.start, place.at, place.last)
    return Cut(place.at, Role.COORDINATE) if is_splice else None


def _conjunction_behind(tokens: Sequence[Token], first: int, last: int) -> int | None:
    """The place of the first conjunction in ``[first, last)`` that a word follows there; None where none does."""
    return next((place for place in range(first, last - 1) if tokens[place].tag == "K"), None)


def _goes_on_passively(tokens: Sequence[Token], start: int, at: int, last: int) -> bool:
    """Whether the comma parts participles of one passive ("was approved, | rejected in June and adopted in July")."""
    if at + 2 >= last or tokens[at + 1].tag != "E" or tokens[at + 1].lower not in WITH_OBJECT:
        return False
    verb = next((place for place in range(start, at) if tokens[place].tag in FINITE), at)
    if tokens[at + 2].tag not in "IR" or not is_passive(tokens, verb, at):
        return False
    joined = _conjunction_behind(tokens, at + 3, last)
    return joined is not None and tokens[joined + 1].tag in "ETR"


def _goes_on_in_series(tokens: Sequence[Token], start: int, at: int, last: int) -> bool:
    """Whether the comma parts predicates of one subject ("attacked early, | caught the leaders and held on")."""
    verb = behind_adverbs(tokens, at + 1, last)
    if verb >= last or tokens[verb].tag not in "TZ" or tokens[start].tag in "IW" or at - start < 3:
        return False
    if next((token.tag for token in tokens[start:at] if token.tag in FINITE), "") != tokens[verb].tag:
        return False
    if any(token.text == "," for token in tokens[start:at]):
        return False
    joined = _conjunction_behind(tokens, verb + 1, last)
    return joined is not None and tokens[joined + 1].tag in FINITE | {"R"} and joined - verb > 1


def _lists_clauses(parsed: ParsedSentence, start: int, at: int, last: int) -> bool:
    """Whether the comma parts two clauses of a list ("Prices fell, | wages rose and the deficit shrank")."""
    tokens = parsed.tokens
    joined = next((place for place in range(at + 3, min(last - 2, at + 14)) if tokens[place].tag == "K"), None)
    if joined is None or tokens[start].tag in "IWA" or any(token.text == "," for token in tokens[start:at]):
        return False
    whole = all(begins_clause(parsed, first, end, reach=6) for first, end in ((start, at), (at + 1, joined)))
    return whole and begins_clause(parsed, joined + 1, last, reach=6)


def _dash_later(tokens: Sequence[Token], first: int, last: int) -> bool:
    return any(token.text in "—–" for token in tokens[first:last])


def _behind_conjunction(place: CutPlace) -> Cut | None:
    """Behind "and", "but", "yet" or "so": a clause, a predicate of the same subject, a second infinitive."""
    if place.token.tag != "K" or place.token.lower not in ("and", "but", "yet", "so"):
        return None
    parsed, tokens, start, at, last = place.parsed, place.tokens, place.start, place.at, place.last
    following = _past_insertion(tokens, at + 1, last)
    while following < last and (tokens[following].tag == "R" or tokens[following].text in "\"“‘'"):
        following += 1
    if following >= last or _is_open_subordinate(tokens, start, at):
        return None
    infinitive = _shared_before_infinitive(tokens, start, at, following, last)
    if infinitive is None and place.shared is not None and tokens[start].tag == tokens[following].tag == "B":
        infinitive = place.shared
    if infinitive is not None:
        return Cut(following, Role.COORDINATE, infinitive)
    if _shares_passive(tokens, start, at, last):
        return Cut(at + 1, Role.APPOSITION)
    if tokens[following].tag in FINITE and (
        tokens[following].tag != "F" or tokens[following].lower in _PLURAL_AUXILIARIES
    ):
        return _second_predicate(place, following)
    if tokens[following].lower == "that" and begins_clause(parsed, following + 1, last, reach=12):
        return Cut(following + 1, Role.COORDINATE)
    is_joined = begins_clause(parsed, following, last, reach=12) and _is_clause_joined(
        parsed, start, at, following, last
    )
    return Cut(at + 1, Role.COORDINATE) if is_joined else None


def _second_predicate(place: CutPlace, following: int) -> Cut | None:
    """The predicate behind a conjunction whose verb is at ``following``, with the subject that it shares."""
    parsed, tokens, start, at, last = place.parsed, place.tokens, place.start, place.at, place.last
    stop = next((one for one in range(following, last) if tokens[one].text == ";"), last)
    left, right = tokens[start:at], tokens[following:stop]
    if len(left) < 3 or tokens[start].lower in RELATIVE_PRONOUNS or not _is_predicate_alone(right):
        return None
    if _is_within_relative(tokens, start, following, stop):
        return None
    negated = any(token.lower in _NEGATIVE for token in tokens[at + 1 : following])
    begin = at + 1 if tokens[at + 1].text == "," or negated else following
    antecedent = shared_antecedent(parsed, start, following)
    if antecedent is not None:
        return Cut(begin, Role.COORDINATE, antecedent, pronoun_behind(tokens, antecedent[1]))
    return _with_subject(begin, subject_before_verb(parsed, start, at) or place.shared)


def _is_within_relative(tokens: Sequence[Token], start: int, following: int, stop: int) -> bool:
    """Whether the verb at ``following`` ends a relative clause of the subject ("The man who shot the mayor and | fled was
    jailed")."""
    pronoun = relative_in_subject(tokens, start, following)
    if pronoun is None or verb_behind_relative(tokens, pronoun, following) is not None:
        return False
    verbs = [at for at in range(following + 1, stop) if tokens[at].tag in FINITE]
    return any(tokens[before_adverbs(tokens, at)].tag not in "KWOD" for at in verbs)


def _is_clause_joined(parsed: ParsedSentence, start: int, at: int, following: int, last: int) -> bool:
    """Whether the clause at ``following`` is joined by the conjunction at ``at`` to one before it, not a list's item."""
    tokens = parsed.tokens
    if any(token.tag == "W" for token in tokens[start + 1 : at]) and not has_main_verb(tokens[start:at]):
        # "The officer who took cash and | a holiday in Crete was jailed": the verb is the officer's.
        return False
    separate = at > start and tokens[at - 1].text in ",—–"
    subject_start = tokens[past_approximators(tokens, following, last)]
    listed = any(token.text == "," for token in tokens[start : at - 1])
    begins = subject_start.tag in "DOC" or tokens[at].lower in ("but", "yet", "so") or not listed
    verb = verb_behind_subject(parsed, following, last, reach=_NEAR_VERB)
    begins = begins or (verb is not None and tokens[verb].lower in _SURE_VERBS)
    if separate and begins and not _is_list_item(tokens, start, at):
        # "… will release 212 detainees, including 17 women, and the rebels will hand over nine bodies".
        return True
    segment = _segment_start(tokens, start, at - 1 if separate else at)
    if not has_finite(tokens[segment:at]) and not (separate and _is_phrase(tokens, segment, at, following)):
        return False
    return separate or subject_start.tag in "DOPC" or _begins_anew(tokens, segment, at, following, last)


def _past_insertion(tokens: Sequence[Token], at: int, last: int) -> int:
    """Past what commas set off right behind a conjunction ("and, shortly before dawn, | fled"); ``at`` if nothing is."""
    if at >= last or tokens[at].text != ",":
        return at
    closing = next((place for place in range(at + 1, min(last - 1, at + 12)) if tokens[place].text == ","), None)
    return at if closing is None or has_finite(tokens[at:closing]) else closing + 1


def _shared_before_infinitive(
    tokens: Sequence[Token], start: int, at: int, following: int, last: int
) -> tuple[int, int] | None:
    """What an infinitive after "and" shares: up to the "to" or modal of the one before; None where none is joined.

    "came from two goals down to | beat United and | move within a point", "will | cut 300 jobs and | close two plants".
    What is agreed, planned or ordered is one thing to agree on ("agreed to extend the truce and exchange prisoners").
    """
    if tokens[following].tag != "B" or last - following < 3:
        return None
    for place in range(at - 2, start, -1):
        if tokens[place].tag in "AM" and tokens[place + 1].tag == "B":
            left, right = tokens[place + 1 : at], tokens[following:last]
            told = tokens[place].tag == "M" or (
                tokens[place - 1].tag not in FINITE and not has_finite(left) and has_finite(tokens[start:place])
            )
            return (start, place + 1) if told and tells_value(left) and tells_value(right) else None
        if tokens[place].text in ";:" or (tokens[place].tag in FINITE and tokens[place].tag != "M"):
            return None
    return None


def _before_modal_series(tokens: Sequence[Token], start: int, at: int, last: int) -> tuple[int, int] | None:
    """What is shared where the comma parts infinitives of one modal ("will cut 300 jobs, | close 2 plants and hire 40").

    Up to the modal; None where the comma parts nothing of that kind.
    """
    if at + 2 >= last or tokens[at + 1].tag != "B":
        return None
    modal = next((place for place in range(start, at) if tokens[place].tag in FINITE), at)
    if modal + 1 >= at or tokens[modal].tag != "M" or tokens[modal + 1].tag != "B":
        return None
    joined = _conjunction_behind(tokens, at + 3, last)
    if joined is None or tokens[joined + 1].tag != "B":
        return None
    told = tells_value(tokens[modal:at]) and tells_value(tokens[at:joined])
    return (start, modal + 1) if told else None


def _is_phrase(tokens: Sequence[Token], segment: int, at: int, following: int) -> bool:
    """Whether what stands before ", and" is a phrase beside the clause ("…, its fourth in a row, and the firm cut …")."""
    if segment >= at:
        return False
    opener = tokens[segment]
    beside = opener.tag == "G" or opener.lower in ("more", "less", "fewer", "its", "their", "his", "her", "the")
    return beside or tokens[following].tag == "O"


def _is_list_item(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Whether what stands before ", and" is an item of a list of nouns ("told Roe, the crew, and …")."""
    commas = [place for place in range(start, at - 1) if tokens[place].text == ","]
    if not commas or any(token.tag == "K" for token in tokens[commas[-1] : at]):
        return False
    return tokens[commas[-1] + 1].tag in "PS" and not has_finite(tokens[commas[-1] : at])


def _begins_anew(tokens: Sequence[Token], segment: int, at: int, following: int, last: int) -> bool:
    """Whether a bare noun after "and" begins a clause ("The road was blocked and power was cut to 40,000 homes").

    After a verb of saying or thinking it may be the second half of what is spoken of ("said cats and dogs were hurt").
    """
    if tokens[following].tag not in "NSJ":
        return False
    verbs = [base_of(token.lower) for token in tokens[segment:at] if token.tag in FINITE]
    told = bool(verbs) and verbs[-1] not in FORCE_BY_VERB
    near = [token for token in tokens[following + 1 : following + 4] if token.tag in FINITE]
    plain = any(token.tag == "M" or base_of(token.lower) == "be" for token in near) and has_figure(tokens[segment:at])
    return told and bool(near) and (plain or has_figure(tokens[following:last]))


def _shares_passive(tokens: Sequence[Token], start: int, at: int, last: int) -> bool:
    """Whether a counted subject with a participle follows "and", its "were" left out ("and 62 homes destroyed")."""
    left = tokens[start:at]
    passive = any(token.tag == "E" for token in left) and any(base_of(token.lower) == "be" for token in left)
    if not passive or not any(token.tag == "C" or token.text[:1].isdigit() for token in tokens[at + 1 : at + 4]):
        return False
    for place in range(at + 2, min(last, at + 12)):
        if tokens[place].tag == "E":
            return tokens[place - 1].tag in "NSPC"
        if tokens[place].tag in FINITE or tokens[place].text in ",;:":
            return False
    return False


def _is_predicate_alone(tokens: Sequence[Token]) -> bool:
    """Whether a verb and its complement say something by themselves: with a figure, or of three words and more."""
    words_ = [token for token in tokens if token.is_word]
    if has_figure(tokens):
        return True
    return len(words_) >= 3 and not any(token.lower in ATTITUDES for token in tokens)


def _segment_start(tokens: Sequence[Token], start: int, at: int) -> int:
    """Where the innermost clause before ``at`` begins: after the last comma or subordinator."""
    for place in range(at - 1, start - 1, -1):
        if tokens[place].text in ",;:" or tokens[place].lower in SUBORDINATORS:
            return place + 1
    return start


def _is_open_subordinate(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Whether the words from ``start`` are a subordinate clause that no comma has closed ("When the roof fell and …")."""
    return tokens[start].lower in SUBORDINATORS and not any(token.text == "," for token in tokens[start:at])


def _is_splice(parsed: ParsedSentence, start: int, at: int, last: int) -> bool:
    """Whether a clause with subject, verb and object of its own follows without a conjunction.

    "He won the vote his rivals dispute the result": a relative clause ("the vote his rivals dispute") would have no object.
    """
    tokens = parsed.tokens
    previous = tokens[at - 1]
    comma = previous.text == ","
    if not comma and previous.tag not in "NS":
        return False
    for place in range(at, min(last, at + 8)):
        if tokens[place].tag in FINITE:
            after = place + 1
            while after < last and tokens[after].tag in "RBE":
                after += 1
            if place == at:
                return False
            if comma:
                return (
                    tokens[start].lower not in SUBORDINATORS
                    and tokens[start].tag != "I"
                    and _has_subject(tokens, start, at)
                )
            return after < last and tokens[after].tag in "DPO" and tokens[place].tag != "M"
        if tokens[place].text in ",;:" or tokens[place].tag in "KW":
            return False
    return False


def _has_subject(tokens: Sequence[Token], start: int, at: int) -> bool:
    for place in range(start, at):
        if tokens[place].tag in FINITE:
            return place > start
    return False


_RULES = (
    _while_it_happened,
    _behind_mark,
    _behind_preposition,
    _before_event,
    _behind_comma,
    _behind_conjunction,
    _behind_reason,
    _behind_contrast,
    _at_splice,
)
"""In this order; the first that finds a clause is right."""
