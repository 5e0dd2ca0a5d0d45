"""The specification's sample article and what each small change to it must do, for tests through every door."""

from __future__ import annotations

from dataclasses import dataclass

HEADLINE = "Afghan truce begins"
PUBLISHED = "2020-02-22"
TRUCE = "The United States and the Taliban began a seven-day truce on Saturday, officials in Kabul said."
BODY = (
    TRUCE
    + " If it holds, the two sides will sign a deal on Feb. 29 to end an 18-year war. The conflict has killed about "
    "157,000 people since 2001, according to researchers at Brown University. "
    '"This is the best chance for peace in decades," one diplomat said.'
)
DENIED = "Officials in Kabul denied that the United States and the Taliban began a seven-day truce on Saturday."


@dataclass(frozen=True)
class Variant:
    """A changed word, the claim it is held against (external id), and the relation that must be answered."""

    old: str
    new: str
    shown: str
    against: str
    relation: str
    words: str

    @property
    def body(self) -> str:
        return BODY.replace(self.old, self.new)


VARIANTS = [
    Variant("157,000", "175,000", "175,000", "killed", "different_figure", "Different figure"),
    Variant("people", "civilians", "civilians", "killed", "other_measure", "Other measure"),
    Variant("has killed", "has not killed", "157,000", "killed", "opposite", "Opposite"),
    Variant("since 2001", "since 2011", "since 2011", "killed", "other_date", "Other date"),
    Variant("The conflict", "The conflict in Iraq", "Iraq", "killed", "other_place", "Other place"),
    Variant("18-year", "19-year", "19 years", "lasted", "different_figure", "Different figure"),
    Variant("seven-day", "three-day", "three-day", "truce", "other_entity", "Other entity"),
]
