"""What pronouns and definite phrases of a statement stand for, where the article makes it plain."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claims.core.extraction.attribution.sources import HE_NOUNS, SHE_NOUNS
from claims.core.extraction.lexicon.determiners import THIRD_POSSESSIVES
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.people import FIRST_NAMES, OFFICES, PEOPLE, RANKS, TITLES
from claims.core.extraction.lexicon.sayings import FORCE_BY_VERB
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.mentions.name_kinds import NameKind
from claims.core.extraction.mentions.names import Mention
from claims.core.extraction.standalone.gaps import PLACE_PREPOSITIONS
from claims.core.extraction.standalone.records import PRONOUN_RESOLVED
from claims.core.extraction.standalone.references import is_expletive, is_fronted, is_only_time, thing_before
from claims.core.extraction.standalone.relative_doubts import is_people
from claims.core.extraction.standalone.unnamed_people import (
    brings_in,
    described_agent,
    head_behind,
    is_about_unnamed,
    is_given_name,
    is_in_relative,
    is_said_by_kin,
    noun_of_kin,
    only_describes,
)
from claims.core.extraction.statements.article import Article
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, first_finite, is_known
from claims.core.extraction.text.edits import Edit
from claims.core.extraction.text.tokens import Token

_EVENTS_OF_IT = words(
    "truce ceasefire deal agreement plan bill vote talks accord treaty pact law strike proposal measure merger takeover"
)
_IT_VERBS = words("hold succeed fail collapse pass last win stand go happen")
_THIRD = words("he she him her his hers they them")
_FORMS = {"he": words("he his"), "she": words("she her")}
_PLACE_NOUNS = words("park center centre square bridge hall tower stadium airport station museum")
_NEAREST, _FARTHEST = 3, 8
"""Sentences before a pronoun in which a person may be named: at most, and at most where all between go on about it."""

_NEAR_SUBJECT = 4
"""Words of a subject right behind what opens a sentence at most, a title with them."""
_LEAST_HEADLINE = 5
"""Words of a headline at least, and the share of them that has a capital where all have that may."""
_CAPITALS = 0.8


def pronoun_edits(
    article: Article, parsed: ParsedSentence, tokens: Sequence[Token], speaker: str | None = None
) -> tuple[list[Edit], bool]:
    """The first subject pronoun or opening possessive replaced; True where it stays unresolved.

    Whoever is quoted speaks of others: a pronoun in quoted words never stands for ``speaker``.
    """
    if not tokens:
        return [], False
    for at, token in enumerate(tokens[:40]):
        lower = token.lower
        if lower in ("he", "she") and token.tag == "O":
            return _person_put_in(article, parsed, tokens, at, speaker)
        if lower == "it" and (at <= 1 or is_only_time(article, parsed, tokens[:at])):
            return _thing_put_in(article, parsed, tokens, at)
        if lower == "it" and is_fronted(tokens[:at]) and not is_expletive(tokens, at):
            return [], True
        if lower == "they" and at and tokens[at - 1].text == "," and is_fronted(tokens[: at - 1]):
            # "Because of the new rulings, | they could expect fines".
            return [], True
        if (
            at == 0
            and lower in THIRD_POSSESSIVES
            and len(tokens) > 1
            and tokens[1].lower in RANKS
            and tokens[1].is_capitalized
        ):
            # "His Excellency the Archbishop": nobody's.
            return [], False
        if at == 0 and lower in THIRD_POSSESSIVES:
            return _owner_put_in(article, parsed, token)
        if at == 0 and lower in ("they", "this", "that", "these", "those", "we", "i", "such"):
            return [], True
        if token.tag in FINITE:
            return [], False
    return [], False


def _person_put_in(
    article: Article, parsed: ParsedSentence, tokens: Sequence[Token], at: int, speaker: str | None
) -> tuple[list[Edit], bool]:
    """Whom "he" or "she" at ``at`` stands for in its place, as ``pronoun_edits`` gives it."""
    token = tokens[at]
    who = _person_before(article, parsed, token)
    if not who or _may_speak(article, parsed, token, who, speaker):
        return [], True
    if who.split(" ")[-1] in (before.text for before in tokens[:at]):
        # "Jane Roe, after | she left the army, ran two hotels" names her.
        return [], False
    if is_named_behind(article, parsed, tokens[at + 1 :], who):
        # "For every ton | he sells, Roe pays a fee" names him.
        return [], not _is_named_by_clause(article, parsed, tokens, at, who)
    return [Edit(token.span, who, PRONOUN_RESOLVED)], False


def _thing_put_in(
    article: Article, parsed: ParsedSentence, tokens: Sequence[Token], at: int
) -> tuple[list[Edit], bool]:
    """What "it" at ``at`` stands for in its place, as ``pronoun_edits`` gives it."""
    token = tokens[at]
    event = _event_before(article, parsed, tokens, at)
    if not event and is_expletive(tokens, at):
        return [], not _points_ahead(tokens, at)
    thing = event or (None if _is_in_quotation(parsed, token) else thing_before(article, parsed, token))
    return ([Edit(token.span, thing, PRONOUN_RESOLVED)], False) if thing else ([], True)


def _owner_put_in(article: Article, parsed: ParsedSentence, token: Token) -> tuple[list[Edit], bool]:
    """Whose a thing is in the place of an opening possessive, as ``pronoun_edits`` gives it."""
    owner = _person_before(article, parsed, token) if token.lower in ("his", "her") else None
    if token.lower == "its" and not _is_in_quotation(parsed, token):
        owner = thing_before(article, parsed, token)
    return ([Edit(token.span, f"{owner}'s", PRONOUN_RESOLVED)], False) if owner else ([], True)


def possessor_of(article: Article, parsed: ParsedSentence, mention: Mention, pronoun: str) -> str | None:
    """ "Acme's" for "its" in "its director, Jane Roe", as far as it is plain; None where it is not."""
    at = parsed.index_at(mention.described.start)
    token = next((t for t in parsed.tokens[max(0, at - 1) : at + 12] if t.lower == pronoun), None)
    if token is None or any(t.lower in _THIRD and t.start < token.start for t in parsed.tokens):
        # Of two pronouns in one sentence the second may stand for somebody else.
        return None
    if pronoun == "its":
        owner = thing_before(article, parsed, token)
    else:
        owner = _person_before(article, parsed, token) if pronoun in ("his", "her") else None
    if owner is None or owner == article.directory.full_name(mention.name):
        return None
    return f"{owner}'s"


def is_named_behind(article: Article, parsed: ParsedSentence, behind: Sequence[Token], who: str) -> bool:
    """Whether the words behind a pronoun name ``who``, so that it stands for another ("He calls | Roe's plan a farce")."""
    named = {m.span for m in article.mentions[parsed.index] if article.directory.full_name(m.name) == who}
    told = [token for token in behind if any(span.holds(token.span) for span in named)]
    return any(not parsed.quoted[parsed.index_at(token.start)] for token in told)


def _is_named_by_clause(article: Article, parsed: ParsedSentence, tokens: Sequence[Token], at: int, who: str) -> bool:
    """Whether the pronoun at ``at`` stands in what opens a sentence whose subject, right behind a comma, names ``who``."""
    if at == 0 or tokens[0].start != parsed.tokens[0].start or tokens[0].tag not in "IWK":
        return False
    comma = next((place for place in range(at, len(tokens) - 1) if tokens[place].text == ","), None)
    subject = [] if comma is None else tokens[comma + 1 : comma + 1 + _NEAR_SUBJECT]
    first = next((at for at, token in enumerate(subject) if token.tag in FINITE), len(subject))
    return is_named_behind(article, parsed, subject[:first], who)


def _may_speak(article: Article, parsed: ParsedSentence, pronoun: Token, who: str, speaker: str | None) -> bool:
    """Whether ``who`` may be the one whose words hold the pronoun, and so be nobody that it stands for.

    Whose words they are is open where only the sentence that leads up to them can tell ("Rathe said: | "He was ill."").
    """
    quotation = next((one.span for one in parsed.quotations if one.span.holds(pronoun.span)), None)
    if quotation is None:
        return False
    if speaker is not None:
        return who == speaker
    opening = next((row for row in article.parsed if row.span.start <= quotation.start < row.span.end), parsed)
    before = opening.index - (opening.span.start == quotation.start)
    leads = before < parsed.index and article.text(article.parsed[before].span)[-1:] in ",:"
    return leads and who in _people(article, before, before=quotation.start)


def _is_in_quotation(parsed: ParsedSentence, token: Token) -> bool:
    return any(quotation.span.holds(token.span) for quotation in parsed.quotations)


def _points_ahead(tokens: Sequence[Token], at: int) -> bool:
    """Whether "it" only opens the sentence for what follows ("It is clear that …", "it hopes to …")."""
    return any(t.lower == "that" or t.tag == "A" for t in tokens[at + 2 : at + 5])


def _person_before(article: Article, parsed: ParsedSentence, token: Token) -> str | None:
    """The one person that a pronoun can mean: named before it in the sentence, else in the last sentence that names any."""
    if _is_headline(parsed):
        return None
    own = _people(article, parsed.index, before=token.start)
    known = article.directory.pronouns
    pronoun = "he" if token.lower in ("he", "his", "him") else "she"
    others = [name for name in own if article.directory.may_be(name, pronoun)]
    if others and not parsed.quoted[parsed.index_at(token.start)] and _are_only_quoted(article, parsed, token):
        # ""I prefer Roe," he said": not Roe.
        return None
    if others and _are_only_fronted(article, parsed, token):
        return None
    if others:
        alone = len(others) == 1 and len(own) == 1 and not _opens_with_owner(parsed, token, pronoun)
        alone = alone and not is_said_by_kin(article, parsed, token, pronoun)
        is_sure = others[0] in known or not (_meets_somebody(parsed, token) or is_given_name(article, others[0]))
        return others[0] if alone and is_sure else None
    if _tells_of_unnamed(parsed, token) or _is_said_by_other(parsed, token):
        return None
    if _is_about_stranger(article, parsed, before=token.start):
        return None
    is_quoted = parsed.quoted[parsed.index_at(token.start)]
    who = _person_of_sentences_before(article, parsed.index, pronoun, certain=bool(own), is_quoted=is_quoted)
    return None if who is not None and _tells_of_office(article, parsed, token, who) else who


def _meets_somebody(parsed: ParsedSentence, pronoun: Token) -> bool:
    """Whether somebody without a name is acted on before a pronoun ("Roe pulled the arm of | a reporter | as she asked").

    Who is only told something is mostly not meant: "Roe told | a reporter | that she would stay".
    """
    tokens = parsed.tokens
    for at in range(1, parsed.index_at(pronoun.start)):
        if tokens[at].lower not in ("a", "an") or tokens[at - 1].tag != "I":
            continue
        head = head_behind(tokens, at)
        if head is not None and head.lower in PEOPLE and head.start < pronoun.start:
            return True
    return False


def _are_only_quoted(article: Article, parsed: ParsedSentence, token: Token) -> bool:
    """Whether all names before a pronoun stand in words that the same pronoun says (""I like Roe," he said, as he")."""
    says = any(
        one.lower == token.lower and base_of(verb.lower) in FORCE_BY_VERB and not parsed.quoted[at]
        for at, (one, verb) in enumerate(pairwise(parsed.tokens))
    )
    if not says:
        return False
    before = [mention for mention in article.mentions[parsed.index] if mention.span.end <= token.start]
    return bool(before) and all(parsed.quoted[mention.first] for mention in before)


def _are_only_fronted(article: Article, parsed: ParsedSentence, token: Token) -> bool:
    """Whether all names before a pronoun stand behind a preposition in what its clause opens with ("Like Roe, | he")."""
    tokens, at = parsed.tokens, parsed.index_at(token.start)
    before = [mention for mention in article.mentions[parsed.index] if mention.span.end <= token.start]
    if at < 2 or tokens[at - 1].text != "," or not before or first_finite(tokens) < at:
        return False
    return tokens[0].tag in "IGE" and all(
        m.first > 0 and tokens[m.first - 1].tag == "I" and tokens[m.last].tag != "Q" for m in before
    )


def may_be_other(article: Article, parsed: ParsedSentence, pronoun: Token, who: str) -> bool:
    """Whether the one whom "he" or "she" was taken for may be another, named or told of by office before it."""
    if pronoun.lower not in _FORMS:
        return False
    if article.directory.pronouns.get(who, pronoun.lower) != pronoun.lower:
        return True
    if _is_named_subject(article, parsed, pronoun, who) or _follows_other(article, parsed, pronoun, who):
        return True
    if _is_said_by_other(parsed, pronoun) or _is_about_stranger(article, parsed, before=pronoun.start):
        return True
    if is_people(who.lower().split()[-1]) or _is_of_kin(article, parsed, pronoun, who):
        return True
    opens = parsed.index > 0 and _is_about_pronoun(parsed, pronoun.lower)
    return opens and _is_about_other(article, parsed.index - 1, who)


def _is_of_kin(article: Article, parsed: ParsedSentence, pronoun: Token, who: str) -> bool:
    """Whether the sentence tells of somebody without a name before, and not of ``who`` ("My mother is old, but she")."""
    is_quoted = parsed.quoted[parsed.index_at(pronoun.start)]
    around = zip(parsed.tokens, parsed.quoted, strict=True)
    before = [token for token, quoted in around if token.end <= pronoun.start and quoted == is_quoted]
    return brings_in(before, pronoun.lower) and who not in _people(article, parsed.index, before=pronoun.start)


def _follows_other(article: Article, parsed: ParsedSentence, pronoun: Token, who: str) -> bool:
    """Whether the same pronoun stands before for another or nobody sure ("he waded in when | he suggested")."""
    at = parsed.index_at(pronoun.start)
    first = next((t for t in parsed.tokens[:at] if t.lower == pronoun.lower and t.tag == "O"), None)
    if first is None or parsed.quotations:
        return False
    return _person_before(article, parsed, first) != who


def _is_named_subject(article: Article, parsed: ParsedSentence, pronoun: Token, who: str) -> bool:
    """Whether the sentence is about one other, whom it begins with ("Roe is honest about the reason | he hopes")."""
    mentions = article.mentions[parsed.index]
    first = next((m for m in mentions if m.first == 0), None)
    own = _names_of(article, parsed.index, mentions, before=pronoun.start)
    if first is None or len(own) != 1 or own[0] == who or parsed.quotations:
        return False
    owns = first.last < len(parsed.tokens) and parsed.tokens[first.last].tag == "Q"
    is_subject = own[0] == article.directory.full_name(first.name) and not owns
    return is_subject and article.directory.pronouns.get(own[0], pronoun.lower) == pronoun.lower


def _is_said_by_other(parsed: ParsedSentence, token: Token) -> bool:
    """Whether somebody told by what they are acts right before the pronoun ("the shop's owner | says he")."""
    at = parsed.index_at(token.start)
    verb = next((place for place in range(at - 1, 0, -1) if parsed.tokens[place].tag in FINITE), None)
    return verb is not None and described_agent(parsed.tokens, verb) is not None


def _opens_with_owner(parsed: ParsedSentence, token: Token, pronoun: str) -> bool:
    """Whether somebody's own ("Her editor, Ruth Lane, says | she …") leaves open which of the two is meant."""
    first = parsed.tokens[0]
    return first.end < token.start and first.lower == ("his" if pronoun == "he" else "her")


