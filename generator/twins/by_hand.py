"""The twin of a page by hand: its own Markdown, with links that lead to twins and no HTML."""

import posixpath
import re
from urllib.parse import unquote

from generator.link import SCHEME
from generator.manual import Page
from generator.pages_by_hand import FENCE, LINK
from generator.twins.context import Twins
from generator.twins.markdown import Markdown, escaped, twin_of

#: The address of a link or a picture, and of one given below the text.
ADDRESS = re.compile(r"(?P<before>\]\([ \t]*<?|(?m:^ {0,3}\[[^\[\]\n]+\]:[ \t]*<?))(?P<address>[^()\s<>]+)")
#: What a reader of Markdown would take for HTML; an address in angle brackets is none.
TAG = re.compile(r"<(?=[A-Za-z/!?])(?!(?:https?|mailto|tel):)", re.IGNORECASE)


def page_by_hand(twins: Twins, page: Page) -> str:
    """The text of the twin."""
    markdown = twins.markdown(page.path)
    made, end = [], 0
    for code in FENCE.finditer(page.text):
        made += [_prose(twins, markdown, page.text[end : code.start()]), code[0]]
        end = code.end()
    text = "".join([*made, _prose(twins, markdown, page.text[end:])]).strip()
    titled = re.match(r"#\s|.+\n=+\s*$", text, re.MULTILINE)
    return f"{text}\n" if titled else f"# {escaped(page.title)}\n\n{text}\n"


def _prose(twins: Twins, markdown: Markdown, text: str) -> str:
    """``text`` outside of code."""
    text = TAG.sub("&lt;", text)
    text = ADDRESS.sub(lambda match: match["before"] + _address(twins, markdown, match["address"]), text)
    return LINK.sub(lambda match: markdown.link(match[1].strip(), match[2].strip() if match[2] else None), text)


def _address(twins: Twins, markdown: Markdown, address: str) -> str:
    """A relative address as it is seen from the twin; of a page, that page's twin."""
    path, sign, anchor = address.partition("#")
    if not path or SCHEME.match(path) or path.startswith("/"):
        return address
    inside = posixpath.normpath(posixpath.join(posixpath.dirname(markdown.page), unquote(path)))
    if inside.endswith(".md"):
        return f"{twin_of(markdown.urls.to_page(markdown.page, inside))}{sign}{anchor}"
    return f"{markdown.urls.asset(markdown.page, inside)}{sign}{anchor}"
