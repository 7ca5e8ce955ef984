"""What these rules alone have found."""

from generator.load import Loaded


def findings(made: Loaded) -> list[str]:
    """The codes of the law and of what cannot be silenced, in the order of the report."""
    return [problem.code for problem in made.problems if problem.code.startswith(("law-", "flagged-"))]
