"""What a cut manual is: whole where nothing is withheld, silent about what is, right about where the rest came from."""

from datetime import date
from pathlib import Path
from typing import Any

from generator.audience import cut
from generator.load import load_project
from generator.manual import Manual
from generator.model.base import Item
from generator.model.shape import walk
from generator.redact import HIDDEN
from generator.views.context import models
from tests.site import graded
from tests.site.projects import write_project

DAY = date(2026, 11, 22)
SETTINGS = {"grades": [{"id": "secret", "name": "秘密"}], "audiences": [{"id": "staff", "name": "全体"}, {"id": "board", "name": "管理层", "grade": "secret"}]}


def whole(folder: Path, files: dict[str, Any]) -> Manual:
    """The manual of ``files``, with one grade and two audiences; it has no problem."""
    loaded = load_project(write_project(folder, {"settings.yml": SETTINGS, **files}))
    assert [f"{problem.place} {problem.code}" for problem in loaded.errors] == []
    return loaded.manual


def test_those_who_may_see_all_get_all(tmp_path: Path) -> None:
    manual = whole(tmp_path, {"positions/agent.yml": {"name": "坐席", "skills": ["打字。"]}, "positions/lead.yml": {"name": "组长", "based_on": "agent"}})
    made = cut(manual, "board", DAY)
    assert (made.positions, made.used_by, made.pages) == (manual.positions, manual.used_by, manual.pages)
    assert list(made.entries) == list(manual.entries)
    assert not made.withheld


def test_the_cut_manual_holds_no_withheld_word_anywhere(tmp_path: Path) -> None:
    made = cut(load_project(write_project(tmp_path, graded.files())).manual, None, DAY)
    left = [made.positions, made.duties, made.conduct, made.policies, made.procedures, made.scripts, made.faqs, made.training, made.forms]
    said = repr([*left, made.organisation, made.glossary, made.settings, made.pages, made.used_by, made.images, list(made.entries)])
    for word in graded.LEVELS:
        assert word not in said
        assert all(word not in repr((entry.title, entry.item)) for entry in made.entries.values())


def test_the_graded_manual_grades_everything_that_can_be(tmp_path: Path) -> None:
    manual = load_project(write_project(tmp_path, graded.files())).manual
    items = [manual.settings, *(entry.item for entry in manual.entries.values() if not entry.path)]
    inside = [value for item in items for *_, value in walk(item)]
    marked = {type(value) for value in (*items, *inside) if isinstance(value, Item) and value.grade}
    able = {model for model in models().values() if issubclass(model, Item)}
    assert {model.__name__ for model in able - marked} <= {"Organisation", "Glossary"}  # graded as a whole in test_grades


def test_two_withheld_channels_stay_two(tmp_path: Path) -> None:
    channels = [{"id": own, "name": own, "grade": "secret"} for own in ("line-a", "line-b")]
    say = {"line-a": "甲。", "line-b": "乙。"}
    manual = whole(tmp_path, {"settings.yml": {**SETTINGS, "channels": channels}, "scripts/one.yml": {"items": [{"id": "hello", "say": say}]}})
    kept = cut(manual, None, DAY).scripts["one"].items[0].say
    assert [text.raw for text in kept.values()] == ["甲。", "乙。"]
    assert all(name.startswith(HIDDEN) for name in kept)


def test_origins_follow_items_that_move_up(tmp_path: Path) -> None:
    skills = [{"text": "密。", "grade": "secret"}, {"group": "组", "items": [{"text": "密二。", "grade": "secret"}, "明。"]}]
    files = {"positions/base.yml": {"name": "基础岗", "skills": skills}, "positions/heir.yml": {"name": "沿用岗", "based_on": "base", "skills": ["自己的。"]}}
    heir = cut(whole(tmp_path, files), None, DAY).positions["heir"]
    assert [[point.text.raw for point in group.items] for group in heir.position.skills] == [["明。"], ["自己的。"]]
    assert {path for path in heir.origins if path[0] == "skills"} == {("skills", 0, "items", 0)}


