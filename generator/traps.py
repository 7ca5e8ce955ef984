"""The traps of YAML, each told apart and given a problem of its own that says what to write instead.

YAML's own messages speak of tokens and block mappings. Here the line at fault is looked at as its author would:
which mark at the head of a value, or inside it, did YAML take for its own?
"""

import re
from collections.abc import Iterable

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.model.keys import KEYS
from generator.problem import Place, Problem
from generator.source import Source

#: indentation and dashes, an optional key, then the value
LINE = re.compile(r"^(?P<head>[ \t]*(?:-[ \t]+)*(?:(?P<key>[^\s:：#'\"\[{][^:#]*?):[ \t]+)?)(?P<value>\S.*)?$")
WIDE = re.compile(r"(?m)^[ \t]*(?:-[ \t]+)*(?P<key>[a-z][a-z_-]*)：")
WIDE_AFTER_LETTER = re.compile("[a-z_]：")
BLOCK = re.compile(r"(?:^|[\s:-])[|>][+-]?\d?[+-]?\s*(?:#.*)?$")

#: first mark of a value -> the code of its trap
HEADS = {"{": "yaml-brace", "[": "yaml-bracket", "*": "yaml-star", "@": "yaml-at", "`": "yaml-at", "%": "yaml-at", ">": "yaml-fold", "|": "yaml-fold",
         "!": "yaml-tag", "&": "yaml-anchor", '"': "yaml-quote", "'": "yaml-quote"}  # fmt: skip


def explain(source: Source, error: yaml.MarkedYAMLError) -> list[Problem]:
    """The problems behind a syntax error: the trap at the line named, and every other certain trap of the file."""
    mark = error.problem_mark or error.context_mark
    at = mark.line if mark else 0
    lines = source.text.split("\n")
    found = wide_colons(source)
    if not any(abs(p.place.line - 1 - at) <= 1 for p in found):
        context = error.context_mark.line if error.context_mark else at
        found.append(_classify(source, lines, at, context, error))
    named = {p.place.line for p in found}
    return found + [p for p in _certain(source, lines) if p.place.line not in named]


def _classify(source: Source, lines: list[str], at: int, context: int, error: yaml.MarkedYAMLError) -> Problem:
    words, mark = error.problem or "", error.problem_mark
    for number in dict.fromkeys((at, context)):
        line = lines[number] if number < len(lines) else ""
        if "\t" in line[: len(line) - len(line.lstrip())] or "\\t" in words:
            return _at(source, lines, number, "yaml-tab", max(line.find("\t"), 0))
        value, column = _value(line)
        code = HEADS.get(value[:1])
        if code and _breaks(code, value, words):
            return _at(source, lines, number, code, column, value)
    line = lines[at] if at < len(lines) else ""
    value, column = _value(line)
    if "flow" in f"{words} {error.context}" and any(mark in line for mark in "[{"):
        return _at(source, lines, at, "yaml-inline", min(mark.column if mark else column, max(len(line) - 1, 0)))
    if "mapping values are not allowed" in words and re.search(r":(\s|$)", value):
        return _at(source, lines, at, "yaml-colon-inside", column + value.index(":"), value)
    if "document" in words or line.startswith(("---", "...")):
        return _at(source, lines, at, "yaml-documents", 0)
    column = mark.column if mark else 0
    if "expected <block end>" in words or "could not find expected ':'" in words or "did not find expected key" in words or "mapping values" in words:
        return _at(source, lines, at, "yaml-indent", min(column, max(len(line) - 1, 0)))
    return _at(source, lines, at, "yaml-syntax", min(column, max(len(line) - 1, 0)))


def _breaks(code: str, value: str, words: str) -> bool:
    """Whether a value with this head is what broke, not merely a neighbour of what did."""
    if code == "yaml-quote":
        end = value.find(value[0], 1)
        return end < 0 or bool(value[end + 1 :].strip(" ,]}")) or "quoted" in words
    if code in ("yaml-brace", "yaml-bracket"):
        closing = {"{": "}", "[": "]"}[value[0]]
        if ": " in value[: value.find("}")]:
            return False
        return not value.rstrip(" ,").endswith(closing) or value.startswith("[[") or "flow" in words
    if code == "yaml-fold":
        return len(value.rstrip()) > 2
    return True


