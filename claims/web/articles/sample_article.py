"""The sample article, one click away on the paste page."""

from __future__ import annotations

import json
from functools import cache

from claims.config import ROOT
from claims.web.words.pasted import PasteForm

_FOLDER = ROOT / "seeds"


@cache
def sample_form() -> PasteForm | None:
    """The paste page filled with the sample; None where this installation has none."""
    try:
        facts = json.loads((_FOLDER / "article.json").read_text(encoding="utf-8"))
        body = (_FOLDER / "article.txt").read_text(encoding="utf-8")
    except (OSError, ValueError):
        return None
    return PasteForm(
        headline=facts["headline"],
        body=body,
        url=facts["url"],
        outlet=facts["outlet"],
        published=facts["published_at"][: len("2020-02-22")],
    )
