"""The browser answers as Python does: the same ids, order, band, confidence, marks and passages, whatever is asked and among whatever."""

import base64
import random
import re
import zlib
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page

from generator.audience import cut
from generator.load import load_project
from search.answer import Answer, Filters
from search.browser import written
from search.build import built
from search.desk import desk_of
from search.documents import documents
from search.lookup import Lookup
from tests.search.test_small_manuals import FAQS, manual
from tests.site.browsers import opened
from tests.site.projects import ROOT
from tests.site.test_lookup_engine import ODD

TODAY = date(2026, 11, 22)
ASSETS = ROOT / "templates" / "assets"
SCRIPTS = [ASSETS / name for name in ("lookup-words.js", "lookup-field.js", "lookup-engine.js", "lookup-highlight.js", "lookup-answer.js")]
OPEN = "async () => { globalThis.lookup = await (await deskbookAnswer.open(deskbookData, deskbookTitles)).take(deskbookDocuments); }"
ASK = """([name, asked]) => asked.map(([question, filters, limit]) => {
    const found = globalThis[name].find(question, filters, limit);
    const hit = ({document, score, titleMarks, passage, marks, why, scripts}) =>
        [document.id, score, titleMarks, passage, marks, why, scripts.map((one) => one.id)];
    return {...found, hits: found.hits.map(hit), holding: found.holding?.id ?? null};
})"""


@pytest.fixture(scope="module")
def lookup() -> Lookup:
    """The sample's, in Python."""
    manual = cut(load_project(ROOT, TODAY).manual, None, TODAY)
    return built(documents(manual, TODAY), desk_of(manual))


@pytest.fixture(scope="module")
def page(lookup: Lookup) -> Iterator[Page]:
    """The sample's, in a page with nothing else."""
    files = written(list(lookup.documents.values()), lookup.ranking.tables, lookup.desk)  # type: ignore[arg-type]
    with opened() as browser:
        made = browser.new_page()
        for name in SCRIPTS:
            made.add_script_tag(path=str(name))
        for text in files.values():
            made.add_script_tag(content=text)
        made.evaluate(OPEN)
        yield made


def plain(answer: Answer) -> dict[str, Any]:
    """What is compared."""
    hits = [
        [hit.document.id, hit.score, [*map(list, hit.title_marks)], hit.passage, [*map(list, hit.marks)], [*hit.why], [one.id for one in hit.scripts]]
        for hit in answer.hits
    ]
    return {
        "question": answer.question, "band": answer.band.value, "confidence": answer.confidence, "hits": hits, "ask": answer.ask,
        "whom": [{**asdict(contact), "who": list(contact.who)} for contact in answer.whom], "holding": answer.holding.id if answer.holding else None,
        "never": list(answer.never), "message": answer.message,
    }  # fmt: skip


def same(page: Page, lookup: Lookup, questions: list[str], filters: Filters | None = None, limit: int = 0, name: str = "lookup") -> list[str]:
    """Compare; the bands that came up."""
    given = {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(filters).items()} if filters else {}
    answers = page.evaluate(ASK, [name, [[question, given, limit] for question in questions]])
    for question, answer in zip(questions, answers, strict=True):
        assert answer == plain(lookup.find(question, filters or Filters(), limit or None)), question
    return [answer["band"] for answer in answers]


def asked() -> list[str]:
    """The sample's own test questions."""
    found = []
    for path in sorted((ROOT / "content" / "questions").glob("*.yml")):
        found += [str(row["ask"]) for row in yaml.safe_load(path.read_text("utf-8"))["items"]]
    return found


def test_the_questions_of_the_sample(page: Page, lookup: Lookup) -> None:
    bands = same(page, lookup, asked())
    assert set(bands) == {"sure", "maybe", "none"}


def test_questions_while_they_are_typed(page: Page, lookup: Lookup) -> None:
    same(page, lookup, [question[:size] for question in asked()[::9] for size in range(1, 8)])