def _tells_of_office(article: Article, parsed: ParsedSentence, token: Token, who: str) -> bool:
    """Whether the sentence is about an office that ``who`` was not said to hold ("The minister said | she …")."""
    held = article.directory.titles.get(who, set())
    before = [other for other in parsed.tokens if other.end <= token.start]
    if any(
        the.lower == "the" and noun.lower in TITLES | OFFICES and noun.tag == "N" and noun.lower not in held
        for the, noun in pairwise(before)
    ):
        return True
    # "The police chief was killed; his successor lasted nine days".
    head = head_behind(before, 0) if before and before[0].lower == "the" else None
    return head is not None and head.lower in TITLES | OFFICES and head.lower not in held


def _person_of_sentences_before(
    article: Article, index: int, pronoun: str, *, certain: bool, is_quoted: bool
) -> str | None:
    """Whom the last sentences before ``index`` name that "he" or "she" can mean, None where that is not plain.

    A sentence that goes on about the same "she" names others besides: "In 1963 she married Ben Roe. She had two sons".
    With ``certain``, and past a sentence that tells of others, only somebody who is known as "he" or "she" counts.
    """
    known = article.directory.pronouns
    nearest, passed = index - _NEAREST, [index]
    offices: set[str] = set()
    for before in range(index - 1, -1, -1):
        if before < nearest:
            return None
        if _is_about_pronoun(article.parsed[before], pronoun):
            passed.append(before)
            nearest, certain = max(nearest - 1, index - _FARTHEST), True
            continue
        if _is_about_stranger(article, article.parsed[before]):
            return None
        named = _people(article, before, before=None) if is_quoted else _unquoted(article, before)
        possible = [name for name in named if article.directory.may_be(name, pronoun)]
        if possible:
            certain = certain or len(named) > 1
            is_plain = len(possible) == 1 and (
                possible[0] in known or not (certain or is_given_name(article, possible[0]))
            )
            is_plain = is_plain and not _is_about_other(article, before, possible[0])
            is_plain = is_plain and not any(_returns_to_other(article, at, pronoun, possible[0]) for at in passed)
            is_plain = is_plain and offices <= article.directory.titles.get(possible[0], set())
            return possible[0] if is_plain and not _tells_of_kin(article, before, pronoun) else None
        if brings_in(article.parsed[before].tokens, pronoun) or is_about_unnamed(article.parsed[before].tokens):
            return None
        agent = _agent_of(article, before)
        if agent is not None:
            offices.add(agent.lower)
        certain = certain or bool(named)
    return None


