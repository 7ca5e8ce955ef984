"""based_on: what is taken over, replaced, added and dropped, and where it came from."""

import pytest

from generator.manual import Origin
from tests.generator.manuals import codes, loaded

LEAD = """
    name: 组长
    summary: 带好一个组。
    reports_to: head
    tags: [带班]
    duties:
      - group: 带班
        items:
          - {id: rota, title: 排班, text: 每周五排出下周的班。}
          - {id: coach, title: 带教, text: 新人第一周一对一。}
      - group: 质检
        items: [每天抽听5通录音。]
    qualities: [耐心, {id: typing, text: 打字每分钟60字}]
    powers:
      personnel: [{id: leave, right: 审批, text: 请假, limit: 3天以内}]
    requires: {education: 大专及以上, ratings: {领导力: 需要}}
    daily: 尚未编写
"""
HEAD = "name: 经理\n"


def resolved(tmp_path, senior):
    made = loaded(tmp_path, positions__lead=LEAD, positions__head=HEAD, positions__senior=senior)
    return made, made.manual.positions["senior"]


def duties(result):
    return {group.group: [duty.title or duty.text.raw for duty in group.items] for group in result.position.duties}


def test_takes_over_adds_replaces_and_drops_single_items(tmp_path):
    made, result = resolved(
        tmp_path,
        """
        name: 高级组长
        based_on: lead
        drop: [duties/coach, qualities/耐心, powers/leave]
        duties:
          - group: 带班
            items:
              - {id: rota, title: 排班, text: 每月25日排出下月的班。}
              - 主持晨会。
          - group: 改进
            items: [每月提一条流程建议。]
        requires: {education: 本科及以上}
        """,
    )
    assert codes(made) == []
    assert duties(result) == {"带班": ["排班", "主持晨会。"], "质检": ["每天抽听5通录音。"], "改进": ["每月提一条流程建议。"]}
    assert result.position.duties[0].items[0].text.raw == "每月25日排出下月的班。"
    assert [point.text.raw for group in result.position.qualities for point in group.items] == ["打字每分钟60字"]
    assert result.position.powers.personnel == ()
    assert result.position.requires.education.text.raw == "本科及以上"
    assert list(result.position.requires.ratings) == ["领导力"]


def test_remembers_where_each_item_came_from(tmp_path):
    _, result = resolved(tmp_path, "name: 高级组长\nbased_on: lead\nqualities: [果断]\n")
    assert result.origins["summary",] == Origin("lead", ("summary",))
    texts = [point.text.raw for group in result.position.qualities for point in group.items]
    assert texts == ["耐心", "打字每分钟60字", "果断"]
    assert result.origins["qualities", 1, "items", 0] == Origin("lead", ("qualities", 1, "items", 0))
    assert not any(path[:2] == ("qualities", 2) for path in result.origins)


def test_origins_lead_back_over_two_steps(tmp_path):
    made = loaded(
        tmp_path, positions__lead=LEAD, positions__head=HEAD, positions__senior="name: 乙\nbased_on: lead\n", positions__chief="name: 丙\nbased_on: senior\n"
    )
    assert made.manual.positions["chief"].origins["summary",].position == "lead"


def test_superiors_names_and_tags_are_ones_own(tmp_path):
    _, result = resolved(tmp_path, "name: 高级组长\nbased_on: lead\n")
    assert result.position.reports_to == ()
    assert result.position.tags == ()
    assert result.position.name == "高级组长"


def test_what_is_not_written_stays_so_until_written(tmp_path):
    _, result = resolved(tmp_path, "name: 高级组长\nbased_on: lead\n")
    assert result.position.unwritten == ("daily",)
    _, result = resolved(tmp_path, "name: 高级组长\nbased_on: lead\ndaily: [开晨会]\n")
    assert result.position.unwritten == ()


def test_a_condition_is_replaced_whole(tmp_path):
    made = loaded(
        tmp_path,
        positions__base="name: 甲\nrequires: {experience: {text: 有经验者, strength: 优先, explanation: 同业更好}}\n",
        positions__own="name: 乙\nbased_on: base\nrequires: {experience: 3年以上}\n",
    )
    condition = made.manual.positions["own"].position.requires.experience
    assert (condition.text.raw, condition.strength.key, condition.explanation) == ("3年以上", "must", None)


def test_a_drop_that_matches_nothing_is_a_problem(tmp_path):
    made, _ = resolved(tmp_path, "name: 高级组长\nbased_on: lead\ndrop: [qualities/typing, qualities/typng]\n")
    assert codes(made) == ["unknown-drop"]
    assert [p.words["given"] for p in made.problems if p.code == "unknown-drop"] == ["qualities/typng"]


@pytest.mark.parametrize("block", ["duties", "requires", "summary", "powers/personnel"])
def test_whole_blocks_can_be_dropped(tmp_path, block):
    made, result = resolved(tmp_path, f"name: 高级组长\nbased_on: lead\ndrop: [{block}]\n")
    assert codes(made) == []
    value = result.position
    for step in block.split("/"):
        value = getattr(value, step)
    assert not value


def test_a_ring_is_shown_as_a_chain_and_ends(tmp_path):
    made = loaded(tmp_path, positions__a="name: 甲\nbased_on: b\n", positions__b="name: 乙\nbased_on: c\n", positions__c="name: 丙\nbased_on: a\n")
    assert codes(made) == ["based-on-cycle"]
    assert made.problems[0].words["chain"] == "a → b → c → a"


def test_shared_duties_bring_their_words_and_keep_ones_own_result(tmp_path):
    made = loaded(
        tmp_path,
        duties__shared="items: [{id: acceptance, title: 验收, text: 请客户当面试用。, deliverables: [验收单]}]\n",
        positions__a="name: 甲\nduties: [{use: acceptance, result: 一次通过率 ≥ 95%}]\n",
    )
    duty = made.manual.positions["a"].position.duties[0].items[0]
    assert (duty.title, duty.text.raw, duty.deliverables[0].raw, duty.result[0].text.raw) == ("验收", "请客户当面试用。", "验收单", "一次通过率 ≥ 95%")


def test_two_own_groups_of_one_name_both_stay(tmp_path):
    _, result = resolved(
        tmp_path, "name: 高级组长\nbased_on: lead\nduties: [{group: 带班, items: [一]}, {group: 带班, items: [二]}, {group: 新, items: [三]}]\n"
    )
    assert duties(result) == {"带班": ["排班", "带教", "一", "二"], "质检": ["每天抽听5通录音。"], "新": ["三"]}
