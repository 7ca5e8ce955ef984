"""Ranking: sums by hand, ties, the long lists, the best among those allowed, and any text whatever."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search import ranking
from search.bm25 import FAMILY, rarity
from search.postings import build
from search.ranking import FEWEST, Ranking
from search.sounds import readings
from search.synonyms import groups_of

ENTRIES = [
    {"id": "refund", "question": "退款几天能到账", "similar": ["退款多久"], "answer": "三个工作日内原路退回。"},
    {"id": "invoice", "question": "怎么开发票", "similar": ["开票"], "answer": "在订单里申请，三天内开好。"},
    {"id": "password", "question": "密码忘了怎么办", "similar": ["forgot my password"], "answer": "点击忘记密码。"},
    {"id": "account", "question": "账号被锁了怎么解开", "answer": "等三十分钟。", "tags": ["登录"]},
]


@pytest.fixture(scope="module")
def small() -> Ranking:
    return Ranking(build(ENTRIES, groups_of(()), readings), groups_of(()))


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("退款到账要几天", "refund"), ("退钱", "refund"), ("tuikuan", "refund"), ("tui kua", "refund"), ("tkdj", "refund"), ("腿款", "refund"),
        ("退費", "refund"), ("ＰＡＳＳＷＯＲＤ", "password"), ("pasword", "password"), ("帳號", "account"), ("登录", "account"), ("fapiao", "invoice"),
        ("mmwangle", "password"), ("mimawl", "password"), ("zhanghbsuo", "account"), ("kfapiao", "invoice"),
    ],
)  # fmt: skip
def test_however_it_is_put(small, question, first):
    assert small.search(question)[0][0][0] == first


def test_a_score_is_weight_times_rarity_times_share():
    ranks = Ranking(build([{"id": "a", "question": "退"}, {"id": "b", "question": "票"}], {}), {})
    best, confidence = ranks.search("退")
    share = ranks.postings.share_in("u退", 0)
    assert share == 80
    assert best == [("a", (FAMILY["u"] + FAMILY["p"]) * rarity(FEWEST, 1) * share)]
    assert 0 < confidence < 1


def test_ties_go_by_id():
    ranks = Ranking(build([{"id": own, "question": "退款"} for own in ("b", "c", "a")], {}), {})
    assert [own for own, _ in ranks.search("退款")[0]] == ["a", "b", "c"]


@pytest.mark.parametrize("question", ["", " ", "？！…", "🙂", "\x00\x1b[31m", "\ud800", "''\"\"", "天", "AND OR NOT", "*"])
def test_what_asks_nothing_finds_nothing(small, question):
    assert small.search(question)[1] <= 1


def test_an_empty_manual_answers():
    assert Ranking(build([], {}), {}).search("退款") == ([], 0.0)


def test_surer_of_the_whole_question_than_of_a_part(small):
    assert small.search("退款几天能到账")[1] > small.search("退货的几只鸡能到北京账本")[1]


@pytest.fixture(scope="module")
def many() -> Ranking:
    """Enough entries that share everything that the long lists are read only for the best of them."""
    rows = [{"id": f"f{number:05}", "question": f"{'怎么办理退款申请' if number % 3 else '别的'}{chr(0x4E00 + number)}"} for number in range(3000)]
    return Ranking(build(rows, {}), {})


def test_among_gives_the_best_of_those_allowed(many):
    question = "怎么办理退款申请" + chr(0x4E00 + 16)
    best, _ = many.search(question, 5)
    assert best[0][0] == "f00016"
    allowed = {"f00016", "f02990", "f02998"}
    among, _ = many.search(question, 5, allowed)
    assert {own for own, _ in among} == allowed
    everything, _ = many.search(question, 3000)
    assert among == [row for row in everything if row[0] in allowed]
    assert many.search(question, 5, set()) == ([], 0.0)


def test_long_lists_count_in_full_for_the_best(many, monkeypatch):
    question = "退款申请" + chr(0x4E00 + 2000)
    quick = many.search(question, 1)
    monkeypatch.setattr(ranking, "BUDGET", 10**9)
    assert many.search(question, 1) == quick


@settings(deadline=None, max_examples=200)
@given(question=st.one_of(st.text(max_size=400), st.text(alphabet="tuikanxgdzsq ", max_size=400), st.text(alphabet="退款怎么办tk ", max_size=400)))
def test_any_text_gets_an_answer_in_bounded_time(small, question):
    begin = time.process_time()
    best, confidence = small.search(question, 3)
    assert time.process_time() - begin < 0.5
    assert len(best) <= 3
    assert 0 <= confidence < 1
    assert [score for _, score in best] == sorted((score for _, score in best), reverse=True)
    assert all(isinstance(score, int) and score > 0 for _, score in best)


def test_words_of_the_glossary_mean_the_same():
    groups = groups_of([("return label", "RMA slip", "退貨单"), ("！", "e-mail")])
    assert groups["return label"] == groups["rma slip"] == groups["退货单"] == ["yo0"]
    assert groups["e mail"] == groups["!"] == ["yo1"]
    assert "" not in groups
    ranks = Ranking(build([{"id": "a", "question": "Where is my return label?"}, {"id": "b", "question": "label"}], groups), groups)
    assert ranks.search("the RMA slips")[0][0][0] == "a"


@given(st.lists(st.integers(1, 50) | st.integers(1, 10**6), min_size=1, max_size=300), st.integers(1, 300))
def test_few_scores_are_sorted_to_find_the_lowest_of_the_highest(scores, keep):
    keep = min(keep, len(scores))
    assert ranking._bar(scores, keep) == sorted(scores, reverse=True)[keep - 1]


def test_a_table_of_nothing_finds_nothing():
    assert Ranking(build([], {}), {}).search("退款") == ([], 0.0)
