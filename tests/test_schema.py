"""The editor's schemas: valid, true to the manuals at hand, strict about what is wrong, described in both languages."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from generator.model.files import MODELS
from generator.schema import schemas
from generator.source import kind_of

ROOT = Path(__file__).parent.parent
MANUALS = [ROOT / "content", *sorted(ROOT.glob("tests/manuals/*/content")), *sorted(ROOT.glob("templates/starter/*/content"))]
FILES = [path for manual in MANUALS for path in sorted(manual.rglob("*.yml"))]
HAN = re.compile(r"[\u4e00-\u9fff]")


class EditorLoader(yaml.CSafeLoader):
    """Values as an editor's YAML 1.2 reader sees them: numbers, true and false; ``yes``, dates and times stay texts."""

    yaml_implicit_resolvers: dict[Any, Any] = {}  # noqa: RUF012

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[str, Any]:
        return {key.value: self.construct_object(value, deep=True) for key, value in node.value}

    def construct_text_map(self, node: yaml.MappingNode) -> dict[str, Any]:
        return self.construct_mapping(node)


EditorLoader.add_constructor("tag:yaml.org,2002:map", EditorLoader.construct_text_map)
for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
):
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"^(?:{pattern})$"), list(first))


made = cache(schemas)


@cache
def validator(kind: str) -> Draft7Validator:
    return Draft7Validator(made()[kind])


def faults(kind: str, text: str) -> list[str]:
    data = yaml.load(text, EditorLoader)  # noqa: S506 - a safe loader
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}" for error in validator(kind).iter_errors(data)]


def nodes(schema: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every property below ``schema`` with its path."""
    if isinstance(schema, list):
        for index, item in enumerate(schema):
            yield from nodes(item, f"{path}/{index}")
    elif isinstance(schema, dict):
        for key, value in schema.items():
            if key == "properties":
                yield from ((f"{path}/{name}", node) for name, node in value.items())
                for name, node in value.items():
                    yield from nodes(node, f"{path}/{name}")
            else:
                yield from nodes(value, f"{path}/{key}")


def test_there_is_one_for_every_kind() -> None:
    assert made().keys() == MODELS.keys()


@pytest.mark.parametrize("kind", sorted(MODELS))
def test_is_a_valid_schema(kind: str) -> None:
    schema = json.loads(json.dumps(made()[kind]))
    Draft7Validator.check_schema(schema)
    assert not re.search(r"\$defs", json.dumps(schema)), "draft 7 keeps definitions under another name"


@pytest.mark.parametrize("kind", sorted(MODELS))
def test_every_property_is_described_in_chinese_and_english(kind: str) -> None:
    found = list(nodes(made()[kind]))
    assert found
    for path, node in found:
        text = node.get("description", "")
        zh, _, en = text.partition("\n\n")
        assert HAN.search(zh), f"{path}: no Chinese: {text!r}"
        assert re.search(r"[A-Za-z]", en), f"{path}: no English: {text!r}"


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_accepts_what_is_written(path: Path) -> None:
    inside = next(path.relative_to(manual) for manual in MANUALS if path.is_relative_to(manual)).as_posix()
    kind = kind_of(inside)
    assert kind
    assert faults(kind, path.read_text("utf-8")) == []


ACCEPTED = {
    "a number where text stands": ("faqs", "{topic: 404, items: [{question: 7, answer: true}]}"),
    "a list as its only item": ("faqs", "{topic: t, items: [{question: q, answer: a, say: hello, form: [f, g]}]}"),
    "nothing yet": ("faqs", "topic: t\nabout:\nitems:\n  - {question: q, answer: a, note: }\n"),
    "a block not written yet": ("position", "{name: n, daily: 尚未编写, duties: not written yet, requires: 待编写}"),
    "a script for every channel": ("scripts", "{items: [{say: hello}, {say: {phone: hello, chat: hi}}]}"),
    "a style of numbering": ("policy", "{title: t, numbering: decimal}"),
    "numbers of single levels": ("policy", "{title: t, numbering: {style: mixed, chapter: 第1章}}"),
    "a table from the settings": ("policy", "{title: t, body: [{table: metrics}, {table: {columns: [a], rows: [[1], [x]]}}]}"),
    "groups and single items": ("position", "{name: n, duties: [a, {text: b}, {group: g, items: [c, {title: d}]}]}"),
    "a superior with a matter": ("position", "{name: n, reports_to: [a, {position: b, for: quality}]}"),
    "words of both languages": ("position", "{name: n, powers: {operations: [{right: 审批, text: t}, {right: approve, text: t}]}}"),
    "yes and 是": ("training", "{title: t, mentor: {who: a, reexamined: yes}}"),
    "true": ("training", "{title: t, mentor: {who: [a], reexamined: true}}"),
    "a date, a blank": ("position", "{name: n, verified: {by: a, date: 2026-11-01, every: 90天}, document: {approved: ____, effective: 2026-01-01}}"),
}
REJECTED = {
    "an unknown key": ("faqs", "{topic: t, items: [{question: q, answer: a, anwser: b}]}"),
    "an unknown key at the top": ("position", "{name: n, duty: [a]}"),
    "an unknown key deep inside": ("organisation", "{company: {name: n, nmae: m}}"),
    "a missing key": ("faqs", "{topic: t, items: [{question: q}]}"),
    "a text for a list": ("faqs", "{topic: t, items: hello}"),
    "a list for a text": ("faqs", "{topic: [t], items: []}"),
    "keys for a text": ("procedure", "{title: {zh: t}}"),
    "a text for keys": ("organisation", "{company: n}"),
    "a word that no power knows": ("position", "{name: n, powers: {operations: [{right: rule, text: t}]}}"),
    "a word that no rating knows": ("position", "{name: n, requires: {ratings: {x: very}}}"),
    "a language that is not there": ("settings", "{language: fr}"),
    "a severity that is not there": ("settings", "{severities: {dead-link: fatal}}"),
    "a text for a block": ("position", "{name: n, daily: later}"),
    "a table that no setting makes": ("policy", "{title: t, body: [{table: {from: prices}}]}"),
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_accepts(name: str) -> None:
    assert faults(*ACCEPTED[name]) == []


@pytest.mark.parametrize("name", REJECTED)
def test_rejects(name: str) -> None:
    assert faults(*REJECTED[name])
