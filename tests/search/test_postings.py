"""Postings: made from nothing or brought up to date, they are the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.arrays import dump
from search.postings import build, changed, gather
from search.rows import opened, row

GROUPS = {"退款": ["y1"], "退钱": ["y1"]}
ENTRIES = [
    {"id": "b", "question": "退款几天到账", "similar": ["退款多久"], "answer": "三个工作日内原路退回。", "tags": ["退款"]},
    {"id": "a", "question": "推广怎么做", "answer": "see the leaflet"},
    {"id": "c", "question": "refund", "similar": [], "answer": "", "tags": []},
]


def test_entries_are_numbered_by_id_and_amounts_are_halves():
    postings = build(ENTRIES, GROUPS)
    assert postings.ids == ["a", "b", "c"]
    own = postings.own
    assert own.raw(own.places["b退款"]) == ([1], bytes([5]))
    assert postings.answers.raw(postings.answers.places["a工作"]) == ([1], bytes([2]))
    assert postings.count("b退款") == 1
    assert postings.count("b没有") == 0
    assert postings.first == "tgzzz\ntkjtdz tkdj\n\n".replace("tgzzz", "tgzmz")


def test_syllables_are_the_sum_of_characters_that_sound_so():
    postings = build([{"id": "a", "question": "退"}, {"id": "b", "question": "腿退"}], {})
    assert "ptui" in postings
    assert "pkuan" not in postings
    numbers, shares = postings.listed("ptui")
    assert list(numbers) == [0, 1]
    assert shares[1] == postings.share_in("u腿", 1) + postings.share_in("u退", 1)
    assert postings.share_in("u腿", 0) == 0


def test_initials_are_found_within_a_run_once_an_entry():
    postings = build(ENTRIES, GROUPS)
    assert postings.listed(" tk")[0] == [1]
    assert postings.listed(" xx")[0] == []
    assert postings.spelt("tkjt") == ["tkjt"]
    assert postings.spelt("tkjtdj") == ["tkjt", "kjtd"]
    assert postings.spelt("t") == postings.spelt("tkjtdztkdj") == []


def test_a_row_holds_all_that_an_entry_gives():
    one = opened(row(ENTRIES[0], GROUPS))
    assert dict(zip(one.own, one.own_amounts, strict=True))["y1"] == 5
    assert one.first == "tkjtdz tkdj"
    assert opened(row({"question": ""}, {})).own == []
    assert dict(zip(*opened(row({"question": "退" * 1000}, {}))[:2], strict=True)) == {"u退": 255, "b退退": 255}


def test_gathered_rows_are_the_built_index():
    rows = {entry["id"]: row(entry, GROUPS) for entry in ENTRIES}
    assert dump(gather(rows), GROUPS) == dump(build(reversed(ENTRIES), GROUPS), GROUPS)
    assert gather({}).ids == []


TEXTS = st.text(alphabet="退款开票查询 abcde", max_size=8)
MANUALS = st.dictionaries(st.text(alphabet="abc", min_size=1, max_size=3), st.tuples(TEXTS, TEXTS), max_size=8)


@settings(deadline=None)
@given(MANUALS, MANUALS)
def test_changed_is_the_same_as_made_anew(before, after):
    def rows(manual):
        return {own: row({"question": question, "answer": answer}, GROUPS) for own, (question, answer) in manual.items()}

    old, new = rows(before), rows(after)
    gone = {own: raw for own, raw in old.items() if new.get(own) != raw}
    come = {own: raw for own, raw in new.items() if old.get(own) != raw}
    assert dump(changed(gather(old), gone, come), GROUPS) == dump(gather(new), GROUPS)


def test_what_does_not_fit_is_refused():
    postings = build(ENTRIES, GROUPS)
    with pytest.raises(KeyError):
        changed(postings, {"x": row(ENTRIES[0], GROUPS)}, {})
    with pytest.raises(ValueError, match="already"):
        changed(postings, {}, {"a": row(ENTRIES[0], GROUPS)})
