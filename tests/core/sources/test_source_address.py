"""Which addresses can be kept, when two are one source, and whose they are."""

import pytest

from claims.core.sources.source_address import (
    address_problem,
    doi_of,
    is_single_origin,
    listed_address_keys,
    origin,
    retraction_keys,
    source_key,
)


@pytest.mark.parametrize(
    "url",
    [
        "https://statistics.example/a",
        "http://statistics.example:8080/a?b=c#d",
        "https://müller.example/straße",
        "https://[2001:db8::1]/x",
        "HTTPS://EXAMPLE.org",
    ],
)
def test_usable_address(url):
    assert address_problem(url) is None


@pytest.mark.parametrize(
    "url",
    [
        "",
        "statistics.example/a",
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "https://",
        "https:///path",
        "https://user:secret@host.example/",
        "https://host.example/a b",
        "https://host.example/\n",
        "https://host.example/\x00",
        "https://host.example/\ud800",
        'https://host.example/"onclick=',
        "https://host.example:99999/",
        "https://[::1",
        "https://host.example/" + "a" * 2_048,
    ],
)
def test_unusable_address(url):
    assert address_problem(url)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("https://a.example/x", "https://A.EXAMPLE/x"),
        ("https://a.example/x", "https://a.example:443/x"),
        ("https://a.example/x", "https://a.example/x#table-2"),
        ("https://a.example", "https://a.example/"),
    ],
)
def test_same_source(left, right):
    assert source_key(left, "One title", "P") == source_key(right, "Another", "Q")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("https://a.example/x", "https://a.example/X"),
        ("https://a.example/x?id=1", "https://a.example/x?id=2"),
        ("https://a.example/x", "http://a.example/x"),
        ("https://a.example/x", "https://a.example:8443/x"),
    ],
)
def test_other_source(left, right):
    assert source_key(left, "T", "P") != source_key(right, "T", "P")


def test_source_without_address_is_known_by_title_and_publisher():
    assert source_key(None, " The  Yearbook", "Office") == source_key(None, "the yearbook", "OFFICE")
    assert source_key(None, "Yearbook", "Office") != source_key(None, "Yearbook", "Other office")
    assert source_key(None, "ab", "c") != source_key(None, "a", "bc")


def test_one_host_is_one_origin():
    one = [origin("https://www.a.example/x", ""), origin("http://A.example/y", "Other")]
    assert is_single_origin(one)
    assert not is_single_origin([*one, origin("https://b.example/", "")])
    assert not is_single_origin([*one, origin(None, "A book's publisher")])
    assert not is_single_origin([])


@pytest.mark.parametrize(
    ("address", "doi"),
    [
        ("https://doi.org/10.1234/AB.5.", "10.1234/ab.5"),
        ("10.1234/a%2Fb", "10.1234/a/b"),
        ("https://doi.org/10.1234/ab%00c", None),
        ("https://doi.org/10.1234/ab%07", None),
        ("https://doi.org/10.1234/ab%E2%80%AE", None),
        (f"https://doi.org/10.1234/{'x' * 200}", f"10.1234/{'x' * 200}"),
        ("https://doi.org/10.1234/" + "\u0390" * 80, "10.1234/" + "\u03b9\u0308\u0301" * 80),
        ("https://doi.org/10.1234/" + "\u0390" * 81, None),
    ],
)
def test_a_doi_is_one_that_can_be_kept(address, doi):
    assert doi_of(address) == doi


@pytest.mark.parametrize(
    "spelling",
    [
        "http://a.example/x",
        "https://www.a.example/x",
        "http://WWW.A.example:80/x/",
        "https://a.example./x/",
        "https://a.example/x#table-2",
    ],
)
def test_spellings_of_an_address_meet_on_lists_of_retractions(spelling):
    listed, *_ = listed_address_keys("https://a.example/x")
    assert listed in retraction_keys(spelling)
    assert listed == listed_address_keys(spelling)[0]


@pytest.mark.parametrize(
    "other",
    [
        "https://a.example/",
        "https://a.example/X",
        "https://a.example/x?id=1",
        "https://a.example:8443/x",
        "https://b.a.example/x",
        "https://wwwa.example/x",
        "",
    ],
)
def test_other_addresses_are_other_works_on_lists_of_retractions(other):
    assert not set(retraction_keys(other)) & set(listed_address_keys("https://a.example/x"))


def test_an_address_on_a_list_is_still_known_as_early_versions_kept_it():
    url = "http://www.a.example/x/"
    assert f"url:{source_key(url, '', '')}" in listed_address_keys(url)
    assert f"url:{source_key(url, '', '')}" in retraction_keys(url)
