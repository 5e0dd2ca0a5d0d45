"""Job ``sign_checkpoint``: say under signature, once an hour, what the log is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claims.jobs.context import JobContext, Write
from claims.jobs.signing import sign_now


def sign_checkpoint(context: JobContext, arguments: Mapping[str, Any]) -> Write:
    """Sign the log if it has grown since the last checkpoint; without keys there is nothing to do.

    Signs in a transaction of its own, before the job's: only what is committed is signed, and the note is kept outside the
    database once it is.
    """
    signing = context.settings.signing
    if signing is None:
        return lambda session: {"size": None}
    size = sign_now(context.open_session, signing, now=context.clock()).size
    return lambda session: {"size": size}
