"""What each code of a failure means: the pages that ``type`` of a problem points at."""

from __future__ import annotations

from flask import Blueprint, render_template

from claims.core.errors import NotFound
from claims.core.problems.problem_codes import PROBLEM_CODES, ProblemCode

bp = Blueprint("problems", __name__, url_prefix="/problems")


@bp.get("")
def index() -> str:
    """All codes in their groups."""
    return render_template("problems/index.html", groups=in_groups().items())


def in_groups() -> dict[str, list[tuple[str, ProblemCode]]]:
    """All codes by the name of their group, each group once."""
    groups: dict[str, list[tuple[str, ProblemCode]]] = {}
    for code, explained in PROBLEM_CODES.items():
        groups.setdefault(explained.group, []).append((code, explained))
    return groups


@bp.get("/<code>")
def show(code: str) -> str:
    """One code explained; 404 for one that does not exist."""
    explained = PROBLEM_CODES.get(code)
    if explained is None:
        raise NotFound("There is no such problem code. The list has all of them.")
    return render_template("problems/show.html", code=code, explained=explained)
