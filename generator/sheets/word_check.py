"""A Word template may fill in fields, go through lists and ask whether something is there. Anything else in it is refused before it runs."""

import difflib
from collections.abc import Iterable, Mapping, Sequence

from jinja2 import Environment, TemplateSyntaxError, nodes

from generator.sheets.word_fields import LOOP, WORDS, Kind, Many
from generator.sheets.word_tags import Fault, Tag, normal

Scope = Mapping[str, Kind]
#: How many fields are named that could have been meant.
SHOWN = 12
#: What is only looked into.
JOINING = (nodes.Not, nodes.And, nodes.Or, nodes.Compare, nodes.Operand)


class Reader:
    """Reads the expressions of one part. ``places`` has the tag as it was typed for each line of the source."""

    def __init__(self, environment: Environment, places: list[Tag | None]) -> None:
        self.environment, self.places = environment, places
        self.faults: list[Fault] = []

    def check(self, source: str, fields: Scope) -> list[Fault]:
        """Every fault in ``source``, whose tags stand on a line each."""
        try:
            tree = self.environment.parse(source)
        except TemplateSyntaxError as error:
            tag = self._tag(error.lineno)
            return [Fault("syntax", tag.text if tag else str(error.message), tag.spot if tag else None)]
        self._all(tree.body, fields)
        return self.faults

    def _all(self, body: Sequence[nodes.Node], scope: Scope) -> None:
        for node in body:
            self._statement(node, scope)

    def _statement(self, node: nodes.Node, scope: Scope) -> None:
        match node:
            case nodes.Output():
                for shown in node.nodes:
                    if not isinstance(shown, nodes.TemplateData):
                        self._shown(shown, scope)
            case nodes.If():
                self._kind(node.test, scope)
                for part in (node.body, node.elif_, node.else_):
                    self._all(part, scope)
            case nodes.For(target=nodes.Name(name=name), recursive=False, test=None):
                many = self._kind(node.iter, scope)
                if many is not None and not isinstance(many, Many):
                    self._fault("not_list", node.iter)
                self._all(node.body, {**scope, name: many.of if isinstance(many, Many) else {}, "loop": LOOP})
                self._all(node.else_, scope)
            case _:
                self._fault("action", node)

    def _shown(self, node: nodes.Node, scope: Scope) -> None:
        kind = self._kind(node, scope)
        if kind is not None and not isinstance(kind, str):
            inside = kind.of if isinstance(kind, Many) else kind
            self._fault("not_words", node, tuple(inside)[:SHOWN] if isinstance(inside, Mapping) else ())

    def _kind(self, node: nodes.Node, scope: Scope) -> Kind | None:
        """What an expression gives; None if that is a fault that has been noted."""
        match node:
            case nodes.Name(name=name):
                return self._found(name, scope, node)
            case nodes.Getattr(node=inner, attr=attr) if not attr.startswith("_"):
                whole = self._kind(inner, scope)
                if whole is None:
                    return None
                return self._found(attr, whole if isinstance(whole, Mapping) else {}, node)
            case nodes.Filter(node=nodes.Node() as counted, name="length", args=[], kwargs=[]):
                self._kind(counted, scope)
                return WORDS
            case nodes.Mul(left=nodes.Const(value=int()), right=nodes.Getattr(node=nodes.Name(name="loop"), attr="length")):
                return WORDS  # what docxtpl makes of {% hm %}
            case nodes.Const(value=str() | int() | bool()):
                return WORDS
        if isinstance(node, JOINING):
            for part in node.iter_child_nodes():
                self._kind(part, scope)
            return WORDS
        self._fault("action", node)
        return None

    def _found(self, name: str, fields: Scope, node: nodes.Node) -> Kind | None:
        if name in fields:
            return fields[name]
        if fields or isinstance(node, nodes.Getattr):
            self._fault("field", node, tuple(difflib.get_close_matches(name, fields, 3, 0.5)) or tuple(fields)[:SHOWN])
        return None

    def _fault(self, code: str, node: nodes.Node, near: tuple[str, ...] = ()) -> None:
        tag = self._tag(node.lineno)
        given = dotted(node) if code != "action" else ""
        fault = Fault(code, given or (tag.text if tag else ""), tag.spot if tag else None, near)
        if fault not in self.faults:
            self.faults.append(fault)

    def _tag(self, line: int) -> Tag | None:
        return self.places[line] if 0 <= line < len(self.places) else None


def dotted(node: nodes.Node) -> str:
    """``row.text`` as it was written; empty for anything else."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{dotted(node.node)}.{node.attr}"
    return ""


def lined_up(found: Iterable[str], typed: list[Tag]) -> list[Tag | None]:
    """For each tag of the source that docxtpl made the tag as it was typed; the list begins with line 0 and 1, which have none."""
    waiting: dict[str, list[Tag]] = {}
    for tag in typed:
        waiting.setdefault(tag.plain, []).append(tag)
    places: list[Tag | None] = [None, None]
    for text in found:
        same = waiting.get(normal(text), [])
        places.append(same.pop(0) if len(same) > 1 else same[0] if same else None)
    return places
