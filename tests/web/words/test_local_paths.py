"""The way back stays on this site."""

import pytest

from claims.web.words.local_paths import local_path


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/queue?tab=mine", "/queue?tab=mine"),
        ("/queue?", "/queue"),
        (None, "/"),
        ("", "/"),
        ("https://evil.example/queue", "/"),
        ("//evil.example/x", "/"),
        ("/\\evil.example", "/"),
        ("///evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("http://[", "/"),
        ("/a\nLocation: x", "/"),
        ("/queue/../../x", "/"),
        ("/queue/%2E./x", "/"),
        (r"/queue\..\x", "/"),
        (r"/queue/x/.\y", "/"),
        ("/queue/x/%2e%2E#y", "/"),
        ("/queue?tab=../x", "/queue?tab=../x"),
        ("/?q=either/or/..", "/?q=either/or/.."),
        ("/?q=one/./two", "/?q=one/./two"),
        ("/queue#/../x", "/queue#/../x"),
        ("/queue/.hidden", "/queue/.hidden"),
    ],
)
def test_the_way_back_stays_on_this_site(address, path):
    assert local_path(address) == path
