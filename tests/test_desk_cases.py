"""Ten cases of the desk, walked through the sample from what the customer says to the power that decides.

``tests/desk_cases.yml`` holds them. What a customer says is nobody's question word for word, and leads to the FAQ all the same.
"""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.load import Loaded, load_project
from generator.model.desk import Faq
from generator.rules.inspection import Inspection
from generator.rules.sense.actors import actors
from generator.rules.wording.alike import nearest
from generator.rules.wording.fold import Folding

ROOT = Path(__file__).parent.parent
CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "desk_cases.yml").read_text("utf-8"))
#: How far down what is nearest to the customer's words the FAQ may stand: an agent sees five.
SEEN = 5


@pytest.fixture(scope="module")
def sample() -> Loaded:
    return load_project(ROOT, date(2026, 11, 22))


def faq_of(sample: Loaded, case: dict[str, Any]) -> Faq:
    item = sample.manual.entries[case["faq"]].item
    assert isinstance(item, Faq)
    return item


@pytest.fixture(params=CASES, ids=lambda case: case["faq"])
def case(request: pytest.FixtureRequest) -> dict[str, Any]:
    found: dict[str, Any] = request.param
    return found


def test_there_are_ten_of_different_situations() -> None:
    assert len({case["faq"] for case in CASES}) >= 10
    assert len({case["procedure"] for case in CASES}) >= 7


def test_the_customers_words_are_nobodys_and_lead_to_the_faq(sample: Loaded, case: dict[str, Any]) -> None:
    faqs = [(entry.id, entry.item) for entry in sample.manual.entries.values() if isinstance(entry.item, Faq)]
    wordings = {wording: own for own, faq in faqs for wording in (faq.question, *faq.similar)}
    assert case["customer"] not in wordings
    assert sample.manual.glossary
    ranked = dict.fromkeys(wordings[found.wording] for found in nearest(case["customer"], wordings, Folding(sample.manual.glossary.terms)))
    assert case["faq"] in list(ranked)[:SEEN]


def test_the_answer_brings_the_words_to_say_and_the_way_on(sample: Loaded, case: dict[str, Any]) -> None:
    faq = faq_of(sample, case)
    assert case["script"] in faq.say
    assert case["procedure"] in faq.procedure
    assert sample.manual.entries[case["script"]].kind == "script"


def test_the_procedure_has_the_step_the_form_and_the_way_up(sample: Loaded, case: dict[str, Any]) -> None:
    faq, procedure = faq_of(sample, case), sample.manual.procedures[case["procedure"]]
    assert case["step"] in {step.id for step in procedure.steps}
    assert case["form"] in {form for step in procedure.steps for form in step.form}
    assert case["escalate_to"] in {*faq.escalate_to, *(actor for rung in procedure.escalation for actor in rung.to)}


def test_the_step_that_decides_is_taken_by_one_who_may(sample: Loaded, case: dict[str, Any]) -> None:
    power, procedure = case["power"], sample.manual.procedures[case["procedure"]]
    deciding = [step for step in procedure.steps if power["act"] in step.needs]
    assert any(power["position"] in step.who for step in deciding)
    assert power["act"] in actors(Inspection(sample.manual, None, complete=True)).acts[power["position"]]
