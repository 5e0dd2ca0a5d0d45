"""Decontextualization: a statement reworded so that it is understood alone and means the same.

Only what the article makes plain is written out; every change is recorded. Where a pronoun cannot be resolved safely the
words stay and ``context_needed`` is set.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.core.extraction.absolute_dates import MONTHS, date_edit
from claims.core.extraction.antecedents import is_verbatim, name_edits, phrase_edits, pronoun_edits, war_in
from claims.core.extraction.article import Article
from claims.core.extraction.edits import Edit, apply_edits, finish
from claims.core.extraction.inflection import base_of, past_of
from claims.core.extraction.names import Mention
from claims.core.extraction.parsed import ParsedSentence
from claims.core.extraction.pieces import Piece, Role, has_finite
from claims.core.extraction.statements import Form, Statement
from claims.core.extraction.tagging import FINITE
from claims.core.extraction.tokens import Token
from claims.core.records import Addition, Span


@dataclass(frozen=True, slots=True)
class StandaloneText:
    """The reworded text, what was changed in it, and whether it still leans on the article."""

    text: str
    additions: tuple[Addition, ...] = ()
    context_needed: bool = False


def make_standalone(article: Article, statement: Statement) -> StandaloneText:
    """The standalone text of ``statement``."""
    if statement.form is Form.OFFICE and statement.mention is not None:
        return _office_text(article, statement.mention)
    piece = statement.piece
    parsed = article.parsed[statement.sentence]
    if piece is not None and piece.role is Role.DURATION:
        return _duration_text(article, parsed, piece)
    if piece is not None and piece.role is Role.SUPERLATIVE:
        return _superlative_text(article, parsed, piece)
    if piece is not None and piece.role is Role.RESTRICTIVE:
        return _restrictive_text(article, parsed, piece)
    if piece is not None and piece.role is Role.PRESUPPOSED:
        return _presupposed_text(article, parsed, piece)
    if piece is not None and piece.role is Role.RELATIVE and piece.subject is not None:
        return _relative_text(article, parsed, piece, statement)
    if piece is not None and piece.role in (Role.SEQUEL, Role.APPOSITION) and statement.main is not None:
        return _hanging_text(article, parsed, piece, statement.main)
    return _clause_text(article, parsed, statement)


def _clause_text(article: Article, parsed: ParsedSentence, statement: Statement) -> StandaloneText:
    edits, needed = _edits_for(article, parsed, statement.spans, saying=statement.form is Form.SAYING)
    if statement.form is Form.SAYING:
        edits, needed = _with_speaker(article, statement, edits, needed)
    piece = statement.piece
    if piece is not None and piece.role is Role.RELATIVE:
        # "of whom 39 recovered": whom it is said of stands in the clause before.
        needed = True
    if piece is not None and piece.subject is not None:
        edits.insert(0, _subject_edit(article, parsed, piece.subject, statement.spans[0].start))
        needed = False
    text, additions = apply_edits(article.body, statement.spans, edits)
    text, additions = finish(text, additions)
    return StandaloneText(text, additions, needed)


def _with_speaker(article: Article, statement: Statement, edits: list[Edit], needed: bool) -> tuple[list[Edit], bool]:
    """The pronoun that stands for the speaker replaced by the name."""
    attribution = statement.attribution
    if attribution is None or attribution.source is None or statement.speaker is None:
        return edits, needed
    if article.text(attribution.source).lower() not in ("he", "she", "they", "it"):
        return edits, needed
    kept = [edit for edit in edits if not edit.span.overlaps(attribution.source)]
    return [*kept, Edit(attribution.source, statement.speaker, "pronoun resolved")], False


def _subject_edit(article: Article, parsed: ParsedSentence, subject: tuple[int, int], at: int) -> Edit:
    span = Span(parsed.tokens[subject[0]].start, parsed.tokens[subject[1] - 1].end)
    return Edit(Span(at, at), f"{article.text(span)} ", "subject shared with the clause before")


def _edits_for(
    article: Article, parsed: ParsedSentence, spans: Sequence[Span], *, saying: bool
) -> tuple[list[Edit], bool]:
    """The edits for words at ``spans`` of one sentence, and whether something stays unresolved."""
    edits = list(_date_edits(article, parsed, spans))
    tokens = [t for t in parsed.tokens if any(s.start <= t.start and t.end <= s.end for s in spans)]
    unquoted = [t for t in tokens if not _is_quoted(parsed, t.span)] if saying else tokens
    edits += name_edits(article, parsed, spans)
    pronouns, needed = pronoun_edits(article, parsed, unquoted)
    edits += pronouns
    edits += phrase_edits(article, parsed, unquoted)
    return edits, needed


def _date_edits(article: Article, parsed: ParsedSentence, spans: Sequence[Span]) -> list[Edit]:
    edits = []
    for found in article.times[parsed.index]:
        if (
            found.relative
            and any(span.holds(found.span) for span in spans)
            and not is_verbatim(parsed, found.span, spans)
        ):
            edit = date_edit(article.body, found)
            if edit is not None:
                edits.append(edit)
    return edits


def _is_quoted(parsed: ParsedSentence, span: Span) -> bool:
    return any(quotation.span.holds(span) for quotation in parsed.quotations)


def _office_text(article: Article, mention: Mention) -> StandaloneText:
    """ "In February 2020 Jane Roe was mayor of Leeds."."""
    month = f"{MONTHS[article.published.month - 1]} {article.published.year}"
    title = " ".join(
        word for word in (mention.title or "").split() if word.lower() not in ("sir", "dame", "mr", "mrs", "ms")
    )
    name = article.directory.full_name(mention.name)
    lead = f"In {month} "
    text = f"{lead}{name} was {title}."
    return StandaloneText(
        text,
        (
            Addition(Span(0, len(lead)), "", "as of the month of publication"),
            Addition(Span(len(lead) + len(name), len(lead) + len(name) + 5), "", "apposition made a sentence"),
        ),
    )


def _duration_text(article: Article, parsed: ParsedSentence, piece: Piece) -> StandaloneText:
    """ "The war in … has lasted 18 years." for "an 18-year war"."""
    first, last = piece.parts[0]
    tokens = parsed.tokens[first:last]
    noun = tokens[-1]
    length = _length_in_words(article, parsed, Span(tokens[0].start, noun.end))
    subject = _lasting_subject(article, parsed, tokens)
    text = f"{subject} has lasted {length}."
    place_needed = (
        noun.lower in ("war", "conflict") and article.country is None and not any(t.tag == "P" for t in tokens)
    )
    lead = len(subject)
    additions = (
        Addition(Span(0, lead), " ".join(t.text for t in tokens), "subject of the length of time"),
        Addition(Span(lead, lead + len(" has lasted ")), "", "noun phrase made a sentence"),
    )
    return StandaloneText(text, additions, place_needed or noun.lower not in ("war", "conflict"))


def _lasting_subject(article: Article, parsed: ParsedSentence, tokens: Sequence[Token]) -> str:
    noun = tokens[-1].lower
    own = [
        t.text
        for t in tokens[1:-1]
        if t.tag in "JP" and not t.text[:1].isdigit() and "long" not in t.lower and "-" not in t.text
    ]
    modifiers = " ".join(own)
    if noun in ("war", "conflict") and article.country is not None and not any(word[:1].isupper() for word in own):
        return war_in(article, noun, "The")
    if tokens[0].tag not in "DC" and len(tokens) > 2 and tokens[1].tag == "Q":
        return f"{tokens[0].text}'s {noun}"
    return " ".join(part for part in ("The", modifiers, noun) if part)


def _length_in_words(article: Article, parsed: ParsedSentence, span: Span) -> str:
    for quantity in article.quantities[parsed.index]:
        if span.holds(quantity.number_span) and quantity.is_duration and quantity.unit:
            number = f"{quantity.value:g}"
            written = article.text(quantity.number_span)
            number = written if written.replace(",", "").isalnum() else number
            if number.rstrip("s") == quantity.unit:
                # "a year-long fight".
                number = "a"
            return f"{number} {quantity.unit}{'' if quantity.value == 1 else 's'}"
    return article.text(span)


def _superlative_text(article: Article, parsed: ParsedSentence, piece: Piece) -> StandaloneText:
    """ "The war in … is America's longest-running war.": only wars are told by the country alone."""
    span = piece.spans(parsed)[0]
    phrase = article.text(span)
    noun = parsed.tokens[piece.parts[0][1] - 1].lower
    if noun in ("war", "conflict") and article.country is not None:
        subject = war_in(article, noun, "The")
        text = f"{subject} is {phrase}."
        return StandaloneText(text, (Addition(Span(0, len(subject) + 4), "", "subject from the article"),))
    text, additions = finish(phrase, ())
    return StandaloneText(text, additions, True)


def _restrictive_text(article: Article, parsed: ParsedSentence, piece: Piece) -> StandaloneText:
    """ "The war in … has killed …" for "the war which has killed …"."""
    spans = piece.spans(parsed)
    edits, _ = _edits_for(article, parsed, spans, saying=False)
    relative = next(t for t in parsed.within(spans[0]) if t.lower in ("which", "that", "who"))
    edits.append(Edit(Span(relative.start, relative.end + 1), "", "relative clause made a sentence"))
    text, additions = apply_edits(article.body, spans, edits)
    text, additions = finish(text, additions)
    return StandaloneText(text, additions)


def _presupposed_text(article: Article, parsed: ParsedSentence, piece: Piece) -> StandaloneText:
    """ "Roe stole $1.4 million." for "jailed for stealing $1.4 million"; a group without a verb stays as it is."""
    spans = piece.spans(parsed)
    edits, needed = _edits_for(article, parsed, spans, saying=False)
    tokens = piece.tokens(parsed)
    if piece.subject is not None and tokens[0].tag in "GE":
        first, last = piece.subject
        subject = article.text(Span(parsed.tokens[first].start, parsed.tokens[last - 1].end))
        past = past_of(base_of(tokens[0].lower))
        if tokens[0].tag == "E":
            past = f"{'were' if parsed.tokens[last - 1].tag == 'S' else 'was'} {tokens[0].text}"
        edits.append(Edit(tokens[0].span, f"{subject} {past}", "phrase made a sentence"))
        needed = parsed.tokens[first].tag == "O"
    elif not has_finite(tokens):
        needed = True
    text, additions = apply_edits(article.body, spans, edits)
    text, additions = finish(text, additions)
    return StandaloneText(text, additions, needed)


def _relative_text(article: Article, parsed: ParsedSentence, piece: Piece, statement: Statement) -> StandaloneText:
    """The relative clause with its antecedent put in: as subject, or behind the verb where it is the object."""
    assert piece.subject is not None
    antecedent = article.text(Span(parsed.tokens[piece.subject[0]].start, parsed.tokens[piece.subject[1] - 1].end))
    tokens = piece.tokens(parsed)
    pronoun = tokens[0]
    reason = "relative clause made a sentence"
    edits, _ = _edits_for(article, parsed, statement.spans, saying=False)
    subject = [token for token in tokens[1:5] if token.tag not in "R"][:1]
    if pronoun.lower in ("whose", "where", "whom"):
        text, additions = apply_edits(article.body, statement.spans, edits)
        text, additions = finish(text, additions)
        return StandaloneText(text, additions, True)
    if subject and subject[0].tag in FINITE:
        edits.append(Edit(pronoun.span, antecedent, reason))
        needed = False
    else:
        verb = _last_of_verb_group(tokens)
        if verb is None:
            return StandaloneText(*finish(article.text(statement.spans[0]), ()), True)
        edits.append(Edit(Span(pronoun.start, pronoun.end + 1), "", reason))
        edits.append(Edit(Span(verb.end, verb.end), f" {_inside(antecedent)}", reason))
        main = _main_subject(article, parsed, statement)
        needed = main is None
        if main is not None and subject and subject[0].lower in ("it", "they", "he", "she"):
            edits = [edit for edit in edits if edit.span != subject[0].span]
            edits.append(Edit(subject[0].span, main, "pronoun resolved"))
    text, additions = apply_edits(article.body, statement.spans, edits)
    text, additions = finish(text, additions)
    return StandaloneText(text, additions, needed)


def _inside(phrase: str) -> str:
    """A phrase as it stands inside a sentence: its article in lower case."""
    first, _, rest = phrase.partition(" ")
    return f"{first.lower()} {rest}" if first in ("The", "A", "An", "Its", "His", "Her", "Their") else phrase


def _last_of_verb_group(tokens: Sequence[Token]) -> Token | None:
    """The word after which the object stands: "has put" rather than "has"."""
    at = next((place for place, token in enumerate(tokens) if place and token.tag in FINITE), None)
    if at is None:
        return None
    while at + 1 < len(tokens) and tokens[at + 1].tag in "REBG" and tokens[at].lower not in ("up", "out", "off"):
        at += 1
    return tokens[at]


def _main_subject(article: Article, parsed: ParsedSentence, statement: Statement) -> str | None:
    if statement.main is None:
        return None
    first = statement.main.first
    for at in range(first, statement.main.parts[0][1]):
        if parsed.tokens[at].tag in FINITE:
            return article.text(Span(parsed.tokens[first].start, parsed.tokens[at - 1].end)) if at > first else None
    return None


def _hanging_text(article: Article, parsed: ParsedSentence, piece: Piece, main: Piece) -> StandaloneText:
    """A sequel or apposition together with the clause that it hangs on."""
    spans = (*main.spans(parsed), *piece.spans(parsed))
    edits, needed = _edits_for(article, parsed, spans, saying=False)
    if piece is main:
        spans = piece.spans(parsed)
    elif piece.role is Role.SEQUEL or piece.role is Role.APPOSITION:
        start = piece.spans(parsed)[0].start
        edits.append(Edit(Span(start, start), ", ", "clause that the words belong to"))
    text, additions = apply_edits(article.body, spans, edits)
    text, additions = finish(text.replace(" , ", ", "), additions)
    return StandaloneText(text, tuple(a for a in additions if a.span.end <= len(text)), needed)
