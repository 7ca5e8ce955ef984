"""The day that a command counts as today."""

import os
from datetime import date

import click

from generator.commands.speech import say
from generator.today import today


def read_date(given: str | None) -> date:
    """The day of ``--date``, else the one that counts as today."""
    try:
        return today(given)
    except ValueError:
        raise click.UsageError(say("cli.bad_date", given=given or os.environ.get("SOURCE_DATE_EPOCH"))) from None