def _certain(source: Source, lines: list[str]) -> list[Problem]:
    """Heads that no YAML value can have, on any line outside block texts."""
    found = []
    for number in _outside_blocks(lines):
        value, column = _value(lines[number])
        closed = value[value.find("}") + 1 :] if value[:1] == "{" else ""
        if value[:1] in "@`%" and value:
            found.append(_at(source, lines, number, "yaml-at", column, value))
        elif closed.strip() and closed.strip()[0] not in ",]}#":
            code = "yaml-inline" if ": " in value[: value.find("}")] else "yaml-brace"
            found.append(_at(source, lines, number, code, column, value))
    return found


def wide_colons(source: Source) -> list[Problem]:
    """A full-width colon after a key makes the line plain text, often of the value before it, without any error."""
    if not WIDE_AFTER_LETTER.search(source.text) or not WIDE.search(source.text):
        return []
    lines = source.text.split("\n")
    found = []
    for number in _outside_blocks(lines):
        match = WIDE.match(lines[number])
        if match and match["key"] in KEYS:
            found.append(_at(source, lines, number, "yaml-wide-colon", match.end() - 1, match["key"]))
    return found


def _outside_blocks(lines: list[str]) -> Iterable[int]:
    """The numbers of lines that are not text of a ``|`` or ``>`` block, nor comments."""
    block = -1
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip(" "))
        if not line.strip() or (block >= 0 and indent > block):
            continue
        block = -1
        if line.lstrip().startswith("#"):
            continue
        if BLOCK.search(line):
            block = indent
        yield number


def cut_by_hash(source: Source, scalars: Iterable[ScalarNode]) -> list[Problem]:
    """A ``#`` after a space ends the value. A comment is meant when two spaces stand before it and one after."""
    found = []
    for node in scalars:
        if node.style:
            continue
        at = node.end_mark.index
        rest = source.text[at : at + 4]
        if re.match(r"[ \t]+#", rest) and not re.match(r"[ \t]{2,}#[ \t\n]", rest) and not rest.startswith(" # noqa"):
            at += rest.index("#")
            found.append(Problem("yaml-hash", source.place(at), {"given": quoted(_line_value(source, at))}))
    return found


def key_is_no_text(source: Source, key: Node) -> Problem:
    """``{客户}: …`` or ``[[id]]: …`` as a key."""
    code = "yaml-brace" if isinstance(key, MappingNode) else "yaml-bracket" if isinstance(key, SequenceNode) else "yaml-syntax"
    return Problem(code, source.place(key.start_mark.index), {"given": quoted(_line_value(source, key.start_mark.index))})


def head_of(raw: str) -> str | None:
    """The trap that turned a text into a list or a mapping, told by its first mark."""
    return HEADS.get(raw[:1]) if raw[:1] in ("{", "[") else None


def _value(line: str) -> tuple[str, int]:
    match = LINE.match(line)
    return (match["value"] or "", match.start("value")) if match and match["value"] else ("", 0)


def _line_value(source: Source, index: int) -> str:
    return _value(source.place(index).text)[0]


def quoted(value: str) -> str:
    """How the value should be written: in whichever quotes it does not hold itself."""
    value = value.strip()
    if value[:1] in "\"'" and value.count(value[0]) % 2 == 0 and not value.endswith(value[0]):
        value = value.replace('"', "”").replace("”", "“", 1) if value[0] == '"' else value
    if "'" not in value:
        return f"'{value}'"
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _at(source: Source, lines: list[str], number: int, code: str, column: int, value: str = "") -> Problem:
    index = sum(len(line) + 1 for line in lines[:number]) + column
    given = value if code == "yaml-wide-colon" else quoted(value) if value else ""
    return Problem(code, source.place(index, len(value) or 1), {"given": given})


def quoted_line(source: Source, place: Place) -> str:
    """The value on the line of ``place`` as it should be written."""
    value = _value(place.text)[0]
    return quoted(value or place.text)
