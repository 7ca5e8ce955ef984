"""Findings as people, programs and GitHub see them."""

import json

from generator.check import Finding, Outcome
from generator.problem import Place, Problem
from generator.report import as_github, as_json, as_text, excerpt, width


def plain(text, **_):
    return text


def outcome(place, **words):
    return Outcome((Finding(Problem("yaml-hash", place, {"given": "'x'", **words}), "error"),), "zh", 1)


def test_the_mark_stands_under_wide_characters():
    text = "  答案: 请按 #1 键"
    line, mark = excerpt(Place("a.yml", 3, text.index("#") + 1, text, 2), plain)
    assert line.endswith(text)
    assert mark.split("│ ")[1] == " " * width("  答案: 请按 ") + "^^"
    _, mark = excerpt(Place("a.yml", 3, text.index("请") + 1, text, 2), plain)
    assert mark.count("^") == width("请按") == 4


def test_a_long_line_is_cut_around_the_mark():
    text = "答" * 500 + "错" + "案" * 500
    line, mark = excerpt(Place("a.yml", 1, 501, text, 1), plain)
    assert width(line) < 120
    shown = line.split("│ ")[1]
    column = width(mark.split("│ ")[1].split("^")[0])
    assert width(shown[: shown.index("错")]) == column


def test_what_a_terminal_would_obey_is_not_printed():
    line, _ = excerpt(Place("a.yml", 1, 1, "\x1b[31m红\u202e字", 1), plain)
    assert "\x1b" not in line
    assert "\u202e" not in line


def test_text_ends_with_the_sum():
    blocks = list(as_text(outcome(Place("a.yml", 1, 1, "a: #b")), "zh", plain))
    assert blocks[-1] == "已检查1个文件：1个错误。"
    assert "a.yml:1:1" in blocks[0]


def test_json_and_github_carry_the_same_finding():
    made = outcome(Place("a,b.yml", 2, 3, "x", 4))
    (row,) = json.loads(as_json(made, "en"))["problems"]
    assert (row["line"], row["column"], row["end_column"]) == (2, 3, 7)
    (line,) = as_github(made, "en")
    assert line.startswith("::error file=a%2Cb.yml,line=2,col=3,endColumn=7,title=yaml-hash::")
    assert "\n" not in line
