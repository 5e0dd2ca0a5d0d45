"""What every service stands on: rows and pages of them, who acts, families of merged rows, the history, jobs and events."""
