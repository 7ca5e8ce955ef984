"""A lock between processes. The system gives it up with the process that held it, so a dead one never stands in the way."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

#: Seconds between two tries.
PAUSE = 0.02


def _take(file: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


@contextmanager
def locked(path: Path, patience: float) -> Iterator[bool]:
    """Hold the lock ``path``; False if somebody else still has it after ``patience`` seconds. Raises OSError where it cannot be written."""
    file = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        until = time.monotonic() + patience
        held = _take(file)
        while not held and time.monotonic() < until:
            time.sleep(PAUSE)
            held = _take(file)
        yield held
    finally:
        os.close(file)
