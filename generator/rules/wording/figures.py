"""Answers that give different figures for the same thing."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from generator.problem import Place, Problem
from generator.rules.inspection import Inspection, place
from generator.rules.wording.alike import CLOSE, Weights, closeness, kind
from generator.rules.wording.amounts import Figure, figures
from generator.rules.wording.asked import Questions
from generator.rules.wording.fold import Reading
from generator.rules.wording.joining import candidates

#: So many characters around a figure name a thing by themselves; with fewer the clause before it, or the question, has to.
ENOUGH = 4
#: What the words around two figures share, by weight, when they name the same thing.
SAME_THING = 0.7
#: Questions that ask for the same and share this much are parallel: where they differ is what their figures are about.
PARALLEL = 0.4
#: The most findings of one FAQ; with how many FAQs of the same words each is compared.
MOST, COMPARED = 3, 20


class Named(NamedTuple):
    """A figure of the FAQ number ``faq``, and the words that say what it is about."""

    faq: int
    figure: Figure
    reading: Reading


def differing(inspection: Inspection) -> Iterator[Problem]:
    """Figures of two related FAQs that disagree though the words around them say the same.

    The one that fewer FAQs say is named, once, beside one that more say; of as many the later.
    """
    questions = Questions(inspection)
    groups: dict[tuple[object, ...], list[Named]] = defaultdict(list)
    for number, asked in enumerate(questions.faqs):
        for figure in figures(asked.faq.answer.plain):
            reading = _about(figure, asked.faq.question, questions)
            if _says_enough(reading, ENOUGH - 1):
                groups[reading.folded, figure.amount, figure.least].append(Named(number, figure, reading))
    firsts = [group[0] for group in groups.values()]
    members = list(groups.values())
    weights = Weights(named.reading for named in firsts)
    found: dict[int, list[Problem]] = defaultdict(list)
    told: set[tuple[int, str]] = set()
    asked_weights = Weights(questions.read(questions.folding.fold(asked.faq.question)) for asked in questions.faqs) if firsts else weights
    texts = [((named.figure.amount.of, kind(named.reading)), named.reading.words) for named in firsts]
    for one, other in candidates(texts, weights, SAME_THING):
        if not _disagree(firsts[one], firsts[other], weights):
            continue
        few, many = sorted((members[one], members[other]), key=lambda group: (len(group), -group[0].faq))
        for odd in few[:COMPARED]:
            usual = next((named for named in many[:COMPARED] if _related(named, odd, questions, asked_weights)), None)
            if usual and not told & {_key(odd), _key(usual)} and len(found[odd.faq]) < MOST:
                told.add(_key(odd))
                found[odd.faq].append(_problem(usual, odd, questions))
    for _, problems in sorted(found.items()):
        yield from problems


def _key(named: Named) -> tuple[int, str]:
    return named.faq, named.figure.clause


def _about(figure: Figure, question: str, questions: Questions) -> Reading:
    """What names the figure: its clause; where that says too little, the clauses before it; where there is none, the question."""
    folding = questions.folding
    reading = questions.read(folding.fold(figure.clause))
    if _says_enough(reading, ENOUGH):
        return reading
    return questions.read(folding.fold(f"{figure.before or question} {figure.clause}"))


def _disagree(one: Named, other: Named, weights: Weights) -> bool:
    left, right = one.figure, other.figure
    if left.least != right.least or left.amount.agrees(right.amount):
        return False
    if left.before and right.before and left.before[-1:] == "的" != right.before[-1:]:
        return False
    return closeness(one.reading, other.reading, weights) >= SAME_THING


def _related(one: Named, other: Named, questions: Questions, weights: Weights) -> bool:
    """Whether two FAQs speak of the same: of one topic, tag or procedure, or asked alike; not where only one word of their questions differs."""
    if one.faq == other.faq or questions.apart(one.faq, other.faq):
        return False
    left, right = questions.faqs[one.faq], questions.faqs[other.faq]
    first, second = (questions.read(questions.folding.fold(asked.faq.question)) for asked in (left, right))
    if closeness(first, second, weights) >= CLOSE:
        return True
    if first.marks != second.marks or (first.asks == second.asks and _shared(first, second, weights) >= PARALLEL):
        return False
    same_file = left.entry.record is right.entry.record
    return same_file or bool(set(left.faq.tags) & set(right.faq.tags) or set(left.faq.procedure) & set(right.faq.procedure))


def _shared(one: Reading, other: Reading, weights: Weights) -> float:
    """How much of the shorter of two questions stands in the other."""
    left, right = set(one.words), set(other.words)
    return sum(weights[word] for word in left & right) / max(0.1, min(sum(weights[word] for word in side) for side in (left, right)))


def _says_enough(reading: Reading, enough: int) -> bool:
    """Characters count one, English words and terms two."""
    return sum(1 if "\u3400" <= word <= "\u9fff" else 2 for word in reading.words) >= enough


def _problem(usual: Named, odd: Named, questions: Questions) -> Problem:
    before, after = questions.faqs[usual.faq], questions.faqs[odd.faq]
    words = {
        "given": odd.figure.words,
        "question": after.faq.question,
        "other": usual.figure.words,
        "whose": before.faq.question,
        "clause": odd.figure.clause.strip(),
    }
    return Problem("figures-differ", _at(odd, questions), words, (_at(usual, questions),))


def _at(named: Named, questions: Questions) -> Place:
    return place(questions.faqs[named.faq].entry, "answer", find=named.figure.words)
