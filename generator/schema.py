"""JSON Schema per kind of file, for completion, hover and red underlines in editors.

Scalars are text until Deskbook types them, so a number or a boolean as an editor sees it is accepted where text is;
a key without a value is a field not filled in yet, so null is accepted everywhere.
"""

from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from generator.model.files import MODELS
from generator.model.scalars import NOT_WRITTEN
from generator.model.types import SCALAR

DRAFT = "http://json-schema.org/draft-07/schema#"


class _WithShortForms(GenerateJsonSchema):
    """A mapping that also reads a plain text (``say: hello``, ``numbering: decimal``) accepts one."""

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        inner = super().function_before_schema(schema)
        return {"anyOf": [dict(SCALAR), inner]} if inner.get("type") == "object" and "properties" not in inner else inner


def schemas() -> dict[str, dict[str, Any]]:
    """Kind -> schema, with descriptions in Chinese and English."""
    made = {}
    for kind, model in MODELS.items():
        schema = _plain(model.model_json_schema(by_alias=True, schema_generator=_WithShortForms))
        zh, en = model.called
        made[kind] = {"$schema": DRAFT, "title": f"{zh} / {en}", **{k: v for k, v in schema.items() if k != "title"}}
    return made


def _plain(node: Any) -> Any:
    """Our labels become descriptions; pydantic's titles and defaults go; definitions stand where draft 7 has them."""
    if isinstance(node, list):
        return [_plain(item) for item in node]
    if isinstance(node, str):
        return node.replace("#/$defs/", "#/definitions/") if node.startswith("#/$defs/") else node
    if not isinstance(node, dict):
        return node
    made: dict[str, Any] = {}
    for key, value in node.items():
        if key in ("title", "default", "zh", "en", "more", "description") and not isinstance(value, dict):
            continue
        made["definitions" if key == "$defs" else key] = _plain(value)
    if "unwritten" in made.get("properties", {}):
        _may_be_unwritten(made)
    if "zh" in node and "en" in node and not isinstance(node["zh"], dict):
        return _described(made, node)
    return made


def _described(made: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    more = node.get("more") or ["", ""]
    made["description"] = f"{node['zh']}。{more[0]}\n\n{node['en']}. {more[1]}".strip()
    if "$ref" in made:  # draft 7 ignores what stands beside a reference
        made = {"allOf": [{"$ref": made.pop("$ref")}], **made}
    return _or_nothing(made)


def _may_be_unwritten(made: dict[str, Any]) -> None:
    """Any block that is not required may be announced: ``daily: 尚未编写``."""
    words = {"enum": sorted(NOT_WRITTEN)}
    for key, node in made["properties"].items():
        if key not in made.get("required", ()) and not _takes_text(node):
            description = node.pop("description")
            made["properties"][key] = {"anyOf": [*node.pop("anyOf", [node]), words], "description": description}


def _takes_text(node: dict[str, Any]) -> bool:
    return "string" in node.get("type", ()) or any("string" in other.get("type", ()) for other in node.get("anyOf", ()))


def _or_nothing(made: dict[str, Any]) -> dict[str, Any]:
    if isinstance(made.get("type"), str):
        made["type"] = [made["type"], "null"]
    elif isinstance(made.get("type"), list):
        made["type"] = [*made["type"], "null"]
    elif "enum" in made:
        made["enum"] = [*made["enum"], None]
    elif "anyOf" in made:
        made["anyOf"] = [*made["anyOf"], {"type": "null"}] if {"type": "null"} not in made["anyOf"] else made["anyOf"]
    elif "allOf" in made:
        made["anyOf"] = [made.pop("allOf")[0], {"type": "null"}]
    return made
