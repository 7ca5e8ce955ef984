"""A position as a sheet: every block of the standard sheet (岗位职责标准说明书), in its order (D3-D6, D14, D15, D17, D18, D20)."""

from generator.manual import Resolved
from generator.model.position import Conditions, Position, WorksWith
from generator.model.requirements import Equipment
from generator.sheets.block import Block, Cell, Sheet
from generator.sheets.document import company, declared, head, slip
from generator.sheets.duty import duties, targets
from generator.sheets.marking import marking
from generator.sheets.master import master
from generator.sheets.pen import Pen
from generator.sheets.power import powers
from generator.sheets.requirement import conditions, ratings, requirements
from generator.sheets.rows import conduct, daily, points, reports
from generator.sheets.text import stacked
from generator.views.context import Context

#: What a holder signs for: a change of it asks for a new signature (HR practice; the rest is editing).
NORMATIVE = frozenset({
    "value", "duties", "targets", "powers", "emergencies", "safety", "never", "liability", "requires", "ratings", "must", "prefers", "explained",
    "knowledge", "abilities", "skills", "qualities",
})  # fmt: skip


def position_sheet(context: Context, own: str, resolved: Resolved) -> Sheet:
    """The sheet of the position ``own``; blocks that it does not use are not there."""
    position = resolved.position
    pen = Pen(context, own)
    blocks = [block for block in _blocks(pen, own, position) if block]
    return Sheet(
        id=own, kind="position", language=context.language, title=pen.say("sheet.job_description"), name=position.name,
        head=head(pen, position.document, position.name), blocks=tuple(blocks), slip=slip(pen), confirm=pen.say("sheet.confirm"),
        marking=marking(pen, position), company=company(pen),
    )  # fmt: skip


def _blocks(pen: Pen, own: str, position: Position) -> list[Block]:
    def listed(name: str) -> Block:
        return points(pen, position, name, NORMATIVE)

    return [
        master(pen, own, position),
        _text(pen, position, "summary"),
        _text(pen, position, "value"),
        duties(pen, position),
        targets(pen, position),
        powers(pen, position),
        *[listed(name) for name in ("emergencies", "safety")],
        conduct(pen, position),
        listed("liability"),
        requirements(pen, position),
        ratings(pen, position),
        *_conditions_of(pen, position),
        *[listed(name) for name in ("knowledge", "abilities", "skills", "qualities")],
        _grid(pen, position, "equipment", Equipment),
        _grid(pen, position, "conditions", Conditions),
        *_works_with(pen, position),
        daily(pen, position),
        reports(pen, position),
        _text(pen, position, "pay"),
        listed("benefits"),
        _attachments(pen, position),
        _text(pen, position, "applicants"),
        *declared(pen, position.document, _gap(pen, position, "document")),
    ]


def _gap(pen: Pen, position: Position, key: str) -> str:
    return pen.say("page.unwritten") if key in position.unwritten else ""


def _text(pen: Pen, position: Position, name: str) -> Block:
    text = pen.write(getattr(position, name))
    return Block(name, pen.label(Position, name), "text", text=text, normative=name in NORMATIVE, gap=_gap(pen, position, name))


def _attachments(pen: Pen, position: Position) -> Block:
    text = stacked(pen.write(text) for text in position.attachments)
    return Block("attachments", pen.label(Position, "attachments"), "text", text=text, gap=_gap(pen, position, "attachments"))


def _conditions_of(pen: Pen, position: Position) -> list[Block]:
    """The lists of conditions beside the grid: must, preferred, explained."""
    return [conditions(pen, position, name) for name in ("must", "prefers", "explained")] if position.requires else []


def _grid(pen: Pen, position: Position, name: str, model: type[Equipment] | type[Conditions]) -> Block:
    """A block of few labelled values."""
    given = getattr(position, name)
    cells = []
    for key in model.model_fields if given else ():
        value = getattr(given, key)
        text = pen.all(value) if isinstance(value, tuple) else pen.write(value)
        cells += [Cell(key, pen.label(model, key), text, wide=True)] if text else []
    return Block(name, pen.label(Position, name), "grid", tuple(cells), gap=_gap(pen, position, name))


def _works_with(pen: Pen, position: Position) -> list[Block]:
    """Whom it works with, inside and outside."""
    title = pen.label(Position, "works_with")
    if position.works_with is None:
        return [Block("works_with", title, "list", gap=_gap(pen, position, "works_with"))]
    made = []
    for side in ("inside", "outside"):
        block = points(pen, position.works_with, side, NORMATIVE)
        made.append(Block(f"works_with.{side}", pen.say("page.aspect", whole=title, part=pen.label(WorksWith, side)), "list", groups=block.groups))
    return made
