"""A look-up that is watched: the next edit is prepared for while nobody asks, and what was edited is taken at once."""

from datetime import date

import pytest

from search import watched
from search.watched import Watched
from tests.site.projects import DAY, TINY, write_project


@pytest.fixture
def steps(tmp_path, monkeypatch):
    """A look-up, the time it takes it to be, and what it did in each step."""
    monkeypatch.setattr(watched.time, "monotonic", lambda: now[0])
    now, done = [100.0], []
    made = Watched(write_project(tmp_path, TINY), None, lambda: date.fromisoformat(DAY))
    assert made.lookup
    real = made._renewal.ahead
    monkeypatch.setattr(made._renewal, "ahead", lambda: (done.append("ahead"), real())[1])
    return made, now, done


def test_the_next_edit_is_prepared_for_once_nobody_asks(steps):
    made, now, done = steps
    for _ in range(5):
        now[0] += watched.QUIET - 0.5
        assert made.lookup
        made._step()
    assert done == []
    now[0] += watched.QUIET + 0.5
    made._step()
    now[0] += watched.QUIET + 0.5
    made._step()
    assert done == ["ahead"]


def test_after_an_edit_there_is_nothing_to_prepare(steps, tmp_path):
    made, now, done = steps
    path = tmp_path / "content" / "faqs" / "refunds.yml"
    path.write_text(path.read_text("utf-8").replace("三天", "五天"), "utf-8")
    made._step()
    assert made.lookup.item("refund-days").body == "五天到账。"
    now[0] += watched.QUIET + 0.5
    made._step()
    assert done == []
