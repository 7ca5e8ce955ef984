"""Text of the manual as HTML: rich text, links, blanks and placeholders. Everything that an author wrote is escaped here."""

import re
from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

from generator.link import SAFE, SCHEME
from generator.manual import CUSTOMER, END, Entry, Manual
from generator.model.policy import Policy
from generator.model.scalars import BLANK
from generator.rich import Blank, Bold, Link, Listing, Paragraph, RichText, Slot, Span, Words
from generator.texts import Texts
from generator.urls import Urls

#: More uses than this from one kind of field are counted by page instead of listed one by one.
MOST_USES = 24
NOTHING = Markup("")
BREAK = Markup("<br>")
#: Joined, not formatted: pages of a large manual hold a hundred thousand of these.
A, A_WORDS, A_END = Markup('<a href="'), Markup('">'), Markup("</a>")
P, P_END, LI, LI_END = Markup("<p>"), Markup("</p>"), Markup("<li>"), Markup("</li>")
LISTS = {True: (Markup("<ol>"), Markup("</ol>")), False: (Markup("<ul>"), Markup("</ul>"))}
PUNCTUATION = {ord(sign): f"&#{ord(sign)};" for sign in "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"}
SPACE = re.compile(r"\s+")


def heading(text: str) -> Markup:
    """``text`` for a Markdown heading: no punctuation is left that Markdown or attr_list could take for its own."""
    return Markup(SPACE.sub(" ", text).strip().translate(PUNCTUATION))


