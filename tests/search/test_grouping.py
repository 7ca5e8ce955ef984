"""What belongs together among the questions of the intake."""

from generator.model.desk import Term
from search.grouping import Group, groups
from search.intake import Noted


def noted(*texts: str, at: str = "2026-11-22T09:00") -> list[Noted]:
    return [Noted(text, at, "http") for text in texts]


def test_questions_that_mean_the_same_are_one_group() -> None:
    found = groups(noted("能刷医保卡吗", "请问能刷医保卡吗？", "能不能刷医保卡", "会员积分怎么清零", "积分清零要钱吗", "能刷医保卡吗"))
    assert (found[0].main, found[0].count) == ("能刷医保卡吗", 4)
    assert len(found) == 3


def test_words_of_the_glossary_are_the_same() -> None:
    texts = noted("挂账单要本人来拿吗", "收据要本人来拿吗")
    assert len(groups(texts)) == 2
    assert len(groups(texts, [Term(term="收据", also=("挂账单",))])) == 1


def test_thousands_are_grouped_in_seconds() -> None:
    many = [Noted(f"第{number % 1500}号店的{thing}坏了找谁", "2026-11-22T09:00", "http") for number in range(3000) for thing in ("秤", "门")]
    assert len(groups(many)) >= 1500


def test_a_group_tells_its_days_and_doors() -> None:
    group = groups([Noted("问", "2026-11-20T09:00", "mcp"), Noted("问", "2026-11-22T09:00", "http")])[0]
    assert group == Group((("问", 2),), ("2026-11-20", "2026-11-22"), ("http", "mcp"))
    assert group.last == "2026-11-22"
