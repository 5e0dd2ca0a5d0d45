"""Decontextualization: a statement reworded so that it is understood alone and means the same.

Only what the article makes plain is written out; every change is recorded. Where a pronoun cannot be resolved safely the
words stay and ``context_needed`` is set.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from claims.core.extraction.article import Article, countries_in
from claims.core.extraction.edits import Edit, apply_edits, finish
from claims.core.extraction.geography import COUNTRY_BY_ADJECTIVE, FULL_NAMES
from claims.core.extraction.inflection import base_of
from claims.core.extraction.names import Mention, NameKind
from claims.core.extraction.parsed import ParsedSentence
from claims.core.extraction.pieces import Piece, Role
from claims.core.extraction.statements import Form, Statement
from claims.core.extraction.tagging import FINITE
from claims.core.extraction.tokens import Token
from claims.core.extraction.vocabulary import words
from claims.core.records import Addition, Span, TimeExpression

_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
_CONFLICTS = words("war conflict fighting violence insurgency")
_COUNTRY_WORDS = words("country nation")
_COUNTRY_OFFICES = words("president government parliament")
_EVENTS_OF_IT = words(
    "truce ceasefire deal agreement plan bill vote talks accord treaty pact law strike proposal measure merger takeover"
)
_IT_VERBS = words("hold succeed fail collapse pass last win stand go happen")
_SUBJECT_PRONOUNS = words("he she it they this that these those")
_POSSESSIVES = words("his her their its")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTH = re.compile(r"\d{4}-\d{2}")
_YEAR = re.compile(r"\d{4}")


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
    edits += _name_edits(article, parsed, spans)
    pronouns, needed = _pronoun_edits(article, parsed, unquoted)
    edits += pronouns
    edits += _phrase_edits(article, parsed, unquoted)
    return edits, needed


def _date_edits(article: Article, parsed: ParsedSentence, spans: Sequence[Span]) -> list[Edit]:
    edits = []
    for found in article.times[parsed.index]:
        if (
            found.relative
            and any(span.holds(found.span) for span in spans)
            and not _is_verbatim(parsed, found.span, spans)
        ):
            edit = _date_edit(article.body, found)
            if edit is not None:
                edits.append(edit)
    return edits


def _is_verbatim(parsed: ParsedSentence, span: Span, spans: Sequence[Span]) -> bool:
    """Whether ``span`` is quoted inside a text that is not quoted as a whole: those words are somebody's, to the letter."""
    return any(q.span.holds(span) and not all(q.span.holds(part) for part in spans) for q in parsed.quotations)


def _is_quoted(parsed: ParsedSentence, span: Span) -> bool:
    return any(quotation.span.holds(span) for quotation in parsed.quotations)


def _date_edit(body: str, found: TimeExpression) -> Edit | None:
    """ "on Saturday" -> "on 22 February 2020", "last year's" -> "2019's", "last month" -> "in January 2020"."""
    surface = body[found.span.start : found.span.end]
    if surface.lower().endswith(" ago") and not _DAY.fullmatch(found.timex):
        return None
    before = body[max(0, found.span.start - 12) : found.span.start].lower().split()
    preposition = before[-1] if before else ""
    span = found.span
    if _DAY.fullmatch(found.timex) and found.start is not None:
        new = day_in_words(found.start)
        joined = preposition in (
            "on",
            "by",
            "until",
            "since",
            "before",
            "after",
            "from",
            "to",
            "of",
            "the",
            "and",
            "between",
            "for",
            "late",
            "early",
        )
        lead = surface.split()[0].lower() if surface.split() else ""
        if lead in ("on", "by", "until", "since", "before", "after", "late", "early"):
            new = f"{surface.split()[0]} {new}"
        elif not joined and body[span.end : span.end + 2] not in ("'s", "’s"):
            new = f"on {new}"
    elif _MONTH.fullmatch(found.timex):
        year, month = found.timex.split("-")
        new = f"{_MONTHS[int(month) - 1]} {year}"
        new = _with_lead(surface, preposition, new, body[span.end : span.end + 2])
    elif _YEAR.fullmatch(found.timex):
        new = _with_lead(surface, preposition, found.timex, body[span.end : span.end + 2])
    else:
        return None
    return Edit(span, new, "date made absolute from the publication date") if new != surface else None


