"""Whether what stands before a relative clause is surely what the clause tells of."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.clauses.pieces import is_day, phrase_before
from claims.core.extraction.figures.counted_nouns import singular_of
from claims.core.extraction.lexicon.calendar_words import NAMED_TIMES
from claims.core.extraction.lexicon.determiners import THIRD_POSSESSIVES
from claims.core.extraction.lexicon.inflection import base_of, past_of
from claims.core.extraction.lexicon.people import INSTITUTIONS, is_person
from claims.core.extraction.lexicon.pronouns import PERSONAL_RELATIVES
from claims.core.extraction.lexicon.sayings import FORCE_BY_VERB
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.mentions.name_kinds import NameKind
from claims.core.extraction.standalone.unreal_heads import may_be_nowhere
from claims.core.extraction.statements.article import Article
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, finite_of
from claims.core.extraction.text.tokens import Token
from claims.core.records import Span

_ALONE = words("only first last next")
"""What makes a noun the one of its kind: "the only state that has them" is not just "the only state"."""
_CONTENTS = words(
    """
    idea fact claim hope belief view possibility news report allegation theory suggestion argument conclusion sign evidence
    risk fear chance proof knowledge promise warning assumption notion impression concern likelihood prospect proposal
    statement accusation expectation feeling rumor rumour message
    """
)
"""Nouns of which "that" often tells what they say, rather than something about them."""
_AS_A_RULE = words("often usually typically commonly generally sometimes rarely normally frequently show shows")
HOLDING = words(
    """
    group set series number list kind type form range pair piece part row wave volley hail barrage spate flurry string
    host handful team crowd collection package bundle majority minority percent share third quarter half rest most
    many few some all one each bag bottle sack box barrel cup glass tin litre liter kilo kilogram tonne ton gallon
    price cost level value any none both thousands hundreds dozens millions lot plenty amount sum line round total
    couple variety body
    """
)
"""Nouns before "of" of which a clause tells together with what follows ("a group of banks that lend")."""
_PEOPLES = ("ians", "muslims", "ists", "jews", "crats", "cans", "landers")
"""Ends of the names of peoples, believers and followers in the plural."""
_INDEFINITE = words("nothing something anything everything little much")
_IN_PLACE = frozenset(("in", "at", "near", "from", "of"))
_LEADING = words("lead result cause prompt spark trigger mean force")
_CALLING = words("call label brand dub consider deem")
_CLOSING = "\"”’'"
_BE_PLURAL = frozenset(("are", "were", "have"))


def is_doubtful_head(
    article: Article, parsed: ParsedSentence, head: tuple[int, int], pronoun: Token, told: Sequence[Token]
) -> bool:
    """Whether a clause ``told`` behind ``pronoun`` may tell of something else than the phrase at ``head``.

    It is no person that "who" tells of, the last item of a list whose verb is in the plural, one of two nouns that are
    joined by "of", or its noun alone says more than the clause does ("countries that are close to Russia").
    """
    first, last = head
    inside = parsed.tokens[first:last]
    if not inside:
        return True
    is_who = pronoun.lower in PERSONAL_RELATIVES
    is_narrowing = last < len(parsed.tokens) and parsed.tokens[last].start == pronoun.start
    if _is_cut_short(parsed, head) or _is_of_nothing(parsed, head) or _is_set_apart(article, parsed, head, pronoun):
        return True
    if _is_doubtful_by_pronoun(article, parsed, head, pronoun, told, is_narrowing=is_narrowing):
        return True
    if not is_who and (_is_no_noun(inside) or _is_example(inside, told) or _is_further_off(parsed, head, told)):
        return True
    if is_narrowing and _is_doubtful_narrowed(article, parsed, head, told):
        return True
    if not is_who and is_narrowing and (_names_person(article, parsed, head) or _is_content(inside, told)):
        return True
    if _is_behind_preposition(parsed, first) and last < len(parsed.tokens) and parsed.tokens[last].lower == "in":
        # "a program approved by the company in 1987 that".
        return True
    if _is_last_of_list(parsed, head, told) or _is_half_of_pair(parsed, first, inside, told):
        return True
    if _is_one_of_kind(inside, is_narrowing=is_narrowing):
        return True
    if not _is_place(article, parsed, head):
        return False
    before = parsed.tokens[first - 2 : first] if first > 1 else []
    # "a mill in Marsk, | Norland, which will be sold": not Norland.
    is_wider = bool(before) and before[0].tag == "P" and before[1].text == ","
    return is_narrowing or (not is_who and (is_wider or _is_where_body_is(article, parsed, first)))


def _is_behind_preposition(parsed: ParsedSentence, first: int) -> bool:
    return first > 0 and parsed.tokens[first - 1].tag == "I"


def _is_doubtful_by_pronoun(
    article: Article,
    parsed: ParsedSentence,
    head: tuple[int, int],
    pronoun: Token,
    told: Sequence[Token],
    *,
    is_narrowing: bool,
) -> bool:
    """Whether "who", "which" or "that" may stand for something else than the phrase, each for reasons of its own."""
    first, last = head
    inside = parsed.tokens[first:last]
    if pronoun.lower in PERSONAL_RELATIVES and people_of(parsed, head) is not None:
        return True
    if pronoun.lower == "who":
        # "envoys of 12 countries in Velm, who came".
        return first > 0 and parsed.tokens[first - 1].lower in _IN_PLACE and _is_place(article, parsed, head)
    if pronoun.lower == "which":
        # "An inquiry was opened by the council, which led to arrests".
        is_outcome = _is_behind_preposition(parsed, first) and _tells_outcome(told)
        # "a letter by the makers | which Norland had signed".
        is_of_people = inside[-1].tag == "S" and _is_of_people(inside[-1])
        return is_outcome or is_of_people or _is_surname(article, inside) or _is_partner(article, parsed, head)
    if pronoun.lower == "that":
        # "the level of ownership by an outsider that".
        is_outsider = _is_behind_preposition(parsed, first) and _is_one_person(inside)
        # "wrote in the Velm Journal | that", "listed the firms in his records | that have left".
        return is_outsider or (is_narrowing and (_is_bare_name(inside) or _is_owned_in(parsed, head)))
    return False


def _is_doubtful_narrowed(
    article: Article, parsed: ParsedSentence, head: tuple[int, int], told: Sequence[Token]
) -> bool:
    """Whether a clause right behind the phrase, without a comma, may tell of another noun, or of none that there is."""
    first, last = head
    inside = parsed.tokens[first:last]
    if first + 1 < last and _ends_in_time(article, parsed, inside[-1]):
        # "bombings in Velm | last year | that killed 40 men".
        return True
    return may_be_nowhere(parsed, head, told) or _is_said_of_other(parsed, head) or _is_any(inside, told)


def _is_surname(article: Article, inside: Sequence[Token]) -> bool:
    """Whether a phrase is only somebody's surname, which "which" does not go on about ("happens for | Roe, which is")."""
    return len(inside) == 1 and inside[0].tag == "P" and inside[0].lower in article.directory.full_names


