"""The sample manual proves its own search: test questions by somebody who had not seen the FAQs, and floors that are reached."""

from pathlib import Path

import pytest

from generator.load import load_project
from search.evaluation import Evaluation, evaluate, figures, questions_of
from search.lookup import Lookup

ROOT = Path(__file__).parents[2]
#: A little below what was measured; see docs/lookup.md for what the names mean.
FLOORS = {"r1": 77.0, "r5": 87.0, "mrr": 81.0, "right": 96.0, "quiet": 98.0}
KINDS = {"口语": 85.0, "拼音": 91.0, "错字": 80.0, "繁体": 66.0, "短": 82.0, "中英混写": 66.0, "拐弯": 17.0}


@pytest.fixture(scope="module")
def made(lookup: Lookup) -> Evaluation:
    manual = load_project(ROOT).manual
    return evaluate(lookup, questions_of(manual.questions.items()), manual.entries.keys() - lookup.documents.keys())


def test_there_are_enough_questions_of_every_kind(made: Evaluation) -> None:
    assert len(made.answered) >= 300
    assert len(made.unanswered) >= 100
    assert set(made.by_kind(made.answered)) == set(KINDS)
    assert set(made.by_kind(made.unanswered)) == {"沾边", "无关"}


def test_the_floors_are_reached(made: Evaluation) -> None:
    low = {name: figure for name, figure in made.measured().items() if figure < FLOORS.get(name, 0)}
    assert not low


@pytest.mark.parametrize("kind", KINDS)
def test_the_floor_of_every_kind_is_reached(made: Evaluation, kind: str) -> None:
    assert figures([outcome for outcome in made.answered if outcome.asked.kind == kind]).r1 >= KINDS[kind]
