"""What every view is made from: the manual, the day, the words, the templates, and what is asked of the manual again and again."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from generator.coverage import Coverage, coverage
from generator.disclosed import Disclosed
from generator.front import front_matter
from generator.html import Html, heading
from generator.manual import Manual
from generator.model.base import Model
from generator.model.files import MODELS
from generator.model.organisation import Headcount
from generator.model.shape import Shape, fields
from generator.relations.bonds import Bonds
from generator.texts import Texts
from generator.urls import Urls

if TYPE_CHECKING:  # paper needs no templates of pages
    from jinja2 import Environment

Shown = TypeVar("Shown")


class Labels:
    """``label(Position, "hours")``: the words for a field in one language, from the model alone."""

    def __init__(self, language: str) -> None:
        self.say = Texts(language)
        self._known: dict[type[Model], dict[str, str]] = {}

    def __call__(self, model: type[Model] | str, name: str) -> str:
        """The label of the field ``name`` (its attribute or its key) of a model or of its name. Raises KeyError."""
        if isinstance(model, str):
            model = models()[model]
        known = self._known.get(model)
        if known is None:
            known = {word: self.say.pick(field.label) for field in fields(model) for word in (field.name, field.key)}
            self._known[model] = known
        return known[name]


@cache
def models() -> dict[str, type[Model]]:
    """Every model of the content by its name."""
    found: dict[str, type[Model]] = {}
    pending: list[type[Model]] = list(MODELS.values())
    while pending:
        model = pending.pop()
        if found.setdefault(model.__name__, model) is not model:
            raise KeyError(model.__name__)
        for each in fields(model):
            shape: Shape | None = each.shape
            while shape:
                if shape.model and shape.model.__name__ not in found:
                    pending.append(shape.model)
                shape = shape.item
    return found


@cache
def _environment(templates: tuple[Path, ...], language: str) -> "Environment":
    """Kept from run to run: reading a template takes longer than filling it in. One that was edited is read again."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    loader = FileSystemLoader([str(folder) for folder in templates])
    made = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, auto_reload=True,
        comment_start_string="<#", comment_end_string="#>",  # {# begins the id of a heading
    )  # fmt: skip
    made.globals.update(say=Texts(language), label=Labels(language))
    made.filters.update(heading=heading, front=front_matter)
    return made


@dataclass(frozen=True)
class Context:
    """Shared by all pages of one run."""

    manual: Manual
    language: str
    today: date
    urls: Urls
    templates: tuple[Path, ...]
    #: Entry -> the files of its sheet or form, below the site's root.
    prints: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    #: What the readers may know of the last check.
    told: Disclosed = field(default_factory=Disclosed)
    #: The pages that are asked for, by their source paths; None: all.
    wanted: frozenset[str] | None = None

    def asked(self, items: Mapping[str, Shown]) -> Iterator[tuple[str, Shown]]:
        """Those of ``items``, by their ids, of which the page is asked for."""
        return ((own, item) for own, item in items.items() if self.wanted is None or self.urls.page(own) in self.wanted)

    @cached_property
    def say(self) -> Texts:
        """The furniture words."""
        return Texts(self.language)

    @cached_property
    def label(self) -> Labels:
        """The labels of fields."""
        return Labels(self.language)

    def html(self, page: str, scope: str = "") -> Html:
        """The renderer for ``page``."""
        return Html(self.manual, self.urls, self.language, page, scope)

    @cached_property
    def _loaded(self) -> dict[str, Callable[..., str]]:
        return {}

    def render(self, name: str, **values: Any) -> str:
        """The Markdown of the template ``name`` (``"pages/position.md.j2"``)."""
        template = self._loaded.get(name)
        if template is None:
            template = self._loaded[name] = _environment(self.templates, self.language).get_template(name).render
        return template(**values)

    @cached_property
    def coverage(self) -> tuple[Coverage, ...]:
        """What refers to what, for the lead."""
        return coverage(self.manual, self.told.asked)

    @cached_property
    def bonds(self) -> Bonds:
        """All references, both ways."""
        return Bonds(self.manual)

    @cached_property
    def subordinates(self) -> dict[str, list[str]]:
        """Position or outside body -> the positions that report to it."""
        found: dict[str, list[str]] = defaultdict(list)
        for own, resolved in self.manual.positions.items():
            for superior in resolved.position.reports_to:
                found[superior.position].append(own)
        return found

    @cached_property
    def deputies(self) -> dict[str, list[tuple[str, str | None]]]:
        """Position -> (who acts for it, when)."""
        found: dict[str, list[tuple[str, str | None]]] = defaultdict(list)
        for own, resolved in self.manual.positions.items():
            for act in resolved.position.acts_for:
                found[act.position].append((own, act.when))
        return found

    @cached_property
    def headcount(self) -> dict[str, list[Headcount]]:
        """Position -> its posts, by place."""
        found: dict[str, list[Headcount]] = defaultdict(list)
        for row in self.manual.organisation.headcount if self.manual.organisation else ():
            found[row.position].append(row)
        return found

    @cached_property
    def members(self) -> dict[str, list[str]]:
        """Department or group -> the positions that belong to it."""
        found: dict[str, list[str]] = defaultdict(list)
        for own, resolved in self.manual.positions.items():
            for place in (resolved.position.department, resolved.position.group):
                if place:
                    found[place].append(own)
        return found
