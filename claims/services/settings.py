"""From the app's settings to the arguments of intake and matching: the same for pages, API, command line and worker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from claims.artifacts.matching_figures import ShippedFigures, shipped_figures
from claims.artifacts.relation_encoder import load_relation_reader
from claims.artifacts.text_answers import text_answers
from claims.artifacts.text_likeness import text_likeness
from claims.core.transparency.signed_note import Signer
from claims.services.articles.article_input import IntakeLimits
from claims.services.exchange.claim_review_out import Site
from claims.services.matching.matching import MatchingSettings
from claims.services.messages.webhook_secrets import SecretBox
from claims.services.messages.webhooks import EndpointRules
from claims.services.transparency.log_checkpoints import LogSigning

LOCAL_HOSTS = frozenset({"127.0.0.1"})
"""Hosts that endpoints may be on, without TLS, where ``WEBHOOK_LOCAL`` says so."""


def matching_settings(settings: Mapping[str, Any]) -> MatchingSettings:
    """How sure a match must be to be confirmed by machine, and how sure to be worth a person's look."""
    shipped = shipped_matching(encoder=settings["RELATION_ENCODER"])
    suggest_from = settings["SUGGEST_THRESHOLD"]
    return replace(
        shipped,
        threshold=settings["CONFIRM_THRESHOLD"],
        detection_encoder=settings["DETECTION_ENCODER"],
        suggest_from=shipped.suggest_from if suggest_from is None else suggest_from,
    )


def shipped_matching(*, encoder: bool = True) -> MatchingSettings:
    """How candidates of the index are decided as the matcher ships, with the encoder where it is installed and wanted."""
    reader = load_relation_reader() if encoder else None
    return MatchingSettings(reader=reader, likeness=text_likeness(), answers=text_answers(pairs=encoder))


def shipped_matching_figures() -> tuple[ShippedFigures, ...]:
    """What was measured of the matcher by threshold before it was shipped."""
    return shipped_figures()


def intake_limits(settings: Mapping[str, Any]) -> IntakeLimits:
    """How large an article may be."""
    return IntakeLimits(text_bytes=settings["MAX_TEXT_BYTES"], html_bytes=settings["MAX_HTML_BYTES"])


def endpoint_rules(settings: Mapping[str, Any]) -> EndpointRules:
    """What endpoints may be here, and what keeps their secrets."""
    keys = [key for key in (settings["SECRET_KEY"], settings["SECRET_KEY_FORMER"]) if key is not None]
    return EndpointRules(SecretBox(keys), LOCAL_HOSTS if settings["WEBHOOK_LOCAL"] else frozenset())


def registry_hosts(settings: Mapping[str, Any]) -> frozenset[str]:
    """The hosts whose pages are this registry's own, and prove nothing for its verdicts: those that are named, the one in
    the name of the log, the one that people reach it at, and the one that the server listens on."""
    log_host = str(settings["LOG_ORIGIN"]).partition("/")[0].partition(":")[0]
    listening = {settings["HOST"]} - EVERY_ADDRESS
    near = {"localhost", "127.0.0.1", "::1"} if listening & {"localhost", "127.0.0.1", "::1"} else set()
    public = urlsplit(settings["PUBLIC_URL"] or "").hostname
    return frozenset({*settings["REGISTRY_HOSTS"], log_host, *({public} if public else ()), *listening, *near})


EVERY_ADDRESS = frozenset({"0.0.0.0", "::", ""})  # noqa: S104  (compared with, not listened on)
"""Addresses to listen on that name no host."""


def log_signing(settings: Mapping[str, Any]) -> LogSigning:
    """Who signs the log's checkpoints."""
    keys = [settings["LOG_KEY"], settings["LOG_KEY_FORMER"]]
    return LogSigning(tuple(Signer(settings["LOG_ORIGIN"], key) for key in keys if key is not None))


def own_site(settings: Mapping[str, Any], url_root: str) -> Site:
    """Where the registry is reached; ``url_root`` is the address that this request came to, up to its root."""
    return Site(url_root.rstrip("/"), registry_hosts(settings))
