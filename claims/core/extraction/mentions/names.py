"""Names in a text: runs of capitals with their titles, guessed to be a person, an organization or a place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.core.extraction.clauses.moments import tells_circumstance
from claims.core.extraction.figures.number_words import ONES, TENS
from claims.core.extraction.figures.units import CASED_UNITS, UNITS
from claims.core.extraction.lexicon.determiners import ARTICLES, THIRD_POSSESSIVES
from claims.core.extraction.lexicon.geography import PLACES
from claims.core.extraction.lexicon.measures import MEASURES
from claims.core.extraction.lexicon.ordinals import ORDINALS
from claims.core.extraction.lexicon.people import (
    HONORIFICS,
    INSTITUTIONS,
    OFFICES,
    ORGANIZATION_WORDS,
    OUTLETS,
    PEOPLE,
    SOURCE_NOUNS,
    TITLES,
)
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.mentions.calendar_names import names_in
from claims.core.extraction.mentions.kin import kin_before
from claims.core.extraction.mentions.name_kinds import LINKERS, NAME_PARTICLES, NameKind, can_be_name, kind_of_name
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import has_finite, is_known
from claims.core.extraction.text.tokens import Token
from claims.core.records import Span

_CALENDAR = words(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. christmas easter
    yesterday today tomorrow tonight""",
)
_PLURAL_TITLES = words(
    "presidents ministers senators governors professors mayors sens. reps. govs. drs. profs. messrs."
)
"""Titles before the first of several names ("Presidents | Ana Roe of Velm and Ben Doe of Mour")."""
_GIVEN = words("dean major king prince earl duke bishop marshal")
"""Titles that are given names as well: "Chief Constable Dean Roe"."""
_NOBODY = words("nobody everybody everyone somebody someone anybody anyone nothing everything something none citing")
_NO_SURNAMES = words("now first watch forward together ahead today tomorrow matters works here")
"""Last words of the names of groups, behind what is otherwise a title."""
_SECOND_RANKS = words("general executive officer minister secretary commissioner constable superintendent justice")
"""Words that end an office of several words rather than lead to a name behind another title."""
_EVENT_RANKS = ORDINALS | words("last latest only best worst biggest highest lowest")
_HELD_BODIES = words("office department council court committee bureau")
"""Bodies named after who holds an office."""
_PLURALS = ("men", "women", "children", "people")
"""How plurals end that have "'s" behind them: "the Seamen's Union"."""
_PARTY_AND_PLACE = re.compile(r"[DRI]-[A-Z][A-Za-z]*\.?")
"""What stands behind the names of American lawmakers and is no name: "Sen. Ana Roe, R-Texas"."""
_LONGEST_NAME = 14
_LONGEST_APPOSITION = 30


_LONGEST_JOINED = 4
"""Words on either side of the "and" in a body's name at most."""
OWN_NOUNS = words("company group corporation firm")
"""What a firm calls itself in its releases, with a capital that makes no name of it ("The Company will invest")."""
_BODIES = ORGANIZATION_WORDS - {"united"}
_NAMESAKES = words("st st. saint king queen trinity")
"""First words of those after whom schools, hospitals and churches are named."""
_JOINED_HEADS = words("workers teachers employees engineers")
"""Heads of unions' names."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at one place of one sentence; ``first`` and ``last`` are word indexes (``last`` exclusive).

    ``name`` leaves titles out; ``title`` is the role as written, before or after the name, None if there is none;
    ``described`` is the span of name and role together.
    """

    sentence: int
    first: int
    last: int
    name: str
    kind: NameKind
    span: Span
    described: Span
    title: str | None = None
    has_office: bool = False
    apposition_last: int | None = None
    is_apposed: bool = False
    kin: str | None = None
    """What the bearer is to somebody, where that stands right before ("her son Leo")."""


def find_mentions(body: str, parsed: Sequence[ParsedSentence]) -> tuple[tuple[Mention, ...], ...]:
    """The names of each sentence, in order; row ``i`` for sentence ``i``."""
    named = names_in(body)
    return tuple(tuple(_mentions_of(body, sentence, named)) for sentence in parsed)


