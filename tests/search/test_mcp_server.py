"""The look-up for AI agents, asked with the SDK's own client: in this process, over standard input and output, and over HTTP."""

import asyncio
import json
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mcp import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp.types import CallToolResult, TextContent

from search.agent_answer import item
from search.agent_budget import LEAST, as_json, tokens
from search.answer import Answer, Band
from search.desk import Desk
from search.document import Checked, Document
from search.lookup import Lookup
from search.mcp_server import server
from search.opening import open_lookup
from tests.search.conftest import ROOT, TODAY
from tests.site import graded
from tests.site.projects import command, deskbook, environment, write_project

#: Enough for an answer with nothing left out.
PLENTY = 20_000
SURE, NONE = "退的钱几天能到账？", "明天天气怎么样"
LOW, HIGH = graded.LEVELS


def ask(lookup: Lookup, *calls: tuple[str, dict[str, Any]], budget: int = 1200) -> list[CallToolResult]:
    """The results of calls to the tools."""

    async def asked() -> list[CallToolResult]:
        async with Client(server(lambda: lookup, "1", budget)) as client:
            return [await client.call_tool(name, arguments) for name, arguments in calls]

    return asyncio.run(asked())


def find(lookup: Lookup, question: str, budget: int = 1200, **filters: Any) -> tuple[dict[str, Any], str]:
    """What ``find`` says: its data and its text."""
    return both(ask(lookup, ("find", {"question": question, **filters}), budget=budget)[0])


def both(result: CallToolResult) -> tuple[dict[str, Any], str]:
    """The two forms of a result that is no error."""
    assert not result.is_error
    (block,) = result.content
    assert isinstance(block, TextContent)
    assert result.structured_content is not None
    return result.structured_content, block.text


def test_the_tools_only_read_and_say_when_to_use_them_and_what_the_bands_mean(lookup: Lookup) -> None:
    async def listed() -> Any:
        async with Client(server(lambda: lookup, "1")) as client:
            return (await client.list_tools()).tools, client.instructions

    tools, instructions = asyncio.run(listed())
    assert [tool.name for tool in tools] == ["find", "get_item", "list_topics"]
    for tool in tools:
        assert tool.annotations.read_only_hint
        assert not tool.annotations.destructive_hint
        assert re.search(r"[一-鿿]", tool.description)
    for word in ("sure", "maybe", "none", "先查再答"):
        assert word in tools[0].description
    assert "云帆客服手册" in instructions
    assert "微信 (wechat)" in tools[0].input_schema["properties"]["channel"]["description"]


def test_an_english_manual_speaks_english() -> None:
    english = open_lookup(ROOT / "tests" / "manuals" / "english", None, TODAY)
    data, text = find(english, "zzz qqq xyzzy")
    assert data["band"] == "none"
    assert not re.search(r"[一-鿿]", text)
    assert "Do not answer from memory" in text


def test_a_sure_answer_has_all_that_an_agent_needs(lookup: Lookup) -> None:
    data, text = find(lookup, SURE, channel="wechat")
    assert data["band"] == "sure"
    assert data["answered"] is True
    hit = data["hits"][0]
    assert hit["id"] == "refund-when"
    assert "3个工作日内退回" in hit["answer"]
    assert hit["script"]["channel"] == "微信"
    assert hit["script"]["placeholders"] == ["订单号", "金额", "预计时间"]
    assert hit["url"] == "faqs/refunds.html#refund-when"
    assert hit["owner"] == "客服主管"
    assert hit["checked"] == {"state": "ok", "on": "2026-11-02", "due": "2027-01-31", "by": "客服主管"}
    assert hit["why"]
    assert "[refund-when]" in text
    assert hit["answer"] in text
    assert hit["script"]["text"] in text
    assert "要填的空：订单号、金额、预计时间" in text
    assert all(set(row) == {"id", "kind", "title"} for row in data["others"])


def test_a_choice_says_what_to_ask_and_is_not_called_an_answer(lookup: Lookup) -> None:
    questions = ("发票", "机器坏了", "密码")
    answers = [(question, lookup.find(question)) for question in questions]
    question, answer = next((q, a) for q, a in answers if a.band is Band.MAYBE)
    data, text = find(lookup, question)
    assert data["answered"] is False
    assert data["band"] == "maybe"
    assert len(data["hits"]) > 1
    assert [row["id"] for row in (*data["hits"], *data.get("others", ()))] == [hit.document.id for hit in answer.hits]
    assert data.get("ask", "") == answer.ask
    assert data["advice"] in text


