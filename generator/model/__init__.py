"""The content model: one frozen pydantic model per kind of file."""
