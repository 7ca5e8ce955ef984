"""The site as plain Markdown, for MkDocs without our plugin."""