def _is_partner(article: Article, parsed: ParsedSentence, head: tuple[int, int]) -> bool:
    """Whether a country only tells with or against whom something is ("the pact with | Norland, which Roe signed")."""
    first = head[0]
    before = parsed.tokens[max(0, first - 2) : first]
    is_led = len(before) > 1 and before[1].lower in ("with", "against") and before[0].tag in "NS"
    return is_led and _is_place(article, parsed, head)


def _ends_in_time(article: Article, parsed: ParsedSentence, token: Token) -> bool:
    return any(time.type == "DATE" and time.span.holds(token.span) for time in article.times[parsed.index])


def _is_said_of_other(parsed: ParsedSentence, head: tuple[int, int]) -> bool:
    """Whether the phrase is what somebody is called or taken for ("called him | a liar who", "acts as | a man who")."""
    tokens, first = parsed.tokens, head[0]
    if first < 2 or tokens[first].lower not in ("a", "an"):
        return False
    if tokens[first - 1].lower == "as":
        return True
    return any(base_of(tokens[at].lower) in _CALLING for at in range(max(0, first - 3), first - 1))


def _is_one_person(inside: Sequence[Token]) -> bool:
    return inside[-1].tag == "N" and is_person(inside[-1].lower) and not any(token.tag == "I" for token in inside)


