"""The server around the look-up: refusals in JSON whatever the octets, an end that lets answers finish, content that changes."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search import content
from search.http_api import Api, Bounds
from search.http_server import HEAD, Server, listen
from search.watched import Watched
from tests.site.projects import DAY, TINY, command, environment, write_project

PATIENCE = 20.0


class Opened:
    """A look-up as it stands."""

    audience, stale = None, False

    def __init__(self, lookup):
        self.lookup = lookup


@pytest.fixture(scope="module")
def address(lookup):
    """A server in a thread of its own."""
    api = Api(Opened(lookup), "1.0", Bounds(rate=0))
    listener = listen("127.0.0.1", 0)
    server = Server(api, listener, api.refusal_of_server)
    port = listener.getsockname()[1]
    thread = threading.Thread(target=server.run)
    thread.start()
    yield "127.0.0.1", port
    server.end()
    thread.join(PATIENCE)
    assert not thread.is_alive()


def sent(address, octets):
    """What comes back for ``octets`` when nothing more is sent."""
    with socket.create_connection(address, timeout=PATIENCE) as line:
        line.sendall(octets)
        line.shutdown(socket.SHUT_WR)
        said = b""
        while more := line.recv(65536):
            said += more
    return said


def test_many_questions_on_one_line_are_answered_in_order(address):
    said = sent(address, b"GET /api/items/none HTTP/1.1\r\nHost: localhost\r\n\r\nGET /api/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    assert said.startswith(b"HTTP/1.1 404 ")
    assert said.endswith(b'"stale":false}')


@pytest.mark.parametrize(
    ("octets", "status", "error"),
    [
        (b"GARBAGE\r\n\r\n", 400, "bad-request"),
        (b"GET /api/find?q=" + b"a" * HEAD + b" HTTP/1.1\r\nHost: localhost\r\n\r\n", 431, "head"),
        (b"POST /api/find HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999\r\n\r\n", 413, "body"),
        (b"GET /api/find?q=a HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n", 400, "bad-request"),
        (b"GET /api/find?q=a HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n\r\nx", 413, "body"),
        (b"GET /api/find?q=a HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: brotli\r\n\r\n", 501, "not-implemented"),
    ],
)
def test_what_no_question_can_be_read_from_is_refused_in_json(address, octets, status, error):
    head, _, body = sent(address, octets).partition(b"\r\n\r\n")
    assert int(head.split()[1]) == status
    assert json.loads(body)["error"] == error
    assert b"nosniff" in head
    assert b"waitress" not in head.lower()


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.binary(max_size=300), st.binary(max_size=100).map(lambda end: b"GET /api/find?q=" + end + b" HTTP/1.1\r\nHost: localhost\r\n\r\n")))
def test_any_octets_leave_the_server_answering(address, octets):
    assert b"Traceback" not in sent(address, octets)
    assert b" 200 " in sent(address, b"GET /api/health HTTP/1.0\r\n\r\n")


def test_a_client_that_reads_nothing_holds_up_nobody(address):
    with socket.create_connection(address, timeout=PATIENCE) as greedy:
        greedy.sendall(b"GET /api/find?q=%E9%80%80&limit=50 HTTP/1.1\r\nHost: localhost\r\n\r\n" * 100)
        assert b" 200 " in sent(address, b"GET /api/health HTTP/1.0\r\n\r\n")


def test_the_end_lets_an_answer_finish(lookup):
    class Slow(Opened):
        @property
        def lookup(self):
            server.end()  # it is told to end while it is at work
            return self.held

        @lookup.setter
        def lookup(self, value):
            self.held = value

    api = Api(Slow(lookup), "1.0", Bounds(rate=0))
    listener = listen("127.0.0.1", 0)
    server = Server(api, listener, api.refusal_of_server)
    with socket.create_connection(listener.getsockname(), timeout=PATIENCE) as line:
        line.sendall(b"GET /api/find?q=%E9%80%80%E6%AC%BE HTTP/1.1\r\nHost: localhost\r\n\r\n" * 3)
        server.run()
        said = b""
        while more := line.recv(65536):
            said += more
    assert said.count(b"HTTP/1.1 200 OK") == 3
    assert listener.fileno() < 0  # and nobody else gets in


def answers(port, path):
    """What the command answers at ``path``."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=PATIENCE) as answer:
        return json.loads(answer.read())


