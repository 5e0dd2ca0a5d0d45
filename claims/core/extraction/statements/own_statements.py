"""What the outlet asserts itself in one sentence."""

from __future__ import annotations

from dataclasses import replace

from claims.core.extraction.attribution.other_senses import names_thing
from claims.core.extraction.attribution.said_content import LABELING
from claims.core.extraction.clauses.embedded import embedded_phrases, purpose_start
from claims.core.extraction.clauses.pieces import Piece, Role, next_comma, without_marks
from claims.core.extraction.clauses.presupposed import counted_groups
from claims.core.extraction.clauses.splitting import split_statements
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.statements.article import Article
from claims.core.extraction.statements.assessing import assess_piece
from claims.core.extraction.statements.detection import (
    Assessment,
)
from claims.core.extraction.statements.offices import read_offices
from claims.core.extraction.statements.records import Form, Reading, Shelved, Statement, statements_of
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE
from claims.core.records import Attribution, Force, RejectReason, Voice


def read_own(reading: Reading, parsed: ParsedSentence) -> None:
    """The statements that the outlet makes itself in one sentence."""
    article = reading.article
    pieces = split_statements(parsed, 0, len(parsed.tokens))
    best: Assessment | None = None
    taken = False
    main = next((piece for piece in pieces if piece.role is not Role.PRESUPPOSED), None)
    for piece in pieces:
        piece, extra = _without_purpose(parsed, piece)
        for phrase in extra:
            reading.statements.append(_phrase_statement(article, parsed, phrase))
            taken = True
        assessment = assess_piece(article, parsed, piece, attributed=False)
        best = assessment if best is None or piece.role is Role.MAIN else best
        if assessment.is_checkable and main is not None:
            statement = own_statement(parsed, piece, main, assessment)
            reading.statements.append(with_namer(article, parsed, statement))
            taken = True
    taken = take_embedded(reading, parsed, Piece(Role.MAIN, ((0, len(parsed.tokens)),))) or taken
    take_apposed_relatives(reading, parsed)
    read_offices(reading, parsed)
    if not taken and not take_counted(reading, parsed):
        reason = best.reject if best is not None and best.reject is not None else RejectReason.NO_ASSERTION
        reading.shelved.append(Shelved(parsed.index, reason, best.score if best is not None else 0.1))
        _drop_offices_of(reading, parsed.index)


def take_apposed_relatives(reading: Reading, parsed: ParsedSentence) -> None:
    """Take what is said of people behind what they are: "Jane Roe, a biologist at York | who led the work"."""
    tokens = parsed.tokens
    for mention in reading.article.mentions[parsed.index]:
        at = mention.apposition_last
        if at is None or at + 2 >= len(tokens) or tokens[at].lower != "who" or parsed.quoted[at]:
            continue
        end = next((place for place in range(at, len(tokens)) if parsed.quoted[place]), len(tokens))
        part = without_marks(tokens, at, next_comma(parsed, at, end))
        piece = Piece(Role.RELATIVE, (part,), (mention.first, mention.last))
        assessment = assess_piece(reading.article, parsed, piece, attributed=False)
        known = [s.piece.parts for s in statements_of(reading, parsed.index) if s.piece is not None]
        if assessment.is_checkable and piece.parts not in known:
            reading.statements.append(own_statement(parsed, piece, piece, assessment))


def take_counted(reading: Reading, parsed: ParsedSentence) -> bool:
    """Take the counted groups of a sentence that asserts nothing else; True if there is any."""
    groups = list(counted_groups(parsed))
    reading.statements.extend(_phrase_statement(reading.article, parsed, group) for group in groups)
    return bool(groups)


def with_namer(article: Article, parsed: ParsedSentence, statement: Statement) -> Statement:
    """With the speaker of a relative clause that tells what the subject calls something (", which it calls a disgrace")."""
    piece, main = statement.piece, statement.main
    if piece is None or main is None or piece.role is not Role.RELATIVE or len(statement.tokens) < 3:
        return statement
    pronoun, verb = statement.tokens[1], statement.tokens[2]
    if pronoun.tag != "O" or base_of(verb.lower) not in LABELING:
        return statement
    predicate = next(
        (at for at in range(main.first, len(parsed.tokens)) if parsed.tokens[at].tag in FINITE), main.first
    )
    named = [m for m in article.mentions[parsed.index] if main.first <= m.first and m.last <= predicate]
    if not named:
        return statement
    speaker = article.directory.full_name(named[0].name)
    attribution = Attribution(speaker, pronoun.span, verb.span, base_of(verb.lower), Force.SAID, Voice.REPORTED)
    return replace(statement, attribution=attribution, speaker=speaker, voice=Voice.REPORTED)


def _drop_offices_of(reading: Reading, index: int) -> None:
    """A sentence on the shelf is the source of nothing: an office named in it waits for the next mention."""
    for statement in statements_of(reading, index):
        if statement.form is Form.OFFICE:
            reading.statements.remove(statement)
            if statement.mention is not None:
                reading.offices.discard(statement.mention.name)


