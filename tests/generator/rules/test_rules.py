"""Rules as a whole: what is missing is said only of a manual that could be read, and inherited items speak once."""

from datetime import date

from generator.load import load
from generator.source import read_sources
from tests.generator.manuals import broken, loaded, written

DUTIES = """
    company: {name: 某公司}
    departments:
      - {id: service, name: 客服部, duties: [{id: answer, text: 受理}, {id: archive, text: 建档}]}
"""
AGENT = "name: 坐席\ndepartment: service\nduties: [{text: 接电话, serves: answer}]\n"


def test_what_seems_to_be_missing_may_only_be_unread(tmp_path):
    assert broken(loaded(tmp_path / "a", organisation=DUTIES, positions__agent=AGENT)) == ["unserved-duty"]
    unread = loaded(tmp_path / "b", organisation=DUTIES, positions__agent=AGENT, positions__clerk="name: 档案员\nduties: {text: [serves: archive\n")
    assert broken(unread) == []


def test_a_daily_line_that_is_inherited_is_named_where_it_was_written(tmp_path):
    made = loaded(
        tmp_path,
        positions__agent="name: 坐席\ndaily: [{text: 报问题, procedure: intake}]\n",
        positions__senior="name: 高级坐席\nbased_on: agent\n",
        positions__lead="name: 组长\n",
        procedures__intake="title: 汇总\nsteps: [{who: lead, do: 归类, then: end}]\n",
    )
    assert [str(p.place) for p in made.problems if p.code == "idle-in-procedure"] == ["positions/agent.yml:2:32"]


def test_without_a_day_nothing_is_said_of_the_calendar(tmp_path):
    written(tmp_path, positions__a="name: 甲\nverified: {by: a, date: 2020-01-01, every: 30天}\nvalid: {until: 2020-02-01}\n")
    sources = read_sources(tmp_path, "")
    assert broken(load(sources)) == []
    assert broken(load(sources, "", date(2026, 11, 22))) == ["check-overdue", "no-longer-valid"]
    assert broken(load(sources, "", date(2020, 1, 25))) == ["check-due"]


def test_the_settings_may_make_the_calendar_strict(tmp_path):
    written(tmp_path, settings="severities: {check-overdue: 错误}\n", positions__a="name: 甲\nverified: {by: a, date: 2020-01-01, every: 30天}\n")
    assert [problem.code for problem in load(read_sources(tmp_path, ""), "", date(2026, 11, 22)).errors] == ["check-overdue"]
