"""Every key that any kind of file knows: what a full-width colon or a misspelt key is compared with."""

from generator.model.base import Model
from generator.model.files import MODELS
from generator.model.shape import Shape, fields


def _collect(model: type[Model], keys: set[str], seen: set[type[Model]]) -> None:
    if model in seen:
        return
    seen.add(model)
    for field in fields(model):
        keys.add(field.key)
        pending: Shape | None = field.shape
        while pending:
            if pending.model:
                _collect(pending.model, keys, seen)
            pending = pending.item


def _all() -> frozenset[str]:
    keys: set[str] = set()
    seen: set[type[Model]] = set()
    for model in MODELS.values():
        _collect(model, keys, seen)
    return frozenset(keys)


KEYS = _all()
