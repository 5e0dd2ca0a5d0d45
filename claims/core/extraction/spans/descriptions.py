"""Stretches of words that say who or what bears a name, as claims of who holds which office or what something is.

"head teacher Ana Roe", "Ana Roe, head of the fire service", "Norway's Ana Roe", "the online retailer Acme".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.core.extraction.clauses.moments import tells_circumstance
from claims.core.extraction.figures.counted_nouns import singular_of
from claims.core.extraction.lexicon.determiners import ARTICLES, POSSESSIVES
from claims.core.extraction.lexicon.inflection import article_before
from claims.core.extraction.lexicon.people import HONORIFICS, OFFICES, PARTIES, PEOPLE, TITLES, is_person
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.mentions.identifications import opens_clause_of
from claims.core.extraction.mentions.name_kinds import NameKind
from claims.core.extraction.mentions.names import Mention
from claims.core.extraction.statements.article import Article
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import has_finite, is_known
from claims.core.extraction.text.tokens import Token
from claims.core.records import Span

_NAMED = frozenset({NameKind.PERSON, NameKind.ORGANIZATION, NameKind.OTHER})
_OPENERS = ARTICLES | POSSESSIVES
_MILITARY = words("gen. col. maj. capt. lt. sgt. sen. rep. gov.")
_LONGEST_NAME = 3
"""Words of what is surely nothing but a name; a longer run of capitals may hold what its bearer is."""
_OLDEST = 120
"""Years that nobody has lived."""
_DESCRIBING = frozenset("DNSPJCQERI")


def described_mention(article: Article, parsed: ParsedSentence, first: int, last: int) -> Mention | None:
    """The name among the words ``[first, last)`` with what they say of its bearer as title; None if they say nothing."""
    tokens = parsed.tokens
    aged = _aged(article, parsed, first, last)
    if aged is not None:
        return aged
    if has_finite(tokens[first:last]) or any(token.tag == "K" for token in tokens[first:last]):
        return None
    for mention in article.mentions[parsed.index]:
        begin = next((at for at in range(mention.first, mention.last) if tokens[at].start >= mention.span.start), None)
        end = next(
            (at for at in range(mention.last, mention.first, -1) if tokens[at - 1].end <= mention.span.end), None
        )
        if begin is None or end is None or begin < first or end > last or mention.kind not in _NAMED:
            continue
        title = _title(article.body, tokens, (first, begin), (end, last), is_body=mention.kind is not NameKind.PERSON)
        if title is None or (begin > first and opens_clause_of(tokens, begin, end)):
            continue
        if mention.kind is NameKind.PERSON and _is_of_several(tokens, end + 1, last):
            continue
        if mention.kind is NameKind.OTHER and _is_of_whole(tokens, begin, end, last):
            continue
        span = Span(tokens[first].start, tokens[last - 1].end)
        return replace(mention, described=span, title=title, is_apposed=True)
    return None


def _is_of_several(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether what stands behind a comma names several, which no person is ("Roe, | family members of Doe and")."""
    of = next((at for at in range(first, last) if tokens[at].lower == "of"), None)
    return of is not None and of > first and tokens[of - 1].tag == "S" and tokens[first].tag not in "DC"


def _aged(article: Article, parsed: ParsedSentence, first: int, last: int) -> Mention | None:
    """The name that the words are with an age behind it and nothing else ("Whitlock, 51")."""
    tokens = parsed.tokens
    end = last - 1 if tokens[last - 1].text == "," else last
    mention = next((m for m in article.mentions[parsed.index] if m.first == first and m.last == end - 2), None)
    if mention is None or mention.kind is NameKind.PLACE or tokens[end - 2].text != ",":
        return None
    if not tokens[end - 1].text.isdigit() or not 0 < int(tokens[end - 1].text[:4]) < _OLDEST:
        return None
    name = article.directory.full_name(mention.name)
    span = Span(tokens[first].start, tokens[end - 1].end)
    title = f"{tokens[end - 1].text} years old"
    return replace(mention, name=name, described=span, title=title, has_office=False, is_apposed=True)


def _is_of_whole(tokens: Sequence[Token], begin: int, end: int, last: int) -> bool:
    """Whether a superlative behind a name is said of what stands before ("a wind farm in the North Sea, the biggest")."""
    before = begin - 1 - (begin > 0 and tokens[begin - 1].lower == "the")
    if before < 0 or tokens[before].tag not in "IC":
        return False
    return any(token.lower.endswith("est") or token.lower in ("most", "least") for token in tokens[end:last])


