"""One article as read: everything that is known of each sentence before statements are cut."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claims.core.extraction.attribution.layer import SentenceAttributions, read_attributions
from claims.core.extraction.attribution.network import AttributionNetwork
from claims.core.extraction.attribution.sources import Directory, is_person
from claims.core.extraction.attribution.turns import NO_TURNS, Turns, cut_labels, find_turns, mentions_in
from claims.core.extraction.figures.context import figures_in_context
from claims.core.extraction.figures.quantities import find_quantities
from claims.core.extraction.lexicon.geography import COUNTRY_BY_ADJECTIVE, FULL_NAMES
from claims.core.extraction.lexicon.people import FIRST_NAMES
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.mentions.bodies import Bodies, find_bodies
from claims.core.extraction.mentions.name_kinds import NameKind
from claims.core.extraction.mentions.names import Mention, find_mentions
from claims.core.extraction.tagging.parsed import ParsedSentence, parse_sentences
from claims.core.extraction.text.long_sentences import LONGEST_SENTENCE, cut_long_sentences
from claims.core.extraction.text.quotations import Quotation, find_quotations
from claims.core.extraction.text.sentences import split_sentences
from claims.core.extraction.text.tokens import Token, tokenize
from claims.core.extraction.times.expressions import find_times_by_sentence
from claims.core.records import Quantity, Sentence, Span, TimeExpression

_COUNTRIES = frozenset(COUNTRY_BY_ADJECTIVE.values())
_SHORT_STATE = re.compile(r"N\.[CHJMY]\.|S\.[CD]\.|R\.I\.|Calif\.?|Mass\.|Fla\.?|Wash\.")
_STATES = words(
    "Alabama Arizona Florida Michigan Nevada Ohio Pennsylvania Tennessee Texas Wisconsin Atlanta Savannah Ga"
)
"""Names beside which "Georgia" is the state of the U.S."""
_HEADLINE_WEIGHT = 3
"""Mentions that one in the headline counts for: a headline names what the article is about."""
_LEAD = 5
"""Sentences at the beginning in which whom a text is about is named."""
_LEAST_NAMED = 3
"""Times that whom a text is about is named at least."""


@dataclass(frozen=True, slots=True)
class Article:
    """A body with its sentences, words, names, figures and times; row ``i`` of each belongs to sentence ``i``."""

    body: str
    published: dt.date
    headline: str
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    parsed: tuple[ParsedSentence, ...]
    mentions: tuple[tuple[Mention, ...], ...]
    quantities: tuple[tuple[Quantity, ...], ...]
    times: tuple[tuple[TimeExpression, ...], ...]
    directory: Directory
    country: str | None
    bodies: Bodies
    tells_of_war: bool
    tells_of_state: bool
    """Whether a state of the United States is named, whose news calls that country "the country"."""
    attributed: tuple[SentenceAttributions, ...] = ()
    """What each sentence attributes, as the fitted network reads it; empty where it is not used."""
    turns: Turns = NO_TURNS
    """Who speaks where, if it is a transcript."""

    def text(self, span: Span) -> str:
        """The words of the body at ``span``."""
        return self.body[span.start : span.end]


def read_article(
    body: str, *, published: dt.date, headline: str | None, attribution: AttributionNetwork | None = None
) -> Article:
    """Read ``body`` (already in NFC) sentence by sentence."""
    sentences, labels = cut_labels(body, cut_long_sentences(body, split_sentences(body)))
    quotations = find_quotations(body, sentences)
    parsed = parse_sentences(body, sentences, quotations)
    mentions = find_mentions(body, parsed)
    directory = Directory()
    for row in mentions:
        for mention in row:
            directory.add(mention)
    _add_people_of_headline(directory, headline or "")
    directory.main_person = _main_person(mentions, directory)
    turns = find_turns(body, headline or "", parsed, mentions, labels, directory=directory)
    if turns.labels:
        # A label names whose words follow and says nothing itself.
        parsed = tuple(replace(row, tokens=[], quoted=[]) if row.index in turns.labels else row for row in parsed)
        mentions = tuple(() if index in turns.labels else row for index, row in enumerate(mentions))
    figures = [_quantities_in(body, sentence.span) for sentence in sentences]
    return Article(
        body=body,
        published=published.date() if isinstance(published, dt.datetime) else published,
        headline=headline or "",
        sentences=sentences,
        quotations=quotations,
        parsed=parsed,
        mentions=mentions,
        quantities=figures_in_context(body, figures, parsed, _mentioned(headline or "", parsed)),
        times=_times_in(body, sentences, published),
        directory=directory,
        country=_country_of(headline or "", parsed),
        bodies=find_bodies(headline or "", mentions[1:] if _is_title(body, sentences) else mentions, parsed),
        tells_of_war=any(token.lower == "war" for sentence in parsed for token in sentence.tokens),
        tells_of_state=_names_state(parsed),
        attributed=read_attributions(parsed, attribution) if attribution is not None else (),
        turns=turns,
    )


def _add_people_of_headline(directory: Directory, headline: str) -> None:
    """Remember whom only the headline names in full ("… of Prime Minister Adrian Colt", then "Colt said").

    In a headline with all capitals a name cannot be told from what stands beside it.
    """
    small = sum(1 for word in headline.split() if word.islower())
    if 3 * small < len(headline.split()):
        return
    for mention in mentions_in(headline):
        if mention.name.split()[-1].lower() not in directory.full_names:
            directory.add(mention)


def _main_person(mentions: Sequence[Sequence[Mention]], directory: Directory) -> str | None:
    """Whom the text is about: named in its first sentences, and in all more often than anybody else; None if nobody is."""
    people = [
        (index, directory.full_name(mention.name))
        for index, row in enumerate(mentions)
        for mention in row
        if is_person(mention, directory)
    ]
    ranked = Counter(name for _, name in people).most_common(2)
    if not ranked or ranked[0][1] < _LEAST_NAMED or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
        return None
    return ranked[0][0] if any(name == ranked[0][0] and index < _LEAD for index, name in people) else None


def _is_title(body: str, sentences: Sequence[Sentence]) -> bool:
    """Whether the text begins with its headline, whose capitals are no names: a line without an end mark."""
    return len(sentences) > 1 and body[sentences[0].span.end - 1] not in '.!?"”’…'


def _quantities_in(body: str, span: Span) -> tuple[Quantity, ...]:
    if span.end - span.start > LONGEST_SENTENCE:
        return ()
    return tuple(
        replace(found, span=found.span.moved(span.start), number_span=found.number_span.moved(span.start))
        for found in find_quantities(body[span.start : span.end], in_article=True)
    )


def _times_in(body: str, sentences: Sequence[Sentence], published: dt.date) -> tuple[tuple[TimeExpression, ...], ...]:
    """The times of each sentence; overlong noise, which is not read, has none."""
    spans = [
        sentence.span
        if sentence.span.end - sentence.span.start <= LONGEST_SENTENCE
        else Span(sentence.span.start, sentence.span.start)
        for sentence in sentences
    ]
    return find_times_by_sentence(body, spans, published)


def _country_of(headline: str, parsed: Sequence[ParsedSentence]) -> str | None:
    """The one country that the article is about: named in the headline, or most often by far; else None.

    An actor that only takes part ("the United States") does not outweigh the place that the headline names.
    """
    in_headline = _in_headline(headline)
    counts = _mentioned(headline, parsed)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if not ranked:
        return None
    if len(ranked) == 1:
        return ranked[0][0] if ranked[0][1] > 1 else None
    if ranked[0][1] >= 2 * ranked[1][1] or (len(in_headline) == 1 and ranked[0][0] in in_headline):
        return ranked[0][0]
    return None


def _in_headline(headline: str) -> Counter[str]:
    return Counter(countries_in(tokenize(headline, Span(0, min(len(headline), LONGEST_SENTENCE)))))


def _mentioned(headline: str, parsed: Sequence[ParsedSentence]) -> Counter[str]:
    """How often the article names each country; one in the headline counts for several."""
    counts = Counter({country: _HEADLINE_WEIGHT * number for country, number in _in_headline(headline).items()})
    for sentence in parsed:
        counts.update(countries_in(sentence.tokens))
    if _names_state(parsed):
        # Beside Ohio and Florida, Georgia is a state.
        del counts["Georgia"]
    return counts


def _names_state(parsed: Sequence[ParsedSentence]) -> bool:
    return any(
        token.text in _STATES or _SHORT_STATE.fullmatch(token.text) for sentence in parsed for token in sentence.tokens
    )


def countries_in(tokens: Sequence[Token]) -> list[str]:
    """The countries named by words, by name or adjective, in order and as often as they are."""
    return [country for at in range(len(tokens)) if (country := _country_at(tokens, at)) is not None]


def _country_at(tokens: Sequence[Token], at: int) -> str | None:
    text = tokens[at].text.lstrip("#")
    if at > 0 and tokens[at - 1].tag == "P" and tokens[at - 1].lower in FIRST_NAMES:
        # "Rep. Steve Israel".
        return None
    if text in FULL_NAMES:
        return FULL_NAMES[text]
    if text == "United" and at + 1 < len(tokens) and tokens[at + 1].text in ("States", "Kingdom"):
        return f"United {tokens[at + 1].text}"
    if text in _COUNTRIES:
        return text
    return COUNTRY_BY_ADJECTIVE.get(text) or COUNTRY_BY_ADJECTIVE.get(text.removesuffix("s"))


def kinds_of(mentions: Sequence[Mention], kind: NameKind) -> tuple[Mention, ...]:
    """Those of one kind."""
    return tuple(mention for mention in mentions if mention.kind is kind)
