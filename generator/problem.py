"""A problem is data: a code, a place, the words that fill its message. Nothing here prints or raises."""

from collections.abc import Mapping
from dataclasses import dataclass, field

#: A word of a message, or the same word in (Chinese, English).
Word = str | tuple[str, str]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a file: ``line`` and ``column`` from 1; ``text`` is that line, ``length`` what to underline."""

    file: str
    line: int = 1
    column: int = 1
    text: str = ""
    length: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. Its severity and its words come from the catalogue, keyed by ``code``.

    ``also`` are other places that belong to it, such as the first use of an id.
    """

    code: str
    place: Place
    words: Mapping[str, Word] = field(default_factory=dict)
    also: tuple[Place, ...] = ()

    @property
    def order(self) -> tuple[object, ...]:
        """Sort key: file, line, column, code, then the words, so that a run always lists them alike."""
        return (self.place.file, self.place.line, self.place.column, self.code, sorted(map(str, self.words.values())))
