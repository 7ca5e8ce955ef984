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


def _all() -> tuple[frozenset[str], frozenset[str]]:
    keys: set[str] = set()
    seen: set[type[Model]] = set()
    for model in MODELS.values():
        _collect(model, keys, seen)
    lists = {field.key for model in seen for field in fields(model) if _is_word_list(field.shape)}
    return frozenset(keys), frozenset(lists - SENTENCES)


def _is_word_list(shape: Shape) -> bool:
    return shape.item is not None and shape.key is None and not (shape.item.model or shape.item.rich or shape.item.item)


#: Lists of plain texts that are whole sentences, where a comma is a comma.
SENTENCES = {"similar"}
#: Every key; and those whose value is a list of words or ids.
KEYS, WORD_LISTS = _all()