def _names_person(article: Article, parsed: ParsedSentence, head: tuple[int, int]) -> bool:
    """Whether a phrase ends in somebody's name, of whom "that" does not tell ("talks with | Mr. Roe that failed")."""
    return any(
        mention.kind is NameKind.PERSON
        and mention.last == head[1]
        and (mention.title is not None or " " in mention.name)
        for mention in article.mentions[parsed.index]
    )


def is_one_of_several(article: Article, parsed: ParsedSentence, head: tuple[int, int], told: Sequence[Token]) -> bool:
    """Whether "who" with a plural verb follows the name of one, an example of them ("rivals like | Roe, who say so")."""
    verb = finite_of(told)
    if verb is None or verb is not next((token for token in told if token.tag != "R"), None):
        # "Roe, whom two reports name".
        return False
    if not _is_plural(verb) or verb.lower == past_of(base_of(verb.lower)):
        return False
    if any(token.tag == "K" for token in parsed.tokens[slice(*head)]):
        return False
    before = parsed.tokens[head[0] - 1] if head[0] > 0 else None
    alone = before is None or before.tag != "K"
    return alone and any(
        mention.kind is NameKind.PERSON and mention.last == head[1] for mention in article.mentions[parsed.index]
    )


def _is_set_apart(article: Article, parsed: ParsedSentence, head: tuple[int, int], pronoun: Token) -> bool:
    """Whether a bracket or a mark of quotation cuts the phrase off, or it is only a date.

    "margins (some 4%) that", "Roe's "bold" | plans, which", "bonds issued | July 1, which".
    """
    tokens = parsed.tokens
    at, first = parsed.index_at(pronoun.start), head[0]
    is_cut = (
        first > 1 and tokens[first - 1].text in _CLOSING and tokens[first - 1].tag != "Q" and tokens[first - 2].is_word
    )
    if is_cut or (at > 0 and tokens[at - 1].text in "()"):
        return True
    if first > 0 and tokens[first - 1].text in "./" and tokens[first - 1].end == tokens[first].start:
        # "the group sci.math.velm, which".
        return True
    if parsed.tokens[head[1] - 1].tag != "P" and tokens[min(first + 1, head[1] - 1)].tag == "Q":
        return _is_dated(article, parsed, head)
    return _is_season(tokens, head) or any(
        time.type == "DATE" and time.span.start <= tokens[first].start < time.span.end
        for time in article.times[parsed.index]
    )


def _is_season(tokens: Sequence[Token], head: tuple[int, int]) -> bool:
    """Whether a phrase only tells when something happens ("set to be released in | the summer | that tells of Roe")."""
    first, last = head
    is_led = first > 0 and tokens[first - 1].lower in ("in", "during", "by", "until", "since", "before", "after")
    return (
        is_led and tokens[last - 1].lower in NAMED_TIMES and not any(token.tag in "CP" for token in tokens[first:last])
    )


def _is_dated(article: Article, parsed: ParsedSentence, head: tuple[int, int]) -> bool:
    """Whether a phrase is nothing but a date."""
    whole = Span(parsed.tokens[head[0]].start, parsed.tokens[head[1] - 1].end)
    return any(time.type == "DATE" and time.span.holds(whole) for time in article.times[parsed.index])


def _is_of_nothing(parsed: ParsedSentence, head: tuple[int, int]) -> bool:
    """Whether the clause is rather of "nothing" or the like before it ("nothing about | the deal | that was new")."""
    before = [token.lower for token in parsed.tokens[max(0, head[0] - 2) : head[0]]]
    return len(before) > 1 and before[0] in _INDEFINITE and parsed.tokens[head[0] - 1].tag == "I"


