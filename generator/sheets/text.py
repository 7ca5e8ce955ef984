"""Text as paper takes it: lines of runs, with nothing in it that a program could read as an instruction."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

RunKind = Literal["", "bold", "blank", "slot", "box", "note"]
LineKind = Literal["", "bullet", "number"]


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look.

    A ``blank`` is a line to write on, as long as its underscores; a ``slot`` a placeholder without its braces;
    a ``box`` is ticked by hand; a ``note`` explains in small letters how to fill in."""

    text: str
    kind: RunKind = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text, or one item of a list; ``mark`` is what stands before an item."""

    runs: tuple[Run, ...]
    kind: LineKind = ""
    mark: str = ""

    def __str__(self) -> str:
        words = "".join(f"{{{run.text}}}" if run.kind == "slot" else run.text for run in self.runs)
        return f"{self.mark} {words}" if self.mark else words


@dataclass(frozen=True, slots=True)
class Text:
    """Lines; false if there are none."""

    lines: tuple[Line, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.lines)

    def __str__(self) -> str:
        return "\n".join(str(line) for line in self.lines)

    def __add__(self, other: "Text") -> "Text":
        return Text((*self.lines, *other.lines))

    def after(self, *runs: Run) -> "Text":
        """The same with ``runs`` in front of its first line, or as its only line."""
        if self.lines and not self.lines[0].kind:
            head, *rest = self.lines
            return Text((replace(head, runs=(*runs, *head.runs)), *rest))
        return Text((Line(tuple(runs)), *self.lines))

    def before(self, *runs: Run) -> "Text":
        """The same with ``runs`` at the end of its last line, or as its only line."""
        if self.lines:
            *rest, last = self.lines
            return Text((*rest, replace(last, runs=(*last.runs, *runs))))
        return Text((Line(tuple(runs)),))


NOTHING = Text()


def plain(words: str) -> Text:
    """``words`` as they stand."""
    return Text((Line((Run(words),)),)) if words else NOTHING


def stacked(texts: Iterable[Text]) -> Text:
    """Texts below each other."""
    return Text(tuple(line for text in texts for line in text.lines))


def joined(texts: Iterable[Text], between: str) -> Text:
    """Texts of one line each in one line."""
    runs: list[Run] = []
    for text in texts:
        if text:
            runs += [*([Run(between)] if runs else []), *(run for line in text.lines for run in line.runs)]
    return Text((Line(tuple(runs)),)) if runs else NOTHING
