"""How pages put things: words of closed lists, marks, days, numbers, charts, differences of wording."""
