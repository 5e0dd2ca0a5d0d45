"""What detection says of one statement, given the figures, dates and names in it and whether somebody else is saying it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.core.extraction.clauses.pieces import Piece, Role
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.opinions import (
    EVALUATIVE,
    EVALUATIVE_NOUNS,
    NAMING_VERBS,
    OPEN_OUTCOMES,
    STANCE_VERBS,
    VAGUE_VERBS,
)
from claims.core.extraction.lexicon.pronouns import FIRST_SINGULAR
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.mentions.name_kinds import NameKind
from claims.core.extraction.mentions.names import Mention
from claims.core.extraction.statements.article import Article
from claims.core.extraction.statements.detection import (
    CHECKABLE_FROM,
    Assessment,
    assess,
    is_own_plan,
    rejected,
)
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE
from claims.core.extraction.text.tokens import Token
from claims.core.records import Modality, RejectReason, Span

_PHRASES = frozenset({Role.APPOSITION, Role.SEQUEL, Role.DURATION, Role.SUPERLATIVE, Role.PRESUPPOSED})
_LOOSE_STARTS = words("some many few most others other not all several both critics opponents supporters")
_STATES_AT_HAND = words("free open closed available shut full empty sold booked")
_DEGREES = words("especially particularly hard badly well severely hardest worst deeply heavily")
_HOLDING = words("see regard view treat")
"""Verbs of taking something for something ("Some see the fall as a chance")."""
_ATTITUDES = words("welcome back support trust praise condemn oppose regret respect admire deplore worry")
"""What people hold of something: only that they said so can be checked."""
_INNER_VERBS = words("be feel seem know want think believe need hear see watch smell hope love wish try")
_ASKING_STARTS = words("what whether how when who why where")


def assess_piece(article: Article, parsed: ParsedSentence, piece: Piece, *, attributed: bool) -> Assessment:
    """What detection says of ``piece``; where it is ``attributed``, views, plans and quoted words need a figure."""
    tokens = piece.tokens(parsed)
    if tokens and tokens[0].tag == "B" and piece.subject is not None:
        # "will cut 300 jobs and | close two plants": tense and subject stand in what it shares.
        tokens = [*parsed.tokens[slice(*piece.subject)], *tokens]
    spans = piece.spans(parsed)
    figures = sum(
        1 for q in article.quantities[parsed.index] if holds(spans, q.span) and q.value != 1 and q.unit != "rank"
    )
    dates = sum(1 for t in article.times[parsed.index] if holds(spans, t.span) and (t.start or t.end))
    names = sum(1 for m in article.mentions[parsed.index] if holds(spans, m.span))
    assessment = assess(tokens, figures=figures, dates=dates, names=names, is_phrase=piece.role in _PHRASES)
    if piece.role in _PHRASES:
        return _with_participle(tokens, assessment)
    if not assessment.is_checkable:
        return assessment
    sure = sum(1 for m in article.mentions[parsed.index] if holds(spans, m.span) and not _is_opening_word(m))
    reject = _reject_vague(piece, tokens, figures=figures, dates=dates, names=sure)
    if reject is None and attributed:
        reject = _reject_attributed(parsed, piece, tokens, assessment.modality, figures=figures, dates=dates)
    return assessment if reject is None else rejected(assessment, reject)


def _is_opening_word(mention: Mention) -> bool:
    """Whether a name may be nothing but the capital at the beginning of a sentence ("Vanilla farmers were hit hard")."""
    return mention.first == 0 and mention.last == 1 and mention.kind is NameKind.OTHER


def _with_participle(tokens: Sequence[Token], assessment: Assessment) -> Assessment:
    """A phrase with a participle tells an event, though it has no tense ("the winner coming from the penalty spot")."""
    if assessment.reject is not RejectReason.TOO_VAGUE or not any(token.tag in "GE" for token in tokens):
        return assessment
    reasons = assessment.reasons or ("states what is the case",)
    return replace(assessment, reject=None, score=CHECKABLE_FROM, reasons=reasons)


def _reject_vague(
    piece: Piece, tokens: Sequence[Token], *, figures: int, dates: int, names: int
) -> RejectReason | None:
    """Why a statement whose words look checkable says nothing that could be settled, None if it does."""
    content = [token for token in tokens if token.is_word]
    at = next((place for place, token in enumerate(content) if token.tag in FINITE), None)
    if at is None:
        return None
    if content[0].lower in _ASKING_STARTS and _is_open_question(content):
        return RejectReason.TOO_VAGUE
    if figures or dates:
        return None
    if content[0].lower in ("whether", "how", "why") and piece.role is Role.MAIN:
        # "How many more go unnoticed is anybody's guess": what is asked is not asserted.
        return RejectReason.TOO_VAGUE
    while at > 1 and content[0].tag == "R" and content[0].lower != "not":
        content, at = content[1:], at - 1
    while at > 1 and content[at - 1].tag == "R":
        # "Schools, meanwhile, are struggling", "Now many are cutting back".
        content, at = [*content[: at - 1], *content[at:]], at - 1
    verb = _main_verb(content, at)
    if piece.role is Role.COORDINATE and at == 0 and base_of(verb.lower) in NAMING_VERBS:
        return RejectReason.OPINION
    if not _is_loose_subject(content[:at]):
        return None
    holds_view = base_of(verb.lower) in _HOLDING and any(token.lower == "as" for token in content[at:])
    calls = base_of(verb.lower) == "call" and any(token.lower in ("for", "on") for token in content[at:])
    if base_of(verb.lower) in STANCE_VERBS or holds_view or calls:
        return RejectReason.OPINION
    if names:
        return None
    if base_of(verb.lower) in VAGUE_VERBS or _tells_only_how(content):
        return RejectReason.TOO_VAGUE
    return RejectReason.TOO_VAGUE if _is_bare_state(content, at) else None


def _is_open_question(content: Sequence[Token]) -> bool:
    """Whether "what happens to … has not been decided" or such is said."""
    return any(token.lower in OPEN_OUTCOMES for token in content[-2:]) and any(
        token.lower in ("not", "n't", "yet") for token in content[-5:]
    )


def _main_verb(content: Sequence[Token], at: int) -> Token:
    """The verb that says what is done: the participle after "be" or "have", else the finite one."""
    if content[at].tag == "M":
        return next((token for token in content[at + 1 : at + 4] if token.tag == "B"), content[at])
    if base_of(content[at].lower) in ("be", "have"):
        return next((token for token in content[at + 1 : at + 4] if token.tag in "GE"), content[at])
    return content[at]


def _is_loose_subject(subject: Sequence[Token]) -> bool:
    """Whether people or things in general are spoken of: a bare plural, "not every", "other"."""
    if not subject:
        return False
    bare = all(token.tag in "JNSRP" for token in subject) and (subject[-1].tag == "S" or _is_plural_alone(subject))
    return (bare and len(subject) <= 3) or subject[0].lower in _LOOSE_STARTS


def _is_plural_alone(subject: Sequence[Token]) -> bool:
    """Whether one plural that begins the sentence is all of the subject, whatever its tag ("Economists had been split")."""
    return len(subject) == 1 and subject[0].tag == "P" and subject[0].lower.endswith("ists")


def _is_bare_state(content: Sequence[Token], at: int) -> bool:
    """Whether one word after "be" is all that is said ("Rivals are hurting too", "Records are often broken").

    What befell people in general is told with its degree alone ("Farmers were hit especially hard").
    """
    after = content[at + 1 :]
    if base_of(content[at].lower) == "have" and after and after[0].lower == "been":
        after = after[1:]
        return len(after) == 1 and after[0].tag in "EJT"
    degree = any(token.lower in _DEGREES for token in after)
    if base_of(content[at].lower) == "be" and degree and 2 <= len(after) <= 3 and after[0].tag in "ENTB":
        return all(token.tag in "RJ" for token in after[1:])
    if base_of(content[at].lower) != "be" or content[at].tag not in "FZ":
        # "Not everything went well".
        return 0 < len(content) - at - 1 <= 2 and all(token.tag == "R" for token in content[at + 1 :])
    rest = [token for token in content[at + 1 :] if token.tag != "R"]
    return len(rest) == 1 and rest[0].tag in "GEJ"


def _reject_attributed(
    parsed: ParsedSentence, piece: Piece, tokens: Sequence[Token], modality: Modality, *, figures: int, dates: int
) -> RejectReason | None:
    """Why somebody's words can be checked only as having been said, None if what they say can be."""
    if _is_quoted(parsed, piece):
        if next((token.tag for token in tokens if token.is_word), "") == "M":
            # "and "can't keep eight furnaces running"": half a sentence in somebody's words.
            return RejectReason.OPINION
        if _tells_of_self(tokens) and not (figures and any(token.lower == "i" for token in tokens[:4])):
            return RejectReason.PERSONAL_EXPERIENCE
        if not figures and modality is not Modality.IS:
            return RejectReason.PREDICTION
        told = _is_told_event(tokens) or _is_state_at_hand(tokens, dates=dates)
        if not figures and (not dates or _is_evaluation(tokens)) and not told:
            return RejectReason.OPINION
        if told:
            return None
    if figures or dates:
        return None
    if _stays_vague(tokens) or _takes_stance(tokens) or _tells_only_how(tokens):
        return RejectReason.OPINION
    if is_own_plan(tokens) or modality is not Modality.IS:
        return RejectReason.PREDICTION
    if _has_quoted_predicate(parsed, piece) or _is_evaluation(tokens):
        return RejectReason.OPINION
    return None


