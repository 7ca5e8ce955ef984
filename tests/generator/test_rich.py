"""The rich-text grammar: each rule, and what only looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.rich import Blank, Bold, Link, Listing, Paragraph, Slot, Words, flat, parse


def spans(text):
    (paragraph,) = parse(text).blocks
    (line,) = paragraph.lines
    return line


def test_plain_text_is_one_paragraph():
    assert parse("  请稍候。 ").blocks == (Paragraph(((Words("请稍候。"),),)),)


def test_empty_line_separates_paragraphs_and_line_breaks_stay():
    assert parse("一\n二\n\n三").blocks == (Paragraph(((Words("一"),), (Words("二"),))), Paragraph(((Words("三"),),)))


def test_dashes_make_a_list():
    assert parse("先：\n- 甲\n- 乙").blocks == (Paragraph(((Words("先："),),)), Listing(False, ((Words("甲"),), (Words("乙"),))))


def test_numbers_from_one_make_a_numbered_list():
    assert parse("1. 甲\n2. 乙").blocks == (Listing(True, ((Words("甲"),), (Words("乙"),))),)


@pytest.mark.parametrize("text", ["7. 不在车站翻看", "1. 只有一条", "2. 甲\n3. 乙", "-5度以下", "1.5米", "3-5天"])
def test_what_only_looks_like_a_list_stays_text(text):
    assert all(isinstance(block, Paragraph) for block in parse(text).blocks)
    assert parse(text).plain == text


def test_links_placeholders_bold_and_blanks():
    assert spans("见[[a|表一]]和[[b]]，{姓名}**请{姓名}签字**____") == (
        Words("见"),
        Link("a", "表一"),
        Words("和"),
        Link("b", None),
        Words("，"),
        Slot("姓名"),
        Bold((Words("请"), Slot("姓名"), Words("签字"))),
        Blank(4),
    )


def test_full_width_markup_means_the_same():
    assert parse("见［［a｜表一］］，｛姓名｝＿＿＿＿").blocks == parse("见[[a|表一]]，{姓名}____").blocks


@pytest.mark.parametrize("text", ["[[a", "a]]", "{姓名", "姓名}", "**重要"])
def test_markup_that_does_not_close_is_named_and_stays_text(text):
    rich = parse(text)
    assert [fault.code for fault in rich.faults] == ["rich-unclosed"]
    assert rich.plain == text


@pytest.mark.parametrize("text", ["[12]号柜", "a * b * c", "2_000", "__init__", "价格*数量"])
def test_single_marks_are_text(text):
    assert parse(text).faults == ()
    assert parse(text).plain == text


@given(st.text(max_size=200))
def test_any_text_parses_and_keeps_its_words(text):
    rich = parse(text)
    assert rich.plain is not None
    for word in text.split():
        if word.isalnum():
            assert word in rich.plain or any(word in link for link in rich.links)


@given(st.lists(st.sampled_from(["甲", "[[", "]]", "{", "}", "**", "____", "\n", "- ", "1. ", "|", "x"]), max_size=30))
def test_any_mixture_of_marks_parses(parts):
    rich = parse("".join(parts))
    for block in rich.blocks:
        for row in block.items if isinstance(block, Listing) else block.lines:
            assert flat(row) is not None
