"""Punctuation, digits and traces of copying, one line at a time."""

from pathlib import Path

import pytest

from generator.rules.wording import marks, typography
from tests.generator.rules.wording.saying import answering

HALF = {
    "能修,请报序列号": "能修，请报序列号", "能修, 请报序列号": "能修，请报序列号", "能修吗?": "能修吗？", "好的!": "好的！", "能修.": "能修。",
    "能修. 请来": "能修。请来",
    "电话:8021": "电话：8021", "先登记;再上门": "先登记；再上门", "收银机(P5)坏了": "收银机（P5）坏了", "K3(新款)": "K3（新款）",
    "用K3,再试": "用K3，再试", "等一等...好了": "等一等……好了",
    "{客户称呼},您好": "{客户称呼}，您好", "见[[refund]],再办": "见[[refund]]，再办", "“好的”,他说": "“好的”，他说", "- 一.总则": "- 一、总则",
    "请重启APP!": "请重启APP！", "退了吗?!": "退了吗？！", "急!!!": "急！", "还要: 截图": "还要：截图", "甲: 乙, 丙": "甲：乙，丙",
}  # fmt: skip
FINE_HALF = [
    "版本2.6.1以上", "08:30到17:30", "1,000元", "比例1:3", "打开http://a.cn/x?y=1,2;z=3!", "写到a.b@c.com。", "文件叫报表.xlsx", "上传客户(1).pdf",
    "屏显“Error: no paper, wait.”。",
    "用`a,b;c`这一段", "1.打开", "(1)打开(2)关闭", "按OK(Enter)", "Say 您好, then wait for the customer to answer you.", "No. 5", "Wi-Fi: 2.4G",
    "{a,b}", "能修。", "满意度95%，好",
]  # fmt: skip
DOUBLED = {
    "能修。。": "能修。",
    "好，，再来": "好，再来",
    "急！！！": "急！",
    "吗？？": "吗？",
    "甲、、乙": "甲、乙",
    "好。，再来": "好。再来",
    "好，。": "好。",
    "what??": "what?",
    "a,, b": "a, b",
}
FINE_DOUBLED = ["好……再来", "先——再", "真的？！", "真的！？", "“好。”。", "甲（好。）", "好：“来”", "wait...", "。"]
STRAY = {"保修12个月。3": "保修12个月。", "保修6个月[1]，另算": "保修6个月，另算", "好。 128": "好。", "wait.[2]": "wait."}
FINE_STRAY = ["保修：12", "共2台。2026", "见[[a1]]", "型号[K3]", "第3条", "items[1]", "[1]"]


def fixed(find: typography.Finder, line: str) -> str:
    return typography._edited(line, 0, len(line), sorted(set(find(line))))


@pytest.mark.parametrize(("find", "line", "wanted"), [
    *((marks.half_width, *pair) for pair in HALF.items()),
    *((marks.doubled, *pair) for pair in DOUBLED.items()),
    *((marks.stray_number, *pair) for pair in STRAY.items()),
    (marks.full_width, "Ｋ３保修１２个月", "K3保修12个月"),
])  # fmt: skip
def test_is_put_right_and_found_in_a_file(find: typography.Finder, line: str, wanted: str, tmp_path: Path) -> None:
    assert fixed(find, line) == wanted
    assert not list(find(wanted))
    assert len(answering(tmp_path, typography.slips, line)) == 1


@pytest.mark.parametrize(("find", "line"), [
    *((marks.half_width, line) for line in FINE_HALF), *((marks.doubled, line) for line in FINE_DOUBLED), *((marks.stray_number, line) for line in FINE_STRAY),
])  # fmt: skip
def test_is_fine(find: typography.Finder, line: str, tmp_path: Path) -> None:
    assert not list(find(line))


@pytest.mark.parametrize(("line", "wanted"), [
    ("这是原那么。", "这是原则。"), ("客户效劳中心", "客户服务中心"), ("否那么退回", "否则退回"), ("大局部客户", "大部分客户"),
    ("设假设干岗", "设若干岗"), ("满意率到达95%", "满意率达到95%"),
    ("第 3 页 共 8 页", ""), ("本文由某网整理", ""), ("转载请注明出处", ""), ("客□资料", ""), ("客\ufffd料", ""), ("保存???年", ""), ("[PAGE]", ""),
    ("百度文库", ""),
])  # fmt: skip
def test_traces_of_copying(line: str, wanted: str, tmp_path: Path) -> None:
    found = answering(tmp_path, typography.slips, line)
    assert [(p.code, p.words.get("fixed", "")) for p in found] == [("copied-text", wanted)]


@pytest.mark.parametrize(
    "line",
    [
        "愿意为您效劳",
        "有什么可以效劳的",
        "还原那么多数据",
        "是否那么急",
        "□是 □否",
        "□同意",
        "■ 重点",
        "局部地区有雨",
        "根本原因",
        "平安到家",
        "第3页要签字，共用",
        "真的吗？？！",
    ],
)
def test_really_meant(line: str, tmp_path: Path) -> None:
    assert [p for p in answering(tmp_path, typography.slips, line) if p.code == "copied-text"] == []


def test_customers_words_ids_and_figures_stay(tmp_path: Path) -> None:
    faqs = "topic: 退款\nitems: [{id: 退款.一, question: 退款？, similar: [怎么退??, 几天到,急], answer: 三天。, not_for: [发票!]}]\n"
    procedures = "title: 退款\nlimit: ３天\nsteps: [{who: customer, do: 交表。, within: ３０分钟}]\n"
    assert answering(tmp_path, typography.slips, "好。", faqs__refunds=faqs, procedures__refund=procedures) == []


def test_the_place_of_each_line(tmp_path: Path) -> None:
    found = answering(tmp_path, typography.slips, "好。\n能修,来。\n\n- 能修,来。")
    assert [(p.place.line, p.place.text.strip()) for p in found] == [(6, "能修,来。"), (8, "- 能修,来。")]


def test_quotes_in_a_one_line_group_are_looked_into(tmp_path: Path) -> None:
    conduct = "items: [{title: 好, text: '先登记, 再上门'}]\n"
    assert [p.words["fixed"] for p in answering(tmp_path, typography.slips, "好。", conduct__rules=conduct)] == ["先登记，再上门"]


def test_allowed_passages(tmp_path: Path) -> None:
    assert answering(tmp_path, typography.slips, "店名叫好吗?咖啡。", settings="lists: {allow: [好吗?咖啡]}\n") == []
