"""Record: the values of a YAML file as written, and an exact place for every key and item.

PyYAML's C parser composes the nodes; the values are ours: every scalar is text (``no``, ``17:00``, ``1.10``,
``0123``), an empty one is left out. Nodes are not kept: a place is asked for only where there is a problem, and
composing that file again is cheaper than holding every node of a large manual.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import yaml
from yaml._yaml import CParser
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator import slips, traps
from generator.model.keys import KEYS
from generator.problem import Place, Problem
from generator.rich import WIDE
from generator.source import Source

Path = tuple[str | int, ...]
DEEPEST = 40
EMPTY = {"", "~", "null", "Null", "NULL"}
ANCHORED = re.compile(r"(?m)(?:^|[\s\[{,])[&*]\S")
TAG = "text"
INDENTED = re.compile(r"(?:^|\n)[ \-?:]{81}")


class _Composer(CParser):
    """The C parser alone; tags are not guessed from the looks of a value."""

    def resolve(self, kind: type, value: Any, implicit: Any) -> str:
        return TAG

    def descend_resolver(self, parent: Any, index: Any) -> None: ...

    def ascend_resolver(self) -> None: ...


class Thinned(tuple[Any, ...]):
    """A list of which wrong items were left out; ``at`` holds the index that each had in the file."""

    at: list[int]

    def __new__(cls, items: list[Any], at: list[int]) -> "Thinned":
        made = super().__new__(cls, items)
        made.at = at
        return made


@dataclass
class Record:
    """One YAML file: ``data`` of dicts, tuples and texts; ``sound`` is what is left of it without wrong parts."""

    source: Source
    data: dict[str, Any] = field(default_factory=dict)
    sound: Any = None
    #: What was found on the way from text to values.
    slips: list[Problem] = field(default_factory=list)

    @property
    def kept(self) -> Any:
        """``data``, without its wrong parts once they are known; paths given to a record lead into this."""
        return self.data if self.sound is None else self.sound

    @cached_property
    def _root(self) -> Node | None:
        return _compose(self.source.text)

    def place(self, path: Path, *, key: bool = False, find: str | re.Pattern[str] = "", nth: int = 0) -> Place:
        """The place of the value at ``path`` (or of its key), or of the ``nth`` ``find`` (a pattern's first group) in its text.

        Steps that the file does not have (a shorthand was written) stand at the nearest that it has.
        """
        node = self._root
        if node is None:
            return Place(self.source.path)
        at: Node = node
        for step in self._in_file(path):
            child = _child(at, step)
            if child is not None:
                node, at = (child[0] if key else child[1]), child[1]
        return self._show(node, find, nth)

    def has(self, path: Path) -> bool:
        """Whether the file has something, be it empty, at exactly ``path``."""
        node = self._root
        for step in self._in_file(path):
            child = _child(node, step) if node is not None else None
            if child is None:
                return False
            node = child[1]
        return node is not None

    def raw(self, path: Path) -> str:
        """The characters of the value at ``path``, or of the nearest that the file has, as they stand there."""
        start, end = self._span(path)
        return self.source.text[start:end]

    def holds(self, path: Path, place: Place) -> bool:
        """Whether ``place`` lies in the value at ``path``."""
        start, end = self._span(path)
        return not path or start <= self.source.index(place) < end

    def _span(self, path: Path) -> tuple[int, int]:
        node = self._root
        for step in self._in_file(path):
            child = _child(node, step)
            node = child[1] if child else node
        return (node.start_mark.index, node.end_mark.index) if node is not None else (0, 0)

    def _in_file(self, path: Path) -> Path:
        """``path`` into what was kept, as a path into the file."""
        data: Any = self.kept
        steps: list[str | int] = []
        for step in path:
            steps.append(data.at[step] if isinstance(data, Thinned) and isinstance(step, int) and step < len(data) else step)
            data = data[step] if has_step(data, step) else data
        return tuple(steps)

    def _show(self, node: Node, find: str | re.Pattern[str], nth: int) -> Place:
        start, end = node.start_mark.index, node.end_mark.index
        text = self.source.text[start:end]
        if find:
            pattern = re.compile(f"({re.escape(find)})") if isinstance(find, str) else find
            hits = [match.span(1) for match in pattern.finditer(text.translate(WIDE)) if match[1]][: nth + 1]
            if hits:
                return self.source.place(start + hits[-1][0], hits[-1][1] - hits[-1][0])
        return self.source.place(start, len(text.split("\n", 1)[0].rstrip()))


def read_record(source: Source) -> tuple[Record | None, list[Problem]]:
    """Parse ``source``; None if it is not YAML with keys at the top."""
    problem = _bomb(source)
    if problem:
        return None, [problem]
    try:
        root = _compose(source.text)
    except yaml.MarkedYAMLError as error:
        return None, traps.explain(source, error)
    except (yaml.YAMLError, UnicodeError, RecursionError):
        return None, [Problem("yaml-syntax", source.place(0), {"given": "?"})]
    problems = slips.miswritten_keys(source)
    if ("&" in source.text or "*" in source.text) and ANCHORED.search(source.text):
        problems += _anchors(source)
    if not isinstance(root, MappingNode):
        if not problems:
            problems.append(Problem("yaml-empty" if root is None else "expected-keys", source.place(0)))
        return None, problems
    if slips.MARKS.search(source.text):
        problems += slips.cut_by_hash(source, _scalars(root)) + slips.lost_marks(source, _scalars(root))
    record = Record(source, slips=problems)
    record.data = _Builder(source, problems).mapping(root)
    return record, problems


def _compose(text: str) -> Node | None:
    parser = _Composer(text)
    try:
        root: Node | None = parser.get_single_node()
        return root
    finally:
        parser.dispose()


def _bomb(source: Source) -> Problem | None:
    """Nesting deeper than any author's would exhaust the parser's stack, so it is counted before parsing."""
    text = source.text
    if text.count("[") + text.count("{") <= DEEPEST and not INDENTED.search(text):
        return None
    depth = 0
    for match in re.finditer(r"[\[{]|[\]}]|(?m:^[ \-?:]{81,})", source.text):
        depth = depth + 1 if match[0] in "[{" else max(0, depth - 1) if match[0] in "]}" else DEEPEST + 1
        if depth > DEEPEST:
            return Problem("too-deep", source.place(match.start()), {"limit": str(DEEPEST)})
    return None


def _anchors(source: Source) -> list[Problem]:
    problems = []
    for token in yaml.scan(source.text, Loader=yaml.CLoader):
        if isinstance(token, yaml.AnchorToken | yaml.AliasToken):
            start = token.start_mark.index
            place = source.place(start, len(token.value) + 1)
            code = "yaml-anchor" if isinstance(token, yaml.AnchorToken) else "yaml-star"
            problems.append(Problem(code, place, {"given": slips.quoted_line(place)}))
    return problems


def has_step(data: Any, step: str | int) -> bool:
    """Whether ``data`` holds something at ``step``."""
    return step in data if isinstance(data, dict) else isinstance(data, tuple) and isinstance(step, int) and step < len(data)


def _child(node: Node | None, step: str | int) -> tuple[Node, Node] | None:
    """(key, value) of the child; None if there is no such child."""
    if isinstance(node, MappingNode):
        for key, value in node.value:
            if key.value == step:
                return key, value
    elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None


def _scalars(node: Node) -> Iterator[ScalarNode]:
    pending = [node]
    while pending:
        at = pending.pop()
        if isinstance(at, ScalarNode):
            yield at
        elif isinstance(at, MappingNode):
            pending += [part for pair in at.value for part in pair]
        else:
            pending += at.value


class _Builder:
    """Nodes to values; problems with keys and tags are noted on the way."""

    def __init__(self, source: Source, problems: list[Problem]) -> None:
        self.source, self.problems = source, problems

    def value(self, node: Node) -> Any:
        if node.__class__ is ScalarNode:
            if node.tag is not TAG and node.tag != TAG:
                self._tagged(node)
            if not node.style and node.value in EMPTY:
                return None
            return node.value
        if node.__class__ is MappingNode:
            return self.mapping(node)
        return tuple([self.value(item) for item in node.value])

    def mapping(self, node: MappingNode) -> dict[str, Any]:
        built: dict[str, Any] = {}
        seen: dict[str, Node] = {}
        for key, value in node.value:
            name = key.value
            if key.__class__ is not ScalarNode:
                self.problems.append(slips.key_is_no_text(self.source, key))
                continue
            if name[:1] in slips.WIDE_BLANKS and name:
                continue  # its line has been named already
            if name in seen:
                also = (self.source.place(seen[name].start_mark.index, len(name)),)
                self.problems.append(Problem("duplicate-key", self.source.place(key.start_mark.index, len(name)), {"given": name}, also))
                continue
            seen[name] = key
            made = self.value(value)
            if made is None:
                self._nothing(name, key, value, built, alone=len(node.value) == 1)
                continue
            if made.__class__ is tuple and len(made) == 1:
                slip = slips.one_item_with_commas(self.source, name, value)
                if slip:
                    self.problems.append(slip)
            built[name] = made
        return built

    def _nothing(self, name: str, key: Node, value: Node, built: dict[str, Any], *, alone: bool) -> None:
        """A key with nothing behind it is not given yet.

        One that no kind of file knows is kept, to be named as unknown; so is ``{客户姓名}`` alone, which is a text.
        """
        if name == "grade":  # an item that is meant to be graded must never go out ungraded
            self.problems.append(Problem("empty-text", self.source.place(key.start_mark.index, len(name)), {"field": ("grade（密级）", "grade (Grade)")}))
            return
        slip = slips.key_without_colon(self.source, key, value)
        if slip and not (alone and slip.code == "yaml-inline"):
            self.problems.append(slip)
        elif slip or name not in KEYS:
            built[name] = ""

    def _tagged(self, node: ScalarNode) -> None:
        place = self.source.place(node.start_mark.index)
        self.problems.append(Problem("yaml-tag", place, {"given": slips.quoted_line(place)}))
