"""The chart over any tree: nothing lies over anything, everybody is there, everything is inside its page and its box."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.chart.chart import chart_of
from generator.chart.drawing import svg
from tests.generator.chart.trees import faults, plain_tree, tree


@st.composite
def superiors(draw, most: int = 300) -> list[int | None]:
    """A tree or a few: each position below one before it, near or far, so that there are chains, stars and bushes."""
    count = draw(st.integers(1, most))
    reach = draw(st.sampled_from([1, 2, 4, 12, 60, 400]))
    star = draw(st.sampled_from([0, 3, 30]))
    roots = draw(st.sampled_from([0.0, 0.02, 0.5]))
    random = draw(st.randoms(use_true_random=False))
    made: list[int | None] = [None]
    for at in range(1, count):
        near = max(0, at - reach)
        made.append(None if random.random() < roots else at % star if star and at >= star else random.randrange(near, at))
    return made


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(superiors(), st.sets(st.integers(0, 299)), st.dictionaries(st.integers(0, 299), st.integers(-6, 299), max_size=12), st.sampled_from(["zh", "en"]))
def test_any_tree(above: list[int | None], staff: set[int], also: dict[int, int], language: str) -> None:
    seconds = {at: second for at, second in also.items() if at < len(above) and second < len(above) and second != 0}
    whole = tree(above, staff=frozenset(staff), also=seconds, bodies=6)
    made = chart_of(whole, language)
    assert not faults(made, whole)
    assert [svg(figure, "图") for figure in made.figures] == [svg(figure, "图") for figure in chart_of(whole, language).figures]


BUSHES = {
    "three of three of three": [None, *(0,) * 3, *(at for at in (1, 2, 3) for _ in range(3)), *(at for at in range(4, 13) for _ in range(3))],
    "eight teams of four": [None, *(0,) * 7, *(at for at in range(1, 8) for _ in range(4))],
    "one leader of all": [None, *(0,) * 39],
    "two departments": [None, 0, 0, *(1,) * 6, *(2,) * 6, *(at for at in range(3, 15) for _ in range(2))],
    "five levels": [None, 0, 0, *(1, 1, 2, 2), *(at for at in range(3, 7) for _ in range(2)), *(at for at in range(7, 15) for _ in range(3))],
    "nobody leads": [None] * 40,
}


@pytest.mark.parametrize("name", BUSHES)
def test_forty_positions_are_one_page_of_a4(name: str) -> None:
    whole = plain_tree(BUSHES[name][:40])
    made = chart_of(whole, "zh")
    assert not faults(made, whole)
    assert len(made.figures) == 1


def test_three_hundred_positions_take_a_second_at_most() -> None:
    whole = tree([None, *((at - 1) // 5 for at in range(1, 300))])
    started = time.process_time()
    made = chart_of(whole, "zh")
    assert time.process_time() - started < 1
    assert not faults(made, whole)
    assert len(made.figures) > 1
