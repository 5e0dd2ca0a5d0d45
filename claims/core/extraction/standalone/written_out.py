"""What is written out in the words of a statement: names, dates, pronouns, definite phrases."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from claims.core.extraction.figures.counted_nouns import is_plural
from claims.core.extraction.lexicon.conjunctions import BEFORE_CLAUSES
from claims.core.extraction.lexicon.determiners import ARTICLES, POSSESSIVES, THIRD_POSSESSIVES
from claims.core.extraction.standalone.antecedents import pronoun_edits
from claims.core.extraction.standalone.doubtful_dates import is_doubtful
from claims.core.extraction.standalone.full_names import is_verbatim, name_edits
from claims.core.extraction.standalone.gaps import points_back
from claims.core.extraction.standalone.named_places import phrase_edits
from claims.core.extraction.standalone.records import PRONOUN_RESOLVED, SUBJECT_SHARED, StandaloneText
from claims.core.extraction.standalone.references import definite_edits
from claims.core.extraction.statements.article import Article
from claims.core.extraction.statements.claim_times import times_inside
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE
from claims.core.extraction.text.edits import Edit, apply_edits, finish
from claims.core.extraction.text.tokens import Token
from claims.core.extraction.times.absolute_dates import MONTHS, date_edit
from claims.core.records import Span, TimeExpression

_BARE_DATE = re.compile(rf"(?:(?:{'|'.join(MONTHS)}) )?\d{{4}}")
_DAY_DATE = re.compile(rf"\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}}")
_HABITUAL = frozenset(("usually", "typically", "normally", "traditionally", "annually"))
_NO_PREPOSITIONS = BEFORE_CLAUSES | {"that"}
"""Subordinators that are tagged like prepositions and never are any."""
_HOLIDAYS = frozenset(("christmas", "easter"))
"""Days whose names are surnames as well."""
_ANY = frozenset(("any", "some", "no", "each", "every", "another"))
_PARTS = frozenset(("none", "half", "third", "quarter", "most", "many", "few", "several", "all", "both"))
_VERBS = FINITE | {"B"}
_BEFORE_CAPITALS = frozenset('.!?:"“‘')
"""Marks behind which every word has a capital."""
_LONGEST_GROUP = 14
"""Words of the group that a sentence opens with ("Of the 41 bridges inspected last year, nine …") at most."""
_BEFORE_NOUNS = ARTICLES | POSSESSIVES | {"whose", "'s", "’s"}


def edits_for(
    article: Article, parsed: ParsedSentence, spans: Sequence[Span], *, saying: bool = False, speaker: str | None = None
) -> tuple[list[Edit], bool]:
    """The edits for words at ``spans`` of one sentence, and whether something stays unresolved.

    In a ``saying`` quoted words stay as they are; ``speaker`` is whoever says the words.
    """
    edits = date_edits(article, parsed, spans)
    tokens = [t for t in parsed.tokens if any(s.start <= t.start and t.end <= s.end for s in spans)]
    unquoted = [t for t in tokens if not _is_quoted(parsed, t.span)] if saying else tokens
    edits += name_edits(article, parsed, spans)
    pronouns, needed = pronoun_edits(article, parsed, unquoted, speaker)
    edits += pronouns
    edits += phrase_edits(article, parsed, unquoted)
    definite, unnamed = definite_edits(article, parsed, [t for t in unquoted if not is_verbatim(parsed, t.span, spans)])
    edits += definite
    edits += _counted_edits(article, parsed, unquoted)
    edits += _group_edits(article, parsed, unquoted)
    doubtful = has_doubtful_date(article, parsed, spans)
    return edits, needed or unnamed or doubtful or points_back(article, parsed, unquoted, edits)


def finished(article: Article, spans: Sequence[Span], edits: Sequence[Edit], *, needed: bool) -> StandaloneText:
    """The words at ``spans`` with these edits, as a sentence; ``needed`` tells that something stays open."""
    text, additions = apply_edits(article.body, spans, edits)
    return StandaloneText(*finish(text, additions), needed)


def has_doubtful_date(article: Article, parsed: ParsedSentence, spans: Sequence[Span]) -> bool:
    """Whether a date in ``spans`` stays as it is written because its day or year is in doubt."""
    return any(
        is_doubtful(article, parsed, found) and date_edit(article.body, found) is not None
        for found in _relative_dates(article, parsed, spans)
    )


def phrase_text(
    article: Article, parsed: ParsedSentence, words: tuple[int, int], speaker: str | None = None
) -> tuple[str, bool]:
    """The words of a phrase written out, and whether something in them stays unresolved."""
    span = Span(parsed.tokens[words[0]].start, parsed.tokens[words[1] - 1].end)
    edits, needed = edits_for(article, parsed, (span,), speaker=speaker)
    return apply_edits(article.body, (span,), edits)[0], needed


def date_edits(article: Article, parsed: ParsedSentence, spans: Sequence[Span]) -> list[Edit]:
    """The relative dates in ``spans`` made absolute, quoted ones left as they are."""
    edits: list[Edit] = []
    if any(token.lower in _HABITUAL for token in parsed.tokens):
        # "Cases usually peak in April" speaks of every April.
        return edits
    for found in _relative_dates(article, parsed, spans):
        stays = is_doubtful(article, parsed, found) or _is_since_this_year(article, found)
        edit = None if stays else date_edit(article.body, found)
        if edit is not None and not (_is_described(parsed, edit.span) or _is_owned_part(parsed, edit)):
            edits.append(_as_opening(parsed, spans[0], _as_attribute(parsed, edit)))
    return _without_second_years(article, edits)


def _is_since_this_year(article: Article, found: TimeExpression) -> bool:
    """Whether "since" alone goes back to some day of the year of publication ("has | since | sold", not "since 2026")."""
    is_alone = article.text(found.span).lower() in ("since", "ever since")
    return is_alone and found.timex == str(article.published.year)


def _without_second_years(article: Article, edits: Sequence[Edit]) -> list[Edit]:
    """One edit for "March 23 | of | this year", whose day names its year."""
    joined: list[Edit] = []
    for edit in edits:
        before = joined[-1] if joined else None
        if before is not None and before.new.endswith(edit.new) and edit.new.isdigit():
            between = article.text(Span(before.span.end, edit.span.start))
            if between.strip(" ,") in ("", "of"):
                joined[-1] = Edit(Span(before.span.start, edit.span.end), before.new, before.reason)
                continue
        joined.append(edit)
    return joined


def _relative_dates(article: Article, parsed: ParsedSentence, spans: Sequence[Span]) -> list[TimeExpression]:
    """The times in ``spans`` that are dates only with the day of publication, quoted ones left out."""
    return [
        found
        for found in times_inside(article, spans, article.times[parsed.index])
        if found.relative
        and any(span.holds(found.span) for span in spans)
        and not is_verbatim(parsed, found.span, spans)
    ]


def _is_described(parsed: ParsedSentence, date: Span) -> bool:
    """Whether the date is the noun of a description: "the wettest November", "a disastrous October", "any Friday"."""
    first = at = parsed.index_at(date.start)
    if parsed.tokens[at].lower in _HOLIDAYS and at > 0 and parsed.tokens[at - 1].tag == "P":
        # "Ana Christmas".
        return True
    while first > 0 and (parsed.tokens[first - 1].tag in "JCRB" or parsed.tokens[first - 1].lower.endswith("est")):
        first -= 1
    if first == 0:
        return False
    before = parsed.tokens[first - 1]
    if first == at:
        behind = next((token for token in parsed.tokens[at:] if token.start >= date.end), None)
        is_told = behind is not None and behind.lower in ("before", "after")
        # "the Saturday before Christmas".
        return before.lower in _ANY or (before.lower == "the" and is_told)
    return before.tag == "D" or before.lower in _BEFORE_NOUNS


def _is_owned_part(parsed: ParsedSentence, edit: Edit) -> bool:
    """Whether a part of a day says which of somebody's things is meant ("his | Sunday night | address")."""
    at = parsed.index_at(edit.span.start)
    before = parsed.tokens[at - 1] if at > 0 else None
    is_owner = before is not None and (before.lower in THIRD_POSSESSIVES or before.tag == "Q")
    return is_owner and edit.new.startswith(("the ", "on the "))


