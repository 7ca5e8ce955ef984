"""The look-up of a built site, opened from its folder in a real browser, gives the very answers that the other doors give."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page

from search.answer import Answer
from search.lookup import Lookup
from search.opening import open_lookup
from tests.search.conftest import TODAY
from tests.site.browsers import opened
from tests.site.conftest import Site
from tests.site.projects import ROOT
from tests.site.test_lookup_engine import ODD

ASKED = 150
ASK = """async (questions) => {
    const lookup = await deskbookLookup.open();
    const plain = ({document, titleMarks, ...rest}) => ({...document, ...rest, title_marks: titleMarks});
    return questions.map((question) => {
        const answer = lookup.find(question);
        return {...answer, hits: answer.hits.map(plain)};
    });
}"""


@pytest.fixture(scope="module")
def lookup() -> Lookup:
    """As the terminal opens it."""
    return open_lookup(ROOT, None, TODAY)


@pytest.fixture(scope="module")
def page(chinese: Site) -> Iterator[Page]:
    """A page of the site, with the script that loads the look-up."""
    with opened() as browser:
        shown = browser.new_page()
        shown.goto((chinese.folder / "faqs" / "index.html").as_uri())
        shown.add_script_tag(url=(chinese.folder / "assets" / "deskbook" / "lookup-load.js").as_uri())
        yield shown


def sample() -> list[dict[str, Any]]:
    """Of the sample's test questions as many of each kind as there is room for."""
    kinds: dict[str, list[dict[str, Any]]] = {}
    for path in sorted((ROOT / "content" / "questions").glob("*.yml")):
        for row in yaml.safe_load(path.read_text("utf-8"))["items"]:
            kinds.setdefault(row["kind"], []).append(row)
    each = -(-ASKED // len(kinds))
    return [row for rows in kinds.values() for row in rows[:: max(1, len(rows) // each)][:each]]


def plain(answer: Answer) -> Any:
    """The answer as JSON has it."""
    return json.loads(json.dumps(answer.plain()))


def same(page: Page, lookup: Lookup, questions: list[str]) -> set[str]:
    """Ask both; the bands that came up."""
    bands = set()
    for question, found in zip(questions, page.evaluate(ASK, questions), strict=True):
        assert {**found, "confidence": round(found["confidence"], 4)} == plain(lookup.find(question)), question
        bands.add(found["band"])
    return bands


def test_questions_of_all_kinds(page: Page, lookup: Lookup) -> None:
    rows = sample()
    assert len(rows) >= ASKED - 20
    assert len({row["kind"] for row in rows}) >= 8
    assert same(page, lookup, [str(row["ask"]) for row in rows]) == {"sure", "maybe", "none"}


def test_titles_and_what_is_typed_of_them(page: Page, lookup: Lookup) -> None:
    titles = [document.title for document in lookup.documents.values()][::25]
    same(page, lookup, titles + [title[:2] for title in titles] + [title[1:4] for title in titles])


def test_odd_questions(page: Page, lookup: Lookup) -> None:
    odd = [
        "发 票\u3000抬头\x1f写错",
        "\ufeff",
        "\x85",
        "退款" * 400,
        "𠮷野家发票",
        "“'<b>退款</b>'”",
        "为什么",
        "怎么办",
        "kind:faq -退款",
        "退款\n多久？",
        "ΣΑΣ 退款",
    ]
    same(page, lookup, [*(one for one in ODD if "\ud800" not in one), *odd])
