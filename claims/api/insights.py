"""Figures about the work of an organization, as JSON and as CSV."""

from __future__ import annotations

from claims.api.blueprint import bp
from claims.api.operation import Answer, Call, operation
from claims.core.errors import NotFound
from claims.core.formats.csv_text import render_csv
from claims.models import Organization, Scope
from claims.schemas.insights import InsightQuery, InsightRead, InsightText
from claims.services.base.organizations import find_by_slug, get_organization
from claims.services.insights.insight_figures import read_figure
from claims.services.insights.insights import Figure, find_insight

_DESCRIPTION = "what tells of a desk only to members of the organization"


@bp.get("/insights/<name>")
@operation(
    f"One table of the insights; {_DESCRIPTION}",
    tag="Insights",
    query=InsightQuery,
    answers={200: InsightRead},
    scopes=(Scope.REVIEWS_READ, Scope.REVIEWS_WRITE),
    failures=(403, 404, 503),
)
def read_insight(call: Call, name: str) -> Answer:
    """The table of an insight."""
    organization, figure = _figure(call, name)
    return Answer(
        {
            "name": figure.name.value,
            "organization": organization.slug,
            "since": figure.period.start,
            "until": figure.period.end,
            "n": figure.n,
            "columns": list(figure.columns),
            "rows": figure.records(),
        }
    )


@bp.get("/insights/<name>.csv")
@operation(
    f"The same table as CSV; {_DESCRIPTION}",
    tag="Insights",
    query=InsightQuery,
    answers={200: InsightText},
    scopes=(Scope.REVIEWS_READ, Scope.REVIEWS_WRITE),
    failures=(403, 404, 503),
    media_type="text/csv",
)
def read_insight_csv(call: Call, name: str) -> Answer:
    """The table of an insight as CSV."""
    _, figure = _figure(call, name)
    return Answer(render_csv(figure.columns, figure.rows))


def _figure(call: Call, name: str) -> tuple[Organization, Figure]:
    insight = find_insight(name)
    slug = call.query["organization"]
    if slug:
        organization = find_by_slug(call.session, slug)
    elif call.actor.organization_id is not None:
        organization = get_organization(call.session, call.actor.organization_id)
    else:
        raise NotFound("This key belongs to no organization: name one.", code="organization_unknown")
    days = call.query["days"]
    return organization, read_figure(call.session, insight, organization.id, days, actor=call.actor, now=call.now)