def _tells_only_how(tokens: Sequence[Token]) -> bool:
    """Whether nothing but adverbs follows the verb ("insisted the force had acted quickly")."""
    content = [token for token in tokens if token.is_word]
    at = next((place for place, token in enumerate(content) if token.tag in FINITE), None)
    if at is None:
        return False
    verb = content.index(_main_verb(content, at))
    rest = content[verb + 1 :]
    return bool(rest) and all(token.lower.endswith("ly") for token in rest)


def _takes_stance(tokens: Sequence[Token]) -> bool:
    """Whether somebody says only what they or others hold of something ("said she backed the strike")."""
    content = [token for token in tokens if token.is_word]
    at = next((place for place, token in enumerate(content) if token.tag in FINITE), None)
    return at is not None and base_of(_main_verb(content, at).lower) in _ATTITUDES


def _tells_of_self(tokens: Sequence[Token]) -> bool:
    """Whether speakers tell what happened to themselves ("It took me three hours"); what "I" did is judged before."""
    return any(token.lower in FIRST_SINGULAR for token in tokens)


def _is_quoted(parsed: ParsedSentence, piece: Piece) -> bool:
    """Whether all its words stand in quotation marks: without figure or date a quotation is checked as a saying."""
    return all(
        parsed.quoted[at] or not parsed.tokens[at].is_word for first, last in piece.parts for at in range(first, last)
    )


