"""FAQs that ask the same: what is reported, where, and how much of it."""

import time

from benchmarks.wordings import varied
from generator.rules.wording import questions
from generator.rules.wording.alike import Weights, kind, overlap
from generator.rules.wording.fold import Folding
from generator.rules.wording.joining import candidates
from tests.generator.manuals import loaded


def rows(*wordings, **more):
    """A topic of one FAQ for each wording."""
    keys = "".join(f"    {key}: {value}\n" for key, value in more.items())
    return "topic: 主题\nitems:\n" + "".join(f"  - id: faq-{n}\n    question: {text}\n    answer: 好。\n{keys}" for n, text in enumerate(wordings))


def found(folder, **files):
    return [problem for problem in loaded(folder, **files).problems if problem.code.endswith(("-question", "-wording"))]


def test_one_finding_for_two_faqs_at_the_later_with_the_place_of_the_other(tmp_path):
    text = rows("怎么退款", similar="[怎么退钱, 如何退款]") + "  - id: other\n    question: 退款怎么退\n    similar: [如何办理退款]\n    answer: 好。\n"
    problem, *rest = [problem for problem in found(tmp_path, faqs__a=text) if problem.code == "similar-question"]
    assert not rest
    assert problem.place.line > problem.also[0].line
    assert {"given", "other", "common"} <= set(problem.words)


def test_repeats_are_reported_against_the_first_and_never_flood(tmp_path):
    problems = found(tmp_path, faqs__a=rows(*["怎么退款"] * 40))
    assert [problem.code for problem in problems] == ["same-question"] * 39
    assert {problem.also[0].line for problem in problems} == {4}


def test_a_few_findings_at_most_for_one_faq(tmp_path):
    alike = ["怎么退款", "如何办理退款", "退款怎么退", "退款如何申请", "怎样申请退款", "申请退款怎么弄"]
    problems = found(tmp_path, faqs__a=rows(*alike))
    assert max(sum(problem.place.line == line for problem in problems) for line in range(30)) <= questions.MOST


def test_the_manuals_order_does_not_change_what_is_found(tmp_path):
    one = found(tmp_path / "1", faqs__a=rows("怎么退款"), faqs__b=rows("如何退款").replace("faq-0", "other"))
    other = found(tmp_path / "2", faqs__b=rows("怎么退款"), faqs__a=rows("如何退款").replace("faq-0", "other"))
    assert [problem.place.file for problem in (*one, *other)] == ["faqs/b.yml", "faqs/b.yml"]


def test_joining_finds_what_comparing_all_finds():
    folding = Folding()
    readings = [folding.read(folding.fold(text)) for text in dict.fromkeys(varied(1500))]
    weights = Weights(readings)
    texts = [(kind(reading), reading.words) for reading in readings]
    joined = set(candidates(texts, weights, 0.8))
    near = {
        (one, other)
        for other, (right, words) in enumerate(texts)
        for one, (left, mine) in enumerate(texts[:other])
        if left == right and len(set(words)) > 1 < len(set(mine)) and overlap(mine, words, weights) >= 0.8
    }
    assert len(near) > 20
    assert len(near & joined) / len(near) >= 0.95


def test_one_pattern_repeated_costs_little():
    words = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
    folding = Folding()
    readings = [folding.read(f"退款申请多久到账{one}{other}{more}") for one in words for other in words for more in words[:8]]
    started = time.process_time()
    pairs = list(candidates([(kind(reading), reading.words) for reading in readings], Weights(readings), 0.7))
    assert len(pairs) <= 8 * len(readings)
    assert time.process_time() - started < 3
