"""Source: which files there are, what kind each holds, and their text; a file that cannot be read is a problem."""

import errno
import hashlib
import os
import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from generator.encoding import decode
from generator.model.kinds import FOLDERS, SINGLE
from generator.problem import Place, Problem

#: Larger files are refused: no author writes one, and a parser should not be fed one.
LARGEST = 5_000_000
YAML = (".yml", ".yaml")
IMAGES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")
#: Files beside the texts that pages may link to; others stay out of the site.
ATTACHED = (".pdf", ".css")
#: What office programs and systems leave about.
OFFICE = re.compile(r"~\$|Thumbs\.db$|desktop\.ini$|.*~$", re.IGNORECASE)
#: Also the line ends that only YAML takes for such, as text pasted from elsewhere brings them.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\u2028\u2029\ufffe\uffff]")
BIDI = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
UNSEEN = re.compile(f"{CONTROL.pattern}|{BIDI.pattern}")
#: Why a file cannot be read, in words; others in the system's own.
REASONS = {
    errno.ENOENT: ("文件不存在", "there is no such file"),
    errno.EACCES: ("没有读取的权限", "no permission to read it"),
    errno.EPERM: ("没有读取的权限", "no permission to read it"),
    errno.ELOOP: ("链接绕成了圈", "its links go in a circle"),
}
DEVICES = {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))}


@dataclass(frozen=True)
class Source:
    """A text file of the content: ``path`` relative to the project with ``/``, ``kind`` from its folder."""

    path: str
    inside: str
    kind: str
    text: str

    @cached_property
    def stem(self) -> str:
        """The file's name without its ending, NFC: the id of what a one-item file holds."""
        return unicodedata.normalize("NFC", self.inside.rsplit("/", 1)[-1].rsplit(".", 1)[0])

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    @cached_property
    def _lines(self) -> dict[int, str]:
        return {}

    def _line(self, number: int) -> str:
        """A line, cut out once: there may be thousands of places on a very long one."""
        if number not in self._lines:
            end = self.text.find("\n", self._starts[number])
            self._lines[number] = self.text[self._starts[number] : end if end >= 0 else None]
        return self._lines[number]

    def index(self, place: Place) -> int:
        """The index of the character at ``place``."""
        return self._starts[place.line - 1] + place.column - 1

    def place(self, index: int, length: int = 1) -> Place:
        """The place of the character at ``index``."""
        index = min(max(index, 0), len(self.text))
        line = bisect_right(self._starts, index) - 1
        start, text = self._starts[line], self._line(line)
        return Place(self.path, line + 1, index - start + 1, text, max(1, min(length, len(text) - (index - start))))


@dataclass
class Sources:
    """All that was found below the content folder."""

    root: Path
    texts: list[Source] = field(default_factory=list)
    images: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    fingerprint: str = ""


def read_sources(root: Path, shown: str, before: Sources | None = None) -> Sources:
    """Read everything below ``root``; problems name files below ``shown``, the folder's own name or nothing.

    Of what was read ``before`` each source that still says the same is given back itself.
    """
    found = Sources(root)
    digest = hashlib.blake2b(digest_size=16)
    for path in _files(root, root.resolve(), shown and f"{shown}/", found.problems):
        inside = path.relative_to(root).as_posix()
        name = f"{shown}/{inside}" if shown else inside
        raw = _read(path, name, found.problems)
        if raw is None:
            continue
        digest.update(f"{inside}\0{len(raw)}\0".encode())
        digest.update(raw)
        _take(found, raw, inside, name)
    _singles(found)
    same = {source: source for source in before.texts} if before else {}
    found.texts = [same.get(source, source) for source in found.texts]
    found.fingerprint = digest.hexdigest()
    return found


def _files(folder: Path, root: Path, before: str, problems: list[Problem]) -> list[Path]:
    """Every file below ``folder`` in order; hidden ones are left alone, links that lead out are refused."""
    files: list[Path] = []
    try:
        entries = sorted(os.scandir(folder), key=lambda e: e.name)
    except OSError as error:
        problems.append(_unreadable(before.rstrip("/"), error))
        return files
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = Path(entry.path)
        name = before + entry.name
        if any("\ud800" <= char <= "\udfff" for char in name):  # bytes that are no UTF-8, as old zip archives leave them
            readable = name.encode("utf-8", "replace").decode()
            problems.append(Problem("bad-file-name", Place(readable), {"given": readable.rsplit("/", 1)[-1]}))
        elif entry.is_symlink() and _leads_out(path, root):
            problems.append(Problem("outside-folder", Place(name), {"given": entry.name}))
        elif entry.is_symlink() or entry.is_file():
            files.append(path)
        elif entry.is_dir():
            files += _files(path, root, f"{name}/", problems)
    return files