def _is_cut_short(parsed: ParsedSentence, head: tuple[int, int]) -> bool:
    """Whether a phrase holds a dash, or is the end of a name whose other words look like none ("Leave None Out | law")."""
    first, last = head
    tokens = parsed.tokens
    if any(token.text in "–—-" for token in tokens[first:last]):
        return True
    if first < 2 or tokens[first].tag not in "NJ":
        return False
    before, further = tokens[first - 1], tokens[first - 2]
    if tokens[first].tag == "J" and before.text == "," and further.tag == "J":
        # "a high, | walled garden | that".
        return True
    if before.tag == "G" and further.lower == "of":
        # "the fears of working | class men | who".
        return True
    if before.tag == "K" and any(t.tag == "Q" for t in tokens[first:last]):
        # "the food and | drink firm's plan, which".
        return True
    is_one = tokens[last - 1].tag == "N" and not any(token.tag in "DCQPOI" for token in tokens[first:last])
    if is_one and (before.text in ",–—-" or (before.tag == "K" and _goes_back_to_article(tokens, first - 1))):
        # "a multi-roomed, | brick building | that", "an arts and | crafts shop, | which".
        return True
    is_bare = last - first == 1 and tokens[first].tag == "N"
    return is_bare and before.is_capitalized and before.tag not in "PC"


def _goes_back_to_article(tokens: Sequence[Token], joint: int) -> bool:
    """Whether "a" opens the words that are joined to others at ``joint`` ("| an arts and | crafts shop")."""
    at = joint - 1
    while at > 0 and tokens[at].tag in "NSPJ":
        at -= 1
    return tokens[at].lower in ("a", "an")


def _is_content(inside: Sequence[Token], told: Sequence[Token]) -> bool:
    """Whether "that" tells what an idea or a report is, with a subject of its own ("the idea that we gain")."""
    noun = next((inside[at - 1] for at in range(1, len(inside)) if inside[at].tag == "I"), inside[-1])
    if not told or not {singular_of(noun.lower), inside[-1].lower} & _CONTENTS:
        return False
    return told[0].tag not in FINITE and told[0].tag not in "RE"


def _is_bare_name(inside: Sequence[Token]) -> bool:
    """Whether a phrase ends in a name, of which a narrowing clause tells nothing ("a nation like Velm | that" does)."""
    is_name = inside[-1].tag == "P" and not is_day(inside[-1])
    return is_name and not any(token.lower == "like" for token in inside)


def _is_owned_in(parsed: ParsedSentence, head: tuple[int, int]) -> bool:
    """Whether somebody's thing stands behind a preposition and another noun, which a narrowing clause rather tells of."""
    first, last = head
    is_owned = parsed.tokens[first].lower in THIRD_POSSESSIVES or any(
        token.tag == "Q" for token in parsed.tokens[first:last]
    )
    return is_owned and first > 0 and parsed.tokens[first - 1].tag == "I"


def _tells_outcome(told: Sequence[Token]) -> bool:
    """Whether a clause tells what something led to, as what happens does rather than a thing."""
    verb = finite_of(told)
    return verb is not None and base_of(verb.lower) in _LEADING


def _is_half_of_pair(parsed: ParsedSentence, first: int, inside: Sequence[Token], told: Sequence[Token]) -> bool:
    """Whether one of two nouns was found alone ("a doctor and | teacher who", "a farm and | a mill, which Roe sold")."""
    if first < 2 or parsed.tokens[first - 1].tag != "K":
        return False
    is_object = bool(told) and told[0].tag in "DNSPCO" and parsed.tokens[first - 2].tag in "NS"
    return is_object or (len(inside) == 1 and inside[0].tag == "N")


def _is_no_noun(inside: Sequence[Token]) -> bool:
    """Whether nothing but describing words stands there ("protests, sometimes | violent, that spread")."""
    return all(token.tag in "JRGE" and not token.is_capitalized for token in inside)


