"""The documents of the look-up: everything of the audience's manual, in plain data, and nothing else."""

import json
from dataclasses import replace
from datetime import date

import pytest

from generator.audience import cut
from generator.load import load
from generator.source import read_sources
from search.document import document_of
from search.documents import documents
from tests.generator.manuals import written

DAY = date(2026, 11, 22)


@pytest.fixture
def made(tmp_path):
    written(
        tmp_path,
        settings="grades: [{id: secret, name: 秘密}]\nchannels: [{id: phone, name: 电话}]\nstages: [{id: holding, name: 等待}]\n",
        positions__lead="name: 客服主管\nalso_called: [组长]\nextension: 8002\nsummary: 带班。\nduties: [{id: rota, title: 排班, text: 每周排。}]\n",
        faqs__refunds="""
            topic: 退款
            ask: 订单号是多少？
            owner: lead
            verified: {by: lead, date: 2026-11-01, every: 30天}
            tags: [钱]
            items:
              - id: refund-when
                question: 退款几天到？
                similar: [钱怎么还没到]
                answer: |
                  先看[[refund-form]]，再看[[refund-form|表]]。

                  - 三天
                  - **五天**
                say: hold
                related: [refund-secret]
                not_for: [押金]
              - {id: refund-secret, question: 内部退款怎么退？, answer: 不对外。, grade: secret}
        """,
        scripts__calls="stage: holding\nitems: [{id: hold, title: 稍候, when: 要查, say: {phone: '{称呼}稍候。'}, avoid: [{not: 等着, say: 请稍候}]}]\n",
        forms__refund_form="title: 退款单\nnumber: KF-1\nsections: [{fields: [订单号]}]\n",
        glossary="terms: [{term: 退款, also: [退钱], means: 钱退回去。}]\n",
    )
    return {document.id: document for document in documents(cut(load(read_sources(tmp_path, "")).manual, None, DAY), DAY)}


def test_an_faq_brings_its_wordings_its_words_and_its_facts(made):
    faq = made["refund-when"]
    assert faq.wordings == ("退款几天到？", "钱怎么还没到")
    assert faq.body == "先看退款单，再看表。\n- 三天\n- 五天"
    assert (faq.topic.title, faq.ask, faq.owner.title, faq.tags, faq.not_for) == ("退款", "订单号是多少？", "客服主管", ("钱",), ("押金",))
    assert (faq.checked.state, faq.checked.on, faq.checked.due, faq.checked.by) == ("due", "2026-11-01", "2026-12-01", "客服主管")
    assert (faq.say, faq.url) == (("hold",), "faqs/refunds.html#refund-when")


def test_a_script_brings_its_channels_with_placeholders_and_what_not_to_say(made):
    script = made["hold"]
    assert script.texts == {"phone": "{称呼}稍候。"}
    assert (script.avoid, script.topic.title) == ((("等着", "请稍候"),), "等待")


def test_names_are_ways_to_ask_for_it(made):
    assert made["lead"].wordings == ("客服主管", "组长", "8002")
    assert made["refund-form"].wordings == ("退款单", "KF-1")
    assert made["lead/rota"].title == "客服主管：排班"
    assert next(document for document in made.values() if document.kind == "term").wordings == ("退款", "退钱")


def test_what_is_withheld_is_in_no_document(made):
    assert "refund-secret" not in made
    assert made["refund-when"].related == ()
    assert "内部" not in json.dumps([document.plain() for document in made.values()], ensure_ascii=False)


def test_plain_data_come_back_as_they_were(made):
    for document in made.values():
        assert document_of(json.loads(json.dumps(document.plain()))) == document


def test_a_fingerprint_changes_with_anything(made):
    faq = made["refund-when"]
    assert faq.fingerprint == document_of(faq.plain()).fingerprint
    assert faq.fingerprint != replace(faq, note="新").fingerprint
