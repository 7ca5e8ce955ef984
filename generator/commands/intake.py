"""deskbook intake"""

import json
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.commands.day import read_date
from generator.commands.speech import Command, asked, say
from generator.texts import LANGUAGES, Texts

if TYPE_CHECKING:
    from generator.manual import Manual
    from search.answer import Answer
    from search.grouping import Group
    from search.intake import Gathered
    from search.lookup import Lookup

#: Groups and wordings shown at once, and items named as the nearest.
SHOWN, WORDINGS, NEAREST = 20, 6, 3
#: Similar questions that a draft takes over.
SIMILAR = 12
BANDS = {"sure": "green", "maybe": "yellow", "none": "red"}


@dataclass(frozen=True)
class Intake:
    """What lies before the author: the groups by number from 1, with what else was read."""

    project: Path
    manual: "Manual"
    lookup: "Lookup"
    gathered: "Gathered"
    groups: "list[Group]"
    texts: Texts

    def group(self, number: int) -> "Group":
        """The group of that number; wrong use if there is none."""
        if not 1 <= number <= len(self.groups):
            raise click.UsageError(self.texts("intake.no_group", n=number, last=len(self.groups)))
        return self.groups[number - 1]


@click.command("intake", cls=Command, help=say("cli.intake.help"), epilog=say("cli.intake.examples"))
@click.argument("project", type=click.Path(path_type=Path), default=".", metavar="[DIR]")
@click.option("--since", help=say("cli.intake.since"))
@click.option("--file", "files", type=click.Path(path_type=Path), multiple=True, help=say("cli.intake.file"))
@click.option("--limit", type=click.IntRange(1), default=SHOWN, help=say("cli.intake.limit"))
@click.option("--draft", type=int, metavar="N", help=say("cli.intake.draft"))
@click.option("--topic", help=say("cli.intake.topic"))
@click.option("--write", is_flag=True, help=say("cli.intake.write"))
@click.option("--similar-of", type=(str, int), metavar="ID N", help=say("cli.intake.similar_of"))
@click.option("--done", type=int, metavar="N", help=say("cli.intake.done"))
@click.option("--audience", help=say("cli.intake.audience"))
@click.option("--date", "day", help=say("cli.build.date"))
@click.option("--json", "as_json", is_flag=True, help=say("cli.intake.json"))
@click.option("--lang", type=click.Choice(LANGUAGES), help=say("cli.lang"))
def command(
    project: Path, since: str | None, files: tuple[Path, ...], limit: int, draft: int | None, topic: str | None, write: bool,
    similar_of: tuple[str, int] | None, done: int | None, audience: str | None, day: str | None, as_json: bool, lang: str | None,
) -> int:  # fmt: skip
    """Show what nobody answered; draft, add or put aside what one group asks."""
    if sum(given is not None for given in (draft, similar_of, done)) > 1:
        raise click.UsageError(say("intake.one_at_a_time"))
    if (topic or write) and draft is None:
        raise click.UsageError(say("intake.only_with_draft"))
    today = read_date(day)
    taken = _taken(project, since, files, audience, today, lang)
    if draft is not None:
        return _draft(taken, taken.group(draft), topic, today, write)
    if similar_of:
        return _similar(taken, similar_of[0], taken.group(similar_of[1]))
    if done is not None:
        return _done(taken, taken.group(done))
    if as_json:
        click.echo(json.dumps(_plain(taken, limit), ensure_ascii=False, indent=1))
    else:
        _show(taken, limit)
    return 0


def _taken(project: Path, since: str | None, files: tuple[Path, ...], audience: str | None, today: date, lang: str | None) -> Intake:
    """Everything read: the manual, today's look-up, the questions in groups."""
    from generator.commands.find import opened
    from generator.load import load_project
    from generator.place_of_content import project_around
    from search.grouping import groups
    from search.intake import gather

    lookup = opened(project, audience, today.isoformat())
    project = project_around(project) or project
    manual = load_project(project, today).manual
    gathered = gather(project, read_date(since) if since else None, files)
    terms = manual.glossary.terms if manual.glossary else ()
    texts = Texts(lang or asked() or manual.settings.language.key)
    return Intake(project, manual, lookup, gathered, groups(gathered.noted, terms), texts)


def _show(taken: Intake, limit: int) -> None:
    texts, gathered = taken.texts, taken.gathered
    for damaged in gathered.damaged:
        click.secho(texts("intake.damaged", file=damaged.file, line=damaged.line), fg="yellow", err=True)
    if not taken.lookup.desk.record:
        click.secho(texts("intake.off"), fg="yellow", err=True)
    if not taken.groups:
        click.secho(texts("intake.empty"), fg="green")
    for number, group in enumerate(taken.groups[:limit], 1):
        _show_group(taken, number, group)
    if len(taken.groups) > limit:
        click.echo(texts("intake.more", n=len(taken.groups) - limit, limit=limit))
    click.echo(texts("intake.sum", groups=len(taken.groups), n=len(gathered.noted), done=gathered.done, damaged=len(gathered.damaged)))


