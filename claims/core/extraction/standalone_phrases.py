"""Phrases that state something by themselves, made sentences: lengths of time, superlatives, what is taken for granted."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.antecedents import war_in
from claims.core.extraction.article import Article
from claims.core.extraction.edits import Edit, apply_edits, finish
from claims.core.extraction.inflection import base_of, past_of
from claims.core.extraction.parsed import ParsedSentence
from claims.core.extraction.pieces import Piece, has_finite
from claims.core.extraction.standalone_edits import edits_for, phrase_text
from claims.core.extraction.standalone_records import StandaloneText
from claims.core.extraction.tagging import FINITE
from claims.core.extraction.tokens import Token
from claims.core.records import Addition, Span


def duration_text(article: Article, parsed: ParsedSentence, piece: Piece) -> StandaloneText:
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


def identity_text(article: Article, parsed: ParsedSentence, piece: Piece) -> StandaloneText:
    """ "The attackers are a group known as Grey." for "the attackers, a group known as Grey,"."""
    comma = piece.subject[1] if piece.subject is not None else piece.parts[0][1]
    spans = piece.spans(parsed)
    edits, needed = edits_for(article, parsed, spans)
    head = parsed.tokens[comma - 1]
    past = parsed.tokens[comma + 1].lower in ("once", "formerly", "then")
    verb = (" were" if past else " are") if head.tag == "S" else " was" if past else " is"
    edits.append(Edit(parsed.tokens[comma].span, verb, "apposition made a sentence"))
    text, additions = apply_edits(article.body, spans, edits)
    return StandaloneText(*finish(text, additions), needed)


def superlative_text(article: Article, parsed: ParsedSentence, piece: Piece) -> StandaloneText:
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


def restrictive_text(article: Article, parsed: ParsedSentence, piece: Piece) -> StandaloneText:
    """ "The war in … has killed …" for "the war which has killed …"."""
    spans = piece.spans(parsed)
    edits, needed = edits_for(article, parsed, spans)
    at = piece.subject[1] if piece.subject is not None and piece.subject[0] == piece.first else None
    pronoun = parsed.tokens[at] if at is not None else _pronoun_in(parsed.within(spans[0]))
    following = next((t for t in parsed.within(spans[0]) if t.start > pronoun.start and t.tag != "R"), pronoun)
    if pronoun.lower == "where" or following.tag not in FINITE:
        # "an offer that the union refused": the noun is not what acts.
        needed = True
    else:
        edits.append(Edit(Span(pronoun.start, pronoun.end + 1), "", "relative clause made a sentence"))
    text, additions = apply_edits(article.body, spans, edits)
    return StandaloneText(*finish(text, additions), needed)


def _pronoun_in(tokens: Sequence[Token]) -> Token:
    return next(token for token in tokens if token.lower in ("which", "that", "who"))


def presupposed_text(article: Article, parsed: ParsedSentence, piece: Piece) -> StandaloneText:
    """ "Roe stole $1.4 million." for "jailed for stealing $1.4 million"; a group without a verb stays as it is."""
    spans = piece.spans(parsed)
    edits, needed = edits_for(article, parsed, spans)
    tokens = piece.tokens(parsed)
    if piece.subject is not None and piece.subject[0] == piece.first:
        # "talks brokered by Norland": "Talks were brokered by Norland."
        noun, participle = parsed.tokens[piece.subject[1] - 1], parsed.tokens[piece.subject[1]]
        be = "were" if noun.tag == "S" else "was"
        edits.append(Edit(participle.span, f"{be} {participle.text}", "phrase made a sentence"))
    elif piece.subject is not None and tokens[0].tag in "GE":
        subject, needed = phrase_text(article, parsed, piece.subject)
        past = past_of(base_of(tokens[0].lower))
        if tokens[0].tag == "E":
            past = f"{'were' if parsed.tokens[piece.subject[1] - 1].tag == 'S' else 'was'} {tokens[0].lower}"
        edits.append(Edit(tokens[0].span, f"{subject} {past}", "phrase made a sentence"))
        needed = needed or parsed.tokens[piece.subject[0]].tag == "O"
    elif not has_finite(tokens):
        needed = True
    text, additions = apply_edits(article.body, spans, edits)
    return StandaloneText(*finish(text, additions), needed)
