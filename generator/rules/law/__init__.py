"""Is it lawful: conditions in recruiting, sanctions, probation. A lint, no legal advice (docs/law.md)."""
