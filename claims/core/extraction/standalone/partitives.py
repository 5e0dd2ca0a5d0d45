"""A part of a group made a sentence: "three of which reached the top ten", "of whom 400 were children"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.clauses.pieces import Piece, phrase_before, several_before, with_bound
from claims.core.extraction.clauses.shares import is_share
from claims.core.extraction.lexicon.number_leads import APPROXIMATORS
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.standalone.nominals import is_several
from claims.core.extraction.standalone.records import RELATIVE_MADE, StandaloneText
from claims.core.extraction.standalone.relative_places import OF_PLACES
from claims.core.extraction.standalone.relatives import as_inside
from claims.core.extraction.standalone.written_out import edits_for, finished, phrase_text
from claims.core.extraction.statements.article import Article
from claims.core.extraction.statements.records import Statement
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.text.edits import Edit
from claims.core.extraction.text.tokens import Token
from claims.core.records import Span

_TELLING_WHICH = OF_PLACES | {"of", "from", "for", "with"}
_LONGEST_PART = 5
"""Words before "of which" at most ("the two oldest of which")."""
_UNCOUNTED = frozenset(
    ("most", "much", "all", "half", "part", "some", "none", "three-quarters", "two-thirds", "almost")
)
"""Parts that a mass has too ("the money, most of which is gone")."""
_OF_ONE = words(
    "copy copies draft drafts version versions part parts portion section sections details extracts excerpts"
)
"""What there is of one thing ("a report, a copy of which was leaked")."""
_BOUNDS = APPROXIMATORS | {"a"}
"""Words before the number of a part."""
_FRACTIONS = words("half third quarter fifth tenth two-thirds three-quarters")
_GROUPS = words("majority minority rest bulk remainder others two three four five six")
"""What "the" leads to that is a part of several, and no measure of one ("the dam, the height of which")."""


def some_of_whom(parsed: ParsedSentence, piece: Piece) -> int | None:
    """Where the pronoun stands in "…, three of which | reached the top ten", "…, of whom | 400 were children"."""
    tokens, first = parsed.tokens, piece.first
    behind = first - 2 if first > 2 and tokens[first - 1].lower in ("which", "whom") else first
    reach = range(behind, min(behind + _LONGEST_PART, piece.parts[0][1] - 2))
    of = next((at for at in reach if tokens[at].lower == "of" and tokens[at + 1].lower in ("which", "whom")), None)
    if of is None or tokens[behind - 1].text != ",":
        return None
    return of + 1 if of > behind or _is_number(tokens, of + 2) else None


def _is_number(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number or a fraction begins at the word, behind what bounds it ("400", "nearly a third", "about half")."""
    while at < len(tokens) - 2 and tokens[at].lower in _BOUNDS:
        at += 1
    return tokens[at].tag == "C" or tokens[at].lower in _FRACTIONS


