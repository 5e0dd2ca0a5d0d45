"""The part of somebody's words that only the saying makes checkable, beside what could be taken by itself.

"Roe said the city faces a gap of $9 million and "can't heat four readers"": the gap is a claim, and so is that she said so.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.attribution.said_content import Shape
from claims.core.extraction.clauses.pieces import Piece, Role
from claims.core.extraction.clauses.splitting import split_statements
from claims.core.extraction.speech.attribution import attribution_of
from claims.core.extraction.speech.reported import Speech
from claims.core.extraction.statements.article import Article
from claims.core.extraction.statements.assessing import assess_piece
from claims.core.extraction.statements.records import Form, Reading, Shelved, Statement, saying_of, statements_of
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import has_finite
from claims.core.records import Force, RejectReason, Span

_CLAUSES = frozenset({Role.MAIN, Role.COORDINATE, Role.CONTRAST})
_UNTAKEN = frozenset({RejectReason.OPINION, RejectReason.PREDICTION, RejectReason.CALL_OR_WISH})
_OPENING_MARKS = frozenset(""""“‘'""")
_CIRCUMSTANCES = frozenset(("as", "after", "when", "while"))


def take_partial_saying(reading: Reading, speech: Speech) -> None:
    """Take the saying of what ``reported`` left in its sentence, where a named speaker's other words became claims."""
    frame, parsed = speech.frame, speech.parsed
    if not speech.source.is_named or frame.shape not in (Shape.INITIAL, Shape.FINAL, Shape.MIDDLE):
        return
    if frame.force in (Force.DENIED, Force.DOUBTED, Force.ASKED):
        return
    here = [statement for statement in statements_of(reading, parsed.index) if statement.sentence == parsed.index]
    taken = [statement for statement in here if statement.attribution is not None and statement.form is Form.CLAUSE]
    if not taken or any(statement.form is Form.SAYING for statement in here):
        return
    left = _left_pieces(reading.article, speech, taken)
    if not left:
        return
    words = _words_of_saying(speech, left)
    span = Span(parsed.tokens[words[0]].start, parsed.tokens[words[1] - 1].end)
    attribution = attribution_of(parsed, frame, speech.source, [s for piece in left for s in piece.spans(parsed)])
    reading.statements.append(saying_of([parsed], span, attribution, sentence=parsed.index))


def drop_fragments(reading: Reading, group: Sequence[int]) -> None:
    """Shelve what a saying over several sentences adds to claims if that has no verb ("“We had two boats,” … “Two.”")."""
    article = reading.article
    here = statements_of(reading, group[0])
    saying = next((s for s in here if s.form is Form.SAYING and s.sentences == tuple(group)), None)
    if saying is None or len(group) < 2:
        return
    claimed = {s.sentence for s in here if s.form is Form.CLAUSE}
    rest = [index for index in group if index not in claimed]
    if not claimed or not rest or any(has_finite(article.parsed[index].tokens) for index in rest):
        return
    reading.statements.remove(saying)
    reading.shelved.extend(Shelved(index, RejectReason.NO_ASSERTION, 0.1) for index in rest)


def _left_pieces(article: Article, speech: Speech, taken: Sequence[Statement]) -> list[Piece]:
    """The clauses of what was said that are views, plans or calls and in no claim."""
    parsed = speech.parsed
    covered = [span for statement in taken for span in statement.spans]
    left = []
    for first, last in speech.frame.content:
        for piece in split_statements(parsed, first, last):
            spans = piece.spans(parsed)
            if piece.role not in _CLAUSES or not spans or any(s.overlaps(c) for s in spans for c in covered):
                continue
            if piece.first > first and parsed.tokens[piece.first - 1].lower in _CIRCUMSTANCES:
                # "will cut 90 jobs | as shoppers turn to rivals" adds a circumstance to what was taken.
                continue
            if assess_piece(article, parsed, piece, attributed=True).reject in _UNTAKEN:
                left.append(piece)
    return left


def _words_of_saying(speech: Speech, left: Sequence[Piece]) -> tuple[int, int]:
    """The word range of the saying: the speaker, the cue and the words left, with what stands between."""
    frame, tokens = speech.frame, speech.parsed.tokens
    said = (frame.cue[0], frame.cue[1]) if frame.source is None else (
        min(frame.source[0], frame.cue[0]), max(frame.source[1], frame.cue[1])
    )  # fmt: skip
    first = min(said[0], left[0].first)
    last = max(said[1], left[-1].parts[-1][1])
    if left[0].first > said[1]:
        first = said[0]
    if first > 0 and speech.parsed.quoted[first] and tokens[first - 1].text in _OPENING_MARKS:
        # "“Frankly, we waited, and …,” Roe said".
        first -= 1
    return first, _past_closing_marks(speech.parsed, last, len(tokens))


def _past_closing_marks(parsed: ParsedSentence, last: int, end: int) -> int:
    while last < end and parsed.tokens[last].text in '"”’.,!' and parsed.tokens[last].text != ",":
        last += 1
    return last
