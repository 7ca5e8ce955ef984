"""The content as the look-up takes it: read, linked and cut to an audience. What only judges wording or law does not keep an answer back."""

from generator.assemble import manual_of
from generator.audience import UnknownAudienceError
from generator.load import read_and_link
from generator.manual import Manual
from generator.rounds import Rounds
from generator.source import Sources
from generator.waiver import severities, waive


def read(sources: Sources, shown: str, audience: str | None, rounds: Rounds | None = None) -> tuple[Manual, bool]:
    """The manual as far as it could be read, and whether that was all of it. Raises UnknownAudienceError if its settings have no such audience."""
    linked, problems, records = read_and_link(sources, shown, rounds)
    severity, _ = severities({code: level.key for code, level in linked.settings.severities.items()}, None)
    whole = not any(severity[problem.code] == "error" for problem in waive(problems, records))
    known = {entry.id for entry in linked.settings.audiences}
    if audience is not None and audience not in known and (whole or known):
        raise UnknownAudienceError(audience)
    return manual_of(linked, rounds), whole