def _unquoted(article: Article, index: int) -> list[str]:
    """The people whom a sentence names outside quotation marks: who is spoken to is nobody it tells of."""
    quoted = article.parsed[index].quoted
    mentions = [m for m in article.mentions[index] if not (_names_no_person(m) or quoted[m.first])]
    return _names_of(article, index, mentions, before=None)


def _is_headline(parsed: ParsedSentence) -> bool:
    """Whether nearly all words have a capital, so that none tells a name ("Roe Says He Will Sell His House")."""
    words_ = [token for token in parsed.tokens if token.is_word]
    return len(words_) >= _LEAST_HEADLINE and sum(t.is_capitalized for t in words_) >= _CAPITALS * len(words_)


def _is_about_stranger(article: Article, parsed: ParsedSentence, *, before: int | None = None) -> bool:
    """Whether a sentence is about a name that may be somebody's, who was not introduced ("Wexford | says he …")."""
    first = next((m for m in article.mentions[parsed.index] if m.first == 0), None)
    if first is None or first.kind is not NameKind.OTHER or (before is not None and first.span.end > before):
        return False
    behind = parsed.tokens[first.last].lower if first.last < len(parsed.tokens) else ""
    acts = behind in (",", "who") or (first.last < len(parsed.tokens) and parsed.tokens[first.last].tag in FINITE)
    name = first.name.lower()
    known = name in article.directory.full_names or is_known(name) or is_people(name)
    company = article.bodies.company or ""
    return acts and not known and " " not in first.name and first.name != company.split(" ")[0]


