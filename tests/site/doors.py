"""The doors of the look-up, each asked as its users ask it: the command, a server over HTTP, an agent over MCP, the desk page of a built site."""

import asyncio
import json
import re
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from click.testing import CliRunner
from mcp import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from playwright.sync_api import Page

from generator.cli import commands
from search.lookup import LONGEST
from tests.site.projects import DAY, command, environment

#: The whole answer as JSON has it, from the scripts of the site.
PLAIN = """async (asked) => {
    const lookup = await deskbookLookup.open();
    const plain = ({document, titleMarks, ...rest}) => ({...document, ...rest, title_marks: titleMarks});
    return asked.map(([question, {kinds, topic, channel}]) => {
        const answer = lookup.find(question, {kinds, topic, channel});
        return {...answer, confidence: Number(answer.confidence.toFixed(4)), hits: answer.hits.map(plain)};
    });
}"""
#: What the desk page shows; it answers at once, so nothing has to be waited for.
SHOWN = """() => [document.querySelector(".db-results .db-band")?.dataset.band ?? "none",
    [...document.querySelectorAll("#db-options [role=option]")].map((option) => option.dataset.id)]"""


@dataclass(frozen=True)
class Asked:
    """A question with what it is narrowed to."""

    question: str
    kind: str = ""
    topic: str = ""
    channel: str = ""

    @property
    def filters(self) -> dict[str, str]:
        """Those that are set, by the names that the doors give them."""
        return {name: value for name in ("kind", "topic", "channel") if (value := getattr(self, name))}


@dataclass(frozen=True)
class Said:
    """What every door says of an answer: how sure it is, and the ids in their order."""

    band: str
    ids: tuple[str, ...]


def said(answer: Any) -> Said:
    """Of an answer in JSON."""
    return Said(answer["band"], tuple(hit["id"] for hit in answer["hits"]))


def terminal(project: Path, asked: Sequence[Asked]) -> list[dict[str, Any]]:
    """``deskbook find --json``, once for each."""
    answers = []
    for one in asked:
        options = [word for name, value in one.filters.items() for word in (f"--{name}", value)]
        words = ["find", "--json", "--date", DAY, *options, "--", one.question, str(project)]
        done = CliRunner().invoke(commands, words, standalone_mode=False)
        assert done.exception is None, (one, done.exception)
        answers.append(json.loads(done.stdout))
        assert done.return_value == (1 if answers[-1]["band"] == "none" else 0)
    return answers


@contextmanager
def api(project: Path) -> Iterator[str]:
    """``deskbook api`` on a free port; its address."""
    started = command("api", project, "--port", "0", "--rate", "0", "--date", DAY)
    with subprocess.Popen(started, env=environment(), stderr=subprocess.PIPE, encoding="utf-8") as process:
        try:
            assert process.stderr
            address = re.search(r"http://[\d.:]+", process.stderr.readline())
            assert address
            yield address[0]
        finally:
            process.terminate()
            process.communicate(timeout=20)


def http(address: str, asked: Sequence[Asked]) -> list[dict[str, Any]]:
    """``GET /api/find``; what is longer than it takes is refused in words, and asked again as far as every door reads it."""
    answers = []
    for one in asked:
        if len(one.question) > LONGEST:
            status, refusal = got(f"{address}/api/find?{urlencode({'q': one.question, **one.filters})}")
            assert (status, refusal["error"]) in ((414, "too-long"), (431, "head"))
            assert refusal["message"]
        status, answer = got(f"{address}/api/find?{urlencode({'q': one.question[:LONGEST], **one.filters})}")
        assert status == 200, answer
        answers.append({**answer, "question": one.question})
    return answers


def got(address: str) -> tuple[int, Any]:
    """Status and JSON of an address."""
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:  # noqa: S310 - our own server
            return answer.status, json.loads(answer.read())
    except urllib.error.HTTPError as refused:
        return refused.code, json.loads(refused.read())


def agent(project: Path, asked: Sequence[Asked]) -> list[Said]:
    """The tool ``find`` of ``deskbook mcp``, over standard input and output, by the SDK's own client; with room for every hit."""
    program, *words = command("mcp", project, "--date", DAY, "--budget", "20000")

    async def answers() -> list[Said]:
        made = []
        async with Client(stdio_client(StdioServerParameters(command=program, args=words, env=environment()))) as client:
            for one in asked:
                result = await client.call_tool("find", {"question": one.question, **one.filters})
                data = result.structured_content
                assert not result.is_error, one
                assert data is not None
                assert "more" not in data, one
                rows = [*data.get("hits", ()), *data.get("others", ()), *data.get("nearest", ())]
                made.append(Said(data["band"], tuple(row["id"] for row in rows)))
        return made

    return asyncio.run(answers())


def scripts(page: Page, asked: Sequence[Asked]) -> list[dict[str, Any]]:
    """The whole answers of the scripts in a page of the site."""
    rows = [[one.question, {"kinds": [one.kind] if one.kind else [], "topic": one.topic, "channel": one.channel}] for one in asked]
    answers: list[dict[str, Any]] = page.evaluate(PLAIN, rows)
    return answers


def desk(page: Page, asked: Sequence[Asked]) -> list[Said]:
    """What the desk page shows when it is typed in and its filters are chosen."""
    page.locator("[data-filter=kinds] option").nth(1).wait_for(state="attached")
    made = []
    for one in asked:
        for name, value in (("kinds", one.kind), ("topic", one.topic), ("channel", one.channel)):
            page.select_option(f"[data-filter={name}]", value)
        page.fill("#db-field", one.question)
        band, ids = page.evaluate(SHOWN)
        made.append(Said(band, tuple(ids)))
    return made
