"""The Markdown twin of every page, and llms.txt: what a program reads instead of the HTML. Made from the cut manual, like the pages."""

from collections.abc import Iterator
from pathlib import Path

from generator.manual import Manual
from generator.twins.context import Twins
from generator.twins.llms import llms_txt
from generator.twins.markdown import twin_of
from generator.twins.pages import documents

__all__ = ["LLMS", "twin_of", "twins", "write_twins"]
#: Where a site says what it holds, for programs.
LLMS = "llms.txt"


def twins(manual: Manual, language: str, directory_urls: bool) -> Iterator[tuple[str, str]]:
    """(path below the site's root, text): the twin of each page of ``manual``, then llms.txt."""
    made = Twins(manual, language, directory_urls)
    pages = dict(documents(made))
    for page, text in pages.items():
        yield made.file(page), text
    yield LLMS, llms_txt(made, pages)


def write_twins(site: Path, manual: Manual, language: str, directory_urls: bool) -> None:
    """Write all of them into ``site``, which has the pages' own folders already."""
    for name, text in twins(manual, language, directory_urls):
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
