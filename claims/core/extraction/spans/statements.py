"""A stretch of words that is taken for a claim as a statement: its role in the sentence, what it hangs on, who says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.core.extraction.attribution.said_content import LABELING
from claims.core.extraction.clauses.actors import actor_before
from claims.core.extraction.clauses.inserted_sayings import with_whole_quotations, without_sayings
from claims.core.extraction.clauses.noun_contents import NounContent, NounKind, noun_contents
from claims.core.extraction.clauses.pieces import Piece, Role, phrase_before
from claims.core.extraction.clauses.refutations import is_negated
from claims.core.extraction.clauses.roles import clipped, piece_of
from claims.core.extraction.clauses.shares import is_whole_of_share
from claims.core.extraction.lexicon.calendar_words import MONTHS
from claims.core.extraction.lexicon.conjunctions import FACTUAL
from claims.core.extraction.lexicon.determiners import ARTICLES
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.opinions import PLEDGE_VERBS
from claims.core.extraction.lexicon.pronouns import SUBJECT_RELATIVES, THIRD_PERSONS
from claims.core.extraction.lexicon.sayings import ADDRESSED, FORCE_BY_VERB, JUDGING, PUBLISHING
from claims.core.extraction.mentions.name_kinds import NameKind
from claims.core.extraction.mentions.names import Mention
from claims.core.extraction.spans.descriptions import described_mention, only_names
from claims.core.extraction.speech.reported import ends_before_source
from claims.core.extraction.standalone.nominals import nominal_text
from claims.core.extraction.statements.article import Article
from claims.core.extraction.statements.assessing import assess_piece
from claims.core.extraction.statements.detection import CHECKABLE_FROM
from claims.core.extraction.statements.own_statements import own_statement
from claims.core.extraction.statements.records import SAYING_REASON, SAYING_SCORE, Form, Statement, office_of
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, behind_adverbs, finite_of, has_finite
from claims.core.extraction.text.tokens import Token
from claims.core.records import Attribution, Force, Span, Voice

READ_AS_CLAIM = "worded like claims that people marked"
"""The reason beside the rules' where a fitted reader took a claim that they had not taken, or not so."""

_LEAST_NAMED = 6
"""Words from which on a phrase tells more than what it names."""
_PERIODS = frozenset(("year", "quarter", "months", "weeks", "half", "period"))
_BESIDE_DATES = frozenset(("the", "end", "of", "on", "and", ",", "."))
"""What stands among the words of a date: "the three months to the end of June"."""
_INTERRUPTING = frozenset({Role.RELATIVE, Role.APPOSITION, Role.PRESUPPOSED, Role.SEQUEL})
_INTERRUPTED = frozenset({Role.MAIN, Role.COORDINATE, Role.CONTRAST})
_AROUND = 2
"""Parts of a clause around who says it, at least."""
_TELLING = FORCE_BY_VERB.keys() | JUDGING | PLEDGE_VERBS
"""Verbs of saying, judging and promising."""
_ADDED = frozenset({Role.RELATIVE, Role.APPOSITION, Role.PRESUPPOSED})
"""What is the outlet's own beside reported words."""


def span_of(parsed: ParsedSentence, first: int, last: int) -> Span:
    """The place of the words ``[first, last)`` in the body."""
    return Span(parsed.tokens[first].start, parsed.tokens[last - 1].end)


def tells_what_was_said(parsed: ParsedSentence, saying: Statement, last: int) -> bool:
    """Whether a saying cut before the word ``last`` still tells what somebody said.

    Not "Roe has not said what he lost", "wrote a book", "has called the mill | a scandal" without its name, or "told Doe".
    """
    cue = saying.attribution.cue if saying.attribution is not None else None
    if cue is None or cue.end >= parsed.tokens[last - 1].end:
        return False
    at = parsed.index_at(cue.start)
    verb = base_of(parsed.tokens[at].lower)
    if verb in LABELING | PUBLISHING or verb == "write" or is_negated(parsed.tokens, at):
        return False
    told = parsed.tokens[at + 1 : last]
    needs_clause = verb in ADDRESSED or any(token.lower == "that" for token in told)
    return not needs_clause or has_finite(told)


