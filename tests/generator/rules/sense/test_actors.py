"""Who stands behind an actor."""

from datetime import date

from generator.rules.inspection import Inspection
from generator.rules.sense.actors import actors
from tests.generator.manuals import loaded

ORGANISATION = """
    company: {name: 某公司}
    departments:
      - {id: service, name: 客服部, lead: manager, powers: {finance: [{right: 决定, act: refund, text: 退款}]}, groups: [{id: desk, name: 坐席组, lead: lead}]}
      - {id: hall, name: 服务厅, part_of: service}
    headcount: [{position: agent, in: desk, planned: 3}]
"""


def found(tmp_path, **files):
    plain = {f"positions__{own}": f"name: {name}\n" for own, name in (("manager", "经理"), ("lead", "组长"), ("agent", "坐席"))}
    made = loaded(tmp_path, organisation=ORGANISATION, **plain, **files)
    return actors(Inspection(made.manual, date(2026, 11, 22), complete=True))


def test_members_come_from_the_position_the_headcount_and_the_leads(tmp_path):
    known = found(tmp_path, positions__host="name: 前台\ndepartment: hall\n")
    assert known.positions("desk") == {"agent", "lead"}
    assert known.positions("hall") == {"host"}
    assert known.positions("service") == {"agent", "lead", "manager", "host"}
    assert known.positions("agent") == {"agent"}


def test_the_powers_of_a_department_are_its_leads_and_of_nobody_else(tmp_path):
    known = found(tmp_path)
    assert known.acts["service"] == known.acts["manager"] == {"refund"}
    assert known.acts["agent"] == set()


def test_a_deputy_may_do_what_the_other_may_but_no_deputy_of_a_deputy(tmp_path):
    known = found(tmp_path, positions__aide="name: 助理\nacts_for: manager\n", positions__clerk="name: 文员\nacts_for: aide\n")
    assert known.acts["aide"] == {"refund"}
    assert known.acts["clerk"] == set()


def test_asking_is_no_power_to_act_but_one_for_an_emergency_is(tmp_path):
    asking = "{right: 提议, act: plan, text: 提}, {right: 监督, act: look, text: 看}"
    powers = f"powers: {{operations: [{asking}, {{right: 决定, act: send, text: 派, emergency: 夜里}}]}}\n"
    assert found(tmp_path, positions__night=f"name: 夜班\n{powers}").acts["night"] == {"send"}
