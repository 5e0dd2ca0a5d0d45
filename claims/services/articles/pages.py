"""Pages of the web as articles: fetched once, when somebody asks."""

from __future__ import annotations

from claims.fetch import Fetcher
from claims.services.articles.article_input import ArticleInput, article_from_page


def fetch_article(url: str, *, allowed_hosts: frozenset[str] = frozenset()) -> ArticleInput:
    """The article at an address, not yet checked; takes up to 10 seconds, so hold no transaction meanwhile.

    Raises what ``Fetcher.get`` raises: ``Invalid``, ``TooLarge``, ``Unavailable``.
    """
    return article_from_page(Fetcher(allowed_hosts=allowed_hosts).get(url))
