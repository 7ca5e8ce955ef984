"""What becomes of questions at a door: told when nothing was found or opened, once that is known, and at no other time."""

from pathlib import Path

from search.answer import Answer, Band, Hit
from search.document import Document
from search.intake import gather
from search.waiting import LEFT, OF_ONE, TYPED, Outcomes, recorded


class Door:
    """A door with a clock of its own."""

    def __init__(self) -> None:
        self.now = 0.0
        self.told: list[str] = []
        self.outcomes = Outcomes(lambda answer: self.told.append(answer.question), lambda: self.now)

    def after(self, seconds: float) -> list[str]:
        """What has been told when so much time has gone by."""
        self.now += seconds
        self.outcomes.sweep()
        return self.told


def answer(question: str, band: Band, *ids: str, message: str = "") -> Answer:
    hits = tuple(Hit(Document(own, "faq", own, (own,), own, "", say=(f"{own}-words",)), 1, (), "", (), (), ()) for own in ids)
    return Answer(question, band, 0.0, hits, message=message)


def test_what_is_not_in_the_manual_is_told_when_the_typing_has_ended() -> None:
    door = Door()
    for typed in ("火", "火星", "火星票"):
        door.outcomes.asked(answer(typed, Band.NONE), "a")
        assert door.after(TYPED / 2) == []
    assert door.after(TYPED) == ["火星票"]
    assert door.after(LEFT) == ["火星票"]


def test_letters_on_the_way_to_an_answer_are_no_question() -> None:
    door = Door()
    door.outcomes.asked(answer("退", Band.NONE), "a")
    door.outcomes.asked(answer("退款", Band.MAYBE, "x"), "a")
    door.outcomes.asked(answer("退款几天", Band.SURE, "x"), "a")
    assert door.after(LEFT) == []


def test_of_several_one_has_to_be_opened_in_time() -> None:
    for opened, told in (("x", []), ("y", []), ("y-words", []), ("z", ["退款"])):
        door = Door()
        door.outcomes.asked(answer("退款", Band.MAYBE, "x", "y"), "a")
        assert door.after(LEFT - 1) == []
        door.outcomes.opened(opened, "a")
        assert door.after(1) == told


def test_the_nearest_of_what_is_no_answer_do_not_make_one() -> None:
    door = Door()
    door.outcomes.asked(answer("火星票", Band.NONE, "x"), "a")
    door.outcomes.opened("x", "a")
    assert door.after(TYPED) == ["火星票"]


def test_clients_do_not_answer_for_each_other() -> None:
    door = Door()
    door.outcomes.asked(answer("火星", Band.NONE), "a")
    door.outcomes.asked(answer("火星票", Band.SURE, "x"), "b")
    door.outcomes.asked(answer("退款", Band.MAYBE, "x"), "a")
    door.outcomes.opened("x", "b")
    assert door.after(LEFT) == ["火星", "退款"]


def test_nothing_but_signs_is_no_question() -> None:
    door = Door()
    door.outcomes.asked(answer("？！", Band.NONE, message="empty"), "a")
    assert door.after(LEFT) == []


def test_when_the_door_closes_nothing_more_comes_of_any_and_none_is_lost_before() -> None:
    door = Door()
    for number in range(OF_ONE + 5):
        door.outcomes.asked(answer(f"第{number}问？", Band.MAYBE, "x"), "a")
    assert door.told == [f"第{number}问？" for number in range(5)]
    door.outcomes.close()
    assert len(set(door.told)) == len(door.told) == OF_ONE + 5


def test_they_are_written_down_only_if_the_settings_allow_it_by_then(tmp_path: Path) -> None:
    allowed = []
    outcomes = recorded(tmp_path, "mcp", lambda: bool(allowed))
    outcomes.asked(answer("火星票", Band.NONE))
    outcomes.close()
    assert not gather(tmp_path).noted
    allowed.append(True)
    outcomes.asked(answer("火星票", Band.NONE))
    outcomes.asked(answer("退款", Band.MAYBE, "x"))
    outcomes.close()
    assert [(one.text, one.door, one.band) for one in gather(tmp_path).noted] == [("火星票", "mcp", "none"), ("退款", "mcp", "maybe")]
