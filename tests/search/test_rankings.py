"""Tables ranked apart, brought together by strength."""

from search.answer import Band
from search.bands import CLOSE, MAYBE, SURE, band
from search.rankings import UNIT, Rankings, confidence


class Table:
    def __init__(self, best, sure):
        self.best, self.sure, self.groups = best, sure, {}

    def search(self, question, limit, among=None):
        return [row for row in self.best if among is None or row[0] in among][:limit], self.sure


def test_strengths_of_different_tables_can_be_compared():
    faqs, rest = Table([("a", 900), ("b", 300)], 0.5), Table([("c", 7)], 0.2)
    assert Rankings([faqs, rest]).search("x", 9) == [("a", UNIT), ("b", UNIT // 3), ("c", UNIT // 4)]


def test_ties_go_by_id_and_an_empty_table_says_nothing():
    assert Rankings([Table([], 0.0), Table([("b", 5), ("a", 5)], 0.5)]).search("x", 9) == [("a", UNIT), ("b", UNIT)]


def test_confidence_is_what_the_table_said():
    found = Rankings([Table([("a", 3)], 0.37)]).search("x", 1)
    assert abs(confidence(found[0][1]) - 0.37) < 1e-6
    assert Rankings([Table([("a", 3)], 1.0)]).search("x", 1)[0][1] > 0


def test_bands():
    assert band(SURE, 100, CLOSE - 1) is Band.SURE
    assert band(SURE, 100, CLOSE) is Band.MAYBE
    assert band(MAYBE, 100, 0) is Band.MAYBE
    assert band(MAYBE - 0.01, 100, 0) is Band.NONE
    assert band(0.9, 0, 0) is Band.NONE
