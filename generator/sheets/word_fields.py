"""What a Word template can name: the fields of a sheet, block by block, with the labels that the shipped template and the docs give them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from generator.model.base import Model
from generator.model.common import Change, Document, Power, Report, Target
from generator.model.organisation import Organisation
from generator.model.position import Conditions, Conduct, DailyStep, Duty, Position, WorksWith
from generator.model.requirements import Condition, Effort, Equipment, Requirements
from generator.sheets.document import LONG, SIGNED
from generator.sheets.requirement import GRID
from generator.views.context import Labels

WORDS = "words"


class Aspect(NamedTuple):
    """A label made of two: the whole, and a part of it."""

    whole: tuple[type[Model], str]
    part: tuple[type[Model], str]


#: Where a label stands: a model and its field, both of an aspect, or a key of the texts.
Label = tuple[type[Model], str] | Aspect | str


def worded(label: Label, labels: Labels) -> str:
    """A label in the language of ``labels``."""
    if isinstance(label, str):
        return labels.say(label)
    if isinstance(label, Aspect):
        return labels.say("page.aspect", whole=labels(*label.whole), part=labels(*label.part))
    return labels(*label)


@dataclass(frozen=True, slots=True)
class Many:
    """What ``{% for %}`` goes through."""

    of: "Kind"


Kind = str | Many | Mapping[str, "Kind"]


@dataclass(frozen=True, slots=True)
class Named:
    """A block that a template names: its label, its columns (of a table) and its cells (of a grid)."""

    title: Label
    columns: Mapping[str, Label] = field(default_factory=dict)
    cells: Mapping[str, Label] = field(default_factory=dict)


def _of(model: type[Model], *names: str) -> dict[str, Label]:
    return {name.rstrip("_"): (model, name) for name in names}


EFFORT: dict[str, Label] = {f"effort_{name}": Aspect((Requirements, "effort"), (Effort, name)) for name in ("mental", "physical")}
MASTER = (
    "name", "code", "department", "reports_to", "place", "hours", "acts_for", "customers", "also_called", "types", "contact", "extension",
)  # fmt: skip
LISTED = ("emergencies", "safety", "liability", "knowledge", "abilities", "skills", "qualities", "benefits")
WRITTEN = ("summary", "value", "pay", "attachments", "applicants")

#: Blocks that are lists: a text in each row.
LISTS = frozenset({*LISTED, "must", "prefers", "works_with_inside", "works_with_outside"})

#: Every block of the sheet of a position, in its order.
BLOCKS: dict[str, Named] = {
    "master": Named("sheet.master", cells=_of(Position, *MASTER[:4]) | {"subordinates": "page.subordinates", "headcount": (Organisation, "headcount")}
                    | _of(Position, *MASTER[4:]) | {"deputies": "page.deputies"}),
    **{name: Named((Position, name)) for name in WRITTEN[:2]},
    "duties": Named("page.duties", _of(Duty, "text", "result")),
    "targets": Named((Position, "targets"), _of(Target, "what") | {"goal": "page.goal"} | _of(Target, "per", "share", "review", "note")),
    "powers": Named((Position, "powers"), _of(Power, "right", "text", "limit", "emergency")),
    **{name: Named((Position, name)) for name in LISTED[:2]},
    "never": Named((Position, "never"), _of(Conduct, "text", "consequences")),
    "liability": Named((Position, "liability")),
    "requires": Named((Position, "requires"), cells=_of(Requirements, *GRID) | EFFORT),
    "ratings": Named((Requirements, "ratings")),
    **{name: Named((Requirements, name)) for name in ("must", "prefers")},
    "explained": Named((Requirements, "explained"), _of(Condition, "text", "explanation")),
    **{name: Named((Position, name)) for name in LISTED[3:7]},
    "equipment": Named((Position, "equipment"), cells=_of(Equipment, *Equipment.model_fields)),
    "conditions": Named((Position, "conditions"), cells=_of(Conditions, *Conditions.model_fields)),
    "works_with": Named((Position, "works_with")),
    **{f"works_with_{side}": Named(Aspect((Position, "works_with"), (WorksWith, side))) for side in ("inside", "outside")},
    "daily": Named((Position, "daily"), _of(DailyStep, "when", "text")),
    "reports": Named((Position, "reports"), _of(Report, "what", "per", "to", "approved_by", "as_", "form")),
    "pay": Named((Position, "pay")),
    "benefits": Named((Position, "benefits")),
    **{name: Named((Position, name)) for name in WRITTEN[3:]},
    "history": Named((Document, "history"), _of(Change, *Change.model_fields)),
    **{key: Named((Document, name)) for key, name in LONG.items()},
    "document": Named("page.document", cells=_of(Document, *SIGNED, "effective")),
}  # fmt: skip
HEAD = _of(Document, "number", "name", "version", "pages")
SLIP: dict[str, Label] = {"name": "sheet.slip_name", "signature": "sheet.slip_signature", "date": "sheet.slip_date"}
#: What is said of a whole sheet.
SINGLE = ("title", "name", "company", "marking", "confirm", "code", "fingerprint")

CELL: Mapping[str, Kind] = {"label": WORDS, "text": WORDS}
LINE: Mapping[str, Kind] = {"left": CELL, "right": CELL, "wide": WORDS}
COLUMN: Mapping[str, Kind] = {"label": WORDS}
LOOP: Mapping[str, Kind] = dict.fromkeys(("index", "index0", "first", "last", "length"), WORDS)


def block_fields(named: Named | None = None) -> Mapping[str, Kind]:
    """The fields of one block; of a block without a name of its own only what every block has."""
    row: dict[str, Kind] = {"text": WORDS, "cells": Many(WORDS), **dict.fromkeys(named.columns if named else (), WORDS)}
    made: dict[str, Kind] = dict.fromkeys(named.cells if named else (), WORDS)
    return made | {
        "title": WORDS, "gap": WORDS, "text": WORDS, "shape": WORDS, "width": WORDS,
        "cells": Many(CELL), "lines": Many(LINE), "others": Many(LINE), "columns": Many(COLUMN),
        "groups": Many({"title": WORDS, "rows": Many(row)}),
    }  # fmt: skip


@cache
def fields(kind: str) -> Mapping[str, Kind]:
    """Every field of a sheet of ``kind``; only positions have blocks with names."""
    made: dict[str, Kind] = dict.fromkeys(SINGLE, WORDS)
    made |= {"head": dict.fromkeys(HEAD, WORDS), "slip": Many(CELL), "blocks": Many(block_fields())}
    return made | ({name: block_fields(named) for name, named in BLOCKS.items()} if kind == "position" else {})


def paths(kind: Kind, name: str = "") -> Iterator[str]:
    """The fields within ``kind`` as they are written; what a loop gives is written behind ``[]``."""
    if isinstance(kind, Many):
        yield from paths(kind.of, f"{name}[]")
    elif isinstance(kind, str):
        yield name
    else:
        for key, inner in kind.items():
            yield from paths(inner, f"{name}.{key}" if name else key)


def fields_table(language: str) -> str:
    """The fields of the sheet of a position, for the docs."""
    labels = Labels(language)
    say, comma = labels.say, labels.say("page.comma")

    def named(given: Mapping[str, Label], whole: str) -> str:
        return comma.join(f"`{whole}.{key}` {worded(label, labels)}" for key, label in given.items())

    lines = [f"| {say('word.field')} | {say('word.meaning')} |", "| --- | --- |"]
    lines += [f"| `{name}` | {say(f'word.single_{name}')} |" for name in SINGLE]
    lines += [f"| `head.{key}` | {worded(label, labels)} |" for key, label in HEAD.items()]
    lines += ["", f"| {say('word.block')} | {say('word.meaning')} | {say('word.inside')} |", "| --- | --- | --- |"]
    for name, block in BLOCKS.items():
        inside = named(block.cells, name) or named(block.columns, "row")
        if name == "ratings":
            inside = "`line.left.label` `line.left.text` `line.right.label` `line.right.text`"
        elif name != "works_with":
            inside = inside or ("`row.text`" if name in LISTS else f"`{name}.text`")
        lines.append(f"| `{name}` | {worded(block.title, labels)} | {inside or f'`{name}.gap`'} |")
    return "\n".join(lines) + "\n"