def test_titles_and_what_is_typed_of_them(page: Page, lookup: Lookup) -> None:
    titles = [document.title for document in lookup.documents.values()][::25]
    same(page, lookup, titles + [title[:2] for title in titles] + [title[1:4] for title in titles])


def test_the_very_wordings_of_the_manual(page: Page, lookup: Lookup) -> None:
    own = [wording for document in lookup.documents.values() if document.kind == "faq" for wording in document.wordings][::5]
    assert set(same(page, lookup, own + [f"{wording}？！" for wording in own])) == {"sure"}


def test_a_manual_that_has_just_been_begun(page: Page) -> None:
    for size in (0, 1, 2, 3, 5):
        small = manual(*FAQS[:size])
        for text in written(list(small.documents.values()), small.ranking.tables, small.desk).values():  # type: ignore[arg-type]
            page.add_script_tag(content=text.replace("globalThis.deskbook", "globalThis.begun"))
        page.evaluate(re.sub("deskbook(Data|Titles|Documents)", r"begun\1", OPEN).replace("lookup =", "begun ="))
        same(page, small, [wording for _, *wordings in map(list, FAQS) for wording in wordings] + asked()[::20], name="begun")


def test_odd_questions(page: Page, lookup: Lookup) -> None:
    same(
        page,
        lookup,
        [
            *(one for one in ODD if "\ud800" not in one),
            "发 票\u3000抬头\x1f写错",
            "退款" * 400,
            "\ufeff",
            "\x85",
            "①②",
            "ＩＮＶＯＩＣＥ 抬頭",
            "𠮷野家 发票",
            "“'<b>退款</b>'”",
            "为什么",
            "kind:faq -退款",
            "退款\n多久？",
            "ΣΑΣ 退款",
        ],
    )


def test_any_text(page: Page, lookup: Lookup) -> None:
    dice = random.Random(20261122)  # noqa: S311
    letters = "退款怎么办理开发票抬头写错了的吗能不能为什么密码登录tuikan xg'’，。？\n  ＡＢ１２ＩＮｖ發票é🙂"
    same(page, lookup, ["".join(dice.choices(letters, k=dice.randrange(30))) for _ in range(400)])


def test_filters_and_limits(page: Page, lookup: Lookup) -> None:
    questions = asked()[::12]
    topic, channel, position = lookup.desk.topics[0].id, lookup.desk.channels[1].id, next(iter(lookup.documents.values())).id
    for filters in (
        Filters(kinds=("faq", "script")), Filters(topic=topic), Filters(channel=channel), Filters(tags=("发票",)), Filters(position=position),
        Filters(kinds=("faq",), channel=channel, tags=("财务", "发票")), Filters(topic="nowhere"),
    ):  # fmt: skip
        same(page, lookup, questions, filters)
    same(page, lookup, questions, limit=1)
    same(page, lookup, questions, limit=20)


def test_titles_alone_rank_as_all_texts_do(page: Page, lookup: Lookup) -> None:
    """The search box never loads the texts."""
    page.evaluate("async () => { globalThis.titles = await deskbookAnswer.open(deskbookData, deskbookTitles); }")
    ask = """(asked) => asked.map((question) => ["titles", "lookup"].map((name) => {
        const {band, confidence, hits, ask} = globalThis[name].find(question);
        return {band, confidence, ask, hits: hits.map(({document: {id, kind, title, url}, score, titleMarks}) => [id, kind, title, url, score, titleMarks])};
    }))"""
    for titles, whole in page.evaluate(ask, asked()):
        assert titles == whole


def test_texts_of_another_build_are_refused(page: Page, lookup: Lookup) -> None:
    """A browser may have kept one of the files from before."""
    refused = """async (documents) => {
        const titles = await deskbookAnswer.open(deskbookData, deskbookTitles), before = titles.find("退款").hits.length;
        const told = await titles.take({documents}).then(() => "", (error) => error.message || "damaged");
        return told && titles.find("退款").hits.length === before;
    }"""
    packed = zlib.compress(b"{}\n{}")
    for raw in (packed, packed[:-3], b"", b"no"):
        assert page.evaluate(refused, base64.b64encode(raw).decode())
