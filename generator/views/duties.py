"""Shared duties, all on one page, each with the positions that use it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.manual import Manual
from generator.model.position import DutiesFile, Duty, SharedDuty
from generator.urls import SHARED
from generator.views.context import Context
from generator.views.row import row_ids
from generator.views.shared_page import FileHead, Labelled, Place, file_head, other_uses, place, positions, row_meta
from generator.views.sheet import Sheet

PAGE = SHARED["duties"]


@dataclass(frozen=True, slots=True)
class SharedDutyView:
    """One duty; ``refs`` are (label, value)."""

    anchor: str
    title: str
    meta: tuple[Markup, ...]
    text: Markup
    refs: Labelled
    margin: Markup


@dataclass(frozen=True, slots=True)
class DutiesView:
    """The duties of one file."""

    head: FileHead
    duties: tuple[SharedDutyView, ...]


def pages(context: Context) -> Iterator[tuple[str, str]]:
    """duties.md."""
    if not context.manual.duties:
        return
    sheet = Sheet(context, context.html(PAGE), "")
    ids, users = row_ids(context), users_of(context.manual)
    files = tuple(_file(sheet, own, file, ids, users) for own, file in context.manual.duties.items())
    yield PAGE, context.render("pages/duties.md.j2", title=context.say("office.duties"), files=files)


def users_of(manual: Manual) -> dict[str, list[str]]:
    """Shared duty -> the positions that use it, by themselves or by what they inherit."""
    found: dict[str, list[str]] = defaultdict(list)
    for own, resolved in manual.positions.items():
        used = [duty.use for group in resolved.position.duties for duty in group.items if duty.use]
        for ref in dict.fromkeys(used):
            found[ref].append(own)
    return found


def _file(sheet: Sheet, own: str, file: DutiesFile, ids: dict[tuple[str, int], str], users: dict[str, list[str]]) -> DutiesView:
    head = file_head(sheet, own, file, file.title, sheet.say("office.duties"), sheet.say("office.count_duties", n=len(file.items)))
    return DutiesView(head, tuple(_duty(sheet, file, duty, place(sheet, ids, own, at, duty.title, duty.text), users) for at, duty in enumerate(file.items)))


def _duty(sheet: Sheet, file: DutiesFile, duty: SharedDuty, here: Place, users: dict[str, list[str]]) -> SharedDutyView:
    html, label = sheet.html, sheet.label
    refs = [(label(SharedDuty, name), html.links(given)) for name, given in (("procedure", duty.procedure), ("form", duty.form)) if given]
    if duty.deliverables:
        semicolon = escape(sheet.say("page.semicolon"))
        refs.insert(0, (label(SharedDuty, "deliverables"), semicolon.join([html.line(text) for text in duty.deliverables])))
    if here.id in users:
        refs.append((sheet.say("office.duty_positions"), positions(sheet, users[here.id])))
    refs += other_uses(sheet, here.id, label(Duty, "use"))
    return SharedDutyView(here.anchor, here.title, row_meta(sheet, duty, file), html.rich(duty.text), tuple(refs), sheet.margin.waived(duty))