@pytest.mark.skipif(sys.platform == "win32", reason="a console's Ctrl-C cannot be sent to one process alone")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_command_answers_reads_what_changes_and_ends(tmp_path, number):
    project = write_project(tmp_path, TINY)
    process = subprocess.Popen(command("api", project, "--port", "0"), env=environment(), stderr=subprocess.PIPE, encoding="utf-8")
    try:
        port = int(process.stderr.readline().split("127.0.0.1:")[1].split("/")[0])
        assert answers(port, "/api/find?q=%E9%80%80%E6%AC%BE")["hits"][0]["id"] == "refund-days"
        assert answers(port, "/api/health")["audience"] is None
        write_project(project, {"faqs/visits.yml": {"topic": "上门", "items": [{"id": "visit-when", "question": "师傅几点上门？", "answer": "约好的时间。"}]}})
        end = time.monotonic() + PATIENCE
        while answers(port, "/api/health")["documents"] < 2:
            assert time.monotonic() < end
            time.sleep(0.1)
        assert answers(port, "/api/items/visit-when")["title"] == "师傅几点上门？"
    finally:
        process.send_signal(number)
        said = process.communicate(timeout=PATIENCE)[1]
    assert process.returncode == 0
    assert "Traceback" not in said


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be told to end there")
@pytest.mark.parametrize("host", ["", "0.0.0.0"])  # noqa: S104 - that is what is warned of
def test_only_this_machine_is_listened_to_unless_told_otherwise_and_then_it_warns(tmp_path, host):
    words = command("api", write_project(tmp_path, TINY), "--port", "0", *(["--host", host] if host else []))
    process = subprocess.Popen(words, env=environment(), stderr=subprocess.PIPE, encoding="utf-8")
    said = [process.stderr.readline() for _ in range(2 if host else 1)]
    process.terminate()
    process.communicate(timeout=PATIENCE)
    assert f"http://{host or '127.0.0.1'}:" in said[-1]
    assert not host or host in said[0]


def test_wrong_use_is_said(tmp_path):
    project = write_project(tmp_path, TINY)
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        taken = str(holder.getsockname()[1])
        for words in (
            ["--port", taken],
            ["--audience", "none"],
            ["--allow-origin", "desk.example.com"],
            ["--rate", "-1"],
            ["--date", "x"],
            ["--host", "no such"],
        ):
            done = subprocess.run(command("api", project, *words), env=environment(), capture_output=True, encoding="utf-8", timeout=60)
            assert (done.returncode, done.stdout) == (2, ""), words
            assert "Traceback" not in done.stderr


def test_a_look_up_is_opened_anew_when_its_content_or_the_day_changes(tmp_path):
    project = write_project(tmp_path, TINY)
    days = [date.fromisoformat(DAY)]
    watched = Watched(project, None, lambda: days[0])
    first = watched.lookup
    assert not watched.refresh()
    assert watched.lookup is first
    days[0] = date(2026, 11, 23)
    assert watched.refresh()
    path = project / "content" / "faqs" / "refunds.yml"
    path.write_text(path.read_text("utf-8").replace("三天", "五天"), "utf-8")
    os.utime(path, (1, 1))
    assert watched.refresh()
    assert watched.lookup.item("refund-days").body == "五天到账。"
    assert not watched.stale
    path.write_text(path.read_text("utf-8").replace("answer", "anser"), "utf-8")
    assert watched.refresh()
    assert watched.stale
    assert watched.lookup.item("refund-days").body == "五天到账。"


def test_what_cannot_be_opened_leaves_the_last_look_up_in_place(tmp_path, monkeypatch):
    project = write_project(tmp_path, TINY)
    broken = []
    real = content.read

    def read(*given):
        if broken:
            raise OSError("no more room")
        return real(*given)

    monkeypatch.setattr(content, "read", read)
    watched = Watched(project, None, lambda: date.fromisoformat(DAY))
    first = watched.lookup
    broken.append(True)
    write_project(project, {"settings.yml": {"title": "别的"}})
    with pytest.raises(OSError, match="room"):
        watched.refresh()
    assert watched.lookup is first
    assert watched.stale
    broken.clear()
    assert watched.refresh()
    assert not watched.stale
