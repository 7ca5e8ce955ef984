"""The listing of positions, by department."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from generator.html import NOTHING
from generator.views.context import Context
from generator.views.margin import Margin


@dataclass(frozen=True, slots=True)
class Line:
    """A position in a listing."""

    link: Markup
    also: str
    group: Markup
    superiors: Markup
    planned: str
    in_post: str
    fresh: Markup
    #: (name of the format, address) of the printed sheet.
    prints: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """The positions of one department; ``anchor`` is below the page, ``title`` its name."""

    anchor: str
    title: str
    lines: tuple[Line, ...]


def listing(context: Context) -> str:
    """positions/index.md."""
    by_department: dict[str, list[str]] = {}
    for own, resolved in context.manual.positions.items():
        department = resolved.position.department or ""
        by_department.setdefault(department if department in context.manual.entries else "", []).append(own)
    order = [d.id for d in context.manual.organisation.departments] if context.manual.organisation else []
    ranked = sorted(by_department, key=lambda own: (order.index(own) if own in order else len(order), own == "", own))
    listed = tuple(
        Listed(f"at:{own}", context.manual.entries[own].title if own in context.manual.entries else context.say("page.other"),
               lines(context, "positions/index.md", by_department[own]))
        for own in ranked
    )  # fmt: skip
    return context.render("pages/positions.md.j2", listed=listed, count=len(context.manual.positions))


def lines(context: Context, page: str, owns: Iterable[str]) -> tuple[Line, ...]:
    """The positions ``owns`` as rows of a table on ``page``."""
    html = context.html(page)
    margin = Margin(context, html)
    made = []
    for own in owns:
        position = context.manual.positions[own].position
        posts = context.headcount.get(own, ())
        made.append(
            Line(
                Markup("{}{}").format(html.link(own), margin.grade(position)), context.say("page.comma").join(position.also_called),
                html.link(position.group) if position.group else NOTHING, html.links(s.position for s in position.reports_to),
                _sum(post.planned for post in posts), _sum(post.in_post for post in posts), margin.fresh(position, brief=True),
                margin.prints(own),
            )
        )  # fmt: skip
    return tuple(made)


def _sum(posts: Iterable[int | None]) -> str:
    known = [count for count in posts if count is not None]
    return str(sum(known)) if known else ""
