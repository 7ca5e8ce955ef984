"""Probation against the contract, in the plan and in running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.rules.law.agreed import agreed_terms, wages
from tests.generator.manuals import loaded


def faults(folder, **files: str) -> list[str]:
    return [problem.words["fault"][0] for problem in loaded(folder, **files).problems if problem.code == "law-probation"]


@pytest.mark.parametrize(
    ("lasts", "contract", "most"),
    [
        ("1个月", "3个月", ""), ("2个月", "6个月", "最多1个月"), ("31天", "6个月", ""), ("32天", "11个月", "最多1个月"),
        ("2个月", "1年", ""), ("3个月", "1年", "最多2个月"), ("90天", "2年", "最多2个月"), ("60天", "1年", ""), ("8周", "1年", ""), ("9周", "1年", "最多2个月"),
        ("6个月", "3年", ""), ("半年", "5年", ""), ("7个月", "3年", "最多6个月"), ("1年", "5年", "最多6个月"),
        ("15天", "2个月", "不得约定"), ("1个月", "80天", "不得约定"), ("____个月", "2个月", ""), ("3个月", "____年", ""), ("20个工作日", "6个月", ""),
        ("3个月", "至少1年", ""), ("8个月", "至少1年", "最多6个月"), ("two months", "one year", ""), ("3 months", "1 year", "最多2个月"),
    ],
)  # fmt: skip
def test_the_plan(tmp_path, lasts, contract, most):
    found = faults(tmp_path, training__t=f"{{title: 入职, probation: {{lasts: {lasts}, contract: {contract}}}}}")
    assert [most in fault for fault in found] == [True] * bool(most)


def test_without_a_contract_the_longest_still_holds(tmp_path):
    assert faults(tmp_path, training__t="{title: 入职, probation: {lasts: 6个月}}") == []
    assert faults(tmp_path / "2", training__t="{title: 入职, probation: {lasts: 7个月}}") == ["再长的合同，最多6个月，这里是7个月"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("合同1年，试用期3个月", ["合同1年，最多2个月，这里是3个月"]),
        ("签一年合同。试用期三个月。", ["合同1年，最多2个月，这里是三个月"]),
        ("试用期：3个月；合同期限：2年", ["合同2年，最多2个月，这里是3个月"]),
        ("合同期限为18个月，3个月的试用期", ["合同18个月，最多2个月，这里是3个月"]),
        ("以完成一定工作任务为期限的合同，试用期1个月", ["以完成工作任务为期限的合同，不得约定试用期，这里是1个月"]),
        ("无固定期限合同，试用期7个月", ["再长的合同，最多6个月，这里是7个月"]),
        ("无固定期限合同，试用期6个月", []),
        ("劳动合同三年，试用期3个月，包含在合同期内，只约定一次", []),
        ("合同3年，试用期1至3个月", []),
        ("首次签一年，试用期三个月", ["合同1年，最多2个月，这里是三个月"]),
        ("3个月试用期，1年合同", ["合同1年，最多2个月，这里是3个月"]),
        ("试用期间发70%工资", ["试用期工资是约定工资的70%，最低80%"]),
        ("试用期一年", ["再长的合同，最多6个月，这里是一年"]),
        ("试用期3个月", []),
        ("满3个月不满1年的合同，试用期1个月", []),
        ("软件试用期7个月，合同1年", []),
        ("合同期限三个月以上不满一年的，试用期不得超过一个月；一年以上不满三年的，试用期不得超过二个月；三年以上的合同，试用期不得超过六个月", []),
        ("合同1年，试用期1个月；合同2年，试用期3个月", ["合同2年，最多2个月，这里是3个月"]),
        ("A one-year contract with three months' probation", ["合同1年，最多2个月，这里是three months"]),
        ("Contract of 3 years, probation of 6 months", []),
        ("试用期工资为转正工资的70%", ["试用期工资是约定工资的70%，最低80%"]),
        ("试用期3个月，薪资打七折", ["试用期工资是约定工资的70%，最低80%"]),
        ("试用期工资是正式工资的百分之七十五", ["试用期工资是约定工资的75%，最低80%"]),
        ("试用期工资不低于转正工资的80%", []),
        ("试用期薪资八五折", []),
        ("试用期月薪6000元，绩效工资占30%", []),
        ("转正后工资为行业平均的70%。试用期3个月", []),
        ("In probation 70% of full pay", ["试用期工资是约定工资的70%，最低80%"]),
        ("In probation 80% of the agreed wages", []),
    ],
)
@pytest.mark.parametrize("place", ["pay: {}", "benefits: [{}]", "applicants: {}"])
def test_running_text_of_a_position(tmp_path, place, words, found):
    assert faults(tmp_path, positions__a="name: 甲\n" + place.format(f'"{words}"') + "\n") == found


def test_policies_and_training_are_read_too(tmp_path):
    made = loaded(tmp_path, policies__p="{title: 制度, body: [{text: 合同1年，试用期3个月。}]}", training__t="{title: 入职, entry: [合同1年，试用期半年。]}")
    assert [(problem.code, problem.place.file) for problem in made.problems] == [("law-probation", "policies/p.yml"), ("law-probation", "training/t.yml")]
    assert made.problems[0].place.text[made.problems[0].place.column - 1 :].startswith("试用期3个月")


PIECES = "试用期 合同 工资 的 百分之 一 两 十 半 七 1 0 5 个月 年 天 折 成 % - 至 。 ， 签 为 probation of contract months wages"


@given(st.lists(st.sampled_from(PIECES.split()), max_size=14))
def test_no_wording_breaks_it(words):
    for text in ("".join(words), " ".join(words)):
        assert all(agreed.passage in text for agreed in agreed_terms(text))
        assert all(share >= 0 for _, share in wages(text))


@pytest.mark.parametrize("words", ["合同1年，试用期一两个月", "合同三五年，试用期3个月", "试用期1-3个月，合同3年"])
def test_what_is_no_number_is_not_known(words):
    assert [agreed for agreed in agreed_terms(words) if agreed.contract == 12] == []
