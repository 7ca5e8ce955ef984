"""Days in structured questions: 2026-11-22, a whole month or year, before, after, from … to."""

import re
from datetime import date

from whoosh.query import Prefix, Query, TermRange

from search.letters import normalise

DAY = r"\d{4}(?:-\d{2}(?:-\d{2})?)?"
SPAN = re.compile(rf"(?P<sign><=|>=|<|>|)(?P<from>{DAY})(?:\.\.(?P<to>{DAY}))?")
#: Comes after anything that a day goes on with.
LAST = "~"


def days(name: str, given: str) -> Query | None:
    """The query for ``given`` in the field ``name``; None if it is no day."""
    match = SPAN.fullmatch(normalise(given).strip())
    if not match or (match["to"] and match["sign"]) or not all(_real(day) for day in (match["from"], match["to"] or match["from"])):
        return None
    begin, end, sign = match["from"], match["to"] or match["from"], match["sign"]
    if sign.startswith("<"):
        return TermRange(name, "0", begin if sign == "<" else begin + LAST, endexcl=True)
    if sign.startswith(">"):
        return TermRange(name, begin if sign == ">=" else begin + LAST, LAST)
    return TermRange(name, begin, end + LAST) if match["to"] else Prefix(name, begin)


def _real(day: str) -> bool:
    try:
        date.fromisoformat(day + "-01-01"[len(day) - 4 :] if len(day) < 10 else day)
    except ValueError:
        return False
    return True
