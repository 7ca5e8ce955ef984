"""The look-up: manual -> documents -> index -> answers. Its first stage, the documents, is here."""
