"""Where conditions in recruiting stand: forms and lists of positions, training, articles of policies that speak of recruiting."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.manual import Entry
from generator.model.base import Group
from generator.model.common import Point, Points
from generator.model.policy import Clause, Policy
from generator.model.policy import Entry as Article
from generator.model.position import Position
from generator.model.recruiting import About
from generator.model.requirements import Condition, Requirements
from generator.model.training import Training
from generator.model.words import Rating, Strength
from generator.record import Path
from generator.rich import RichText
from generator.rules.inspection import Inspection
from generator.rules.law.lists import Law, narrowed

CELLS = {"sex": About.SEX, "age": About.AGE}
SINGLE = ("sex", "age", "education", "major", "experience", "computer")
SEVERAL = ("languages", "knowledge", "certificates", "must", "prefers", "explained")
LEVELS = ("part", "chapter", "section")


@dataclass(frozen=True, slots=True)
class Text:
    """A text that may hold a condition. Of a cell of the form the first ``cell`` characters are what stands in it."""

    entry: Entry
    path: Path
    words: str
    condition: Condition | None = None
    about: About | None = None
    cell: int = 0


def recruiting_texts(inspection: Inspection, law: Law) -> Iterator[Text]:
    """All of them, each where it was written: what a position takes over is read in the other."""
    for entry in inspection.entries("position", "training", "policy"):
        item = entry.item
        if isinstance(item, Position):
            yield from _of_position(entry, item)
        elif isinstance(item, Training):
            yield from _points(entry, item.recruitment, "recruitment", law)
            yield from _points(entry, item.entry, "entry", law)
            yield from _note(entry, item.applicants)
        elif isinstance(item, Policy):
            yield from _of_policy(entry, item, law)


def _of_position(entry: Entry, position: Position) -> Iterator[Text]:
    yield from _form(entry, position.requires) if position.requires else ()
    for name in ("knowledge", "abilities", "skills", "qualities"):
        yield from _points(entry, getattr(position, name), name)
    yield from _note(entry, position.applicants)


def _note(entry: Entry, text: RichText | None) -> Iterator[Text]:
    if text:
        yield Text(entry, ("applicants",), text.plain)


def _form(entry: Entry, form: Requirements) -> Iterator[Text]:
    for name in SINGLE:
        condition = getattr(form, name)
        if condition:
            yield from _condition(entry, ("requires", name), condition)
    for name in SEVERAL:
        for number, condition in enumerate(getattr(form, name)):
            yield from _condition(entry, ("requires", name, number), condition)
    for ability, rating in form.ratings.items():
        if rating is not Rating.NOT_NEEDED:
            yield Text(entry, ("requires", "ratings", ability), ability)


def _condition(entry: Entry, path: Path, condition: Condition) -> Iterator[Text]:
    """The condition with its explanation; one that is marked as any binds nobody."""
    words = condition.text.plain
    if condition.strength is Strength.ANY and not narrowed(words).endswith(("不限", "不限。", "any")):
        return
    whole = f"{words}：{condition.explanation.plain}" if condition.explanation else words
    about = CELLS.get(str(path[-1]))
    yield Text(entry, path, whole, condition, about, len(words) if about else 0)


def _points(entry: Entry, points: Points, name: str, law: Law | None = None) -> Iterator[Text]:
    for number, group in enumerate(points):
        yield from _group(entry, group, (name, number), law)


def _group(entry: Entry, group: Group[Point], path: Path, law: Law | None) -> Iterator[Text]:
    if group.group:
        yield Text(entry, (*path, "group"), group.group)
        if law and _covers(law, group.group):
            return
    for number, point in enumerate(group.items):
        words = f"{point.title}：{point.text.plain}" if point.title else point.text.plain
        yield Text(entry, (*path, "items", number), words)
        if point.result:
            yield Text(entry, (*path, "items", number, "result"), point.result.plain)


def _of_policy(entry: Entry, policy: Policy, law: Law) -> Iterator[Text]:
    headings = {"title": policy.title}
    for number, article in enumerate(policy.body):
        level = article.level
        if level in LEVELS:
            headings = {name: words for name, words in headings.items() if name == "title" or (name in LEVELS and LEVELS.index(name) < LEVELS.index(level))}
            headings[level] = article.heading or ""
        about = any(law.heading.search(narrowed(words)) for words in (*headings.values(), article.heading or ""))
        texts = list(_of_article(entry, article, ("body", number), law))
        if about or any(law.speaks.search(narrowed(text.words)) for text in texts):
            yield from texts


def _of_article(entry: Entry, article: Article, path: Path, law: Law) -> Iterator[Text]:
    if article.title:
        yield Text(entry, (*path, "title"), article.title)
    if article.text:
        yield Text(entry, (*path, "text"), article.text.plain)
    if not (article.text and _covers(law, article.text.plain)) and not (article.title and _covers(law, f"{article.title}:")):
        yield from _clauses(entry, article.items, path, law)
    if article.table:
        for number, row in enumerate(article.table.rows):
            for cell, words in enumerate(row):
                yield Text(entry, (*path, "table", "rows", number, cell), words.plain)


def _clauses(entry: Entry, clauses: tuple[Clause, ...], path: Path, law: Law) -> Iterator[Text]:
    for number, clause in enumerate(clauses):
        words = f"{clause.title}：{clause.text.plain}" if clause.title else clause.text.plain
        yield Text(entry, (*path, "items", number), words)
        if not _covers(law, words):
            yield from _clauses(entry, clause.items, (*path, "items", number), law)


def _covers(law: Law, words: str) -> bool:
    """Whether ``words`` forbid what the list below them says: 招聘启事不得写：…"""
    text = narrowed(words).strip()
    return text.endswith(":") and bool(law.forbids.search(text))
