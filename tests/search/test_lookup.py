"""The one look-up: bands, filters, what is said with an answer, and that any text is a question."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.answer import Band, Filters
from search.build import built
from search.desk import Desk
from search.document import Document, Named
from search.lookup import LONGEST, Lookup

DESK = Desk("手册", "zh", holding="hold", never=("不知道",), synonyms=(("退款", "退钱"),))
REFUNDS = Named("refunds", "退款")


def faq(own: str, question: str, *similar: str, **rest: object) -> Document:
    return Document(own, "faq", question, (question, *similar), "", f"faqs.html#{own}", **rest)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def small() -> Lookup:
    documents = [
        faq("refund-when", "退款几天能到账？", "钱怎么还没退回来", "退款要等多久", topic=REFUNDS, say=("wait",), ask="订单号是多少？", not_for=("押金",)),
        faq("refund-where", "退款退到哪个账户？", "退的钱在哪里看", topic=REFUNDS, tags=("账户",)),
        faq("deposit", "备用机押金什么时候退？", "押金怎么还没退回来"),
        faq("password", "忘记密码怎么办？", "密码忘了", positions=(Named("agent", "坐席"),)),
        Document("wait", "script", "退款到账时间", ("退款到账时间",), "三天到。", "s.html#wait", texts={"phone": "三天到。"}),
        Document("hold", "script", "稍候", ("手册里没有",), "我问一下。", "s.html#hold", texts={"any": "我问一下。"}),
        Document("form", "form", "退款申请单", ("退款申请单", "KF-09"), "订单号、金额", "f.html"),
    ]
    return built(documents, DESK)


def test_a_question_with_a_direct_answer_is_sure(small):
    answer = small.find("密码忘了怎么办")
    assert (answer.band, answer.hits[0].document.id) == (Band.SURE, "password")


def test_what_nothing_answers_says_so_and_what_to_say_meanwhile(small):
    answer = small.find("附近哪里有好吃的火锅店")
    assert answer.band is Band.NONE
    assert answer.holding == small.documents["hold"]
    assert answer.never == ("不知道",)


def test_words_that_mean_another_question_take_an_faq_out(small):
    assert "refund-when" in [hit.document.id for hit in small.find("钱怎么还没退回来").hits]
    assert "refund-when" not in [hit.document.id for hit in small.find("押金怎么还没退回来").hits]


def test_the_script_of_an_faq_comes_with_it_and_not_again(small):
    answer = small.find("退款几天到账")
    assert [script.id for script in answer.hits[0].scripts] == ["wait"]
    assert "wait" not in [hit.document.id for hit in answer.hits]


def test_a_name_finds_the_thing(small):
    assert small.find("退款申请单").hits[0].document.id == "form"
    assert small.find("kf-09").hits[0].document.id == "form"


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        (Filters(kinds=("form",)), {"form"}),
        (Filters(topic="refunds"), {"refund-when", "refund-where"}),
        (Filters(tags=("账户",)), {"refund-where"}),
        (Filters(channel="phone"), {"refund-when", "wait", "hold"}),
        (Filters(position="agent"), {"password"}),
    ],
)
def test_filters_leave_only_what_passes(small, filters, ids):
    found = {hit.document.id for question in ("退款", "退的钱在哪里看", "密码", "稍候") for hit in small.find(question, filters).hits}
    assert found
    assert found <= ids


def test_a_limit_is_a_most(small):
    assert len(small.find("退款", limit=2).hits) == 2


@pytest.mark.parametrize("question", ["", "   ", "？！", "\u200b", "\n\t"])
def test_nothing_asked_is_said_to_be_nothing(small, question):
    answer = small.find(question)
    assert (answer.band, answer.hits) == (Band.NONE, ())


def test_a_story_is_read_from_its_beginning(small):
    answer = small.find("密码忘了怎么办" + "，说来话长" * 3000)
    assert answer.hits[0].document.id == "password"
    assert len("密码忘了怎么办" + "，说来话长" * 3000) > LONGEST


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_a_question(text):
    answer = ALWAYS.find(text)
    assert json.loads(json.dumps(answer.plain()))["band"] in ("sure", "maybe", "none")
    for hit in answer.hits:
        assert all(0 <= begin < end <= len(hit.passage) for begin, end in hit.marks)


ALWAYS = built([faq("a", "退款几天到？", 'a*b OR (c) "d"'), Document("b", "term", "退款", ("退款",), "", "g.html")], replace(DESK, holding=""))