def with_borders(article: Article, parsed: ParsedSentence, statement: Statement, first: int, last: int) -> Statement:
    """A statement of the rules with other borders: the words ``[first, last)`` of its sentence."""
    if statement.form is not Form.CLAUSE or statement.piece is None:
        first, last = with_whole_quotations(parsed, first, last)
        span = span_of(parsed, first, last)
        return replace(statement, spans=(span,), tokens=tuple(parsed.within(span)))
    held = _held_by_noun(parsed, first, last)
    # "Roe said in a statement that | it closed" tells whose words they are.
    is_said = statement.attribution is not None and held is not None and statement.piece.first >= held.first
    if held is not None and not is_said:
        return _content_of_noun(article, parsed, held, last, inside=statement)
    first = max(first, held.first) if held is not None else first
    piece = clipped(statement.piece, *with_whole_quotations(parsed, first, last)) or piece_of(parsed, first, last)
    return _clause(article, parsed, piece, like=statement)


def told_by(article: Article, parsed: ParsedSentence, first: int, last: int, outer: Attribution) -> Statement | None:
    """That somebody said something, as told by whoever passes it on ("Reuters reported that | the bank said it failed")."""
    telling = clause_from(article, parsed, first, last, inside=None)
    return telling and replace(telling, attribution=outer, speaker=outer.speaker, voice=outer.voice)


def around_saying(
    article: Article, parsed: ParsedSentence, statement: Statement, first: int, last: int
) -> Statement | None:
    """A clause that goes on behind who says it ("It fell to 74%, | records show, | down from 88%"); None if it does not."""
    if statement.piece is None:
        return None
    parts = without_sayings(parsed, first, last)
    if len(parts) < _AROUND or any(parsed.quoted[at] for begin, end in parts for at in range(begin, end)):
        return None
    return _clause(article, parsed, replace(statement.piece, parts=parts), like=statement)


def clause_from(
    article: Article, parsed: ParsedSentence, first: int, last: int, *, inside: Statement | None
) -> Statement | None:
    """The words ``[first, last)`` as a statement; ``inside`` is a statement of somebody whose words they may be.

    None where they only name something.
    """
    if first > 0 and parsed.tokens[first - 1].lower in ARTICLES and parsed.tokens[first].tag in "NSJP":
        first -= 1
    held = _held_by_noun(parsed, first, last)
    if held is not None:
        return _content_of_noun(article, parsed, held, last, inside=inside)
    mention = described_mention(article, parsed, first, last)
    if mention is not None:
        reason = "says whom or what a name stands for"
        return office_of(parsed, mention, span_of(parsed, first, last), reason, READ_AS_CLAIM)
    piece = piece_of(parsed, first, last)
    if _is_only_when(parsed.tokens, first, last):
        return None
    if piece.role not in (Role.COORDINATE, Role.RELATIVE) and asserts_nothing(article, parsed, first, last):
        return None
    return _clause(article, parsed, piece, like=inside)


def _held_by_noun(parsed: ParsedSentence, first: int, last: int) -> NounContent | None:
    """What the noun holds of which the words ``[first, last)`` are the phrase or the clause; None where none does."""
    for content in noun_contents(parsed):
        begins = content.start <= first <= content.first
        if begins and content.verb < last <= content.last + 1 and content.kind is not NounKind.OPEN:
            return content
    return None


def _content_of_noun(
    article: Article, parsed: ParsedSentence, held: NounContent, last: int, *, inside: Statement | None
) -> Statement:
    """What a noun holds, as so where it is a fact, else as the words of whose they are: "Doe's claim that | Roe knew"."""
    words_ = with_whole_quotations(parsed, held.first, last)
    clause = _clause(article, parsed, Piece(Role.MAIN, (words_,)), like=inside)
    if held.saying is None:
        return clause
    cue = parsed.tokens[held.noun]
    owner = _owner_of(article, parsed, held)
    said = Attribution(
        speaker=None if owner is None else article.directory.full_name(owner.name),
        source=None if owner is None else owner.span,
        cue=cue.span,
        cue_verb=held.saying,
        force=FORCE_BY_VERB[held.saying],
        voice=Voice.REPORTED,
    )
    return replace(clause, attribution=said, speaker=said.speaker, voice=said.voice)


