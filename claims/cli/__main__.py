"""``python -m claims.cli``: what bin/claims runs."""

from __future__ import annotations

from flask.cli import ScriptInfo

from claims.cli.collector import spare_what_stays
from claims.cli.commands import main
from claims.cli.database import WSGI

if __name__ == "__main__":
    spare_what_stays()
    main(prog_name="bin/claims", obj=ScriptInfo(WSGI, set_debug_flag=False, load_dotenv_defaults=False))
