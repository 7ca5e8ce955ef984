"""Text as authors write it: one line, or rich text in the one small grammar of ``generator.rich``."""

from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError, core_schema

from generator.model.types import SCALAR
from generator.rich import RichText, parse

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), WithJsonSchema(SCALAR)]


class _Rich:
    """Pydantic's view of rich text: a text in, a parsed ``RichText`` out."""

    @staticmethod
    def __get_pydantic_core_schema__(source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(_read)

    @staticmethod
    def __get_pydantic_json_schema__(core: Any, handler: Any) -> dict[str, Any]:
        return dict(SCALAR)


def _read(value: Any) -> RichText:
    if type(value) is not str:
        raise PydanticCustomError("string_type", "text expected")
    if not value or value.isspace():
        raise PydanticCustomError("string_too_short", "text is empty")
    return parse(value)


Rich = Annotated[RichText, _Rich]
