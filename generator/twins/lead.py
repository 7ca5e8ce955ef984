"""The twin of the lead's page: findings, what is due, what is not covered, who keeps how much."""

from collections.abc import Iterable, Iterator
from datetime import date

from generator.catalogue import hint, message
from generator.coverage import Coverage, coverage
from generator.disclosed import Disclosed, Finding
from generator.model.kinds import NAMES
from generator.twins.context import Twins
from generator.twins.markdown import Markdown, escaped
from generator.upkeep import Due, Share, due, shares
from generator.views.lead import MOST, PAGE, worst_first
from generator.views.lead_coverage import KINDS


def lead(twins: Twins, today: date, told: Disclosed) -> Iterator[str]:
    """The text of the twin, block by block."""
    manual, say, markdown = twins.manual, twins.say, twins.markdown(PAGE)
    yield f"# {say('lead.title')}"
    yield say("lead.as_of", day=today)
    yield f"## {say('lead.problems')}"
    findings = worst_first(told.findings)
    if findings is None:
        yield f"{say('lead.problems_hidden')} `deskbook check`"
    else:
        yield "\n".join([_finding(twins, finding) for finding in findings[:MOST]]) or say("lead.problems_none")
        yield say("lead.more", n=len(findings) - MOST, command="`deskbook check`") if len(findings) > MOST else ""
    yield f"## {say('lead.due')}"
    rows = due(manual, today)
    yield _due(twins, markdown, rows) if rows else say("lead.due_none")
    yield say("lead.more", n=len(rows) - MOST, command="`deskbook check`") if len(rows) > MOST else ""
    covered = coverage(manual, told.asked)
    yield f"## {say('lead.coverage')}"
    yield say("lead.coverage_about") if covered else say("lead.coverage_none")
    for kind in covered:
        yield from _covered(twins, markdown, kind)
    owners = shares(manual, today)
    if owners:
        yield f"## {say('lead.owners')}"
        yield _owners(twins, markdown, owners[:MOST])


def _finding(twins: Twins, finding: Finding) -> str:
    problem, language = finding.problem, twins.language
    said = " ".join(f"{message(problem, language)} {hint(problem, language)}".split())
    return f"- {twins.say(f'report.{finding.severity}')} {problem.code} {escaped(str(problem.place))} {escaped(said)}"


def _due(twins: Twins, markdown: Markdown, rows: tuple[Due, ...]) -> str:
    say = twins.say
    head = [say(f"lead.{name}") for name in ("item", "owner", "day", "state")]
    made = [
        (
            f"{say.pick(NAMES[one.kind])} {markdown.link(one.id)}", markdown.link(one.owner), str(one.state.due),
            say(f"page.fresh_{one.state.state}", n=one.state.days),
        )
        for one in rows[:MOST]
    ]  # fmt: skip
    return _table(head, made)


def _covered(twins: Twins, markdown: Markdown, kind: Coverage) -> Iterator[str]:
    say, lacking = twins.say, [item for item in kind.items if item.gaps]
    yield f"### {say(KINDS[kind.kind][0])}"
    yield say("lead.covered", all=len(kind.items), n=len(lacking)) if lacking else say("lead.complete", all=len(kind.items))
    head = [say("lead.item"), *(say(f"lead.means_{means}") for means in kind.means)]
    rows = [(markdown.link(item.id), *(str(count) if count else say("lead.gap") for count in item.counts.values())) for item in lacking[:MOST]]
    yield _table(head, rows) if rows else ""


def _owners(twins: Twins, markdown: Markdown, owners: tuple[Share, ...]) -> str:
    say = twins.say
    head = [say(f"lead.{name}") for name in ("owner", "kept", "over", "soon", "unchecked")]
    rows = [(markdown.link(one.owner) if one.owner else say("lead.nobody"), *map(str, (one.items, one.over, one.soon, one.unchecked))) for one in owners]
    return _table(head, rows)


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = list(head)
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join([f"| {' | '.join(line)} |" for line in lines])