def _read(path: Path, shown: str, problems: list[Problem]) -> bytes | None:
    try:
        if path.stat().st_size > LARGEST and path.suffix.lower() not in IMAGES:
            problems.append(Problem("file-too-large", Place(shown), {"limit": f"{LARGEST // 1_000_000} MB"}))
            return None
        return path.read_bytes()
    except OSError as error:
        problems.append(_unreadable(shown, error))
        return None


def _unreadable(shown: str, error: OSError) -> Problem:
    return Problem("unreadable-file", Place(shown), {"reason": REASONS.get(error.errno or 0, error.strerror or type(error).__name__)})


def _leads_out(path: Path, root: Path) -> bool:
    """Whether a link leaves ``root``, or leads to a folder; one that goes in a circle is named when it is read."""
    try:
        return not path.resolve().is_relative_to(root) or path.is_dir()
    except (OSError, RuntimeError):
        return False


def _take(found: Sources, raw: bytes, inside: str, shown: str) -> None:
    ending = os.path.splitext(inside)[1].lower()
    if ending in IMAGES:
        text = raw.decode("utf-8", "replace") if ending == ".svg" else ""
        found.images[unicodedata.normalize("NFC", inside)] = text
        return
    kind = "page" if ending == ".md" else kind_of(inside)
    if ending not in (*YAML, ".md"):
        if ending not in ATTACHED and not OFFICE.match(inside.rsplit("/", 1)[-1]):
            meant = re.sub(r"\.(txt|bak|old)$", "", inside.rsplit("/", 1)[-1], flags=re.IGNORECASE)
            meant = meant if meant.lower().endswith((*YAML, ".md")) else ""
            found.problems.append(Problem("stray-file", Place(shown), {"given": inside.rsplit("/", 1)[-1], "meant": meant}))
        return
    if kind is None:
        found.problems.append(Problem("unknown-folder", Place(shown), {"given": inside.split("/")[0]}))
        return
    _name(inside, shown, found.problems)
    decoded, problem = decode(raw, shown)
    if problem:
        found.problems.append(problem)
    if decoded is not None:
        found.texts.append(_clean(Source(shown, inside, kind, decoded), found.problems))


def kind_of(inside: str) -> str | None:
    """The kind of file that the folder, or the name of a file at the top, stands for."""
    first = inside.split("/")[0]
    return FOLDERS.get(first.rsplit(".", 1)[0] if first == inside else first)


def _name(inside: str, shown: str, problems: list[Problem]) -> None:
    """Names that Windows cannot hold would be lost on half of the desks."""
    for part in inside.split("/"):
        stem = part.split(".")[0].lower()
        if stem in DEVICES or re.search(r'[<>:"\\|?*]', part) or part.rsplit(".", 1)[0].endswith((" ", ".")):
            problems.append(Problem("bad-file-name", Place(shown), {"given": part}))


def _clean(source: Source, problems: list[Problem]) -> Source:
    """Name control and direction-override characters, and go on without them."""
    text = source.text
    if not UNSEEN.search(text):
        return source
    for code, pattern in (("control-character", CONTROL), ("bidi-character", BIDI)):
        for match in pattern.finditer(text):
            problems.append(Problem(code, source.place(match.start()), {"given": f"U+{ord(match[0]):04X}"}))
        text = pattern.sub(" ", text)
    return source if text == source.text else Source(source.path, source.inside, source.kind, text)


def _singles(found: Sources) -> None:
    """Of some kinds there may be one file only."""
    first: dict[str, Source] = {}
    for source in list(found.texts):
        if source.kind not in SINGLE:
            continue
        if source.kind in first:
            found.problems.append(Problem("one-file-only", Place(source.path), {"first": first[source.kind].path}, (Place(first[source.kind].path),)))
            found.texts.remove(source)
        first.setdefault(source.kind, source)
