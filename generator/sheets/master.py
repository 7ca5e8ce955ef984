"""The basic data of a position: who, where, below whom, how many (D3, D20)."""

from generator.model.organisation import Organisation
from generator.model.position import Position
from generator.sheets.block import Block, Cell
from generator.sheets.pen import TO_WRITE_ON, Pen
from generator.sheets.text import Text, joined, plain, stacked

#: Blocks that have a place of their own on the sheet; any other one that is not written yet is named among the basic data.
PLACED = frozenset({
    "value", "summary", "duties", "targets", "powers", "daily", "reports", "emergencies", "safety", "never", "liability", "requires", "knowledge",
    "abilities", "skills", "qualities", "equipment", "conditions", "works_with", "pay", "benefits", "attachments", "applicants", "document",
})  # fmt: skip


def master(pen: Pen, own: str, position: Position) -> Block:
    """The grid at the head of the sheet; cells that every sheet has are there even if they are to be filled in by hand."""
    cells = [Cell(key, pen.label(Position, key), text or TO_WRITE_ON) for key, text in _always(pen, position)]
    below = pen.names(pen.context.subordinates.get(own, ())) or plain(pen.say("page.none"))
    cells += [Cell("subordinates", pen.say("page.subordinates"), below), Cell("headcount", pen.label(Organisation, "headcount"), _headcount(pen, own))]
    cells += [Cell(key, pen.label(Position, key), text) for key, text in _if_given(pen, position) if text]
    deputies = stacked(_about(pen, who, when) for who, when in pen.context.deputies.get(own, ()))
    cells += [Cell("deputies", pen.say("page.deputies"), deputies)] if deputies else []
    cells += [Cell(key, pen.label(Position, key), plain(pen.say("page.unwritten"))) for key in position.unwritten if key not in PLACED]
    return Block("master", pen.say("sheet.master"), "grid", tuple(cells))


def _always(pen: Pen, position: Position) -> list[tuple[str, Text]]:
    place = joined((plain(pen.name(ref)) for ref in (position.department, position.group) if ref), " · ")
    superiors = stacked(_about(pen, superior.position, superior.for_) for superior in position.reports_to)
    return [("name", pen.write(position.name)), ("code", pen.write(position.code)), ("department", place), ("reports_to", superiors)]


def _if_given(pen: Pen, position: Position) -> list[tuple[str, Text]]:
    return [
        ("place", pen.write(position.place)),
        ("hours", pen.write(position.hours)),
        ("acts_for", stacked(_about(pen, act.position, act.when) for act in position.acts_for)),
        ("customers", pen.names(position.customers)),
        ("also_called", pen.all(position.also_called)),
        ("types", pen.all(position.types)),
        ("contact", pen.write(position.contact)),
        ("extension", pen.write(position.extension)),
    ]


def _about(pen: Pen, ref: str, about: str | None) -> Text:
    """A position, and in brackets in what or when."""
    return pen.aside(plain(pen.name(ref)), pen.write(about))


def _headcount(pen: Pen, own: str) -> Text:
    """Posts by place: 咨询组 7人，在岗6人."""
    rows = []
    for row in pen.context.headcount.get(own, ()):
        planned = "____" if row.planned is None else str(row.planned)
        words = pen.say("page.posts_planned" if row.in_post is None else "page.posts").format(planned=planned, filled=row.in_post)
        text = pen.aside(pen.write(words), pen.write(row.as_))
        rows.append(joined((plain(pen.name(row.in_)), text), " ") if row.in_ else text)
    return stacked(rows) or TO_WRITE_ON
