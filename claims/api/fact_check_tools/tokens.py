"""Page tokens: signed places in a list, good with the parameters that they were given for alone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from flask import current_app
from itsdangerous import BadData, URLSafeSerializer

from claims.api.fact_check_tools.errors import INVALID, GoogleError


class PageTokens:
    """The tokens of one list with these parameters: nobody makes one up, nor uses that of another search."""

    def __init__(self, name: str, parameters: Sequence[str | int | None]) -> None:
        self._serializer = URLSafeSerializer(str(current_app.config["SECRET_KEY"]), salt=name)
        text = json.dumps(list(parameters))
        self._bound_to = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]

    def write(self, place: Sequence[int]) -> str:
        """The token that leads on from a place."""
        return str(self._serializer.dumps([self._bound_to, *place]))

    def read(self, token: str) -> tuple[int, ...] | None:
        """The place that a token leads on from, None for an empty one; ``GoogleError`` for any that is not good here."""
        if not token:
            return None
        try:
            content: Any = self._serializer.loads(token)
        except BadData as error:
            raise GoogleError(400, INVALID) from error
        if content[0] != self._bound_to:
            raise GoogleError(400, INVALID)
        return tuple(content[1:])
