"""A manual in which every field of every kind is filled, most of them with a word or a number that stands nowhere else.

The models are walked as they are declared, so that a new field is filled, and looked for, without a change here.
"""

import types
import typing
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Annotated, Any, Union

from generator.catalogue import catalogue
from generator.model import limit, scalars
from generator.model.base import Group, Model
from generator.model.files import MODELS
from generator.model.policy import Entry, TableSource
from generator.model.shape import FieldShape, Shape, fields
from generator.model.words import Vocabulary
from tests.site.grading import PIXEL

Data = dict[str, Any]
#: Where the filled file of each kind stands.
FILES = {
    "organisation": "organisation.yml",
    "duties": "duties/full-duties.yml",
    "position": "positions/full-position.yml",
    "conduct": "conduct/full-conduct.yml",
    "policy": "policies/full-policy.yml",
    "procedure": "procedures/full-procedure.yml",
    "scripts": "scripts/full-scripts.yml",
    "faqs": "faqs/full-faqs.yml",
    "training": "training/full-training.yml",
    "form": "forms/full-form.yml",
    "glossary": "glossary.yml",
    "settings": "settings.yml",
}
#: The kinds that pages show; test questions are asked of the look-up, signatures are kept for HR, and both are shown to nobody.
SHOWN = {kind: model for kind, model in MODELS.items() if kind not in ("questions", "signatures")}
#: Keys of which exactly one says what an entry of a policy is.
ENTRY_KEYS = ("part", "chapter", "section", "article", "table", "figure", "form")
#: Fields that are no text for a reader, each with what they hold here (None: nothing).
SPECIAL: dict[str, Any] = {
    "Position.drop": None,  # takes something away, prints nothing
    "Policy.numbering": "chapter",  # seen in the numbers
    "Policy.restart": ["article"],  # seen in the numbers
    "Settings.numbering": "chapter",  # seen in the numbers
    "Settings.language": "中文",  # seen in every word of the furniture
    # Weighs findings, prints nothing; words that say nothing cannot make sense, so findings of sense only note it.
    "Settings.severities": {code: "提示" for code, kind in catalogue().items() if not kind.fixed},
    "Settings.recruiting": None,  # adds to what is checked, prints nothing
    "Condition.ground": None,  # has to fit its condition: tests/generator/rules/law/test_grounds.py
    "Preference.ground": None,
    "FormTable.rows": "6",  # drawn, not printed
    "Field.lines": "4",  # drawn, not printed
    "Table.from_": None,  # a table of its own for each source
    "Course.id": "course-one",
    "Test.id": "test-one",  # named by the plan
    "Waiver.code": "dead-link",  # a code of the catalogue
    "Step.go": None,
    "Step.then": None,  # filled together below
}


@dataclass(frozen=True)
class Wanted:
    """What has to be found on the pages of ``kind``: a word, or as ``anchor`` an id."""

    kind: str
    field: str
    word: str
    anchor: bool = False


