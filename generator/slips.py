"""Slips that YAML takes without a word and turns into something else: found in the text and in the nodes."""

import re
from collections.abc import Iterable
from functools import lru_cache

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.model.keys import KEYS, WORD_LISTS
from generator.problem import Place, Problem
from generator.source import Source

#: indentation and dashes, an optional key, then the value
LINE = re.compile(r"^(?P<head>[ \t]*(?:-[ \t]+)*(?:(?P<key>[^\s:：#'\"\[{][^:#]*?):[ \t]+)?)(?P<value>\S.*)?$")
WIDE = re.compile(r"(?m)^[ \t]*(?:-[ \t]+)*(?P<key>[a-z][a-z_-]*)：")
GLUED = re.compile(r"(?m)^[ \t]*(?:-[ \t]+)*(?P<key>[a-z][a-z_-]*):(?=\S)")
#: Spaces that look like one and are none.
WIDE_BLANKS = "\u3000\u00a0"
WIDE_SPACE = re.compile(
    r"(?m)^[ \t]*(?:- +)*(?:(?P<bad>[\u3000\u00a0]+|[－–—][ \u3000\u00a0]*)(?=-? *[a-z][a-z_-]*:)|(?:-|[a-z][a-z_-]*:)(?P<late>[\u3000\u00a0]+))"
)
WIDE_AFTER_LETTER = re.compile("[a-z_]：")
GLUED_AFTER_LETTER = re.compile(r"[a-z_]:[^\s/]")
#: What has to be somewhere in a file for its nodes to be looked through for lost marks.
MARKS = re.compile(r"[ \t]#|[\s\[,]!\s|[|>]\d|\\[a-z0-9]")
HASH = re.compile(r"(?P<space>[ \t]+)#(?P<after>\s|$)?")
BLOCK = re.compile(r"(?:^|[\s:-])[|>][+-]?\d?[+-]?\s*(?:#.*)?$")


def miswritten_keys(source: Source) -> list[Problem]:
    """Lines whose key YAML does not see: a full-width colon, no space after the colon, a full-width space or dash."""
    return wide_colons(source) + glued_colons(source) + wide_spaces(source)


def wide_spaces(source: Source) -> list[Problem]:
    """A full-width space, or a dash that is none, where YAML wants its own: an input method writes them unseen."""
    if not any(mark in source.text for mark in "\u3000\u00a0－–—") or not WIDE_SPACE.search(source.text):
        return []
    found, start = [], 0
    lines = source.text.split("\n")
    outside = outside_blocks(lines)
    for number, line in enumerate(lines):
        match = WIDE_SPACE.match(line) if number in outside else None
        if match:
            mended = re.sub(r"^(\s*)[－–—]\s*", r"\1- ", line.translate({0x3000: " ", 0xA0: " "}))
            part = "bad" if match["bad"] else "late"
            found.append(Problem("yaml-wide-space", source.place(start + match.start(part), len(match[part])), {"given": mended.strip()}))
        start += len(line) + 1
    return found


def wide_colons(source: Source) -> list[Problem]:
    """A full-width colon after a key makes the line plain text, often of the value before it, without any error."""
    return _colons(source, "yaml-wide-colon", WIDE) if WIDE_AFTER_LETTER.search(source.text) else []


def glued_colons(source: Source) -> list[Problem]:
    """A colon without a space after it does the same."""
    return _colons(source, "yaml-colon-space", GLUED) if GLUED_AFTER_LETTER.search(source.text) else []


def _colons(source: Source, code: str, pattern: re.Pattern[str]) -> list[Problem]:
    if not pattern.search(source.text):
        return []
    found, start = [], 0
    lines = source.text.split("\n")
    outside = outside_blocks(lines)
    for number, line in enumerate(lines):
        match = pattern.match(line) if number in outside else None
        if match and match["key"] in KEYS:
            found.append(Problem(code, source.place(start + match.end("key")), {"given": match["key"]}))
        start += len(line) + 1
    return found


def outside_blocks(lines: list[str]) -> frozenset[int]:
    """The numbers of lines that are not text of a ``|`` or ``>`` block, nor comments."""
    return _outside(tuple(lines))


