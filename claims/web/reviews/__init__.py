"""Writing and deciding verdicts: the editor, approval, second opinions, adjudication."""
