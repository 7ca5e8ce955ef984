"""What a site has beside its pages: which scripts every page loads, which files of the content it takes."""

from typing import Any

from generator.manual import Manual
from generator.redact import nfc
from generator.source import ATTACHED, IMAGES, YAML
from generator.views.lookup import WORDS

#: Endings that MkDocs takes for pages, in any case of letters; those that are not read as pages of the manual stay in.
PAGES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
#: The scripts of every page, in their order.
EVERYWHERE = (WORDS, "lookup-parts.js", "lookup-load.js", "lookup-kept.js", "search-box.js", "flow.js")


def stays_in(path: str, manual: Manual, pages: dict[str, str]) -> bool:
    """Whether a file of the content folder is none of the site's: YAML and copies of it, and what is withheld."""
    name = path.lower()
    if any(ending in name for ending in YAML) or nfc(path) in manual.withheld_files:
        return True
    if name.endswith(PAGES):
        return path not in manual.pages and path not in pages
    return not name.endswith((*IMAGES, *ATTACHED))


def without(nav: Any, withheld: frozenset[str]) -> Any:
    """A navigation of the project's own without withheld pages and their titles."""
    if isinstance(nav, dict):
        return {title: left for title, inner in nav.items() if (left := without(inner, withheld))}
    if isinstance(nav, list):
        return [left for inner in nav if (left := without(inner, withheld))]
    return None if isinstance(nav, str) and nfc(nav) in withheld else nav