def _as_opening(parsed: ParsedSentence, clause: Span, edit: Edit) -> Edit:
    """With "in" or "on" where a date begins a clause that a conjunction joined ("and | last month the office said")."""
    at = parsed.index_at(edit.span.start)
    if edit.span.start == clause.start and _DAY_DATE.fullmatch(edit.new) and not _is_subject(parsed, edit.span):
        behind = next((token for token in parsed.tokens[at:] if token.start >= edit.span.end), None)
        return replace(edit, new=f"on {edit.new}") if behind is not None and behind.tag in "DPOC" else edit
    joined = at > 1 and parsed.tokens[at - 1].tag == "K" and parsed.tokens[at - 2].text == ","
    if not (joined or edit.span.start == clause.start) or not _BARE_DATE.fullmatch(edit.new):
        return edit
    if _is_subject(parsed, edit.span):
        return edit
    behind = next((token for token in parsed.tokens if token.start >= edit.span.end), None)
    if behind is not None and behind.text == ",":
        behind = next((token for token in parsed.tokens if token.start > behind.start), None)
    leads = behind is not None and behind.tag in "DNSPOC"
    return Edit(edit.span, f"in {edit.new}", edit.reason) if leads else edit


def _counted_edits(article: Article, parsed: ParsedSentence, tokens: Sequence[Token]) -> list[Edit]:
    """ "seven of them" -> "seven of the trawlers", where this sentence or the one before names what is counted."""
    edits: list[Edit] = []
    for figure in article.quantities[parsed.index]:
        behind = [token for token in tokens if token.start >= figure.number_span.end][:2]
        if [token.lower for token in behind] != ["of", "them"] or is_verbatim(parsed, behind[1].span, (figure.span,)):
            continue
        noun = (figure.measure or "").split(" ")[-1]
        own = {token.lower for token in tokens if token.end <= figure.span.start}
        before = article.parsed[parsed.index - 1].tokens if parsed.index else ()
        named = [*before, *(token for token in parsed.tokens if token.end <= figure.span.start)]
        if is_plural(noun) and noun in {token.lower for token in named} and noun not in own:
            edits.append(Edit(behind[1].span, f"the {_as_spelled(figure.measure or noun, named)}", PRONOUN_RESOLVED))
    return edits


