"""The preview: pages over HTTP, edits that appear, broken edits that do not, a quiet end."""

import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.site.browsers import opened
from tests.site.projects import TINY, command, environment, write_project

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a console's Ctrl-C cannot be sent to one process alone")
POLICY = "policies/returns.yml"
PATIENCE = 20.0


@dataclass
class Server:
    """A running ``deskbook serve``."""

    project: Path
    address: str
    process: subprocess.Popen[bytes]
    log: Path

    def said(self) -> str:
        """What it has printed so far."""
        return self.log.read_text(encoding="utf-8")

    def page(self, path: str = "policies/returns.html") -> str:
        """A page as it stands now; nothing while it cannot be had."""
        try:
            with urllib.request.urlopen(f"http://{self.address}/{path}", timeout=5) as answer:
                return str(answer.read().decode())
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return ""

    def write(self, text: str) -> None:
        """Save an edit of the policy."""
        (self.project / "content" / POLICY).write_text(text, encoding="utf-8")

    def until(self, seen: Callable[[], bool]) -> None:
        """Wait for something to come about."""
        end = time.monotonic() + PATIENCE
        while not seen():
            assert self.process.poll() is None, self.said()
            assert time.monotonic() < end, self.said()
            time.sleep(0.1)


def policy(words: str) -> str:
    """A policy of one article."""
    return f"title: 退货制度\nbody:\n  - text: {words}\n"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server of a small manual on a free port, up and answering."""
    project = write_project(tmp_path / "project", {**TINY, POLICY: policy("七天内可退。")})
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    log = tmp_path / "log.txt"
    with log.open("wb") as stream:
        process = subprocess.Popen(command("serve", project, "--no-open", "--address", address), env=environment(), stdout=stream, stderr=stream)
    made = Server(project, address, process, log)
    try:
        made.until(lambda: "七天内可退" in made.page())
        yield made
    finally:
        process.kill()
        process.wait()


def test_an_edit_appears_a_broken_one_does_not_and_the_end_is_quiet(server: Server) -> None:
    server.write(policy("十五天内可退。"))
    server.until(lambda: "十五天内可退" in server.page())

    server.write(policy("三十天内可退。") + "    txet: 错。\n")
    server.until(lambda: "content/policies/returns.yml:4" in server.said())
    time.sleep(1.0)
    assert "十五天内可退" in server.page()
    assert "三十天内可退" not in server.page()

    server.write(policy("六十天内可退。"))
    server.until(lambda: "六十天内可退" in server.page())

    server.process.send_signal(signal.SIGINT)
    assert server.process.wait(PATIENCE) == 0
    assert "Traceback" not in server.said()


def test_a_new_file_appears_and_a_removed_one_goes(server: Server) -> None:
    write_project(server.project, {"policies/visits.yml": policy("上门前先约。").replace("退货", "上门")})
    server.until(lambda: "上门前先约" in server.page("policies/visits.html"))
    (server.project / "content" / "policies" / "visits.yml").unlink()
    server.until(lambda: not server.page("policies/visits.html"))
    assert "七天内可退" in server.page()


def test_look_ups_are_answered_beside_the_pages(server: Server) -> None:
    server.until(lambda: '"id":"refund-days"' in server.page("api/find?q=%E9%80%80%E6%AC%BE"))
    write_project(
        server.project, {"faqs/visits.yml": {"topic": "上门", "items": [{"id": "visit-when", "question": "师傅几点上门？", "answer": "约好的时间。"}]}}
    )
    server.until(lambda: "约好的时间" in server.page("api/items/visit-when"))
    assert "七天内可退" in server.page()


def test_a_broken_manual_is_not_served(tmp_path: Path) -> None:
    project = write_project(tmp_path, {POLICY: "title: 退货制度\nboby: 空\n"})
    done = subprocess.run(
        command("serve", project, "--no-open", "--address", "127.0.0.1:0"), env=environment(), capture_output=True, encoding="utf-8", timeout=60
    )
    assert done.returncode == 1
    assert "content/policies/returns.yml:2" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_taken_port_is_said_before_anything_is_built(tmp_path: Path) -> None:
    project = write_project(tmp_path, TINY)
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        address = f"127.0.0.1:{holder.getsockname()[1]}"
        done = subprocess.run(
            command("serve", project, "--no-open", "--address", address), env=environment(), capture_output=True, encoding="utf-8", timeout=60
        )
    assert done.returncode == 2
    assert address in done.stderr
    assert "Traceback" not in done.stderr


def test_in_the_browser_an_edit_shows_and_what_is_broken_is_told_without_losing_the_page(server: Server) -> None:
    with opened() as browser:
        page = browser.new_page()
        page.set_default_timeout(PATIENCE * 1000)
        page.goto(f"http://{server.address}/policies/returns.html")
        server.write(policy("十五天内可退。"))
        page.get_by_text("十五天内可退").wait_for()

        server.write(policy("三十天内可退。") + "    txet: <i>错</i>。\n")
        place = page.get_by_role("link", name="content/policies/returns.yml:4:5")
        place.wait_for()
        path = (server.project / "content" / POLICY).resolve().as_posix().lstrip("/")
        assert place.get_attribute("href") == f"vscode://file/{path}:4:5"
        assert page.get_by_text("十五天内可退").count() == 1
        assert page.locator("#deskbook-preview i").count() == 0
        page.get_by_role("button", name="收起").press("Enter")
        place.wait_for(state="hidden")
        page.get_by_role("button", name="展开").click()
        page.locator(".db-preview").press("Escape")
        place.wait_for(state="hidden")

        server.write(policy("六十天内可退。"))
        page.get_by_text("六十天内可退").wait_for()
        page.locator(".db-preview--broken").wait_for(state="detached")


def test_an_open_page_that_says_nothing_new_is_left_alone(server: Server) -> None:
    with opened() as browser:
        page = browser.new_page()
        page.set_default_timeout(PATIENCE * 1000)
        page.goto(f"http://{server.address}/faqs/refunds.html")
        page.evaluate("window.mine = true")
        server.write(policy("十五天内可退。"))
        server.until(lambda: "十五天内可退" in server.page())
        time.sleep(2.0)
        assert page.evaluate("window.mine")


def test_an_editor_that_opens_nothing_is_refused(tmp_path: Path) -> None:
    project = write_project(tmp_path, TINY)
    for given in ("vscode://file", "javascript:alert('{path}')", "{path}", "vscode://{path}{other}"):
        done = subprocess.run(command("serve", project, "--no-open", "--editor", given), env=environment(), capture_output=True, encoding="utf-8", timeout=60)
        assert done.returncode == 2
        assert given in done.stderr
