"""Whom "he said" means behind somebody without a name who spoke ("A witness said …. He said two men fired it").

Whoever only asked, or was told of, is not meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from claims.core.extraction.attribution.sources import (
    Directory,
    Source,
    Unnamed,
    head_of,
    is_person,
    read_source,
    unnamed_person,
)
from claims.core.extraction.figures.counted_nouns import singular_of
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.people import PEOPLE
from claims.core.extraction.lexicon.sayings import FORCE_BY_VERB, STATEMENT_NOUNS
from claims.core.extraction.mentions.name_kinds import NameKind
from claims.core.extraction.mentions.names import Mention
from claims.core.extraction.statements.article import Article
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, before_adverbs, first_finite
from claims.core.records import Force, Span

_ASKING = frozenset(("contact", "ask", "approach", "call", "reach", "speak", "email", "interview", "phone"))
_IN = frozenset(("in", "by", "via", "with"))
_STOCK = frozenset(("shares", "stock"))
_LONGEST_SUBJECT = 10
"""Words of a subject that a pronoun may stand for at most."""


def remember_told(article: Article, group: Sequence[int]) -> None:
    """Keep what sentences without speech are about; forget whoever has no name where they turn to a person with one."""
    directory = article.directory
    for index in group:
        directory.last_body, directory.is_surely_body = _body_told_of(article, index)
        directory.last_group = _people_told_of(article, index)
        directory.told_of_several = directory.told_of_several or _tells_of_several(article, index)
        directory.unnamed = _answering_spokesman(article, index) or directory.unnamed
        if any(is_person(m, directory) and is_subject(article.parsed[index], m) for m in article.mentions[index]):
            directory.unnamed = None
        asked = _asked_person(article, index)
        if asked is not None:
            directory.unnamed, directory.last_subject = None, asked


def remember_documents(article: Article, group: Sequence[int], source: Source | None) -> None:
    """Keep in whose letter or statement something was said; another one's is in nobody's mind any more."""
    for index in group:
        tokens = article.parsed[index].tokens
        for at in range(1, len(tokens)):
            if tokens[at].lower not in STATEMENT_NOUNS or tokens[at].tag != "N" or tokens[at - 1].lower == "the":
                continue
            place = at - 1
            while place > 0 and tokens[place].tag in "JN":
                place -= 1
            said_in = place > 0 and tokens[place].tag == "D" and tokens[place - 1].lower in _IN
            if said_in and source is not None and source.speaker is not None and not source.is_document:
                article.directory.documents[tokens[at].lower] = source
            else:
                article.directory.documents.pop(tokens[at].lower, None)


def _tells_of_several(article: Article, index: int) -> bool:
    """Whether a sentence begins with a plural noun, whatever it does ("Roe's supporters point to 1994")."""
    opening = takewhile(
        lambda token: token.tag not in FINITE | {"I"} and token.text != ",", article.parsed[index].tokens
    )
    return any(token.tag == "S" for token in opening)


def _asked_person(article: Article, index: int) -> str | None:
    """The one person whom "we" turned to, who answers in the next sentence ("We contacted Mr Roe for comment")."""
    tokens = article.parsed[index].tokens
    verb = first_finite(article.parsed[index].tokens)
    if not 0 < verb < len(tokens) or tokens[0].lower not in ("we", "i") or base_of(tokens[verb].lower) not in _ASKING:
        return None
    people = {article.directory.full_name(m.name) for m in article.mentions[index] if is_person(m, article.directory)}
    return people.pop() if len(people) == 1 else None


def _body_told_of(article: Article, index: int) -> tuple[str | None, bool]:
    """The body that a sentence is about by its name alone ("Norrbank added 0.4%."), else None; whether it surely is one.

    "The Titan sank" is about a ship, by a name of the same kind.
    """
    parsed = article.parsed[index]
    verb = first_finite(parsed.tokens)
    for mention in article.mentions[index]:
        if _are_shares_of(parsed, mention, verb):
            return (None, False) if is_person(mention, article.directory) else (mention.name, True)
        if mention.first <= 1 and before_adverbs(parsed.tokens, verb) == mention.last - 1:
            plural = verb < len(parsed.tokens) and parsed.tokens[verb].tag == "F"
            is_other = is_person(mention, article.directory) or mention.kind is NameKind.PLACE
            is_sure = mention.kind is NameKind.ORGANIZATION or mention.name == article.bodies.company
            return (None, False) if is_other or plural else (mention.name, is_sure)
    return None, False


def _are_shares_of(parsed: ParsedSentence, mention: Mention, verb: int) -> bool:
    """Whether a sentence is about the shares of a body ("Shares in | Acme | fell 4%", "Acme's | stock rose")."""
    tokens = parsed.tokens
    if tokens[0].lower in _STOCK and tokens[min(1, verb)].lower in ("in", "of"):
        return (
            mention.first >= 2
            and mention.last <= verb
            and not (mention.last < verb and tokens[mention.last].tag == "Q")
        )
    owns = mention.first == 0 and mention.last + 1 < len(tokens) and tokens[mention.last].tag == "Q"
    return owns and tokens[mention.last + 1].lower in _STOCK


def _people_told_of(article: Article, index: int) -> str | None:
    """The people that a sentence is about, told by what they are ("Researchers at York fitted sensors"), else None."""
    parsed = article.parsed[index]
    verb = first_finite(parsed.tokens)
    subject = parsed.tokens[:verb]
    head = head_of(subject)
    if head is None or head.tag not in "SP" or any(token.text in ",;:—–" or token.tag in "WK" for token in subject):
        return None
    if (
        singular_of(head.lower) not in PEOPLE - {head.lower}
        or len(subject) > _LONGEST_SUBJECT
        or subject[0].tag in "IOC"
    ):
        return None
    first = 1 if subject[0].tag == "D" and len(subject) > 1 else 0
    words_ = article.text(Span(subject[first].start, subject[-1].end))
    return f"{words_[:1].lower()}{words_[1:]}" if subject[first] is head else words_


def remember_said(
    directory: Directory, parsed: ParsedSentence, words: tuple[int, int], source: Source, force: Force, last: int
) -> None:
    """Keep the source of speech, named by ``words`` and read as ``source``, if it is somebody without a name.

    ``last`` is the index of the last sentence of the speech.
    """
    first, end = words
    if end - first == 1 and parsed.tokens[first].tag == "O":
        if directory.unnamed is not None and directory.unnamed.source == source:
            directory.unnamed = replace(directory.unnamed, sentence=last)
        return
    found = unnamed_person(parsed, first, end, source)
    if found is not None and force is not Force.ASKED:
        directory.unnamed = replace(found, sentence=last)
    elif source.is_person:
        directory.unnamed = None


def is_subject(parsed: ParsedSentence, mention: Mention) -> bool:
    """Whether a sentence is about the person that it begins with; "Roe's car" is not about Roe."""
    if mention.first == 1 and parsed.tokens[0].tag == "M" and parsed.tokens[-1].text == "?":
        # "Will Roe | run for mayor?", whatever the tag of the verb.
        return True
    after = parsed.tokens[mention.last].tag if mention.last < len(parsed.tokens) else ""
    return mention.first <= 1 and after not in ("Q", "N", "S")


def _answering_spokesman(article: Article, index: int) -> Unnamed | None:
    """Who speaks for somebody in a sentence that tells only that he did ("A spokesman for the union rejected that")."""
    parsed = article.parsed[index]
    verb = first_finite(parsed.tokens)
    if verb == len(parsed.tokens) or FORCE_BY_VERB.get(base_of(parsed.tokens[verb].lower), Force.ASKED) is Force.ASKED:
        return None
    source = read_source(article.body, parsed, 0, verb, article.mentions[index], article.directory)
    found = unnamed_person(parsed, 0, verb, source)
    return found if found is not None and found.is_spokesman else None