def _is_about_other(article: Article, index: int, who: str) -> bool:
    """Whether a sentence that names ``who`` besides is about somebody told by office: "After talks with Roe, the mayor"."""
    agent = _agent_of(article, index)
    return agent is not None and agent.lower not in article.directory.titles.get(who, set())


def _agent_of(article: Article, index: int) -> Token | None:
    """The noun for one person, told by office, who acts in a sentence outside quotation marks."""
    parsed = article.parsed[index]
    tokens = [token for at, token in enumerate(parsed.tokens) if not parsed.quoted[at]]
    verb = next((at for at, token in enumerate(tokens) if token.tag in FINITE and not is_in_relative(tokens, at)), None)
    agent = described_agent(tokens, verb) if verb else None
    if agent is None and tokens and tokens[0].lower == "the" and not _people(article, index, before=None):
        # "The Norland | farmer | with the buzz cut might win".
        head = head_behind(tokens, 0)
        agent = head if head is not None and head.lower in PEOPLE and head.lower not in OFFICES else None
    return agent


def _returns_to_other(article: Article, index: int, pronoun: str, who: str) -> bool:
    """Whether a paragraph that opens with "he" or "his" may go back to whom the text is about, rather than to ``who``.

    In a life of Ashcombe, behind "Lindow was jailed for fraud in 1996.": "He was made a peer in 1997".
    """
    tokens = article.parsed[index].tokens
    main = article.directory.main_person
    if index == 0 or not tokens or main is None or main == who or tokens[0].lower not in _FORMS[pronoun]:
        return False
    gap = article.body[article.parsed[index - 1].span.end : tokens[0].start]
    return "\n" in gap and article.directory.pronouns.get(main, pronoun) == pronoun


