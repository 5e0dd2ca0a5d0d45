"""The WSGI application, for a server of one's own: ``gunicorn wsgi:app``."""

from claims.app import create_app

app = create_app()
