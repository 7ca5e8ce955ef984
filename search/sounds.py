"""How characters sound: pinyin without tones, typed in full, half finished, as initials, or partly so and partly so."""

from collections.abc import Callable, Container, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from search.letters import LIGHT, tables

#: Letters of the longest syllable (zhuang).
LONGEST = 6
#: Ways to cut one word that are looked at.
WAYS = 4
#: Letters that stand for a syllable where they are typed alone.
ALONE = frozenset("bpmfdtnlgkhjqxrzcsyw")
#: Initials, some of them typed in full, that are enough to take a word for them: three would fit many an English word.
TELLING = 4


def spoken(run: str) -> list[str]:
    """The syllable of each character of ``run`` by itself; ? where there is none."""
    reading = tables().reading
    return [reading.get(char, "?") for char in run]


def readings(run: str) -> list[str]:
    """The syllable of each character of ``run`` in its context (长大, 长短): pypinyin, at index time only.

    Cut into words as pypinyin does by itself; the same words come again and again, so that each is read once.
    """
    from pypinyin.seg.mmseg import seg

    return [syllable for word in seg.cut(run) for syllable in _reading(word)]


@cache
def _reading(word: str) -> tuple[str, ...]:
    from pypinyin import lazy_pinyin

    unread: Callable[[str], Any] = lambda rest: ["?"] * len(rest)  # noqa: E731 (its types know only the kind that gives one text)
    return tuple(syllable.replace("\u00fc", "v") for syllable in lazy_pinyin([word], errors=unread))


def sound(syllables: Sequence[str]) -> list[str]:
    """The terms of a row of syllables: each, then each two neighbours."""
    return ["p" + one for one in syllables] + ["q" + one + " " + other for one, other in pairwise(syllables)]


def voices(term: str, places: Container[str]) -> list[str]:
    """The terms that sound like ``term``, a syllable or two ("ptui", "qtui kuan"), of characters that ``places`` has."""
    chars = [[char for char in tables().spoken.get(syllable, "") if ("z" if char in LIGHT else "u") + char in places] for syllable in term[1:].split(" ")]
    if len(chars) == 1:
        written = [("z" if char in LIGHT else "u") + char for char in chars[0]]
    else:
        written = [("c" if one in LIGHT or other in LIGHT else "b") + one + other for one in chars[0] for other in chars[1]]
    return [name for name in (*written, term[0].upper() + term[1:]) if name in places]


def cuts(word: str, alone: Container[str] = ()) -> list[list[str]]:
    """The ways to cut a Latin word into the fewest syllables, or letters ``alone``, at most four; none if it is no pinyin."""
    syllables = tables().syllables
    best: dict[int, list[list[str]]] = {0: [[]]}
    for end in range(1, len(word) + 1):
        ways = [
            [*way, word[end - size : end]]
            for size in range(1, min(LONGEST, end) + 1)
            if end - size in best and (word[end - size : end] in syllables or word[end - size : end] in alone)
            for way in best[end - size]
        ]
        if ways:
            least = min(map(len, ways))
            best[end] = [way for way in ways if len(way) == least][:WAYS]
    return best.get(len(word), [])


def unfinished(word: str, known: Callable[[str], bool]) -> list[list[str]]:
    """The ways to cut a word whose last syllable is still being typed; that one is left out."""
    for size in range(1, min(LONGEST, len(word) - 2)):
        ways = [way for way in cuts(word[:-size]) if all(known("p" + one) for one in way)]
        if ways and any(one.startswith(word[-size:]) for one in tables().syllables):
            return ways
    return []


def mixed(word: str, known: Callable[[str], bool], spelt: Callable[[str], list[str]]) -> tuple[list[list[str]], list[str]]:
    """A word typed partly in syllables and partly in first letters (tuikuandz, mmwangle): its rows of syllables, and initials that some wording has.

    A wording has to have the first letters of all of it, or two of its syllables side by side; otherwise foreign words would be read so.
    """
    for way in cuts(word, ALONE):
        rows = [row.split() for row in " ".join(one if len(one) > 1 else "|" for one in way).split("|") if row.strip()]
        if not rows or any(one not in ALONE for one in way if len(one) == 1) or not all(known("p" + one) for row in rows for one in row):
            continue
        whole = "".join(one[0] for one in way)
        if len(way) >= TELLING and spelt(whole) == [whole]:
            return rows, [whole]
        if any(known(term) for row in rows for term in sound(row) if term[0] == "q"):
            parts = "".join(one if len(one) == 1 else " " for one in way).split()
            return rows, next(filter(None, map(spelt, [whole, *parts])), [])
    return [], []