def _owner_of(article: Article, parsed: ParsedSentence, held: NounContent) -> Mention | None:
    """Whose words a noun tells: "Doe's claim that", "an accusation by Acme that"; None where nobody is named."""
    tokens = parsed.tokens
    for mention in article.mentions[parsed.index]:
        if mention.kind is NameKind.PLACE:
            continue
        owns = mention.last < held.noun and tokens[mention.last].tag == "Q" and held.start <= mention.first
        gives = held.noun < mention.first < held.first and tokens[held.noun + 1].lower in ("by", "from")
        if owns or gives:
            return mention
    return None


def _is_only_when(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether words tell only how long before something else happened: "two years before I was hired"."""
    before = next((at for at in range(first, min(last, first + 4)) if tokens[at].lower == "before"), None)
    if before is None or any(token.text == "," for token in tokens[before:last]):
        return False
    return all(token.tag in "CNSR" for token in tokens[first:before])


def asserts_nothing(article: Article, parsed: ParsedSentence, first: int, last: int) -> bool:
    """Whether words without a verb only name something: no figure, no day, no description."""
    words_ = parsed.tokens[first:last]
    if any(token.tag in FINITE or token.tag in "GEB" or token.text in ",:;—–()" for token in words_):
        return False
    if only_names(article, parsed, first, last):
        return True
    if nominal_text(article, parsed, first, last) is not None:
        return False
    span = span_of(parsed, first, last)
    told = [fact.span for fact in article.quantities[parsed.index]]
    told += [fact.span for fact in article.times[parsed.index]]
    ranked = any(token.lower.endswith("est") or token.lower in ("only", "most", "least") for token in words_)
    # A long run of capitals may hold what its bearer is ("Mour MP Nora Quist").
    capitals = all(token.is_capitalized for token in words_)
    bare = last - first < _LEAST_NAMED and not ranked and not capitals
    return bare and not any(span.overlaps(fact) for fact in told)


def tells_of_share(parsed: ParsedSentence, first: int) -> bool:
    """Whether a clause that begins at ``first`` only tells of whom a share is: "four in ten people | who voted Liberal"."""
    if first < 1 or parsed.tokens[first].lower not in SUBJECT_RELATIVES or parsed.tokens[first - 1].text == ",":
        return False
    noun = phrase_before(parsed, first, 0)
    return noun is not None and is_whole_of_share(parsed.tokens, noun[0])


def names_period(words_: Sequence[Token]) -> bool:
    """Whether words are the name of a period and say nothing: "the year ended 31 December 2025"."""
    noun = next((at for at, token in enumerate(words_) if token.lower in _PERIODS), None)
    if noun is None or noun > 3 or noun + 2 >= len(words_) or words_[noun + 1].lower not in ("ended", "ending", "to"):
        return False
    return all(_is_of_date(token) for token in words_[noun + 2 :])


def _is_of_date(token: Token) -> bool:
    return token.text[0].isdigit() or token.lower.rstrip(".") in MONTHS or token.lower in _BESIDE_DATES


def saying_from(parsed: ParsedSentence, first: int, last: int, *, like: Statement) -> Statement:
    """The words ``[first, last)`` as what the speaker of ``like`` said."""
    while last > first + 1 and parsed.tokens[last - 1].text in ",;:":
        last -= 1
    if parsed.tokens[first].lower == "who" and parsed.tokens[first + 1].tag in FINITE:
        # "…, said Roe, who | told reporters that …".
        first += 1
    first, last = with_whole_quotations(parsed, first, last)
    span = span_of(parsed, first, last)
    return replace(
        like,
        attribution=_own_cue(parsed, first, last, like.attribution),
        form=Form.SAYING,
        sentence=parsed.index,
        sentences=(parsed.index,),
        spans=(span,),
        tokens=tuple(parsed.within(span)),
        score=SAYING_SCORE,
        reasons=(SAYING_REASON, READ_AS_CLAIM),
        piece=_predicate_of(parsed, first, last),
        main=None,
        mention=None,
    )


def _own_cue(parsed: ParsedSentence, first: int, last: int, like: Attribution | None) -> Attribution | None:
    """The attribution by the verb that a saying begins with, behind another one of the same speaker.

    "The firm denied it and | accused the council of losing samples" denies nothing by the second; "Roe praised it, but
    | she denied that it was hers" denies it.
    """
    at = behind_adverbs(parsed.tokens, first, last - 1)
    if parsed.tokens[at].lower in THIRD_PERSONS and at + 1 < last:
        at = behind_adverbs(parsed.tokens, at + 1, last - 1)
    token = parsed.tokens[at]
    verb = base_of(token.lower)
    begins = token.tag in FINITE or token.tag in "GE"
    if like is None or like.cue is None or like.cue.start >= token.start or not begins or verb not in _TELLING:
        return like
    force = Force.CALLED if verb in JUDGING and verb not in FORCE_BY_VERB else FORCE_BY_VERB.get(verb, Force.SAID)
    return replace(like, cue=token.span, cue_verb=verb, force=force)


def _predicate_of(parsed: ParsedSentence, first: int, last: int) -> Piece | None:
    """A saying that begins with its verb as a piece with its subject ("… and | urged banks to lend"); None for others."""
    tokens = parsed.tokens
    at = behind_adverbs(tokens, first, last - 1)
    if parsed.quoted[at] or not (tokens[at].tag in FINITE or tokens[at].tag == "G"):
        return None
    found = actor_before(parsed, 0, first)
    return Piece(Role.COORDINATE, ((first, last),), found[0]) if found is not None else None


def without_interruptions(article: Article, parsed: ParsedSentence, statements: Sequence[Statement]) -> list[Statement]:
    """The statements, those with new borders without what interrupts them between marks and is one of the others.

    A part of an interrupted clause ("The fire, Roe said, | began at dawn") is none by itself.
    """
    parted = {span for s in statements for span in s.spans[1:]}
    statements = [s for s in statements if len(s.spans) > 1 or s.spans[0] not in parted]
    inner = sorted(
        s.piece.parts[0]
        for s in statements
        if s.piece is not None
        and s.form is Form.CLAUSE
        and s.piece.role in _INTERRUPTING
        and len(s.piece.parts) == 1
        and "with" not in (parsed.tokens[s.piece.first - 1].lower, parsed.tokens[s.piece.first].lower)
    )
    return [_without_parts(article, parsed, statement, inner) for statement in statements]


def _without_parts(
    article: Article, parsed: ParsedSentence, statement: Statement, inner: Sequence[tuple[int, int]]
) -> Statement:
    piece = statement.piece
    if piece is None or READ_AS_CLAIM not in statement.reasons or piece.role not in _INTERRUPTED:
        return statement
    parts: list[tuple[int, int]] = []
    for first, last in piece.parts:
        for begin, end in inner:
            if first + 1 < begin and end + 1 < last and _is_set_off(parsed, begin, end):
                parts.append((first, begin - 1))
                first = end + 1
        parts.append((first, last))
    if len(parts) == len(piece.parts):
        return statement
    cut = replace(piece, parts=tuple(parts))
    assessed = _clause(article, parsed, cut, like=None)
    return replace(
        statement,
        piece=cut,
        spans=assessed.spans,
        tokens=assessed.tokens,
        score=assessed.score,
        reasons=assessed.reasons,
    )


def _is_set_off(parsed: ParsedSentence, first: int, last: int) -> bool:
    """Whether the same marks stand before and behind the words: commas, dashes, brackets."""
    marks = parsed.tokens[first - 1].text + parsed.tokens[last].text
    return marks in (",,", "——", "––", "()") and not parsed.quoted[first]


def _clause(article: Article, parsed: ParsedSentence, piece: Piece, *, like: Statement | None) -> Statement:
    """A piece as a statement in the voice of ``like``, else the outlet's own."""
    attributed = like is not None and like.attribution is not None
    assessment = assess_piece(article, parsed, piece, attributed=attributed)
    main = piece if like is None or like.main is None else like.main
    own = replace(
        own_statement(parsed, piece, main, assessment),
        score=max(assessment.score, CHECKABLE_FROM),
        reasons=(*assessment.reasons, READ_AS_CLAIM),
    )
    if like is None or like.attribution is None or not _is_said(parsed, piece, like.attribution, own.spans):
        return own
    if _is_told_of_another(article, parsed, piece, like):
        return own
    return replace(
        own,
        sentences=like.sentences if parsed.index in like.sentences and like.form is Form.CLAUSE else own.sentences,
        attribution=like.attribution,
        speaker=like.speaker,
        voice=like.voice if like.form is Form.CLAUSE else Voice.REPORTED,
    )


def _is_told_of_another(article: Article, parsed: ParsedSentence, piece: Piece, like: Statement) -> bool:
    """Whether a clause beside somebody's words tells what another one says ("…, while | Ben Doe promised to sell")."""
    first, last = piece.parts[0]
    if parsed.quoted[first] or like.form is not Form.SAYING:
        return False
    named = next((m for m in article.mentions[parsed.index] if m.first == first), None)
    if named is None or article.directory.full_name(named.name) == like.speaker:
        return False
    verb = finite_of(parsed.tokens[named.last : last])
    return verb is not None and base_of(verb.lower) in _TELLING


def _is_said(parsed: ParsedSentence, piece: Piece, attribution: Attribution, spans: Sequence[Span]) -> bool:
    """Whether a piece is the words of whoever is quoted; without quotation marks phrases and what a reporter adds to
    reported words ("the truce, which began in May") are the outlet's, and so is what names the speaker."""
    named = (attribution.source, attribution.cue)
    if any(mark is not None and span.overlaps(mark) for mark in named for span in spans):
        return False
    if parsed.quoted[piece.first]:
        return True
    starts = [parsed.index_at(mark.start) for mark in named if mark is not None]
    if piece.role is Role.RELATIVE and len(starts) > 1 and ends_before_source(parsed, piece, min(starts)):
        return True
    return piece.role not in _ADDED and not _is_told_beside(parsed, piece, attribution)


def _is_told_beside(parsed: ParsedSentence, piece: Piece, attribution: Attribution) -> bool:
    """Whether the outlet tells a clause in one sentence with somebody's words.

    "After | 40 videos surfaced, Roe denied it", "After Doe suggested that it was a joke, | Roe contradicted him", "The
    letter reads "we may extend it", but | no plans exist".
    """
    tokens, cue = parsed.tokens, attribution.cue
    if cue is None:
        return False
    said = parsed.index_at(cue.start)
    opener = next((at for at in range(len(tokens)) if tokens[at].lower in FACTUAL), len(tokens))
    is_fronted = opener < min(2, len(tokens)) and not parsed.quoted[opener]
    commas = (at for at in range(opener, len(tokens)) if tokens[at].text == "," and has_finite(tokens[opener:at]))
    comma = next(commas, None) if is_fronted else None
    if comma is not None:
        return piece.first == opener + 1 < piece.parts[-1][1] <= comma < said or opener < said < comma < piece.first
    before = tokens[piece.first - 1]
    return before.lower == "but" and said < piece.first and any(parsed.quoted[said : piece.first])


def holds_cue(statement: Statement, span: Span) -> bool:
    """Whether the span holds the word by which a statement is told as said."""
    return (
        statement.attribution is not None
        and statement.attribution.cue is not None
        and span.holds(statement.attribution.cue)
    )


def holds_source(statement: Statement, span: Span) -> bool:
    """Whether the span holds, or ends in, who said it, and the beginning of what.

    "According to | the ministry, smoking fell", "Smoking fell, Ana Roe|, 43, said".
    """
    source = statement.attribution.source if statement.attribution is not None else None
    said = Span(statement.spans[0].start, statement.spans[-1].end)
    if source is None or said.overlaps(source):
        return False
    return span.start <= source.start < span.end and span.start <= said.start < span.end


def ends_in_source(statement: Statement, span: Span) -> bool:
    """Whether the span goes on behind what was said into who said it ("Smoking fell, Ana Roe|, 43, said")."""
    source = statement.attribution.source if statement.attribution is not None else None
    return source is not None and statement.spans[-1].end <= source.start and holds_source(statement, span)
