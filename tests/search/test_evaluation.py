"""The figures and the reasons, on a manual small enough to know every answer."""

from datetime import date
from pathlib import Path

import pytest

from generator.model.questions import QuestionsFile
from search.answer import Band
from search.build import built
from search.desk import desk_of
from search.documents import documents
from search.evaluation import Asked, Evaluation, Outcome, Reason, evaluate, figures, lacking, questions_of
from search.lookup import Lookup
from tests.generator.manuals import loaded

FAQS = """
topic: 退款
items:
  - {id: refund-when, question: 退款几天到账？, similar: [钱怎么还没退回来], answer: 3个工作日内到账。, not_for: [发票], say: refund-wait}
  - {id: refund-where, question: 退款退到哪里？, similar: [能退到另一张卡吗], answer: 原路退回。}
"""
SCRIPTS = "items: [{id: refund-wait, title: 等退款, say: 退款正在路上。}]"


@pytest.fixture
def small(tmp_path: Path) -> Lookup:
    manual = loaded(tmp_path, faqs__refunds=FAQS, scripts__all=SCRIPTS).manual
    return built(documents(manual, date(2026, 11, 22)), desk_of(manual))


def outcome(rank: int, band: Band = Band.SURE, first: str = "x", kind: str = "") -> Outcome:
    reasons = () if rank == 1 else (Reason("evaluate.found_nothing", {}),)
    return Outcome(Asked("?", (first,) if first else (), kind), band, 0.5, rank, "", "", reasons)


def test_the_figures_are_shares_in_per_cent() -> None:
    found = figures([outcome(1), outcome(1, Band.MAYBE), outcome(4), outcome(10, Band.NONE), outcome(0)])
    assert (found.count, found.r1, found.r5) == (5, 40.0, 60.0)
    assert found.mrr == pytest.approx(100 * (1 + 1 + 1 / 4 + 1 / 10) / 5)
    assert (found.sure, found.maybe, found.wrong) == (60.0, 20.0, pytest.approx(200 / 3))
    assert figures([]).r1 == 0.0


def test_what_can_be_asked_for_is_better_the_higher() -> None:
    made = Evaluation((outcome(1), outcome(2), outcome(0, Band.SURE, ""), outcome(0, Band.NONE, "")))
    assert made.measured() == {"r1": 50.0, "r5": 100.0, "mrr": 75.0, "sure": 100.0, "right": 50.0, "quiet": 50.0}
    assert Evaluation(()).measured() == {"r1": 100.0, "r5": 100.0, "mrr": 100.0, "sure": 100.0, "right": 100.0, "quiet": 100.0}


def test_kinds_are_told_apart_and_a_file_speaks_for_its_rows() -> None:
    held = QuestionsFile.model_validate(
        {"kind": "短", "items": ({"ask": "到账", "first": "refund-when"}, {"ask": "天气", "first": "无", "kind": "无关"}, {"ask": "退", "first": ("a", "b")})}
    )
    rows = questions_of([("questions/a.yml", held)])
    assert [(row.ask, row.first, row.kind, row.file) for row in rows] == [
        ("到账", ("refund-when",), "短", "questions/a.yml"), ("天气", (), "无关", "questions/a.yml"), ("退", ("a", "b"), "短", "questions/a.yml"),
    ]  # fmt: skip
    assert list(Evaluation((outcome(1, kind="短"), outcome(1, kind="错字"))).by_kind([outcome(1, kind="短"), outcome(0, kind="错字")])) == ["短", "错字"]


def reasons(small: Lookup, ask: str, *first: str) -> list[str]:
    return [reason.key.removeprefix("evaluate.") for reason in evaluate(small, [Asked(ask, first)]).outcomes[0].reasons]


def test_a_hit_needs_no_reason(small: Lookup) -> None:
    assert reasons(small, "退款几天到账", "refund-when") == []
    assert reasons(small, "退款几天到账", "other", "refund-when") == []
    assert reasons(small, "厨房的灯坏了") == []


def test_each_miss_has_its_reason(small: Lookup) -> None:
    assert reasons(small, "退款退到哪里", "refund-when") == ["found_instead", "came_later"]
    assert reasons(small, "退款几天到账") == ["false_answer"]
    assert reasons(small, "退款的发票几天到账", "refund-when") == ["found_instead", "suppressed"]
    assert reasons(small, "退款几天到账", "refund-wait") == ["found_instead", "shown_with"]
    assert reasons(small, "退款几天到账", "refund-form") == ["found_instead", "not_looked_up"]
    assert reasons(small, "qqqq", "refund-when")[-1] == "lacks"


def test_what_these_readers_may_not_see_does_not_count(small: Lookup) -> None:
    made = evaluate(small, [Asked("底价", ("secret",)), Asked("退款几天到账", ("refund-when", "secret"))], {"secret"})
    assert [asked.ask for asked in made.withheld] == ["底价"]
    assert len(made.outcomes) == 1


def test_words_that_the_right_item_lacks_are_named(small: Lookup) -> None:
    document = small.documents["refund-when"]
    assert lacking("我的退款 WeChat 几天到账啊", document) == ["wechat", "我的", "啊"]
    assert lacking("退款几天到账", document) == []


def test_wrong_certainty_comes_first_among_the_misses() -> None:
    made = Evaluation((outcome(2, Band.MAYBE), outcome(0, Band.NONE), outcome(3, Band.SURE), outcome(1)))
    assert [(miss.rank, miss.band) for miss in made.misses] == [(3, Band.SURE), (0, Band.NONE), (2, Band.MAYBE)]


def test_every_question_is_counted(small: Lookup) -> None:
    ticks: list[int] = []
    evaluate(small, [Asked("退款", ("refund-when",))] * 3, tick=lambda: ticks.append(1))
    assert len(ticks) == 3
