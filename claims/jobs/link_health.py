"""Jobs that look at the links of evidence. Pages are fetched between transactions; only what was found is written in
one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from claims.jobs.context import JobContext, Write
from claims.services.archive.snapshots import Probe, probe
from claims.services.followup import link_health
from claims.services.followup.link_health import Target


def check_evidence(context: JobContext, arguments: Mapping[str, Any]) -> Write:
    """Archive the pages that a draft cites and look for its quotes in them."""
    review_id = int(arguments["review_id"])
    links = context.settings.links
    if links is None:
        return lambda session: {}
    with context.reading() as session:
        targets = link_health.draft_targets(session, review_id, now=context.clock())
    probes = _fetch(context, targets)

    def write(session: Session) -> dict[str, Any]:
        found = link_health.record_draft(session, review_id, probes, store=links.store, now=context.clock())
        return {"fetched": len(probes), "quotes": found}

    return write


def check_links(context: JobContext, arguments: Mapping[str, Any]) -> Write:
    """Look again at sources whose time has come, and have texts that wait for approval looked at."""
    links = context.settings.links
    if links is None:
        return lambda session: {}
    with context.reading() as session:
        targets = link_health.due_sources(session, now=context.clock())
    probes = _fetch(context, targets)

    def write(session: Session) -> dict[str, Any]:
        now = context.clock()
        noted = sum(
            link_health.record_check(session, target.source_id, probes[target.key], store=links.store, now=now)
            for target in sorted(targets, key=lambda target: target.source_id or 0)
            if target.source_id is not None
        )
        return {"links": len(probes), "reasons": noted, "awaiting": link_health.queue_awaiting(session, now=now)}

    return write


def _fetch(context: JobContext, targets: Sequence[Target]) -> dict[str, Probe]:
    """What was found at each address, by the key of its source."""
    links = context.settings.links
    probes: dict[str, Probe] = {}
    for place, target in enumerate(targets):
        assert links is not None  # asked by the caller
        context.progress("fetching", place, len(targets))
        probes[target.key] = probe(
            target.url,
            links=links,
            now=context.clock(),
            known_texts=target.known_texts,
        )
    return probes
