"""docs/law.md and docs/law.en.md say what the check does."""

import re
from pathlib import Path

import pytest

from generator.catalogue import catalogue
from generator.check import check
from generator.model.recruiting import About, Ground
from generator.rules.law.conditions import CODES
from generator.rules.law.lists import law

DOCS = Path(__file__).parents[4] / "docs"
PAGES = [("law.md", 0), ("law.en.md", 1)]


@pytest.mark.parametrize(("page", "language"), PAGES)
def test_every_code_ground_and_kind_is_named_with_its_severity_and_clause(page, language):
    text = (DOCS / page).read_text("utf-8")
    kinds = {CODES[about]: kind for about, kind in law(None).kinds.items()}
    for code, kind in catalogue().items():
        if kind.family == "law":
            row = next(line for line in text.splitlines() if line.startswith("|") and f"`{code}`" in line)
            assert ("错误", "error")[language] in row if kind.severity == "error" else ("警告", "warning")[language] in row
            assert kind.flagged == (kind.severity == "error")
            clause = kinds[code].clause[language] if code in kinds else ""
            assert clause in row or row.endswith(("| 同上 |", "| the same |"))
    for ground in Ground:
        assert f"`{ground.key}`" in text
        assert ground.clause[language] in text
    for about in About:
        assert (about.zh[:2], about.key)[language] in text


@pytest.mark.parametrize(("page", "language"), PAGES)
def test_its_examples_pass(page, language, tmp_path):
    blocks = re.findall(r"(?s)```\n(.*?)```", (DOCS / page).read_text("utf-8"))
    (tmp_path / "positions").mkdir()
    (tmp_path / "positions" / "miner.yml").write_text("name: 井下设备客服\n" + blocks[0], "utf-8")
    (tmp_path / "settings.yml").write_text("".join(blocks[1:]), "utf-8")
    assert check(tmp_path, cached=False).findings == ()
