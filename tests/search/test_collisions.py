"""FAQs that lose their own question: which are asked, and what is said of them."""

from datetime import date
from pathlib import Path

from generator.check import check
from generator.commands.check import FURTHER
from generator.load import load_project
from search import collisions
from search.build import built
from search.collisions import contested, every, losing
from search.desk import desk_of
from search.documents import documents
from search.lookup import Lookup
from tests.generator.manuals import written

DAY = date(2026, 11, 22)
FAQS = """
topic: 维修
items:
  - id: warranty
    question: 保修期有多长？
    similar: [机器保多久, 过保维修]
    answer: 主机保修一年。
    not_for: [过保]{waive}
  - id: fee
    question: 过保以后怎么收费？
    similar: [过保修一次多少钱]
    answer: 先检测，报价后再修。
"""
WAIVER = "\n    waive: [{code: losing-question, reason: 客户就这么说。}]"


def opened(folder: Path) -> Lookup:
    manual = load_project(folder, DAY).manual
    return built(documents(manual, DAY), desk_of(manual))


def test_the_loser_and_the_winner_are_named(tmp_path: Path) -> None:
    lookup = opened(written(tmp_path, faqs__repairs=FAQS.replace("{waive}", "")))
    ticks: list[int] = []
    (lost,) = collisions.collisions(lookup, every(lookup.documents.values()), lambda: ticks.append(1))
    assert (lost.loser.id, lost.wording, lost.winner and lost.winner.id) == ("warranty", "过保维修", "fee")
    assert len(ticks) == 5


def test_a_problem_stands_at_the_wording_and_points_at_the_winner(tmp_path: Path) -> None:
    folder = written(tmp_path, faqs__repairs=FAQS.replace("{waive}", ""))
    (problem,) = losing(load_project(folder, DAY).manual, DAY)
    assert problem.place.text[problem.place.column - 1 :].startswith("过保维修")
    assert [place.line for place in problem.also] == [10]
    assert (problem.words["of"], problem.words["other"]) == ("保修期有多长？", "过保以后怎么收费？")


def test_sounds_in_context_are_read_only_where_something_seems_lost(tmp_path: Path, monkeypatch) -> None:
    contexts = []

    def building(*given):
        contexts.append(len(given) < 3)
        return built(*given)

    monkeypatch.setattr(collisions, "built", building)
    lost = load_project(written(tmp_path / "lost", faqs__repairs=FAQS.replace("{waive}", "")), DAY).manual
    kept = load_project(written(tmp_path / "kept", faqs__repairs=FAQS.replace("{waive}", "").replace("not_for: [过保]", "")), DAY).manual
    assert len(list(losing(kept, DAY))) == 0
    assert contexts in ([], [False])
    contexts.clear()
    assert len(list(losing(lost, DAY))) == 1
    assert contexts == [False, True]


def test_it_is_waived_like_any_other_and_never_called_unused(tmp_path: Path) -> None:
    folder = written(tmp_path, faqs__repairs=FAQS.replace("{waive}", WAIVER))
    assert check(folder, DAY, cached=False, further=FURTHER).findings == ()
    assert check(folder, DAY, cached=False).findings == ()


def test_a_check_with_further_rules_does_not_take_the_result_of_one_without(tmp_path: Path) -> None:
    folder = written(tmp_path, faqs__repairs=FAQS.replace("{waive}", ""))
    assert check(folder, DAY).findings == ()
    assert len(check(folder, DAY, further=FURTHER).findings) == len(check(folder, DAY, further=FURTHER).findings) == 1


def test_a_manual_with_too_many_wordings_is_left_to_evaluate(tmp_path: Path, monkeypatch) -> None:
    folder = written(tmp_path, faqs__repairs=FAQS.replace("{waive}", ""))
    monkeypatch.setattr(collisions, "MOST", 4)
    assert list(losing(load_project(folder, DAY).manual, DAY)) == []


def test_what_a_check_does_not_ask_is_not_lost_on_the_sample(lookup: Lookup) -> None:
    found = lookup.documents.values()
    asked = {(document.id, number) for document, number in contested(found)}
    left = [own for own in every(found) if (own[0].id, own[1]) not in asked]
    assert left
    assert list(collisions.collisions(lookup, left)) == []
