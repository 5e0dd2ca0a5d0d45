"""What somebody's office or kin makes a claim of: "In February 2020 Jane Roe was mayor of Leeds."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.core.extraction.attribution.sources import is_person as names_person
from claims.core.extraction.attribution.sources import is_possessive
from claims.core.extraction.clauses.pieces import has_figure
from claims.core.extraction.figures.counted_nouns import is_plural, singular_of
from claims.core.extraction.lexicon.determiners import POSSESSIVES
from claims.core.extraction.lexicon.geography import COUNTRY_BY_ADJECTIVE
from claims.core.extraction.lexicon.inflection import article_before, base_of
from claims.core.extraction.lexicon.people import (
    FIRST_NAMES,
    HONORIFICS,
    INSTITUTIONS,
    OFFICES,
    PARTIES,
    RANKS,
    TITLES,
    is_person,
)
from claims.core.extraction.lexicon.sayings import FORCE_BY_VERB
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.mentions.kin import KIN
from claims.core.extraction.mentions.name_kinds import NameKind
from claims.core.extraction.mentions.names import Mention
from claims.core.extraction.standalone.antecedents import possessor_of
from claims.core.extraction.standalone.records import APPOSITION_MADE, PRONOUN_RESOLVED, StandaloneText
from claims.core.extraction.standalone.relative_heads import is_place_of_opening
from claims.core.extraction.standalone.titles import told_title
from claims.core.extraction.statements.article import Article
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, is_known
from claims.core.extraction.text.edits import finish
from claims.core.extraction.text.tokens import Token
from claims.core.extraction.times.absolute_dates import MONTHS
from claims.core.records import Addition, Span

_DEAD = frozenset(("died", "dies", "born"))
"""Words of those who may be dead, of which "in March 2026 … was" would say too much."""
_ENDS_OF_LIVES = words("death deaths killing killings murder murders assassination funeral burial memory birth passing")
"""Nouns before "of" and the name of somebody who may be dead."""
_AUXILIARIES = frozenset(("be", "have"))
_BEFORE_OWN = frozenset((",", "and", "who", "he", "she", ")"))
"""What stands before a verb of the same subject ("Jane Roe, a judge, | died", "who | was born")."""
_JOINING = frozenset(("that", "where", "when", "because", "after", "as", "while", "which", "whose"))
"""What begins a clause with a subject of its own, unless a pronoun follows ("was 40 when she | died")."""
_ONCE = words("former previous then ex onetime one-time outgoing incoming acting interim deputy")
"""What stands before a title and is a part of it ("his mentor, | former | Governor Ben Roe")."""
_BEFORE_TITLES = ("then-", "ex-", "former-", "vice-")
_AT_THAT_TIME = ("then-", "then ")
_OWNED = re.compile(r"(?:\b(?:his|her|its|their)|['’]s?) ", re.IGNORECASE)
_NO_OFFICE = re.compile(
    r"time|support|help|death|plan|speech|visit|trip|order|request|life|career|work|role|wish|past|arrest|return|"
    r"[a-z]+(?<!govern)(?:ment|ness|ship|ance|ity)|[a-z]+(?<!organi[sz]a)(?:tion|sion)"
)
"""Nouns of what nobody is ("because of his | time | in jail, Roe knew them")."""
_DOING = re.compile(r"[a-z]+ing (?:at|in|on|for|to|with|from|by|about|against) ")
"""What somebody does, before a place that looks like a name ("Roe, | speaking at a rally in Velm, N.C.")."""
_POINTING = ("this ", "that ", "these ", "those ")
_CUT_BEHIND = words("the a an of and in at for to")
"""What no title ends with."""
_COUNTED = re.compile(r"\d+ (?!years old)")
"""What is counted, and nobody ("2 Major | Things Left Out")."""
_ONLY_NAMED = re.compile(r"an? [A-Z]\w+(?: [A-Z]\w+)*")
_FUNDS = words("fund foundation award prize museum library memorial")
_BEFORE_OFFICES = words("assistant associate deputy acting interim vice senior")
"""What begins an office, and no name."""
_AGE_BEFORE = re.compile(r"\d{1,3}, (?=(?:an?|the) )")
_FULL_KIN = 2
"""Words of a title that is kin and nothing else, at most ("his wife")."""
_NEAR_VERB = 3
"""Words between a verb of saying and the time when it was said at most."""


def office_text(article: Article, mention: Mention) -> StandaloneText:
    """ "In February 2020 Jane Roe was mayor of Leeds."."""
    month = f"{MONTHS[article.published.month - 1]} {article.published.year}"
    title = _without_honorific(mention.title or "")
    if _is_doubtful(article, mention, title):
        text, additions_ = finish(article.text(mention.described), ())
        return StandaloneText(text, additions_, True)
    title = _with_time_of_office(article, mention, title)
    lead = "" if _is_of_another_time(article, mention, title) else f"In {month} "
    name = article.directory.full_name(mention.name)
    additions = [Addition(Span(0, len(lead)), "", "as of the month of publication")] if lead else []
    additions.append(Addition(Span(len(lead) + len(name), len(lead) + len(name) + 5), "", APPOSITION_MADE))
    if title.startswith(("The ", "A ", "An ")) or _opens_sentence(article, mention, title):
        title = title[0].lower() + title[1:]
    title = told_title(_with_article(title))
    first, _, rest = title.partition(" ")
    needed = first.lower() in POSSESSIVES and bool(rest)
    if needed:
        owner = possessor_of(article, article.parsed[mention.sentence], mention, first.lower())
        start = len(lead) + len(name) + 5
        title = f"{owner or first.lower()} {rest}"
        if owner is not None:
            additions.append(Addition(Span(start, start + len(owner)), first, PRONOUN_RESOLVED))
        needed = owner is None
    return StandaloneText(f"{lead}{name} was {title.rstrip('.')}.", tuple(additions), needed)


def _with_time_of_office(article: Article, mention: Mention, title: str) -> str:
    """ "former Mayor" for "Mayor", "then-Vice President" for "President", where that is what stands before the title."""
    parsed = article.parsed[mention.sentence]
    at = parsed.index_at(mention.described.start)
    before = parsed.tokens[at - 1] if at > 0 else None
    opens_title = before is not None and parsed.tokens[at].start < mention.span.start
    if before is None or not opens_title:
        return title
    is_part = before.lower in _ONCE or before.lower.startswith(_BEFORE_TITLES)
    return f"{before.text} {title}" if is_part else title


def _is_doubtful(article: Article, mention: Mention, title: str) -> bool:
    """Whether a title is cut off or names no person: "because of his time in jail, Roe", "Welfare of | Immigrants aide"."""
    tokens = article.parsed[mention.sentence].tokens
    at = article.parsed[mention.sentence].index_at(mention.described.start)
    if _is_misread(article, mention, at):
        return True
    if at > 1 and tokens[at - 1].lower == "of" and tokens[at - 2].tag == "P" and tokens[at].start < mention.span.start:
        return True
    head = re.split(r" (?:of|in|at|for|from|with|on|to|by|who|that)\b", title)[0].split()[-1:]
    if not head:
        return False
    noun = head[0].lower()
    if title.split()[-1].lower() in KIN and noun not in KIN and len(title.split()) > _FULL_KIN:
        # "the campaign of his wife, Ana Roe".
        return True
    if mention.kind is NameKind.ORGANIZATION and mention.is_apposed and _is_of_body(tokens, mention, noun):
        return True
    is_somebody = is_person(singular_of(noun)) or noun in TITLES | OFFICES
    is_led = mention.is_apposed and at > 0 and tokens[at - 1].lower in ("in", "at", "on", "during", "after", "before")
    if is_led and not (is_somebody or noun in INSTITUTIONS):
        # "his rival in | the crowded field, Ben Roe", "At | the evening rally, Ana Roe said".
        return True
    stands_before = tokens[at].start < mention.span.start
    if (
        _OWNED.search(title)
        and (names_person(mention, article.directory) or mention.name.split()[0].lower() in FIRST_NAMES)
        and stands_before
        and not is_somebody
        and noun not in INSTITUTIONS
        and _NO_OFFICE.fullmatch(noun)
    ):
        return True
    if not mention.is_apposed:
        return False
    is_name_of_several = title.startswith("the ") and all(word.istitle() for word in title.split()[1:])
    several = title.startswith("the ") and is_plural(noun) and (is_somebody or is_name_of_several)
    return several and " and " not in mention.name


def _is_of_body(tokens: Sequence[Token], mention: Mention, noun: str) -> bool:
    """Whether what follows a body behind a preposition is no body ("her nominee for the Court, | a hearing before it")."""
    before = tokens[max(0, mention.first - 2) : mention.first]
    return len(before) > 1 and before[0].tag == "I" and before[1].lower == "the" and noun not in INSTITUTIONS


def _is_misread(article: Article, mention: Mention, at: int) -> bool:
    """Whether the title or name that begins at word ``at`` is no such thing, or holds a part of the other.

    "This Senator | Backed Trump", "Principal Deputy | Assistant Ana Roe", "his current and | former lawyer Ben Doe",
    "Ana Roe, | Mayor Ben Doe and Judge Jan Lund", "At the school in | Velm Park, a young woman asked".
    """
    parsed = article.parsed[mention.sentence]
    tokens = parsed.tokens
    title = (mention.title or "").lower()
    if (
        title.startswith(("fellow ", *_POINTING))
        or _DOING.match(title)
        or mention.name.split()[0].lower() in _BEFORE_OFFICES
    ):
        return True
    if mention.kind is NameKind.PLACE and tokens[at].start < mention.span.start and tokens[at].lower != "of":
        # "the board of Velm county, | Virginia".
        return True
    if (
        not title
        or title.split()[0] in ("two", "three", "four", "several", "many")
        or _COUNTED.match(title)
        or title.split()[-1] in _CUT_BEHIND
        or _is_cut_place(article, mention)
        or _is_of_fund(mention)
    ):
        return True
    if (
        at > 1
        and tokens[at - 1].tag == "K"
        and tokens[at - 2].tag in "JR"
        and not title.startswith(("a ", "an ", "the "))
    ):
        return True
    if mention.described.end <= mention.span.end or not mention.is_apposed:
        return False
    if _leads_list(parsed, mention) or ((mention.title or "").startswith("from ") and not _is_home(article, mention)):
        return True
    behind = next((token.start for token in tokens[mention.last :] if token.is_word), mention.span.end)
    others = (m for m in article.mentions[parsed.index] if m.described.start == behind < m.span.start)
    if any(m.name != mention.name and not is_possessive(parsed.tokens, m) for m in others):
        return True
    noun = re.split(r" (?:of|in|at|for|from|with|on|to|by|who|that)\b", title)[0].split()[-1:]
    is_somebody = bool(noun) and is_person(singular_of(noun[0]))
    return is_somebody and is_place_of_opening(parsed, mention)


def _leads_list(parsed: ParsedSentence, mention: Mention) -> bool:
    """Whether what follows a name in commas is the next of several ("Roe, the boy's aunt, his teacher and 12 pupils")."""
    tokens = parsed.tokens
    at = parsed.index_at(mention.described.end - 1) + 1
    if at + 1 >= len(tokens) or tokens[at].text != "," or tokens[at + 1].tag not in "DC":
        return False
    verb = next((place for place in range(at, len(tokens)) if tokens[place].tag in FINITE), len(tokens))
    return any(token.tag == "K" for token in tokens[at:verb]) and any(t.text == "," for t in tokens[at + 2 : verb])


def _is_home(article: Article, mention: Mention) -> bool:
    """Whether somebody is "from" the name of a place or country."""
    named = (mention.title or "").removeprefix("from ")
    places = (other.name for other in article.mentions[mention.sentence] if other.kind is NameKind.PLACE)
    return any(named.startswith(place) for place in places) or mention.title != f"from {named}"


def _is_cut_place(article: Article, mention: Mention) -> bool:
    """Whether a title ends in the first half of a place ("Acme, a Velm, | Norland, company")."""
    behind = article.body[mention.described.end : mention.described.end + 3]
    return _ONLY_NAMED.fullmatch(mention.title or "") is not None and behind[:2] == ", " and behind[2:].isupper()


def _is_of_fund(mention: Mention) -> bool:
    """Whether what stands before a name is a part of it ("National Officer | Memorial Fund")."""
    parts = mention.name.lower().split()
    return (
        mention.described.start < mention.span.start and parts[-1] in _FUNDS | {"memorial"} | set(parts[:-1]) & _FUNDS
    )


def _with_article(title: str) -> str:
    """ "a Swiss teenager" for "Swiss teenager", "from Italy" for "of Italy", "a leader" for "a leaders"."""
    first, _, rest = title.partition(" ")
    if first == "of":
        return f"from {rest}"
    if first in ("a", "an") and " " not in rest and is_plural(rest):
        return f"{first} {singular_of(rest)}"
    noun = rest.rpartition(" ")[2]
    is_one_of_many = noun.islower() and noun not in TITLES | OFFICES and not is_plural(noun) and " of " not in title
    if first in COUNTRY_BY_ADJECTIVE and is_one_of_many:
        return f"{article_before(title)} {title}"
    return title


def _without_honorific(title: str) -> str:
    """ "its president" for "its president, Dr."."""
    words_ = [word for word in title.split() if word.lower() not in ("sir", "dame", "mr", "mrs", "ms")]
    if len(words_) > 2 and words_[1].lower() in RANKS:
        # "His Excellency Archbishop": the archbishop.
        words_ = words_[2:]
    while len(words_) > 1 and words_[-2].endswith(",") and words_[-1].lower().rstrip(".") in HONORIFICS:
        words_.pop()
    return _AGE_BEFORE.sub("", " ".join(words_).rstrip(","))


def _opens_sentence(article: Article, mention: Mention, title: str) -> bool:
    """Whether only the beginning of the sentence gave the title its capital ("Retired trawlerman Joss Roe")."""
    parsed = article.parsed[mention.sentence]
    first, _, rest = title.partition(" ")
    if _is_proper(article, first):
        return False
    opens = bool(parsed.tokens) and mention.described.start == parsed.tokens[0].start and title[:1].isupper()
    return opens and is_known(first.lower()) and (not rest or rest[:1].islower())


def _is_proper(article: Article, word: str) -> bool:
    """Whether the text has the word with a capital inside a sentence too ("a | Republican | senator")."""
    if word.lower() in TITLES | OFFICES:
        return False
    inside = (token.text == word for parsed in article.parsed for token in parsed.tokens[1:])
    return word.lower() in PARTIES or any(inside)


def _is_of_another_time(article: Article, mention: Mention, title: str) -> bool:
    """Whether it is left open when somebody was what the title says: kin, the dead, and who is told of in another year."""
    parsed = article.parsed[mention.sentence]
    if title.startswith(_AT_THAT_TIME) or title.endswith(" at the time"):
        return True
    begin = parsed.index_at(mention.described.start)
    if begin > 1 and parsed.tokens[begin - 1].lower == "of" and parsed.tokens[begin - 2].lower in _ENDS_OF_LIVES:
        return True
    if {word.lower() for word in title.split()} & KIN and not has_figure(parsed.within(mention.described)):
        return True
    first = parsed.index_at(mention.described.start)
    behind = parsed.index_at(mention.described.end - 1) + 1
    if _goes_on_in_past(parsed, behind) and not has_figure(parsed.within(mention.described)):
        return True
    begin, end = _told_of(parsed, first, behind)
    if any(_is_own_death(parsed, at, behind) for at in range(behind, end)):
        return True
    told = Span(parsed.tokens[begin].start, parsed.tokens[end - 1].end)
    known = [
        t for t in article.times[mention.sentence] if t.end is not None and t.type == "DATE" and told.holds(t.span)
    ]
    years = {time.end.year for time in known if time.end is not None}
    return bool(years) and max(years) < article.published.year - 1


def _goes_on_in_past(parsed: ParsedSentence, behind: int) -> bool:
    """Whether a description goes on with what somebody did as such ("Roe, the counsel | who pursued him in the 1990s")."""
    told = parsed.tokens[behind : behind + _NEAR_VERB]
    if not told or told[0].lower != "who":
        return False
    verb = next((token for token in told[1:] if token.tag != "R"), None)
    return verb is not None and verb.tag == "T" and verb.lower != "was"


def _told_of(parsed: ParsedSentence, first: int, behind: int) -> tuple[int, int]:
    """The words of a sentence that tell of somebody who is described in ``[first, behind)``.

    What somebody says tells of others: of it is only when it was said ("Jane Roe, the mayor, said in 2010 | that …").
    """
    tokens = parsed.tokens
    if first > 0 and _is_saying(parsed, first - 1):
        return first - 1, behind
    verb = next((at for at in range(behind, len(tokens)) if tokens[at].tag in FINITE), None)
    if verb is None:
        return 0, len(tokens)
    if _is_saying(parsed, verb):
        return first, min(len(tokens), verb + 1 + _NEAR_VERB)
    joined = (at for at in range(verb + 1, len(tokens) - 1) if tokens[at].lower in _JOINING)
    cut = next((at for at in joined if tokens[at + 1].lower not in ("he", "she")), len(tokens))
    return 0, cut


def _is_saying(parsed: ParsedSentence, at: int) -> bool:
    token = parsed.tokens[at]
    return token.tag in FINITE and base_of(token.lower) in FORCE_BY_VERB


def _is_own_death(parsed: ParsedSentence, at: int, behind: int) -> bool:
    """Whether the verb at ``at`` tells death or birth of who is described right before ``behind``, of nobody else."""
    tokens = parsed.tokens
    if tokens[at].lower not in _DEAD:
        return False
    before = at - 1
    while before >= behind and (tokens[before].tag == "R" or base_of(tokens[before].lower) in _AUXILIARIES):
        before -= 1
    return before < behind or tokens[before].lower in _BEFORE_OWN
