"""References: who uses what, where local ids hold, and which of several like marks is meant."""

from generator.manual import Use
from tests.generator.manuals import codes, loaded

ORGANISATION = """
    company: {name: 某公司}
    departments:
      - {id: repairs, name: 维修部, overview: '先看[[mend]]', duties: [{id: mend, text: 修好}], lead: boss}
      - {id: sales, name: 销售部, overview: '%s', lead: boss}
"""
BOSS = "name: 经理\n"


def test_a_use_belongs_to_the_row_that_it_stands_in_and_to_no_row_before(tmp_path):
    made = loaded(
        tmp_path,
        positions__a="""
            name: 甲
            duties: [{id: rota, text: 排班, with: boss}, {text: 带教, with: boss}]
            powers: {personnel: [{id: leave, right: 审批, text: 请假}]}
            never: [integrity]
        """,
        positions__boss=BOSS,
        conduct__rules="items: [{id: integrity, text: 不收礼}]\n",
    )
    assert list(made.manual.used_by["integrity"]) == [Use("a", ("严禁行为", "Never"))]
    assert [use.source for use in made.manual.used_by["boss"]] == ["a", "a/rota"]


def test_duties_of_a_department_are_written_bare_inside_it_alone(tmp_path):
    made = loaded(tmp_path, organisation=ORGANISATION % "先看[[mend]]", positions__boss=BOSS)
    assert [(p.code, str(p.place)) for p in made.problems] == [("dead-link", "organisation.yml:5:43")]
    assert codes(loaded(tmp_path, organisation=ORGANISATION % "先看[[repairs/mend]]")) == []


def test_a_department_taken_over_through_two_positions_is_where_serves_looks(tmp_path):
    made = loaded(
        tmp_path,
        organisation=ORGANISATION % "卖",
        positions__a="name: 甲\nbased_on: b\nduties: [{text: 修, serves: mend}]\n",
        positions__b="name: 乙\nbased_on: c\n",
        positions__c="name: 丙\ndepartment: repairs\n",
        positions__boss=BOSS,
    )
    assert codes(made) == []


def test_each_of_several_like_links_and_marks_is_shown_where_it_stands(tmp_path):
    answer = "gone见[[gone-too]]、[[gone]]、［［ gone ］］，<b>甲</b><b>乙</b>，{客户}您好，{订单号"
    made = loaded(tmp_path, faqs__a=f"topic: 退款\nitems:\n- question: 一\n  answer: {answer}\n")
    line = f"  answer: {answer}"
    assert [(p.code, line[p.place.column - 1 :][: p.place.length], p.place.column) for p in made.problems] == [
        ("dead-link", "gone-too", line.index("gone-too") + 1),
        ("dead-link", "gone", line.index("[[gone]]") + 3),
        ("dead-link", "gone", line.index(" gone ］") + 2),
        ("raw-html", "<b>", line.index("<b>") + 1),
        ("raw-html", "</b>", line.index("</b>") + 1),
        ("raw-html", "<b>", line.rindex("<b>") + 1),
        ("raw-html", "</b>", line.rindex("</b>") + 1),
        ("rich-unclosed", "{", line.rindex("{") + 1),
    ]