def _as_spelled(measure: str, tokens: Sequence[Token]) -> str:
    """A measure with the capitals that its words have within sentences: "american troops" -> "American troops"."""
    within = (token for before, token in pairwise(tokens) if before.text not in _BEFORE_CAPITALS)
    spelled = {token.lower: token.text for token in within if token.is_capitalized}
    return " ".join(spelled.get(word, word) for word in measure.split(" "))


def _group_edits(article: Article, parsed: ParsedSentence, tokens: Sequence[Token]) -> list[Edit]:
    """ "two of the 12 boats are old" for "Of the 12 boats, seven are new and | two are old"."""
    opening = parsed.tokens[:3]
    comma = next((at for at, token in enumerate(parsed.tokens) if token.text == ","), 0)
    begin = 2 if [token.lower for token in opening[:2]] == ["out", "of"] else 1
    if not tokens or comma <= begin or opening[0].lower not in ("of", "out", "among"):
        return []
    group = parsed.tokens[begin:comma]
    number = next((at for at, token in enumerate(tokens[:4]) if token.tag == "C" or token.lower in _PARTS), None)
    if number is None or number + 1 >= len(tokens) or tokens[0].start < group[-1].end or len(group) > _LONGEST_GROUP:
        return []
    if any(token.tag not in "RDI" for token in tokens[:number]) or tokens[number + 1].tag not in _VERBS:
        return []
    spans = (Span(group[0].start, group[-1].end),)
    written, _ = apply_edits(article.body, spans, date_edits(article, parsed, spans))
    at = tokens[number].end
    article_before = "the " if group[0].tag == "C" else ""
    return [Edit(Span(at, at), f" of {article_before}{written}", SUBJECT_SHARED)]


def _as_attribute(parsed: ParsedSentence, edit: Edit) -> Edit:
    """Without "in" or "on" where the date stands before its noun or in a comparison ("a July interview", "as soon as")."""
    at = parsed.index_at(edit.span.start)
    before = parsed.tokens[at - 1] if at > 0 else None
    if _is_subject(parsed, edit.span):
        return Edit(edit.span, re.sub(r"^(?:in|on) ", "", edit.new, flags=re.IGNORECASE), edit.reason)
    behind = next((token for token in parsed.tokens[at:] if token.start >= edit.span.end), None)
    is_before_noun = before is not None and before.tag in FINITE and behind is not None and behind.tag in "JS"
    if is_before_noun and behind is not None and behind.start == edit.span.end + 1:
        # "precedes | Friday | plenary sessions".
        return Edit(edit.span, edit.new.removeprefix("on "), edit.reason)
    takes_no_other = before is not None and before.tag == "I" and before.lower not in _NO_PREPOSITIONS
    if before is not None and before.lower == "than" and edit.new.startswith("in "):
        # "2% more than last year": "than in 2023".
        return edit
    if before is None or not (before.lower in _BEFORE_NOUNS or before.lower in ("as", "than") or takes_no_other):
        return edit
    preposition, _, rest = edit.new.partition(" ")
    return Edit(edit.span, rest, edit.reason) if preposition in ("in", "on") else edit


def _is_subject(parsed: ParsedSentence, date: Span) -> bool:
    """Whether a date is what its clause speaks of ("Last year was the worst on record")."""
    at = parsed.index_at(date.start)
    behind = next((token for token in parsed.tokens[at:] if token.start >= date.end), None)
    before = parsed.tokens[at - 1]
    opens = at == 0 or before.tag in ("K", *FINITE) or before.lower == "that"
    return opens and behind is not None and behind.tag in FINITE


def _is_quoted(parsed: ParsedSentence, span: Span) -> bool:
    return any(quotation.span.holds(span) for quotation in parsed.quotations)
