"""The qualification form: a grid that keeps its empty cells, rated abilities, lists of conditions (D6)."""

from generator.model.position import Position
from generator.model.requirements import Condition, Effort, Requirements
from generator.model.words import Strength
from generator.sheets.block import Block, Cell, Column, Group, Row
from generator.sheets.pen import TO_WRITE_ON, Pen
from generator.sheets.text import NOTHING, Run, Text, plain, stacked

GRID = ("sex", "age", "education", "major", "experience", "languages", "knowledge", "computer", "certificates")


def requirements(pen: Pen, position: Position) -> Block:
    """The grid with all its cells, given or not."""
    given = position.requires
    title = pen.label(Position, "requires")
    if given is None:
        return Block("requires", title, "grid", gap=pen.say("page.unwritten") if "requires" in position.unwritten else "")
    cells = [Cell(name, pen.label(Requirements, name), _conditions(pen, getattr(given, name))) for name in GRID]
    effort = given.effort or Effort()
    for name in ("mental", "physical"):
        label = pen.say("page.aspect", whole=pen.label(Requirements, "effort"), part=pen.label(Effort, name))
        cells.append(Cell(f"effort.{name}", label, pen.write(getattr(effort, name))))
    return Block("requires", title, "grid", tuple(cells), normative=True)


def ratings(pen: Pen, position: Position) -> Block:
    """Abilities and how much each is needed; one not rated is a line to write on."""
    given = position.requires.ratings if position.requires else {}
    cells = tuple(Cell(name, name, pen.write(rating) or TO_WRITE_ON) for name, rating in given.items())
    return Block("ratings", pen.label(Requirements, "ratings"), "ratings", cells, normative=True)


def conditions(pen: Pen, position: Position, name: str) -> Block:
    """A list of conditions; those with an explanation are a table of both."""
    rows = getattr(position.requires, name) if position.requires else ()
    title = pen.label(Requirements, name)
    if name != "explained":
        listed = tuple(Row(row.id or "", (_condition(pen, row, told=name == "prefers"),)) for row in rows)
        return Block(name, title, "list", groups=(Group("", listed),) if listed else (), normative=True)
    columns = (Column("text", pen.label(Condition, "text")), Column("explanation", pen.label(Condition, "explanation")))
    table = tuple(Row(row.id or "", (_worded(pen, row), pen.write(row.explanation))) for row in rows)
    return Block(name, title, "table", columns=columns, groups=(Group("", table),) if table else (), normative=True)


def _conditions(pen: Pen, value: Condition | tuple[Condition, ...] | None) -> Text:
    given = value if isinstance(value, tuple) else (value,) if value else ()
    return stacked(_condition(pen, condition) for condition in given)


def _condition(pen: Pen, condition: Condition, *, told: bool = False) -> Text:
    return pen.aside(_worded(pen, condition, told=told), pen.write(condition.explanation))


def _worded(pen: Pen, condition: Condition, *, told: bool = False) -> Text:
    """The condition with the word for preferred or any, unless it says so itself (or its list does: ``told``), and with its ground."""
    text = pen.write(condition.text)
    word = condition.strength.label(pen.context.language)
    said = word.casefold() in condition.text.raw.casefold() or (told and condition.strength is Strength.PREFERRED)
    if condition.strength is not Strength.MUST and not said:
        text = text.before(Run(f" {word}"))
    return pen.aside(text, _ground(pen, condition))


def _ground(pen: Pen, condition: Condition) -> Text:
    """例外依据：女职工禁忌从事的劳动（条文）, where a condition has one."""
    if condition.ground is None:
        return NOTHING
    clause = condition.ground.clause[0 if pen.context.language == "zh" else 1]
    return pen.labelled(Condition, "ground", plain(pen.say("page.brackets").format(condition.ground.label(pen.context.language), clause)))
