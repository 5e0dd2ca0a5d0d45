"""Who may come in: members, keys of programs, sessions, passwords, and how a person wants the pages."""