def _is_about_pronoun(parsed: ParsedSentence, pronoun: str) -> bool:
    """Whether a sentence's first subject is the pronoun: before its verb, with nothing but an opening phrase before it."""
    opening = parsed.tokens[: first_finite(parsed.tokens)]
    at = next((at for at, token in enumerate(opening) if token.lower == pronoun and token.tag == "O"), None)
    return at is not None and not any(token.tag == "P" and token.text[:1].isalpha() for token in opening[:at])


def _tells_of_kin(article: Article, index: int, pronoun: str) -> bool:
    """Whether a sentence tells of somebody by another's name, whom "he" or "she" may mean: "She met the son of Roe"."""
    tokens, others = article.parsed[index].tokens, SHE_NOUNS if pronoun == "he" else HE_NOUNS
    return any(noun_of_kin(tokens, mention) in PEOPLE - others for mention in article.mentions[index])


def _tells_of_unnamed(parsed: ParsedSentence, token: Token) -> bool:
    """Whether the sentence brings in somebody without a name whom the pronoun may mean ("a nurse said she …")."""
    before = [other for other in parsed.tokens if other.end <= token.start]
    for at, opening in enumerate(before):
        if opening.lower not in ("a", "an"):
            continue
        head = head_behind(before, at)
        if head is not None and head.lower in PEOPLE:
            return True
    return brings_in(before, "he" if token.lower in ("he", "his", "him") else "she")