def test_what_is_not_in_the_manual_says_whom_to_ask_and_what_not_to_say(lookup: Lookup) -> None:
    data, text = find(lookup, NONE)
    assert data["band"] == "none"
    assert data["answered"] is False
    assert "hits" not in data
    assert "不要凭印象作答" in data["advice"]
    assert "不要凭印象作答" in text
    assert data["whom"][0]["extension"] == "8021"
    assert data["whom"][0]["hours"] == "08:30–17:30"
    assert data["holding"]["id"] == "hold-none"
    assert data["holding"]["placeholders"]
    assert "我不知道" in data["never"]
    assert data["nearest"]
    for words in ("分机8021", data["holding"]["text"], "我不知道", "但不是答案"):
        assert words in text
    narrowed, _ = find(lookup, NONE, topic="refunds")
    assert "去掉" in narrowed["advice"]


@pytest.mark.parametrize("question", [SURE, "发票", "keyi tuikuan ma", "谁负责", NONE, "退", "k3"])
@pytest.mark.parametrize("filters", [{}, {"kind": "faq"}, {"topic": "退款"}, {"channel": "电话", "limit": 2}])
def test_the_ids_and_their_order_are_the_look_ups(lookup: Lookup, question: str, filters: dict[str, Any]) -> None:
    from search.narrowing import narrowed

    asked = narrowed(lookup, [filters["kind"]] if "kind" in filters else (), filters.get("topic", ""), filters.get("channel", ""))
    answer = lookup.find(question, asked, filters.get("limit"))
    data, _ = find(lookup, question, PLENTY, **filters)
    shown = [row["id"] for name in ("hits", "others", "nearest") for row in data.get(name, ())]
    assert shown == [hit.document.id for hit in answer.hits]
    assert data["band"] == answer.band.value
    assert "more" not in data


@pytest.mark.parametrize("budget", [LEAST, 700, 1200])
def test_every_answer_stays_within_the_budget_and_counts_what_it_left_out(lookup: Lookup, budget: int) -> None:
    questions = [SURE, "发票", NONE, "打印机" * 300, "谁负责", "退款 电话 微信", *list(lookup.topics())]
    calls: list[tuple[str, dict[str, Any]]] = [("find", {"question": question, "limit": 20}) for question in questions]
    calls += [("get_item", {"id": own}) for own in list(lookup.documents)[::7]] + [("list_topics", {})]
    for (name, arguments), result in zip(calls, ask(lookup, *calls, budget=budget), strict=True):
        data, text = both(result)
        assert max(tokens(as_json(data)), tokens(text)) <= budget, arguments
        if name == "find":
            shown = sum(len(data.get(part, ())) for part in ("hits", "others", "nearest"))
            assert shown + data.get("more", 0) == len(lookup.find(arguments["question"], limit=20).hits)


def test_what_had_to_be_left_out_is_said(lookup: Lookup) -> None:
    data, text = find(lookup, NONE, LEAST)
    assert data["short"]
    assert "因篇幅没有给全" in text
    assert data["whom"]
    data, text = find(lookup, "发票", LEAST, limit=20)
    assert data["more"]
    assert f"还有{data['more']}条没有列出" in text


def test_a_long_text_comes_in_parts_that_make_the_whole() -> None:
    body = "".join(f"第{number}句话。" for number in range(1500))
    document = Document("long", "policy", "长制度", ("长制度",), body, "policies/long.html", checked=Checked("none"))
    made = _lookup_of(document)
    start, parts = 0, []
    while True:
        data = item(made, "long", start, 1200)
        assert tokens(as_json(data)) <= 1200
        if "next" not in data:
            parts.append(data["answer"])
            break
        parts.append(data["answer"].removesuffix("…"))
        assert data["next"] > start
        start = data["next"]
    assert len(parts) > 3
    assert "".join(parts) == body


def _lookup_of(*documents: Document) -> Lookup:
    from search.build import built

    return built(documents, Desk("手册", "zh"))


