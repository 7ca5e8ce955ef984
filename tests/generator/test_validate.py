"""Files with wrong parts: nothing is lost without a word, and what is left stands where it was written."""

import random
from pathlib import Path

import pytest

from generator.record import read_record
from generator.source import Source, kind_of
from generator.validate import validate
from tests.generator.manuals import codes, loaded

CONTENT = Path(__file__).parents[2] / "content"
SLIPS = ["：", ":", " #", " #x", "\t", "{", "[", "}", "]", "|2", "'", '"', "\n", "- ", "a:", "name：", "title:x", "! ", ""]


def places(made):
    return [(problem.code, str(problem.place)) for problem in made.problems]


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("procedures__p", "steps: #步骤\n  - {id: a, do: b, then: end}\n", ("missing-key", "procedures/p.yml:1:1")),
        ("organisation", "company: name:某某公司\n", ("expected-keys", "organisation.yml:1:10")),
        ("organisation", "company: 某公司,name：某某\n", ("expected-keys", "organisation.yml:1:10")),
        ("positions__a", "summary: |\n  name：这里说的是姓名\nhours: 9点\n", ("missing-key", "positions/a.yml:1:1")),
        ("faqs__a", "topic: |1+\n\nitems: []\n", ("yaml-fold", "faqs/a.yml:1:8")),
    ],
)
def test_what_looks_like_an_echo_is_named_where_nothing_else_is(tmp_path, name, text, found):
    assert places(loaded(tmp_path, **{name: text})) == [found]


@pytest.mark.parametrize("seed", range(4))
def test_what_is_left_out_is_always_named(seed):
    dice = random.Random(seed)  # noqa: S311 - no secret
    files = [path for path in sorted(CONTENT.rglob("*.yml")) if path.stat().st_size < 8000]
    for _ in range(200):
        path = dice.choice(files)
        text = path.read_text("utf-8")
        at = max(text.find(":", dice.randrange(len(text))), 0)
        text = text[:at] + dice.choice(SLIPS) + text[at + dice.choice([0, 0, 1, 2, 9]) :]
        inside = path.relative_to(CONTENT).as_posix()
        record, faults = read_record(Source(inside, inside, kind_of(inside), text))
        if record is not None:
            read, more = validate(record)
            assert faults or more or (read.item is not None and record.sound is None), text
        else:
            assert faults, text


LEFT_OUT = "topic: 退款\nitems:\n  - {question: 一}\n  - question: 二\n    answer: 见[[gone]]，<b>x</b>\n"


def test_places_hold_after_an_item_before_was_left_out(tmp_path):
    assert places(loaded(tmp_path, faqs__a=LEFT_OUT)) == [
        ("missing-key", "faqs/a.yml:3:5"),
        ("dead-link", "faqs/a.yml:5:16"),
        ("raw-html", "faqs/a.yml:5:23"),
        ("raw-html", "faqs/a.yml:5:27"),
    ]


def test_waivers_hold_after_an_item_before_was_left_out(tmp_path):
    waived = LEFT_OUT + "    waive: [{code: raw-html, reason: 客户这样写}, {code: dead-link, reason: 下月写}, {code: missing-image, reason: 无}]\n"
    column = waived.splitlines()[-1].index("missing-image") + 1
    assert places(loaded(tmp_path, faqs__a=waived)) == [("missing-key", "faqs/a.yml:3:5"), ("unused-waiver", f"faqs/a.yml:6:{column}")]


def test_keys_are_looked_for_where_they_stand_in_later_rounds(tmp_path):
    body = "title: 制度\nbody:\n  - {text: 一, article: a, form: f}\n  - {text: 二, article: 坏 坏}\n  - {text: 三, article: b, form: f}\n"
    made = loaded(tmp_path, policies__p=body)
    assert places(made) == [("one-of", "policies/p.yml:3:5"), ("bad-id", "policies/p.yml:4:24"), ("one-of", "policies/p.yml:5:5")]


def test_an_entry_with_a_misspelt_key_is_not_empty_too(tmp_path):
    assert codes(loaded(tmp_path, policies__p="title: 制度\nbody: [{txt: 一}]\n")) == ["unknown-key"]


def test_references_into_a_file_that_cannot_be_read_are_not_missing(tmp_path):
    made = loaded(
        tmp_path,
        settings="stages: [{id: open, name: 开场}]\n\tx: 1\n",
        positions__a="name: 甲\npowers: {operations: [{right: 决定, act: dispatch, text: 派工}]}\n\tx: 1\n",
        scripts__opening="stage: open\nitems: [{say: 您好}]\n",
        procedures__p="title: 流程\nsteps: [{id: one, who: a, do: 一, needs: dispatch, then: end}]\n",
    )
    assert codes(made) == ["yaml-tab", "yaml-tab"]
