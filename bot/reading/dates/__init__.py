"""Dates and rhythms as people type them: one file a language. Knows no loan."""
