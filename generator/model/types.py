"""The types that fields are declared with; each reads text and raises a problem of its own when it cannot."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.model import limit, scalars
from generator.model.kinds import RESERVED

T = TypeVar("T")
SCALAR = {"type": ["string", "number", "boolean"]}
ID = re.compile(r"\w[\w\-·.]*")
FINGERPRINT = re.compile(r"[0-9a-f]{8,32}")


def read_id(text: str) -> str:
    """An id in NFC; letters of any script, digits, - _ · . inside. Raises ValueError."""
    word = unicodedata.normalize("NFC", text.strip())
    if not ID.fullmatch(word) or word.endswith(".") or word in RESERVED or not word.strip("_"):
        raise ValueError(text)
    return word


def _typed(code: str, read: Callable[[str], T]) -> PlainValidator:
    def validate(value: Any) -> T:
        if type(value) is not str:
            raise PydanticCustomError("string_type", "text expected")
        if not value.strip():
            raise PydanticCustomError("string_too_short", "text is empty")
        try:
            return read(value)
        except ValueError:
            raise PydanticCustomError(code, "cannot be read", {"given": value.strip()}) from None

    return PlainValidator(validate, json_schema_input_type=str)


def _count(text: str) -> int:
    word = scalars.fold(text)
    if not word.isdecimal() or len(word) > 9:
        raise ValueError(text)
    return int(word)


def _count_or_blank(text: str) -> int | None:
    """A blank to fill in by hand is no number yet."""
    return None if scalars.is_blank(text) else _count(text)


def _fingerprint(text: str) -> str:
    word = scalars.fold(text)
    if not FINGERPRINT.fullmatch(word):
        raise ValueError(text)
    return word


def _day_or_blank(text: str) -> date | str:
    return text.strip() if scalars.is_blank(text) else scalars.read_day(text)


Id = Annotated[str, _typed("bad-id", read_id), WithJsonSchema(SCALAR)]
Day = Annotated[date, _typed("bad-date", scalars.read_day), WithJsonSchema(SCALAR)]
Flag = Annotated[bool, _typed("bad-flag", scalars.read_flag), WithJsonSchema(SCALAR)]
Count = Annotated[int, _typed("bad-number", _count), WithJsonSchema(SCALAR)]
CountOrBlank = Annotated[int | None, _typed("bad-number", _count_or_blank), WithJsonSchema(SCALAR)]
#: A day, or the blank (a text of underscores) that is printed in its place.
DayOrBlank = Annotated[date | str, _typed("bad-date", _day_or_blank), WithJsonSchema(SCALAR)]
Amount = Annotated[scalars.Amount, _typed("bad-number", scalars.read_amount), WithJsonSchema(SCALAR)]
#: The first digits, eight at least, of the fingerprint of a sheet.
Fingerprint = Annotated[str, _typed("bad-fingerprint", _fingerprint), WithJsonSchema(SCALAR)]
Limit = Annotated[limit.Limit, _typed("bad-limit", limit.read_limit), WithJsonSchema(SCALAR)]


class _OneOrMany:
    """JSON Schema of a list that may be written as its only item."""

    @staticmethod
    def __get_pydantic_json_schema__(core: Any, handler: Callable[[Any], Any]) -> Any:
        many = handler(core)
        return {"anyOf": [many["items"], many]} if "items" in many else many


def _as_many(value: Any) -> Any:
    return value if isinstance(value, tuple) else (value,)


Many = Annotated[tuple[T, ...], BeforeValidator(_as_many), _OneOrMany]
