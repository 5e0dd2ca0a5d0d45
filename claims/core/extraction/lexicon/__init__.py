"""Words that all steps share: small words by their kind, inflection, numbers, the calendar, countries, people, sayings,
opinions."""
