"""The qualification form: a grid that keeps its empty cells, rated abilities, lists of conditions (D6)."""

from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.html import NOTHING
from generator.model.position import Position
from generator.model.requirements import Condition, Effort, Requirements
from generator.model.words import Rating, Strength
from generator.record import Path
from generator.views.sheet import Cell, Row, Rows, Sheet, paired

#: Bars of a rating, three at most.
BARS = {Rating.ESSENTIAL: 3, Rating.NEEDED: 2, Rating.USEFUL: 1, Rating.NOT_NEEDED: 0}
GRID = ("sex", "age", "education", "major", "experience", "languages", "knowledge", "computer", "certificates")


@dataclass(frozen=True, slots=True)
class RatingView:
    """An ability, its bars and the word."""

    name: str
    bars: int
    word: Markup
    margin: Markup


@dataclass(frozen=True, slots=True)
class RequirementsView:
    """Everything that the position requires."""

    cells: tuple[Cell, ...]
    ratings: tuple[RatingView, ...]
    lists: tuple[Rows, ...]
    explained: tuple[Row, ...]


def requirements_view(sheet: Sheet, position: Position) -> RequirementsView | None:
    """The qualification form; None if the sheet has none."""
    given = position.requires
    if given is None:
        return None
    label = sheet.label
    cells = [Cell(label(Requirements, name), _cell(sheet, getattr(given, name), ("requires", name))) for name in GRID]
    effort = given.effort or Effort()
    for name in ("mental", "physical"):
        cells.append(Cell(sheet.say("page.aspect", whole=label(Requirements, "effort"), part=label(Effort, name)), sheet.field(effort, name)))
    lists = tuple(Rows(label(Requirements, name), _rows(sheet, rows, name)) for name in ("must", "prefers") if (rows := getattr(given, name)))
    return RequirementsView(paired(cells), _ratings(sheet, given), lists, _rows(sheet, given.explained, "explained"))


def _ratings(sheet: Sheet, given: Requirements) -> tuple[RatingView, ...]:
    """The abilities; one that is not rated keeps its empty place on the form."""
    origin = sheet.origin(("requires", "ratings"))
    blank = sheet.html.line("____")
    language = sheet.context.language
    return tuple(
        RatingView(name, BARS[rating] if rating else 0, escape(rating.label(language)) if rating else blank, origin) for name, rating in given.ratings.items()
    )


def _cell(sheet: Sheet, value: Condition | tuple[Condition, ...] | None, path: Path) -> Markup:
    """One condition or several in one cell of the grid."""
    if value is None:
        return NOTHING
    if isinstance(value, Condition):
        return _condition(sheet, value, path)
    return Markup("<br>").join([_condition(sheet, condition, (*path, at)) for at, condition in enumerate(value)])


def _condition(sheet: Sheet, condition: Condition, path: Path) -> Markup:
    explanation = Markup(' <span class="db-dim">{}</span>').format(sheet.html.line(condition.explanation)) if condition.explanation else NOTHING
    anchor = Markup('<span id="{}"></span>').format(condition.id) if condition.id else NOTHING
    margin = sheet.margin.row(condition, sheet.entry(condition.id), sheet.origin(path))
    return anchor + sheet.html.line(condition.text) + _strength(sheet, condition) + explanation + _ground(sheet, condition) + margin


def _strength(sheet: Sheet, condition: Condition) -> Markup:
    """The word for preferred and any, unless the condition says it itself; what has no word is a must."""
    word = condition.strength.label(sheet.context.language)
    if condition.strength is Strength.MUST or word in condition.text.raw:
        return NOTHING
    return Markup(' <span class="db-kind">{}</span>').format(word)


def _ground(sheet: Sheet, condition: Condition) -> Markup:
    """例外依据：女职工禁忌从事的劳动（条文）, where a condition has one."""
    if condition.ground is None:
        return NOTHING
    language = sheet.context.language
    named = sheet.say("page.brackets").format(condition.ground.label(language), condition.ground.clause[0 if language == "zh" else 1])
    return Markup(' <small class="db-from">{}{}{}</small>').format(sheet.label(Condition, "ground"), sheet.say("page.colon"), named)


def _rows(sheet: Sheet, conditions: tuple[Condition, ...], name: str) -> tuple[Row, ...]:
    rows = []
    for at, condition in enumerate(conditions):
        path = ("requires", name, at)
        explanation = sheet.html.flow(condition.explanation) if condition.explanation else NOTHING
        strength = _strength(sheet, condition) if name != "prefers" else NOTHING
        text = Markup("{}{}{}").format(sheet.html.flow(condition.text), strength, _ground(sheet, condition))
        rows.append(Row(condition.id or "", "", text, explanation, sheet.margin.row(condition, sheet.entry(condition.id), sheet.origin(path))))
    return tuple(rows)
