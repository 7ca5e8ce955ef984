"""Terms of texts: one form for what looks different and means the same, families, sounds, and what a question may be read as."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import LIGHT, MOST, PAIR, SINGLE, Question, answer_terms, index_terms, initials, normalise, runs, sizes
from search.sounds import cuts, mixed, readings, sound, spoken, unfinished, voices
from search.synonyms import groups_of

GROUPS = {"退款": ["y1"], "退": ["y2"], "refund": ["y1"]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ＷｉＦｉ", "wifi"),
        ("退貨", "退货"),
        ("帳號", "账号"),
        ("帐号", "账号"),
        ("妳們", "你们"),
        ("①", "1"),
        ("乾隆", "乾隆"),
        ("İ", "i̇"),
        ("\ud800", "\ud800"),
    ],
)
def test_normalise(text, expected):
    assert normalise(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("iPhone15怎么退？", [("w", "iphone15"), ("c", "怎么退")]),
        ("don’t, can't", [("w", "dont"), ("w", "cant")]),
        ("'quoted'", [("w", "quoted")]),
        ("退 款", [("c", "退"), ("c", "款")]),
        ("カード한글", [("c", "カード한글")]),
        ("деньги", [("w", "деньги")]),
        ("…！🙂\x00", []),
        ("𠀀a", [("c", "𠀀"), ("w", "a")]),
    ],
)
def test_runs(text, expected):
    assert runs(text) == expected


def test_terms_of_a_wording():
    assert index_terms(runs("退款吗"), GROUPS, sizes(GROUPS)) == ["u退", "u款", "z吗", "b退款", "c款吗", "y1"]
    assert index_terms(runs("the refund"), GROUPS, sizes(GROUPS)) == [
        "xthe",
        "wrefund",
        *["g" + part for part in ("_re", "ref", "efu", "fun", "und", "nd_")],
        "y1",
    ] + ["j" + part for part in ("_the", "the_", "he_r", "e_re", "_ref", "refu", "efun", "fund", "und_")]


def test_another_reading_in_its_context_is_a_term_of_its_own():
    terms = index_terms(runs("银行"), {}, sizes({}), readings)
    assert "Phang" in terms
    assert "Qyin hang" in terms
    assert not [term for term in index_terms(runs("银行"), {}, sizes({})) if term[0] in "PQ"]


def test_terms_of_an_answer_are_pairs_and_stems_that_tell_something():
    assert answer_terms("三个工作日, the refunds") == ["a工作", "a作日", "drefund"]


def test_sounds():
    assert spoken("退款ア") == ["tui", "kuan", "?"]
    assert sound(["tui", "kuan"]) == ["ptui", "pkuan", "qtui kuan"]
    assert initials(runs("退款ok流程")) == "tk lc"
    assert cuts("tuikuan") == [["tui", "kuan"]]
    assert ["xian"] in cuts("xian")
    assert cuts("hello") == []
    assert unfinished("tuikua", lambda term: term == "ptui") == [["tui"]]
    assert voices("qtui kuan", {"u退", "u款", "b退款", "b腿款"}) == ["b退款"]


def asked(text, known=(), initials=()):
    found = Question(text, GROUPS, sizes(GROUPS), lambda term: term in known, lambda word: [word] if word in initials else [])
    return found.terms, found.initials


def test_a_run_of_letters_is_pinyin_a_word_or_initials_whichever_finds_something():
    assert asked("tuikuan", {"ptui", "pkuan"}) == ([("ptui", True), ("pkuan", True), ("qtui kuan", True)], [])
    assert asked("tui kuan", {"ptui", "pkuan"}) == asked("tuikuan", {"ptui", "pkuan"})
    assert asked("tksq", initials={"tksq"}) == ([], ["tksq"])
    assert ("wtksq", False) in asked("tksq")[0]
    assert ("wcan", False) not in asked("can")[0]
    both = asked("fang", {"pfang", "wfang"})[0]
    assert ("pfang", True) in both
    assert ("wfang", False) in both


@pytest.mark.parametrize(
    ("word", "rows", "letters"),
    [
        ("mmwangle", [["wang", "le"]], ["mm"]),
        ("tuikdz", [["tui"]], ["tkdz"]),
        ("kbljkaiji", [["kai", "ji"]], ["kblj"]),
        ("tuikuanfp", [["tui", "kuan"]], []),
        ("tuik", [], []),
        ("managed", [], []),
        ("hello", [], []),
        ("", [], []),
    ],
)
def test_syllables_and_first_letters_in_one_word(word, rows, letters):
    terms = {"ptui", "pkuan", "qtui kuan", "pwang", "ple", "qwang le", "pkai", "pji", "qkai ji", "pma", "pna", "pge"}
    assert mixed(word, terms.__contains__, lambda part: [part] if part in {"mm", "tkdz", "tk", "kblj"} else []) == (rows, letters)


def test_only_the_beginning_of_a_long_question_is_looked_at():
    assert asked("款" * 10_000) == asked("款" * MOST)


@given(st.text(max_size=300))
def test_any_text_has_terms(text):
    assert all(term for term, _ in asked(text)[0])
    assert all("\n" not in term for term in index_terms(runs(text), GROUPS, sizes(GROUPS), readings) + answer_terms(text) + [initials(runs(text))])


def test_importing_reads_no_table():
    code = "import search.build, search.letters, sys; assert not search.letters.tables.cache_info().currsize; assert 'pypinyin' not in sys.modules"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_synonyms_are_found_wherever_they_stand_the_longest_first() -> None:
    groups = {**groups_of(()), "退": ["one"], "退款": ["two"], "refund": ["three"], "get a refund": ["four"], "a b c d e": ["never"]}
    known, most = sizes(groups), max(map(len, groups))
    assert index_terms(runs("a b c d e"), {"a b c d e": ["never"]}, known)[-1][0] == "j"
    for run in ("我要退款", "退退款退", "什么时候能到账款", "电话打不通怎么办", *(word for word in groups if runs(word) == [("c", word)])):
        expected = []
        for at in range(len(run)):
            found = [run[at : at + size] for size in range(most, 0, -1) if run[at : at + size] in groups]
            expected += groups[found[0]] if found else []
        terms = index_terms(runs(run), groups, known)
        assert terms[: len(run)] == [("z" if char in LIGHT else "u") + char for char in run]
        assert terms[2 * len(run) - 1 :] == expected
    assert [term for term in index_terms(runs("get a refund"), groups, known) if len(term) > 3 and term[0] not in "gjwx"] == ["four", "three"]


def test_terms_that_are_kept_made_do_not_grow_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    SINGLE.clear()
    PAIR.clear()
    monkeypatch.setattr("search.analysis.KNOWN", 3)
    assert index_terms(runs("二三四五六"), {}, sizes({})) == ["u二", "u三", "u四", "u五", "u六", "b二三", "b三四", "b四五", "b五六"]
    assert max(len(SINGLE), len(PAIR)) <= 3
