"""Who a statement is attributed to: the record of a cue, its speaker, its voice and what was said."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.attribution.frames import QUOTE_MARKS, find_frame
from claims.core.extraction.attribution.said_content import Frame, Shape
from claims.core.extraction.attribution.sources import Directory, Source, as_described, head_of, read_source
from claims.core.extraction.lexicon.people import INSTITUTIONS, ROLES, TITLES
from claims.core.extraction.mentions.bodies import COMPANY_NOUNS
from claims.core.extraction.mentions.name_kinds import NameKind
from claims.core.extraction.mentions.names import Mention, find_mentions
from claims.core.extraction.statements.article import Article
from claims.core.extraction.statements.named_bodies import is_named_last
from claims.core.extraction.tagging.parsed import ParsedSentence, parse_sentences
from claims.core.extraction.text.body import trimmed
from claims.core.extraction.text.quotations import find_quotations
from claims.core.extraction.text.sentences import split_sentences
from claims.core.extraction.text.tokens import Token
from claims.core.records import Attribution, Span, Voice

_LONGEST_ROLE = 4
"""Words of a role that stands for somebody at most ("the assistant head teacher")."""


def split_attribution(text: str) -> tuple[Attribution | None, Span]:
    """Who a single text is attributed to, and the span of what it asserts: all of the text where nobody is named.

    Of several sentences the first with an attribution counts.
    """
    sentences = split_sentences(text)
    parsed = parse_sentences(text, sentences, find_quotations(text, sentences))
    rows = find_mentions(text, parsed)
    directory = Directory()
    for row in rows:
        for mention in row:
            directory.add(mention)
    for sentence, row in zip(parsed, rows, strict=True):
        frame = find_frame(sentence, row)
        if frame is not None and frame.content:
            source = source_of(text, sentence, frame, row, directory)
            spans = content_spans(sentence, frame)
            return attribution_of(sentence, frame, source, spans), Span(spans[0].start, spans[-1].end)
    return None, trimmed(text, 0, len(text))


def source_of(
    body: str, parsed: ParsedSentence, frame: Frame, mentions: Sequence[Mention], directory: Directory
) -> Source:
    """Who the source of ``frame`` stands for."""
    if frame.source is None:
        return Source(None)
    source = read_source(body, parsed, *frame.source, mentions, directory)
    if source.speaker is None and frame.shape is Shape.ACCORDING:
        # Whatever follows "according to" is a source: "a presentation seen by Meridian News".
        return as_described(body, parsed.tokens[slice(*frame.source)])
    return source


def read_with_name(article: Article, parsed: ParsedSentence, first: int, last: int) -> Source:
    """Who the words ``[first, last)`` stand for, with the name of a body that they only describe."""
    source = read_source(article.body, parsed, first, last, article.mentions[parsed.index], article.directory)
    return with_name(article, parsed, (first, last), source)


def with_name(article: Article, parsed: ParsedSentence, words: tuple[int, int] | None, source: Source) -> Source:
    """``source`` with the name of a body that the words of its phrase only describe.

    "The bank, Dunmore Trust, denied it" tells the name at once, "the company" stands for the one that the article is about.
    """
    if words is None or source.is_person or source.is_document:
        return source
    first, last = words
    tokens = parsed.tokens
    if source.speaker is None:
        holder = article.bodies.by_office.get(tokens[last - 1].lower)
        alone = last - first == 2 and tokens[first].lower == "the"
        if holder is not None and alone:
            return Source(holder, is_person=True)
        return _of_role(article, tokens[first:last]) or source
    apposed = _name_behind_kind(article, parsed, words) if source.is_unnamed or tokens[first].tag == "D" else None
    if apposed is not None:
        return Source(apposed)
    if last - first > 2 and tokens[first + 2].text == ",":
        last = first + 2
    while last > first + 2 and tokens[last - 1].tag == "R":
        # "The company also | announced".
        last -= 1
    if tokens[first].lower != "the" or last - first != 2:
        return source
    if last + 1 < len(tokens) and tokens[last].text == ",":
        named = next((m for m in article.mentions[parsed.index] if m.first == last + 1), None)
        closed = named is not None and named.last < len(tokens) and tokens[named.last].text == ","
        # "According to the ministry, Ana Roe, a doctor, treated 40": a body is nobody.
        fits = named is not None and (named.kind is not NameKind.PERSON or tokens[first + 1].lower in TITLES)
        if named is not None and closed and fits and named.kind is not NameKind.PLACE:
            return Source(named.name)
    name = article.bodies.name_of(tokens[first + 1].lower)
    is_other = name is not None and name == article.bodies.company and not is_named_last(article, parsed.index, name)
    return source if name is None or is_other else Source(name)


def _of_role(article: Article, phrase: Sequence[Token]) -> Source | None:
    """Whom a role stands for ("the head teacher"): the one person who was told to have it, else whoever has it."""
    head = head_of(phrase)
    if head is None or head is not phrase[-1] or head.lower not in ROLES or head.is_capitalized:
        return None
    named = 1 if phrase[0].lower == "the" else 0
    if len(phrase) > _LONGEST_ROLE or (not named and phrase[0].lower != "counsel"):
        return None
    holders = {name for name, title in article.directory.titles.items() if head.lower in title}
    if len(holders) == 1:
        return Source(min(holders), is_person=True)
    return Source(article.text(Span(phrase[named].start, head.end)), is_unnamed=True) if not holders else None


def _name_behind_kind(article: Article, parsed: ParsedSentence, words: tuple[int, int]) -> str | None:
    """The name that ends a phrase behind what kind of body it is ("A law firm in Leeds, | Roe & Doe, | said")."""
    first, last = words
    tokens = parsed.tokens
    kind = head_of(tokens[first:last])
    if kind is None or kind.lower not in INSTITUTIONS | COMPANY_NOUNS:
        return None
    for mention in article.mentions[parsed.index]:
        is_behind = mention.first > first + 1 and tokens[mention.first - 1].text == ","
        ends = mention.last in (last, last - 1) and mention.last < len(tokens) and tokens[mention.last].text == ","
        if is_behind and ends and mention.kind in (NameKind.ORGANIZATION, NameKind.OTHER):
            return mention.name
    return None


def attribution_of(parsed: ParsedSentence, frame: Frame, source: Source, content: Sequence[Span]) -> Attribution:
    """The record of ``frame``; the voice is that of ``content``."""
    tokens = parsed.tokens
    place = Span(tokens[frame.source[0]].start, tokens[frame.source[1] - 1].end) if frame.source else None
    cue = Span(tokens[frame.cue[0]].start, tokens[frame.cue[1] - 1].end)
    return Attribution(source.speaker, place, cue, frame.verb, frame.force, voice_of(parsed, frame, content))


def voice_of(parsed: ParsedSentence, frame: Frame, content: Sequence[Span]) -> Voice:
    """``own`` after "according to", ``quoted`` where all words of the content are quoted, else ``reported``."""
    places = [
        at
        for at, token in enumerate(parsed.tokens)
        if token.is_word and any(span.start <= token.start and token.end <= span.end for span in content)
    ]
    if places and all(parsed.quoted[at] for at in places):
        return Voice.QUOTED
    return Voice.OWN if frame.shape is Shape.ACCORDING else Voice.REPORTED


def content_spans(parsed: ParsedSentence, frame: Frame) -> tuple[Span, ...]:
    """What was said, as spans without the marks around them; never empty."""
    spans = []
    for first, last in frame.content:
        span = _without_marks(parsed.tokens, first, last)
        if span is not None:
            spans.append(span)
    return tuple(spans) or (parsed.span,)


def _without_marks(tokens: Sequence[Token], first: int, last: int) -> Span | None:
    while last > first and (tokens[last - 1].text in ",.;:—–-!" or tokens[last - 1].text in QUOTE_MARKS):
        last -= 1
    while first < last and (tokens[first].text in ",;:—–-" or tokens[first].text in QUOTE_MARKS):
        first += 1
    return Span(tokens[first].start, tokens[last - 1].end) if first < last else None
