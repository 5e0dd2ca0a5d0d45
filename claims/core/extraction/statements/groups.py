"""Sentences read together: those that share a quotation, and a quoted one with the one that names its speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.statements.article import Article
from claims.core.extraction.statements.detection import (
    is_boilerplate,
    is_question,
    is_rhetorical,
)
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import has_finite
from claims.core.extraction.text.opening_marks import BULLETS
from claims.core.extraction.text.tokens import Token
from claims.core.records import RejectReason

_LEAST_MARKS, _LINEUP_SHARE = 6, 0.8
"""Commas and semicolons of a line-up at least, and the share of its words that have a capital."""

_MOST_CREDITS = 6
"""Sentences behind the only one of a post at most."""

_OPENING = re.compile(r"[“«„]|``")
"""Marks that only open a quotation."""

_PREPARING = words(
    """
    beat beaten chop slice peel melt dice grate crush mince drain rinse soften sift whisk toast cook separate halve quarter
    trim core shred mash zest squeeze pit deseed wash roast boil fry soak cube crumble warm chill cool thaw defrost divide
    """
)
"""How ingredients of recipes are made ready."""


def sentence_groups(article: Article) -> Iterator[list[int]]:
    """Running sentences that share a quotation, as lists of indexes."""
    group: list[int] = []
    reach = -1
    for index, parsed in enumerate(article.parsed):
        if group and not (parsed.span.start < reach) and not _continues_speech(article, group, index):
            yield group
            group = []
        group.append(index)
        if parsed.quotations:
            reach = max(reach, parsed.quotations[-1].span.end)
    if group:
        yield group


def _continues_speech(article: Article, group: list[int], index: int) -> bool:
    """Whether sentence ``index`` is wholly quoted and follows, in its paragraph, a sentence with quoted speech."""
    parsed = article.parsed[index]
    before = article.parsed[group[-1]]
    if parsed.sentence.paragraph != before.sentence.paragraph or not is_all_quoted(parsed):
        return False
    return bool(before.quotations) and not is_all_quoted(article.parsed[group[0]])


def is_all_quoted(parsed: ParsedSentence) -> bool:
    """Whether every word of a sentence stands in quotation marks."""
    return bool(parsed.tokens) and all(parsed.quoted[at] or not t.is_word for at, t in enumerate(parsed.tokens))


def to_the_end(article: Article, members: Sequence[int], group: Sequence[int]) -> list[int]:
    """The sentences of a saying with those quoted ones behind it that state facts besides: it runs to its end.

    Where marks are not paired it goes on over nothing: what follows may be nobody's words.
    """
    behind: list[int] = []
    for index in (index for index in group if index > members[-1]):
        parsed = article.parsed[index]
        if not _is_paired(article, parsed):
            return list(members)
        if not is_all_quoted(parsed):
            break
        behind.append(index)
    return [*members, *behind]


def _is_paired(article: Article, parsed: ParsedSentence) -> bool:
    """Whether each quotation in a sentence is closed, and no mark opens another inside of one."""
    opened = {quotation.span.start for quotation in parsed.quotations}
    marks = (parsed.span.start + mark.start() for mark in _OPENING.finditer(article.text(parsed.span)))
    return opened.issuperset(marks) and not any(quotation.is_open for quotation in parsed.quotations)


def shelf_reason(article: Article, parsed: ParsedSentence) -> RejectReason | None:
    """Why a sentence is not read at all, None if it is."""
    text = article.text(parsed.span)
    if parsed.index in article.turns.labels:
        return RejectReason.BOILERPLATE
    if not parsed.tokens or not any(token.is_word for token in parsed.tokens):
        return RejectReason.NO_ASSERTION
    if _is_heading(article, parsed):
        is_headline = parsed.index == 0 and not is_boilerplate(text)  # a byline may come first
        if is_headline and _says_all(article):
            return None
        return RejectReason.DUPLICATE_IN_ARTICLE if is_headline else RejectReason.BOILERPLATE
    if is_boilerplate(text) or _is_lineup(parsed):
        return RejectReason.BOILERPLATE
    if is_question(text):
        return RejectReason.RHETORICAL if is_rhetorical(text) else RejectReason.QUESTION
    return None


def _says_all(article: Article) -> bool:
    """Whether nothing but credits, tags and such stands behind the first sentence, as in a post: then it is no headline."""
    rest = article.parsed[1:]
    if len(rest) > _MOST_CREDITS or not has_finite(article.parsed[0].tokens):
        return False
    return all(_is_credit(article.text(parsed.span), parsed) for parsed in rest)


def _is_credit(text: str, parsed: ParsedSentence) -> bool:
    """Whether a sentence is boilerplate, or none and without a stop: "— Ana Roe, Leeds", "#news"; not "What a day!"."""
    return is_boilerplate(text) or (not has_finite(parsed.tokens) and text[-1] not in ".!?")


def is_item(article: Article, parsed: ParsedSentence) -> bool:
    """Whether a bullet marks the sentence as an item of a list ("- The A482 is closed in both directions")."""
    return (
        bool(parsed.tokens)
        and parsed.tokens[0].start > parsed.span.start
        and article.body[parsed.span.start] in BULLETS
    )


def is_ingredient(tokens: Sequence[Token]) -> bool:
    """Whether the words of an item tell how much of something a recipe takes, made ready how ("1 onion chopped")."""
    verb = next((token for token in tokens if token.tag in "TE"), None)
    return verb is not None and tokens[0].text[0].isdigit() and base_of(verb.lower) in _PREPARING


def _may_state(article: Article, parsed: ParsedSentence) -> bool:
    """Whether the words of an item may state something: a verb or a figure with its unit, in no ingredient."""
    if is_ingredient(parsed.tokens):
        return False
    return has_finite(parsed.tokens) or any(figure.unit is not None for figure in article.quantities[parsed.index])


def _is_lineup(parsed: ParsedSentence) -> bool:
    """Whether a sentence lists names and asserts nothing of them: "Rovers (4-3-3): Novak; Perrin, Oduya, Lisle, Kemp; …".

    Tags of capitalized words are unsure there; a verb in lower case makes it a statement ("Malta and Cyprus abstained").
    """
    words_ = [token for token in parsed.tokens if token.is_word and not token.text[0].isdigit()]
    marks = sum(1 for token in parsed.tokens if token.text in ",;")
    capitals = sum(1 for token in words_ if token.is_capitalized)
    told = any(token.tag in "MFZ" or (token.tag in "TEB" and token.text.islower()) for token in parsed.tokens)
    return not told and marks >= _LEAST_MARKS and capitals >= _LINEUP_SHARE * len(words_) and 2 * marks >= len(words_)


def _is_heading(article: Article, parsed: ParsedSentence) -> bool:
    """Whether the sentence is a title line: alone in its paragraph, no end mark, in title case or without a verb.

    The first line of a longer text needs no more than to lack its end mark.
    """
    text = article.text(parsed.span).rstrip("\"'”’)")
    if text[-1:] in ".!?…:;," or len(article.parsed) < 2:
        return False
    neighbors = [at for at in (parsed.index - 1, parsed.index + 1) if 0 <= at < len(article.parsed)]
    if any(article.parsed[at].sentence.paragraph == parsed.sentence.paragraph for at in neighbors):
        return False
    content = [token for token in parsed.tokens if token.is_word]
    if is_item(article, parsed) and _may_state(article, parsed):
        return False
    capitals = sum(1 for token in content if token.is_capitalized)
    return parsed.index == 0 or len(content) <= 12 or capitals * 2 > len(content)
