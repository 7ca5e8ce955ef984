"""Paper: sheets, booklets and forms as PDF and Word, from the same manual of one audience that the pages show."""
