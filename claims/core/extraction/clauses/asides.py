"""What a clause states beside its own predicate: relative clauses, appositions, sequels and trailing phrases.

Each is cut out of the clause as a statement of its own, so that the clause holds no figure that is not its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.core.extraction.clauses.antecedents import antecedent_before
from claims.core.extraction.clauses.pieces import (
    RELATIVE_PRONOUNS,
    Piece,
    Role,
    end_of_relative,
    has_figure,
    has_main_verb,
    is_in_series,
    next_comma,
    phrase_before,
    without_marks,
)
from claims.core.extraction.clauses.trailing import compares_behind, trailing_parts
from claims.core.extraction.lexicon.determiners import ARTICLES, POSSESSIVES
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.pronouns import SUBJECT_RELATIVES
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, behind_adverbs, has_finite
from claims.core.extraction.text.tokens import Token

ATTITUDES = words(
    """optimism hope hopes confidence concern concerns fear fears doubt doubts belief expectation expectations worry
    worries suspicion suspicions speculation""",
)
"""Nouns whose "that" clause nobody asserts."""
_DETERMINERS = ARTICLES | POSSESSIVES
_NOTABLE_HEADS = words(
    """best rise fall increase decrease drop jump gain loss decline record high low total average figure number rate share
    first second third highest lowest biggest largest smallest fastest slowest worst best most least sum cost price
    prospect practice move decision step amount majority sixth fourth fifth fraction half quarter only""",
)
_LEAST_PREDICATE = 3
"""Words of a predicate without a figure that share a relative pronoun with another, more than which each has."""
_LEAST_HEAD = 4
"""Words of a clause before a relative clause that is cut from it at least."""
_COUNTED_OF = words("them whom which those these")


def cut_asides(
    parsed: ParsedSentence, first: int, last: int, role: Role, subject: tuple[int, int] | None
) -> list[Piece]:
    """The clause ``[first, last)`` itself and the statements cut out of it, the clause first."""
    tokens = parsed.tokens
    aside: list[Piece] = []
    kept: list[tuple[int, int]] = []
    begin = at = first
    while at < last:
        found = None if parsed.quoted[at] else _aside_at(parsed, first, at, last, since=begin)
        if found is None:
            at += 1
            continue
        pieces, resume = found
        aside.extend(pieces)
        kept.append((begin, at))
        begin = at = resume
    kept.append((begin, last))
    kept = _cut_attitude(parsed, kept)
    kept = [(a, b) for a, b in (without_marks(tokens, *part) for part in kept) if a < b]
    if not kept:
        return aside
    pronoun = _long_relative(parsed, *kept[-1])
    if pronoun is not None:
        aside.append(Piece(Role.RELATIVE, ((pronoun, kept[-1][1]),), phrase_before(parsed, pronoun, first)))
        kept[-1] = (kept[-1][0], pronoun)
    clause = Piece(role, tuple(kept), subject)
    hanging = (Role.APPOSITION, Role.SEQUEL)
    return [clause, *(replace(piece, host=clause.parts) if piece.role in hanging else piece for piece in aside)]


def _long_relative(parsed: ParsedSentence, first: int, last: int) -> int | None:
    """The pronoun of a relative clause without comma that tells more than the clause that it ends; None if none does.

    "It is a light material | that was used mainly in flat roofs between the 1950s and the 1990s".
    """
    tokens = parsed.tokens
    for at in range(first + _LEAST_HEAD, (first + last) // 2):
        if tokens[at].lower not in SUBJECT_RELATIVES or tokens[at - 1].tag not in "NS" or parsed.quoted[at]:
            continue
        verb = next((token for token in tokens[at + 1 :] if token.tag != "R"), tokens[at])
        phrase = phrase_before(parsed, at, first)
        if verb.tag not in FINITE - {"M"} or phrase is None or not has_main_verb(tokens[first:at]):
            continue
        if tokens[phrase[0]].lower not in ("a", "an") and tokens[phrase[0]].tag != "C":
            # "women who slept for six hours": which women are meant.
            continue
        told = verb.tag == "T" or has_figure(tokens[at:last])
        return at if told and not any(token.text in ",;:—–" for token in tokens[at:last]) else None
    return None


def _aside_at(parsed: ParsedSentence, first: int, at: int, last: int, *, since: int) -> tuple[list[Piece], int] | None:
    """The side statements that begin at ``at``, and where the clause goes on after them; the last ones end at ``since``."""
    tokens = parsed.tokens
    if _is_followed_by(tokens, first, at, last):
        end = next_comma(parsed, at, last)
        return [Piece(Role.SEQUEL, ((at, end),))], end
    if tokens[at].text not in ",—–" or at + 2 >= last or at == first:
        return None
    relative = _relative_at(parsed, first, at, last)
    if relative is not None:
        return relative
    if tokens[at].text != ",":
        return None
    parts = trailing_parts(parsed, first, at, last)
    if parts:
        return [Piece(Role.APPOSITION, (part,)) for part in parts], parts[-1][1]
    if compares_behind(parsed, first, at, last):
        # Behind another aside it does not touch the clause: "hit 9.1%, the highest in 40 years, | twice the target".
        end = next_comma(parsed, at, last)
        return ([Piece(Role.APPOSITION, ((at + 1, end),))], end) if at == since else None
    return _apposition_at(parsed, first, at, last)


def _is_followed_by(tokens: Sequence[Token], first: int, at: int, last: int) -> bool:
    """Whether "followed by …" stands at ``at`` as a sequel, not as the predicate."""
    if tokens[at].lower != "followed" or at + 2 >= last or tokens[at + 1].lower != "by" or at <= first:
        return False
    before = tokens[at - 1]
    return before.tag not in FINITE and base_of(before.lower) != "be"


def _relative_at(parsed: ParsedSentence, first: int, at: int, last: int) -> tuple[list[Piece], int] | None:
    """A relative clause after the mark at ``at``; what it joins by "and" are two statements where one has a figure."""
    tokens = parsed.tokens
    follows = tokens[at + 1]
    pronoun = follows.lower in RELATIVE_PRONOUNS and follows.tag == "W" and tokens[at - 1].tag in "NSPCQER"
    after_preposition = follows.tag == "I" and tokens[at + 2].lower in ("which", "whom")
    if not (pronoun or after_preposition or _is_partial_relative(tokens, at, last)):
        return None
    end = end_of_relative(parsed, first, at + 1, last)
    if not has_finite(tokens[at + 1 : end]):
        return None
    if pronoun:
        stop = _inserted_description(parsed, at + 1, end)
        return joined_relatives(parsed, at + 1, stop, _antecedent(parsed, first, at, stop)), end
    return [Piece(Role.RELATIVE, ((at + 1, end),))], end


def _inserted_description(parsed: ParsedSentence, first: int, end: int) -> int:
    """Where the relative clause ends before a description of its last noun ("who grew up in Mour, | north of …")."""
    tokens = parsed.tokens
    comma = next((at for at in range(end - 1, first + 2, -1) if tokens[at].text == "," and not parsed.quoted[at]), None)
    if comma is None or end >= len(tokens) or tokens[end].text != ",":
        return end
    described = tokens[comma + 1].tag in "DR" and tokens[comma - 1].tag == "P" and has_finite(tokens[first:comma])
    return comma if described and not has_finite(tokens[comma:end]) else end


def _antecedent(parsed: ParsedSentence, first: int, at: int, end: int) -> tuple[int, int] | None:
    """What the relative clause from the comma at ``at`` is said of: the noun phrase before, or all of a plural subject."""
    tokens = parsed.tokens
    verb = next((token for token in tokens[at + 1 : end] if token.tag in FINITE), None)
    plural = verb is not None and verb.lower in ("are", "were") and tokens[at - 1].tag in "NP"
    if plural and not any(token.tag in FINITE or token.text == "," for token in tokens[first:at]):
        # "The pools in Nord and Valmont, which were built in 1974".
        return first, at
    return antecedent_before(parsed, at, first, tokens[at + 1])


def joined_relatives(parsed: ParsedSentence, first: int, last: int, antecedent: tuple[int, int] | None) -> list[Piece]:
    """The relative clause ``[first, last)``; two where "and" joins a second predicate to it and either has a figure."""
    tokens = parsed.tokens
    for at in range(first + 3, last - 2):
        series = tokens[at].text == "," and is_in_series(tokens, at, last)
        if not (tokens[at].tag == "K" or series) or parsed.quoted[at] or not has_finite(tokens[first:at]):
            continue
        if (
            tokens[at + 1].tag == "W"
            and tokens[at + 1].lower in RELATIVE_PRONOUNS
            and has_finite(tokens[at + 2 : last])
        ):
            # "who chaired it until May and | whose son works there".
            return [
                Piece(Role.RELATIVE, ((first, at),), antecedent),
                *joined_relatives(parsed, at + 1, last, antecedent),
            ]
        verb = behind_adverbs(tokens, at + 1, last)
        left, right = tokens[first:at], tokens[verb:last]
        # "dogs and cats" are two nouns, whatever the tag of the second.
        listed = verb < last and tokens[verb].tag == "Z" and tokens[at - 1].tag == "S"
        plural = verb < last and tokens[verb].tag == "F" and tokens[at - 1].tag == "S"
        tensed = verb < last and tokens[verb].tag in FINITE and not plural and not listed
        named = sum(token.tag == "P" for token in left) and any(token.tag == "P" for token in right)
        told = has_figure(left) or has_figure(right) or named or min(len(left), len(right)) > _LEAST_PREDICATE
        if tensed and len(right) >= 3 and told:
            return [
                Piece(Role.RELATIVE, ((first, at),), antecedent),
                *(
                    replace(piece, role=Role.COORDINATE, pronoun=first)
                    for piece in joined_relatives(parsed, verb, last, antecedent)
                ),
            ]
    return [Piece(Role.RELATIVE, ((first, last),), antecedent)]


def _is_partial_relative(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether ", some of whom", ", of whom 39" or such begins at the comma."""
    return any(
        tokens[place].lower == "of" and tokens[place + 1].lower in ("whom", "which")
        for place in range(at + 1, min(at + 4, last - 1))
    )


