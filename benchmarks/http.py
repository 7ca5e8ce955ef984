"""Look-ups over HTTP: many clients that ask again as soon as they are answered, each from an address of its own."""

import asyncio
import os
import signal
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from urllib.parse import quote

from benchmarks.measure import deskbook

CLIENTS, SECONDS = 16, 60.0
#: Milliseconds that 99 of 100 answers may take at most, client and server on the same two cores.
BOUND = 100.0
ODD = ["怎么去火星", "tuikuan", "tk", "退欵几天到帳", "refund please", "!!!", "查一下……", "a" * 500, "退款 OR 发票", "😀"]


@dataclass
class Load:
    """What the clients met with: how long each answer took, in milliseconds, and what was no answer; seconds of CPU of the server and of the clients."""

    taken: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    server: float = 0.0
    clients: float = 0.0

    def row(self, seconds: float) -> str:
        """The figures in one line."""
        at = statistics.quantiles(self.taken, n=100)
        said = f"{CLIENTS} clients, {seconds:.0f} s over HTTP: {len(self.taken) / seconds:.0f} answers a second"
        each = [1000 * cpu / len(self.taken) for cpu in (self.server, self.clients)]
        worst = f"worst {max(self.taken):.0f} ms, CPU an answer {each[0]:.1f} ms and {each[1]:.1f} of the client, {len(self.errors)} errors"
        return f"{said:<58} p50 {at[49]:6.1f} ms, p99 {at[98]:6.1f} ms (at most {BOUND:.0f}), {worst} {' '.join(sorted(set(self.errors))[:3])}"


def under_load(project: Path, small: bool) -> list[str]:
    """The rows of this part; the server is one process with its defaults, but for the measure of one address."""
    seconds, questions = SECONDS / 10 if small else SECONDS, _questions(project)
    with subprocess.Popen([*deskbook("api"), str(project), "--port", "0", "--rate", "0"], stderr=subprocess.PIPE, text=True, encoding="utf-8") as server:
        try:
            port = _port(server)
            before = _cpu(server.pid), time.process_time()
            load = asyncio.run(_load(port, questions, seconds))
            load.server, load.clients = _cpu(server.pid) - before[0], time.process_time() - before[1]
        finally:
            server.send_signal(signal.SIGTERM)
            server.communicate()
    if server.returncode:
        load.errors.append(f"exit {server.returncode}")
    return [load.row(seconds)]


def _cpu(process: int) -> float:
    """Seconds that ``process`` has computed, its own and the system's for it."""
    figures = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(figures[11]) + int(figures[12])) / os.sysconf("SC_CLK_TCK")


def _port(server: "subprocess.Popen[str]") -> int:
    """Where it answers, once it says so."""
    for line in server.stderr or ():
        if "/api/find" in line:
            return int(line.split("http://", 1)[1].split("/", 1)[0].rpartition(":")[2])
    raise RuntimeError(f"deskbook api: {server.wait()}")


def _questions(project: Path) -> list[str]:
    """Wordings of the manual, whole and as far as somebody has typed, and questions that are none."""
    from generator.load import load_project

    dice = Random(20261122)
    wordings = [said for topic in load_project(project).manual.faqs.values() for faq in topic.items for said in (faq.question, *faq.similar)]
    asked = dice.sample(wordings, min(1500, len(wordings)))
    typed = [said[: dice.randint(1, len(said))] for said in asked]
    made = [*asked, *typed, *ODD * 20]
    dice.shuffle(made)
    return made


async def _load(port: int, questions: list[str], seconds: float) -> Load:
    load, until = Load(), time.perf_counter() + seconds
    await asyncio.gather(*(_client(number, port, questions, until, load) for number in range(CLIENTS)))
    return load


async def _client(number: int, port: int, questions: list[str], until: float, load: Load) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port, local_addr=(f"127.0.0.{number + 10}", 0))
    at = number * 97
    while time.perf_counter() < until:
        at += 1
        begun = time.perf_counter()
        writer.write(f"GET /api/find?q={quote(questions[at % len(questions)])} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        length = next(int(line.split(":")[1]) for line in head.split("\r\n") if line.lower().startswith("content-length"))
        body = await reader.readexactly(length)
        load.taken.append((time.perf_counter() - begun) * 1000)
        if " 200 " not in head.split("\r\n", 1)[0] or not body.startswith(b'{"question"'):
            load.errors.append(head.split("\r\n", 1)[0])
    writer.close()


if __name__ == "__main__":
    sys.stdout.write("\n".join(under_load(Path(sys.argv[1]), "--small" in sys.argv)) + "\n")
