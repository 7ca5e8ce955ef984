"""Values as written, and where they stand."""

import pytest

from generator.record import read_record
from generator.source import Source


def record(text):
    made, problems = read_record(Source("a.yml", "faqs/a.yml", "faqs", text))
    assert problems == []
    return made


def spot(place):
    return (place.line, place.column, place.text[place.column - 1 : place.column - 1 + place.length])


@pytest.mark.parametrize("word", ["no", "yes", "17:00", "1.10", "0123", "1e3", "2026-11-01", "0x1F", "on", "1_000", "+86", ".5", "真"])
def test_every_scalar_is_text(word):
    assert record(f"title: {word}\ntags: [{word}]\n").data == {"title": word, "tags": (word,)}


@pytest.mark.parametrize("nothing", ["", "~", "null"])
def test_a_known_key_with_nothing_behind_it_is_not_given(nothing):
    assert record(f"title: {nothing}\ntopic: 退款\n").data == {"topic": "退款"}


def test_an_unknown_key_with_nothing_behind_it_is_kept_to_be_named():
    assert record("titel:\ntopic: 退款\n").data == {"titel": "", "topic": "退款"}


def test_quoted_nothing_is_an_empty_text():
    assert record("title: ''\n").data == {"title": ""}


TEXT = """topic: 退款
items:
  - question: 几天到账
    similar: [多久, 钱呢]
    answer: |
      第一行。
      见[[gone]]和[[gone]]。
"""


def test_places_of_values_keys_and_words_inside():
    made = record(TEXT)
    assert spot(made.place(("items", 0, "similar", 1))) == (4, 19, "钱呢")
    assert spot(made.place(("items", 0, "similar"), key=True)) == (4, 5, "similar")
    assert spot(made.place(("items", 0, "answer"), find="gone")) == (7, 10, "gone")
    assert spot(made.place(("items", 0, "answer"), find="gone", nth=1)) == (7, 19, "gone")


def test_a_place_that_was_not_written_stands_at_the_nearest_that_was():
    made = record(TEXT)
    assert spot(made.place(("items", 0, "question", "text"))) == (3, 15, "几天到账")
    assert made.place(("items", 0, "owner")).line == 3
    assert made.has(("items", 0, "answer"))
    assert not made.has(("items", 0, "owner"))


@pytest.mark.parametrize("text", ["\ufefftopic: 退款\r\nitems: []\r\n", "topic: 退款\nitems: []"])
def test_bom_and_windows_line_ends_are_fine(tmp_path, text):
    from generator.source import read_sources

    (tmp_path / "faqs").mkdir()
    (tmp_path / "faqs" / "a.yml").write_bytes(text.encode())
    (source,) = read_sources(tmp_path, "").texts
    assert record(source.text).data == {"topic": "退款", "items": ()}


@pytest.mark.parametrize("gap", ["  ", "   ", "      ", " \t "])
def test_a_comment_may_stand_any_way_behind_a_value(gap):
    assert record(f"topic: 退款{gap}# 备注\nitems: []{gap}#\n").data["topic"] == "退款"


@pytest.mark.parametrize("gap", [" ", "  ", "     "])
def test_a_hash_glued_to_its_word_is_named_however_far_behind(gap):
    _, problems = read_record(Source("a.yml", "faqs/a.yml", "faqs", f"topic: 见{gap}#5楼\n"))
    assert [(p.code, p.place.column) for p in problems] == [("yaml-hash", 9 + len(gap))]
