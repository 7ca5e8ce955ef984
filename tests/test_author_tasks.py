"""Slips of people who are no programmers: what they typed, what they are told, and that doing just that is enough.

A task's ``typed`` stands in for «» of a small file. ``told`` is what message or hint must say word for word, and what
``mended`` holds: a person who copies it from the screen has a clean manual. ``code`` None marks what has to pass as it is.
"""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from generator.catalogue import Kind, catalogue, hint, message
from generator.check import check
from generator.problem import Place, Problem

FAQ = ("faqs/refunds.yml", "topic: 退款\nitems:\n  - question: 退款几天到账？\n    «»\n")
ANSWERED = ("faqs/refunds.yml", "topic: 退款\nitems:\n  - question: 退款几天到账？\n    answer: 3个工作日内。\n    «»\n")
SIMILAR = ("faqs/refunds.yml", "topic: 退款\nitems:\n  - question: 退款几天到账？\n    similar:\n      «»\n    answer: 3个工作日内。\n")
TOP = ("faqs/refunds.yml", "«»\nitems:\n  - question: 退款几天到账？\n    answer: 3个工作日内。\n")
ROW = ("faqs/refunds.yml", "topic: 退款\nitems:\n  «»\n")
SAY = ("scripts/opening.yml", "items:\n  - id: hello\n    «»\n")
POSITION = ("positions/hotline.yml", "name: 热线专员\n«»\n")
PROCEDURE = ("procedures/repair-visit.yml", "title: 上门维修\n«»\n")
STEPS = ("procedures/repair-visit.yml", "title: 上门维修\nsteps:\n  «»\n  - {id: sign, do: 请客户签字。, then: end}\n")
POLICY = ("policies/customer-data.yml", "title: 客户资料管理制度\nbody:\n  - chapter: 总则\n  «»\n")
FORM = ("forms/service-record.yml", "title: 服务记录单\n«»\n")
LEAD = {"positions/desk-lead.yml": "name: 客服主管\n"}


@dataclass(frozen=True)
class Task:
    """One slip. ``beside`` are other files of the folder; ``line`` is the line that is to be named, if not the first one typed."""

    name: str
    where: tuple[str, str]
    typed: str
    code: str | None = None
    told: str = ""
    mended: str = ""
    beside: dict[str, str] = field(default_factory=dict)
    line: int | None = None

    def text(self, words: str) -> str:
        """The file with ``words`` in their place."""
        return self.where[1].replace("«»", words)

    @property
    def expected_line(self) -> int:
        """The line of the file that the person should look at."""
        return self.line or self.where[1].split("«»")[0].count("\n") + 1