@lru_cache(maxsize=4)
def _outside(lines: tuple[str, ...]) -> frozenset[int]:
    block, found = -1, set()
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip(" "))
        if not line.strip() or (block >= 0 and indent > block):
            continue
        block = -1
        if line.lstrip().startswith("#"):
            continue
        if BLOCK.search(line):
            block = indent
        found.add(number)
    return frozenset(found)


def lost_marks(source: Source, scalars: Iterable[ScalarNode]) -> list[Problem]:
    """``! 注意`` loses its mark, ``>3`` becomes an empty block, ``"C:\\temp"`` gets a tab: each without an error."""
    found = []
    for node in scalars:
        start = node.start_mark.index
        head = source.text[start : start + 2]
        code = ""
        if not node.style and head[:1] == "!" and node.value:
            code = "yaml-tag"
        elif node.style in ("|", ">") and not node.value.strip() and re.match(r"[|>]\d", head):
            code = "yaml-fold"
        elif node.style == '"' and any(ord(char) < 32 and char != "\n" for char in node.value):
            code = "yaml-quote"
        if code:
            place = source.place(start)
            found.append(Problem(code, place, {"given": quoted_line(place)}))
    return found


def cut_by_hash(source: Source, scalars: Iterable[ScalarNode]) -> list[Problem]:
    """A ``#`` after a space ends the value. A comment is meant when two spaces stand before it and one after."""
    found = []
    for node in scalars:
        if node.style:
            continue
        cut = HASH.match(source.text, node.end_mark.index)
        if cut and not (len(cut["space"]) > 1 and cut["after"]):
            place = source.place(cut.end("space"))
            found.append(Problem("yaml-hash", place, {"given": quoted(value_of(place.text)[0])}))
    return found


def key_is_no_text(source: Source, key: Node) -> Problem:
    """``{客户}: …`` or ``[[id]]: …`` as a key."""
    place = source.place(key.start_mark.index)
    code = "yaml-brace" if isinstance(key, MappingNode) else "yaml-bracket"
    return Problem(code, place, {"given": quoted_line(place)})


def key_without_colon(source: Source, key: Node, value: Node) -> Problem | None:
    """In a one-line group: ``{what: 回访, at_least：45}`` makes a key of the whole second part, with nothing behind it."""
    if ":" in source.text[key.end_mark.index : value.start_mark.index + 1]:
        return None
    place = source.place(key.start_mark.index, len(key.value))
    for mark, code in (("：", "yaml-wide-colon"), (":", "yaml-colon-space")):
        if mark in key.value:
            return Problem(code, place, {"given": key.value.split(mark)[0]})
    return Problem("yaml-inline", place, {"given": ""})


def one_item_with_commas(source: Source, key: str, node: Node) -> Problem | None:
    """``tags: [退款，退货]``: a full-width comma does not part the items of a list."""
    if key not in WORD_LISTS or not isinstance(node, SequenceNode) or not node.flow_style or len(node.value) != 1:
        return None
    item = node.value[0]
    if not isinstance(item, ScalarNode) or item.style or not re.search("[，、]", item.value):
        return None
    given = "[" + ", ".join(re.split(r"\s*[，、]\s*", item.value)) + "]"
    return Problem("yaml-wide-comma", source.place(item.start_mark.index, len(item.value)), {"given": given})


def value_of(line: str) -> tuple[str, int]:
    """The value on a line, behind indentation, dashes and key, and the column where it begins."""
    match = LINE.match(line)
    return (match["value"], match.start("value")) if match and match["value"] else ("", 0)


def quoted_line(place: Place) -> str:
    """The value on the line of ``place`` as it should be written."""
    return quoted(value_of(place.text)[0] or place.text)


def quoted(value: str) -> str:
    """``value`` in whichever quotes it does not hold itself; a lone opening quote is taken off."""
    value = value.strip()
    if value.startswith(('"', "'")) and value.count(value[0]) == 1:
        value = value[1:]
    elif value[:1] == '"' and value.endswith('"') and value.count('"') == 2:
        value = value[1:-1]  # was in double quotes, and what broke is a backslash inside
    if "'" not in value:
        return f"'{value}'"
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
