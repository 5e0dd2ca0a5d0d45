"""What can go wrong, in the registry's own terms; only the edges know status codes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with one input: a sentence for people, the field as a JSON Pointer, a stable code."""

    detail: str
    pointer: str = ""
    code: str = "invalid"


class ClaimsError(Exception):
    """Base of every error that the registry raises on purpose.

    ``code`` is stable and documented; ``detail`` is a plain sentence that says what to do.
    """

    code = "error"

    def __init__(self, detail: str, *, code: str | None = None) -> None:
        super().__init__(detail)
        self.detail = detail
        if code is not None:
            self.code = code


class NotFound(ClaimsError):
    """Nothing is known under this id or address."""

    code = "not_found"


class Invalid(ClaimsError):
    """The input cannot be taken as it is; ``problems`` lists everything that is wrong with it at once."""

    code = "invalid"

    def __init__(
        self, detail: str, *, code: str | None = None, field: str = "", problems: tuple[Problem, ...] = ()
    ) -> None:
        super().__init__(detail, code=code)
        pointer = f"/{field}" if field and not field.startswith("/") else field
        self.problems = problems or (Problem(detail=detail, pointer=pointer, code=self.code),)


class TooLarge(Invalid):
    """The input is over a documented bound."""

    code = "too_large"


class Conflict(ClaimsError):
    """The action does not fit the present state; the detail names what does."""

    code = "conflict"


class Stale(Conflict):
    """Somebody saved in between: the caller's version is not the present one."""

    code = "stale"


class NotAllowed(ClaimsError):
    """The caller is known but lacks the role or scope, which the detail names."""

    code = "not_allowed"


class Unavailable(ClaimsError):
    """It cannot be given right now: an outside source did not answer in time, or it is still being computed."""

    code = "unavailable"
