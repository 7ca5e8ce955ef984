"""Adding to an author's file: what is added is read back, everything else stays to the byte."""

from pathlib import Path
from typing import Any

import pytest

from generator.commands.drafting import NoPlaceError, add_faq, add_similar, faq_lines, indent_of, value
from generator.record import read_record
from generator.source import Source

FAQ = {"question": "能刷医保卡吗？", "similar": ("医保卡, 行吗", "{卡}能刷吗"), "answer": "____", "note": "2026-11-22起草。"}
BEFORE = """\
# 退款的问答，王姐管
topic: 退款   # 主题
items:
  - id: refund-when
    question: 退款几天到账？
    answer: |
      审核要1天。

      # 不是注释，是正文
      过审后3天。
    # 这一条还要核对

  # ---- 下面待补 ----
owner: lead
"""


def data(text: str) -> dict[str, Any]:
    record, problems = read_record(Source("x.yml", "x.yml", "faqs", text))
    assert record
    assert not problems
    return record.data


def file(folder: Path, text: str) -> Path:
    path = folder / "refunds.yml"
    path.write_bytes(text.encode())
    return path


def test_an_faq_is_added_last_and_nothing_else_changes(tmp_path: Path) -> None:
    path = file(tmp_path, BEFORE)
    add_faq(path, FAQ)
    after = path.read_text("utf-8")
    assert data(after)["items"][-1] == FAQ
    added = "\n".join(faq_lines(FAQ, "  ")) + "\n"
    assert after.replace(added, "") == BEFORE
    assert after.index("# 这一条还要核对") < after.index("能刷医保卡吗") < after.index("# ---- 下面待补")


@pytest.mark.parametrize(
    "text",
    [
        "topic: t\nitems:\n- question: q\n  answer: a",
        "topic: t\nitems:\n- question: q\n  answer: a\nowner: lead\n",
        "topic: t\nitems:\n  - {question: q, answer: a}\n",
        "topic: t\r\nitems:\r\n  - question: q\r\n    answer: a\r\n",
        "\ufefftopic: t\nitems:\n  - question: q\n    answer: >\n      a\n\n\n",
        "---\ntopic: t\nitems:\n    -   question: q\n        answer: a\n...\n",
    ],
)
def test_every_manner_of_writing_is_kept(tmp_path: Path, text: str) -> None:
    path = file(tmp_path, text)
    add_faq(path, FAQ)
    after = path.read_bytes().decode()
    assert data(after.removeprefix("\ufeff"))["items"][-1] == FAQ
    assert after.startswith("\ufeff") == text.startswith("\ufeff")
    assert ("\r\n" in after) == ("\r\n" in text)
    assert all(line in after.splitlines() for line in text.splitlines())


@pytest.mark.parametrize(
    "text",
    [
        "topic: t\nitems: [{question: q, answer: a}]\n",
        "topic: t\nitems: []\n",
        "topic: t\n",
        "topic: t\nitems:\n  - question: {a\n",
        "topic: t\r\nitems:\n  - question: q\n    answer: a\n",
        "topic: t\nitems:\n  - question: q\n    answer: |+\n      a\n\n",
    ],
)
def test_a_file_without_a_safe_place_is_left_alone(tmp_path: Path, text: str) -> None:
    path = file(tmp_path, text)
    with pytest.raises(NoPlaceError):
        add_faq(path, FAQ)
    assert path.read_bytes() == text.encode()


def test_what_is_no_utf_8_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "refunds.yml"
    path.write_bytes(BEFORE.encode("gbk"))
    with pytest.raises(NoPlaceError):
        add_faq(path, FAQ)
    assert indent_of(path) == "  "


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("  - question: q  # 常问\n    answer: a\n", "  - question: q  # 常问\n    similar: [一, '二, 三']\n    answer: a\n"),
        ("  - question: q\n    similar: [甲]   # 原话\n    answer: a\n", "  - question: q\n    similar: [甲, 一, '二, 三']   # 原话\n    answer: a\n"),
        ("  - question: q\n    similar: [甲,\n      '乙']\n    answer: a\n", "  - question: q\n    similar: [甲,\n      '乙', 一, '二, 三']\n    answer: a\n"),
        ("  - question: q\n    similar:\n    - 甲\n    answer: a\n", "  - question: q\n    similar:\n    - 甲\n    - 一\n    - '二, 三'\n    answer: a\n"),
        (
            "  - question: q\n    similar:\n      - 甲  # 原话\n    answer: a\n",
            "  - question: q\n    similar:\n      - 甲  # 原话\n      - 一\n      - '二, 三'\n    answer: a\n",
        ),
        ("  - {question: q, answer: a}\n", "  - {question: q, similar: [一, '二, 三'], answer: a}\n"),
        ("  - answer: a\n    question: >-\n      q\n", "  - answer: a\n    question: >-\n      q\n    similar: [一, '二, 三']\n"),
        ("  - question: q\n    similar: []\n    answer: a\n", ""),
        ("  - question: q\n    similar: [甲, ]\n    answer: a\n", "  - question: q\n    similar: [甲, 一, '二, 三', ]\n    answer: a\n"),
    ],
)  # fmt: skip
def test_similar_questions_are_added_as_they_are_written(tmp_path: Path, before: str, after: str) -> None:
    path = file(tmp_path, "topic: t\nitems:\n" + before)
    if not after:
        with pytest.raises(NoPlaceError):
            add_similar(path, "q", ["一", "二, 三"])
        return
    add_similar(path, "q", ["一", "二, 三"])
    assert path.read_bytes().decode() == "topic: t\nitems:\n" + after


def test_an_faq_that_is_not_there_has_no_place(tmp_path: Path) -> None:
    with pytest.raises(NoPlaceError):
        add_similar(file(tmp_path, BEFORE), "没有这一条", ["一"])


def test_a_link_and_the_rights_of_the_file_stay(tmp_path: Path) -> None:
    path = file(tmp_path, BEFORE)
    path.chmod(0o640)
    link = tmp_path / "link.yml"
    link.symlink_to(path.name)
    add_faq(link, FAQ)
    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o640
    assert "能刷医保卡吗" in path.read_text("utf-8")


@pytest.mark.parametrize(
    "text",
    ["退款几天到账？", "{卡}", "[a]", "a: b", "a #b", "'引'", '"引"', "- 甲", "null", "~", "好，行", "键：值", "*重*", "@王", "!", "%", "a，b", "no", "12:00"],
)
def test_any_text_is_read_back_as_it_was(text: str) -> None:
    faq = {"question": text, "similar": (text, "乙"), "answer": "____"}
    assert data("items:\n" + "\n".join(faq_lines(faq, "  ")) + "\n")["items"][0] == faq
    assert value("平常话") == "平常话"
