"""What a call sends beside its body: the method that it means, its parameters, its key and its token."""

from __future__ import annotations

from collections.abc import Mapping

from flask import request
from werkzeug.exceptions import HTTPException


def meant_method() -> str:
    """The method that a call stands for: a POST may name another, "GET" only with its body as the query string, for an
    address that is too long; "" where it names one that it cannot be."""
    if request.method != "POST":
        return "GET" if request.method == "HEAD" else request.method
    named = request.headers.get("X-HTTP-Method-Override", "").strip().upper()
    if named == "GET":
        return "GET" if request.mimetype == "application/x-www-form-urlencoded" else ""
    return named or "POST"


def sent_parameters() -> dict[str, str]:
    """What was sent, by name; the last of several counts, and what stands in the body before what is in the address."""
    sent = {name: values[-1] for name, values in request.args.lists()}
    # Looking for a form would use up a body of another kind that says it is one, as curl's do.
    if request.method == "POST" and meant_method() == "GET":
        sent |= {name: values[-1] for name, values in request.form.lists()}
    return sent


def readable_parameters() -> dict[str, str]:
    """``sent_parameters``, or those in the address alone where the body cannot be read: the answer says so, and is
    counted, too."""
    try:
        return sent_parameters()
    except HTTPException:
        return {name: values[-1] for name, values in request.args.lists()}


def wants_one_line() -> bool:
    """Whether the answer is to have neither line breaks nor indents (``prettyPrint=false``)."""
    sent = readable_parameters()
    return "false" in (sent.get("prettyPrint"), sent.get("pretty_print"))


def sent_key(sent: Mapping[str, str]) -> str:
    """The key among the parameters, else that in ``X-Goog-Api-Key``; "" without one."""
    return sent.get("key") or request.headers.get("X-Goog-Api-Key", "").strip()


def sent_token(sent: Mapping[str, str]) -> str:
    """The token among the parameters, else that in ``Authorization``; "" without one."""
    scheme, _, secret = request.headers.get("Authorization", "").strip().partition(" ")
    bearer = secret.strip() if scheme.lower() == "bearer" else ""
    return sent.get("access_token") or sent.get("oauth_token") or bearer


def credential_of_search() -> str:
    """What a search is let in by: its key, else its token."""
    sent = readable_parameters()
    return sent_key(sent) or sent_token(sent)


def credential_of_pages() -> str:
    """What a call about pages is let in by: its token alone."""
    return sent_token(readable_parameters())
