"""Formats of lines: CSV, lines of JSON, the import format."""
