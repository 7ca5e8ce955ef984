"""The Markdown twin of every page, and llms.txt: what a program reads instead of the HTML. Made from the cut manual, like the pages."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from generator.disclosed import Disclosed
from generator.manual import Manual
from generator.twins.context import Twins
from generator.twins.lead import lead
from generator.twins.llms import llms_txt
from generator.twins.markdown import twin_of
from generator.twins.pages import documents, joined
from generator.views.lead import PAGE as LEAD

__all__ = ["LLMS", "twin_of", "twins", "write_twins"]
#: Where a site says what it holds, for programs.
LLMS = "llms.txt"


def twins(manual: Manual, language: str, directory_urls: bool, today: date | None = None, told: Disclosed | None = None) -> Iterator[tuple[str, str]]:
    """(path below the site's root, text): the twin of each page of ``manual``, that of the lead's only if there is a day, then llms.txt."""
    made = Twins(manual, language, directory_urls)
    pages = dict(documents(made))
    if today:
        pages[LEAD] = joined(lead(made, today, told or Disclosed()))
    for page, text in pages.items():
        yield made.file(page), text
    yield LLMS, llms_txt(made, pages)


def write_twins(site: Path, manual: Manual, language: str, directory_urls: bool, today: date, told: Disclosed) -> None:
    """Write all of them into ``site``, which has the pages' own folders already."""
    for name, text in twins(manual, language, directory_urls, today, told):
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
