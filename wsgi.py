"""The WSGI application, for a server of one's own: ``gunicorn wsgi:app``."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as bin/environment.py does, which says why; numpy reads it once

from claims.app import create_app

app = create_app()
