"""Work on many things at a time, with what comes of it in their order."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")
#: More at a time would only need more memory.
MOST = 4


def abreast(work: Callable[[Given], Made], given: Iterable[Given]) -> Iterator[Made]:
    """What ``work`` makes of each of ``given``, in order; no more are taken ahead than are worked on. Raises what ``work`` raises, at its turn."""
    hands = min(MOST, os.cpu_count() or 1)
    waiting: deque[Future[Made]] = deque()
    with ThreadPoolExecutor(hands) as pool:
        try:
            for each in given:
                waiting.append(pool.submit(work, each))
                if len(waiting) > hands:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:  # what was begun is of no use to anybody who has left
            pool.shutdown(cancel_futures=True)
