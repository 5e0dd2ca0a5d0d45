"""Words that all steps share: inflection, the calendar, countries, people, sayings, opinions."""
