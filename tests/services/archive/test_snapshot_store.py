"""The folder of snapshots: bytes kept once, whole, and never handed out damaged."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from claims.core.errors import NotFound
from claims.services.archive.snapshot_store import SnapshotStore

NOW = dt.datetime(2024, 6, 1, 12, 0, tzinfo=dt.UTC)


@pytest.fixture
def store(tmp_path: Path) -> SnapshotStore:
    return SnapshotStore(tmp_path / "snapshots")


def keep(store: SnapshotStore, data: bytes, content_type: str = "text/html", url: str = "https://a.example/") -> str:
    return store.keep_page(data, url=url, content_type=content_type, retrieved_at=NOW)


@pytest.mark.parametrize("data", [b"", b"<p>Z\xc3\xbcrich</p>", b"\r\n\r\nHTTP/1.1 200 OK\r\n\r\n", bytes(256) * 400])
def test_bytes_come_back_as_they_were(store, data):
    sha256 = keep(store, data)
    assert sha256 == hashlib.sha256(data).hexdigest()
    page = store.page(sha256)
    assert (page.data, page.content_type, page.url) == (data, "text/html", "https://a.example/")
    assert page.retrieved_at == "2024-06-01T12:00:00Z"


def test_the_same_bytes_are_kept_once(store):
    path = store.page_path(keep(store, b"x"))
    before = path.read_bytes()
    keep(store, b"x", url="https://b.example/")
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name], "no draft is left behind"


def test_the_record_is_a_warc_record(store):
    path = store.page_path(keep(store, b"<p>x</p>"))
    with path.open("rb") as file:
        (record,) = list(ArchiveIterator(file, check_digests="raise"))
        assert record.rec_type == "response"
        assert record.rec_headers.get_header("WARC-Payload-Digest").startswith("sha256:")


def test_headers_cannot_be_smuggled_in(store):
    page = store.page(keep(store, b"x", content_type="text/html\r\nSet-Cookie: a=b\r\n\r\n<script>"))
    assert "\n" not in page.content_type
    assert page.data == b"x"


@pytest.mark.parametrize("content", [b"", b"rubbish", b"\x1f\x8b\x08\x00"])
def test_what_is_damaged_is_not_handed_out(store, content):
    sha256 = keep(store, b"x")
    store.page_path(sha256).write_bytes(content)
    with pytest.raises(NotFound):
        store.page(sha256)


def test_a_record_of_other_bytes_is_not_handed_out(store):
    one, other = keep(store, b"x"), keep(store, b"y")
    store.page_path(one).write_bytes(store.page_path(other).read_bytes())
    with pytest.raises(NotFound):
        store.page(one)


@pytest.mark.parametrize("name", ["", "../../secret_key", "A" * 64, "0" * 63, "0" * 64 + "\n"])
def test_only_hashes_name_files(store, name):
    with pytest.raises(NotFound):
        store.page(name)
    with pytest.raises(NotFound):
        store.text(name)


def test_texts_are_kept_under_their_hash(store):
    sha256 = store.keep_text("Zürich \ud800")
    assert store.text(sha256) == "Zürich \ud800"
    store._path(sha256, "txt").write_bytes(b"changed")
    with pytest.raises(NotFound):
        store.text(sha256)
