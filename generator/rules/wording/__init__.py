"""Is it said well: questions told apart, words that serve, clean type."""