def _show_group(taken: Intake, number: int, group: "Group") -> None:
    """The question, how often and when it was asked, in which other words, and what is nearest to it today."""
    texts = taken.texts
    days = group.days[0] if len(group.days) == 1 else texts("intake.days", n=len(group.days), first=group.days[0], last=group.last)
    click.echo(f"{click.style(f'{number:>3}', bold=True)}  {click.style(group.main, bold=True)}")
    click.echo("     " + texts("intake.asked", n=group.count, days=days, doors=", ".join(group.doors) or "–"))
    others = [wording if count == 1 else f"{wording} ×{count}" for wording, count in group.wordings[1:]]
    if others:
        rest = texts("intake.more_wordings", n=len(others) - WORDINGS) if len(others) > WORDINGS else ""
        click.echo("     " + texts("intake.also", wordings=texts("report.comma").join(others[:WORDINGS])) + rest)
    answer = _nearest(taken, group)
    band = answer.band.value
    head = {"sure": "intake.now_sure", "maybe": "intake.now_maybe", "none": "intake.now_none"}[band]
    near = texts("report.comma").join(f"{hit.document.id} {hit.document.title}" for hit in answer.hits) or "–"
    click.echo("     " + click.style(texts(head), fg=BANDS[band]) + near + "\n")


def _nearest(taken: Intake, group: "Group") -> "Answer":
    return taken.lookup.find(group.main, limit=NEAREST)


def _plain(taken: Intake, limit: int) -> dict[str, Any]:
    rows = []
    for number, group in enumerate(taken.groups[:limit], 1):
        answer = _nearest(taken, group)
        rows.append({
            "number": number, "question": group.main, "count": group.count, "days": group.days, "doors": group.doors,
            "wordings": [{"text": text, "count": count} for text, count in group.wordings], "band": answer.band.value,
            "nearest": [{"id": hit.document.id, "kind": hit.document.kind, "title": hit.document.title} for hit in answer.hits],
        })  # fmt: skip
    damaged = [{"file": row.file, "line": row.line} for row in taken.gathered.damaged]
    return {"groups": rows, "all_groups": len(taken.groups), "questions": len(taken.gathered.noted), "done": taken.gathered.done, "damaged": damaged}


def _draft(taken: Intake, group: "Group", topic: str | None, today: date, write: bool) -> int:
    """A draft FAQ for the author to finish: printed, or added to the topic's file."""
    from generator.commands.drafting import NoPlaceError, add_faq, faq_lines, indent_of
    from generator.place_of_content import content_root

    held = taken.manual.faqs.get(topic or "")
    if held is None:
        raise click.UsageError(taken.texts("intake.no_topic", given=topic or "–", known=", ".join(taken.manual.faqs) or "–"))
    record = taken.manual.entries[topic or ""].record
    words = Texts(taken.manual.settings.language.key)
    faq: dict[str, Any] = {"question": group.main, "similar": group.texts[1 : SIMILAR + 1], "answer": "____"}
    faq |= {"owner": held.owner or "", "note": words("intake.note", date=today, n=group.count, last=group.last)}
    faq = {key: given for key, given in faq.items() if given}
    path = content_root(taken.project) / record.source.inside
    if not write:
        click.echo("\n".join(faq_lines(faq, indent_of(path))))
        return 0
    try:
        add_faq(path, faq)
    except NoPlaceError:
        return _by_hand(taken, record.source.path, faq_lines(faq, "  "))
    click.secho(taken.texts("intake.drafted", file=record.source.path), fg="green", err=True)
    return 0


def _similar(taken: Intake, own: str, group: "Group") -> int:
    """The group's wordings as similar questions of an FAQ that is there already."""
    from generator.commands.drafting import NoPlaceError, add_similar, value
    from generator.model.desk import Faq
    from generator.place_of_content import content_root

    entry = taken.manual.entries.get(own)
    if entry is None or not isinstance(entry.item, Faq):
        raise click.UsageError(taken.texts("intake.no_faq", given=own))
    faq, source = entry.item, entry.record.source
    fresh = [text for text in group.texts if text not in (faq.question, *faq.similar)]
    if not fresh:
        click.echo(taken.texts("intake.known", id=own), err=True)
        return 0
    try:
        add_similar(content_root(taken.project) / source.inside, faq.question, fresh)
    except NoPlaceError:
        return _by_hand(taken, source.path, [f"    similar: [{', '.join(map(value, fresh))}]"])
    click.secho(taken.texts("intake.added", n=len(fresh), id=own, file=source.path), fg="green", err=True)
    return 0


def _by_hand(taken: Intake, file: str, lines: list[str]) -> int:
    """A file that cannot be added to safely is left alone; what was to be added is printed instead."""
    click.secho(taken.texts("intake.by_hand", file=file), fg="yellow", err=True)
    click.echo("\n".join(lines))
    return 1


def _done(taken: Intake, group: "Group") -> int:
    from search.intake import deal_with

    deal_with(taken.project, group.texts, datetime.now())
    click.secho(taken.texts("intake.put_aside", question=group.main, n=group.count), fg="green", err=True)
    return 0
