"""The bytes of the arrays: the same every time, read back as they were, and refused when damaged."""

import random
import subprocess
import sys

import pytest

from search.arrays import HEAD, QUICKEST, dump, load, parts
from search.postings import build
from search.ranking import Ranking

GROUPS = {"退款": ["y1"], "退钱": ["y1"]}
ENTRIES = [
    {"id": f"faq-{number}", "question": text, "similar": [text + "吗"], "answer": "三个工作日 within days", "tags": ["标签"]}
    for number, text in enumerate(["退款几天到账", "怎么开发票", "forgot my password", "𠀀字", ""])
]


@pytest.fixture(scope="module")
def raw() -> bytes:
    return dump(build(ENTRIES, GROUPS), GROUPS)


def test_there_and_back(raw):
    postings, groups = load(raw)
    assert groups == GROUPS
    assert dump(postings, groups) == raw
    made = build(ENTRIES, GROUPS)
    assert (postings.ids, postings.first, postings.own.places, postings.own.gaps) == (made.ids, made.first, made.own.places, made.own.gaps)
    for question in ("退钱", "tuikuan", "fp", "password", "工作"):
        assert Ranking(postings, groups).search(question) == Ranking(made, GROUPS).search(question)


def test_however_tightly_packed_it_is_the_same(raw):
    quick = dump(build(ENTRIES, GROUPS), GROUPS, QUICKEST)
    assert dump(*load(quick)) == raw


def test_an_empty_manual():
    assert load(dump(build([], {}), {}))[0].ids == []


def test_more_entries_than_two_bytes_can_number():
    postings = build([{"id": f"{number:06}", "question": "款"} for number in range(66_000)], {})
    read, _ = load(dump(postings, {}, QUICKEST))
    assert read.listed("u款")[0][-1] == 65_999


def test_the_parts_are_the_whole(raw):
    questions, answers = parts(raw)
    assert questions + answers == raw
    assert answers


def test_the_same_bytes_in_another_process(raw):
    code = "import sys; sys.path.insert(0, '.'); from tests.search.test_arrays import *; sys.stdout.buffer.write(dump(build(ENTRIES, GROUPS), GROUPS))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout == raw


@pytest.mark.parametrize("made", [b"", b"DBLU", b"x" * 100, b"PK\x03\x04" * 10])
def test_anything_else_is_refused(made):
    with pytest.raises(ValueError, match="index"):
        load(made)


def test_any_damage_is_noticed(raw):
    dice = random.Random(4)  # noqa: S311
    places = [*range(HEAD.size), *(dice.randrange(len(raw)) for _ in range(300))]
    for place in places:
        with pytest.raises(ValueError, match="index"):
            load(raw[:place] + bytes([raw[place] ^ (1 << dice.randrange(8))]) + raw[place + 1 :])
        with pytest.raises(ValueError, match="index"):
            load(raw[:place])
    with pytest.raises(ValueError, match="index"):
        load(raw + b"\0")
