"""Speakers: a list to look in, a page for each with names, offices and claims, and merging two that are one."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, request

from claims.models import SpeakerKind
from claims.services.directories import speaker_directory as directory
from claims.services.directories.speaker_directory import SPEAKERS
from claims.services.directories.speaker_merging import merge_speakers, preview_speaker_merge, undo_speaker_merge
from claims.web.directories.party_pages import PartyPages, add_pages, require_reviewer
from claims.web.page.visit import Visit
from claims.web.words.pasted import read_day

bp = Blueprint("speakers", __name__, url_prefix="/speakers")


def _shown(here: Visit, speaker_id: int) -> dict[str, Any]:
    return {
        "view": directory.view_speaker(here.session, directory.get_speaker(here.session, speaker_id)),
        "claims": directory.claims_of(here.session, speaker_id, after=request.args.get("after") or None),
        "kinds": [("", "Choose …"), *((kind.value, kind.value) for kind in SpeakerKind)],
    }


def _previewed(here: Visit, speaker_id: int, into_id: int | None) -> dict[str, Any]:
    return {"preview": preview_speaker_merge(here.session, speaker_id)}


def _kind(here: Visit, speaker_id: int) -> str:
    directory.set_kind(here.session, speaker_id, request.form.get("kind", ""), actor=here.actor, now=here.now)
    return "Noted."


def _role(here: Visit, speaker_id: int) -> str:
    directory.add_role(
        here.session,
        speaker_id,
        request.form.get("title", ""),
        since=read_day(request.form.get("since"), "since"),
        until=read_day(request.form.get("until"), "until"),
        actor=here.actor,
        now=here.now,
    )
    return "The office is added."


def _remove_role(here: Visit, speaker_id: int, role_id: int) -> str:
    directory.remove_role(here.session, speaker_id, role_id, actor=here.actor, now=here.now)
    return "The office is taken back."


_PAGES = PartyPages(
    kind=SPEAKERS,
    find=directory.list_speakers,
    show=_shown,
    preview=_previewed,
    require_merger=require_reviewer,
    merge=merge_speakers,
    undo=undo_speaker_merge,
    adders={"kind": _kind, "role": _role},
    removers={"role": _remove_role},
)
add_pages(bp, _PAGES)
