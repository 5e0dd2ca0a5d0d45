"""The shapes at the borders: one schema per direction and use; no model, session or request is imported here."""
