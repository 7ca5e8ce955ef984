"""The words of the picture in one language, and the picture of one item of a manual."""

from collections.abc import Callable, Iterable

from generator.manual import Entry
from generator.model.kinds import NAMES
from generator.relations.bonds import SIDES, Bonds, Group, Label, Side
from generator.relations.placing import OTHER, Picture, Speech, picture
from generator.texts import Texts

#: An entry -> what a link to it says.
Titles = Callable[[Entry], str]


def kind_name(say: Texts, kind: str) -> str:
    """What people call a kind, or what is of none that is drawn."""
    return say("page.other") if kind == OTHER else say.pick(NAMES[kind])


def fields_named(say: Texts, labels: Iterable[Label]) -> str:
    """The fields that refer, as the pages call them."""
    return say("page.comma").join(dict.fromkeys(map(say.pick, labels)))


def side_named(say: Texts, side: Side) -> str:
    """What a side of the picture is called."""
    return say(f"graph.{side}")


def sides_of(bonds: Bonds, own: str, depth: int = 1) -> dict[Side, tuple[Group, ...]]:
    """What hangs on ``own``, both ways."""
    return {side: bonds.of(own, side, depth) for side in SIDES}


def counted(groups: tuple[Group, ...]) -> int:
    """How many stand beside the item."""
    return sum(len(group.bonds) for group in groups)


def picture_of(entry: Entry, sides: dict[Side, tuple[Group, ...]], bonds: Bonds, say: Texts, titles: Titles) -> Picture:
    """The picture of ``entry``."""
    speech = Speech(
        title=lambda own: titles(bonds.entries[own]),
        fields=lambda labels: fields_named(say, labels),
        kind=lambda kind: kind_name(say, kind),
        side=lambda side, n: f"{side_named(say, side)} {n}",
        more=lambda n: say("graph.more", n=n),
    )
    return picture(entry.id, sides, speech, kind_name(say, entry.kind))


def told(entry: Entry, sides: dict[Side, tuple[Group, ...]], say: Texts, titles: Titles) -> tuple[str, str]:
    """What the picture is, and how it is read."""
    return say("graph.of", name=titles(entry)), say("graph.about", used=counted(sides["in"]), uses=counted(sides["out"]))
