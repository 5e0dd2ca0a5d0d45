"""What stands behind the words of a post and is none of them: tags, links, signs, where it was found."""

from __future__ import annotations

import re

from claims.core.extraction.lexicon.vocabulary import words

_TAG = re.compile(r"[(\[]?[#@]\w{1,60}[,.)\]]{0,2}")
_JOINED_NAME = re.compile(r"#(?:[A-Z][a-z]+){2}\w{0,40}")
_LINK = re.compile(r"[(\[]?https?://\S{1,300}")
_SIGNS = re.compile(r"[\u2190-\u2bff\U0001f000-\U0001faff\ufe0f\u200d]+")
_FOUND = frozenset(("via", "h/t", "ht", "cc", "rt", "(via", "(h/t", "(ht", "(cc"))
"""What leads to the account from which a post was taken or to which it is sent."""
_BEFORE_NOUNS = words("the a an for to in of on at by with from our their its and & about against under via")
"""Words behind which a lone tag is a word of the sentence ("We must save the #NHS")."""
_LONGEST = 300
"""Characters at the end of a sentence that are looked at."""


def end_of_words(body: str, start: int, end: int) -> int:
    """Where the words of ``body[start:end]`` end, before the marks of a post; ``end`` where there are none.

    A lone tag belongs to the words unless a stop or a sign stands before it or it joins several names.
    """
    at, first = end, max(start, end - _LONGEST)
    tags, is_sure, last_tag = 0, False, ""
    while True:
        while at > first and body[at - 1].isspace():
            at -= 1
        begin = at
        while begin > first and not body[begin - 1].isspace():
            begin -= 1
        chunk = body[begin:at]
        if begin == first or not chunk:
            break
        if _TAG.fullmatch(chunk):
            tags, last_tag = tags + 1, chunk
        elif _LINK.fullmatch(chunk) or _SIGNS.fullmatch(chunk) or (tags and chunk.lower() in _FOUND):
            is_sure = True
        else:
            break
        at = begin
    kept = body[first:at].rstrip()
    bare = _without_signs(kept)
    if len(bare) < len(kept):
        at, is_sure = first + len(bare), True
    if at == end or not bare:
        return end
    closes = bare[-1] in '.!?…"”)'
    before = bare.split()[-1].lower()
    joins = _JOINED_NAME.fullmatch(last_tag) is not None and before not in _BEFORE_NOUNS
    return at if is_sure or tags > 1 or closes or joins else end


def _without_signs(text: str) -> str:
    at = len(text)
    while at > 0 and _SIGNS.fullmatch(text[at - 1]):
        at -= 1
    return text[:at].rstrip() if at < len(text) else text
