"""ClaimReviews of others, read tolerantly: all that is odd is told at once, and what can be kept is."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from claims.core.claim_review.documents import FoundReview, find_reviews, step
from claims.core.claim_review.findings import Finding, Level, finding
from claims.core.claim_review.parties import BODY, PERSON, is_collective, party_kind
from claims.core.claim_review.ratings import read_rating, verdict_of
from claims.core.claim_review.records import Moment, Party, ReviewMarkup, Work
from claims.core.claim_review.values import address_of, as_list, is_absent, is_odd_date, moment_of, text_of, texts_of
from claims.core.sources.publisher_sites import publisher_site
from claims.core.texts.day_words import day_of
from claims.core.texts.input_text import MAX_CLAIM_LENGTH, is_language_tag, text_problem
from claims.core.verdicts import Verdict

MAX_NAME_LENGTH = 300
MAX_RATING_LENGTH = 200
MAX_WORKS = 50
"""Appearances, citations and corrections of one review that are read."""

_ELLIPSIS = re.compile(r"(?:…|\.\.\.)\s*\Z")
_IDENTITY_HOSTS = ("wikipedia.org", "wikidata.org")


@dataclass(frozen=True, slots=True)
class ReadReview:
    """A ClaimReview with all that was found; ``markup`` is None where an error keeps it out.

    ``verdict`` is ours, by the table of known words; ``images`` are the addresses of pictures and other media that the
    review shows or is about, and of the works in which the claim appeared; ``original`` is the node as it stood there;
    ``collective`` is a claimant's name that names nobody ("Facebook posts") and is therefore none.
    """

    markup: ReviewMarkup | None
    verdict: Verdict
    path: str
    place: str
    findings: tuple[Finding, ...]
    images: tuple[str, ...]
    original: Mapping[str, Any]
    collective: str = ""


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """Everything in a text: its reviews in order, and what was found of the text as a whole."""

    reviews: tuple[ReadReview, ...]
    findings: tuple[Finding, ...]

    @property
    def all_findings(self) -> tuple[Finding, ...]:
        """What was found of the text and of each review."""
        return (*self.findings, *(item for review in self.reviews for item in review.findings))

    @property
    def has_errors(self) -> bool:
        """Whether anything is kept out."""
        return any(item.level is Level.ERROR for item in self.all_findings)


def read_document(text: str, *, today: dt.date, page_url: str = "") -> ReadDocument:
    """The ClaimReviews of a JSON text, of lines of JSON, or of an HTML page; ``page_url`` is where it was found."""
    found, findings = find_reviews(text)
    reviews: dict[tuple[str, str] | int, ReadReview] = {}
    for number, item in enumerate(found):
        read = _Reader(item, today=today, page_url=page_url).read()
        key: tuple[str, str] | int = number
        if read.markup is not None:
            key = (read.markup.url, read.markup.claim_reviewed.casefold())
            if key in reviews:
                findings.append(finding("twice", item.path, place=item.place))
                continue
        reviews[key] = read
    return ReadDocument(tuple(reviews.values()), tuple(findings))


def _page_address(canonical: str, page_url: str) -> str:
    """Where a page stands: at the address that it gives as its own, unless that is of another site than where it was found
    or of a site as a whole; "" where neither says."""
    found = address_of(page_url)[0]
    own = address_of(canonical, found)[0]
    is_of_it = urlsplit(own).path.strip("/") and (not found or publisher_site(own) == publisher_site(found))
    return own if is_of_it else found


class _Reader:
    """Reads one review; what it notes becomes its findings."""

    def __init__(self, found: FoundReview, *, today: dt.date, page_url: str) -> None:
        self._node, self._path, self._place = found.node, found.path, found.place
        self._nodes, self._today = found.nodes, today
        self._page_url = _page_address(found.canonical, page_url)
        self._findings: list[Finding] = []
        self._collective = ""

    def read(self) -> ReadReview:
        """The review, with everything that is odd about it."""
        language = self._language()
        rating = read_rating(self._resolved(self._node.get("reviewRating")), self._at("reviewRating"), self._note)
        verdict = verdict_of(rating, language, self._at("reviewRating"), self._note)
        self._check_text(rating.words, "reviewRating.alternateName", MAX_RATING_LENGTH)
        claim, url = self._claim(), self._url()
        published, modified = self._moment("datePublished"), self._moment("dateModified")
        if published is None and not self._has("date_unreadable", "datePublished"):
            self._note("date_missing", self._at("datePublished"))
        if published is not None and modified is not None and day_of(modified) < day_of(published):
            self._note("modified_before_published", self._at("dateModified"))
        item = self._item()
        claimant, posts = self._claimant(item)
        first, works = self._works(item, posts)
        markup = ReviewMarkup(
            claim_reviewed=claim,
            rating=rating,
            url=url,
            author=self._author(url),
            id=address_of(self._node.get("@id"))[0],
            published=published,
            modified=modified,
            expires=self._moment("expires"),
            language=language,
            claimant=claimant,
            claim_date=self._moment("datePublished", item, "itemReviewed"),
            first_appearance=first,
            appearances=works,
            citations=self._addresses("citation") or self._addresses("isBasedOn"),
            corrections=self._corrections(),
        )
        failed = any(item.level is Level.ERROR for item in self._findings)
        return ReadReview(
            None if failed else markup,
            verdict,
            self._path,
            self._place,
            tuple(self._findings),
            self._images(item, [work.url for work in (first, *works) if work is not None]),
            self._node,
            self._collective,
        )

    def _note(self, code: str, path: str, *values: object) -> None:
        self._findings.append(finding(code, path, *values, place=self._place))

    def _has(self, code: str, name: str) -> bool:
        return any(item.code == code and item.path == self._at(name) for item in self._findings)

    def _at(self, name: str) -> str:
        path = self._path
        for part in name.split("."):
            path = step(path, part)
        return path

    def _resolved(self, value: Any) -> Any:  # noqa: ANN401  (any JSON value)
        """The node that a mere reference names, within the document alone."""
        if isinstance(value, list):
            return [self._resolved(item) for item in value]
        if isinstance(value, dict) and set(value) <= {"@id", "@type"} and isinstance(value.get("@id"), str):
            return self._nodes.get(value["@id"], value)
        return value

    def _check_text(self, text: str, name: str, max_length: int) -> None:
        problem = text_problem(text, "", max_length=max_length)
        if problem is None:
            return
        if problem.code == "text_too_long":
            code = "claim_too_long" if name == "claimReviewed" else "text_too_long"
            self._note(code, self._at(name), len(text), max_length)
        else:
            self._note("text_unusable", self._at(name), problem.detail)

    def _language(self) -> str:
        value = self._node.get("inLanguage")
        if isinstance(value, dict):
            value = value.get("alternateName") or value.get("name")
        tag = text_of(value)
        if tag and not is_language_tag(tag):
            self._note("language_unusable", self._at("inLanguage"), tag)
            return ""
        return tag

    def _claim(self) -> str:
        value = self._node.get("claimReviewed")
        if isinstance(value, dict):
            self._note("claim_is_object", self._at("claimReviewed"))
            value = value.get("text") or value.get("name")
        texts = texts_of(value)
        if len(texts) > 1:
            self._note("claim_in_parts", self._at("claimReviewed"))
        text = " ".join(texts) or self._inferred_claim()
        if not text:
            self._note("claim_missing", self._at("claimReviewed"))
            return ""
        if _ELLIPSIS.search(text):
            self._note("claim_cut", self._at("claimReviewed"))
        self._check_text(text, "claimReviewed", MAX_CLAIM_LENGTH)
        return text

    def _inferred_claim(self) -> str:
        item = self._item_node()
        sources = (("itemReviewed.text", item.get("text")), ("itemReviewed.name", item.get("name")))
        own = (("name", self._node.get("name")), ("headline", self._node.get("headline")))
        for name, value in (*sources, *own):
            text = text_of(value)
            if text:
                self._note("claim_inferred", self._at(name), name)
                return text
        return ""

    def _url(self) -> str:
        value = self._node.get("url")
        if is_absent(value):
            value = self._node.get("mainEntityOfPage")
        address, odd = address_of(value, self._page_url)
        if odd == "address_unusable":
            self._note("url_unusable", self._at("url"), text_of(value) or "this value")
        elif odd:
            self._note(odd, self._at("url"))
        elif not address and self._page_url:
            self._note("url_inferred", self._at("url"))
            return self._page_url
        elif not address:
            self._note("url_missing", self._at("url"))
        return address

    def _moment(self, name: str, node: Mapping[str, Any] | None = None, of: str = "") -> Moment | None:
        node = self._node if node is None else node
        moment, odd = moment_of(node.get(name))
        path = self._at(f"{of}.{name}" if of else name)
        if odd:
            self._note(odd, path, *([text_of(node.get(name))] if odd == "date_unreadable" else []))
        if moment is not None and name != "expires" and is_odd_date(moment, self._today) and not of:
            self._note("date_odd", path, day_of(moment).isoformat())
        return moment

    def _author(self, url: str) -> Party:
        """The organization that checked: publisher, author that is one, else the host of the review."""
        publishers = self._parties("publisher")
        authors = self._parties("author")
        bodies = [party for party in authors if party.kind == BODY]
        host = urlsplit(url).hostname or ""
        name = "author"
        if publishers or bodies:
            chosen = (publishers or bodies)[0]
        elif host:
            self._note("author_is_person" if authors else "author_from_host", self._at(name), host)
            chosen = Party(host.removeprefix("www."), BODY)
        else:
            self._note("author_missing", self._at(name))
            return Party("", BODY)
        self._check_text(chosen.name, f"{name}.name", MAX_NAME_LENGTH)
        return Party(chosen.name, BODY, chosen.url or (_root(url) if url else ""))

    def _parties(self, name: str) -> list[Party]:
        found = []
        for value in as_list(self._resolved(self._node.get(name))):
            if isinstance(value, dict):
                title = text_of(value.get("name"))
                address = address_of(value.get("url"))[0] or address_of(value.get("sameAs"))[0]
                kind = text_of(value.get("@type")).rpartition("/")[2].casefold()
                found.append(Party(title, PERSON if kind == "person" else BODY, address))
            elif isinstance(value, str):
                found.append(Party(text_of(value), party_kind(value)))
        return [party for party in found if party.name]

    def _item_node(self) -> Mapping[str, Any]:
        listed = [item for item in as_list(self._resolved(self._node.get("itemReviewed"))) if isinstance(item, dict)]
        return listed[0] if listed else {}

    def _item(self) -> Mapping[str, Any]:
        item = self._item_node()
        kind = text_of(item.get("@type"))
        if not item:
            self._note("item_missing", self._at("itemReviewed"))
        elif kind.rpartition("/")[2].casefold() != "claim":
            self._note("item_type", self._at("itemReviewed"), kind or "thing without a type")
        return item

    def _claimant(self, item: Mapping[str, Any]) -> tuple[Party | None, list[str]]:
        """Who made the claim, and addresses given for the party that are really of a post."""
        listed = as_list(self._resolved(item.get("author")))
        if not listed:
            return None, []
        author, path = listed[0], self._at("itemReviewed.author")
        if isinstance(author, str):
            return self._party(text_of(author), "", "", path), []
        if not isinstance(author, dict):
            return None, []
        names = texts_of(author.get("name"))
        if isinstance(author.get("name"), list) and len(names) > 1:
            self._note("claimant_in_parts", step(path, "name"))
        address, odd = address_of(author.get("sameAs") or author.get("url"))
        if odd == "address_unusable":
            self._note(odd, step(path, "sameAs"), text_of(author.get("sameAs")) or "this value")
        is_identity = _is_identity(address)
        posts = [address] if address and not is_identity else []
        if not names:
            self._note("claimant_unnamed", path)
            return None, posts
        return self._party(names[0], text_of(author.get("@type")), address if is_identity else "", path), posts

    def _party(self, name: str, kind: str, address: str, path: str) -> Party | None:
        if not name:
            return None
        if is_collective(name):
            self._collective = name
            self._note("claimant_collective", path, name)
            return None
        self._check_text(name, "itemReviewed.author", MAX_NAME_LENGTH)
        kinds = {"person": PERSON, "organization": BODY}
        return Party(name, kinds.get(kind.rpartition("/")[2].casefold()) or party_kind(name), address)

    def _works(self, item: Mapping[str, Any], posts: list[str]) -> tuple[Work | None, tuple[Work, ...]]:
        """Where the claim appeared: as said, and as older markup says it by the address of the post."""
        first = [self._work(value) for value in as_list(self._resolved(item.get("firstAppearance")))[:1]]
        works = [self._work(value) for value in as_list(self._resolved(item.get("appearance")))[:MAX_WORKS]]
        known = [work for work in works if work is not None]
        if not known and not any(first):
            others = [*as_list(item.get("url")), *as_list(item.get("sameAs")), *posts]
            addresses = [address_of(value)[0] for value in others[:MAX_WORKS]]
            known = [Work(address) for address in dict.fromkeys(addresses) if address and not _is_identity(address)]
        return next((work for work in first if work is not None), None), tuple(dict.fromkeys(known))

    def _work(self, value: object) -> Work | None:
        address, _ = address_of(value, self._page_url)
        if not address:
            return None
        if not isinstance(value, dict):
            return Work(address)
        publisher = value.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else publisher
        return Work(address, text_of(value.get("headline")), moment_of(value.get("datePublished"))[0], text_of(name))

    def _images(self, item: Mapping[str, Any], works: list[str]) -> tuple[str, ...]:
        """Addresses of media, those of the works among them; not the pictures of people, publishers and ratings."""
        appearances = [
            value for name in ("firstAppearance", "appearance") for value in as_list(self._resolved(item.get(name)))
        ]
        nodes = [node for node in (self._node, item, *appearances[:MAX_WORKS]) if isinstance(node, dict)]
        media = [
            value
            for node in nodes
            for name in ("image", "associatedMedia")
            for value in as_list(self._resolved(node.get(name)))[:MAX_WORKS]
        ]
        files = [value.get("contentUrl") for value in (*nodes, *media) if isinstance(value, dict)]
        found = (address_of(value, self._page_url)[0].partition("#")[0] for value in (*files, *media, *works))
        return tuple(dict.fromkeys(address for address in found if address))[:MAX_WORKS]

    def _addresses(self, name: str) -> tuple[str, ...]:
        found = (address_of(value, self._page_url)[0] for value in as_list(self._node.get(name))[:MAX_WORKS])
        return tuple(dict.fromkeys(address for address in found if address))

    def _corrections(self) -> tuple[tuple[str, Moment], ...]:
        listed = [item for item in as_list(self._node.get("correction"))[:MAX_WORKS] if isinstance(item, dict)]
        read = [(text_of(item.get("text")), moment_of(item.get("datePublished"))[0]) for item in listed]
        return tuple((text, moment) for text, moment in read if text and moment is not None)


def _is_identity(address: str) -> bool:
    """Whether an address is of a party rather than of something it wrote: a home or profile page, an encyclopedia."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    if any(host == known or host.endswith(f".{known}") for known in _IDENTITY_HOSTS):
        return True
    return not parts.query and len([part for part in parts.path.split("/") if part]) <= 1


def _root(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/"
