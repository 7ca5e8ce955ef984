"""The traps of YAML, each told apart and given a problem of its own that says what to write instead.

YAML's own messages speak of tokens and block mappings. Here the line at fault is looked at as its author would:
which mark at the head of a value, or inside it, did YAML take for its own?
"""

import re

import yaml

from generator.problem import Problem
from generator.slips import LINE, miswritten_keys, outside_blocks, quoted, value_of
from generator.source import Source

#: first mark of a value -> the code of its trap
HEADS = {"{": "yaml-brace", "[": "yaml-bracket", "*": "yaml-star", "@": "yaml-at", "`": "yaml-at", "%": "yaml-at", ">": "yaml-fold", "|": "yaml-fold",
         "!": "yaml-tag", "&": "yaml-anchor", '"': "yaml-quote", "'": "yaml-quote"}  # fmt: skip
CLOSING = {"{": "}", "[": "]"}
DASH = re.compile(r"^(?P<indent>\s*)-(?P<rest>[^\s\-\d].*)$")


def explain(source: Source, error: yaml.MarkedYAMLError) -> list[Problem]:
    """The problems behind a syntax error: the trap at the line named, and every other certain trap of the file."""
    found = miswritten_keys(source)
    blamed = _Blame(source, error).problem()
    if not any(abs(p.place.line - blamed.place.line) <= 1 for p in found):
        found.append(blamed)
    named = {p.place.line for p in found}
    return found + [p for p in _certain(source) if p.place.line not in named]


def head_of(raw: str) -> str | None:
    """The trap that turned a text into a list or a mapping, told by its first mark."""
    return HEADS.get(raw[:1]) if raw[:1] in CLOSING else None