def _has_quoted_predicate(parsed: ParsedSentence, piece: Piece) -> bool:
    """Whether what something is said to be or do is quoted: "the strike was "needless"", "it had "kept its word""."""
    for first, last in piece.parts:
        for at in range(first, last):
            if parsed.tokens[at].tag in FINITE:
                return any(parsed.quoted[place] for place in range(at, min(last, at + 4)))
    return False


def _is_evaluation(tokens: Sequence[Token]) -> bool:
    """Whether somebody's words without figure or date are in the present tense: how things are is then their view."""
    for at, token in enumerate(tokens):
        if token.tag in FINITE:
            after = tokens[at + 1 : at + 4]
            perfect = base_of(token.lower) == "have" and any(t.tag == "E" or t.lower == "had" for t in after)
            return token.tag in "FZM" and not perfect
    return False


def _is_told_event(tokens: Sequence[Token]) -> bool:
    """Whether quoted words tell what was done ("The driver ran a red light", "We did not answer", "We had two boats").

    What "they" or "it" did is as often a reproach as a report, and the perfect praises ("We have kept our word").
    """
    at = next((place for place, token in enumerate(tokens) if token.tag in FINITE), None)
    if at is None or at == 0 or tokens[at].tag != "T" or len(tokens) - at < 2:
        return False
    if any(token.lower in EVALUATIVE or token.lower in EVALUATIVE_NOUNS for token in tokens):
        return False
    base = base_of(tokens[at].lower)
    after = tokens[at + 1 : at + 3]
    if tokens[0].lower == "we":
        return base not in _INNER_VERBS and len(tokens) - at >= 3
    if tokens[0].tag not in "DP" and tokens[0].lower not in ("he", "she", "nobody", "somebody", "someone"):
        return False
    passive = base == "be" and any(token.tag == "E" for token in after)
    return passive or (base not in ("be", "have", "feel", "seem") and len(tokens) - at >= 4)


def _is_state_at_hand(tokens: Sequence[Token], *, dates: int) -> bool:
    """Whether quoted words tell a state that can be looked up ("they are free", "there are appointments this week")."""
    at = next((place for place, token in enumerate(tokens) if token.tag in FINITE), None)
    if at is None or base_of(tokens[at].lower) != "be" or tokens[at].tag not in "FZT":
        return False
    rest = [token for token in tokens[at + 1 :] if token.is_word]
    if at == 1 and tokens[0].lower == "there":
        return dates > 0
    return 0 < len(rest) <= 2 and rest[0].lower in _STATES_AT_HAND


def _stays_vague(tokens: Sequence[Token]) -> bool:
    """Whether somebody says only how things go on ("remained far apart")."""
    at = next((place for place, token in enumerate(tokens) if token.tag in FINITE), None)
    if at is None or base_of(tokens[at].lower) not in VAGUE_VERBS:
        return False
    return at + 1 < len(tokens) and tokens[at + 1].tag in "RJ"


def holds(spans: Sequence[Span], inner: Span) -> bool:
    """Whether one of ``spans`` holds ``inner`` wholly."""
    return any(span.holds(inner) for span in spans)