def _without_purpose(parsed: ParsedSentence, piece: Piece) -> tuple[Piece, tuple[Piece, ...]]:
    """The piece without a purpose that takes a length of time for granted ("to end | an 18-year war"), and that length."""
    first, last = piece.parts[-1]
    for phrase in embedded_phrases(parsed, first, last):
        start = purpose_start(parsed, first, phrase)
        if phrase.role is Role.DURATION and start is not None and phrase.parts[-1][1] >= last - 1:
            return Piece(piece.role, (*piece.parts[:-1], (first, start)), piece.subject), (phrase,)
    return piece, ()


def take_embedded(reading: Reading, parsed: ParsedSentence, piece: Piece) -> bool:
    """Take what noun phrases of ``piece`` state by themselves, unless a claim says it already; True if any was taken.

    A length of time is a claim of its own even inside another one.
    """
    pieces = [s.piece for s in statements_of(reading, parsed.index) if s.piece is not None]
    covered = [part for other in pieces for part in other.parts]
    taken = False
    around = sum(end - start for start, end in covered)
    for phrase in (phrase for part in piece.parts for phrase in embedded_phrases(parsed, *part)):
        if any(_says_the_same(phrase, other) for other in pieces):
            continue
        inside = any(start <= phrase.first < end for start, end in covered)
        own = phrase if not inside or _stands_out(parsed, phrase, around) else _without_noun(parsed, phrase)
        if own is not None and names_thing(parsed.tokens, own.first):
            # "sold a drug | called "Zelor" to 400 clinics" says how something is called, and goes on about the sale.
            continue
        if own is not None and (own is phrase or _stands_out(parsed, own, around)):
            reading.statements.append(_phrase_statement(reading.article, parsed, own))
            taken = True
    return taken


def _stands_out(parsed: ParsedSentence, phrase: Piece, around: int) -> bool:
    """Whether a phrase inside clauses of ``around`` words says something else than they do: most of one is the same."""
    length = sum(last - first for first, last in phrase.parts)
    match phrase.role:
        case Role.DURATION:
            return True
        case Role.SUPERLATIVE:
            # "the country's largest employer, Acme" says whom it means.
            return any(token.text == "," for token in phrase.tokens(parsed))
        case Role.RESTRICTIVE:
            opening = parsed.tokens[phrase.first]
            is_new = opening.lower in ("a", "an")
            return opening.tag == "W" or 6 * length <= (4 if is_new else 3) * around
        case _:
            return 3 * length <= 2 * around


def _without_noun(parsed: ParsedSentence, phrase: Piece) -> Piece | None:
    """Only what a participle or relative clause says of the noun that the phrase begins with; None where it has none.

    Of relative clauses only those of a subject: one at the end says most of what its clause does.
    """
    (first, last), subject = phrase.parts[0], phrase.subject
    if subject is None or subject[0] != first or not first < subject[1] < last:
        return None
    if phrase.role is not Role.RESTRICTIVE:
        return Piece(phrase.role, ((subject[1], last),), subject)
    follows = next((token for token in parsed.tokens[last : last + 2] if token.tag != "R"), None)
    is_subject = follows is not None and follows.tag in FINITE
    return Piece(Role.RELATIVE, ((subject[1], last),), subject) if is_subject else None


def _says_the_same(phrase: Piece, other: Piece) -> bool:
    """Whether two pieces are the same words but for one at an end ("in a deal worth $90 million")."""
    if len(other.parts) > 1:
        return False
    if other.role is Role.RELATIVE and phrase.first < other.first < phrase.parts[-1][1] == other.parts[-1][1]:
        # "a material | that was used in roofs": cut out already.
        return True
    if other.role is Role.IDENTITY and other.first < phrase.first < phrase.parts[-1][1] == other.parts[-1][1]:
        # "Acme, a company that makes pipes": what it is said of belongs to it.
        return True
    return abs(phrase.first - other.first) <= 1 and abs(phrase.parts[-1][1] - other.parts[-1][1]) <= 1


def _phrase_statement(article: Article, parsed: ParsedSentence, piece: Piece) -> Statement:
    assessment = assess_piece(article, parsed, piece, attributed=False)
    return own_statement(parsed, piece, piece, assessment)


def own_statement(parsed: ParsedSentence, piece: Piece, main: Piece, assessment: Assessment) -> Statement:
    """``piece`` as a statement in the outlet's own voice; ``main`` is the clause that it hangs on."""
    return Statement(
        form=Form.CLAUSE,
        sentence=parsed.index,
        sentences=(parsed.index,),
        spans=piece.spans(parsed),
        tokens=tuple(piece.tokens(parsed)),
        score=assessment.score,
        reasons=assessment.reasons,
        modality=assessment.modality,
        piece=piece,
        main=main,
    )


def of_same_voice(
    article: Article, parsed: ParsedSentence, statement: Statement, words: tuple[int, int], *, attributed: bool
) -> Statement:
    """The ``words`` as one statement of whoever made ``statement``, worth at least as much."""
    piece = Piece(Role.MAIN, (words,))
    whole = own_statement(parsed, piece, piece, assess_piece(article, parsed, piece, attributed=attributed))
    return replace(
        whole,
        sentences=statement.sentences,
        score=max(whole.score, statement.score),
        attribution=statement.attribution,
        speaker=statement.speaker,
        voice=statement.voice,
    )
