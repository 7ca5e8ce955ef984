"""Takes the day of its making out of a PDF, so that the same content gives the same file on every day.

Typst refuses an archive file without a day; the standard (ISO 19005-2) does not ask for one. What a sheet is as of stands on the paper.
"""

import re

#: At the end of what is known about the file; a title cannot be taken for it.
DAYS = re.compile(rb"(?:/(?:ModDate|CreationDate)\(D:[\dZ+'-]*\))+(?=>>\Z)")
#: The same in the description for machines, with its history, which consists of days.
TOLD = re.compile(rb"<xmp:(ModifyDate|CreateDate)>[^<]*</xmp:\1>|<xmpMM:History>.*?</xmpMM:History>", re.DOTALL)
METADATA = re.compile(rb"<</Length \d+(/Type/Metadata/Subtype/XML>>\s*stream\r?\n)(.*)(\r?\nendstream)\Z", re.DOTALL)


def undated(body: bytes) -> bytes:
    """The object ``body`` of a PDF without days, if it is one that tells them."""
    metadata = METADATA.match(body)
    if not metadata:
        return DAYS.sub(b"", body) if b"Date(" in body else body
    head, text, end = metadata.groups()
    text = TOLD.sub(b"", text)
    return b"<</Length %d%b%b%b" % (len(text), head, text, end)
