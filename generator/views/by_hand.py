"""Hand-written Markdown pages: their ``[[links]]`` become links, the rest stays as it is."""

from collections.abc import Iterator

from generator.front import front_matter
from generator.pages_by_hand import FENCE, LINK
from generator.views.context import Context


def pages(context: Context) -> Iterator[tuple[str, str]]:
    """Every page by hand, at its own path."""
    for page in context.manual.pages.values():
        html = context.html(page.path)
        code = [match.span() for match in FENCE.finditer(page.text)]
        made, end = [], 0
        for match in LINK.finditer(page.text):
            if any(start <= match.start() < stop for start, stop in code):
                continue
            made += [page.text[end : match.start()], str(html.link(match[1].strip(), match[2].strip() if match[2] else None))]
            end = match.end()
        yield page.path, f"{front_matter(page.title)}\n\n{''.join([*made, page.text[end:]])}"
