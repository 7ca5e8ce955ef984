"""Where the words of a question stand in a text, and the passage of a text that answers best."""

from collections.abc import Iterable, Mapping

from search.analysis import LIGHT, STOP, is_cjk, is_letter, normalise, runs
from search.answer import Mark
from search.stemmer import stem

#: Characters of a passage: two lines of the result list.
PASSAGE = 120
ENDS = "。！？!?；;\n"
#: Ways of asking, which say nothing of what is asked about; the longest first.
ASKING = ("为什么", "怎么办", "怎么样", "怎么弄", "怎么回事", "能不能", "可不可以", "有没有", "是不是", "要不要", "请问", "怎么", "怎样", "如何")


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
        folded, places = _folded(text)
        hit = bytearray(len(folded) + 1)
        for at in range(len(folded) - 1):
            if folded[at : at + 2] in self.pairs:
                hit[at] = hit[at + 1] = 1
        for word in self.words:
            at = folded.find(word)
            while at >= 0:
                hit[at : at + len(word)] = b"\1" * len(word)
                at = folded.find(word, at + 1)
        for begin, end in _latin(folded):
            if stem(folded[begin:end]) in self.stems:
                hit[begin:end] = b"\1" * (end - begin)
        return _merged(hit, places, text)


def _without_asking(question: str) -> str:
    for words in ASKING:
        question = question.replace(words, " ")
    return question


def _means_something(word: str) -> bool:
    """Whether a word of the same meaning is worth a mark: 怎么办 is not."""
    return sum(char not in LIGHT for char in word) > 1


def _folded(text: str) -> tuple[str, list[int]]:
    """``text`` normalised, and for each of its characters which one of ``text`` it came from."""
    parts, places = [], []
    for at, char in enumerate(text):
        made = normalise(char)
        parts.append(made)
        places += [at] * len(made)
    return "".join(parts), places


def _latin(text: str) -> Iterable[Mark]:
    begin = None
    for at, char in enumerate(text + " "):
        inside = is_letter(char) and not is_cjk(char)
        if inside and begin is None:
            begin = at
        elif not inside and begin is not None:
            yield begin, at
            begin = None


def _merged(hit: bytearray, places: list[int], text: str) -> tuple[Mark, ...]:
    found: list[Mark] = []
    for at, place in enumerate(places):
        if hit[at] and text[place].strip():
            if found and found[-1][1] >= place:
                found[-1] = (found[-1][0], place + 1)
            else:
                found.append((place, place + 1))
    return tuple(found)


def passage(text: str, marks: tuple[Mark, ...]) -> str:
    """The sentences of ``text`` from the one that holds most of ``marks``, as long as two lines."""
    if len(text) <= PASSAGE:
        return text
    sentences, begin = [], 0
    for at, char in enumerate(text):
        if char in ENDS or at == len(text) - 1:
            sentences.append((begin, at + 1))
            begin = at + 1
    weights = [sum(min(end, mark[1]) - max(start, mark[0]) for mark in marks if mark[0] < end and mark[1] > start) for start, end in sentences]
    best = max(range(len(sentences)), key=lambda number: (weights[number], -number))
    start = sentences[best][0]
    cut = text[start : start + PASSAGE].strip()
    return cut + ("…" if start + PASSAGE < len(text) else "")