def _mentions_of(body: str, parsed: ParsedSentence, named: frozenset[int]) -> Iterable[Mention]:
    """``named``: where the months and weekdays of the body begin that are words of names."""
    tokens = parsed.tokens
    at = 0
    while at < len(tokens):
        if tokens[at].start not in named and not _begins_name(tokens, at):
            at += 1
            continue
        last = _end_of_run(tokens, at, named)
        is_own = tokens[at].lower in OWN_NOUNS and at > 0 and tokens[at - 1].lower == "the"
        if last == at + 1 and (is_own or _PARTY_AND_PLACE.fullmatch(tokens[at].text)):
            at = last
            continue
        yield _read_run(body, parsed, at, last)
        at = last


def _begins_name(tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    behind = tokens[min(at + 1, len(tokens) - 1)]
    is_paper = at > 0 and tokens[at - 1].lower == "the" and behind.is_capitalized and behind.lower in OUTLETS
    is_date = token.lower in _CALENDAR and not is_paper  # "the Sunday Times"
    if not token.is_capitalized or is_date or not token.text.lstrip("#@")[:1].isalpha():
        return False
    if token.text == "I" or token.tag in "DOIKAWMZ" or token.lower in _NOBODY or _is_unit_of_number(tokens, at):
        return False
    initial = at == 0 or tokens[at - 1].text in ".!?:“\"‘'—"
    if not initial:
        return True
    follows_name = at + 1 < len(tokens) and (_is_capital(tokens[at + 1]) or tokens[at + 1].lower == "of")
    if token.lower in ONES.keys() | TENS.keys() and not (follows_name and _is_capital(tokens[at + 1])):
        # "Eleven of the dead", but "Seven Network".
        return False
    if token.lower in SOURCE_NOUNS or token.lower in INSTITUTIONS:
        return follows_name and (token.lower not in SOURCE_NOUNS or token.lower in TITLES)
    if token.tag == "P":
        return can_be_name(token.lower) or token.text.isupper() or follows_name
    return follows_name and (token.lower in TITLES or token.lower in HONORIFICS or not is_known(token.lower))


def _is_unit_of_number(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word is the sign of a unit behind digits ("264 TWh", "40 Mt"), and no name."""
    text = tokens[at].text
    is_unit = text in CASED_UNITS or (text.lower() in UNITS and not text[1:].islower())
    return is_unit and len(text) > 1 and at > 0 and tokens[at - 1].text[:1].isdigit()


def _is_capital(token: Token) -> bool:
    return (token.is_capitalized and token.text[-1:].isalnum()) or (token.is_capitalized and token.text.endswith("."))


def _end_of_run(tokens: list[Token], first: int, named: frozenset[int]) -> int:
    """Index after the last word of the name that begins at ``first``; ``named`` as above."""
    at = first + 1
    headed = tokens[first].lower in TITLES or tokens[first].lower in ORGANIZATION_WORDS
    while at < min(len(tokens), first + _LONGEST_NAME):
        token = tokens[at]
        is_date = token.lower in _CALENDAR and token.start not in named
        is_date = is_date and not (token.lower == "today" and _is_capital(tokens[at - 1]))
        if _is_capital(token) and not is_date and token.tag != "O":
            headed = headed or token.lower in TITLES or token.lower in ORGANIZATION_WORDS
            at += 1
        elif (after := _after_particles(tokens, at)) is not None:
            at = after
        elif token.lower == "on" and at + 1 < len(tokens) and tokens[at + 1].start in named:
            # "the Mail on Sunday".
            at += 2
        elif _is_owned_body(tokens, first, at):
            # "the Coastal Fishers' Federation".
            headed, at = True, at + 2
        elif token.lower == "and" and (after := _after_joined_body(tokens, first, at)) is not None:
            headed, at = True, after
        elif headed and token.lower in LINKERS:
            step = 2 if at + 1 < len(tokens) and tokens[at + 1].lower == "the" else 1
            follows = tokens[at + step] if at + step < len(tokens) else None
            if follows is None or not _is_capital(follows) or follows.lower in _CALENDAR:
                break
            post = token.lower == "for" and tokens[at - 1].lower in OFFICES
            if token.lower in ("and", "to", "for") and not post and not _links_inside(tokens, first, at, token.lower):
                break
            if token.lower == "of" and _is_full_name(tokens[first:at]):
                # "Professor Ana Ruiz of York University": the person and the body are two names.
                break
            at += step + 1
        else:
            break
    return at


def _is_owned_body(tokens: list[Token], first: int, at: int) -> bool:
    """Whether the apostrophe at ``at`` makes the names from ``first`` on the owners of the body that is named behind it."""
    mark, owner = tokens[at], tokens[at - 1]
    if at + 1 >= len(tokens) or not _is_capital(tokens[at + 1]) or tokens[at + 1].lower not in ORGANIZATION_WORDS:
        return False
    if mark.tag == "Q" and owner.lower in TITLES and tokens[at + 1].lower in _HELD_BODIES:
        # "the Information Commissioner's Office".
        return True
    if mark.tag == "Q" and mark.text[-1:] == "s" and not owner.lower.endswith(_PLURALS):
        # "St Brannock's College" is no college of a man named so, "Roe's Hotel" one of somebody's.
        return tokens[first].lower in _NAMESAKES and at - first < 3
    is_plural = owner.lower.endswith("s") if mark.tag != "Q" else owner.lower.endswith(_PLURALS)
    return mark.text in ("'", "’", "'s", "’s") and mark.start == owner.end and is_plural


def _after_particles(tokens: list[Token], at: int) -> int | None:
    """Index after the name that particles lead to ("van den | Bos", "& | Sons"); None where none stands at ``at``."""
    place = at
    while place < min(len(tokens), at + 3) and tokens[place].lower in NAME_PARTICLES | {"&"}:
        place += 1
    return place + 1 if at < place < len(tokens) and _is_capital(tokens[place]) else None


def _after_joined_body(tokens: list[Token], first: int, joint: int) -> int | None:
    """Index after the name of one body that "and" at ``joint`` is part of ("the Food and Drug Administration"), else None.

    One article leads to it, and its head stands at the end: what is already a body, a person or a place is joined to
    another instead ("the Treasury and the Bank").
    """
    if first == 0 or tokens[first - 1].lower != "the":
        return None
    before = tokens[first:joint]
    if len(before) > _LONGEST_JOINED or any(t.lower in _BODIES or t.lower in TITLES for t in before):
        return None
    if " ".join(token.text for token in before) in PLACES:
        return None
    end = joint + 1
    while end < min(len(tokens), joint + _LONGEST_JOINED + 1) and _is_capital(tokens[end]):
        end += 1
    if end == joint + 1:
        return None
    head = tokens[end - 1].lower
    return end if head in ORGANIZATION_WORDS or (end - joint > 2 and head in _JOINED_HEADS) else None


def _is_full_name(run: list[Token]) -> bool:
    """Whether a title and two or more names make up the run, with no body among them."""
    titles = [at for at, token in enumerate(run) if token.lower in TITLES]
    names = run[titles[-1] + 1 :] if titles else []
    return len(names) >= 2 and not any(token.lower in ORGANIZATION_WORDS or token.lower in LINKERS for token in names)


def _links_inside(tokens: list[Token], first: int, at: int, linker: str) -> bool:
    """Whether "and", "to" or "for" belongs to the name: "Ministry of Health and Welfare", "Representative to Norway"."""
    if linker == "to":
        return tokens[at - 1].lower in OFFICES
    before = {token.lower for token in tokens[first:at]}
    is_body = bool(before & ORGANIZATION_WORDS)
    return ("of" in before and linker in ("and", "for")) or (is_body and (linker == "for" or "for" in before))


def _read_run(body: str, parsed: ParsedSentence, first: int, last: int) -> Mention:
    tokens = parsed.tokens
    name_first = _name_after_title(tokens, first, last)
    if any(token.tag == "Q" for token in tokens[name_first : name_first + 1]):
        # "the Sheriff | 's Office": the office is the body's.
        name_first = first
    role_first = _role_before(tokens, first)
    has_title = name_first > first or role_first < first or _apposed_to(tokens, first, last) is not None
    apposition = _apposition_after(tokens, last)
    if apposition is not None and first == 1 and tokens[0].tag == "I" and not _subject_behind(tokens, apposition):
        # "In Mour, the last strike, in 2022, lasted two days".
        apposition = None
    if apposition is not None and _describes_subject(tokens, first, last, apposition):
        apposition = None
    span = Span(tokens[name_first].start, tokens[last - 1].end)
    name = " ".join(body[span.start : span.end].split()).lstrip("#@")
    titled = has_title or apposition is not None
    definite = first > 0 and tokens[first - 1].lower in ("the", "a", "an", "this")
    kind = kind_of_name(tokens[name_first:last], name, titled=titled, definite=definite and not titled)
    kin = kin_before(tokens, first)
    if kind is NameKind.OTHER and kin is not None:
        # "His uncle, Yusuf, said".
        kind = NameKind.PERSON
    title = None
    leading = _apposed_to(tokens, first, last) if role_first == first else None
    if leading is not None:
        role_first = leading
        kind = NameKind.PERSON if kind is NameKind.OTHER else kind
    described = Span(tokens[min(first, role_first)].start, span.end)
    office = any(token.lower in OFFICES for token in tokens[min(first, role_first) : name_first])
    if kind is NameKind.PERSON and has_title:
        title = body[described.start : span.start].strip(" ,")
    honorific_only = title is None or title.lower() in HONORIFICS
    if kind is not NameKind.PLACE and apposition is not None and honorific_only:
        described = Span(described.start, tokens[apposition - 1].end)
        title = body[tokens[last + 1].start : described.end]
        office = office or any(token.lower in TITLES for token in tokens[last + 1 : apposition])
    return Mention(
        sentence=parsed.index,
        first=min(first, role_first) if kind is NameKind.PERSON else first,
        last=last,
        name=name,
        kind=kind,
        span=span,
        described=described,
        title=title,
        has_office=office,
        apposition_last=apposition,
        is_apposed=leading is not None or (apposition is not None and described.end > span.end),
        kin=kin,
    )


def _describes_subject(tokens: list[Token], first: int, last: int, end: int) -> bool:
    """Whether a description is of who the clause is about: "She was born in | Pell, the daughter of a miner"."""
    if first < 2 or tokens[first - 1].lower not in ("in", "at", "near") or not has_finite(tokens[: first - 1]):
        return False
    head = next((at for at in range(last + 1, end) if tokens[at].tag == "N"), None)
    return (
        head is not None and tokens[head].lower in PEOPLE and head + 1 < len(tokens) and tokens[head + 1].lower == "of"
    )


def _subject_behind(tokens: list[Token], mark: int) -> bool:
    """Whether a subject stands behind the mark that closes an apposition."""
    return mark + 1 < len(tokens) and tokens[mark + 1].tag in "DNSPOCJ"


def _name_after_title(tokens: list[Token], first: int, last: int) -> int:
    """Index where the person's own name begins inside the run; ``first`` if it holds no title."""
    begin = first
    title_at = None
    for at in range(first, last - 1):
        if tokens[at].lower in HONORIFICS or (at == first and tokens[at].lower in _PLURAL_TITLES):
            begin = at + 1
        elif tokens[at].lower in TITLES and not (tokens[at].lower in _GIVEN and at == last - 2 and begin > first):
            title_at = at
            begin = at + 1
    if begin == last - 1 and tokens[begin].lower in _NO_SURNAMES | _SECOND_RANKS | _BODIES:
        # "Justice Now said", "the Attorney General", "Mour General Hospital": a body or an office, and no surname.
        return first
    if title_at is not None and begin == title_at + 1 and tokens[begin].lower in LINKERS:
        # "Secretary of State Mike Pompeo": of what follows the linker, the last two words are the name.
        length = 3 if last - 2 > begin and len(tokens[last - 2].text.rstrip(".")) == 1 else 2
        complement = last - begin - length - 1
        named = all(_is_capital(t) and can_be_name(t.lower) for t in tokens[last - length : last])
        return last - length if complement >= 1 and named else first
    return begin


def _role_before(tokens: list[Token], first: int) -> int:
    """Index where a lower-case role right before the name begins ("finance minister …"); ``first`` if there is none."""
    if first == 0 or tokens[first - 1].lower not in TITLES or tokens[first - 1].tag not in "NSJ":
        return first
    at = first - 1
    while at > 0 and first - at < 10 and (tokens[at - 1].tag in "NJPQSE" or tokens[at - 1].lower in ("of", "for")):
        if tokens[at - 1].lower in ("of", "for") and at > 1 and tokens[at - 2].lower in TITLES:
            # "a spokesman for | mayor Jane Roe".
            break
        if tokens[at - 1].lower in ("of", "for") and at > 1 and not tokens[at].is_capitalized:
            body = tokens[at - 2].lower
            if body not in INSTITUTIONS and body not in ORGANIZATION_WORDS:
                # "the Liberals of | caretaker prime minister Jane Roe", not "the ministry of defence spokesman".
                break
        at -= 1
    while tokens[at].lower in ("of", "for") or tokens[at].tag == "Q":
        at += 1
    return at


def _apposed_to(tokens: list[Token], first: int, last: int) -> int | None:
    """Where a role begins that the name explains ("the bank's governor, Helena Marsh,"); None if there is none."""
    if first < 3 or tokens[first - 1].text != "," or (last < len(tokens) and tokens[last].text not in ',.;—–"”'):
        return None
    if tokens[first - 2].lower not in TITLES or tokens[first - 2].tag not in "NS":
        return None
    at = first - 2
    while (
        at > 0 and first - at < 12 and (tokens[at - 1].tag in "NJPQSD" or tokens[at - 1].lower in ("of", "for", "and"))
    ):
        at -= 1
        if tokens[at].tag == "D" and (at == 0 or tokens[at - 1].lower not in ("of", "for")):
            break
    while at < first and (tokens[at].tag == "Q" or tokens[at].lower in ("of", "for", "and")):
        at += 1
    return at if tokens[at].tag in "DP" else None


def _apposition_after(tokens: list[Token], last: int) -> int | None:
    """Index after an apposition that says what the name is (", the mayor of Leeds," or "—the city's oldest paper—")."""
    if last + 2 >= len(tokens) or tokens[last].text not in ",—–":
        return None
    mark = tokens[last].text
    begin = last + 1
    if tokens[begin].tag == "C" and tokens[begin + 1].text == "," and tokens[begin].text.isdigit():
        begin += 2
    if begin >= len(tokens) or tokens[begin].tag not in "DNJPS":
        return None
    owned = tokens[begin].lower in THIRD_POSSESSIVES
    if owned and begin + 1 < len(tokens) and tokens[begin + 1].lower in _EVENT_RANKS:
        # "She spoke to the Network, her first speech since March": said of what was done.
        return None
    definite = owned or tokens[begin].lower in ARTICLES
    for at in range(begin, min(len(tokens), begin + _LONGEST_APPOSITION)):
        # "Jane Roe, a biologist who led the work": what the relative clause says is no part of what she is.
        relative = tokens[at].tag == "W" and tokens[at].lower == "who" and at - begin > 1
        if tokens[at].text == mark or tokens[at].text in ".;" or relative:
            if tells_circumstance(tokens, begin, at):
                return None
            head = tokens[begin : _head_end(tokens, begin, at)]
            titled = any(token.lower in TITLES for token in head)
            is_list = mark == "," and any(token.tag == "K" for token in tokens[begin:at])
            measures = any(token.lower in MEASURES for token in head)
            described = definite and at - begin > 1 and not is_list and not measures
            return at if head and (titled or described) else None
        if tokens[at].tag in "MFZTOW":
            return None
    return None


def _head_end(tokens: list[Token], begin: int, end: int) -> int:
    """Index after the head noun of the phrase at ``begin``: before its first preposition."""
    for at in range(begin, end):
        if tokens[at].tag in "IAWK" and at > begin:
            return at
    return end