TASKS = [
    # What begins with a sign
    Task("placeholder first", FAQ, "answer: {客户姓名}，您好。", "yaml-brace", "'{客户姓名}，您好。'", "answer: '{客户姓名}，您好。'"),
    Task("placeholder alone", SAY, "say: {开场白}", "yaml-brace", "'{开场白}'", "say: '{开场白}'"),
    Task("placeholder first and last", SAY, "say: {称呼}您好，我是{工号}", "yaml-brace", "'{称呼}您好，我是{工号}'", "say: '{称呼}您好，我是{工号}'"),
    Task("link first", FAQ, "answer: [[refunds]]里说得很细。", "yaml-bracket", "'[[refunds]]里说得很细。'", "answer: '[[refunds]]里说得很细。'"),
    Task("remark in brackets", FAQ, "answer: [急]先查流水。", "yaml-bracket", "'[急]先查流水。'", "answer: '[急]先查流水。'"),
    Task("bold first", FAQ, "answer: **3个工作日**内。", "yaml-star", "'**3个工作日**内。'", "answer: '**3个工作日**内。'"),
    Task("person first", FAQ, "answer: @财务 查一下。", "yaml-at", "'@财务 查一下。'", "answer: '@财务 查一下。'"),
    Task("percent first", FAQ, "answer: %是百分号。", "yaml-at", "'%是百分号。'", "answer: '%是百分号。'"),
    Task("dash in the value", FAQ, "answer: - 先查流水。", "yaml-at", "'- 先查流水。'", "answer: '- 先查流水。'"),
    Task("more than", PROCEDURE, "limit: >5天", "yaml-fold", "5天以上", "limit: 5天以上"),
    Task("pipe and text", FAQ, "answer: | 3个工作日内。", "yaml-fold", "'| 3个工作日内。'", "answer: '| 3个工作日内。'"),
    Task("exclamation first", FAQ, "answer: !注意 顺延。", "yaml-tag", "'!注意 顺延。'", "answer: '!注意 顺延。'"),
    Task("ampersand first", FAQ, "answer: &A座 取件。", "yaml-anchor", "'&A座 取件。'", "answer: '&A座 取件。'"),
    Task("quote at the head", FAQ, 'answer: "退款中"是财务在办。', "yaml-quote", """'"退款中"是财务在办。'""", """answer: '"退款中"是财务在办。'"""),
    Task("quote not closed", FAQ, 'answer: "3个工作日内。', "yaml-quote", "'3个工作日内。'", "answer: '3个工作日内。'"),
    Task("backslash in quotes", FAQ, 'answer: "在D:\\资料里。"', "yaml-quote", r"'在D:\资料里。'", r"answer: '在D:\资料里。'"),
    # What YAML takes for its own inside a value
    Task("colon and space", FAQ, "answer: WiFi: 请重启。", "yaml-colon-inside", "'WiFi: 请重启。'", "answer: 'WiFi: 请重启。'"),
    Task("colon in a list", SIMILAR, "- 请问: 钱到了吗", "yaml-colon-inside", "'请问: 钱到了吗'", "- '请问: 钱到了吗'"),
    Task("hash key", FAQ, "answer: 按 #号键。", "yaml-hash", "'按 #号键。'", "answer: '按 #号键。'"),
    Task("remark after one space", FAQ, "answer: 3天。 # 待核对", "yaml-hash", "前面空两格", "answer: 3天。  # 待核对"),
    # Colons, dashes, spaces
    Task("full-width colon", FAQ, "answer：3个工作日内。", "yaml-wide-colon", "answer: ", "answer: 3个工作日内。"),
    Task("full-width colon at the top", TOP, "topic：退款", "yaml-wide-colon", "topic: ", "topic: 退款"),
    Task("no space after the colon", FAQ, "answer:3个工作日内。", "yaml-colon-space", "answer: ", "answer: 3个工作日内。"),
    Task("no space after the dash", ROW, "-question: 退款？\n   answer: 3天。", "yaml-dash", "- question: 退款？", "- question: 退款？\n    answer: 3天。"),
    Task("tab", FAQ, "note: 甲\n\tanswer: 3天。", "yaml-tab", "换成空格", "note: 甲\n    answer: 3天。", line=5),
    Task("one space short", ROW, "- question: 退款？\n   answer: 3天。", "yaml-indent", "左边对齐", "- question: 退款？\n    answer: 3天。", line=4),
    Task("one space too many", ROW, "- question: 退款？\n     answer: 3天。", "yaml-indent", "左边对齐", "- question: 退款？\n    answer: 3天。", line=4),
    Task("Chinese commas in a list", POSITION, "also_called: [热线，客服]", "yaml-wide-comma", "[热线, 客服]", "also_called: [热线, 客服]"),
    Task(
        "Chinese colon in braces",
        POSITION,
        "targets: [{what: 回访, at_least: 15, unit: 家, per：月}]",
        "yaml-wide-colon",
        "per: ",
        "targets: [{what: 回访, at_least: 15, unit: 家, per: 月}]",
    ),
    # Keys
    Task("key in Chinese", FAQ, "答案: 3个工作日内。", "unknown-key", "answer", "answer: 3个工作日内。"),
    Task("key misspelt", ANSWERED, "simlar: [钱到了吗]", "unknown-key", "similar", "similar: [钱到了吗]"),
    Task("key of another level", TOP, "topic: 退款\nnot_for: [换货]", "misplaced-key", "行首的空格", "topic: 退款", line=2),
    Task("answer forgotten", FAQ, "note: 先查流水。", "missing-key", "answer", "answer: 3天。", line=3),
    Task("nothing after the colon", FAQ, "answer:", "empty-text", "____", "answer: ____"),
    Task("same key twice", ANSWERED, "note: 甲\n    note: 乙", "duplicate-key", "合成一个", "note: 甲；乙", line=6),
    Task("list where text belongs", FAQ, "answer:\n      - 3天。", "expected-text", "|", "answer: |\n      - 3天。", line=5),
    Task("text where a list belongs", POSITION, "knowledge: 产品", "expected-list", "[", "knowledge: [产品]"),
    # Values
    Task("day that is none", TOP, "topic: 退款\nvalid: {from: 2026-02-30}", "bad-date", "2026-11-05", "topic: 退款\nvalid: {from: 2026-11-05}", line=2),
    Task("as soon as possible", PROCEDURE, "limit: 尽快", "bad-limit", "2个工作日", "limit: 2个工作日"),
    Task("three without a unit", PROCEDURE, "limit: 3", "bad-limit", "3天以内", "limit: 3天以内"),
    Task(
        "word that is no choice",
        POSITION,
        "targets: [{what: 回访, at_least: 15, unit: 家, per: 旬}]",
        "bad-choice",
        "月",
        "targets: [{what: 回访, at_least: 15, unit: 家, per: 月}]",
    ),
    Task(
        "number with its unit",
        POSITION,
        "targets: [{what: 回访, at_least: 15家, per: 月}]",
        "bad-number",
        "15",
        "targets: [{what: 回访, at_least: 15, unit: 家, per: 月}]",
    ),
    Task("yes or no", FORM, "sections: [{fields: [{name: 电话, required: 必填}]}]", "bad-flag", "是", "sections: [{fields: [{name: 电话, required: 是}]}]"),
    # Ids and references
    Task("id with a space", ANSWERED, "id: refund when", "bad-id", "refund-when", "id: refund-when"),
    Task("id taken", ANSWERED, "id: refunds", "duplicate-id", "换个编号", "id: refunds-when"),
    Task("title in place of an id", ANSWERED, "escalate_to: 客服主管", "missing-reference", "desk-lead", "escalate_to: desk-lead", LEAD),
    Task("id misspelt", ANSWERED, "escalate_to: desk-laed", "missing-reference", "desk-lead", "escalate_to: desk-lead", LEAD),
    Task("link misspelt", FAQ, "answer: 问[[desk-laed]]。", "dead-link", "desk-lead", "answer: 问[[desk-lead]]。", LEAD),
    Task("position where a form belongs", ANSWERED, "form: desk-lead", "wrong-kind", "岗位", "escalate_to: desk-lead", LEAD),
    Task("placeholder not closed", FAQ, "answer: 您好，{客户姓名。", "rich-unclosed", "占位符", "answer: 您好，{客户姓名}。"),
    Task("step that is none", STEPS, "- {id: call, do: 致电。, then: [sign, sing]}", "missing-step", "sign", "- {id: call, do: 致电。, then: sign}"),
    Task("step jumped over", STEPS, "- {id: call, do: 致电。, then: end}", "unreachable-step", "sign", "- {id: call, do: 致电。, then: sign}", line=4),
    Task("question without ways", STEPS, "- {id: fix, ask: 好了吗？}", "ask-without-go", "go", "- {id: fix, ask: 好了吗？, go: {是: sign, 否: fix}}"),
    Task("two kinds in one article", POLICY, "- {section: 范围, article: scope}", "one-of", "article", "- {article: scope, title: 范围}"),
    Task("line break from a web page", FAQ, "answer: 3天。<br>顺延。", "raw-html", "分段空一行", "answer: |\n      3天。\n\n      顺延。"),
    # What has to pass as it is
    Task("time", POSITION, "hours: 17:00"),
    Task("version", POSITION, "document: {version: 1.10}"),
    Task("number with a nought", POSITION, "extension: 0123"),
    Task("no", POSITION, "contact: no"),
    Task("words in quotes with a Chinese comma", POSITION, "also_called: ['热线，电话客服']"),
    Task("less than", FAQ, "answer: <3个工作日。"),
    Task("blank", POSITION, "requires: {experience: ____年以上}"),
    Task("colon without a space", FAQ, "answer: 每天17:00，比例1:1，见https://example.com。"),
    Task("quotes inside", FAQ, 'answer: 状态是"退款中"。'),
    Task("full-width braces", SAY, "say: ｛客户称呼｝，您好。"),
    Task("full-width digits", PROCEDURE, "limit: ２个工作日"),
]


