"""Terms of a text: one analysis for index and question, and nothing in it that a browser lacks (templates/assets/lookup-engine.js does the same).

A term is a string whose first letter is its family:
    u  a CJK character                    z  a CJK character that carries little (LIGHT)
    b  two neighbouring CJK characters    c  the same, one of them light       y  a group of synonyms
    w  the stem of a Latin word           x  the same of a stop word
    g  three letters of a word, its ends marked    j  four letters of the Latin text, across words
    a  two neighbouring CJK characters of an answer      d  the stem of a word of an answer
    p  a pinyin syllable                  q  two neighbouring syllables
    P, Q  a second reading, from the context
Initials (zhdj) are no terms: they are looked for in the initials of the wordings.
"""

from collections.abc import Callable, Mapping, Sequence
from operator import add
from typing import NamedTuple

from search.letters import LIGHT, STOP, grams, normalise, runs
from search.sounds import cuts, mixed, sound, spoken, unfinished
from search.stemmer import stem

__all__ = ["LIGHT", "STOP", "Question", "answer_terms", "index_terms", "initials", "normalise", "runs", "sizes"]

#: Characters of a question that are looked at.
MOST = 200
#: Words of the longest Latin phrase that has synonyms.
PHRASE = 4
#: Terms that are kept made, of each family.
KNOWN = 30_000
#: Kind and text of each run, as ``runs`` gives them.
Runs = Sequence[tuple[str, str]]
#: Word, or stems of a phrase with blanks between -> the names of its groups of synonyms, each a term.
Groups = Mapping[str, Sequence[str]]
#: A run of characters -> a syllable for each.
Readings = Callable[[str], list[str]]


class Sizes(NamedTuple):
    """Where words with synonyms may stand: how long those are, the longest first, that begin with a character, or in words those that begin with a stem."""

    chinese: dict[str, list[int]]
    latin: dict[str, list[int]]


def sizes(groups: Groups) -> Sizes:
    """The sizes of the words of ``groups``."""
    found = Sizes({}, {})
    for word in groups:
        found.chinese.setdefault(word[:1], []).append(len(word))
        stems = word.split(" ")
        if len(stems) <= PHRASE:
            found.latin.setdefault(stems[0], []).append(len(stems))
    return Sizes(*({begin: sorted(set(each), reverse=True) for begin, each in one.items()} for one in found))


class _Family(dict[str, str]):
    """Text -> its term, each made once: ``plain`` and the text, or ``light`` and the text if a character of it is LIGHT; nothing for no letter."""

    def __init__(self, plain: str, light: str) -> None:
        self.plain, self.light = plain, light

    def __missing__(self, text: str) -> str:
        if len(self) >= KNOWN:
            self.clear()
        family = self.plain if LIGHT.isdisjoint(text) else self.light
        term = self[text] = family and family + text
        return term


SINGLE, PAIR, IN_ANSWER = _Family("u", "z"), _Family("b", "c"), _Family("a", "")


def chinese(run: str, groups: Groups, sizes: Sizes) -> list[str]:
    """Terms of a run of CJK characters, their sound left out; of synonyms the longest at each place."""
    out = [*map(SINGLE.__getitem__, run), *map(PAIR.__getitem__, map(add, run, run[1:]))]
    if not sizes.chinese.keys().isdisjoint(run):
        for at, char in enumerate(run):
            for size in sizes.chinese.get(char, ()):
                if names := groups.get(run[at : at + size]):
                    out += names
                    break
    return out


def latin(words: Sequence[str], groups: Groups, sizes: Sizes) -> list[str]:
    """Terms of the Latin words of a text."""
    out, stems = [], [stem(word) for word in words]
    for at, (word, root) in enumerate(zip(words, stems, strict=True)):
        out.append(("x" if word in STOP else "w") + root)
        if word not in STOP:
            out += ["g" + part for part in grams("_" + word + "_", 3)]
            out += next((groups[key] for size in sizes.latin.get(root, ()) if (key := " ".join(stems[at : at + size])) in groups), ())
    return out + ["j" + part for part in grams("_" + "_".join(stems) + "_", 4)]


