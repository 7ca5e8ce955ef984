"""The reporting lines as a tree: each position below its first superior, departments and groups where they begin."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["position", "place", "outside"]


@dataclass(frozen=True, slots=True)
class Band:
    """A department or group that begins with a box, and how many are in it."""

    name: str
    figures: str = ""


@dataclass(frozen=True, slots=True)
class Post:
    """What stands in one box: a position, a place that nobody in it leads, or a body outside.

    ``says`` is the same in full, for whoever cannot see the box or cannot read it all; ``also`` are its further superiors.
    """

    id: str
    kind: Kind
    title: str
    bands: tuple[Band, ...] = ()
    notes: tuple[str, ...] = ()
    planned: int | None = None
    in_post: int | None = None
    staff: bool = False
    also: tuple[str, ...] = ()
    says: str = ""

    @property
    def vacant(self) -> int:
        """Posts without anybody; below 0 for more people than posts."""
        return 0 if self.planned is None or self.in_post is None else self.planned - self.in_post


@dataclass(frozen=True, slots=True)
class Tree:
    """Posts by id, what stands below each, and what is on top; ``asides`` are bodies that are nobody's first superior."""

    posts: Mapping[str, Post]
    below: Mapping[str, tuple[str, ...]]
    roots: tuple[str, ...]
    asides: tuple[str, ...] = ()


def walked(tree: Tree) -> Iterator[Post]:
    """Every post, each before those below it."""
    pending = list(reversed(tree.roots))
    while pending:
        own = pending.pop()
        yield tree.posts[own]
        pending += reversed(tree.below.get(own, ()))


def tops_of(nodes: Iterable[str], up: Mapping[str, str | None]) -> Iterator[str]:
    """What is on top; of a chain that closes (there is none after a check) one has to be."""
    reached: set[str] = set()
    below = turned(up)
    for own in sorted(nodes, key=lambda own: up.get(own) is not None):
        if own in reached:
            continue
        yield own
        pending = [own]
        while pending:
            at = pending.pop()
            if at not in reached:
                reached.add(at)
                pending += below.get(at, ())


def turned(up: Mapping[str, str | None]) -> dict[str, tuple[str, ...]]:
    """``up`` seen from above."""
    found: dict[str, list[str]] = {}
    for own, above in up.items():
        if above is not None:
            found.setdefault(above, []).append(own)
    return {above: tuple(owns) for above, owns in found.items()}
