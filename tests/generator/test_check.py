"""The check as a whole: all problems in one run, and the run that finds nothing changed."""

import json
from datetime import date

import pytest

from generator.check import CACHE, _key, check, load_for_print
from generator.place_of_content import content_root, project_around
from generator.problem import Place, Problem
from generator.source import Sources
from tests.generator.manuals import written

FAQ = "topic: 退款\nitems: [{id: refund-when, question: 几天到账, answer: 3个工作日内。%s}]\n"


@pytest.fixture
def project(tmp_path):
    return written(tmp_path, faqs__refunds=FAQ % ", related: [refund-how]", faqs__other="topic：发票\n", settings="titel: 手册\n")


def found(outcome):
    return [(f.problem.code, str(f.problem.place)) for f in outcome.findings]


def test_every_problem_of_every_file_in_one_run(project):
    assert found(check(project)) == [
        ("yaml-wide-colon", "faqs/other.yml:1:6"),
        ("missing-reference", "faqs/refunds.yml:2:70"),
        ("unknown-key", "settings.yml:1:1"),
    ]


def test_the_second_run_says_the_same_from_what_the_first_found(project, monkeypatch):
    first = check(project)
    monkeypatch.setattr("generator.check._run", lambda *_: pytest.fail("checked again"))
    again = check(project)
    assert again.findings == first.findings
    assert (again.language, again.files) == (first.language, first.files)


@pytest.mark.parametrize("change", ["edit", "add", "remove", "rename"])
def test_any_change_is_seen(project, change):
    check(project)
    refunds = project / "faqs" / "refunds.yml"
    if change == "edit":
        refunds.write_text(FAQ % "", "utf-8")
    elif change == "add":
        (project / "faqs" / "new.yml").write_text("topic: 新\nitemz: []\n", "utf-8")
    elif change == "remove":
        refunds.unlink()
    else:
        refunds.rename(project / "faqs" / "退款.yml")
    assert found(check(project)) == found(check(project, cached=False))


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe", b"[]", b'{"key": 1}'])
def test_a_damaged_cache_is_no_matter(project, damage):
    first = check(project)
    (project / CACHE / "check.json").write_bytes(damage)
    assert check(project).findings == first.findings


def test_a_cache_of_another_version_is_not_believed(project):
    first = check(project)
    store = project / CACHE / "check.json"
    kept = json.loads(store.read_text("utf-8"))
    store.write_text(json.dumps({**kept, "key": "0.0.0", "findings": []}), "utf-8")
    assert check(project).findings == first.findings


def test_no_folder_is_wrong_use(tmp_path):
    with pytest.raises(FileNotFoundError):
        check(tmp_path / "none")


def test_another_reason_why_a_file_cannot_be_read_is_seen(tmp_path):
    sources = [Sources(tmp_path, problems=[Problem("unreadable-file", Place("a.yml"), {"reason": reason})]) for reason in ("gone", "denied")]
    assert _key(sources[0], "", None) != _key(sources[1], "", None)


@pytest.mark.parametrize(
    ("line", "folder"),
    [('docs_dir: "客服 手册"', "客服 手册"), ("docs_dir: 客服 手册  # 内容", "客服 手册"), ("docs_dir: 'a'", "a"), ("docs_dir:\nsite_dir: a", "content")],
)
def test_the_content_folder_is_where_mkdocs_looks(tmp_path, line, folder):
    for name in ("客服 手册", "a", "content", "docs" if "site" not in line else "x"):
        (tmp_path / name).mkdir()
    (tmp_path / "mkdocs.yml").write_text(f"site_name: x\n{line}\n", "utf-8")
    assert content_root(tmp_path) == tmp_path / folder


def test_a_part_of_the_outcome_is_what_lies_below_a_path(project):
    outcome = check(project)
    assert found(outcome.below("faqs")) == found(outcome)[:2]
    assert found(outcome.below("faqs/refunds.yml")) == found(outcome)[1:2]
    assert found(outcome.below("faqs/ref")) == []


def test_another_day_is_another_check(tmp_path):
    written(tmp_path, positions__lead="name: 主管\nverified: {by: lead, date: 2026-11-01, every: 30天}\n")
    assert [found(check(tmp_path, day)) for day in (date(2026, 11, 2), date(2026, 11, 22), date(2026, 12, 22))] == [
        [],
        [("check-due", "positions/lead.yml:2:28")],
        [("check-overdue", "positions/lead.yml:2:28")],
    ]


def test_the_project_around_a_file_is_the_one_in_whose_content_it_lies(tmp_path):
    project = tmp_path / "manual"
    written(project / "content", faqs__refunds=FAQ % "")
    (project / "drafts").mkdir()
    inside = project / "content" / "faqs"
    assert [project_around(path) for path in (inside / "refunds.yml", inside)] == [project.resolve()] * 2
    assert [project_around(path) for path in (project, project / "content", project / "drafts", tmp_path)] == [None] * 4


@pytest.fixture
def asked(monkeypatch):
    """How often the rules were asked."""
    times = []

    def kept(*given, **options):
        times.append(1)
        return []

    monkeypatch.setattr("generator.rules.broken_rules", kept)
    return times


DAY = date(2026, 11, 22)


def test_for_print_the_rules_are_asked_once(tmp_path, asked):
    sound = written(tmp_path, faqs__refunds=FAQ % "")
    first, second = load_for_print(sound, DAY), load_for_print(sound, DAY)
    assert len(asked) == 1
    assert first.manual.entries.keys() == second.manual.entries.keys()
    assert first.errors == second.errors == []


@pytest.mark.parametrize("further", [(), (lambda inspection: [],)])
def test_for_print_a_check_is_believed(tmp_path, asked, further):
    sound = written(tmp_path, faqs__refunds=FAQ % "")
    check(sound, DAY, further=further)
    load_for_print(sound, DAY)
    assert len(asked) == 1
    (sound / "faqs" / "refunds.yml").write_text(FAQ % "请等", "utf-8")
    load_for_print(sound, DAY)
    load_for_print(sound, date(2026, 11, 23))
    assert len(asked) == 3


def test_for_print_errors_are_told_each_time(project, asked):
    check(project, DAY)
    assert [problem.code for problem in load_for_print(project, DAY).errors] == [problem.code for problem in load_for_print(project, DAY).errors] != []
    assert len(asked) == 3


def test_a_check_after_a_print_is_whole(project):
    load_for_print(project, DAY)
    assert found(check(project, DAY, further=(lambda inspection: [],))) == found(check(project, DAY, cached=False))