def _is_further_off(parsed: ParsedSentence, head: tuple[int, int], told: Sequence[Token]) -> bool:
    """Whether "which" may tell of a noun before the one that it follows: "a letter to | bishops that affirmed"."""
    first, last = head
    tokens = parsed.tokens
    if first and last - first == 1 and tokens[first].tag == "N" and _is_told(tokens[first - 1]):
        # "precedents are not | sacrosanct, which": no thing.
        return True
    to_people = first > 1 and tokens[first - 1].tag == "I" and tokens[first - 2].tag in "NS"
    is_letter = to_people and _is_of_people(tokens[last - 1]) and not _is_of_people(tokens[first - 2])
    return is_letter or _is_one_of_two(tokens[first:last], told)


def _is_told(token: Token) -> bool:
    return token.lower in ("not", "n't", "never") or base_of(token.lower) == "be"


def _is_place(article: Article, parsed: ParsedSentence, head: tuple[int, int]) -> bool:
    """Whether a phrase is nothing but the name of a place."""
    return any(
        mention.kind is NameKind.PLACE and (mention.first, mention.last) == head
        for mention in article.mentions[parsed.index]
    )


def _is_where_body_is(article: Article, parsed: ParsedSentence, first: int) -> bool:
    """Whether the place at ``first`` only tells where a body is ("sent to the Project Force in | Sydney, which")."""
    if parsed.tokens[first - 1].lower not in ("in", "at", "near"):
        return False
    return any(
        mention.kind is NameKind.ORGANIZATION and mention.last == first - 1
        for mention in article.mentions[parsed.index]
    )


def people_of(parsed: ParsedSentence, head: tuple[int, int]) -> tuple[int, int] | None:
    """The people whom "who" tells of in "the lungs of | patients" or around "contributors to | the study"; None if none."""
    first, last = head
    tokens = parsed.tokens
    of = next((at for at in range(last - 2, first, -1) if tokens[at].lower == "of"), None)
    if of is not None and _is_of_people(tokens[last - 1]):
        # "80% of the riders who", "a group of riders who" are all told of.
        is_part = tokens[of - 1].tag not in "NS" or singular_of(tokens[of - 1].lower) in HOLDING
        return None if is_part or _is_of_people(tokens[of - 1]) else (of + 1, last)
    if (
        of is not None
        and tokens[of - 1].tag == "N"
        and tokens[last - 1].tag == "S"
        and not _is_of_people(tokens[of - 1])
    ):
        outer = singular_of(tokens[of - 1].lower)
        if outer not in HOLDING and outer not in INSTITUTIONS:
            # "the story of | six operators who": a story is nobody.
            return of + 1, last
    around = _people_around(parsed, head)
    if around is None:
        return None
    body = next((tokens[at - 1] for at in range(first + 1, last) if tokens[at].tag == "I"), tokens[last - 1])
    if tokens[around[0]].lower == "one" and tokens[around[0] + 1].lower == "of":
        around = around[0] + 2, around[1]
    # "one of three members on | the firm's committee who": members are, where a committee may be.
    is_body = singular_of(body.lower) in INSTITUTIONS and not is_person(singular_of(body.lower))
    return (around[0], last) if is_body or not _may_be_people(tokens[first:last]) else None


def _people_around(parsed: ParsedSentence, head: tuple[int, int]) -> tuple[int, int] | None:
    """The phrase of people that a preposition joins to the one at ``head``."""
    first = head[0]
    if first < 2 or parsed.tokens[first - 1].tag != "I":
        return None
    around = phrase_before(parsed, first - 1, 0)
    return around if around is not None and _is_of_people(parsed.tokens[around[1] - 1]) else None


def _is_of_people(token: Token) -> bool:
    several = token.tag in "SP" and token.is_capitalized and token.lower.endswith("s") and not token.text.isupper()
    return (token.tag in "NS" and is_person(singular_of(token.lower))) or (
        several and (is_people(token.lower) or is_person(singular_of(token.lower)))
    )


def is_people(name: str) -> bool:
    """Whether a name in the plural is that of a people or of believers ("Norlanders", "Democrats")."""
    return name.endswith(_PEOPLES)


def _may_be_people(inside: Sequence[Token]) -> bool:
    """Whether a phrase may name people: by a noun or name, or as "those", "all five", "the poor"."""
    head = next((inside[at - 1] for at in range(1, len(inside)) if inside[at].tag == "I"), inside[-1])
    if head.tag not in "NS":
        return True
    named = singular_of(head.lower)
    return is_person(named) or named in INSTITUTIONS or named in HOLDING or _is_of_people(inside[-1])


