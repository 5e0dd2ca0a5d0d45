"""Where the bytes of snapshots lie: files named by the SHA-256 of what they hold, each written once and whole.

A page is a gzipped WARC record (ISO 28500) of its server's answer, named by the hash of the page's bytes; its text is a
plain file beside it. The same bytes are kept once, with the address and time of their first retrieval.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import re
import tempfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from claims.core.errors import NotFound

_SHA256 = re.compile(r"[0-9a-f]{64}\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class StoredPage:
    """The bytes of a page as they came, with what its server said of them."""

    data: bytes
    content_type: str
    url: str
    retrieved_at: str
    """As in the record: ISO 8601, UTC."""


class SnapshotStore:
    """The folder of snapshots; made when the first one is kept. Any number of processes may write to it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep_page(self, data: bytes, *, url: str, content_type: str, retrieved_at: dt.datetime) -> str:
        """Keep the bytes of a page and give their SHA-256 in hex; bytes that are there already are left as they are."""
        sha256 = hashlib.sha256(data).hexdigest()
        path = self.page_path(sha256)
        if not path.exists():
            _write_whole(path, _record(data, sha256, url=url, content_type=content_type, retrieved_at=retrieved_at))
        return sha256

    def keep_text(self, text: str) -> str:
        """Keep a page's text and give the SHA-256 (hex) of its UTF-8."""
        data = text.encode("utf-8", "surrogatepass")
        sha256 = hashlib.sha256(data).hexdigest()
        path = self._path(sha256, "txt")
        if not path.exists():
            _write_whole(path, data)
        return sha256

    def page(self, sha256: str) -> StoredPage:
        """The kept page; ``NotFound`` (``snapshot_missing``) where its file is gone, damaged or holds other bytes."""
        try:
            with self.page_path(sha256).open("rb") as file:
                record = next(iter(ArchiveIterator(file)), None)
                if record is None or record.http_headers is None:
                    raise _missing(sha256)
                data = record.content_stream().read()
                content_type = record.http_headers.get_header("Content-Type") or ""
                url = record.rec_headers.get_header("WARC-Target-URI") or ""
                retrieved_at = record.rec_headers.get_header("WARC-Date") or ""
        except (OSError, ArchiveLoadFailed, ValueError, EOFError) as error:
            raise _missing(sha256) from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise _missing(sha256)
        return StoredPage(data, content_type, url, retrieved_at)

    def text(self, sha256: str) -> str:
        """The kept text; ``NotFound`` (``snapshot_missing``) as with ``page``."""
        try:
            data = self._path(sha256, "txt").read_bytes()
        except OSError as error:
            raise _missing(sha256) from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise _missing(sha256)
        return data.decode("utf-8", "surrogatepass")

    def page_path(self, sha256: str) -> Path:
        """Where the record of a page lies, whether or not it is there."""
        return self._path(sha256, "warc.gz")

    def files_of(self, sha256: str, text_sha256: str | None) -> tuple[Path, ...]:
        """The files that are there of a page and its text."""
        paths = [self.page_path(sha256)] + ([self._path(text_sha256, "txt")] if text_sha256 is not None else [])
        return tuple(path for path in paths if path.exists())

    def _path(self, sha256: str, ending: str) -> Path:
        if not _SHA256.match(sha256):
            raise _missing(sha256)
        return self._folder / sha256[:2] / f"{sha256}.{ending}"


def _record(data: bytes, sha256: str, *, url: str, content_type: str, retrieved_at: dt.datetime) -> bytes:
    out = BytesIO()
    writer = WARCWriter(out, gzip=True)
    headers = StatusAndHeaders(
        "200 OK",
        [("Content-Type", _one_line(content_type)), ("Content-Length", str(len(data)))],
        protocol="HTTP/1.1",
    )
    record = writer.create_warc_record(
        url,
        "response",
        payload=BytesIO(data),
        length=len(data),
        http_headers=headers,
        warc_headers_dict={
            "WARC-Date": retrieved_at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "WARC-Payload-Digest": f"sha256:{sha256}",
        },
    )
    writer.write_record(record)
    return out.getvalue()


def _one_line(text: str) -> str:
    """A header's value that cannot begin another header."""
    return "".join(character for character in text[:200] if character.isprintable() and character.isascii())


def _write_whole(path: Path, data: bytes) -> None:
    """Write a file that is either not there or complete, whoever else writes the same one and whenever power fails."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".part", delete=False) as file:
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            os.replace(file.name, path)
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise


def _missing(sha256: str) -> NotFound:
    return NotFound(f"The archived page {sha256[:16]} is not in the snapshot folder.", code="snapshot_missing")
