"""``python -m claims.cli``: what bin/claims and bin/serve run."""

from __future__ import annotations

import click
from flask.cli import ScriptInfo

from claims.cli import COMMANDS
from claims.cli.database import WSGI


@click.group(commands=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Claims registry: articles in; claims, matches and verdicts out."""


if __name__ == "__main__":
    main(prog_name="bin/claims", obj=ScriptInfo(WSGI, set_debug_flag=False, load_dotenv_defaults=False))
