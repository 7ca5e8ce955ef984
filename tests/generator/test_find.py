"""The look-up in a terminal: what it prints where, how it exits, and the prompt that answers while one types."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from generator.commands.prompt import Desk, application
from generator.commands.shown import View, answer_lines, shortened, wrapped
from generator.report import width
from generator.texts import Texts
from search.answer import Answer, Band, Contact, Filters, Hit
from search.document import Checked, Document, Named
from tests.site.projects import deskbook, write_project

CHANNELS = (Named("phone", "电话"), Named("wechat", "微信"))
VIEW = View(Texts("zh"), 60, "phone", CHANNELS)
SCRIPT = Document(
    "refund-wait", "script", "到账时间", ("到账时间",), "", "scripts.html#refund-wait",
    texts={"phone": "{客户称呼}，3个工作日内到账。", "wechat": "3个工作日内到。"}, avoid=(("过几天就到。", "最晚{预计时间}到。"),),
)  # fmt: skip
FAQ = Document(
    "refund-when", "faq", "退款几天能到账？", ("退款几天能到账？",), "审核要1个工作日。\n过审后3个工作日内退回。", "faqs/refunds.html#refund-when",
    owner=Named("lead", "客服主管"), checked=Checked("over", "2026-08-01", "2026-10-30", "客服主管"), escalate=(Named("finance", "财务"),),
    say=("refund-wait",),
)  # fmt: skip
HIT = Hit(FAQ, 10, ((0, 2),), FAQ.body, ((0, 2),), ("退款",), (SCRIPT,))
LADDER = (Contact("二线", ("二线客服专员",), "30分钟", "8021", "08:30–17:30", "疑难问题"),)
MANUAL = {
    "settings.yml": {
        "title": "小手册", "stages": [{"id": "opening", "name": "开场"}], "channels": [{"id": "phone", "name": "电话"}, {"id": "wechat", "name": "微信"}],
        "audiences": [{"id": "desk", "name": "坐席"}], "lookup": {"record": "是"}, "placeholders": [{"name": "客户称呼", "about": "姓"}],
    },
    "faqs/refunds.yml": {
        "topic": "退款",
        "items": [
            {"id": "refund-days", "question": "退款几天到账？", "similar": ["退款要等多久"], "answer": "三个工作日内到账。", "say": "refund-wait"},
            {"id": "refund-where", "question": "退款退到哪张卡？", "answer": "退回付款的那张卡。"},
        ],
    },
    "scripts/words.yml": {
        "stage": "opening",
        "items": [{"id": "refund-wait", "title": "到账", "when": "问到账", "say": {"phone": "{客户称呼}，三天内到。", "wechat": "三天内到。"}}],
    },
}  # fmt: skip


def text(lines):
    return ["".join(words for _, words in line) for line in lines]


def styles(lines, style):
    return [words for line in lines for kind, words in line if kind == style]


def test_sure_says_the_band_first_then_the_answer_the_words_and_who_answers_for_it():
    lines = answer_lines(Answer("退款几天", Band.SURE, 0.9, (HIT, replace(HIT, document=replace(FAQ, id="refund-where", title="退到哪里？")))), VIEW)
    said = text(lines)
    assert said[0].startswith("✓ 确定")
    assert said.index("退款几天能到账？") < said.index("  审核要1个工作日。") < said.index("  │ {客户称呼}，3个工作日内到账。")
    assert "不要说 过几天就到。  →  最晚{预计时间}到。" in said
    assert "核对逾期：2026-10-30该核对，上次2026-08-01 · 负责：客服主管" in said
    assert "解决不了找 财务" in said
    assert said[-1] == "  问答  退到哪里？  refund-where"
    assert styles(lines, "slot") == ["{客户称呼}", "{预计时间}"]
    assert "退款" in styles(lines, "mark")


def test_the_words_are_those_of_the_channel_and_never_of_another():
    assert "  │ 3个工作日内到。" in text(answer_lines(Answer("", Band.SURE, 0.9, (HIT,)), replace(VIEW, channel="wechat")))
    none = text(answer_lines(Answer("", Band.SURE, 0.9, (HIT,)), replace(VIEW, channel="email")))
    assert "  没有email的说法；有：电话、微信" in none
    assert not [line for line in none if "│" in line]


def test_maybe_asks_first_then_lists():
    said = text(answer_lines(Answer("退款", Band.MAYBE, 0.4, (HIT, HIT), ask="订单号是多少？"), VIEW))
    assert said[0].startswith("? 可能")
    assert said[2] == "先问 订单号是多少？"
    assert [line for line in said if line[:3] in ("1. ", "2. ")] == ["1. 退款几天能到账？", "2. 退款几天能到账？"]


def test_none_says_what_to_say_and_whom_to_ask_and_its_guesses_last():
    said = text(answer_lines(Answer("火星", Band.NONE, 0.1, (HIT,), whom=LADDER, holding=SCRIPT, never=("我不知道",)), VIEW))
    assert said[0].startswith("✗ 手册未收录")
    order = [
        "  │ {客户称呼}，3个工作日内到账。",
        "  二线：二线客服专员 · 分机8021 · 30分钟内接手 · 08:30–17:30",
        "不要说 我不知道",
        "最接近的（把握很低，不能照着答）",
    ]
    assert sorted(order, key=said.index) == order
    assert said[-1].endswith("refund-when")


@given(st.text(max_size=300), st.integers(10, 100), st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)), max_size=4))
@settings(deadline=None)
def test_no_line_is_wider_than_it_may_be_and_nothing_is_lost(said, columns, marks):
    lines = text(wrapped(said, marks, columns, first="  "))
    assert all(width(line) <= columns for line in lines)
    assert "".join("".join(lines).split()) == "".join("".join(text([line])[0] for line in wrapped(said, (), 10_000)).split())
    assert not any(char in line for line in lines for char in "\x1b\r\x00\x9b")


def test_a_line_begins_with_no_punctuation_and_a_placeholder_is_never_torn():
    lines = text(wrapped("退款三天内到账，" * 5 + "请{客户称呼}查收。" * 5, (), 17))
    assert not any(line[0] in "，。" for line in lines)
    assert all(line.count("{") == line.count("}") for line in lines)


def test_shortened_counts_wide_characters_as_two():
    assert shortened("退款几天", 8) == "退款几天"
    assert shortened("退款几天", 7) == "退款几…"
    assert shortened("退款几天", 0) == ""


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return write_project(tmp_path_factory.mktemp("find"), MANUAL)


def find(project, *words, **environment):
    return deskbook("find", *words, cwd=project, **environment)


def test_found_is_0_nothing_is_1_wrong_use_is_2(project):
    assert find(project, "退款几天到账").returncode == 0
    assert find(project, "zzzz qqqq").returncode == 1
    wrong = (
        ["a", "none"],
        [],
        ["a", "--kind", "x"],
        ["a", "--topic", "x"],
        ["a", "--limit", "0"],
        ["a", "--audience", "x"],
        ["a", "--date", "x"],
        ["a", ".", "b"],
    )
    for words in (*wrong, ["--query", "nonesuch:x"]):
        result = find(project, *words)
        assert (result.returncode, result.stdout) == (2, ""), (words, result.stderr)
        assert "Traceback" not in result.stderr


def test_in_a_pipe_there_is_no_colour_and_json_is_json(project):
    assert "\x1b" not in find(project, "退款几天到账").stdout
    said = json.loads(find(project, "退款几天到账", "--json").stdout)
    assert said["hits"][0]["id"] == "refund-days"
    assert {"question", "band", "confidence", "hits", "ask", "whom", "holding", "never", "message"} == set(said)


def test_any_text_is_a_question(project):
    for words in (["--", "--help"], ["--", "-5度"], ["\x1b[31m退款\x07"], ["'\"; OR 1=1 *?["], ["退" * 10_000], [""], ["😀"]):
        result = find(project, *words)
        assert result.returncode in (0, 1), words
        assert "Traceback" not in result.stderr
        assert "\x1b" not in result.stdout


def test_filters_and_the_language(project):
    said = json.loads(find(project, "退款", "--kind", "faq", "--topic", "退款", "--channel", "微信", "--json").stdout)
    assert [hit["id"] for hit in said["hits"]] == ["refund-days"]
    assert "Not in the manual" in find(project, "zzzz qqqq", "--lang", "en").stdout


def test_a_structured_question_lists_items(project):
    result = find(project, "--query", "kind:faq 卡")
    assert (result.returncode, result.stdout.splitlines()[1]) == (0, "  问答  退款退到哪张卡？  refund-where")
    assert find(project, "--query", "kind:policy 卡").returncode == 1
    said = json.loads(find(project, "--query", "kind:faq 卡", "--json", str(project)).stdout)
    assert [document["id"] for document in said["documents"]] == ["refund-where"]


def test_what_was_not_found_is_kept_for_the_author(tmp_path):
    project = write_project(tmp_path, MANUAL)
    for question in ("怎么去火星旅行", "退款几天到账"):
        find(project, question)
    kept = "".join(path.read_text("utf-8") for path in (project / ".deskbook" / "intake").glob("*.jsonl"))
    assert "怎么去火星旅行" in kept
    assert "退款几天到账" not in kept


def test_content_with_errors_still_answers_and_says_so(tmp_path):
    project = write_project(tmp_path, {**MANUAL, "faqs/broken.yml": "topic: 坏\nitmes: []\n"})
    result = find(project, "退款几天到账", "--json")
    assert result.returncode == 0
    assert json.loads(result.stdout)["hits"]
    assert "deskbook check" in result.stderr


def test_help_needs_nothing_heavy(tmp_path):
    heavy = ("pydantic", "whoosh", "prompt_toolkit", "waitress")
    probe = f"import sys, generator.commands.find, generator.commands.api; sys.exit(any(name in sys.modules for name in {heavy}))"
    assert subprocess.run([sys.executable, "-c", probe], cwd=Path(__file__).parents[2], check=False).returncode == 0


def typed(lookup, keys, noted=lambda answer: None):
    """The desk after ``keys``, which end by leaving."""
    desk = Desk(lookup, Filters(), replace(VIEW, channels=lookup.desk.channels), None, noted=noted)
    with create_pipe_input() as keyboard, create_app_session(input=keyboard, output=DummyOutput()):
        keyboard.send_text(keys + "\x03")
        application(desk).run()
    return desk


@pytest.fixture(scope="module")
def lookup(project):
    from datetime import date

    from search.opening import open_lookup

    return open_lookup(project, None, date(2026, 11, 22))


def test_it_answers_at_each_key(lookup):
    asked = []
    real = lookup.find
    lookup.find = lambda question, *rest: asked.append(question) or real(question, *rest)
    try:
        desk = typed(lookup, "退款ab\x7f")
    finally:
        del lookup.find
    assert asked == ["退", "退款", "退款a", "退款ab", "退款a"]
    assert desk.answer.hits


def test_arrows_choose_enter_opens_tab_and_digits_switch_the_channel(lookup):
    desk = typed(lookup, "退款\x1b[B\x1b[B\x1b[A\x1b[B\r")
    assert (desk.chosen, desk.open) == (1, True)
    assert desk.answer.hits[1].document.title in "\n".join(text(desk.lines()))
    assert typed(lookup, "退款\t").view.channel == "wechat"
    assert typed(lookup, "退款\t\t").view.channel == "phone"
    desk = typed(lookup, "退款2\r2xyz")
    assert (desk.view.channel, desk.answer.question) == ("wechat", "退款2")


def test_it_ends_at_once_and_holds_at_any_size(lookup):
    for keys in ("", "\x1b[A\x1b[B\r\t", "退款几天到账\r\x1b[6~\x1b[5~\x1b[6~", "zzzz qqqq\x1b[B\r", "\x1b[200~退款\n几天\x1b[201~", "退" * 600):
        desk = typed(lookup, keys)
        for size in ((24, 80), (5, 30), (60, 200)):
            desk.size = lambda size=size: size
            lines = desk.lines()
            assert len(lines) <= max(1, size[0] - 3)
            assert all(width(line) <= size[1] for line in text([*lines, desk.keys()]))


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("退款", [("退款", "maybe")]),
        ("退款\r", []),
        ("退款\x1b[B\r\x1b\x1b", []),
        ("退款几天到账", []),  # sure, and read where it stands
        ("怎么去火星旅行", [("怎么去火星旅行", "none")]),
        ("怎么去火星旅行" + "\x7f" * 7 + "退款几天到账", [("怎么去火星旅行", "none")]),
        ("退款\x1b怎么去火星旅行\x1b", [("退款", "maybe"), ("怎么去火星旅行", "none")]),
        ("退", []),
        ("", []),
    ],
)
def test_only_a_question_of_which_nothing_came_is_noted(lookup, keys, expected):
    noted = []
    typed(lookup, keys, noted=lambda answer: noted.append((answer.question, answer.band.value)))
    assert noted == expected
