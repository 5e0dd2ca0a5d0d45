"""``openapi``: the document of the API."""

from __future__ import annotations

import json

import click
from flask import current_app

from claims.cli.database import Failure, load_app, sentences


@click.command("openapi")
@click.pass_context
def openapi(context: click.Context) -> None:
    """Print the OpenAPI 3.1 document of the API, as GET /api/v1/openapi.json answers it."""
    with sentences(), load_app(context).app_context():
        answer = current_app.test_client().get("/api/v1/openapi.json")
        if answer.status_code != 200:
            raise Failure(f"The document cannot be made: status {answer.status_code}.")
        click.echo(json.dumps(answer.get_json(), ensure_ascii=False, indent=2))
