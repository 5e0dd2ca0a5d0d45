"""Everything public as rows, page by page: NDJSON and CSV."""

from __future__ import annotations

import base64
import hashlib

from claims.api.blueprint import bp
from claims.api.operation import Answer, Call, operation
from claims.core.formats.csv_text import render_csv
from claims.core.formats.json_lines import json_line
from claims.models import Scope
from claims.schemas.exports import ExportList, ExportQuery, ExportText
from claims.services.exchange.exports import KINDS, ExportPage, export_page
from claims.services.exchange.registry_export import log_root
from claims.services.messages.usages import note_usages


@bp.get("/exports")
@operation("What can be exported", tag="Exports", answers={200: ExportList}, scopes=(Scope.EXPORT,))
def list_exports(call: Call) -> Answer:
    """Kinds with their columns, and the log as it stands."""
    size, root = log_root(call.session)
    items = [
        {
            "name": kind.name,
            "text": kind.text,
            "columns": list(kind.columns),
            "ndjson": f"/api/v1/exports/{kind.name}",
            "csv": f"/api/v1/exports/{kind.name}.csv",
        }
        for kind in KINDS.values()
    ]
    return Answer({"items": items, "log_size": size, "log_root": root})


@bp.get("/exports/<string:kind>")
@operation(
    "Export rows of a kind as lines of JSON",
    tag="Exports",
    query=ExportQuery,
    answers={200: ExportText},
    scopes=(Scope.EXPORT,),
    failures=(404,),
    media_type="application/x-ndjson",
)
def export_ndjson(call: Call, kind: str) -> Answer:
    """Rows after an id, oldest first; `Link` names the next page, `Repr-Digest` has the SHA-256 of this one."""
    page = _page(call, kind)
    text = "".join(json_line(row) for row in page.rows)
    return Answer(text, headers=_headers(page, kind, text, call.query["limit"]))


@bp.get("/exports/<string:kind>.csv")
@operation(
    "Export rows of a kind as CSV",
    tag="Exports",
    query=ExportQuery,
    answers={200: ExportText},
    scopes=(Scope.EXPORT,),
    failures=(404,),
    media_type="text/csv",
)
def export_csv(call: Call, kind: str) -> Answer:
    """The same with a head line; text that would begin a formula in a spreadsheet has an apostrophe before it."""
    page = _page(call, kind)
    text = render_csv(page.kind.columns, ([row[name] for name in page.kind.columns] for row in page.rows))
    return Answer(text, headers=_headers(page, f"{kind}.csv", text, call.query["limit"]))


def _page(call: Call, kind: str) -> ExportPage:
    page = export_page(call.session, kind, after=call.query["after"], limit=call.query["limit"])
    if kind == "revisions":
        note_usages(call.session, (row["id"] for row in page.rows), actor=call.actor, now=call.now)
    return page


def _headers(page: ExportPage, name: str, text: str, limit: int) -> dict[str, str]:
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()).decode()
    headers = {"Repr-Digest": f"sha-256=:{digest}:"}
    if page.last is not None:
        headers["Link"] = f'</api/v1/exports/{name}?after={page.last}&limit={limit}>; rel="next"'
    return headers
