"""Text of the manual as Markdown. Everything that an author wrote is escaped here, so that none of it is read as markup."""

import re
from collections.abc import Iterable
from urllib.parse import quote

from generator.html import article_number
from generator.link import SAFE, SCHEME
from generator.manual import CUSTOMER, END, Entry, Manual
from generator.rich import Blank, Bold, Link, Listing, RichText, Slot, Span, Words, flat
from generator.texts import Texts
from generator.urls import Urls

#: Signs that Markdown may take for its own anywhere: also an entity's ``&`` and the brace before an id.
INLINE = re.compile(r"[\\`*_\[\]<>~|]|&(?=#?\w)|\{(?=[#:])")
ENTITIES = {"<": "&lt;", "&": "&amp;", "=": "&#61;"}
SUSPECT = re.compile(r"[\\`*_\[\]<>~|&{\n\r]")
#: The same at the beginning of a line or of an item: headings, lists, rules.
FIRST = re.compile(r"\A(?:(?P<sign>#|[-+](?=\s|\Z)|=+\s*\Z|-{2,}\s*\Z)|(?P<number>\d{1,9})(?=[.)](?:\s|\Z)))")
SPACE = re.compile(r"\s+")
#: What may stand in an address as it is; the rest is written in percent.
ADDRESS = "/:?#[]@!$&'*+,;=%~-._"
BLANK = r"\_\_\_\_"


def escaped(text: str) -> str:
    """``text`` on one line, with every sign of Markdown's made a plain one."""
    return INLINE.sub(_plain_sign, SPACE.sub(" ", text)) if SUSPECT.search(text) else text


def _plain_sign(match: re.Match[str]) -> str:
    """Entities where a backslash would not keep every reader from seeing HTML."""
    return ENTITIES.get(match[0]) or f"\\{match[0]}"


def first(line: str) -> str:
    """An escaped ``line`` that begins a paragraph, a list item or a cell."""
    match = FIRST.match(line)
    if match is None:
        return line
    end = match.end("number")
    if match["number"]:
        return f"{line[:end]}\\{line[end:]}"
    return (ENTITIES.get(line[0]) or f"\\{line[0]}") + line[1:]


def twin_of(address: str) -> str:
    """The address of the twin of the page at ``address``: the same with ``.md`` at its end; a page that is a folder has ``index.html.md``."""
    page, sign, anchor = address.partition("#")
    if page or not sign:
        page += "index.html.md" if page.endswith("/") or not page else ".md"
    return f"{page}{sign}{anchor}"


