"""Statements in somebody's words across sentences: who spoke, who passed it on, what is left unsaid."""
