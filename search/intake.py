"""The daily intake: questions that nobody answered, recorded by the doors and read for the author (D12).

A line holds the words, the minute and the door, and nothing about the person: what looks like an address or a number is masked before it is written.
"""

import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from search.answer import Answer, Band

#: Where the lines are kept, below the project; one file a day, and one of what has been dealt with.
FOLDER = Path(".deskbook") / "intake"
DONE = "done.jsonl"
DAY = re.compile(r"\d{4}-\d\d-\d\d\.jsonl")
#: Characters of a question that are kept, and that are looked at for what has to be masked.
LONGEST, LOOKED_AT = 200, 1000
MASK = "***"
#: Addresses: first those in plain letters, so that the Chinese right before one stays, then those in any.
ADDRESSES = (
    re.compile(r"[A-Za-z0-9._%+\-]{1,64}[@＠][A-Za-z0-9\-]+(?:[.．][A-Za-z0-9\-]+)+"),
    re.compile(r"[\w.%+\-]{1,64}[@＠][\w\-]+(?:[.．。][\w\-]+)+"),
)
#: Seven digits or more, also spoken ones, with at most two separators between any two: phones, cards, identity numbers.
NUMBER = re.compile(r"[+＋]?[\d零〇一二三四五六七八九幺](?:[ \t\-‐‑–—.·()（）]{0,2}[\d零〇一二三四五六七八九幺]){6,}[xX]?")


def masked(question: str) -> str:
    """``question`` on one line, without what may lead to a person, no longer than is kept."""
    words = " ".join(question[:LOOKED_AT].split())
    for hidden in (*ADDRESSES, NUMBER):
        words = hidden.sub(MASK, words)
    return words[:LONGEST]


class Recorder:
    """Keeps the questions of one project that ended without an answer; ``on`` is the word of the settings."""

    def __init__(self, project: Path, on: bool, now: Callable[[], datetime] = datetime.now) -> None:
        self.folder, self.on, self.now = project / FOLDER, on, now

    def note(self, answer: Answer, door: str, *, unopened: bool = False) -> bool:
        """Record how ``answer`` ended at ``door`` (terminal, http, mcp, site): not in the manual, or ``unopened``, when none of its hits was used.

        Whether a line was written. It never raises: an answer is worth more than its record.
        """
        words = masked(answer.question)
        if not self.on or not words or answer.message or (answer.band is not Band.NONE and not unopened):
            return False
        now = self.now()
        line = {"text": words, "at": now.strftime("%Y-%m-%dT%H:%M"), "door": door, "band": answer.band.value}
        try:
            append(self.folder / f"{now:%Y-%m-%d}.jsonl", line)
        except OSError:
            return False
        return True


def append(path: Path, line: Mapping[str, str]) -> None:
    """Add ``line`` in one write at the end, so that writers of several processes lose nothing. Raises OSError.

    It begins with a line break too: one that a full disk cut off spoils itself alone. Empty lines are passed over.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    text = f"\n{json.dumps(line, ensure_ascii=False)}\n".encode("utf-8", "replace")
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
    try:
        if sys.platform == "win32":  # where appending is to seek and to write, two steps
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
        os.write(handle, text)
    finally:
        os.close(handle)


@dataclass(frozen=True, slots=True)
class Noted:
    """A question that was recorded: ``at`` is a minute, ``2026-11-22T13:45``."""

    text: str
    at: str
    door: str
    band: str = Band.NONE.value


@dataclass(frozen=True, slots=True)
class Damaged:
    """A line that says nothing readable."""

    file: str
    line: int


@dataclass
class Gathered:
    """All that was recorded and has not been dealt with."""

    noted: list[Noted] = field(default_factory=list)
    damaged: list[Damaged] = field(default_factory=list)
    done: int = 0


def gather(project: Path, since: date | None = None, handed_in: Sequence[Path] = ()) -> Gathered:
    """What the project recorded, and what was handed in, from the day ``since`` on. Raises OSError for a file that cannot be read."""
    found = Gathered()
    days = [path for path in sorted((project / FOLDER).glob("*.jsonl")) if DAY.fullmatch(path.name)]
    rows = [noted for path in days for noted in _rows(path, found.damaged)]
    # A file may be handed in twice, or with the days of the last one still in it.
    rows += dict.fromkeys(noted for path in handed_in for noted in _rows(path, found.damaged))
    dealt_with = _dealt_with(project)
    for noted in rows:
        if since and noted.at[:10] < since.isoformat():
            continue
        if noted.at <= dealt_with.get(noted.text, ""):
            found.done += 1
        else:
            found.noted.append(noted)
    return found


def _rows(path: Path, damaged: list[Damaged]) -> Iterator[Noted]:
    for number, raw in enumerate(path.read_bytes().removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not raw.strip():
            continue
        try:
            row = json.loads(raw)
            text, at = masked(row["text"]), datetime.fromisoformat(row["at"])
            if not text:
                raise ValueError(text)
            at = at.astimezone() if at.tzinfo else at  # a browser writes the time of Greenwich
            yield Noted(text, at.strftime("%Y-%m-%dT%H:%M"), str(row.get("door", "")), str(row.get("band", Band.NONE.value)))
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            damaged.append(Damaged(str(path), number))


def _dealt_with(project: Path) -> dict[str, str]:
    """Text -> the minute up to which it has been dealt with; asked again later, it comes up again."""
    path = project / FOLDER / DONE
    until: dict[str, str] = {}
    for noted in _rows(path, []) if path.is_file() else ():
        until[noted.text] = max(noted.at, until.get(noted.text, ""))
    return until


def deal_with(project: Path, texts: Iterable[str], now: datetime) -> None:
    """Mark ``texts`` as dealt with up to ``now``. Raises OSError."""
    for text in texts:
        append(project / FOLDER / DONE, {"text": text, "at": now.strftime("%Y-%m-%dT%H:%M")})
