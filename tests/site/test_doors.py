"""One contract for all doors: whatever is asked, each gives the same ids in the same order with the same band.

The command's JSON is the measure. HTTP and the site's scripts say the very same in every field; what an agent is given and what the
desk page shows has the same band and the same ids.
"""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page

from search.lookup import LONGEST
from tests.site import doors
from tests.site.conftest import Site
from tests.site.doors import Asked, said
from tests.site.projects import DAY, ROOT, deskbook

#: Of each kind of the sample's own test questions.
EACH = 4
#: What those do not have: typed in other ways, read as nothing but a question, or no question at all.
OTHER = [
    *("退款", "发票", "密码", "wifi", "退"),
    *("发发票抬头写写错了", "票抬写错了", "退款几天到帐", "tuikuanjitiandaozhang", "tui kuan ji tian", "tkjtdz", "fptt", "tuikuan申请"),
    *("發票抬頭寫錯了怎麼辦", "ＩＮＶＯＩＣＥ　抬頭", "ｔｕｉｋｕａｎ", "refund 多久到账", "how do I get a refund", "VIP客户的invoice"),
    *("kind:faq -退款", '"退款" OR NOT *', "退款 AND (发票", "'; DROP TABLE faqs; --", "[[refund-when]] {金额}", "<b>退款</b>", "--help", "-5度", "a:b:c~2^9"),
    *("🙂👨‍👩‍👧", "退款😀几天到账", "？！…", "\x1b[31m退款\x7f", "\ufeff", "𠮷野家发票", "①②③ ㎏", "__proto__ constructor"),
    *("", "   ", "\u3000", "退" * 10_000, "我上个月在你们这买的机器坏了想退款" * 600, "a" * LONGEST, "怎么办", "为什么"),
]
NARROWED = [
    *(Asked(question, kind=kind) for kind in ("faq", "script", "procedure", "form", "article") for question in ("退款", "发票抬头写错了")),
    *(Asked(question, channel=channel) for channel in ("phone", "wechat") for question in ("退款几天到账", "客户骂人")),
    *(Asked(question, topic="refunds") for question in ("退款", "发票抬头写错了", "密码忘了")),
    Asked("退款几天到账", kind="faq", topic="refunds", channel="wechat"),
    Asked("今天天气怎么样", kind="form", channel="email"),
]


def questions() -> list[Asked]:
    """Of every kind."""
    kinds: dict[str, list[str]] = {}
    for path in sorted((ROOT / "content" / "questions").glob("*.yml")):
        for row in yaml.safe_load(path.read_text("utf-8"))["items"]:
            kinds.setdefault(row["kind"], []).append(str(row["ask"]))
    assert len(kinds) >= 8
    own = [question for rows in kinds.values() for question in rows[:: max(1, len(rows) // EACH)][:EACH]]
    return [*map(Asked, [*own, *OTHER]), *NARROWED]


ASKED = questions()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample, so that what is recorded stays out of it."""
    folder = tmp_path_factory.mktemp("doors")
    shutil.copytree(ROOT / "content", folder / "content", ignore=shutil.ignore_patterns(".*"))
    return folder


@pytest.fixture(scope="module")
def answers(project: Path) -> list[dict[str, Any]]:
    """What the command says."""
    return doors.terminal(project, ASKED)


@pytest.fixture(scope="module")
def page(chinese: Site, chromium: Browser) -> Iterator[Page]:
    """The desk page, from its folder and with the network off."""
    context = chromium.new_context(offline=True)
    shown = context.new_page()
    shown.goto((chinese.folder / "lookup.html").as_uri())
    yield shown
    context.close()


def test_there_is_something_to_compare(answers: list[dict[str, Any]]) -> None:
    assert {answer["band"] for answer in answers} == {"sure", "maybe", "none"}
    assert {hit["kind"] for answer in answers for hit in answer["hits"]} >= {"faq", "script", "procedure", "form", "article"}
    assert {answer["message"] for answer in answers} == {"", "empty"}


def test_the_command_as_a_program(project: Path, answers: list[dict[str, Any]]) -> None:
    for one, answer in list(zip(ASKED, answers, strict=True))[::25]:
        words = [word for name, value in one.filters.items() for word in (f"--{name}", value)]
        done = deskbook("find", "--date", DAY, *words, "--json", "--", one.question, project)
        assert json.loads(done.stdout) == answer, one


def test_http(project: Path, answers: list[dict[str, Any]]) -> None:
    with doors.api(project) as address:
        for one, found, expected in zip(ASKED, doors.http(address, ASKED), answers, strict=True):
            assert found == expected, one


def test_agents(project: Path, answers: list[dict[str, Any]]) -> None:
    for one, found, expected in zip(ASKED, doors.agent(project, ASKED), answers, strict=True):
        assert found == said(expected), one


def test_the_scripts_of_the_site(page: Page, answers: list[dict[str, Any]]) -> None:
    for one, found, expected in zip(ASKED, doors.scripts(page, ASKED), answers, strict=True):
        assert found == expected, one


def test_the_desk_page(page: Page, answers: list[dict[str, Any]]) -> None:
    for one, found, expected in zip(ASKED, doors.desk(page, ASKED), answers, strict=True):
        assert found == (said(expected) if not expected["message"] else doors.Said("none", ())), one
