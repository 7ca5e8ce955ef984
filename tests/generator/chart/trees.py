"""Trees of positions for tests of the chart, and what every chart has to keep to."""

from dataclasses import replace
from itertools import combinations, pairwise

from generator.chart.box import WIDE
from generator.chart.chart import SMALLER, Chart, Figure
from generator.chart.placing import Point, Spot
from generator.chart.plan import PAGE
from generator.chart.tree import Band, Post, Tree, turned
from generator.chart.wording import width

#: A page with what is drawn a little smaller to be on one.
MOST = (PAGE[0] * SMALLER, PAGE[1] * SMALLER)
NAMES = (
    "客服专员",
    "一线客服专员（夜班、节假日增援）",
    "Senior Customer Relationship Coordinator",
    "客户服务部副经理",
    "实施",
    "Supercalifragilisticexpialidocious-Engineer",
    "",
)


def plain_tree(superiors: list[int | None]) -> Tree:
    """The same with what most boxes hold: a title, a group, a few posts."""
    whole = tree(superiors)
    posts = {
        own: replace(post, title=f"{NAMES[at % 2]}{at}", bands=(), notes=("咨询组",) * (at % 2), planned=at % 6 + 1, in_post=at % 6 + at % 3 // 2)
        for at, (own, post) in enumerate(whole.posts.items())
    }
    return replace(whole, posts=posts)


def tree(superiors: list[int | None], *, staff: frozenset[int] = frozenset(), also: dict[int, int] | None = None, bodies: int = 0) -> Tree:
    """Position n below position ``superiors[n]``; ``also`` are further superiors, ``bodies`` outside ones that only some further superior is."""
    leaders = {above for above in superiors if above is not None}
    up = {f"p{at}": None if above is None else f"p{above}" for at, above in enumerate(superiors)}
    posts = {}
    for at in range(len(superiors)):
        second = (also or {}).get(at)
        seconds = () if second is None else (f"p{second}" if second >= 0 else f"b{-second}",)
        bands = tuple(Band(f"第{number}部门的很长的名称", "3 / 4") for number in range(at % 13 // 11 * 2))
        posts[f"p{at}"] = Post(
            f"p{at}", "position", f"{NAMES[at % len(NAMES)]}{at}", bands, ("代理客户服务部经理和售后服务部经理，出差或请假时",) * (at % 3),
            planned=None if at % 5 == 0 else at % 50, in_post=None if at % 7 == 0 else max(0, at % 50 - 1),
            staff=at in staff and at not in leaders and superiors[at] is not None, also=seconds, says=f"岗位{at}",
        )  # fmt: skip
    asides = tuple(f"b{number}" for number in range(1, bodies + 1))
    posts |= {own: Post(own, "outside", f"外部单位{own}", says=own) for own in asides}
    below = {own: tuple(sorted(owns, key=lambda own: (not posts[own].staff, int(own[1:])))) for own, owns in turned(up).items()}
    return Tree(posts, below, tuple(own for own, above in up.items() if above is None), asides)


def faults(made: Chart, whole: Tree, room: tuple[float, float] = MOST) -> list[str]:
    """What is wrong with ``made``; nothing should be."""
    shown = [box.post.id for figure in made.figures for box in figure.boxes if not _refers(figure, box.post.id, made)]
    found = [f"{own} is not drawn" for own, post in whole.posts.items() if post.kind == "position" and own not in shown]
    for number, figure in enumerate(made.figures, 1):
        found += [f"chart {figure.number} has number {number}"] if figure.number != number else []
        found += _of_page(figure, room)
        found += [f"{box.post.id} refers to chart {box.see}" for box in figure.boxes if box.see and not _leads(made, box.see, box.post.id)]
    return found


def _refers(figure: Figure, own: str, made: Chart) -> bool:
    """Whether the box of ``own`` on ``figure`` only says on which page it is whole."""
    box = next(box for box in figure.boxes if box.post.id == own)
    return bool(box.see) and figure.boxes[0].post.id != own


def _leads(made: Chart, number: int, own: str) -> bool:
    return made.figures[number - 1].boxes[0].post.id == own


def _of_page(figure: Figure, room: tuple[float, float]) -> list[str]:
    found = [f"chart {figure.number} is {figure.width} x {figure.height}"] if figure.width > room[0] or figure.height > room[1] else []
    for box in figure.boxes:
        spot = box.spot
        if spot.x < 0 or spot.y < 0 or spot.right > figure.width or spot.bottom > figure.height:
            found.append(f"{box.post.id} is outside")
        for words in box.box.words:
            left = words.x - words.width if words.right else words.x
            if left < 0 or left + words.width > WIDE or words.y < 10 or words.y > spot.height - 3:
                found.append(f"{words.words} spills out of {box.post.id}")
            if abs(words.width - width(words.words, 15 if words.look == "title" else 13)) > 0.01:
                found.append(f"{words.words} has a wrong width")
        found += [f"a square of {box.post.id} is outside" for x, y, _ in box.box.squares if x < 0 or x + 8 > WIDE or y < 0 or y + 8 > spot.height]
    for one, other in combinations(figure.boxes, 2):
        a, b = one.spot, other.spot
        if a.x < b.right and b.x < a.right and a.y < b.bottom and b.y < a.bottom:
            found.append(f"{one.post.id} lies over {other.post.id}")
    for line in (*figure.lines, *figure.dashes):
        found += [f"a line leaves chart {figure.number}" for x, y in line if not (0 <= x <= figure.width and 0 <= y <= figure.height)]
        found += [f"a line of chart {figure.number} is slanted" for (a, b), (c, d) in pairwise(line) if a != c and b != d]
        found += [f"a line runs through {box.post.id} on chart {figure.number}" for box in figure.boxes if _through(line, box.spot)]
    return found


def _through(line: tuple[Point, ...], spot: Spot) -> bool:
    inner = (spot.x + 0.5, spot.y + 0.5, spot.right - 0.5, spot.bottom - 0.5)
    return any(min(a, c) < inner[2] and max(a, c) > inner[0] and min(b, d) < inner[3] and max(b, d) > inner[1] for (a, b), (c, d) in pairwise(line))
