"""What follows from the settings."""

from __future__ import annotations

import pytest

from claims.core.sources.circularity import Circularity, PageFacts, find_circularity
from claims.services.settings import own_site, registry_hosts

SETTINGS = {"LOG_ORIGIN": "registry.example/claims", "HOST": "0.0.0.0", "REGISTRY_HOSTS": (), "PUBLIC_URL": None}


@pytest.mark.parametrize(
    ("origin", "host", "named", "url"),
    [
        ("registry.example/claims", "0.0.0.0", (), "https://registry.example/claims/7"),
        ("registry.example/claims", "0.0.0.0", ("facts.example",), "https://www.facts.example/reviews/1"),
        ("registry.example:8443/claims", "0.0.0.0", (), "https://registry.example:8443/claims/7"),
        ("localhost/claims", "127.0.0.1", (), "http://localhost:8000/claims/7"),
        ("localhost/claims", "127.0.0.1", (), "http://127.0.0.1:8000/claims/7"),
        ("registry.example/claims", "10.1.2.3", (), "http://10.1.2.3/claims/7"),
        ("registry.example/claims", "0.0.0.0", (), "https://people.example/claims/7"),
    ],
)
def test_pages_of_the_registry_are_circular_whatever_is_set(origin, host, named, url):
    settings = SETTINGS | {"LOG_ORIGIN": origin, "HOST": host, "REGISTRY_HOSTS": named}
    hosts = registry_hosts(settings | {"PUBLIC_URL": "https://people.example"})
    assert own_site(settings | {"PUBLIC_URL": "https://people.example"}, "https://behind.example/").hosts == hosts
    assert find_circularity(PageFacts((url,)), [], hosts) is Circularity.REGISTRY
    assert find_circularity(PageFacts(("https://port.example/accounts",)), [], hosts) is None


def test_listening_everywhere_names_no_host():
    hosts = registry_hosts(SETTINGS)
    assert hosts == {"registry.example"}