def test_an_item_is_shown_in_full_with_its_parts_in_order(lookup: Lookup) -> None:
    procedure, script, unknown = ask(lookup, ("get_item", {"id": "refund-handling"}), ("get_item", {"id": "refund-wait"}), ("get_item", {"id": "nope"}))
    data, _ = both(procedure)
    assert [row["id"] for row in data["parts"]][:3] == ["refund-handling/check", "refund-handling/exchange", "refund-handling/swap"]
    data, text = both(script)
    assert ["微信", "QQ"] in [row["channels"] for row in data["scripts"]]
    assert {"not": "你去问银行。", "say": "我们去查流水。"} in data["avoid"]
    assert "改说：我们去查流水。" in text
    data, text = both(unknown)
    assert data["found"] is False
    assert "nope" in text


def test_the_topics_are_listed_with_their_questions(lookup: Lookup) -> None:
    data, text = both(ask(lookup, ("list_topics", {}))[0])
    counts = lookup.topics()
    assert {row["title"]: row["questions"] for row in data["topics"]} == dict(counts)
    assert "退款 [refunds]" in text
    assert {"id": "wechat", "title": "微信"} in data["channels"]


@pytest.mark.parametrize(
    ("filters", "words"),
    [({"kind": "zzz"}, "faq"), ({"topic": "没有"}, "refunds"), ({"channel": "fax"}, "wechat"), ({"limit": 0}, "20"), ({"limit": 10**9}, "20")],
)
def test_wrong_filters_are_an_error_that_names_the_right_ones(lookup: Lookup, filters: dict[str, Any], words: str) -> None:
    (result,) = ask(lookup, ("find", {"question": "退款", **filters}))
    assert result.is_error
    (block,) = result.content
    assert isinstance(block, TextContent)
    assert words in block.text


@given(st.text(max_size=200) | st.text(st.sampled_from("*:()\"'\\{}[]~^-+ANDOR 退款\x00\ud800😀\n"), max_size=60) | st.integers(1, 12_000).map("退款".__mul__))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_anything_is_a_question(lookup: Lookup, question: str) -> None:
    from generator.texts import Texts
    from search.mcp_server import Tools

    data, text = both(Tools(lambda: lookup, Texts("zh"), 1200, None).find(question, "", "", "", None))
    assert data["band"] in ("sure", "maybe", "none")
    assert json.loads(as_json(data).encode()) == data
    assert text.encode()
    assert max(tokens(as_json(data)), tokens(text)) <= 1200


class Told:
    """What the server says of questions, for the daily intake."""

    def __init__(self) -> None:
        self.questions: list[str] = []
        self.items: list[str] = []

    def asked(self, answer: Answer, who: str = "") -> None:
        self.questions.append(answer.question)

    def opened(self, own: str, who: str = "") -> None:
        self.items.append(own)


def test_what_is_asked_and_opened_is_told_for_the_daily_intake_and_an_edit_shows(lookup: Lookup) -> None:
    told = Told()
    current = [lookup]

    async def asked() -> list[str]:
        async with Client(server(lambda: current[0], "1", intake=told)) as client:
            first, _ = both(await client.call_tool("find", {"question": NONE}))
            current[0] = _lookup_of(Document("weather", "faq", NONE, (NONE,), "晴。", "faqs/weather.html"))
            second, _ = both(await client.call_tool("find", {"question": NONE}))
            await client.call_tool("find", {"question": NONE, "kind": "form"})
            await client.call_tool("get_item", {"id": "weather"})
            return [first["band"], second["hits"][0]["answer"]]

    assert asyncio.run(asked()) == ["none", "晴。"]
    assert told.questions == [NONE, NONE]
    assert told.items == ["weather"]


