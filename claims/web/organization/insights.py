"""Insights: charts with the tables that they are drawn from, as pages and as CSV; each bar leads to its list."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, make_response, render_template, request

from claims.core.formats.csv_text import render_csv
from claims.models import Organization
from claims.services.base.organizations import find_by_slug, get_organization, list_organizations
from claims.services.desk.review_steps import rechecks_began
from claims.services.insights.insight_figures import is_live, read_figure, read_figures
from claims.services.insights.insight_lists import list_behind
from claims.services.insights.insights import PERIODS, PUBLIC, Insight, find_insight, period_of
from claims.web.claims.answer_lines import revision_line
from claims.web.organization.insight_sections import QUESTIONS, Section, coming_section, section_of, waiting_section
from claims.web.page.visit import Visit, is_part, visit
from claims.web.words.pasted import read_number

bp = Blueprint("insights", __name__, url_prefix="/insights")

LIST_LENGTH = 50
DEFAULT_DAYS = 90
_FILTERS = ("days", "organization")
_PARTS = ("kind", "verdict", "month", "state", "band", "due", "week", "side", "person_id", "scale")
_LONGEST = 100


@bp.get("")
def index() -> Response:
    """All insights that the reader may see of one organization; for htmx the places in which each comes by itself."""
    here = visit()
    organization = _organization(here)
    if organization is None:
        return make_response(render_template("insights/index.html", organization=None, sections=[], name=""))
    is_member = here.actor.organization_id == organization.id
    wanted = [insight for insight in Insight if is_member or insight in PUBLIC]
    if is_part():
        sections = [coming_section(insight, _kept()) for insight in wanted]
        return _varied(
            render_template("insights/charts.html", organization=organization, days=_days(), sections=sections)
        )
    return _varied(_page(here, organization, wanted))


@bp.get("/<name>")
def show(name: str) -> Response:
    """One insight; for htmx its chart alone."""
    here, insight = visit(), find_insight(name)
    organization = _known_organization(here)
    if is_part():
        [section] = _sections(here, organization, [insight])
        return _varied(render_template("insights/chart.html", section=section))
    return _varied(_page(here, organization, [insight], name=insight.value))


@bp.get("/<name>.csv")
def as_csv(name: str) -> Response:
    """The table of an insight, for a spreadsheet."""
    here, insight = visit(), find_insight(name)
    organization = _known_organization(here)
    figure = read_figure(here.session, insight, organization.id, _days(), actor=here.actor, now=here.now)
    response = make_response(render_csv(figure.columns, figure.rows))
    response.content_type = "text/csv; charset=utf-8"
    response.headers["Content-Disposition"] = f'attachment; filename="{insight}.csv"'
    response.headers["Cache-Control"] = "private, no-cache"
    return response


@bp.get("/<name>/reviews")
def behind(name: str) -> str:
    """The reviews that a bar counts."""
    here, insight = visit(), find_insight(name)
    organization = _known_organization(here)
    part = {key: value[:_LONGEST] for key in _PARTS if (value := request.args.get(key))}
    page = list_behind(
        here.session,
        insight,
        period_of(organization.id, _days(), now=here.now),
        part,
        actor=here.actor,
        after=request.args.get("after") or None,
        limit=LIST_LENGTH,
    )
    began = rechecks_began(here.session, (row.review for row in page.items))
    return render_template(
        "insights/behind.html",
        insight=insight,
        question=QUESTIONS[insight],
        organization=organization,
        is_live=is_live(here.session, organization.id),
        page=page,
        lines={
            row.review.id: revision_line(row.review, row.revision, organization.name, today=here.today, began=began)
            for row in page.items
            if row.revision is not None
        },
        part=part,
        kept=_kept(),
        address={"name": insight.value, **_kept(), **part},
        is_member=here.actor.organization_id == organization.id,
    )


def _varied(text: str) -> Response:
    response = make_response(text)
    response.vary.add("HX-Request")
    return response


def _sections(here: Visit, organization: Organization, insights: list[Insight]) -> list[Section]:
    kept = _kept()
    figures = read_figures(here.session, insights, organization.id, _days(), actor=here.actor, now=here.now)
    return [
        waiting_section(insight, kept) if figure is None else section_of(figure, kept, now=here.now, zone=here.zone)
        for insight, figure in figures.items()
    ]


def _page(here: Visit, organization: Organization, insights: list[Insight], *, name: str = "") -> str:
    return render_template(
        "insights/index.html",
        organization=organization,
        name=name,
        sections=_sections(here, organization, insights),
        days=str(_days()),
        periods=[(str(days), f"last {days} days") for days in PERIODS],
        organizations=[(row.slug, row.name) for row in list_organizations(here.session)],
        kept=_kept(),
    )


def _days() -> int:
    """The days asked for; what is no period is the usual one."""
    days = read_number(request.args.get("days"))
    return days if days in PERIODS else DEFAULT_DAYS


def _organization(here: Visit) -> Organization | None:
    """The organization of the address, else the reader's, else the default or first; None on an empty registry."""
    slug = request.args.get("organization", "")
    if slug:
        return find_by_slug(here.session, slug[:_LONGEST])
    if here.actor.organization_id is not None:
        return get_organization(here.session, here.actor.organization_id)
    rows = list_organizations(here.session)
    return next((row for row in rows if row.is_default), rows[0] if rows else None)


def _known_organization(here: Visit) -> Organization:
    organization = _organization(here)
    return get_organization(here.session, 0) if organization is None else organization


def _kept() -> dict[str, Any]:
    """The filters of the address, for links that keep them."""
    return {name: value[:_LONGEST] for name in _FILTERS if (value := request.args.get(name))}
