"""The raw HTML of a generated page, put aside while Markdown reads the rest.

Markdown gives a block of HTML back as it was, but takes it apart letter by letter first, which is most of what a large manual's pages cost.
So each block is replaced by an empty one, of which Markdown makes the same, and is put back into what Markdown made.
"""

import re
from html import unescape

#: Elements that begin a block where they begin a line; a page is read by Markdown from the first line on that begins with another.
BLOCKS = ("div", "details", "dl", "p", "ul", "ol", "table", "section")
TAGS = {name: re.compile(rf"<(/?){name}(?=[\s>])[^>]*>") for name in BLOCKS}
BEGIN = re.compile(r"^<([a-z][a-z0-9]*)(?=[\s>])", re.MULTILINE)
#: What Markdown changes in a block of HTML, or looks for in it.
TOUCHED = re.compile(r"[\t\r\x02\x03]|\n +\n|\bmarkdown\b")
PLACE = re.compile(r'<div class="db-verbatim-(\d+)"></div>')
#: An id that can be linked to. Quotes in texts are escaped, so that this is no text.
ANCHOR = re.compile(r'<[^<>]*\sid="([^"]*)"')


class Verbatim:
    """The blocks of one page."""

    def __init__(self) -> None:
        self._blocks: list[str] = []

    def taken_out(self, text: str) -> str:
        """``text`` with an empty block in the place of each block of HTML."""
        made, at = [], 0
        while begin := BEGIN.search(text, at):
            end = _end(text, begin)
            if end < 0:
                break
            block = text[begin.start() : end]
            if TOUCHED.search(block):
                made.append(text[at:end])
            else:
                made += [text[at : begin.start()], f'<div class="db-verbatim-{len(self._blocks)}"></div>']
                self._blocks.append(block)
            at = end
        return "".join([*made, text[at:]])

    def put_back(self, content: str) -> str:
        """``content``, which Markdown made, with every block in its place."""
        return PLACE.sub(lambda found: self._blocks[int(found[1])], content) if self._blocks else content

    @property
    def anchors(self) -> set[str]:
        """The ids in the blocks."""
        return {unescape(own) for block in self._blocks for own in ANCHOR.findall(block)}


def _end(text: str, begin: re.Match[str]) -> int:
    """Where the element ends that begins at ``begin``; -1 if it is none of ``BLOCKS`` or has no end of its own."""
    tags, depth = TAGS.get(begin[1]), 0
    for tag in tags.finditer(text, begin.start()) if tags else ():
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end()
    return -1
