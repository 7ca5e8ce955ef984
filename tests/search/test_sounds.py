"""Readings of characters: word by word, and yet what pypinyin says of the whole."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypinyin import lazy_pinyin

from search.letters import runs
from search.sounds import readings

CONTENT = Path(__file__).parents[2] / "content"


def whole(run: str) -> list[str]:
    return [syllable.replace("ü", "v") for syllable in lazy_pinyin(run, errors=lambda rest: ["?"] * len(rest))]


@pytest.mark.parametrize(("run", "said"), [("长大", "zhang da"), ("长短", "chang duan"), ("重庆银行", "chong qing yin hang"), ("绿", "lv"), ("䶮", "yan")])
def test_a_character_is_read_in_its_context(run, said):
    assert readings(run) == said.split()


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=1, max_size=20))
def test_a_syllable_for_each_character_as_for_the_whole(run):
    assert readings(run) == whole(run)


def test_the_sample_reads_as_it_does_at_once():
    text = "\n".join(path.read_text("utf-8") for path in sorted((CONTENT / "faqs").glob("*.yml")))
    cut = {"".join(run) for kind, run in runs(text) if kind == "c"}
    assert len(cut) > 2000
    assert [run for run in sorted(cut) if readings(run) != whole(run)] == []