class _Blame:
    """Finds the line and the trap that a parser's complaint comes from."""

    def __init__(self, source: Source, error: yaml.MarkedYAMLError) -> None:
        self.source, self.lines = source, source.text.split("\n")
        self.words, self.context = error.problem or "", error.context or ""
        mark = error.problem_mark or error.context_mark
        self.at, self.column = (mark.line, mark.column) if mark else (0, 0)
        self.opened = error.context_mark.line if error.context_mark else self.at
        if "could not find expected ':'" in self.words and error.context_mark:
            self.at, self.column = error.context_mark.line, error.context_mark.column

    def line(self, number: int) -> str:
        """A line of the file; empty beyond its end."""
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    def say(self, number: int, code: str, column: int = 0, given: str = "", length: int = 1) -> Problem:
        """A problem on a line."""
        index = sum(len(line) + 1 for line in self.lines[:number]) + column
        return Problem(code, self.source.place(index, length), {"given": given})

    def problem(self) -> Problem:
        """The likeliest trap; each finder answers None if it is not its own."""
        for find in (self._tab, self._dash, self._head, self._inline, self._inside, self._documents):
            problem = find()
            if problem:
                return problem
        line = self.line(self.at)
        column = min(self.column, max(len(line) - 1, 0))
        shifted = ("expected <block end>", "expected ':'", "expected key", "expected '-' indicator", "<document start>", "mapping values", "block sequence")
        return self.say(self.at, "yaml-indent" if any(word in self.words for word in shifted) else "yaml-syntax", column)

    def _tab(self) -> Problem | None:
        for number in (self.at, self.opened):
            line = self.line(number)
            if "\t" in line[: len(line) - len(line.lstrip())] or ("\\t" in self.words and "\t" in line):
                return self.say(number, "yaml-tab", line.index("\t"))
        return None

    def _dash(self) -> Problem | None:
        """``-question: …`` without a space after the dash."""
        for number in (self.at, self.at - 1, self.opened):
            match = DASH.match(self.line(number))
            if match and number in outside_blocks(self.lines):
                return self.say(number, "yaml-dash", match.start("rest") - 1, f"{match['indent']}- {match['rest']}".strip(), 1)
        return None

    def _head(self) -> Problem | None:
        """A value that begins with a mark of YAML's."""
        for number in dict.fromkeys((self.at, self.opened)):
            value, column = value_of(self.line(number))
            code = HEADS.get(value[:1])
            if code and self._broke(code, value):
                return self.say(number, code, column, quoted(value), len(value))
            if value[:2] in ("- ", "? ") and "not allowed" in self.words:
                return self.say(number, "yaml-at", column, quoted(value), len(value))
        return None

    def _broke(self, code: str, value: str) -> bool:
        """Whether a value with this head is what broke, not merely a neighbour of what did."""
        if code == "yaml-quote":
            end = value.find(value[0], 1)
            return end < 0 or bool(value[end + 1 :].strip(" ,]}")) or "quoted" in self.words + self.context or "escape" in self.words
        if code in ("yaml-brace", "yaml-bracket"):
            end = value.find(CLOSING[value[0]])
            group = re.match(r"[\[{]\s*[\w-]+\s*:\s", value)
            after = value[end + 1 :].strip(" ,]}") if end >= 0 else "open"
            return not group and bool(after) and (end >= 0 or "flow" in self.words + self.context)
        return code != "yaml-fold" or len(value.rstrip()) > 2

    def _inline(self) -> Problem | None:
        """Inside a one-line group or list: a mark that needs quotes there."""
        said = f"{self.words} {self.context}"
        if not any(word in said for word in ("flow", "cannot start", "alias")):
            return None
        for number in dict.fromkeys((self.at, self.opened)):
            cut = re.search(r"[\[{,]\s*(?P<item>[^\[{,\]}]*\s)(?P<lost>#[^\s,\]}]+)", self.line(number))
            if cut:
                return self.say(number, "yaml-hash", cut.start("lost"), quoted(cut["item"] + cut["lost"]))
        line = self.line(self.at)
        return self.say(self.at, "yaml-inline", min(self.column, len(line) - 1)) if any(mark in line for mark in "[{") else None

    def _inside(self) -> Problem | None:
        """A colon with a space inside an unquoted value; or a line that only looks like a key."""
        if "mapping values are not allowed" not in self.words:
            return None
        line = self.line(self.at)
        value, column = value_of(line)
        match = LINE.match(line)
        if match and match["key"] and re.search(r":(\s|$)", value):
            return self.say(self.at, "yaml-colon-inside", column + value.index(":"), quoted(value))
        before = next((n for n in range(self.at - 1, -1, -1) if self.line(n).strip()), -1)
        above = self.line(before)
        if above and not re.search(r":(\s|$)", above):
            wide = above.find("：")
            if wide >= 0:
                return self.say(before, "yaml-wide-colon", wide, above[:wide].strip(" -"))
            return self.say(before, "yaml-indent", len(above) - len(above.lstrip()), "", len(above.strip()))
        return None

    def _documents(self) -> Problem | None:
        if self.line(self.at).startswith(("---", "...")):
            return self.say(self.at, "yaml-documents")
        if "<document start>" in self.words:
            first = next((n for n, line in enumerate(self.lines) if line.strip() and not line.lstrip().startswith("#")), 0)
            return self.say(first, "yaml-indent")
        return None


def _certain(source: Source) -> list[Problem]:
    """Heads that no YAML value can have, on any line outside block texts."""
    found = []
    lines = source.text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    for number in outside_blocks(lines):
        value, column = value_of(lines[number])
        place = source.place(starts[number] + column, len(value) or 1)
        closed = value[value.find("}") + 1 :].strip() if value[:1] == "{" and "}" in value else ""
        if value and value[0] in "@`%":
            found.append(Problem("yaml-at", place, {"given": quoted(value)}))
        elif closed and closed[0] not in ",]}#":
            code = "yaml-inline" if ": " in value[: value.find("}")] else "yaml-brace"
            found.append(Problem(code, place, {"given": quoted(value)}))
    return found
