"""What stands in the margin of an item: grade, freshness, owner, validity, tags, waived findings, and who uses it."""

from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.freshness import Freshness, freshness
from generator.html import NOTHING, Html
from generator.model.base import Item, Kept, Valid, Verified
from generator.model.settings import Grade
from generator.secrecy import falls_on
from generator.views.context import Context
from generator.views.related import Related, related

Uses = tuple[tuple[str, Markup], ...]


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a page."""

    title: str
    kind: str
    facts: tuple[Markup, ...]
    grade: Markup
    fresh: Markup
    notes: Markup
    uses: Uses
    used: int
    #: (name of the format, address) of the printed files.
    prints: tuple[tuple[str, str], ...] = ()
    #: What hangs on the item, as a picture.
    related: Related | None = None


class Margin:
    """The margins of one page."""

    def __init__(self, context: Context, html: Html) -> None:
        self.context, self.html, self.say = context, html, context.say
        self._fresh: dict[tuple[int, bool], Markup] = {}
        self._owners: dict[str | None, Markup] = {}

    def head(self, entry_id: str, item: Kept, title: str, kind: str, facts: tuple[Markup, ...] = ()) -> Head:
        """The head of the page of ``entry_id``; ``facts`` come first in its line."""
        uses = self.uses(entry_id)
        used = len(self.context.manual.used_by.get(entry_id, ()))
        drawn = related(self.context, self.html, entry_id)
        facts = (*facts, *self.kept(item))
        return Head(title, kind, facts, self.grade(item), self.fresh(item), self.waived(item), uses, used, self.prints(entry_id), drawn)

    def prints(self, entry_id: str) -> tuple[tuple[str, str], ...]:
        """The printed files of an item, as its page links them: PDF first."""
        page = self.html.page
        files = sorted(self.context.prints.get(entry_id, ()), reverse=True)
        return tuple((self.say(f"page.print_{file.rpartition('.')[2]}"), self.context.urls.asset(page, file)) for file in files)

    def kept(self, item: Kept) -> tuple[Markup, ...]:
        """Owner, validity and tags, each with its label."""
        facts = [self.owner(item)]
        if item.valid:
            facts.append(self._valid(item.valid))
        if item.tags:
            facts.append(Markup("{} {}").format(self.context.label(Kept, "tags"), self.say("page.comma").join(item.tags)))
        return tuple(facts)

    def owner(self, item: Kept) -> Markup:
        """Who keeps an item, with the label."""
        known = self._owners.get(item.owner)
        if known is None:
            owner = self.html.link(item.owner) if item.owner else self.say("page.no_owner")
            known = self._owners[item.owner] = Markup("{} {}").format(self.context.label(Kept, "owner"), owner)
        return known

    def row(self, item: Item, entry_id: str = "", origin: Markup = NOTHING) -> Markup:
        """All that a row of a page shows in its margin, usually nothing."""
        if not (origin or item.grade or item.declassify or item.graded or item.waive or (entry_id and entry_id in self.context.manual.used_by)):
            return NOTHING
        return origin + self.grade(item) + self.waived(item) + (self.used(entry_id) if entry_id else NOTHING)

    def grade(self, item: Item) -> Markup:
        """The stamp with the day on which it falls."""
        if not item.grade:
            days = [(name, day) for name, day in (("graded", item.graded), ("declassify", item.declassify)) if day]
            return Markup("").join(Markup(' <span class="db-dim">{} {}</span>').format(self.context.label(Item, name), day) for name, day in days)
        entry = self.context.manual.entries.get(item.grade)
        grade = entry.item if entry else None
        words = (grade.marking or grade.name) if isinstance(grade, Grade) else item.grade
        falls = falls_on(item, self.context.manual.settings)
        if falls and falls <= self.context.today:
            said = self.say("page.declassified", grade=words, day=falls)
            return Markup(' <span class="db-dim">{}</span>').format(said) if isinstance(grade, Grade) else NOTHING
        parts = [Markup(' <span class="db-grade">{}</span>').format(words)]
        if item.graded:
            parts.append(Markup('<span class="db-dim">{} {}</span>').format(self.context.label(Item, "graded"), item.graded))
        if falls:
            parts.append(Markup('<span class="db-dim">{}</span>').format(self.say("page.declassify", day=falls)))
        return Markup(" ").join(parts)

    def fresh(self, item: Kept, *, brief: bool = False) -> Markup:
        """One line: whether a check is due, when it was checked, by whom and how often; a list (``brief``) leaves out how often."""
        known = self._fresh.get((id(item.verified), brief))
        if known is None:
            known = self._fresh[id(item.verified), brief] = self._freshness(item.verified, brief)
        return known

    def row_kept(self, item: Kept, whole: Kept) -> tuple[Markup, ...]:
        """How fresh a row is and who keeps it; how often it is checked only where that is not as the head of the page says."""
        return (self.fresh(item, brief=item.verified is whole.verified or item.verified == whole.verified), self.owner(item))

    def _freshness(self, verified: Verified | None, brief: bool) -> Markup:
        found = freshness(verified, self.context.today)
        if verified is None:
            return Markup('<span class="db-fresh" data-state="none">{}</span>').format(self.say("page.fresh_none"))
        words = [Markup("<b>{}</b>").format(self.say(f"page.fresh_{found.state}", n=found.days))] if found.state in ("due", "over") else []
        words += [escape(self.say("page.fresh_ok", day=verified.date)), self.html.link(verified.by)]
        if verified.every and not brief:
            words.append(Markup("{} {}").format(self.context.label(Verified, "every"), self.html.line(str(verified.every))))
        return Markup('<span class="db-fresh" data-state="{}">{}</span>').format(found.state, Markup("\N{NO-BREAK SPACE}· ").join(words))

    def state(self, found: Freshness) -> Markup:
        """Due or overdue, alone."""
        return Markup('<span class="db-fresh" data-state="{}"><b>{}</b></span>').format(found.state, self.say(f"page.fresh_{found.state}", n=found.days))

    def _valid(self, valid: Valid) -> Markup:
        label, today = self.context.label, self.context.today
        days = [f"{label(Valid, name)} {day}" for name, day in (("from_", valid.from_), ("until", valid.until)) if day]
        over = bool(valid.until and valid.until < today)
        early = bool(valid.from_ and valid.from_ > today)
        state = self.say("page.valid_over") if over else self.say("page.valid_early") if early else ""
        return Markup('<span class="db-valid" data-state="{}">{} {}</span>').format("over" if over else "early" if early else "ok", " – ".join(days), state)

    def waived(self, item: Item) -> Markup:
        """The findings that are accepted here, folded."""
        if not item.waive:
            return NOTHING
        rows = NOTHING.join([Markup("<li><code>{}</code> {}</li>").format(waiver.code, waiver.reason) for waiver in item.waive])
        return Markup('<details class="db-fold"><summary>{} {}</summary><ul>{}</ul></details>').format(self.context.label(Item, "waive"), len(item.waive), rows)

    def uses(self, entry_id: str) -> Uses:
        """Who uses ``entry_id``, by the field that refers: (label, links)."""
        found: dict[str, list[Markup]] = {}
        for link, label in self.html.used_by(entry_id):
            found.setdefault(label, []).append(link)
        comma = escape(self.say("page.comma"))
        return tuple((label, comma.join(dict.fromkeys(links))) for label, links in found.items())

    def used(self, entry_id: str) -> Markup:
        """The same for a row of a page, folded; nothing if there is no use."""
        uses = self.uses(entry_id)
        if not uses:
            return NOTHING
        rows = NOTHING.join([Markup("<li>{} {}</li>").format(label, links) for label, links in uses])
        count = len(self.context.manual.used_by.get(entry_id, ()))
        fold = Markup('<details class="db-fold" data-search-exclude><summary>{} {}</summary><ul>{}</ul></details>')
        return fold.format(self.say("page.used_by"), count, rows)
