"""Paths of this site, for going back to where somebody was: never an address elsewhere."""

from __future__ import annotations

import re

# A second slash or a backslash would make browsers read a host; control characters are dropped by them before that.
_LOCAL_PATH = re.compile(r"/(?:[^/\\\x00-\x20\x7f][^\x00-\x20\x7f]{0,2000})?")


def local_path(address: str | None) -> str:
    """``address`` when it is a path of this site; "/" for anything else."""
    path = (address or "").removesuffix("?")
    return path if _LOCAL_PATH.fullmatch(path) else "/"
