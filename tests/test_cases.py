"""Acceptance cases, found by folder: each wrong one gives exactly its expected.txt, each near miss passes without a word.

``tests/cases/invalid/<code>/<name>/`` and ``tests/cases/valid/<code>/<name>/`` are content folders; a new one needs no
line here. Cases that need odd bytes stand in ``cases_made.py``.
"""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.catalogue import Kind, catalogue
from generator.check import Outcome, check
from generator.commands.check import FURTHER
from generator.report import as_text
from tests.cases_made import MADE, make

HERE = Path(__file__).parent
#: The day that cases and examples are checked as of.
DAY = date(2026, 11, 22)
CASES = HERE / "cases"
PACKAGES = (HERE.parent / "generator", HERE.parent / "search")
EXPECTED = "expected.txt"
#: What a beginner meets first is shown in at least three ways, what comes next in two.
FIRST = (
    "yaml-wide-colon", "yaml-brace", "yaml-bracket", "yaml-star", "yaml-at", "yaml-fold", "yaml-hash", "yaml-tab", "yaml-quote",
    "yaml-colon-inside", "wrong-encoding", "unknown-key", "missing-key", "missing-reference", "bad-choice",
)  # fmt: skip
WAYS = {**dict.fromkeys(FIRST, 3), "bad-date": 2, "bad-limit": 2, "duplicate-id": 2}
#: Codes that no text file can show; their cases are made, their examples told in words.
UNSHOWN = {"wrong-encoding", "control-character", "bidi-character", "file-too-large", "unreadable-file", "outside-folder", "too-deep", "stray-file"}
FILE = re.compile(r"(?m)^# ([\w./-]+\.\w+)\n")


def names(kind: str) -> list[str]:
    """The cases of one kind, as ``kind/code/name``."""
    found = {path.relative_to(CASES).as_posix() for path in (CASES / kind).glob("*/*") if path.is_dir()}
    return sorted(found | {name for name in MADE if name.startswith(f"{kind}/")})


def run(name: str, aside: Path) -> Outcome:
    """Check the case ``name`` in ``aside``: a copy without what is expected of it, or a made one."""
    folder = aside / "content"
    if name not in MADE:
        shutil.copytree(CASES / name, folder, symlinks=True, ignore=shutil.ignore_patterns(EXPECTED))
    else:
        folder.mkdir()
        make(MADE[name], folder)
        (aside / "outside.yml").write_text("topic: x\n", "utf-8")
    return check(folder, DAY, cached=False, further=FURTHER)


def shown(outcome: Outcome) -> str:
    """What ``deskbook check --lang zh`` prints, without colour."""
    return "\n".join(as_text(outcome, "zh", lambda text, **_: text)) + "\n"


@pytest.mark.parametrize("name", names("invalid"))
def test_wrong_case_gives_exactly_what_is_expected(name: str, tmp_path: Path, update_golden: bool) -> None:
    outcome = run(name, tmp_path)
    expected = CASES / name / EXPECTED
    if update_golden:
        expected.parent.mkdir(parents=True, exist_ok=True)
        expected.write_bytes(shown(outcome).encode())
    assert name.split("/")[1] in {finding.problem.code for finding in outcome.findings}
    assert shown(outcome) == expected.read_bytes().decode()


@pytest.mark.parametrize("name", names("valid"))
def test_near_miss_passes_without_a_word(name: str, tmp_path: Path) -> None:
    assert [f"{finding.problem.place} {finding.problem.code}" for finding in run(name, tmp_path).findings] == []


@pytest.mark.parametrize("code", list(catalogue()))
def test_every_code_has_wrong_cases_and_a_near_miss(code: str) -> None:
    wrong = [name for name in names("invalid") if name.split("/")[1] == code]
    near = [name for name in names("valid") if name.split("/")[1] == code]
    assert len(wrong) >= WAYS.get(code, 1)
    assert near


def test_every_case_belongs_to_a_code() -> None:
    assert {name.split("/")[1] for kind in ("invalid", "valid") for name in names(kind)} <= set(catalogue())


def test_nothing_expected_is_left_of_a_case_that_is_gone() -> None:
    alone = [path for path in CASES.glob("*/*/*") if path.is_dir() and [p.name for p in path.iterdir()] == [EXPECTED]]
    assert {path.relative_to(CASES).as_posix() for path in alone} <= set(MADE)


def example(text: str, folder: Path) -> Outcome:
    """Check an example of the catalogue: comment lines that name a file begin it."""
    parts = FILE.split(text)
    for name, body in zip(parts[1::2], parts[2::2], strict=True):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body.encode())
    return check(folder, DAY, cached=False, further=FURTHER)


@pytest.mark.parametrize("kind", catalogue().values(), ids=lambda kind: kind.code)
def test_examples_show_the_code_and_its_remedy(kind: Kind, tmp_path: Path) -> None:
    if kind.code in UNSHOWN:
        assert (kind.wrong, kind.right) == ("", "")
        return
    (tmp_path / "wrong").mkdir()
    (tmp_path / "right").mkdir()
    assert [finding.problem.code for finding in example(kind.wrong, tmp_path / "wrong").findings] == [kind.code]
    assert not example(kind.right, tmp_path / "right").findings


def codes_made() -> set[str]:
    """Every code that a source makes: names of several words in quotes that look like codes and stand where codes do."""
    text = "\n".join(path.read_text("utf-8") for package in PACKAGES for path in sorted(package.rglob("*.py")))
    made = set(re.findall(r'(?:Problem|Fault|PydanticCustomError)\(\s*"([a-z]+(?:-[a-z0-9]+)+)"', text))
    known = set(catalogue())
    return made | {word for word in re.findall(r'"([a-z]+(?:-[a-z0-9]+)+)"', text) if word in known}


def test_codes_of_the_sources_are_the_codes_of_the_catalogue() -> None:
    assert codes_made() == set(catalogue())
