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

from search.letters import LIGHT, STOP, grams, is_cjk, is_letter, normalise, runs
from search.sounds import cuts, sound, spoken, unfinished
from search.stemmer import stem

__all__ = ["LIGHT", "STOP", "Question", "answer_terms", "index_terms", "initials", "is_cjk", "is_letter", "longest", "normalise", "runs"]

#: Characters of a question that are looked at.
MOST = 200
#: Words of the longest Latin phrase that has synonyms.
PHRASE = 4
#: Word, or stems of a phrase with blanks between -> the names of its groups of synonyms, each a term.
Groups = Mapping[str, Sequence[str]]
#: A run of characters -> a syllable for each.
Readings = Callable[[str], list[str]]


def longest(groups: Groups) -> int:
    """Letters of the longest word that has synonyms."""
    return max(map(len, groups), default=1)


def chinese(run: str, groups: Groups, most: int) -> list[str]:
    """Terms of a run of CJK characters, their sound left out; of synonyms the longest at each place, up to ``most`` characters."""
    out = [("z" if char in LIGHT else "u") + char for char in run]
    out += [("c" if pair[0] in LIGHT or pair[1] in LIGHT else "b") + pair for pair in grams(run, 2)]
    for at in range(len(run)):
        for size in range(min(most, len(run) - at), 0, -1):
            if run[at : at + size] in groups:
                out += groups[run[at : at + size]]
                break
    return out


def latin(words: Sequence[str], groups: Groups) -> list[str]:
    """Terms of the Latin words of a text."""
    out, stems = [], [stem(word) for word in words]
    for at, (word, root) in enumerate(zip(words, stems, strict=True)):
        out.append(("x" if word in STOP else "w") + root)
        if word not in STOP:
            out += ["g" + part for part in grams("_" + word + "_", 3)]
            out += next((groups[key] for size in range(PHRASE, 0, -1) if (key := " ".join(stems[at : at + size])) in groups), ())
    return out + ["j" + part for part in grams("_" + "_".join(stems) + "_", 4)]


def index_terms(text: str, groups: Groups, most: int, readings: Readings | None = None) -> list[str]:
    """Terms of a wording of the manual, with repetitions. Sounds are not among them: the index adds up the characters that sound alike."""
    out, words = [], []
    for kind, run in runs(text):
        if kind == "w":
            words.append(run)
            continue
        out += chinese(run, groups, most)
        plain, context = spoken(run), readings(run) if readings else []
        if context != plain and len(context) == len(plain):
            out += [other[0].upper() + other[1:] for one, other in zip(sound(plain), sound(context), strict=True) if one != other]
    return out + (latin(words, groups) if words else [])


def answer_terms(text: str) -> list[str]:
    """Terms of an answer: it only breaks ties, so two characters or a stem at a time."""
    out = []
    for kind, run in runs(text):
        if kind == "w":
            out += [] if run in STOP else ["d" + stem(run)]
        else:
            out += ["a" + pair for pair in grams(run, 2) if pair[0] not in LIGHT and pair[1] not in LIGHT]
    return out


def initials(text: str) -> str:
    """First letters of the sounds of a text, its runs apart."""
    return " ".join("".join(syllable[0] for syllable in spoken(run)) for kind, run in runs(text) if kind == "c")


class Question:
    """What a question is looked for by.

    ``terms`` holds pairs of a term and whether it was typed as pinyin; ``initials`` what seems to be first letters. ``known(term)`` and
    ``spelt(word)`` tell what the manual has: so a word is a word, pinyin, or initials, whichever finds something.
    """

    def __init__(self, text: str, groups: Groups, most: int, known: Callable[[str], bool], spelt: Callable[[str], list[str]]) -> None:
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
                self.terms += [(term, False) for term in chinese(run, groups, most) + sound(spoken(run))]
        if words:
            self.terms += [(term, False) for term in latin(words, groups)]

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
        self.initials += found
        return ways, word or not (ways or found)

    def _add_typed(self, typed: Sequence[list[list[str]]]) -> None:
        """Neighbouring syllables count across words in the way that is read last, within a word in the others."""
        self.terms += [(term, True) for term in sound([one for ways in typed for one in ways[-1]])]
        self.terms += [(term, True) for ways in typed for way in ways[:-1] for term in sound(way)]
