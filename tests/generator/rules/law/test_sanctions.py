"""Fines, and what is none."""

import pytest

from generator.rules.law.lists import law, narrowed
from tests.generator.manuals import loaded
from tests.generator.rules.law.found import findings

FINES = """罚款50元|罚50元|每次罚款____元|扣工资200元|扣除当月工资|扣发半个月工资|迟到一次扣20元|从工资中扣50元|旷工一天扣三天工资|乐捐20元|罚没当月工资
克扣工资|扣当月工资的10%|处以100元以下罚款|处200元罚金|迟到10分钟扣一天工资|扣薪一天|第一次警告，第二次罚款
被客户投诉一次罚款50元|客户投诉属实的，罚款100元
泄露客户资料罚款500元|与客户争吵的，罚款200元|违章操作罚款50元|逾期未回访罚款20元|迟到一次罚50|负激励50元|处以100元经济处罚|串岗考核50元
A fine of £50|Fined 50 yuan|£20 is deducted from wages|An hour's pay is docked|Deduct one day's pay|The agent pays a fine|Lates cost fines
Whoever is rude to a guest is fined 50 yuan|A 50 yuan fine|A penalty of 50 yuan|Wages are cut by 50 yuan"""
NONE = """扣绩效分5分|赔偿损失|按劳动合同的约定赔偿损失|客户逾期还机，向客户收取罚款|公司被市场监管部门罚款的，由责任部门写说明|交通违章罚款由驾驶人自行缴纳
不罚款，不扣工资|一律不得以罚款代替管理|不得罚款或者扣工资|代扣个人所得税和社会保险费|旷工期间不发工资|扣发旷工当日工资|扣减当月绩效分，最多10%|绩效工资按考核得分发放
造成损失的，经本人同意从工资中每月扣除不超过20%|赔偿款可以从工资中扣除，每月不超过当月工资的20%|税务罚款的解答口径|客户问“晚交年费会不会罚款”时转财务|抵扣50元优惠券|扣款失败的处理
满300元减50元|口头警告、书面警告、调岗、解除劳动合同|处罚决定由经理作出
The customer pays a fine for late return|A fine grind for espresso|Fine-tune the machine|A parking fine is the driver's own|No fines; a written warning instead
Never deduct from wages|Points are deducted from the score|We are fine with that|a fine line|The company was fined by the tax authority
住客在房内吸烟罚款300元|客人弄脏床单的，按价目表罚款|业主违规装修罚款2000元|扣100元押金
话费扣30元|按订单金额扣除5元手续费|满100扣10元|请事假按天扣工资|旷工一天扣一天工资
Guests who smoke pay a fine of 300 yuan|A fine of 300 yuan is charged to guests
A fine example|Who is late is talked to; nobody is fined|Library fines|Overpaid wages are deducted next month|10 yuan deducted from the guest's card"""


def split(table: str) -> list[str]:
    return table.replace("\n", "|").split("|")


@pytest.mark.parametrize("words", split(FINES))
def test_a_fine_is_found(words):
    assert law(None).fines.find(narrowed(words))


@pytest.mark.parametrize("words", split(NONE))
def test_what_is_no_fine_passes(words):
    assert not law(None).fines.find(narrowed(words))


@pytest.mark.parametrize(
    "files",
    [
        {"conduct__c": "{title: 规范, consequences: [罚款20元], items: [{id: x, text: 不迟到。}]}"},
        {"conduct__c": "{title: 规范, items: [{text: 不迟到。, consequences: [{gravity: 轻, text: 罚款20元}]}]}"},
        {"conduct__c": "{title: 规范, items: [{text: 不迟到。, superior: 罚款20元}]}"},
        {"positions__a": "{name: 甲, liability: [罚款20元]}"},
        {"policies__p": "{title: 制度, body: [{text: 一。, items: [{text: 二, items: [罚款20元]}]}]}"},
        {"policies__p": "{title: 制度, body: [{table: {columns: [一], rows: [[罚款20元]]}}]}"},
        {"training__t": "{title: 入职, mentor: {who: a, answers_for: 罚款20元}}", "positions__a": "name: 甲"},
        {"organisation": "{company: {name: 公司}, departments: [{id: d, name: 部门, liability: [罚款20元]}]}"},
    ],
)
def test_where_consequences_stand(tmp_path, files):
    made = [problem for problem in loaded(tmp_path, **files).problems if problem.code == "law-fine"]
    assert [problem.words["given"] for problem in made] == ["罚款20元"]
    assert made[0].place.text[made[0].place.column - 1 :].startswith("罚款20元")


def test_where_none_stand(tmp_path):
    made = loaded(
        tmp_path,
        positions__a="{name: 甲, duties: [告诉司机去哪里交罚款50元]}",
        faqs__f="{topic: 停车, items: [{question: 超时罚50元吗？, answer: 罚款50元。}]}",
        training__t="{title: 入职, tests: [{id: x, title: 笔试, questions: [{ask: 迟到罚款50元，对吗？}]}]}",
    )
    assert "law-fine" not in findings(made)
