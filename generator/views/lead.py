"""The lead's page: what to mend first, what is due for a check and with whom, what is not covered yet."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.catalogue import hint, message
from generator.coverage import Coverage
from generator.disclosed import Finding
from generator.freshness import SOON
from generator.html import Html
from generator.model.kinds import NAMES
from generator.upkeep import Due, Share, due, shares
from generator.views.context import Context
from generator.views.lead_coverage import CoverageView, coverage_view
from generator.views.margin import Margin

PAGE = "lead.md"
#: Rows of each list; the others are counted.
MOST = 20
#: Characters of a line with a fault, and of what is said of it.
LINE, SAID = 120, 600
#: From the worst.
SEVERITIES = ("error", "warning", "note")
BREAK = Markup("<br>")


@dataclass(frozen=True, slots=True)
class Number:
    """A number at the head of the page; it leads to ``anchor``. ``state`` is over, due or ''."""

    label: str
    value: str
    about: str
    anchor: str
    state: str


@dataclass(frozen=True, slots=True)
class ProblemView:
    """A finding: where, what, the line, what to write instead."""

    severity: str
    word: str
    code: str
    place: str
    message: Markup
    line: str
    hint: Markup
    link: Markup


@dataclass(frozen=True, slots=True)
class DueRow:
    """Something to be checked again."""

    kind: str
    link: Markup
    owner: Markup
    day: str
    state: Markup


@dataclass(frozen=True, slots=True)
class OwnerRow:
    """What an owner keeps; ``part`` is their part of the largest share, in percent."""

    owner: Markup
    part: int
    share: Share


@dataclass(frozen=True, slots=True)
class LeadView:
    """Everything on the page; ``problems`` are None where the readers may not know of them."""

    facts: tuple[str, ...]
    numbers: tuple[Number, ...]
    problems: tuple[ProblemView, ...] | None
    more_problems: int
    due: tuple[DueRow, ...]
    more_due: int
    owners: tuple[OwnerRow, ...]
    more_owners: int
    coverage: CoverageView
    since: str
    records: bool


def pages(context: Context) -> Iterator[tuple[str, str]]:
    """lead.md."""
    yield PAGE, context.render("pages/lead.md.j2", v=lead_view(context))


def lead_view(context: Context) -> LeadView:
    """Everything that the page shows."""
    html, say = context.html(PAGE), context.say
    findings, rows = worst_first(context.told.findings), due(context.manual, context.today)
    owners, covered = shares(context.manual, context.today), context.coverage
    kept = sum(share.items for share in owners)
    return LeadView(
        facts=(say("lead.as_of", day=context.today), say("lead.items", n=kept)),
        numbers=tuple(_numbers(context, findings, rows, owners, covered)),
        problems=None if findings is None else tuple(_problem(context, html, finding) for finding in findings[:MOST]),
        more_problems=max(0, len(findings or ()) - MOST),
        due=tuple(_due_rows(context, html, rows[:MOST])), more_due=max(0, len(rows) - MOST),
        owners=tuple(_owner_rows(context, html, owners[:MOST])), more_owners=max(0, len(owners) - MOST),
        coverage=coverage_view(context, html, covered), since=str(context.today), records=bool((lookup := context.manual.settings.lookup) and lookup.record),
    )  # fmt: skip


def worst_first(findings: tuple[Finding, ...] | None) -> tuple[Finding, ...] | None:
    """Errors, then warnings, then notes, each in the order of places."""
    return findings and tuple(sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity)))


def _numbers(
    context: Context, findings: tuple[Finding, ...] | None, rows: tuple[Due, ...], owners: tuple[Share, ...], covered: tuple[Coverage, ...]
) -> Iterator[Number]:
    say = context.say
    notes = sum(finding.severity == "note" for finding in findings or ())
    bad = len(findings or ()) - notes
    about = say("lead.found_hidden") if findings is None else say("lead.found_notes", n=notes) if notes else ""
    yield Number(say("lead.found"), "–" if findings is None else str(bad), about, "s:problems", "due" if bad else "")
    late = [one for one in rows if one.state.state == "over"]
    about = say("lead.over_longest", n=late[0].state.days) if late else ""
    yield Number(say("lead.over"), str(len(late)), about, "s:due", "over" if late else "")
    soon = len(rows) - len(late)
    yield Number(say("lead.soon"), str(soon), say("lead.soon_within", n=SOON), "s:due", "due" if soon else "")
    unowned = sum(share.items for share in owners if not share.owner)
    about = say("lead.unowned", n=unowned) if unowned else ""
    yield Number(say("lead.unchecked"), str(sum(share.unchecked for share in owners)), about, "s:owners", "")
    lacking = sum(item.gaps > 0 for kind in covered for item in kind.items)
    about = say("lead.gaps_items", n=lacking) if lacking else ""
    yield Number(say("lead.gaps"), str(sum(kind.gaps for kind in covered)), about, "s:coverage", "")


def _problem(context: Context, html: Html, finding: Finding) -> ProblemView:
    problem, line = finding.problem, finding.problem.place.text.strip()
    return ProblemView(
        finding.severity, context.say(f"report.{finding.severity}"), problem.code, str(problem.place), _lines(message(problem, context.language)),
        line if len(line) <= LINE else f"{line[:LINE]}…", _lines(hint(problem, context.language)),
        html.link(finding.item) if finding.item in context.manual.entries else Markup(""),
    )  # fmt: skip


def _lines(text: str) -> Markup:
    """``text`` with its line breaks, without empty lines, which would end the HTML of the page."""
    shown = text if len(text) <= SAID else f"{text[:SAID]}…"
    return BREAK.join([escape(line) for line in shown.split("\n") if line.strip()])


def _due_rows(context: Context, html: Html, rows: Iterable[Due]) -> Iterator[DueRow]:
    margin = Margin(context, html)
    for one in rows:
        yield DueRow(context.say.pick(NAMES[one.kind]), html.link(one.id), html.link(one.owner), str(one.state.due), margin.state(one.state))


def _owner_rows(context: Context, html: Html, owners: tuple[Share, ...]) -> Iterator[OwnerRow]:
    most = max((share.items for share in owners), default=0) or 1
    for share in owners:
        owner = html.link(share.owner) if share.owner else escape(context.say("lead.nobody"))
        yield OwnerRow(owner, round(100 * share.items / most), share)
