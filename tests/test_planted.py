"""Mistakes planted in the sample, one of each kind: each is found where it was planted, and nothing else.

``tests/planted.yml`` says of each its code, the file, the words before and after (none before: a new file), and which words the finding stands at.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
import yaml

from generator.catalogue import catalogue
from generator.check import Outcome, check
from generator.commands.check import FURTHER

ROOT = Path(__file__).parent.parent
DAY = date(2026, 11, 22)
#: The families of what is judged on a linked manual; everything that they can say is planted.
JUDGED = ("sense", "values", "questions", "words", "law", "search")
#: What the calendar says of the sample as of that day, on purpose: two files due soon, two overdue.
CALENDAR = [
    ("check-due", "content/faqs/contracts.yml"),
    ("check-overdue", "content/faqs/devices.yml"),
    ("check-overdue", "content/positions/archive-clerk.yml"),
    ("check-due", "content/positions/manager-assistant.yml"),
]


@dataclass(frozen=True)
class Planted:
    """A mistake: ``before`` becomes ``after`` in ``file``; the finding of ``code`` stands at ``at`` (file and words)."""

    code: str
    file: str
    before: str
    after: str
    at: tuple[str, str]


def planted() -> Iterator[Planted]:
    for row in yaml.safe_load((Path(__file__).parent / "planted.yml").read_text("utf-8")):
        at = row.get("at", {})
        yield Planted(row["code"], row["file"], row["before"], row["after"], (at.get("file", row["file"]), at.get("words", row["after"])))


MISTAKES = list(planted())


def found(outcome: Outcome) -> list[tuple[str, str]]:
    return [(finding.problem.code, finding.problem.place.file) for finding in outcome.findings]


@pytest.fixture(scope="module")
def before() -> Outcome:
    return check(ROOT, DAY, cached=False, further=FURTHER)


@pytest.fixture(scope="module")
def after(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    project = tmp_path_factory.mktemp("planted")
    shutil.copytree(ROOT / "content", project / "content", ignore=shutil.ignore_patterns(".*"))
    for mistake in MISTAKES:
        path = project / mistake.file
        if not mistake.before:
            path.write_text(mistake.after, "utf-8")
            continue
        text = path.read_text("utf-8")
        assert text.count(mistake.before) == 1, f"{mistake.code}: {mistake.before!r} stands {text.count(mistake.before)} times in {mistake.file}"
        path.write_text(text.replace(mistake.before, mistake.after), "utf-8")
    return check(project, DAY, cached=False, further=FURTHER)


def test_the_sample_is_clean_but_for_the_calendar(before: Outcome) -> None:
    assert found(before) == CALENDAR


def test_every_kind_is_planted_once() -> None:
    codes = [mistake.code for mistake in MISTAKES]
    assert sorted(codes) == sorted(set(codes))
    assert len(codes) >= 30
    assert {code for code, kind in catalogue().items() if kind.family in JUDGED} - {code for code, _ in CALENDAR} <= set(codes)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.code)
def test_each_is_found_where_it_was_planted(mistake: Planted, after: Outcome) -> None:
    (finding,) = [finding for finding in after.findings if finding.problem.code == mistake.code]
    file, words = mistake.at
    assert finding.problem.place.file == file
    assert finding.problem.place.text.strip() in words or words in finding.problem.place.text


def test_nothing_else_is_found(before: Outcome, after: Outcome) -> None:
    left = found(after)
    for known in found(before):
        left.remove(known)
    assert sorted(left) == sorted((mistake.code, mistake.at[0]) for mistake in MISTAKES)
