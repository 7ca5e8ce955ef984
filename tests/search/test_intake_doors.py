"""The daily intake at each door that has a disk: what ended without an answer is recorded there, if the settings allow it, and nothing else."""

import asyncio
import json
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from mcp import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from search.intake import FOLDER, gather
from tests.generator.test_find import MANUAL
from tests.site.doors import api
from tests.site.projects import DAY, command, deskbook, environment, write_project

NONE, OPENED, LEFT, SURE = "怎么去火星旅行", "退款", "到账的卡", "退款几天到账"
#: What is left of those four.
KEPT = [(NONE, "none"), (LEFT, "maybe")]


def terminal(project: Path) -> None:
    """One question a call: what is found stands in full on the screen, so that there is nothing to open."""
    for question in (NONE, SURE, OPENED):
        deskbook("find", question, project, "--date", DAY)
    deskbook("find", NONE, project, "--kind", "faq", "--date", DAY)


def asked(address: str) -> None:
    """Over HTTP; an item is opened by its address."""
    for path in (f"find?q={quote(NONE)}", f"find?q={quote(OPENED)}", "items/refund-where", f"find?q={quote(LEFT)}", f"find?q={quote(SURE)}"):
        with urllib.request.urlopen(f"{address}/api/{path}", timeout=20) as answer:  # noqa: S310 - our own server
            json.loads(answer.read())


def http(project: Path) -> None:
    """``deskbook api``."""
    with api(project) as address:
        asked(address)


def serve(project: Path) -> None:
    """``deskbook serve``, which has the same addresses below its own."""
    address = free()
    with running(command("serve", project, "--no-open", "--address", address, "--date", DAY), address):
        asked(f"http://{address}")


def free() -> str:
    """An address that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{probe.getsockname()[1]}"


@contextmanager
def running(started: list[str], address: str) -> Iterator[None]:
    """A server in a process of its own, which ends in good order when it is told to."""
    with subprocess.Popen(started, env=environment(), stderr=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            until_up(address, process)
            yield
        finally:
            process.send_signal(signal.SIGTERM)
            _, said = process.communicate(timeout=20)
    assert process.returncode == 0, said.decode()
    assert b"Traceback" not in said


def until_up(address: str, process: "subprocess.Popen[bytes]") -> None:
    """Wait until it listens."""
    host, _, port = address.partition(":")
    for _ in range(400):
        assert process.poll() is None
        with socket.socket() as probe:
            if probe.connect_ex((host, int(port))) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(address)


def agent(project: Path) -> None:
    """``deskbook mcp``; an item is opened with the tool for it."""
    program, *words = command("mcp", project, "--date", DAY)
    call_tools(stdio_client(StdioServerParameters(command=program, args=words, env=environment())))


def agents_over_http(project: Path) -> None:
    """``deskbook mcp --http``."""
    address = free()
    started = command("mcp", project, "--http", "--port", address.partition(":")[2], "--date", DAY)
    with running(started, address):
        call_tools(f"http://{address}/mcp")


def call_tools(server: Any) -> None:
    """The four questions, by the SDK's own client."""

    async def calls() -> None:
        async with Client(server) as client:
            for tool, argument in (("find", NONE), ("find", OPENED), ("get_item", "refund-where"), ("find", LEFT), ("find", SURE)):
                assert not (await client.call_tool(tool, {"id" if tool == "get_item" else "question": argument})).is_error

    asyncio.run(calls())


@pytest.mark.parametrize("allowed", [True, False], ids=["allowed", "not allowed"])
@pytest.mark.parametrize(("door", "name"), [(terminal, "terminal"), (http, "http"), (serve, "http"), (agent, "mcp"), (agents_over_http, "mcp")])
@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be told to end there")
def test_what_ended_without_an_answer_is_recorded(tmp_path: Path, door: Callable[[Path], None], name: str, allowed: bool) -> None:
    settings = {**MANUAL["settings.yml"], "lookup": {"record": "是" if allowed else "否"}}
    project = write_project(tmp_path, {**MANUAL, "settings.yml": settings})
    door(project)
    if not allowed:
        assert not (project / FOLDER).exists()
        return
    found = gather(project)
    assert not found.damaged
    assert [(one.text, one.band) for one in found.noted] == (KEPT[:1] if door is terminal else KEPT)
    assert {one.door for one in found.noted} == {name}