class Markdown:
    """Renders what stands on the twin of ``page``; ``scope`` is the id whose local ids may be written bare."""

    def __init__(self, manual: Manual, urls: Urls, language: str, page: str, scope: str = "") -> None:
        self.manual, self.urls, self.page, self.scope = manual, urls, page, scope
        self.say = Texts(language)
        self.comma, self.semicolon = self.say("page.comma"), self.say("page.semicolon")
        self._links: dict[tuple[str, str | None], str] = {}
        self._ways: dict[str, str] = {}

    def line(self, text: RichText | str) -> str:
        """One line; those of a longer text are parted by strokes."""
        raw = text if isinstance(text, str) else text.raw
        if isinstance(text, str) or not SUSPECT.search(raw):  # most texts hold no sign at all, and need not be parsed
            return escaped(raw)
        rows = [row for block in text.blocks for row in (block.items if isinstance(block, Listing) else block.lines)]
        return self._spans(rows[0]) if len(rows) == 1 else " / ".join([self._spans(row) for row in rows])

    def blocks(self, text: RichText, indent: str = "") -> str:
        """Paragraphs and lists, every line after the first behind ``indent``."""
        if not SUSPECT.search(text.raw):
            return first(text.raw)
        made = []
        for block in text.blocks:
            if isinstance(block, Listing):
                marks = [f"{number}. " if block.ordered else "- " for number in range(1, len(block.items) + 1)]
                made.append(f"\n{indent}".join([mark + first(self._spans(row)) for mark, row in zip(marks, block.items, strict=True)]))
            else:
                made.append(f"  \n{indent}".join([first(self._spans(row)) for row in block.lines]))
        return f"\n\n{indent}".join(made)

    def _spans(self, spans: tuple[Span, ...]) -> str:
        if len(spans) == 1 and type(spans[0]) is Words:
            return escaped(spans[0].text)
        made = "".join([self._span(span) for span in spans])
        return made.replace("![", "\\![") if "![" in made else made

    def _span(self, span: Span) -> str:
        match span:
            case Words(text):
                return escaped(text)
            case Bold(inner):
                return f"**{self._spans(inner)}**"
            case Link(target, words):
                return self.link(target, words)
            case Slot(name):
                return "{" + escaped(name) + "}"
            case Blank():
                return BLANK

    def words(self, text: RichText) -> str:
        """The words alone, not escaped; links by what they say."""
        rows = [row for block in text.blocks for row in (block.items if isinstance(block, Listing) else block.lines)]
        return " ".join([self._plain(row) for row in rows])

    def _plain(self, spans: tuple[Span, ...]) -> str:
        parts = []
        for span in spans:
            match span:
                case Bold(inner):
                    parts.append(self._plain(inner))
                case Link(target, words) if self.manual.is_withheld(target, self.scope):
                    parts.append(self.say("page.restricted"))
                case Link(target, words):
                    entry = self.manual.find(target, self.scope)
                    parts.append(words or (self._words(entry) if entry else target))
                case _:
                    parts.append(flat((span,)))
        return "".join(parts)

    def link(self, ref: str, words: str | None = None) -> str:
        """A link to ``ref``; restricted if it is withheld, plain words if nothing is known of it."""
        made = self._links.get((ref, words))
        if made is None:
            made = self._links[(ref, words)] = self._link(ref, words)
        return made

    def links(self, refs: Iterable[str]) -> str:
        """Links to all of ``refs``, parted by commas."""
        return self.comma.join([self.link(ref) for ref in refs])

    def _link(self, ref: str, words: str | None) -> str:
        if ":" in ref and SCHEME.match(ref):
            safe = ref.lower().startswith(SAFE)
            return f"[{escaped(words or ref)}]({quote(ref, safe=ADDRESS)})" if safe else escaped(words or ref)
        if self.manual.withheld and self.manual.is_withheld(ref, self.scope):
            return self.say("page.restricted")
        entry = self.manual.find(ref, self.scope)
        if entry is None:
            known = {CUSTOMER[0]: "page.customer", CUSTOMER[1]: "page.customer", END[0]: "page.end", END[1]: "page.end"}
            return escaped(words) if words else self.say(known[ref]) if ref in known else escaped(ref)
        return self.to(entry, words)

    def to(self, entry: Entry, words: str | None = None) -> str:
        """A link to where ``entry`` stands on its twin."""
        page, anchor = self.urls.page(entry.id), self.urls.anchor(entry.id)
        if page == self.page and anchor:
            return f"[{escaped(words or self._words(entry))}](#{quote(anchor)})"
        return f"[{escaped(words or self._words(entry))}]({self._way(page)}{f'#{quote(anchor)}' if anchor else ''})"

    def _words(self, entry: Entry) -> str:
        """Its title, or the printed number of an article."""
        if entry.kind != "article" or entry.parent is None:
            return entry.title
        number = article_number(self.manual, entry.parent, entry.path) or entry.title
        policy = self.manual.entries.get(entry.parent)
        return number if self.scope == entry.parent or policy is None else self.say("page.article_of", policy=policy.title, number=number)

    def to_page(self, page: str, words: str) -> str:
        """A link to the twin of ``page``."""
        return f"[{escaped(words)}]({self._way(page)})"

    def _way(self, page: str) -> str:
        """The relative address of the twin of ``page``."""
        way = self._ways.get(page)
        if way is None:
            way = self._ways[page] = twin_of(self.urls.to_page(self.page, page))
        return way
