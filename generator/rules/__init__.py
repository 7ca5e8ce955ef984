"""What a service manual has to be beyond its structure: sensible, well worded, lawful. One rule a function, all of them listed here."""

from collections.abc import Iterable, Mapping
from datetime import date

from generator.manual import Manual
from generator.problem import Problem
from generator.rounds import Rounds
from generator.rules.inspection import Inspection, Rule
from generator.rules.law import conditions, probation, sanctions
from generator.rules.sense import duties, escalation, freshness, headcount, limits, lines, norms, powers, promises, targets, usage, values, workflow
from generator.rules.wording import figures, lengths, questions, scripts, typography, words

RULES: tuple[Rule, ...] = (
    duties.unserved,
    lines.outside,
    powers.powerless,
    escalation.leads_nowhere,
    usage.unused,
    headcount.differs,
    workflow.idle,
    freshness.stale,
    limits.too_long,
    limits.two_limits,
    limits.kept_otherwise,
    promises.too_short,
    targets.incomplete,
    targets.shares,
    targets.impossible,
    targets.reversed_range,
    norms.not_held,
    values.dates,
    values.signatures,
    values.rows,
    values.choices,
    values.empty_files,
    values.endless,
    values.ungraded,
    values.marks,
    words.harmful,
    scripts.unknown_slots,
    scripts.unframed,
    lengths.too_long,
    typography.slips,
    questions.repeated,
    figures.differing,
    conditions.unlawful,
    conditions.allowed_away,
    sanctions.fined,
    probation.too_long,
)
#: Rules that compare every text with every other, and what they may say.
COMPARING: dict[Rule, tuple[str, ...]] = {
    questions.repeated: ("repeated-wording", "same-question", "similar-question"),
    figures.differing: ("figures-differ",),
}


def rules_of(severity: Mapping[str, str], quick: bool) -> list[Rule]:
    """All rules; ``quick``: without those that take long and can find no error."""
    left_out = [rule for rule, codes in COMPARING.items() if quick and not any(severity[code] == "error" for code in codes)]
    return [rule for rule in RULES if rule not in left_out]


def broken_rules(manual: Manual, today: date | None, *, complete: bool, rules: Iterable[Rule] = RULES, rounds: Rounds | None = None) -> list[Problem]:
    """What every rule has to say about the linked manual."""
    inspection = Inspection(manual, today, complete, rounds or Rounds())
    return [problem for rule in rules for problem in rule(inspection)]
