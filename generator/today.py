"""The day that counts as today: an input like any other, so that nothing rots with the calendar."""

import os
from datetime import UTC, date, datetime

#: Years that every part of a site can write down.
YEARS = range(1980, 2200)


def today(given: str | None) -> date:
    """``--date``, else SOURCE_DATE_EPOCH, else today. Raises ValueError."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if given is not None:
        day = date.fromisoformat(given)
    elif epoch:
        day = datetime.fromtimestamp(int(epoch), UTC).date()
    else:
        day = date.today()
    if day.year not in YEARS:
        raise ValueError(day)
    return day
