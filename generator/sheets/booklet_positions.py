"""The booklet of positions (岗位职责说明书汇编): departments, the chart, all sheets department by department, the forms."""

from collections.abc import Sequence
from typing import Any

from generator.chart.chart import Figure, chart
from generator.chart.drawing import svg
from generator.chart.reporting import organisation_tree
from generator.chart.tree import walked
from generator.manual import Manual
from generator.sheets.block import Block, Sheet
from generator.sheets.booklet import Booklet, Order, Part, front, opening
from generator.sheets.department import department_sheet
from generator.sheets.making import form_sheets, position_sheets
from generator.sheets.printed import lines_data, sheet_data
from generator.sheets.text import NOTHING, Text, plain, stacked
from generator.texts import Texts

#: A unit of the chart in cm, and the room that a page of it has.
UNIT, WIDE, HIGH = 17.2 / 940, 17.2, 23.2
#: Sheets that are typeset at once.
TOGETHER = 20


def positions_booklet(order: Order) -> Booklet:
    """The booklet of all positions."""
    pen, manual = order.pen, order.manual
    organisation = manual.organisation
    departments = organisation.departments if organisation else ()
    overviews = [department_sheet(pen.context, department) for department in departments]
    names = {department.id: department.name for department in departments}
    parts = []
    for place, owns in _by_department(manual, order.language).items():
        title = pen.say("booklet.positions_of", name=names[place]) if place in names else pen.say("booklet.positions_only")
        parts.append((title, list(position_sheets(manual, order.language, order.today, owns))))
    forms = list(form_sheets(manual, order.language, order.today))
    parts += [(pen.say("booklet.forms"), forms)] if forms else []
    figures = chart(manual, order.language).figures
    made = [*opening()]
    made += [_sheets(order, overviews, 1)] if overviews else []
    heading = pen.say("page.organisation")
    made += [Part("chart", {"heading": heading, "figures": [_drawn(figure, order) for figure in figures]}, ((1, heading),))] if figures else []
    for title, sheets in parts:
        rows = [{"number": lines_data(_cell(sheet, "number")), "version": lines_data(_cell(sheet, "version"))} for sheet in sheets]
        made.append(Part("register", {"heading": title, "sheets": rows}, ((1, title),), lists=len(made)))
        made += [_sheets(order, sheets[at : at + TOGETHER], 2) for at in range(0, len(sheets), TOGETHER)]
    title = pen.say("booklet.positions")
    begin = front(order, title, names.values(), organisation.document if organisation else None)
    return Booklet("positions", title, begin, tuple(made), tuple(sheet for _, sheets in parts for sheet in sheets), (*overviews, *_on_chart(figures)))


def _sheets(order: Order, sheets: Sequence[Sheet], level: int) -> Part:
    """Sheets one after the other, each with pages of its own."""
    return Part("sheets", {"layout": order.layout, "sheets": [sheet_data(sheet) for sheet in sheets]}, tuple((level, sheet.name) for sheet in sheets))


def _cell(sheet: Sheet, key: str) -> Text:
    return next((cell.text for cell in sheet.head if cell.key == key), NOTHING)


def _by_department(manual: Manual, language: str) -> dict[str, list[str]]:
    """Department -> its positions from the top down; '' for those that are in none."""
    organisation = manual.organisation
    departments = organisation.departments if organisation else ()
    of = {department.id: department.id for department in departments}
    of |= {group.id: department.id for department in departments for group in department.groups}
    posts: dict[str, list[str | None]] = {}
    for row in organisation.headcount if organisation else ():
        posts.setdefault(row.position, []).append(row.in_)
    places: dict[str, list[str]] = {department.id: [] for department in departments}
    for post in walked(organisation_tree(manual, language)):
        if post.kind == "position":
            position = manual.positions[post.id].position
            known = (position.department, position.group, *posts.get(post.id, ()))
            places.setdefault(next((of[at] for at in known if at in of), ""), []).append(post.id)
    return {place: owns for place, owns in places.items() if owns}


def _drawn(figure: Figure, order: Order) -> dict[str, Any]:
    """A page of the chart: the drawing, as large as it may be, and the same in words."""
    say = Texts(order.language)
    label = say("chart.number", n=figure.number)
    told = say("page.semicolon").join(box.post.says for box in figure.boxes)
    unit = min(UNIT, WIDE / figure.width, HIGH / figure.height)
    return {
        "svg": svg(figure, label, fonts=order.sans), "caption": say("page.inside", whole=label, part=figure.title) if figure.title else label,
        "alt": say("page.inside", whole=label, part=told), "width": round(figure.width * unit, 3), "height": round(figure.height * unit, 3),
    }  # fmt: skip


def _on_chart(figures: tuple[Figure, ...]) -> tuple[Sheet, ...]:
    """The words on the chart, each box as a sheet of its own, so that a sign that cannot be printed is found in its file."""
    boxes = {box.post.id: box for figure in figures for box in figure.boxes}
    return tuple(
        Sheet(own, "chart", "", "", box.post.title, (), (Block("words", "", "text", text=stacked(plain(words.words) for words in box.box.words)),))
        for own, box in boxes.items()
    )  # fmt: skip
