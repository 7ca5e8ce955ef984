"""The rich-text grammar, parsed once; every output renders the same blocks.

Grammar (also in docs/writing.md):

- an empty line separates paragraphs; a single line break stays a line break;
- a run of lines that begin with ``- `` is a list; a run numbered ``1.`` ``2.`` ``3.`` … from one is a numbered list;
- ``**words**`` is bold; ``[[id]]`` and ``[[id|words]]`` link; ``[[https://…|words]]`` links outside;
- ``{name}`` is a placeholder; three or more ``_`` are a blank to write on.

Full-width braces, brackets, bars and underscores mean what the half-width ones mean. Everything else is text.
"""

import re
from typing import NamedTuple

SPECIAL = re.compile(r"[\n\[{*_\]}]")
MARKED = re.compile(r"[\[{*_\]}]")
WIDE_MARKS = re.compile(r"[［］｛｝＿｜]")
WIDE = str.maketrans("［］｛｝＿｜", "[]{}_|")
TOKEN = re.compile(
    r"\[\[(?P<link>[^\[\]\n]+)\]\]"
    r"|\*\*(?P<bold>[^*\n]+)\*\*"
    r"|\{(?P<slot>[^{}\n]+)\}"
    r"|(?P<blank>_{3,})"
    r"|(?P<stray>\[\[|\]\]|\*\*|\{|\})"
)
#: The marks that close nothing, as the first group, in a text as it stands in a file.
STRAY = re.compile(r"\[\[[^\[\]\n]+\]\]|\*\*[^*\n]+\*\*|\{[^{}\n]+\}|(\[\[|\]\]|\*\*|\{|\})")
BULLET = re.compile(r"^\s*-\s+(.*)$")
NUMBER = re.compile(r"^\s*(\d{1,3})[.．]\s+(.*)$")


class Words(NamedTuple):
    """Plain text."""

    text: str


class Bold(NamedTuple):
    """Emphasised text; may hold placeholders, links and blanks."""

    spans: tuple["Span", ...]


class Link(NamedTuple):
    """A link to an id of the manual, or to an address outside; ``words`` is None for the target's own title."""

    target: str
    words: str | None


class Slot(NamedTuple):
    """A placeholder that the agent fills."""

    name: str


class Blank(NamedTuple):
    """A line to write on by hand, ``length`` underscores long."""

    length: int


Span = Words | Bold | Link | Slot | Blank
Spans = tuple[Span, ...]


class Paragraph(NamedTuple):
    """Lines of one paragraph; a line break in the source is kept."""

    lines: tuple[Spans, ...]


class Listing(NamedTuple):
    """A list; ``ordered`` if it was written 1. 2. 3."""

    ordered: bool
    items: tuple[Spans, ...]


Block = Paragraph | Listing


class Fault(NamedTuple):
    """A place where the markup does not close: the code of the problem and the mark at fault."""

    code: str
    at: str


class RichText:
    """A text and what it holds; ``raw`` is its source with full-width markup made half-width.

    It is parsed once, when something other than its words is first asked for: most texts hold no markup at all.
    """

    __slots__ = ("_parsed", "raw")

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self._parsed: _Parsed | None = None

    def _parse(self) -> "_Parsed":
        if self._parsed is None:
            self._parsed = _parse(self.raw)
        return self._parsed

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Paragraphs and lists."""
        return self._parse().blocks

    @property
    def links(self) -> tuple[str, ...]:
        """The targets of its links, in order."""
        return self._parse().links if MARKED.search(self.raw) else ()

    @property
    def slots(self) -> tuple[str, ...]:
        """The names of its placeholders, in order."""
        return self._parse().slots if MARKED.search(self.raw) else ()

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Where its markup does not close."""
        return self._parse().faults if MARKED.search(self.raw) else ()

    @property
    def plain(self) -> str:
        """The words alone, one line per line, without markup (placeholders keep their braces)."""
        lines: list[str] = []
        for block in self.blocks:
            rows = block.items if isinstance(block, Listing) else block.lines
            lines += [flat(row) for row in rows]
        return "\n".join(lines)

    def __str__(self) -> str:
        return self.raw

    def __repr__(self) -> str:
        return f"RichText({self.raw!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RichText) and other.raw == self.raw

    def __hash__(self) -> int:
        return hash(self.raw)


