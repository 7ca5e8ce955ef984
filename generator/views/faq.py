"""Questions and answers: a page for each topic, and the listing (D12). There may be ten thousand: little is done for each."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.html import NOTHING
from generator.model.desk import Faq, FaqsFile, Script
from generator.views.card import Cards, Saying
from generator.views.context import Context
from generator.views.convention import TableRow, TableView
from generator.views.copying import Copying, copying
from generator.views.margin import Head, Margin
from generator.views.matrix import due_counts
from generator.views.row import own_facts, row_ids
from generator.views.sheet import Sheet

#: Fields that refer, in the order in which they stand below an answer.
REFERS = ("escalate_to", "procedure", "form", "positions", "customers", "related")


@dataclass(frozen=True, slots=True)
class SayView:
    """A script to say, its text folded; ``sayings`` is empty where it is withheld."""

    title: str
    link: Markup
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class FaqView:
    """One question; ``refs`` are (label, links)."""

    anchor: str
    question: str
    meta: tuple[Markup, ...]
    ask: Markup
    answer: Markup
    note: Markup
    says: tuple[SayView, ...]
    refs: tuple[tuple[str, Markup], ...]
    similar: tuple[Markup, ...]
    margin: Markup


@dataclass(frozen=True, slots=True)
class TopicView:
    """The questions of one topic."""

    head: Head
    about: Markup
    ask: Markup
    questions: tuple[FaqView, ...]
    #: Only where there is something to copy.
    copying: Copying | None


def pages(context: Context) -> Iterator[tuple[str, str]]:
    """A page for each topic, and the listing."""
    ids = row_ids(context)
    for own, file in context.asked(context.manual.faqs):
        yield context.urls.page(own), context.render("pages/faq.md.j2", v=topic_view(context, own, file, ids))
    if context.manual.faqs:
        count = sum(len(file.items) for file in context.manual.faqs.values())
        yield "faqs/index.md", context.render("pages/faqs.md.j2", table=_listing(context), count=count, topics=len(context.manual.faqs))


def topic_view(context: Context, own: str, file: FaqsFile, ids: dict[tuple[str, int], str]) -> TopicView:
    """Everything that the page of ``own`` shows."""
    html = context.html(context.urls.page(own), own)
    sheet = Sheet(context, html, "")
    colon = escape(context.say("page.colon"))
    onwards = (escape(sheet.label(FaqsFile, "escalate_to")) + colon + html.links(file.escalate_to),) if file.escalate_to else ()
    facts = (escape(context.say("desk.count_questions", n=len(file.items))), *due_counts(context, checked_apart(file)), *onwards)
    topic = Topic(sheet, file)
    questions = tuple(topic.question(faq, ids.get((own, at), "")) for at, faq in enumerate(file.items))
    return TopicView(
        sheet.margin.head(own, file, file.topic, "", facts),
        html.rich(file.about) if file.about else NOTHING,
        sheet.maybe(file.ask),
        questions,
        copying(html) if any(said.sayings for faq in questions for said in faq.says) else None,
    )


def checked_apart(file: FaqsFile) -> tuple[Faq, ...]:
    """The questions that do not share their file's check, of which the head speaks."""
    return tuple(faq for faq in file.items if faq.verified is not file.verified)


class Topic:
    """Makes the questions of one page; what many of them share is made once."""

    def __init__(self, sheet: Sheet, file: FaqsFile) -> None:
        self.sheet, self.html, self.margin, self.file = sheet, sheet.html, sheet.margin, file
        self.cards = Cards(sheet.context, sheet.html)
        self.labels = {name: sheet.label(Faq, name) for name in (*REFERS, "not_for")}
        self.comma = escape(sheet.say("page.comma"))
        self._says: dict[str, SayView] = {}

    def question(self, faq: Faq, own: str) -> FaqView:
        """One question, ``own`` its id in the whole manual."""
        html = self.html
        refs = [(self.labels[name], html.links(given)) for name in REFERS if (given := getattr(faq, name))]
        if faq.not_for:
            refs.append((self.labels["not_for"], self.comma.join([html.line(words) for words in faq.not_for])))
        meta = (*self.margin.row_kept(faq, self.file), *filter(None, own_facts(self.margin, faq, self.file)))
        return FaqView(
            self.sheet.context.urls.anchor(own) if own else "", faq.question, meta,
            html.line(faq.ask) if faq.ask else NOTHING, html.rich(faq.answer), html.flow(faq.note) if faq.note else NOTHING,
            tuple([self._say(ref) for ref in faq.say]) if faq.say else (), tuple(refs), tuple([html.line(words) for words in faq.similar]),
            self.margin.waived(faq) + self.margin.used(own),
        )  # fmt: skip

    def _say(self, ref: str) -> SayView:
        known = self._says.get(ref)
        if known is None:
            entry = self.html.manual.find(ref)
            script = entry.item if entry and isinstance(entry.item, Script) else None
            words = self.sheet.say("desk.open_script")
            title = entry.title if entry and script else ""
            known = self._says[ref] = SayView(title, self.html.link(ref, words if script else None), self.cards.sayings(script) if script else ())
        return known


def _listing(context: Context) -> TableView:
    """faqs/index.md."""
    html = context.html("faqs/index.md")
    margin = Margin(context, html)
    rows = []
    for own, file in context.manual.faqs.items():
        state = Markup(" ").join((margin.fresh(file, brief=True), *due_counts(context, checked_apart(file))))
        title = Markup("{}{}").format(html.link(own), margin.grade(file))
        rows.append(TableRow("", (title, escape(len(file.items)), html.line(file.about) if file.about else NOTHING, state)))
    label = context.label
    columns = (label(FaqsFile, "topic"), context.say("desk.questions"), label(FaqsFile, "about"), label(FaqsFile, "verified"))
    return TableView("topics", "", columns, tuple(rows))
