"""Marks stand on the words asked for, also in Chinese, and on nothing that merely asks."""

import pytest

from search.highlight import PASSAGE, Asked, passage

GROUPS = {"退款": ["y1"], "退钱": ["y1"], "怎么办": ["y2"], "如何": ["y2"]}
WORDS = {"y1": ["退款", "退钱"], "y2": ["怎么办", "如何"]}


def marked(question: str, text: str) -> list[str]:
    return [text[begin:end] for begin, end in Asked(question, GROUPS, WORDS).marks(text)]


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("发票抬头错了", "发票抬头开错了怎么办？", ["发票抬头", "错了"]),
        ("发票怎么办", "密码忘了怎么办？", []),
        ("退钱", "退款几天能到账？", ["退款"]),
        ("ＷＩＦＩ连不上", "考勤机的WiFi连不上网", ["WiFi连不上"]),
        ("帳號", "账号被锁了", ["账号"]),
        ("reset passwords", "Password reset links", ["Password", "reset"]),
        ("", "随便什么", []),
        ("株式会社", "找㍿开票", ["㍿"]),
        ("会社的发票", "……㍿的，发票呢", ["㍿的", "发票"]),
        ("20㎡够吗", "店面20㎡……", ["20㎡"]),
    ],
)
def test_marks(question, text, words):
    assert marked(question, text) == words


def test_a_passage_begins_with_the_sentence_that_answers():
    text = "这里先说一大段别的事情，和问的没有关系。" * 8 + "发票抬头开错了，当月的作废重开。" + "后面还有很多。" * 20
    asked = Asked("发票抬头错了", {}, {})
    shown = passage(text, asked.marks(text))
    assert shown.startswith("发票抬头开错了")
    assert len(shown) <= PASSAGE + 1


def test_a_short_text_is_shown_whole():
    assert passage("三天到。", ()) == "三天到。"