def index_terms(parts: Runs, groups: Groups, sizes: Sizes, readings: Readings | None = None) -> list[str]:
    """Terms of the runs of a wording of the manual, with repetitions. Sounds are not among them: the index adds up the characters that sound alike."""
    out, words = [], []
    for kind, run in parts:
        if kind == "w":
            words.append(run)
            continue
        out += chinese(run, groups, sizes)
        plain, context = spoken(run), readings(run) if readings else []
        if context != plain and len(context) == len(plain):
            out += [other[0].upper() + other[1:] for one, other in zip(sound(plain), sound(context), strict=True) if one != other]
    return out + (latin(words, groups, sizes) if words else [])


def answer_terms(text: str) -> list[str]:
    """Terms of an answer: it only breaks ties, so two characters or a stem at a time."""
    out: list[str] = []
    for kind, run in runs(text):
        if kind == "w":
            out += [] if run in STOP else ["d" + stem(run)]
        else:
            out += filter(None, map(IN_ANSWER.__getitem__, map(add, run, run[1:])))
    return out


def initials(parts: Runs) -> str:
    """First letters of the sounds of the runs of a text, the runs apart."""
    return " ".join("".join([syllable[0] for syllable in spoken(run)]) for kind, run in parts if kind == "c")


class Question:
    """What a question is looked for by.

    ``terms`` holds pairs of a term and whether it was typed as pinyin; ``initials`` what seems to be first letters. ``known(term)`` and
    ``spelt(word)`` tell what the manual has: so a word is a word, pinyin, or initials, whichever finds something.
    """

    def __init__(self, text: str, groups: Groups, sizes: Sizes, known: Callable[[str], bool], spelt: Callable[[str], list[str]]) -> None:
        self.terms: list[tuple[str, bool]] = []
        self.initials: list[str] = []
        self._groups, self._known, self._spelt = groups, known, spelt
        words: list[str] = []
        typed: list[list[list[str]]] = []
        parts = [*runs(text[:MOST]), ("", "")]
        cjk = any(kind == "c" for kind, _ in parts)
        for kind, run in parts:
            ways, is_word = self._read(run, cjk, run == parts[-2][1]) if kind == "w" else ([], False)
            if is_word:
                words.append(run)
            if ways:
                typed.append(ways)
                continue
            self._add_typed(typed)
            typed = []
            if kind == "c":
                self.terms += [(term, False) for term in chinese(run, groups, sizes) + sound(spoken(run))]
        if words:
            self.terms += [(term, False) for term in latin(words, groups, sizes)]

    def _read(self, run: str, cjk: bool, last: bool) -> tuple[list[list[str]], bool]:
        """The ways to read a run of letters as pinyin, and whether it is (also) looked for as a word."""
        if not (run.isascii() and run.isalpha()):
            return [], True
        root = stem(run)
        word = self._known("w" + root) or self._known("x" + root) or root in self._groups
        ways = [way for way in cuts(run) if all(self._known("p" + one) for one in way)]
        if not ways and not word and last:
            ways = unfinished(run, self._known)
        found = [] if ways or word or (len(run) < 3 and cjk) else self._spelt(run)
        if not (ways or word or found):
            ways, found = mixed(run, self._known, self._spelt)
        self.initials += found
        return ways, word or not (ways or found)

    def _add_typed(self, typed: Sequence[list[list[str]]]) -> None:
        """Neighbouring syllables count across words in the way that is read last, within a word in the others."""
        self.terms += [(term, True) for term in sound([one for ways in typed for one in ways[-1]])]
        self.terms += [(term, True) for ways in typed for way in ways[:-1] for term in sound(way)]
