"""``python -m claims.cli``: what bin/claims runs."""

from __future__ import annotations

import signal
import sys

from flask.cli import ScriptInfo

from claims.cli.commands import main
from claims.cli.database import WSGI
from claims.cli.starting import start

if __name__ == "__main__":
    # Else SIGTERM, which batch systems and time limits send, leaves behind what Ctrl-C clears away: drafts, indexes of a
    # corpus, training in a process of its own. Where a command has its own way to stop, as ``work``, that takes its place.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    start()
    main(prog_name="bin/claims", obj=ScriptInfo(WSGI, set_debug_flag=False, load_dotenv_defaults=False))
