"""Appositions and sequels, said together with the clause that they hang on or of the noun that they describe."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.clauses.pieces import Piece, Role, has_figure, has_main_verb, phrase_before, without_marks
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.standalone.nominals import being_of
from claims.core.extraction.standalone.records import APPOSITION_MADE, StandaloneText
from claims.core.extraction.standalone.written_out import edits_for, finished, phrase_text
from claims.core.extraction.statements.article import Article
from claims.core.extraction.statements.records import Statement
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, has_finite
from claims.core.extraction.text.edits import Edit, finish, join_edits
from claims.core.records import Span

_BESIDE = words(
    "among including with without like unlike despite after before as having being while when though if until"
)
"""Words that open what stands beside a noun and is no description of it."""
_ANSWERS = words("response reply reaction addition contrast accordance spite view light behalf return fact turn short")
"""Nouns behind "in" or "on" of what stands beside a verb ("The judge, in | response to a request, | ordered")."""
_NOW = frozenset(("now", "still", "currently", "already"))
_AWAY = frozenset(("off", "from", "north", "south", "east", "west", "above", "below", "outside", "away"))
"""What stands behind a distance where it tells a place."""
_LONGEST_LABEL = 4
"""Words of a rubric and its colon at most."""


def hanging_text(article: Article, parsed: ParsedSentence, piece: Piece, statement: Statement) -> StandaloneText:
    """A sequel or apposition together with the clause that it hangs on."""
    spans = piece.spans(parsed)
    host = piece.host or (statement.main.parts if statement.main is not None and statement.main is not piece else ())
    described = described_by(parsed, piece, host)
    if described is not None:
        return description_text(article, parsed, piece, described)
    if not host:
        edits, _ = edits_for(article, parsed, spans)
        return finished(article, spans, edits, needed=True)
    before = Piece(Role.MAIN, _without_label(parsed, host)).spans(parsed)
    edits, needed = edits_for(article, parsed, (*before, *spans))
    # "Acme bought a mill, | sold it and left, | leaving 300 men without work": no subject.
    needed = needed or (host[0][0] > 0 and parsed.tokens[host[0][0]].tag in "TZ")
    if not has_main_verb([token for first, last in host for token in parsed.tokens[first:last]]):
        # "The farm, 60 kilometres off the coast, will": what names it says nothing without its verb.
        if _is_place_told(parsed, piece) or _is_state_told(parsed, piece):
            being = being_of(parsed.tokens, host[0], is_past=False)
            edits.append(Edit(Span(spans[0].start, spans[0].start), f"{being} ", APPOSITION_MADE))
            return finished(article, (*before, *spans), edits, needed=needed)
        needed = True
    if _is_object_of(parsed, piece, host):
        return finished(article, (*before, *spans), edits, needed=needed)
    text, additions = join_edits(article.body, (before, spans), edits)
    return StandaloneText(*finish(text, additions), needed)


def _is_object_of(parsed: ParsedSentence, piece: Piece, host: Sequence[tuple[int, int]]) -> bool:
    """Whether a piece is what the last verb of its host acts on, behind a phrase ("It gets, by one count, | $234m")."""
    end = without_marks(parsed.tokens, *host[-1])[1]
    is_inserted = any(token.is_word for token in parsed.tokens[end : piece.first])
    return is_inserted and parsed.tokens[end - 1].tag in FINITE and parsed.tokens[piece.first].tag in "CDNSPJ"


def described_by(parsed: ParsedSentence, piece: Piece, host: tuple[tuple[int, int], ...]) -> tuple[int, int] | None:
    """The noun behind which a description stands in commas, its verb behind it: "The clinic, | one of three in Orrin, |
    treats"."""
    tokens, first, last = parsed.tokens, piece.first, piece.parts[-1][1]
    if first < 2 or last + 1 >= len(tokens) or tokens[first - 1].text != "," or tokens[last].text != ",":
        return None
    behind = next((token for token in tokens[last + 1 :] if token.tag != "R"), tokens[last])
    is_phrase = not has_finite(tokens[first:last])
    tells = (
        tokens[first].tag in "DCGI" and tokens[first].lower not in _BESIDE and tokens[first + 1].lower not in _ANSWERS
    )
    if behind.tag not in FINITE or not is_phrase or not tells or any(has_finite(tokens[one:end]) for one, end in host):
        return None
    noun = phrase_before(parsed, first - 1, 0)
    if noun is None or noun[0] == 0:
        return noun
    is_age = noun[1] - noun[0] == 1 and tokens[noun[0]].tag == "C"
    if is_age and tokens[noun[0] - 1].text == ",":
        # "Roe, 19, | a member of the club, | was": Roe is.
        return phrase_before(parsed, noun[0] - 1, 0)
    # "The clinic in Orrin, one of three, treats": not Orrin.
    return None if is_age or tokens[noun[0] - 1].tag in "IG" else noun


def description_text(
    article: Article, parsed: ParsedSentence, piece: Piece, described: tuple[int, int]
) -> StandaloneText:
    """ "The clinic is one of three in Orrin." in the tense of the sentence."""
    spans = piece.spans(parsed)
    edits, open_inside = edits_for(article, parsed, spans)
    subject, needed = phrase_text(article, parsed, described)
    tokens, last = parsed.tokens, piece.parts[-1][1]
    verb = next(token for token in tokens[last + 1 :] if token.tag in FINITE)
    being = being_of(tokens, described, is_past=verb.tag == "T")
    edits.insert(0, Edit(Span(spans[0].start, spans[0].start), f"{subject} {being} ", "description made a sentence"))
    return finished(article, spans, edits, needed=needed or open_inside)


def _is_place_told(parsed: ParsedSentence, piece: Piece) -> bool:
    """Whether an insertion says how far something lies from where ("60 kilometres off the coast")."""
    tokens = piece.tokens(parsed)
    return has_figure(tokens[:1]) and any(token.lower in _AWAY for token in tokens[1:4])


def _is_state_told(parsed: ParsedSentence, piece: Piece) -> bool:
    """Whether an insertion says in what state something is now ("The strike, now in its third week, has")."""
    tokens = piece.tokens(parsed)
    return tokens[0].lower in _NOW and len(tokens) > 1 and tokens[1].tag in "ICDG"


def _without_label(parsed: ParsedSentence, host: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """The parts of a clause without the rubric in capitals before it ("FOOTBALL: Acme won")."""
    (first, last), *rest = host
    colon = next((at for at in range(first + 1, min(first + _LONGEST_LABEL, last)) if parsed.tokens[at].text == ":"), 0)
    is_label = colon and all(token.text.isupper() for token in parsed.tokens[first:colon])
    return ((colon + 1, last), *rest) if is_label else host
