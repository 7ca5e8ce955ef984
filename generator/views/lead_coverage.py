"""Coverage on the lead's page: for each kind how much of it has what, then what lacks most, then how to fill a gap."""

from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.coverage import MEANS, Coverage, Covered
from generator.html import Html
from generator.manual import Manual
from generator.urls import SHARED
from generator.views.context import Context

#: Items of each kind that are listed; the others are counted.
MOST = 20
#: Of those, the ones that stand open; the others are folded.
OPEN = 5
#: Kind -> (its words, where all of it is listed).
KINDS = {
    "procedure": ("page.tab_procedures", "procedures/index.md"),
    "position": ("page.tab_positions", "positions/index.md"),
    "duty": ("lead.duties", SHARED["duties"]),
    "topic": ("lead.topics", "faqs/index.md"),
    "policy": ("page.tab_policies", "policies/index.md"),
}
#: What covers -> where it is read, and the files of the manual that it needs to be there.
WHERE = {
    "faqs": ("faqs/index.md", "faqs"),
    "scripts": ("scripts/index.md", "scripts"),
    "tests": ("training/index.md", "training"),
}


@dataclass(frozen=True, slots=True)
class Bar:
    """How many items of a kind have one of its means."""

    label: str
    percent: int
    count: str


@dataclass(frozen=True, slots=True)
class CoveredRow:
    """An item with gaps; a cell is (label, count, the anchor of how to fill it or '')."""

    link: Markup
    id: str
    cells: tuple[tuple[str, int, str], ...]


@dataclass(frozen=True, slots=True)
class KindView:
    """One kind; ``more`` are items with gaps that are not listed."""

    anchor: str
    title: Markup
    count: str
    bars: tuple[Bar, ...]
    columns: tuple[str, ...]
    rows: tuple[CoveredRow, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Filling:
    """How a gap of one sort is filled."""

    anchor: str
    name: Markup
    how: str


@dataclass(frozen=True, slots=True)
class CoverageView:
    """All kinds and how to fill what they lack."""

    kinds: tuple[KindView, ...]
    fillings: tuple[Filling, ...]
    open: int = OPEN


def coverage_view(context: Context, html: Html, covered: tuple[Coverage, ...]) -> CoverageView:
    """What the page shows of ``covered``."""
    lacking = {means for kind in covered for means in kind.means if kind.having(means) < len(kind.items)}
    means = dict.fromkeys(name for names in MEANS.values() for name in names if name in lacking)
    return CoverageView(tuple(_kind(context, html, kind) for kind in covered), tuple(_filling(context, html, name) for name in means))


def _kind(context: Context, html: Html, kind: Coverage) -> KindView:
    say, all_ = context.say, len(kind.items)
    lacking = [item for item in kind.items if item.gaps]
    key, page = KINDS[kind.kind]
    count = say("lead.covered", all=all_, n=len(lacking)) if lacking else say("lead.complete", all=all_)
    labels = {name: say(f"lead.means_{name}") for name in kind.means}
    bars = tuple(Bar(labels[name], round(100 * kind.having(name) / all_), say("lead.of", n=kind.having(name), all=all_)) for name in kind.means)
    rows = tuple(_row(html, item, labels) for item in lacking[:MOST])
    title = _link(html, page, say(key)) if kind.kind != "duty" or context.manual.duties else escape(say(key))
    return KindView(f"s:coverage-{kind.kind}", title, count, bars, tuple(labels.values()), rows, len(lacking) - len(rows))


def _row(html: Html, item: Covered, labels: dict[str, str]) -> CoveredRow:
    cells = tuple((labels[name], count, "" if count else _anchor(name)) for name, count in item.counts.items())
    return CoveredRow(html.link(item.id), item.id, cells)


def _filling(context: Context, html: Html, means: str) -> Filling:
    words = context.say(f"lead.means_{means}")
    name = _link(html, WHERE[means][0], words) if means in WHERE and _holds(context.manual, means) else escape(words)
    return Filling(_anchor(means), name, context.say(f"lead.fill_{means}"))


def _holds(manual: Manual, means: str) -> bool:
    return bool(getattr(manual, WHERE[means][1]))


def _anchor(means: str) -> str:
    """The anchor of how to fill a gap; no id looks like it."""
    return f"fill:{means}"


def _link(html: Html, page: str, words: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(html.urls.to_page(html.page, page), words)