def _apposition_at(parsed: ParsedSentence, first: int, at: int, last: int) -> tuple[list[Piece], int] | None:
    """An apposition at the end of the clause ``[first, last)`` that says something by itself."""
    tokens = parsed.tokens
    follows = tokens[at + 1]
    compares = (
        follows.lower in ("more", "less", "fewer", "most", "one", "all", "none", "half", "some")
        or (follows.tag == "R" and at + 2 < last and tokens[at + 2].tag == "C")
        or _counts_of(tokens, at + 1, last)
    )
    # "conditions that the team believes slow its growth".
    named = follows.tag in "SN" and tokens[at + 2].lower in SUBJECT_RELATIVES
    if not (follows.lower in _DETERMINERS or compares or named) or not has_finite(tokens[first:at]):
        return None
    end = next_comma(parsed, at + 1, last)
    inside = tokens[at + 1 : end]
    described = (
        follows.lower in ("a", "an") and any(token.lower in SUBJECT_RELATIVES for token in inside[2:5])
    ) or named
    counted = _counts_of(tokens, at + 1, last)
    # "nine of them addressed to Acme, the firm that runs the line".
    follows_on = end + 1 < last and (tokens[end + 1].tag == "W" or (counted and tokens[end + 1].tag in "DP"))
    behind = end + 1 < last and (
        bool(trailing_parts(parsed, first, end, last)) or compares_behind(parsed, first, end, last)
    )
    follows_on = follows_on or behind
    closes = end == last or _only_marks(tokens, end, last) or follows_on
    bare = (
        described or counted or (compares and follows.lower in ("more", "less", "fewer")) or not _has_own_verb(inside)
    )
    if closes and bare and not _is_list(tokens, at, last) and _says_something(inside):
        return [Piece(Role.APPOSITION, ((at + 1, end),))], end
    return None