def test_an_own_withheld_item_does_not_bring_back_the_one_it_replaces(tmp_path: Path) -> None:
    base = {"name": "基础岗", "skills": [{"id": "typing", "text": "旧的要求。"}]}
    heir = {"name": "沿用岗", "based_on": "base", "skills": [{"id": "typing", "text": "新的要求。", "grade": "secret"}]}
    manual = whole(tmp_path, {"positions/base.yml": base, "positions/heir.yml": heir})
    assert cut(manual, None, DAY).positions["heir"].position.skills == ()
    assert cut(manual, "board", DAY).positions["heir"].position.skills == manual.positions["heir"].position.skills


def test_nothing_is_taken_over_from_a_withheld_position(tmp_path: Path) -> None:
    ground = {"name": "地基岗", "skills": ["来自地基。"]}
    base = {"name": "密岗", "grade": "secret", "based_on": "ground", "department": "office", "hours": "密时", "requires": {"ratings": {"密能力": "必需"}}}
    files = {
        "organisation.yml": {"company": {"name": "公司"}, "departments": [{"id": "office", "name": "办公室"}]},
        "positions/ground.yml": ground, "positions/base.yml": base, "positions/heir.yml": {"name": "明岗", "based_on": "base"},
    }  # fmt: skip
    manual = whole(tmp_path, files)
    heir = cut(manual, None, DAY).positions["heir"].position
    assert "密" not in repr(heir)
    assert heir.based_on
    assert heir.based_on.startswith(HIDDEN)
    assert cut(manual, "board", DAY).positions["heir"].position.hours == "密时"


def test_groups_of_which_nothing_is_left_go(tmp_path: Path) -> None:
    files = {"positions/agent.yml": {"name": "坐席", "skills": [{"group": "密组", "items": [{"text": "密。", "grade": "secret"}]}, "明。"]}}
    assert len(cut(whole(tmp_path, files), None, DAY).positions["agent"].position.skills) == 1


def test_hand_written_pages_lose_links_to_withheld_files_alone(tmp_path: Path) -> None:
    files = {
        "pages/open.md": "# 明\n\n[密页](shut.md)，[密件](shut.pdf)，[外面](https://example.org/)，![图](both.png)，[自己](open.md)\n",
        "pages/shut.md": "---\ngrade: secret\n---\n\n# 密\n\n![图](both.png) ![图](mine.png) [件](shut.pdf)\n",
        "pages/both.png": graded.PIXEL, "pages/mine.png": graded.PIXEL,
    }  # fmt: skip
    made = cut(whole(tmp_path, files), None, DAY)
    assert made.withheld_files == {"pages/shut.md", "pages/mine.png"}
    assert "密页" not in made.pages["pages/open.md"].text
    assert "[外面](https://example.org/)，![图](both.png)，[自己](open.md)" in made.pages["pages/open.md"].text
    assert made.images == ("pages/both.png",)


def test_what_has_fallen_counts_as_ungraded(tmp_path: Path) -> None:
    files = {"faqs/one.yml": {"topic": "主题", "items": [{"id": "first", "question": "问？", "answer": "答。", "grade": "secret", "declassify": "2026-11-22"}]}}
    manual = whole(tmp_path, files)
    assert "first" not in cut(manual, None, date(2026, 11, 21)).entries
    fallen = cut(manual, None, DAY).faqs["one"].items[0]
    assert (fallen.grade, fallen.declassify) == (None, DAY)
    assert cut(manual, "board", DAY).faqs["one"].items[0].grade == "secret"


def test_a_grade_falls_when_its_period_has_run(tmp_path: Path) -> None:
    settings = {**SETTINGS, "grades": [{"id": "secret", "name": "秘密", "period": "3年"}]}
    items = [{"id": "first", "question": "问？", "answer": "答。", "grade": "secret", "graded": "2023-11-22"}]
    manual = whole(tmp_path, {"settings.yml": settings, "faqs/one.yml": {"topic": "主题", "items": items}})
    assert "first" not in cut(manual, None, date(2026, 11, 21)).entries
    assert "first" in cut(manual, None, DAY).entries


def test_policies_cut_one_after_another_stay_themselves(tmp_path: Path) -> None:
    body = [{"text": "明。"}, {"text": "密。", "grade": "secret"}]
    records = [{"what": "密档", "grade": "secret"}, {"what": "明档"}]
    made = cut(whole(tmp_path, {f"policies/p{n}.yml": {"title": f"制度{n}", "records": records, "body": body} for n in range(200)}), None, DAY)
    assert [policy.title for policy in made.policies.values()] == [f"制度{own.removeprefix('p')}" for own in made.policies]
