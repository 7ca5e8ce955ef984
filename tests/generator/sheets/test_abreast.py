"""Work on many things at a time: their order holds, faults come at their turn, nothing is taken long before it is wanted."""

import threading
import time
from collections.abc import Iterator

import pytest

from generator.sheets.abreast import MOST, abreast


def test_what_is_made_comes_in_order() -> None:
    def slow(number: int) -> int:
        time.sleep(0.01 if number % 2 else 0)
        return -number

    assert list(abreast(slow, range(40))) == [-number for number in range(40)]
    assert list(abreast(slow, [])) == []


def test_several_are_worked_on_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    together = threading.Barrier(2, timeout=5)
    assert len(list(abreast(lambda _: together.wait(), range(4)))) == 4


def test_few_are_taken_ahead() -> None:
    taken: list[int] = []

    def given() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield number

    made = abreast(str, given())
    assert next(made) == "0"
    assert len(taken) <= MOST + 1


def test_a_fault_comes_at_its_turn() -> None:
    made = abreast(lambda number: 6 // number, [3, 2, 0, 1])
    assert [next(made), next(made)] == [2, 3]
    with pytest.raises(ZeroDivisionError):
        next(made)
