"""The browser ranks as Python does: the same ids, scores and confidence for whatever is asked, over the very bytes that Python writes."""

import base64
import os
import random
import shutil
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error, Page, sync_playwright

from generator.load import load_project
from search.arrays import dump, parts
from search.build import entry, tables_of
from search.desk import desk_of
from search.documents import documents
from search.postings import build
from search.ranking import Ranking
from search.sounds import readings
from search.stemmer import STEP2, STEP3, STEP4, stem
from search.synonyms import groups_of
from tests.search.conftest import TODAY
from tests.site.test_browser import PROGRAMS, SWITCHES

ROOT = Path(__file__).parents[2]
SCRIPTS = [ROOT / "templates" / "assets" / name for name in ("lookup-words.js", "lookup-field.js", "lookup-engine.js")]
LOAD = "async ([name, ...blobs]) => { window[name] = await deskbookEngine.load(...blobs); }"
ASK = """([name, questions, limit, among]) => questions.map((question) => {
    const {best, confidence} = deskbookEngine.search(window[name], question, limit, among && new Set(among));
    return [best, confidence];
})"""
ODD = [
    *("", " ", "？！…", "🙂👨‍👩‍👧", "\x00\x1b[31m退款\x7f", "\ud800退\udc00款", "\"'“”", "<b>退款</b> AND NOT *", "①②③ ㎏", "e\u0301te\u0301"),
    *("退" * 10_000, "xian" * 60, "fangan" * 30, "a" * 500, "don’t can't", "𠀀𠀁退款", "ＴＵＩＫＵＡＮ", "tksq", "zhdj", "tui kua", "kbljkaiji"),
    *("İstanbul ß ﬁ", "ｶﾞ ガ", "発票", "Как вернуть деньги ΑΣ", "5g WiFi 连不上", "__proto__ constructor", "帳號被鎖", "the of to", "mmwangle kaifp"),
    *("relational databases are being motored", "tuikuandz"),
]


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    """A page with the scripts and nothing else."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None and os.environ.get("CI") != "true":
        pytest.skip("no browser on this machine")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program, args=SWITCHES)
        opened = browser.new_page()
        for script in SCRIPTS:
            opened.add_script_tag(path=str(script))
        yield opened
        browser.close()


@pytest.fixture(scope="module")
def rankings(page: Page) -> dict[str, Ranking]:
    """The FAQs of the sample, and what else it has, in Python and in the page."""
    manual = load_project(ROOT, TODAY).manual
    groups = groups_of(desk_of(manual).synonyms)
    faqs, rest = tables_of(documents(manual, TODAY))
    made = {}
    for name, table in (("faqs", faqs), ("rest", rest)):
        made[name] = Ranking(build(map(entry, table), groups, readings), groups)
        page.evaluate(LOAD, [name, *map(text, parts(dump(made[name].postings, groups)))])
    return made


def text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def same(page: Page, rankings: dict[str, Ranking], questions: list[str], limit: int = 200, among: set[str] | None = None) -> None:
    for name, ranking in rankings.items():
        answers = page.evaluate(ASK, [name, questions, limit, sorted(among) if among is not None else None])
        for question, (best, confidence) in zip(questions, answers, strict=True):
            expected, sure = ranking.search(question, limit, among)
            assert ([tuple(row) for row in best], confidence) == (expected, sure), question


def wordings(rankings: dict[str, Ranking]) -> list[str]:
    manual = load_project(ROOT, TODAY).manual
    return [wording for document in documents(manual, TODAY) for wording in document.wordings][::7]


def test_wordings_and_parts_of_them(page, rankings):
    whole = wordings(rankings)
    same(page, rankings, whole + [wording[1:3] for wording in whole] + [wording[:-1] + wording[2:4] for wording in whole])


def test_pinyin_and_initials(page, rankings):
    typed = ["".join(readings(wording)) for wording in wordings(rankings)[::3]]
    same(page, rankings, typed + [one[:9] for one in typed] + [" ".join(readings(wording))[:60] for wording in wordings(rankings)[::5]])
    dice = random.Random(3)  # noqa: S311
    partly = ["".join(one if dice.random() < 0.6 else one[0] for one in readings(wording)[:7]) for wording in wordings(rankings)[::2]]
    same(page, rankings, partly)
    same(page, rankings, [letters for ranking in rankings.values() for line in ranking.postings.first.split("\n")[::9] for letters in (line[:4], line[:7])])


def test_odd_questions(page, rankings):
    same(page, rankings, ODD)


def test_any_text(page, rankings):
    dice = random.Random(20261122)  # noqa: S311
    letters = [chr(code) for code in range(0x3000) if unicodedata.category(chr(code)) not in ("Cn", "Cs")] + list("退款怎么办理开发票的了吗tuikanxg'’ ") * 100
    same(page, rankings, ["".join(dice.choices(letters, k=dice.randrange(40))) for _ in range(600)])


def test_among_and_limits(page, rankings):
    questions = wordings(rankings)[:40]
    allowed = {own for ranking in rankings.values() for own in ranking.postings.ids[::3]}
    same(page, rankings, questions, 3)
    same(page, rankings, questions, 5, allowed)
    same(page, rankings, questions, 5, set())


def test_the_long_lists_of_a_large_manual(page):
    dice = random.Random(7)  # noqa: S311
    words = ["退款", "开票", "密码", "怎么办", "多久", "申请", "账号", "登录", "可以吗", "refund"] + [chr(0x4E00 + dice.randrange(3000)) for _ in range(400)]
    rows = [{"id": f"f{number}", "question": "".join(dice.choices(words, k=9)), "answer": "".join(dice.choices(words, k=30))} for number in range(2500)]
    large = Ranking(build(rows, {}), {})
    blob = text(dump(large.postings, {}))
    page.evaluate(LOAD, ["large", blob])
    questions = ["".join(dice.choices(words, k=dice.randrange(1, 12))) for _ in range(100)] + ["tuikuan zenmeban", "tkkp"]
    same(page, {"large": large}, questions, 10)
    same(page, {"large": large}, questions, 10, {f"f{number}" for number in range(0, 2500, 50)})


def test_phrases_that_mean_the_same(page):
    groups = groups_of([("return label", "RMA slip", "退货单")])
    rows = [{"id": "a", "question": "Where is my return label?"}, {"id": "b", "question": "labels"}, {"id": "c", "question": "退货要什么"}]
    made = Ranking(build(rows, groups), groups)
    page.evaluate(LOAD, ["phrases", text(dump(made.postings, groups))])
    questions = ["RMA slips", "the rma slip", "退货单在哪", "return labels", "label return", "slip"]
    assert [made.search(question)[0][0][0] for question in questions[:2]] == ["a", "a"]
    same(page, {"phrases": made}, questions)


def test_stems(page):
    dice = random.Random(5)  # noqa: S311
    ends = [*STEP2, *STEP3, *STEP4, "ed", "ing", "s", "eed", "y", "e", "ll", "ies", "sses"]
    words = ["".join(dice.choices("abeiloustyz", k=dice.randrange(1, 6))) + dice.choice(ends) + dice.choice(["", *ends]) for _ in range(3000)]
    assert page.evaluate("(words) => words.map(deskbookEngine.stem)", words) == list(map(stem, words))


def test_damage_is_refused(page, rankings):
    raw: Any = dump(rankings["faqs"].postings, {})
    for damaged in (raw[:1000], raw[:-1], b"", b"x" * 100, raw[:500] + bytes([raw[500] ^ 1]) + raw[501:]):
        with pytest.raises(Error, match="index"):
            page.evaluate(LOAD, ["damaged", text(damaged)])


def test_bytes_in_browsers_that_do_not_read_base64_themselves(page):
    raw = random.Random(11).randbytes(5000)  # noqa: S311
    read = """(text) => {
        const {fromBase64} = Uint8Array, own = deskbookField.bytesOf(text);
        Uint8Array.fromBase64 = undefined;
        const other = deskbookField.bytesOf(text);
        Uint8Array.fromBase64 = fromBase64;
        return [[...own], [...other]];
    }"""
    assert page.evaluate(read, text(raw)) == [list(raw)] * 2


def test_terms_are_found_wherever_they_stand(page):
    """They are looked for by halving, in the order of their bytes: characters beyond U+FFFF come last there, and not last in JavaScript's order."""
    terms = sorted(["a", "ab", "abc", "b退", "b退款", "c退", "u\ufa0e", "u\U00020001", "u退", "z了", "w" + "x" * 300])
    found = """([terms, others]) => {
        const field = new deskbookField.Field([new TextEncoder().encode(terms.join("\\n")), new Uint8Array([1, ...terms.map(() => 0)])], {}, 1);
        return [terms.map((term) => field.terms.at(term)), others.map((term) => field.terms.at(term)), field.terms.following("b退", ["款", "票", ""])];
    }"""
    places, missing, following = page.evaluate(found, [terms, ["", "aa", "abcd", "b", "u", "zz", "\U00020001", "w" + "x" * 400]])
    assert (places, set(missing), following) == (list(range(len(terms))), {-1}, ["款", ""])