def _only_marks(tokens: Sequence[Token], first: int, last: int) -> bool:
    return all(not token.is_word for token in tokens[first:last])


def _counts_of(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether "12 of them" or "nearly half of those" begins at ``at``."""
    window = range(at, min(at + 3, last - 1))
    return any(tokens[place].lower == "of" and tokens[place + 1].lower in _COUNTED_OF for place in window)


def _has_own_verb(inside: Sequence[Token]) -> bool:
    """Whether a verb with tense is among the words; a noun that looks like one ("the fastest rise") is none.

    A verb after "since" or "that" is that of a clause inside ("the steepest drop since records began").
    """
    for token in inside:
        if token.lower in ("since", "that", "which", "who", "when", "before", "after"):
            return False
        if token.tag in FINITE and token.lower not in _NOTABLE_HEADS:
            return True
    return False


def _says_something(inside: Sequence[Token]) -> bool:
    """Whether an apposition asserts: a participle, a figure, or a head such as "the highest"."""
    if any(token.lower in SUBJECT_RELATIVES for token in inside[1:5]):
        return True
    participle = any(token.tag in "ET" and token.lower.endswith(("ed", "en")) for token in inside[2:])
    head = any(
        token.lower in _NOTABLE_HEADS or (token.tag == "J" and token.lower.endswith("est") and len(token.lower) > 4)
        for token in inside[:4]
    )
    return (participle or head or has_figure(inside)) and len(inside) >= 4


def _is_list(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether the comma separates list items: an "and" or "or" item follows before the end."""
    return any(
        token.tag == "K" and previous.text == "," and following.tag not in FINITE
        for previous, token, following in zip(
            tokens[at:last], tokens[at + 1 : last], tokens[at + 2 : last], strict=False
        )
    )


def _cut_attitude(parsed: ParsedSentence, parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Without the content of an attitude ("expressed optimism | that it can …"), which the sentence does not assert."""
    tokens = parsed.tokens
    cut = []
    for first, last in parts:
        stop = last
        for at in range(first + 1, last - 1):
            if tokens[at].lower in ATTITUDES and tokens[at + 1].lower == "that" and not parsed.quoted[at]:
                stop = at + 1
                break
        cut.append((first, stop))
        if stop != last:
            break
    return cut
