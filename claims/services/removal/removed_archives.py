"""Archived pages in which words stand that were removed on a legal ground: files that only this installation has."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.core.errors import NotFound
from claims.core.texts.removed_words import RemovedWords
from claims.models.snapshot import Snapshot
from claims.services.archive.snapshot_store import SnapshotStore, StoredPage

_AT_A_TIME = 500
_CHARSET = re.compile(rb"charset=[\"']?([A-Za-z0-9_-]{2,20})")
_HEAD = 4_096
"""Bytes in which markup names its encoding."""


@dataclass(frozen=True, slots=True)
class ArchivedWords:
    """An archived page with the words: the source that it is of, its hashes, and the files that hold it."""

    source_id: int
    sha256: str
    text_sha256: str | None
    files: tuple[Path, ...]


def archived_with(session: Session, store: SnapshotStore, words: RemovedWords) -> Iterator[ArchivedWords]:
    """Look through the text and the markup of every archived page, in the order of its first retrieval; only reads."""
    if not words:
        return
    pages = select(Snapshot.source_id, Snapshot.sha256, Snapshot.text_sha256).order_by(Snapshot.id)
    seen: set[tuple[str, str | None]] = set()
    for row in session.execute(pages, execution_options={"yield_per": _AT_A_TIME}):
        if (row.sha256, row.text_sha256) in seen:
            continue
        seen.add((row.sha256, row.text_sha256))
        if any(words.stand_in(text) for text in _texts(store, row.sha256, row.text_sha256)):
            files = store.files_of(row.sha256, row.text_sha256)
            yield ArchivedWords(row.source_id, row.sha256, row.text_sha256, files)


def _texts(store: SnapshotStore, sha256: str, text_sha256: str | None) -> Iterator[str]:
    """What an archived page says: its text, and its bytes read as text; nothing where the files are gone."""
    try:
        if text_sha256 is not None:
            yield store.text(text_sha256)
    except NotFound:
        pass  # the markup may be there
    try:
        page = store.page(sha256)
    except NotFound:
        return
    yield from _readings(page)


def _readings(page: StoredPage) -> Iterator[str]:
    """The bytes of a page in each encoding that they may be meant in."""
    declared = _CHARSET.findall(page.content_type.encode() + b" " + page.data[:_HEAD])
    names = {"utf-8", *(name.decode().casefold() for name in declared)}
    if page.data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        names.add("utf-16")
    try:
        page.data.decode()
    except UnicodeDecodeError:
        names.add("cp1252")  # what browsers take for what says nothing else
    for name in sorted(names):
        try:
            yield str(page.data, name, "replace")
        except (LookupError, ValueError):
            continue  # no encoding of texts
