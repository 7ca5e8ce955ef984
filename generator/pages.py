"""Manual -> Markdown pages and their navigation.

A kind's module in ``generator/views`` offers ``pages(context) -> Iterator[tuple[source path, Markdown]]``; it makes its
own pages and the listing of its folder.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from importlib import import_module
from pathlib import Path

from markupsafe import escape

from generator.disclosed import Disclosed
from generator.manual import Manual
from generator.texts import Texts
from generator.urls import FOLDERS, HOME, Urls
from generator.views.context import Context
from generator.views.lead import PAGE as LEAD
from generator.views.lookup import PAGE as LOOKUP

#: The modules of generator/views that make pages.
VIEWS = (
    "home", "lead", "lookup", "position", "organisation", "department", "policy", "conventions",
    "duties", "conduct", "procedure", "script", "faq", "training", "form", "glossary",
    "by_hand",
)  # fmt: skip
#: The views of which all pages begin alike, and how.
PLACES = {
    "home": HOME, "lead": LEAD, "lookup": LOOKUP, "position": "positions/", "organisation": "organisation.md", "department": "departments/",
    "policy": "policies/", "conventions": "conventions.md", "duties": "duties.md", "conduct": "conduct.md", "procedure": "procedures/", "script": "scripts/",
    "faq": "faqs/", "training": "training/", "form": "forms/", "glossary": "glossary.md",
}  # fmt: skip
Nav = list["str | dict[str, str | Nav]"]


def make_pages(
    manual: Manual, language: str, today: date, directory_urls: bool, templates: list[Path],
    prints: Mapping[str, tuple[str, ...]] | None = None, told: Disclosed | None = None, wanted: frozenset[str] | None = None,
) -> dict[str, str]:  # fmt: skip
    """Every generated page: its source path -> its Markdown.

    ``prints`` are the files of each sheet and form, below the site's root; ``told`` is what the readers may know of the check.
    Where not all are ``wanted``, little is done for the others.
    """
    context = Context(manual, language, today, Urls(manual, directory_urls), tuple(templates), prints or {}, told or Disclosed(), wanted)
    made: dict[str, str] = {}
    for name in VIEWS:
        if wanted is None or any(page.startswith(PLACES.get(name, "")) for page in wanted):
            made.update(import_module(f"generator.views.{name}").pages(context))
    return made if wanted is None else {page: text for page, text in made.items() if page in wanted}


def navigation(manual: Manual, language: str) -> Nav:
    """The tabs, each with its pages, for MkDocs' nav. The theme prints titles as they are, so they are escaped here."""
    say, urls = Texts(language), Urls(manual, False)
    tabs: Nav = [{say("page.home"): HOME}, {say("lookup.title"): LOOKUP}]
    for key, first, kinds, last in TABS:
        below: Nav = [{say("page.all"): page} for page in first]
        for kind in kinds:
            below += _by_department(manual, urls, say("page.other")) if kind == "position" and len(manual.positions) > MOST else _of_kind(manual, urls, kind)
        held = [page for page in last if _has(manual, page)]
        if len(below) > len(first) or held or _has(manual, first[0] if first else ""):
            tabs.append({say(key): [*below, *held]})
    tabs.append({say("lead.title"): LEAD})
    by_hand: Nav = [{str(escape(page.title)): page.path} for page in manual.pages.values()]
    return [*tabs, {say("page.tab_more"): by_hand}] if by_hand else tabs


#: More positions than this are listed by department, so that no page carries the names of all.
MOST = 40
#: (title, listing, kinds with a page each, shared pages)
TABS: tuple[tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]], ...] = (
    ("page.tab_faqs", ("faqs/index.md",), ("topic",), ()),
    ("page.tab_scripts", ("scripts/index.md",), ("scripts",), ()),
    ("page.tab_procedures", ("procedures/index.md",), ("procedure",), ()),
    ("page.tab_policies", ("policies/index.md",), ("policy",), ()),
    ("page.tab_positions", ("positions/index.md",), ("position",), ("duties.md", "conduct.md")),
    ("page.tab_organisation", ("organisation.md",), ("department",), ()),
    ("page.tab_training", ("training/index.md",), ("training",), ()),
    ("page.tab_forms", ("forms/index.md",), ("form",), ()),
    ("page.tab_conventions", (), (), ("glossary.md", "conventions.md")),
)


def _has(manual: Manual, page: str) -> bool:
    """Whether there is anything to show on a shared page."""
    content = {
        "duties.md": manual.duties, "conduct.md": manual.conduct, "glossary.md": manual.glossary,
        "conventions.md": True, "organisation.md": manual.organisation,
    }  # fmt: skip
    return bool(content.get(page))


def _of_kind(manual: Manual, urls: Urls, kind: str) -> Iterator[dict[str, str | Nav]]:
    for entry in manual.entries.values():
        if entry.kind == kind and kind in FOLDERS:
            yield {str(escape(entry.title)): urls.page(entry.id)}


def _by_department(manual: Manual, urls: Urls, other: str) -> Iterator[dict[str, str | Nav]]:
    groups: dict[str, Nav] = {}
    for own, resolved in manual.positions.items():
        department = manual.entries.get(resolved.position.department or "")
        title = department.title if department else other
        groups.setdefault(str(escape(title)), []).append({str(escape(resolved.position.name)): urls.page(own)})
    for title, pages in groups.items():
        yield {title: pages}
