"""The picture of what hangs on an item, over any relations: nothing lies over anything, all is inside, everybody is drawn or named as left out."""

import xml.etree.ElementTree as ET
from random import Random

import pytest

from generator.model.kinds import NAMES
from generator.relations.bonds import SIDES, Bond, Group
from generator.relations.drawing import svg
from generator.relations.placing import MARGIN, OTHER, Picture, Speech, picture

SPEECH = Speech(
    title=lambda own: own,
    fields=lambda labels: "、".join(zh for zh, _ in labels),
    kind=lambda kind: kind,
    side=lambda side, n: f"{side} {n}",
    more=lambda n: f"还有{n}项",
)


def groups(random: Random, depth: int, most: int = 9) -> tuple[Group, ...]:
    """Some kinds with some items, and behind them more."""
    kinds = random.sample(sorted(NAMES), random.randrange(most + 1))
    return tuple(Group(kind, tuple(bond(random, depth) for _ in range(random.randrange(1, 9)))) for kind in kinds)


def bond(random: Random, depth: int) -> Bond:
    title = "".join(random.choices("客服退款abW 《》…<&\"'\u200d😀", k=random.randrange(1, 40)))
    return Bond(title, (("由谁", "Who"),) * random.randrange(1, 9), 1, groups(random, depth - 1, 2) if depth > 1 else ())


def faults(made: Picture) -> list[str]:
    boxes = [(card.at[0], card.at[1], card.at[0] + card.wide, card.at[1] + card.high) for card in (made.middle, *made.cards)]
    met = [f"{a} on {b}" for at, a in enumerate(boxes) for b in boxes[at + 1 :] if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]]
    out = [f"{b} outside" for b in boxes if b[0] < MARGIN or b[1] < MARGIN or b[2] > made.width - MARGIN + 0.01 or b[3] > made.height - MARGIN + 0.01]
    low = [f"{caption} outside" for caption in made.captions if not MARGIN <= caption.at[1] <= made.height]
    return met + out + low


@pytest.mark.parametrize("seed", range(60))
def test_any_relations(seed: int) -> None:
    random = Random(seed)  # noqa: S311
    used, uses = groups(random, random.randrange(1, 4)), groups(random, random.randrange(1, 4))
    made = picture("甲", {"in": used, "out": uses}, SPEECH, "岗位")
    assert not faults(made)
    first = made.middle.at[0] + made.middle.wide
    for side, held in zip(SIDES, (used, uses), strict=True):
        left = [own for at, _, ids in made.rest if at == side for own in ids]
        near = [card.at[0] for card in made.cards if (card.at[0] > first) == (side == "out")]
        nearest = (min if side == "out" else max)(near, default=0.0)
        assert len(left) + near.count(nearest) == sum(len(group.bonds) for group in held)
    text = svg(made, "图", "说明")
    ET.fromstring(text)  # noqa: S314 - our own
    assert text == svg(picture("甲", {"in": used, "out": uses}, SPEECH, "岗位"), "图", "说明")


def test_one_kind_of_many_and_many_kinds_of_one() -> None:
    def bonds(count: int) -> tuple[Bond, ...]:
        return tuple(Bond(f"乙{number}", (("由谁", "Who"),), 1) for number in range(count))

    many = picture("甲", {"in": (Group("faq", bonds(10_000)),), "out": ()}, SPEECH, "岗位")
    assert len(many.cards) == 5
    assert [len(ids) for _, _, ids in many.rest] == [9995]
    kinds = picture("甲", {"in": (), "out": tuple(Group(kind, bonds(1)) for kind in sorted(NAMES)[:10])}, SPEECH, "岗位")
    assert len(kinds.cards) == 6
    assert [(kind, len(ids)) for _, kind, ids in kinds.rest] == [(OTHER, 4)]
    assert max(made.height for made in (many, kinds)) < 700


def test_what_an_author_wrote_is_never_code() -> None:
    evil = '</text><script>alert(1)</script>"\x00&'
    made = picture(evil, {"in": (Group("faq", (Bond(evil, ((evil, evil),), 1),)),), "out": ()}, SPEECH, evil)
    text = svg(made, evil, evil, lambda own: f"x.html#{own}", lambda side, kind: "#y")
    drawn = ET.fromstring(text)  # noqa: S314 - our own
    assert not [each for each in drawn.iter() if each.tag.endswith("script")]
