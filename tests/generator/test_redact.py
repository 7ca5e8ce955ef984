"""Withheld files: no way of linking to one leaves its address on a page."""

from datetime import date

import pytest

from generator.audience import cut
from generator.load import load
from generator.source import read_sources
from tests.generator.manuals import written

WAYS = [
    "[计划](plan.md)", "[计划](<plan.md>)", '[计划](plan.md "说明")', "[计划（[草稿]）](plan.md)", "见[计划][1]\n\n[1]: plan.md",
    '<a href="plan.md">计划</a>', "<a href=plan.md>计划</a>", "[计划](http://[坏) [计划](plan.md)",
]  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_every_way_of_linking_to_a_withheld_page_gives_way(tmp_path, way):
    written(tmp_path, settings="grades: [{id: secret, name: 秘密}]\n")
    (tmp_path / "plan.md").write_text("---\ngrade: secret\n---\n# 计划\n", "utf-8")
    (tmp_path / "open.md").write_text(f"# 公开\n\n{way}\n\n[另一页](other.md)\n", "utf-8")
    manual = cut(load(read_sources(tmp_path, "")).manual, None, date(2026, 11, 22))
    assert "plan.md" not in manual.pages["open.md"].text
    assert "other.md" in manual.pages["open.md"].text
    assert manual.withheld_files == {"plan.md"}


def test_a_withheld_duty_written_bare_in_its_department_gives_way(tmp_path):
    made = load(
        read_sources(
            written(
                tmp_path,
                settings="grades: [{id: secret, name: 秘密}]\n",
                organisation="""
                    company: {name: 某公司}
                    departments: [{id: repairs, name: 维修部, overview: '先看[[mend]]', duties: [{id: mend, text: 修, grade: secret}]}]
                """,
            ),
            "",
        )
    )
    manual = cut(made.manual, None, date(2026, 11, 22))
    assert "mend" not in manual.organisation.departments[0].overview.raw
