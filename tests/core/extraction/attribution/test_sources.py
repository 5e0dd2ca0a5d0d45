"""Whom a text has in mind while it is read."""

from __future__ import annotations

from claims.core.extraction.attribution.sources import Directory


def test_a_directory_returns_to_whom_it_had_in_mind() -> None:
    directory = Directory(last_speaker="Ana Ruiz", last_is_person=True)
    moment = directory.moment()
    directory.last_speaker, directory.last_subject = "Joan Roe", "Joan Roe"
    assert directory.person_of("she") == "Joan Roe"
    directory.full_names["doe"] = {"Ben Doe"}
    directory.return_to(moment)
    assert directory.person_of("she") == "Ana Ruiz"
    assert directory.full_name("Doe") == "Ben Doe"
