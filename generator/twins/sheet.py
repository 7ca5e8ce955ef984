"""Any item of the manual as Markdown, by its fields: facts in a list, texts under headings, rows in tables."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import Any, NamedTuple

from generator.model.base import Group, Kept, Model, Short
from generator.model.shape import Shape, fields
from generator.model.words import Vocabulary
from generator.rich import RichText
from generator.texts import Texts
from generator.twins.context import Twins
from generator.twins.markdown import Markdown, escaped, first

#: Fields that say nothing to a reader: an id stands with its item, the rest steers checks and numbers.
SILENT = frozenset({"id", "waive", "unwritten", "drop", "restart", "numbering", "severities", "recruiting"})
SHARED = ("owner", "verified", "valid", "tags", "grade", "graded", "declassify")
#: A table has no more columns than this; rows with more are lists.
WIDEST = 8
#: What names a row stands in its first column.
NAMING = ("title", "term")
Field = tuple[str, Any, Shape]


@cache
def leading(model: type[Model]) -> str:
    """The field that says what an item is, in front of its others."""
    main = model.short if issubclass(model, Short) else "text"
    return next((field.name for field in fields(model) if field.key == main or field.name == main), "")


class Told(NamedTuple):
    """A field that a reader is told, with its label in the language of the manual."""

    name: str
    label: str
    shape: Shape


@cache
def told(model: type[Model], language: str, leave: tuple[str, ...] = ()) -> tuple[Told, ...]:
    """The fields of ``model`` but for those to ``leave``."""
    pick = Texts(language).pick
    return tuple(Told(field.name, pick(field.label), field.shape) for field in fields(model) if field.name not in SILENT and field.name not in leave)


class Sheet:
    """Renders the items of one twin."""

    def __init__(self, twins: Twins, markdown: Markdown, whole: Model | None = None) -> None:
        self.twins, self.markdown = twins, markdown
        #: What the rows of the file ``whole`` share with it is said once, at its head.
        self.whole = whole
        self.shared = {name: value for name in SHARED if (value := getattr(whole, name, None))}
        self.label, self.say = twins.label, twins.say
        self.colon = self.say("page.colon")

    def filled(self, item: Model, leave: tuple[str, ...] = ()) -> list[tuple[Told, Any]]:
        """The fields of ``item`` that hold something a reader is told."""
        values = item.__dict__
        found = [(field, value) for field in told(type(item), self.twins.language, leave) if (value := values[field.name]) or type(value) is int]
        if self.shared and item is not self.whole and isinstance(item, Kept):
            shared = self.shared
            return [(field, value) for field, value in found if field.name not in shared or (shared[field.name] is not value and shared[field.name] != value)]
        return found

    def body(self, item: Model, depth: int, leave: tuple[str, ...] = (), known: Iterable[str] = ()) -> Iterator[str]:
        """Blocks of text, to be parted by empty lines: facts first, those ``known`` before the others, then what has a heading of its own."""
        facts, rest = list(known), []
        for field, value in self.filled(item, leave):
            if self.short(value):
                facts.append(self.fact(field.label, self.value(value, field.shape)))
            else:
                rest.append((field, value))
        unwritten = getattr(item, "unwritten", ())
        if unwritten:
            facts.append(self.fact(self.say("page.unwritten"), self.markdown.comma.join(self.key(type(item), key) for key in unwritten)))
        if facts:
            yield "\n".join(facts)
        for field, value in rest:
            yield self.heading(depth, field.label, self.twins.anchor(value) if isinstance(value, Model) else "")
            yield from self.block(value, field.shape, depth)

    def key(self, model: type[Model], key: str) -> str:
        """The label of a key that an author wrote."""
        try:
            return self.label(model, key)
        except KeyError:
            return escaped(key)

    def heading(self, depth: int, words: str, anchor: str = "") -> str:
        """A heading of escaped ``words``."""
        return f"{'#' * min(depth, 6)} {words}{anchor}"

    def fact(self, label: str, value: str) -> str:
        """One fact of a list."""
        return f"- {label}{self.colon}{value}"

    def short(self, value: Any) -> bool:
        """Whether ``value`` is said on one line."""
        if isinstance(value, RichText):
            return "\n" not in value.raw
        if isinstance(value, tuple):
            return not any(isinstance(part, Model | RichText | tuple) for part in value)
        if isinstance(value, Model):
            parts = self.filled(value)
            return len(parts) <= 3 and all(self.short(part) and not isinstance(part, Model) for _, part in parts)
        return not isinstance(value, dict)

    def value(self, value: Any, shape: Shape) -> str:
        """``value`` on one line."""
        if type(value) is str:
            return self._word(value, shape)
        if isinstance(value, RichText):
            return self.markdown.line(value)
        if isinstance(value, bool):
            return self.say("learn.yes") if value else self.say("learn.no")
        if isinstance(value, tuple):
            inner = shape.item or shape
            if inner.refers and "act" not in inner.refers.kinds:
                return self.markdown.links(value)
            return self.markdown.comma.join([self.value(part, inner) for part in value])
        if isinstance(value, dict):
            key, item = shape.key or shape, shape.item or shape
            return self.markdown.semicolon.join([f"{self.value(name, key)}{self.colon}{self.value(part, item)}" for name, part in value.items()])
        if isinstance(value, Vocabulary):
            return value.label(self.twins.language)
        if isinstance(value, Model):
            return self._inside(value)
        return escaped(str(value))

    def _word(self, value: str, shape: Shape) -> str:
        if not shape.refers:
            return escaped(value)
        return self.markdown.link(value, self.twins.acts.get(value) if "act" in shape.refers.kinds else None)

    def _inside(self, item: Model) -> str:
        """A model on one line: what names it, the rest in brackets."""
        head, rest = self.parts(item)
        more = self.markdown.semicolon.join([f"{name}{self.colon}{self.value(value, shape)}" for name, value, shape in rest])
        return (self.say("page.brackets").format(head, more) if head and more else head or more) + self.twins.anchor(item)

    def parts(self, item: Model) -> tuple[str, list[Field]]:
        """What an item says first, with its title in bold, and its other fields."""
        filled, main = self.filled(item), leading(type(item))
        title = next((value for field, value in filled if field.name == "title"), "")
        lead = next((field.name for field, _ in filled if field.name == main), filled[0][0].name if filled and not title else "")
        said, rest = f"**{escaped(title)}**" if title else "", []
        for field, value in filled:
            if field.name == lead and (isinstance(value, RichText) or self.short(value)):
                said = f"{said} {self.value(value, field.shape)}" if said else self.value(value, field.shape)
            elif field.name != "title":
                rest.append((field.label, value, field.shape))
        return said, rest

    def block(self, value: Any, shape: Shape, depth: int) -> Iterator[str]:
        """The blocks of a value that one line does not hold."""
        if isinstance(value, RichText):
            yield self.markdown.blocks(value)
        elif isinstance(value, Model):
            yield from self.body(value, depth + 1)
        elif isinstance(value, dict):
            key, item = shape.key or shape, shape.item or shape
            yield "\n".join([self.fact(self.value(name, key), self.value(part, item)) for name, part in value.items()])
        elif value and isinstance(value[0], Group):
            for name, groups in groupby(value, lambda group: group.group):
                if name:
                    yield self.heading(depth + 1, escaped(name))
                yield self.rows([item for group in groups for item in group.items])
        elif value and isinstance(value[0], Model):
            yield self.rows(value)
        else:
            yield "\n".join([f"- {first(self.value(part, shape.item or shape))}" for part in value])

    def rows(self, items: Sequence[Model], *, anchored: bool = True) -> str:
        """A table where every row fits one, else a list; ``anchored`` where the rows are at home."""
        names: set[str] = set()
        flat = len(items) > 1
        for item in items:
            for field, value in self.filled(item):
                names.add(field.name)
                flat = flat and self.short(value)
        if not flat or not 1 < len(names) <= WIDEST:
            return "\n".join([self.item(item, "") for item in items])
        columns = sorted((field for field in told(type(items[0]), self.twins.language) if field.name in names), key=lambda field: field.name not in NAMING)
        rows = [[self._cell(item, field) for field in columns] for item in items]
        for item, row in zip(items, rows, strict=True):
            row[0] += self.twins.anchor(item) if anchored else ""
        return table([field.label for field in columns], rows)

    def _cell(self, item: Model, field: Told) -> str:
        value = item.__dict__[field.name]
        return self.value(value, field.shape) if value or type(value) is int else ""

    def item(self, item: Model, indent: str) -> str:
        """One item of a list, with lists of its own below it."""
        head, rest = self.parts(item)
        lines = [f"{indent}- {first(head)}{self.twins.anchor(item)}" if head else f"{indent}- {self.twins.anchor(item).strip()}".rstrip()]
        for name, value, shape in rest:
            if isinstance(value, tuple) and value and isinstance(value[0], Model):
                rows = [row for group in value for row in group.items] if isinstance(value[0], Group) else value
                lines += [f"{indent}  - {name}{self.colon}".rstrip(), *(self.item(row, f"{indent}    ") for row in rows)]
            else:
                lines.append(f"{indent}  - {name}{self.colon}{self.value(value, shape)}")
        return "\n".join(lines)


def table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table of escaped cells."""
    heads = list(columns)
    lines = [f"| {' | '.join(heads)} |", f"|{' --- |' * len(heads)}"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])
