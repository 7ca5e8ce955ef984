"""Record -> model: pydantic's findings become problems with exact places; what is sound is kept.

Pydantic is known to this module alone. Findings are told apart by their type, never by their English words.
"""

import difflib
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from generator import slips, traps
from generator.model.base import Model
from generator.model.files import MODELS
from generator.model.keys import KEYS
from generator.model.shape import Shape, field_at, fields, model_at
from generator.problem import Problem, Word
from generator.record import Path, Record, Thinned, has_step

#: pydantic's error type -> our code; our own types raise our codes themselves.
CODES = {
    "missing": "missing-key",
    "extra_forbidden": "unknown-key",
    "string_type": "expected-text",
    "string_too_short": "empty-text",
    "tuple_type": "expected-list",
    "model_type": "expected-keys",
    "model_attributes_type": "expected-keys",
    "dict_type": "expected-keys",
}
OWN = ("bad-id", "bad-date", "bad-flag", "bad-number", "bad-fingerprint", "bad-limit", "bad-choice", "one-of")
#: After this many rounds of leaving out what is wrong, a file is given up.
ROUNDS = 6
#: How alike a misspelt key is to the one meant, at least.
ALIKE = 0.7
#: What an entry that says nothing of what it is has given.
NOTHING = "–"


@dataclass(frozen=True)
class Read:
    """A file read into its model; ``item`` is None if nothing sound was left of it."""

    record: Record
    item: Model | None


def validate(record: Record) -> tuple[Read, list[Problem]]:
    """Read ``record`` into the model of its kind. Parts with problems are left out, so that the rest is still linked."""
    model = MODELS[record.source.kind]
    problems: list[Problem] = []
    data: Any = record.data
    for turn in range(ROUNDS):
        try:
            return Read(record, model.model_validate(data)), problems
        except ValidationError as error:
            details = error.errors(include_url=False)
        # Later rounds find what only shows once the parts are sound; what we left out ourselves is not missing.
        fresh = [detail for detail in details if turn == 0 or (detail["type"] in OWN and detail.get("ctx", {}).get("given") != NOTHING)]
        problems += _without_echoes([(tuple(detail["loc"]), problem) for detail in fresh for problem in _problem(record, model, detail)])
        wrong = {_without_missing(detail, data) for detail in details}
        if () in wrong:
            break
        data = record.sound = _leave_out(data, wrong, ())
    return Read(record, None), problems


def _without_echoes(found: list[tuple[Path, Problem]]) -> list[Problem]:
    """A misspelt key is missing under its right name too; one finding is enough."""
    meant = {(*path[:-1], problem.words["meant"]) for path, problem in found if problem.code == "unknown-key"}
    return [problem for path, problem in found if problem.code != "missing-key" or path not in meant]


def _problem(record: Record, model: type[Model], detail: Any) -> list[Problem]:
    path: Path = tuple(detail["loc"])
    kind, given = detail["type"], detail.get("input")
    code = kind if kind in OWN else CODES.get(kind, "expected-text")
    if _is_sentence(record, path[:-1] if code == "unknown-key" else path):
        place = record.place(path)
        column = place.text.find(": ", place.column - 1)
        at = replace(place, column=column + 1, length=1)
        return [Problem("yaml-colon-inside", at, {"given": slips.quoted(record.raw(path[:-1] if code == "unknown-key" else path))})]
    if code == "unknown-key":
        return [_unknown(record, model, path)]
    if (code == "missing-key" and record.has(path)) or (code in ("expected-text", "expected-keys") and given is None):
        code = "empty-text"
    if code == "empty-text" and _lost(record, path):
        return []
    if code == "expected-keys" and isinstance(given, str) and _misses_colon(record, path):
        return []
    if code == "missing-key":
        return _missing(record, model, path)
    around = record.raw(path[:-1]).strip()
    if code == "empty-text" and around.startswith("{") and ":" not in around:  # {客户姓名} where a text or a group may stand
        return [Problem("yaml-brace", record.place(path[:-1]), {"given": slips.quoted(around)})]
    words: dict[str, Word] = {"field": _label(model, path), **{k: v for k, v in detail.get("ctx", {}).items() if isinstance(v, str)}}
    if code == "bad-choice":
        words["choices"] = (str(words.pop("zh")), str(words.pop("en")))
    if code == "expected-text":
        trap = traps.head_of(record.raw(path))
        if trap:
            place = record.place(path)
            return [Problem(trap, place, {"given": slips.quoted_line(place)})]
    return [Problem(code, record.place(path, key=code == "empty-text"), words)]