class Html:
    """Renders what stands on ``page``; ``scope`` is the id whose local ids may be written bare."""

    def __init__(self, manual: Manual, urls: Urls, language: str, page: str, scope: str = "") -> None:
        self.manual, self.urls, self.language, self.page, self.scope = manual, urls, language, page, scope
        self.say = Texts(language)
        self._links: dict[tuple[str, str | None], Markup] = {}
        self._blank = Markup('<span class="db-blank"><span class="db-sr">{}</span></span>').format(self.say("page.blank"))
        self._comma = escape(self.say("page.comma"))

    def rich(self, text: RichText) -> Markup:
        """Paragraphs and lists."""
        return NOTHING.join([self._block(block) for block in text.blocks])

    def flow(self, text: RichText | str) -> Markup:
        """Words alone if ``text`` is one paragraph, else its blocks: what a table cell or a list item holds."""
        if isinstance(text, str) or (len(text.blocks) == 1 and isinstance(text.blocks[0], Paragraph)):
            return self.line(text)
        return self.rich(text)

    def line(self, text: RichText | str) -> Markup:
        """Inline HTML; lines and list items are parted by line breaks."""
        if isinstance(text, str):
            return self._plain(text)
        rows = [row for block in text.blocks for row in (block.items if isinstance(block, Listing) else block.lines)]
        return self._spans(rows[0]) if len(rows) == 1 else BREAK.join([self._spans(row) for row in rows])

    def _plain(self, text: str) -> Markup:
        if "__" not in text and "＿" not in text:
            return escape(text)
        return self._blank.join([escape(part) for part in BLANK.split(text)])

    def _block(self, block: Paragraph | Listing) -> Markup:
        if isinstance(block, Paragraph):
            return P + BREAK.join([self._spans(row) for row in block.lines]) + P_END
        items = NOTHING.join([LI + self._spans(item) + LI_END for item in block.items])
        start, end = LISTS[block.ordered]
        return start + items + end

    def _spans(self, spans: tuple[Span, ...]) -> Markup:
        if len(spans) == 1 and type(spans[0]) is Words:
            return escape(spans[0].text)
        return NOTHING.join([self._span(span) for span in spans])

    def _span(self, span: Span) -> Markup:
        match span:
            case Words(text):
                return escape(text)
            case Bold(inner):
                return Markup("<strong>{}</strong>").format(self._spans(inner))
            case Link(target, words):
                return self.link(target, words)
            case Slot(name):
                return Markup('<span class="db-slot">{}</span>').format(name)
            case Blank():
                return self._blank

    def link(self, ref: str, words: str | None = None) -> Markup:
        """A link to ``ref``; restricted if it is withheld, plain words if nothing is known of it."""
        made = self._links.get((ref, words))
        if made is None:
            made = self._links[(ref, words)] = self._link(ref, words)
        return made

    def links(self, refs: Iterable[str]) -> Markup:
        """Links to all of ``refs``, parted by commas."""
        return self._comma.join([self.link(ref) for ref in refs])

    def many(self, entry_ids: Sequence[str]) -> Markup:
        """Links to entries, parted by commas; very many are counted by page."""
        return self._comma.join([self._use(own) for own in entry_ids] if len(entry_ids) <= MOST_USES else self._counted(entry_ids))

    def _link(self, ref: str, words: str | None) -> Markup:
        if SCHEME.match(ref):
            return self._outside(ref, words)
        if self.manual.is_withheld(ref, self.scope):
            return Markup('<span class="db-restricted">{}</span>').format(self.say("page.restricted"))
        entry = self.manual.find(ref, self.scope)
        if entry is None:
            known = {CUSTOMER[0]: "page.customer", CUSTOMER[1]: "page.customer", END[0]: "page.end", END[1]: "page.end"}
            return escape(words) if words else escape(self.say(known[ref])) if ref in known else self._plain(ref)
        return NOTHING.join((A, self.urls.href(self.page, entry.id), A_WORDS, words or self.words(entry), A_END))

    @staticmethod
    def _outside(address: str, words: str | None) -> Markup:
        if not address.lower().startswith(SAFE):
            return escape(words or address)
        return Markup('<a href="{}" rel="noopener noreferrer">{}</a>').format(address, words or address)

    def words(self, entry: Entry) -> str:
        """What a link to ``entry`` says: its title, or the printed number of an article."""
        if entry.kind != "article" or entry.parent is None:
            return entry.title
        number = article_number(self.manual, entry.parent, entry.path)
        if self.scope == entry.parent and number:
            return number
        policy = self.manual.entries.get(entry.parent)
        title = policy.item.title if policy and isinstance(policy.item, Policy) else ""
        return self.say("page.article_of", policy=title, number=number or entry.title)

    def used_by(self, entry_id: str) -> list[tuple[Markup, str]]:
        """(link, label of the field that refers): who uses ``entry_id``; very many uses are counted by page."""
        uses: dict[str, list[str]] = {}
        for use in self.manual.used_by.get(entry_id, ()):
            if use.source in self.manual.entries:
                uses.setdefault(self.say.pick(use.label), []).append(use.source)
        found: list[tuple[Markup, str]] = []
        for label, sources in uses.items():
            made = [self._use(source) for source in sources] if len(sources) <= MOST_USES else self._counted(sources)
            found += [(link, label) for link in made]
        return found

    def _use(self, source: str) -> Markup:
        entry = self.manual.entries[source]
        parent = self.manual.entries.get(entry.parent or "")
        if entry.kind in ("step", "row", "course", "test") and parent:
            return Markup('<a href="{}">{}</a>').format(self.urls.href(self.page, source), self.say("page.inside", whole=parent.title, part=entry.title))
        return self.link(source)

    def _counted(self, sources: Sequence[str]) -> list[Markup]:
        counts: dict[str, int] = {}
        for source in sources:
            whole = self.manual.entries[source].parent or source
            counts[whole] = counts.get(whole, 0) + 1
        shown = [(self.link(whole), count) for whole, count in counts.items() if whole in self.manual.entries]
        return [Markup("{} ×{}").format(link, count) if count > 1 else link for link, count in shown]


def article_number(manual: Manual, policy: str, path: tuple[str | int, ...]) -> str:
    """The printed number of an article, or of a clause with those it stands in: 第九条（一）."""
    numbers = manual.numbers.get(policy, {})
    shown = ""
    for end in range(2, len(path) + 1, 2):
        number = numbers.get(path[:end], "")
        outer = shown.rstrip(".．、")
        shown = number if not outer or number.startswith(outer) else f"{outer}{number}"
    return shown.rstrip(".．、") if path[2:] else numbers.get(path, "").rstrip("、")