def _with_lead(surface: str, preposition: str, new: str, after: str) -> str:
    lead = surface.split()[0].lower()
    if lead in ("since", "in", "by", "until", "before", "after", "during", "from", "early", "late"):
        return f"{surface.split()[0]} {new}"
    if surface.endswith(("'s", "’s")):
        return f"{new}'s"
    takes_none = preposition in (
        "in",
        "of",
        "since",
        "by",
        "until",
        "before",
        "after",
        "from",
        "to",
        "for",
        "during",
        "than",
        "the",
        "and",
        "early",
        "late",
        "mid",
    )
    return new if takes_none or after in ("'s", "’s") else f"in {new}"


def day_in_words(day: dt.date) -> str:
    """A day as standalone texts write it: "22 February 2020"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _name_edits(article: Article, parsed: ParsedSentence, spans: Sequence[Span]) -> list[Edit]:
    """Surnames alone become full names."""
    edits = []
    for mention in article.mentions[parsed.index]:
        if len(mention.name.split()) > 1 or not any(span.holds(mention.span) for span in spans):
            continue
        full = article.directory.full_name(mention.name)
        if full != mention.name and not _is_verbatim(parsed, mention.span, spans):
            edits.append(Edit(mention.span, full, "full name from the article"))
    return edits


def _pronoun_edits(article: Article, parsed: ParsedSentence, tokens: Sequence[Token]) -> tuple[list[Edit], bool]:
    """The first subject pronoun or opening possessive replaced; True where it stays unresolved."""
    if not tokens:
        return [], False
    for at, token in enumerate(tokens[:40]):
        lower = token.lower
        if lower in ("he", "she") and token.tag == "O":
            who = _person_before(article, parsed, token)
            return ([Edit(token.span, who, "pronoun resolved")], False) if who else ([], True)
        if lower == "it" and at <= 1:
            noun = _event_before(article, parsed, tokens, at)
            if noun:
                return [Edit(token.span, noun, "pronoun resolved")], False
            return [], not _is_expletive(tokens, at)
        if at == 0 and lower in _POSSESSIVES:
            who = _person_before(article, parsed, token) if lower in ("his", "her") else None
            return ([Edit(token.span, f"{who}'s", "pronoun resolved")], False) if who else ([], True)
        if at == 0 and lower in ("they", "this", "that", "these", "those", "we", "i", "such"):
            return [], True
        if token.tag in FINITE:
            return [], False
    return [], False


def _is_expletive(tokens: Sequence[Token], at: int) -> bool:
    return any(t.lower == "that" or t.tag == "A" for t in tokens[at + 2 : at + 5])


def _person_before(article: Article, parsed: ParsedSentence, token: Token) -> str | None:
    """The one person that a pronoun can mean: named before it in the sentence, else in the last sentence that names any."""
    own = _people(article, parsed.index, before=token.start)
    if own:
        return own[0] if len(own) == 1 else None
    for index in range(parsed.index - 1, max(-1, parsed.index - 4), -1):
        people = _people(article, index, before=None)
        if people:
            return people[0] if len(people) == 1 else None
    return None


def _people(article: Article, index: int, *, before: int | None) -> list[str]:
    names: list[str] = []
    for mention in article.mentions[index]:
        known = mention.name.lower() in article.directory.full_names
        if (mention.kind is NameKind.PERSON or known) and (before is None or mention.span.end <= before):
            name = article.directory.full_name(mention.name)
            if name not in names:
                names.append(name)
    return names


def _event_before(article: Article, parsed: ParsedSentence, tokens: Sequence[Token], at: int) -> str | None:
    """ "the truce" for "it" in "if it holds", when the sentence before names one such event."""
    if at + 1 >= len(tokens) or base_of(tokens[at + 1].lower) not in _IT_VERBS or parsed.index == 0:
        return None
    before = article.parsed[parsed.index - 1].tokens
    found = [token.lower for token in before if token.lower in _EVENTS_OF_IT and token.tag in "NS"]
    return f"the {found[-1]}" if len(set(found)) == 1 else None


def _phrase_edits(article: Article, parsed: ParsedSentence, tokens: Sequence[Token]) -> list[Edit]:
    """ "the conflict" -> "the war in …", "the country" -> its name, where the article is about one country."""
    if article.country is None:
        return []
    edits = []
    for at in range(len(tokens) - 1):
        if tokens[at].lower != "the":
            continue
        noun = tokens[at + 1]
        following = tokens[at + 2].lower if at + 2 < len(tokens) else ""
        span = Span(tokens[at].start, noun.end)
        if noun.lower in ("war", "conflict") and following not in (
            "in",
            "on",
            "against",
            "between",
            "of",
            "with",
            "over",
            "for",
        ):
            if _is_in_country(parsed, tokens, article.country):
                continue
            edits.append(
                Edit(span, _war_in(article, noun.lower, tokens[at].text), "place of the conflict from the article")
            )
        elif (
            noun.lower in _COUNTRY_WORDS
            and following != "of"
            and _last_country(article, parsed, noun) == article.country
        ):
            edits.append(Edit(span, article.country, "country named in the article"))
    return edits


def _last_country(article: Article, parsed: ParsedSentence, token: Token) -> str | None:
    """The country named last before ``token``, in its sentence or the two before."""
    for index in range(parsed.index, max(-1, parsed.index - 3), -1):
        named = countries_in([t for t in article.parsed[index].tokens if t.end <= token.start or index < parsed.index])
        if named:
            return named[-1]
    return article.country


def _is_in_country(parsed: ParsedSentence, tokens: Sequence[Token], country: str) -> bool:
    return any(token.text == country or COUNTRY_BY_ADJECTIVE.get(token.text) == country for token in tokens)


def _war_in(article: Article, noun: str, article_word: str) -> str:
    """The conflict by its place; it is called a war if the article itself calls it so."""
    if noun == "conflict" and any(token.lower == "war" for parsed in article.parsed for token in parsed.tokens):
        noun = "war"
    return f"{article_word} {noun} in {_in_text(article.country or '')}"


def _in_text(country: str) -> str:
    return f"the {country}" if country.startswith("United ") or country in ("Netherlands", "Philippines") else country


def _office_text(article: Article, mention: Mention) -> StandaloneText:
    """ "In February 2020 Jane Roe was mayor of Leeds."."""
    month = f"{_MONTHS[article.published.month - 1]} {article.published.year}"
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
        return _war_in(article, noun, "The")
    if tokens[0].tag not in "DC" and len(tokens) > 2 and tokens[1].tag == "Q":
        return f"{tokens[0].text}'s {noun}"
    return " ".join(part for part in ("The", modifiers, noun) if part)


def _length_in_words(article: Article, parsed: ParsedSentence, span: Span) -> str:
    for quantity in article.quantities[parsed.index]:
        if span.holds(quantity.number_span) and quantity.is_duration and quantity.unit:
            number = f"{quantity.value:g}"
            written = article.text(quantity.number_span)
            number = written if written.replace(",", "").isalnum() else number
            return f"{number} {quantity.unit}{'' if quantity.value == 1 else 's'}"
    return article.text(span)


def _superlative_text(article: Article, parsed: ParsedSentence, piece: Piece) -> StandaloneText:
    """ "The war in … is America's longest-running war.": only wars are told by the country alone."""
    span = piece.spans(parsed)[0]
    phrase = article.text(span)
    noun = parsed.tokens[piece.parts[0][1] - 1].lower
    if noun in ("war", "conflict") and article.country is not None:
        subject = _war_in(article, noun, "The")
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
        verb = next((token for token in tokens[1:] if token.tag in FINITE), None)
        if verb is None:
            return StandaloneText(*finish(article.text(statement.spans[0]), ()), True)
        edits.append(Edit(Span(pronoun.start, pronoun.end + 1), "", reason))
        edits.append(Edit(Span(verb.end, verb.end), f" {antecedent}", reason))
        main = _main_subject(article, parsed, statement)
        needed = main is None
        if main is not None and subject and subject[0].lower in ("it", "they", "he", "she"):
            edits = [edit for edit in edits if edit.span != subject[0].span]
            edits.append(Edit(subject[0].span, main, "pronoun resolved"))
    text, additions = apply_edits(article.body, statement.spans, edits)
    text, additions = finish(text, additions)
    return StandaloneText(text, additions, needed)


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


def full_country_name(name: str) -> str:
    """A country's name as standalone texts write it ("U.S." -> "United States")."""
    return FULL_NAMES.get(name, name)
