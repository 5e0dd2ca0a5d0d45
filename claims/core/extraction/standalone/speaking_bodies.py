"""Standalone texts of reported words that open with "it" or "they": the body or the two who speak."""

from __future__ import annotations

import re
from itertools import takewhile

from claims.core.extraction.attribution.speaker_number import are_two
from claims.core.extraction.lexicon.people import INSTITUTIONS
from claims.core.extraction.lexicon.sayings import DOCUMENT_NOUNS
from claims.core.extraction.mentions.bodies import COMPANY_NOUNS
from claims.core.extraction.standalone.records import PRONOUN_RESOLVED
from claims.core.extraction.standalone.speakers import are_people, named_in_text
from claims.core.extraction.statements.article import Article
from claims.core.extraction.statements.records import Statement
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.text.edits import Edit
from claims.core.extraction.text.tokens import Token
from claims.core.records import Span, Voice

_OWNER = re.compile(r"['’]s ")


def with_speaking_body(
    article: Article, statement: Statement, edits: list[Edit], needed: bool
) -> tuple[list[Edit], bool]:
    """ "Acme said | it would close" speaks of Acme: an opening "it" or "its" in reported words is the body that speaks.

    "They" is two who speak together.
    """
    opening = statement.tokens[0]
    if not needed or any(edit.span == opening.span for edit in edits):
        return edits, needed
    name = None
    if opening.lower in ("it", "its"):
        name = speaking_body(article, statement, opening)
    elif opening.lower in ("they", "their"):
        name = _speaking_two(article, statement, opening)
    if name is None:
        return edits, needed
    owner = f"{name}'" if name.endswith("s") and opening.lower == "their" else f"{name}'s"
    named = owner if opening.lower in ("its", "their") else name
    # "The company said | its sales fell": which company stays open.
    is_open = statement.speaker in COMPANY_NOUNS
    return [*edits, Edit(opening.span, named, PRONOUN_RESOLVED)], is_open


def _speaking_two(article: Article, statement: Statement, pronoun: Token) -> str | None:
    """The two who speak together, as the sentence names them, whom "they" stands for in their reported words."""
    attribution = statement.attribution
    if attribution is None or attribution.source is None or attribution.cue is None or statement.speaker is None:
        return None
    reported = attribution.voice is Voice.REPORTED and attribution.cue.end <= pronoun.start
    return article.text(attribution.source) if reported and are_two(statement.speaker) else None


def speaking_body(article: Article, statement: Statement, pronoun: Token) -> str | None:
    """The body that "it" stands for in its reported words; None where somebody else speaks or it may be another thing."""
    attribution = statement.attribution
    if attribution is None or statement.speaker is None or attribution.voice is not Voice.REPORTED:
        return None
    if attribution.cue is None or attribution.cue.end > pronoun.start:
        return None
    if statement.speaker == article.turns.speakers.get(statement.sentence):
        # Whoever speaks in a transcript is "I" or "we" there.
        return None
    if _is_done(article.parsed[statement.sentence], pronoun):
        # "Police said | it had been carried out": what was done.
        return None
    is_part = statement.speaker[:1].islower() and _OWNER.search(statement.speaker) is not None
    if is_part or statement.speaker.split()[-1] in DOCUMENT_NOUNS:
        # "The report found | it was part of a long-standing problem": no report.
        return None
    if are_people(statement.speaker) or are_two(statement.speaker) or _is_somebody(statement.speaker):
        # "A nurse said | it had 12 beds": no nurse.
        return None
    if attribution.source is not None and _names_several(article.parsed[statement.sentence], attribution.source):
        # "Experts said | it had been taken in 2023": it is no expert.
        return None
    surname = statement.speaker.split()[-1].lower()
    if surname in article.directory.full_names and statement.speaker != article.bodies.company:
        return None
    company = article.bodies.company
    is_short = company is not None and company.startswith(f"{statement.speaker} ")
    return company if is_short else named_in_text(article, statement.speaker)


def _is_done(parsed: ParsedSentence, pronoun: Token) -> bool:
    """Whether "it" is something that was carried out or took place, which no body is."""
    at = parsed.index_at(pronoun.start)
    behind = [token.lower for token in parsed.tokens[at + 1 : at + 6]]
    return (
        "carried" in behind or "conducted" in behind or "happened" in behind or ("place" in behind and "took" in behind)
    )


def _is_somebody(speaker: str) -> bool:
    """Whether a speaker told by a noun is rather a person than a body ("Democratic frontrunner")."""
    noun = speaker.split()[-1]
    return noun.islower() and noun not in INSTITUTIONS and noun.endswith(("er", "or", "ist", "ee", "ian"))


def _names_several(parsed: ParsedSentence, source: Span) -> bool:
    """Whether the head of a source phrase is a common noun in the plural ("Experts", "the unions in Oslo")."""
    head = list(takewhile(lambda token: token.tag in "DNSPJCQ", parsed.within(source)))[-1:]
    return bool(head) and head[0].tag == "S"
