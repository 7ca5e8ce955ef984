"""What stands at the top of a file and holds for its rows."""

from datetime import date

from tests.generator.manuals import loaded

FILE = """
    topic: 退款
    owner: lead
    grade: secret
    declassify: 2026-01-01
    items:
      - {id: plain, question: 一, answer: 一}
      - {id: higher, question: 二, answer: 二, grade: top}
"""


def test_a_row_with_a_grade_of_its_own_does_not_fall_with_the_files(tmp_path):
    made = loaded(tmp_path, faqs__a=FILE, settings="grades: [{id: secret, name: 秘密}, {id: top, name: 绝密}]\n", positions__lead="name: 甲\n")
    rows = made.manual.faqs["a"].items
    assert [(row.grade, row.declassify, row.owner) for row in rows] == [("secret", date(2026, 1, 1), "lead"), ("top", None, "lead")]
