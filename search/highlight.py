"""Where the words of a question stand in a text, and the passage of a text that answers best."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from itertools import accumulate

from search.analysis import LIGHT, STOP, normalise, runs
from search.answer import Mark
from search.letters import LETTER
from search.stemmer import stem

#: Characters of a passage: two lines of the result list.
PASSAGE = 120
ENDS = "。！？!?；;\n"
SENTENCE = re.compile(f"[^{ENDS}]*[{ENDS}]|[^{ENDS}]+")
#: Ways of asking, which say nothing of what is asked about; the longest first.
ASKING = ("为什么", "怎么办", "怎么样", "怎么弄", "怎么回事", "能不能", "可不可以", "有没有", "是不是", "要不要", "请问", "怎么", "怎样", "如何")
LATIN, HIT, BLANK = re.compile(f"[{LETTER}]+"), re.compile(b"\1+"), re.compile(r"\s")


class Folded(dict[int, str]):
    """Character -> what ``normalise`` makes of it alone, each made once: there are no more than the manual has characters."""

    def __missing__(self, char: int) -> str:
        made = self[char] = normalise(chr(char))
        return made


FOLDED = Folded()


class Asked:
    """What a question is looked for by: pairs of characters, stems, and the words that mean the same."""

    def __init__(self, question: str, groups: Mapping[str, Iterable[str]], words_of: Mapping[str, Iterable[str]]) -> None:
        self.pairs: set[str] = set()
        self.stems: set[str] = set()
        self.words: set[str] = set()
        for kind, run in runs(_without_asking(question)):
            if kind == "w":
                self.stems |= set() if run in STOP else {stem(run)}
            elif len(run) == 1:
                self.words.add(run)
            else:
                self.pairs |= {run[at : at + 2] for at in range(len(run) - 1) if not (run[at] in LIGHT and run[at + 1] in LIGHT)}
        folded = normalise(_without_asking(question))
        for word, names in groups.items():
            if word in folded and word not in LIGHT:
                self.words |= {other for name in names for other in words_of.get(name, ()) if _means_something(other)}

    def marks(self, text: str) -> tuple[Mark, ...]:
        """The stretches of ``text`` that the question asked for, none touching another."""
        folded = text.translate(FOLDED)
        hit = bytearray(len(folded))
        for word in [word for words in (self.pairs, self.words) for word in words if word in folded]:
            at = folded.find(word)
            while at >= 0:
                hit[at : at + len(word)] = b"\1" * len(word)
                at = folded.find(word, at + 1)
        for latin in LATIN.finditer(folded) if self.stems else ():
            if stem(latin[0]) in self.stems:
                hit[latin.start() : latin.end()] = b"\1" * len(latin[0])
        return _merged(hit, text) if any(hit) else ()


def _without_asking(question: str) -> str:
    for words in ASKING:
        question = question.replace(words, " ")
    return question


def _means_something(word: str) -> bool:
    """Whether a word of the same meaning is worth a mark: 怎么办 is not."""
    return sum(char not in LIGHT for char in word) > 1


def _merged(hit: bytearray, text: str) -> tuple[Mark, ...]:
    """The stretches of ``text`` whose folded characters were ``hit``; blanks are left out."""
    if len(hit) != len(text):
        hit = _unfolded(hit, text)
    for blank in BLANK.finditer(text):
        hit[blank.start()] = 0
    return tuple(found.span() for found in HIT.finditer(hit))


def _unfolded(hit: bytearray, text: str) -> bytearray:
    """Which characters of ``text`` were hit, where some are folded to several."""
    ends, out = list(accumulate(map(len, map(FOLDED.__getitem__, map(ord, text))))), bytearray(len(text))
    for found in HIT.finditer(hit):
        begin, end = bisect_right(ends, found.start()), bisect_right(ends, found.end() - 1) + 1
        out[begin:end] = b"\1" * (end - begin)
    return out


def passage(text: str, marks: tuple[Mark, ...]) -> str:
    """The sentences of ``text`` from the one that holds most of ``marks``, as long as two lines."""
    if len(text) <= PASSAGE:
        return text
    sentences = [found.span() for found in SENTENCE.finditer(text)]
    weights = [sum(min(end, mark[1]) - max(start, mark[0]) for mark in marks if mark[0] < end and mark[1] > start) for start, end in sentences]
    start, _ = sentences[weights.index(max(weights))]
    cut = text[start : start + PASSAGE].strip()
    return cut + ("…" if start + PASSAGE < len(text) else "")