@pytest.fixture(scope="module")
def secrets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The manual in which everything is graded; its questions are asked of those who may not read it."""
    return write_project(tmp_path_factory.mktemp("graded-mcp"), graded.files("2027-01-01"))


@pytest.mark.parametrize(("audience", "hidden"), [(None, (LOW, HIGH)), ("everyone", (LOW, HIGH)), (f"{LOW}-audience", (HIGH,))])
def test_nothing_above_the_audience_is_ever_said(secrets: Path, audience: str | None, hidden: tuple[str, ...]) -> None:
    made, whole = open_lookup(secrets, audience, TODAY), open_lookup(secrets, f"{HIGH}-audience", TODAY)
    unseen = [own for own in whole.documents if own not in made.documents]
    assert unseen
    # Asked without its own words where they would come back as an echo of the question alone.
    calls: list[tuple[str, dict[str, Any]]] = [("find", {"question": words, "limit": 20}) for words in ("公开", "题", "页", "密", "knr", "秘密 制度", "管理层")]
    calls += [("get_item", {"id": own}) for own in made.documents] + [("list_topics", {})]
    for result in ask(made, *calls, budget=PLENTY):
        data, text = both(result)
        assert not [word for word in hidden if word in text or word in as_json(data)]
    answers = ask(made, *(("get_item", {"id": own}) for own in [*unseen, "never-was"]))
    assert {(both(result)[0]["found"], tuple(both(result)[0])) for result in answers} == {(False, ("found", "advice"))}


def test_the_highest_audience_is_told_the_grade(secrets: Path) -> None:
    made = open_lookup(secrets, f"{HIGH}-audience", TODAY)
    data, text = both(ask(made, ("get_item", {"id": next(own for own, d in made.documents.items() if d.grade)}))[0])
    assert data["grade"] in text


def test_over_standard_input_and_output(lookup: Lookup) -> None:
    program, *words = command("mcp", ROOT, "--date", TODAY.isoformat(), "--budget", "900")

    async def asked() -> CallToolResult:
        async with Client(stdio_client(StdioServerParameters(command=program, args=words, env=environment()))) as client:
            return await client.call_tool("find", {"question": SURE})

    data, text = both(asyncio.run(asked()))
    assert data["hits"][0]["id"] == lookup.find(SURE).hits[0].document.id
    assert tokens(text) <= 900


@pytest.fixture
def address() -> Iterator[str]:
    """A server over HTTP, in a process of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    started = command("mcp", ROOT, "--http", "--port", str(port), "--date", TODAY.isoformat())
    with subprocess.Popen(started, env=environment(), stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, encoding="utf-8") as process:
        try:
            assert process.stderr
            assert f"127.0.0.1:{port}" in process.stderr.readline()
            _until_it_listens(port)
            yield f"http://127.0.0.1:{port}/mcp"
        finally:
            process.terminate()
            process.wait(10)


def _until_it_listens(port: int) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            probe.settimeout(1)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(port)


def test_over_http_it_answers_this_machine_and_no_page_of_another_site(address: str, lookup: Lookup) -> None:
    async def asked() -> CallToolResult:
        async with Client(address) as client:
            return await client.call_tool("find", {"question": SURE})

    assert both(asyncio.run(asked()))[0]["hits"][0]["id"] == lookup.find(SURE).hits[0].document.id
    body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "tools/list"}).encode()
    head = {"Content-Type": "application/json", "Accept": "application/json, text/event-stream", "Host": "evil.example"}
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(urllib.request.Request(address, body, head), timeout=10)  # noqa: S310 - our own
    assert refused.value.code == 421
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(urllib.request.Request(address, b" " * 300_000, head | {"Host": "127.0.0.1:1"}), timeout=10)  # noqa: S310 - our own
    assert refused.value.code == 413


def test_without_the_extra_it_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "mcp.py").write_text("raise ModuleNotFoundError(\"No module named 'mcp'\", name='mcp')\n", "utf-8")
    done = deskbook("mcp", ROOT, PYTHONPATH=f"{tmp_path}:{ROOT}", DESKBOOK_LANG="en")
    assert done.returncode == 2
    assert "pip install 'deskbook[mcp]'" in done.stderr
    assert "Traceback" not in done.stderr
    assert not done.stdout


@pytest.mark.parametrize("words", [["--audience", "nobody"], ["--date", "x"], ["--budget", "5"], ["--http", "--port", "0"]])
def test_wrong_use_is_exit_two(words: list[str]) -> None:
    done = deskbook("mcp", ROOT, *words)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_help_needs_neither_the_sdk_nor_the_look_up() -> None:
    code = "import sys; sys.argv = ['deskbook', '--help']\nfrom generator.cli import main\ntry:\n    main()\nexcept SystemExit:\n    pass\n"
    code += "print(sorted(name for name in sys.modules if name.split('.')[0] in ('mcp', 'search', 'pydantic')), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], env=environment(), capture_output=True, encoding="utf-8", timeout=60)
    assert done.stderr.strip() == "[]"