def _is_example(inside: Sequence[Token], told: Sequence[Token]) -> bool:
    """Whether the noun may be only an example of what is told of ("newsgroups such as | alt.religion, which posted")."""
    named = any(token.lower == "such" and inside[at + 1].lower == "as" for at, token in enumerate(inside[:-1]))
    return named and not _tells_one(told)


def _is_last_of_list(parsed: ParsedSentence, head: tuple[int, int], told: Sequence[Token]) -> bool:
    """Whether a verb in the plural tells of more than the one name it follows ("Ohio and | Maine, which are")."""
    first, last = head
    tokens = parsed.tokens
    if first < 2 or tokens[first - 1].tag != "K" or any(token.tag == "K" for token in tokens[first:last]):
        return False
    if tokens[first - 2].tag not in "NSP," and tokens[first - 2].text != ",":
        return False
    verb = finite_of(told)
    return verb is not None and _is_plural(verb) and tokens[last - 1].tag in "NP"


def _is_plural(verb: Token) -> bool:
    return verb.lower in _BE_PLURAL or (verb.tag == "F" and verb.lower not in ("am", "'m", "has", "is", "was"))


def _is_one_of_two(inside: Sequence[Token], told: Sequence[Token]) -> bool:
    """Whether of "the reports of two bodies that were set up" either noun may be meant."""
    is_owned = inside[0].lower in THIRD_POSSESSIVES
    of = next(
        (at for at in range(1, len(inside) - 1) if inside[at].lower == "of" or (is_owned and inside[at].tag == "I")),
        None,
    )
    if of is None or inside[-1].tag not in "NS":
        return False
    verb = finite_of(told)
    if inside[of - 1].tag not in "NS":
        # "full of errors", "one of the states that have": the second noun is meant.
        is_one = inside[of - 1].lower in ("one", "1") and verb is not None and _is_plural(verb)
        return is_one or (inside[of - 1].tag == "J" and inside[of - 1].lower not in HOLDING)
    outer, inner = inside[of - 1], inside[-1]
    if singular_of(outer.lower) in HOLDING or outer.lower in HOLDING:
        return False
    if _is_of_people(outer) is not _is_of_people(inner) and singular_of(inner.lower) not in INSTITUTIONS:
        # "which" tells of no people: "the father of a movement that", "the views of voters that".
        return _is_of_people(outer)
    tells_number = _tells_one(told) or (verb is not None and _is_plural(verb))
    return outer.tag == inner.tag or not tells_number


def _tells_one(told: Sequence[Token]) -> bool:
    """Whether the verb of a clause is in the singular."""
    verb = finite_of(told)
    return verb is not None and (verb.tag == "Z" or verb.lower in ("is", "was", "has"))


def _is_any(inside: Sequence[Token], told: Sequence[Token]) -> bool:
    """Whether a noun in the plural would be all of its kind ("countries | are close to Russia")."""
    if inside[-1].tag != "S" or any(token.tag in "DCQPO" for token in inside):
        return False
    verb = finite_of(told)
    if verb is None or not _is_plural(verb) or verb.lower == "were":
        return False
    at = list(told).index(verb)
    if base_of(verb.lower) in FORCE_BY_VERB or any(token.lower in _AS_A_RULE for token in told[at : at + 3]):
        # "news reports that say so", "products that are often used".
        return False
    perfect = base_of(verb.lower) == "have" and any(token.tag == "E" for token in told[at + 1 : at + 3])
    return not perfect


def _is_one_of_kind(inside: Sequence[Token], *, is_narrowing: bool) -> bool:
    """Whether the clause says of what a thing is the only or the first one."""
    if not is_narrowing or inside[0].lower not in THIRD_POSSESSIVES | {"the"}:
        return False
    return any(
        t.lower in _ALONE or (t.tag == "J" and t.lower.endswith("est")) or t.lower == "most" for t in inside[1:3]
    )
