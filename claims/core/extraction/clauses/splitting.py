"""One stretch of assertion taken apart into its clauses, and these into statements, each with its words.

A sentence may assert several things: clauses joined by conjunction, semicolon or nothing, and what ``asides`` cuts out
of each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.core.extraction.clauses.asides import ATTITUDES, cut_asides
from claims.core.extraction.clauses.pieces import (
    RELATIVE_PRONOUNS,
    Piece,
    Role,
    completes_comparison,
    end_of_relative,
    has_figure,
    has_finite,
    has_main_verb,
    is_day,
    is_in_series,
    shared_antecedent,
    subject_before_verb,
    without_marks,
)
from claims.core.extraction.clauses.subjects import (
    SUBORDINATORS,
    begins_clause,
    past_approximators,
    starts_past_clause,
    verb_behind_subject,
)
from claims.core.extraction.clauses.trailing import end_of_description, end_of_opening
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.sayings import FORCE_BY_VERB
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE
from claims.core.extraction.text.tokens import Token

_CONTRAST = words("though although while whereas")
_REASONS = words("so as because")
_SUBJECT_STARTS = frozenset("DPNSJCO")
_NEGATIVE = words("never not hardly barely scarcely rarely seldom nearly almost only no")
"""Adverbs without which a predicate says something else ("and | never got it back")."""
_NEAR_VERB = 6
"""Words of a bare subject before its auxiliary at most."""
_SURE_VERBS = words("is are was were has have had will would can could")
_PLURAL_AUXILIARIES = words("are have do 're 've")
"""Verbs of the plural that no noun looks like."""


def split_statements(parsed: ParsedSentence, first: int, last: int) -> tuple[Piece, ...]:
    """The statements among the words ``[first, last)``, in order of their beginning; the main one is always there."""
    tokens = parsed.tokens
    first, last = without_marks(tokens, skip_conjunction(tokens, first, last), last)
    if all(parsed.quoted[at] or not tokens[at].is_word for at in range(first, last)):
        # Marks part clauses inside a quotation as they do outside; only words quoted in passing stay together.
        parsed = replace(parsed, quoted=[False] * len(tokens))
    pieces: list[Piece] = []
    for start, end, role, subject in _clauses(parsed, first, last):
        start = skip_conjunction(tokens, start, end)
        pieces.extend(cut_asides(parsed, start, end, role, subject))
    return tuple(sorted(pieces, key=lambda piece: piece.first))


def skip_conjunction(tokens: Sequence[Token], first: int, last: int) -> int:
    """Past "and", "however" and such at the beginning of ``[first, last)``."""
    while first < last and (
        tokens[first].tag == "K" or tokens[first].lower in ("however", "meanwhile", "still", "yet", "so")
    ):
        if tokens[first].lower in ("neither", "either") and first + 1 < last and tokens[first + 1].tag in FINITE:
            # "Neither has been delivered": the subject.
            break
        first += 1
        while first < last and tokens[first].text == ",":
            first += 1
    return first


def _clauses(parsed: ParsedSentence, first: int, last: int) -> list[tuple[int, int, Role, tuple[int, int] | None]]:
    """The clauses of a stretch as (first, last, role, shared subject)."""
    tokens = parsed.tokens
    clauses: list[tuple[int, int, Role, tuple[int, int] | None]] = []
    start, role = first, Role.MAIN
    subject: tuple[int, int] | None = None
    if first < last and (
        tokens[first].lower in _CONTRAST
        or (tokens[first].lower == "even" and tokens[min(first + 1, last - 1)].lower in _CONTRAST)
    ):
        comma = _clause_comma(parsed, first, last)
        if comma is not None:
            opening = first + (2 if tokens[first].lower == "even" else 1)
            clauses.append((opening, comma, Role.CONTRAST, None))
            start = comma + 1
    opened = end_of_opening(parsed, first, last) or end_of_description(parsed, first, last)
    if opened is not None:
        clauses.append((first, opened, Role.PRESUPPOSED, subject_before_verb(parsed, opened + 1, last)))
        start = opened + 1
    at, verb = start, _first_finite(tokens, start, last)
    while at < last:
        relative = _end_of_inserted_relative(parsed, start, at, last)
        if relative is not None:
            # What is joined inside a relative clause belongs to it: "Roe, who wore gray and looked down, spoke".
            at = relative
            continue
        cut = _cut_at(parsed, start, at, last, subject, has_verb=verb < at)
        if cut is None:
            at += 1
            continue
        resume, next_role, shared = cut
        clauses.append((start, at, role, subject))
        start, role, subject = resume, next_role, shared
        at, verb = resume, _first_finite(tokens, resume, last)
    clauses.append((start, last, role, subject))
    return [clause for clause in clauses if clause[0] < clause[1]]


def _first_finite(tokens: Sequence[Token], first: int, last: int) -> int:
    """The place of the first verb with tense in ``[first, last)``; ``last`` if there is none."""
    return next((place for place in range(first, last) if tokens[place].tag in FINITE), last)


def _end_of_inserted_relative(parsed: ParsedSentence, start: int, at: int, last: int) -> int | None:
    """Where a relative clause between subject and verb ends that begins after the comma at ``at``, if one does."""
    tokens = parsed.tokens
    if at <= start or at + 2 >= last or tokens[at].text != "," or parsed.quoted[at]:
        return None
    if tokens[at + 1].lower == "when" and not has_main_verb(tokens[start:at]):
        # "Eight in ten of those who died last July, when it was hot, | were old".
        comma = next((place for place in range(at + 2, last - 1) if tokens[place].text == ","), last)
        end = _end_of_series(parsed, comma, last)
        return end if end < last and has_finite(tokens[at + 1 : end]) else None
    if tokens[at + 1].tag != "W" or tokens[at + 1].lower not in RELATIVE_PRONOUNS:
        return None
    end = end_of_relative(parsed, start, at + 1, last)
    if not has_finite(tokens[start:at]):
        return end if end < last else None
    return _end_of_shared_relative(parsed, at, end)


def _end_of_series(parsed: ParsedSentence, comma: int, last: int) -> int:
    """The comma right before a verb with tense, from the one at ``comma`` on; ``last`` if there is none."""
    tokens = parsed.tokens
    return next((at for at in range(comma, last - 1) if tokens[at].text == "," and tokens[at + 1].tag in FINITE), last)


def _end_of_shared_relative(parsed: ParsedSentence, at: int, end: int) -> int | None:
    """Where a relative clause ends whose pronoun two predicates share (", who swam ashore and was treated there")."""
    tokens = parsed.tokens
    joined = next((place for place in range(at + 3, end - 1) if tokens[place].tag == "K"), None)
    if joined is None or parsed.quoted[joined]:
        return None
    marks = [place for place in range(at + 1, joined) if tokens[place].text in ",;:—–"]
    if any(not is_in_series(tokens, place, end) for place in marks):
        return None
    shares = tokens[at + 2].tag in FINITE and tokens[joined + 1].tag == tokens[at + 2].tag
    return end if shares else None


def _clause_comma(parsed: ParsedSentence, first: int, last: int) -> int | None:
    """The comma after an opening subordinate clause: behind its verb, before a subject with a verb."""
    tokens = parsed.tokens
    for at in range(first, last):
        if tokens[at].text != "," or parsed.quoted[at] or at + 1 >= last or not has_finite(tokens[first:at]):
            continue
        if tokens[at + 1].tag in _SUBJECT_STARTS and has_finite(tokens[at + 1 : last]):
            return at
    return None


def _cut_at(
    parsed: ParsedSentence, start: int, at: int, last: int, shared: tuple[int, int] | None, *, has_verb: bool
) -> tuple[int, Role, tuple[int, int] | None] | None:
    """Whether a new clause begins at ``at``: (where it begins, its role, the subject that it shares).

    ``shared`` is the subject of the clause from ``start`` on, where that is an earlier one's; ``has_verb`` tells whether a
    verb with tense stands between ``start`` and ``at``.
    """
    tokens = parsed.tokens
    token = tokens[at]
    if parsed.quoted[at]:
        return None
    counted = tokens[start].tag == "C" or tokens[start].text[:1].isdigit()
    told = has_verb or counted
    # "in 2004, when lava killed 31 people".
    told_when = token.lower == "when" and at > start and (tokens[at - 1].text == "," or tokens[at - 1].tag in "ENSRPC")
    coming = told_when and has_verb and _tells_value(tokens[at - 3 : at])
    may_open = (token.lower == "after" or told_when) and told and at >= start + (3 if counted else 4)
    if may_open and (
        starts_past_clause(parsed, at + 1, last) or (coming and begins_clause(parsed, at + 1, last, reach=8))
    ):
        return at + 1, Role.COORDINATE, None
    if not has_verb and not (shared is not None and tokens[start].tag == "B"):
        return None
    if (
        token.lower == "as"
        and at - start >= 5
        and tokens[at - 1].tag in "NSPCER"
        and starts_past_clause(parsed, at + 1, last)
        and not completes_comparison(tokens, start, at)
    ):
        # "rose to 57 on Wednesday as crews reached villages".
        return at + 1, Role.COORDINATE, None
    if token.text == ";":
        return (at + 1, Role.COORDINATE, None) if has_finite(tokens[at + 1 : last]) else None
    if token.text == ":" and (
        begins_clause(parsed, at + 1, last, reach=12)
        or (at + 1 < last and tokens[at + 1].is_capitalized and tokens[at + 1].lower in SUBORDINATORS)
    ):
        return at + 1, Role.COORDINATE, None
    if token.tag == "I" and at + 2 < last and tokens[at + 1].lower == "which":
        return (at + 2, Role.RELATIVE, None) if begins_clause(parsed, at + 2, last, reach=12) else None
    if token.text in "—–" and begins_clause(parsed, at + 1, last, reach=8) and not _dash_later(tokens, at + 1, last):
        return at + 1, Role.COORDINATE, None
    if token.lower == "before" and tokens[at - 1].text == "," and starts_past_clause(parsed, at + 1, last):
        return at + 1, Role.COORDINATE, None
    if token.text == "," and at + 2 < last and tokens[at + 1].lower == "then" and tokens[at + 2].tag in "TZ":
        # "broke in through a back door, | then copied the files".
        subject = subject_before_verb(parsed, start, at) or shared
        return (at + 2, Role.COORDINATE, subject) if subject is not None else None
    if token.text == "," and (subject := _before_modal_series(tokens, start, at, last)) is not None:
        return at + 1, Role.COORDINATE, subject
    if token.text == "," and _lists_clauses(parsed, start, at, last):
        return at + 1, Role.COORDINATE, None
    if token.text == "," and _goes_on_in_series(tokens, start, at, last):
        subject = subject_before_verb(parsed, start, at)
        return (at + 1, Role.COORDINATE, subject) if subject is not None else None
    if token.tag == "K" and token.lower in ("and", "but", "yet", "so"):
        return _after_conjunction(parsed, start, at, last, shared)
    if token.lower in _REASONS and at > start and tokens[at - 1].text == ",":
        # "Cases peak in April, so more are to come", "…, as demand collapsed".
        return (at + 1, Role.COORDINATE, None) if begins_clause(parsed, at + 1, last, reach=10) else None
    if (
        token.lower in _CONTRAST
        and at > start
        and tokens[at - 1].text == ","
        and begins_clause(parsed, at + 1, last, reach=10)
    ):
        return at + 1, Role.CONTRAST, None
    if token.lower in ("his", "her", "their", "its", "he", "she", "they", "it", "this") and _is_splice(
        parsed, start, at, last
    ):
        return at, Role.COORDINATE, None
    return None


def _goes_on_in_series(tokens: Sequence[Token], start: int, at: int, last: int) -> bool:
    """Whether the comma parts predicates of one subject ("attacked early, | caught the leaders and held on")."""
    verb = at + 1
    while verb < last and tokens[verb].tag == "R":
        verb += 1
    if verb >= last or tokens[verb].tag not in "TZ" or tokens[start].tag in "IW" or at - start < 3:
        return False
    if next((token.tag for token in tokens[start:at] if token.tag in FINITE), "") != tokens[verb].tag:
        return False
    if any(token.text == "," for token in tokens[start:at]):
        return False
    joined = next((place for place in range(verb + 1, last - 1) if tokens[place].tag == "K"), None)
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


def _after_conjunction(
    parsed: ParsedSentence, start: int, at: int, last: int, shared: tuple[int, int] | None
) -> tuple[int, Role, tuple[int, int] | None] | None:
    tokens = parsed.tokens
    following = _past_insertion(tokens, at + 1, last)
    while following < last and (tokens[following].tag == "R" or tokens[following].text in "\"“‘'"):
        following += 1
    if following >= last or _is_open_subordinate(tokens, start, at):
        return None
    infinitive = _shared_before_infinitive(tokens, start, at, following, last)
    if infinitive is None and shared is not None and tokens[start].tag == tokens[following].tag == "B":
        infinitive = shared
    if infinitive is not None:
        return following, Role.COORDINATE, infinitive
    if _shares_passive(tokens, start, at, last):
        return at + 1, Role.APPOSITION, None
    if tokens[following].tag in FINITE and (
        tokens[following].tag != "F" or tokens[following].lower in _PLURAL_AUXILIARIES
    ):
        return _second_predicate(parsed, start, at, following, last, shared)
    if tokens[following].lower == "that" and begins_clause(parsed, following + 1, last, reach=12):
        return following + 1, Role.COORDINATE, None
    if not begins_clause(parsed, following, last, reach=12):
        return None
    return (at + 1, Role.COORDINATE, None) if _is_clause_joined(parsed, start, at, following, last) else None


def _second_predicate(
    parsed: ParsedSentence, start: int, at: int, following: int, last: int, shared: tuple[int, int] | None
) -> tuple[int, Role, tuple[int, int] | None] | None:
    """The predicate behind the conjunction at ``at`` whose verb is at ``following``, with the subject that it shares."""
    tokens = parsed.tokens
    stop = next((place for place in range(following, last) if tokens[place].text == ";"), last)
    left, right = tokens[start:at], tokens[following:stop]
    if len(left) < 3 or tokens[start].lower in RELATIVE_PRONOUNS or not _is_predicate_alone(right):
        return None
    subject = shared_antecedent(parsed, start, following) or subject_before_verb(parsed, start, at) or shared
    negated = any(token.lower in _NEGATIVE for token in tokens[at + 1 : following])
    begin = at + 1 if tokens[at + 1].text == "," or negated else following
    return (begin, Role.COORDINATE, subject) if subject is not None else None


def _is_clause_joined(parsed: ParsedSentence, start: int, at: int, following: int, last: int) -> bool:
    """Whether the clause at ``following`` is joined by the conjunction at ``at`` to one before it, not a list's item."""
    tokens = parsed.tokens
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
            return (start, place + 1) if told and _tells_value(left) and _tells_value(right) else None
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
    joined = next((place for place in range(at + 3, last - 1) if tokens[place].tag == "K"), None)
    if joined is None or tokens[joined + 1].tag != "B":
        return None
    told = _tells_value(tokens[modal:at]) and _tells_value(tokens[at:joined])
    return (start, modal + 1) if told else None


def _tells_value(tokens: Sequence[Token]) -> bool:
    return has_figure(tokens) or any(is_day(token) for token in tokens)


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