def _people(article: Article, index: int, *, before: int | None) -> list[str]:
    """Full names of those a sentence names, up to the place ``before``, without peoples and places that look like names."""
    mentions = [m for m in article.mentions[index] if not _names_no_person(m)]
    return _names_of(article, index, mentions, before=before)


def _names_of(article: Article, index: int, mentions: Sequence[Mention], *, before: int | None) -> list[str]:
    names: list[str] = []
    tokens = article.parsed[index].tokens
    for mention in mentions:
        known = mention.name.lower() in article.directory.full_names
        if not known and _may_be_place(tokens, mention):
            continue
        # "Bernie", but "sent to | Alexandria".
        leads = tokens[mention.first - 1].lower if mention.first > 0 else ""
        given = (
            mention.kind is NameKind.OTHER and mention.name.lower() in FIRST_NAMES and leads not in PLACE_PREPOSITIONS
        )
        if before is not None and only_describes(tokens, mention):
            continue
        given = given or is_given_name(article, mention.name)
        if (mention.kind is NameKind.PERSON or known or given) and (before is None or mention.span.end <= before):
            name = article.directory.full_name(mention.name)
            if name not in names:
                names.append(name)
    return names


def _names_no_person(mention: Mention) -> bool:
    """Whether a name that looks like somebody's is that of a people or a place ("Velm Democrats", "Harbor Park")."""
    parts = mention.name.lower().split()
    if len(parts) < 2 or mention.title is not None:
        return False
    return is_people(parts[-1]) or (parts[-1] in _PLACE_NOUNS and parts[0] not in FIRST_NAMES)


def _may_be_place(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether a name without a title or a given name is where something happens ("The fire began in | Mour Bay")."""
    if mention.first < 1 or mention.title is not None or mention.name.split()[0].lower() in FIRST_NAMES:
        return False
    owns = mention.last < len(tokens) and tokens[mention.last].tag == "Q"
    return tokens[mention.first - 1].lower in ("in", "near", "at") and not owns


def _event_before(article: Article, parsed: ParsedSentence, tokens: Sequence[Token], at: int) -> str | None:
    """ "the truce" for "it" in "if it holds", when the sentence before names one such event."""
    if at + 1 >= len(tokens) or base_of(tokens[at + 1].lower) not in _IT_VERBS or parsed.index == 0:
        return None
    before = article.parsed[parsed.index - 1].tokens
    found = [token.lower for token in before if token.lower in _EVENTS_OF_IT and token.tag in "NS"]
    return f"the {found[-1]}" if len(set(found)) == 1 else None