class _Parsed(NamedTuple):
    blocks: tuple[Block, ...]
    links: tuple[str, ...] = ()
    slots: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()


def parse(source: str) -> RichText:
    """``source`` as rich text; never fails: markup that does not close stays text and is named in ``faults``."""
    text = source.strip()
    return RichText(text.translate(WIDE) if WIDE_MARKS.search(text) else text)


def _parse(text: str) -> _Parsed:
    if not SPECIAL.search(text):  # nine texts in ten: one line, no markup
        return _Parsed((Paragraph(((Words(text),),)),))
    found = _Found([], [], [])
    blocks: list[Block] = []
    for chunk in re.split(r"\n[ \t]*\n\s*", text):
        blocks += _blocks(chunk.split("\n"), found)
    return _Parsed(tuple(blocks), tuple(found.links), tuple(found.slots), tuple(found.faults))


class _Found(NamedTuple):
    links: list[str]
    slots: list[str]
    faults: list[Fault]


def _blocks(lines: list[str], found: _Found) -> list[Block]:
    blocks: list[Block] = []
    at = 0
    while at < len(lines):
        bullets, numbers = _run(lines, at)
        if bullets or numbers:
            items = tuple(_spans(item, found) for item in bullets or numbers)
            blocks.append(Listing(not bullets, items))
            at += len(items)
            continue
        row = _spans(lines[at].strip(), found)
        if blocks and isinstance(blocks[-1], Paragraph):
            blocks[-1] = Paragraph((*blocks[-1].lines, row))
        else:
            blocks.append(Paragraph((row,)))
        at += 1
    return blocks


def _run(lines: list[str], at: int) -> tuple[list[str], list[str]]:
    """The bullet or the numbered items that begin at line ``at``; one numbered line alone is text."""
    bullets: list[str] = []
    numbers: list[str] = []
    for line in lines[at:]:
        bullet, number = BULLET.match(line), NUMBER.match(line)
        if bullet and not numbers:
            bullets.append(bullet[1].strip())
        elif number and not bullets and int(number[1]) == len(numbers) + 1:
            numbers.append(number[2].strip())
        else:
            break
    return bullets, numbers if len(numbers) > 1 else []


def _spans(line: str, found: _Found) -> Spans:
    spans: list[Span] = []
    end = 0
    for token in TOKEN.finditer(line):
        if token["stray"]:
            found.faults.append(Fault("rich-unclosed", token["stray"]))
            continue
        if token.start() > end:
            spans.append(Words(line[end : token.start()]))
        spans.append(_span(token, found))
        end = token.end()
    if end < len(line) or not spans:
        spans.append(Words(line[end:]))
    return tuple(spans)


def _span(token: re.Match[str], found: _Found) -> Span:
    if token["link"]:
        target, bar, words = token["link"].partition("|")
        found.links.append(target.strip())
        return Link(target.strip(), words.strip() if bar and words.strip() else None)
    if token["bold"]:
        return Bold(_spans(token["bold"], found))
    if token["slot"]:
        found.slots.append(token["slot"].strip())
        return Slot(token["slot"].strip())
    return Blank(len(token["blank"]))


def flat(spans: Spans) -> str:
    """The words of a line without markup."""
    parts = []
    for span in spans:
        match span:
            case Words(text):
                parts.append(text)
            case Bold(inner):
                parts.append(flat(inner))
            case Link(target, words):
                parts.append(words or target)
            case Slot(name):
                parts.append("{" + name + "}")
            case Blank(length):
                parts.append("_" * length)
    return "".join(parts)