@dataclass
class Filled:
    """Makes the manual; ``wanted`` says what its pages have to show."""

    wanted: list[Wanted] = field(default_factory=list)
    files: Data = field(default_factory=dict)
    count: int = 0
    kind: str = ""
    department: str = ""
    rows: dict[str, list[Data]] = field(default_factory=lambda: defaultdict(list))

    def manual(self) -> Data:
        """All files: the filled ones, and one thing for each reference."""
        for self.kind, model in SHOWN.items():
            self.files[FILES[self.kind]] = self.model(model, model.__name__, ())
        settings, organisation = self.files["settings.yml"], self.files["organisation.yml"]
        for name in ("stages", "channels", "grades", "customers", "metrics"):
            settings[name] += self.rows[name]
        settings["audiences"].append({"id": "all-readers", "name": "全部读者", "grade": settings["grades"][-1]["id"]})
        for name in ("departments", "outside"):
            organisation[name] += self.rows[name]
        self.files["forms/blank-form.yml"] = {"title": "空表单", "sections": [{"fields": ["栏目"]}]}
        return self.files

    def word(self, name: str = "wq") -> str:
        """A word that stands nowhere else."""
        self.count += 1
        return f"{name}{self.count:04d}x"

    def want(self, name: str, word: str, *, anchor: bool = False) -> str:
        """Note ``word`` as one to be found."""
        self.wanted.append(Wanted(self.kind, name, word, anchor))
        return word

    def model(self, model: type[Model], name: str, above: tuple[type[Model], ...]) -> Data:
        """Data for ``model`` with every field filled; one that holds its like does so once, a file's id is its name."""
        made: Data = {}
        for spec in fields(model):
            own = f"{name}.{spec.key}"
            if f"{model.__name__}.{spec.name}" in SPECIAL:
                value = SPECIAL[f"{model.__name__}.{spec.name}"]
            elif (spec.name == "id" and not above) or spec.name == "unwritten" or (*above, model).count(_inner(spec.shape)) > 1:
                value = None
            elif _inner(spec.shape) is Entry:
                value = self.entries(own, (*above, model))
            else:
                value = self.value(spec, model.model_fields[spec.name].annotation, spec.shape, own, (*above, model))
            if value is not None:
                made[spec.key] = value
        if model.__name__ == "Step":
            made["go"] = {self.want(f"{name}.go", self.word()): self.target("next", f"{name}.go"), self.want(f"{name}.go", self.word()): "end"}
            made["then"] = ["end", self.target("next", f"{name}.then")]
        return made

    def entries(self, name: str, above: tuple[type[Model], ...]) -> list[Data]:
        """The body of a policy: an entry of each sort, then a table from each part of the settings."""
        made = []
        for key in ENTRY_KEYS:
            whole = self.model(Entry, f"{name}[{key}]", above)
            left = {other for other in ENTRY_KEYS if other in whole and other != key}
            made.append({key_: value for key_, value in whole.items() if key_ not in left and (key_, key) != ("id", "article")})
            unused = {f"{name}[{key}].{other}" for other in (*left, *(["id"] if key == "article" else []))}
            self.wanted = [w for w in self.wanted if not any(w.field == part or w.field.startswith(f"{part}:") for part in unused)]
        return [*made, *({"table": source.zh} for source in TableSource)]

    def value(self, spec: FieldShape, hint: Any, shape: Shape, name: str, above: tuple[type[Model], ...]) -> Any:
        """Data for one field, or for one item of it."""
        if shape.refers:
            return self.target(shape.refers.kinds[0], name)
        if shape.rich:
            return self.want(name, self.word())
        if shape.model:
            return self.group(shape.model, name, above) if issubclass(shape.model, Group) else self.model(shape.model, f"{name}:{shape.model.__name__}", above)
        if shape.key and shape.item:
            return {self.value(spec, str, shape.key, name, above): self.value(spec, _plain(hint), shape.item, name, above)}
        if shape.item:
            return [self.value(spec, _plain(hint), shape.item, name, above)]
        return self.plain(spec, _plain(hint), name)

    def group(self, model: type[Model], name: str, above: tuple[type[Model], ...]) -> list[Data] | Data:
        """Items under a heading."""
        items = next(spec for spec in fields(model) if spec.name == "items")
        inner = _inner(items.shape)
        assert inner
        return {"group": self.want(f"{name}.group", self.word()), "items": [self.model(inner, f"{name}:{inner.__name__}", above)]}

    def plain(self, spec: FieldShape, hint: Any, name: str) -> str:
        """A single value of a type without parts."""
        if spec.name in ("id", "article", "act"):
            return self.want(name, self.word("id"), anchor=True)
        if spec.name == "image":
            self.files[f"images/{(word := self.word())}.png"] = PIXEL
            return f"images/{self.want(name, word)}.png"
        if hint is bool:
            self.want(name, spec.label[0])
            return "是"
        if isinstance(hint, type) and issubclass(hint, Vocabulary):
            member = list(hint)[1]
            self.want(name, member.zh)
            return member.zh
        self.count += 1
        if hint is date:
            return self.want(name, str(date(2031 if spec.name == "declassify" else 2021, 1, 1) + timedelta(days=self.count)))
        numbers = {int: str(70_000 + self.count), scalars.Amount: f"{80_000 + self.count}.5", limit.Limit: f"{90_000 + self.count}小时以内"}
        return (
            self.want(name, numbers[hint].removesuffix("小时以内")) + ("小时以内" if hint is limit.Limit else "")
            if hint in numbers
            else self.want(name, self.word())
        )

    def target(self, kind: str, name: str) -> str:
        """A new thing of ``kind`` to refer to, whose title is the word to be found."""
        own = self.word("to")
        title = self.want(name, f"题{own}")
        row = {"id": own, "name": title}
        files = {
            "position": ("positions", {"name": title}),
            "form": ("forms", {"title": title, "sections": [{"fields": ["栏目"]}]}),
            "procedure": ("procedures", {"title": title, "steps": [{"who": "customer", "do": "做。"}]}),
            "anything": ("policies", {"title": title, "body": [{"text": "条文。"}]}),
        }
        files["next"] = files["procedure"]
        lists = {"stage": "stages", "channel": "channels", "grade": "grades", "customer-class": "customers", "metric": "metrics", "outside": "outside"}
        items = {
            "script": ("scripts", {"stage": self.rows["stages"][0]["id"] if self.rows["stages"] else None, "title": title, "say": "说。"}),
            "faq": ("faqs", {"question": title, "answer": "答。"}),
            "duty": ("duties", {"title": title, "text": "做。"}),
            "conduct": ("conduct", {"title": title, "text": "不做。"}),
        }
        if kind in files:
            folder, data = files[kind]
            self.files[f"{folder}/{own}.yml"] = data
        elif kind in lists:
            self.rows[lists[kind]].append(row)
        elif kind in items:
            folder, data = items[kind]
            self.files.setdefault(f"{folder}/many-{folder}.yml", {"items": [], **({"topic": "许多问题"} if kind == "faq" else {})})["items"].append(
                {"id": own, **{k: v for k, v in data.items() if v}}
            )
        else:
            return self.inside(kind, row)
        return own

    def inside(self, kind: str, row: Data) -> str:
        """Things that stand inside another."""
        own, title = row["id"], row["name"]
        if kind == "department":
            self.department = own
            self.rows["departments"].append({**row, "duties": [], "groups": []})
        elif kind in ("group", "department-duty"):
            department = next(d for d in self.rows["departments"] if d["id"] == self.department)
            department["groups" if kind == "group" else "duties"].append(row if kind == "group" else {"id": own, "title": title, "text": "职责。"})
        elif kind == "act":
            self.files[f"positions/has-{own}.yml"] = {"name": f"有权者{own}", "powers": {"operations": [{"right": "决定", "act": title, "text": title}]}}
            return str(title)
        else:
            self.wanted = [w for w in self.wanted if w.word != title]
            return {"course": "course-one", "test": "test-one"}[kind]
        return own


def _inner(shape: Shape) -> type[Model] | None:
    """The model that a field holds, one or many."""
    while shape.item:
        shape = shape.item
    return shape.model


def _plain(hint: Any) -> Any:
    """The innermost type of an annotation: of a list its items', of a mapping its values'."""
    origin = typing.get_origin(hint)
    if origin is Annotated:
        return _plain(typing.get_args(hint)[0])
    if origin in (Union, types.UnionType):
        return _plain(next(part for part in typing.get_args(hint) if part is not type(None)))
    if origin is tuple:
        return _plain(typing.get_args(hint)[0])
    if origin is dict:
        return _plain(typing.get_args(hint)[1])
    return hint
