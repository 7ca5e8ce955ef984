"""A manual that has just been begun: its own words are certain, near ones have sensible bands, and what it does not say it does not claim."""

import pytest

from search.answer import Band
from search.build import built
from search.desk import Desk
from search.document import Document
from search.lookup import Lookup

DESK = Desk("手册", "zh", holding="", never=(), synonyms=())
FAQS = [
    ("hours", "你们几点上班？", "营业时间"),
    ("invoice", "怎么开发票？", "要发票"),
    ("shipping", "多久能发货？", "什么时候发货"),
    ("password", "忘记密码怎么办？", "密码忘了"),
    ("deposit", "押金什么时候退？", "押金退吗"),
]


def manual(*faqs: tuple[str, ...]) -> Lookup:
    return built([Document(own, "faq", wordings[0], wordings, "", "f.html") for own, *wordings in map(list, faqs)], DESK)


@pytest.mark.parametrize("size", [1, 2, 3, 5])
@pytest.mark.parametrize("thin", [False, True])
def test_its_own_wordings_are_certain(size, thin):
    faqs = [faq[: 2 if thin else 3] for faq in FAQS[:size]]
    lookup = manual(*faqs)
    for own, *wordings in faqs:
        for wording in wordings:
            answer = lookup.find(wording)
            assert (answer.band, answer.hits[0].document.id) == (Band.SURE, own), wording


@pytest.mark.parametrize(
    ("question", "first", "bands"),
    [
        ("几点上班", "hours", {Band.SURE}),
        ("发票怎么开", "invoice", {Band.SURE}),
        ("fapiao", "invoice", {Band.SURE, Band.MAYBE}),
        ("几点下班", "hours", {Band.MAYBE}),
        ("发货", "shipping", {Band.SURE, Band.MAYBE}),
        ("发货要多久", "shipping", {Band.SURE, Band.MAYBE}),
    ],
)
def test_near_words_are_found_among_three(question, first, bands):
    answer = manual(*FAQS[:3]).find(question)
    assert answer.hits[0].document.id == first
    assert answer.band in bands


@pytest.mark.parametrize("question", ["附近哪里有好吃的火锅", "今天天气怎么样", "可以分期付款吗", "怎么注销账号", "有没有会员折扣", "你好", "the weather"])
@pytest.mark.parametrize("size", [1, 2, 3, 5])
def test_what_it_does_not_say_it_does_not_claim(question, size):
    assert manual(*FAQS[:size]).find(question).band is Band.NONE


def test_one_more_faq_does_not_change_what_is_certain():
    sure = [manual(*FAQS[:size]).find("几点上班").confidence for size in range(1, 6)]
    assert max(sure) - min(sure) < 0.05


def test_a_wording_is_certain_however_common_its_words():
    things = ["退款", "发票", "押金", "发货", "维修", "续费", "开户", "换货", "投诉", "合同"]
    common = [(f"f{number}", f"怎么办理{thing}", f"{thing}好了没", f"{thing}多久") for number, thing in enumerate(things)]
    lookup = manual(*common, ("status", "业务办到哪一步了？", "好了没"))
    answer = lookup.find("好了没？")
    assert (answer.band, answer.hits[0].document.id) == (Band.SURE, "status")
    assert lookup.find("办好了没").band is not Band.SURE


def test_a_wording_of_two_faqs_is_certain_of_neither():
    assert manual(("a", "怎么退？", "退款"), ("b", "退到哪里？", "退款")).find("退款").band is Band.MAYBE


def test_the_name_of_anything_else_is_no_question_answered():
    term = Document("refund", "term", "退款", ("退款",), "", "g.html")
    assert built([term, *manual(*FAQS).documents.values()], DESK).find("退款").band is not Band.SURE
