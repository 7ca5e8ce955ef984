"""How much of an answer an agent is given: an estimate of tokens, and putting things in until they are used up."""

import json
import re
from collections.abc import Callable
from typing import Any

Data = dict[str, Any]
#: Characters of which four are about a token; any other is counted as one.
LATIN = re.compile(r"[\x00-\u024f]")
#: Below this an answer would have no room for whom to ask.
LEAST, USUAL = 400, 1200


def tokens(text: str) -> int:
    """About how many tokens ``text`` is: a Chinese character one, four Latin characters one."""
    wide = len(LATIN.sub("", text))
    return wide + -(-(len(text) - wide) // 4)


def as_json(data: Data) -> str:
    """``data`` as it is sent."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


class Room:
    """Fills ``data`` while both its forms, JSON and the text that ``render`` makes of it, stay within ``budget`` tokens."""

    def __init__(self, data: Data, budget: int, render: Callable[[Data], str]) -> None:
        self.data, self.budget, self.render = data, budget, render

    def fits(self) -> bool:
        """Whether what is there is within the budget."""
        return max(tokens(as_json(self.data)), tokens(self.render(self.data))) <= self.budget

    def put(self, into: Data, **values: Any) -> bool:
        """Put non-empty ``values`` into a part of the data, all or none; whether they fit."""
        given = {name: value for name, value in values.items() if value not in (None, "", [], {}, ())}
        before = dict(into)
        into.update(given)
        if self.fits():
            return True
        into.clear()
        into.update(before)
        return False

    def add(self, into: Data, name: str, row: Any) -> bool:
        """Put ``row`` at the end of a list; whether it fits."""
        rows = into.setdefault(name, [])
        rows.append(row)
        if self.fits():
            return True
        rows.pop()
        if not rows:
            del into[name]
        return False

    def text(self, into: Data, name: str, text: str, **mark: Any) -> int:
        """Put as much of ``text`` as fits, with ``mark`` beside what had to be cut; how many characters of it are there."""
        if not text or self.put(into, **{name: text}):
            return len(text)
        least, most = 0, len(text) - 1
        while least < most:
            middle = (least + most + 1) // 2
            least, most = (middle, most) if self._tried(into, name, text[:middle], mark) else (least, middle - 1)
        if least:
            into.update({name: f"{text[:least]}…", **mark})
        return least

    def _tried(self, into: Data, name: str, text: str, mark: Data) -> bool:
        before = dict(into)
        fits = self.put(into, **{name: f"{text}…", **mark})
        into.clear()
        into.update(before)
        return fits
