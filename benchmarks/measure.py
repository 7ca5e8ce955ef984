"""CPU seconds and peak memory of whole processes, as the system accounts them."""

import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Figure:
    """CPU (user + system) and time on the clock in seconds, the medians of the runs; peak resident memory in MiB, the largest."""

    cpu: float
    memory: float
    clock: float = 0.0


def run(command: list[str], folder: Path, runs: int, expect: tuple[int, ...] = (0,)) -> Figure:
    """Run ``command`` ``runs`` times in ``folder``. Raises RuntimeError with what it printed if it fails."""
    seconds, memory, clock = [], [], []
    for _ in range(runs):
        started = time.monotonic()
        with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}) as process:
            said = process.stdout.read() if process.stdout else b""
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in expect:
            raise RuntimeError(f"{command}: {process.returncode}\n{said.decode(errors='replace')[-2000:]}")
        seconds.append(usage.ru_utime + usage.ru_stime)
        memory.append(usage.ru_maxrss / 1024)
        clock.append(time.monotonic() - started)
    return Figure(statistics.median(seconds), max(memory), statistics.median(clock))


def deskbook(*arguments: str) -> list[str]:
    """The command line of this environment."""
    return [sys.executable, "-m", "generator", *arguments]


def row(what: str, figure: Figure, peer: Figure | None = None, limit: float | None = None) -> str:
    """A line of the table: CPU, memory, the ratio to the peer and the limit it is held against."""
    ratio = f"{figure.cpu / peer.cpu:5.2f}x" if peer else "      "
    bound = f"(at most {limit}x)" if limit else ""
    return f"{what:<58} {figure.cpu:7.2f} s CPU {figure.memory:7.0f} MiB {ratio} {bound}"
