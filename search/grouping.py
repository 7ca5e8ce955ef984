"""Questions of the intake that mean the same, in groups."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.model.desk import Term
from generator.rules.wording.alike import CLOSE, Weights, closeness
from generator.rules.wording.alike import kind as kind_of
from generator.rules.wording.fold import Folding
from generator.rules.wording.joining import candidates
from search.intake import Noted


@dataclass(frozen=True)
class Group:
    """Questions that mean the same: the wordings with how often each was asked, the most asked first."""

    wordings: tuple[tuple[str, int], ...]
    days: tuple[str, ...]
    doors: tuple[str, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """The wordings alone."""
        return tuple(text for text, _ in self.wordings)

    @property
    def main(self) -> str:
        """The wording that stands for all."""
        return self.wordings[0][0]

    @property
    def count(self) -> int:
        """How often it was asked, in whatever words."""
        return sum(count for _, count in self.wordings)

    @property
    def last(self) -> str:
        """The day on which it was asked last."""
        return self.days[-1]


def groups(noted: Sequence[Noted], terms: Iterable[Term] = ()) -> list[Group]:
    """``noted`` by what is meant, the most asked first; ``terms`` are the words that the glossary calls the same."""
    folding = Folding(terms)
    same: dict[str, list[Noted]] = {}
    for one in noted:
        same.setdefault(folding.fold(one.text) or one.text, []).append(one)
    folded = sorted(same, key=lambda words: (-len(same[words]), words))
    readings = [folding.read(words) for words in folded]
    weights = Weights(readings)
    leader = list(range(len(folded)))
    for earlier, later in candidates([(kind_of(reading), reading.words) for reading in readings], weights, CLOSE):
        # What leads a group is what was asked most; a wording joins one group, and what joined leads none.
        if leader[later] == later and leader[earlier] == earlier and closeness(readings[earlier], readings[later], weights) >= CLOSE:
            leader[later] = earlier
    joined: dict[int, list[Noted]] = {}
    for number, words in enumerate(folded):
        joined.setdefault(leader[number], []).extend(same[words])
    return sorted(map(_group, joined.values()), key=lambda group: (-group.count, group.main))


def _group(noted: Sequence[Noted]) -> Group:
    counts = Counter(one.text for one in noted)
    wordings = tuple(sorted(counts.items(), key=lambda row: (-row[1], len(row[0]), row[0])))
    return Group(wordings, tuple(sorted({one.at[:10] for one in noted})), tuple(sorted({one.door for one in noted if one.door})))