def partitive_text(article: Article, parsed: ParsedSentence, statement: Statement, pronoun: int) -> StandaloneText:
    """ "Three of the 31 albums reached the top ten." for "He made 31 albums, three of which reached the top ten"."""
    tokens = parsed.tokens
    edits, _ = edits_for(article, parsed, statement.spans)
    first = parsed.index_at(statement.spans[0].start)
    number = pronoun + 1 if tokens[pronoun - 2].text == "," else None
    comma = pronoun - 2 if number is not None else first - 1
    counted = tokens[first if number is None else number]
    share = tokens[first : max(pronoun, first + 2)]
    is_measure = share[0].lower == "the" and not is_share(tokens, first, pronoun + 3) and share[1].lower not in _GROUPS
    of_one = number is None and (is_measure or any(token.lower in _OF_ONE for token in share))
    is_counted = counted.lower not in _UNCOUNTED and not of_one
    words = _number_before(tokens, comma) if number is None else None
    words = words or _group_before(parsed, comma, is_counted=is_counted)
    words = words or _figure_before(article, parsed, comma, is_counted=is_counted)
    words = words or several_before(parsed, comma, 0, counted=is_counted)
    if words is not None and tokens[words[0]].tag == "C" and tokens[words[0] + 1].lower == "of":
        # "Two of the ministers, both of whom".
        words = None
    words = _behind_place(tokens, with_bound(tokens, words, 0)) if words is not None else None
    phrase, unresolved = phrase_text(article, parsed, words) if words is not None else ("them", True)
    if words is not None:
        group = tokens[slice(*words)]
        # "Two of the 14 members": the text leaves open of what.
        unresolved = unresolved or not any(token.tag in "PQ" or token.lower in _TELLING_WHICH for token in group)
        if words[0] == 0 and group[0].tag != "P":
            phrase = f"{phrase[:1].lower()}{phrase[1:]}"
        is_new = group[0].lower in ("a", "an")
        phrase = phrase.partition(" ")[2] if is_new else phrase
        phrase = f"the {phrase}" if is_new or group[0].tag not in "DQ" else phrase
    if number is None:
        edits = [edit for edit in edits if edit.span != tokens[pronoun].span]
        edits.append(Edit(tokens[pronoun].span, as_inside(phrase), RELATIVE_MADE))
        return finished(article, statement.spans, edits, needed=unresolved)
    if first < number:
        # "of which | 12,000 are planted": the number stands behind the pronoun.
        edits.append(Edit(Span(tokens[first].start, counted.start), "", RELATIVE_MADE))
    figure = next((q.span for q in article.quantities[parsed.index] if q.span.start == counted.start), counted.span)
    edits.append(Edit(Span(figure.end, figure.end), f" of {as_inside(phrase)}", RELATIVE_MADE))
    return finished(article, statement.spans, edits, needed=unresolved)


def _number_before(tokens: Sequence[Token], comma: int) -> tuple[int, int] | None:
    """The number in words that stands alone right before a comma ("opened | nine, two of which"), or None."""
    alone = tokens[comma - 1].tag == "C" and tokens[comma - 1].text.isalpha()
    return (comma - 1, comma) if alone else None


def _figure_before(article: Article, parsed: ParsedSentence, comma: int, *, is_counted: bool) -> tuple[int, int] | None:
    """The figure that ends right before a comma ("the valley got | 1,940mm, of which 186mm"), or None."""
    end = parsed.tokens[comma - 1].end
    figure = next((q for q in article.quantities[parsed.index] if q.span.end == end and q.value > 1), None)
    if figure is None or not is_counted:
        return None
    first = parsed.index_at(figure.number_span.start)
    return (first, comma) if first < comma else None


def _group_before(parsed: ParsedSentence, comma: int, *, is_counted: bool) -> tuple[int, int] | None:
    """The noun phrase before a comma of which some are told, with the place behind it ("40 firms in Norland")."""
    words = phrase_before(parsed, comma, 0)
    tokens = parsed.tokens
    if words is not None and (tokens[words[0]].lower == "of" or tokens[words[0] - 1].lower == "of"):
        # "of misleading investors": of doing what, or of what.
        return None
    if words is not None and tokens[words[0]].tag == "N" and tokens[words[0] + 1].tag == "C":
        # "wants to plant | 100,000 trees".
        words = (words[0] + 1, words[1])
    while words is not None and is_counted and not is_several(tokens, words, tokens[words[1] - 1]):
        if words[0] < 2 or tokens[words[0] - 1].lower not in OF_PLACES | {"from", "with"}:
            return None
        outer = phrase_before(parsed, words[0] - 1, 0)
        words = (outer[0], comma) if outer is not None else None
        if outer is not None and is_several(tokens, outer, tokens[outer[1] - 1]):
            return words
    return words if words is not None and tokens[words[1] - 1].tag in "NSP" and tokens[words[0]].tag != "P" else None


def _behind_place(tokens: Sequence[Token], words: tuple[int, int]) -> tuple[int, int]:
    """A number with its noun, without the place before it, which belongs to the verb ("paid firms in Norland | $14m")."""
    first, last = words
    number = next((at for at in range(first, last) if tokens[at].tag != "P"), first)
    is_place = first < number and first > 0 and tokens[first - 1].lower in OF_PLACES
    return (number, last) if is_place and tokens[number].tag == "C" else words
