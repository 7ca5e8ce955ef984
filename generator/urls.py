"""Where everything stands on the site: the page of an entry, its anchor, and the relative way there from another page."""

from urllib.parse import quote

from generator.manual import Entry, Manual
from generator.model.base import Item
from generator.model.organisation import Organisation
from generator.model.shape import walk

#: Kinds of which each has a page of its own, and the folder of those pages.
FOLDERS = {
    "position": "positions",
    "policy": "policies",
    "procedure": "procedures",
    "scripts": "scripts",
    "topic": "faqs",
    "training": "training",
    "form": "forms",
    "department": "departments",
}
#: Kinds that share one page.
SHARED = {
    "duties": "duties.md", "duty": "duties.md", "conduct-file": "conduct.md", "conduct": "conduct.md", "organisation": "organisation.md",
    "glossary": "glossary.md", "term": "glossary.md", "settings": "conventions.md",
}  # fmt: skip
#: Pages that stand for one file; an id of theirs needs no anchor.
WHOLE = {"organisation", "glossary", "settings"}
HOME = "index.md"
#: Names that MkDocs takes for the page of their folder.
TAKEN = ("index", "readme")


def page_name(own: str) -> str:
    """The file name of the page of ``own``, kept apart from the listing of its folder."""
    return f"{own}~.md" if own.lower() in TAKEN else f"{own}.md"


def act_anchor(act: str) -> str:
    """The anchor of a power on the page of a position that has it; no id looks like it."""
    return f"act:{act}"


class Urls:
    """Pages and anchors of ``manual``; ``directory_urls`` as MkDocs' use_directory_urls."""

    def __init__(self, manual: Manual, directory_urls: bool) -> None:
        self.directory_urls = directory_urls
        self._entries = manual.entries
        self._targets: dict[str, str] = {}
        self._pages: dict[str, str] = {}
        self._departments = _inside_departments(manual.organisation) if manual.organisation else {}

    def page(self, entry_id: str) -> str:
        """The source path of the page that shows ``entry_id``, such as ``positions/front-desk.md``. Raises KeyError."""
        known = self._pages.get(entry_id)
        if known is None:
            known = self._pages[entry_id] = self._page(self._entries[entry_id])
        return known

    def _page(self, entry: Entry) -> str:
        if entry.kind in FOLDERS:
            return f"{FOLDERS[entry.kind]}/{page_name(entry.id)}"
        if entry.kind in SHARED:
            return SHARED[entry.kind]
        if entry.record.source.kind == "organisation":
            department = self._departments.get(entry.id) or self._departments.get(entry.parent or "")
            return f"departments/{page_name(department)}" if department else SHARED["organisation"]
        if entry.parent and entry.parent in self._entries:
            return self.page(entry.parent)
        return SHARED.get(entry.record.source.kind, HOME)

    def anchor(self, entry_id: str) -> str:
        """The anchor on that page; '' for the page itself."""
        entry = self._entries[entry_id]
        return "" if entry.kind in FOLDERS or entry.kind in WHOLE else entry_id.rsplit("/", 1)[-1]

    def href(self, from_page: str, entry_id: str) -> str:
        """The relative address of ``entry_id`` as seen from ``from_page``. Raises KeyError for an unknown id."""
        anchor = self.anchor(entry_id)
        page = self.page(entry_id)
        if anchor and page == from_page:
            return f"#{quote(anchor)}"
        way = self.to_page(from_page, page)
        return f"{way}#{quote(anchor)}" if anchor else way

    def act(self, from_page: str, position: str, act: str) -> str:
        """The relative address of the power ``act`` on the page of ``position``."""
        return f"{self.to_page(from_page, self.page(position))}#{quote(act_anchor(act))}"

    def to_page(self, from_page: str, page: str) -> str:
        """The relative address of ``page`` as seen from ``from_page``, both source paths."""
        return self._relative(from_page, self._address(page))

    def asset(self, from_page: str, path: str) -> str:
        """The relative address of a file that is copied as it is, such as an image."""
        return self._relative(from_page, quote(path))

    def _address(self, page: str) -> str:
        """The address below the site's root, as MkDocs makes it."""
        known = self._targets.get(page)
        if known is None:
            known = self._targets[page] = self._made(page)
        return known

    def _made(self, page: str) -> str:
        folder, _, name = page.rpartition("/")
        stem = name.removesuffix(".md")
        below = f"{folder}/" if folder else ""
        if stem.lower() in TAKEN:
            return quote(below) if self.directory_urls else quote(f"{below}index.html")
        return quote(f"{below}{stem}/") if self.directory_urls else quote(f"{below}{stem}.html")

    def _relative(self, from_page: str, address: str) -> str:
        """``address`` as seen from the folder that the browser takes ``from_page`` to stand in."""
        here = self._address(from_page).split("/")[:-1]
        there = address.split("/")
        shared = 0
        while shared < len(here) and shared < len(there) - 1 and here[shared] == there[shared]:
            shared += 1
        return "../" * (len(here) - shared) + "/".join(there[shared:]) or "./"


def _inside_departments(organisation: Organisation) -> dict[str, str]:
    """Id of something that stands inside a department, and of the department itself -> the department."""
    inside = {}
    for department in organisation.departments:
        inside[department.id] = department.id
        for _, _, _, value in walk(department):
            if isinstance(value, Item) and getattr(value, "id", None):
                inside[str(value.id)] = department.id
    return inside
