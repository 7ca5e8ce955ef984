"""A procedure as stops with ways between them, in words that are ready to be drawn."""

from dataclasses import dataclass
from typing import Literal, Protocol

from generator.manual import END
from generator.model.procedure import Escalation, Procedure, Step
from generator.rich import RichText
from generator.texts import Texts

#: A flow of fewer steps that only follow each other needs no drawing.
FEW = 3
Kind = Literal["next", "forward", "back", "out"]


class Names(Protocol):
    """What the words of a page say, as plain text."""

    def said(self, text: RichText | str) -> str:
        """``text`` without its marks."""

    def named(self, ref: str) -> tuple[str, str]:
        """What ``ref`` is called, and its address; '' if there is none."""

    def anchor(self, at: int) -> str:
        """The address of the step ``at``."""


@dataclass(frozen=True, slots=True)
class Out:
    """What stands beside the steps: the end, another procedure, an exception."""

    title: str
    note: str = ""
    href: str = ""
    end: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """A way on from a step: to the step ``to``, or to ``out``; without either it is the end below the last step."""

    kind: Kind
    label: str = ""
    to: int = -1
    out: Out | None = None


@dataclass(frozen=True, slots=True)
class Stop:
    """A step; ``bare`` if it does nothing but ask. ``says`` is the same for whoever does not see it."""

    number: int
    href: str
    title: str
    who: str
    limit: str
    ask: str
    bare: bool
    ways: tuple[Way, ...]
    aside: Out | None
    says: str


@dataclass(frozen=True, slots=True)
class Flow:
    """All stops; ``begin`` and ``end`` stand in the first and the last shape, ``ladder`` is (when, who, how soon)."""

    title: str
    about: str
    begin: str
    end: str
    side_by_side: str
    stops: tuple[Stop, ...]
    ladder: tuple[tuple[str, str, str], ...]
    ladder_title: str


def flow_of(procedure: Procedure, names: Names, say: Texts, labels: tuple[str, str]) -> Flow | None:
    """The flow of ``procedure``; None if there is nothing to see. ``labels`` are the words for exception and escalation."""
    if not worth_drawing(procedure):
        return None
    plan = _Planning(procedure, names, say, labels[0])
    stops = tuple(plan.stop(at, step) for at, step in enumerate(procedure.steps))
    about = say("flow.about", steps=len(stops), asks=sum(bool(stop.ask) for stop in stops))
    begin = names.said(procedure.trigger) if procedure.trigger else ""
    return Flow(
        say("flow.title", title=procedure.title), about, begin or say("flow.begin"), say("page.end"), say("flow.side_by_side"),
        stops, tuple(plan.rung(rung) for rung in procedure.escalation), labels[1],
    )  # fmt: skip


def worth_drawing(procedure: Procedure) -> bool:
    """Whether a picture says more than the list of steps."""
    branches = any(step.ask or step.go or len(step.then) > 1 for step in procedure.steps)
    return branches or len(procedure.steps) >= FEW


class _Planning:
    def __init__(self, procedure: Procedure, names: Names, say: Texts, exception: str) -> None:
        self.steps, self.names, self.say, self.exception = procedure.steps, names, say, exception
        self.numbers = {step.id: at for at, step in enumerate(procedure.steps) if step.id}

    def stop(self, at: int, step: Step) -> Stop:
        ask = self.names.said(step.ask) if step.ask else ""
        bare = bool(ask) and not step.do
        title = step.title or (self.names.said(step.do) if step.do else "") or self.say("desk.step", n=at + 1)
        limit = str(step.within) if step.within else self.names.said(step.when) if step.when else ""
        called = [self.names.named(ref)[0] for ref in step.who]
        who = self.say("flow.several", name=called[0], n=len(called)) if len(called) > 2 else self.say("page.comma").join(called)
        aside = Out(self.exception, self.names.said(step.except_), f"#{self.names.anchor(at)}") if step.except_ else None
        asks = self.say("flow.asks", ask=ask) if ask else ""
        says = self.say("flow.says", n=at + 1, words=self.say("flow.break").join(filter(None, ("" if bare else title, who, limit, asks))))
        return Stop(at + 1, f"#{self.names.anchor(at)}", title, who, limit, ask, bare, self._ways(at, step), aside, says)

    def rung(self, rung: Escalation) -> tuple[str, str, str]:
        """One row of what is handed on, whatever the step."""
        who = self.say("page.comma").join(self.names.named(ref)[0] for ref in rung.to)
        return self.names.said(rung.when), who, str(rung.within) if rung.within else ""

    def _ways(self, at: int, step: Step) -> tuple[Way, ...]:
        """Those that lead to the same place are one."""
        labels: dict[int | str, list[str]] = {}
        for label, ref in (*step.go.items(), *(("", ref) for ref in step.then)):
            to = END[0] if ref in END else self.numbers.get(ref, ref)
            labels.setdefault(to, []).extend([label] if label else [])
        if not labels:
            labels[at + 1 if at + 1 < len(self.steps) else END[0]] = []
        return tuple(self._way(at, to, self.say("flow.either").join(words)) for to, words in labels.items())

    def _way(self, at: int, to: int | str, label: str) -> Way:
        if isinstance(to, int):
            return Way("next" if to == at + 1 else "back" if to <= at else "forward", label, to)
        if to == END[0]:
            return Way("next", label) if at + 1 == len(self.steps) else Way("out", label, out=Out(self.say("page.end"), end=True))
        title, href = self.names.named(to)
        return Way("out", label, out=Out(title, self.say("flow.hands_over") if href else "", href))
