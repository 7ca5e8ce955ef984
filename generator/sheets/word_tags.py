"""The tags of a Word template, where each stands, and what is wrong with them before they are read as expressions."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WHOLE = re.compile(r"\{\{[^{}]*\}\}|\{%[^{}]*%\}")
COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
#: ``{%tr …%}``: the row, cell or paragraph around the tag is taken away.
AROUND = re.compile(r"\{[{%](tr|tc|p|r)\s")
HALF = re.compile(r"\{\{|\}\}|\{%|%\}|｛｛|｝｝|｛%|%｝")
CONTAINERS = {"tr": f"{W}tr", "tc": f"{W}tc", "p": f"{W}p"}


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands, counted as one sees it in Word; ``text`` is its paragraph."""

    part: str
    table: int = 0
    row: int = 0
    cell: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong: a code, the words in question, where, and what would fit."""

    code: str
    given: str = ""
    spot: Spot | None = None
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag as it was typed, and where."""

    text: str
    spot: Spot

    @property
    def plain(self) -> str:
        """What is left of it when it has no container and no spaces: the same before and after docxtpl has read it."""
        return normal(self.text)


def normal(tag: str) -> str:
    """``{%tr for x in y %}`` as ``{%forxiny%}``."""
    straight = tag.translate(str.maketrans("“”‘’", "\"\"''")).replace("{%-", "{%").replace("-%}", "%}")
    return "".join(AROUND.sub(lambda found: found[0][:2], straight).split())


def spots(root: etree._Element, part: str) -> Iterator[tuple[etree._Element, Spot]]:
    """Every paragraph of a part with its place."""
    tables = {table: number for number, table in enumerate((t for t in root.iter(f"{W}tbl") if next(t.iterancestors(f"{W}tbl"), None) is None), 1)}
    for paragraph in root.iter(f"{W}p"):
        table = next((number for table in paragraph.iterancestors(f"{W}tbl") if (number := tables.get(table))), 0)
        row = cell = 0
        if table:
            rows = [above for above in paragraph.iterancestors(f"{W}tr") if tables.get(above.getparent())]
            cells = [above for above in paragraph.iterancestors(f"{W}tc") if rows and above.getparent() is rows[-1]]
            row, cell = (_number(rows[-1]) if rows else 0), (_number(cells[-1]) if cells else 0)
        yield paragraph, Spot(part, table, row, cell, words_of(paragraph))


def words_of(element: etree._Element) -> str:
    """The words that are visible in ``element``."""
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def _number(element: etree._Element) -> int:
    return sum(1 for _ in element.itersiblings(element.tag, preceding=True)) + 1


def read(root: etree._Element, part: str) -> tuple[list[Tag], list[Fault]]:
    """The tags of a part in order, and faults in how they are typed."""
    tags: list[Tag] = []
    faults: list[Fault] = []
    for paragraph, spot in spots(root, part):
        if paragraph.find(f".//{W}p") is not None:
            continue  # a text box: its own paragraphs follow
        text = COMMENT.sub("", spot.text)
        tags += [Tag(tag, spot) for tag in WHOLE.findall(text)]
        if half := HALF.search(WHOLE.sub("", text)):
            faults.append(Fault("half", half[0], spot))
        faults += _around(paragraph, text, spot)
    return tags, [*faults, *_unclosed(tags)]


def _around(paragraph: etree._Element, text: str, spot: Spot) -> Iterator[Fault]:
    """Tags that take their row, cell or paragraph away, with something else in it."""
    for tag in WHOLE.findall(text):
        around = AROUND.match(tag)
        if not around:
            continue
        if tag.startswith("{{") or around[1] == "r":
            yield Fault("action", tag, spot)
            continue
        container = paragraph if around[1] == "p" else next(paragraph.iterancestors(CONTAINERS[around[1]]), None)
        if container is None:
            yield Fault("outside", tag, spot)
        elif COMMENT.sub("", words_of(container)).strip() != tag:
            yield Fault("crowded", tag, spot)


def _unclosed(tags: Iterable[Tag]) -> Iterator[Fault]:
    """``for`` and ``if`` without an end, ends without a beginning."""
    opened: list[tuple[str, Tag]] = []
    for tag in tags:
        word = next(iter(re.findall(r"^\{%-?(?:tr\s|tc\s|p\s)?\s*(\w+)", tag.text)), "")
        if word in ("for", "if"):
            opened.append((word, tag))
        elif word in ("endfor", "endif"):
            if not opened or opened[-1][0] != word[3:]:
                yield Fault("not_open", tag.text, tag.spot)
                return
            opened.pop()
        elif word in ("else", "elif") and not opened:
            yield Fault("not_open", tag.text, tag.spot)
    yield from (Fault("open", tag.text, tag.spot) for _, tag in opened)
