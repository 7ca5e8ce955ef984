"""Typography of every text in the files: punctuation, width of digits, stray numbers, traces of copying."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import NamedTuple

from generator.problem import Place, Problem
from generator.record import Path, Record
from generator.rules.inspection import Inspection
from generator.rules.wording import marks
from generator.rules.wording.lists import lists_in_force
from generator.rules.wording.marks import HAN, Edit
from generator.rules.wording.phrases import Passages, Phrases, spread
from generator.rules.wording.written import written_in

Finder = Callable[[str], Iterable[Edit]]
FINDERS: dict[str, Finder] = {
    "half-width-punctuation": marks.half_width,
    "doubled-punctuation": marks.doubled,
    "full-width-digits": marks.full_width,
    "trailing-number": marks.stray_number,
}
LOST = re.compile(rf"\ufffd+|(?<=[{HAN}])[□■]+(?=[{HAN}，。、])|\?{{3,}}")
BOXES = re.compile("[□■]")
#: Anything of the kind, looked for in a whole file: first the marks it can be, then what has to stand around them.
CLOSED = f"{HAN}}}\\]”』」）】》"
SUSPECT = re.compile(
    r"[!?;(),:.。，、；：！？\[０-９Ａ-Ｚａ-ｚ□■\ufffd](?:"
    rf"(?<=[{CLOSED}A-Za-z0-9%][!?;(])|(?<=[{HAN}][)])|(?<=[{CLOSED}][.])(?![A-Za-z0-9])|(?<=[{CLOSED}A-Za-z0-9%],)(?=[ ]?[{HAN}{{\[])"
    rf"|(?<=[{CLOSED}]:)(?=[ ]?[{HAN}{{\[A-Za-z0-9])|(?<=[A-Za-z0-9%]:)(?=[{HAN}{{\[])"
    rf"|(?:(?<=[{HAN}][A-Za-z0-9%]:)|(?<=[{HAN}][A-Za-z0-9%]{{2}}:)|(?<=[{HAN}][A-Za-z0-9%]{{3}}:))(?=[ ][{HAN}])"
    rf"|(?<=[{HAN}][,:])(?=[^ \n]|[ ]?$)|(?<=[。，、；：！？][。，、；：！？])|(?<=[。！？])(?=[ \t]?\d{{1,3}}(?:[ \t]*$|['\",\]}}]))"
    rf"|(?<=[{HAN}，。！？”.!?,]\[)(?=\d{{1,2}}\])|(?<=[０-９Ａ-Ｚａ-ｚ□■\ufffd])|(?<=[,!?][,!?]))",
    re.MULTILINE,
)
#: A passage is shown from and to the nearest mark, or so many characters around what is wrong.
REACH, AROUND, LONGEST = 16, 6, 40
ENDS = "。！？；，、,!?; "


def slips(inspection: Inspection) -> Iterator[Problem]:
    """One finding for each line of a text and kind of slip, with the corrected passage."""
    lists = lists_in_force(inspection.manual.settings)
    allow = Passages(lists.allow)
    copied = Phrases(lists.copied, allow)
    stage = inspection.rounds.stage("typography", lists)
    records = {id(entry.record): entry.record for entry in inspection.manual.entries.values()}
    for record in records.values():
        yield from stage.of(record, make=partial(_in_file, record, copied, allow))


def _in_file(record: Record, copied: Phrases, allow: Passages) -> list[Problem]:
    text, found = record.source.text, list[Problem]()
    typed, taken = _suspicious(text), "\ufffd" in text or "???" in text or copied.may_hold(text)
    if not typed and not taken and "□" not in text and "■" not in text:
        return found
    for path, value in written_in(record):
        offset = 0
        for line in value.split("\n"):
            text_at = At(record, path, value, line, offset)
            found += [*_slips_in(text_at, allow), *_traces_in(text_at, copied)]
            offset += len(line) + 1
    return found


def _suspicious(text: str) -> bool:
    """Whether any mark looks wrong; the commas and colons of YAML's own one-line lists and groups do not."""
    for match in SUSPECT.finditer(text):
        if match[0] not in ",:" or text[match.end() : match.end() + 1] not in (" ", "\n"):
            return True
        before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        if "[" not in before and "{" not in before:
            return True
        if before.count('"') % 2 or before.count("'") % 2:
            return True
    return False


class At(NamedTuple):
    """A line of a text, where it begins in the text, and where that stands."""

    record: Record
    path: Path
    text: str
    line: str
    offset: int

    def place(self, start: int, passage: str) -> Place:
        """The place of the ``passage`` that begins at ``start`` of the line."""
        return self.record.place(self.path, find=spread(passage), nth=self.text.count(passage, 0, self.offset + start))


def _slips_in(at: At, allow: Passages) -> Iterator[Problem]:
    line = at.line
    for code, find in FINDERS.items():
        edits = sorted({edit for edit in find(line) if not allow.hold(line, edit.start, edit.end)})
        if edits:
            given = "”“".join(dict.fromkeys(line[edit.start : edit.end].strip() for edit in edits))
            start, end = _window(line, edits)
            words = {"given": given, "passage": line[start:end], "fixed": _edited(line, start, end, edits)}
            yield Problem(code, at.place(start, line[start:end]), words)


def _traces_in(at: At, copied: Phrases) -> Iterator[Problem]:
    line = at.line
    if copied.may_hold(line):
        hits = copied.found(line)
        replaced = [Edit(hit.start, hit.end, hit.row.instead) for hit in hits if hit.row.instead]
        for hit in hits:
            start, end = _window(line, [Edit(hit.start, hit.end, "")])
            fixed = _edited(line, start, end, replaced) if hit.row.instead else ""
            words = {"given": hit.words, "fixed": fixed, "cut": "" if fixed else hit.words, "why": (hit.row.why or "").rstrip("。.")}
            yield Problem("copied-text", at.place(hit.start, hit.words), words)
    boxes = len(BOXES.findall(line))  # two and more are there to be ticked
    lost = [Edit(*match.span(), match[0]) for match in LOST.finditer(line) if not BOXES.match(match[0]) or boxes == len(match[0])]
    if lost:
        start, end = _window(line, lost)
        words = {"given": line[start:end], "lost": "”“".join(dict.fromkeys(edit.fixed for edit in lost))}
        yield Problem("copied-text", at.place(lost[0].start, lost[0].fixed), words)


def _window(line: str, edits: list[Edit]) -> tuple[int, int]:
    """A passage around the edits, no longer than one takes in at a glance."""
    first = edits[0].start
    last = max((edit.end for edit in edits if edit.end - first <= LONGEST), default=edits[0].end)
    ends = (at for at in range(first - 2, first - REACH, -1) if at < 0 or line[at] in ENDS)
    start = max(0, next(ends, first - AROUND - 1) + 1)
    ends = (at for at in range(last + 1, last + REACH) if at >= len(line) or line[at] in ENDS)
    return start, min(len(line), next(ends, last + AROUND - 1) + 1)


def _edited(line: str, start: int, end: int, edits: list[Edit]) -> str:
    parts = []
    for edit in edits:
        if start <= edit.start and edit.end <= end:
            parts += [line[start : edit.start], edit.fixed]
            start = edit.end
    return "".join([*parts, line[start:end]])
