"""The steps of a procedure: who does what, how long it may take, and where it goes on (D10)."""

from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup, escape

from generator.flow import successors
from generator.html import NOTHING
from generator.model.procedure import Procedure, Step
from generator.views.acts import Holders, need
from generator.views.sheet import Sheet

Labelled = tuple[tuple[str, Markup], ...]


@dataclass(frozen=True, slots=True)
class StepView:
    """One step; ``ways`` are the answers of a decision, each with where it leads."""

    anchor: str
    title: str
    meta: tuple[Markup, ...]
    do: Markup
    ask: Markup
    ways: Labelled
    goes: Labelled
    exception: Markup
    refs: Labelled
    note: Markup
    margin: Markup


class Steps:
    """The steps of the procedure ``own``, numbered from one in the order of the file."""

    def __init__(self, sheet: Sheet, own: str, procedure: Procedure, holders: Holders) -> None:
        self.sheet, self.own, self.steps, self.holders = sheet, own, procedure.steps, holders
        self.html, self.say = sheet.html, sheet.say
        self.numbers = {step.id: at for at, step in enumerate(self.steps) if step.id}
        self.arrivals: list[list[int]] = [[] for _ in self.steps]
        for at, following in enumerate(successors(procedure)):
            for target in dict.fromkeys(following):
                self.arrivals[target].append(at)

    def views(self) -> tuple[StepView, ...]:
        """All steps."""
        return tuple(self._view(at, step) for at, step in enumerate(self.steps))

    def anchor(self, at: int) -> str:
        """The id of the step; one without an id of its own is named by its number."""
        return self.steps[at].id or f"step:{at + 1}"

    def number(self, at: int) -> Markup:
        """A link that says the step's number."""
        return Markup('<a href="#{}">{}</a>').format(quote(self.anchor(at)), self.say("desk.step", n=at + 1))

    def target(self, ref: str) -> Markup:
        """Where a way leads: a step with its number and title, the end, or another procedure."""
        at = self.numbers.get(ref)
        if at is not None:
            title = self.steps[at].title
            return Markup("{} {}").format(self.number(at), self.html.line(title)) if title else self.number(at)
        link = self.html.link(ref)
        entry = self.html.manual.find(ref)
        return Markup("{} {}").format(self.say("desk.to_procedure"), link) if entry and entry.kind == "procedure" else link

    def _view(self, at: int, step: Step) -> StepView:
        html = self.html
        return StepView(
            self.anchor(at), step.title or "", self._meta(step), html.rich(step.do) if step.do else NOTHING,
            html.flow(step.ask) if step.ask else NOTHING, tuple((word, self.target(ref)) for word, ref in step.go.items()),
            self._goes(at, step), html.flow(step.except_) if step.except_ else NOTHING, self._refs(step),
            html.flow(step.note) if step.note else NOTHING, self._margin(step),
        )  # fmt: skip

    def _meta(self, step: Step) -> tuple[Markup, ...]:
        """Who, how fast, when."""
        label = self.sheet.label
        meta = [Markup('<span class="db-who">{}</span>').format(self.html.links(step.who))] if step.who else []
        if step.within:
            meta.append(Markup("<span>{} <b>{}</b></span>").format(label(Step, "within"), self.html.line(str(step.within))))
        if step.when:
            meta.append(Markup("<span>{} {}</span>").format(label(Step, "when"), self.html.line(step.when)))
        return tuple(meta)

    def _goes(self, at: int, step: Step) -> Labelled:
        """What follows, and from where one arrives if not just from the step before."""
        found: list[tuple[str, Markup]] = []
        comma = escape(self.say("page.comma"))
        if step.then:
            key = "desk.side_by_side" if len(step.then) > 1 else "desk.goes"
            found.append((self.say(key), comma.join([self.target(ref) for ref in step.then])))
        arrivals = self.arrivals[at]
        if arrivals and arrivals != [at - 1]:
            found.append((self.say("desk.arrives"), comma.join([self.number(before) for before in arrivals])))
        return tuple(found)

    def _refs(self, step: Step) -> Labelled:
        """Scripts, forms and the powers that the step needs."""
        label, html = self.sheet.label, self.html
        found = [(label(Step, name), html.links(refs)) for name, refs in (("script", step.script), ("form", step.form)) if refs]
        needed = [need(self.sheet.context, html, act, self.holders.get(act, []), step.who) for act in step.needs]
        if needed:
            found.append((label(Step, "needs"), Markup("<br>").join(needed)))
        return tuple(found)

    def _margin(self, step: Step) -> Markup:
        """The margin; uses by steps of the same procedure are seen as ways already."""
        entry = self.sheet.entry(step.id)
        used = any(use.source != self.own and not use.source.startswith(f"{self.own}/") for use in self.html.manual.used_by.get(entry, ())) if entry else False
        return self.sheet.margin.row(step, entry if used else "")
