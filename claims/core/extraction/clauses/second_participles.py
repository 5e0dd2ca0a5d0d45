"""A participle behind "and" that shares the "has", "had" or "will be" of the one before it."""

from __future__ import annotations

from claims.core.extraction.clauses.actors import actor_before
from claims.core.extraction.clauses.pieces import Piece, Role
from claims.core.extraction.lexicon.inflection import base_of, past_of
from claims.core.extraction.lexicon.pronouns import SUBJECT_RELATIVES
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, behind_adverbs


def second_in_relative(parsed: ParsedSentence, start: int, first: int, last: int, at: int) -> Piece | None:
    """A second participle of a relative clause with its pronoun and "has" ("a drought | that has | ruined 40 farms and |
    driven 300 families out")."""
    tokens = parsed.tokens
    if tokens[at].tag != "E" or first == start or tokens[first - 1].tag != "K":
        return None
    found = actor_before(parsed, start, first)
    if found is None or tokens[found[1]].lower not in ("has", "have", "had"):
        return None
    has = found[1]
    helped = behind_adverbs(tokens, has + 1, first - 1)
    is_active = helped < first and tokens[helped].tag == "E" and tokens[helped].lower != "been"
    link = has - 1
    if not is_active or tokens[link].lower not in SUBJECT_RELATIVES or found[0][1] not in (link, link - 1):
        return None
    if any(token.text in ",;:" for token in tokens[has:first]):
        return None
    main = next((token for token in reversed(tokens[start:link]) if token.tag in FINITE), None)
    if past_of(base_of(tokens[at].lower)) == tokens[at].lower and (main is None or main.tag == "T"):
        # "The firm ran a mine that has poisoned two rivers and | sold it": the firm may have.
        return None
    return Piece(Role.RELATIVE, ((link, has + 1), (first, last)), found[0])


def second_to_come(parsed: ParsedSentence, start: int, first: int, at: int) -> tuple[int, int] | None:
    """The subject and its "will be" that a second participle shares ("It is to be extended and | given 12 trains")."""
    tokens = parsed.tokens
    if tokens[at].tag != "E" or first == start or tokens[first - 1].tag != "K":
        return None
    be = next((place for place in range(first - 1, start + 1, -1) if tokens[place].lower == "be"), None)
    if be is None or tokens[be - 1].tag not in "AMR" or tokens[behind_adverbs(tokens, be + 1, first - 1)].tag != "E":
        return None
    found = actor_before(parsed, start, be)
    return (found[0][0], be + 1) if found is not None else None


def second_perfect(parsed: ParsedSentence, start: int, first: int, at: int) -> tuple[int, int] | None:
    """The subject and its "had" that a second participle shares ("the airline had canceled 212 flights and | rebooked
    30,000 passengers")."""
    tokens = parsed.tokens
    if tokens[at].tag != "E" or first == start or tokens[first - 1].tag != "K":
        return None
    found = actor_before(parsed, start, first)
    if found is None or base_of(tokens[found[1]].lower) != "have":
        return None
    helped = behind_adverbs(tokens, found[1] + 1, first - 1)
    is_active = helped < first and tokens[helped].tag == "E" and tokens[helped].lower != "been"
    return (found[0][0], found[1] + 1) if is_active and found[0][1] == found[1] else None
