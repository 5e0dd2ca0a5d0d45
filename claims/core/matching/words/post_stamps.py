"""The line that tells when a post was written."""

from __future__ import annotations

import re

STAMP = re.compile(
    r"^[^\S\n]{0,9}\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?\s?·\s?"
    r"(?:\d{1,2}\.? \w{3,9}\.?,? \d{2,4}|\w{3,9}\.? \d{1,2}, \d{4}|\d{1,4}[./-]\d{1,2}[./-]\d{1,4})"
    r"(?:\s?·\s?[\d.,]{1,9}\s?[KM]?\s?\w{1,20})?[^\S\n]{0,9}$",
    re.IGNORECASE | re.MULTILINE,
)
"""The line that a platform sets below a post: when it was written, and by how many it was seen."""