def put(folder: Path, task: Task, words: str) -> None:
    """Write the task's files with ``words`` in place."""
    for name, text in {**task.beside, task.where[0]: task.text(words)}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


@pytest.mark.parametrize("task", [task for task in TASKS if task.code], ids=lambda task: task.name)
def test_doing_what_the_hint_says_is_enough(task: Task, tmp_path: Path) -> None:
    put(tmp_path, task, task.typed)
    findings = check(tmp_path, cached=False).findings
    assert [finding.problem.code for finding in findings] == [task.code]
    problem = findings[0].problem
    assert (problem.place.file, problem.place.line) == (task.where[0], task.expected_line)
    assert task.told in f"{message(problem, 'zh')} {hint(problem, 'zh')}"
    put(tmp_path, task, task.mended)
    assert not check(tmp_path, cached=False).findings


@pytest.mark.parametrize("kind", catalogue().values(), ids=lambda kind: kind.code)
def test_english_words_are_english(kind: Kind) -> None:
    words, told = kind.wording["en"], Problem(kind.code, Place(""))
    assert not set("，。；？！⟦⟧") & set(f"{words.why}{message(told, 'en')}{hint(told, 'en')}")


@pytest.mark.parametrize("task", [task for task in TASKS if not task.code], ids=lambda task: task.name)
def test_what_looks_odd_but_is_right_passes(task: Task, tmp_path: Path) -> None:
    put(tmp_path, task, task.typed)
    assert not check(tmp_path, cached=False).findings


def test_a_chinese_file_name_is_an_id(tmp_path: Path) -> None:
    (tmp_path / "faqs").mkdir()
    (tmp_path / "faqs" / "退款.yml").write_text("topic: 退款\nitems:\n  - question: 在哪看？\n    answer: 见[[退款]]。\n", "utf-8")
    assert not check(tmp_path, cached=False).findings


def test_a_file_saved_as_gbk_is_named_and_read_once_saved_again(tmp_path: Path) -> None:
    path = tmp_path / "faqs" / "refunds.yml"
    path.parent.mkdir()
    text = FAQ[1].replace("«»", "answer: 3个工作日内。")
    path.write_bytes(text.encode("gbk"))
    (finding,) = check(tmp_path, cached=False).findings
    assert finding.problem.code == "wrong-encoding"
    assert "GBK" in message(finding.problem, "zh")
    assert "UTF-8" in hint(finding.problem, "zh")
    path.write_bytes(text.encode("utf-8-sig"))
    assert not check(tmp_path, cached=False).findings
