"""The lists that come with Deskbook, and what a house adds to them."""

import pytest

from generator.model.lists import Listed, Lists
from generator.model.settings import Settings
from generator.rules.wording.lists import lists_in_force, shipped
from generator.rules.wording.phrases import Passages, Phrases


@pytest.mark.parametrize(("language", "absolute", "blaming"), [("zh", 40, 20), ("en", 20, 10)])
def test_enough_comes_with_deskbook_each_with_words_to_say_instead(language: str, absolute: int, blaming: int) -> None:
    lists = shipped(language)
    assert len(lists.absolute) >= absolute
    assert len(lists.blaming) >= blaming
    assert [row.words for row in (*lists.absolute, *lists.blaming) if not row.instead] == []
    assert lists.greetings
    assert lists.closings


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_shipped_row_finds_its_own_words_and_no_replacement_is_a_finding(language: str) -> None:
    lists = lists_in_force(Settings())
    own = shipped(language)
    allow = Passages(lists.allow)
    for rows, all_rows in ((own.absolute, lists.absolute), (own.blaming, lists.blaming), (own.copied, lists.copied)):
        phrases = Phrases(all_rows, allow)
        for row in rows:
            words = row.words.replace("…", "三")
            assert phrases.may_hold(words), words
            assert phrases.found(words), words
            assert not phrases.found(row.instead or ""), row.instead


def test_no_row_stands_twice() -> None:
    for language in ("zh", "en"):
        lists = shipped(language)
        for rows in (lists.absolute, lists.blaming, lists.copied):
            assert len({row.words for row in rows}) == len(rows)


def test_the_houses_row_comes_before_the_shipped_one_and_keeps_its_passages() -> None:
    own = Settings(lists=Lists(absolute=(Listed(words="绝对", instead="按规定", unless=("绝对论",)),)))
    row = next(row for row in lists_in_force(own).absolute if row.words == "绝对")
    assert row.instead == "按规定"
    assert {"绝对论", "绝对值"} <= set(row.unless)


def test_without_the_shipped_lists_only_the_houses_own_are_left() -> None:
    lists = lists_in_force(Settings.model_validate({"lists": {"shipped": "否", "closings": ("回见",)}}))
    assert (lists.absolute, lists.greetings, lists.closings) == ((), (), ("回见",))


@pytest.mark.parametrize(("words", "text", "found"), [
    ("包你满意", "包您满意", True), ("don't", "I Don’t", True), ("art", "party", False), ("art", "用art做", True), ("保证…到", "保证明天到", True),
    ("保证…到", "保证，明天到", False),
    ("no  time", "in no\ttime", True), ("…", "好…", False), ("（好）", "（好）", True), ("100%能", "100％能", True), ("a+b", "a+b", True),
    ("绝对。", "绝对", True),
])  # fmt: skip
def test_how_words_are_looked_for(words: str, text: str, found: bool) -> None:
    phrases = Phrases([Listed(words=words)], Passages(()))
    assert bool(phrases.found(text)) is found
    assert phrases.may_hold(text) or not found


def test_of_words_that_overlap_the_longest_is_named_once() -> None:
    phrases = Phrases([Listed(words=words) for words in ("绝对", "绝对没问题", "问题")], Passages(()))
    assert [hit.words for hit in phrases.found("绝对没问题，绝对")] == ["绝对没问题", "绝对"]
