"""What a browser would find in a built site: pages with their ids, links, headings and words."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

#: Attributes that name something to follow or to load.
ADDRESSES = ("href", "src", "srcset", "poster", "data", "action", "formaction", "xlink:href")
#: Elements of which the attribute is followed only when a reader clicks.
CLICKED = {("a", "href"), ("area", "href")}
UNSEEN = {"script", "style", "template"}


@dataclass
class Address:
    """An address in a page; ``loaded`` if a browser fetches it by itself."""

    value: str
    loaded: bool
    line: int


@dataclass
class Page:
    """One HTML file."""

    path: Path
    language: str = ""
    ids: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    #: The words of the article alone, without the navigation around it.
    article: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All words that can be seen or heard, one space between pieces."""
        return " ".join(" ".join(self.words).split())


def read_page(path: Path) -> Page:
    """Parse one HTML file."""
    parser = _Parser(Page(path))
    parser.feed(path.read_text(encoding="utf-8"))
    parser.close()
    return parser.page


def read_pages(site: Path) -> list[Page]:
    """Every page of a site but the one for what was not found."""
    return [read_page(path) for path in sorted(site.rglob("*.html")) if path.name != "404.html"]


def dead_links(site: Path, pages: list[Page]) -> list[str]:
    """Addresses inside the site that lead to no file, or to an id that the page does not have."""
    ids = {page.path.resolve(): set(page.ids) for page in pages}
    files = {path.resolve() for path in site.rglob("*") if path.is_file()}
    dead = []
    for page in pages:
        for address in page.addresses:
            parts = urlsplit(address.value)
            if parts.scheme or parts.netloc:
                continue
            target = (page.path.parent / unquote(parts.path)).resolve() if parts.path else page.path.resolve()
            target = target / "index.html" if target.is_dir() else target
            if target not in files or (parts.fragment and target in ids and unquote(parts.fragment) not in ids[target]):
                dead.append(f"{page.path.relative_to(site)}:{address.line} {address.value}")
    return dead


class _Parser(HTMLParser):
    def __init__(self, page: Page) -> None:
        super().__init__(convert_charrefs=True)
        self.page = page
        self.unseen = 0
        self.articles = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.page.language = given.get("lang", "")
        if "id" in given:
            self.page.ids.append(given["id"])
        if tag == "h1":
            self.page.headings.append(tag)
        if tag in UNSEEN:
            self.unseen += 1
        if tag == "article":
            self.articles += 1
        for name in ADDRESSES:
            if name in given:
                self.page.addresses.append(Address(given[name], (tag, name) not in CLICKED, self.getpos()[0]))
        for name in ("alt", "title", "aria-label", "placeholder"):
            if given.get(name):
                self._say(given[name])

    def handle_endtag(self, tag: str) -> None:
        if tag in UNSEEN:
            self.unseen -= 1
        if tag == "article":
            self.articles -= 1

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self._say(data)

    def _say(self, words: str) -> None:
        self.page.words.append(words)
        if self.articles:
            self.page.article.append(words)