def only_names(article: Article, parsed: ParsedSentence, first: int, last: int) -> bool:
    """Whether the words are nothing but a name with its article and form of address."""
    tokens = parsed.tokens
    named = {
        at
        for m in article.mentions[parsed.index]
        if len(m.name.split()) <= _LONGEST_NAME
        for at in range(m.first, m.last)
    }
    return all(
        (at in named and tokens[at].is_capitalized)
        or tokens[at].lower in HONORIFICS | _OPENERS
        or not tokens[at].is_word
        for at in range(first, last)
    )


def _title(
    body: str, tokens: Sequence[Token], before: tuple[int, int], behind: tuple[int, int], *, is_body: bool
) -> str | None:
    """What the words before or behind a name say that it is, as it stands after "was"."""
    if behind[0] < behind[1]:
        return _title_behind(body, tokens, *behind) if before[1] - before[0] <= _LONGEST_ADDRESS else None
    first, last = before
    while first < last and tokens[last - 1].lower in HONORIFICS | _MILITARY:
        last -= 1
    if first >= last:
        return None
    if tokens[last - 1].text == ",":
        last -= 1
        described = first < last and tokens[last - 1].tag in "NSPJ" and "," not in _texts(tokens, first, last)
        return _as_inside(body, tokens, first, last) if described else None
    if tokens[last - 1].tag == "Q":
        if any(token.tag != "P" for token in tokens[first : last - 1]):
            # "The dean of Orrin's | School of Letters": no body is from a dean.
            return None
        return f"from {body[tokens[first].start : tokens[last - 2].end]}" if last - 2 >= first else None
    if tokens[last - 1].tag not in "NSP" or any(not _describes(token) for token in tokens[first:last]):
        return None
    if not is_body and all(t.tag == "P" for t in tokens[first:last]) and not _is_of_person(tokens[last - 1]):
        # "Velm | Sen. Ana Roe": Velm is no person.
        office = tokens[before[1] - 1]
        return body[tokens[first].start : office.end] if office.lower in OFFICES else None
    return _with_article(_as_inside(body, tokens, first, last), tokens[last - 1], is_body=is_body)


def _is_of_person(head: Token) -> bool:
    """Whether a noun says what a person is, whatever its capital ("Navy Captain")."""
    return head.lower in TITLES | OFFICES or is_person(singular_of(head.lower))


def _describes(token: Token) -> bool:
    """Whether a word may stand in a description before a name ("former secretary of state | Jane Roe")."""
    return token.tag in "DNSPJCQE" or token.lower == "of"


_LONGEST_ADDRESS = 4
"""Words before a name whose description follows at most ("lead author Dr")."""


def _title_behind(body: str, tokens: Sequence[Token], first: int, last: int) -> str | None:
    """The description in a comma behind a name."""
    if tokens[first].text != "," or first + 2 > last or tokens[first + 1].tag not in "DNJP":
        return None
    inside = tokens[first + 1 : last]
    if tells_circumstance(tokens, first + 1, last):
        return None
    if "," in _texts(tokens, first + 1, last) or any(token.tag not in _DESCRIBING for token in inside):
        return None
    if inside[0].tag == "P" and all(token.tag == "P" for token in inside):
        # "Roe, North Yorkshire": where somebody is from.
        return None
    return body[inside[0].start : inside[-1].end]


def _texts(tokens: Sequence[Token], first: int, last: int) -> list[str]:
    return [token.text for token in tokens[first:last]]


def _as_inside(body: str, tokens: Sequence[Token], first: int, last: int) -> str:
    """The words as they stand inside a sentence: a capital that only the beginning gave them is taken back."""
    text = body[tokens[first].start : tokens[last - 1].end]
    word = tokens[first]
    opens = first == 0 and (word.tag != "P" or is_known(word.lower) or word.lower in PEOPLE) and not word.text.isupper()
    return text[0].lower() + text[1:] if opens and word.lower not in PARTIES else text


def _with_article(title: str, head: Token, *, is_body: bool) -> str:
    """With "a" before what several are ("online retailer"); an office that one holds goes without ("head teacher")."""
    first, _, rest = title.partition(" ")
    if first.lower() in ARTICLES:
        title = rest
    elif first.lower() in _OPENERS:
        return title
    unique = not is_body and (head.lower in TITLES or head.lower in OFFICES)
    if unique or not title:
        return title
    return f"{article_before(title)} {title}"