def _is_sentence(record: Record, path: Path) -> bool:
    """``- 请准备: 订单号``: a list item that is a sentence, of which the colon made a key."""
    data: Any = record.kept
    for step in path:
        data = data[step] if has_step(data, step) else data
    if not isinstance(data, dict) or len(data) != 1 or not path or not isinstance(path[-1], int | str):
        return False
    key = next(iter(data))
    raw = record.raw(path).strip()
    return not key.isascii() and "\n" not in raw and not raw.startswith("{") and isinstance(data[key], str)


def _lost(record: Record, path: Path) -> bool:
    """Whether a slip on the very line took the value away: a # that cut it off, a block that lost its text."""
    line = record.place(path, key=True).line
    return any(slip.code in ("yaml-hash", "yaml-fold") and slip.place.line == line for slip in record.slips)


def _misses_colon(record: Record, path: Path, key: str | None = None) -> bool:
    """Whether a full-width colon, or one without a space, has been named inside ``path`` (behind ``key``)."""
    colons = [slip for slip in record.slips if slip.code in ("yaml-wide-colon", "yaml-colon-space")]
    return any((key is None or slip.words["given"] == key) and record.holds(path, slip.place) for slip in colons)


def _missing(record: Record, model: type[Model], path: Path) -> list[Problem]:
    """A missing key stands at its parent; a full-width colon on the very key has been named already."""
    if _misses_colon(record, path[:-1], str(path[-1])):
        return []
    place = record.place(path[:-1])
    return [Problem("missing-key", replace(place, length=1), {"field": _label(model, path), "key": str(path[-1])})]


def _unknown(record: Record, model: type[Model], path: Path) -> Problem:
    key = str(path[-1])
    inner = model_at(model, path[:-1])
    known = [field.key for field in fields(inner)]
    meant = _meant(inner, key)
    # A list that may be grouped is known to its author by its own name, not by the `items` of a group that is not there.
    written = tuple(step for step in path[:-1] if step != "items")
    where = inner.called if inner.called[0] else _label(model, written)
    words: dict[str, Word] = {"given": key, "where": where, "known": "" if meant else ", ".join(known), "meant": meant}
    code = "unknown-key" if meant or key not in KEYS else "misplaced-key"
    return Problem(code, record.place(path, key=True), words)


def _meant(model: type[Model], key: str) -> str:
    """The key of ``model`` that was meant by ``key``, if one is near enough to be told.

    A key that stands rightly elsewhere is not misspelt, however alike another looks (``positions``, ``probation``): it is the same
    word in another form, or names what one key alone refers to.
    """
    known = [field.key for field in fields(model)]
    if key in KEYS:
        alike = [other for other in known if _stem(other) == _stem(key)]
        taking = [field.key for field in fields(model) if _kinds(field.shape) == (_stem(key),) and not field.key.startswith("not_")]
        return next(iter(alike or (taking if len(taking) == 1 and _stem(key) != model.called[1] else ())), "")
    near = difflib.get_close_matches(key.lower().replace("-", "_"), known, 1, ALIKE)
    labels = {word: field.key for field in fields(model) for word in field.label}
    return near[0] if near else labels.get(key, "")


def _stem(key: str) -> str:
    """``positions``, ``priorities`` -> ``position``, ``priority``."""
    return f"{key[:-3]}y" if key.endswith("ies") else key.removesuffix("s")


def _kinds(shape: Shape) -> tuple[str, ...]:
    """What the values of a field refer to."""
    while shape.item:
        shape = shape.item
    return shape.refers.kinds if shape.refers else ()


def _label(model: type[Model], path: Path) -> Word:
    field = field_at(model, path)
    if field is None:
        return model.called
    return (f"{field.key}（{field.label[0]}）", f"{field.key} ({field.label[1]})")


def _without_missing(detail: Any, data: Any) -> Path:
    """What to leave out for this finding: the deepest thing that exists on the way; for a missing key its owner."""
    path: Path = tuple(detail["loc"])
    if detail["type"] == "missing":
        path = path[:-1]
    kept: list[str | int] = []
    for step in path:
        if has_step(data, step):
            data = data[step]
            kept.append(step)
    return tuple(kept)


def _leave_out(data: Any, wrong: set[Path], path: Path) -> Any:
    if isinstance(data, dict):
        return {key: _leave_out(value, wrong, (*path, key)) for key, value in data.items() if (*path, key) not in wrong}
    if isinstance(data, tuple):
        kept = [index for index in range(len(data)) if (*path, index) not in wrong]
        was = data.at if isinstance(data, Thinned) else range(len(data))
        return Thinned([_leave_out(data[index], wrong, (*path, index)) for index in kept], [was[index] for index in kept])
    return data
